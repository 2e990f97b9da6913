// Text that a printer's own fonts can not say (Arabic, Chinese, emoji) as dots.
import { createRequire } from 'node:module'
import type { Canvas, SKRSContext2D } from '@napi-rs/canvas'
import { type Cell, drawnFromRight, type Line } from './layout.ts'

/** Black is 1, the leftmost dot is the highest bit, rows are whole bytes. */
export type Bitmap = { widthBytes: number; rows: number; bits: Uint8Array }

/** Rows of a line: font A is 24 high and the printer feeds 30. */
export const ROWS_NORMAL = 32
const TEXT_PX = 24
const BASELINE = 23
/** The same for a line of any height. */
const HIGH_OF_LINE = TEXT_PX / ROWS_NORMAL
const BASE_OF_LINE = BASELINE / ROWS_NORMAL
const CACHED_LINES_MAX = 200
const DARK = 140

/** Draws one line, `columns` wide in `dots`. The drawing library is loaded at the first call. */
export const rasterLine = async (line: Line, columns: number, dots: number): Promise<Bitmap> => {
  const key = `${columns}/${dots}/${JSON.stringify(line)}`
  const known = cache.get(key)
  if (known) return known
  return kept(key, draw(await loaded(), line, columns, dots))
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
  context.font = fontOf(library, [text], bold, high * HIGH_OF_LINE)
  drawCell(context, { text, start: 0, columns: 1, align }, width, high * BASE_OF_LINE)
  return kept(key, toBits(context, width, high))
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

type Library = {
  createCanvas: (width: number, height: number) => Canvas
  /** Font families in the order they are tried, for a text with or without foreign letters. */
  families: (isForeign: boolean) => string
}

const cache = new Map<string, Bitmap>()
let library: Promise<Library> | undefined

const fonts = [
  ['Receipt Latin', '@fontsource-variable/noto-sans/files/noto-sans-latin-wght-normal.woff2'],
  [
    'Receipt Latin Ext',
    '@fontsource-variable/noto-sans/files/noto-sans-latin-ext-wght-normal.woff2',
  ],
  ['Receipt Cyrillic', '@fontsource-variable/noto-sans/files/noto-sans-cyrillic-wght-normal.woff2'],
  ['Receipt Greek', '@fontsource-variable/noto-sans/files/noto-sans-greek-wght-normal.woff2'],
  [
    'Receipt Arabic',
    '@fontsource-variable/noto-sans-arabic/files/noto-sans-arabic-arabic-wght-normal.woff2',
  ],
] as const

const loaded = (): Promise<Library> => {
  library ??= loadDrawing()
  return library
}

const loadDrawing = async (): Promise<Library> => {
  // The machine's own fonts take 25 MB; they are loaded when a line needs them.
  process.env.DISABLE_SYSTEM_FONTS_LOAD = '1'
  const { createCanvas, GlobalFonts } = await import('@napi-rs/canvas')
  const require = createRequire(import.meta.url)
  for (const [family, file] of fonts) GlobalFonts.registerFromPath(require.resolve(file), family)
  const bundled = quoted(fonts.map(([name]) => name))
  let all: string | undefined
  const withMachines = () => {
    GlobalFonts.loadFontsFromDir('/usr/share/fonts')
    const found = new Set(GlobalFonts.families.map(({ family }) => family))
    return `${bundled}, ${quoted(machineFonts.filter(family => found.has(family)))}`
  }
  const families = (isForeign: boolean) => {
    if (!isForeign) return bundled
    all ??= withMachines()
    return all
  }
  return { createCanvas, families }
}

const quoted = (names: readonly string[]) => names.map(name => `"${name}"`).join(', ')

/**
 * Fonts a machine may have for what the bundled ones lack. Without any a letter is drawn as an empty
 * box: it is seen that something is missing, and nothing else is shown in its place.
 */
const machineFonts = [
  'Noto Sans Hebrew',
  'Noto Sans Thai',
  'Noto Sans CJK SC',
  'Noto Sans SC',
  'WenQuanYi Zen Hei',
  'Droid Sans Fallback',
  'Noto Sans Devanagari',
  'Noto Sans Armenian',
  'Noto Sans Georgian',
  'Noto Sans Ethiopic',
  'Noto Sans Bengali',
  'Noto Sans Tamil',
  'Noto Emoji',
  'Noto Sans Symbols',
  'Noto Sans Symbols2',
  'DejaVu Sans',
] as const

/** A letter or sign that the bundled fonts do not have (Chinese, Thai, emoji). */
const foreign =
  /[^\p{Script=Latin}\p{Script=Arabic}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Common}\p{Script=Inherited}]|\p{Emoji_Presentation}/u

const fontOf = (library: Library, texts: readonly string[], bold: boolean, px: number) =>
  `${bold ? 800 : 500} ${px}px ${library.families(texts.some(text => foreign.test(text)))}`

const blank = (library: Library, dots: number, rows: number) => {
  const canvas = library.createCanvas(dots, rows)
  const context = canvas.getContext('2d')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, dots, rows)
  context.fillStyle = '#000'
  return context
}

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
  context.font = fontOf(library, texts, line.bold, TEXT_PX * tall)
  const columnDots = (dots / columns) * (line.size === 'normal' ? 1 : 2)
  // Wide text is drawn narrow and stretched, as the printer does with its own.
  context.scale(stretched / tall, 1)
  for (const cell of line.cells)
    drawCell(context, cell, (columnDots * tall) / stretched, BASELINE * tall)
  return toBits(context, dots, rows)
}

const drawCell = (context: SKRSContext2D, cell: Cell, columnDots: number, baseline: number) => {
  const left = cell.start * columnDots
  const width = cell.columns * columnDots
  const x = { left, center: left + width / 2, right: left + width }[cell.align]
  context.direction = drawnFromRight(cell) ? 'rtl' : 'ltr'
  context.textAlign = cell.align
  context.fillText(cell.text, x, baseline, width)
}

const toBits = (context: SKRSContext2D, dots: number, rows: number): Bitmap => {
  const { data } = context.getImageData(0, 0, dots, rows)
  const widthBytes = Math.ceil(dots / 8)
  const bits = new Uint8Array(widthBytes * rows)
  for (let row = 0; row < rows; row++) {
    for (let x = 0; x < dots; x++) {
      if ((data[(row * dots + x) * 4 + 1] ?? 255) < DARK) {
        const at = row * widthBytes + (x >> 3)
        bits[at] = (bits[at] ?? 0) | (0x80 >> (x & 7))
      }
    }
  }
  return { widthBytes, rows, bits }
}
