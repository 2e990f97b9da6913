// Labels in ZPL II. Names in the comments are sections of the "ZPL II Programming Guide".
import type { BarcodeKind, LabelDocument } from '#schema/rules/label.ts'
import type { LabelModel } from '../models.ts'
import type { Bitmap } from '../printer/raster.ts'
import { dotsOf, type LabelPiece, labelPieces, type Setter } from './layout.ts'

/** Throws a RangeError that names what can not be printed. */
export const encodeZpl = async (
  document: LabelDocument,
  model: LabelModel,
): Promise<Uint8Array> => {
  const pieces = await labelPieces(document, model, setter)
  // ^CI28 is UTF-8; ^PW and ^LL the size in dots; ^LH the origin; ^PQ copies, none of them paused.
  const parts = [
    '^XA^CI28',
    `^PW${dotsOf(document.width, model)}^LL${dotsOf(document.height, model)}^LH0,0`,
    document.gap === 0 ? '^MNN' : '^MNY',
    ...pieces.map(said),
    `^PQ${document.copies},0,0,N`,
    '^XZ\n',
  ]
  return new Uint8Array(Buffer.from(parts.join('\n'), 'utf8'))
}

/** ~JA cancels all formats, also one that is half received. */
export const dropZpl = Uint8Array.from(Buffer.from('~JA\n', 'latin1'))

/** ~HS: three lines of status. */
export const askZpl = Uint8Array.from(Buffer.from('~HS\n', 'latin1'))

/** Letters of font 0 are at most so wide of their height, on average of a line. */
const WIDE = 0.6

/** The scalable font 0 has the Latin alphabets; a backslash means something in some firmware. */
const setter: Setter = {
  canSet: text => /^[\x20-\x5b\x5d-\x7e\u00a0-\u017f€]*$/.test(text),
  font: high => (high >= 10 ? { name: '0', wide: Math.ceil(high * WIDE), high } : null),
}

const said = (piece: LabelPiece): string => {
  const at = `^FO${piece.x},${piece.y}`
  switch (piece.is) {
    case 'text':
      return `${at}^A0N,${piece.font.high},${piece.font.high}${field(piece.text)}`
    case 'picture':
      return `${at}${picture(piece.bitmap)}^FS`
    case 'bar':
      return `${at}${bar(piece.width, piece.high)}^FS`
    case 'box':
      return `${at}^GB${piece.width},${piece.high},${piece.thick}^FS`
    case 'barcode':
      return `${at}^BY${piece.module}${symbol(piece)}`
  }
}

/** ^GB w,h,t: a line is a box as thick as it is small. */
const bar = (width: number, high: number) => `^GB${width},${high},${Math.min(width, high)}`

/**
 * ^FH_ lets any byte be written as _xx: no text can end its field or begin a command. Underscore,
 * caret and tilde are written so.
 */
const field = (text: string): string =>
  `^FH_^FD${text.replace(/[_^~]/g, char => `_${char.charCodeAt(0).toString(16).toUpperCase()}`)}^FS`

/** ^GFA,b,c,d,data: hexadecimal, a row after the other. */
const picture = ({ widthBytes, rows, bits }: Bitmap): string => {
  const total = widthBytes * rows
  return `^GFA,${total},${total},${widthBytes},${Buffer.from(bits).toString('hex').toUpperCase()}`
}

const symbol = (piece: Extract<LabelPiece, { is: 'barcode' }>): string => {
  const { high, module, readable, code } = piece
  return symbols[piece.kind](high, module, readable ? 'Y' : 'N', code)
}

type Symbol = (high: number, module: number, readable: 'Y' | 'N', code: string) => string

const symbols: Record<BarcodeKind, Symbol> = {
  ean13: (high, _, readable, code) => `^BEN,${high},${readable},N${field(code.slice(0, 12))}`,
  ean8: (high, _, readable, code) => `^B8N,${high},${readable},N${field(code.slice(0, 7))}`,
  // Set B; `>` begins an invocation and is itself `>0`.
  code128: (high, _, readable, code) =>
    `^BCN,${high},${readable},N,N,N${field(code.replaceAll('>', '>0'))}`,
  // Mode D puts FNC1 where an identifier in brackets begins.
  'gs1-128': (high, _, readable, code) => `^BCN,${high},${readable},N,N,D${field(code)}`,
  // Model 2, correction M, the printer chooses the mode.
  qr: (_high, module, _, code) => `^BQN,2,${Math.min(10, module)}${field(`MA,${code}`)}`,
  // Quality 200; the escape character is one the code does not have.
  datamatrix: (_high, module, _, code) => `^BXN,${module},200,,,,${escapeFor(code)}${field(code)}`,
}

const escapeFor = (code: string): string =>
  ['|', '`', '{', '}', '!', '@'].find(char => !code.includes(char)) ?? '|'
