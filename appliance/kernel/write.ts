// Writes the rows of one decision: puts, deletes, the journal that goes up, what the audit line says.
import type { AuditDetail } from '#schema/audit-detail.ts'
import type { Change } from '#schema/command.ts'
import { type Rows, resourceOf, syncOf, type Table, tables } from '#schema/index.ts'
import { columnsOf } from '#schema/resource.ts'
import type { Sqlite } from './sqlite.ts'

/** Of the rows that go up in the journal. */
const SCHEMA_VERSION = 1

/** A row that changed, as subscribers hear of it after the commit. */
export type Written = { table: Table; id: string; op: 'put' | 'delete'; row: Rows[Table] | null }

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

type Writer = {
  /**
   * Writes all changes and the audit line that tells of them, if there is one. With `journal` what
   * goes up is journaled, all under one `tx`.
   */
  write: (
    changes: readonly Change[],
    journal: boolean,
    auditLine: (detail: AuditDetail) => Rows['audit'] | null,
  ) => Written[]
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
  const put = (
    change: Extract<Change, { op: 'put' }>,
    plan: Plan,
    detail: AuditDetail,
  ): Written => {
    const row: Record<string, unknown> = change.row
    const id = change.row.id
    const values = plan.columns.map(column => row[column])
    if (plan.appendOnly) {
      sqlite.statement(plan.insert).run(values)
    } else {
      if (plan.audited) {
        const before = sqlite.statement(plan.select).get(id)
        detail.changed.push({
          table: change.table,
          id,
          op: 'put',
          ...difference(before, row, plan),
        })
      }
      sqlite.statement(plan.upsert).run(values)
    }
    if (!plan.audited) detail.rows[change.table] = (detail.rows[change.table] ?? 0) + 1
    return { table: change.table, id, op: 'put', row: change.row }
  }
  const remove = (table: Table, id: string, plan: Plan, detail: AuditDetail): Written => {
    if (plan.appendOnly) throw new Error(`a row of ${table} is never removed`)
    if (plan.audited) {
      const before = sqlite.statement(plan.select).get(id)
      detail.changed.push({ table, id, op: 'delete', ...difference(before, null, plan) })
    }
    sqlite.statement(plan.remove).run(id)
    return { table, id, op: 'delete', row: null }
  }
  return {
    lastSeq,
    write(changes, journal, auditLine) {
      const detail: AuditDetail = { rows: {}, changed: [] }
      const tx = journal ? lastSeq() + 1 : 0
      let seq = tx
      const one = (change: Change): Written => {
        const plan = planFor(change.table)
        const written =
          change.op === 'put'
            ? put(change, plan, detail)
            : remove(change.table, change.id, plan, detail)
        if (journal && plan.journaled) {
          const body = JSON.stringify(written.row)
          journalInsert.run(
            seq,
            tx,
            change.table,
            change.op,
            written.id,
            body,
            hlc(),
            SCHEMA_VERSION,
          )
          seq += 1
        }
        return written
      }
      const written = changes.map(one)
      const line = auditLine(detail)
      // In the journal's same transaction: it never travels without what it tells of.
      if (line) one({ op: 'put', table: 'audit', row: line })
      return written
    },
  }
}

function planFor(table: Table): Plan {
  const plan = plans.get(table)
  if (!plan) throw new Error(`there is no table ${table}`)
  return plan
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

const isRow = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
