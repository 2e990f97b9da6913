// Label languages for the spool: how each is said, asked and understood.
import type { LabelDocument } from '#schema/rules/label.ts'
import type { LabelModel } from '../models.ts'
import type { Ear, Heard, Language, News } from '../printer/language.ts'
import { cleanStatus, condition, type Status } from '../printer/status.ts'
import {
  parseErrorCodes,
  parseHostStatus,
  statusOfByte,
  statusOfCodes,
  statusOfStrings,
} from './bytes.ts'
import { askEpl, cutFragmentEpl, dropEpl, encodeEpl } from './epl2.ts'
import { askTspl, dropTspl, encodeTspl } from './tspl.ts'
import { askZpl, dropZpl, encodeZpl } from './zpl.ts'

export const labelLanguage = (model: LabelModel): Language => {
  const { encode, ask, drop, hear, cutFragment = () => drop } = voices[model.language]
  return {
    encode: async document => {
      if (!('elements' in document)) throw new RangeError('document-not-printable')
      return encode(document, model)
    },
    listen: () => listen(ask, hear()),
    drop,
    // Labels are cut by their gap: it is enough that nothing of the fragment is left.
    cutFragment,
    leaveSetup: null,
    answersInTurn: false,
    pulse: null,
    kicksWhileBlocked: false,
    pushesStatus: false,
    answers: true,
    // "~HS": no answer while media or ribbon is out or the head is open; some firmware does answer.
    isSilentWhenStopped: model.language === 'zpl',
    idle: idleProofs[model.proof],
  }
}

/** One answer may be from before the last byte, one from before the printer began. */
const idleProofs = {
  'queue-empty': { answers: 3, needsBusy: false },
  'seen-printing': { answers: 2, needsBusy: true },
  'ordered-status': null,
} as const

type Voice = {
  encode: (document: LabelDocument, model: LabelModel) => Promise<Uint8Array>
  ask: Uint8Array
  drop: Uint8Array
  hear: () => Hear
  /** where the drop alone does not end a fragment */
  cutFragment?: Language['cutFragment']
}

/** Takes what arrived; says the new status, if there is one, and what is news. */
type Hear = (chunk: Uint8Array, isWaiting: boolean) => Heard & { status: Status | null }

/** An answer of three strings, which may come in pieces. */
const hearZpl = (): Hear => {
  let rest: Uint8Array = new Uint8Array()
  let strings: string[][] = []
  return chunk => {
    const found = parseHostStatus(rest, chunk)
    rest = found.rest
    let status: Status | null = null
    const news: News[] = []
    for (const frame of found.frames) {
      // The first has twelve fields: what came before it belongs to no answer.
      strings = frame.length === 12 ? [frame] : [...strings, frame].slice(-3)
      const told = statusOfStrings(strings)
      if (!told) continue
      strings = []
      status = told.status
      news.push({ is: told.isBusy ? 'busy' : 'idle' })
    }
    const { frames, garbage } = found
    return { status, news, frames: frames.length, garbage, isSane: status !== null }
  }
}

const hearEpl = (): Hear => {
  let rest: Uint8Array = new Uint8Array()
  return chunk => {
    const found = parseErrorCodes(rest, chunk)
    rest = found.rest
    let status: Status | null = null
    const news: News[] = []
    for (const codes of found.frames) {
      const told = statusOfCodes(codes)
      status = told.status
      if (told.isClean) news.push({ is: 'processed', of: 1 })
    }
    const { frames, garbage } = found
    return { status, news, frames: frames.length, garbage, isSane: status !== null }
  }
}

/** One byte and nothing to know it by: it counts only where an answer is awaited. */
const hearTspl = (): Hear => (chunk, isWaiting) => {
  const [byte] = chunk
  if (!isWaiting || byte === undefined) {
    return { status: null, news: [], frames: 0, garbage: chunk.length, isSane: false }
  }
  const { status, isBusy } = statusOfByte(byte)
  const news: News[] = [{ is: isBusy ? 'busy' : 'idle' }]
  return { status, news, frames: 1, garbage: chunk.length - 1, isSane: chunk.length === 1 }
}

const voices: Record<LabelModel['language'], Voice> = {
  zpl: { encode: encodeZpl, ask: askZpl, drop: dropZpl, hear: hearZpl },
  epl2: {
    encode: encodeEpl,
    ask: askEpl,
    drop: dropEpl,
    hear: hearEpl,
    cutFragment: cutFragmentEpl,
  },
  tspl: { encode: encodeTspl, ask: askTspl, drop: dropTspl, hear: hearTspl },
}

const listen = (question: Uint8Array, hear: Hear): Ear => {
  let status = cleanStatus
  let isWaiting = false
  // Where answers come in the order of the questions: which of them belongs to a job.
  let asked: ('state' | 'job')[] = []
  const isOrdered = question === askEpl
  const isNews = (news: News) => {
    if (condition(status).state === 'blocked') return news.is === 'busy'
    return !isOrdered || asked.shift() === 'job'
  }
  return {
    status: () => status,
    hello: () => [],
    ask: () => {
      isWaiting = true
      if (isOrdered) asked = [...asked, 'state' as const].slice(-ASKED_MAX)
      return [question]
    },
    isWaiting: () => isWaiting,
    giveUp: isStopped => {
      isWaiting = false
      if (isStopped) status = { ...cleanStatus, fault: 'no-answer' }
    },
    dropped: () => {
      isWaiting = false
      asked = []
    },
    read: chunk => {
      const heard = hear(chunk, isWaiting)
      if (heard.status) {
        status = heard.status
        isWaiting = false
      }
      // An answer that names an error is one to a question about the state, never to a job's.
      for (let left = heard.frames - heard.news.length; isOrdered && left > 0; left--) {
        const at = asked.indexOf('state')
        if (at !== -1) asked.splice(at, 1)
      }
      return { ...heard, news: heard.news.filter(isNews) }
    },
    proof: () => {
      if (!isOrdered) return { id: null, request: new Uint8Array() }
      asked = [...asked, 'job' as const].slice(-ASKED_MAX)
      return { id: null, request: question }
    },
  }
}

const ASKED_MAX = 100
