// The physical limit of a sale on this machine: the rows that one sale writes, put by a bare
// better-sqlite3 loop, one transaction and one flush each, into the same tables of the same file.
import { v7 } from 'uuid'
import { aStore, cashier, openSession, shop } from '#appliance/kernel/a-store.ts'
import { systemClock } from '#appliance/kernel/clock.ts'

export type RawSales = { perSecond: number; rows: number }

/** A sale of five lines paid in cash, as a till sends it; without its ids. */
export const fiveLines = {
  lines: [shop.coffee, shop.can, shop.sixPack, shop.bread, shop.tomatoes].map(variant_id => ({
    variant_id,
    quantity: 1_000,
  })),
  tenders: [{ kind: 'cash', amount: 2_000 }],
  total: 1_859,
}

/** Written by triggers, by the start, or by nobody. */
const NOT_BY_HAND = /^(?:stock_level|found.*|site|sqlite_.*)$/

type Value = string | number | null
type Template = { table: string; row: Record<string, Value> }

/** Writes the rows of one real sale `count` times, each time with new ids, in an empty `folder`. */
export const rawSales = (count: number, folder: string): RawSales => {
  const ends: (() => void)[] = []
  const store = aStore({ teardown: end => ends.push(end) }, undefined, folder)
  store.given({ till_session: [openSession()] })
  const { raw } = store.sqlite
  const tables = raw
    .prepare<[], string>(
      "select name from sqlite_master where type = 'table' union all select name from volatile.sqlite_master where type = 'table'",
    )
    .pluck()
    .all()
    .filter(name => !NOT_BY_HAND.test(name))
  const rowsOf = (table: string) =>
    raw.prepare<[], Record<string, Value>>(`select * from "${table}"`).all()
  const before = new Map(tables.map(table => [table, rowsOf(table).length]))
  const sale = { ...fiveLines, sale_id: v7(), till_session_id: openSession().id }
  const { refused } = store.run('sales.complete', sale, cashier)
  if (refused) throw new Error(`the sale was refused: ${refused}`)
  const templates = tables.flatMap((table): Template[] => {
    const rows = rowsOf(table)
    return rows.length === before.get(table) ? [] : rows.map(row => ({ table, row }))
  })
  const one = writer(store.sqlite.raw, templates)
  const began = performance.now()
  for (let index = 0; index < count; index += 1) one()
  const perSecond = (count * 1_000) / (performance.now() - began)
  for (const end of ends) end()
  return { perSecond, rows: templates.length }
}

/** One transaction of all rows. An id of the real sale becomes a new one wherever it stands. */
function writer(raw: ReturnType<typeof aStore>['sqlite']['raw'], templates: readonly Template[]) {
  const own = new Set(
    templates.flatMap(({ row }) => [row.id, row.command_id].filter(id => typeof id === 'string')),
  )
  const inserts = templates.map(({ table, row }) => {
    const columns = Object.keys(row)
    const names = columns.map(column => `"${column}"`).join(', ')
    const text = `insert into "${table}" (${names}) values (${columns.map(() => '?').join(', ')})`
    return { statement: raw.prepare(text), table, cells: Object.entries(row) }
  })
  const clock = systemClock('raw')
  let seq = templates.filter(({ table }) => table === 'journal').length
  let receipt = 1
  return raw.transaction(() => {
    receipt += 1
    const now = clock.now()
    const tx = seq + 1
    const ids = new Map([...own].map(id => [id, clock.newId(now)]))
    for (const { statement, table, cells } of inserts) {
      if (table === 'journal') seq += 1
      statement.run(
        cells.map(([column, value]) => {
          if (table === 'journal' && column === 'seq') return seq
          if (table === 'journal' && column === 'tx') return tx
          if (column === 'receipt_seq') return receipt
          return typeof value === 'string' ? (ids.get(value) ?? value) : value
        }),
      )
    }
  })
}
