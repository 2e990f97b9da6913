// Star Line Mode and StarPRNT as a printer reads them: the next command at the front of its buffer.
// Written from the command specifications and not from our encoder.
import { codePageOfStar } from '../code-pages.ts'
import type { Command } from '../emulator-commands.ts'

export type StarCommand =
  | Command
  | { is: 'push'; on: boolean }
  | { is: 'count-on' }
  | { is: 'clear-count' }
  | { is: 'print-end'; s: number; n1: number; n2: number }
  | { is: 'raster-mode'; on: boolean }
  | { is: 'now'; what: 'drawer-2' | 'drawer-5' | 'ask' | 'reset' | 'enq' | 'eot' }

type Found = { command: StarCommand; length: number } | 'more'

const found = (command: StarCommand, length: number): Found => ({ command, length })
const nothing = (length: number): Found => found({ is: 'nothing' }, length)

/** The command at `at` and its length, or 'more' while it is not complete. */
export const commandAt = (bytes: Uint8Array, at: number, isRaster: boolean): Found => {
  const first = bytes[at] ?? 0
  if (first === 0x1b) return escaped(bytes, at)
  if (isRaster) return rasterRow(bytes, at)
  if (first >= 0x20) return found({ is: 'text', byte: first }, 1)
  const plain = single[first]
  return found(plain ?? { is: 'unknown', bytes: [first] }, 1)
}

const single: Readonly<Record<number, StarCommand>> = {
  0: { is: 'nothing' },
  4: { is: 'now', what: 'eot' },
  5: { is: 'now', what: 'enq' },
  7: { is: 'drawer', pin: 2 },
  10: { is: 'line-feed' },
  13: { is: 'nothing' },
  23: { is: 'count-on' },
  24: { is: 'start-anew' },
  25: { is: 'now', what: 'drawer-5' },
  26: { is: 'drawer', pin: 5 },
  28: { is: 'now', what: 'drawer-2' },
}

/** b n1 n2 data: one row of dots, then one row down (3-4, Raster Graphics). */
const rasterRow = (bytes: Uint8Array, at: number): Found => {
  if (bytes[at] !== 0x62) return found({ is: 'unknown', bytes: [bytes[at] ?? 0] }, 1)
  if (bytes.length - at < 3) return 'more'
  const widthBytes = (bytes[at + 1] ?? 0) + (bytes[at + 2] ?? 0) * 256
  const length = 3 + widthBytes
  if (bytes.length - at < length) return 'more'
  const bits = bytes.slice(at + 3, at + length)
  return found({ is: 'raster', widthBytes, rows: 1, bits }, length)
}

const escaped = (bytes: Uint8Array, at: number): Found => {
  const left = bytes.length - at
  if (left < 2) return 'more'
  const name = bytes[at + 1] ?? 0
  if (name === 0x40) return found({ is: 'start-anew' }, 2)
  if (name === 0x45 || name === 0x46) return found({ is: 'bold', on: name === 0x45 }, 2)
  if (name === 0x30) return nothing(2)
  if (left < 3) return 'more'
  const n = bytes[at + 2] ?? 0
  switch (name) {
    case 0x06:
      return realTime(n)
    case 0x07:
      return left < 4 ? 'more' : nothing(4)
    case 0x69: {
      if (left < 4) return 'more'
      const wide = ((bytes[at + 3] ?? 0) % 48) + 1
      return found({ is: 'size', wide, high: (n % 48) + 1 }, 4)
    }
    case 0x61:
      return found({ is: 'feed-lines', lines: n }, 3)
    case 0x4a:
      return found({ is: 'feed-dots', dots: n }, 3)
    case 0x64:
      return found({ is: 'cut', feed: n % 48 >= 2 ? 1 : 0 }, 3)
    case 0x62:
      return barcodeAt(bytes, at)
    case 0x1d:
      return group(bytes, at, n)
    case 0x1e:
      return record(bytes, at, n)
    case 0x2a:
      return rasterCommand(bytes, at)
    case 0x52:
    case 0x7a:
    case 0x2d:
    case 0x20:
      return nothing(3)
    default:
      return found({ is: 'unknown', bytes: [0x1b, name] }, 2)
  }
}

const realTime = (n: number): Found => {
  if (n === 0x01) return found({ is: 'now', what: 'ask' }, 3)
  if (n === 0x18) return found({ is: 'now', what: 'reset' }, 3)
  return found({ is: 'unknown', bytes: [0x1b, 0x06, n] }, 3)
}

const alignments = ['left', 'center', 'right'] as const

