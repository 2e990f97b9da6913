// Bytes as they pass, cut into stretches that mean something. Pure: one reader a direction.
import type { FlagWord, MeaningWord } from '#schema/wire/byte-log.ts'
import type { Found } from '../frames.ts'

export type Meaning = {
  is: MeaningWord
  /** What it is about: data, in no language. */
  text?: string | undefined
  flags?: readonly FlagWord[]
  /** Goes on what stands before it: letters of one text, rows of one picture. */
  joins?: true
  /** Places that are shown to nobody; `all` of them, or only those from and to (excluded). */
  hidden?: 'all' | readonly (readonly [from: number, to: number])[]
}

export type Stretch = { bytes: Uint8Array; means: Meaning }

export type Reader = {
  read: (chunk: Uint8Array) => Stretch[]
  /** What waits for its rest; it waits no longer. */
  flush: () => Stretch[]
}

/** One device's two directions, in a state of their own. */
export type Decoder = { to: Reader; from: Reader }

/** What stands at a place; it must not say `more` for ever. */
export type Find = (bytes: Uint8Array, at: number) => Found<Meaning>

/** Bytes that wait for the rest of their command: more than any picture we send. */
const REST_BYTES_MAX = 262_144
const JOINED_BYTES_MAX = 96

const noBytes = new Uint8Array()

/** `isSecret`: what is not understood may be anything, and is not shown. */
export const byFinding = (find: Find, isSecret = false): Reader => {
  let rest: Uint8Array = noBytes
  const hidden = isSecret ? ({ hidden: 'all' } as const) : {}
  const flush = (): Stretch[] => {
    const bytes = rest
    rest = noBytes
    return bytes.length === 0 ? [] : [{ bytes, means: { is: 'unfinished', ...hidden } }]
  }
  return {
    read: chunk => {
      const bytes = rest.length === 0 ? chunk : new Uint8Array(Buffer.concat([rest, chunk]))
      const stretches: Stretch[] = []
      let at = 0
      while (at < bytes.length) {
        const found = find(bytes, at)
        if (found === 'more') break
        const isNoise = found === 'garbage'
        const length = isNoise ? 1 : Math.max(1, found.length)
        const means: Meaning = isNoise ? { is: 'noise', joins: true, ...hidden } : found.frame
        add(stretches, { bytes: bytes.subarray(at, at + length), means })
        at += length
      }
      rest = bytes.slice(at)
      return rest.length > REST_BYTES_MAX ? [...stretches, ...flush()] : stretches
    },
    flush,
  }
}

/** A driver's own parser: bytes are given to it one by one, so that each frame's bytes are known. */
export const byParsing = <Frame>(
  parse: (
    rest: Uint8Array,
    chunk: Uint8Array,
  ) => { frames: Frame[]; rest: Uint8Array; garbage: number },
  meaningOf: (frame: Frame) => Meaning,
): Reader => {
  let rest: Uint8Array = noBytes
  let waiting: number[] = []
  return {
    read: chunk => {
      const stretches: Stretch[] = []
      for (const byte of chunk) {
        waiting.push(byte)
        const next = parse(rest, Uint8Array.of(byte))
        rest = next.rest
        const noise = waiting.splice(0, next.garbage)
        if (noise.length > 0)
          add(stretches, { bytes: Uint8Array.from(noise), means: { is: 'noise', joins: true } })
        const taken = waiting.splice(0, waiting.length - rest.length)
        // Passed over by the parser: ends of lines between two frames.
        if (next.frames.length === 0 && taken.length > 0)
          add(stretches, {
            bytes: Uint8Array.from(taken),
            means: { is: 'line-feed', joins: true },
          })
        for (const [index, frame] of next.frames.entries())
          add(stretches, {
            bytes: index === 0 ? Uint8Array.from(taken) : noBytes,
            means: meaningOf(frame),
          })
      }
      return stretches
    },
    flush: () => {
      const bytes = Uint8Array.from(waiting)
      waiting = []
      rest = noBytes
      return bytes.length === 0 ? [] : [{ bytes, means: { is: 'unfinished' } }]
    },
  }
}

/** A direction in which nothing is ever sent. */
export const silent: Reader = byFinding(() => 'garbage')

const add = (stretches: Stretch[], next: Stretch) => {
  const last = stretches.at(-1)
  const isMore =
    last !== undefined &&
    next.means.joins === true &&
    last.means.is === next.means.is &&
    last.bytes.length + next.bytes.length <= roomOf(next.means)
  if (!isMore) {
    stretches.push(next)
    return
  }
  stretches[stretches.length - 1] = {
    bytes: new Uint8Array(Buffer.concat([last.bytes, next.bytes])),
    means: {
      ...last.means,
      ...(next.means.is === 'text'
        ? { text: `${last.means.text ?? ''}${next.means.text ?? ''}` }
        : {}),
    },
  }
}

/** A line of text is one stretch; a picture may be as long as it is. */
const roomOf = ({ is }: Meaning) => (is === 'picture' ? REST_BYTES_MAX : JOINED_BYTES_MAX)
