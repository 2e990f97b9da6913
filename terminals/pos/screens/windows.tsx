// The window that is open above the till, if one is.
import { Dialog } from '#kit/dialog.tsx'
import { Skeleton } from '#kit/states.tsx'
import { texts } from '#kit/texts.ts'
import { cashOffice } from '../state/cash-office.ts'
import { open, shut, type Window } from '../state/windows.ts'
import { AgeWindow } from '../windows/age.tsx'
import { CustomerWindow } from '../windows/customer.tsx'
import { DiscountWindow } from '../windows/discount.tsx'
import { HeldWindow, HoldWindow } from '../windows/hold.tsx'
import { HelpWindow, MoreWindow } from '../windows/more.tsx'
import { PayWindow } from '../windows/pay.tsx'
import { StatusWindow } from '../windows/status.tsx'
import { VariantsWindow } from '../windows/variants.tsx'
import { WeighWindow } from '../windows/weigh.tsx'

export const Windows = () => {
  const now = open.value
  if (!now) return null
  switch (now.is) {
    case 'weigh':
      return <WeighWindow key={now.item.id} item={now.item} />
    case 'variants':
      return <VariantsWindow items={now.items} />
    case 'discount':
      return <DiscountWindow />
    case 'age':
      return <AgeWindow age={now.age} />
    case 'customer':
      return <CustomerWindow />
    case 'hold':
      return <HoldWindow />
    case 'held':
      return <HeldWindow />
    case 'pay':
      return <PayWindow />
    case 'status':
      return <StatusWindow />
    case 'more':
      return <MoreWindow />
    case 'help':
      return <HelpWindow />
    default:
      return <CashOffice now={now} />
  }
}

const CashOffice = ({ now }: { now: Window }) => {
  const windows = cashOffice.value
  if (!windows) {
    return (
      <Dialog title={texts.loading} onClose={shut}>
        <Skeleton />
      </Dialog>
    )
  }
  switch (now.is) {
    case 'receipts':
      return <windows.ReceiptsWindow saleId={now.saleId} />
    case 'cash-move':
      return <windows.CashMoveWindow />
    case 'drawer':
      return <windows.DrawerWindow />
    case 'figures':
      return <windows.FiguresWindow />
    case 'card-day':
      return <windows.CardDayWindow />
    case 'close':
      return <windows.CloseWindow />
    default:
      return null
  }
}
