// What the store hears of a terminal. The messages are those of every card terminal.
import type { Fields, Totals } from './fields.ts'

/** Text that the terminal wants printed: 1 the shop's copy, 2 the customer's, 3 of a day, 0 not said. */
export type Slip = { kind: number; lines: readonly string[]; isWhole: boolean }

const SLIPS_MAX = 6
const SLIP_LINES_MAX = 300

type PaymentState = 'busy' | 'approved' | 'declined' | 'no-answer' | 'cancelled' | 'unknown'

export type News =
  | {
      is: 'payment'
      request_id: string
      state: PaymentState
      message?: string
      auth_code?: string
      scheme?: string
      last4?: string
      /** What the terminal knows this transaction by, and what it knew the last one before it by. */
      terminal_ref?: string
      terminal_before?: string
      slips?: string[][]
    }
  | {
      is: 'end-of-day'
      request_id: string
      state: 'done' | 'failed' | 'unknown'
      message?: string
      /** Minor units, as the terminal adds up. */
      amount?: number
      totals?: Totals
      slips?: string[][]
    }
  | {
      /** A payment of the technician's, which no sale knows. */
      is: 'test-payment'
      what: 'payment' | 'reversal'
      request_id: string
      state: PaymentState
      message?: string
      receipt?: string
    }

type More = {
  message?: string
  fields?: Fields | null
  ref?: string
  before?: string
  slips?: readonly Slip[]
}

export const paymentNews = (
  { id, isTest = false }: { id: string; isTest?: boolean },
  state: PaymentState,
  { message, fields, ref, before, slips }: More = {},
): News => {
  if (isTest) {
    const receipt = fields?.receipt
    return testNews(id, 'payment', state, {
      ...(message ? { message } : {}),
      ...(receipt ? { receipt } : {}),
    })
  }
  const { authCode, cardName, last4 } = fields ?? {}
  return {
    is: 'payment',
    request_id: id,
    state,
    ...(message ? { message } : {}),
    ...(authCode ? { auth_code: authCode } : {}),
    ...(cardName ? { scheme: cardName.slice(0, 30) } : {}),
    ...(last4 ? { last4 } : {}),
    ...(ref ? { terminal_ref: ref } : {}),
    ...(before ? { terminal_before: before } : {}),
    ...printedBy(slips),
  }
}

export const dayNews = (
  id: string,
  state: 'done' | 'failed' | 'unknown',
  { message, fields, slips }: More = {},
): News => ({
  is: 'end-of-day',
  request_id: id,
  state,
  ...(message ? { message } : {}),
  ...(fields?.amount === undefined ? {} : { amount: fields.amount }),
  ...(fields?.totals ? { totals: fields.totals } : {}),
  ...printedBy(slips),
})

export const testNews = (
  id: string,
  what: 'payment' | 'reversal',
  state: PaymentState,
  more: { message?: string; receipt?: string } = {},
): News => ({ is: 'test-payment', what, request_id: id, state, ...more })

const printedBy = (slips: readonly Slip[] = []): { slips?: string[][] } => {
  const texts = slips
    .map(({ lines }) => [...lines])
    .filter(lines => lines.some(line => line.trim()))
  return texts.length > 0 ? { slips: texts } : {}
}

/** Slips with more lines. A slip ends where the terminal says so, or where another kind begins. */
export const slipsWith = (
  slips: readonly Slip[],
  lines: readonly string[],
  kind: number,
  isWhole: boolean,
): readonly Slip[] => {
  const open = slips.at(-1)
  const goesOn = open !== undefined && !open.isWhole && open.kind === kind
  const all = [...(goesOn ? open.lines : []), ...lines].slice(0, SLIP_LINES_MAX)
  const whole = goesOn ? slips.slice(0, -1) : slips
  return [...whole, { kind, lines: all, isWhole }].slice(0, SLIPS_MAX)
}
