// Exact integer arithmetic for money, quantities and rates.
//
// Money is whole minor units, quantities are thousandths of the unit, rates are parts per million.
// A product of two of these may pass 2^53, so it is taken in BigInt whenever a plain number could
// not hold it, and every division rounds half away from zero. Text is read and written digit by
// digit: binary fractions get about one exact tie in two wrong (2.30 less 5 % is 2.19, not 2.18).

/** Parts per million in the whole: a rate of `PPM` is 100 %. */
export const PPM = 1_000_000

/** Thousandths in one unit: a quantity of `THOUSAND` is one piece, or one kilogram. */
export const THOUSAND = 1_000

/** How one currency is written. */
export type MoneyFormat = {
  /** ISO 4217 code, such as 'GBP'. */
  currency: string
  /** Digits after the decimal mark: 0, 2 or 3. */
  decimals: number
  /** BCP 47 tag, such as 'en-GB' or 'ar-AE'. */
  locale: string
}

/** Stops with an error that names the value when it is not a safe integer. */
export function assertInteger(value: number, name: string): void {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${name} must be a whole number: ${value}`)
}

/** `num / den` to the nearest integer, halves away from zero. Both safe integers, `den` not 0. */
export const roundHalfUp = (num: number, den: number): number => {
  if (!(Number.isSafeInteger(num) && Number.isSafeInteger(den)) || den === 0)
    throw new RangeError(`cannot divide ${num} by ${den}`)
  const rest = num % den
  const whole = (num - rest) / den
  const size = Math.abs(rest)
  // Compared with what is missing, not doubled: twice the rest could pass 2^53.
  if (size !== 0 && size >= Math.abs(den) - size) return whole + (num < 0 === den < 0 ? 1 : -1)
  return whole + 0
}

/** `roundHalfUp` for what a plain number cannot hold. The result must be a safe integer again. */
export const roundHalfUpBig = (num: bigint, den: bigint): number => {
  if (den === 0n) throw new RangeError(`cannot divide ${num} by 0`)
  const rest = num % den
  const away = rest !== 0n && 2n * absBig(rest) >= absBig(den)
  return toSafe(num / den + (away ? (num < 0n === den < 0n ? 1n : -1n) : 0n))
}

/** `a × b / c`, exact inside, halves away from zero. All safe integers, and so is the result. */
export const mulDiv = (a: number, b: number, c: number): number => {
  const product = a * b
  if (Number.isSafeInteger(product)) return roundHalfUp(product, c)
  assertInteger(a, 'a')
  assertInteger(b, 'b')
  assertInteger(c, 'c')
  return roundHalfUpBig(BigInt(a) * BigInt(b), BigInt(c))
}

/**
 * Rounds the fractions `nums[i] / den` so that the results add up to the rounded sum: each is cut
 * towards zero, and what is missing goes to the largest remainders, ties to the earlier. Turning
 * every sign turns every result.
 */
export const roundTogether = (nums: readonly number[], den: number): number[] => {
  let sum = 0
  let size = 0
  for (const num of nums) {
    sum += num
    size += Math.abs(num)
  }
  if (!Number.isSafeInteger(size)) return roundTogetherBig(nums.map(BigInt), BigInt(den))
  const rests = nums.map(num => num % den)
  const shares = nums.map((num, index) => (num - (rests[index] ?? 0)) / den + 0)
  return handOut(shares, rests, roundHalfUp(sum, den))
}

/** `roundTogether` for what plain numbers cannot hold. `den` is above 0. */
export const roundTogetherBig = (nums: readonly bigint[], den: bigint): number[] => {
  const rests = nums.map(num => num % den)
  const shares = nums.map(num => toSafe(num / den))
  return handOut(shares, rests, roundHalfUpBig(sumBig(nums), den))
}

/**
 * Splits `total` by `weights` (none below 0) so that the parts add up to it: largest remainder,
 * ties to the earlier, nothing for a zero weight, equal parts when all weights are zero, and
 * `allocate(-total)` is `-allocate(total)`. No weights, no parts.
 */
export const allocate = (total: number, weights: readonly number[]): number[] => {
  assertInteger(total, 'total')
  let whole = 0
  let largest = 0
  for (const weight of weights) {
    assertInteger(weight, 'weight')
    if (weight < 0) throw new RangeError(`a weight must not be below 0: ${weight}`)
    whole += weight
    largest = Math.max(largest, weight)
  }
  if (weights.length === 0) return []
  if (whole === 0)
    return roundTogether(
      weights.map(() => total),
      weights.length,
    )
  if (Number.isSafeInteger(whole) && Number.isSafeInteger(total * whole))
    return roundTogether(
      weights.map(weight => total * weight),
      whole,
    )
  const big = weights.map(BigInt)
  return roundTogetherBig(
    big.map(weight => BigInt(total) * weight),
    sumBig(big),
  )
}

/** Money with its currency sign, in the digits of the locale, with a true minus: '−£1,234.50'. */
export const formatMoney = (minor: number, format: MoneyFormat): string =>
  written(minor, format.decimals, numberFormat(format.locale, format.decimals, format.currency))

/** Money without the currency: '1,234.50'. */
export const formatAmount = (minor: number, format: Omit<MoneyFormat, 'currency'>): string =>
  written(minor, format.decimals, numberFormat(format.locale, format.decimals))

/**
 * A quantity in thousandths as the shop writes it: '2', '0.412'. `decimals` keeps that many digits
 * after the mark even when they are zero: a weight is written '0.500'.
 */
export const formatQuantity = (thousandths: number, locale: string, decimals = 0): string =>
  written(thousandths, 3, numberFormat(locale, 3, undefined, decimals))

/** A rate in ppm as a percentage: 175000 is '17.5%'. */
export const formatRate = (ppm: number, locale: string): string =>
  written(ppm, 6, numberFormat(locale, 4, 'percent', 0))

/**
 * Reads an amount typed or pasted by a person into minor units, or answers undefined when it is
 * not clearly one. Takes Western and Arabic-Indic digits, '.' or ',' as the decimal mark, grouped
 * thousands, a true minus, and a currency sign around it. Never rounds: one digit too many is no
 * amount, and '1.234' in a currency of two decimals is too likely a slip to be 1,234.
 */
export const parseMoney = (text: string, decimals: number): number | undefined => {
  const plain = text.replace(NOT_WRITTEN, '').replace(EASTERN_DIGITS, western)
  const match = AMOUNT.exec(plain)
  if (!match || !/\d/.test(plain)) return undefined
  const [, minus, digits = ''] = match
  const parts = splitDecimal(digits, decimals)
  if (!parts) return undefined
  const minor = Number(parts.whole + parts.fraction.padEnd(decimals, '0'))
  if (!Number.isSafeInteger(minor)) return undefined
  return minus ? 0 - minor : minor
}

/** Reads a quantity into thousandths: '2', '0.412', '٠٫٥'. Undefined when it is not clearly one. */
export const parseQuantity = (text: string): number | undefined => parseMoney(text, 3)

// Spaces, bidi marks and currency signs say nothing about the amount.
const NOT_WRITTEN = /[\s\u200e\u200f\u061c\u2066-\u2069\p{Sc}]/gu
const EASTERN_DIGITS = /[\u0660-\u0669\u06f0-\u06f9\u066b\u066c]/g
const AMOUNT = /^([-\u2212])?((?:\d|[.,](?=\d)|[.,]$)+)$/
const GROUPED = /^\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*$/

const western = (digit: string): string => {
  if (digit === '\u066b') return '.'
  if (digit === '\u066c') return ','
  return String(digit.charCodeAt(0) & 0xf)
}

const splitDecimal = (
  digits: string,
  decimals: number,
): { whole: string; fraction: string } | undefined => {
  const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','))
  if (last < 0) return { whole: digits, fraction: '' }
  const mark = digits[last] ?? ''
  const whole = digits.slice(0, last)
  const fraction = digits.slice(last + 1)
  const isMark = !whole.includes(mark)
  if (isMark && fraction.length <= decimals) {
    if (/^\d*$/.test(whole)) return { whole: whole || '0', fraction }
    return GROUPED.test(whole) ? { whole: whole.replace(/[.,]/g, ''), fraction } : undefined
  }
  const grouped = GROUPED.test(digits) && (mark === ',' || !isMark || decimals === 0)
  return grouped ? { whole: digits.replace(/[.,]/g, ''), fraction: '' } : undefined
}

const handOut = (
  shares: number[],
  rests: readonly (number | bigint)[],
  total: number,
): number[] => {
  let missing = total
  for (const share of shares) missing -= share
  if (missing === 0) return shares
  const step = missing > 0 ? 1 : -1
  const order = rests.map((_, index) => index)
  order.sort((a, b) => {
    const left = rests[a] ?? 0
    const right = rests[b] ?? 0
    if (left === right) return a - b
    return left > right ? -step : step
  })
  for (const index of order.slice(0, Math.abs(missing))) shares[index] = (shares[index] ?? 0) + step
  return shares
}

/** An integer as a decimal text for machines: 499 with 2 decimals is `4.99`. */
export const decimalText = (value: number, decimals: number): string => {
  assertInteger(value, 'amount')
  const digits = String(Math.abs(value)).padStart(decimals + 1, '0')
  const point = digits.length - decimals
  return `${value < 0 ? '-' : ''}${digits.slice(0, point)}${decimals > 0 ? '.' : ''}${digits.slice(point)}`
}

const absBig = (value: bigint): bigint => (value < 0n ? -value : value)

const sumBig = (values: readonly bigint[]): bigint => {
  let sum = 0n
  for (const value of values) sum += value
  return sum
}

const toSafe = (value: bigint): number => {
  const number = Number(value)
  assertInteger(number, 'result')
  return number
}

const isNumeric = (text: string): text is `${number}` => /^-?\d+(\.\d+)?$/.test(text)

const written = (value: number, decimals: number, format: Intl.NumberFormat): string => {
  const text = decimalText(value, decimals)
  // Intl takes the decimal text as it is; a number would go through a binary fraction.
  return isNumeric(text) ? format.format(text).replace('-', '\u2212') : text
}

// Making a NumberFormat costs more than pricing a whole basket.
const formats = new Map<string, Intl.NumberFormat>()

const numberFormat = (
  locale: string,
  decimals: number,
  style?: string,
  fewest = decimals,
): Intl.NumberFormat => {
  const key = `${locale} ${decimals} ${style ?? ''} ${fewest}`
  const known = formats.get(key)
  if (known) return known
  const digits = { maximumFractionDigits: decimals, minimumFractionDigits: fewest }
  const made = new Intl.NumberFormat(
    locale,
    style === undefined
      ? digits
      : style === 'percent'
        ? { ...digits, style: 'percent' }
        : { ...digits, style: 'currency', currency: style, currencyDisplay: 'narrowSymbol' },
  )
  formats.set(key, made)
  return made
}
