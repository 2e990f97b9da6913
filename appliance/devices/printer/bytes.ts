// What an ESC/POS printer says, from bytes to facts: DLE EOT, GS a (ASB), GS r, GS ( H.
import { framesOf, joined } from '../frames.ts'
import { cleanStatus, type Status } from './status.ts'

export type Frame =
  | { is: 'pushed'; bytes: readonly [number, number, number, number] }
  | { is: 'now'; byte: number }
  | { is: 'ordered'; byte: number }
  | { is: 'process-id'; id: string }

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
    return frame === null ? 'garbage' : { frame, length: lengths[frame.is] }
  })
}

/** What an automatic status back frame says. */
export const statusOfPushed = ([first, second, third]: readonly number[]): Status => ({
  ...cleanStatus,
  coverOpen: ((first ?? 0) & 0x20) !== 0,
  drawerHigh: ((first ?? 0) & 0x04) !== 0,
  fault: ((second ?? 0) & 0x68) !== 0,
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
        fault: (byte & 0x40) !== 0,
      }
    case 3:
      return { ...status, fault: (byte & 0x68) !== 0 }
    case 4:
      return { ...status, paperNearEnd: (byte & 0x0c) !== 0, paperOut: (byte & 0x60) !== 0 }
    default:
      return status
  }
}

const lengths: Record<Frame['is'], number> = { pushed: 4, now: 1, ordered: 1, 'process-id': 7 }

const frameAt = (bytes: Uint8Array, at: number): Frame | 'more' | null => {
  const first = bytes[at] ?? 0
  if ((first & 0x93) === 0x12) return { is: 'now', byte: first }
  if ((first & 0x93) === 0x10) return pushedAt(bytes, at)
  if (first === 0x37) return processIdAt(bytes, at)
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

/** 37 22 d1 d2 d3 d4 00 */
const processIdAt = (bytes: Uint8Array, at: number): Frame | 'more' | null => {
  const known = bytes.slice(at, at + 7)
  if (known.length > 1 && known[1] !== 0x22) return null
  for (const byte of known.slice(2, 6)) if (byte < 0x20 || byte > 0x7e) return null
  if (known.length < 7) return 'more'
  if (known[6] !== 0) return null
  return { is: 'process-id', id: Buffer.from(known.slice(2, 6)).toString('latin1') }
}
