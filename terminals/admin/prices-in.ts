// The prices of an article in one list: the one that holds now, the one that comes next.
import type { Row } from '#schema/index.ts'
import { priceFor } from '#schema/rules/pricing.ts'

type Period = Pick<Row<'price'>, 'price_list_id' | 'amount' | 'starts_at' | 'ends_at'>

/** An article as the catalogue answers it, as far as prices go. */
export type Priced = {
  id: string
  name: string
  name_ar: string
  sku: string
  picture_id: string | null
  prices: Period[]
}

export const pricesIn = (item: Priced, listId: string, now = Date.now()) => {
  const rows = item.prices.map(price => ({ ...price, variant_id: item.id }))
  const coming = item.prices
    .filter(price => price.price_list_id === listId && (price.starts_at ?? 0) > now)
    .sort((a, b) => (a.starts_at ?? 0) - (b.starts_at ?? 0))
  return {
    now: priceFor(rows, { variantId: item.id, priceListIds: [listId], now }),
    next: coming[0],
  }
}
