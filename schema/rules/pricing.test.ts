import * as fc from 'fast-check'
import t from 'tap'
import type { Basket, BasketLine, Discount, PriceRow } from './pricing.ts'
import { priceFor, priceSale, quantityOfLabel } from './pricing.ts'
import type { TaxRule } from './tax.ts'

const vat: TaxRule = { id: 'vat', name: 'VAT', rate: 200_000, kind: 'percent', included: true }
const low: TaxRule = { ...vat, id: 'low', rate: 50_000 }

const one = (unitPrice: number, more: Partial<BasketLine> = {}): BasketLine => ({
  variantId: 'v',
  quantity: 1_000,
  unitPrice,
  taxes: [vat],
  ...more,
})

const off = (rate: number, rule = 'offer'): Discount => ({ kind: 'percent', rate, rule })
const less = (amount: number, rule = 'voucher'): Discount => ({ kind: 'amount', amount, rule })

const price = (lines: BasketLine[], more: Partial<Basket> = {}) =>
  priceSale({ lines, taxIncluded: true, roundingMode: 'per_line', ...more })

t.test('quantity times price, with the tax inside', async t => {
  const sale = price([one(120, { quantity: 2_000 }), one(390, { quantity: 412, taxes: [low] })])
  t.match(sale, { list: 401, discount: 0, total: 401, net: 353, tax: 48 })
  t.match(sale.lines, [
    { gross: 240, net: 200, tax: 40 },
    { gross: 161, net: 153, tax: 8 },
  ])
  t.strictSame(sale.taxes, [
    { taxId: 'vat', name: 'VAT', rate: 200_000, base: 200, amount: 40 },
    { taxId: 'low', name: 'VAT', rate: 50_000, base: 153, amount: 8 },
  ])
})

t.test('what came in stays on the line', async t => {
  const { lines } = priceSale({
    lines: [{ ...one(100), lineId: 'l1', name: 'Tea' }],
    taxIncluded: true,
    roundingMode: 'per_line',
  })
  t.match(lines, [{ lineId: 'l1', name: 'Tea', variantId: 'v', unitPrice: 100, gross: 100 }])
})

t.test('prices without tax have it on top', async t => {
  const sale = price([one(123, { quantity: 3_000 })], { taxIncluded: false })
  t.match(sale, { net: 369, tax: 74, total: 443 })
})

t.test('a percentage fixes the new price', async t => {
  for (const [unitPrice, rate, gross] of [
    [230, 50_000, 219],
    [105, 500_000, 53],
    [5, 100_000, 5],
    [999, 333_333, 666],
    [1_999, 1_000_000, 0],
  ] as const)
    t.equal(price([one(unitPrice, { discounts: [off(rate)] })]).total, gross)
})

t.test('discounts follow one another, each on what is left, none beyond it', async t => {
  const sale = price([one(1_000, { discounts: [off(100_000), less(5_000)] })])
  t.match(sale, { list: 1_000, discount: 1_000, total: 0, tax: 0 })
  t.strictSame(sale.lines[0]?.discounts, [
    { rule: 'offer', kind: 'percent', amount: 100, scope: 'line' },
    { rule: 'voucher', kind: 'amount', amount: 900, scope: 'line' },
  ])
})

t.test(
  'a fixed discount on the sale is spread by the lines, the odd penny to the largest part',
  async t => {
    const sale = price([one(700), one(300)], { saleDiscounts: [less(5)] })
    t.strictSame(
      sale.lines.map(line => line.gross),
      [696, 299],
    )
    const thirds = price([one(100), one(100), one(100)], { saleDiscounts: [less(100)] })
    t.strictSame(
      thirds.lines.map(line => line.discount),
      [34, 33, 33],
    )
  },
)

t.test(
  'a percentage on the sale makes one new total and leaves what may not be discounted',
  async t => {
    const card = one(2_000, { discountable: false, taxes: [], discounts: [off(500_000)] })
    const sale = price([one(333), one(334), card], { saleDiscounts: [off(100_000, 'staff')] })
    t.equal(sale.total, 600 + 2_000, '667 less 10 % is 600.3')
    t.match(sale.lines[2], { gross: 2_000, discounts: [] })
    t.match(sale.trace, [{}, {}, {}, { step: 'not-discountable', line: 2 }])
  },
)

t.test('a voucher worth more than the goods takes no more than they cost', async t => {
  const sale = price([one(300), one(200)], { saleDiscounts: [less(600)] })
  t.match(sale, { total: 0, discount: 500, tax: 0 })
  t.match(
    sale.trace.find(step => step.step === 'not-placed'),
    { from: 600, to: 500 },
  )
})

t.test('a label keeps its price, whatever the goods cost now', async t => {
  const label = one(1_000, { quantity: 412, labelPrice: 399 })
  t.match(price([label]), { list: 399, total: 399 })
  t.match(price([label], { taxIncluded: false }), { total: 399, net: 332, tax: 67 })
  t.match(price([{ ...label, quantity: -412 }]), { total: -399 })
  t.equal(price([{ ...label, discounts: [off(500_000)] }]).total, 200)
  t.equal(quantityOfLabel(399, 1_000), 399)
  t.equal(quantityOfLabel(399, 0), 1_000)
})

