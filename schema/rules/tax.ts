// Taxes of a line and of a document.
//
// Tax is taken on the line, never on the unit. When the price includes it, the gross is fixed, each
// tax is rounded from the gross and the net is what is left; computing the net first and adding
// loses a cent (52.50 with 12 % inside is 46.87 + 5.63). Taxes may stand on one another: the base is
// solved once from the linear system of all of them, exactly, and only then is anything rounded.

import {
  assertInteger,
  PPM,
  roundHalfUp,
  roundHalfUpBig,
  roundTogether,
  roundTogetherBig,
  THOUSAND,
} from './money.ts'

export type TaxRule = {
  id: string
  name: string
  /** Parts per million: of the base for 'percent', of the amount with the tax for 'division'. */
  rate: number
  kind: 'percent' | 'fixed' | 'division'
  /** Whether the price holds this tax already, where prices include tax at all. */
  included: boolean
  /** Taxes after this one are taken on it too. Default no. */
  affectsNext?: boolean | undefined
  /** Whether taxes before this one that affect the next count here. Default yes. */
  baseAffected?: boolean | undefined
  /** Minor units per whole unit of a 'fixed' tax; it follows the sign of the quantity. */
  amount?: number | undefined
  /** Order of the taxes; equal or missing ones keep the order they came in. */
  sequence?: number | undefined
}

/** One tax of a line or of a document, in minor units. */
export type TaxAmount = { taxId: string; name: string; rate: number; base: number; amount: number }

/** A line with its taxes: `gross` is always `net + tax`, and `tax` the sum of `taxes`. */
export type TaxedLine = { net: number; tax: number; gross: number; taxes: TaxAmount[] }

/** What is taxed: minor units and thousandths, both negative on a return. */
export type TaxableLine = {
  amount: number
  quantity: number
  taxes: readonly TaxRule[]
  taxIncluded: boolean
}

/**
 * `per_line` rounds each tax on each line. `per_document` rounds each tax once over the document and
 * puts the residue on the lines with the largest remainders, so that the lines still add up.
 */
export type RoundingMode = 'per_line' | 'per_document'

/**
 * The taxes of one line, each rounded on it. With `taxIncluded` the amount holds the taxes whose
 * rule says `included` and the others come on top; without it, all of them come on top.
 */
export const lineTaxes = (
  amount: number,
  quantity: number,
  taxes: readonly TaxRule[],
  taxIncluded: boolean,
): TaxedLine => {
  const rules = inOrder(taxes)
  const shares = exactTaxes(amount, quantity, rules, taxIncluded)
  return settle(amount, rules, taxIncluded, shares.map(roundShare))
}

/** The taxes of all lines of a document in the given rounding mode, in the order of the lines. */
export const documentTaxes = (lines: readonly TaxableLine[], mode: RoundingMode): TaxedLine[] => {
  if (mode === 'per_line')
    return lines.map(line => lineTaxes(line.amount, line.quantity, line.taxes, line.taxIncluded))
  const rules = lines.map(line => inOrder(line.taxes))
  const shares = lines.map((line, index) =>
    exactTaxes(line.amount, line.quantity, rules[index] ?? [], line.taxIncluded),
  )
  const amounts = shares.map(list => list.map(() => 0))
  for (const places of placesByTax(rules).values()) {
    const rounded = roundShares(places.map(([line, tax]) => shares[line]?.[tax] ?? NOTHING))
    for (const [index, [line, tax]] of places.entries()) {
      const row = amounts[line]
      if (row) row[tax] = rounded[index] ?? 0
    }
  }
  return lines.map((line, index) =>
    settle(line.amount, rules[index] ?? [], line.taxIncluded, amounts[index] ?? []),
  )
}

/** Adds the taxes of lines up by tax, in the order in which they first appear. */
export const sumTaxes = (lines: readonly { taxes: readonly TaxAmount[] }[]): TaxAmount[] => {
  const sums: TaxAmount[] = []
  for (const line of lines)
    for (const tax of line.taxes) {
      const known = sums.find(sum => sum.taxId === tax.taxId)
      if (known) {
        known.base += tax.base
        known.amount += tax.amount
      } else sums.push({ ...tax })
    }
  return sums
}

/** An exact share `num / den`, in plain numbers as long as they can hold it. `den` is above 0. */
type Share = { num: number; den: number } | { num: bigint; den: bigint }

type Fraction = { num: bigint; den: bigint }

const NOTHING: Share = { num: 0, den: 1 }

const inOrder = (taxes: readonly TaxRule[]): readonly TaxRule[] =>
  taxes.length < 2 ? taxes : taxes.toSorted((a, b) => (a.sequence ?? 0) - (b.sequence ?? 0))

