// The printer, scale, scanner and terminal of this till, in words and with what to do.
import { computed, effect } from '@preact/signals'
import { deviceStates, link, onTopic } from '#kit/live.ts'
import { wordsOfCode } from '#kit/problems.ts'
import { choices } from '#kit/session.ts'
import { goesOn } from '#schema/rules/fail-over.ts'
import { deviceTopic } from '#schema/wire/topics.ts'
import { scanned } from '../input/keys.ts'
import type { Device } from '../local/start-data.ts'
import { type DeviceState, deviceWords } from './device-words.ts'
import { bad } from './signs.ts'
import { deviceOf, online, receiptPrinters, start } from './till.ts'

/** What is known of a device. */
type Heard = DeviceState & {
  device: Device | undefined
  /** something is being printed or paid */
  isAtWork: boolean
  /** of a drawer and of the printer it hangs on; undefined where nobody knows */
  drawer: 'open' | 'shut' | undefined
}

/**
 * State of a device of the till: `none`, `away` while the server is, `line-down` without a link to the
 * broker, `unknown` while nothing was heard, else its word.
 */
export const stateOf = (device: Device | undefined): Heard => {
  if (!device) return { device, state: 'none', why: undefined, isAtWork: false, drawer: undefined }
  if (link.value !== 'live') {
    const state = online.value ? 'line-down' : 'away'
    return { device, state, why: undefined, isAtWork: false, drawer: undefined }
  }
  const { state, why, jobs, drawer } = deviceStates.value[device.id] ?? {}
  return {
    device,
    state: typeof state === 'string' ? state : 'unknown',
    why: typeof why === 'string' ? why : undefined,
    isAtWork: typeof jobs === 'number' && jobs > 0,
    drawer: drawer === 'open' || drawer === 'shut' ? drawer : undefined,
  }
}

export const printer = computed(() => stateOf(receiptPrinters()[0]))
export const scale = computed(() => stateOf(deviceOf('scale')))
export const terminal = computed(() => stateOf(deviceOf('card_terminal')))
export const scanner = computed(() => stateOf(deviceOf('scanner')))

/** Where receipts come out while the till's first printer is away; undefined while it is not. */
export const standIn = computed(() => {
  const [first, ...others] = receiptPrinters()
  if (!first || deviceWords(stateOf(first)).tone !== 'bad') return undefined
  return others.find(device => goesOn(stateOf(device).state))
})

/** Begins to hear the till's scanner. */
export const startScanner = (): void =>
  hear('scanner', payload => {
    const { is, code, aim } = payload
    if (is === 'misread') bad(wordsOfCode('wrong-check-digit'))
    if (is !== 'scan' || typeof code !== 'string') return
    // Only its identifier says that a code is made of GS1 elements, or was read from bars.
    scanned(typeof aim === 'string' ? aim + code : code)
  })

/** Hears what the till's device of a class says, whichever that is. */
export const hear = (
  wanted: 'scanner' | 'scale' | 'receipt_printer',
  heard: (payload: Record<string, unknown>) => void,
): void => {
  const device = computed(() => (start.value ? deviceOf(wanted)?.id : undefined))
  effect(() => {
    const store = choices.value?.store?.id
    if (!store || !device.value) return undefined
    return onTopic(deviceTopic(store, device.value, 'out'), payload => {
      if (typeof payload === 'object' && payload !== null) heard({ ...payload })
    })
  })
}
