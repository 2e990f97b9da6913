// What label printers say, from bytes to facts.
// ZPL II Programming Guide, "~HS": three strings, each <STX>…<ETX><CR><LF>. EPL2, "^ee": codes of two
// digits with commas, <CR><LF>. TSPL, "<ESC>!?": one byte.
import { cleanStatus, firstOf, type Status } from '../printer/status.ts'

/** `isBusy`: something is left to print; null where the language does not say. */
export type Told = { status: Status; isBusy: boolean | null }

export type Parsed<Frame> = { frames: Frame[]; rest: Uint8Array; garbage: number }

/** The longest string of `~HS` has 34 characters. */
const STRING_BYTES_MAX = 64
const LINE_BYTES_MAX = 32

/** The fields of each string of an answer to `~HS`. Control bytes and what is no digit are garbage. */
export const parseHostStatus = (rest: Uint8Array, chunk: Uint8Array): Parsed<string[]> => {
  const bytes = joined(rest, chunk)
  const frames: string[][] = []
  let garbage = 0
  let at = 0
  while (at < bytes.length) {
    const byte = bytes[at]
    if (byte === 0x0d || byte === 0x0a) {
      at++
      continue
    }
    const end = byte === 0x02 ? endOf(bytes, at) : null
    if (end === 'more') break
    if (end === null) {
      garbage++
      at++
      continue
    }
    const text = Buffer.from(bytes.subarray(at + 1, end)).toString('latin1')
    frames.push(text.split(','))
    at = end + 1
  }
  return { frames, rest: bytes.slice(at), garbage }
}

/** Where the string that begins at `at` has its ETX; null when it is none. */
const endOf = (bytes: Uint8Array, at: number): number | 'more' | null => {
  for (let place = at + 1; place < bytes.length; place++) {
    const byte = bytes[place] ?? 0
    if (byte === 0x03) return place
    const isPart = (byte >= 0x30 && byte <= 0x39) || byte === 0x2c || byte === 0x20
    if (!isPart || place - at > STRING_BYTES_MAX) return null
  }
  return 'more'
}

const FIELDS = [12, 11, 2]

/** What the first two of three strings in a row say; null when they are not an answer. */
export const statusOfStrings = (strings: readonly string[][]): Told | null => {
  if (strings.length !== 3 || strings.some((each, at) => each.length !== FIELDS[at])) return null
  const [one = [], two = []] = strings
  const flag = (field: string | undefined) => Number(field) === 1
  const isRibbonOut = flag(two[3])
  const isPaused = flag(one[2])
  const paperOut = flag(one[1])
  const coverOpen = flag(two[2])
  const status: Status = {
    ...cleanStatus,
    coverOpen,
    paperOut,
    fault: firstOf([
      [isRibbonOut, 'ribbon-out'],
      [flag(one[11]), 'overheated'],
      // Configuration lost, head too cold.
      [flag(one[9]) || flag(one[10]), 'printer-fault'],
      // A printer that ran out of something is paused by that: the cause is said, not the pause.
      [isPaused && !paperOut && !coverOpen, 'printer-paused'],
    ]),
  }
  const left = Number(one[4]) + Number(two[8])
  return { status, isBusy: left > 0 || flag(one[5]) || flag(one[7]) }
}

/** The codes in each line of an answer to `^ee`. */
export const parseErrorCodes = (rest: Uint8Array, chunk: Uint8Array): Parsed<number[]> => {
  const bytes = joined(rest, chunk)
  const frames: number[][] = []
  let garbage = 0
  let at = 0
  while (at < bytes.length) {
    const end = lineEnd(bytes, at)
    if (end === -1 && bytes.length - at <= LINE_BYTES_MAX) break
    const line = Buffer.from(bytes.subarray(at, end === -1 ? bytes.length : end)).toString('latin1')
    if (/^\d\d(,\d\d)*$/.test(line)) frames.push(line.split(',').map(Number))
    else garbage += line.length
    at += line.length + (end === -1 ? 0 : 1)
  }
  return { frames, rest: bytes.slice(at), garbage }
}

const lineEnd = (bytes: Uint8Array, at: number): number => {
  for (let place = at; place < bytes.length; place++) {
    if (bytes[place] === 0x0d || bytes[place] === 0x0a) return place
  }
  return -1
}

/** 07 media or ribbon out, 11 head open, 92 paused, 62 head too hot, 81 cutter; 01 to 10 are mistakes. */
export const statusOfCodes = (codes: readonly number[]): Told & { isClean: boolean } => {
  const has = (code: number) => codes.includes(code)
  const status: Status = {
    ...cleanStatus,
    coverOpen: has(11),
    paperOut: has(7),
    fault: firstOf([
      [has(62), 'overheated'],
      [has(81), 'cutter-jam'],
      [has(99), 'printer-fault'],
      [has(92), 'printer-paused'],
    ]),
  }
  return { status, isBusy: null, isClean: codes.every(code => code === 0) }
}

/**
 * Bit 0 head open, 1 jam, 2 paper, 3 ribbon, 4 pause, 5 printing, 6 cover. Bit 7 is any other error with
 * TSC and a wrong temperature with some that speak its language, so it has no name here.
 */
export const statusOfByte = (byte: number): Told => {
  const coverOpen = (byte & 0x41) !== 0
  const paperOut = (byte & 0x04) !== 0
  const isPaused = (byte & 0x10) !== 0
  const status: Status = {
    ...cleanStatus,
    coverOpen,
    paperOut,
    fault: firstOf([
      [(byte & 0x08) !== 0, 'ribbon-out'],
      [(byte & 0x02) !== 0, 'paper-jam'],
      [(byte & 0x80) !== 0, 'printer-fault'],
      [isPaused, 'printer-paused'],
    ]),
  }
  return { status, isBusy: (byte & 0x20) !== 0 }
}

const joined = (rest: Uint8Array, chunk: Uint8Array) =>
  rest.length === 0 ? chunk : new Uint8Array(Buffer.concat([rest, chunk]))
