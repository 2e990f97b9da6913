// ESC/POS as a printer reads it: the next command at the front of its buffer. Written from the
// command reference and not from our encoder, so that one can show the other's mistakes.

import { type CodePageName, codePageOfEpson } from './code-pages.ts'
import { type MemoryCommand, pictureCommand, settingCommand } from './emulator-memory-commands.ts'

export type Command =
  | { is: 'text'; byte: number }
  | { is: 'line-feed' }
  | { is: 'start-anew' }
  | { is: 'print-mode'; bold: boolean; wide: number; high: number }
  | { is: 'size'; wide: number; high: number }
  | { is: 'bold'; on: boolean }
  | { is: 'align'; to: 'left' | 'center' | 'right' }
  | { is: 'page'; name: CodePageName }
  | { is: 'feed-lines'; lines: number }
  | { is: 'feed-dots'; dots: number }
  | { is: 'cut'; feed: number }
  | { is: 'drawer'; pin: 2 | 5 }
  | { is: 'raster'; widthBytes: number; rows: number; bits: Uint8Array }
  | { is: 'barcode-setting'; which: 'height' | 'width' | 'text-below'; value: number }
  | { is: 'barcode'; kind: number; text: string; module?: number; high?: number }
  | { is: 'qr-module'; module: number }
  | { is: 'qr-data'; text: string }
  | { is: 'qr-print' }
  | { is: 'process-id'; id: Uint8Array }
  | { is: 'ordered-status' }
  | { is: 'push-status'; on: boolean }
  | { is: 'memory'; command: MemoryCommand }
  | { is: 'nothing' }
  | { is: 'unknown'; bytes: readonly number[] }

/** The command at `at` and its length, or 'more' while it is not complete. */
export const commandAt = (
  bytes: Uint8Array,
  at: number,
): { command: Command; length: number } | 'more' => {
  const first = bytes[at] ?? 0
  const left = bytes.length - at
  if (first >= 0x20) return { command: { is: 'text', byte: first }, length: 1 }
  switch (first) {
    case 0x0a:
      return { command: { is: 'line-feed' }, length: 1 }
    case 0x10:
      return left < 3 ? 'more' : realTime(bytes, at)
    case 0x1b:
      return left < 2 ? 'more' : escaped(bytes, at)
    case 0x1d:
      return left < 2 ? 'more' : group(bytes, at)
    case 0x06:
      return { command: { is: 'memory', command: { is: 'go-on' } }, length: 1 }
    case 0x00:
    case 0x0d:
      return { command: { is: 'nothing' }, length: 1 }
    default:
      return { command: { is: 'unknown', bytes: [first] }, length: 1 }
  }
}

type Found = { command: Command; length: number } | 'more'

const found = (command: Command, length: number): Found => ({ command, length })

/** DLE EOT n, DLE ENQ n, DLE DC4: obeyed when they arrived, here they are only passed over. */
const realTime = (bytes: Uint8Array, at: number): Found => {
  const second = bytes[at + 1] ?? 0
  if (second === 0x04 || second === 0x05) return found({ is: 'nothing' }, 3)
  if (second === 0x14) {
    const length = bytes[at + 2] === 8 ? 10 : 5
    return bytes.length - at < length ? 'more' : found({ is: 'nothing' }, length)
  }
  return found({ is: 'unknown', bytes: [0x10] }, 1)
}

const alignments = ['left', 'center', 'right'] as const

const escaped = (bytes: Uint8Array, at: number): Found => {
  const name = bytes[at + 1] ?? 0
  if (name === 0x40) return found({ is: 'start-anew' }, 2)
  if (name === 0x32) return found({ is: 'nothing' }, 2)
  if (bytes.length - at < 3) return 'more'
  const n = bytes[at + 2] ?? 0
  switch (name) {
    case 0x21:
      return found(
        {
          is: 'print-mode',
          bold: (n & 8) !== 0,
          high: (n & 16) !== 0 ? 2 : 1,
          wide: (n & 32) !== 0 ? 2 : 1,
        },
        3,
      )
    case 0x45:
      return found({ is: 'bold', on: (n & 1) === 1 }, 3)
    case 0x61:
      return found({ is: 'align', to: alignments[n % 48] ?? 'left' }, 3)
    case 0x74:
      return found({ is: 'page', name: codePageOfEpson[n] ?? 'pc437' }, 3)
    case 0x64:
      return found({ is: 'feed-lines', lines: n }, 3)
    case 0x4a:
      return found({ is: 'feed-dots', dots: n }, 3)
    case 0x70:
      return bytes.length - at < 5 ? 'more' : found({ is: 'drawer', pin: n % 48 === 0 ? 2 : 5 }, 5)
    case 0x20:
    case 0x2d:
    case 0x33:
    case 0x4d:
    case 0x52:
    case 0x7b:
      return found({ is: 'nothing' }, 3)
    default:
      return found({ is: 'unknown', bytes: [0x1b, name] }, 2)
  }
}

