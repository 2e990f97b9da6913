// What a scanned or typed code says.
//
// GTINs (EAN-13, EAN-8, UPC-A, UPC-E) carry a check digit: weights 3 and 1 from the right. Prefixes
// 02 and 20 to 29 are for use inside a shop, where labels of scales carry an item and a weight or a
// price; their layout is data. The check digit is looked at first, then the verifier of the value
// (GS1 General Specifications 7.9), and only then is the item looked up. A card swiped or typed into
// the search field must not become a search, a log line or a basket line: it is refused by its look.

import { mulDiv } from './money.ts'

/** The layout of a shop's own label: prefix, item, verifier (0 or 1 digit), value, check digit. */
export type BarcodeFormat = {
  id: string
  prefix: string
  item_digits: number
  value_digits: number
  value_kind: 'weight' | 'price'
  /** Digits of the value after the decimal mark. */
  decimals: number
  /** 1 when a check digit of the value stands before it. */
  verifier: number
}

/**
 * A plain code is what the barcode table holds: a GTIN as `normaliseGtin` writes it, else the text.
 * A weight is in thousandths (grams of a kilogram), a price in minor units of the currency.
 */
export type ReadBarcode =
  | { kind: 'plain'; code: string }
  | { kind: 'weight' | 'price'; itemCode: string; value: number; formatId: string; code: string }
  | { kind: 'refused'; why: BarcodeProblem }

export type BarcodeProblem =
  | 'wrong-check-digit'
  | 'wrong-verifier'
  | 'empty-label'
  | 'unreadable'
  | 'looks-like-a-card'

/** A longer scan is no barcode of a shop. */
export const CODE_MAX = 128

/** Reads a code as it came from a scanner, a keyboard or a camera. `currencyDecimals` for prices. */
export const readBarcode = (
  text: string,
  formats: readonly BarcodeFormat[],
  currencyDecimals = 2,
): ReadBarcode => {
  if (text.length > CODE_MAX || text.includes('\ufffd')) return refused('unreadable')
  const aim = AIM.exec(text)?.[1] ?? ''
  const code = text.replace(AIM, '').replace(CONTROL, '').trim()
  if (code === '') return refused('unreadable')
  // What the scanner itself calls an EAN was read from bars.
  if (!aim.startsWith('E') && looksLikeCard(code)) return refused('looks-like-a-card')
  const inside = GS1_AIM.test(aim) ? elementGtin(code) : DIGITAL_LINK.exec(code)?.[1]
  if (inside !== undefined) return gtin(inside, formats, currencyDecimals)
  return GTIN_LIKE.test(code) ? gtin(code, formats, currencyDecimals) : { kind: 'plain', code }
}

/** The check digit that follows these digits in any GTIN. */
export const checkDigit = (digits: string): number => {
  let sum = 0
  for (let index = 0; index < digits.length; index++)
    sum += digit(digits, index) * ((digits.length - index) % 2 === 1 ? 3 : 1)
  return (10 - (sum % 10)) % 10
}

/** Whether these digits are a GTIN-8, -12, -13 or -14 with the right check digit. */
export const isGtin = (code: string): boolean =>
  GTIN_LIKE.test(code) && checkDigit(code.slice(0, -1)) === digit(code, code.length - 1)

/** UPC-E (8 digits, number system 0 or 1) as the UPC-A it stands for; undefined when it is none. */
export const expandUpcE = (code: string): string | undefined => {
  if (!/^[01]\d{7}$/.test(code)) return undefined
  const system = code.slice(0, 1)
  const [d1, d2, d3, d4, d5, d6] = code.slice(1, 7)
  const last = Number(d6)
  const body =
    last <= 2
      ? `${d1}${d2}${d6}0000${d3}${d4}${d5}`
      : last === 3
        ? `${d1}${d2}${d3}00000${d4}${d5}`
        : last === 4
          ? `${d1}${d2}${d3}${d4}00000${d5}`
          : `${d1}${d2}${d3}${d4}${d5}0000${d6}`
  const whole = system + body + code.slice(7)
  return isGtin(whole) ? whole : undefined
}

/**
 * The one way a GTIN is stored and looked up: 8 digits stay, UPC-A and UPC-E become 13, and 14 lose
 * their filling zeros. Undefined for what is no GTIN or has a wrong check digit.
 */
export const normaliseGtin = (code: string): string | undefined => {
  if (!isGtin(code)) {
    const expanded = expandUpcE(code)
    return expanded && `0${expanded}`
  }
  if (code.length === 12) return `0${code}`
  if (code.length !== 14) return code
  if (code.startsWith('000000')) return code.slice(6)
  return code.startsWith('0') ? code.slice(1) : code
}

