// From what a till sends (variants, scanned codes, quantities) to a priced basket: the queries it
// needs and the pure part. Used by the quote and by the completed sale, so that they cannot differ.
import { type Context, type Db, type Found, type Refusal, refuse } from '#schema/command.ts'
import type { Row } from '#schema/index.ts'
import { may } from '#schema/permissions.ts'
import { type BarcodeFormat, readBarcode } from '#schema/rules/barcode.ts'
import { MANUAL } from '#schema/rules/discount-limit.ts'
import { mulDiv } from '#schema/rules/money.ts'
import { type Discount, type PricedSale, priceFor, priceSale } from '#schema/rules/pricing.ts'
import type { RoundingMode, TaxRule } from '#schema/rules/tax.ts'
import { type Weighing, weighingProblem } from '#schema/rules/weighing.ts'
import { type RowOf, stored, valuesOf } from '#schema/stored.ts'

export type InputLine = {
  line_id?: string | undefined
  variant_id?: string | undefined
  barcode?: string | undefined
  quantity: number
  weighed?: Weighing | undefined
  unit_price?: number | undefined
  discounts?: InputDiscount[] | undefined
  note?: string | undefined
}

type InputDiscount =
  | { kind: 'percent'; rate: number; reason?: string | undefined }
  | { kind: 'amount'; amount: number; reason?: string | undefined }

export type BasketInput = {
  lines: InputLine[]
  customer_id?: string | null | undefined
  discounts?: InputDiscount[] | undefined
  coupon_codes?: string[] | undefined
}

/** A line that is known, priced from the list, and may be sold. */
export type Article = RowOf<ReturnType<typeof articlesById>>

/** What the sale prices by; the store's list, or the customer's before it. */
export type Terms = {
  priceListIds: string[]
  taxIncluded: boolean
  roundingMode: RoundingMode
  currencyDecimals: number
  /** {variant: minor units} that its customer was told before; they stand beside a newer price */
  agreed?: ReadonlyMap<string, number> | undefined
}

/** The terms of a store, for a customer; a list of the customer's own comes first. */
export const termsOf = (
  store: {
    price_list_id: string
    tax_included: number
    rounding_mode: RoundingMode
    currency_decimals: number
  },
  customer: { price_list_id: string | null } | undefined,
  agreed?: Terms['agreed'],
): Terms => ({
  priceListIds: [customer?.price_list_id, store.price_list_id].filter(list => list != null),
  taxIncluded: store.tax_included === 1,
  roundingMode: store.rounding_mode,
  currencyDecimals: store.currency_decimals,
  agreed,
})

export type DraftLine = {
  variantId: string
  article: Article | null
  quantity: number
  weighed: Weighing | undefined
  unitPrice: number
  listPrice: number
  labelPrice?: number | undefined
  taxes: TaxRule[]
  discountable: boolean
  discounts: Discount[]
  lineId: string | undefined
  note: string
}

/** First round: the formats of in-store labels, only when something was scanned. */
export const formatsFor = (db: Db, lines: readonly InputLine[]) =>
  lines.some(line => line.barcode !== undefined) ? allFormats(db) : noFormats(db)

const allFormats = stored(db => db.selectFrom('barcode_format').selectAll().limit(100))
const noFormats = stored(db => db.selectFrom('barcode_format').selectAll().limit(0))

/** Second round: articles and prices, by id and by what the codes say. */
export const articlesFor = (
  db: Db,
  lines: readonly InputLine[],
  formats: readonly BarcodeFormat[],
  decimals: number,
) => {
  const { byId, byCode, scanned } = wantedIn(lines, formats, decimals)
  return {
    articles: scanned ? articlesByIdOrCode(db, byId, byCode) : articlesById(db, byId),
    prices: scanned ? pricesByIdOrCode(db, byId, byCode) : pricesById(db, byId),
    codes: codesOf(db, byCode),
  }
}

/** What lines name, by variant and by code, as values for `in (…)`. */
export const wantedIn = (
  lines: readonly InputLine[],
  formats: readonly BarcodeFormat[],
  decimals: number,
) => {
  const ids = unique(lines.map(line => line.variant_id))
  const codes = unique(lines.map(line => plainCode(line, formats, decimals)))
  return { byId: valuesOf(ids), byCode: valuesOf(codes), scanned: codes.length > 0 }
}

type FoundArticles = Found<ReturnType<typeof articlesFor>>

