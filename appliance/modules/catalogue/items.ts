// The article as a till knows it: variant, product, prices and codes in one.

import * as z from 'zod'
import { price, product, variant } from '#schema/areas/catalogue.ts'
import { id } from '#schema/fields.ts'
import type { Row } from '#schema/index.ts'
import { fullName, fullNameAr } from '#schema/rules/full-name.ts'

/** `id` is the variant's. Prices are all lists' rows, so that a customer's list works offline too. */
export const item = z.strictObject({
  id,
  ...product.row.pick({
    name: true,
    name_ar: true,
    category_id: true,
    kind: true,
    unit: true,
    tax_id: true,
    picture_id: true,
    discountable: true,
    minimum_age: true,
    status: true,
  }).shape,
  // Product and variant in one: longer than either.
  name: z.string(),
  name_ar: z.string(),
  ...variant.row.pick({ product_id: true, sku: true, pack_variant_id: true, pack_size: true })
    .shape,
  prices: z.array(
    price.row.pick({ price_list_id: true, amount: true, starts_at: true, ends_at: true }),
  ),
  barcodes: z.array(z.string()),
})

export type Item = z.infer<typeof item>

type PriceRow = Pick<
  Row<'price'>,
  'variant_id' | 'price_list_id' | 'amount' | 'starts_at' | 'ends_at'
>

type ArticleRow = Pick<
  Row<'product'>,
  | 'name'
  | 'name_ar'
  | 'category_id'
  | 'kind'
  | 'unit'
  | 'tax_id'
  | 'discountable'
  | 'minimum_age'
  | 'picture_id'
  | 'status'
> &
  Pick<Row<'variant'>, 'id' | 'product_id' | 'sku' | 'pack_variant_id' | 'pack_size'> & {
    variant_name: string
    variant_name_ar: string
    variant_status: Row<'variant'>['status']
  }

/** Joins articles with their prices and codes. */
export const itemsFrom = (rows: {
  articles: ArticleRow[]
  prices: PriceRow[]
  barcodes: { variant_id: string; code: string }[]
}): Item[] => {
  const prices = Map.groupBy(rows.prices, price => price.variant_id)
  const codes = Map.groupBy(rows.barcodes, barcode => barcode.variant_id)
  return rows.articles.map(article => ({
    id: article.id,
    product_id: article.product_id,
    name: fullName(article.name, article.variant_name),
    name_ar: fullNameAr(article.name_ar, article.variant_name_ar),
    category_id: article.category_id,
    sku: article.sku,
    kind: article.kind,
    unit: article.unit,
    tax_id: article.tax_id,
    prices: (prices.get(article.id) ?? []).map(({ price_list_id, amount, starts_at, ends_at }) => ({
      price_list_id,
      amount,
      starts_at,
      ends_at,
    })),
    barcodes: (codes.get(article.id) ?? []).map(({ code }) => code),
    picture_id: article.picture_id,
    discountable: article.discountable,
    minimum_age: article.minimum_age,
    pack_variant_id: article.pack_variant_id,
    pack_size: article.pack_size,
    status: article.variant_status === 'active' ? article.status : 'blocked',
  }))
}
