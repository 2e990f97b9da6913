// What a till puts aside and another goes on with: the basket as it was, checked before it is kept
// and before it is given away.
import * as z from 'zod'
import { id, money, quantity, rate, text } from '../fields.ts'
import { type HeldBasket, NOTE_MAX, QUANTITY_MAX } from '../rules/basket.ts'
import { GRAMS_MAX } from '../rules/weighing.ts'

/** As many lines as a sale may have, each some 600 characters long at most. */
export const HELD_LINES_MAX = 500
export const HELD_JSON_MAX = 400_000
const MONEY_MAX = 100_000_000_000

/** The basket in a held sale's `lines_json`; null when no till could go on with it. */
export const readHeldSale = (linesJson: string): HeldBasket | null => {
  try {
    return heldBasket.safeParse(JSON.parse(linesJson)).data ?? null
  } catch {
    return null
  }
}

/**
 * Where the weight of a line came from. Of a scale the reading as it gave it: what moved, was below
 * zero or too heavy is refused, also here.
 */
export const weighedInput = z.discriminatedUnion('by', [
  z.strictObject({
    by: z.literal('scale'),
    scale_id: id,
    /** whole grams as the scale said them; null: it gave none */
    grams: z.int().min(-GRAMS_MAX).max(GRAMS_MAX).nullable(),
    stable: z.boolean(),
    state: z.enum(['stable', 'motion', 'over', 'under', 'zero']),
    /** the scale had taken a tare off itself */
    net: z.boolean(),
    /** taken off by the till, grams */
    tare: z.int().min(0).max(GRAMS_MAX),
  }),
  z.strictObject({ by: z.literal('label') }),
  z.strictObject({ by: z.literal('hand') }),
])

const price = money('Price').min(0).max(MONEY_MAX)
const named = { rule: text('Rule', 80), reason: text('Reason').optional() }

const discount = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('percent'), rate: rate('Rate'), ...named }),
  z.strictObject({
    kind: z.literal('amount'),
    amount: money('Amount').min(0).max(MONEY_MAX),
    ...named,
  }),
])

const tax = z.strictObject({
  id,
  name: text('Name'),
  rate: rate('Rate'),
  kind: z.enum(['percent', 'fixed', 'division']),
  included: z.boolean(),
  affectsNext: z.boolean().optional(),
  baseAffected: z.boolean().optional(),
  amount: price.optional(),
  sequence: z.int().optional(),
})

const line = z.strictObject({
  lineId: id,
  variantId: id,
  name: text('Name', 260),
  nameAr: text('Name (Arabic)', 260),
  unit: z.enum(['piece', 'kg']),
  quantity: quantity('Quantity').min(1).max(QUANTITY_MAX),
  unitPrice: price,
  listPrice: price.optional(),
  labelPrice: price.optional(),
  weighed: weighedInput.optional(),
  /** as scanned: a GS1 code holds separators that no text does */
  barcode: z.string().max(128).optional(),
  discountable: z.boolean().optional(),
  taxes: z.array(tax).max(8),
  discounts: z.array(discount).max(8),
  note: text('Note', NOTE_MAX).optional(),
  unsellable: z.boolean().optional(),
})

const heldBasket: z.ZodType<HeldBasket> = z.strictObject({
  lines: z.array(line).min(1).max(HELD_LINES_MAX),
  saleDiscounts: z.array(discount).max(4),
  /** the till keeps a few more columns of a customer, such as the price list */
  customer: z.looseObject({ id, name: text('Name', 260) }).nullable(),
})
