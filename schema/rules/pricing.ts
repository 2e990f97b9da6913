// The price of a basket, computed by this one function on the till, in the store and in the cloud,
// so that what is shown, stored and charged cannot differ.
//
// Order: unit price × quantity, the line's discounts, the sale's discounts, taxes. Each discount
// works on the amount left by the one before and never takes more than is left. A percentage fixes
// the new price (2.30 less 5 % is 2.185, so 2.19) and the discount is the difference. A sale
// discount is spread over the discountable lines by their amounts, largest remainder, ties to the
// earlier line, and tax is taken on each line afterwards, so a refund can give back its part.
// Turning every sign of a basket turns every figure.

import { allocate, assertInteger, mulDiv, PPM, THOUSAND } from './money.ts'
import type { RoundingMode, TaxAmount, TaxableLine, TaxRule } from './tax.ts'
import { documentTaxes, sumTaxes } from './tax.ts'

/** A reduction with the name of its rule; `rate` in ppm, `amount` in minor units, none below 0. */
export type Discount =
  | { kind: 'percent'; rate: number; rule: string; reason?: string | undefined }
  | { kind: 'amount'; amount: number; rule: string; reason?: string | undefined }

export type BasketLine = {
  variantId: string
  /** Thousandths of the unit, not 0; negative on a line that comes back. */
  quantity: number
  /** Minor units per whole unit: net where prices exclude tax. */
  unitPrice: number
  /** What the unit costs without offers, to be shown struck through; prices nothing. */
  listPrice?: number | undefined
  /** The price on a label that carries it: fixes the gross before discounts, taxes inside. */
  labelPrice?: number | undefined
  taxes: readonly TaxRule[]
  /** False for stored value, deposits and the like. Default yes. */
  discountable?: boolean | undefined
  discounts?: readonly Discount[] | undefined
}

export type Basket<Line extends BasketLine = BasketLine> = {
  lines: readonly Line[]
  taxIncluded: boolean
  roundingMode: RoundingMode
  saleDiscounts?: readonly Discount[] | undefined
}

/** What a discount took from one line. `scope` says whether the line or the whole sale had it. */
export type AppliedDiscount = {
  rule: string
  kind: Discount['kind']
  amount: number
  scope: 'line' | 'sale'
  reason?: string
}

/** `list - discount` is what the line costs in the basis of the basket: its gross or its net. */
export type PricedPart = {
  list: number
  discount: number
  discounts: AppliedDiscount[]
  net: number
  tax: number
  gross: number
  taxes: TaxAmount[]
}

export type PricedLine<Line extends BasketLine = BasketLine> = Omit<Line, 'taxes' | 'discounts'> &
  PricedPart

/** One step of the calculation: which rule took the amount of which line from what to what. */
export type TraceStep = {
  step: 'list' | 'label' | 'discount' | 'sale-discount' | 'not-discountable' | 'not-placed' | 'tax'
  /** Index of the line, null for the whole sale. */
  line: number | null
  rule: string
  from: number
  to: number
}

export type PricedSale<Line extends BasketLine = BasketLine> = {
  lines: PricedLine<Line>[]
  net: number
  tax: number
  /** The sum of the lines' gross: what is to be paid, before cash rounding. */
  total: number
  discount: number
  /** The sum of the lines before discounts. */
  list: number
  taxes: TaxAmount[]
  trace: TraceStep[]
}

/** A price row as stored; times in epoch ms, null for open. It is in force until before `ends_at`. */
export type PriceRow = {
  price_list_id: string
  variant_id: string
  amount: number
  starts_at: number | null
  ends_at: number | null
}

/** Prices a basket. Throws a RangeError for figures that are no safe integers or have no meaning. */
export const priceSale = <Line extends BasketLine>(basket: Basket<Line>): PricedSale<Line> => {
  const trace: TraceStep[] = []
  const drafts = basket.lines.map((line, index) => draftLine(line, index, trace))
  for (const discount of basket.saleDiscounts ?? []) spread(discount, drafts, trace)
  const taxed = documentTaxes(
    drafts.map(draft => taxable(draft, basket.taxIncluded)),
    basket.roundingMode,
  )
  const sale: PricedSale<Line> = {
    lines: [],
    net: 0,
    tax: 0,
    total: 0,
    discount: 0,
    list: 0,
    taxes: sumTaxes(taxed),
    trace,
  }
  for (const [index, draft] of drafts.entries()) {
    const { list, amount, discounts } = draft
    const { net, tax, gross, taxes } = taxed[index] ?? NO_TAX
    const discount = list - amount
    for (const part of taxes)
      trace.push({ step: 'tax', line: index, rule: part.taxId, from: part.base, to: part.amount })
    sale.lines.push({ ...draft.line, list, discount, discounts, net, tax, gross, taxes })
    sale.net += net
    sale.tax += tax
    sale.total += gross
    sale.discount += discount
    sale.list += list
  }
  return sale
}

/**
 * The price row in force for a variant: the first price list that has one decides. In it a row
 * with an end (an offer) goes before an open one, then the latest start, then the lower amount.
 */
