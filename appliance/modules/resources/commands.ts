// Plain edits of tables that need no behaviour of their own: one put and one delete for each,
// made from the resource.
import * as z from 'zod'
import {
  type Change,
  type Command,
  type Context,
  command,
  type Db,
  put,
  refuse,
  remove,
} from '#schema/command.ts'
import { etagOf } from '#schema/etag.ts'
import { type Rows, resourceOf, syncOf, type Table, tables } from '#schema/index.ts'
import { editPermission } from '#schema/permissions.ts'
import { columnsOf, type Resource } from '#schema/resource.ts'
import { tick } from '#schema/rules/merge.ts'
import { clocksText } from '#schema/rules/row-clocks.ts'
import { guards } from './guards.ts'

/** Of the store's own tables, those that people edit as they are. */
export const EDITED_IN_STORE: readonly Table[] = ['device', 'receipt_design', 'label_design']

/** Tables that take plain edits at all. */
export const editable = (table: Table): boolean =>
  syncOf(table) === 'down' || syncOf(table) === 'both' || EDITED_IN_STORE.includes(table)

/** Rows that are blocked instead of deleted, because history points at them. */
export const deletable = (table: Table): boolean =>
  editable(table) && table !== 'tenant' && !('status' in resourceOf(table).row.shape)

/** Columns that a caller never sends: the server keeps them. */
export const keptColumns = (resource: Resource): string[] =>
  columnsOf(resource)
    .filter(({ column, meta }) => column === 'tenant_id' || meta.secret || meta.readOnly)
    .map(({ column }) => column)

/** The row as a caller sends it. */
export const inputRow = (resource: Resource): z.ZodObject => {
  const kept = keptColumns(resource)
  const shape = Object.entries(resource.row.shape).filter(([column]) => !kept.includes(column))
  return z.strictObject(Object.fromEntries(shape))
}

/** `<table>.put`: writes a row whole. `if_match` is the fingerprint the caller saw, null for a new row. */
const putOf = (table: Table): Command => {
  const resource = resourceOf(table)
  const references = columnsOf(resource).filter(({ meta }) => meta.ref !== undefined)
  const guard = guards[table]
  return command({
    name: `${table}.put`,
    summary: `Creates or changes a row of ${resource.label.toLowerCase()}.`,
    permission: editPermission(table),
    input: z.strictObject({
      row: inputRow(resource),
      if_match: z.string().max(40).nullable().optional(),
    }),
    needs: (db, { row }) => ({
      current: byId(db, table, String(row['id'])),
      ...Object.fromEntries(
        references.map(({ column, meta }) => [
          `ref:${column}`,
          byId(db, tableOf(meta.ref), typeof row[column] === 'string' ? row[column] : ''),
        ]),
      ),
      ...guard?.needs(db),
    }),
    more: (db, _input, rows) => guard?.more(db, rows) ?? {},
    decide(rows: Record<string, unknown[]>, { row, if_match }, context) {
      const ownership = refusedHere(table, context)
      if (ownership) return ownership
      const current = rowOf(rows['current']?.[0])
      const shown = current && visible(current, resource)
      if (if_match === null && current) return refuse('already-exists', { current: shown })
      if (typeof if_match === 'string' && !shown) return refuse('gone')
      if (typeof if_match === 'string' && shown && etagOf(shown) !== if_match) {
        return refuse('stale', { current: shown })
      }
      for (const { column } of references) {
        if (row[column] != null && !rows[`ref:${column}`]?.length) {
          return refuse('reference-unknown', { column })
        }
      }
      const whole = wholeRow(resource, row, current, context)
      if (EDITED_IN_STORE.includes(table) && whole['store_id'] !== context.store_id)
        return refuse('owned-by-store')
      const words = resource.check?.(whole) ?? null
      if (words) return refuse('input-invalid', { issues: [{ path: '', message: words }] })
      const beyond = guard?.refused(rows, current, whole, context.actor)
      if (beyond) return beyond
      const next = visible(whole, resource)
      return { changes: [putRow(table, whole)], reply: { row: next, etag: etagOf(next) } }
    },
  })
}

