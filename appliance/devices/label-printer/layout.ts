// A label document as pieces at dots. Knows what a language can set; what it can not is drawn here.
import {
  type BarcodeKind,
  barcodeFits,
  type LabelDocument,
  type LabelElement,
} from '#schema/rules/label.ts'
import type { LabelModel } from '../models.ts'
import { rasterWords } from '../printer/raster.ts'
import { columnsOf, printable, wrap } from '../printer/text.ts'
import type { LabelMark } from './label-paper.ts'
import { isSquare, modulesOf, paintModules } from './modules.ts'

/** A font of the printer: how wide one of its characters is, and how high, in dots. */
export type Font = { name: string; wide: number; high: number }

/** What a printer will have on the label; a text in one of its own fonts. */
export type LabelPiece =
  | Exclude<LabelMark, { is: 'text' }>
  | { is: 'text'; x: number; y: number; font: Font; text: string }

export type Setter = {
  /** The printer's own fonts have every character of it, and none of them is an escape. */
  canSet: (text: string) => boolean
  /** The largest font of its own that is no higher; null when none is that small. */
  font: (high: number, bold: boolean) => Font | null
}

export const dotsOf = (tenths: number, { dpi }: LabelModel): number =>
  Math.round((tenths * dpi) / 254)

/** Columns of a drawn text, by its height: Latin letters of that font are no wider on average. */
const WIDE_OF_HIGH = 0.5
/** A code needs some white behind it. */
const QUIET_MODULES = 2

/** Throws a RangeError that names what can not be printed. */
export const labelPieces = async (
  document: LabelDocument,
  model: LabelModel,
  setter: Setter,
): Promise<LabelPiece[]> => {
  if (dotsOf(document.width, model) > model.dots) throw new RangeError('label-size-not-printable')
  const pieces: LabelPiece[] = []
  for (const element of document.elements) {
    const isInside = element.x < document.width && element.y < document.height
    if (!isInside) throw new RangeError('label-size-not-printable')
    pieces.push(...(await piecesOf(element, document, model, setter)))
  }
  return pieces
}

const piecesOf = async (
  element: LabelElement,
  document: LabelDocument,
  model: LabelModel,
  setter: Setter,
): Promise<LabelPiece[]> => {
  const [x, y] = [dotsOf(element.x, model), dotsOf(element.y, model)]
  switch (element.is) {
    case 'text':
      return textPieces(element, document, model, setter)
    case 'price':
      return pricePieces(element, document, model, setter)
    case 'barcode':
      return [barcodePiece(element, document, model, setter)]
    case 'line': {
      const width = Math.max(1, dotsOf(element.width, model))
      return [{ is: 'bar', x, y, width, high: Math.max(1, dotsOf(element.height, model)) }]
    }
    case 'box': {
      const width = Math.max(1, dotsOf(element.width, model))
      const high = Math.max(1, dotsOf(element.height, model))
      const thick = Math.max(1, dotsOf(element.thick, model))
      return [{ is: 'box', x, y, width, high, thick }]
    }
  }
}

type TextElement = Extract<LabelElement, { is: 'text' | 'price' }>
type Side = 'left' | 'center' | 'right'

/** Where the text begins: Arabic documents run from the right. */
const sideOf = (align: TextElement['align'], document: LabelDocument): Side => {
  if (align === 'center') return 'center'
  return (align === 'end') === (document.language === 'ar') ? 'left' : 'right'
}

const textPieces = async (
  element: Extract<LabelElement, { is: 'text' }>,
  document: LabelDocument,
  model: LabelModel,
  setter: Setter,
): Promise<LabelPiece[]> => {
  const text = printable(element.text).trim()
  if (text === '') return []
  const high = Math.max(8, dotsOf(element.size, model))
  const width = Math.max(high, dotsOf(element.width, model))
  const font = setter.canSet(text) ? setter.font(high, element.bold === true) : null
  const columns = Math.max(1, Math.floor(width / (font?.wide ?? high * WIDE_OF_HIGH)))
  const lines = fitted(wrap(text, columns), element.lines ?? 1, columns)
  const side = sideOf(element.align, document)
  const pieces: LabelPiece[] = []
  for (const [at, line] of lines.entries()) {
    const place = { element, model, width, side, y: dotsOf(element.y, model) + at * high }
    pieces.push(await linePiece(line, font, high, place, element.bold === true))
  }
  return pieces
}

/** An amount is set smaller until it fits; one that never does is drawn narrower. */
const pricePieces = async (
  element: Extract<LabelElement, { is: 'price' }>,
  document: LabelDocument,
  model: LabelModel,
  setter: Setter,
): Promise<LabelPiece[]> => {
  const text = printable(element.text).trim()
  if (text === '') return []
  const width = dotsOf(element.width, model)
  const side = sideOf(element.align, document)
  const high = Math.max(8, dotsOf(element.size, model))
  const place = { element, model, width, side, y: dotsOf(element.y, model) }
  if (setter.canSet(text)) {
    for (let size = high; size >= 8; size = Math.floor(size * 0.9)) {
      const font = setter.font(size, true)
      if (font && columnsOf(text) * font.wide <= width) {
        return [await linePiece(text, font, font.high, place, true)]
      }
    }
  }
  return [await linePiece(text, null, high, place, true)]
}

type Place = { element: TextElement; model: LabelModel; width: number; side: Side; y: number }

const linePiece = async (
  text: string,
  font: Font | null,
  high: number,
  { element, model, width, side, y }: Place,
  bold: boolean,
): Promise<LabelPiece> => {
  const x = dotsOf(element.x, model)
  if (!font) {
    const bitmap = await rasterWords({ text, width, high, align: side, bold })
    return { is: 'picture', x, y, bitmap }
  }
  const used = columnsOf(text) * font.wide
  const indent = { left: 0, center: (width - used) / 2, right: width - used }[side]
  return { is: 'text', x: x + Math.max(0, Math.floor(indent)), y, font, text }
}

/** What does not fit into `count` lines is cut off where it can be seen. */
const fitted = (lines: string[], count: number, columns: number): string[] => {
  if (lines.length <= count) return lines
  const kept = lines.slice(0, count)
  const last = kept.pop() ?? ''
  const room = Math.max(0, columns - 3)
  return [...kept, `${[...last].slice(0, room).join('').trimEnd()}...`]
}

const barcodePiece = (
  element: Extract<LabelElement, { is: 'barcode' }>,
  document: LabelDocument,
  model: LabelModel,
  setter: Setter,
): LabelPiece => {
  const code = checked(element.kind, element.code)
  const [x, y] = [dotsOf(element.x, model), dotsOf(element.y, model)]
  const modules = modulesOf(element.kind, code)
  const room = dotsOf(document.width, model) - x
  const long = (modules[0]?.length ?? 0) + QUIET_MODULES
  const wanted = Math.max(1, dotsOf(element.module, model))
  const module = Math.min(wanted, Math.floor(room / long))
  if (module < 1) throw new RangeError('barcode-not-printable')
  const high = Math.max(8, dotsOf(element.height, model))
  const readable = element.readable === true && !isSquare(element.kind)
  if (model.barcodes.includes(element.kind) && setter.canSet(code)) {
    return { is: 'barcode', x, y, kind: element.kind, code, module, high, readable }
  }
  return { is: 'picture', x, y, bitmap: paintModules(modules, module, high) }
}

/** The code if its kind can hold it. */
const checked = (kind: BarcodeKind, code: string): string => {
  if (barcodeFits(kind, code)) return code
  throw new RangeError(kind === 'qr' ? 'qr-not-printable' : 'barcode-not-printable')
}
