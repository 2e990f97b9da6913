// An emulated label as dots and as a picture: for the setup page.
import { checkDigit } from '#schema/rules/barcode.ts'
import { bitPng, svgText } from '../printer/paper-svg.ts'
import type { Bitmap } from '../printer/raster.ts'
import type { Label, LabelMark } from './label-paper.ts'
import { isSquare, modulesOf, paintModules } from './modules.ts'

const TEXT_HIGH = 22

/** Everything but the printer's own letters, as dots. */
export const labelDots = (label: Label): Bitmap => {
  const widthBytes = Math.ceil(label.width / 8)
  const dots = { widthBytes, rows: label.high, bits: new Uint8Array(widthBytes * label.high) }
  for (const mark of label.marks) paint(dots, mark)
  return dots
}

/** The label as SVG. Its letters are set in the viewer's font, as wide as the printer's. */
export const labelSvg = (label: Label): string => {
  const { width, high, copies } = label
  const dots = labelDots(label)
  const png = Buffer.from(bitPng(dots.widthBytes, dots.rows, dots.bits)).toString('base64')
  const words = label.marks.flatMap(wordsOf).join('')
  const times =
    copies > 1 ? `<text x="${width - 8}" y="${high + 24}" text-anchor="end">× ${copies}</text>` : ''
  const scale = Math.min(0.9, 480 / width)
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-8 -8 ${width + 16} ${high + 44}" ` +
    `width="${Math.round((width + 16) * scale)}" height="${Math.round((high + 44) * scale)}" role="img">` +
    `<rect x="-4" y="-4" width="${width + 8}" height="${high + 8}" rx="10" fill="#fdfdfb" stroke="#d9d9d6"/>` +
    `<image width="${dots.widthBytes * 8}" height="${high}" href="data:image/png;base64,${png}" style="mix-blend-mode:multiply"/>` +
    `<g fill="#1d1d1f" font-family="'DejaVu Sans Mono','Liberation Mono',monospace" font-size="20" xml:space="preserve">` +
    `${words}${times}</g></svg>`
  )
}

const wordsOf = (mark: LabelMark): string[] => {
  if (mark.is === 'text') {
    const { x, y, wide, high, text } = mark
    const long = Math.round([...text].length * wide)
    return [
      `<text x="${x}" y="${Math.round(y + high * 0.8)}" font-size="${Math.round(high * 0.9)}" ` +
        `textLength="${long}" lengthAdjust="spacingAndGlyphs">${svgText(text)}</text>`,
    ]
  }
  if (mark.is !== 'barcode' || !mark.readable) return []
  const long = (modulesFor(mark)[0]?.length ?? 0) * mark.module
  const middle = mark.x + Math.round(long / 2)
  return [
    `<text x="${middle}" y="${mark.y + mark.high + TEXT_HIGH}" text-anchor="middle">${svgText(readableOf(mark))}</text>`,
  ]
}

/** The digits below a code, with the check digit that the printer computes. */
const readableOf = ({ kind, code }: Extract<LabelMark, { is: 'barcode' }>): string => {
  const isShort = (kind === 'ean13' && code.length === 12) || (kind === 'ean8' && code.length === 7)
  return isShort ? `${code}${checkDigit(code)}` : code
}

/** None for a code that the printer would refuse. */
const modulesFor = ({ kind, code }: Extract<LabelMark, { is: 'barcode' }>): boolean[][] => {
  try {
    return modulesOf(kind, code)
  } catch (error) {
    if (error instanceof RangeError) return []
    throw error
  }
}

const paint = (dots: Bitmap, mark: LabelMark) => {
  switch (mark.is) {
    case 'text':
      return
    case 'picture':
      return stamp(dots, mark.bitmap, mark.x, mark.y)
    case 'bar':
      return fill(dots, mark.x, mark.y, mark.width, mark.high)
    case 'box': {
      const { x, y, width, high, thick } = mark
      fill(dots, x, y, width, thick)
      fill(dots, x, y + high - thick, width, thick)
      fill(dots, x, y, thick, high)
      return fill(dots, x + width - thick, y, thick, high)
    }
    case 'barcode': {
      const high = isSquare(mark.kind) ? mark.module : mark.high
      return stamp(dots, paintModules(modulesFor(mark), mark.module, high), mark.x, mark.y)
    }
  }
}

const fill = (dots: Bitmap, x: number, y: number, width: number, high: number) => {
  const bottom = Math.min(dots.rows, y + high)
  const right = Math.min(dots.widthBytes * 8, x + width)
  for (let row = Math.max(0, y); row < bottom; row++) {
    for (let column = Math.max(0, x); column < right; column++) set(dots, column, row)
  }
}

const stamp = (dots: Bitmap, picture: Bitmap, x: number, y: number) => {
  for (let row = 0; row < picture.rows && y + row < dots.rows; row++) {
    for (let column = 0; column < picture.widthBytes * 8; column++) {
      const byte = picture.bits[row * picture.widthBytes + (column >> 3)] ?? 0
      if ((byte & (0x80 >> (column & 7))) !== 0) set(dots, x + column, y + row)
    }
  }
}

const set = (dots: Bitmap, x: number, y: number) => {
  if (x < 0 || x >= dots.widthBytes * 8 || y < 0 || y >= dots.rows) return
  const at = y * dots.widthBytes + (x >> 3)
  dots.bits[at] = (dots.bits[at] ?? 0) | (0x80 >> (x & 7))
}
