// Takes a store's batch: one transaction for its rows and its cursor.
import { createHash } from 'node:crypto'
import { v7 } from 'uuid'
import * as z from 'zod'
import { isTable, resourceOf, syncOf, type Table } from '#schema/index.ts'
import type { MergeLoser } from '#schema/rules/merge.ts'
import { type Mergeable, mergeStates, sameState } from '#schema/rules/row-clocks.ts'
import {
  type Batch,
  hashBatch,
  type JournalRow,
  stampTime,
  type UpAnswer,
} from '#schema/wire/batch.ts'
import type { Box } from './box.ts'
import { publish } from './doorbell.ts'
import { type Postgres, stateOf, type Tx } from './postgres.ts'
import { putRows, removeRows, rowsById } from './put.ts'
import { nextVersions } from './versions.ts'
import type { Down } from './write.ts'

/** How often a batch runs again after meeting another transaction. */
const ATTEMPTS_MAX = 8

type Row = Record<string, string | number | null>
type Taken = { seq: number; table: Table; pk: string; row: Row | null }
type Refused = { code: string; seq: number; detail: string }

/**
 * Applies a batch of the store whose box signed it. `gap` and `fork` say where our copy ends; the
 * store sends from there. A batch with a row that the store may not write is `refused` whole.
 * `note` hears of columns this release does not know.
 */
export const receive = async (
  postgres: Postgres,
  box: Box,
  batch: Batch,
  note: (words: string) => void = () => {},
  now: number = Date.now(),
): Promise<UpAnswer> => {
  const rows = takeRows(box, batch, note)
  for (let attempt = 1; ; attempt += 1) {
    try {
      const { answer, version } = await postgres.withTenant(box.tenant, tx =>
        apply(tx, box, batch, rows, now),
      )
      if (answer.is === 'applied' && 'taken' in rows) {
        publish(postgres, box.tenant, version, [touchedBy(rows.taken)])
      }
      return answer
    } catch (error) {
      if (error instanceof ForeignRow) return refusedFor(batch, error.table)
      const met = ['40001', '40P01'].includes(stateOf(error))
      if (!met || attempt >= ATTEMPTS_MAX) throw error
    }
  }
}

async function apply(
  tx: Tx,
  { tenant, store }: Box,
  batch: Batch,
  rows: { taken: Taken[] } | Refused,
  now: number,
): Promise<{ answer: UpAnswer; version: number | null }> {
  const cursor = await lockCursor(tx, store, batch.epoch)
  const answer = (is: UpAnswer['is'], more: Partial<UpAnswer> = {}) => ({
    answer: {
      is,
      epoch: cursor.epoch,
      last: cursor.last_seq,
      last_hash: cursor.last_hash,
      ...more,
    },
    version: null,
  })
  const place = placeOf(batch, cursor)
  if (place !== 'next') return answer(place)
  if ('code' in rows) return answer('refused', rows)
  const foreign = await putAll(tx, store, rows.taken)
  if (foreign) throw new ForeignRow(foreign)
  const down = await mergeAll(tx, rows.taken, now)
  const last_at = stampTime(batch.changes.at(-1)?.hlc ?? '')
  await tx.run(
    MOVE_CURSOR,
    [
      tenant,
      store,
      batch.last,
      batch.hash,
      last_at,
      now,
      Math.max(0, now - last_at),
      rows.taken.length,
    ],
    'prepared',
  )
  const version = await nextVersions(tx, [down])
  return { ...answer('applied', { last: batch.last, last_hash: batch.hash }), version }
}

/** Two stores with one row id: no honest box does this, so nothing of the batch is kept. */
class ForeignRow extends Error {
  readonly table: Table
  constructor(table: Table) {
    super(`a row of ${table} is another store's`)
    this.table = table
  }
}

const refusedFor = (batch: Batch, table: Table): UpAnswer => ({
  is: 'refused',
  epoch: batch.epoch,
  last: batch.first - 1,
  last_hash: batch.prev_hash,
  code: 'other-store',
  seq: batch.first,
  detail: table,
})

type Cursor = { epoch: string; last_seq: number; last_hash: string }

