import t from 'tap'
import { atHeadOffice, onBothEngines, type Shop } from '#appliance/a-shop.ts'
import { aStore, cashier, cornerShop, manager, testId } from '#appliance/kernel/a-store.ts'
import type { Row } from '#schema/index.ts'
import { search } from './questions.ts'

const test = await onBothEngines(t)

const NAMES: [name: string, name_ar: string][] = [
  ['Ginger tea', 'شاي بالزنجبيل'],
  ['Teapot', 'إبريق'],
  ['Green tea bags', 'شاي أخضر'],
  ['Tea towel', 'منشفة'],
  ['Teaspoon', 'ملعقة شاي'],
  ['Tea', 'شاي'],
  ['Steak', 'ستيك'],
]

const named = (name: string, [product, variant]: [Row<'product'>, Row<'variant'>], at: number) => ({
  product: { ...product, id: testId(9, 50 + at), name, name_ar: NAMES[at]?.[1] ?? '' },
  variant: { ...variant, id: testId(10, 50 + at), product_id: testId(9, 50 + at), sku: `T-${at}` },
})

const shelf = () => {
  const { product: [product] = [], variant: [variant] = [] } = cornerShop()
  if (!product || !variant) throw new Error('the corner shop has nothing to sell')
  const goods = NAMES.map(([name], at) => named(name, [product, variant], at))
  return {
    product: goods.map(({ product }) => product),
    variant: goods.map(({ variant }) => variant),
  }
}

const found = async (store: Shop, q: string, more = {}): Promise<string[]> =>
  (await store.ask('catalogue.search', { q, ...more })).items.map(
    ({ name }: { name: string }) => name,
  )

test(
  'what is called as was typed comes first, then what begins so, then what has the word in it',
  async (t, store) => {
    const all = ['Tea towel', 'Tea', 'Teapot', 'Teaspoon', 'Ginger tea', 'Green tea bags']
    t.same(await found(store, 'tea'), all)
    t.same(await found(store, 'TEA'), all)
    t.same(await found(store, 'te'), ['Teapot', 'Tea towel', 'Teaspoon', 'Tea', ...all.slice(4)])
    for (let limit = 1; limit <= all.length; limit += 1) {
      t.same(await found(store, 'tea', { limit: String(limit) }), all.slice(0, limit))
      const offset = { limit: '2', offset: String(limit) }
      t.same(await found(store, 'tea', offset), all.slice(limit, limit + 2), 'page by page')
    }
    for (const words of ['g tea', 'tea g'])
      t.same(await found(store, words), ['Ginger tea', 'Green tea bags'], 'in any order')
    t.same(await found(store, 'شاي'), ['Ginger tea', 'Green tea bags', 'Tea', 'Teaspoon'])
    t.same(await found(store, 'T-4'), ['Teaspoon'])
    t.same(await found(store, '^tea'), all, 'signs are no words')
  },
  shelf(),
)

test(
  'what is found is told by name or by SKU, from either end, when that is asked for',
  async (t, store) => {
    const names = NAMES.map(([name]) => name).sort()
    t.same(await found(store, '', { sort: 'name' }), names)
    t.same(await found(store, '', { sort: '-name' }), names.toReversed())
    t.same(await found(store, 'tea', { sort: 'name', limit: '2' }), [
      'Ginger tea',
      'Green tea bags',
    ])
    const next = { sort: 'name', limit: '2', offset: '2' }
    t.same(await found(store, 'tea', next), ['Tea', 'Tea towel'], 'page by page')
    t.same(await found(store, '', { sort: 'sku', limit: '1' }), ['Ginger tea'])
    t.same(await found(store, '', { sort: '-sku', limit: '1' }), ['Steak'])
    t.same(await found(store, '', { sort: 'name_ar', limit: '1' }), ['Teapot'])
  },
  shelf(),
)

test(
  'an article that gets another name is found first by that',
  async (t, store) => {
    // Only head office gives names; a store hears of them.
    if (store.engine === 'SQLite') return
    const tea = (await store.rows('product')).find(({ name }) => name === 'Ginger tea')
    const { tenant_id: _, ...row } = { ...tea, name: 'Tea with ginger' }
    await store.done('product.put', { row }, atHeadOffice(manager))
    t.same((await found(store, 'tea')).at(0), 'Tea with ginger')
  },
  shelf(),
)

t.test('a store hears of a new name, and finds the article first by it', async t => {
  const store = aStore(t, { ...cornerShop(), ...shelf() })
  const asked = async (q: string) => store.engine.ask(search, search.input.parse({ q }), cashier)
  const rename = store.sqlite.raw.prepare('update product set name = ? where name = ?')
  rename.run('Tea with ginger', 'Ginger tea')
  t.match(await asked('tea'), { items: [{ name: 'Tea with ginger' }] })
  rename.run('Peppermint', 'Tea with ginger')
  t.match(await asked('tea'), { items: [{ name: 'Tea towel' }] })
  t.match(await asked('pepper'), { items: [{ name: 'Peppermint' }] })
})
