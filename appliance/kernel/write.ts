// Writes the rows of one decision: puts, deletes, the journal that goes up, what the audit line says.
import type { Change } from '#schema/command.ts'
import { resourceOf, type Rows, syncOf, type Table, tables } from '#schema/index.ts'
import { columnsOf } from '#schema/resource.ts'
import type { Sqlite } from './sqlite.ts'

export const SCHEMA_VERSION = 1

/** A row that changed, as subscribers hear of it after the commit. */
export type Written = { table: Table; id: string; op: 'put' | 'delete'; row: Rows[Table] | null }

export type AuditDetail = {
  /** how many rows of each ledger or local table were added */
  rows: Record<string, number>
  /** edits, with the columns that differ */
  changed: { table: string; id: string; op: string; before: unknown; after: unknown }[]
}

type Plan = {
  columns: string[]
  secret: Set<string>
  upsert: string
  insert: string
  select: string
  remove: string
  journaled: boolean
  appendOnly: boolean
  audited: boolean
}

const plans = new Map<Table, Plan>(tables.map(table => [table, planOf(table)]))

function planOf(table: Table): Plan {
  const all = columnsOf(resourceOf(table))
  const columns = all.map(({ column }) => column)
  const names = columns.map(column => `"${column}"`).join(', ')
  const insert = `insert into "${table}" (${names}) values (${columns.map(() => '?').join(', ')})`
  const update = columns
    .filter(column => column !== 'id')
    .map(column => `"${column}" = excluded."${column}"`)
    .join(', ')
  const sync = syncOf(table)
  return {
    columns,
    secret: new Set(all.filter(({ meta }) => meta.secret).map(({ column }) => column)),
    insert,
    upsert: `${insert} on conflict (id) do update set ${update}`,
    select: `select ${names} from "${table}" where id = ?`,
    remove: `delete from "${table}" where id = ?`,
    journaled: sync === 'ledger' || sync === 'up' || sync === 'both',
    appendOnly: sync === 'ledger',
    audited: sync === 'up' || sync === 'down' || sync === 'both',
  }
}

export type Writer = {
  /** writes all changes; what is written here and owned here is journaled under `tx` */
  write: (changes: readonly Change[], journal: boolean) => { written: Written[]; detail: AuditDetail }
  /** the last number of the journal */
  lastSeq: () => number
}

/** `hlc` gives the clock stamp of each journal row. */
export const openWriter = (sqlite: Sqlite, hlc: () => string): Writer => {
  const journalInsert = sqlite.raw.prepare(
    'insert into journal (seq, tx, tbl, op, pk, body, hlc, schema_v) values (?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const lastSeq = () =>
    Number(sqlite.statement('select coalesce(max(seq), 0) from journal').pluck().get())
  const put = (change: Extract<Change, { op: 'put' }>, plan: Plan, detail: AuditDetail): Written => {
    const row: Record<string, unknown> = change.row
    const id = change.row.id
    const values = plan.columns.map(column => row[column])
    if (plan.appendOnly) {
      sqlite.statement(plan.insert).run(values)
    } else {
      if (plan.audited) {
        const before = sqlite.statement(plan.select).get(id)
        detail.changed.push({ table: change.table, id, op: 'put', ...difference(before, row, plan) })
      }
      sqlite.statement(plan.upsert).run(values)
    }
    if (!plan.audited) detail.rows[change.table] = (detail.rows[change.table] ?? 0) + 1
    return { table: change.table, id, op: 'put', row: change.row }
  }
  return {
    lastSeq,
    write(changes, journal) {
      const detail: AuditDetail = { rows: {}, changed: [] }
      const written: Written[] = []
      const tx = journal ? lastSeq() + 1 : 0
      let seq = tx
      for (const change of changes) {
        const plan = plans.get(change.table)
        if (!plan) throw new Error(`there is no table ${change.table}`)
        if (change.op === 'put') {
          written.push(put(change, plan, detail))
        } else {
          if (plan.appendOnly) throw new Error(`a row of ${change.table} is never removed`)
          const before = sqlite.statement(plan.select).get(change.id)
          if (plan.audited) {
            detail.changed.push({ table: change.table, id: change.id, op: 'delete', ...difference(before, null, plan) })
          }
          sqlite.statement(plan.remove).run(change.id)
          written.push({ table: change.table, id: change.id, op: 'delete', row: null })
        }
        if (journal && plan.journaled) {
          const pk = change.op === 'put' ? change.row.id : change.id
          const body = change.op === 'put' ? JSON.stringify(change.row) : 'null'
          journalInsert.run(seq, tx, change.table, change.op, pk, body, hlc(), SCHEMA_VERSION)
          seq += 1
        }
      }
      return { written, detail }
    },
  }
}

/** The columns that differ; secrets only say that they changed. */
function difference(before: unknown, after: Record<string, unknown> | null, plan: Plan) {
  const old = isRow(before) ? before : null
  const was: Record<string, unknown> = {}
  const is: Record<string, unknown> = {}
  for (const column of plan.columns) {
    if (old?.[column] === after?.[column]) continue
    if (old) was[column] = plan.secret.has(column) ? '(secret)' : old[column]
    if (after) is[column] = plan.secret.has(column) ? '(secret)' : after[column]
  }
  return { before: old && was, after: after && is }
}

const isRow = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
