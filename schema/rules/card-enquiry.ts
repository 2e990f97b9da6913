// The question to a card terminal what became of a payment. A terminal that keeps our request ids
// needs no more than the id; one that does not finds the payment by what stood before and after it.
import type { Row } from '../index.ts'

/** Payments of the same terminal that are looked at, by their age against the one asked about. */
export const NEIGHBOURS_MS = 7 * 24 * 60 * 60 * 1_000
export const NEIGHBOURS_MAX = 50

export type Neighbour = Pick<Row<'card_payment'>, 'id' | 'terminal_ref' | 'requested_at'>

/** `neighbours`: payments of the terminal with a number of its own, the newest first. */
export const cardEnquiry = (
  payment: Row<'card_payment'>,
  neighbours: readonly Neighbour[],
): Record<string, unknown> & { is: 'enquire-pay' } => {
  const others = neighbours.filter(({ id, terminal_ref }) => id !== payment.id && terminal_ref)
  // What the hub said before it sent it; where that was lost, the last one that was settled then.
  const before =
    payment.terminal_before ??
    others.find(({ requested_at }) => requested_at < payment.requested_at)?.terminal_ref
  return {
    is: 'enquire-pay',
    request_id: payment.id,
    amount: payment.amount,
    ...(before ? { before } : {}),
    others: others.map(({ terminal_ref }) => terminal_ref),
  }
}
