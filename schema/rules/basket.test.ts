import * as fc from 'fast-check'
import t from 'tap'
import type { BasketAction, BasketItem, BasketState } from './basket.ts'
import { basketStep, emptyBasket, heldBasket, itemCount, toBasket, UNDO_MAX } from './basket.ts'
import { priceSale } from './pricing.ts'

const tea: BasketItem = {
  variantId: 'tea',
  name: 'Tea',
  nameAr: 'شاي',
  unit: 'piece',
  unitPrice: 120,
  taxes: [],
}
const tomatoes: BasketItem = {
  ...tea,
  variantId: 'tomatoes',
  name: 'Tomatoes',
  unit: 'kg',
  unitPrice: 390,
}
const off = { kind: 'percent', rate: 100_000, rule: 'manual' } as const

const run = (...actions: BasketAction[]): BasketState => actions.reduce(basketStep, emptyBasket)
const scan = (lineId: string, item = tea) => ({ do: 'add', item, lineId }) as const
const lines = (state: BasketState) => state.lines.map(({ lineId, quantity }) => [lineId, quantity])

t.test('the same goods share a line', async t => {
  t.strictSame(lines(run(scan('a'), scan('b'), scan('c'))), [['a', 3_000]])
  t.equal(run(scan('a'), scan('b')).selected, 'a')
})

t.test('another price, a weight, a label or a discount gets its own line', async t => {
  t.strictSame(lines(run(scan('a'), scan('b', { ...tea, unitPrice: 100 }))), [
    ['a', 1_000],
    ['b', 1_000],
  ])
  const weigh = (lineId: string, quantity: number): BasketAction => ({
    do: 'add',
    item: tomatoes,
    lineId,
    quantity,
  })
  t.strictSame(lines(run(weigh('a', 412), weigh('b', 300))), [
    ['a', 412],
    ['b', 300],
  ])
  t.strictSame(lines(run(scan('a'), { ...scan('b'), labelPrice: 99 }, scan('c'))), [
    ['a', 2_000],
    ['b', 1_000],
  ])
  t.strictSame(lines(run(scan('a'), { do: 'discount', lineId: 'a', discount: off }, scan('b'))), [
    ['a', 1_000],
    ['b', 1_000],
  ])
})

t.test('a number before a scan counts for that scan only', async t => {
  const state = run({ do: 'multiply', quantity: 3_000 }, scan('a'), scan('b'))
  t.strictSame(lines(state), [['a', 4_000]])
  t.equal(state.multiplier, null)
  const weighed = run(
    { do: 'multiply', quantity: 3_000 },
    { do: 'add', item: tomatoes, lineId: 'a', quantity: 400 },
  )
  t.strictSame(lines(weighed), [['a', 1_200]])
  const labels = run(
    { do: 'multiply', quantity: 2_000 },
    { ...scan('a'), labelPrice: 99, quantity: 500 },
  )
  t.match(labels.lines, [{ quantity: 1_000, labelPrice: 198 }])
  t.equal(run({ do: 'multiply', quantity: 0 }).multiplier, null)
})

t.test('goods that come back keep lines of their own', async t => {
  const state = run(scan('a'), { do: 'multiply', quantity: -1_000 }, scan('b'), scan('c'))
  t.strictSame(lines(state), [
    ['a', 2_000],
    ['b', -1_000],
  ])
})

t.test('a quantity can be set; none removes the line', async t => {
  t.strictSame(lines(run(scan('a'), { do: 'set-quantity', lineId: 'a', quantity: 5_000 })), [
    ['a', 5_000],
  ])
  t.strictSame(lines(run(scan('a'), { do: 'set-quantity', lineId: 'a', quantity: 0 })), [])
})

t.test('removing a line selects its neighbour', async t => {
  const state = run(
    scan('a'),
    scan('b', tomatoes),
    { do: 'select', lineId: 'a' },
    { do: 'remove', lineId: 'a' },
  )
  t.equal(state.selected, 'b')
  t.equal(basketStep(state, { do: 'remove', lineId: 'b' }).selected, null)
})

t.test('one manual discount replaces another, on a line and on the sale', async t => {
  const half = { ...off, rate: 500_000 }
  const state = run(
    scan('a'),
    { do: 'discount', lineId: 'a', discount: off },
    { do: 'discount', lineId: 'a', discount: half },
    { do: 'discount', lineId: null, discount: off },
  )
  t.strictSame(state.lines[0]?.discounts, [half])
  t.equal(priceSale(toBasket(state, { taxIncluded: true, roundingMode: 'per_line' })).total, 54)
  const cleared = [
    { do: 'clear-discount', lineId: 'a' },
    { do: 'clear-discount', lineId: null },
  ] as const
  t.equal(
    priceSale(
      toBasket(cleared.reduce(basketStep, state), { taxIncluded: true, roundingMode: 'per_line' }),
    ).total,
    120,
  )
})

