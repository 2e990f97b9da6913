// Who, which till, and what is not as it should be: one glance, one tap for more.
import { CircleAlert, CloudOff, CreditCard, Printer, Scale, Send, Wifi } from 'lucide-preact'
import { count, time } from '#kit/formats.ts'
import { nameOf } from '#kit/i18n.ts'
import { link } from '#kit/live.ts'
import { session } from '#kit/session.ts'
import { setAside, waiting } from '../local/queue.ts'
import { deviceWords } from '../state/device-words.ts'
import { printer, scale, terminal } from '../state/devices.ts'
import { clock, connection, online, start } from '../state/till.ts'
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

const kinds = [
  ['printer', printer],
  ['scale', scale],
  ['terminal', terminal],
] as const

const icons = { printer: Printer, scale: Scale, terminal: CreditCard }

// What is well gives way to what is not: the strip is one line on every screen.
const Devices = () => {
  const all = kinds.map(([kind, device]) => ({ kind, ...deviceWords(device.value) }))
  const firstBad = all.find(({ tone }) => tone === 'bad')?.kind
  const isCrowded = firstBad !== undefined || waiting.value.length > 0 || !online.value
  return (
    <>
      {all.map(({ kind, tone, short }) => {
        if (tone === 'none') return null
        const Icon = icons[kind]
        const place = tone === 'bad' ? '' : isCrowded ? 'max-xl:hidden' : 'max-sm:hidden'
        return (
          <span key={kind} class={`flex items-center gap-1 ${tones[tone]} ${place}`}>
            <Icon size={18} aria-hidden="true" />
            {tone === 'bad' && (
              <span class={kind === firstBad ? '' : 'max-xl:sr-only'}>{short}</span>
            )}
            <span class="sr-only">{texts[kind]}</span>
          </span>
        )
      })}
    </>
  )
}

const tones = { bad: 'font-semibold text-error', warn: 'text-warning', good: 'quiet' }
