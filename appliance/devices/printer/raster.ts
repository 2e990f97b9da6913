// Text that a printer's own fonts can not say (Arabic, Chinese, emoji) as dots.
import type { Canvas, SKRSContext2D } from '@napi-rs/canvas'
import { type Fonts, openFonts } from './fonts.ts'
import { type Cell, type Line, readingOf } from './layout.ts'

/** Black is 1, the leftmost dot is the highest bit, rows are whole bytes. */
export type Bitmap = { widthBytes: number; rows: number; bits: Uint8Array }

/** Rows of a line: font A is 24 high and the printer feeds 30. */
export const ROWS_NORMAL = 32
const TEXT_PX = 24
const BASELINE = 23
/** The same for a line of any height. */
const HIGH_OF_LINE = TEXT_PX / ROWS_NORMAL
const BASE_OF_LINE = BASELINE / ROWS_NORMAL
/** Above and below a line, for signs that stand further out. */
const spareOf = (rows: number) => Math.ceil(rows / 4)
/** Where letters stand on the sheet. */
const baseOf = (rows: number) => spareOf(rows) + rows * BASE_OF_LINE
const CACHED_LINES_MAX = 200
const DARK = 140

/** Draws one line, `columns` wide in `dots`. The drawing library is loaded at the first call. */
export const rasterLine = async (line: Line, columns: number, dots: number): Promise<Bitmap> => {
  const key = `${columns}/${dots}/${JSON.stringify(line)}`
  const known = cache.get(key)
  if (known) return known
  const made = draw(await loaded(), line, columns, dots)
  await aBreath()
  return kept(key, made)
}

/** A line of text of any height in dots, for a label. */
export type Words = {
  text: string
  width: number
  high: number
  align: Cell['align']
  bold: boolean
}

/** Draws one line of a label; text that is too wide is drawn narrower. */
export const rasterWords = async (words: Words): Promise<Bitmap> => {
  const key = JSON.stringify(words)
  const known = cache.get(key)
  if (known) return known
  const library = await loaded()
  const { text, width, high, align, bold } = words
  const context = blank(library, width, high)
  setFont(context, library, { texts: [text], bold, px: high * HIGH_OF_LINE })
  drawCell(context, { text, start: 0, columns: 1, align, ...readingOf(text) }, width, baseOf(high))
  const made = toBits(context, width, high)
  await aBreath()
  return kept(key, made)
}

/**
 * Raster data must not hold DLE followed by EOT, ENQ or DC4: a printer obeys them even inside a
 * picture, and one of them opens the drawer. One dot more breaks the pair.
 */
export const withoutCommands = (data: Uint8Array): Uint8Array => {
  for (let at = 0; at < data.length - 1; at++) {
    const next = data[at + 1]
    if (data[at] === 0x10 && (next === 0x04 || next === 0x05 || next === 0x14)) data[at] = 0x11
  }
  return data
}

/** Between two lines the hub hears its devices, and what was drawn with is given back. */
const aBreath = () => new Promise(resolve => setImmediate(resolve))

type Library = {
  createCanvas: (width: number, height: number) => Canvas
  families: Fonts['families']
}

const cache = new Map<string, Bitmap>()
let library: Promise<Library> | undefined

const loaded = (): Promise<Library> => {
  library ??= loadDrawing()
  return library
}

const loadDrawing = async (): Promise<Library> => {
  // The machine's own fonts take 25 MB, and another machine would print the same receipt otherwise.
  process.env.DISABLE_SYSTEM_FONTS_LOAD = '1'
  const { createCanvas, GlobalFonts } = await import('@napi-rs/canvas')
  const { families } = openFonts((path, family) => GlobalFonts.registerFromPath(path, family))
  return { createCanvas, families }
}

/**
 * The weight is said as a variation: a family is one file at its own default, which is hair thin in
 * some, and a weight in the style only thickens that.
 */
const setFont = (
  context: SKRSContext2D,
  library: Library,
  { texts, bold, px }: { texts: readonly string[]; bold: boolean; px: number },
) => {
  context.font = `400 ${px}px ${library.families(texts)}`
  context.fontVariationSettings = `'wght' ${bold ? 700 : 500}`
}

/**
 * One canvas for all: a new one for each line is memory that comes back late. Nothing waits between
 * `blank` and `toBits`, so no two lines meet on it.
 */
const blank = (library: Library, dots: number, usual: number) => {
  const rows = usual + 2 * spareOf(usual)
  const { width, height } = sheet ?? { width: 0, height: 0 }
  if (!sheet || width < dots || height < rows) {
    sheet = library.createCanvas(Math.max(width, dots), Math.max(height, rows))
  }
  const context = sheet.getContext('2d')
  context.resetTransform()
  context.fillStyle = '#fff'
  context.fillRect(0, 0, dots, rows)
  context.fillStyle = '#000'
  return context
}

let sheet: Canvas | undefined

const kept = (key: string, made: Bitmap): Bitmap => {
  if (cache.size >= CACHED_LINES_MAX) cache.delete(cache.keys().next().value ?? '')
  cache.set(key, made)
  return made
}

const draw = (library: Library, line: Line, columns: number, dots: number): Bitmap => {
  const tall = line.size === 'large' ? 2 : 1
  const stretched = line.size === 'wide' ? 2 : tall
  const rows = ROWS_NORMAL * tall
  const context = blank(library, dots, rows)
  const texts = line.cells.map(cell => cell.text)
  setFont(context, library, { texts, bold: line.bold, px: TEXT_PX * tall })
  const baseline = baseOf(rows)
  const columnDots = (dots / columns) * (line.size === 'normal' ? 1 : 2)
  // Wide text is drawn narrow and stretched, as the printer does with its own.
  context.scale(stretched / tall, 1)
  for (const cell of line.cells) drawCell(context, cell, (columnDots * tall) / stretched, baseline)
  return toBits(context, dots, rows)
}

const drawCell = (context: SKRSContext2D, cell: Cell, columnDots: number, baseline: number) => {
  const left = cell.start * columnDots
  const width = cell.columns * columnDots
  const x = { left, center: left + width / 2, right: left + width }[cell.align]
  context.direction = cell.fromRight ? 'rtl' : 'ltr'
  context.textAlign = cell.align
  context.fillText(cell.text, x, baseline, width)
}

/**
 * As many rows of what was drawn `spare` rows too low: where letters usually stand, further up for those
 * with two signs above (Thai), further down for those with dots far below (ي); where both do not fit,
 * what is above is whole. Where the ink truly is: a font's own measures leave out such signs.
 */
const toBits = (context: SKRSContext2D, dots: number, rows: number): Bitmap => {
  const spare = spareOf(rows)
  const { data } = context.getImageData(0, 0, dots, rows + 2 * spare)
  const widthBytes = Math.ceil(dots / 8)
  const bits = new Uint8Array(widthBytes * (rows + 2 * spare))
  let first = Number.POSITIVE_INFINITY
  let last = 0
  for (let row = 0; row < rows + 2 * spare; row++) {
    for (let x = 0; x < dots; x++) {
      if ((data[(row * dots + x) * 4 + 1] ?? 255) < DARK) {
        const at = row * widthBytes + (x >> 3)
        bits[at] = (bits[at] ?? 0) | (0x80 >> (x & 7))
        first = Math.min(first, row)
        last = row
      }
    }
  }
  const from = Math.min(first, Math.max(spare, last - rows + 1))
  return { widthBytes, rows, bits: bits.slice(from * widthBytes, (from + rows) * widthBytes) }
}
