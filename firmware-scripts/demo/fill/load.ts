// Many new rows of one table in one decision. Each row is decided by the very command that the admin
// panel sends for it; only the asking and the writing are done for all at once, which on Postgres is
// some fifty times quicker.
import * as z from 'zod'
import { commands } from '#appliance/modules/index.ts'
import { guards } from '#appliance/modules/resources/guards.ts'
import {
  type Change,
  type Command,
  command,
  type Db,
  type Queries,
  refuse,
} from '#schema/command.ts'
import { resourceOf, type Table, tables } from '#schema/index.ts'
import { columnsOf } from '#schema/resource.ts'

/** Rows of one command; its audit line holds them all. */
export const LOAD_MAX = 200

/** `demo.load-<table>`: refused with the first row that its own command refuses. */
export const loadOf = (table: Table): Command => {
  const put = commandOf(`${table}.put`)
  const references = columnsOf(resourceOf(table)).flatMap(({ column, meta }) => {
    const to = tables.find(other => other === meta.ref)
    return to ? [{ column, to }] : []
  })
  const guard = guards[table]
  return command({
    name: `demo.load-${table.replaceAll('_', '-')}`,
    summary: 'Writes the first rows of the demo.',
    permission: 'system',
    input: z.strictObject({
      rows: z.array(z.record(z.string(), z.unknown())).min(1).max(LOAD_MAX),
    }),
    needs: (db, { rows }): Queries => ({
      current: byIds(db, table, valuesOf(rows, 'id')),
      ...Object.fromEntries(
        references.map(({ column, to }) => [column, byIds(db, to, valuesOf(rows, column))]),
      ),
      ...guard?.needs(db),
    }),
    more: (db, _input, found): Queries => guard?.more(db, found) ?? {},
    decide(found: Record<string, unknown[]>, { rows }, context) {
      const known = new Map(Object.entries(found).map(([column, list]) => [column, idsOf(list)]))
      const own = new Set<unknown>()
      const changes: Change[] = []
      for (const row of rows) {
        const input = put.input.safeParse({ row, if_match: null })
        if (!input.success) return refuse('input-invalid', { row, issues: input.error.issues })
        const rowsOfPut = Object.fromEntries(
          references.map(({ column, to }) => {
            const there =
              known.get(column)?.has(row[column]) || (to === table && own.has(row[column]))
            return [`ref:${column}`, there ? [row[column]] : []]
          }),
        )
        const current = known.get('current')?.has(row.id) ? [row] : []
        const decision = put.decide({ ...found, ...rowsOfPut, current }, input.data, context)
        if ('refused' in decision) return refuse(decision.refused, { ...decision.data, row })
        changes.push(...decision.changes)
        own.add(row.id)
      }
      return { changes, reply: { rows: rows.length } }
    },
  })
}

export const commandOf = (name: string): Command => {
  const found = commands.get(name)
  if (!found) throw new Error(`there is no command ${name}`)
  return found
}

const byIds = (db: Db, table: Table, ids: readonly string[]) =>
  db
    .selectFrom(table)
    .select('id')
    .where('id', 'in', ids.length > 0 ? ids : [''])

const valuesOf = (rows: readonly Record<string, unknown>[], column: string): string[] => [
  ...new Set(rows.map(row => row[column]).filter(value => typeof value === 'string')),
]

const withId = z.array(z.looseObject({ id: z.string() }))
const idsOf = (list: readonly unknown[]) => new Set<unknown>(withId.parse(list).map(({ id }) => id))
