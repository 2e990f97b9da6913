import t from 'tap'
import { onBothEngines, withMore } from '#appliance/a-shop.ts'
import {
  callerOf,
  cashier,
  manager,
  NOW,
  openSession,
  shop,
  testId,
} from '#appliance/kernel/a-store.ts'
import { startOfDay } from '#schema/rules/day.ts'
import type { ReceiptDocument } from '#schema/rules/receipt.ts'

const test = await onBothEngines(t)
const DAY_MS = 86_400_000
const system = { ...manager, actor: { ...manager.actor, user_id: null } }
const nobody = callerOf(shop.cashier, [], 0)

const sell = (number: number, till_session_id: string, tender: object, total = 499) => ({
  sale_id: testId(30, number),
  till_session_id,
  lines:
    total === 499
      ? [{ variant_id: shop.coffee, quantity: 1_000 }]
      : [{ variant_id: shop.can, quantity: 2_000 }],
  tenders: [tender],
  total,
})

/** The rows of a stored document that have cells, as they are printed. */
const rowsOf = (document_json: string): string[][] => {
  const { blocks }: ReceiptDocument = JSON.parse(document_json)
  return blocks.flatMap(block =>
    block.is === 'columns' ? [block.cells.map(({ text }) => text)] : [],
  )
}

test(
  'a day of a till: float, sales, cash in and out, a blind count with a difference, the Z report',
  async (t, store) => {
    const opened = await store.done('till-sessions.open', { till_id: shop.till, float: 10_000 })
    t.equal(opened.z_no, 1)
    const { till_session_id } = opened
    await store.done('sales.complete', sell(1, till_session_id, { kind: 'cash', amount: 1_000 }))
    await store.done(
      'sales.complete',
      sell(2, till_session_id, { kind: 'card', amount: 240, reference: 'slip 7' }, 240),
    )
    const move = (kind: string, amount: number) =>
      store.done('till-sessions.move-cash', { till_session_id, kind, amount, reason: 'as told' })
    await move('in', 2_000)
    await move('out', 300)
    await move('drop', 5_000)
    t.same((await store.rows('cash_move')).map(({ kind, amount }) => [kind, amount]).sort(), [
      ['drop', -5_000],
      ['in', 2_000],
      ['out', -300],
    ])
    const stands = await store.ask('till-sessions.current', { till_id: shop.till })
    t.match(stands, {
      session: { id: till_session_id, float: 10_000 },
      sales: 2,
      total: 739,
      held: 0,
    })
    t.notOk(JSON.stringify(stands).includes('7199'), 'nobody is told what the drawer should hold')
    const closed = await store.done('till-sessions.close', {
      till_session_id,
      counts: { cash: { 5000: 1, 1000: 2, 100: 1, 50: 1, 1: 3 }, card: 240 },
    })
    const expected = { cash: 10_000 + 499 + 2_000 - 300 - 5_000, card: 240 }
    t.match(closed, {
      z_no: 1,
      expected,
      counted: { cash: 7_153, card: 240 },
      difference: 7_153 - expected.cash,
    })
    const [row] = await store.rows('till_session')
    t.match(row, { closed_at: NOW, closed_by: shop.cashier, difference: -46 })
    t.same(JSON.parse(row?.expected_json ?? ''), expected)
    t.match(JSON.parse(row?.counted_json ?? ''), {
      cash: 7_153,
      card: 240,
      pieces: { 5000: 1, 1: 3 },
    })
    const report = (await store.rows('print_job')).find(({ kind }) => kind === 'report')
    t.equal(closed.print_job_id, report?.id)
    for (const figure of ['71.99', '71.53', '0.46', '7.39'])
      t.ok(report?.document_json.includes(figure), `the report says ${figure}`)
    t.same(
      rowsOf(report?.document_json ?? '').filter(([, middle]) => middle?.startsWith('× ')),
      [
        ['50.00', '× 1', '50.00'],
        ['10.00', '× 2', '20.00'],
        ['1.00', '× 1', '1.00'],
        ['0.50', '× 1', '0.50'],
        ['0.01', '× 3', '0.03'],
      ],
      'what was counted, piece by piece',
    )
    t.notOk(report?.document_json.includes('"drawer"'))
    const next = await store.done('till-sessions.open', { till_id: shop.till, float: 0 })
    t.equal(next.z_no, 2, 'numbered on')
    const other = await store.done('till-sessions.open', { till_id: shop.till2, float: 0 })
    t.equal(other.z_no, 1, 'each till for itself')
    await store.refuses([
      ['till-session-closed', 'till-sessions.close', { till_session_id, counts: { cash: {} } }],
      [
        'till-session-closed',
        'till-sessions.move-cash',
        { till_session_id, kind: 'in', amount: 1, reason: 'late' },
      ],
      [
        'till-session-closed',
        'sales.complete',
        sell(3, till_session_id, { kind: 'cash', amount: 499 }),
      ],
      [
        'already-exists',
        'till-sessions.open',
        { till_id: testId(3, 3), float: 0, till_session_id },
      ],
    ])
    t.match(
      (await store.rows('till_session')).find(({ id }) => id === till_session_id),
      { difference: -46 },
      'what was closed stays',
    )
  },
  {
    till: withMore('till', { id: testId(3, 3), code: 'CS-3' }),
  },
)

