// Card payments: asked for at the terminal, reported by it, never charged twice. Nothing of a card
// is kept but scheme and last four digits.
import type * as z from 'zod'
import {
  payByCardInput,
  paymentInput,
  paymentReply,
  paymentReportInput,
  settleByHandInput,
} from '#schema/areas/payments.ts'
import { type Context, command, put, refuse } from '#schema/command.ts'
import type { Row } from '#schema/index.ts'
import { deviceFor, neighboursOf } from '#schema/queries.ts'
import { cardEnquiry } from '#schema/rules/card-enquiry.ts'
import { cardSlips, slipKey } from '#schema/rules/receipt-report.ts'
import { reviewRow } from '#schema/rules/review.ts'
import { deviceTopic } from '#schema/wire/topics.ts'
import { printedHere, printerOf } from './slips.ts'

type Report = z.infer<typeof paymentReportInput>

/** States after which a payment does not change any more. */
const FINAL = ['approved', 'declined', 'cancelled']
/** States that a cashier gave where the terminal could not be asked. */
const BY_HAND = ['paid-by-hand', 'unpaid-by-hand']
/** While a terminal may still be busy with the customer it is waited for, and not spoken for. */
const BY_HAND_AFTER_MS = 30_000

export const payByCard = command({
  name: 'payments.pay-by-card',
  summary:
    "Asks the till's card terminal for an amount. The payment's id is the request: asked once.",
  permission: 'payments.pay-by-card',
  reply: paymentReply,
  input: payByCardInput,
  needs: (db, input) => ({
    known: db.selectFrom('card_payment').select(['id', 'state']).where('id', '=', input.payment_id),
    sold: db.selectFrom('sale').select('id').where('id', '=', input.sale_id),
    unsettled: db
      .selectFrom('card_payment')
      .select(['id', 'state'])
      .where('sale_id', '=', input.sale_id)
      .where('state', 'in', ['requested', 'busy', 'no-answer', 'unknown']),
    tills: db.selectFrom('till').select(['id', 'store_id']).where('id', '=', input.till_id),
    terminals: deviceFor(db, 'card_terminal', input.till_id),
    tenants: db.selectFrom('tenant').select(['currency', 'currency_decimals']),
  }),
  decide(
    {
      known: [known],
      sold: [sold],
      unsettled: [unsettled],
      tills: [till],
      terminals: [terminal],
      tenants: [tenant],
    },
    input,
    context,
  ) {
    if (known) return refuse('payment-already-requested', { state: known.state })
    if (sold) return refuse('sale-already-completed')
    if (!till || till.store_id !== context.store_id || !tenant) return refuse('till-unknown')
    if (!terminal) return refuse('no-card-terminal')
    // An unknown result is cleared up by an enquiry before anything else is charged.
    if (unsettled)
      return refuse('payment-unsettled', { payment_id: unsettled.id, state: unsettled.state })
    const payment = {
      id: input.payment_id,
      tenant_id: context.tenant_id,
      store_id: till.store_id,
      sale_id: input.sale_id,
      till_id: till.id,
      device_id: terminal.id,
      amount: input.amount,
      state: 'requested' as const,
      auth_code: null,
      scheme: null,
      last4: null,
      message: null,
      terminal_ref: null,
      terminal_before: null,
      requested_at: context.now,
      finished_at: null,
    }
    const pay = {
      is: 'pay',
      request_id: payment.id,
      amount: payment.amount,
      currency: tenant.currency,
      decimals: tenant.currency_decimals,
    }
    return {
      changes: [put('card_payment', payment)],
      reply: { payment_id: payment.id, state: payment.state },
      messages: [{ topic: deviceTopic(till.store_id, terminal.id, 'in'), payload: pay }],
    }
  },
})

const ask = (name: string, word: 'cancel-pay' | 'enquire-pay', summary: string) =>
  command({
    name,
    summary,
    permission: 'payments.pay-by-card',
    reply: paymentReply,
    input: paymentInput,
    needs: (db, { payment_id }) => ({
      payments: db.selectFrom('card_payment').selectAll().where('id', '=', payment_id),
    }),
    more: (db, _input, { payments: [payment] }) => ({ neighbours: neighboursOf(db, payment) }),
    decide({ payments: [payment], neighbours }) {
      if (!payment) return refuse('payment-unknown')
      const reply = { payment_id: payment.id, state: payment.state }
      if (FINAL.includes(payment.state) || BY_HAND.includes(payment.state))
        return { changes: [], reply }
      const topic = deviceTopic(payment.store_id, payment.device_id, 'in')
      const payload =
        word === 'enquire-pay'
          ? cardEnquiry(payment, neighbours)
          : { is: word, request_id: payment.id }
      return { changes: [], reply, messages: [{ topic, payload }] }
    },
  })

export const cancel = ask(
  'payments.cancel',
  'cancel-pay',
  'Asks the terminal to stop. It may be too late: the state that comes back tells.',
)

export const enquire = ask(
  'payments.enquire',
  'enquire-pay',
  'Asks the terminal what became of a payment whose answer never came.',
)

