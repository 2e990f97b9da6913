// The line to head office: the journal goes up in batches, head office's rows come down by long
// poll. It breaks, waits, and goes on where it was; the journal is the queue.
import { createHash, type KeyObject, sign } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import * as z from 'zod'
import type { Caller } from '#appliance/http/engine.ts'
import type { Kernel } from '#appliance/kernel/execute.ts'
import type { Sqlite } from '#appliance/kernel/sqlite.ts'
import {
  BATCH_ROWS_MAX,
  cutBatch,
  encodeBatch,
  type JournalRow,
  makeBatch,
  UP_PATH,
  type UpAnswer,
} from '#schema/wire/batch.ts'
import { boxHeader, boxText } from '#schema/wire/box-signature.ts'
import { DOWN_PATH, DOWN_WAIT_MAX_S, downShape } from '#schema/wire/down.ts'
import { acknowledge, cursorId, receive } from './commands.ts'

/** Sales of one moment share a batch. */
const GATHER_MS = 40
const UP_TIMEOUT_MS = 30_000
const DOWN_TIMEOUT_MS = (DOWN_WAIT_MAX_S + 15) * 1_000
const RETRY_FIRST_MS = 500
const RETRY_MAX_MS = 30_000

export type LinkState = {
  connected: boolean
  /** when head office last answered */
  heard_at: number | null
  /** journal rows that head office has not got yet */
  behind: number
  problem: string | null
}

export type Link = { state: () => LinkState; stop: () => void }

type Options = {
  kernel: Kernel
  sqlite: Sqlite
  epoch: string
  cloudUrl: string
  key: KeyObject
  caller: Caller
  now: () => number
  log: (message: string, data?: object) => void
}

const compress = promisify(brotliCompress)
const upAnswer: z.ZodType<UpAnswer> = z.object({
  is: z.enum(['applied', 'known', 'gap', 'fork', 'refused']),
  epoch: z.string(),
  last: z.int(),
  last_hash: z.string(),
  code: z.string().optional(),
  seq: z.int().optional(),
  detail: z.string().optional(),
})

/** Keeps both directions going until `stop`. */
export const openLink = (options: Options): Link => {
  const { kernel, log } = options
  const ended = new AbortController()
  const state = { heardAt: null as number | null, connected: false, problem: null as string | null }
  const bell = doorbell()
  kernel.onCommit(({ seq }) => {
    if (seq > upCursor(options).position) bell.ring()
  })
  const round = async (name: string, work: () => Promise<void>) => {
    let pause = RETRY_FIRST_MS
    while (!ended.signal.aborted) {
      try {
        await work()
        state.connected = true
        state.problem = null
        state.heardAt = options.now()
        pause = RETRY_FIRST_MS
      } catch (error) {
        if (ended.signal.aborted) return
        if (state.connected) log(`head office does not answer (${name})`, { error: String(error) })
        state.connected = false
        state.problem = error instanceof Error ? error.message : String(error)
        await sleep(pause * (0.5 + Math.random() / 2), ended.signal)
        pause = Math.min(pause * 2, RETRY_MAX_MS)
      }
    }
  }
  void round('up', async () => {
    if (!(await pushOnce(options, ended.signal))) await bell.wait(ended.signal)
  })
  void round('down', () => pullOnce(options, ended.signal))
  return {
    state: () => ({
      connected: state.connected,
      heard_at: state.heardAt,
      behind: kernel.lastSeq() - upCursor(options).position,
      problem: state.problem,
    }),
    stop: () => ended.abort(),
  }
}

/** Sends one batch; false when there is nothing to send. Throws when head office can not take it. */
export const pushOnce = async (options: Options, signal: AbortSignal): Promise<boolean> => {
  const { sqlite, kernel, epoch, caller } = options
  const cursor = upCursor(options)
  const rows = sqlite
    .statement(
      'select seq, tx, tbl, op, pk, body, hlc, schema_v from journal where seq > ? order by seq limit ?',
    )
    .all(cursor.position, BATCH_ROWS_MAX + 1) as JournalRow[]
  let changes = cutBatch(rows, rows.length <= BATCH_ROWS_MAX)
  if (rows.length > 0 && changes.length === 0) changes = wholeTransaction(sqlite, rows[0]?.tx ?? 0)
  if (changes.length === 0) return false
  const batch = makeBatch(epoch, cursor.hash, changes, sha256)
  const body = await compress(encodeBatch(batch), {
    // A window as large as a batch: the usual one would take megabytes for each.
    params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_LGWIN]: 18 },
  })
  const headers = { 'Content-Type': 'application/json', 'Content-Encoding': 'br' }
  const reply = await send(options, 'POST', UP_PATH, body, headers, UP_TIMEOUT_MS, signal)
  const answer = upAnswer.parse(reply)
  if (answer.is === 'fork' || answer.is === 'refused') {
    throw new Error(
      `head office refused the batch at ${answer.seq ?? batch.first}: ${answer.code ?? answer.is}`,
    )
  }
  const at = { epoch, last: answer.last, hash: answer.last_hash }
  kernel.executeNow([
    { command: acknowledge, id: `up:${epoch}:${answer.last}:${options.now()}`, input: at, caller },
  ])
  return true
}

