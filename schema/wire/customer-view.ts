// What the customer at a till sees, from the till to the screens that face the customer: to a window
// of the same browser, and over the store's broker to a tablet. Nothing of it is kept anywhere.
import * as z from 'zod'
import { VIEW_LINES_MAX, VIEW_NAME_MAX } from './customer-channel.ts'

const name = z.string().max(VIEW_NAME_MAX)
const named = { name, name_ar: name }
const money = z.int()

const line = z.strictObject({
  id: z.string().max(64),
  ...named,
  unit: z.enum(['piece', 'kg']),
  /** thousandths */
  quantity: z.int(),
  /** minor units, for one piece or kilogram */
  unit_price: money,
  /** of the whole line, before and after discounts */
  list: money,
  amount: money,
})

const basket = {
  /** the newest last */
  lines: z.array(line).max(VIEW_LINES_MAX),
  /** lines before them that are not sent along */
  earlier: z.int().min(0),
  /** the line that was put or changed last */
  newest: z.string().max(64).nullable(),
  items: z.int().min(0),
  total: money,
  saved: money,
  tax: money,
}

const moment = z.discriminatedUnion('is', [
  /** nobody sells here now */
  z.strictObject({ is: z.literal('closed') }),
  z.strictObject({ is: z.literal('welcome') }),
  z.strictObject({ is: z.literal('basket'), ...basket }),
  z.strictObject({
    is: z.literal('pay'),
    ...basket,
    paid: money,
    left: money,
    /** the card terminal waits for the customer */
    at_terminal: z.boolean(),
  }),
  z.strictObject({
    is: z.literal('weigh'),
    ...named,
    /** whole grams; null while there is no weight that may be sold */
    grams: z.int().nullable(),
    unit_price: money,
    amount: money,
    /** the scale's certificate for trade; null: it has none, which is said */
    certificate: z.string().max(60).nullable(),
  }),
  z.strictObject({ is: z.literal('paid'), total: money, change: money }),
])

export const customerView = z.strictObject({
  is: z.literal('customer-view'),
  till: z.strictObject({ id: z.string().max(64), ...named }),
  shop: z.strictObject(named),
  format: z.strictObject({
    currency: z.string().max(8),
    currency_decimals: z.int().min(0).max(4),
    locale: z.string().max(40),
    timezone: z.string().max(60),
  }),
  /** epoch ms of the last change: of two windows of one till the one that was used last is shown */
  changed: z.int(),
  moment,
})

export type CustomerView = z.infer<typeof customerView>
export type CustomerMoment = CustomerView['moment']
export type ViewLine = z.infer<typeof line>
