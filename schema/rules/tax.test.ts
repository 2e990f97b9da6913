import * as fc from 'fast-check'
import t from 'tap'
import { roundHalfUpBig } from './money.ts'
import type { TaxableLine, TaxRule } from './tax.ts'
import { documentTaxes, lineTaxes, sumTaxes } from './tax.ts'

const percent = (rate: number, more: Partial<TaxRule> = {}): TaxRule => ({
  id: `t${rate}`,
  name: `${rate / 10_000} %`,
  rate,
  kind: 'percent',
  included: true,
  ...more,
})

const amounts = (taxes: readonly { amount: number }[]) => taxes.map(tax => tax.amount)

const rule: fc.Arbitrary<TaxRule> = fc.record({
  id: fc.constantFrom('a', 'b', 'c'),
  name: fc.constant('tax'),
  rate: fc.constantFrom(0, 50_000, 87_500, 120_000, 200_000),
  kind: fc.constantFrom('percent', 'percent', 'fixed', 'division'),
  included: fc.boolean(),
  affectsNext: fc.boolean(),
  baseAffected: fc.boolean(),
  amount: fc.nat(50),
  sequence: fc.nat(3),
})

const line = (rules = rule): fc.Arbitrary<TaxableLine> =>
  fc.record({
    amount: fc.integer({ min: 0, max: 5_000_000 }),
    quantity: fc.integer({ min: 1, max: 100_000 }),
    taxes: fc.uniqueArray(rules, { maxLength: 3, selector: ({ id }) => id }),
    taxIncluded: fc.boolean(),
  })

t.test('a line is taxed once, not its units', async t => {
  t.match(lineTaxes(369, 3_000, [percent(200_000)], false), { net: 369, tax: 74, gross: 443 })
})

t.test('a price that includes tax keeps its gross', async t => {
  for (const [gross, rate, net, tax] of [
    [5_250, 120_000, 4_687, 563],
    [120, 200_000, 100, 20],
    [1, 200_000, 1, 0],
    [3, 200_000, 2, 1],
    [999, 50_000, 951, 48],
    [1_000, 0, 1_000, 0],
    [-5_250, 120_000, -4_687, -563],
    // Too large for a plain product.
    [9_007_199_254_740_990, 200_000, 7_505_999_378_950_825, 1_501_199_875_790_165],
  ] as const)
    t.match(lineTaxes(gross, 1_000, [percent(rate)], true), { net, tax, gross })
})

t.test('two included taxes share one base', async t => {
  const taxes = lineTaxes(12_500, 1_000, [percent(200_000), percent(50_000)], true)
  t.match(taxes, { net: 10_000, tax: 2_500, gross: 12_500 })
  t.strictSame(amounts(taxes.taxes), [2_000, 500])
})

t.test('taxes on taxes, fixed taxes and taxes on the gross', async t => {
  const eco = percent(0, { id: 'eco', kind: 'fixed', amount: 100, affectsNext: true, sequence: 1 })
  for (const [says, amount, quantity, rules, taxIncluded, net, parts, gross] of [
    [
      '10 % on 20 %',
      10_000,
      1_000,
      [
        percent(200_000, { included: false, affectsNext: true }),
        percent(100_000, { included: false }),
      ],
      false,
      10_000,
      [2_000, 1_200],
      13_200,
    ],
    [
      '10 % on 20 %, inside',
      13_200,
      1_000,
      [percent(200_000, { affectsNext: true }), percent(100_000)],
      true,
      10_000,
      [2_000, 1_200],
      13_200,
    ],
    [
      'the second looks at the net alone',
      10_000,
      1_000,
      [percent(200_000, { affectsNext: true }), percent(100_000, { baseAffected: false })],
      false,
      10_000,
      [2_000, 1_000],
      13_000,
    ],
    [
      'fixed on top, affecting an included tax',
      12_000,
      1_000,
      [{ ...eco, included: false }, percent(100_000, { sequence: 2 })],
      true,
      10_900,
      [100, 1_100],
      12_100,
    ],
    [
      'fixed inside',
      12_200,
      1_000,
      [eco, percent(100_000, { sequence: 2 })],
      true,
      10_991,
      [100, 1_109],
      12_200,
    ],
    ['fixed by quantity', 1_000, 2_500, [{ ...eco, included: false }], true, 1_000, [250], 1_250],
    [
      'fixed follows a return',
      -1_000,
      -2_000,
      [{ ...eco, included: false }],
      true,
      -1_000,
      [-200],
      -1_200,
    ],
    [
      '10 % of the gross',
      9_000,
      1_000,
      [percent(100_000, { kind: 'division' })],
      false,
      9_000,
      [1_000],
      10_000,
    ],
    [
      '10 % of the gross, inside',
      10_000,
      1_000,
      [percent(100_000, { kind: 'division' })],
      true,
      9_000,
      [1_000],
      10_000,
    ],
    [
      'by sequence, not by place',
      10_000,
      1_000,
      [percent(100_000, { sequence: 2 }), percent(200_000, { sequence: 1, affectsNext: true })],
      false,
      10_000,
      [2_000, 1_200],
      13_200,
    ],
    [
      'one inside, one on top',
      12_000,
      1_000,
      [percent(200_000), percent(50_000, { included: false })],
      true,
      10_000,
      [2_000, 500],
      12_500,
    ],
  ] as const) {
    const taxed = lineTaxes(amount, quantity, rules, taxIncluded)
    t.match(taxed, { net, gross }, says)
    t.strictSame(amounts(taxed.taxes), parts, says)
  }
  t.throws(() => lineTaxes(1, 1_000, [percent(1_000_000, { kind: 'division' })], true), RangeError)
  t.throws(() => lineTaxes(1, 1_000, [percent(-1)], true), RangeError)
  t.throws(() => lineTaxes(0.5, 1_000, [], true), RangeError)
})

