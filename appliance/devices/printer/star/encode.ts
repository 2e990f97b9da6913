// Pieces of a receipt as Star Line Mode and StarPRNT bytes. The names in the comments are the
// sections of Star's "Line Mode Command Specifications" and "StarPRNT Command Specifications".
import type { ReceiptDocument } from '#schema/rules/receipt.ts'
import type { PrinterModel } from '../../models.ts'
import { compose, type Dialect, type Print } from '../compose.ts'
import type { Bitmap } from '../raster.ts'

const BARCODE_DOTS_HIGH = 80
/** Rows in one `ESC GS S`. */
const BLOCK_ROWS_MAX = 256
const [ESC, GS, RS] = [0x1b, 0x1d, 0x1e]

/** The whole receipt; see `compose`. */
export const encode = (document: ReceiptDocument, model: PrinterModel): Promise<Uint8Array> =>
  compose(document, model, dialect)

/** ESC RS a n: automatic status on or off; switching it on sends one. */
export const pushStatus = (isOn: boolean): Uint8Array => Uint8Array.of(ESC, RS, 0x61, isOn ? 1 : 0)

/** ESC ACK SOH: the status in real time; not to be used while automatic status is on. */
export const askNow = Uint8Array.of(ESC, 0x06, 0x01)

/** ESC BEL n1 n2, in units of 10 ms: a pulse of 50 ms, then 500 ms rest. For device 1 only. */
export const pulseWidth = Uint8Array.of(ESC, 0x07, 5, 50)

/** BEL drives external device 1 (pin 2) in its turn, SUB device 2 (pin 5). */
export const drawerPulse = (pin: 2 | 5): Uint8Array =>
  pin === 2 ? Uint8Array.of(...pulseWidth, 0x07) : Uint8Array.of(0x1a)

/** FS and EM do the same on arrival, also while the printer is stopped. */
export const drawerPulseNow = (pin: 2 | 5): Uint8Array => Uint8Array.of(pin === 2 ? 0x1c : 0x19)

/** ETB counts one on after all before it is on paper, and the status then tells it. */
export const countOn = (times: number): Uint8Array => new Uint8Array(times).fill(0x17)

/** ESC GS ETX s n1 n2. s 1: waits for the end of printing, counts, and echoes n1 and n2. */
export const printEnd = (s: 1 | 3 | 4, id = 0): Uint8Array =>
  Uint8Array.of(ESC, GS, 0x03, s, id & 0xff, id >> 8)

/** ESC ACK CAN: reset in real time; all that waits in the printer is gone. */
export const reset = Uint8Array.of(ESC, 0x06, 0x18)

/** Resets, starts anew and cuts the fragment off. */
export const cutFragment = Uint8Array.of(
  ...reset,
  ...[ESC, 0x40],
  ...pushStatus(true),
  ...pulseWidth,
  ...[0x0a, ESC, 0x64, 3],
)

/** A reset or a question must not stand in a picture by accident: one dot more breaks it. */
export const withoutCommands = (data: Uint8Array): Uint8Array => {
  for (let at = 0; at < data.length - 2; at++) {
    const third = data[at + 2]
    if (data[at] !== ESC || data[at + 1] !== 0x06) continue
    if (third === 0x18 || third === 0x01) data[at + 1] = 0x07
  }
  return data
}

const begin = (model: PrinterModel): Uint8Array[] => [
  ...(model.proof === 'echo' ? [printEnd(3)] : []),
  Uint8Array.of(ESC, 0x40),
  pushStatus(true),
  // ESC RS E 0: the ETB counter begins anew, so that a job's proof is a number of its own.
  ...(model.proof === 'counter' ? [Uint8Array.of(ESC, RS, 0x45, 0)] : []),
]

/** ESC * r A, page length 0 (ESC * r P 0 NUL), no feed at the end (ESC * r E 1 NUL), rows, ESC * r B. */
const rasterMode = ({ widthBytes, rows, bits }: Bitmap): Uint8Array[] => {
  const parts = [Buffer.from('\x1b*rA\x1b*rP0\0\x1b*rE1\0', 'latin1')]
  for (let row = 0; row < rows; row++) {
    parts.push(Buffer.of(0x62, widthBytes & 0xff, widthBytes >> 8))
    parts.push(Buffer.from(bits.subarray(row * widthBytes, (row + 1) * widthBytes)))
  }
  parts.push(Buffer.from('\x1b*rB', 'latin1'))
  return [withoutCommands(new Uint8Array(Buffer.concat(parts)))]
}

