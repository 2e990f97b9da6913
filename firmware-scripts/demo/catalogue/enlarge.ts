// A catalogue of any size for benchmarks: the goods of the demo again and again, each time from
// another maker.
import type { Row } from '#schema/index.ts'
import { checkDigit } from '#schema/rules/barcode.ts'
import { demoId, SHELF, TENANT, taxId } from '../shop.ts'
import { categories } from './categories.ts'
import { type ProductDraft, readGoods } from './read.ts'

export type LargeCatalogue = {
  products: Row<'product'>[]
  variants: Row<'variant'>[]
  barcodes: Row<'barcode'>[]
  prices: Row<'price'>[]
}

/**
 * `count` further products of one variant, one EAN-13 and one shelf price each, in the demo's own
 * categories, taxes and price list. Always the same rows; none of them meets one of the demo.
 */
export const makeProducts = (count: number): LargeCatalogue => {
  const large: LargeCatalogue = { products: [], variants: [], barcodes: [], prices: [] }
  const goods = categories.flatMap(({ code, goods }) =>
    readGoods(goods)
      .filter(isPlain)
      .map(draft => ({ code, draft })),
  )
  for (let index = 0; index < count; index += 1) {
    const good = goods[index % goods.length]
    const maker = makerOf(Math.floor(index / goods.length))
    if (good) addOne(large, good.code, good.draft, maker, String(index).padStart(6, '0'))
  }
  return large
}

const isPlain = ({ kind, brand }: ProductDraft): boolean => kind === 'goods' && brand === null

const FIRST = [
  ['North', 'نورث'],
  ['South', 'ساوث'],
  ['East', 'إيست'],
  ['West', 'وست'],
  ['High', 'هاي'],
  ['Long', 'لونغ'],
  ['Stone', 'ستون'],
  ['White', 'وايت'],
  ['Green', 'غرين'],
  ['Red', 'رد'],
  ['Silver', 'سيلفر'],
  ['Wood', 'وود'],
] as const
const LAST = [
  ['field', 'فيلد'],
  ['mere', 'مير'],
  ['combe', 'كوم'],
  ['bridge', 'بريدج'],
  ['haven', 'هيفن'],
  ['wick', 'ويك'],
  ['ford', 'فورد'],
  ['gate', 'غيت'],
  ['ness', 'نس'],
  ['dale', 'ديل'],
  ['port', 'بورت'],
  ['cliff', 'كليف'],
] as const

/** The maker of a round; after 144 of them a number tells them apart. */
function makerOf(round: number): { en: string; ar: string } {
  const [first, firstAr] = FIRST[round % FIRST.length] ?? FIRST[0]
  const [last, lastAr] = LAST[Math.floor(round / FIRST.length) % LAST.length] ?? LAST[0]
  const more = Math.floor(round / (FIRST.length * LAST.length))
  const number = more === 0 ? '' : ` ${more + 1}`
  return { en: `${first}${last}${number}`, ar: `${firstAr}${lastAr}${number}` }
}

function addOne(
  large: LargeCatalogue,
  category: string,
  draft: ProductDraft,
  maker: { en: string; ar: string },
  number: string,
): void {
  const product = demoId(`large product ${number}`)
  const variant = demoId(`large variant ${number}`)
  const body = `509${number.padStart(9, '0')}`
  large.products.push({
    id: product,
    tenant_id: TENANT,
    category_id: demoId(`category ${category}`),
    name: `${maker.en} ${draft.en}`,
    name_ar: `${draft.ar} ${maker.ar}`,
    description: '',
    tax_id: taxId(draft.tax),
    kind: 'goods',
    unit: 'piece',
    discountable: draft.discountable ? 1 : 0,
    minimum_age: draft.minimumAge,
    picture_id: null,
    status: 'active',
  })
  large.variants.push({
    id: variant,
    tenant_id: TENANT,
    product_id: product,
    name: '',
    name_ar: '',
    sku: `X${category}-${number}`,
    pack_variant_id: null,
    pack_size: 1,
    position: 1,
    status: 'active',
  })
  large.barcodes.push({
    id: demoId(`large barcode ${number}`),
    tenant_id: TENANT,
    variant_id: variant,
    code: `${body}${checkDigit(body)}`,
    kind: 'ean13',
  })
  large.prices.push({
    id: demoId(`large price ${number}`),
    tenant_id: TENANT,
    price_list_id: SHELF,
    variant_id: variant,
    amount: draft.variants[0]?.price ?? 100,
    starts_at: null,
    ends_at: null,
  })
}