t.test('the base of a tax holds the taxes it is taken on', async t => {
  const first = percent(200_000, { affectsNext: true, included: false })
  const bases = (more: Partial<TaxRule>) =>
    lineTaxes(
      10_000,
      1_000,
      [first, percent(100_000, { included: false, ...more })],
      false,
    ).taxes.map(tax => tax.base)
  t.strictSame(bases({}), [10_000, 12_000])
  t.strictSame(bases({ baseAffected: true }), [10_000, 12_000])
  t.strictSame(bases({ baseAffected: false }), [10_000, 10_000])
})

t.test(
  'tax rounded on the document differs from tax rounded on lines, and lines still add up',
  async t => {
    const three: TaxableLine[] = [1, 2, 3].map(() => ({
      amount: 102,
      quantity: 1_000,
      taxes: [percent(200_000, { included: false })],
      taxIncluded: false,
    }))
    t.strictSame(
      documentTaxes(three, 'per_line').map(line => line.tax),
      [20, 20, 20],
    )
    t.strictSame(
      documentTaxes(three, 'per_document').map(line => line.tax),
      [21, 20, 20],
      '61.2 is 61',
    )
  },
)

t.test('whatever the taxes, net and tax make the gross, and a return mirrors a sale', async t => {
  const lines = fc.array(line(), { maxLength: 8 })
  fc.assert(
    fc.property(lines, fc.constantFrom('per_line', 'per_document'), (list, mode) => {
      const taxed = documentTaxes(list, mode)
      const back = documentTaxes(
        list.map(line => ({ ...line, amount: 0 - line.amount, quantity: 0 - line.quantity })),
        mode,
      )
      for (const [index, { net, tax, gross, taxes }] of taxed.entries()) {
        t.equal(net + tax, gross)
        t.equal(
          tax,
          amounts(taxes).reduce((sum, amount) => sum + amount, 0),
        )
        t.match(back[index], { net: 0 - net, tax: 0 - tax, gross: 0 - gross })
      }
      const sums = sumTaxes(taxed)
      t.equal(
        sums.reduce((sum, tax) => sum + tax.amount, 0),
        taxed.reduce((sum, line) => sum + line.tax, 0),
      )
    }),
    { numRuns: 200 },
  )
})

t.test('per document, each tax is the rounded sum of what its lines owe exactly', async t => {
  const simple = fc.record({
    id: fc.constantFrom('a', 'b'),
    name: fc.constant('tax'),
    rate: fc.constantFrom(50_000, 87_500, 200_000),
    kind: fc.constant<'percent'>('percent'),
    included: fc.constant(true),
  })
  fc.assert(
    fc.property(fc.array(line(simple), { minLength: 1, maxLength: 12 }), list => {
      for (const sum of sumTaxes(documentTaxes(list, 'per_document'))) {
        let num = 0n
        let den = 1n
        for (const { amount, taxes, taxIncluded } of list) {
          const mine = taxes.find(tax => tax.id === sum.taxId)
          if (!mine) continue
          const inside = taxIncluded ? taxes.reduce((rates, tax) => rates + tax.rate, 0) : 0
          const over = BigInt(1_000_000 + inside)
          num = num * over + BigInt(amount) * BigInt(mine.rate) * den
          den *= over
        }
        t.equal(sum.amount, roundHalfUpBig(num, den))
      }
    }),
    { numRuns: 200 },
  )
})

t.test('an exact solution agrees with the quick one', async t => {
  fc.assert(
    fc.property(
      fc.integer({ min: -9_000_000, max: 9_000_000 }),
      fc.constantFrom(50_000, 200_000),
      (amount, rate) => {
        // A tax of nothing that affects the next sends the same figures through the linear system.
        const long = [percent(0, { affectsNext: true, sequence: -1 }), percent(rate)]
        const taxed = lineTaxes(amount, 1_000, long, true)
        t.equal(taxed.tax, lineTaxes(amount, 1_000, [percent(rate)], true).tax)
      },
    ),
  )
})
