// Draws emulated paper as a picture that looks like a receipt: for the setup page.

import { crc32, deflateSync } from 'node:zlib'
import { code128 } from '#schema/rules/code128.ts'
import { qrCode } from '#schema/rules/qr.ts'
import { type Align, LINE_DOTS, type Mark, type Receipt, type Span } from './paper.ts'
import { ean13 } from './symbols.ts'

const MARGIN = 32
const INK = '#1d1d1f'
const CELL_DOTS = 12
const FONT_PX = 21

/** The receipt as SVG, drawn from the marks the received bytes left. `dots` is the print width. */
export const receiptSvg = (receipt: Receipt, dots: number): string => {
  const parts: string[] = []
  let y = MARGIN
  for (const mark of merged(receipt.marks)) {
    const drawn = drawMark(mark, dots, y)
    parts.push(drawn.svg)
    y += drawn.high
  }
  const width = dots + 2 * MARGIN
  const height = Math.max(y + MARGIN, 96)
  const edge = receipt.isCut ? tornEdge(width, height) : `L${width} ${height}L0 ${height}`
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height + 12}" ` +
    `width="${Math.round(width * 0.6)}" height="${Math.round((height + 12) * 0.6)}" role="img">` +
    `<path d="M0 0L${width} 0${edge}Z" fill="#fdfdfb" stroke="#d9d9d6"/>` +
    `<g fill="${INK}" font-family="'DejaVu Sans Mono','Liberation Mono',monospace" ` +
    `font-size="${FONT_PX}" xml:space="preserve">${parts.join('')}</g></svg>`
  )
}

