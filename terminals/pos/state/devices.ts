// The printer, scale, scanner and terminal of this till, in words and with what to do.
import { computed, effect, signal } from '@preact/signals'
import { deviceStates, link, onTopic } from '#kit/live.ts'
import { choices } from '#kit/session.ts'
import { scanned } from '../input/keys.ts'
import { deviceOf, start } from './till.ts'

/** A scale says a reading when it differs from the last, so the last one stands. */
export type Weight = {
  /** null while it moves, is too heavy or below zero */
  grams: number | null
  stable: boolean
  state: 'stable' | 'motion' | 'over' | 'under' | 'zero'
}

/** The last word of the scale; undefined while there is none, or the scale is gone. */
export const weight = signal<Weight | undefined>(undefined)

/** State of the till's device of a class: `none`, `unknown` while nothing was heard, else its word. */
const stateOf = (wanted: Parameters<typeof deviceOf>[0]) => {
  const device = deviceOf(wanted)
  if (!device) return { device: undefined, state: 'none', why: undefined }
  const detail = link.value === 'live' ? deviceStates.value[device.id] : undefined
  const { state, why } = detail ?? {}
  return {
    device,
    state: typeof state === 'string' ? state : 'unknown',
    why: typeof why === 'string' ? why : undefined,
  }
}

export const printer = computed(() => stateOf('receipt_printer'))
export const scale = computed(() => stateOf('scale'))
export const terminal = computed(() => stateOf('card_terminal'))
export const scanner = computed(() => stateOf('scanner'))

/** Begins to hear the till's scanner and scale. */
export const startDevices = (): void => {
  hear('scanner', payload => {
    const { is, code, gs1, aim } = payload
    if (is !== 'scan' || typeof code !== 'string') return
    // Only its identifier says that a code is made of GS1 elements.
    scanned(gs1 === true && typeof aim === 'string' ? aim + code : code)
  })
  hear('scale', payload => {
    const { is, grams, stable, state } = payload
    if (is !== 'weight' || !isWord(state)) return
    weight.value = {
      grams: typeof grams === 'number' ? grams : null,
      stable: stable === true,
      state,
    }
  })
  effect(() => {
    if (scale.value.state !== 'ready') weight.value = undefined
  })
}

const isWord = (word: unknown): word is Weight['state'] =>
  word === 'stable' || word === 'motion' || word === 'over' || word === 'under' || word === 'zero'

const hear = (wanted: 'scanner' | 'scale', heard: (payload: Record<string, unknown>) => void) => {
  const device = computed(() => (start.value ? deviceOf(wanted)?.id : undefined))
  effect(() => {
    const store = choices.value?.store?.id
    if (!store || !device.value) return undefined
    return onTopic(`s/${store}/dev/${device.value}/out`, payload => {
      if (typeof payload === 'object' && payload !== null) heard({ ...payload })
    })
  })
}
