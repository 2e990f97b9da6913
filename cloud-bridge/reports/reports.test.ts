import t from 'tap'
import { v7 } from 'uuid'
import { aServer } from '../a-cloud.ts'
import { anyRow, aTenant, type Shop } from '../a-tenant.ts'
import { heardOf } from '../down.ts'
import type { Postgres } from '../postgres.ts'
import { putRows } from '../put.ts'
import { addDays, daysBetween, isDay, knownZone, midnightOf, todayAndLastWeek } from './days.ts'
import { range } from './range.ts'
import { storesStatus } from './stores.ts'
import { today } from './today.ts'

const server = await aServer(t)

type Sold = {
  at: string
  total: number
  store: string
  kind?: 'sale' | 'return'
  tenders?: [string, number][]
  variant?: string
  price_difference?: number
  rounding?: number
}

/** Writes sales as they come up from stores; `total` in pence. */
const sell = async (postgres: Postgres, shop: Shop, sales: readonly Sold[]) => {
  await postgres.withTenant(shop.tenant_id, async tx => {
    for (const sold of sales) {
      const { at, total, store, kind = 'sale', price_difference = 0, rounding = 0 } = sold
      const { tenders = [['cash', total + price_difference + rounding]], variant = 'coffee' } = sold
      const [sale_id, moment] = [v7(), Date.parse(at)]
      const owner = { tenant_id: shop.tenant_id, store_id: store }
      const sale = { ...owner, id: sale_id, kind, total, price_difference, rounding }
      await putRows(tx, 'sale', [anyRow('sale', { ...sale, occurred_at: moment })], 'insert')
      const line = {
        ...owner,
        sale_id,
        variant_id: variant,
        name: variant,
        name_ar: '',
        unit: 'piece',
      }
      await putRows(
        tx,
        'sale_line',
        [anyRow('sale_line', { ...line, quantity: 1_000, gross: total })],
        'insert',
      )
      const taken = tenders.map(([kind, amount]) =>
        anyRow('tender', { ...owner, sale_id, kind, amount, at: moment }),
      )
      await putRows(tx, 'tender', taken, 'insert')
    }
  })
}