const exactTaxes = (
  amount: number,
  quantity: number,
  rules: readonly TaxRule[],
  taxIncluded: boolean,
): Share[] => {
  assertInteger(amount, 'amount')
  let den = PPM
  for (const [index, rule] of rules.entries()) {
    assertInteger(rule.rate, 'rate')
    if (rule.rate < 0) throw new RangeError(`the rate of ${rule.name} is below 0`)
    const stands = rule.affectsNext === true && index < rules.length - 1
    if (rule.kind !== 'percent' || stands || !Number.isSafeInteger(amount * rule.rate))
      return solve(amount, quantity, rules, taxIncluded)
    if (taxIncluded && rule.included) den += rule.rate
  }
  return rules.map(rule => ({ num: amount * rule.rate, den }))
}

// Each tax is a straight line in the net: slope × net + fixed part. The amount is the net and the
// included taxes, which gives the net, and with it every tax.
const solve = (
  amount: number,
  quantity: number,
  rules: readonly TaxRule[],
  taxIncluded: boolean,
): Share[] => {
  const lines: { slope: Fraction; fixed: Fraction }[] = []
  let slopes = fraction(1n)
  let fixed = fraction(0n)
  let below: { slope: Fraction; fixed: Fraction } = { slope: fraction(0n), fixed: fraction(0n) }
  for (const rule of rules) {
    const base =
      rule.baseAffected === false
        ? { slope: fraction(1n), fixed: fraction(0n) }
        : { slope: plus(fraction(1n), below.slope), fixed: below.fixed }
    const line = taxOn(base, rule, quantity)
    lines.push(line)
    if (taxIncluded && rule.included) {
      slopes = plus(slopes, line.slope)
      fixed = plus(fixed, line.fixed)
    }
    if (rule.affectsNext === true)
      below = { slope: plus(below.slope, line.slope), fixed: plus(below.fixed, line.fixed) }
  }
  const net = times(
    plus(fraction(BigInt(amount)), fraction(-fixed.num, fixed.den)),
    fraction(slopes.den, slopes.num),
  )
  return lines.map(line => plus(times(line.slope, net), line.fixed))
}

const taxOn = (
  base: { slope: Fraction; fixed: Fraction },
  rule: TaxRule,
  quantity: number,
): { slope: Fraction; fixed: Fraction } => {
  if (rule.kind === 'fixed') {
    const amount = rule.amount ?? 0
    assertInteger(amount, 'amount')
    return {
      slope: fraction(0n),
      fixed: fraction(BigInt(amount) * BigInt(quantity), BigInt(THOUSAND)),
    }
  }
  const rate = BigInt(rule.rate)
  const whole = BigInt(PPM)
  if (rule.kind === 'division' && rate >= whole)
    throw new RangeError(`${rule.name} would be the whole price`)
  const share = fraction(rate, rule.kind === 'division' ? whole - rate : whole)
  return { slope: times(base.slope, share), fixed: times(base.fixed, share) }
}

const fraction = (num: bigint, den = 1n): Fraction => ({ num, den })

const plus = (a: Fraction, b: Fraction): Fraction =>
  a.den === b.den
    ? { num: a.num + b.num, den: a.den }
    : { num: a.num * b.den + b.num * a.den, den: a.den * b.den }

const times = (a: Fraction, b: Fraction): Fraction => ({ num: a.num * b.num, den: a.den * b.den })

const roundShare = ({ num, den }: Share): number =>
  typeof num === 'number' && typeof den === 'number'
    ? roundHalfUp(num, den)
    : roundHalfUpBig(BigInt(num), BigInt(den))

const roundShares = (shares: readonly Share[]): number[] => {
  const plain: number[] = []
  const first = shares[0]?.den
  for (const { num, den } of shares) if (typeof num === 'number' && den === first) plain.push(num)
  if (typeof first === 'number' && plain.length === shares.length)
    return roundTogether(plain, first)
  const dens = new Set(shares.map(share => BigInt(share.den)))
  let common = 1n
  for (const den of dens) common *= den
  return roundTogetherBig(
    shares.map(share => BigInt(share.num) * (common / BigInt(share.den))),
    common,
  )
}

const placesByTax = (rules: readonly (readonly TaxRule[])[]): Map<string, [number, number][]> => {
  const places = new Map<string, [number, number][]>()
  for (const [line, list] of rules.entries())
    for (const [tax, rule] of list.entries()) {
      const known = places.get(rule.id)
      if (known) known.push([line, tax])
      else places.set(rule.id, [[line, tax]])
    }
  return places
}

const settle = (
  amount: number,
  rules: readonly TaxRule[],
  taxIncluded: boolean,
  amounts: readonly number[],
): TaxedLine => {
  let net = amount
  let tax = 0
  for (const [index, rule] of rules.entries()) {
    const part = amounts[index] ?? 0
    tax += part
    if (taxIncluded && rule.included) net -= part
  }
  let below = 0
  const taxes = rules.map((rule, index): TaxAmount => {
    const part = amounts[index] ?? 0
    const base = rule.baseAffected === false ? net : net + below
    if (rule.affectsNext === true) below += part
    return { taxId: rule.id, name: rule.name, rate: rule.rate, base, amount: part }
  })
  return { net, tax, gross: net + tax, taxes }
}
