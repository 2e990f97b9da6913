// Who, which till, and what is not as it should be: one glance, one tap for more.
import {
  Banknote,
  ChefHat,
  CircleAlert,
  CloudOff,
  CreditCard,
  Monitor,
  Printer,
  ReceiptText,
  Scale,
  ScanBarcode,
  Send,
  Wifi,
} from 'lucide-preact'
import { count, time } from '#kit/formats.ts'
import { nameOf } from '#kit/i18n.ts'
import { link } from '#kit/live.ts'
import { session } from '#kit/session.ts'
import { deviceTexts } from '../device-texts.ts'
import { setAside, waiting } from '../local/queue.ts'
import type { DeviceTone } from '../state/device-words.ts'
import { type Health, type HealthClass, health } from '../state/health.ts'
import { clock, connection, online, start } from '../state/till.ts'
import { lateJobs } from '../state/till-paper.ts'
import { show } from '../state/windows.ts'
import { texts } from '../texts.ts'

export const StatusBar = () => (
  <button
    type="button"
    class="flex min-h-14 w-full cursor-pointer items-center gap-x-2 whitespace-nowrap border-b border-base-300 bg-base-100 overflow-hidden px-3 py-1 text-start text-sm xl:gap-x-3"
    data-link={link.value}
    onClick={() => show({ is: 'status' })}
  >
    <span class="sr-only">{texts.status}</span>
    <span class="flex min-w-16 flex-1 flex-col leading-tight">
      <bdi class="truncate font-semibold">{start.value && nameOf(start.value.till)}</bdi>
      <bdi class="quiet truncate">{session.value && nameOf(session.value.user)}</bdi>
    </span>
    <Queue />
    <Paper />
    <Connection />
    <Devices />
    <span class="amount">{time(clock.value)}</span>
  </button>
)

const Connection = () => {
  switch (connection.value) {
    case 'online':
      return (
        <span class="flex items-center gap-1 text-success" data-test="online">
          <Wifi size={18} aria-hidden="true" />
          <span class="max-sm:sr-only">{texts.online}</span>
        </span>
      )
    case 'connecting':
      return (
        <span class="quiet flex items-center gap-1" data-test="connecting">
          <Wifi size={18} aria-hidden="true" />
          <span class="max-sm:sr-only">{texts.connecting}</span>
        </span>
      )
    case 'offline':
      return (
        <span class="flex items-center gap-1 font-semibold text-warning" data-test="offline">
          <CloudOff size={18} aria-hidden="true" />
          {texts.offline}
        </span>
      )
  }
}

const Queue = () => (
  <>
    {setAside.value.length > 0 && (
      <span class="flex items-center gap-1 font-semibold text-error">
        <CircleAlert size={18} aria-hidden="true" />
        <span class="amount">{count(setAside.value.length)}</span>
      </span>
    )}
    {waiting.value.length > 0 && (
      <span class="flex items-center gap-1 text-warning" data-test="unsent">
        <Send size={18} class="mirror" aria-hidden="true" />
        <span class="amount xl:hidden" aria-hidden="true">
          {count(waiting.value.length)}
        </span>
        <span class="max-xl:sr-only">{texts.unsent(count(waiting.value.length))}</span>
      </span>
    )}
  </>
)

/** What should be on paper by now and is not, or of which nobody knows. */
const Paper = () => {
  const late = lateJobs.value.length
  if (late === 0) return null
  return (
    <span class="flex items-center gap-1 font-semibold text-warning" data-test="late-paper">
      <ReceiptText size={18} aria-hidden="true" />
      <span class="amount" aria-hidden="true">
        {count(late)}
      </span>
      <span class="sr-only">{deviceTexts.late(count(late))}</span>
    </span>
  )
}

const icons: Record<HealthClass, typeof Printer> = {
  receipt_printer: Printer,
  kitchen_printer: ChefHat,
  card_terminal: CreditCard,
  scale: Scale,
  cash_drawer: Banknote,
  scanner: ScanBarcode,
  line_display: Monitor,
}

/** Of the others only what is not well is on the strip. */
const ALWAYS: readonly HealthClass[] = ['receipt_printer', 'scale', 'card_terminal']

/** More do not fit beside the names and the clock. */
const ICONS_MAX = 5

const inOrder = (all: readonly Health[]): Health[] =>
  all.toSorted((a, b) => Number(b.tone === 'bad') - Number(a.tone === 'bad'))

// What is well gives way to what is not: the strip is one line on every screen.
const Devices = () => {
  const all = health.value
  const shown = all.filter(
    ({ is, tone }, at) =>
      tone === 'bad' ||
      tone === 'warn' ||
      // Of a group of printers the one that stands here.
      (ALWAYS.includes(is) && all.findIndex(other => other.is === is) === at),
  )
  const worst =
    shown.find(({ tone }) => tone === 'bad') ??
    shown.find(({ tone, short }) => tone !== 'good' && short !== '')
  const isCrowded = worst !== undefined || waiting.value.length > 0 || !online.value
  // With its hub every device is gone at once.
  const [seen, more] =
    shown.length > ICONS_MAX
      ? [inOrder(shown).slice(0, ICONS_MAX - 1), shown.length - ICONS_MAX + 1]
      : [shown, 0]
  return (
    <>
      {seen.map(one => (
        <One key={one.key} one={one} isWorst={one === worst} isCrowded={isCrowded} />
      ))}
      {more > 0 && <span class="amount font-semibold text-error">+{count(more)}</span>}
    </>
  )
}

const One = (props: { one: Health; isWorst: boolean; isCrowded: boolean }) => {
  const { one, isWorst, isCrowded } = props
  const { is, tone, short, name } = one
  const Icon = icons[is]
  const place = tone === 'bad' || isWorst ? '' : isCrowded ? 'max-xl:hidden' : 'max-sm:hidden'
  return (
    <span
      class={`flex items-center gap-1 ${tones[tone]} ${place}`}
      data-device={is}
      data-tone={tone}
    >
      <Icon size={18} aria-hidden="true" />
      {isWorst && <span>{short}</span>}
      <span class="sr-only">
        {name} {isWorst ? '' : short}
      </span>
    </span>
  )
}

const tones: Record<DeviceTone, string> = {
  bad: 'font-semibold text-error',
  warn: 'text-warning',
  busy: 'text-info',
  good: 'quiet',
  none: 'quiet',
}
