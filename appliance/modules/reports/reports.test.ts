import t from 'tap'
import {
  aStore,
  cornerShop,
  manager,
  NOW,
  openSession,
  shop,
  type TestStore,
  testId,
} from '#appliance/kernel/a-store.ts'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

const sell = (store: TestStore, number: number, cash: number) =>
  store.run(
    'sales.complete',
    {
      sale_id: testId(30, number),
      till_session_id: openSession().id,
      lines: [{ variant_id: shop.bread, quantity: 2_000 }],
      tenders: [{ kind: 'cash', amount: cash }],
      total: 500,
    },
    manager,
  )

const aDay = (t: { teardown: (end: () => void) => void }) =>
  aStore(t, { ...cornerShop(), till_session: [openSession()] })

t.test('the day is compared with the same weekday up to the same time', async t => {
  const since = { ...openSession(), opened_at: NOW - 8 * DAY_MS }
  const store = aStore(t, { ...cornerShop(), till_session: [since] })
  store.later(-7 * DAY_MS - HOUR_MS)
  sell(store, 1, 500)
  store.later(2 * HOUR_MS)
  sell(store, 2, 500)
  store.later(7 * DAY_MS - HOUR_MS)
  t.equal(store.now(), NOW)
  sell(store, 3, 2_000)
  t.match(store.ask('reports.today', {}, manager), {
    as_of: NOW,
    stores: [{ id: shop.store_id, sales: 1, total: 500, same_weekday_total: 500 }],
    top: [{ variant_id: shop.bread, name: 'Bread', unit: 'piece', quantity: 2_000, total: 500 }],
  })
})

t.test('hours are those of the shop clock, with the hours it is usually open', async t => {
  const store = aDay(t)
  sell(store, 1, 500)
  const { hourly } = store.ask('reports.today', {}, manager) as {
    hourly: { hour: number; total: number }[]
  }
  // 10:00 UTC in June is 11:00 in London.
  t.same(
    hourly.filter(({ total }) => total > 0).map(({ hour }) => hour),
    [11],
  )
  t.same([hourly[0]?.hour, hourly.at(-1)?.hour], [8, 19])
})

t.test('change that was given back is not taken money', async t => {
  const store = aDay(t)
  sell(store, 1, 2_000)
  t.match(store.ask('reports.today', {}, manager), { tenders: [{ kind: 'cash', total: 500 }] })
})

t.test('a day without sales is a day of zeros', async t => {
  t.match(aDay(t).ask('reports.today', {}, manager), {
    stores: [{ sales: 0, total: 0, same_weekday_total: 0 }],
    tenders: [],
    top: [],
  })
})

t.test('the history of a row is told newest first, and only its own', async t => {
  const store = aDay(t)
  const row = {
    id: shop.customer,
    name: 'Hana',
    phone: '+44 1',
    email: '',
    card_no: 'C1',
    price_list_id: null,
    note: '',
    status: 'active',
  }
  store.run('customer.put', { row: { ...row, phone: '+44 2' } }, manager)
  store.later(1_000)
  store.run('customer.put', { row: { ...row, phone: '+44 3' } }, manager)
  store.run('customer.put', { row: { ...row, id: testId(12, 2), name: 'Another' } }, manager)
  const { rows } = store.ask('audit.of', { table: 'customer', id: shop.customer }, manager) as {
    rows: { command: string; detail_json: string }[]
  }
  t.same(
    rows.map(({ detail_json }) => JSON.parse(detail_json).changed[0].after.phone),
    ['+44 3', '+44 2'],
  )
  t.match(store.ask('audit.of', { table: 'no_table', id: 'x' }, manager), { rows: [] })
})

t.test('what was taken is what was sold, and what makes the two differ is named', async t => {
  const store = aDay(t)
  sell(store, 1, 500)
  const replayed = {
    sale_id: testId(30, 2),
    till_session_id: openSession().id,
    lines: [{ variant_id: shop.bread, quantity: 2_000 }],
    tenders: [{ kind: 'cash', amount: 470 }],
    total: 470,
    occurred_at: NOW - 60_000,
  }
  t.equal(store.run('sales.complete', replayed, manager).refused, null)
  t.match(store.ask('reports.today', {}, manager), {
    stores: [{ total: 1_000 }],
    tenders: [{ kind: 'cash', total: 970 }],
    price_difference: -30,
    rounding: 0,
  })
})
