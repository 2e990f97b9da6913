// Labels in TSPL. Names in the comments are sections of the "TSPL/TSPL2 Programming" manual.
import type { BarcodeKind, LabelDocument } from '#schema/rules/label.ts'
import type { LabelModel } from '../models.ts'
import { inCodePage } from '../printer/code-pages.ts'
import { bitmapFont } from './epl2.ts'
import { type LabelPiece, labelPieces, type Setter } from './layout.ts'

/** Throws a RangeError that names what can not be printed. */
export const encodeTspl = async (
  document: LabelDocument,
  model: LabelModel,
): Promise<Uint8Array> => {
  const pieces = await labelPieces(document, model, setter)
  const { width, height, gap, copies } = document
  const parts: Uint8Array[] = [
    // The first line ends whatever stood before.
    line(`\r\nSIZE ${mm(width)},${mm(height)}`),
    line(`GAP ${mm(gap)},0 mm`),
    line('DIRECTION 0,0'),
    line('REFERENCE 0,0'),
    line('CODEPAGE 1252'),
    line('CLS'),
    ...pieces.flatMap(piece => said(piece, model)),
    line(`PRINT ${copies},1`),
  ]
  return new Uint8Array(Buffer.concat(parts))
}

/** <ESC>!. cancels all that waits, on arrival. */
export const dropTspl = Uint8Array.of(0x1b, 0x21, 0x2e)

/** <ESC>!?: one byte of status, on arrival. */
export const askTspl = Uint8Array.of(0x1b, 0x21, 0x3f)

/** Immediate commands must not stand in a picture by accident: one dot more breaks them. */
export const withoutImmediate = (data: Uint8Array): Uint8Array => {
  for (let at = 0; at < data.length - 1; at++) {
    if (data[at] === 0x1b && data[at + 1] === 0x21) data[at + 1] = 0x20
  }
  return data
}

const start = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'))
const line = (text: string): Uint8Array => start(`${text}\r\n`)
const mm = (tenths: number) => `${Math.floor(tenths / 10)}.${tenths % 10} mm`

/** Fonts 1 to 5 (TEXT), up to ten times as large. */
const fonts = [
  { name: '1', wide: 8, high: 12 },
  { name: '2', wide: 12, high: 20 },
  { name: '3', wide: 16, high: 24 },
  { name: '4', wide: 24, high: 32 },
  { name: '5', wide: 32, high: 48 },
]
const TIMES_MAX = 10

const setter: Setter = {
  // A backslash begins an escape and can not be escaped itself.
  canSet: text => !text.includes('\\') && inCodePage(text, 'wpc1252') !== null,
  font: high => bitmapFont(fonts, high, TIMES_MAX),
}

const said = (piece: LabelPiece, model: LabelModel): Uint8Array[] => {
  const at = `${piece.x},${piece.y}`
  switch (piece.is) {
    case 'text': {
      const [name, times] = piece.font.name.split(',')
      const bytes = inCodePage(piece.text, 'wpc1252') ?? new Uint8Array()
      return [start(`TEXT ${at},"${name}",0,${times},${times},"`), quoted(bytes), line('"')]
    }
    case 'picture': {
      const { widthBytes, rows, bits } = piece.bitmap
      // In BITMAP a dot that is set stays white; mode 1 puts it over what is there.
      const dots = withoutImmediate(bits.map(byte => ~byte & 0xff))
      return [start(`BITMAP ${at},${widthBytes},${rows},1,`), dots, line('')]
    }
    case 'bar':
      return [line(`BAR ${at},${piece.width},${piece.high}`)]
    case 'box': {
      const end = `${piece.x + piece.width},${piece.y + piece.high}`
      return [line(`BOX ${at},${end},${piece.thick}`)]
    }
    case 'barcode':
      return barcode(piece, at, model)
  }
}

const barcode = (
  { kind, code, module, high, readable }: Extract<LabelPiece, { is: 'barcode' }>,
  at: string,
  model: LabelModel,
): Uint8Array[] => {
  const data = quoted(new Uint8Array(Buffer.from(code, kind === 'qr' ? 'utf8' : 'latin1')))
  // QRCODE x,y,correction,cell,mode,rotation,model; DMATRIX x,y,width,height,xCell.
  if (kind === 'qr')
    return [start(`QRCODE ${at},M,${Math.min(10, module)},A,0,M2,"`), data, line('"')]
  if (kind === 'datamatrix') {
    const side = Math.min(model.dots, 26 * module)
    return [start(`DMATRIX ${at},${side},${side},x${module},"`), data, line('"')]
  }
  const name = kinds[kind]
  if (!name) throw new RangeError('barcode-not-printable')
  const head = `BARCODE ${at},"${name}",${high},${readable ? 1 : 0},0,${module},${module * 2},"`
  return [start(head), data, line('"')]
}

const kinds: Partial<Record<BarcodeKind, string>> = { ean13: 'EAN13', ean8: 'EAN8', code128: '128' }

/** A quote is written \["]: no text can end its content. */
const quoted = (bytes: Uint8Array): Uint8Array =>
  Uint8Array.from([...bytes].flatMap(byte => (byte === 0x22 ? [0x5c, 0x5b, 0x22, 0x5d] : [byte])))
