// Pieces of a receipt as ESC/POS bytes. The library says sizes, bold, code pages and barcodes; what
// it says wrongly is said here: the drawer (no times), cut (resets the code page), QR (counts
// characters instead of bytes), text (hops between code pages by itself, drops empty lines).
import thermal from 'node-thermal-printer'
import type { ReceiptDocument } from '#schema/rules/receipt.ts'
import type { PrinterModel } from '../models.ts'
import { compose, type Dialect, type Print } from './compose.ts'
import { hashOf, type Kept } from './kept-logo.ts'
import type { Size } from './layout.ts'
import { printPicture } from './memory-bytes.ts'
import { type Bitmap, withoutCommands } from './raster.ts'

/** Rows in one raster command; small heads have no memory for more. */
export const BAND_ROWS_MAX = 256
const BARCODE_DOTS_HIGH = 80

/** The whole receipt in ESC/POS; see `compose`. A picture that the printer keeps is named by its key. */
export const encode = (
  document: ReceiptDocument,
  model: PrinterModel,
  kept: Kept | null = null,
): Promise<Uint8Array> => {
  const picture = (bitmap: Bitmap): Uint8Array[] =>
    kept !== null && hashOf(bitmap) === kept.hash ? [printPicture(kept.key)] : raster(bitmap)
  return compose(document, model, kept === null ? dialect : { ...dialect, picture })
}

/** ESC p m t1 t2: a pulse of 50 ms on pin 2 or 5, then 500 ms rest, after all that was sent before. */
export const drawerPulse = (pin: 2 | 5): Uint8Array =>
  Uint8Array.of(0x1b, 0x70, pin === 2 ? 0 : 1, 0x19, 0xfa)

/** DLE DC4 1 m t: the same in real time, 100 ms, also from a printer that is stopped. */
export const drawerPulseNow = (pin: 2 | 5): Uint8Array =>
  Uint8Array.of(0x10, 0x14, 0x01, pin === 2 ? 0 : 1, 0x01)

/** GS ( H fn 48: the printer answers with these four characters once all before is on paper. */
export const processId = (id: string): Uint8Array =>
  Uint8Array.of(0x1d, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30, ...Buffer.from(id, 'latin1'))

/**
 * GS r 1: answered by a byte after all before was processed. That byte is mostly 00, as is the noise of a
 * line that loses its power; so it is asked so often, and all answers together are the proof.
 */
export const ORDERED_ANSWERS = 2
export const orderedStatus = new Uint8Array(
  Array.from({ length: ORDERED_ANSWERS }, () => [0x1d, 0x72, 0x01]).flat(),
)

/** DLE EOT n: one byte of status at once. */
export const askNow = (n: 1 | 2 | 3 | 4): Uint8Array => Uint8Array.of(0x10, 0x04, n)

/** GS a 255: tell every change. */
export const pushStatus = Uint8Array.of(0x1d, 0x61, 0xff)

/** DLE DC4 8 drops what is in the printer, also while it is stopped. */
export const dropBuffer = Uint8Array.of(0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08)

/** Starts anew (ESC @) and cuts the fragment off, so that the next receipt is whole. */
export const cutFragment = Uint8Array.of(
  ...dropBuffer,
  ...[0x1b, 0x40, 0x1d, 0x61, 0xff, 0x0a, 0x1d, 0x56, 0x42, 0x00],
)

/** GS v 0 in bands of at most `BAND_ROWS_MAX` rows. */
export const raster = ({ widthBytes, rows, bits }: Bitmap): Uint8Array[] => {
  const bands: Uint8Array[] = []
  for (let row = 0; row < rows; row += BAND_ROWS_MAX) {
    const high = Math.min(BAND_ROWS_MAX, rows - row)
    const size = [widthBytes & 0xff, widthBytes >> 8, high & 0xff, high >> 8]
    bands.push(Uint8Array.of(0x1d, 0x76, 0x30, 0x00, ...size))
    bands.push(withoutCommands(bits.slice(row * widthBytes, (row + high) * widthBytes)))
  }
  return bands
}