/** The lines as articles with their list price, or the first refusal a cashier should hear. */
export const draftLines = (
  input: BasketInput,
  found: FoundArticles,
  formats: readonly BarcodeFormat[],
  terms: Terms,
  context: Context,
  replayed: boolean,
): DraftLine[] | Refusal => {
  const byId = new Map(found.articles.map(row => [row.id, row]))
  const byCode = new Map(found.codes.map(row => [row.code, byId.get(row.variant_id)]))
  const { prices } = found
  const drafts: DraftLine[] = []
  for (const [index, line] of input.lines.entries()) {
    const draft = draftLine(line, { byId, byCode, prices, formats, terms, context, replayed })
    if ('refused' in draft) return refuse(draft.refused, { line: index, ...draft.data })
    drafts.push(draft)
  }
  return drafts
}

/** Prices drafts; the same call in quote and sale. */
export const priceDrafts = (
  drafts: readonly DraftLine[],
  input: BasketInput,
  terms: Terms,
): PricedSale<DraftLine> | Refusal => {
  try {
    const priced = priceSale({
      lines: drafts,
      taxIncluded: terms.taxIncluded,
      roundingMode: terms.roundingMode,
      saleDiscounts: manual(input.discounts),
    })
    const exact = Number.isSafeInteger(priced.list) && Number.isSafeInteger(priced.total)
    return exact ? priced : refuse('amount-too-large')
  } catch (error) {
    // A million pieces at a million each: no figure of it would be exact.
    if (error instanceof RangeError) return refuse('amount-too-large')
    throw error
  }
}

type Shelf = {
  byId: Map<string, Article>
  byCode: Map<string, Article | undefined>
  prices: Pick<Row<'price'>, 'variant_id' | 'price_list_id' | 'amount' | 'starts_at' | 'ends_at'>[]
  formats: readonly BarcodeFormat[]
  terms: Terms
  context: Context
  replayed: boolean
}

function draftLine(line: InputLine, shelf: Shelf): DraftLine | Refusal {
  if (line.quantity <= 0) return refuse('quantity-not-positive')
  const which = whichArticle(line, shelf)
  if ('refused' in which) return which
  const { article, value } = which
  if (!article) {
    // Sold while the box was away and gone from the catalogue since: it was still sold.
    if (!shelf.replayed) return refuse('product-unknown', { variant_id: line.variant_id })
    return unknownLine(line)
  }
  if (!shelf.replayed && (article.status !== 'active' || article.product_status !== 'active')) {
    return refuse(article.product_status === 'recalled' ? 'product-recalled' : 'product-blocked', {
      name: article.name,
    })
  }
  // A part of a piece that was sold is listed for review: the customer has paid and gone.
  if (article.unit === 'piece' && line.quantity % 1_000 !== 0 && !shelf.replayed) {
    return refuse('quantity-not-whole', { name: article.name })
  }
  // Also of a sale that happened: no till of ours takes such a weight.
  const weight =
    value?.kind === 'weight' && article.unit === 'piece' && !shelf.replayed
      ? 'not-sold-by-weight'
      : weightProblem(line, article)
  if (weight) return refuse(weight, { name: article.name })
  const price = priceFor(shelf.prices, {
    variantId: article.id,
    priceListIds: shelf.terms.priceListIds,
    now: shelf.context.now,
  })
  const listPrice = shelf.terms.agreed?.get(article.id) ?? price?.amount ?? freePrice(line, shelf)
  if (listPrice === undefined) return refuse('price-missing', { name: article.name })
  const unitPrice = line.unit_price ?? listPrice
  const labelPrice = value?.kind === 'price' ? value.value : undefined
  return {
    variantId: article.id,
    article,
    quantity: quantityOf(line, value, unitPrice, article),
    weighed: value ? { by: 'label' } : line.weighed,
    unitPrice,
    listPrice,
    labelPrice,
    taxes: [
      {
        id: article.tax_id,
        name: article.tax_name,
        rate: article.tax_rate,
        kind: 'percent',
        included: shelf.terms.taxIncluded,
      },
    ],
    discountable: article.discountable === 1,
    discounts: manual(line.discounts),
    lineId: line.line_id,
    note: line.note ?? '',
  }
}

/** What has no price in the shop is named one by who may change prices, or was sold at one. */
const freePrice = ({ unit_price }: InputLine, { context, replayed }: Shelf) =>
  replayed || may(context.actor.permissions, 'sales.change-price') ? unit_price : undefined

type LabelValue = { kind: 'weight' | 'price'; value: number }

