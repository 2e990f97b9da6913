import * as fc from 'fast-check'
import t from 'tap'
import { MANUAL, withinDiscountLimit } from './discount-limit.ts'
import type { BasketLine, Discount } from './pricing.ts'
import { priceSale } from './pricing.ts'

const off = (rate: number, rule = MANUAL): Discount => ({ kind: 'percent', rate, rule })
const less = (amount: number, rule = MANUAL): Discount => ({ kind: 'amount', amount, rule })

const judge = (
  prices: readonly (readonly [number, ...Discount[]])[],
  saleDiscounts: readonly Discount[] = [],
  limit = 100_000,
) => {
  const lines = prices.map(
    ([unitPrice, ...discounts]): BasketLine => ({
      variantId: 'v',
      quantity: 1_000,
      unitPrice,
      taxes: [],
      discounts,
    }),
  )
  const sale = priceSale({ lines, taxIncluded: true, roundingMode: 'per_line', saleDiscounts })
  return withinDiscountLimit(sale.lines, limit)
}

t.test('a discount is judged on what it takes', async t => {
  for (const [says, prices, saleDiscounts, within] of [
    ['none', [[1_000]], [], true],
    ['10 % on a line', [[1_000, off(100_000)]], [], true],
    ['11 % on a line', [[1_000, off(110_000)]], [], false],
    ['1.00 of 10.00', [[1_000, less(100)]], [], true],
    ['1.01 of 10.00', [[1_000, less(101)]], [], false],
    ['twice 10 %', [[1_000, off(100_000), off(100_000)]], [], false],
    [
      '10 % on the line and 5 % on the sale',
      [[1_000, off(100_000)], [1_000]],
      [off(50_000)],
      false,
    ],
    [
      'a share of a small discount on the sale, on a line at the limit',
      [[1_000, off(100_000)], [100_000]],
      [less(200)],
      false,
    ],
    ['10 % on the sale', [[333], [334], [1]], [off(100_000)], true],
    ['a tenth of the sale as an amount', [[999], [1]], [less(100)], true],
    ['more than a tenth of the sale', [[999], [1]], [less(102)], false],
    ['an offer of the shop does not count', [[1_000, off(500_000, 'autumn')]], [], true],
    [
      'on top of an offer, the rest is the price',
      [[1_000, off(500_000, 'autumn'), less(51)]],
      [],
      false,
    ],
    ['rounded in favour of the customer', [[16, off(100_000)]], [], true],
  ] as const)
    t.equal(judge(prices, saleDiscounts).within, within, says)
})

t.test('the refusal says where and how much', async t => {
  t.strictSame(judge([[1_000], [1_000, off(250_000)]]), {
    within: false,
    where: 1,
    rate: 250_000,
    limit: 100_000,
  })
  t.match(judge([[10], [10], [10], [10]], [less(5)]), {
    within: false,
    where: 'sale',
    rate: 125_000,
  })
})

t.test('a percentage up to the limit always passes, whatever the prices', async t => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(100_000), { minLength: 1, maxLength: 10 }),
      fc.nat(1_000_000),
      fc.boolean(),
      (prices, limit, onSale) => {
        const lines = prices.map(price =>
          onSale ? ([price] as const) : ([price, off(limit)] as const),
        )
        t.ok(judge(lines, onSale ? [off(limit)] : [], limit).within)
      },
    ),
  )
})
