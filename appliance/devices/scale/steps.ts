// What the scale last said, whether it still answers, and what became of an order. No weight is
// ever made up from an error.
import type { Frame, Order } from './frames.ts'

export type Reading = {
  /** null for all that must not be sold */
  grams: number | null
  /** what stands on the scale, also what must not be sold, where it says so; signed, for eyes alone */
  shown: number | null
  stable: boolean
  state: 'stable' | 'motion' | 'over' | 'under' | 'zero'
  /** less a tare */
  net: boolean
}

/** Unanswered questions in a row after which the scale counts as gone. */
export const MISSED_MAX = 5
/** Questions after which an order that shows no effect was not done. */
export const ORDER_ASKS_MAX = 10

export type State = {
  link: 'down' | 'mute' | 'ready' | 'faulty'
  missed: number
  last: Reading | null
  order: { name: Order; asked: number } | null
}

export type Input =
  | { is: 'opened' | 'closed' | 'asked' }
  | { is: 'frame'; frame: Frame }
  /** `isKnown`: the protocol has bytes for it */
  | { is: 'order'; order: Order; isKnown: boolean }

export type OrderAnswer = { order: Order; done: boolean; why?: string }

export type Next = {
  state: State
  /** a reading that differs from the last one said */
  say: Reading | null
  send: Order | 'fetch' | null
  answer: OrderAnswer | null
}

export const start: State = { link: 'down', missed: 0, last: null, order: null }

export const step = (state: State, input: Input): Next => {
  switch (input.is) {
    case 'opened':
      return { ...still({ ...start, link: 'ready' }), answer: failed(state, 'scale-offline') }
    case 'closed':
      return { ...still(start), answer: failed(state, 'scale-offline') }
    case 'asked':
      return state.link === 'down' ? still(state) : asked(state)
    case 'order':
      return ordered(state, input.order, input.isKnown)
    case 'frame':
      return state.link === 'down' ? still(state) : heard(state, input.frame)
  }
}

const still = (state: State): Next => ({ state, say: null, send: null, answer: null })

const failed = ({ order }: State, why: string): OrderAnswer | null =>
  order ? { order: order.name, done: false, why } : null

const asked = (state: State): Next => {
  const missed = Math.min(state.missed + 1, MISSED_MAX + 1)
  const isMute = missed > MISSED_MAX
  const order = state.order && { ...state.order, asked: state.order.asked + 1 }
  const isLate = order !== null && order.asked > ORDER_ASKS_MAX
  return {
    ...still({
      link: isMute ? 'mute' : state.link,
      missed,
      last: isMute ? null : state.last,
      order: isLate ? null : order,
    }),
    answer: isLate ? failed(state, isMute ? 'scale-offline' : 'scale-did-not') : null,
  }
}

const ordered = (state: State, order: Order, isKnown: boolean): Next => {
  const refuse = (why: string) => ({ ...still(state), answer: { order, done: false, why } })
  if (!isKnown) return refuse('order-not-in-protocol')
  if (state.link === 'down' || state.link === 'mute') return refuse('scale-offline')
  if (state.order) return refuse('scale-busy')
  return { ...still({ ...state, order: { name: order, asked: 0 } }), send: order }
}

const heard = (state: State, frame: Frame): Next => {
  // Ready to be fetched is not yet a weight: a scale that never gives one counts as silent.
  if (frame.is === 'fetch') return { ...still(state), send: 'fetch' }
  if (frame.is === 'refused')
    return {
      ...still({ ...state, missed: 0, order: null }),
      answer: failed(state, 'scale-refused'),
    }
  const reading = readingOf(frame)
  const isFaulty = frame.is === 'status' && frame.fault
  const isDone = state.order !== null && hasEffect(state.order.name, reading)
  return {
    state: {
      link: isFaulty ? 'faulty' : 'ready',
      missed: 0,
      last: reading,
      order: isDone ? null : state.order,
    },
    say: isSame(state.last, reading) ? null : reading,
    send: null,
    answer: isDone && state.order ? { order: state.order.name, done: true } : null,
  }
}

/** An order is done when the weight shows it, whatever the scale answered. */
const hasEffect = (order: Order, { grams, net }: Reading) =>
  order === 'clear-tare' ? grams !== null && !net : grams === 0

const isSame = (a: Reading | null, b: Reading) =>
  a !== null && a.grams === b.grams && a.shown === b.shown && a.state === b.state && a.net === b.net

const readingOf = (frame: Extract<Frame, { is: 'weight' | 'status' }>): Reading => {
  const net = frame.isNet
  if (frame.is === 'weight') {
    const { grams } = frame
    return { grams, shown: grams, stable: true, state: grams === 0 ? 'zero' : 'stable', net }
  }
  const shown = frame.shown ?? null
  if (frame.over) return { grams: null, shown, stable: false, state: 'over', net }
  if (frame.under) return { grams: null, shown, stable: false, state: 'under', net }
  if (frame.zero && !frame.motion && !frame.fault)
    return { grams: 0, shown: 0, stable: true, state: 'zero', net }
  return { grams: null, shown, stable: false, state: 'motion', net }
}
