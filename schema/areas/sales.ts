// A till's day: session, cash moves, sales with their lines, taxes and tenders, held sales.
import * as z from 'zod'
import { at, count, flag, id, json, money, oneOf, quantity, rate, ref, text } from '../fields.ts'
import { resource } from '../resource.ts'
import { BASKET_LINES_MAX, NOTE_MAX, QUANTITY_MAX, TENDERS_MAX } from '../rules/basket.ts'
import { HELD_JSON_MAX, readHeldSale, weighedInput } from './held-sale.ts'

const owner = { id, tenant_id: id, store_id: ref('store', 'Store') }

export const tillSession = resource({
  table: 'till_session',
  sync: 'up',
  label: 'Till sessions',
  row: z.object({
    ...owner,
    till_id: ref('till', 'Till'),
    /** gapless per till, printed on the Z report */
    z_no: count('Z number'),
    opened_at: at('Opened'),
    opened_by: ref('user', 'Opened by'),
    float: money('Float').min(0),
    closed_at: at('Closed').nullable(),
    closed_by: ref('user', 'Closed by').nullable(),
    /** {kind: minor units} as the documents say, fixed at the close */
    expected_json: json('Expected').nullable(),
    /** {denomination: pieces} and {kind: minor units} as counted */
    counted_json: json('Counted').nullable(),
    /** counted cash less expected cash */
    difference: money('Difference').nullable(),
  }),
  indexes: [['!till_id', 'z_no'], ['till_id', 'closed_at'], ['opened_at']],
})

export const cashMove = resource({
  table: 'cash_move',
  sync: 'ledger',
  label: 'Cash in and out',
  row: z.object({
    ...owner,
    till_session_id: ref('till_session', 'Till session'),
    kind: oneOf('Kind', ['in', 'out', 'drop']),
    /** signed: out and drop are negative */
    amount: money('Amount'),
    reason: text('Reason'),
    at: at('Time'),
    user_id: ref('user', 'User'),
  }),
  indexes: [['till_session_id'], ['user_id', 'at']],
})

export const sale = resource({
  table: 'sale',
  sync: 'ledger',
  label: 'Sales',
  row: z.object({
    ...owner,
    till_id: ref('till', 'Till'),
    till_session_id: ref('till_session', 'Till session'),
    kind: oneOf('Kind', ['sale', 'return']),
    /** gapless per till */
    receipt_seq: count('Number'),
    receipt_no: text('Receipt', 40).meta({ label: 'Receipt', widget: 'text', search: true }),
    customer_id: ref('customer', 'Customer').nullable(),
    user_id: ref('user', 'Cashier').nullable(),
    lines: count('Lines'),
    net: money('Net'),
    tax: money('Tax'),
    total: money('Total'),
    discount: money('Discount'),
    /** cash rounding, signed; total + price_difference + rounding = sum of tenders */
    rounding: money('Rounding'),
    /** what the customer paid above (or below: negative) the shop's own total, because the till showed
     * it so while the server was away; net and tax stay those of the shop's total until it is reviewed */
    price_difference: money('Price difference'),
    change: money('Change'),
    tax_included: flag('Prices include tax'),
    rounding_mode: oneOf('Tax rounding', ['per_line', 'per_document']),
    /** when the customer paid, by the till's clock */
    occurred_at: at('Time'),
    /** when the store server took it */
    completed_at: at('Received'),
    offline: flag('Sold offline'),
  }),
  indexes: [
    ['!till_id', 'receipt_seq'],
    ['occurred_at'],
    ['till_session_id'],
    ['customer_id'],
    ['receipt_no'],
  ],
})

export const saleLine = resource({
  table: 'sale_line',
  sync: 'ledger',
  label: 'Sale lines',
  row: z.object({
    ...owner,
    sale_id: ref('sale', 'Sale'),
    position: count('Line'),
    variant_id: ref('variant', 'Variant'),
    /** as it was sold, whatever the catalogue says later */
    name: text('Name', 260),
    name_ar: text('Name (Arabic)', 260),
    sku: text('SKU', 40),
    unit: oneOf('Unit', ['piece', 'kg']),
    quantity: quantity('Quantity'),
    /** of goods sold by weight: where the weight came from; null: not said, or sold by the piece */
    weighed_by: oneOf('Weighed by', ['scale', 'label', 'hand']).nullable(),
    scale_id: ref('device', 'Scale').nullable(),
    /** what was taken off for the packing at the till, grams */
    tare: count('Tare (g)'),
    unit_price: money('Unit price'),
    list_price: money('List price'),
    discount: money('Discount'),
    /** [{rule, kind, amount, reason?}] */
    discounts_json: json('Discounts', 4_000),
    /** for whoever prepares it */
    note: text('Note', NOTE_MAX),
    net: money('Net'),
    tax: money('Tax'),
    gross: money('Gross'),
  }),
  indexes: [['sale_id']],
})