/** The items of a GS1 element string with its identifiers in brackets; none when it is not one. */
export const gs1Items = (text: string): { ai: string; value: string }[] => {
  const found = [...text.matchAll(/\((\d{2,4})\)([!-'*-~]{1,90})/g)]
  if (found.map(([whole]) => whole).join('') !== text) return []
  return found.map(([, ai = '', value = '']) => ({ ai, value }))
}

/**
 * The check digit of a price or weight of four or five digits: each digit goes through its weight
 * table; four digits: three times the sum, mod 10; five: the digit whose table entry completes the
 * sum to ten.
 */
export const valueVerifier = (value: string): number => {
  const weights = value.length === 4 ? FOUR_DIGITS : value.length === 5 ? FIVE_DIGITS : undefined
  if (!weights) throw new RangeError(`a verified value has four or five digits: ${value}`)
  let sum = 0
  for (const [index, table] of weights.entries()) sum += digit(table, digit(value, index))
  if (value.length === 4) return (sum * 3) % 10
  return FIVE_MINUS.indexOf(String((10 - (sum % 10)) % 10))
}

/**
 * The 13 digits a scale prints: `value` in thousandths for a weight, in minor units for a price.
 * A RangeError says when item or value do not fit the format.
 */
export const makeWeightLabel = (
  format: BarcodeFormat,
  itemCode: string,
  value: number,
  currencyDecimals = 2,
): string => {
  const scaled = rescale(value, valueDecimals(format, currencyDecimals), format.decimals)
  const digits = String(scaled).padStart(format.value_digits, '0')
  const item = itemCode.padStart(format.item_digits, '0')
  if (!fits(format) || !/^\d+$/.test(item) || !/^\d+$/.test(digits))
    throw new RangeError(`format ${format.id} cannot carry ${itemCode} and ${value}`)
  if (item.length !== format.item_digits || digits.length !== format.value_digits)
    throw new RangeError(`${itemCode} with ${value} is too long for format ${format.id}`)
  const body = format.prefix + item + (format.verifier ? valueVerifier(digits) : '') + digits
  return body + checkDigit(body)
}

/** Whether a text is a card's number or the track of its magnetic stripe. */
export const looksLikeCard = (text: string): boolean => {
  if (TRACK.test(text)) return true
  const digits = text.replace(/(?<=\d)[ -](?=\d)/g, '')
  return CARD_LENGTH.test(digits) && CARD_PREFIX.test(digits) && luhn(digits) && !isGtin(digits)
}

const AIM = /^\](\w\w)/
const GS1_AIM = /^(?:C1|d2|Q3|e0|J1)$/
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/g
const GTIN_LIKE = /^(?:\d{8}|\d{12,14})$/
const DIGITAL_LINK = /^https?:\/\/\S+\/01\/(\d{8}|\d{12,14})(?:[/?#]|$)/i
// A start sentinel, the number, a field separator; a scanner may have lost the sentinel.
const TRACK = /^(?:%?[A-Z]\d{12,19}\^|;?\d{12,19}=)/i
// Cards of 13 digits ran out long ago, and each tenth mistyped EAN would be taken for one.
const CARD_LENGTH = /^\d{14,19}$/
// Visa, Mastercard, American Express, Discover, Diners, JCB, UnionPay, Maestro.
const CARD_PREFIX = /^(?:4|5[0-8]|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)|3(?:[4-9]|0[0-5])|6)/

// Weight tables of the General Specifications: the product with 2, 3 or 5, its tens taken from its
// units (minus) or added to them (plus), modulo ten.
const TWO_MINUS = '0246891357'
const THREE = '0369258147'
const FIVE_PLUS = '0516273849'
const FIVE_MINUS = '0594837261'
const FOUR_DIGITS = [TWO_MINUS, TWO_MINUS, THREE, FIVE_MINUS]
const FIVE_DIGITS = [FIVE_PLUS, TWO_MINUS, FIVE_MINUS, FIVE_PLUS, TWO_MINUS]

const refused = (why: BarcodeProblem): ReadBarcode => ({ kind: 'refused', why })

const digit = (digits: string, index: number): number => digits.charCodeAt(index) - 48

const gtin = (
  scanned: string,
  formats: readonly BarcodeFormat[],
  currencyDecimals: number,
): ReadBarcode => {
  const code = normaliseGtin(scanned)
  if (code === undefined) return refused('wrong-check-digit')
  const format = formatOf(code, formats)
  if (!format) return { kind: 'plain', code }
  const item = format.prefix.length
  const verifier = item + format.item_digits
  const value = verifier + format.verifier
  const digits = code.slice(value, 12)
  if (format.verifier && valueVerifier(digits) !== digit(code, verifier))
    return refused('wrong-verifier')
  if (Number(digits) === 0) return refused('empty-label')
  return {
    kind: format.value_kind,
    itemCode: code.slice(item, verifier),
    value: rescale(Number(digits), format.decimals, valueDecimals(format, currencyDecimals)),
    formatId: format.id,
    code,
  }
}

const formatOf = (code: string, formats: readonly BarcodeFormat[]): BarcodeFormat | undefined => {
  let best: BarcodeFormat | undefined
  for (const format of formats)
    if (
      code.length === 13 &&
      code.startsWith(format.prefix) &&
      fits(format) &&
      format.prefix.length > (best?.prefix.length ?? 0)
    )
      best = format
  return best
}

// A row that does not fill twelve digits describes no label.
const fits = (format: BarcodeFormat): boolean =>
  format.prefix.length + format.item_digits + format.verifier + format.value_digits === 12 &&
  (!format.verifier || format.value_digits === 4 || format.value_digits === 5)

const valueDecimals = (format: BarcodeFormat, currencyDecimals: number): number =>
  format.value_kind === 'weight' ? 3 : currencyDecimals

const rescale = (value: number, from: number, to: number): number =>
  mulDiv(value, 10 ** to, 10 ** from)

// Application identifier 01 stands first in every element string we meet at a till.
const elementGtin = (code: string): string | undefined => /^01(\d{14})/.exec(code)?.[1]

/** The check digit that payment cards carry (ISO 7812-1). */
export const luhn = (digits: string): boolean => {
  let sum = 0
  for (let index = 0; index < digits.length; index++) {
    const value = digit(digits, digits.length - 1 - index) * (index % 2 === 1 ? 2 : 1)
    sum += value > 9 ? value - 9 : value
  }
  return sum % 10 === 0
}