/** `<table>.delete`: only where nothing points at the row. */
const deleteOf = (table: Table): Command => {
  const pointing = tables.flatMap(other =>
    syncOf(other) === 'ledger' || syncOf(other) === 'local'
      ? []
      : columnsOf(resourceOf(other))
          .filter(({ meta }) => meta.ref === table)
          .map(({ column }) => ({ other, column })),
  )
  const guard = guards[table]
  return command({
    name: `${table}.delete`,
    summary: `Removes a row of ${resourceOf(table).label.toLowerCase()} that nothing points at.`,
    permission: editPermission(table),
    input: z.strictObject({
      id: z.string().max(80),
      if_match: z.string().max(40).nullable().optional(),
    }),
    needs: (db, { id }) => ({
      current: byId(db, table, id),
      ...Object.fromEntries(
        pointing.map(({ other, column }) => [
          `${other}.${column}`,
          db.selectFrom(other).select('id').where(db.dynamic.ref(column), '=', id).limit(1),
        ]),
      ),
      ...guard?.needs(db),
    }),
    more: (db, _input, rows) => guard?.more(db, rows) ?? {},
    decide(rows: Record<string, unknown[]>, { id, if_match }, context) {
      const ownership = refusedHere(table, context)
      if (ownership) return ownership
      const current = rowOf(rows['current']?.[0])
      if (!current) return refuse('gone')
      const shown = visible(current, resourceOf(table))
      if (typeof if_match === 'string' && etagOf(shown) !== if_match)
        return refuse('stale', { current: shown })
      const used = pointing.find(({ other, column }) => rows[`${other}.${column}`]?.length)
      if (used) return refuse('in-use', { by: used.other })
      const beyond = guard?.refused(rows, current, null, context.actor)
      if (beyond) return beyond
      return { changes: [remove(table, id)], reply: {} }
    },
  })
}

/** Every plain edit there is. */
export const resourceCommands: Command[] = tables
  .filter(editable)
  .flatMap(table => [putOf(table), ...(deletable(table) ? [deleteOf(table)] : [])])

/** A row without what no caller may see. */
export const visible = (
  row: Record<string, unknown>,
  resource: Resource,
): Record<string, unknown> => {
  const shown: Record<string, unknown> = {}
  for (const { column, meta } of columnsOf(resource)) if (!meta.secret) shown[column] = row[column]
  return shown
}

function refusedHere(table: Table, { side, store_id }: Context) {
  if (side === 'store' && syncOf(table) === 'down') return refuse('owned-by-head-office')
  if (side === 'head-office' && syncOf(table) === 'up') return refuse('owned-by-store')
  return store_id === null && EDITED_IN_STORE.includes(table) ? refuse('owned-by-store') : null
}

function wholeRow(
  resource: Resource,
  row: Record<string, unknown>,
  current: Record<string, unknown> | null,
  context: Context,
): Record<string, unknown> {
  const whole: Record<string, unknown> = {}
  for (const { column, type } of columnsOf(resource)) {
    const kept = type.nullable
      ? null
      : type.is === 'integer'
        ? 0
        : column.endsWith('_json')
          ? '{}'
          : ''
    whole[column] = column in row ? row[column] : (current?.[column] ?? kept)
  }
  whole['tenant_id'] = context.tenant_id
  if (resource.sync === 'both') whole['clocks_json'] = clocksOf(whole, current, context)
  return whole
}

/** Each changed column gets a clock later than all the row has seen. */
function clocksOf(
  row: Record<string, unknown>,
  current: Record<string, unknown> | null,
  { now, store_id }: Context,
): string {
  const clocks: Record<string, string> = current ? JSON.parse(String(current['clocks_json'])) : {}
  const last = Object.values(clocks).sort().at(-1) ?? ''
  const stamp = tick(last, now, store_id ?? 'head-office')
  for (const column of Object.keys(row)) {
    if (column !== 'clocks_json' && row[column] !== current?.[column]) clocks[column] = stamp
  }
  return clocksText(clocks)
}

const byId = (db: Db, table: Table, id: string) =>
  db.selectFrom(table).selectAll().where('id', '=', id)

const tableOf = (name: string | undefined): Table => {
  const table = tables.find(known => known === name)
  if (!table) throw new Error(`no table ${name}`)
  return table
}

const rowOf = (value: unknown): Record<string, unknown> | null => {
  const parsed = z.record(z.string(), z.unknown()).safeParse(value)
  return parsed.success ? parsed.data : null
}

/** The row was checked by the resource's own schema on the way in. */
const putRow = (table: Table, row: Record<string, unknown>): Change =>
  put(table, resourceOf(table).row.parse(row) as Rows[Table])
