// What a till sold while it was cut off, or says so.
import t from 'tap'
import { onBothEngines } from '#appliance/a-shop.ts'
import {
  aStore,
  callerOf,
  cashier,
  cornerShop,
  manager,
  NOW,
  openSession,
  shop,
  testId,
} from '#appliance/kernel/a-store.ts'
import type { Row } from '#schema/index.ts'

const test = await onBothEngines(t)
const till_session_id = openSession().id
const open = { till_session: [openSession()] }
const cash = (amount: number) => [{ kind: 'cash', amount }]
const HOUR_MS = 3_600_000

/** A coffee for 4.99, sold an hour ago. */
const replay = (number: number, more = {}) => ({
  sale_id: testId(30, number),
  till_session_id,
  lines: [{ variant_id: shop.coffee, quantity: 1_000 }],
  tenders: cash(499),
  total: 499,
  occurred_at: NOW - HOUR_MS,
  ...more,
})

const details = (rows: readonly Row<'review'>[]) =>
  rows.map(({ kind, detail_json }) => ({ kind, ...JSON.parse(detail_json) }))

test(
  'what the till was off stands apart from cash rounding, in the sale, on the receipt and in the Z report',
  async (t, store) => {
    t.match(await store.done('sales.complete', replay(1, { total: 480, tenders: cash(500) })), {
      total: 499,
      price_difference: -19,
      rounding: 0,
      change: 20,
    })
    t.match(await store.done('sales.complete', replay(2, { total: 501, tenders: cash(500) })), {
      total: 499,
      price_difference: 2,
      rounding: -1,
      change: 0,
    })
    const card = await store.done(
      'sales.complete',
      replay(3, { total: 503, tenders: [{ kind: 'card', amount: 503, reference: 'slip 7' }] }),
    )
    t.match(card, { total: 499, price_difference: 4, rounding: 0 })
    const fresh = replay(4, { occurred_at: undefined, tenders: cash(500) })
    t.match(await store.done('sales.complete', fresh), { price_difference: 0, rounding: 1 })
    const sales = await store.rows('sale')
    t.match(
      sales.map(({ net, tax, total, price_difference }) => [net, tax, total, price_difference]),
      [
        [499, 0, 499, -19],
        [499, 0, 499, 2],
        [499, 0, 499, 4],
        [499, 0, 499, 0],
      ],
      'net and tax are those of the price',
    )
    const paid = (await store.rows('tender')).reduce((all, { amount }) => all + amount, 0)
    const sold = sales.reduce(
      (all, row) => all + row.total + row.price_difference + row.rounding,
      0,
    )
    t.equal(sold, paid, 'sold, off the price and rounded is what was paid')
    const receipt = async (number: number) =>
      JSON.stringify((await store.ask('sales.receipt', { sale_id: testId(30, number) })).document)
    t.match(await receipt(1), /4\.99.*Price difference.*-0\.19/)
    t.notMatch(await receipt(1), /Cash rounding/)
    t.notMatch(await receipt(4), /Price difference/)
    await store.done('till-sessions.close', { till_session_id, counts: { cash: {} } })
    const report = (await store.rows('print_job')).find(({ kind }) => kind === 'report')
    t.match(report?.document_json, /19\.96.*Price difference.*-0\.13/)
    t.match(details(await store.rows('review')), [
      { kind: 'total-differs', total: 499, sent: 480 },
      { kind: 'total-differs', total: 499, sent: 501 },
      { kind: 'total-differs', total: 499, sent: 503 },
    ])
  },
  { ...open, tenant: (cornerShop().tenant ?? []).map(row => ({ ...row, cash_step: 5 })) },
)

test(
  'what was paid by the old smallest coin is paid, less than that is not',
  async (t, store) => {
    // 4.99 in cash was 4.99, and is 5.00 today.
    t.match(await store.done('sales.complete', replay(1)), {
      total: 499,
      rounding: 0,
      change: 0,
      review: undefined,
    })
    await store.refuses([
      ['not-paid-in-full', 'sales.complete', replay(2, { tenders: cash(495) })],
      ['cash-not-in-coins', 'sales.complete', replay(2, { occurred_at: undefined })],
    ])
  },
  { ...open, tenant: (cornerShop().tenant ?? []).map(row => ({ ...row, cash_step: 5 })) },
)