test('a count of nothing closes as well, and a card that nobody counted is not counted', async (t, store) => {
  const { till_session_id } = await store.done('till-sessions.open', {
    till_id: shop.till,
    float: 500,
  })
  const closed = await store.done(
    'till-sessions.close',
    { till_session_id, counts: { cash: {} } },
    manager,
  )
  t.match(closed, { expected: { cash: 500 }, counted: { cash: 0, card: null }, difference: -500 })
})

test('a till opens once, also when two people press at the same moment', async (t, store) => {
  const both = await Promise.all(
    [cashier, manager].map(who =>
      store.run('till-sessions.open', { till_id: shop.till, float: 100 }, who),
    ),
  )
  t.same(both.map(({ refused }) => refused).sort(), [null, 'till-already-open'].sort())
  t.equal((await store.rows('till_session')).length, 1)
})

test(
  'a till that can not be opened, moved or closed',
  async (_t, store) => {
    const open = { till_id: shop.till, float: 100 }
    const till_session_id = openSession(shop.till2, 2).id
    const move = { till_session_id, kind: 'in', amount: 100, reason: 'coins' }
    const close = { till_session_id, counts: { cash: {} } }
    await store.refuses([
      ['not-allowed', 'till-sessions.open', open, nobody],
      ['not-allowed', 'till-sessions.open', open, system],
      ['till-unknown', 'till-sessions.open', { ...open, till_id: testId(99, 1) }],
      ['till-unknown', 'till-sessions.open', { ...open, till_id: testId(3, 4) }],
      ['till-blocked', 'till-sessions.open', { ...open, till_id: testId(3, 3) }],
      ['till-already-open', 'till-sessions.open', { ...open, till_id: shop.till2 }],
      ['input-invalid', 'till-sessions.open', { ...open, float: -1 }],
      ['input-invalid', 'till-sessions.open', { ...open, float: 10.5 }],
      ['not-allowed', 'till-sessions.move-cash', move, nobody],
      [
        'till-session-unknown',
        'till-sessions.move-cash',
        { ...move, till_session_id: testId(99, 1) },
      ],
      ['input-invalid', 'till-sessions.move-cash', { ...move, amount: 0 }],
      ['input-invalid', 'till-sessions.move-cash', { ...move, amount: -5 }],
      ['input-invalid', 'till-sessions.move-cash', { ...move, reason: '  ' }],
      ['not-allowed', 'till-sessions.close', close, nobody],
      ['till-session-unknown', 'till-sessions.close', { ...close, till_session_id: testId(99, 1) }],
      ['input-invalid', 'till-sessions.close', { ...close, counts: { cash: { coin: 1 } } }],
      ['input-invalid', 'till-sessions.close', { ...close, counts: { cash: { 100: -1 } } }],
      ['input-invalid', 'till-sessions.close', { ...close, counts: { cash: { 100: 1.5 } } }],
      [
        'input-invalid',
        'till-sessions.close',
        {
          ...close,
          counts: {
            cash: Object.fromEntries(Array.from({ length: 50 }, (_, value) => [value, 1])),
          },
        },
      ],
    ])
  },
  {
    till_session: [openSession(shop.till2, 2)],
    till: withMore(
      'till',
      { id: testId(3, 3), code: 'CS-3', status: 'blocked' },
      { id: testId(3, 4), store_id: testId(2, 2), code: 'OT-1' },
    ),
  },
)

