import * as fc from 'fast-check'
import t from 'tap'
import {
  changeFor,
  countOut,
  DENOMINATIONS,
  denominationsOf,
  expectedByTender,
  expectedCash,
  mostChange,
  quickAmounts,
  roundCash,
  worth,
} from './cash.ts'

t.test('cash is rounded to the smallest coin, and a refund mirrors it', async t => {
  for (const [amount, step, tie, due, rounding] of [
    [1_504, 5, 'up', 1_505, 1],
    [1_502, 5, 'up', 1_500, -2],
    [1_505, 10, 'up', 1_510, 5],
    [1_505, 10, 'down', 1_500, -5],
    [1_505, 10, 'even', 1_500, -5],
    [1_515, 10, 'even', 1_520, 5],
    [1_507, 1, 'up', 1_507, 0],
    [2, 5, 'up', 0, -2],
  ] as const) {
    t.strictSame(roundCash(amount, { step, tie }), { due, rounding })
    t.strictSame(roundCash(-amount, { step, tie }), { due: 0 - due, rounding: 0 - rounding })
  }
  t.throws(() => roundCash(100, { step: 0, tie: 'up' }), RangeError)
  fc.assert(
    fc.property(fc.integer(), fc.constantFrom(5, 10, 25, 50), (amount, step) => {
      const { due, rounding } = roundCash(amount, { step, tie: 'even' })
      t.ok(due % step === 0 && due === amount + rounding && Math.abs(rounding) * 2 <= step)
    }),
  )
})

t.test('likely notes are offered: exact first, then a few a customer would hand over', async t => {
  const { GBP, USD } = DENOMINATIONS
  t.strictSame(quickAmounts(1_069, GBP.notes), [1_069, 1_500, 2_000, 5_000])
  t.strictSame(quickAmounts(120, GBP.notes), [120, 500, 1_000, 2_000])
  t.strictSame(quickAmounts(2_340, GBP.notes), [2_340, 2_500, 3_000, 5_000])
  t.strictSame(quickAmounts(1_069, USD.notes), [1_069, 1_100, 1_500, 2_000])
  t.strictSame(quickAmounts(0, GBP.notes), [])
  t.strictSame(quickAmounts(-500, GBP.notes), [])
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10_000_000 }),
      fc.constantFrom('GBP', 'EUR', 'USD', 'AED', 'SAR'),
      (due, code) => {
        const [exact, ...more] = quickAmounts(due, denominationsOf(code)?.notes ?? [])
        t.equal(exact, due)
        t.equal(more.length, 3)
        t.ok(more.every((amount, index) => amount > (more[index - 1] ?? due)))
      },
    ),
  )
  t.equal(denominationsOf('XXX'), undefined)
})

t.test('change is given in the fewest pieces', async t => {
  t.equal(changeFor(1_069, 2_000), 931)
  t.equal(changeFor(1_069, 1_000), 0)
  t.strictSame(countOut(931, DENOMINATIONS.GBP), [
    { value: 500, count: 1 },
    { value: 200, count: 2 },
    { value: 20, count: 1 },
    { value: 10, count: 1 },
    { value: 1, count: 1 },
  ])
  fc.assert(
    fc.property(fc.nat(1_000_000), amount => {
      t.equal(worth(countOut(amount, DENOMINATIONS.EUR)), amount)
    }),
  )
})

t.test(
  'a drawer should hold its float, the cash less the change, and what was put in or taken',
  async t => {
    const session = {
      float: 10_000,
      tenders: [
        { kind: 'cash', amount: 2_000 },
        { kind: 'change', amount: -931 },
        { kind: 'card', amount: 4_250 },
        { kind: 'cash', amount: -500 },
      ],
      moves: [{ amount: 5_000 }, { amount: -1_200 }, { amount: -10_000 }],
    }
    t.equal(expectedCash(session), 4_369)
    t.strictSame(expectedByTender(session), { cash: 4_369, card: 4_250 })
    t.equal(expectedCash({ float: 0, tenders: [], moves: [] }), 0)
  },
)

t.test('a till gives ten of the largest note as change at most', async t => {
  t.equal(mostChange(DENOMINATIONS.GBP.notes), 50_000)
  t.equal(mostChange(DENOMINATIONS.AED.notes), 1_000_000)
  t.ok(mostChange([]) > mostChange(DENOMINATIONS.AED.notes), 'unknown notes stop no honest sale')
})
