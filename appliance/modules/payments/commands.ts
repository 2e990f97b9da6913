// Card payments: asked for at the terminal, reported by it, never charged twice. Nothing of a card
// is kept but scheme and last four digits.
import {
  payByCardInput,
  paymentInput,
  paymentReply,
  paymentReportInput,
} from '#schema/areas/payments.ts'
import { command, put, refuse } from '#schema/command.ts'
import { deviceFor } from '#schema/queries.ts'
import { deviceTopic } from '#schema/wire/topics.ts'

/** States after which a payment does not change any more. */
const FINAL = ['approved', 'declined', 'cancelled']

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
    decide({ payments: [payment] }) {
      if (!payment) return refuse('payment-unknown')
      const reply = { payment_id: payment.id, state: payment.state }
      if (FINAL.includes(payment.state)) return { changes: [], reply }
      const topic = deviceTopic(payment.store_id, payment.device_id, 'in')
      return {
        changes: [],
        reply,
        messages: [{ topic, payload: { is: word, request_id: payment.id } }],
      }
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

export const report = command({
  name: 'payments.report',
  summary: 'What the terminal said; sent by the device hub.',
  permission: 'devices.report',
  input: paymentReportInput,
  needs: (db, { payment_id }) => ({
    payments: db.selectFrom('card_payment').selectAll().where('id', '=', payment_id),
  }),
  decide({ payments: [payment] }, input, { now }) {
    if (!payment || payment.device_id !== input.device_id) return refuse('payment-unknown')
    // A final word stands: a late "no answer" does not undo an approval.
    if (FINAL.includes(payment.state)) return { changes: [], reply: { state: payment.state } }
    const finished = input.state === 'busy' ? null : now
    return {
      changes: [
        put('card_payment', {
          ...payment,
          state: input.state,
          auth_code: input.auth_code ?? payment.auth_code,
          scheme: input.scheme ?? payment.scheme,
          last4: input.last4 ?? payment.last4,
          message: input.message ?? payment.message,
          finished_at: finished,
        }),
      ],
      reply: { state: input.state },
    }
  },
})