/** ESC GS … */
const group = (bytes: Uint8Array, at: number, name: number): Found => {
  const left = bytes.length - at
  if (left < 4) return 'more'
  const n = bytes[at + 3] ?? 0
  switch (name) {
    case 0x03:
      if (left < 6) return 'more'
      return found({ is: 'print-end', s: n, n1: bytes[at + 4] ?? 0, n2: bytes[at + 5] ?? 0 }, 6)
    case 0x61:
      return found({ is: 'align', to: alignments[n % 48] ?? 'left' }, 4)
    case 0x74:
      return found({ is: 'page', name: codePageOfStar[n] ?? 'pc437' }, 4)
    case 0x53:
      return blockAt(bytes, at)
    case 0x79:
      return qrAt(bytes, at, n)
    default:
      return found({ is: 'unknown', bytes: [0x1b, 0x1d, name] }, 3)
  }
}

/** ESC GS S m xL xH yL yH n data */
const blockAt = (bytes: Uint8Array, at: number): Found => {
  if (bytes.length - at < 9) return 'more'
  const widthBytes = (bytes[at + 4] ?? 0) + (bytes[at + 5] ?? 0) * 256
  const rows = (bytes[at + 6] ?? 0) + (bytes[at + 7] ?? 0) * 256
  const length = 9 + widthBytes * rows
  if (bytes.length - at < length) return 'more'
  return found({ is: 'raster', widthBytes, rows, bits: bytes.slice(at + 9, at + length) }, length)
}

/** ESC GS y S 0|1|2 n, D 1 m nL nH data, P. */
const qrAt = (bytes: Uint8Array, at: number, what: number): Found => {
  const left = bytes.length - at
  if (what === 0x50) return found({ is: 'qr-print' }, 4)
  if (left < 6) return 'more'
  const which = bytes[at + 4] ?? 0
  if (what === 0x53) {
    const module = bytes[at + 5] ?? 3
    return which === 0x32 ? found({ is: 'qr-module', module }, 6) : nothing(6)
  }
  if (what !== 0x44 || which !== 0x31) return found({ is: 'unknown', bytes: [0x1b, 0x1d, 0x79] }, 3)
  if (left < 8) return 'more'
  const length = 8 + (bytes[at + 6] ?? 0) + (bytes[at + 7] ?? 0) * 256
  if (left < length) return 'more'
  const text = Buffer.from(bytes.slice(at + 8, at + length)).toString()
  return found({ is: 'qr-data', text }, length)
}

/** ESC RS … */
const record = (bytes: Uint8Array, at: number, name: number): Found => {
  if (bytes.length - at < 4) return 'more'
  const n = bytes[at + 3] ?? 0
  if (name === 0x61) return found({ is: 'push', on: (n & 1) === 1 }, 4)
  if (name === 0x45) return found({ is: 'clear-count' }, 4)
  if (name === 0x46 || name === 0x64 || name === 0x72) return nothing(4)
  return found({ is: 'unknown', bytes: [0x1b, 0x1e, name] }, 3)
}

/** ESC * r A and B enter and leave raster mode; the settings end with NUL. */
const rasterCommand = (bytes: Uint8Array, at: number): Found => {
  if (bytes.length - at < 4) return 'more'
  const what = bytes[at + 3] ?? 0
  if (bytes[at + 2] !== 0x72) return found({ is: 'unknown', bytes: [0x1b, 0x2a] }, 2)
  if (what === 0x41 || what === 0x42) return found({ is: 'raster-mode', on: what === 0x41 }, 4)
  if (what === 0x43) return nothing(4)
  const end = bytes.indexOf(0, at + 4)
  // A number has three digits at most: without its end soon it is none.
  if (end === -1) return bytes.length - at < 10 ? 'more' : nothing(4)
  return nothing(Math.min(end + 1 - at, 10))
}

/** ESC b n1 n2 n3 n4 data RS; in Code 128 (n1 6) `%0` is a percent sign. */
const barcodeAt = (bytes: Uint8Array, at: number): Found => {
  if (bytes.length - at < 7) return 'more'
  const end = bytes.indexOf(0x1e, at + 6)
  if (end === -1) return bytes.length - at > 300 ? nothing(6) : 'more'
  const [, , n1 = 0, , n3 = 1, high = 80] = bytes.subarray(at, at + 6)
  const data = Buffer.from(bytes.subarray(at + 6, end)).toString('latin1')
  const is = 'barcode' as const
  const shape = { is, module: (n3 % 48) + 1, high }
  if (n1 % 48 === 3) return found({ ...shape, kind: 67, text: data }, end + 1 - at)
  if (n1 % 48 === 6) {
    return found({ ...shape, kind: 73, text: data.replaceAll('%0', '%') }, end + 1 - at)
  }
  return found({ is: 'unknown', bytes: [0x1b, 0x62, n1] }, end + 1 - at)
}
