import fc from 'fast-check'
import t from 'tap'
import { onBothEngines, type Shop } from '#appliance/a-shop.ts'
import {
  callerOf,
  cashier,
  cornerShop,
  heldCoffee,
  manager,
  NOW,
  openSession,
  shop,
  testId,
} from '#appliance/kernel/a-store.ts'
import type { Row } from '#schema/index.ts'

const test = await onBothEngines(t)
const session = openSession().id
const SALE = testId(30, 1)
const BROKEN = testId(37, 9)
const open = { till_session: [openSession(), openSession(shop.till2, 2)] }
const of = <Key extends keyof ReturnType<typeof cornerShop>>(table: Key) =>
  cornerShop()[table] ?? []

const line = (variant_id: string, quantity = 1_000, more = {}) => ({
  variant_id,
  quantity,
  ...more,
})
const cash = (amount: number) => ({ kind: 'cash', amount })
const card = (amount: number, reference = 'slip 7') => ({
  kind: 'card',
  amount,
  ...(reference ? { reference } : {}),
})

/** A sale of one coffee, paid exactly, with what differs. */
const sale = (more = {}) => ({
  sale_id: SALE,
  till_session_id: session,
  lines: [line(shop.coffee)],
  tenders: [cash(499)],
  total: 499,
  ...more,
})

const payment = (
  state: Row<'card_payment'>['state'],
  amount = 499,
  number = 1,
): Row<'card_payment'> => ({
  id: testId(31, number),
  tenant_id: shop.tenant_id,
  store_id: shop.store_id,
  sale_id: SALE,
  till_id: shop.till,
  device_id: shop.terminal,
  amount,
  state,
  auth_code: null,
  scheme: null,
  last4: null,
  message: null,
  terminal_ref: null,
  terminal_before: null,
  requested_at: NOW,
  finished_at: null,
})

/** Signed in at the other till. */
const atTill2 = (caller: typeof cashier) => ({
  ...caller,
  actor: { ...caller.actor, till_id: shop.till2 },
})

const sum = (rows: readonly number[]) => rows.reduce((all, one) => all + one, 0)

/** What must be true of the books at any moment. */
const checkBooks = async (
  t: { same: (a: unknown, b: unknown, why: string) => void; ok: (a: boolean, why: string) => void },
  store: Shop,
) => {
  const [sales, lines, taxes, tenders, moves, levels, jobs] = await Promise.all([
    store.rows('sale'),
    store.rows('sale_line'),
    store.rows('sale_tax'),
    store.rows('tender'),
    store.rows('stock_move'),
    store.rows('stock_level'),
    store.rows('print_job'),
  ])
  for (const { id, total, net, tax, rounding, price_difference } of sales) {
    const mine = lines.filter(({ sale_id }) => sale_id === id)
    const paid = tenders.filter(({ sale_id }) => sale_id === id)
    t.same(
      sum(mine.map(({ gross }) => gross)) + price_difference + rounding,
      sum(paid.map(({ amount }) => amount)),
      'I1: lines, what the till was off, and rounding are the tenders',
    )
    t.same(
      [
        sum(mine.map(row => row.gross)),
        sum(mine.map(row => row.net)),
        sum(mine.map(row => row.tax)),
      ],
      [total, net, tax],
      'the sale is the sum of its lines',
    )
    t.same(
      sum(taxes.filter(({ sale_id }) => sale_id === id).map(({ amount }) => amount)),
      tax,
      'and its taxes the sum of theirs',
    )
    const job = jobs.find(({ sale_id, kind }) => sale_id === id && kind === 'receipt')
    if (job)
      t.ok(
        job.document_json.includes((total / 100).toFixed(2)),
        "I14: the receipt's total is the sale's",
      )
  }
  const byVariant = Object.entries(Object.groupBy(moves, ({ variant_id }) => variant_id))
  t.same(
    levels.map(({ variant_id, quantity }) => [variant_id, quantity]).sort(),
    byVariant
      .map(([variant, rows]) => [variant, sum((rows ?? []).map(({ quantity }) => quantity))])
      .sort(),
    'I3: a level is the sum of its moves',
  )
  const keys = moves.map(({ document_id, line_id, kind }) => `${document_id} ${line_id} ${kind}`)
  t.same(new Set(keys).size, keys.length, 'I4: one move for a line')
}

