import t from 'tap'
import { checkDigit, makeWeightLabel } from '#schema/rules/barcode.ts'
import { HOT_MAX, hotSet, plain } from './hot-set.ts'
import type { Item } from './start-data.ts'

const formats = [
  {
    id: 'weight',
    prefix: '21',
    item_digits: 5,
    value_digits: 5,
    value_kind: 'weight' as const,
    decimals: 3,
    verifier: 0,
  },
  {
    id: 'price',
    prefix: '23',
    item_digits: 5,
    value_digits: 5,
    value_kind: 'price' as const,
    decimals: 2,
    verifier: 0,
  },
]

const ean = (body: string) => body + checkDigit(body)

const item = (id: string, more: Partial<Item> = {}): Item => ({
  id,
  product_id: `p-${id}`,
  name: `Product ${id}`,
  name_ar: '',
  category_id: 'c-1',
  sku: `SKU-${id}`,
  kind: 'goods',
  unit: 'piece',
  tax_id: 't-1',
  prices: [],
  barcodes: [],
  picture_id: null,
  discountable: 1,
  minimum_age: 0,
  pack_variant_id: null,
  pack_size: 1,
  status: 'active',
  ...more,
})

const aSet = (items: Item[], price = 1_000) => {
  const set = hotSet({ formats: () => formats, decimals: () => 2, priceOf: () => price })
  set.fill({ complete: true, items })
  return set
}

t.test('a scanned barcode finds its product', async t => {
  const code = ean('501234567890')
  const set = aSet([item('1', { barcodes: [code] })])
  t.match(set.lookup(code), { is: 'found', item: { id: '1' } })
  t.match(set.lookup(` ${code} `), { is: 'found' })
})

t.test('a misread barcode is refused, an unknown one is asked for at the server', async t => {
  const set = aSet([item('1')])
  t.same(set.lookup('5012345678901'), { is: 'refused', why: 'wrong-check-digit' })
  t.same(set.lookup(ean('501234567890')), { is: 'unknown', code: ean('501234567890') })
})

t.test('a SKU typed by hand finds its product', async t => {
  t.match(aSet([item('1')]).lookup('SKU-1'), { is: 'found', item: { id: '1' } })
})

t.test('a weight label gives the weight, a price label its own price', async t => {
  const [weight, price] = formats
  if (!weight || !price) throw new Error('formats')
  const set = aSet([item('1', { unit: 'kg', barcodes: ['00042'] })])
  t.match(set.lookup(makeWeightLabel(weight, '42', 412, 2)), { is: 'found', quantity: 412 })
  t.match(set.lookup(makeWeightLabel(price, '42', 275, 2)), {
    is: 'found',
    labelPrice: 275,
    quantity: 275,
  })
})

t.test('a search finds words in any order, in both languages, without accents', async t => {
  const set = aSet([
    item('1', { name: 'Flat white, large', name_ar: 'قهوة بالحليب، كبير' }),
    item('2', { name: 'Café crème', name_ar: 'قهوة كريم' }),
    item('3', { name: 'Olive oil 1 l' }),
  ])
  const found = (words: string) => set.search(words).map(({ id }) => id)
  t.same(found('large flat'), ['1'])
  t.same(found('cafe'), ['2'])
  t.same(found('قهوه'), ['1', '2'])
  t.same(found('sku 3'), ['3'])
  t.same(found('nothing'), [])
  t.equal(plain('أَلْبَان ٣'), plain('البان 3'))
})

t.test('the best sellers stay, what was met longest ago goes, and the set is bounded', async t => {
  const set = aSet([item('first')])
  for (let index = 0; index <= HOT_MAX; index += 1) set.keep(item(`met-${index}`))
  t.equal(set.size(), HOT_MAX)
  t.ok(set.get('first'))
  t.notOk(set.get('met-0'))
  t.ok(set.get(`met-${HOT_MAX}`))
})

t.test('a product that lost a barcode is not found by it any more', async t => {
  const code = ean('501234567890')
  const set = aSet([item('1', { barcodes: [code] })])
  set.keep(item('1', { barcodes: [] }))
  t.equal(set.lookup(code).is, 'unknown')
})