/** ESC GS S 1 xL xH yL yH 0 data: one bit a dot. */
const blocks = ({ widthBytes, rows, bits }: Bitmap): Uint8Array[] => {
  const parts: Uint8Array[] = []
  for (let row = 0; row < rows; row += BLOCK_ROWS_MAX) {
    const high = Math.min(BLOCK_ROWS_MAX, rows - row)
    const size = [widthBytes & 0xff, widthBytes >> 8, high & 0xff, high >> 8]
    parts.push(Uint8Array.of(ESC, GS, 0x53, 1, ...size, 0))
    parts.push(withoutCommands(bits.slice(row * widthBytes, (row + high) * widthBytes)))
  }
  return parts
}

const alignCentre = Uint8Array.of(ESC, GS, 0x61, 1)
const alignLeft = Uint8Array.of(ESC, GS, 0x61, 0)
const newLine = Uint8Array.of(0x0a)

const print = (piece: Print, model: PrinterModel): Uint8Array[] => {
  switch (piece.is) {
    case 'feed':
      return piece.lines > 0 ? [Uint8Array.of(ESC, 0x61, piece.lines)] : []
    case 'cut':
      // ESC d 3 feeds to the knife and leaves one point; without a knife the paper is fed.
      return [model.cutter ? Uint8Array.of(ESC, 0x64, 3) : Uint8Array.of(ESC, 0x61, 5)]
    case 'barcode':
      return [alignCentre, barcode(piece, model.dots), alignLeft]
    case 'qr':
      return [alignCentre, qr(piece.text, model.dots), newLine, alignLeft]
  }
}

/**
 * ESC b n1 n2 n3 n4 data RS. n1 3 is EAN-13, 6 Code 128; n2 2 prints the text and feeds; n3 the
 * module: 1 is two dots, 2 three. In Code 128 a percent sign begins a pair and is itself `%0`.
 */
const barcode = ({ kind, code }: Extract<Print, { is: 'barcode' }>, dots: number): Uint8Array => {
  const modules = kind === 'ean13' ? 95 : 11 * (code.length + 2) + 13
  const module = [3, 2].find(each => modules * each + 20 * each <= dots)
  if (!module) throw new RangeError('barcode-not-printable')
  const data = kind === 'ean13' ? code : code.replaceAll('%', '%0')
  const head = [ESC, 0x62, kind === 'ean13' ? 3 : 6, 2, module - 1, BARCODE_DOTS_HIGH]
  return Uint8Array.of(...head, ...Buffer.from(data, 'latin1'), RS)
}

/** ESC GS y S 0 2 (model 2), S 1 1 (correction M), S 2 n (module), D 1 NUL (data), P (print). */
const qr = (text: string, dots: number): Uint8Array => {
  const data = Buffer.from(text, 'utf8')
  const size = Math.min(data.length > 150 ? 4 : 6, Math.floor(dots / 72))
  const y = [ESC, GS, 0x79]
  return Uint8Array.of(
    ...[...y, 0x53, 0x30, 2],
    ...[...y, 0x53, 0x31, 1],
    ...[...y, 0x53, 0x32, size],
    ...[...y, 0x44, 0x31, 0, data.length & 0xff, data.length >> 8, ...data],
    ...[...y, 0x50],
  )
}

const dialect: Dialect = {
  begin,
  page: n => Uint8Array.of(ESC, GS, 0x74, n),
  bold: { on: Uint8Array.of(ESC, 0x45), off: Uint8Array.of(ESC, 0x46) },
  // ESC i n1 n2: times higher and wider, less one.
  sizes: {
    normal: Uint8Array.of(ESC, 0x69, 0, 0),
    wide: Uint8Array.of(ESC, 0x69, 0, 1),
    large: Uint8Array.of(ESC, 0x69, 1, 1),
  },
  sizeEndsBold: false,
  raster: (bitmap, model) => (model.pictures === 'block' ? blocks(bitmap) : rasterMode(bitmap)),
  print,
  end: model => (model.proof === 'echo' ? [printEnd(4)] : []),
}
