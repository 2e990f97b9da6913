// The fields of an APDU: bitmaps ("BMP") one after the other, one of them a TLV container.
import { fromCodePage } from '../../printer/code-pages.ts'
import { digitsOf } from './apdu.ts'
import { lastFour, maskCards } from './mask.ts'

/** What a terminal has said of one transaction or of a day. Never more of a card than four digits. */
export type Fields = {
  /** 0 is success. */
  result?: number
  /** Minor units. */
  amount?: number
  /** ISO 4217 number, four digits: `0978` is the euro. */
  currency?: string
  trace?: string
  /** The trace of what was reversed: only a reversal has it. */
  originalTrace?: string
  receipt?: string
  /** `HHMMSS` and `MMDD` by the terminal's clock. */
  time?: string
  date?: string
  terminal?: string
  last4?: string
  authCode?: string
  cardName?: string
  text?: string
  totals?: Totals
  /** Of a print text block: 1 merchant, 2 customer, 3 administration. */
  receiptKind?: number
  /** Text of a print text block. */
  lines?: string[]
}

/** An end of day by kind of card. Amounts in minor units. */
export type Totals = { card: string; count: number; amount: number }[]

const LINES_MAX = 200
const LINE_CHARACTERS_MAX = 64
const DEPTH_MAX = 4

type Length = number | 'll' | 'lll' | 'tlv'

/**
 * Lengths of all bitmaps there are (PA00P015, summary of utilised BMPs). One that is not here can
 * not be skipped: where it ends is not known.
 */
const lengths: ReadonlyMap<number, Length> = new Map<number, Length>([
  ...[0x01, 0x02, 0x03, 0x05, 0x19, 0x27, 0x8a, 0x8c, 0xa0, 0xd0, 0xd2, 0xd3].map(at),
  ...[0xe0, 0xe9, 0xea, 0xf0, 0xf9, 0xfa, 0xfb, 0xfc, 0xfd, 0x72, 0x73, 0x74, 0x75].map(at),
  ...([0x0d, 0x0e, 0x17, 0x3a, 0x49, 0x87] as const).map(one => [one, 2] as const),
  ...([0x0b, 0x0c, 0x37, 0x3d, 0x88, 0xaa] as const).map(one => [one, 3] as const),
  ...([0x29, 0x70, 0x71] as const).map(one => [one, 4] as const),
  [0xba, 5],
  [0x04, 6],
  [0x3b, 8],
  [0xeb, 8],
  [0x2a, 15],
  ...([0x22, 0x23, 0x2d, 0x4c, 0x8b, 0xa7, 0xd1] as const).map(one => [one, 'll'] as const),
  ...[1, 2, 3, 4, 5, 6, 7, 8].flatMap(
    line => [[0xe0 + line, 'll'] as const, [0xf0 + line, 'll'] as const] as const,
  ),
  ...([0x24, 0x2e, 0x3c, 0x60, 0x9a, 0xaf] as const).map(one => [one, 'lll'] as const),
  [0x06, 'tlv'],
])

function at(one: number): [number, 1] {
  return [one, 1]
}

/** The fields of an APDU's data; null for data that is none. */
export const fieldsOf = (data: Uint8Array): Fields | null => {
  const fields: Fields = {}
  let place = 0
  while (place < data.length) {
    const bitmap = data[place] ?? 0
    const body = bodyAt(data, place + 1, lengths.get(bitmap))
    if (!body || !take(fields, bitmap, body.bytes)) return null
    place = body.end
  }
  return fields
}

/** Where each field stands, its bitmap first; null for data that is none. */
export const fieldPlaces = (
  data: Uint8Array,
): { bitmap: number; from: number; to: number }[] | null => {
  const places: { bitmap: number; from: number; to: number }[] = []
  for (let from = 0; from < data.length; ) {
    const bitmap = data[from] ?? 0
    const body = bodyAt(data, from + 1, lengths.get(bitmap))
    if (!body) return null
    places.push({ bitmap, from, to: body.end })
    from = body.end
  }
  return places
}

/** Text of a print line (06 D1): one byte of attribute, then the text. */
export const printedLine = (data: Uint8Array): string => textOf(data.subarray(1))

/** Bytes in the terminal's default character set, without control bytes, card numbers masked. */
export const textOf = (bytes: Uint8Array): string => {
  let text = ''
  for (const byte of bytes.subarray(0, LINE_CHARACTERS_MAX * 4)) {
    if (byte >= 0x20 && byte !== 0x7f) text += fromCodePage(byte, 'pc437')
  }
  return maskCards(text)
}

type Body = { bytes: Uint8Array; end: number }

const bodyAt = (data: Uint8Array, place: number, length: Length | undefined): Body | undefined => {
  if (length === undefined) return undefined
  const head = length === 'll' ? 2 : length === 'lll' ? 3 : 0
  if (length === 'tlv') {
    const size = tlvLength(data, place)
    return size && cut(data, size.end, size.length)
  }
  if (typeof length === 'number') return cut(data, place, length)
  const size = countOf(data.subarray(place, place + head), head)
  return size === undefined ? undefined : cut(data, place + head, size)
}

