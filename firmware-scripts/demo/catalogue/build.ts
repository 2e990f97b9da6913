// Turns the lists of goods into rows: categories, pictures, products, variants, barcodes, prices.
import type { Row } from '#schema/index.ts'
import { checkDigit } from '#schema/rules/barcode.ts'
import { categoryParts } from '../pictures/categories.ts'
import { drawCategory, drawProduct } from '../pictures/draw.ts'
import { random } from '../random.ts'
import { demoId, SHELF, stationOf, TENANT, TRADE, taxId } from '../shop.ts'
import { brands, unnamed } from './brands.ts'
import { type CategoryPlan, categories } from './categories.ts'
import { type ProductDraft, readGoods, shelfPrice, type VariantDraft } from './read.ts'

/** How many products the shop has. Of those on the lists, the ones that sell least are left out. */
export const PRODUCTS = 1_200

/** What the plan of sales has to know of a variant. */
export type Good = {
  variantId: string
  category: CategoryPlan
  /** share of all lines sold */
  weight: number
  /** shelf price with tax, minor units per piece or kilogram */
  price: number
  trade: number | null
  kind: ProductDraft['kind']
  discountable: boolean
  taxPercent: 0 | 5 | 20
  /** what moves in the stock: itself, or what is in the pack */
  stockId: string
  packSize: number
}

export type Catalogue = {
  categories: Row<'category'>[]
  pictures: Row<'picture'>[]
  products: Row<'product'>[]
  variants: Row<'variant'>[]
  barcodes: Row<'barcode'>[]
  prices: Row<'price'>[]
  goods: Good[]
}

/** Builds the whole catalogue; the same seed gives the same rows. */
export const makeCatalogue = (seed: number): Catalogue => {
  const made: Catalogue = {
    categories: [],
    pictures: [],
    products: [],
    variants: [],
    barcodes: [],
    prices: [],
    goods: [],
  }
  const pictures: Pictures = new Map()
  const codes = codeMaker()
  for (const [index, { category, drafts }] of chosen().entries()) {
    addCategory(made, category, index)
    const draw = random(seed, `goods ${category.code}`)
    const first = made.goods.length
    for (const [place, draft] of drafts.entries()) {
      const sku = `${category.code}-${String(place + 1).padStart(3, '0')}`
      const picture = pictureOf(made, pictures, category, draft)
      addProduct(made, {
        category,
        draft,
        sku,
        picture,
        codes,
        weight: 2 ** (draft.popularity * 0.8 + draw.next()),
      })
    }
    shareOut(made.goods.slice(first), category.share)
  }
  return made
}

/** Offers of a fortnight, one after the other since `from`: some goods cost a fifth less for ten days. */
export const makeOffers = (
  seed: number,
  goods: readonly Good[],
  from: number,
  to: number,
): Row<'price'>[] => {
  const draw = random(seed, 'offers')
  const fit = goods.filter(
    ({ kind, price, discountable, category }) =>
      kind === 'goods' && discountable && price >= 150 && !category.code.startsWith('PAP'),
  )
  const rows: Row<'price'>[] = []
  for (let starts = from; starts < to; starts += FORTNIGHT_MS) {
    const offered = new Set<Good>()
    while (offered.size < OFFERS) offered.add(draw.pick(fit))
    for (const good of offered) {
      rows.push({
        ...priceRow(good.variantId, SHELF, shelfPrice(Math.round(good.price * 0.8))),
        id: demoId(`offer ${rows.length} ${good.variantId}`),
        starts_at: starts,
        ends_at: starts + FORTNIGHT_MS - 4 * DAY_MS,
      })
    }
  }
  return rows
}

const DAY_MS = 86_400_000
const FORTNIGHT_MS = 14 * DAY_MS
/** How many goods are on offer at a time. */
const OFFERS = 16
/** Goods that sell at least this well have a picture in their own colour. */
const OWN_PICTURE = 6
/** Colours that are nearer than this pass for one. */
const ALIKE = 150

/** The 1,200 best sellers of all lists, each list in its order. */
function chosen(): { category: CategoryPlan; drafts: ProductDraft[] }[] {
  const all = categories.map(category => ({ category, drafts: readGoods(category.goods) }))
  const popularity = all
    .flatMap(({ drafts }) => drafts.map(draft => draft.popularity))
    .sort((a, b) => b - a)
  const least = popularity[PRODUCTS - 1] ?? 0
  let room = PRODUCTS - popularity.filter(value => value > least).length
  return all.map(({ category, drafts }) => ({
    category,
    drafts: drafts.filter(draft => {
      if (draft.popularity !== least) return draft.popularity > least
      room -= 1
      return room >= 0
    }),
  }))
}

function addCategory(made: Catalogue, category: CategoryPlan, index: number): void {
  const { code, en, ar, colour, parent } = category
  const id = demoId(`category ${code}`)
  const picture = demoId(`picture of category ${code}`)
  made.pictures.push(pictureRow(picture, en, drawCategory(colour, categoryParts[code] ?? [])))
  made.categories.push({
    id,
    tenant_id: TENANT,
    parent_id: parent === undefined ? null : demoId(`category ${parent}`),
    name: en,
    name_ar: ar,
    colour,
    picture_id: picture,
    station_id: stationOf[code] ?? null,
    position: index + 1,
    status: 'active',
  })
}

type NewProduct = {
  category: CategoryPlan
  draft: ProductDraft
  sku: string
  picture: string
  codes: Codes
  weight: number
}

