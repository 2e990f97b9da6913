// Pictures as files: addressed by the id of their row, which never changes what it shows.
import type { Context } from 'koa'
import type { Db } from '#schema/command.ts'
import type { Engine } from './engine.ts'
import { ProblemError } from './problem.ts'
import { systemCaller } from './sessions.ts'

/** Kept in memory, so that a till's first screen does not read hundreds of rows. */
const KEPT_BYTES_MAX = 8_000_000

/** GET /api/v1/pictures/<id>: public, like the shop window. */
export const pictureRoute = (engine: Engine, db: Db) => {
  const kept = new Map<string, { mime: string; bytes: Buffer; etag: string }>()
  let size = 0
  return async (ctx: Context, id: string, tenantId: string): Promise<void> => {
    const key = `${tenantId}/${id}`
    let picture = kept.get(key)
    if (!picture) {
      const query = db.selectFrom('picture').select(['mime', 'data']).where('id', '=', id)
      const [row] = await engine.read(query, systemCaller(tenantId, null))
      if (!row) throw new ProblemError('not-found')
      picture = { mime: row.mime, bytes: Buffer.from(row.data, 'base64'), etag: `"${id}"` }
      if (size + picture.bytes.length > KEPT_BYTES_MAX) {
        kept.clear()
        size = 0
      }
      kept.set(key, picture)
      size += picture.bytes.length
    }
    // A drawing may hold scripts: it is shown, never run.
    ctx.set('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
    ctx.set('Cache-Control', 'public, max-age=86400')
    ctx.set('ETag', picture.etag)
    ctx.status = 200
    if (ctx.fresh) {
      ctx.status = 304
      return
    }
    ctx.type = picture.mime
    ctx.body = picture.bytes
  }
}