t.test("today is each store's own day, against the same weekday up to the same time", async t => {
  const postgres = await server.open(t)
  const shop = await aTenant(postgres)
  const other = await aTenant(postgres)
  const [london, york] = [shop.store_id, shop.other_store_id]
  // Sunday, 15:30 in London and 10:30 in New York.
  const now = Date.parse('2026-11-22T15:30:00Z')
  await sell(postgres, shop, [
    {
      at: '2026-11-22T09:05:00Z',
      total: 1_000,
      store: london,
      tenders: [
        ['cash', 1_500],
        ['change', -500],
      ],
    },
    { at: '2026-11-22T09:50:00Z', total: 250, store: london, tenders: [['card', 250]] },
    {
      at: '2026-11-22T14:59:59Z',
      total: -250,
      store: london,
      kind: 'return',
      tenders: [['cash', -250]],
    },
    { at: '2026-11-21T23:59:59Z', total: 99_000, store: london },
    {
      at: '2026-11-22T05:00:00Z',
      total: 4_000,
      store: york,
      variant: 'bagel',
      tenders: [['card', 4_000]],
    },
    { at: '2026-11-22T04:59:59Z', total: 88_000, store: york },
    { at: '2026-11-15T09:10:00Z', total: 700, store: london },
    { at: '2026-11-15T15:29:59Z', total: 20, store: london },
    { at: '2026-11-15T15:30:00Z', total: 5_000, store: london },
    { at: '2026-11-15T15:29:00Z', total: 300, store: york },
    { at: '2026-11-16T04:59:00Z', total: 60, store: york },
  ])
  await sell(postgres, other, [{ at: '2026-11-22T09:05:00Z', total: 7, store: london }])
  const report = await postgres.withTenant(shop.tenant_id, tx => today(tx, now))
  t.match(report.stores, [
    {
      id: london,
      name: 'Harbour Street',
      sales: 2,
      total: 1_000,
      same_weekday_sales: 2,
      same_weekday_total: 720,
    },
    {
      id: york,
      name: 'Old Town',
      sales: 1,
      total: 4_000,
      same_weekday_sales: 1,
      same_weekday_total: 300,
    },
  ])
  const sold = (at: string) => Date.parse(at)
  t.same(
    report.stores.map(({ last_sale_at }) => last_sale_at),
    [sold('2026-11-22T09:50:00Z'), sold('2026-11-22T05:00:00Z')],
    'a return is no sale',
  )
  const inLondon = await postgres.withTenant(shop.tenant_id, tx => today(tx, now, london))
  t.match(inLondon, {
    stores: [{ id: london }],
    total: 1_000,
    tenders: [
      { kind: 'cash', total: 750 },
      { kind: 'card', total: 250 },
    ],
  })
  t.same(
    inLondon.top.map(({ variant_id }) => variant_id),
    ['coffee'],
    "one store's report holds nothing of the other",
  )
  t.match(report, {
    as_of: now,
    sales: 3,
    total: 5_000,
    same_weekday_sales: 3,
    same_weekday_total: 1_020,
  })
  const hours = new Map(report.hourly.map(line => [line.hour, line]))
  t.same(hours.get(9), { hour: 9, total: 1_250, last_week: 700 })
  t.same(hours.get(14), { hour: 14, total: -250, last_week: 0 })
  t.same(hours.get(15), { hour: 15, total: 0, last_week: 5_020 }, "last week's curve is whole")
  t.same(hours.get(0), { hour: 0, total: 4_000, last_week: 0 }, "New York's first hour")
  t.same(hours.get(10), { hour: 10, total: 0, last_week: 300 })
  t.same(
    report.tenders,
    [
      { kind: 'card', total: 4_250 },
      { kind: 'cash', total: 750 },
    ],
    'change is cash that went back',
  )
  t.same(report.top, [
    {
      variant_id: 'bagel',
      name: 'bagel',
      name_ar: '',
      unit: 'piece',
      quantity: 1_000,
      total: 4_000,
    },
    {
      variant_id: 'coffee',
      name: 'coffee',
      name_ar: '',
      unit: 'piece',
      quantity: 3_000,
      total: 1_000,
    },
  ])
  const days = await postgres.withTenant(shop.tenant_id, tx =>
    range(tx, '2026-11-14', '2026-11-22'),
  )
  t.same(
    days.map(({ day, sales, total }) => [day, sales, total]),
    [
      ['2026-11-14', 0, 0],
      ['2026-11-15', 5, 6_080],
      ['2026-11-16', 0, 0],
      ['2026-11-17', 0, 0],
      ['2026-11-18', 0, 0],
      ['2026-11-19', 0, 0],
      ['2026-11-20', 0, 0],
      ['2026-11-21', 2, 187_000],
      ['2026-11-22', 3, 5_000],
    ],
    'each day by the calendar of its store',
  )
})

t.test('what was taken is what was sold, and what makes the two differ is named', async t => {
  const postgres = await server.open(t)
  const shop = await aTenant(postgres)
  const now = Date.parse('2026-11-22T15:30:00Z')
  const [at, store] = ['2026-11-22T09:05:00Z', shop.store_id]
  await sell(postgres, shop, [
    { at, total: 499, store, price_difference: -19 },
    { at, total: 499, store, price_difference: 4, rounding: -3 },
    { at, total: 499, store, rounding: 1 },
    { at: '2026-11-21T09:05:00Z', total: 499, store, price_difference: 100, rounding: 100 },
  ])
  const report = await postgres.withTenant(shop.tenant_id, tx => today(tx, now))
  t.match(report, { total: 1_497, price_difference: -15, rounding: -2 })
  t.same(report.tenders, [{ kind: 'cash', total: 1_497 - 15 - 2 }])
})