function whichArticle(
  line: InputLine,
  { byId, byCode, formats, terms }: Shelf,
): { article: Article | undefined; value?: LabelValue } | Refusal {
  if (line.variant_id !== undefined) return { article: byId.get(line.variant_id) }
  if (line.barcode === undefined) return refuse('line-without-product')
  const read = readBarcode(line.barcode, formats, terms.currencyDecimals)
  if (read.kind === 'refused') return refuse(read.why)
  const article = byCode.get(read.kind === 'plain' ? read.code : read.itemCode)
  if (!article) return refuse('barcode-unknown', { barcode: read.code })
  return read.kind === 'plain'
    ? { article }
    : { article, value: { kind: read.kind, value: read.value } }
}

/** Of a weight label, the weight; of a price label, what that price buys, or the one piece it is on. */
function quantityOf(
  line: InputLine,
  value: LabelValue | undefined,
  unitPrice: number,
  { unit }: Article,
): number {
  if (value?.kind === 'weight') return value.value
  if (value?.kind === 'price' && unit === 'piece') return 1_000
  if (value?.kind === 'price' && unitPrice > 0)
    return Math.max(1, mulDiv(value.value, 1_000, unitPrice))
  return line.quantity
}

const weightProblem = ({ weighed, quantity }: InputLine, { unit }: Article) => {
  if (!weighed) return undefined
  return unit === 'kg' ? weighingProblem(weighed, quantity) : 'not-sold-by-weight'
}

function unknownLine(line: InputLine): DraftLine | Refusal {
  if (line.variant_id === undefined || line.unit_price === undefined)
    return refuse('product-unknown')
  return {
    variantId: line.variant_id,
    article: null,
    quantity: line.quantity,
    weighed: line.weighed,
    unitPrice: line.unit_price,
    listPrice: line.unit_price,
    taxes: [],
    discountable: true,
    discounts: manual(line.discounts),
    lineId: line.line_id,
    note: line.note ?? '',
  }
}

const manual = (discounts: readonly InputDiscount[] = []): Discount[] =>
  discounts.map(discount => ({ ...discount, rule: MANUAL }))

const articles = (db: Db) =>
  db
    .selectFrom('variant')
    .innerJoin('product', 'product.id', 'variant.product_id')
    .innerJoin('tax', 'tax.id', 'product.tax_id')
    .select([
      'variant.id',
      'variant.name as variant_name',
      'variant.name_ar as variant_name_ar',
      'variant.sku',
      'variant.status',
      'variant.pack_variant_id',
      'variant.pack_size',
      'product.name',
      'product.name_ar',
      'product.kind',
      'product.unit',
      'product.discountable',
      'product.status as product_status',
      'tax.id as tax_id',
      'tax.name as tax_name',
      'tax.name_ar as tax_name_ar',
      'tax.rate as tax_rate',
    ])

const articlesById = stored((db, ids: readonly string[]) =>
  articles(db).where('variant.id', 'in', ids),
)

const articlesByIdOrCode = stored((db, ids: readonly string[], codes: readonly string[]) =>
  articles(db).where(eb =>
    eb.or([eb('variant.id', 'in', ids), eb('variant.id', 'in', variantsOf(db, codes))]),
  ),
)

const prices = (db: Db) =>
  db.selectFrom('price').select(['variant_id', 'price_list_id', 'amount', 'starts_at', 'ends_at'])

const pricesById = stored((db, ids: readonly string[]) => prices(db).where('variant_id', 'in', ids))

const pricesByIdOrCode = stored((db, ids: readonly string[], codes: readonly string[]) =>
  prices(db).where(eb =>
    eb.or([eb('variant_id', 'in', ids), eb('variant_id', 'in', variantsOf(db, codes))]),
  ),
)

const codesOf = stored((db, codes: readonly string[]) =>
  db.selectFrom('barcode').select(['code', 'variant_id']).where('code', 'in', codes),
)

const variantsOf = (db: Db, codes: readonly string[]) =>
  db.selectFrom('barcode').select('variant_id').where('code', 'in', codes)

function plainCode(line: InputLine, formats: readonly BarcodeFormat[], decimals: number) {
  if (line.variant_id !== undefined || line.barcode === undefined) return undefined
  const read = readBarcode(line.barcode, formats, decimals)
  if (read.kind === 'refused') return undefined
  return read.kind === 'plain' ? read.code : read.itemCode
}

const unique = (values: readonly (string | undefined)[]): string[] => [
  ...new Set(values.filter(value => value !== undefined)),
]