test(
  'what was sold while the box was away is its seller’s, whoever is signed in as it arrives',
  async (t, store) => {
    const discounts = [{ kind: 'percent', rate: 200_000 }]
    const sold = { discounts, total: 399, tenders: cash(399), sold_by: shop.cashier }
    await store.done('sales.complete', replay(1, sold), manager)
    await store.done('sales.complete', replay(2, { ...sold, sold_by: testId(99, 1) }), manager)
    await store.done('sales.complete', replay(3, { ...sold, occurred_at: undefined }), manager)
    const named = { ...sold, sold_by: shop.manager }
    await store.done('sales.complete', replay(4, named), cashier)
    t.match(await store.rows('sale'), [
      { user_id: shop.cashier },
      { user_id: shop.manager },
      { user_id: shop.manager },
      { user_id: shop.manager },
    ])
    t.match(
      (await store.rows('review')).map(({ sale_id, kind }) => [sale_id, kind]),
      [
        [testId(30, 1), 'discount-over-limit'],
        [testId(30, 4), 'discount-over-limit'],
      ],
      'a cashier may give 10 %, and no more by naming a manager',
    )
  },
  open,
)

test(
  'a price that a till made up is listed with what the shop would have asked for, whoever sold',
  async (t, store) => {
    const lines = [{ variant_id: shop.coffee, quantity: 2_000, unit_price: 0 }]
    await store.done('sales.complete', replay(1, { lines, total: 0, tenders: [] }), cashier)
    // He may change prices; a price of yesterday is none that he chose.
    await store.done('sales.complete', replay(2, { lines, total: 0, tenders: [] }))
    const listed = {
      kind: 'total-differs',
      unit_price: 499,
      total: 0,
      shop_total: 998,
      difference: -998,
    }
    t.match(details(await store.rows('review')), [listed, listed])
  },
  open,
)

test(
  'a replay to a customer whom nobody knows is taken, and somebody looks at it',
  async (t, store) => {
    const customer_id = testId(99, 9)
    await store.done('sales.complete', replay(1, { customer_id }))
    t.match(details(await store.rows('review')), [{ kind: 'customer-unknown', customer_id }])
    await store.refuses([
      ['customer-unknown', 'sales.complete', replay(2, { customer_id, occurred_at: undefined })],
    ])
  },
  open,
)

test(
  'a replay with several faults is listed for each of them, and for a changed price once',
  async (t, store) => {
    const half = { discounts: [{ kind: 'percent', rate: 500_000 }] }
    const lines = [{ variant_id: shop.coffee, quantity: 1_000, unit_price: 300, ...half }]
    const reply = await store.done(
      'sales.complete',
      replay(1, { lines, total: 100, tenders: cash(100) }),
      callerOf(shop.cashier, ['sales.complete'], 100_000),
    )
    t.match(reply, { total: 150, price_difference: -50 })
    t.same(reply.review, ['total-differs', 'discount-over-limit'])
    t.match(
      details(await store.rows('review')).find(({ kind }) => kind === 'total-differs'),
      {
        code: 'price-changed',
        unit_price: 499,
        total: 150,
        sent: 100,
      },
    )
  },
  open,
)

test(
  'however old it is, a sale that happened is taken',
  async (t, store) => {
    for (const [index, at] of [0, 1, NOW - 400 * 24 * HOUR_MS, NOW + 24 * HOUR_MS].entries()) {
      const lines = [{ variant_id: shop.coffee, quantity: 1_000, unit_price: 499 }]
      const reply = await store.done(
        'sales.complete',
        replay(index + 1, { occurred_at: at, lines }),
      )
      t.match(reply, { total: 499 })
    }
    t.same(
      (await store.rows('sale')).map(({ offline }) => offline),
      [1, 1, 1, 1],
      'and says that it was sold without the server',
    )
    await store.refuses([
      ['input-invalid', 'sales.complete', replay(9, { offline: true })],
      ['input-invalid', 'sales.complete', replay(9, { occurred_at: -1 })],
    ])
  },
  open,
)

t.test('a till whose line stood at that moment was not cut off: somebody looks', async t => {
  const store = aStore(t, { ...cornerShop(), till_session: [openSession()] })
  const asked: unknown[] = []
  store.kernel.watchLinks((till, at) => {
    asked.push([till, at])
    return at > NOW - HOUR_MS
  })
  const stood = store.run('sales.complete', replay(1, { occurred_at: NOW - 60_000 }))
  t.same(stood.reply['review'], ['till-was-connected'], 'also when all its figures are right')
  const wrong = store.run('sales.complete', replay(2, { occurred_at: NOW + 5_000, total: 400 }))
  t.same(wrong.reply['review'], ['total-differs', 'till-was-connected'])
  t.same(asked, [
    [shop.till, NOW - 60_000],
    [shop.till, NOW],
  ])
  t.match(details(store.rows('review')), [
    { kind: 'till-was-connected', occurred_at: NOW - 60_000, received_at: NOW },
    { kind: 'total-differs' },
    { kind: 'till-was-connected' },
  ])
  const away = store.run('sales.complete', replay(3))
  t.equal(away.reply['review'], undefined, 'one that was away is believed')
  const now = store.run('sales.complete', replay(4, { occurred_at: undefined }))
  t.equal(now.reply['review'], undefined)
})
