// Labels in EPL2. Names in the comments are sections of the "EPL2 Programmer's Manual".
import { LABEL_SIDE_MAX } from '#schema/areas/label-parts.ts'
import type { LabelDocument } from '#schema/rules/label.ts'
import type { LabelModel } from '../models.ts'
import { inCodePage } from '../printer/code-pages.ts'
import { dotsOf, type Font, type LabelPiece, labelPieces, type Setter } from './layout.ts'

/** Throws a RangeError that names what can not be printed. */
export const encodeEpl = async (
  document: LabelDocument,
  model: LabelModel,
): Promise<Uint8Array> => {
  const pieces = await labelPieces(document, model, setter)
  const gap = dotsOf(document.gap, model)
  const parts: Uint8Array[] = [
    // The first line ends whatever stood before. I8,A: Windows 1252. q and Q: size and gap in dots.
    line('\nI8,A,001'),
    line(`q${dotsOf(document.width, model)}`),
    line(`Q${dotsOf(document.height, model)},${gap === 0 ? '0' : Math.max(16, gap)}`),
    // N clears the image: a fragment of another label must not come along.
    line('N'),
    ...pieces.flatMap(said),
    line(`P${document.copies}`),
  ]
  return new Uint8Array(Buffer.concat(parts))
}

/** ^@ resets the printer. */
export const dropEpl = Uint8Array.from(Buffer.from('\r\n^@\r\n', 'latin1'))

/** The picture of the largest label, as wide as the head of such a printer. */
const PICTURE_BYTES_MAX = Math.ceil((832 / 8) * (LABEL_SIDE_MAX / 10 / 25.4) * 203)

/**
 * A picture that is torn takes any command for its dots, until it has all of them: first it is filled up.
 * To a printer that waits for a command these are empty lines.
 */
export const cutFragmentEpl = (missing: number | null): Uint8Array => {
  const fill = new Uint8Array(missing ?? PICTURE_BYTES_MAX).fill(0x0a)
  return new Uint8Array(Buffer.concat([fill, dropEpl]))
}

/** ^ee: the status as two digits. */
export const askEpl = Uint8Array.from(Buffer.from('\r\n^ee\r\n', 'latin1'))

const line = (text: string): Uint8Array => new Uint8Array(Buffer.from(`${text}\n`, 'latin1'))

/** Fonts 1 to 4 (A command, p4), with the dots between letters; up to six times as large. */
const fonts = [
  { name: '1', wide: 10, high: 12 },
  { name: '2', wide: 12, high: 16 },
  { name: '3', wide: 14, high: 20 },
  { name: '4', wide: 16, high: 24 },
]
const TIMES_MAX = 6

/** The name of a font is its number and how many times larger it is. */
export const bitmapFont = (fonts: readonly Font[], high: number, timesMax: number): Font | null => {
  let best: Font | null = null
  for (const { name, wide, high: one } of fonts) {
    const times = Math.min(timesMax, Math.floor(high / one))
    if (times < 1 || (best && one * times < best.high)) continue
    best = { name: `${name},${times}`, wide: wide * times, high: one * times }
  }
  return best
}

const setter: Setter = {
  canSet: text => inCodePage(text, 'wpc1252') !== null,
  font: high => bitmapFont(fonts, high, TIMES_MAX),
}

const kinds = { ean13: 'E30', ean8: 'E80', code128: '1' } as const

const said = (piece: LabelPiece): Uint8Array[] => {
  const at = `${piece.x},${piece.y}`
  switch (piece.is) {
    case 'text': {
      const [name, times] = piece.font.name.split(',')
      const bytes = inCodePage(piece.text, 'wpc1252') ?? new Uint8Array()
      return [start(`A${at},0,${name},${times},${times},N,"`), escaped(bytes), line('"')]
    }
    case 'picture': {
      const { widthBytes, rows, bits } = piece.bitmap
      // In GW a dot that is set stays white.
      const dots = bits.map(byte => ~byte & 0xff)
      return [start(`GW${at},${widthBytes},${rows},`), dots, line('')]
    }
    case 'bar':
      return [line(`LO${at},${piece.width},${piece.high}`)]
    case 'box': {
      const end = `${piece.x + piece.width},${piece.y + piece.high}`
      return [line(`X${at},${piece.thick},${end}`)]
    }
    case 'barcode':
      return barcode(piece)
  }
}

/** B x,y,rotation,kind,narrow,wide,height,readable,"data". */
const barcode = (piece: Extract<LabelPiece, { is: 'barcode' }>): Uint8Array[] => {
  const { x, y, kind, code, module, high, readable } = piece
  if (kind !== 'ean13' && kind !== 'ean8' && kind !== 'code128') {
    throw new RangeError('barcode-not-printable')
  }
  // Without its check digit: the printer computes it.
  const text = kind === 'code128' ? code : code.slice(0, kind === 'ean13' ? 12 : 7)
  const head = `B${x},${y},0,${kinds[kind]},${module},${module * 2},${high},${readable ? 'B' : 'N'},"`
  return [start(head), escaped(new Uint8Array(Buffer.from(text, 'latin1'))), line('"')]
}

const start = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'))

/** A quote and a backslash have a backslash before them: no text can end its data. */
const escaped = (bytes: Uint8Array): Uint8Array => {
  const out: number[] = []
  for (const byte of bytes) {
    if (byte === 0x22 || byte === 0x5c) out.push(0x5c)
    out.push(byte)
  }
  return Uint8Array.from(out)
}
