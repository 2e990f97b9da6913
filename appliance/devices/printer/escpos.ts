// ESC/POS as a language of the spool: Epson's and what most other makers print.
import type { PrinterModel } from '../models.ts'
import { type Frame, parse, statusOfNow, statusOfPushed } from './bytes.ts'
import {
  askNow,
  cutFragment,
  drawerPulse,
  drawerPulseNow,
  dropBuffer,
  encode,
  orderedStatus,
  processId,
  pushStatus,
} from './encode.ts'
import type { Ear, Language, News } from './language.ts'
import { leaveSetup } from './memory-bytes.ts'
import { cleanStatus } from './status.ts'

export const escpos = (model: PrinterModel): Language => ({
  encode: async (document, kept = null) => {
    if (!('blocks' in document)) throw new RangeError('document-not-printable')
    return encode(document, model, kept)
  },
  listen: () => listen(model),
  drop: dropBuffer,
  cutFragment,
  leaveSetup,
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

const listen = (model: PrinterModel): Ear => {
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
        return [{ is: 'proof', id: frame.id }]
      case 'block':
        return [{ is: 'said', block: frame }]
      case 'ordered':
        // A sane one has no high bits; the others are a stray hum.
        return model.proof === 'ordered-status' && (frame.byte & 0xf0) === 0
          ? [{ is: 'processed' }]
          : []
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
      if (model.proof === 'process-id') {
        const id = (number % 36 ** 4).toString(36).toUpperCase().padStart(4, '0')
        return { id, request: processId(id) }
      }
      const request = model.proof === 'ordered-status' ? orderedStatus : new Uint8Array()
      return { id: null, request }
    },
  }
}