test(
  'a sale is written with every figure, and its receipt goes to the printer',
  async (t, store) => {
    const lines = [
      line(shop.coffee, 2_000),
      line(shop.can, 3_000),
      line(shop.bread),
      line(shop.tomatoes, 740),
    ]
    const reply = await store.done(
      'sales.complete',
      sale({ lines, total: 1_897, tenders: [cash(2_000)], customer_id: shop.customer }),
    )
    const jobs = await store.rows('print_job')
    t.same(reply, {
      sale_id: SALE,
      receipt_no: 'CS-1-000001',
      total: 1_897,
      rounding: 0,
      price_difference: 0,
      change: 103,
      print_job_id: jobs[0]?.id,
    })
    t.match(await store.rows('sale'), [
      {
        id: SALE,
        till_id: shop.till,
        till_session_id: session,
        kind: 'sale',
        receipt_seq: 1,
        customer_id: shop.customer,
        user_id: shop.cashier,
        lines: 4,
        net: 1_825,
        tax: 72,
        total: 1_897,
        discount: 0,
        rounding: 0,
        change: 103,
        tax_included: 1,
        rounding_mode: 'per_line',
        occurred_at: NOW,
        completed_at: NOW,
        offline: 0,
      },
    ])
    t.match(
      (await store.rows('sale_line')).sort((a, b) => a.position - b.position),
      [
        {
          position: 1,
          variant_id: shop.coffee,
          name: 'Coffee 250 g',
          sku: 'SKU-1',
          unit: 'piece',
          quantity: 2_000,
          unit_price: 499,
          list_price: 499,
          net: 998,
          tax: 0,
          gross: 998,
          discounts_json: '[]',
        },
        { position: 2, quantity: 3_000, net: 300, tax: 60, gross: 360 },
        { position: 3, quantity: 1_000, net: 238, tax: 12, gross: 250 },
        { position: 4, unit: 'kg', quantity: 740, unit_price: 390, net: 289, tax: 0, gross: 289 },
      ],
    )
    t.match(
      (await store.rows('sale_tax'))
        .map(({ rate, base, amount }) => [rate, base, amount])
        .sort((a, b) => Number(b[1]) - Number(a[1])),
      [
        [0, 998, 0],
        [200_000, 300, 60],
        [0, 289, 0],
        [50_000, 238, 12],
      ],
    )
    t.match((await store.rows('tender')).map(({ kind, amount }) => [kind, amount]).sort(), [
      ['cash', 2_000],
      ['change', -103],
    ])
    t.match(jobs, [
      {
        kind: 'receipt',
        state: 'queued',
        attempt: 1,
        device_id: shop.printer,
        key: `receipt:${SALE}`,
      },
    ])
    t.match(
      JSON.parse(jobs[0]?.document_json ?? '').blocks.filter(
        ({ is }: { is: string }) => is === 'drawer',
      ),
      [{ is: 'drawer' }],
      'cash opens the drawer',
    )
    await checkBooks(t, store)
    const receipt = await store.ask('sales.receipt', { sale_id: SALE })
    t.same(
      receipt.document,
      JSON.parse(jobs[0]?.document_json ?? ''),
      'and it can be looked at as it was printed',
    )
    t.match(receipt, {
      sale: { id: SALE },
      lines: { length: 4 },
      tenders: { length: 2 },
      jobs: [{ state: 'queued' }],
    })
    t.match(await store.ask('sales.receipt', { sale_id: testId(99, 1) }), {
      refused: 'sale-unknown',
    })
  },
  open,
)

test(
  'what is scanned is sold: a code, a label with a weight, a label with a price, a pack',
  async (t, store) => {
    const lines = [
      { barcode: '5449000000996', quantity: 2_000 },
      { barcode: '2100417007406', quantity: 1_000 },
      { barcode: '2200417002002', quantity: 1_000 },
      { barcode: '5449000054227', quantity: 1_000 },
    ]
    await store.done(
      'sales.complete',
      sale({ lines, total: 240 + 289 + 200 + 600, tenders: [cash(1_329)] }),
    )
    t.match(
      (await store.rows('sale_line')).sort((a, b) => a.position - b.position),
      [
        { variant_id: shop.can, quantity: 2_000, gross: 240 },
        { variant_id: shop.tomatoes, quantity: 740, gross: 289 },
        { variant_id: shop.tomatoes, quantity: 513, gross: 200 },
        { variant_id: shop.sixPack, quantity: 1_000, gross: 600 },
      ],
    )
    t.match(
      await store.rows('stock_level'),
      [
        { variant_id: shop.can, quantity: -8_000 },
        { variant_id: shop.tomatoes, quantity: -1_253 },
      ],
      'a pack of six takes six',
    )
    await checkBooks(t, store)
    const look = (code: string) => store.ask('catalogue.lookup', { code })
    t.match(await look('5449000000996'), {
      item: { id: shop.can, prices: [{ amount: 120 }] },
      quantity: undefined,
    })
    t.match(await look('2100417007406'), { item: { id: shop.tomatoes }, quantity: 740 })
    t.match(await look('2200417002002'), { item: { id: shop.tomatoes }, label_price: 200 })
    t.match(await look('SKU-5'), { item: { id: shop.bread } })
    t.match(await look('5449000000997'), { item: null, refused: 'wrong-check-digit' })
    t.match(await look('5000000000029'), { item: null, refused: 'barcode-unknown' })
  },
  open,
)