export const saleTax = resource({
  table: 'sale_tax',
  sync: 'ledger',
  label: 'Sale taxes',
  row: z.object({
    ...owner,
    sale_id: ref('sale', 'Sale'),
    line_id: ref('sale_line', 'Line'),
    tax_id: ref('tax', 'Tax'),
    /** as it was taken, whatever the tax is called later */
    name: text('Name'),
    name_ar: text('Name (Arabic)'),
    rate: rate('Rate'),
    base: money('Base'),
    amount: money('Amount'),
  }),
  indexes: [['sale_id']],
})

export const parkedSale = resource({
  table: 'parked_sale',
  sync: 'local',
  label: 'Held sales',
  row: z.object({
    ...owner,
    till_id: ref('till', 'Till'),
    user_id: ref('user', 'User').nullable(),
    customer_id: ref('customer', 'Customer').nullable(),
    label: text('Label'),
    /** the till's basket as it was */
    lines_json: json('Lines', HELD_JSON_MAX),
    total: money('Total'),
    parked_at: at('Held'),
    resumed_at: at('Resumed').nullable(),
    resumed_by_till_id: ref('till', 'Resumed by').nullable(),
  }),
  indexes: [['resumed_at', 'parked_at']],
})

export const review = resource({
  table: 'review',
  sync: 'up',
  label: 'To review',
  row: z.object({
    ...owner,
    kind: oneOf('Kind', [
      'total-differs',
      'session-closed',
      'clock-differs',
      'discount-over-limit',
      'product-not-sellable',
      'payment-unproven',
      'payment-put-aside',
      'payment-contradicted',
      'card-day-differs',
      'till-was-connected',
      'customer-unknown',
      'print-parked',
    ]),
    sale_id: ref('sale', 'Sale').nullable(),
    detail_json: json('Detail'),
    at: at('Time'),
    status: oneOf('Status', ['open', 'done']),
    done_by: ref('user', 'Done by').nullable(),
    done_at: at('Done').nullable(),
    note: text('Note', 300),
  }),
  indexes: [['status', 'at']],
})

/** What a till may send: past this no figure of a sale would be exact any more. */
const MONEY_MAX = 100_000_000_000
const DENOMINATIONS_MAX = 40

const discount = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('percent'),
    rate: rate('Rate'),
    reason: text('Reason').optional(),
  }),
  z.strictObject({
    kind: z.literal('amount'),
    amount: money('Amount').positive().max(MONEY_MAX),
    reason: text('Reason').optional(),
  }),
])

/** A line as the till sends it: by variant, or by the barcode that was scanned. */
export const saleLineInput = z.strictObject({
  line_id: id.optional(),
  variant_id: id.optional(),
  barcode: z.string().min(1).max(128).optional(),
  quantity: quantity('Quantity').max(QUANTITY_MAX),
  weighed: weighedInput.optional(),
  /** what the till showed; without the right to change prices it must be the list price */
  unit_price: money('Unit price').min(0).max(MONEY_MAX).optional(),
  discounts: z.array(discount).max(8).optional(),
  note: text('Note', NOTE_MAX).optional(),
})

export const tenderInput = z
  .strictObject({
    kind: z.enum(['cash', 'card']),
    /** minor units handed over; change is worked out by the server; 0 only in cash, where what is to
     * be paid is less than half of the smallest coin */
    amount: money('Amount').min(0).max(MONEY_MAX),
    /** of a card: the card_payment's id; of another terminal, what its slip says */
    reference: text('Reference', 80).optional(),
  })
  .refine(({ kind, amount }) => kind === 'cash' || amount > 0, {
    path: ['amount'],
    error: 'must be more than 0 on a card',
  })