const group = (bytes: Uint8Array, at: number): Found => {
  const name = bytes[at + 1] ?? 0
  if (bytes.length - at < 3) return 'more'
  const n = bytes[at + 2] ?? 0
  switch (name) {
    case 0x21:
      return found({ is: 'size', wide: ((n >> 4) & 7) + 1, high: (n & 7) + 1 }, 3)
    case 0x48:
      return found({ is: 'barcode-setting', which: 'text-below', value: n % 48 }, 3)
    case 0x68:
      return found({ is: 'barcode-setting', which: 'height', value: n }, 3)
    case 0x77:
      return found({ is: 'barcode-setting', which: 'width', value: n }, 3)
    case 0x42:
    case 0x66:
      return found({ is: 'nothing' }, 3)
    case 0x61:
      return found({ is: 'push-status', on: n !== 0 }, 3)
    case 0x72:
      return found({ is: 'ordered-status' }, 3)
    case 0x56:
      if (n !== 65 && n !== 66) return found({ is: 'cut', feed: 0 }, 3)
      return bytes.length - at < 4 ? 'more' : found({ is: 'cut', feed: bytes[at + 3] ?? 0 }, 4)
    case 0x76:
      return rasterAt(bytes, at)
    case 0x6b:
      return barcodeAt(bytes, at, n)
    case 0x28:
      return counted(bytes, at, n)
    case 0x38:
      return n === PICTURES ? longPicture(bytes, at) : found({ is: 'unknown', bytes: [0x1d] }, 1)
    case 0x49:
      return found({ is: 'memory', command: { is: 'ask-who', n } }, 3)
    default:
      return found({ is: 'unknown', bytes: [0x1d, name] }, 2)
  }
}

/** GS v 0 m xL xH yL yH data */
const rasterAt = (bytes: Uint8Array, at: number): Found => {
  if (bytes.length - at < 8) return 'more'
  const widthBytes = (bytes[at + 4] ?? 0) + (bytes[at + 5] ?? 0) * 256
  const rows = (bytes[at + 6] ?? 0) + (bytes[at + 7] ?? 0) * 256
  const length = 8 + widthBytes * rows
  if (bytes.length - at < length) return 'more'
  return found({ is: 'raster', widthBytes, rows, bits: bytes.slice(at + 8, at + length) }, length)
}

/** GS k m: up to 6 ends with NUL, from 65 counts its data. */
const barcodeAt = (bytes: Uint8Array, at: number, kind: number): Found => {
  if (kind <= 6) {
    const end = bytes.indexOf(0, at + 3)
    if (end === -1) return 'more'
    return found(barcode(kind + 65, bytes.slice(at + 3, end)), end + 1 - at)
  }
  if (bytes.length - at < 4) return 'more'
  const length = 4 + (bytes[at + 3] ?? 0)
  if (bytes.length - at < length) return 'more'
  return found(barcode(kind, bytes.slice(at + 4, at + length)), length)
}

/** Code 128 data carries its set (`{B`) and doubles each `{`. */
const barcode = (kind: number, data: Uint8Array): Command => {
  const text = Buffer.from(data).toString('latin1')
  const plain = kind === 73 ? text.replace(/^\{[ABC]/, '').replaceAll('{{', '{') : text
  return { is: 'barcode', kind, text: plain }
}

/** GS ( X pL pH data */
const counted = (bytes: Uint8Array, at: number, name: number): Found => {
  if (bytes.length - at < 5) return 'more'
  const length = 5 + (bytes[at + 3] ?? 0) + (bytes[at + 4] ?? 0) * 256
  if (bytes.length - at < length) return 'more'
  const data = bytes.slice(at + 5, at + length)
  if (name === 0x6b && data[0] === 0x31) {
    return found(qr(data[1] ?? 0, data.slice(2)), length)
  }
  if (name === 0x48 && data[0] === 0x30)
    return found({ is: 'process-id', id: data.slice(2) }, length)
  if (name === 0x45) return found(ofMemory(settingCommand(data)), length)
  if (name === PICTURES) return found(ofMemory(pictureCommand(data)), length)
  return found({ is: 'nothing' }, length)
}

const ofMemory = (command: MemoryCommand | null): Command =>
  command ? { is: 'memory', command } : { is: 'nothing' }

/** L, of GS ( L and GS 8 L. */
const PICTURES = 0x4c
/** Longer than what waits in a printer can be. */
const LONG_MAX = 60_000

/** GS 8 L p1 p2 p3 p4 data: the same with a longer count. */
const longPicture = (bytes: Uint8Array, at: number): Found => {
  if (bytes.length - at < 7) return 'more'
  const [p1 = 0, p2 = 0, p3 = 0, p4 = 0] = bytes.subarray(at + 3, at + 7)
  const long = p1 + p2 * 256 + p3 * 65_536 + p4 * 16_777_216
  if (long > LONG_MAX) return found({ is: 'unknown', bytes: [0x1d, 0x38, PICTURES] }, 3)
  const length = 7 + long
  if (bytes.length - at < length) return 'more'
  return found(ofMemory(pictureCommand(bytes.slice(at + 7, at + length))), length)
}

const qr = (fn: number, data: Uint8Array): Command => {
  if (fn === 67) return { is: 'qr-module', module: data[0] ?? 3 }
  if (fn === 80) return { is: 'qr-data', text: Buffer.from(data.slice(1)).toString() }
  return fn === 81 ? { is: 'qr-print' } : { is: 'nothing' }
}
