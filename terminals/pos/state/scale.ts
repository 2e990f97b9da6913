// The scale at this till: what it says, what is taken off, and what it is told to do.
import { computed, effect, signal } from '@preact/signals'
import { send } from '#kit/api.ts'
import { wordsOf } from '#kit/problems.ts'
import {
  certificateOf,
  netWeight,
  READING_MS,
  type Reading,
  type Weighing,
} from '#schema/rules/weighing.ts'
import { deviceTexts } from '../device-texts.ts'
import { texts } from '../texts.ts'
import { deviceWords } from './device-words.ts'
import { hear, scale } from './devices.ts'
import { bad, good } from './signs.ts'
import { tillId } from './till.ts'

/** `shown` is what stands on the scale itself, also what must not be sold; for eyes alone. */
export type Weight = Reading & { shown: number | null }

export type ScaleOrder = 'zero' | 'tare' | 'clear-tare'

/** The last word of the scale; undefined while there is none, it is old, or the scale is gone. */
export const weight = signal<Weight | undefined>(undefined)
/** The packing's weight as it was typed, grams, until this weighing is over. */
export const presetTare = signal(0)

/** What nobody may take for a scale of the trade: null where a technician entered no certificate. */
export const certificate = computed(() =>
  scale.value.device ? certificateOf(scale.value.device.options_json) : null,
)

/** What would be sold now, or why nothing is: also that the scale is gone, or has not spoken yet. */
export const weighed = ():
  | ReturnType<typeof netWeight>
  | { is: 'refused'; why: 'gone' | 'silent' } => {
  if (weight.value) return netWeight(weight.value, presetTare.value)
  return { is: 'refused', why: deviceWords(scale.value).tone === 'bad' ? 'gone' : 'silent' }
}

/** What is wrong with it but that it is silent: it talks nonsense, is not set up, says that it is broken. */
export const scaleTrouble = () => {
  const words = deviceWords(scale.value)
  return words.tone === 'bad' && words.words !== deviceTexts.off ? words : undefined
}

/** The reading as a sale carries it. */
export const weighing = (): Weighing | undefined => {
  const { device } = scale.value
  if (!device || !weight.value) return undefined
  const { grams, stable, state, net } = weight.value
  return { by: 'scale', scale_id: device.id, tare: presetTare.value, grams, stable, state, net }
}

/** Sets the scale to zero, or lets it take off what lies on it; its answer is said. */
export const orderScale = async (order: ScaleOrder): Promise<void> => {
  asked = order
  const answer = await send('devices.order-scale', { till_id: tillId.value, order })
  if (!answer.ok) bad(wordsOf(answer.problem))
}

/** Begins to hear the till's scale. */
export const startScale = (): void => {
  let fading: ReturnType<typeof setTimeout> | undefined
  hear('scale', payload => {
    const { is, grams, shown, stable, state, net } = payload
    if (is === 'scale-order') return answered(payload)
    if (is !== 'weight' || !isState(state)) return
    clearTimeout(fading)
    fading = setTimeout(() => {
      weight.value = undefined
    }, READING_MS)
    weight.value = {
      grams: typeof grams === 'number' ? grams : null,
      shown: typeof shown === 'number' ? shown : null,
      stable: stable === true,
      net: net === true,
      state,
    }
  })
  effect(() => {
    if (scale.value.state !== 'ready') weight.value = undefined
  })
}

const isState = (word: unknown): word is Weight['state'] =>
  word === 'stable' || word === 'motion' || word === 'over' || word === 'under' || word === 'zero'

/** A scale that others use too answers everybody; only who asked wants to know. */
let asked: ScaleOrder | undefined

const answered = ({ order, done, why }: Record<string, unknown>) => {
  if (order !== asked) return
  asked = undefined
  if (done === true) good(doneWords(order))
  else bad(orderWords(order, why))
}

const doneWords = (order: unknown): string => {
  switch (order) {
    case 'zero':
      return texts.scaleZeroed
    case 'tare':
      return texts.scaleTared
    default:
      return texts.scaleTareGone
  }
}

const orderWords = (order: unknown, why: unknown): string => {
  switch (why) {
    case 'order-not-in-protocol':
      return texts.scaleOwnKeys
    case 'scale-offline':
      return texts.scaleGone
    default:
      return order === 'zero' && isLoaded() ? texts.scaleLoaded : texts.scaleDidNot
  }
}

/** What stands still and is more than nothing: no waiting brings that to zero. */
const isLoaded = () => weight.value?.state === 'stable' && (weight.value.grams ?? 0) > 0
