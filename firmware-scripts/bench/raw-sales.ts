// The physical limit of a sale on this machine: the rows that one sale writes, put by a bare
// better-sqlite3 loop, one transaction and one flush each, into the same tables of the same file.
import { v7 } from 'uuid'
import { aStore, cashier, openSession, shop } from '#appliance/kernel/a-store.ts'
import { systemClock } from '#appliance/kernel/clock.ts'

export type RawSales = {
  perSecond: number
  /** ms of the processor for one sale */
  cpuMs: number
}

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
  const usedBefore = process.cpuUsage()
  for (let index = 0; index < count; index += 1) one()
  const perSecond = (count * 1_000) / (performance.now() - began)
  const { user, system } = process.cpuUsage(usedBefore)
  for (const end of ends) end()
  return { perSecond, cpuMs: (user + system) / 1_000 / count }
}

const ANY_ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/

/** One transaction of all rows. An id of the real sale becomes a new one wherever it stands. */
function writer(raw: ReturnType<typeof aStore>['sqlite']['raw'], templates: readonly Template[]) {
  const own = new Set<Value>(
    templates.flatMap(({ row }) => [row['id'] ?? null, row['command_id'] ?? null]),
  )
  own.delete(null)
  const clock = systemClock('raw')
  const ids = new Map<string, string>()
  let seq = templates.filter(({ table }) => table === 'journal').length
  let tx = seq
  let receipt = 1
  /** What differs from sale to sale; undefined for what is written as it is. */
  const fresh = (table: string, column: string, value: Value): (() => Value) | undefined => {
    if (table === 'journal' && column === 'seq') return () => (seq += 1)
    if (table === 'journal' && column === 'tx') return () => tx
    if (column === 'receipt_seq') return () => receipt
    if (typeof value !== 'string') return undefined
    if (own.has(value)) return () => ids.get(value) ?? value
    const id = column === 'key' ? ANY_ID.exec(value)?.[0] : undefined
    return id === undefined ? undefined : () => value.replace(id, ids.get(id) ?? id)
  }
  const inserts = templates.map(({ table, row }) => {
    const cells = Object.entries(row)
    const names = cells.map(([column]) => `"${column}"`).join(', ')
    const text = `insert into "${table}" (${names}) values (${cells.map(() => '?').join(', ')})`
    const values = cells.map(([, value]) => value)
    const changing = cells.flatMap(([column, value], index) => {
      const make = fresh(table, column, value)
      return make ? [{ index, make }] : []
    })
    return { statement: raw.prepare(text), values, changing }
  })
  return raw.transaction(() => {
    receipt += 1
    tx = seq + 1
    const now = clock.now()
    for (const id of own) ids.set(String(id), clock.newId(now))
    for (const { statement, values, changing } of inserts) {
      for (const { index, make } of changing) values[index] = make()
      statement.run(values)
    }
  })
}
