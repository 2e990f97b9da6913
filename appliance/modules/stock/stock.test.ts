import t from 'tap'
import { atHeadOffice, onBothEngines } from '#appliance/a-shop.ts'
import { manager, NOW, shop, testId } from '#appliance/kernel/a-store.ts'

const test = await onBothEngines(t)
const line = (variant_id: string, quantity: number) => ({ variant_id, quantity })

test('goods that arrive are on hand, and a pack counts what is in it', async (t, store) => {
  const input = {
    receipt_id: testId(30, 1),
    lines: [line(shop.sixPack, 2_000), line(shop.can, 3_000), line(shop.tomatoes, 12_500)],
  }
  t.same(await store.done('stock.receive', input, manager), { receipt_id: testId(30, 1), lines: 3 })
  const levels = await store.rows('stock_level')
  t.match(levels, [
    { variant_id: shop.can, quantity: 15_000, moved_at: NOW },
    { variant_id: shop.tomatoes, quantity: 12_500 },
  ])
  const moves = await store.rows('stock_move')
  t.ok(
    moves.every(
      ({ kind, document_id, user_id }) =>
        kind === 'receipt' && document_id === testId(30, 1) && user_id === shop.manager,
    ),
  )
})

test('a correction has a reason and may go below nothing', async (t, store) => {
  const input = {
    adjustment_id: testId(30, 1),
    variant_id: shop.coffee,
    quantity: -2_000,
    reason: 'broken',
  }
  await store.done('stock.adjust', input, manager)
  t.match(await store.rows('stock_move'), [
    { kind: 'adjustment', quantity: -2_000, reason: 'broken' },
  ])
  t.match(await store.rows('stock_level'), [{ variant_id: shop.coffee, quantity: -2_000 }])
})

test('goods that can not be booked', async (_t, store) => {
  const receipt_id = testId(30, 1)
  const adjust = {
    adjustment_id: testId(30, 2),
    variant_id: shop.can,
    quantity: 1_000,
    reason: 'found',
  }
  await store.done('stock.receive', { receipt_id, lines: [line(shop.can, 1_000)] }, manager)
  await store.done('stock.adjust', adjust, manager)
  const other = testId(30, 3)
  await store.refuses([
    ['not-allowed', 'stock.receive', { receipt_id: other, lines: [line(shop.can, 1_000)] }],
    [
      'receipt-already-booked',
      'stock.receive',
      { receipt_id, lines: [line(shop.can, 1_000)] },
      manager,
    ],
    [
      'product-unknown',
      'stock.receive',
      { receipt_id: other, lines: [line(shop.can, 1_000), line(testId(99, 1), 1)] },
      manager,
    ],
    [
      'quantity-not-positive',
      'stock.receive',
      { receipt_id: other, lines: [line(shop.can, 0)] },
      manager,
    ],
    [
      'quantity-not-positive',
      'stock.receive',
      { receipt_id: other, lines: [line(shop.can, -1_000)] },
      manager,
    ],
    ['input-invalid', 'stock.receive', { receipt_id: other, lines: [] }, manager],
    [
      'input-invalid',
      'stock.receive',
      { receipt_id: other, lines: [line(shop.can, 2 ** 53)] },
      manager,
    ],
    [
      'input-invalid',
      'stock.receive',
      { receipt_id: other, lines: [line(shop.can, 0.5)] },
      manager,
    ],
    ['adjustment-already-booked', 'stock.adjust', adjust, manager],
    [
      'product-unknown',
      'stock.adjust',
      { ...adjust, adjustment_id: other, variant_id: testId(99, 1) },
      manager,
    ],
    ['input-invalid', 'stock.adjust', { ...adjust, adjustment_id: other, quantity: 0 }, manager],
    ['input-invalid', 'stock.adjust', { ...adjust, adjustment_id: other, reason: '' }, manager],
    ['not-allowed', 'stock.adjust', { ...adjust, adjustment_id: other }],
  ])
})

test('head office sets prices, at once or from a moment on; a store does not', async (t, store) => {
  const price = { variant_id: shop.can, price_list_id: shop.list, amount: 135 }
  await store.refuses([
    ['not-allowed', 'prices.set', price],
    ['owned-by-head-office', 'prices.set', price, manager],
  ])
  if (store.engine === 'SQLite') return
  const headOffice = atHeadOffice(manager)
  const now = await store.done('prices.set', price, headOffice)
  const of = async () =>
    (await store.rows('price')).filter(({ variant_id }) => variant_id === shop.can)
  t.match(
    await of(),
    [{ id: now.price_id, amount: 135, starts_at: null }],
    'the old price is replaced',
  )
  const staged = { ...price, amount: 99, starts_at: NOW + 60_000, ends_at: NOW + 120_000 }
  const later = await store.done('prices.set', staged, headOffice)
  const again = await store.done('prices.set', { ...staged, amount: 89 }, headOffice)
  t.equal(again.price_id, later.price_id, 'the same period is the same price')
  t.match((await of()).map(({ amount }) => amount).sort(), [135, 89])
  const quoted = async () =>
    (await store.ask('sales.quote', { lines: [line(shop.can, 1_000)] }, manager)).total
  t.equal(await quoted(), 135)
  store.later(60_000)
  t.equal(await quoted(), 89, 'from its moment on')
  store.later(60_000)
  t.equal(await quoted(), 135, 'until its end')
  await store.refuses([
    ['product-unknown', 'prices.set', { ...price, variant_id: testId(99, 1) }, headOffice],
    ['price-list-unknown', 'prices.set', { ...price, price_list_id: testId(99, 1) }, headOffice],
    ['price-ends-before-it-begins', 'prices.set', { ...staged, ends_at: NOW }, headOffice],
    ['input-invalid', 'prices.set', { ...price, amount: '1.35' }, headOffice],
    ['input-invalid', 'prices.set', { ...price, amount: -1 }, headOffice],
    ['input-invalid', 'prices.set', { ...price, amount: 2 ** 53 }, headOffice],
    [
      'owned-by-store',
      'stock.receive',
      { receipt_id: testId(30, 1), lines: [line(shop.can, 1_000)] },
      headOffice,
    ],
    [
      'owned-by-store',
      'stock.adjust',
      { adjustment_id: testId(30, 1), variant_id: shop.can, quantity: 1, reason: 'x' },
      headOffice,
    ],
  ])
})