test(
  'a discount within the limit is given, by rate, by amount, on a line and on the sale',
  async (t, store) => {
    const percent = (rate: number) => ({ kind: 'percent', rate, reason: 'dented' })
    const cases = [
      [
        sale({ lines: [line(shop.coffee, 1_000, { discounts: [percent(100_000)] })], total: 449 }),
        50,
      ],
      [
        sale({
          lines: [line(shop.coffee, 1_000, { discounts: [{ kind: 'amount', amount: 50 }] })],
          total: 449,
        }),
        50,
      ],
      [
        sale({
          discounts: [percent(100_000)],
          lines: [line(shop.coffee), line(shop.can, 5_000)],
          total: 989,
        }),
        110,
      ],
    ] as const
    for (const [index, [input, discount]] of cases.entries()) {
      const sale_id = testId(32, index)
      await store.done('sales.complete', { ...input, sale_id, tenders: [cash(1_000)] })
      const [row] = (await store.rows('sale')).filter(({ id }) => id === sale_id)
      t.equal(row?.discount, discount)
    }
    const [discounted] = (await store.rows('sale_line')).filter(
      ({ sale_id }) => sale_id === testId(32, 0),
    )
    t.match(JSON.parse(discounted?.discounts_json ?? ''), [
      { rule: 'manual', kind: 'percent', amount: 50, reason: 'dented' },
    ])
    await checkBooks(t, store)
    const over = (rate: number, total: number) =>
      sale({ lines: [line(shop.coffee, 1_000, { discounts: [percent(rate)] })], total })
    await store.refuses([
      ['discount-over-limit', 'sales.complete', over(110_000, 444)],
      [
        'discount-over-limit',
        'sales.complete',
        sale({
          lines: [line(shop.coffee, 1_000, { discounts: [{ kind: 'amount', amount: 51 }] })],
          total: 448,
        }),
      ],
      [
        'discount-over-limit',
        'sales.complete',
        sale({
          lines: [line(shop.coffee, 1_000, { discounts: [percent(100_000), percent(10_000)] })],
          total: 445,
        }),
      ],
    ])
    await store.done('sales.complete', over(500_000, 250), manager)
  },
  open,
)

test(
  'a customer with a list of his own pays its prices',
  async (t, store) => {
    await store.done(
      'sales.complete',
      sale({ customer_id: shop.customer, total: 450, tenders: [cash(450)] }),
    )
    await store.done(
      'sales.complete',
      sale({
        sale_id: testId(30, 2),
        customer_id: shop.customer,
        lines: [line(shop.can)],
        total: 120,
        tenders: [cash(120)],
      }),
    )
    t.match(
      (await store.rows('sale')).map(({ total }) => total).sort(),
      [120, 450],
      'and the shelf price where his has none',
    )
  },
  {
    ...open,
    customer: of('customer').map(row => ({ ...row, price_list_id: shop.trade })),
    price: [
      ...of('price'),
      {
        id: testId(15, 90),
        tenant_id: shop.tenant_id,
        price_list_id: shop.trade,
        variant_id: shop.coffee,
        amount: 450,
        starts_at: null,
        ends_at: null,
      },
    ],
  },
)

test(
  'receipt numbers have no gap, each till its own, whatever was refused between',
  async (t, store) => {
    const sell = (number: number, till_session_id: string, total = 499, as = cashier) =>
      store.run('sales.complete', sale({ sale_id: testId(33, number), till_session_id, total }), as)
    await sell(1, session)
    await sell(2, openSession(shop.till2, 2).id, 499, atTill2(cashier))
    await sell(3, session, 498)
    await sell(4, session)
    await Promise.all([5, 6, 7].map(number => sell(number, session)))
    const numbers = (await store.rows('sale')).map(({ receipt_no }) => receipt_no).sort()
    t.same(numbers, [
      'CS-1-000001',
      'CS-1-000002',
      'CS-1-000003',
      'CS-1-000004',
      'CS-1-000005',
      'CS-2-000001',
    ])
  },
  open,
)

test(
  'paid by card and cash, with change out of the cash',
  async (t, store) => {
    const reply = await store.done(
      'sales.complete',
      sale({
        lines: [line(shop.coffee, 2_000)],
        total: 998,
        tenders: [card(499, testId(31, 1)), cash(500)],
      }),
    )
    t.equal(reply.change, 1)
    t.match(
      (await store.rows('tender'))
        .map(({ kind, amount, reference }) => [kind, amount, reference])
        .sort(),
      [
        ['card', 499, testId(31, 1)],
        ['cash', 500, null],
        ['change', -1, null],
      ],
    )
    await checkBooks(t, store)
  },
  { ...open, card_payment: [payment('approved')] },
)