test(
  'a till starts with everything it needs to sell',
  async (t, store) => {
    await store.done(
      'sales.complete',
      sell(1, openSession().id, { kind: 'cash', amount: 240 }, 240),
    )
    const start = await store.ask('tills.start', { till_id: shop.till })
    t.match(start, {
      at: NOW,
      till: { id: shop.till },
      store: { id: shop.store_id },
      tenant: { currency: 'GBP' },
      session: { id: openSession().id },
      cash_step: 1,
      denominations: { decimals: 2 },
      held: 0,
      catalogue: { complete: true },
    })
    t.equal(start.catalogue.items[0].id, shop.can, 'the best seller first')
    t.equal(start.catalogue.items.length, 5)
    t.match(
      start.catalogue.items.find(({ id }: { id: string }) => id === shop.coffee),
      {
        name: 'Coffee 250 g',
        sku: 'SKU-1',
        prices: [{ price_list_id: shop.list, amount: 499 }],
        barcodes: ['5012345678900'],
        tax_id: shop.zero,
      },
    )
    t.same(
      [start.taxes.length, start.categories.length, start.formats.length, start.devices.length],
      [3, 1, 2, 2],
    )
    t.match(await store.ask('tills.start', { till_id: testId(99, 1) }), { refused: 'till-unknown' })
    const found = async (q: string) =>
      (await store.ask('catalogue.search', { q })).items.map(({ sku }: { sku: string }) => sku)
    t.same(await found('col'), ['SKU-2', 'SKU-3'])
    t.same(await found('CAN cola'), ['SKU-2', 'SKU-3'])
    t.same(await found('sku-5'), ['SKU-5'])
    t.same(await found('%'), [])
    t.same((await store.ask('catalogue.search', { q: 'cola', limit: '1' })).more, true)
    t.same(
      (await store.ask('catalogue.items', { ids: `${shop.bread},${testId(99, 1)}` })).items.length,
      1,
    )
    const choices = await store.ask('tills.choices', {}, callerOf(shop.cashier, [], 0))
    t.match(choices, {
      side: 'store',
      tenant: { name: 'Corner shop' },
      store: { code: 'CS' },
      tills: [
        { code: 'CS-1', open: true },
        { code: 'CS-2', open: false },
      ],
      users: [{ name: 'Amal' }, { name: 'Marcus' }],
    })
    t.notOk(JSON.stringify(choices).includes('pin_hash'))
  },
  { till_session: [openSession()] },
)

test(
  'who may take out 200.00 in a day takes no more: not in small sums, not at a till opened anew',
  async (t, store) => {
    const till_session_id = openSession().id
    const order = (kind: string, amount: number) => ({
      till_session_id,
      kind,
      amount,
      reason: 'as told',
    })
    const move = (kind: string, amount: number, as = cashier) =>
      store.run('till-sessions.move-cash', order(kind, amount), as)
    await store.refuses([
      ['cash-out-over-limit', 'till-sessions.move-cash', order('out', 20_001)],
      ['cash-out-over-limit', 'till-sessions.move-cash', order('drop', 20_001)],
    ])
    t.match(await move('out', 15_000), { refused: null })
    t.match(await move('in', 90_000), { refused: null }, 'what comes in has no limit')
    t.match(await move('drop', 5_001), { refused: 'cash-out-over-limit' }, 'to the safe counts too')
    t.same((await move('drop', 5_001)).data, { limit: 20_000, left: 5_000 })
    t.match(await move('drop', 5_000), { refused: null })
    t.same((await move('out', 1)).data, { limit: 20_000, left: 0 })
    const other = callerOf(shop.manager, ['till-sessions.*'], 0, 20_000)
    t.match(await move('out', 20_000, other), { refused: null }, 'each person has a limit')
    t.match(await move('out', 900_000, manager), { refused: null }, 'or none')
    t.match(
      await move('out', 1, callerOf(testId(5, 3), ['till-sessions.*'], 0, 0)),
      { refused: 'cash-out-over-limit' },
      'or may take nothing',
    )
    await store.done('till-sessions.close', { till_session_id, counts: { cash: {} } })
    const next = await store.done('till-sessions.open', { till_id: shop.till, float: 0 })
    const again = { ...order('out', 20_000), till_session_id: next.till_session_id }
    const second = await store.done('till-sessions.open', { till_id: shop.till2, float: 0 })
    await store.refuses([
      ['cash-out-over-limit', 'till-sessions.move-cash', again],
      [
        'cash-out-over-limit',
        'till-sessions.move-cash',
        { ...again, till_session_id: second.till_session_id, amount: 1 },
      ],
    ])
    const midnight = startOfDay(store.now(), 'Europe/London', 1)
    store.later(midnight - 1 - store.now())
    t.match(await store.run('till-sessions.move-cash', again), { refused: 'cash-out-over-limit' })
    store.later(1)
    await store.done('till-sessions.move-cash', again, cashier)
  },
  { till_session: [openSession()] },
)

test('a refused sum says nothing of what is in the drawer', async (t, store) => {
  const refusals = []
  for (const float of [0, 1_000_000]) {
    const { till_session_id } = await store.done('till-sessions.open', {
      till_id: float === 0 ? shop.till : shop.till2,
      float,
    })
    const input = { till_session_id, kind: 'out', amount: 20_001, reason: 'as told' }
    refusals.push(await store.run('till-sessions.move-cash', input))
    t.match(
      await store.run('till-sessions.move-cash', { ...input, amount: 20_000 }),
      { refused: null },
      'also more than there is: the count will show it',
    )
    store.later(DAY_MS)
  }
  t.same(refusals[0], refusals[1])
})
