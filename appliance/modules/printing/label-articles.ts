// Articles as labels name them: price, price of a unit and code as they are now.

import type { Db, Found } from '#schema/command.ts'
import type { Row } from '#schema/index.ts'
import { fullName, fullNameAr } from '#schema/rules/full-name.ts'
import type { LabelArticle } from '#schema/rules/label-design.ts'
import { formatMoney, type MoneyFormat, mulDiv } from '#schema/rules/money.ts'
import { priceFor } from '#schema/rules/pricing.ts'
import { receiptTexts } from '#schema/rules/receipt-texts.ts'
import { valuesOf } from '#schema/stored.ts'

/** The store that prints: its prices, its money, its clock. Without one, the retailer's first. */
export const placeOf = (db: Db, storeId: string | null) =>
  db
    .selectFrom('store')
    .innerJoin('tenant', 'tenant.id', 'store.tenant_id')
    .select([
      'store.id',
      'store.name',
      'store.name_ar',
      'store.address',
      'store.tax_registration',
      'store.receipt_header',
      'store.receipt_footer',
      'store.receipt_language',
      'store.timezone',
      'store.price_list_id',
      'tenant.currency',
      'tenant.currency_decimals',
      'tenant.locale',
    ])
    .where(eb =>
      storeId === null ? eb('store.status', '=', 'active') : eb('store.id', '=', storeId),
    )
    .orderBy('store.code')
    .limit(1)

export type Place = { currency: string; currency_decimals: number; locale: string }

export const moneyOf = ({ currency, currency_decimals, locale }: Place): MoneyFormat => ({
  currency,
  decimals: currency_decimals,
  locale,
})

/** All that a label says of these articles. */
export const articlesOf = (db: Db, variantIds: readonly string[]) => {
  const ids = valuesOf(variantIds)
  return {
    articles: db
      .selectFrom('variant')
      .innerJoin('product', 'product.id', 'variant.product_id')
      .select([
        'variant.id',
        'variant.sku',
        'variant.pack_size',
        'variant.pack_variant_id',
        'variant.name as variant_name',
        'variant.name_ar as variant_name_ar',
        'product.name',
        'product.name_ar',
        'product.unit',
      ])
      .where('variant.id', 'in', ids),
    prices: db
      .selectFrom('price')
      .select(['variant_id', 'price_list_id', 'amount', 'starts_at', 'ends_at'])
      .where('variant_id', 'in', ids),
    codes: db
      .selectFrom('barcode')
      .select(['variant_id', 'code', 'kind'])
      .where('variant_id', 'in', ids)
      .orderBy('code'),
  }
}

export type FoundArticles = Found<ReturnType<typeof articlesOf>>
type Article = FoundArticles['articles'][number]

/** What it costs now in a list; undefined where it has no price. */
export const amountOf = (
  { prices }: Pick<FoundArticles, 'prices'>,
  variantId: string,
  priceListId: string,
  now: number,
): number | undefined => priceFor(prices, { variantId, priceListIds: [priceListId], now })?.amount

export const labelArticle = (
  article: Article,
  { codes }: Pick<FoundArticles, 'codes'>,
  amount: number | undefined,
  language: 'en' | 'ar',
  money: MoneyFormat,
): LabelArticle => ({
  name: fullName(article.name, article.variant_name),
  name_ar: fullNameAr(article.name_ar, article.variant_name_ar),
  sku: article.sku,
  barcode: codeOf(codes.filter(({ variant_id }) => variant_id === article.id)),
  price: amount === undefined ? '' : formatMoney(amount, money),
  unit_price: amount === undefined ? '' : unitPrice(article, amount, language, money),
})

/** Of a kilogram, or of a piece of a pack; of a single piece it is the price itself. */
const unitPrice = (
  { unit, pack_size, pack_variant_id }: Article,
  amount: number,
  language: 'en' | 'ar',
  money: MoneyFormat,
): string => {
  const { each, kg, piece } = receiptTexts[language]
  if (unit === 'kg') return `${formatMoney(amount, money)}${each}${kg}`
  if (pack_variant_id === null || pack_size < 2) return ''
  return `${formatMoney(mulDiv(amount, 1, pack_size), money)}${each}${piece}`
}

/** What a scanner reads everywhere comes before what only this shop knows. */
const codeOf = (codes: readonly Pick<Row<'barcode'>, 'code' | 'kind'>[]): string => {
  const rank = ({ kind }: Pick<Row<'barcode'>, 'kind'>) => ranks.indexOf(kind)
  return codes.toSorted((a, b) => rank(a) - rank(b))[0]?.code ?? ''
}

const ranks: readonly Row<'barcode'>['kind'][] = ['ean13', 'upca', 'ean8', 'code128', 'plu']
