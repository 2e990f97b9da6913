// Star Line Mode and StarPRNT as a language of the spool.
import type { PrinterModel } from '../../models.ts'
import type { Ear, Language, News } from '../language.ts'
import { cleanStatus, condition } from '../status.ts'
import { counterOf, type Frame, parse, statusOf } from './bytes.ts'
import {
  askNow,
  countOn,
  cutFragment,
  drawerPulse,
  drawerPulseNow,
  encode,
  printEnd,
  pulseWidth,
  pushStatus,
  reset,
} from './encode.ts'

export const star = (model: PrinterModel): Language => ({
  encode: async document => {
    if (!('blocks' in document)) throw new RangeError('document-not-printable')
    return encode(document, model)
  },
  listen: () => listen(model),
  drop: reset,
  cutFragment: () => cutFragment,
  leaveSetup: null,
  answersInTurn: true,
  pulse: (pin, isInRealTime) => (isInRealTime ? drawerPulseNow(pin) : drawerPulse(pin)),
  kicksWhileBlocked: model.kicksWhileBlocked,
  pushesStatus: true,
  answers: true,
  isSilentWhenStopped: false,
  idle: null,
})

/** A job's ETB count runs from 1 to this: never what the printer counted before, nor 0 as after power-up. */
const COUNTS = 7

const listen = (model: PrinterModel): Ear => {
  let status = cleanStatus
  let rest: Uint8Array = new Uint8Array()
  let isWaiting = false
  let hasBegun = false
  let counts = true
  /** What the printer's counter said last: what it says by itself must prove nothing. */
  let counted = 0
  let hasProven = false
  /** Whether the proof was asked for in vain: once for a receipt that may be a slow one, then for good. */
  let inVain: 'never' | 'once' | 'always' = 'never'
  const proven = (id: string): News[] => {
    hasProven = true
    return [{ is: 'proof', id }]
  }
  const learn = (frame: Frame): News[] => {
    if (frame.is === 'echo') {
      return model.proof === 'echo' && frame.s === 1 ? proven(`echo ${frame.id}`) : []
    }
    status = statusOf(frame.bytes)
    isWaiting = false
    const counter = counterOf(frame.bytes)
    counts = counter !== null
    const isCounted = counter !== null && counter !== counted
    counted = counter ?? 0
    if (model.proof !== 'counter' || counter === null) return []
    return isCounted ? proven(`count ${counter}`) : [{ is: 'proof', id: `count ${counter}` }]
  }
  return {
    status: () => status,
    // In real time: a printer without paper obeys the order to push only once it has some.
    hello: () => [askNow],
    ask: () => {
      // From then on it is told. A stopped printer obeys nothing in its turn, so nothing is asked.
      if (hasBegun && condition(status).state === 'blocked') return []
      isWaiting = true
      if (hasBegun) return [pushStatus(false), pushStatus(true)]
      hasBegun = true
      return [pushStatus(true), pulseWidth]
    },
    isWaiting: () => isWaiting,
    giveUp: () => {
      isWaiting = false
    },
    read: chunk => {
      const found = parse(rest, chunk)
      rest = found.rest
      const { frames, garbage } = found
      const isSane = frames.some(frame => frame.is === 'status')
      return { news: frames.flatMap(learn), frames: frames.length, garbage, isSane }
    },
    proof: number => {
      if (inVain === 'always') return { id: null, request: new Uint8Array(), isNone: true }
      if (model.proof === 'echo') {
        const id = number & 0xffff
        return { id: `echo ${id}`, request: printEnd(1, id) }
      }
      // The shorter status of older models has no counter: their paper can not be proven.
      if (!counts) return { id: null, request: new Uint8Array(), isNone: true }
      const next = 1 + (number % COUNTS)
      const count = next === counted ? 1 + (next % COUNTS) : next
      return { id: `count ${count}`, request: countOn(count) }
    },
    // It has no other way: it is only asked how it is, and what gives no proof is not waited for again.
    otherProof: () => {
      if (hasProven) return null
      inVain = inVain === 'never' ? 'once' : 'always'
      return new Uint8Array()
    },
  }
}
