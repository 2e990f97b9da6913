// Cash: rounding to the smallest coin, likely notes, change, and what a drawer should hold.
//
// Cash rounding comes after everything else, on what is left to be settled in cash; lines and taxes
// do not move, the difference is a figure of its own, and a refund mirrors a sale. The cash expected
// at the close is the float with every signed cash movement: tenders, change (negative), paid in,
// paid out and drops (negative). A count that differs is recorded and never stops a close.

import { assertInteger, roundHalfUp } from './money.ts'

/** `step` is the smallest coin in minor units; `tie` says where an exact half goes. */
export type CashScheme = { step: number; tie: 'up' | 'down' | 'even' }

/** Notes and coins of a currency in minor units, ascending. */
export type Denominations = { decimals: number; notes: readonly number[]; coins: readonly number[] }

/** So many pieces of one value. */
export type Pieces = { value: number; count: number }

export const DENOMINATIONS = {
  GBP: {
    decimals: 2,
    notes: [500, 1_000, 2_000, 5_000],
    coins: [1, 2, 5, 10, 20, 50, 100, 200],
  },
  EUR: {
    decimals: 2,
    notes: [500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000],
    coins: [1, 2, 5, 10, 20, 50, 100, 200],
  },
  USD: {
    decimals: 2,
    notes: [100, 500, 1_000, 2_000, 5_000, 10_000],
    coins: [1, 5, 10, 25, 50, 100],
  },
  AED: {
    decimals: 2,
    notes: [500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000],
    coins: [25, 50, 100],
  },
  SAR: {
    decimals: 2,
    notes: [500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000],
    coins: [1, 5, 10, 25, 50, 100, 200],
  },
} as const satisfies Record<string, Denominations>

/** The denominations of a currency by its code, if we know them. */
export const denominationsOf = (currency: string): Denominations | undefined =>
  Object.entries(DENOMINATIONS).find(([code]) => code === currency)?.[1]

/**
 * What is settled in cash for an amount: `due` is a multiple of the step, `rounding` what that
 * adds (positive) or takes away. 15.04 in steps of 0.05 is 15.05, +0.01. 'up' is away from zero.
 */
export const roundCash = (
  amount: number,
  { step, tie }: CashScheme,
): { due: number; rounding: number } => {
  assertInteger(amount, 'amount')
  assertInteger(step, 'step')
  if (step < 1) throw new RangeError(`the smallest coin must be at least 1: ${step}`)
  const size = Math.abs(amount)
  const rest = size % step
  let steps = roundHalfUp(size, step)
  const isTie = rest * 2 === step
  if (isTie && (tie === 'down' || (tie === 'even' && steps % 2 === 1))) steps -= 1
  const due = amount < 0 ? 0 - steps * step : steps * step
  return { due, rounding: due - amount }
}

/**
 * Amounts a customer is likely to hand over for `due` (above 0): the exact one first, then up to
 * three made of notes, ascending. Few notes and little change are what people choose.
 */
export const quickAmounts = (due: number, notes: readonly number[]): number[] => {
  assertInteger(due, 'due')
  if (due <= 0) return []
  const candidates = new Set<number>()
  for (const note of notes) candidates.add(Math.ceil(due / note) * note)
  const largest = Math.max(1, ...notes)
  for (let more = 1; more <= QUICK_AMOUNTS; more++)
    candidates.add((Math.ceil(due / largest) + more) * largest)
  const effort = (amount: number) => notesIn(amount, notes) * due + (amount - due)
  const likely = [...candidates]
    .filter(amount => amount > due)
    .sort((a, b) => effort(a) - effort(b) || a - b)
    .slice(0, QUICK_AMOUNTS)
  return [due, ...likely.sort((a, b) => a - b)]
}

/** What goes back to a customer who paid `paid` for `due`: never below 0. */
export const changeFor = (due: number, paid: number): number => Math.max(0, paid - due)

/**
 * The most change a till gives, minor units: ten of the largest banknote. Nobody hands over notes
 * that come back whole, so more is a slip of the finger (a price or a barcode typed as the cash),
 * and the drawer's expected cash would be wrong for the day.
 */
export const mostChange = (notes: readonly number[]): number =>
  CHANGE_NOTES_MAX * (notes.length > 0 ? Math.max(...notes) : UNKNOWN_NOTE)

/** Counts an amount out in the fewest pieces, dearest first; what cannot be paid is left out. */
export const countOut = (amount: number, { notes, coins }: Denominations): Pieces[] => {
  const pieces: Pieces[] = []
  let left = amount
  for (const value of [...notes, ...coins].sort((a, b) => b - a)) {
    const count = Math.floor(left / value)
    if (count > 0) pieces.push({ value, count })
    left -= Math.max(0, count) * value
  }
  return pieces
}

/** The worth of counted pieces, minor units. */
export const worth = (pieces: readonly Pieces[]): number =>
  pieces.reduce((sum, { value, count }) => sum + value * count, 0)

/** The signed figures of a till session: change is a tender row below 0, so are out and drop moves. */
export type TillSessionFigures = {
  float: number
  tenders: readonly { kind: string; amount: number }[]
  moves: readonly { amount: number }[]
}

/** What each tender should hold at the close, minor units: `cash` has float, change and moves. */
export const expectedByTender = (session: TillSessionFigures): Record<string, number> => {
  const expected: Record<string, number> = { cash: session.float }
  const add = (kind: string, amount: number) => {
    expected[kind] = (expected[kind] ?? 0) + amount
  }
  for (const { kind, amount } of session.tenders) add(kind === 'change' ? 'cash' : kind, amount)
  for (const { amount } of session.moves) add('cash', amount)
  return expected
}

/** The cash a drawer should hold at the close, minor units. */
export const expectedCash = (session: TillSessionFigures): number =>
  expectedByTender(session).cash ?? 0

const QUICK_AMOUNTS = 3
/** Change worth more than so many of the largest note is no change. */
const CHANGE_NOTES_MAX = 10
/** Of a currency whose notes we do not know: larger than any note there is, minor units. */
const UNKNOWN_NOTE = 50_000_000

const notesIn = (amount: number, notes: readonly number[]): number => {
  let left = amount
  let count = 0
  for (const note of notes.toSorted((a, b) => b - a)) {
    count += Math.floor(left / note)
    left %= note
  }
  return count
}
