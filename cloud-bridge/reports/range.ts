// Trade by day over a span of days, each day by the store's own calendar.
import type { Tx } from '../postgres.ts'
import { addDays, daysBetween, knownZone, midnightOf } from './days.ts'

/** A year and a leap day. */
export const DAYS_MAX = 366

export type DayLine = {
  /** `2026-11-22` */
  day: string
  sales: number
  /** minor units, with tax; returns taken off */
  total: number
  tax: number
  discount: number
  stores: { id: string; sales: number; total: number }[]
}

/** A line for each day from the first to the last (`2026-11-22`), also for those without a sale. */
export const range = async (tx: Tx, first: string, last: string): Promise<DayLine[]> => {
  const days = daysBetween(first, last).slice(0, DAYS_MAX)
  const end = addDays(first, days.length)
  const stores = await tx.rows('select id, timezone from store order by name, id', [], 'prepared')
  const spans = stores.map(({ id, timezone }) => ({
    store_id: id,
    starts: [...days, end].map(day => midnightOf(day, knownZone(timezone))),
  }))
  const rows = await tx.rows(BY_DAY, [JSON.stringify(spans)], 'prepared')
  const lines: DayLine[] = days.map(day => ({
    day,
    sales: 0,
    total: 0,
    tax: 0,
    discount: 0,
    stores: [],
  }))
  for (const { day, store_id, sales, total, tax, discount } of rows) {
    const line = lines[day - 1]
    if (!line) continue
    line.sales += sales
    line.total += total
    line.tax += tax
    line.discount += discount
    line.stores.push({ id: store_id, sales, total })
  }
  return lines
}

const BY_DAY = `select span.store_id, found.* from json_to_recordset($1::json) as span(store_id text, starts bigint[]), lateral (
    select width_bucket(occurred_at, span.starts) as day, count(*) filter (where kind = 'sale') as sales,
      sum(total) as total, sum(tax) as tax, sum(discount) as discount
    from sale where store_id = span.store_id
      and occurred_at >= span.starts[1] and occurred_at < span.starts[array_upper(span.starts, 1)]
    group by 1
  ) found order by span.store_id, day`