const cut = (data: Uint8Array, from: number, length: number): Body | undefined =>
  from + length > data.length
    ? undefined
    : { bytes: data.subarray(from, from + length), end: from + length }

/** The count in front of LLVAR and LLLVAR: one decimal digit a byte, `F1 F2` is 12. */
const countOf = (bytes: Uint8Array, digits: number): number | undefined => {
  if (bytes.length !== digits) return undefined
  let count = 0
  for (const byte of bytes) {
    if (byte >> 4 !== 0x0f || (byte & 0x0f) > 9) return undefined
    count = count * 10 + (byte & 0x0f)
  }
  return count
}

const take = (fields: Fields, bitmap: number, body: Uint8Array): boolean => {
  const name = packed.get(bitmap)
  if (name) {
    const digits = digitsOf(body)
    if (digits === undefined) return false
    if (name === 'amount') fields.amount = Number(digits)
    else fields[name] = digits
    return true
  }
  switch (bitmap) {
    case 0x27:
      fields.result = body[0] ?? 0
      return true
    case 0x22: {
      const last4 = lastFour(Buffer.from(body).toString('hex').replace(/f$/, ''))
      if (last4) fields.last4 = last4
      return true
    }
    case 0x3b:
      fields.authCode = textOf(body).trim()
      return true
    case 0x3c:
      fields.text = textOf(body)
      return true
    case 0x8b:
      fields.cardName = textOf(body).trim()
      return true
    case 0x60:
      return takeTotals(fields, body)
    case 0x06:
      return takeTags(fields, body, 0)
    default:
      return true
  }
}

const packed: ReadonlyMap<
  number,
  'amount' | 'currency' | 'trace' | 'originalTrace' | 'receipt' | 'time' | 'date' | 'terminal'
> = new Map([
  [0x04, 'amount'],
  [0x0b, 'trace'],
  [0x0c, 'time'],
  [0x0d, 'date'],
  [0x29, 'terminal'],
  [0x37, 'originalTrace'],
  [0x49, 'currency'],
  [0x87, 'receipt'],
] as const)

/** The kinds of card in an end of day, in their order (PA00P015, BMP 60). */
const CARDS = ['girocard', 'JCB', 'Mastercard', 'American Express', 'Visa', 'Diners', 'others']

// Receipt numbers from and to, two bytes each; then a count of one byte and an amount of six.
const takeTotals = (fields: Fields, body: Uint8Array): boolean => {
  const totals: Totals = []
  for (const [index, card] of CARDS.entries()) {
    const one = body.subarray(4 + index * 7, 11 + index * 7)
    if (one.length === 0) break
    const digits = digitsOf(one.subarray(1))
    if (one.length !== 7 || digits === undefined) return false
    if (one[0] !== 0) totals.push({ card, count: one[0] ?? 0, amount: Number(digits) })
  }
  fields.totals = totals
  return true
}

const TEXT_LINE = 0x07
const RECEIPT_KIND = 0x1f07
const CONSTRUCTED = 0x20

// What is not known inside of a container is skipped: each tag brings its length.
const takeTags = (fields: Fields, bytes: Uint8Array, depth: number): boolean => {
  let place = 0
  while (place < bytes.length) {
    const tag = tagAt(bytes, place)
    const size = tag && tlvLength(bytes, tag.end)
    const body = size && cut(bytes, size.end, size.length)
    if (!tag || !body) return false
    if (tag.isConstructed) {
      if (depth >= DEPTH_MAX || !takeTags(fields, body.bytes, depth + 1)) return false
    } else if (tag.tag === TEXT_LINE) {
      fields.lines ??= []
      if (fields.lines.length < LINES_MAX) fields.lines.push(textOf(body.bytes))
    } else if (tag.tag === RECEIPT_KIND) fields.receiptKind = body.bytes[0] ?? 0
    place = body.end
  }
  return true
}

// Five bits of ones say that the tag has a second byte; its highest bit that there is a third.
const tagAt = (bytes: Uint8Array, place: number) => {
  const first = bytes[place] ?? 0
  const isConstructed = (first & CONSTRUCTED) !== 0
  if ((first & 0x1f) !== 0x1f) return { tag: first, isConstructed, end: place + 1 }
  const second = bytes[place + 1]
  if (second === undefined) return undefined
  if ((second & 0x80) === 0) return { tag: (first << 8) | second, isConstructed, end: place + 2 }
  const third = bytes[place + 2]
  if (third === undefined) return undefined
  return { tag: (first << 16) | (second << 8) | third, isConstructed, end: place + 3 }
}

// Up to 127 in one byte; 81 and one byte; 82 and two, the higher one first.
const tlvLength = (bytes: Uint8Array, place: number) => {
  const [first, second, third] = bytes.subarray(place, place + 3)
  if (first === undefined) return undefined
  if (first < 0x80) return { length: first, end: place + 1 }
  if (first === 0x81 && second !== undefined) return { length: second, end: place + 2 }
  if (first === 0x82 && second !== undefined && third !== undefined) {
    return { length: (second << 8) | third, end: place + 3 }
  }
  return undefined
}
