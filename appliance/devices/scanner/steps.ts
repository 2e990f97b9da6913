// From bytes with times to codes: a code that was torn is dropped, never delivered in part.
import { readScan, type Scan } from '#schema/rules/aim.ts'
import { CODE_BYTES_MAX, frames } from './bytes.ts'

/** A scanner sends a code in one go; a longer pause means that something between was lost. */
export const GAP_MAX_MS = 250
/** Over USB no report gets lost: only one that stopped within a code is silent for so long. */
export const USB_GAP_MAX_MS = 1_000

/** `isTorn`: the rest up to the next end of line belongs to a code that was dropped. */
export type State = { rest: Uint8Array; at: number; isTorn: boolean }

export type Input = { is: 'data'; chunk: Uint8Array; at: number } | { is: 'disconnected' }
export type Read = { scans: Scan[]; dropped: number }

export const start: State = { rest: new Uint8Array(), at: 0, isTorn: false }

/** `at` in milliseconds of any steady clock. */
export const step = (state: State, input: Input, gapMs = GAP_MAX_MS): Read & { state: State } => {
  if (input.is === 'disconnected') {
    return { state: start, scans: [], dropped: state.rest.length > 0 ? 1 : 0 }
  }
  const isLate = state.rest.length > 0 && input.at - state.at > gapMs
  const wasTorn = state.isTorn || isLate
  // With an AIM prefix the beginning of a new code can be told from the tail of an old one.
  const isFresh = wasTorn && input.chunk[0] === 0x5d
  const rest = isLate || isFresh ? new Uint8Array() : state.rest
  const found = frames(rest, input.chunk)
  const hasEnd = input.chunk.includes(0x0d) || input.chunk.includes(0x0a)
  const codes =
    wasTorn && !isFresh ? found.codes.slice(hasTail(rest, input.chunk) ? 1 : 0) : found.codes
  const isTooLong = found.rest.length > CODE_BYTES_MAX
  const scans = codes.map(readScan).filter(scan => scan !== null)
  return {
    state: {
      rest: isTooLong ? new Uint8Array() : found.rest,
      at: input.at,
      isTorn: isTooLong || (wasTorn && !isFresh && !hasEnd),
    },
    scans,
    dropped: found.codes.length - scans.length + (isLate ? 1 : 0),
  }
}

/** Whether the first end of line ends something, so that a code stands before it. */
const hasTail = (rest: Uint8Array, chunk: Uint8Array) =>
  rest.length > 0 || (chunk.length > 0 && chunk[0] !== 0x0d && chunk[0] !== 0x0a)
