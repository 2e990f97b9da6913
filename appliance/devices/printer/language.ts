// What a printer's language says and understands, so that spool, steps, queue, watch and drawer are
// the same for all of them. One object is one language as one model speaks it.
import type { LabelDocument } from '#schema/rules/label.ts'
import type { ReceiptDocument } from '#schema/rules/receipt.ts'
import type { Block } from './bytes.ts'
import type { Kept } from './kept-logo.ts'
import type { Status } from './status.ts'

export type PrinterDocument = ReceiptDocument | LabelDocument

export type Language = {
  /**
   * The document as bytes; `kept` is the picture in the printer's own memory. Throws a RangeError that
   * names what can not be printed.
   */
  encode: (document: PrinterDocument, kept?: Kept | null) => Promise<Uint8Array>
  /** Begins to listen on a new connection. */
  listen: () => Ear
  /** Drops what is in the printer, also while it is stopped; null where nothing does. */
  drop: Uint8Array | null
  /**
   * Drops, starts anew and cuts the fragment off, so that the next document is whole. `missing`: a picture
   * in it waits for so many bytes at most; null: nobody knows.
   */
  cutFragment: (missing: number | null) => Uint8Array
  /** Bytes that pulse a drawer's pin, in real time or in their turn; null: it has no drawer. */
  pulse: ((pin: 2 | 5, isInRealTime: boolean) => Uint8Array) | null
  /** What it is asked it answers behind the paper that is coming out. */
  answersInTurn: boolean
  /** Opens the drawer at once, also while it is stopped. */
  kicksWhileBlocked: boolean
  /** Ends its setup mode, in which it prints nothing; null: it has none. */
  leaveSetup: Uint8Array | null
  /** Tells changes by itself. */
  pushesStatus: boolean
  /** Can answer at all; one that can not is never called silent. */
  answers: boolean
  /** Says nothing while it is stopped: silence is then no lost cable. */
  isSilentWhenStopped: boolean
  /** Proof by asking after the last byte until nothing is left to print; null: proof comes by itself. */
  idle: IdleProof | null
}

/** `answers` idle ones in a row are the proof; `needsBusy`: only if it was seen printing before. */
export type IdleProof = { answers: number; needsBusy: boolean }

/** One connection as it is heard: halves of frames, questions that wait for their answer, status. */
export type Ear = {
  status: () => Status
  /** Said first on a connection, before the first questions. */
  hello: () => Uint8Array[]
  /** The questions about the state; none where it will be told without being asked. */
  ask: () => Uint8Array[]
  /** A question waits for its answer. */
  isWaiting: () => boolean
  /** No answer came. `isStopped`: and the printer is one that is silent when it is stopped. */
  giveUp: (isStopped: boolean) => void
  /** All that was in the printer is dropped, with the questions that it has not answered. */
  dropped?: () => void
  read: (chunk: Uint8Array) => Heard
  /** What is sent behind a job for the proof of it. `number` counts the jobs of this printer. */
  proof: (number: number) => Proof
  /**
   * The proof did not come: from now on it is asked in another way. The question for this job, empty
   * where nothing is left to ask; null: it has proven jobs in this way before, and is believed.
   */
  otherProof?: () => Uint8Array | null
}

/** `id` is null where the proof names no job; `isNone`: this printer turned out to have none. */
export type Proof = { id: string | null; request: Uint8Array; isNone?: true }

export type Heard = {
  news: News[]
  /** Whole frames, and bytes that fit nothing. */
  frames: number
  garbage: number
  /** At least one frame was a pushed status or the answer to a question. */
  isSane: boolean
}

export type News =
  /** All of the job with this id is on paper. */
  | { is: 'proof'; id: string }
  /** All that was sent before was processed; it names no job. `of` such answers are the proof. */
  | { is: 'processed'; of: number }
  /** Something, or nothing, is left to print. */
  | { is: 'busy' }
  | { is: 'idle' }
  /** It answered a question about its memory, or about who it is. */
  | { is: 'said'; block: Block }
