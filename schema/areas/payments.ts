// What was paid with, and what a card terminal said.
import * as z from 'zod'
import { at, id, money, oneOf, ref, text } from '../fields.ts'
import { resource } from '../resource.ts'

export const tender = resource({
  table: 'tender',
  sync: 'ledger',
  label: 'Tenders',
  row: z.object({
    id,
    tenant_id: id,
    store_id: ref('store', 'Store'),
    sale_id: ref('sale', 'Sale'),
    till_session_id: ref('till_session', 'Till session'),
    kind: oneOf('Kind', ['cash', 'card', 'change']),
    /** signed: change is negative */
    amount: money('Amount'),
    reference: text('Reference', 80).nullable(),
    at: at('Time'),
  }),
  indexes: [['sale_id'], ['till_session_id']],
})

export const cardPayment = resource({
  table: 'card_payment',
  sync: 'up',
  label: 'Card payments',
  row: z.object({
    id,
    tenant_id: id,
    store_id: ref('store', 'Store'),
    sale_id: id.meta({ label: 'Sale', widget: 'id' }),
    till_id: ref('till', 'Till'),
    device_id: ref('device', 'Terminal'),
    amount: money('Amount'),
    state: oneOf('State', [
      'requested',
      'busy',
      'approved',
      'declined',
      'no-answer',
      'cancelled',
      'unknown',
      // What the cashier read on the terminal, which could not be asked.
      'paid-by-hand',
      'unpaid-by-hand',
    ]),
    auth_code: text('Authorisation', 20).nullable(),
    scheme: text('Scheme', 30).nullable(),
    last4: z
      .string()
      .regex(/^\d{4}$/)
      .nullable()
      .meta({ label: 'Last four', widget: 'text' }),
    message: text('Message', 200).nullable(),
    requested_at: at('Requested'),
    finished_at: at('Finished').nullable(),
  }),
  indexes: [['sale_id'], ['requested_at']],
})

export const payByCardInput = z.strictObject({
  payment_id: id,
  sale_id: id,
  till_id: id,
  amount: money('Amount').positive().max(100_000_000_000),
})

export const paymentInput = z.strictObject({ payment_id: id })

/** What the terminal's slip or display says of a payment, read by the cashier. */
export const settleByHandInput = z.strictObject({ payment_id: id, paid: z.boolean() })

export const paymentReply = z.strictObject({ payment_id: id, state: cardPayment.row.shape.state })

export const paymentReportInput = z.strictObject({
  payment_id: id,
  device_id: id,
  state: z.enum(['busy', 'approved', 'declined', 'no-answer', 'cancelled', 'unknown']),
  auth_code: text('Authorisation', 20).optional(),
  scheme: text('Scheme', 30).optional(),
  last4: z
    .string()
    .regex(/^\d{4}$/)
    .optional(),
  message: text('Message', 200).optional(),
})