t.test('in an exchange the goods that come back keep what was paid for them', async t => {
  const sale = price([one(1_000), one(400, { quantity: -1_000 })], {
    saleDiscounts: [off(100_000)],
  })
  t.strictSame(
    sale.lines.map(line => line.gross),
    [900, -400],
  )
  t.equal(sale.total, 500)
})

t.test('a basket without sense is a mistake of the program', async t => {
  t.throws(() => price([one(100, { quantity: 0 })]), /quantity/)
  t.throws(() => price([one(-1)]), /price/)
  t.throws(() => price([one(1.5)]), RangeError)
  t.throws(() => price([one(100, { quantity: 2 ** 53 })]), RangeError)
  t.throws(() => price([one(100, { discounts: [off(1_000_001)] })]), /discount/)
  t.throws(() => price([one(100, { discounts: [less(-1)] })]), /discount/)
  t.match(price([]), { total: 0, lines: [], taxes: [] })
})

const discount: fc.Arbitrary<Discount> = fc.oneof(
  fc.record({
    kind: fc.constant('percent' as const),
    rate: fc.nat(1_000_000),
    rule: fc.constant('p'),
  }),
  fc.record({
    kind: fc.constant('amount' as const),
    amount: fc.nat(5_000),
    rule: fc.constant('a'),
  }),
)

const basket: fc.Arbitrary<Basket> = fc.record({
  lines: fc.array(
    fc.record({
      variantId: fc.constant('v'),
      quantity: fc.integer({ min: 1, max: 20_000 }),
      unitPrice: fc.nat(20_000),
      taxes: fc.constantFrom([vat], [low], [], [vat, low]),
      discountable: fc.boolean(),
      discounts: fc.array(discount, { maxLength: 2 }),
      labelPrice: fc.option(fc.nat(9_999), { nil: undefined }),
    }),
    { maxLength: 12 },
  ),
  taxIncluded: fc.boolean(),
  roundingMode: fc.constantFrom('per_line', 'per_document'),
  saleDiscounts: fc.array(discount, { maxLength: 2 }),
})

t.test('every basket adds up, and its return mirrors it', async t => {
  fc.assert(
    fc.property(basket, basket => {
      const sale = priceSale(basket)
      const sum = (pick: (line: (typeof sale.lines)[number]) => number) =>
        sale.lines.reduce((total, line) => total + pick(line), 0)
      t.equal(
        sale.total,
        sum(line => line.gross),
      )
      t.equal(sale.total, sale.net + sale.tax)
      t.equal(
        sale.tax,
        sale.taxes.reduce((total, tax) => total + tax.amount, 0),
      )
      t.equal(
        sale.discount,
        sum(line => line.discount),
      )
      for (const line of sale.lines) {
        t.equal(line.net + line.tax, line.gross)
        t.ok(line.discount >= 0 && line.discount <= line.list && line.gross >= 0)
        t.equal(
          line.discount,
          line.discounts.reduce((total, part) => total + part.amount, 0),
        )
        if (basket.taxIncluded) t.equal(line.gross, line.list - line.discount)
      }
      const back = priceSale({
        ...basket,
        lines: basket.lines.map(line => ({ ...line, quantity: 0 - line.quantity })),
      })
      t.match(back, { total: 0 - sale.total, tax: 0 - sale.tax, discount: 0 - sale.discount })
      t.strictSame(
        back.lines.map(line => line.gross),
        sale.lines.map(line => 0 - line.gross),
      )
    }),
    { numRuns: 300 },
  )
})

t.test('the price in force is found', async t => {
  const row = (
    list: string,
    amount: number,
    starts_at: number | null,
    ends_at: number | null = null,
  ): PriceRow => ({
    price_list_id: list,
    variant_id: 'v',
    amount,
    starts_at,
    ends_at,
  })
  const rows = [
    row('shop', 500, null),
    row('shop', 520, 100),
    row('shop', 540, 1_000),
    row('shop', 450, 50, 200),
    row('shop', 440, 150, 200),
    row('club', 480, 300, 400),
    { ...row('shop', 1, null), variant_id: 'other' },
  ]
  const at = (now: number, priceListIds = ['club', 'shop']) =>
    priceFor(rows, { variantId: 'v', priceListIds, now })?.amount
  t.equal(at(10), 500)
  t.equal(at(50), 450, 'an offer goes before the price')
  t.equal(at(150), 440, 'the later offer counts')
  t.equal(at(200), 520, 'an offer ends at its time')
  t.equal(at(300), 480, 'the first list that has a price decides')
  t.equal(at(400), 520)
  t.equal(at(1_000), 540)
  t.equal(at(10, ['club']), undefined)
  t.equal(
    priceFor([row('a', 9, 5), row('a', 7, 5)], { variantId: 'v', priceListIds: ['a'], now: 5 })
      ?.amount,
    7,
  )
})