const library = new thermal.ThermalPrinter({
  type: thermal.PrinterTypes.EPSON,
  interface: '',
  breakLine: thermal.BreakLine.NONE,
})

const phrase = (say: (printer: typeof library) => void): Uint8Array => {
  library.clear()
  say(library)
  return new Uint8Array(library.getBuffer())
}

const init = phrase(printer => printer.add(Buffer.of(0x1b, 0x40)))
const bold = { on: phrase(p => p.bold(true)), off: phrase(p => p.bold(false)) }
const centred = { on: phrase(p => p.alignCenter()), off: phrase(p => p.alignLeft()) }
// setTextSize swaps height and width, so the named sizes are used; they also end bold.
const sizes: Record<Size, Uint8Array> = {
  normal: phrase(printer => printer.setTextNormal()),
  wide: phrase(printer => printer.setTextDoubleWidth()),
  large: phrase(printer => printer.setTextQuadArea()),
}
const newLine = Uint8Array.of(0x0a)

const dialect: Dialect = {
  begin: model => (model.pushesStatus ? [init, pushStatus] : [init]),
  page: n => Uint8Array.of(0x1b, 0x74, n),
  bold,
  sizes,
  sizeEndsBold: true,
  raster,
  print: (piece, model) => print(piece, model),
  end: () => [],
}

const print = (piece: Print, model: PrinterModel): Uint8Array[] => {
  switch (piece.is) {
    case 'feed':
      return piece.lines > 0 ? [Uint8Array.of(0x1b, 0x64, piece.lines)] : []
    case 'cut':
      // GS V 66 0 feeds to the knife and cuts; without a knife the paper is fed to be torn.
      return [model.cutter ? Uint8Array.of(0x1d, 0x56, 0x42, 0x00) : Uint8Array.of(0x1b, 0x64, 5)]
    case 'barcode':
      return [centred.on, barcode(piece, model.dots), newLine, centred.off]
    case 'qr':
      return [centred.on, ...qr(piece.text, model.dots), newLine, centred.off]
  }
}

const barcode = ({ kind, code }: Extract<Print, { is: 'barcode' }>, dots: number): Uint8Array => {
  // Code set B: eleven modules a character, start, check and stop; `{` is said twice.
  const modules = kind === 'ean13' ? 95 : 11 * (code.length + 2) + 13
  const width = [3, 2].find(each => modules * each + 20 * each <= dots)
  if (!width) throw new RangeError('barcode-not-printable')
  const settings = { hriPos: 2, hriFont: 0, width, height: BARCODE_DOTS_HIGH }
  return kind === 'ean13'
    ? phrase(printer => printer.printBarcode(code, 67, settings))
    : phrase(printer => printer.printBarcode(code.replaceAll('{', '{{'), 73, settings))
}

/** GS ( k fn 65 model 2, 67 module size, 69 correction M, 80 store, 81 print. */
const qr = (text: string, dots: number): Uint8Array[] => {
  const data = Buffer.from(text, 'utf8')
  const size = Math.min(data.length > 150 ? 4 : 6, Math.floor(dots / 72))
  const length = data.length + 3
  return [
    Uint8Array.of(0x1d, 0x28, 0x6b, 4, 0, 0x31, 0x41, 0x32, 0),
    Uint8Array.of(0x1d, 0x28, 0x6b, 3, 0, 0x31, 0x43, size),
    Uint8Array.of(0x1d, 0x28, 0x6b, 3, 0, 0x31, 0x45, 0x31),
    Uint8Array.of(0x1d, 0x28, 0x6b, length & 0xff, length >> 8, 0x31, 0x50, 0x30, ...data),
    Uint8Array.of(0x1d, 0x28, 0x6b, 3, 0, 0x31, 0x51, 0x30),
  ]
}