export const settleByHand = command({
  name: 'payments.settle-by-hand',
  summary:
    'Says what the slip or display of a terminal shows that can not be asked; listed for review.',
  permission: 'payments.pay-by-card',
  reply: paymentReply,
  input: settleByHandInput,
  needs: (db, { payment_id }) => ({
    payments: db.selectFrom('card_payment').selectAll().where('id', '=', payment_id),
  }),
  decide({ payments: [payment] }, { paid }, context) {
    if (!payment || payment.store_id !== context.store_id) return refuse('payment-unknown')
    // The terminal was quicker, or the cashier has said it before: the state tells.
    if (FINAL.includes(payment.state) || BY_HAND.includes(payment.state))
      return { changes: [], reply: { payment_id: payment.id, state: payment.state } }
    const isUnderWay = payment.state === 'requested' || payment.state === 'busy'
    if (isUnderWay && context.now - payment.requested_at < BY_HAND_AFTER_MS)
      return refuse('payment-under-way', { state: payment.state })
    const state = paid ? ('paid-by-hand' as const) : ('unpaid-by-hand' as const)
    const settled = { ...payment, state, message: null, finished_at: context.now }
    return {
      changes: [
        put('card_payment', settled),
        // What counts as paid is listed with its sale; what does not has none.
        ...(paid ? [] : [listed('payment-put-aside', settled, null, context)]),
      ],
      reply: { payment_id: payment.id, state },
    }
  },
})

export const report = command({
  name: 'payments.report',
  summary: 'What the terminal said; sent by the device hub.',
  permission: 'devices.report',
  input: paymentReportInput,
  needs: (db, { payment_id }) => ({
    payments: db.selectFrom('card_payment').selectAll().where('id', '=', payment_id),
    sales: db
      .selectFrom('sale')
      .innerJoin('card_payment', 'card_payment.sale_id', 'sale.id')
      .select('sale.id')
      .where('card_payment.id', '=', payment_id),
  }),
  more: (db, _input, { payments: [payment] }) => printerOf(db, payment),
  decide(rows, input, context) {
    const {
      payments: [payment],
      sales: [sale],
      shops: [shop],
    } = rows
    if (!payment || payment.device_id !== input.device_id) return refuse('payment-unknown')
    const isByHand = BY_HAND.includes(payment.state)
    // A final word stands: a late "no answer" does not undo an approval.
    if (FINAL.includes(payment.state) || (isByHand && !isResult(input))) {
      return { changes: [], reply: { state: payment.state } }
    }
    if (isByHand && !(payment.state === 'paid-by-hand' && input.state === 'approved')) {
      return lateWord(payment, input, sale?.id ?? null, context)
    }
    const finished = input.state === 'busy' ? null : context.now
    return {
      changes: [
        put('card_payment', {
          ...payment,
          state: input.state,
          auth_code: input.auth_code ?? payment.auth_code,
          scheme: input.scheme ?? payment.scheme,
          last4: input.last4 ?? payment.last4,
          // Why nobody could tell is over with its approval.
          message: input.message ?? (input.state === 'approved' ? null : payment.message),
          ...numbersOf(input, payment),
          finished_at: finished,
        }),
        ...printedHere(
          payment,
          slipKey(payment.id),
          input.slips && shop && cardSlips(shop.receipt_language, input.slips),
          rows,
          context,
        ),
      ],
      reply: { state: input.state },
    }
  },
})

/** What a terminal that was asked says of the money itself; one that can not tell says nothing. */
const isResult = ({ state, message }: Report) =>
  FINAL.includes(state) || (state === 'unknown' && message !== 'cannot-tell')

/** The terminal's own numbers: what it has said once stays. */
const numbersOf = (said: Report, known: Row<'card_payment'>) => ({
  terminal_ref: said.terminal_ref ?? known.terminal_ref,
  terminal_before: said.terminal_before ?? known.terminal_before,
})

/** The terminal speaks of a payment that was settled without it: kept, and listed where it differs. */
function lateWord(
  payment: Row<'card_payment'>,
  said: Report,
  saleId: string | null,
  context: Context,
) {
  // A payment the terminal has never heard of was not taken.
  const differs = (said.state === 'approved') !== (payment.state === 'paid-by-hand')
  const message = `terminal-${said.state}`
  // Once is enough for a word that comes again.
  if (payment.message === message) return { changes: [], reply: { state: payment.state } }
  const heard = {
    ...payment,
    message,
    ...numbersOf(said, payment),
    auth_code: said.auth_code ?? payment.auth_code,
    scheme: said.scheme ?? payment.scheme,
    last4: said.last4 ?? payment.last4,
  }
  return {
    changes: [
      put('card_payment', heard),
      ...(differs ? [listed('payment-contradicted', heard, saleId, context)] : []),
    ],
    reply: { state: payment.state },
  }
}

function listed(
  kind: 'payment-put-aside' | 'payment-contradicted',
  payment: Row<'card_payment'>,
  saleId: string | null,
  context: Context,
) {
  const { id, amount, state, message } = payment
  const detail = { amount, state, terminal: message, payment_id: id }
  return put('review', reviewRow(payment, saleId, { kind, detail }, context))
}
