// Goods sold by weight: where it came from is kept, and what the scale did not vouch for is not sold.
import t from 'tap'
import { onBothEngines, type Refused, withMore } from '#appliance/a-shop.ts'
import { callerOf, NOW, openSession, shop, testId } from '#appliance/kernel/a-store.ts'
import { checkDigit } from '#schema/rules/barcode.ts'

const test = await onBothEngines(t)
const open = { till_session: [openSession()] }
const SCALE = testId(11, 3)
/** 740 g by a label printer that takes the coffee for loose goods. */
const LABEL_OF_COFFEE = `210050000740${checkDigit('210050000740')}`
/** 2.50 by one that puts prices on it. */
const PRICE_OF_COFFEE = `220050000250${checkDigit('220050000250')}`

/** 412 g of tomatoes with 12 g of packing at 3.90 a kilogram. */
const reading = {
  by: 'scale',
  scale_id: SCALE,
  grams: 424,
  stable: true,
  state: 'stable',
  net: false,
  tare: 12,
}
const sale = (number: number, weighed: object | undefined, more = {}, quantity = 412) => {
  const total = Math.round((390 * quantity) / 1_000)
  return {
    sale_id: testId(30, number),
    till_session_id: openSession().id,
    lines: [{ variant_id: shop.tomatoes, quantity, ...(weighed ? { weighed } : {}) }],
    tenders: [{ kind: 'card', amount: total, reference: 'slip 7' }],
    total,
    ...more,
  }
}

test(
  'a line says whether its weight came from a scale, a label or a hand',
  async (t, store) => {
    await store.done('sales.complete', sale(1, reading))
    await store.done('sales.complete', sale(2, { ...reading, tare: 0, net: true }, {}, 424))
    await store.done('sales.complete', sale(3, { by: 'hand' }))
    await store.done('sales.complete', sale(4, { by: 'label' }))
    await store.done('sales.complete', sale(5, undefined))
    const label = { lines: [{ barcode: '2100417007406', quantity: 1_000 }] }
    await store.done('sales.complete', sale(6, undefined, label, 740))
    await store.done('sales.complete', sale(7, reading, {}, 3 * 412))
    const lines = (await store.rows('sale_line')).toSorted((a, b) =>
      a.sale_id < b.sale_id ? -1 : 1,
    )
    t.same(
      lines.map(({ weighed_by, scale_id, tare, quantity }) => [
        weighed_by,
        scale_id,
        tare,
        quantity,
      ]),
      [
        ['scale', SCALE, 12, 412],
        ['scale', SCALE, 0, 424],
        ['hand', null, 0, 412],
        ['label', null, 0, 412],
        [null, null, 0, 412],
        ['label', null, 0, 740],
        ['scale', SCALE, 12, 1_236],
      ],
    )
  },
  open,
)

test(
  'a weight label on goods that are sold by the piece is refused; sold so while the box was away, it stands',
  async (t, store) => {
    const lines = [{ barcode: LABEL_OF_COFFEE, quantity: 1_000 }]
    const total = Math.round(499 * 0.74)
    const tenders = [{ kind: 'cash', amount: 500 }]
    const sold = sale(1, undefined, { lines, tenders, total })
    await store.refuses([['not-sold-by-weight', 'sales.complete', sold]])
    await store.done('sales.complete', { ...sold, occurred_at: NOW })
    t.match(await store.rows('sale_line'), [{ variant_id: shop.coffee, quantity: 740 }])
    const pieces = { variant_id: shop.coffee, quantity: 500, unit_price: 499 }
    const half = { ...sold, sale_id: testId(30, 2), lines: [pieces], total: 250 }
    await store.refuses([['quantity-not-whole', 'sales.complete', { ...half, tenders }]])
    await store.done('sales.complete', { ...half, occurred_at: NOW })
    const reviews = (await store.rows('review')).filter(({ sale_id }) => sale_id === testId(30, 2))
    t.match(reviews, [{ kind: 'product-not-sellable' }], 'somebody looks at half a piece')
  },
  {
    ...open,
    barcode: withMore('barcode', { id: testId(13, 99), variant_id: shop.coffee, code: '00500' }),
  },
)

test(
  'a price label on goods that are sold by the piece is one piece at that price',
  async (t, store) => {
    const lines = [{ barcode: PRICE_OF_COFFEE, quantity: 1_000 }]
    const tenders = [{ kind: 'cash', amount: 250 }]
    await store.done('sales.complete', sale(1, undefined, { lines, tenders, total: 250 }))
    t.match(await store.rows('sale_line'), [
      { variant_id: shop.coffee, quantity: 1_000, gross: 250 },
    ])
  },
  {
    ...open,
    barcode: withMore('barcode', { id: testId(13, 99), variant_id: shop.coffee, code: '00500' }),
  },
)

test(
  'a weight that moved, was below zero or too heavy is not sold, not even as one of yesterday',
  async (t, store) => {
    const cases: [string, object, quantity?: number][] = [
      ['weight-moves', { stable: false }],
      ['weight-moves', { state: 'motion' }],
      ['weight-moves', { grams: null }],
      ['weight-over', { state: 'over' }],
      ['weight-under', { state: 'under' }],
      ['weight-under', { grams: -424 }],
      ['scale-empty', { grams: 0, state: 'zero' }],
      ['weight-below-tare', { tare: 424 }],
      ['weight-differs', {}, 413],
      ['weight-differs', {}, 424],
      ['input-invalid', { grams: 424.5 }],
      ['input-invalid', { tare: -12 }],
      ['input-invalid', { certified: true }],
    ]
    const refusals: Refused[] = cases.flatMap(([code, more, quantity]) =>
      [{}, { occurred_at: NOW - 3_600_000 }].map(
        (when): Refused => [
          code,
          'sales.complete',
          sale(1, { ...reading, ...more }, when, quantity),
        ],
      ),
    )
    await store.refuses(refusals)
    await store.refuses([
      [
        'not-sold-by-weight',
        'sales.complete',
        {
          ...sale(1, undefined),
          lines: [{ variant_id: shop.coffee, quantity: 1_000, weighed: { by: 'hand' } }],
          total: 499,
        },
      ],
    ])
    const quote = { lines: sale(1, { ...reading, state: 'motion' }).lines }
    t.match(await store.ask('sales.quote', quote), { refused: 'weight-moves' })
  },
  open,
)

test(
  'who sells may set the scale of the till to zero; without a scale it is said',
  async (t, store) => {
    await store.done('devices.order-scale', { till_id: shop.till, order: 'tare' })
    const told = [{ topic: `s/${shop.store_id}/dev/${SCALE}/in`, payload: { is: 'tare' } }]
    if (store.engine === 'SQLite') t.same(store.said(), told)
    await store.refuses([
      ['no-scale', 'devices.order-scale', { till_id: shop.till2, order: 'zero' }],
      ['input-invalid', 'devices.order-scale', { till_id: shop.till, order: 'set-weight' }],
      [
        'not-allowed',
        'devices.order-scale',
        { till_id: shop.till, order: 'zero' },
        callerOf(shop.cashier, ['sale.read'], 0),
      ],
    ])
  },
  { device: withMore('device', { id: SCALE, class: 'scale', name: 'Scale', till_id: shop.till }) },
)
