// What a Star printer says, from bytes to facts: automatic status (ASB) and the print end counter.
// Facts: Star Line Mode / StarPRNT Command Specifications, "Appendix 2: Automatic Status", `ESC GS ETX`.
import { framesOf, joined } from '../../frames.ts'
import { cleanStatus, firstOf, type Status } from '../status.ts'

export type Frame =
  | { is: 'status'; bytes: Uint8Array }
  /** The echo of `ESC GS ETX s n1 n2`, with the print end counter. */
  | { is: 'echo'; s: number; id: number; counter: number }

export const STATUS_BYTES_MIN = 7
const STATUS_BYTES_MAX = 33
const ECHO_BYTES = 8

/**
 * Takes frames off the front of what has arrived. The first byte of a status is 0xx0 xxx1 and counts
 * the bytes, all others have the bits 0, 4 and 7 clear; an echo begins with ESC GS ETX. What fits
 * nothing is counted as garbage.
 */
export const parse = (
  rest: Uint8Array,
  chunk: Uint8Array,
): { frames: Frame[]; rest: Uint8Array; garbage: number } => {
  const bytes = joined(rest, chunk)
  return framesOf(bytes, at => {
    const frame = frameAt(bytes, at)
    if (frame === 'more') return frame
    if (frame === null) return 'garbage'
    return { frame, length: frame.is === 'echo' ? ECHO_BYTES : frame.bytes.length }
  })
}

/** Printer status 1 to 4 are the bytes 3 to 6. */
export const statusOf = (bytes: Uint8Array): Status => {
  const [, , one = 0, two = 0, three = 0, four = 0] = bytes
  const coverOpen = (one & 0x20) !== 0
  const paperOut = (four & 0x08) !== 0
  const isOffline = (one & 0x08) !== 0
  return {
    ...cleanStatus,
    coverOpen,
    paperOut,
    paperNearEnd: (four & 0x06) !== 0,
    fault: firstOf([
      [(two & 0x20) !== 0, 'unrecoverable'],
      [(two & 0x08) !== 0, 'cutter-jam'],
      [(two & 0x40) !== 0, 'overheated'],
      // Mechanics; black mark, presenter jam, head up.
      [(two & 0x04) !== 0 || (three & 0x0e) !== 0, 'printer-fault'],
      [isOffline && !coverOpen && !paperOut, 'printer-fault'],
    ]),
    drawerHigh: (one & 0x04) !== 0,
  }
}

/** The ETB counter, five bits in printer status 6 (the eighth byte); null in a shorter status. */
export const counterOf = (bytes: Uint8Array): number | null => {
  const byte = bytes[7]
  return byte === undefined ? null : fiveBits(byte)
}

const fiveBits = (byte: number) => ((byte >> 2) & 0x18) | ((byte >> 1) & 0x07)

const frameAt = (bytes: Uint8Array, at: number): Frame | 'more' | null => {
  const first = bytes[at] ?? 0
  if (first === 0x1b) return echoAt(bytes, at)
  return (first & 0x91) === 0x01 ? statusAt(bytes, at, first) : null
}

const statusAt = (bytes: Uint8Array, at: number, first: number): Frame | 'more' | null => {
  const second = bytes[at + 1]
  if (second === undefined) return 'more'
  if ((second & 0x11) !== 0) return null
  // Bit 7 of the second header says that the status has two bytes more.
  const length = fiveBits(first) + ((second >> 6) & 0x02)
  if (length < STATUS_BYTES_MIN || length > STATUS_BYTES_MAX) return null
  const frame = bytes.slice(at, at + length)
  for (const byte of frame.subarray(2)) if ((byte & 0x91) !== 0) return null
  return frame.length < length ? 'more' : { is: 'status', bytes: frame }
}

/** 1B 1D 03 s n1 n2 counter 00 */
const echoAt = (bytes: Uint8Array, at: number): Frame | 'more' | null => {
  const [, second, third, s, n1, n2, counter, end] = bytes.subarray(at, at + ECHO_BYTES)
  if (second !== undefined && second !== 0x1d) return null
  if (third !== undefined && third !== 0x03) return null
  if (s !== undefined && s > 1) return null
  if (s === undefined || n1 === undefined || n2 === undefined || counter === undefined)
    return 'more'
  if (end === undefined) return 'more'
  return end === 0 ? { is: 'echo', s, id: n1 + n2 * 256, counter } : null
}
