// The two routes that boxes use. Who signs is who writes: tenant and store come from the signature.
import type { IncomingMessage } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, brotliDecompress, constants } from 'node:zlib'
import type { Context } from 'koa'
import type { ExtraRoute } from '#appliance/http/app.ts'
import { ProblemError } from '#appliance/http/problem.ts'
import { decodeBatch, UP_PATH } from '#schema/wire/batch.ts'
import { type Backlog, DOWN_PATH, DOWN_WAIT_MAX_S, problemCode } from '#schema/wire/down.ts'
import { type Box, knowBox } from '../box.ts'
import type { Doorbell } from '../doorbell.ts'
import { down, heardOf } from '../down.ts'
import type { Postgres } from '../postgres.ts'
import { receive } from '../receive.ts'
import { problem, queryOf, wholeOf } from './answer.ts'

/** A batch as it comes over the wire, and unpacked. */
const PACKED_MAX_BYTES = 8 * 1024 * 1024
const BATCH_MAX_BYTES = 64 * 1024 * 1024
/** Batches in work at once; a box that comes on top is asked to wait. */
const RECEIVING_MAX = 24
const RETRY_AFTER_S = 2
/** A row that waits longer than ten years was written by a clock that stood wrong. */
const OLDEST_MAX_S = 315_360_000
/** Answers below this are not worth packing. */
const PACK_FROM_BYTES = 1_024

const unpack = promisify(brotliDecompress)
const pack = promisify(brotliCompress)

type Parts = {
  postgres: Postgres
  doorbell: Doorbell
  note: (words: string) => void
  received: (rows: number) => void
}

export const syncRoutes = ({ postgres, doorbell, note, received }: Parts): ExtraRoute[] => {
  let receiving = 0
  const up = async (ctx: Context) => {
    if (receiving >= RECEIVING_MAX) {
      ctx.set('Retry-After', String(RETRY_AFTER_S))
      return problem(ctx, 429, 'busy', 'Too many stores send at this moment. Try again soon.')
    }
    receiving += 1
    try {
      const body = await readBytes(ctx.req)
      const box = await boxOf(ctx, postgres, body)
      if (!box) return
      const batch = decodeBatch(await textOf(ctx, body))
      if (typeof batch === 'string')
        return problem(ctx, 400, 'batch-invalid', `The batch ${batch}.`)
      const answer = await receive(postgres, box, batch, note)
      if (answer.is === 'applied') received(batch.changes.length)
      if (answer.is === 'refused' || answer.is === 'fork') {
        note(
          `the store ${box.store} sent a batch that is not taken: ${answer.code ?? answer.is} ${answer.detail ?? ''}`,
        )
      }
      ctx.body = answer
    } finally {
      receiving -= 1
    }
  }
  const poll = async (ctx: Context) => {
    const box = await boxOf(ctx, postgres, Buffer.alloc(0))
    if (!box) return
    const cursor = await cursorOf(ctx, postgres, box)
    const wait = wholeOf(ctx, 'wait', 0, DOWN_WAIT_MAX_S)
    await heardOf(postgres, box, cursor, backlogOf(ctx), Date.now())
    const gone = new AbortController()
    ctx.req.once('close', () => gone.abort())
    const answer = await down(postgres, doorbell, box, cursor, wait * 1_000, gone.signal)
    ctx.type = 'application/json'
    if (answer.text.length < PACK_FROM_BYTES || ctx.acceptsEncodings('br', 'identity') !== 'br') {
      ctx.body = answer.text
      return
    }
    ctx.set('Content-Encoding', 'br')
    ctx.body = await pack(answer.text, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })
  }
  return [
    {
      method: 'POST',
      path: UP_PATH,
      permission: 'public',
      summary: "Takes a store's batch.",
      handle: up,
    },
    {
      method: 'GET',
      path: DOWN_PATH,
      permission: 'public',
      summary: 'What changed for a store.',
      handle: poll,
    },
  ]
}

/** The box that signed, or null after the request was answered. */
async function boxOf(ctx: Context, postgres: Postgres, body: Uint8Array): Promise<Box | null> {
  const signed = {
    method: ctx.method,
    path: ctx.url,
    authorization: ctx.get('Authorization'),
    body,
  }
  const verdict = await knowBox(postgres, signed, Date.now())
  if ('box' in verdict) return verdict.box
  problem(ctx, 401, verdict.refused, REFUSALS[verdict.refused])
  return null
}

const REFUSALS = {
  'not-a-box': 'The request is not signed by the key of this store.',
  'clock-differs': "The box's clock differs from head office's by more than five minutes. Set it.",
  'box-unknown': 'Head office does not know this box, or does not trust it any more. Enrol it.',
} as const

/** Versions of another database than the one the store knows begin anew. */
async function cursorOf(ctx: Context, postgres: Postgres, { tenant }: Box): Promise<number> {
  const cursor = wholeOf(ctx, 'cursor', 0)
  const epoch = queryOf(ctx, 'epoch')
  if (epoch === undefined || cursor === 0) return cursor
  const [counter] = await postgres.withTenant(tenant, tx =>
    tx.rows('select epoch from tenant_version', [], 'prepared'),
  )
  return counter?.epoch === epoch ? cursor : 0
}

/** Older releases say nothing of it. */
function backlogOf(ctx: Context): Partial<Backlog> {
  if (queryOf(ctx, 'last') === undefined) return {}
  return {
    last: wholeOf(ctx, 'last', 0),
    oldest: queryOf(ctx, 'oldest') === undefined ? null : wholeOf(ctx, 'oldest', 0, OLDEST_MAX_S),
    problem: problemCode.safeParse(queryOf(ctx, 'problem')).data ?? null,
  }
}

async function textOf(ctx: Context, body: Buffer): Promise<string> {
  if (ctx.get('Content-Encoding') !== 'br') return body.toString('utf8')
  try {
    return (await unpack(body, { maxOutputLength: BATCH_MAX_BYTES })).toString('utf8')
  } catch {
    return ''
  }
}

async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += chunk.length
    if (size > PACKED_MAX_BYTES) {
      request.resume()
      throw new ProblemError('body-too-large', { max: PACKED_MAX_BYTES })
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
