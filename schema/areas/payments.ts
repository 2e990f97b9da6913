// What was paid with, and what a card terminal said.
import * as z from 'zod'
import { at, id, json, money, oneOf, ref, text } from '../fields.ts'
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
    /** what the terminal calls it: receipt, trace and time by its own count */
    terminal_ref: text('Number at the terminal', 80).nullable(),
    /** what it called the one before it: so it is found again when its answer never came */
    terminal_before: text('Number before it', 80).nullable(),
    requested_at: at('Requested'),
    finished_at: at('Finished').nullable(),
  }),
  indexes: [['sale_id'], ['requested_at']],
})

export const cardDay = resource({
  table: 'card_day',
  sync: 'up',
  label: 'Days of card terminals',
  row: z.object({
    id,
    tenant_id: id,
    store_id: ref('store', 'Store'),
    till_id: ref('till', 'Till'),
    device_id: ref('device', 'Terminal'),
    state: oneOf('State', ['requested', 'done', 'failed', 'unknown']),
    /** the end of the day before it, or the beginning of time */
    since: at('Since'),
    /** card tenders of the sales that were paid at this terminal */
    expected: money('By our sales'),
    /** what it approved, by our journal; more than the tenders where a sale was left */
    approved: money('Approved'),
    /** what the terminal adds up; null while it has not said */
    amount: money('By the terminal').nullable(),
    totals_json: json('By kind of card'),
    message: text('Message', 200).nullable(),
    requested_at: at('Requested'),
    requested_by: ref('user', 'Asked by').nullable(),
    finished_at: at('Finished').nullable(),
  }),
  indexes: [['device_id', 'requested_at']],
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

/** Paper that the terminal wants printed; card numbers were masked where they came in. */
const slips = z
  .array(
    z
      .array(
        z
          .string()
          .max(300)
          .regex(/^[^\p{Cc}]*$/u),
      )
      .max(300),
  )
  .max(6)
  .optional()

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
  terminal_ref: text('Number at the terminal', 80).optional(),
  terminal_before: text('Number before it', 80).optional(),
  slips,
})

export const endOfDayInput = z.strictObject({ card_day_id: id, till_id: id })

export const endOfDayReply = z.strictObject({ card_day_id: id, state: cardDay.row.shape.state })

/** What a terminal says at the end of its day. Amounts in minor units. */
export const endOfDayReportInput = z.strictObject({
  card_day_id: id,
  device_id: id,
  state: z.enum(['done', 'failed', 'unknown']),
  amount: money('By the terminal').optional(),
  totals: z
    .array(
      z.strictObject({ card: text('Card', 30), count: z.int().min(0), amount: money('Amount') }),
    )
    .max(20)
    .optional(),
  message: text('Message', 200).optional(),
  slips,
})
