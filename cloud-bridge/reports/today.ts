// Today's trade of all stores, each by its own clock, against the same weekday a week before.
import { hourOf } from '#schema/rules/day.ts'
import type { Tx } from '../postgres.ts'
import { knownZone, todayAndLastWeek } from './days.ts'
import { type StoreStatus, storesStatus } from './stores.ts'

/** Every time zone differs from UTC by whole quarters of an hour. */
const QUARTER_MS = 900_000
const TOP_MAX = 10

export type StoreToday = StoreStatus & {
  sales: number
  /** minor units, with tax; returns taken off */
  total: number
  /** of the same weekday last week up to the same time of day */
  same_weekday_sales: number
  same_weekday_total: number
  /** of today; null before the first */
  last_sale_at: number | null
}

export type Today = {
  as_of: number
  stores: StoreToday[]
  sales: number
  total: number
  same_weekday_sales: number
  same_weekday_total: number
  /** by the stores' own clocks; last week's are whole */
  hourly: { hour: number; total: number; last_week: number }[]
  tenders: { kind: string; total: number }[]
  /** total + price_difference + rounding = what was tendered */
  price_difference: number
  rounding: number
  top: {
    variant_id: string
    name: string
    name_ar: string
    unit: string
    quantity: number
    total: number
  }[]
}

type Span = { store_id: string; from_at: number; to_at: number; until_at: number }
type Sum = { sales: number; total: number }

/** The report at `now` (epoch ms), of one store or of all when none is named. */
export const today = async (tx: Tx, now: number, storeId?: string): Promise<Today> => {
  const known = await storesStatus(tx, now)
  const stores = storeId === undefined ? known : known.filter(({ id }) => id === storeId)
  const spans = stores.map(({ id, timezone }) => ({
    store_id: id,
    ...todayAndLastWeek(now, knownZone(timezone)),
  }))
  const todays = spans.map(span => ({
    store_id: span.store_id,
    from_at: span.today.from,
    to_at: span.today.to,
    until_at: span.today.to,
  }))
  const lastWeeks = spans.map(span => ({
    store_id: span.store_id,
    from_at: span.lastWeek.from,
    to_at: span.lastWeek.to,
    until_at: span.lastWeek.until,
  }))
  const [mine, before, tenders, top] = await Promise.all([
    quarters(tx, todays),
    quarters(tx, lastWeeks),
    tx.rows(TENDERS, [JSON.stringify(todays)], 'prepared'),
    tx.rows(TOP, [JSON.stringify(todays), TOP_MAX], 'prepared'),
  ])
  const lines = stores.map(store => {
    const [is, was] = [sumOf(mine, store.id), sumOf(before, store.id)]
    return {
      ...store,
      sales: is.sales,
      total: is.total,
      same_weekday_sales: was.sales,
      same_weekday_total: was.total,
      last_sale_at: lastSaleOf(mine, store.id),
    }
  })
  const all = (column: 'sales' | 'total' | 'same_weekday_sales' | 'same_weekday_total') =>
    lines.reduce((sum, line) => sum + line[column], 0)
  return {
    as_of: now,
    stores: lines,
    sales: all('sales'),
    total: all('total'),
    same_weekday_sales: all('same_weekday_sales'),
    same_weekday_total: all('same_weekday_total'),
    hourly: hoursOf(stores, mine, before),
    tenders: tenders.map(({ kind, total }) => ({ kind, total })),
    price_difference: mine.reduce((sum, row) => sum + row.price_difference, 0),
    rounding: mine.reduce((sum, row) => sum + row.rounding, 0),
    top: top.map(({ variant_id, name, name_ar, unit, quantity, total }) => ({
      variant_id,
      name,
      name_ar,
      unit,
      quantity,
      total,
    })),
  }
}

type Quarter = {
  store_id: string
  quarter: number
  total: number
  price_difference: number
  rounding: number
  until_sales: number
  until_total: number
  last_sale_at: number | null
}

const quarters = (tx: Tx, spans: readonly Span[]): Promise<Quarter[]> =>
  tx.rows(QUARTERS, [JSON.stringify(spans), QUARTER_MS], 'prepared')

/** What a store took up to the time of day that is compared. */
const sumOf = (rows: readonly Quarter[], store: string): Sum =>
  rows.reduce(
    (sum, row) =>
      row.store_id === store
        ? { sales: sum.sales + row.until_sales, total: sum.total + row.until_total }
        : sum,
    { sales: 0, total: 0 },
  )

const lastSaleOf = (rows: readonly Quarter[], store: string): number | null =>
  rows.reduce<number | null>(
    (last, row) => (row.store_id === store ? later(last, row.last_sale_at) : last),
    null,
  )

const later = (one: number | null, other: number | null) =>
  one === null || other === null ? (one ?? other) : Math.max(one, other)

function hoursOf(
  stores: readonly StoreStatus[],
  mine: readonly Quarter[],
  before: readonly Quarter[],
) {
  const zones = new Map(stores.map(({ id, timezone }) => [id, knownZone(timezone)]))
  const hours = Array.from({ length: 24 }, (_, hour) => ({ hour, total: 0, last_week: 0 }))
  const add = (rows: readonly Quarter[], column: 'total' | 'last_week') => {
    for (const { store_id, quarter, total } of rows) {
      const line = hours[hourOf(quarter * QUARTER_MS, zones.get(store_id) ?? 'UTC')]
      if (line) line[column] += total
    }
  }
  add(mine, 'total')
  add(before, 'last_week')
  const used = hours.filter(({ total, last_week }) => total !== 0 || last_week !== 0)
  const first = Math.min(OPENS, ...used.map(({ hour }) => hour))
  const last = Math.max(CLOSES, ...used.map(({ hour }) => hour))
  return hours.slice(first, last + 1)
}

// As in a store's own report: its usual hours, so that the picture does not grow while the day does.
const OPENS = 8
const CLOSES = 19

const SPANS = `json_to_recordset($1::json) as span(store_id text, from_at bigint, to_at bigint, until_at bigint)`
const IN_SPAN = (table: string, column: string) =>
  `${table}.store_id = span.store_id and ${table}.${column} >= span.from_at and ${table}.${column} < span.to_at`

const QUARTERS = `select span.store_id, found.* from ${SPANS}, lateral (
    select occurred_at / $2::bigint as quarter, sum(total) as total,
      sum(price_difference) as price_difference, sum(rounding) as rounding,
      count(*) filter (where kind = 'sale' and occurred_at < span.until_at) as until_sales,
      coalesce(sum(total) filter (where occurred_at < span.until_at), 0) as until_total,
      max(occurred_at) filter (where kind = 'sale') as last_sale_at
    from sale where ${IN_SPAN('sale', 'occurred_at')} group by 1
  ) found`

/** Change is cash that went back. */
const TENDERS = `select case tender.kind when 'change' then 'cash' else tender.kind end as kind, sum(amount) as total
  from ${SPANS} join tender on ${IN_SPAN('tender', 'at')} group by 1 order by 2 desc, 1`

const TOP = `select line.variant_id, max(line.name) as name, max(line.name_ar) as name_ar, max(line.unit) as unit, sum(line.quantity) as quantity, sum(line.gross) as total
  from ${SPANS} join sale on ${IN_SPAN('sale', 'occurred_at')}
  join sale_line line on line.sale_id = sale.id
  group by line.variant_id order by sum(line.gross) desc, line.variant_id limit $2`
