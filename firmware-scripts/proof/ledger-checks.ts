// What must hold of a store's books, whatever happened to its server or its line.
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { shop } from '#appliance/kernel/a-store.ts'
import type { Check } from './check.ts'
import { compareRows, type Site } from './compare.ts'
import type { Tally } from './sellers.ts'

/** The store's own books against what the tills were told. The store's server has ended. */
export const checkBooks = (
  { folder }: Site,
  tally: Tally,
  opening: { cans: number; tomatoes: number },
): Check[] => {
  const sqlite = new Database(join(folder, 'store.db'))
  const value = (sql: string, ...values: string[]) =>
    Number(
      sqlite
        .prepare<string[], number>(sql)
        .pluck()
        .get(...values),
    )
  const rows = sqlite.prepare<[], SaleRow>('select id, till_id, total, "change" from sale').all()
  const wrong = rows.filter(({ id, till_id, total, change }) => {
    const told = tally.sales.get(id)
    return told?.till !== till_id || told.total !== total || told.change !== change
  })
  const gaps = sqlite
    .prepare<[], { till_id: string; n: number; first: number; last: number }>(
      'select till_id, count(*) as n, min(receipt_seq) as first, max(receipt_seq) as last from sale group by till_id',
    )
    .all()
  const stock = (variant: string) =>
    value('select quantity from stock_level where variant_id = ?', variant)
  const moved = (variant: string) =>
    value('select sum(quantity) from stock_move where variant_id = ?', variant)
  const count = (table: string) => value(`select count(*) from ${table}`)
  const sales = tally.sales.size
  const checks: Check[] = [
    same('integrity_check', String(sqlite.pragma('integrity_check', { simple: true })), 'ok'),
    same(
      'foreign keys that point nowhere',
      sqlite.prepare('pragma foreign_key_check').all().length,
      0,
    ),
    same('every acknowledged sale is there once, and no other', rows.length, sales),
    same('sales whose till, total or change differ from the answer', wrong.length, 0),
    {
      what: 'receipt numbers without a gap on each till',
      seen: gaps.map(({ first, last }) => `${first}–${last}`).join(', '),
      good: gaps.every(({ n, first, last }) => first === 1 && last === n),
    },
    same('cans left: opening less sold', stock(shop.can), opening.cans - tally.cans),
    same('cans left: the sum of moves', moved(shop.can), stock(shop.can)),
    same('tomatoes left, grams', stock(shop.tomatoes), opening.tomatoes - tally.tomatoes),
    same('tomatoes left: the sum of moves', moved(shop.tomatoes), stock(shop.tomatoes)),
    same('sales whose tenders are not their total', value(ILL_TENDERED), 0),
    same('sales whose lines are not their total', value(ILL_LINED), 0),
    same('one receipt to print for each sale', count('print_job'), sales),
    same('audit lines, one for each sale', value(AUDITED), sales),
    same('journal without a gap', value('select max(seq) from journal'), count('journal')),
  ]
  sqlite.close()
  return checks
}

/** Each table of the store against head office's. */
export const checkEqual = async (site: Site): Promise<Check[]> => {
  const compared = await compareRows(site)
  return compared
    .filter(({ here, there }) => here + there > 0)
    .map(({ table, here, there, different }) => ({
      what: `${table}: rows at head office`,
      seen: [`${there} of ${here}`, ...different].join('\n  '),
      good: different.length === 0,
    }))
}

type SaleRow = { id: string; till_id: string; total: number; change: number }

const ILL_TENDERED = `select count(*) from sale where total + price_difference + rounding <>
  coalesce((select sum(amount) from tender where sale_id = sale.id), 0)`
const ILL_LINED = `select count(*) from sale where total <>
  coalesce((select sum(gross) from sale_line where sale_id = sale.id), 0)
  or lines <> (select count(*) from sale_line where sale_id = sale.id)`
const AUDITED = `select count(*) from audit where command = 'sales.complete'`

const same = (what: string, seen: string | number, expected: string | number): Check => ({
  what,
  seen: seen === expected ? String(seen) : `${seen}, not ${expected}`,
  good: seen === expected,
})
