// A price change, at once or from a moment on.
import * as z from 'zod'
import { setPriceInput } from '#schema/areas/catalogue.ts'
import { command, put, refuse } from '#schema/command.ts'
import { id } from '#schema/fields.ts'

export const setPrice = command({
  name: 'prices.set',
  summary: 'Sets the price of a variant in a list; with a start it waits for that moment.',
  permission: 'price.edit',
  reply: z.strictObject({ price_id: id }),
  input: setPriceInput,
  needs: (db, input) => ({
    variants: db.selectFrom('variant').select('id').where('id', '=', input.variant_id),
    lists: db.selectFrom('price_list').select('id').where('id', '=', input.price_list_id),
    prices: db
      .selectFrom('price')
      .selectAll()
      .where('variant_id', '=', input.variant_id)
      .where('price_list_id', '=', input.price_list_id),
  }),
  decide({ variants: [variant], lists: [list], prices }, input, { tenant_id, newId, side }) {
    if (side === 'store') return refuse('owned-by-head-office')
    if (!variant) return refuse('product-unknown')
    if (!list) return refuse('price-list-unknown')
    const starts_at = input.starts_at ?? null
    const ends_at = input.ends_at ?? null
    if (starts_at !== null && ends_at !== null && ends_at <= starts_at)
      return refuse('price-ends-before-it-begins')
    // The same period is the same price: it is replaced, so that two rows never claim one moment.
    const known = prices.find(price => price.starts_at === starts_at && price.ends_at === ends_at)
    const row = {
      id: known?.id ?? newId(),
      tenant_id,
      price_list_id: list.id,
      variant_id: variant.id,
      amount: input.amount,
      starts_at,
      ends_at,
    }
    return { changes: [put('price', row)], reply: { price_id: row.id } }
  },
})
