// What the customer gave for a sale: whether each card payment stands, the change, and what cash
// rounding makes of it.
import { type Refusal, refuse } from '#schema/command.ts'
import type { Row } from '#schema/index.ts'
import type { Shop } from '#schema/queries.ts'
import { denominationsOf, mostChange, roundCash } from '#schema/rules/cash.ts'
import { stored } from '#schema/stored.ts'
import type { Input, Paid } from './rows.ts'

type Payment = Pick<Row<'card_payment'>, 'id' | 'amount' | 'state'>
type Terms = { cashStep: number; replayed: boolean; hasTerminal: boolean }

/** What cards were asked for a sale. */
export const paymentsOf = stored((db, saleId: string) =>
  db
    .selectFrom('card_payment')
    .select(['id', 'sale_id', 'amount', 'state', 'scheme', 'last4'])
    .where('sale_id', '=', saleId),
)

/** Whether a card has paid a part of its sale already, which cannot be undone here. */
export const isCharged = (payments: readonly Pick<Payment, 'state'>[]): boolean =>
  payments.some(({ state }) => state === 'approved' || state === 'paid-by-hand')

/**
 * What the tenders come to: change, cash rounding, what the till's total was off, and card payments
 * that somebody has to look at; or why the sale is not paid.
 */
export const settle = (
  { tenders, total: agreed }: Input,
  priced: number,
  payments: readonly Payment[],
  terms: Terms,
): Paid | Refusal => {
  const { cashStep, replayed } = terms
  const proof = proofOf(tenders, payments, terms)
  if ('refused' in proof) return proof
  const byCard = sum(tenders.filter(({ kind }) => kind === 'card'))
  const cash = tenders.filter(({ kind }) => kind === 'cash')
  const inCash = sum(cash)
  // Offline, the customer paid what the till showed, whatever the price is now.
  const total = replayed ? agreed : priced
  if (byCard > total) return refuse('card-over-total', { total })
  const noCoin = cash.find(({ amount }) => amount % cashStep !== 0)
  if (noCoin && !replayed) return refuse('cash-not-in-coins', { amount: noCoin.amount, cashStep })
  const due =
    cash.length > 0 ? roundCash(total - byCard, { step: cashStep, tie: 'up' }).due : total - byCard
  const missing = due - inCash
  // The smallest coin may have changed since: what was rounded by the old one is paid.
  const wasRounded = replayed && cash.length > 0 && missing < cashStep
  if (missing > 0 && !wasRounded) return refuse('not-paid-in-full', { missing, total })
  const [unused] = proof.unused
  // The customer would have paid it on top.
  if (unused && !replayed) {
    return refuse('card-payment-unused', { payment_id: unused.id, amount: unused.amount })
  }
  const change = Math.max(0, -missing)
  const unproven = [...proof.unproven, ...proof.unused.map(({ id }) => id)]
  return {
    change,
    rounding: byCard + inCash - change - total,
    priceDifference: total - priced,
    unproven: unproven.length > 0 ? unproven : undefined,
  }
}

/** `tender-too-large` where more would be given back than the largest note explains. */
export const tooMuchChange = ({ change }: Paid, { currency }: Shop): Refusal | undefined => {
  const most = mostChange(denominationsOf(currency)?.notes ?? [])
  return change > most ? refuse('tender-too-large', { change, most }) : undefined
}

/**
 * The card tenders that no approved payment of the till's terminal stands behind, and the approved
 * payments that no tender names: at the till they are refused, of a sale that happened they are listed.
 * The slip of another terminal, typed by hand, is taken; where the till has one of its own, it is listed.
 */
function proofOf(
  tenders: Input['tenders'],
  payments: readonly Payment[],
  { replayed, hasTerminal }: Terms,
): { unproven: string[]; unused: Payment[] } | Refusal {
  const unproven: string[] = []
  const used = new Set<string>()
  for (const { kind, amount, reference } of tenders) {
    if (kind !== 'card') continue
    const payment = payments.find(({ id }) => id === reference)
    // What the terminal took once is no proof for two tenders.
    if (payment?.state === 'approved' && payment.amount === amount && !used.has(payment.id)) {
      used.add(payment.id)
      continue
    }
    // The terminal could not be asked, and its slip says that it was paid: taken, and listed.
    if (payment?.state === 'paid-by-hand' && payment.amount === amount && !used.has(payment.id)) {
      used.add(payment.id)
      unproven.push(payment.id)
      continue
    }
    if (!payment && !hasTerminal) continue
    const slip = reference?.trim() ?? ''
    const isSlip = !payment && slip !== '' && !IS_ID.test(slip)
    if (!replayed && !isSlip) {
      return refuse('card-not-approved', {
        payment_id: reference,
        state: payment?.state ?? 'unknown',
      })
    }
    unproven.push(reference ?? 'no reference')
  }
  const unused = payments.filter(
    ({ id, state }) => state === 'approved' && !used.has(id) && !unproven.includes(id),
  )
  return { unproven, unused }
}

const IS_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

const sum = (tenders: readonly { amount: number }[]) =>
  tenders.reduce((total, { amount }) => total + amount, 0)
