// Writes the rows of one decision at head office: edits with what they were before, and the states
// that go down to the stores.
import { type AuditDetail, difference, isAudited } from '#schema/audit-detail.ts'
import type { Change } from '#schema/command.ts'
import { syncOf, type Table } from '#schema/index.ts'
import type { Tx } from './postgres.ts'
import { putRows, removeRows, rowsById } from './put.ts'

/** The latest state of a row of the tenant, as stores get it. `body` is JSON text. */
export type Down = { tbl: Table; op: 'put' | 'delete'; pk: string; body: string }

export type Written = { detail: AuditDetail; down: Down[]; touched: Map<Table, Set<string>> }

type Edit = { table: Table; id: string; row: Record<string, unknown> | null }

/** Writes the changes in their order; equal neighbours share a statement. */
export const writeChanges = async (tx: Tx, changes: readonly Change[]): Promise<Written> => {
  const edits: Edit[] = changes.map(change =>
    change.op === 'put'
      ? { table: change.table, id: change.row.id, row: change.row }
      : { table: change.table, id: change.id, row: null },
  )
  const known = await statesBefore(tx, edits)
  const written: Written = { detail: { rows: {}, changed: [] }, down: [], touched: new Map() }
  for (const edit of edits) note(edit, known, written)
  const runs = runsOf(edits)
  // A variant learns its product's words, so the one has to be there before the other.
  if (edits.some(({ table }) => table === 'variant'))
    for (const run of runs) await writeRun(tx, run)
  else await Promise.all(runs.map(run => writeRun(tx, run)))
  return written
}

/** What the edited rows are now; only of tables whose edits are told. */
async function statesBefore(tx: Tx, edits: readonly Edit[]) {
  const ids = new Map<Table, Set<string>>()
  for (const { table, id } of edits) {
    if (isAudited(table)) ids.set(table, (ids.get(table) ?? new Set()).add(id))
  }
  const found = await Promise.all(
    [...ids].map(async ([table, wanted]) => ({
      table,
      rows: await rowsById(tx, table, [...wanted]),
    })),
  )
  return new Map(found.map(({ table, rows }) => [table, rows]))
}

type Known = Awaited<ReturnType<typeof statesBefore>>

/** Compares and remembers one edit; the next one of the same row sees it as the state before. */
function note(edit: Edit, known: Known, { detail, down, touched }: Written) {
  const { table, id } = edit
  const sync = syncOf(table)
  touched.set(table, (touched.get(table) ?? new Set()).add(id))
  if (!isAudited(table)) {
    if (!edit.row && sync === 'ledger') throw new Error(`a row of ${table} is never removed`)
    if (edit.row) detail.rows[table] = (detail.rows[table] ?? 0) + 1
    return
  }
  const before = known.get(table)?.get(id) ?? null
  const op = edit.row ? 'put' : 'delete'
  detail.changed.push({ table, id, op, ...difference(table, before, edit.row) })
  if (edit.row) known.get(table)?.set(id, edit.row)
  else known.get(table)?.delete(id)
  if (sync !== 'up') down.push({ tbl: table, op, pk: id, body: JSON.stringify(edit.row) })
}

type Run = { table: Table; op: 'put' | 'delete'; edits: Edit[] }

/** Neighbours of one table that are put, or removed, together; a row that comes twice begins a new run. */
function runsOf(edits: readonly Edit[]): Run[] {
  const runs: Run[] = []
  for (const edit of edits) {
    const op = edit.row ? 'put' : 'delete'
    const last = runs.at(-1)
    const fits = last?.table === edit.table && last.op === op
    if (last && fits && !last.edits.some(({ id }) => id === edit.id)) last.edits.push(edit)
    else runs.push({ table: edit.table, op, edits: [edit] })
  }
  return runs
}

const writeRun = (tx: Tx, { table, op, edits }: Run) =>
  op === 'put'
    ? putRows(
        tx,
        table,
        edits.flatMap(({ row }) => (row ? [row] : [])),
        syncOf(table) === 'ledger' ? 'insert' : 'upsert',
      )
    : removeRows(
        tx,
        table,
        edits.map(({ id }) => id),
      )
