// A receipt document as lines of cells in printer columns. Pure; knows no bytes and no dots.
import type { BitPicture } from '#schema/rules/picture.ts'
import type { ReceiptDocument } from '#schema/rules/receipt.ts'
import { columnsOf, isRightToLeft, linesOf, printable } from './text.ts'

type ReceiptBlock = ReceiptDocument['blocks'][number]

export type Size = 'normal' | 'wide' | 'large'

/** A piece of a line. `start` and `columns` are in columns of the line's own size. */
export type Cell = {
  text: string
  start: number
  columns: number
  align: 'left' | 'center' | 'right'
  /** A piece of a longer text that reads from the right, whatever letter it begins with itself. */
  fromRight?: true
}

export type Line = { is: 'line'; cells: Cell[]; size: Size; bold: boolean }

export type Piece =
  | Line
  | { is: 'rule' }
  | { is: 'feed'; lines: number }
  | { is: 'barcode'; kind: 'code128' | 'ean13'; code: string }
  /** drawn by us: not every printer's own Code 128 can say FNC3 */
  | { is: 'programming'; code: string }
  | { is: 'qr'; text: string }
  | { is: 'picture'; picture: BitPicture }
  | { is: 'cut' }
  | { is: 'drawer'; pin: 2 | 5 }

/** More lines than this is a fault of the document, not a receipt. */
export const LINES_MAX = 1_000
const FEED_MAX = 20
const CODE_CHARACTERS_MAX = 80
const QR_BYTES_MAX = 700

/**
 * Lays a document out for a printer of `columns` characters. An Arabic document runs from the
 * right. Throws a RangeError that names what can not be printed.
 */
export const layout = (document: ReceiptDocument, columns: number): Piece[] => {
  const mirrored = document.language === 'ar'
  const pieces = document.blocks.flatMap(block => piecesOf(block, columns, mirrored))
  if (pieces.length > LINES_MAX) throw new RangeError('receipt-too-long')
  return pieces
}

/** The line as one string of fixed width without spaces at its end. */
export const lineText = (line: Line): string => {
  let text = ''
  let at = 0
  for (const cell of line.cells) {
    const used = columnsOf(cell.text)
    const indent =
      cell.align === 'left'
        ? 0
        : cell.align === 'right'
          ? cell.columns - used
          : Math.floor((cell.columns - used) / 2)
    text += ' '.repeat(Math.max(0, cell.start + indent - at)) + cell.text
    at = Math.max(at, cell.start + indent) + used
  }
  return text.trimEnd()
}

const piecesOf = (block: ReceiptBlock, columns: number, mirrored: boolean): Piece[] => {
  switch (block.is) {
    case 'text':
      return textLines(block, columns, mirrored)
    case 'columns':
      return columnLines(block, columns, mirrored)
    case 'barcode':
      if (block.programs) return [{ is: 'programming', code: block.code }]
      return [{ is: 'barcode', kind: block.kind, code: barcodeOf(block) }]
    case 'qr':
      return [{ is: 'qr', text: qrOf(block.text) }]
    case 'picture':
      return [{ is: 'picture', picture: block }]
    case 'feed':
      return [{ is: 'feed', lines: Math.max(0, Math.min(FEED_MAX, Math.trunc(block.lines))) }]
    case 'rule':
      return [{ is: 'rule' }]
    case 'cut':
      return [{ is: 'cut' }]
    case 'drawer':
      return [{ is: 'drawer', pin: block.pin }]
  }
}

const textLines = (
  block: Extract<ReceiptBlock, { is: 'text' }>,
  columns: number,
  mirrored: boolean,
): Line[] => {
  const size = block.size ?? 'normal'
  const width = widthOf(size, columns)
  const align = side(block.align ?? 'start', mirrored)
  return block.text.split(/\r?\n/).flatMap(paragraph =>
    linesOf(paragraph, width).map(text => ({
      is: 'line' as const,
      cells: [{ text, start: 0, columns: width, align, ...readingOf(paragraph) }],
      size,
      bold: block.bold === true,
    })),
  )
}

