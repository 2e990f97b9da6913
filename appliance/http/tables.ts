// The plain API of tables: list, get, put, delete, CSV out and in. Writes are commands here too.
import type { Context } from 'koa'
import type { Db } from '#schema/command.ts'
import { etagOf } from '#schema/etag.ts'
import { resourceOf, type Table } from '#schema/index.ts'
import { may, readPermission } from '#schema/permissions.ts'
import { commands } from '../modules/index.ts'
import { editable } from '../modules/resources/commands.ts'
import { CSV_BODY_MAX, readJson, readText } from './body.ts'
import { csvOf, importRows } from './csv.ts'
import type { Caller, Engine } from './engine.ts'
import { COUNT_MAX, countQuery, listQuery, pageOf, readListRequest } from './lists.ts'
import { ProblemError } from './problem.ts'
import { answerOutcome, idempotencyKey } from './write.ts'

export type TableRoutes = {
  list: (ctx: Context, table: Table, caller: Caller) => Promise<void>
  one: (ctx: Context, table: Table, id: string, caller: Caller) => Promise<void>
  put: (ctx: Context, table: Table, id: string, caller: Caller) => Promise<void>
  remove: (ctx: Context, table: Table, id: string, caller: Caller) => Promise<void>
  importCsv: (ctx: Context, table: Table, caller: Caller) => Promise<void>
}

export const tableRoutes = (engine: Engine, db: Db): TableRoutes => ({
  async list(ctx, table, caller) {
    mustRead(table, caller)
    const request = readListRequest(table, ctx.query)
    const asCsv = ctx.query['format'] === 'csv' || ctx.accepts(['json', 'text/csv']) === 'text/csv'
    if (asCsv) {
      ctx.type = 'text/csv; charset=utf-8'
      ctx.set('Content-Disposition', `attachment; filename="${table}.csv"`)
      const file = csvOf(engine, db, table, request, caller)
      // Half a file must not look like a whole one.
      file.once('error', () => ctx.headerSent && ctx.res.destroy())
      ctx.body = file
      return
    }
    const rows = await engine.read(listQuery(db, engine, table, request), caller)
    const page = pageOf(rows, request)
    if (!request.counted) {
      ctx.body = page
      return
    }
    // A first page without a next one has them all.
    const isWhole = request.after === null && page.next === null
    const [found] = isWhole
      ? [{ count: page.rows.length }]
      : await engine.read(countQuery(db, engine, table, request), caller)
    const count = found?.count ?? 0
    ctx.body = { ...page, count: Math.min(count, COUNT_MAX), more: count > COUNT_MAX }
  },
  async one(ctx, table, id, caller) {
    mustRead(table, caller)
    const request = { ...readListRequest(table, {}), filters: [{ column: 'id', value: id }] }
    const [row] = await engine.read(listQuery(db, engine, table, request), caller)
    if (!row) throw new ProblemError('not-found')
    ctx.set('ETag', etagOf(row))
    ctx.body = row
  },
  async put(ctx, table, id, caller) {
    const command = commands.get(`${table}.put`)
    if (!command) throw new ProblemError('read-only')
    const key = idempotencyKey(ctx)
    const body = await readJson(ctx.req)
    const row = typeof body === 'object' && body !== null ? { ...body, id } : { id }
    const ifMatch = ctx.get('If-None-Match') === '*' ? null : ctx.get('If-Match') || undefined
    // A row is never overwritten unseen: say which state you saw, or that it must be new.
    if (ifMatch === undefined) throw new ProblemError('precondition-required')
    const outcome = await engine.execute(
      command,
      key,
      { row: withoutKept(row, table), if_match: ifMatch },
      caller,
    )
    if (outcome.is === 'done') {
      const { row: saved, etag }: { row: unknown; etag: string } = JSON.parse(outcome.reply)
      ctx.set('ETag', etag)
      if (outcome.replayed) ctx.set('Idempotent-Replay', 'true')
      ctx.body = saved
      return
    }
    answerOutcome(ctx, outcome)
  },
  async remove(ctx, table, id, caller) {
    const command = commands.get(`${table}.delete`)
    if (!command) throw new ProblemError(isBlockedInstead(table) ? 'not-deleted' : 'read-only')
    const ifMatch = ctx.get('If-Match') || undefined
    const input = { id, ...(ifMatch ? { if_match: ifMatch } : {}) }
    answerOutcome(ctx, await engine.execute(command, idempotencyKey(ctx), input, caller))
  },
  async importCsv(ctx, table, caller) {
    if (!commands.has(`${table}.put`)) throw new ProblemError('read-only')
    const text = await readText(ctx.req, CSV_BODY_MAX)
    const dryRun = ctx.query['dry_run'] === '1'
    ctx.body = await importRows(
      engine,
      db,
      table,
      text,
      dryRun,
      dryRun ? 'dry-run' : idempotencyKey(ctx),
      caller,
    )
  },
})

/** What people edit and history points at; records of what happened are neither edited nor blocked. */
const isBlockedInstead = (table: Table): boolean =>
  editable(table) && 'status' in resourceOf(table).row.shape

/** Forms send back the row they were given; what the server keeps is not the caller's to say. */
const withoutKept = (row: Record<string, unknown>, table: Table) => {
  const { tenant_id, ...sent } = row
  const kept = resourceOf(table).sync === 'both' ? ['clocks_json'] : []
  return Object.fromEntries(Object.entries(sent).filter(([column]) => !kept.includes(column)))
}

const mustRead = (table: Table, { actor }: Caller) => {
  const permission = readPermission(table)
  if (!may(actor.permissions, permission)) throw new ProblemError('not-allowed', { permission })
}
