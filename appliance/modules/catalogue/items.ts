// The article as a till knows it: variant, product, prices and codes in one.
import type { Row } from '#schema/index.ts'

/** Prices are all lists' rows, so that a customer's list works offline too. */
export type Item = {
  /** the variant's id */
  id: string
  product_id: string
  name: string
  name_ar: string
  category_id: string
  sku: string
  kind: Row<'product'>['kind']
  unit: Row<'product'>['unit']
  tax_id: string
  prices: Omit<PriceRow, 'variant_id'>[]
  barcodes: string[]
  picture_id: string | null
  discountable: number
  minimum_age: number
  pack_variant_id: string | null
  pack_size: number
  status: Row<'product'>['status']
}

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
    name: joined(article.name, article.variant_name),
    name_ar: joined(article.name_ar, article.variant_name_ar),
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

const joined = (name: string, variant: string) => (name && variant ? `${name}, ${variant}` : name)