const columnLines = (
  block: Extract<ReceiptBlock, { is: 'columns' }>,
  columns: number,
  mirrored: boolean,
): Line[] => {
  const size = sizeOf(block, columns)
  const width = widthOf(size, columns)
  const texts = block.cells.map(cell => cell.text)
  const amounts = block.cells.map(amountNeeds)
  const room = freeColumns(amounts, width)
  // A word that fits nowhere is broken anyhow.
  const words = block.cells.map((cell, at) => {
    const need = amounts[at] ?? 1
    const word = longestWord(cell.text)
    return word > need && word <= room + need ? word : need
  })
  const shares = shareOut(
    block.cells.map(cell => cell.share),
    width,
  )
  const widths = giveRoom(giveRoom(shares, amounts), words)
  // Cells keep one free column between them, so that a full one never touches the next.
  const wrapped = texts.map((text, at) => {
    const room = (widths[at] ?? 1) - (at === texts.length - 1 ? 0 : 1)
    return linesOf(text, Math.max(1, room))
  })
  const rows = Math.max(...wrapped.map(lines => lines.length), 0)
  return Array.from({ length: rows }, (_, row) => {
    const cells: Cell[] = []
    let start = 0
    for (const [at, source] of block.cells.entries()) {
      const room = Math.max(1, (widths[at] ?? 1) - (at === texts.length - 1 ? 0 : 1))
      const text = wrapped[at]?.[row] ?? ''
      const left = mirrored ? width - start - room : start
      if (text !== '')
        cells.push({
          text,
          start: left,
          columns: room,
          align: side(source.align ?? 'start', mirrored),
          ...readingOf(source.text),
        })
      start += widths[at] ?? 1
    }
    if (mirrored) cells.reverse()
    return { is: 'line' as const, cells, size, bold: block.bold === true }
  })
}

type Columns = Extract<ReceiptBlock, { is: 'columns' }>

/** Large, unless that would break a word before an amount which is whole in the usual size. */
const sizeOf = ({ cells, size = 'normal' }: Columns, columns: number): Size => {
  if (size === 'normal' || !cells.some(({ align }) => align === 'end')) return size
  const needs = cells.map(amountNeeds)
  const isWholeIn = (width: number) =>
    cells.every(({ text }, at) => longestWord(text) <= freeColumns(needs, width) + (needs[at] ?? 1))
  return !isWholeIn(widthOf(size, columns)) && isWholeIn(columns) ? 'normal' : size
}

/** What may not be wrapped. */
const amountNeeds = ({ text, align }: Columns['cells'][number]): number =>
  align === 'end' ? columnsOf(printable(text).trim()) : 1

/** What is left beside them, each with a free column behind it but the last. */
const freeColumns = (needs: readonly number[], width: number): number =>
  width + 1 - needs.reduce((sum, need) => sum + need + 1, 0)

const longestWord = (text: string): number =>
  Math.max(...printable(text).split(/\s+/).map(columnsOf))

/** Splits `width` by share. */
const shareOut = (shares: number[], width: number): number[] => {
  const total = shares.reduce((sum, share) => sum + Math.max(0, share), 0) || shares.length
  const widths = shares.map(share => Math.floor((width * Math.max(0, share)) / total))
  let left = width - widths.reduce((sum, one) => sum + one, 0)
  for (let at = 0; left > 0 && at < widths.length; at++, left--) widths[at] = (widths[at] ?? 0) + 1
  return widths
}

/**
 * Those that must not wrap get what they need, of those that have more than that. First the amounts, then
 * a text, so that no word of it is broken where the others have room.
 */
const giveRoom = (given: readonly number[], needs: readonly number[]): number[] => {
  const widths = [...given]
  for (const [at, need] of needs.entries()) {
    const wanted = need + (at === needs.length - 1 ? 0 : 1)
    while ((widths[at] ?? 0) < wanted) {
      const donor = widest(widths, needs, at)
      if (donor === -1) break
      widths[donor] = (widths[donor] ?? 0) - 1
      widths[at] = (widths[at] ?? 0) + 1
    }
  }
  return widths
}

const LEAST_COLUMNS = 4

const widest = (widths: readonly number[], needs: readonly number[], but: number): number => {
  let found = -1
  for (const [at, width] of widths.entries()) {
    const least = Math.max(LEAST_COLUMNS, (needs[at] ?? 0) + 1)
    if (at === but || width <= least) continue
    if (found === -1 || width > (widths[found] ?? 0)) found = at
  }
  return found
}

const widthOf = (size: Size, columns: number) =>
  size === 'normal' ? columns : Math.floor(columns / 2)

const side = (align: 'start' | 'center' | 'end', mirrored: boolean): Cell['align'] => {
  if (align === 'center') return 'center'
  return (align === 'start') === mirrored ? 'right' : 'left'
}

const barcodeOf = (block: Extract<ReceiptBlock, { is: 'barcode' }>): string => {
  const fits =
    block.kind === 'ean13'
      ? /^\d{12,13}$/.test(block.code)
      : /^[\x20-\x7e]+$/.test(block.code) && block.code.length <= CODE_CHARACTERS_MAX
  if (!fits) throw new RangeError('barcode-not-printable')
  return block.code
}

const qrOf = (text: string): string => {
  const clean = printable(text)
  if (clean === '' || Buffer.byteLength(clean) > QR_BYTES_MAX) {
    throw new RangeError('qr-not-printable')
  }
  return clean
}

/** A text is read in one direction, by its first letter, on all lines that it takes. */
export const readingOf = (text: string): Pick<Cell, 'fromRight'> =>
  isRightToLeft(text) ? { fromRight: true } : {}
