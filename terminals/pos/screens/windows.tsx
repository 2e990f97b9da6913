// The window that is open above the till, if one is.
import { open } from '../state/windows.ts'
import { AgeWindow } from '../windows/age.tsx'
import { CardDayWindow } from '../windows/card-day.tsx'
import { CashMoveWindow } from '../windows/cash-move.tsx'
import { CloseWindow } from '../windows/close-till.tsx'
import { CustomerWindow } from '../windows/customer.tsx'
import { DiscountWindow } from '../windows/discount.tsx'
import { DrawerWindow } from '../windows/drawer.tsx'
import { FiguresWindow } from '../windows/figures.tsx'
import { HeldWindow, HoldWindow } from '../windows/hold.tsx'
import { HelpWindow, MoreWindow } from '../windows/more.tsx'
import { PayWindow } from '../windows/pay.tsx'
import { ReceiptsWindow } from '../windows/receipts.tsx'
import { StatusWindow } from '../windows/status.tsx'
import { VariantsWindow } from '../windows/variants.tsx'
import { WeighWindow } from '../windows/weigh.tsx'

export const Windows = () => {
  const now = open.value
  switch (now?.is) {
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
    case 'receipts':
      return <ReceiptsWindow saleId={now.saleId} />
    case 'cash-move':
      return <CashMoveWindow />
    case 'drawer':
      return <DrawerWindow />
    case 'figures':
      return <FiguresWindow />
    case 'card-day':
      return <CardDayWindow />
    case 'close':
      return <CloseWindow />
    case 'status':
      return <StatusWindow />
    case 'more':
      return <MoreWindow />
    case 'help':
      return <HelpWindow />
    case undefined:
      return null
  }
}