export const priceFor = <Row extends PriceRow>(
  prices: readonly Row[],
  wanted: { variantId: string; priceListIds: readonly string[]; now: number },
): Row | undefined => {
  for (const listId of wanted.priceListIds) {
    let best: Row | undefined
    for (const row of prices)
      if (
        row.price_list_id === listId &&
        row.variant_id === wanted.variantId &&
        (row.starts_at === null || row.starts_at <= wanted.now) &&
        (row.ends_at === null || wanted.now < row.ends_at) &&
        (best === undefined || goesBefore(row, best))
      )
        best = row
    if (best) return best
  }
  return undefined
}

/**
 * The quantity behind a label that carries only a price, in thousandths, for stock: at least 1, and
 * one whole unit when the goods have no price now. The label's price stays what is charged.
 */
export const quantityOfLabel = (labelPrice: number, unitPrice: number): number =>
  unitPrice === 0 ? THOUSAND : Math.max(1, mulDiv(labelPrice, THOUSAND, unitPrice))

type Draft<Line extends BasketLine> = {
  line: Line
  list: number
  /** What is left of `list` after the discounts so far. */
  amount: number
  discounts: AppliedDiscount[]
}

const NO_TAX = { net: 0, tax: 0, gross: 0, taxes: [] }

const goesBefore = (row: PriceRow, best: PriceRow): boolean => {
  if ((row.ends_at === null) !== (best.ends_at === null)) return row.ends_at !== null
  const start = row.starts_at ?? Number.NEGATIVE_INFINITY
  const bestStart = best.starts_at ?? Number.NEGATIVE_INFINITY
  return start === bestStart ? row.amount < best.amount : start > bestStart
}

const draftLine = <Line extends BasketLine>(
  line: Line,
  index: number,
  trace: TraceStep[],
): Draft<Line> => {
  const { quantity, unitPrice, labelPrice } = line
  assertInteger(quantity, 'quantity')
  assertInteger(unitPrice, 'unit price')
  if (quantity === 0) throw new RangeError('a line must have a quantity')
  if (unitPrice < 0) throw new RangeError(`a price must not be below 0: ${unitPrice}`)
  let list = mulDiv(unitPrice, quantity, THOUSAND)
  if (labelPrice === undefined)
    trace.push({ step: 'list', line: index, rule: line.variantId, from: unitPrice, to: list })
  else {
    assertInteger(labelPrice, 'label price')
    const fixed = quantity < 0 ? 0 - Math.abs(labelPrice) : Math.abs(labelPrice)
    trace.push({ step: 'label', line: index, rule: line.variantId, from: list, to: fixed })
    list = fixed
  }
  const draft: Draft<Line> = { line, list, amount: list, discounts: [] }
  for (const discount of line.discounts ?? []) {
    const to = line.discountable === false ? draft.amount : reduced(draft.amount, discount)
    const step = line.discountable === false ? 'not-discountable' : 'discount'
    trace.push({ step, line: index, rule: discount.rule, from: draft.amount, to })
    if (step === 'discount') take(draft, discount, to, 'line')
  }
  return draft
}

const reduced = (amount: number, discount: Discount): number => {
  if (discount.kind === 'percent') {
    assertInteger(discount.rate, 'discount rate')
    if (discount.rate < 0 || discount.rate > PPM)
      throw new RangeError(`a discount must be between 0 and 100 %: ${discount.rate} ppm`)
    return mulDiv(amount, PPM - discount.rate, PPM)
  }
  assertInteger(discount.amount, 'discount amount')
  if (discount.amount < 0) throw new RangeError(`a discount must not be below 0`)
  const left = Math.max(0, Math.abs(amount) - discount.amount)
  return amount < 0 ? 0 - left : left
}

const take = (
  draft: Draft<BasketLine>,
  discount: Discount,
  to: number,
  scope: AppliedDiscount['scope'],
): void => {
  const { rule, kind, reason } = discount
  const amount = draft.amount - to
  draft.discounts.push(
    reason === undefined ? { rule, kind, amount, scope } : { rule, kind, amount, scope, reason },
  )
  draft.amount = to
}

// In an exchange the goods that come back keep what was paid for them: only what is bought now
// shares a discount on the sale. A basket that is all returns mirrors the sale.
const spread = (
  discount: Discount,
  drafts: readonly Draft<BasketLine>[],
  trace: TraceStep[],
): void => {
  const open = drafts.filter(draft => draft.line.discountable !== false)
  const bought = open.filter(draft => draft.line.quantity > 0)
  const sharing = bought.length > 0 ? bought : open
  const amounts = sharing.map(draft => draft.amount)
  const from = amounts.reduce((sum, amount) => sum + amount, 0)
  const to = reduced(from, discount)
  const parts = allocate(from - to, amounts.map(Math.abs))
  trace.push({ step: 'sale-discount', line: null, rule: discount.rule, from, to })
  if (discount.kind === 'amount' && discount.amount > Math.abs(from - to))
    trace.push({
      step: 'not-placed',
      line: null,
      rule: discount.rule,
      from: discount.amount,
      to: Math.abs(from - to),
    })
  for (const [index, draft] of sharing.entries()) {
    const part = parts[index] ?? 0
    if (part !== 0) take(draft, discount, draft.amount - part, 'sale')
  }
}

const taxable = (draft: Draft<BasketLine>, taxIncluded: boolean): TaxableLine => {
  const { line, amount } = draft
  const { quantity, taxes } = line
  if (line.labelPrice === undefined) return { amount, quantity, taxes, taxIncluded }
  return {
    amount,
    quantity,
    taxes: taxes.map(tax => ({ ...tax, included: true })),
    taxIncluded: true,
  }
}
