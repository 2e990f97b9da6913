// Pieces of a receipt as ESC/POS bytes. The library says sizes, bold, code pages and barcodes; what
// it says wrongly is said here: the drawer (no times), cut (resets the code page), QR (counts
// characters instead of bytes), text (hops between code pages by itself, drops empty lines).
import thermal from 'node-thermal-printer'
import type { ReceiptDocument } from '#schema/rules/receipt.ts'
import type { PrinterModel } from '../models.ts'
import { inCodePage } from './code-pages.ts'
import { type Line, layout, lineText, type Piece, type Size } from './layout.ts'
import { type Bitmap, rasterLine, withoutCommands } from './raster.ts'

/** Rows in one raster command; small heads have no memory for more. */
export const BAND_ROWS_MAX = 256
const BARCODE_DOTS_HIGH = 80

/**
 * The whole receipt. Throws a RangeError that names what can not be printed. A drawer is no part of
 * it: bytes wait in a printer without paper, and the drawer would open when nobody expects it.
 */
export const encode = async (
  document: ReceiptDocument,
  model: PrinterModel,
): Promise<Uint8Array> => {
  const out = writer(model)
  for (const piece of layout(document, model.columns)) {
    if (piece.is === 'line') await out.line(piece)
    else if (piece.is !== 'drawer') out.piece(piece)
  }
  return out.bytes()
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

/** GS r 1: answered after all before was processed. */
export const orderedStatus = Uint8Array.of(0x1d, 0x72, 0x01)

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

/** What leaves something on the paper, besides lines. */
type Print = Exclude<Piece, Line | { is: 'drawer' }>

const writer = (model: PrinterModel) => {
  const parts: Uint8Array[] = [init]
  if (model.pushesStatus) parts.push(pushStatus)
  let page = -1
  let size: Size = 'normal'
  let isBold = false
  let picture: Bitmap[] = []
  const flush = () => {
    if (picture.length > 0) parts.push(...raster(stacked(picture)))
    picture = []
  }
  const style = (line: Line) => {
    if (line.size !== size) {
      parts.push(sizes[line.size])
      size = line.size
      isBold = false
    }
    if (line.bold !== isBold) parts.push(line.bold ? bold.on : bold.off)
    isBold = line.bold
  }
  const put = (text: string): boolean => {
    const order = page === -1 ? model.pages : [model.pages[page] ?? model.pages[0], ...model.pages]
    for (const candidate of order) {
      const encoded = candidate && inCodePage(text, candidate.name)
      if (!candidate || !encoded) continue
      const found = model.pages.indexOf(candidate)
      if (found !== page) parts.push(Uint8Array.of(0x1b, 0x74, candidate.n))
      page = found
      parts.push(encoded, newLine)
      return true
    }
    return false
  }
  return {
    line: async (line: Line) => {
      const text = lineText(line)
      const fits = model.pages.some(each => inCodePage(text, each.name) !== null)
      if (!fits) {
        picture.push(await rasterLine(line, model.columns, model.dots))
        return
      }
      flush()
      style(line)
      put(text)
    },
    piece: (piece: Print) => {
      flush()
      style({ is: 'line', cells: [], size: 'normal', bold: false })
      if (piece.is === 'rule') {
        if (!put('─'.repeat(model.columns))) put('-'.repeat(model.columns))
      } else parts.push(...said(piece, model))
    },
    bytes: () => {
      flush()
      return new Uint8Array(Buffer.concat(parts))
    },
  }
}

const said = (piece: Exclude<Print, { is: 'rule' }>, model: PrinterModel): Uint8Array[] => {
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

const barcode = ({ kind, code }: Extract<Piece, { is: 'barcode' }>, dots: number): Uint8Array => {
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

const stacked = (pictures: Bitmap[]): Bitmap => {
  const widthBytes = pictures[0]?.widthBytes ?? 0
  return {
    widthBytes,
    rows: pictures.reduce((sum, each) => sum + each.rows, 0),
    bits: new Uint8Array(Buffer.concat(pictures.map(each => each.bits))),
  }
}