t.test('what was done can be undone, step by step', async t => {
  const steps: BasketAction[] = [
    scan('a'),
    scan('b', tomatoes),
    { do: 'customer', customer: { id: 'c', name: 'Mr Brown' } },
    { do: 'discount', lineId: null, discount: off },
    { do: 'remove', lineId: 'a' },
  ]
  const contents = steps.map((_, index) => heldBasket(run(...steps.slice(0, index))))
  let state = run(...steps)
  for (const content of contents.toReversed()) {
    state = basketStep(state, { do: 'undo' })
    t.strictSame(heldBasket(state), content)
  }
  t.equal(basketStep(state, { do: 'undo' }), state, 'nothing is left to undo')
  const many = Array.from({ length: UNDO_MAX + 10 }, (_, index) => scan(`line ${index}`))
  t.equal(run(...many).undo.length, UNDO_MAX, 'the memory is bounded')
})

t.test('a line that was removed is put back itself, whatever was done since', async t => {
  const before = run(scan('a'), scan('b', tomatoes), scan('c', { ...tomatoes, variantId: 'v' }))
  const [, line] = before.lines
  if (!line) return t.fail('there is no second line')
  const then = basketStep(basketStep(before, { do: 'remove', lineId: 'b' }), scan('d', tomatoes))
  const back = basketStep(then, { do: 'put-back', line, at: 1 })
  t.same(
    back.lines.map(({ lineId }) => lineId),
    ['a', 'b', 'c', 'd'],
  )
  t.equal(back.selected, 'b')
  t.equal(basketStep(back, { do: 'put-back', line, at: 1 }), back, 'and only once')
  const undone = basketStep(basketStep(before, { do: 'remove', lineId: 'b' }), { do: 'undo' })
  t.equal(undone.selected, 'b', 'the next key means what came back, not its neighbour')
})

t.test('a held sale comes back on another till as it was', async t => {
  const state = run(scan('a'), scan('b', tomatoes), {
    do: 'customer',
    customer: { id: 'c', name: 'Mr Brown' },
  })
  const held = JSON.parse(JSON.stringify(heldBasket(state)))
  const resumed = basketStep(emptyBasket, { do: 'resume', held })
  t.equal(JSON.stringify(heldBasket(resumed)), JSON.stringify(heldBasket(state)))
  t.match(resumed, { selected: 'b', undo: [], multiplier: null })
  t.strictSame(basketStep(resumed, { do: 'clear' }), emptyBasket)
})

t.test('a changed price reaches the lines on the counter', async t => {
  const items = new Map([['tea', { unitPrice: 150, taxes: [] }]])
  t.match(run(scan('a'), scan('b', tomatoes), { do: 'reprice', items }).lines, [
    { unitPrice: 150, name: 'Tea' },
    { unitPrice: 390 },
  ])
})

t.test('a touch on a line that is gone changes nothing', async t => {
  const state = run(scan('a'))
  for (const action of [
    { do: 'remove', lineId: 'x' },
    { do: 'set-quantity', lineId: 'x', quantity: 1 },
    { do: 'discount', lineId: 'x', discount: off },
  ] as const)
    t.equal(basketStep(state, action), state)
})

t.test('items are counted as a customer counts them', async t => {
  t.equal(
    itemCount(run(scan('a'), scan('b'), { do: 'add', item: tomatoes, lineId: 'c', quantity: 412 })),
    3,
  )
})

t.test('whatever is pressed, the basket can be priced', async t => {
  const id = fc.constantFrom('a', 'b', 'c')
  const action: fc.Arbitrary<BasketAction> = fc.oneof(
    fc.record({
      do: fc.constant('add' as const),
      item: fc.constantFrom(tea, tomatoes),
      lineId: id,
    }),
    fc.record({
      do: fc.constant('multiply' as const),
      quantity: fc.integer({ min: -5_000, max: 5_000 }),
    }),
    fc.record({ do: fc.constant('set-quantity' as const), lineId: id, quantity: fc.nat(9_000) }),
    fc.record({
      do: fc.constant('discount' as const),
      lineId: fc.option(id),
      discount: fc.constant(off),
    }),
    fc.record({ do: fc.constant('remove' as const), lineId: id }),
    fc.constant({ do: 'undo' as const }),
  )
  fc.assert(
    fc.property(fc.array(action, { maxLength: 100 }), actions => {
      const state = run(...actions)
      const sale = priceSale(toBasket(state, { taxIncluded: true, roundingMode: 'per_document' }))
      t.equal(sale.total, sale.net + sale.tax)
      t.ok(state.selected === null || state.lines.some(line => line.lineId === state.selected))
    }),
  )
})