/** Where a batch stands to what is here. */
function placeOf(batch: Batch, cursor: Cursor): 'next' | 'known' | 'gap' | 'fork' {
  if (batch.epoch !== cursor.epoch) return 'fork'
  if (batch.last <= cursor.last_seq) {
    return batch.last === cursor.last_seq && batch.hash !== cursor.last_hash ? 'fork' : 'known'
  }
  if (batch.first !== cursor.last_seq + 1) return 'gap'
  if (batch.prev_hash !== cursor.last_hash) return 'fork'
  return hashBatch(batch.prev_hash, batch.changes, sha256) === batch.hash ? 'next' : 'fork'
}

async function lockCursor(tx: Tx, store: string, epoch: string): Promise<Cursor> {
  const [known] = await tx.rows(LOCK_CURSOR, [store], 'prepared')
  if (known) return known
  await tx.run(
    `insert into store_cursor (tenant_id, store_id, epoch, last_seq, last_hash, last_at, received_at, lag_ms, rows_received)
     values ($1, $2, $3, 0, '', 0, 0, 0, 0) on conflict do nothing`,
    [tx.tenant_id, store, epoch],
  )
  const [made] = await tx.rows(LOCK_CURSOR, [store], 'prepared')
  return made
}

const LOCK_CURSOR =
  'select epoch, last_seq, last_hash from store_cursor where store_id = $1 for update'
const MOVE_CURSOR = `update store_cursor set last_seq = $3, last_hash = $4, last_at = $5, received_at = $6,
  lag_ms = $7, rows_received = rows_received + $8 where tenant_id = $1 and store_id = $2`

/** The batch's rows, checked; or the first that is not the store's to write. */
function takeRows(
  box: Box,
  { changes }: Batch,
  note: (words: string) => void,
): { taken: Taken[] } | Refused {
  const taken: Taken[] = []
  const unknown = new Set<string>()
  for (const change of changes) {
    const row = takeRow(box, change, unknown)
    if ('code' in row) return row
    taken.push(row)
  }
  for (const column of unknown)
    note(`the store ${box.store} sends ${column}, which this release does not know`)
  return { taken }
}

function takeRow(
  box: Box,
  { seq, tbl, op, pk, body }: JournalRow,
  unknown: Set<string>,
): Taken | Refused {
  const no = (code: string, detail: string) => ({ code, seq, detail })
  if (!isTable(tbl)) return no('table-unknown', tbl)
  const sync = syncOf(tbl)
  if (sync === 'down') return no('owned-by-head-office', tbl)
  if (sync === 'local') return no('stays-in-store', tbl)
  if (op === 'delete') {
    return sync === 'up' ? { seq, table: tbl, pk, row: null } : no('never-removed', tbl)
  }
  const { row: shape } = resourceOf(tbl)
  const parsed = rowShape.safeParse(parseJson(body))
  const checked = shape.safeParse(parsed.data)
  if (!parsed.success || !checked.success) {
    const issue = checked.error?.issues[0]
    return no(
      'row-invalid',
      `${tbl}: ${issue ? `${issue.path.join('.')} ${issue.message}` : 'is not a row'}`,
    )
  }
  const row: Row = {}
  for (const column of Object.keys(parsed.data)) {
    if (column in shape.shape) row[column] = parsed.data[column] ?? null
    else unknown.add(`${tbl}.${column}`)
  }
  if (row.id !== pk) return no('row-invalid', `${tbl}: the id is not the key`)
  if (row.tenant_id !== box.tenant) return no('other-tenant', tbl)
  if ('store_id' in shape.shape && row.store_id !== box.store) return no('other-store', tbl)
  return { seq, table: tbl, pk, row }
}

const rowShape = z.record(z.string(), z.union([z.string(), z.number(), z.null()]))

/** Ledger rows that are new, and the last state of each `up` row. Answers a table with a foreign row, or null. */
async function putAll(tx: Tx, store: string, taken: readonly Taken[]): Promise<Table | null> {
  const writes = [...byTable(taken)].flatMap(([table, states]) => {
    if (syncOf(table) === 'both') return []
    const puts = [...states.values()].flatMap(({ row }) => (row ? [row] : []))
    const gone = [...states.values()].flatMap(({ row, pk }) => (row ? [] : [pk]))
    return [{ table, puts, gone }]
  })
  const found = await Promise.all(
    writes.map(async ({ table, puts, gone }) => {
      const ledger = syncOf(table) === 'ledger'
      const written = await putRows(tx, table, puts, ledger ? 'insert-new' : 'upsert-own')
      if (gone.length > 0) await removeOwn(tx, table, store, gone)
      return ledger || written === puts.length ? null : table
    }),
  )
  return found.find(table => table !== null) ?? null
}

