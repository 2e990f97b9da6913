// Pictures as files, public like the shop window.
import { createHash } from 'node:crypto'
import type { Context } from 'koa'
import type { Db } from '#schema/command.ts'
import type { Engine } from './engine.ts'
import { ProblemError } from './problem.ts'
import { systemCaller } from './sessions.ts'

/** A screen asks again after this; a changed picture is another one by then. */
const FRESH_S = 60

/** GET /api/v1/pictures/<id> */
export const pictureRoute =
  (engine: Engine, db: Db) =>
  async (ctx: Context, id: string, tenantId: string): Promise<void> => {
    const query = db.selectFrom('picture').select(['mime', 'data']).where('id', '=', id)
    const [row] = await engine.read(query, systemCaller(tenantId, null))
    if (!row) throw new ProblemError('not-found')
    // A drawing may hold scripts: it is shown, never run.
    ctx.set('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
    ctx.set('Cache-Control', `public, max-age=${FRESH_S}, stale-while-revalidate=86400`)
    ctx.set('ETag', `"${createHash('sha256').update(row.data).digest('base64url').slice(0, 22)}"`)
    ctx.status = 200
    if (ctx.fresh) {
      ctx.status = 304
      return
    }
    ctx.type = row.mime
    ctx.body = Buffer.from(row.data, 'base64')
  }