test(
  'a payment that only a slip speaks of pays its sale, and is listed',
  async (t, store) => {
    await store.refuses([
      [
        'card-not-approved',
        'sales.complete',
        sale({ tenders: [card(498, testId(31, 1)), cash(1)] }),
      ],
      ['card-not-approved', 'sales.complete', sale({ tenders: [card(499, testId(31, 2))] })],
    ])
    const reply = await store.done('sales.complete', sale({ tenders: [card(499, testId(31, 1))] }))
    t.match(reply, { total: 499, review: ['payment-unproven'] })
    const [review] = await store.rows('review')
    t.match(review, { kind: 'payment-unproven', sale_id: SALE })
    t.match(review?.detail_json, testId(31, 1))
  },
  {
    ...open,
    card_payment: [payment('paid-by-hand'), payment('unpaid-by-hand', 499, 2)],
  },
)

test(
  'cash is rounded to the smallest coin there is, a card is not',
  async (t, store) => {
    const paid = await store.done('sales.complete', sale({ tenders: [cash(1_000)] }))
    t.match(paid, { total: 499, rounding: 1, change: 500 })
    const by = await store.done(
      'sales.complete',
      sale({ sale_id: testId(30, 2), tenders: [card(499)] }),
    )
    t.match(by, { total: 499, rounding: 0, change: 0 })
    const split = await store.done(
      'sales.complete',
      sale({
        sale_id: testId(30, 3),
        lines: [line(shop.coffee, 2_000)],
        total: 998,
        tenders: [card(500), cash(500)],
      }),
    )
    t.match(split, { rounding: 2, change: 0 })
    const rest = sale({
      sale_id: testId(30, 4),
      lines: [line(shop.coffee, 2_000)],
      total: 998,
      tenders: [card(996), cash(0)],
    })
    t.match(await store.done('sales.complete', rest), { rounding: -2, change: 0 }, 'no coin is due')
    const no = (sale_id: string, ...tenders: object[]) => sale({ sale_id, tenders })
    await store.refuses([
      ['cash-not-in-coins', 'sales.complete', no(testId(30, 5), cash(502))],
      ['not-paid-in-full', 'sales.complete', no(testId(30, 5), cash(0))],
      ['input-invalid', 'sales.complete', no(testId(30, 5), card(0), cash(500))],
    ])
    await checkBooks(t, store)
  },
  { ...open, tenant: of('tenant').map(row => ({ ...row, cash_step: 5 })) },
)