t.test('a store that is not heard of says how old its figures are', async t => {
  const postgres = await server.open(t)
  const shop = await aTenant(postgres)
  const now = Date.parse('2026-11-22T15:30:00Z')
  const status = () => postgres.withTenant(shop.tenant_id, tx => storesStatus(tx, now))
  t.match(await status(), [
    {
      code: 'HS',
      connected: false,
      last_seen_at: null,
      lag_seconds: null,
      as_of: null,
      enrolled: false,
    },
    { code: 'OT', connected: false },
  ])
  await postgres.withTenant(shop.tenant_id, async tx => {
    await tx.run('insert into store_contact values ($1, $2, $3, 4)', [
      shop.tenant_id,
      shop.store_id,
      now - 20_000,
    ])
    await tx.run(`insert into store_cursor values ($1, $2, 'e', 9, '', $3, $3, 400, 9)`, [
      shop.tenant_id,
      shop.other_store_id,
      now - 3_600_000,
    ])
  })
  t.match(await status(), [
    {
      code: 'HS',
      connected: true,
      last_seen_at: now - 20_000,
      lag_seconds: 0,
      as_of: now,
      down_version: 4,
    },
    {
      code: 'OT',
      connected: false,
      lag_seconds: 3_600,
      as_of: now - 3_600_000,
      last_lag_ms: 400,
      rows_received: 9,
    },
  ])
})

t.test('a connected store that cannot send says how far its figures are behind', async t => {
  const postgres = await server.open(t)
  const shop = await aTenant(postgres)
  const box = { tenant: shop.tenant_id, store: shop.store_id }
  const now = Date.parse('2026-11-22T15:30:00Z')
  const store = async () =>
    (await postgres.withTenant(shop.tenant_id, tx => storesStatus(tx, now))).find(
      ({ id }) => id === shop.store_id,
    )
  const taken = (seq: number, at: number) =>
    postgres.withTenant(shop.tenant_id, tx =>
      tx.run(
        `insert into store_cursor values ($1, $2, 'e', $3, '', $4, $4, 400, 9)
         on conflict (tenant_id, store_id) do update set last_seq = $3, last_at = $4`,
        [shop.tenant_id, shop.store_id, seq, at],
      ),
    )
  await taken(9, now - 900_000)
  const backlog = { last: 12, oldest: 580, problem: 'row-invalid' }
  await heardOf(postgres, box, 4, backlog, now - 20_000)
  t.match(await store(), {
    connected: true,
    waiting: 3,
    problem: 'row-invalid',
    lag_seconds: 600,
    as_of: now - 600_000,
  })
  await taken(10, now - 30_000)
  t.match(await store(), { waiting: 2, lag_seconds: 30 }, 'what came since counts')
  await taken(12, now - 30_000)
  t.match(await store(), { waiting: 0, problem: null, lag_seconds: 0, as_of: now })
  await taken(9, now - 900_000)
  await heardOf(postgres, box, 4, {}, now - 5_000)
  t.match(await store(), { waiting: 0, problem: null, lag_seconds: 0 }, 'a store that says nothing')
})

t.test('days begin at midnight of the store, also when the clocks change', async t => {
  const hours = (from: number, to: number) => (to - from) / 3_600_000
  const spring = todayAndLastWeek(Date.parse('2026-03-29T11:00:30.250Z'), 'Europe/London')
  t.equal(hours(spring.today.from, spring.today.to), 11 + 30.25 / 3_600, 'noon by the wall')
  t.equal(
    hours(spring.lastWeek.from, spring.lastWeek.until),
    12 + 30.25 / 3_600,
    'noon by the wall there too',
  )
  t.equal(hours(spring.lastWeek.from, spring.lastWeek.to), 24)
  t.equal(
    hours(midnightOf('2026-03-29', 'Europe/London'), midnightOf('2026-03-30', 'Europe/London')),
    23,
  )
  t.equal(
    hours(midnightOf('2026-10-25', 'Europe/London'), midnightOf('2026-10-26', 'Europe/London')),
    25,
  )
  t.same(daysBetween('2028-02-28', '2028-03-01'), ['2028-02-28', '2028-02-29', '2028-03-01'])
  t.same(daysBetween('2028-03-01', '2028-02-28'), [])
  t.equal(addDays('2026-12-31', 1), '2027-01-01')
  t.same(['2026-02-29', '2026-2-1', 'x', '2028-02-29'].map(isDay), [false, false, false, true])
  t.same([knownZone('Asia/Riyadh'), knownZone('nowhere')], ['Asia/Riyadh', 'UTC'])
})
