// The basket as the server takes it.
import type { BasketEntry, BasketState } from '#schema/rules/basket.ts'

/** Customer, lines and discounts of the basket, for a sale and for what is agreed before it. */
export const basketInput = ({ customer, lines, saleDiscounts }: BasketState) => ({
  customer_id: customer?.id ?? null,
  lines: lines.map(lineInput),
  ...(saleDiscounts.length > 0 ? { discounts: saleDiscounts.map(withoutRule) } : {}),
})

const lineInput = (line: BasketEntry) => ({
  line_id: line.lineId,
  // A price label is read by the server again: its price is on it, not in the list.
  ...(line.labelPrice === undefined
    ? { variant_id: line.variantId }
    : { barcode: line.barcode ?? '' }),
  quantity: line.quantity,
  ...(line.weighed && line.labelPrice === undefined ? { weighed: line.weighed } : {}),
  unit_price: line.unitPrice,
  ...(line.note ? { note: line.note } : {}),
  ...(line.discounts.length > 0 ? { discounts: line.discounts.map(withoutRule) } : {}),
})

const withoutRule = <D extends { rule: string }>({ rule: _, ...rest }: D) => rest
