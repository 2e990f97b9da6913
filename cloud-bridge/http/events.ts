// What changed, as it happens: server-sent events for the screens of head office.
import { PassThrough } from 'node:stream'
import type { Context } from 'koa'
import type { ExtraRoute } from '#appliance/http/app.ts'
import type { Caller } from '#appliance/http/engine.ts'
import { may, readPermission } from '#schema/permissions.ts'
import type { Doorbell } from '../doorbell.ts'
import { problem } from './answer.ts'

/** Changes of one moment share a message, so that a busy hour does not become a storm. */
const GATHER_MS = 200
const BEAT_MS = 20_000
/** After this the screen comes again, and its session is looked at again. */
const LIFE_MS = 15 * 60_000
/** A screen that does not read is let go. */
const UNREAD_MAX_BYTES = 64 * 1024
const SCREENS_MAX = 2_000

export const eventsRoute = (doorbell: Doorbell): ExtraRoute & { stop: () => void } => {
  const screens = new Set<PassThrough>()
  return {
    method: 'GET',
    path: '/api/v1/events',
    permission: null,
    summary: 'Which rows changed, as they change: {tables: {<table>: [ids], or null for many}}.',
    stop: () => {
      for (const screen of screens) screen.end()
    },
    handle: async (ctx, caller) => {
      if (!caller) return
      if (screens.size >= SCREENS_MAX) {
        return problem(ctx, 503, 'busy', 'Too many screens watch at this moment. Try again soon.')
      }
      const stream = follow(doorbell, caller)
      screens.add(stream)
      stream.once('close', () => screens.delete(stream))
      answerStream(ctx, stream)
    },
  }
}

function answerStream(ctx: Context, stream: PassThrough) {
  ctx.compress = false
  ctx.req.setTimeout(0)
  ctx.type = 'text/event-stream'
  ctx.set('Cache-Control', 'no-store')
  ctx.set('X-Accel-Buffering', 'no')
  ctx.body = stream
  ctx.req.once('close', () => stream.destroy())
}

function follow(doorbell: Doorbell, { tenant_id, only_store, actor }: Caller): PassThrough {
  const stream = new PassThrough()
  const gathered = new Map<string, Set<string> | null>()
  let timer: NodeJS.Timeout | undefined
  const write = (text: string) => {
    if (stream.writableLength > UNREAD_MAX_BYTES) stream.destroy()
    else stream.write(text)
  }
  const tell = () => {
    timer = undefined
    const tables = Object.fromEntries([...gathered].map(([table, ids]) => [table, ids && [...ids]]))
    gathered.clear()
    write(`data: ${JSON.stringify({ tables })}\n\n`)
  }
  const off = doorbell.on(tenant_id, ({ tables }) => {
    for (const [table, ids] of Object.entries(tables)) {
      if (!may(actor.permissions, readPermission(table))) continue
      const known = gathered.get(table)
      // Whose store's row it was the ring does not say: who sees one store is told no ids.
      const isTold = ids.length > 0 && known !== null && only_store == null
      gathered.set(table, isTold ? new Set([...(known ?? []), ...ids]) : null)
    }
    if (gathered.size > 0) timer ??= setTimeout(tell, GATHER_MS)
  })
  const beat = setInterval(() => write(': here\n\n'), BEAT_MS)
  const life = setTimeout(() => stream.end(), LIFE_MS)
  stream.once('close', () => {
    off()
    clearTimeout(timer)
    clearInterval(beat)
    clearTimeout(life)
  })
  write(': here\n\n')
  return stream
}
