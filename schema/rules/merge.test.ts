import * as fc from 'fast-check'
import t from 'tap'
import type { Clocks } from './merge.ts'
import { clockTime, mergeRow, receive, tick } from './merge.ts'

t.test('a clock is text that sorts by time, count and writer', async t => {
  const first = tick('', 1_700_000_000_000, 'HS')
  t.equal(first, '018bcfe56800-0000-HS')
  t.equal(tick(first, 1_700_000_000_000, 'HS'), '018bcfe56800-0001-HS')
  t.equal(
    tick(first, 1_600_000_000_000, 'HS'),
    '018bcfe56800-0001-HS',
    'a clock set back does not count',
  )
  t.equal(tick('018bcfe56800-ffff-HS', 0, 'HS'), '018bcfe56801-0000-HS')
  t.equal(clockTime(first), 1_700_000_000_000)
  t.equal(clockTime(''), 0)
})

t.test('a clock never runs backwards and comes after what it has heard', async t => {
  const event = fc.record({ now: fc.nat(5), remote: fc.option(fc.nat(5), { nil: undefined }) })
  fc.assert(
    fc.property(fc.array(event), events => {
      let last = ''
      for (const { now, remote } of events) {
        const heard = remote === undefined ? '' : tick('', remote, 'other')
        const next = heard === '' ? tick(last, now, 'me') : receive(last, heard, now, 'me')
        t.ok(next > last && next > heard)
        last = next
      }
    }),
  )
})

t.test('each field keeps its last writer, and what lost is handed back', async t => {
  const merged = mergeRow(
    { name: 'Amal', phone: '1', note: '' },
    { name: 'Amal K', phone: '2', note: '' },
    { current: { name: '1-0-a', phone: '5-0-a' }, incoming: { name: '3-0-b', phone: '4-0-b' } },
  )
  t.strictSame(merged, {
    row: { name: 'Amal K', phone: '1', note: '' },
    clocks: { name: '3-0-b', phone: '5-0-a' },
    losers: [
      { field: 'name', value: 'Amal', clock: '1-0-a' },
      { field: 'phone', value: '2', clock: '4-0-b' },
    ],
  })
})

t.test('the result is the same in whatever order and however often changes arrive', async t => {
  // One writer never gives the same clock to two values.
  const state = fc.record({ a: fc.nat(3), b: fc.nat(3) }).chain(clocks =>
    fc.constant({
      row: { a: `value ${clocks.a}`, b: clocks.b === 0 ? null : clocks.b },
      clocks: { a: `${clocks.a}-0-x`, b: `${clocks.b}-0-x` } satisfies Clocks,
    }),
  )
  const merge = (a: typeof state extends fc.Arbitrary<infer S> ? S : never, b: typeof a) => {
    const { row, clocks } = mergeRow(a.row, b.row, { current: a.clocks, incoming: b.clocks })
    return { row, clocks: { a: clocks.a ?? '', b: clocks.b ?? '' } }
  }
  fc.assert(
    fc.property(state, state, state, (x, y, z) => {
      t.strictSame(merge(x, y), merge(y, x))
      t.strictSame(merge(merge(x, y), z), merge(x, merge(y, z)))
      t.strictSame(merge(x, x), x)
    }),
  )
})

t.test('two values with the same clock are settled alike everywhere', async t => {
  const clocks = { current: {}, incoming: {} }
  t.equal(mergeRow({ a: 'x' }, { a: 'y' }, clocks).row.a, 'y')
  t.equal(mergeRow({ a: 'y' }, { a: 'x' }, clocks).row.a, 'y')
})
