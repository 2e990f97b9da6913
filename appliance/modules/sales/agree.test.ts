// What a customer is told stands until it is paid, whatever head office changes meanwhile.
import t from 'tap'
import { onBothEngines, rowLike, type Shop, withMore } from '#appliance/a-shop.ts'
import { callerOf, NOW, openSession, shop, testId } from '#appliance/kernel/a-store.ts'
import type { Row } from '#schema/index.ts'

const test = await onBothEngines(t)
const till_session_id = openSession().id
const open = { till_session: [openSession()] }
const SALE = testId(30, 1)
const BLOCKED = testId(10, 6)
const MINUTE_MS = 60_000
/** A card paid a part of it. */
const charged: Row<'card_payment'> = {
  id: testId(31, 1),
  tenant_id: shop.tenant_id,
  store_id: shop.store_id,
  sale_id: SALE,
  till_id: shop.till,
  device_id: shop.terminal,
  amount: 400,
  state: 'approved',
  auth_code: null,
  scheme: null,
  last4: null,
  message: null,
  terminal_ref: null,
  terminal_before: null,
  requested_at: NOW,
  finished_at: NOW,
}
/** What the corner shop asks for a can. */
const CAN = 120
const coffee = { variant_id: shop.coffee, quantity: 1_000 }

/** One coffee, told at 4.99. */
const told = (more = {}) => ({
  sale_id: SALE,
  till_session_id,
  lines: [coffee],
  total: 499,
  ...more,
})
const paid = (more = {}) => told({ tenders: [{ kind: 'cash', amount: 499 }], ...more })

/** From the next minute on the coffee costs another price. */
const priceBecomes = async (store: Shop, amount: number) => {
  const starts_at = NOW + MINUTE_MS
  const price = { id: testId(12, 99), variant_id: shop.coffee, amount, starts_at, ends_at: null }
  await store.given({ price: [rowLike('price', price)] })
  store.later(MINUTE_MS)
}

for (const { name, amount } of [
  { name: 'dearer', amount: 599 },
  { name: 'cheaper', amount: 399 },
])
  test(
    `goods that become ${name} while the money is counted cost what the customer was told`,
    async (t, store) => {
      t.same(await store.done('sales.agree', told()), { total: 499 })
      await priceBecomes(store, amount)
      t.match(await store.done('sales.complete', paid()), {
        total: 499,
        change: 0,
        price_difference: 0,
        review: undefined,
      })
      t.match(await store.rows('sale_line'), [{ unit_price: 499, list_price: 499, discount: 0 }])
      t.same(await store.rows('sale_agreement'), [], 'it has served')
      t.match(
        await store.run('sales.complete', paid({ sale_id: testId(30, 2) })),
        { refused: 'total-differs', data: { total: amount } },
        'the next customer pays the new price',
      )
    },
    open,
  )

test(
  'nobody is told a price that the shop does not ask for',
  async (t, store) => {
    const made = { lines: [{ ...coffee, unit_price: 1 }], total: 1 }
    t.match(await store.run('sales.agree', told(made)), {
      refused: 'total-differs',
      data: { total: 499, sent: 1 },
    })
    t.same(await store.rows('sale_agreement'), [])
    await store.done('sales.agree', told({ lines: [{ ...coffee, unit_price: 1 }] }))
    await priceBecomes(store, 599)
    const own = callerOf(shop.cashier, ['sales.complete'], 0)
    await store.refuses([
      ['price-changed', 'sales.complete', paid({ ...made, tenders: [] }), own],
      [
        'price-changed',
        'sales.complete',
        paid({ lines: [{ ...coffee, unit_price: 498 }], total: 498 }),
        own,
      ],
      ['total-differs', 'sales.complete', paid({ total: 498 })],
    ])
  },
  open,
)

test(
  'a price that has changed unheard is said before any money is taken',
  async (t, store) => {
    await priceBecomes(store, 599)
    t.match(await store.run('sales.agree', told()), {
      refused: 'total-differs',
      data: { total: 599, sent: 499 },
    })
    t.same(await store.done('sales.agree', told({ total: 599 })), { total: 599 })
  },
  open,
)

test(
  'what was told half an hour ago, or to another customer, does not stand',
  async (t, store) => {
    await store.done('sales.agree', told())
    await priceBecomes(store, 599)
    await store.refuses([['total-differs', 'sales.complete', paid({ customer_id: shop.customer })]])
    store.later(30 * MINUTE_MS)
    await store.refuses([['total-differs', 'sales.complete', paid()]])
    await store.done('sales.agree', told({ total: 599 }))
    t.match(await store.rows('sale_agreement'), [{ total: 599 }], 'told again, it is the new price')
  },
  open,
)

test(
  'what a card was charged by stands until the sale is paid; goods that came since cost what they cost now',
  async (t, store) => {
    await store.done('sales.agree', told())
    await store.given({ card_payment: [charged] })
    await priceBecomes(store, 399)
    store.later(45 * MINUTE_MS)
    const can = { variant_id: shop.can, quantity: 1_000 }
    const both = { lines: [coffee, can], total: 499 + CAN }
    t.same(await store.done('sales.agree', told(both)), { total: 499 + CAN })
    const tenders = [
      { kind: 'card', amount: 400, reference: testId(31, 1) },
      { kind: 'cash', amount: 99 + CAN },
    ]
    t.match(await store.done('sales.complete', told({ ...both, tenders })), {
      total: 499 + CAN,
      price_difference: 0,
      review: undefined,
    })
  },
  open,
)

test(
  'a sale that was cut off after its customer was told the total is not doubted for its prices',
  async (t, store) => {
    await store.done('sales.agree', told())
    await priceBecomes(store, 599)
    const occurred_at = store.now()
    store.later(60 * MINUTE_MS)
    const lines = [{ ...coffee, unit_price: 499 }]
    t.match(await store.done('sales.complete', paid({ lines, occurred_at })), {
      total: 499,
      price_difference: 0,
      review: undefined,
    })
  },
  open,
)

test(
  'what cannot be sold is not agreed on',
  async (_t, store) => {
    const one = (line: object) => told({ lines: [line] })
    await store.refuses([
      ['till-session-unknown', 'sales.agree', told({ till_session_id: testId(20, 9) })],
      ['till-session-closed', 'sales.agree', told({ till_session_id: testId(20, 2) })],
      ['session-of-another-till', 'sales.agree', told({ till_session_id: testId(20, 3) })],
      ['customer-unknown', 'sales.agree', told({ customer_id: testId(99, 1) })],
      ['coupon-unknown', 'sales.agree', told({ coupon_codes: ['HALF'] })],
      ['product-unknown', 'sales.agree', one({ ...coffee, variant_id: testId(99, 1) })],
      ['product-blocked', 'sales.agree', one({ ...coffee, variant_id: BLOCKED })],
      ['quantity-not-whole', 'sales.agree', one({ ...coffee, quantity: 1_500 })],
      ['input-invalid', 'sales.agree', told({ total: -1 })],
      ['input-invalid', 'sales.agree', told({ tenders: [] })],
      ['not-allowed', 'sales.agree', told(), callerOf(shop.cashier, ['sales.quote'], 0)],
    ])
  },
  {
    variant: withMore('variant', { id: BLOCKED, sku: 'B-1', status: 'blocked' }),
    till_session: [
      openSession(),
      { ...openSession(shop.till, 2), closed_at: NOW, closed_by: shop.manager },
      openSession(shop.till2, 3),
    ],
  },
)
