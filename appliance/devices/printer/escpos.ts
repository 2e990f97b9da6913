// ESC/POS as a language of the spool: Epson's and what most other makers print.
import type { JobLedger } from '../ledger.ts'
import type { PrinterModel } from '../models.ts'
import { type Frame, parse, statusOfNow, statusOfPushed } from './bytes.ts'
import {
  askNow,
  cutFragment,
  drawerPulse,
  drawerPulseNow,
  dropBuffer,
  encode,
  ORDERED_ANSWERS,
  orderedStatus,
  processId,
  pushStatus,
} from './encode.ts'
import type { Ear, Language, News } from './language.ts'
import { leaveSetup } from './memory-bytes.ts'
import { cleanStatus } from './status.ts'

/** Whether a printer that should answer `GS ( H` was seen not to: many clones do not know it. */
export type ProofNotes = Pick<JobLedger, 'namesNoJobs' | 'notesNames'>

/** ESC/POS as a model speaks it; what is seen of how it proves its jobs is noted. */
export const escpos = (model: PrinterModel, notes?: ProofNotes): Language => ({
  encode: async (document, kept = null) => {
    if (!('blocks' in document)) throw new RangeError('document-not-printable')
    return encode(document, model, kept)
  },
  listen: () => listen(model, notes),
  drop: dropBuffer,
  cutFragment: () => cutFragment,
  leaveSetup,
  answersInTurn: false,
  pulse: (pin, isInRealTime) => (isInRealTime ? drawerPulseNow(pin) : drawerPulse(pin)),
  kicksWhileBlocked: model.kicksWhileBlocked,
  pushesStatus: model.pushesStatus,
  answers: model.proof !== 'none',
  isSilentWhenStopped: false,
  idle: null,
})

/**
 * `DLE EOT` answers carry no name: they come in the order of the questions. What kind of fault it is,
 * is asked once it is known that there is one.
 */
const questions = [1, 2, 4] as const
const questionsOfFault = [1, 2, 3, 4] as const

const listen = (model: PrinterModel, notes: ProofNotes | undefined): Ear => {
  const isNamed = model.proof === 'process-id'
  let way = isNamed && notes?.namesNoJobs() ? 'ordered-status' : model.proof
  let hasProven = false
  let status = cleanStatus
  let rest: Uint8Array = new Uint8Array()
  let asked: number[] = []
  const learn = (frame: Frame): News[] => {
    switch (frame.is) {
      case 'pushed':
        status = statusOfPushed(frame.bytes)
        return []
      case 'now': {
        const n = asked.shift()
        if (n !== undefined) status = statusOfNow(status, n, frame.byte)
        return []
      }
      case 'process-id':
        // It was only slow.
        if (isNamed) way = 'process-id'
        hasProven = true
        notes?.notesNames(true)
        return [{ is: 'proof', id: frame.id }]
      case 'block':
        return [{ is: 'said', block: frame }]
      case 'ordered':
        // A sane one has no high bits; the others are a stray hum.
        if (way !== 'ordered-status' || (frame.byte & 0xf0) !== 0) return []
        hasProven = true
        if (isNamed) notes?.notesNames(false)
        return [{ is: 'processed', of: ORDERED_ANSWERS }]
      case 'dropped':
        return []
    }
  }
  return {
    status: () => status,
    hello: () => (model.pushesStatus ? [pushStatus] : []),
    ask: () => {
      const wanted = status.fault ? questionsOfFault : questions
      asked = [...wanted]
      return wanted.map(askNow)
    },
    isWaiting: () => asked.length > 0,
    giveUp: () => {
      asked = []
    },
    read: chunk => {
      const found = parse(rest, chunk)
      rest = found.rest
      const isAwaited = asked.length > 0
      const isSane = found.frames.some(
        frame => frame.is === 'pushed' || (frame.is === 'now' && isAwaited),
      )
      const news = found.frames.flatMap(learn)
      return { news, frames: found.frames.length, garbage: found.garbage, isSane }
    },
    proof: number => {
      if (way === 'process-id') {
        const id = (number % 36 ** 4).toString(36).toUpperCase().padStart(4, '0')
        return { id, request: processId(id) }
      }
      if (way === 'ordered-status') return { id: null, request: orderedStatus }
      return { id: null, request: new Uint8Array(), isNone: true }
    },
    otherProof: () => {
      if (hasProven) return null
      way = way === 'process-id' ? 'ordered-status' : 'none'
      return way === 'ordered-status' ? orderedStatus : new Uint8Array()
    },
  }
}