async function removeOwn(tx: Tx, table: Table, store: string, ids: string[]) {
  const rows = await rowsById(tx, table, ids)
  const own = ids.filter(id => rows.get(id)?.store_id === store)
  await removeRows(tx, table, own)
}

/** The last state of each row, by table; of a ledger the only one. */
function byTable(taken: readonly Taken[]): Map<Table, Map<string, Taken>> {
  const tables = new Map<Table, Map<string, Taken>>()
  for (const change of taken) {
    const states = tables.get(change.table) ?? new Map<string, Taken>()
    tables.set(change.table, states.set(change.pk, change))
  }
  return tables
}

/** Merges rows that others write too; what differs from ours or theirs goes down again. */
async function mergeAll(tx: Tx, taken: readonly Taken[], now: number): Promise<Down[]> {
  const down: Down[] = []
  const merging = new Map<Table, Taken[]>()
  for (const change of taken) {
    if (syncOf(change.table) !== 'both') continue
    merging.set(change.table, [...(merging.get(change.table) ?? []), change])
  }
  for (const [table, incoming] of merging) {
    const ids = [...new Set(incoming.map(({ pk }) => pk))].sort()
    await lockNew(tx, table, incoming)
    const current = await rowsById(tx, table, ids, 'for update')
    const losers: (MergeLoser & { pk: string })[] = []
    const changed = new Map<string, Row>()
    const issued = new Set<string>()
    for (const { pk, row } of incoming) {
      if (!row) continue
      const mine = changed.get(pk) ?? scalars(current.get(pk))
      const merged = mine ? mergeStates<Mergeable>(mine, row) : { row, losers: [] }
      for (const loser of merged.losers) losers.push({ ...loser, pk })
      if (!mine || !sameState(merged.row, mine)) changed.set(pk, { ...merged.row })
      if (!mine || !sameState(merged.row, mine) || !sameState(merged.row, row)) issued.add(pk)
      if (!changed.has(pk) && mine) changed.set(pk, mine)
    }
    await putRows(tx, table, [...changed.values()], 'upsert')
    await keepLosers(tx, table, losers, now)
    for (const pk of issued)
      down.push({ tbl: table, op: 'put', pk, body: JSON.stringify(changed.get(pk)) })
  }
  return down
}

/** Two stores may bring the same new row at once: the lock is on its name, there being no row yet. */
async function lockNew(tx: Tx, table: Table, incoming: readonly Taken[]) {
  const names = [...new Set(incoming.map(({ pk }) => `${tx.tenant_id}:${table}:${pk}`))].sort()
  await tx.run(
    'select pg_advisory_xact_lock(hashtextextended(name, 0)) from unnest($1::text[]) with ordinality as n(name, place) order by place',
    [names],
    'prepared',
  )
}

const keepLosers = (tx: Tx, table: Table, losers: (MergeLoser & { pk: string })[], now: number) =>
  losers.length === 0
    ? 0
    : tx.run(
        `insert into merge_loser (tenant_id, id, tbl, pk, field, value_json, clock, at)
         select $1, id, $2, pk, field, value_json, clock, $3
         from json_to_recordset($4::json) as r(id text, pk text, field text, value_json text, clock text)`,
        [
          tx.tenant_id,
          table,
          now,
          JSON.stringify(
            losers.map(({ value, ...loser }) => ({
              ...loser,
              id: v7(),
              value_json: JSON.stringify(value ?? null),
            })),
          ),
        ],
      )

const scalars = (row: Record<string, unknown> | undefined): Row | null =>
  row ? rowShape.parse(row) : null

const touchedBy = (taken: readonly Taken[]): Map<Table, Set<string>> =>
  new Map([...byTable(taken)].map(([table, states]) => [table, new Set(states.keys())]))

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
