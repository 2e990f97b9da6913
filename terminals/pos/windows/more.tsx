// Everything that is not done for each customer, and the keys.

import type { LucideIcon } from 'lucide-preact'
import {
  ArrowLeftRight,
  Calculator,
  CreditCard,
  DoorClosed,
  Inbox,
  Keyboard,
  LogOut,
  MonitorSmartphone,
  MonitorUp,
  ReceiptText,
  Trash2,
  Volume2,
  VolumeX,
  Wallet,
} from 'lucide-preact'
import { Dialog } from '#kit/dialog.tsx'
import { count } from '#kit/formats.ts'
import { LanguageSwitch, ThemeSwitch } from '#kit/page.tsx'
import { useKeys } from '../input/keys.ts'
import { clearAll, isEmpty } from '../state/counter.ts'
import { terminal } from '../state/devices.ts'
import { held } from '../state/held-sales.ts'
import { lock } from '../state/people.ts'
import { leaveWith } from '../state/sell-keys.ts'
import { bad, muted, setMuted } from '../state/signs.ts'
import { chooseTill, online, tillId } from '../state/till.ts'
import { show, shut } from '../state/windows.ts'
import { texts } from '../texts.ts'

export const MoreWindow = () => {
  useKeys({ scan: leaveWith })
  const offline = online.value ? undefined : texts.signOutOffline
  return (
    <Dialog title={texts.more} onClose={shut}>
      <div class="grid grid-cols-2 gap-2 pb-2">
        <Action
          icon={ReceiptText}
          name={texts.lastSales}
          keys="F7"
          run={() => show({ is: 'receipts' })}
        />
        <Action
          icon={Inbox}
          name={texts.heldCount(count(held.value.length))}
          run={() => show({ is: 'held' })}
        />
        <Action
          icon={ArrowLeftRight}
          name={texts.cashInOut}
          run={() => show({ is: 'cash-move' })}
        />
        <Action
          icon={Wallet}
          name={texts.openDrawer}
          keys="F8"
          run={() => show({ is: 'drawer' })}
        />
        <Action icon={Calculator} name={texts.figures} run={() => show({ is: 'figures' })} />
        <Action
          icon={CreditCard}
          name={texts.cardDay}
          why={whyNoCardDay()}
          run={() => show({ is: 'card-day' })}
        />
        <Action icon={DoorClosed} name={texts.closeTill} run={() => show({ is: 'close' })} />
        <Action
          icon={Trash2}
          name={texts.clearAll}
          why={isEmpty.value ? texts.noLine : undefined}
          run={() => {
            shut()
            clearAll()
          }}
        />
        <Action icon={Keyboard} name={texts.keys} keys="F1" run={() => show({ is: 'help' })} />
        <Action
          icon={muted.value ? VolumeX : Volume2}
          name={muted.value ? texts.soundsOff : texts.soundsOn}
          run={() => setMuted(!muted.value)}
        />
        <Action icon={LogOut} name={texts.signOut} why={offline} run={lock} />
        <Action icon={MonitorUp} name={texts.customerScreen} run={openCustomerScreen} />
        <Action
          icon={MonitorSmartphone}
          name={texts.otherTill}
          why={offline}
          run={() => {
            if (!isEmpty.value) return bad(texts.otherTillBasket)
            if (!chooseTill(undefined)) return bad(texts.otherTillUnsent)
            // Who signs in there speaks for that till; a session belongs to one.
            return lock()
          }}
        />
      </div>
      <div class="flex flex-wrap gap-4 pt-2">
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
    </Dialog>
  )
}

// A window of its own, to be drawn to the second screen; opened again it comes to the front.
const openCustomerScreen = () => {
  const address = `/display/?till=${encodeURIComponent(tillId.value ?? '')}`
  if (window.open(address, 'customer-screen', 'popup,width=1024,height=768')) return shut()
  return bad(texts.customerScreenBlocked)
}

// The bank is told through the store server and the terminal: without either there is nobody to ask.
const whyNoCardDay = (): string | undefined => {
  if (!online.value) return texts.closeAway
  return terminal.value.state === 'none' ? texts.noTerminal : undefined
}

type ActionProps = {
  icon: LucideIcon
  name: string
  keys?: string
  why?: string | undefined
  run: () => unknown
}

const Action = ({ icon: Icon, name, keys, why, run }: ActionProps) => (
  <button
    type="button"
    class="key btn h-auto justify-start gap-3 py-3 text-start"
    aria-disabled={why !== undefined}
    aria-keyshortcuts={keys}
    onClick={() => (why === undefined ? run() : bad(why))}
  >
    <Icon size={22} class="quiet shrink-0" aria-hidden="true" />
    <span class="min-w-0 flex-1">{name}</span>
    {keys && <kbd class="kbd kbd-sm max-md:hidden">{keys}</kbd>}
  </button>
)

export const HelpWindow = () => {
  useKeys({ scan: leaveWith, keys: { Enter: shut, F1: shut } })
  const keys: [string, string][] = [
    ['F1', texts.helpHelp],
    ['F2', texts.helpSearch],
    ['F3', texts.helpCustomer],
    ['F4', texts.helpHold],
    ['F6', texts.helpDiscount],
    ['F7', texts.helpReceipts],
    ['F8', texts.helpDrawer],
    ['F9', texts.helpPay],
    ['F10', texts.helpCard],
    ['F12', texts.helpMore],
    ['Esc', texts.helpBack],
    ['↑ ↓', texts.helpLines],
    ['Enter', texts.helpOpenLine],
    ['+ −', texts.helpStep],
    ['Del', texts.helpRemove],
    ['Ctrl Z', texts.helpUndo],
    ['0–9 *', texts.helpDigits],
    ['0–9 Enter', texts.helpDigitsEnter],
    ['A–Z', texts.helpLetters],
  ]
  return (
    <Dialog title={texts.help} onClose={shut} size="wide" isText>
      <dl class="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-2 pb-2 md:grid-cols-[auto_1fr_auto_1fr]">
        {keys.map(([key, words]) => (
          <>
            <dt key={key}>
              <kbd class="kbd ltr whitespace-nowrap">{key}</kbd>
            </dt>
            <dd>{words}</dd>
          </>
        ))}
      </dl>
    </Dialog>
  )
}
