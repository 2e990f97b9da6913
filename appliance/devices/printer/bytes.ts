// What an ESC/POS printer says, from bytes to facts: DLE EOT, GS a (ASB), GS r, GS ( H, and blocks.
import { framesOf, joined } from '../frames.ts'
import { cleanStatus, type Fault, firstOf, type Status } from './status.ts'

export type Frame =
  | { is: 'pushed'; bytes: readonly [number, number, number, number] }
  | { is: 'now'; byte: number }
  | { is: 'ordered'; byte: number }
  /** It has dropped all that was in it, as it was told to. */
  | { is: 'dropped' }
  | { is: 'process-id'; id: string }
  | ({ is: 'block' } & Block)

/**
 * An answer about its memory or about who it is: `37 id text 00`, or `5F text 00`, which has the id
 * `WHO`.
 */
export type Block = { id: number; text: string }
export const WHO = 0x5f

/**
 * Takes frames off the front of what has arrived. Answers interleave, so each is told by its fixed
 * bits: pushed status starts xx0100 00 and goes on with three xx0x xxxx, a real-time answer is
 * xx01 xx10. What fits nothing is counted as garbage.
 */
export const parse = (
  rest: Uint8Array,
  chunk: Uint8Array,
): { frames: Frame[]; rest: Uint8Array; garbage: number } => {
  const bytes = joined(rest, chunk)
  return framesOf(bytes, at => {
    const frame = frameAt(bytes, at)
    if (frame === 'more') return frame
    return frame === null ? 'garbage' : { frame, length: lengthOf(frame) }
  })
}

/** What an automatic status back frame says. */
export const statusOfPushed = ([first, second, third]: readonly number[]): Status => ({
  ...cleanStatus,
  coverOpen: ((first ?? 0) & 0x20) !== 0,
  drawerHigh: ((first ?? 0) & 0x04) !== 0,
  fault: faultOf(second ?? 0),
  paperNearEnd: ((third ?? 0) & 0x03) !== 0,
  paperOut: ((third ?? 0) & 0x0c) !== 0,
})

/** What the answer to DLE EOT n changes. */
export const statusOfNow = (status: Status, n: number, byte: number): Status => {
  switch (n) {
    case 1:
      return { ...status, drawerHigh: (byte & 0x04) !== 0 }
    case 2:
      return {
        ...status,
        coverOpen: (byte & 0x04) !== 0,
        paperOut: (byte & 0x20) !== 0,
        fault: (byte & 0x40) === 0 ? null : (status.fault ?? 'printer-fault'),
      }
    case 3:
      return { ...status, fault: faultOf(byte) ?? (status.fault ? 'printer-fault' : null) }
    case 4:
      return { ...status, paperNearEnd: (byte & 0x0c) !== 0, paperOut: (byte & 0x60) !== 0 }
    default:
      return status
  }
}

/**
 * Bit 3 the cutter, bit 5 what never mends itself, bit 6 what does: a head that is too hot. The same in
 * the second byte of an automatic status (Epson, `GS a`) and in the answer to `DLE EOT 3`.
 */
const faultOf = (byte: number): Fault | null =>
  firstOf([
    [(byte & 0x20) !== 0, 'unrecoverable'],
    [(byte & 0x08) !== 0, 'cutter-jam'],
    [(byte & 0x40) !== 0, 'overheated'],
  ])

const lengths = { pushed: 4, now: 1, ordered: 1, dropped: 3, 'process-id': 7 } as const

const lengthOf = (frame: Frame): number =>
  frame.is === 'block' ? frame.text.length + (frame.id === WHO ? 2 : 3) : lengths[frame.is]

const frameAt = (bytes: Uint8Array, at: number): Frame | 'more' | null => {
  const first = bytes[at] ?? 0
  if ((first & 0x93) === 0x12) return { is: 'now', byte: first }
  if ((first & 0x93) === 0x10) return pushedAt(bytes, at)
  if (first === 0x37) return answerAt(bytes, at)
  if (first === WHO) return blockAt(bytes, at + 1, WHO)
  if ((first & 0x90) === 0) return { is: 'ordered', byte: first }
  return null
}

const pushedAt = (bytes: Uint8Array, at: number): Frame | 'more' | null => {
  const four = bytes.slice(at, at + 4)
  for (const byte of four.slice(1)) if ((byte & 0x90) !== 0) return null
  const [first, second, third, fourth] = four
  if (first === undefined || second === undefined) return 'more'
  if (third === undefined || fourth === undefined) return 'more'
  return { is: 'pushed', bytes: [first, second, third, fourth] }
}

/** Entered setup, a value, a value of the line, capacity, free bytes, list of keys. */
const blocks = [0x20, 0x27, 0x33, 0x30, 0x31, 0x72]
/** Forty keys, or a name; longer is noise. */
const BLOCK_TEXT_MAX = 100

const answerAt = (bytes: Uint8Array, at: number): Frame | 'more' | null => {
  const second = bytes[at + 1]
  if (second === undefined) return 'more'
  if (second === DROPPED) return droppedAt(bytes, at)
  return blocks.includes(second) ? blockAt(bytes, at + 2, second) : processIdAt(bytes, at)
}

/** 37 25 00, the answer to `DLE DC4 8` (Epson). Read apart, its last byte would be an answer to `GS r`. */
const DROPPED = 0x25
const droppedAt = (bytes: Uint8Array, at: number): Frame | 'more' | null => {
  const third = bytes[at + 2]
  if (third === undefined) return 'more'
  return third === 0 ? { is: 'dropped' } : null
}

/** Text up to its 00; between numbers stands 1F. What is below that is another answer's, or noise. */
const blockAt = (bytes: Uint8Array, from: number, id: number): Frame | 'more' | null => {
  for (let at = from; at <= from + BLOCK_TEXT_MAX; at++) {
    const byte = bytes[at]
    if (byte === undefined) return 'more'
    if (byte === 0) return { is: 'block', id, text: latin(bytes.slice(from, at)) }
    if (byte < 0x1f || byte > 0x7e) return null
  }
  return null
}

const latin = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')

/** 37 22 d1 d2 d3 d4 00 */
const processIdAt = (bytes: Uint8Array, at: number): Frame | 'more' | null => {
  const known = bytes.slice(at, at + 7)
  if (known.length > 1 && known[1] !== 0x22) return null
  for (const byte of known.slice(2, 6)) if (byte < 0x20 || byte > 0x7e) return null
  if (known.length < 7) return 'more'
  if (known[6] !== 0) return null
  return { is: 'process-id', id: latin(known.slice(2, 6)) }
}
