// A receipt in any printer's language: which line is text in which code page, which one is drawn.
import type { ReceiptDocument } from '#schema/rules/receipt.ts'
import type { PrinterModel } from '../models.ts'
import { inCodePage } from './code-pages.ts'
import { type Line, layout, lineText, type Piece, type Size } from './layout.ts'
import { pictureBitmap } from './picture.ts'
import { programmingBitmap } from './programming.ts'
import { type Bitmap, rasterLine } from './raster.ts'

/** What leaves something on the paper, besides lines and rules. */
export type Print = Exclude<Piece, Line | { is: 'drawer' | 'rule' | 'picture' | 'programming' }>

/** The words a language has for the parts of a receipt. */
export type Dialect = {
  begin: (model: PrinterModel) => Uint8Array[]
  page: (n: number) => Uint8Array
  bold: { on: Uint8Array; off: Uint8Array }
  sizes: Record<Size, Uint8Array>
  /** A change of size also ends bold. */
  sizeEndsBold: boolean
  raster: (bitmap: Bitmap, model: PrinterModel) => Uint8Array[]
  /** The same for a picture of the document, where it may be shorter than that. */
  picture?: (bitmap: Bitmap) => Uint8Array[]
  /** Throws a RangeError that names what can not be printed. */
  print: (piece: Print, model: PrinterModel) => Uint8Array[]
  end: (model: PrinterModel) => Uint8Array[]
}

/**
 * The whole receipt. Throws a RangeError that names what can not be printed. A drawer is no part of
 * it: bytes wait in a printer without paper, and the drawer would open when nobody expects it.
 */
export const compose = async (
  document: ReceiptDocument,
  model: PrinterModel,
  dialect: Dialect,
): Promise<Uint8Array> => {
  const out = writer(model, dialect)
  for (const piece of layout(document, model.columns)) {
    if (piece.is === 'line') await out.line(piece)
    else if (piece.is !== 'drawer') out.piece(piece)
  }
  return out.bytes()
}

const newLine = Uint8Array.of(0x0a)

const writer = (model: PrinterModel, dialect: Dialect) => {
  const parts: Uint8Array[] = dialect.begin(model)
  let page = -1
  let size: Size = 'normal'
  let isBold = false
  let picture: Bitmap[] = []
  const flush = () => {
    if (picture.length > 0) parts.push(...dialect.raster(stacked(picture), model))
    picture = []
  }
  const picturePart = (bitmap: Bitmap) =>
    dialect.picture ? dialect.picture(bitmap) : dialect.raster(bitmap, model)
  const style = (line: Line) => {
    if (line.size !== size) {
      parts.push(dialect.sizes[line.size])
      size = line.size
      if (dialect.sizeEndsBold) isBold = false
    }
    if (line.bold !== isBold) parts.push(line.bold ? dialect.bold.on : dialect.bold.off)
    isBold = line.bold
  }
  const put = (text: string): boolean => {
    const order = page === -1 ? model.pages : [model.pages[page] ?? model.pages[0], ...model.pages]
    for (const candidate of order) {
      const encoded = candidate && inCodePage(text, candidate.name)
      if (!candidate || !encoded) continue
      const found = model.pages.indexOf(candidate)
      if (found !== page) parts.push(dialect.page(candidate.n))
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
    piece: (piece: Exclude<Piece, Line | { is: 'drawer' }>) => {
      flush()
      style({ is: 'line', cells: [], size: 'normal', bold: false })
      if (piece.is === 'rule') {
        if (!put('─'.repeat(model.columns))) put('-'.repeat(model.columns))
      } else if (piece.is === 'picture')
        parts.push(...picturePart(pictureBitmap(piece.picture, model.dots)))
      else if (piece.is === 'programming')
        parts.push(...dialect.raster(programmingBitmap(piece.code, model.dots), model))
      else parts.push(...dialect.print(piece, model))
    },
    bytes: () => {
      flush()
      return new Uint8Array(Buffer.concat([...parts, ...dialect.end(model)]))
    },
  }
}

const stacked = (pictures: Bitmap[]): Bitmap => {
  const widthBytes = pictures[0]?.widthBytes ?? 0
  return {
    widthBytes,
    rows: pictures.reduce((sum, each) => sum + each.rows, 0),
    bits: new Uint8Array(Buffer.concat(pictures.map(each => each.bits))),
  }
}
