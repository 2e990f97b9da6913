// Whether the discounts a person gave stay within what that person may give.
//
// Judged on what they really take, not on what was typed: an amount is as good as its percentage,
// two times 10 % are 19 %, and a discount on the whole sale counts on each of its lines too. Offers
// the shop made itself do not count; the person's share is measured on the price they leave.

import { mulDiv, PPM } from './money.ts'

/** The rule name of a discount that a person gave. */
export const MANUAL = 'manual'

/** What is judged of a priced line. */
export type DiscountedLine = {
  list: number
  discounts: readonly { rule: string; amount: number; scope?: 'line' | 'sale' | undefined }[]
}

/** `where` is the index of the first line over the limit, or the sale; rates in ppm. */
export type DiscountVerdict =
  | { within: true }
  | { within: false; where: number | 'sale'; rate: number; limit: number }

/** Judges the manual discounts of priced lines against a limit in ppm. */
export const withinDiscountLimit = (
  lines: readonly DiscountedLine[],
  limit: number,
): DiscountVerdict => {
  let given = 0
  let price = 0
  let allowed = 0
  let onSale = false
  for (const [index, line] of lines.entries()) {
    const manual = line.discounts.filter(discount => discount.rule === MANUAL)
    if (manual.length === 0) {
      price += Math.abs(line.list)
      allowed += largestDiscount(Math.abs(line.list), limit)
      continue
    }
    const part = Math.abs(sum(manual))
    const left = Math.abs(line.list) - Math.abs(sum(line.discounts)) + part
    const most = largestDiscount(left, limit)
    const shares = manual.some(discount => discount.scope === 'sale')
    // A line's share of a sale discount is cut to whole minor units: it may be one up.
    if (part > most + (shares ? 1 : 0))
      return { within: false, where: index, rate: mulDiv(part, PPM, Math.max(1, left)), limit }
    onSale ||= shares
    given += part
    price += left
    allowed += most
  }
  if (!onSale || given <= Math.max(allowed, largestDiscount(price, limit))) return { within: true }
  return { within: false, where: 'sale', rate: mulDiv(given, PPM, Math.max(1, price)), limit }
}

// The discount a percentage of exactly the limit takes, rounded as pricing rounds it.
const largestDiscount = (price: number, limit: number): number =>
  price - mulDiv(price, PPM - Math.min(limit, PPM), PPM)

const sum = (discounts: readonly { amount: number }[]): number =>
  discounts.reduce((total, { amount }) => total + amount, 0)