/** A picture of one bit a dot as PNG (RFC 2083: colour type 0, bit depth 1, 0 is black). */
export const bitPng = (widthBytes: number, rows: number, bits: Uint8Array): Uint8Array => {
  const lines = new Uint8Array((widthBytes + 1) * rows)
  for (let row = 0; row < rows; row++) {
    for (let at = 0; at < widthBytes; at++) {
      lines[row * (widthBytes + 1) + 1 + at] = ~(bits[row * widthBytes + at] ?? 0) & 0xff
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(widthBytes * 8, 0)
  header.writeUInt32BE(rows, 4)
  header[8] = 1
  return new Uint8Array(
    Buffer.concat([
      Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
      pngChunk('IHDR', header),
      pngChunk('IDAT', deflateSync(lines, { level: 9 })),
      pngChunk('IEND', Buffer.alloc(0)),
    ]),
  )
}

/** A text as it may stand in SVG. */
export const svgText = (text: string) =>
  text.replace(/[&<>"]/g, char => `&#${char.charCodeAt(0)};`).replace(/[^\x20-\uffff]/g, ' ')

type Drawn = { svg: string; high: number }

const drawMark = (mark: Mark, dots: number, y: number): Drawn => {
  switch (mark.is) {
    case 'line':
      return drawLine(mark.spans, mark.align, dots, y)
    case 'image':
      return drawImage(mark, dots, y)
    case 'barcode':
      return drawBarcode(mark, dots, y)
    case 'qr':
      return drawQr(mark, dots, y)
    case 'feed':
      return { svg: '', high: mark.dots }
    case 'drawer':
      return drawDrawer(dots, y)
  }
}

const drawLine = (spans: Span[], align: Align, dots: number, y: number): Drawn => {
  const tall = Math.max(...spans.map(span => span.high))
  const high = LINE_DOTS + (tall - 1) * 24
  const widths = spans.map(span => span.text.length * CELL_DOTS * span.wide)
  const all = widths.reduce((sum, width) => sum + width, 0)
  let x = leftOf(align, all, dots)
  const base = y + high - 9
  const svg = spans.map((span, at) => {
    const width = widths[at] ?? 0
    const made = drawSpan(span, x, base, width)
    x += width
    return made
  })
  return { svg: svg.join(''), high }
}

const drawSpan = (span: Span, x: number, base: number, width: number): string => {
  if (/^─+$/.test(span.text))
    return `<path d="M${x} ${base - 7}h${width}" stroke="${INK}" stroke-width="2"/>`
  // Each word is put in its columns, whatever the width of the viewer's font.
  return [...span.text.matchAll(/\S+(?: \S+)*/g)]
    .map(word => {
      const left = x + word.index * CELL_DOTS * span.wide
      const long = word[0].length * CELL_DOTS
      const place =
        span.wide === 1 && span.high === 1
          ? `x="${left}" y="${base}"`
          : `transform="translate(${left} ${base}) scale(${span.wide} ${span.high})"`
      const weight = span.bold ? ' font-weight="700"' : ''
      const fit = `textLength="${long}" lengthAdjust="spacingAndGlyphs"`
      return `<text ${place} ${fit}${weight}>${svgText(word[0])}</text>`
    })
    .join('')
}

const drawImage = (image: Extract<Mark, { is: 'image' }>, dots: number, y: number): Drawn => {
  const width = image.widthBytes * 8
  const png = Buffer.from(bitPng(image.widthBytes, image.rows, image.bits)).toString('base64')
  return {
    svg:
      `<image x="${leftOf(image.align, width, dots)}" y="${y}" width="${width}" ` +
      `height="${image.rows}" href="data:image/png;base64,${png}" style="mix-blend-mode:multiply"/>`,
    high: image.rows,
  }
}

const drawBarcode = (mark: Extract<Mark, { is: 'barcode' }>, dots: number, y: number): Drawn => {
  const modules = mark.kind === 67 ? ean13(mark.text) : code128(mark.text)
  const width = modules.length * mark.module
  const left = leftOf(mark.align, width, dots)
  const text =
    `<text x="${left + width / 2}" y="${y + mark.high + 24}" text-anchor="middle">` +
    `${svgText(mark.text)}</text>`
  const bars = runs(modules)
    .map(
      ([at, long]) =>
        `M${left + at * mark.module} ${y}h${long * mark.module}v${mark.high}h-${long * mark.module}z`,
    )
    .join('')
  return { svg: `<path d="${bars}"/>${text}`, high: mark.high + 30 }
}

const drawQr = (mark: Extract<Mark, { is: 'qr' }>, dots: number, y: number): Drawn => {
  const code = qrCode(mark.text)
  const width = code.length * mark.module
  const left = leftOf(mark.align, width, dots)
  const squares = code
    .flatMap((row, line) =>
      runs(row).map(
        ([at, long]) =>
          `M${left + at * mark.module} ${y + line * mark.module}h${long * mark.module}` +
          `v${mark.module}h-${long * mark.module}z`,
      ),
    )
    .join('')
  return { svg: `<path d="${squares}" shape-rendering="crispEdges"/>`, high: width }
}

const drawDrawer = (dots: number, y: number): Drawn => ({
  svg:
    `<g fill="#2563eb" font-family="system-ui,sans-serif" font-size="17" font-style="italic">` +
    `<path d="M${MARGIN} ${y + 14}h${dots / 2 - 80}M${MARGIN + dots / 2 + 80} ${y + 14}h${dots / 2 - 80}" ` +
    `stroke="#2563eb" stroke-dasharray="5 5" fill="none"/>` +
    `<text x="${MARGIN + dots / 2}" y="${y + 20}" text-anchor="middle">drawer opened</text></g>`,
  high: LINE_DOTS,
})

/** Bands of one picture arrive one by one; drawn as one they need one header. */
const merged = (marks: Mark[]): Mark[] => {
  const result: Mark[] = []
  for (const mark of marks) {
    const last = result.at(-1)
    if (
      mark.is === 'image' &&
      last?.is === 'image' &&
      last.widthBytes === mark.widthBytes &&
      last.align === mark.align
    ) {
      const bits = new Uint8Array(Buffer.concat([last.bits, mark.bits]))
      result[result.length - 1] = { ...last, rows: last.rows + mark.rows, bits }
    } else result.push(mark)
  }
  return result
}

const leftOf = (align: Align, width: number, dots: number) =>
  MARGIN +
  { left: 0, center: Math.max(0, (dots - width) / 2), right: Math.max(0, dots - width) }[align]

/** Start and length of each black run. */
const runs = (modules: boolean[]): [number, number][] => {
  const found: [number, number][] = []
  for (const [at, black] of modules.entries()) {
    const last = found.at(-1)
    if (!black) continue
    if (last && last[0] + last[1] === at) last[1]++
    else found.push([at, 1])
  }
  return found
}

const tornEdge = (width: number, height: number) => {
  const teeth = Math.round(width / 16)
  const step = width / teeth
  let path = `L${width} ${height}`
  for (let tooth = 0; tooth < teeth; tooth++) {
    const x = width - tooth * step
    path += `L${(x - step / 2).toFixed(1)} ${height + 8}L${(x - step).toFixed(1)} ${height}`
  }
  return path
}

const pngChunk = (name: string, data: Uint8Array): Uint8Array => {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const frame = Buffer.alloc(8 + body.length)
  frame.writeUInt32BE(data.length, 0)
  body.copy(frame, 4)
  frame.writeUInt32BE(crc32(body), 4 + body.length)
  return new Uint8Array(frame)
}
