// The physical limit of a sale on this machine: the rows that one sale writes, put by a bare
// better-sqlite3 loop, one transaction and one flush each, into the same tables.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { aStore, cashier, openSession, shop, testId } from '#appliance/kernel/a-store.ts'

export type RawSales = { perSecond: number; rows: number }

/** A sale of five lines paid in cash, as a till sends it. */
export const fiveLines = (till_session_id: string) => ({
  sale_id: v7(),
  till_session_id,
  lines: [shop.coffee, shop.can, shop.sixPack, shop.bread, shop.tomatoes].map(variant_id => ({
    variant_id,
    quantity: 1_000,
  })),
  tenders: [{ kind: 'cash', amount: 2_000 }],
  total: 1_859,
})

/** Rewrites the rows of one real sale with new ids, `count` times. */
export const rawSales = (count: number, folder = mkdtempSync(join(tmpdir(), 'bench-'))): RawSales => {
  const ends: (() => void)[] = []
  const store = aStore({ teardown: end => ends.push(end) }, undefined, folder)
  store.given({ till_session: [openSession()] })
  store.run('sales.complete', fiveLines(testId(20, 1)), cashier)
  const { raw } = store.sqlite
  const tables = ['sale', 'sale_line', 'sale_tax', 'tender', 'stock_move', 'print_job', 'audit', 'command_answer']
  const templates = tables.flatMap(table =>
    raw
      .prepare<[], Record<string, string | number | null>>(`select * from ${table}`)
      .all()
      .map(row => ({ table, row })),
  )
  const journal = raw.prepare<[], Record<string, string | number | null>>('select * from journal').all()
  const all = [...templates, ...journal.map(row => ({ table: 'journal', row }))]
  const inserts = all.map(({ table, row }) => {
    const columns = Object.keys(row)
    const text = `insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`
    return { statement: raw.prepare(text), columns, row, table }
  })
  let seq = journal.length
  let receipt = 1
  const one = raw.transaction(() => {
    receipt += 1
    for (const { statement, columns, row, table } of inserts) {
      statement.run(columns.map(column => fresh(table, column, row[column] ?? null)))
    }
  })
  const fresh = (table: string, column: string, value: string | number | null) => {
    if (table === 'journal' && (column === 'seq' || column === 'tx')) return column === 'seq' ? ++seq : seq
    if (column === 'receipt_seq') return receipt
    if (column === 'id' || column === 'key' || column === 'command_id' || column === 'line_id') return v7()
    return value
  }
  const began = performance.now()
  for (let index = 0; index < count; index++) one()
  const perSecond = Math.round((count * 1_000) / (performance.now() - began))
  for (const end of ends) end()
  rmSync(folder, { recursive: true, force: true })
  return { perSecond, rows: inserts.length }
}