/** What is bought, and by whom. */
export const basketInput = {
  lines: z.array(saleLineInput).min(1).max(BASKET_LINES_MAX),
  customer_id: id.nullable().optional(),
  discounts: z.array(discount).max(4).optional(),
  coupon_codes: z.array(z.string().max(40)).max(20).optional(),
}

export const quoteInput = z.strictObject({
  ...basketInput,
  store_id: id.optional(),
  tax_mode: z.enum(['included', 'excluded']).optional(),
  rounding_mode: z.enum(['per_line', 'per_document']).optional(),
})

export const completeInput = z.strictObject({
  sale_id: id,
  till_session_id: id,
  ...basketInput,
  tenders: z.array(tenderInput).max(TENDERS_MAX),
  /** what the till showed and the customer agreed to; minor units, never below zero */
  total: money('Total').min(0),
  /** given by a till that sold while the appliance was away: the sale happened, so it is not refused
   * for a price, a stock level or a closed till that changed meanwhile, but listed for review; so is
   * one whose till had its line to the server at that moment */
  occurred_at: at('Time').optional(),
  /** who sold it, where somebody else delivers what was sold while the appliance was away; of a sale
   * that is completed before the server's eyes it is whoever is signed in */
  sold_by: id.optional(),
})

/** What a completed sale answers; amounts in minor units. */
export const completeReply = z.strictObject({
  sale_id: id,
  receipt_no: z.string(),
  total: money('Total'),
  rounding: money('Rounding'),
  price_difference: money('Price difference'),
  change: money('Change'),
  print_job_id: id.optional(),
  /** what was listed for review */
  review: z.array(z.enum(review.row.shape.kind.options)).optional(),
})

const taxReply = z.strictObject({
  tax_id: id,
  name: z.string(),
  rate: rate('Rate'),
  base: money('Base'),
  amount: money('Amount'),
})

const priced = {
  list: money('List'),
  discount: money('Discount'),
  net: money('Net'),
  tax: money('Tax'),
  taxes: z.array(taxReply),
}

const appliedDiscount = z.strictObject({
  rule: z.string(),
  kind: z.enum(['percent', 'amount']),
  amount: money('Amount'),
  scope: z.enum(['line', 'sale']),
  reason: z.string().optional(),
})

/** The priced basket; `trace` says how each figure came about. */
export const quoteReply = z.strictObject({
  lines: z.array(
    z.strictObject({
      variant_id: id,
      name: z.string().optional(),
      quantity: quantity('Quantity'),
      unit_price: money('Unit price'),
      discounts: z.array(appliedDiscount),
      gross: money('Gross'),
      ...priced,
    }),
  ),
  total: money('Total'),
  ...priced,
  trace: z
    .array(
      z.strictObject({
        step: z.string(),
        line: z.int().nullable(),
        rule: z.string(),
        from: z.int(),
        to: z.int(),
      }),
    )
    .optional(),
})

/** {tender kind: minor units} */
const byTender = z.record(z.string(), money('Amount'))

export const closeReply = z.strictObject({
  z_no: count('Z number'),
  expected: byTender,
  counted: z.strictObject({ cash: money('Cash'), card: money('Card').nullable() }),
  difference: money('Difference'),
  print_job_id: id.optional(),
})

export const openInput = z.strictObject({
  till_id: id,
  till_session_id: id.optional(),
  float: money('Float').min(0).max(100_000_000),
})

export const closeInput = z.strictObject({
  till_session_id: id,
  counts: z.strictObject({
    /** {denomination in minor units: pieces} */
    cash: z
      .record(z.string().regex(/^\d{1,7}$/), z.int().min(0).max(100_000))
      .refine(pieces => Object.keys(pieces).length <= DENOMINATIONS_MAX, 'names too many coins'),
    /** counted minor units of other tenders */
    card: money('Card').min(0).max(MONEY_MAX).optional(),
  }),
})

export const cashMoveInput = z.strictObject({
  till_session_id: id,
  kind: z.enum(['in', 'out', 'drop']),
  amount: money('Amount').positive().max(100_000_000),
  reason: text('Reason').min(1, 'say why'),
})

export const parkInput = z.strictObject({
  parked_sale_id: id,
  till_id: id,
  label: text('Label').optional(),
  customer_id: id.nullable().optional(),
  lines_json: json('Lines', HELD_JSON_MAX).refine(
    text => readHeldSale(text) !== null,
    'is no basket that a till could go on with',
  ),
  total: money('Total').min(0).max(MONEY_MAX),
})