test(
  'a sale that can not be sold this way',
  async (t, store) => {
    await store.done(
      'sales.complete',
      sale({
        sale_id: testId(30, 9),
        lines: [line(shop.coffee, 1_000, { line_id: testId(34, 9) })],
      }),
    )
    const one = (given: object) => sale({ lines: [given] })
    const closed = openSession(shop.till, 3).id
    const huge = { unit_price: 99_999_999_999 }
    await store.refuses([
      ['not-allowed', 'sales.complete', sale(), callerOf(shop.cashier, ['sale.read'], 0)],
      [
        'sale-already-completed',
        'sales.complete',
        sale({
          sale_id: testId(30, 9),
          lines: [line(shop.coffee, 1_000, { line_id: testId(34, 9) })],
        }),
      ],
      ['sale-id-taken', 'sales.complete', sale({ sale_id: testId(30, 9), total: 498 })],
      [
        'sale-id-taken',
        'sales.complete',
        sale({
          sale_id: testId(30, 9),
          lines: [line(shop.coffee, 1_000, { line_id: testId(34, 8) })],
        }),
      ],
      ['session-of-another-till', 'sales.complete', sale(), atTill2(cashier)],
      ['till-session-unknown', 'sales.complete', sale({ till_session_id: testId(99, 1) })],
      ['till-session-closed', 'sales.complete', sale({ till_session_id: closed })],
      ['customer-unknown', 'sales.complete', sale({ customer_id: testId(99, 1) })],
      ['coupon-unknown', 'sales.complete', sale({ coupon_codes: ['FREE'] })],
      [
        'line-twice',
        'sales.complete',
        sale({
          lines: [
            line(shop.coffee, 1_000, { line_id: SALE }),
            line(shop.can, 1_000, { line_id: SALE }),
          ],
        }),
      ],
      [
        'not-unique',
        'sales.complete',
        {
          ...one(line(shop.coffee, 1_000, { line_id: testId(34, 9) })),
          tenders: [card(499, testId(31, 3))],
        },
      ],
      ['line-without-product', 'sales.complete', one({ quantity: 1_000 })],
      ['product-unknown', 'sales.complete', one(line(testId(99, 1)))],
      ['product-blocked', 'sales.complete', one(line(testId(10, 6)))],
      ['product-recalled', 'sales.complete', one(line(testId(10, 7)))],
      ['price-missing', 'sales.complete', one(line(testId(10, 8)))],
      [
        'price-missing',
        'sales.complete',
        sale({ lines: [line(testId(10, 8), 1_000, { unit_price: 1 })], total: 1 }),
        callerOf(shop.cashier, ['sales.complete'], 0),
      ],
      ['barcode-unknown', 'sales.complete', one({ barcode: '5000000000029', quantity: 1_000 })],
      ['wrong-check-digit', 'sales.complete', one({ barcode: '5449000000997', quantity: 1_000 })],
      ['wrong-check-digit', 'sales.complete', one({ barcode: '2100417007407', quantity: 1_000 })],
      ['empty-label', 'sales.complete', one({ barcode: '2100417000001', quantity: 1_000 })],
      [
        'looks-like-a-card',
        'sales.complete',
        one({ barcode: '4111111111111111', quantity: 1_000 }),
      ],
      ['quantity-not-positive', 'sales.complete', one(line(shop.coffee, 0))],
      ['quantity-not-positive', 'sales.complete', one(line(shop.coffee, -1_000))],
      ['quantity-not-whole', 'sales.complete', one(line(shop.coffee, 1_500))],
      [
        'price-changed',
        'sales.complete',
        sale({ lines: [line(shop.coffee, 1_000, { unit_price: 1 })], total: 1 }),
        callerOf(shop.cashier, ['sales.complete'], 0),
      ],
      ['total-differs', 'sales.complete', sale({ total: 498 })],
      [
        'amount-too-large',
        'sales.complete',
        sale({ lines: Array(20).fill(line(shop.coffee, 9_999_000, huge)) }),
        manager,
      ],
      ['not-paid-in-full', 'sales.complete', sale({ tenders: [cash(498)] })],
      ['not-paid-in-full', 'sales.complete', sale({ tenders: [] })],
      ['card-over-total', 'sales.complete', sale({ tenders: [card(500)] })],
      ['card-not-approved', 'sales.complete', sale({ tenders: [card(499, testId(31, 1))] })],
      ['card-not-approved', 'sales.complete', sale({ tenders: [card(499, testId(31, 2))] })],
      [
        'card-not-approved',
        'sales.complete',
        sale({ tenders: [card(400, testId(31, 3)), cash(99)] }),
      ],
      ['card-not-approved', 'sales.complete', sale({ tenders: [{ kind: 'card', amount: 499 }] })],
      ['card-payment-unused', 'sales.complete', sale({ tenders: [cash(500)] })],
      ['card-payment-unused', 'sales.complete', sale({ tenders: [card(499)] })],
      [
        'card-not-approved',
        'sales.complete',
        sale({
          lines: [line(shop.coffee, 2_000)],
          total: 998,
          tenders: [card(499, testId(31, 3)), card(499, testId(31, 3))],
        }),
      ],
      ['input-invalid', 'sales.complete', one(line(shop.coffee, 2 ** 53))],
      ['input-invalid', 'sales.complete', one(line(shop.coffee, 1_000, { unit_price: '4.99' }))],
      ['input-invalid', 'sales.complete', one(line(shop.coffee, 1_000, { price: 1 }))],
      ['input-invalid', 'sales.complete', sale({ lines: [] })],
      ['input-invalid', 'sales.complete', sale({ total: -499, occurred_at: NOW })],
      ['input-invalid', 'sales.complete', sale({ tenders: [cash(-499)] })],
      [
        'input-invalid',
        'sales.complete',
        sale({ tenders: [{ ...card(499), reference: 'a\u0000b' }] }),
      ],
      ['input-invalid', 'sales.complete', sale({ sale_id: 'SALE' })],
    ])
    const { data } = await store.run('sales.complete', sale({ total: 498 }))
    t.same(data, { total: 499, sent: 498 }, 'the answer carries the right total')
    const own = callerOf(shop.cashier, ['sales.complete'], 0)
    const price = await store.run(
      'sales.complete',
      sale({ lines: [line(shop.coffee, 1_000, { unit_price: 1 })], total: 1 }),
      own,
    )
    t.match(price.data, { line: 0, unit_price: 499 })
  },
  {
    till_session: [
      openSession(),
      {
        ...openSession(shop.till, 3),
        z_no: 3,
        closed_at: NOW,
        closed_by: shop.cashier,
        expected_json: '{}',
        counted_json: '{}',
        difference: 0,
      },
    ],
    card_payment: [payment('declined'), payment('no-answer', 499, 2), payment('approved', 499, 3)],
    product: [
      ...of('product'),
      ...(['blocked', 'recalled', 'active'] as const).map(
        (status, index) =>
          ({
            ...of('product')[0],
            id: testId(9, 6 + index),
            name: status,
            status,
          }) as Row<'product'>,
      ),
    ],
    variant: [
      ...of('variant'),
      ...[6, 7, 8].map(
        number =>
          ({
            ...of('variant')[0],
            id: testId(10, number),
            product_id: testId(9, number),
            sku: `SKU-${number}`,
          }) as Row<'variant'>,
      ),
    ],
  },
)