/** One long poll, and what it brought, written with its cursor. */
export const pullOnce = async (options: Options, signal: AbortSignal): Promise<void> => {
  const { sqlite, kernel, caller } = options
  const cursor = cursorRow(sqlite, cursorId(kernel.site.store_id, 'down'))
  const path = `${DOWN_PATH}?cursor=${cursor?.position ?? 0}&epoch=${cursor?.epoch ?? ''}&wait=${DOWN_WAIT_MAX_S}`
  const { more, ...down } = downShape.parse(
    await send(options, 'GET', path, Buffer.alloc(0), {}, DOWN_TIMEOUT_MS, signal),
  )
  if (down.to === down.from && down.changes.length === 0) return
  const id = `down:${down.cloud_epoch}:${down.from}:${down.to}`
  const [outcome] = kernel.executeNow([{ command: receive, id, input: down, caller }])
  if (outcome?.is === 'refused')
    throw new Error(`rows of head office were refused: ${outcome.code}`)
  if (more) await pullOnce(options, signal)
}

async function send(
  { cloudUrl, kernel, key, now }: Options,
  method: 'GET' | 'POST',
  path: string,
  body: Buffer,
  headers: Record<string, string>,
  timeoutMs: number,
  ended: AbortSignal,
): Promise<unknown> {
  const at = now()
  const text = boxText(method, path, at, createHash('sha256').update(body).digest('hex'))
  const signature = sign(null, Buffer.from(text), key).toString('base64url')
  const { tenant_id: tenant, store_id: store } = kernel.site
  const response = await fetch(cloudUrl + path, {
    method,
    headers: { ...headers, Authorization: boxHeader({ tenant, store, at, signature }) },
    ...(method === 'POST' ? { body: new Uint8Array(body) } : {}),
    signal: AbortSignal.any([ended, AbortSignal.timeout(timeoutMs)]),
  })
  if (!response.ok)
    throw new Error(
      `head office answered ${response.status}: ${(await response.text()).slice(0, 200)}`,
    )
  return response.json()
}

/** A transaction larger than a batch goes alone. */
function wholeTransaction(sqlite: Sqlite, tx: number): JournalRow[] {
  return sqlite
    .statement(
      'select seq, tx, tbl, op, pk, body, hlc, schema_v from journal where seq >= ? and tx = ? order by seq',
    )
    .all(tx, tx) as JournalRow[]
}

function upCursor({ sqlite, kernel, epoch }: Options): { position: number; hash: string } {
  const row = cursorRow(sqlite, cursorId(kernel.site.store_id, 'up'))
  return row && row.epoch === epoch ? row : { position: 0, hash: '' }
}

const cursorShape = z
  .object({ epoch: z.string(), position: z.number(), hash: z.string() })
  .optional()

const cursorRow = (sqlite: Sqlite, id: string) =>
  cursorShape.parse(
    sqlite.statement('select epoch, position, hash from sync_cursor where id = ?').get(id),
  )

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** Rings once for many commits of one moment; a ring while nobody waits is kept. */
function doorbell() {
  let rung = false
  let wake: (() => void) | null = null
  return {
    ring() {
      rung = true
      wake?.()
    },
    async wait(signal: AbortSignal) {
      if (!rung) {
        await new Promise<void>(resolve => {
          wake = resolve
          signal.addEventListener('abort', () => resolve(), { once: true })
        })
      }
      wake = null
      rung = false
      await sleep(GATHER_MS, signal)
    },
  }
}

const sleep = (ms: number, signal: AbortSignal) =>
  new Promise<void>(resolve => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer)
        resolve()
      },
      { once: true },
    )
  })
