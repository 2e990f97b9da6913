// Where things stand on a label: moved and resized in tenths of a millimetre, never beyond its edge.
import { extentOf, isSquareKind, type LabelPart } from '#schema/rules/label-design.ts'

export type Label = { width: number; height: number }

/** Half a millimetre: what a hand on a screen can aim at. */
export const SNAP = 5
/** Of most printers, 203 an inch: a bar is a whole number of dots. */
const DOTS_IN_TENTH = 0.8
/** The digits below a code. */
const DIGITS_HIGH = 30
const SIDE_MIN = 2
/** Between what is new and the edge. */
const MARGIN = 20

/** As much room as it takes on most printers; a barcode's width follows from what it says. */
export const roomOf = (part: LabelPart): { width: number; height: number } => {
  if (part.is !== 'barcode') return extentOf(part)
  const bar = Math.max(1, Math.round(part.module * DOTS_IN_TENTH)) / DOTS_IN_TENTH
  const wide = Math.round(modulesOf(part) * bar)
  if (isSquareKind(part.kind)) return { width: wide, height: wide }
  return { width: wide, height: part.height + (part.readable ? DIGITS_HIGH : 0) }
}

/** The part moved by so much, as far as the label goes. */
export const moved = (part: LabelPart, dx: number, dy: number, label: Label): LabelPart => {
  const room = roomOf(part)
  return {
    ...part,
    x: between(part.x + dx, 0, label.width - room.width),
    y: between(part.y + dy, 0, label.height - room.height),
  }
}

/** The part made larger or smaller; of a barcode only its height, for its width says something. */
export const resized = (part: LabelPart, dw: number, dh: number, label: Label): LabelPart => {
  const width = (now: number, least: number) => between(now + dw, least, label.width - part.x)
  const height = (now: number, least: number) => between(now + dh, least, label.height - part.y)
  switch (part.is) {
    case 'text': {
      const lines = part.lines ?? 1
      const size = between(part.size + Math.trunc(dh / lines), 10, sizeMax(part, label, lines))
      return { ...part, width: width(part.width, 20), size }
    }
    case 'price':
      return { ...part, width: width(part.width, 20), size: height(part.size, 10) }
    case 'barcode': {
      if (isSquareKind(part.kind)) return part
      const below = part.readable ? DIGITS_HIGH : 0
      return {
        ...part,
        height: between(part.height + dh, 20, label.height - part.y - below),
      }
    }
    default:
      return {
        ...part,
        width: width(part.width, SIDE_MIN),
        height: height(part.height, SIDE_MIN),
      }
  }
}

export const canResize = (part: LabelPart) => part.is !== 'barcode' || !isSquareKind(part.kind)

export const kindsOfPart = ['text', 'price', 'barcode', 'qr', 'line', 'box'] as const
export type KindOfPart = (typeof kindsOfPart)[number]

/** Something new, no larger than the label: where nothing stands yet, or else in the upper left corner. */
export const newPart = (
  kind: KindOfPart,
  label: Label,
  others: readonly LabelPart[] = [],
): LabelPart => {
  const part = inCorner(kind, label)
  // A frame goes around the others.
  return kind === 'box' ? part : { ...part, ...(freePlace(roomOf(part), label, others) ?? {}) }
}

const inCorner = (kind: KindOfPart, label: Label): LabelPart => {
  const at = { x: MARGIN, y: MARGIN }
  const wide = Math.max(20, label.width - 40)
  const size = between(Math.floor(label.height / 8), 15, 60)
  switch (kind) {
    case 'text':
      return { is: 'text', ...at, width: wide, size, text: '{name}' }
    case 'price':
      return { is: 'price', ...at, width: wide, size: size * 2, text: '{price}' }
    case 'barcode': {
      const height = between(Math.floor(label.height / 4), 20, 150)
      const look = { height, module: 2, readable: true as const }
      return { is: 'barcode', ...at, kind: 'auto', code: '{barcode}', ...look }
    }
    case 'qr':
      return { is: 'barcode', ...at, kind: 'qr', code: '{sku}', height: 0, module: 4 }
    case 'line':
      return { is: 'line', ...at, width: wide, height: 3 }
    case 'box':
      return { is: 'box', ...at, width: wide, height: Math.max(20, label.height - 40), thick: 3 }
  }
}

/** Row by row from the upper start: the first place where nothing would lie on it. */
const freePlace = (room: Label, label: Label, others: readonly LabelPart[]) => {
  const taken = others.filter(({ is }) => is !== 'box').map(part => ({ ...part, ...roomOf(part) }))
  const isFree = (x: number, y: number) =>
    taken.every(
      other =>
        x + room.width <= other.x ||
        other.x + other.width <= x ||
        y + room.height <= other.y ||
        other.y + other.height <= y,
    )
  for (let y = MARGIN; y + room.height <= label.height; y += 2 * SNAP)
    for (let x = MARGIN; x + room.width <= label.width; x += 2 * SNAP)
      if (isFree(x, y)) return { x, y }
  return null
}

/** To the nearest step of a hand. */
export const snapped = (tenths: number) => Math.round(tenths / SNAP) * SNAP

const sizeMax = (part: LabelPart, label: Label, lines: number) =>
  Math.floor((label.height - part.y) / lines)

const between = (value: number, least: number, most: number) =>
  Math.round(Math.max(least, Math.min(Math.max(least, most), value)))

const modulesOf = ({ kind, code }: Extract<LabelPart, { is: 'barcode' }>): number => {
  // What an article says is not known here: an EAN of 13 digits, a word of eight letters.
  const length = code
    .replace(/\{barcode\}/g, '0'.repeat(13))
    .replace(/\{[^{}]*\}/g, 'x'.repeat(8)).length
  switch (kind) {
    case 'auto':
      return code === '{barcode}' || length === 13 ? 95 : 11 * (length + 3) + 2
    case 'ean13':
      return 95
    case 'ean8':
      return 67
    case 'qr':
      return length <= 14 ? 21 : length <= 26 ? 25 : length <= 42 ? 29 : 37
    case 'datamatrix':
      return length <= 8 ? 14 : length <= 18 ? 18 : 26
    default:
      return 11 * (length + 3) + 2
  }
}