test(
  'what was sold while the box was away is taken as it was, and what is odd is listed for review',
  async (t, store) => {
    const occurred_at = NOW - 3_600_000
    const offline = (number: number, more: object) =>
      sale({ sale_id: testId(30, number), occurred_at, ...more })
    const old = offline(1, {
      lines: [line(shop.coffee, 1_000, { unit_price: 459 })],
      total: 459,
      tenders: [cash(500)],
    })
    const reply = await store.done(
      'sales.complete',
      old,
      callerOf(shop.cashier, ['sales.complete'], 0),
    )
    t.match(
      reply,
      { total: 459, change: 41, review: ['total-differs'], print_job_id: undefined },
      'no receipt an hour later',
    )
    const agreed = await store.done(
      'sales.complete',
      offline(2, { total: 480, tenders: [cash(480)] }),
    )
    t.match(
      agreed,
      { total: 499, price_difference: -19, rounding: 0, change: 0, review: ['total-differs'] },
      'the customer paid what the till showed',
    )
    const closed = openSession(shop.till, 3).id
    const late = await store.done('sales.complete', offline(3, { till_session_id: closed }))
    t.match(late, { review: ['session-closed'] })
    const gone = [line(testId(99, 1), 1_000, { unit_price: 300 }), line(testId(10, 6))]
    const unknown = await store.done(
      'sales.complete',
      offline(4, { lines: gone, total: 799, tenders: [cash(799)] }),
    )
    t.same(unknown.review, ['product-not-sellable', 'product-not-sellable'])
    const generous = [line(shop.coffee, 1_000, { discounts: [{ kind: 'percent', rate: 500_000 }] })]
    t.match(
      await store.done(
        'sales.complete',
        offline(5, { lines: generous, total: 250, tenders: [cash(250)] }),
      ),
      { review: ['discount-over-limit'] },
    )
    const unproven = await store.done(
      'sales.complete',
      offline(6, { sale_id: SALE.replace('30', '31'), tenders: [card(499, testId(31, 1))] }),
    )
    t.match(unproven, { review: ['payment-unproven'] })
    t.match(await store.done('sales.complete', offline(7, { customer_id: testId(99, 1) })), {
      review: ['customer-unknown'],
    })
    const before = await store.done(
      'sales.complete',
      offline(8, { lines: [line(shop.bread)], total: 200, tenders: [cash(200)] }),
    )
    t.match(
      before,
      { total: 200, review: undefined },
      'at the price of that moment, which has changed since',
    )
    t.match(await store.rows('sale'), [{ offline: 1, occurred_at, completed_at: NOW }])
    await checkBooks(t, store)
    const reviews = await store.rows('review')
    t.equal(reviews.length, 8)
    const review_id = reviews[0]?.id
    await store.done('reviews.settle', { review_id, note: 'old shelf label' }, manager)
    const settled = (await store.rows('review')).find(({ id }) => id === review_id)
    t.match(settled, {
      status: 'done',
      done_by: shop.manager,
      done_at: NOW,
      note: 'old shelf label',
    })
    await store.refuses([
      ['already-done', 'reviews.settle', { review_id }, manager],
      ['review-unknown', 'reviews.settle', { review_id: testId(99, 1) }, manager],
      ['not-allowed', 'reviews.settle', { review_id: reviews[1]?.id }, cashier],
      ['till-session-unknown', 'sales.complete', offline(9, { till_session_id: testId(99, 1) })],
      ['product-unknown', 'sales.complete', offline(9, { lines: [line(testId(99, 1))] })],
      ['sale-id-taken', 'sales.complete', offline(1, {})],
    ])
  },
  {
    till_session: [
      openSession(),
      {
        ...openSession(shop.till, 3),
        z_no: 3,
        closed_at: NOW,
        closed_by: shop.cashier,
        expected_json: '{}',
        counted_json: '{}',
        difference: 0,
      },
    ],
    card_payment: [{ ...payment('no-answer'), sale_id: SALE.replace('30', '31') }],
    product: [
      ...of('product'),
      { ...of('product')[0], id: testId(9, 6), status: 'recalled' } as Row<'product'>,
    ],
    variant: [
      ...of('variant'),
      {
        ...of('variant')[0],
        id: testId(10, 6),
        product_id: testId(9, 6),
        sku: 'SKU-6',
      } as Row<'variant'>,
    ],
    price: [
      ...of('price').map(row =>
        row.variant_id === shop.bread ? { ...row, starts_at: NOW - 60_000 } : row,
      ),
      {
        ...of('price')[0],
        id: testId(15, 80),
        variant_id: shop.bread,
        amount: 200,
        ends_at: NOW - 60_000,
      } as Row<'price'>,
      { ...of('price')[0], id: testId(15, 81), variant_id: testId(10, 6) } as Row<'price'>,
    ],
  },
)