function addProduct(made: Catalogue, product: NewProduct): void {
  const { category, draft, sku, picture, weight } = product
  const id = demoId(`product ${sku}`)
  made.products.push({
    id,
    tenant_id: TENANT,
    category_id: demoId(`category ${category.code}`),
    name: draft.en,
    name_ar: draft.ar,
    description: '',
    tax_id: taxId(draft.tax),
    kind: draft.kind,
    unit: draft.kind === 'weighed' ? 'kg' : 'piece',
    discountable: draft.discountable ? 1 : 0,
    minimum_age: draft.minimumAge,
    picture_id: picture,
    status: 'active',
  })
  const base = variantId(sku, draft.variants[0])
  for (const [place, variant] of draft.variants.entries()) {
    const packed = variant.packSize > 1
    addVariant(made, product, variant, {
      id: variantId(sku, variant),
      base: packed ? base : null,
      place,
    })
    const share = packed ? 0.12 : place === 0 ? 1 : 0.7
    const trade =
      category.trade && draft.kind !== 'service'
        ? shelfPrice(Math.round(variant.price * 0.88))
        : null
    made.goods.push({
      variantId: variantId(sku, variant),
      category,
      weight: (weight * share) / draft.variants.length,
      price: variant.price,
      trade,
      kind: draft.kind,
      discountable: draft.discountable,
      taxPercent: draft.tax,
      stockId: packed ? base : variantId(sku, variant),
      packSize: variant.packSize,
    })
    made.prices.push(priceRow(variantId(sku, variant), SHELF, variant.price))
    if (trade !== null) made.prices.push(priceRow(variantId(sku, variant), TRADE, trade))
  }
}

const skuOf = (sku: string, variant: VariantDraft | undefined): string =>
  variant?.code ? `${sku}-${variant.code}` : sku

const variantId = (sku: string, variant: VariantDraft | undefined): string =>
  demoId(`variant ${skuOf(sku, variant)}`)

type Place = { id: string; base: string | null; place: number }

function addVariant(
  made: Catalogue,
  { draft, sku, codes }: NewProduct,
  variant: VariantDraft,
  { id, base, place }: Place,
): void {
  made.variants.push({
    id,
    tenant_id: TENANT,
    product_id: demoId(`product ${sku}`),
    name: variant.en,
    name_ar: variant.ar,
    sku: skuOf(sku, variant),
    pack_variant_id: base,
    pack_size: variant.packSize,
    position: place + 1,
    status: 'active',
  })
  const code = codes(draft)
  if (code)
    made.barcodes.push({
      id: demoId(`barcode ${code.code}`),
      tenant_id: TENANT,
      variant_id: id,
      ...code,
    })
}

const priceRow = (variant: string, list: string, amount: number): Row<'price'> => ({
  id: demoId(`price ${list} ${variant}`),
  tenant_id: TENANT,
  price_list_id: list,
  variant_id: variant,
  amount,
  starts_at: null,
  ends_at: null,
})

type Codes = (draft: ProductDraft) => { code: string; kind: Row<'barcode'>['kind'] } | null

/** Numbers each maker's goods; weighed goods get the five digits that labels carry, dishes nothing. */
function codeMaker(): Codes {
  let weighed = 10_000
  let short = 10_000
  let others = 0
  const items = new Map<string, number>()
  const ean = (company: string) => {
    const item = (items.get(company) ?? 0) + 1
    items.set(company, item)
    const body = `${company}${String(item * 3).padStart(12 - company.length, '0')}`
    return `${body}${checkDigit(body)}`
  }
  return draft => {
    if (draft.kind === 'service') return null
    if (draft.kind === 'weighed') {
      weighed += 1
      return { code: String(weighed), kind: 'plu' }
    }
    if (draft.shortCode) {
      short += 7
      const body = `50${short}`
      return { code: `${body}${checkDigit(body)}`, kind: 'ean8' }
    }
    if (draft.brand) return { code: ean(brands[draft.brand].company), kind: 'ean13' }
    others += 1
    // From overseas: a UPC-A, kept as the 13 digits that `normaliseGtin` writes.
    if (others % 23 === 0) return { code: ean('0850123'), kind: 'upca' }
    return { code: ean(unnamed[others % unnamed.length] ?? unnamed[0]), kind: 'ean13' }
  }
}

/** The picture of a product; those that sell less share one that looks much like theirs. */
function pictureOf(
  made: Catalogue,
  known: Pictures,
  category: CategoryPlan,
  draft: ProductDraft,
): string {
  const key = `${category.code} ${draft.shape}`
  const like = known.get(key) ?? []
  const far = draft.popularity >= OWN_PICTURE ? 1 : ALIKE
  const old = like.find(({ colour }) => distance(colour, draft.colour) < far)
  if (old) return old.id
  const id = demoId(`picture ${key} ${draft.colour}`)
  known.set(key, [...like, { id, colour: draft.colour }])
  made.pictures.push(
    pictureRow(id, draft.en, drawProduct(draft.shape, draft.colour, category.colour)),
  )
  return id
}

type Pictures = Map<string, { id: string; colour: string }[]>

/** How far two colours are apart, 0 to 765. */
const distance = (one: string, other: string): number =>
  [1, 3, 5].reduce(
    (sum, at) =>
      sum +
      Math.abs(
        Number.parseInt(one.slice(at, at + 2), 16) - Number.parseInt(other.slice(at, at + 2), 16),
      ),
    0,
  )

const pictureRow = (id: string, name: string, svg: string): Row<'picture'> => ({
  id,
  tenant_id: TENANT,
  name,
  mime: 'image/svg+xml',
  data: Buffer.from(svg).toString('base64'),
})

/** Scales the weights of a category's goods to its share of the lines. */
function shareOut(goods: readonly Good[], share: number): void {
  const sum = goods.reduce((total, { weight }) => total + weight, 0)
  for (const good of goods) good.weight = (good.weight * share) / sum
}
