// The jobs of one printer: bounded, each printed once however often it is delivered.
import type { JobLedger } from '../ledger.ts'
import { CHUNK_BYTES } from '../ports/port.ts'
import type { Kept } from './kept-logo.ts'
import type { Language, PrinterDocument, Proof } from './language.ts'
import { type Final, isFinal, type State } from './steps.ts'

/** Jobs that wait for one printer; the store server keeps the rest. */
export const JOBS_MAX = 100

export type JobReport = {
  is: 'job'
  job_id: string
  attempt: number
  state: 'sending' | 'waiting' | Final['is']
  /** Bytes the printer has, of `bytes` in all; both 0 before the receipt was made. */
  offset: number
  bytes: number
  why?: string
  first_byte_at?: number
  at: number
}

/** `ttlMs`: not begun by then it is dropped; without it the job waits for ever. */
export type Wanted = {
  id: string
  attempt: number
  document: PrinterDocument
  ttlMs?: number | undefined
}

export type Job = {
  id: string
  attempt: number
  document: PrinterDocument
  state: State
  /** The document alone, then with the question for its proof. */
  encoded?: Uint8Array
  bytes?: Uint8Array
  proofId?: string | null
  number?: number
  isUnprovable?: boolean
  /** Answers after the last byte that nothing is left to print, in a row, and one that something was. */
  idles?: number
  wasBusy?: boolean
  /** Answers that all before was processed, since its last bytes went out. */
  processed?: number
  /** All of it was handed over, and by then even the slowest printer has it on paper; epoch ms. */
  takenAt?: number
  provenBy?: number
  /** Its proof did not come in time, and was asked for in another way. */
  isAskedOtherwise?: boolean
  /** Begun by then or never, epoch ms. */
  until?: number
  isPreparing?: boolean
  /** The hash of the picture that it names by its key, and which the printer must keep. */
  keptAs?: string | null
  firstByteAt?: number
  /** Why a job that has not begun is waiting. */
  waitsFor?: string
  told?: JobReport
}

export const queueOf = (
  language: Language,
  now: () => number,
  tell: (report: JobReport) => void,
  ledger: JobLedger,
  kept: () => Kept | null = () => null,
) => {
  const waiting: Job[] = []
  let proofs = Math.floor(Math.random() * 36 ** 4)

  /** Says the state if it is another than the one said last; a job that has ended leaves. */
  const report = (job: Job) => {
    const next = reportOf(job, now())
    if (!next) return
    const told = job.told
    // How it ended is known for good before anybody hears of it.
    if (next.state === 'given-back') ledger.forgets(job.id, job.attempt)
    else if (isFinal(job.state)) ledger.ends(next)
    if (!told || told.state !== next.state || told.why !== next.why) tell(next)
    job.told = next
    if (!isFinal(job.state)) return
    const at = waiting.indexOf(job)
    if (at >= 0) waiting.splice(at, 1)
  }

  return {
    report,
    /** Its bytes hold for the printer that is on the line now. */
    isPrepared: (job: Job) =>
      job.encoded !== undefined &&
      (job.state.is !== 'queued' || job.keptAs === (kept()?.hash ?? null)),
    head: (): Job | undefined => waiting[0],
    find: (id: string) => waiting.find(job => job.id === id),
    length: () => waiting.length,
    add: ({ ttlMs, ...wanted }: Wanted) => {
      const known = ledger.ended(wanted.id, wanted.attempt)
      if (known) return tell({ ...known, attempt: wanted.attempt, at: now() })
      const same = waiting.find(job => job.id === wanted.id)
      if (same) {
        // A later attempt of a job that has not ended is the same paper under another number.
        same.attempt = Math.max(same.attempt, wanted.attempt)
        if (same.told) tell({ ...same.told, attempt: same.attempt, at: now() })
        return
      }
      const job: Job = { ...wanted, state: { is: 'queued' } }
      if (ttlMs !== undefined) job.until = now() + ttlMs
      // Begun before this printer, or its hub, began anew: a part of it may be on paper.
      if (ledger.hasBegun(job.id, job.attempt)) {
        job.state = { is: 'unknown', why: 'hub-restarted' }
        return report(job)
      }
      if (waiting.length < JOBS_MAX) return void waiting.push(job)
      job.state = { is: 'failed', why: 'queue-full' }
      report(job)
    },
    /** Asked to give back what is not here: how it ended, or that nothing of it was ever sent. */
    answer: (job_id: string, attempt: number) => {
      const base = { is: 'job', job_id, attempt, offset: 0, bytes: 0, at: now() } as const
      const known = ledger.ended(job_id, attempt)
      if (known) return tell({ ...known, attempt, at: now() })
      if (!ledger.hasBegun(job_id, attempt)) return tell({ ...base, state: 'given-back' })
      const lost: JobReport = { ...base, state: 'unknown', why: 'hub-restarted' }
      ledger.ends(lost)
      tell(lost)
    },
    /** Puts the question for the proof behind a job that is about to be sent; from now on it has begun. */
    seal: (job: Job, ask: (number: number) => Proof) => {
      // It keeps its number: two jobs in a row never wait for the same answer.
      job.number ??= proofs++
      const { id, request, isNone } = ask(job.number)
      job.isUnprovable = isNone === true
      job.proofId = id
      job.bytes = Buffer.concat([job.encoded ?? new Uint8Array(), request])
      ledger.begins(job.id, job.attempt)
    },
    /** Makes the bytes of a job; resolves with the reason when that is not possible. */
    prepare: async (job: Job): Promise<string | null> => {
      if (!ledger.takesUp(job.id, job.attempt)) return 'hub-fell'
      try {
        const keeps = kept()
        job.encoded = await language.encode(job.document, keeps)
        job.keptAs = keeps?.hash ?? null
        ledger.isMade(job.id, job.attempt)
        return null
      } catch (error) {
        // Whatever a document does to the encoder, it fails alone and the next one is printed.
        return error instanceof RangeError && /^[a-z-]+$/.test(error.message)
          ? error.message
          : 'not-printable'
      }
    },
  }
}