test('a quote says what the sale will cost, and writes nothing', async (t, store) => {
  const lines = [line(shop.can, 3_000), { barcode: '2100417007406', quantity: 1_000 }]
  const quote = (more = {}) => store.ask('sales.quote', { lines, ...more })
  t.match(await quote(), {
    total: 649,
    net: 589,
    tax: 60,
    list: 649,
    discount: 0,
    lines: [
      {
        variant_id: shop.can,
        name: 'Cola can',
        gross: 360,
        tax: 60,
        taxes: [{ rate: 200_000, base: 300, amount: 60 }],
      },
      { quantity: 740, gross: 289 },
    ],
    trace: undefined,
  })
  t.match(await quote({ tax_mode: 'excluded' }), { total: 721, net: 649, tax: 72 })
  t.match((await quote({ trace: '1' })).trace, [{ step: 'list', line: 0 }])
  t.match(await quote({ discounts: [{ kind: 'percent', rate: 500_000 }] }), {
    total: 325,
    discount: 324,
  })
  t.match(await quote({ customer_id: testId(99, 1) }), { refused: 'customer-unknown' })
  t.match(await quote({ store_id: testId(99, 1) }), { refused: 'store-unknown' })
  t.match(await quote({ coupon_codes: ['FREE'] }), { refused: 'coupon-unknown' })
  t.match(
    await store.ask('sales.quote', {
      lines: Array(20).fill(line(shop.can, 9_999_000, { unit_price: 99_999_999_999 })),
    }),
    { refused: 'amount-too-large' },
  )
  t.same(await store.rows('audit'), [])
})

test(
  'whatever is sold, the quote is the total and the books stay right',
  async (t, store) => {
    const variants = [shop.coffee, shop.can, shop.sixPack, shop.bread]
    const baskets = fc.array(
      fc.record({
        variant_id: fc.constantFrom(...variants),
        quantity: fc.integer({ min: 1, max: 9 }).map(pieces => pieces * 1_000),
        discounts: fc.array(
          fc.record({ kind: fc.constant('percent'), rate: fc.integer({ min: 0, max: 100_000 }) }),
          { maxLength: 1 },
        ),
      }),
      { minLength: 1, maxLength: 5 },
    )
    for (const [index, lines] of fc.sample(baskets, { numRuns: 12, seed: 7 }).entries()) {
      const { total } = await store.ask('sales.quote', { lines })
      const reply = await store.done(
        'sales.complete',
        sale({ sale_id: testId(36, index), lines, total, tenders: [cash(total + index)] }),
        manager,
      )
      t.match(reply, { total, change: index })
    }
    await checkBooks(t, store)
  },
  open,
)

test('a held sale goes on at another till, and only at one', async (t, store) => {
  const held = {
    parked_sale_id: testId(37, 1),
    till_id: shop.till,
    label: 'Hana',
    lines_json: JSON.stringify(heldCoffee),
    total: 499,
    customer_id: shop.customer,
  }
  await store.done('sales.park', held)
  t.match(await store.rows('parked_sale'), [
    { till_id: shop.till, user_id: shop.cashier, resumed_at: null, parked_at: NOW },
  ])
  await store.refuses([
    ['already-held', 'sales.park', held],
    [
      'till-unknown',
      'sales.park',
      { ...held, parked_sale_id: testId(37, 2), till_id: testId(99, 1) },
    ],
    ['input-invalid', 'sales.park', { ...held, parked_sale_id: testId(37, 2), lines_json: '[' }],
    [
      'not-allowed',
      'sales.park',
      { ...held, parked_sale_id: testId(37, 2) },
      callerOf(shop.cashier, [], 0),
    ],
    ['held-sale-unknown', 'sales.resume', { parked_sale_id: testId(99, 1), till_id: shop.till2 }],
    ['till-unknown', 'sales.resume', { parked_sale_id: testId(37, 1), till_id: testId(99, 1) }],
  ])
  const tills = [shop.till, shop.till2, shop.till, shop.till2]
  const race = await Promise.all(
    tills.map(till_id => store.run('sales.resume', { parked_sale_id: testId(37, 1), till_id })),
  )
  const won = race.filter(({ refused }) => refused === null)
  t.equal(won.length, 1)
  t.same(won[0]?.reply, {
    lines_json: held.lines_json,
    customer_id: shop.customer,
    label: 'Hana',
    total: 499,
  })
  const lost = race.find(({ refused }) => refused !== null)
  const [row] = await store.rows('parked_sale')
  t.match(lost, { refused: 'already-resumed', data: { by_till_id: row?.resumed_by_till_id } })
  await store.refuses([
    ['already-resumed', 'sales.resume', { parked_sale_id: testId(37, 1), till_id: shop.till }],
  ])
})

test(
  'a held sale at an invented price is sold at the shop’s, or not at all',
  async (t, store) => {
    const [coffee] = heldCoffee.lines
    const lines = [{ ...coffee, name: 'Almost free', unitPrice: 1 }]
    await store.done('sales.park', {
      parked_sale_id: testId(37, 3),
      till_id: shop.till,
      lines_json: JSON.stringify({ ...heldCoffee, lines }),
      total: 1,
    })
    await store.done('sales.resume', { parked_sale_id: testId(37, 3), till_id: shop.till2 })
    const priced = { lines: [line(shop.coffee, 1_000, { unit_price: 1 })], total: 1 }
    const tenders = [cash(1)]
    const unpriced = { lines: [line(shop.coffee)], tenders }
    await store.refuses([
      ['price-changed', 'sales.complete', sale({ ...priced, tenders })],
      ['total-differs', 'sales.complete', sale({ ...unpriced, total: 1 })],
      ['total-differs', 'sales.complete', sale({ ...unpriced, total: 1 }), manager],
    ])
  },
  open,
)

test(
  'a cent on a card buys nobody a price that the shop did not ask for',
  async (t, store) => {
    const tenders = [{ kind: 'card', amount: 200, reference: testId(31, 1) }]
    const made = sale({
      lines: [line(shop.coffee, 1_000, { unit_price: 200 })],
      total: 200,
      tenders,
    })
    const half = [{ kind: 'percent', rate: 500_000 }]
    await store.refuses([
      ['price-changed', 'sales.complete', made],
      ['total-differs', 'sales.complete', sale({ total: 200, tenders })],
      [
        'discount-over-limit',
        'sales.complete',
        sale({
          lines: [line(shop.coffee, 1_000, { discounts: half })],
          total: 249,
          tenders: [...tenders, cash(49)],
        }),
      ],
    ])
    t.same(await store.rows('review'), [])
  },
  { ...open, card_payment: [payment('approved', 200)] },
)

test(
  'a slip of the finger is refused: ten thousand of a thing, a fortune in change',
  async (t, store) => {
    const given = (amount: number, more = {}) =>
      sale({ lines: [line(shop.coffee)], total: 499, tenders: [cash(amount)], ...more })
    await store.refuses([
      ['input-invalid', 'sales.complete', sale({ lines: [line(shop.coffee, 10_000_000)] })],
      ['tender-too-large', 'sales.complete', given(100_000_000_000)],
      ['tender-too-large', 'sales.complete', given(50_500)],
    ])
    t.match(await store.done('sales.complete', given(50_499)), { change: 50_000 })
    const offline = given(60_000, { sale_id: testId(30, 2), occurred_at: NOW })
    t.match(
      await store.done('sales.complete', offline),
      { change: 59_501, review: ['payment-unproven'] },
      'what happened is taken, and somebody looks at it',
    )
    t.match(JSON.parse((await store.rows('review'))[0]?.detail_json ?? ''), {
      code: 'tender-too-large',
      most: 50_000,
    })
  },
  open,
)

test(
  'only what a till can go on with is held, and what can not be read is kept',
  async (t, store) => {
    const held = (more: object, lines: object = heldCoffee) => ({
      parked_sale_id: testId(37, 1),
      till_id: shop.till,
      lines_json: JSON.stringify(lines),
      total: 499,
      ...more,
    })
    const [coffee] = heldCoffee.lines
    const line = (more: object) => held({}, { ...heldCoffee, lines: [{ ...coffee, ...more }] })
    const wrong = [
      held({ total: -1 }),
      held({ total: 1.5 }),
      held({ total: 2 ** 50 }),
      held({}, []),
      held({}, { lines: [] }),
      held({}, { ...heldCoffee, lines: [] }),
      held({}, { ...heldCoffee, lines: Array(501).fill(coffee) }),
      held({}, { ...heldCoffee, note: 'x' }),
      held({}, { ...heldCoffee, saleDiscounts: [{ kind: 'gift', rule: 'manual' }] }),
      line({ quantity: 0 }),
      line({ quantity: -1_000 }),
      line({ unitPrice: -1 }),
      line({ unitPrice: '499' }),
      line({ variantId: 'coffee' }),
      line({ name: 'a\u001b@b' }),
      line({ discounts: [{ kind: 'percent', rate: 2_000_000, rule: 'manual' }] }),
    ]
    await store.refuses(wrong.map(input => ['input-invalid', 'sales.park', input] as const))
    const full = held({}, { ...heldCoffee, lines: Array(500).fill(coffee) })
    await store.done('sales.park', full)
    const labelled = { ...coffee, barcode: '0105012345678900\u001d10AB', labelPrice: 250 }
    const customer = { id: shop.customer, name: 'Hana', price_list_id: null }
    await store.done(
      'sales.park',
      held({ parked_sale_id: testId(37, 2) }, { ...heldCoffee, lines: [labelled], customer }),
    )
    await store.refuses([
      ['held-sale-unreadable', 'sales.resume', { parked_sale_id: BROKEN, till_id: shop.till2 }],
    ])
    const row = (await store.rows('parked_sale')).find(({ id }) => id === BROKEN)
    t.match(
      row,
      { lines_json: '{"lines":7}', resumed_at: null },
      'it is still there to be looked at',
    )
  },
  {
    parked_sale: [
      {
        id: BROKEN,
        tenant_id: shop.tenant_id,
        store_id: shop.store_id,
        till_id: shop.till,
        user_id: shop.cashier,
        customer_id: null,
        label: '',
        lines_json: '{"lines":7}',
        total: 100,
        parked_at: NOW,
        resumed_at: null,
        resumed_by_till_id: null,
      },
    ],
  },
)