export type Queue = ReturnType<typeof queueOf>

export const isUnderWay = (job: Job | undefined) =>
  job !== undefined && job.state.is !== 'queued' && !isFinal(job.state)

/** The printer is busy with it; one that is lost keeps it from nothing. */
export const isComingOut = (job: Job | undefined) =>
  job !== undefined && ['sending', 'held', 'confirming'].includes(job.state.is)

export const isTooOld = (job: Job, now: number) =>
  job.state.is === 'queued' && job.until !== undefined && now >= job.until

/** Its last chunk, with the question for the proof, may be with the printer. */
export const isNearlySent = ({ state }: Job) =>
  'offset' in state && state.offset + CHUNK_BYTES >= state.total

/** A command put here would land in the middle of the receipt's bytes. */
export const isPartSent = (job: Job | undefined) =>
  job !== undefined &&
  (job.state.is === 'sending' || job.state.is === 'held') &&
  job.state.offset < job.state.total

const reportOf = (job: Job, at: number): JobReport | null => {
  const { state } = job
  const base = {
    is: 'job' as const,
    job_id: job.id,
    attempt: job.attempt,
    offset: 'offset' in state ? state.offset : (job.told?.offset ?? 0),
    bytes: job.bytes?.length ?? 0,
    ...(job.firstByteAt === undefined ? {} : { first_byte_at: job.firstByteAt }),
    at,
  }
  switch (state.is) {
    case 'queued':
      return job.waitsFor ? { ...base, state: 'waiting', why: job.waitsFor } : null
    case 'sending':
    case 'confirming':
      return { ...base, state: 'sending' }
    case 'held':
      return { ...base, state: 'waiting', why: state.why }
    case 'lost':
    case 'asking':
      return { ...base, state: 'waiting', why: state.why }
    case 'unknown':
    case 'failed':
      return { ...base, state: state.is, why: state.why }
    case 'printed':
    case 'sent':
      return { ...base, state: state.is, offset: base.bytes }
    case 'given-back':
      return { ...base, state: 'given-back' }
    case 'cancelled':
      return { ...base, state: 'cancelled', ...(state.why ? { why: state.why } : {}) }
  }
}
