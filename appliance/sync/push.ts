// Up: the journal's next rows go to head office as one batch.
import { createHash } from 'node:crypto'
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
  stampTime,
  UP_PATH,
  type UpAnswer,
} from '#schema/wire/batch.ts'
import type { Backlog } from '#schema/wire/down.ts'
import { acknowledge } from './commands.ts'
import { cursorOf } from './cursors.ts'
import { type HeadOffice, Refusal, request } from './request.ts'

const TIMEOUT_MS = 30_000

type Up = { kernel: Kernel; sqlite: Sqlite; epoch: string; caller: Caller }

/** Sends one batch; false when there is nothing to send. Throws when head office can not take it. */
export const push = async (
  up: Up,
  headOffice: HeadOffice,
  signal: AbortSignal,
): Promise<boolean> => {
  const { sqlite, kernel, epoch, caller } = up
  const cursor = upCursor(up)
  const rows = sqlite
    .statement(
      'select seq, tx, tbl, op, pk, body, hlc, schema_v from journal where seq > ? order by seq limit ?',
    )
    .all(cursor.position, BATCH_ROWS_MAX + 1) as JournalRow[]
  let changes = cutBatch(rows, rows.length <= BATCH_ROWS_MAX)
  if (rows.length > 0 && changes.length === 0) changes = wholeTransaction(sqlite, rows[0]?.tx ?? 0)
  if (changes.length === 0) return false
  const batch = makeBatch(epoch, cursor.hash, changes, sha256)
  const packed = await compress(encodeBatch(batch), {
    // A window as large as a batch: the usual one would take megabytes for each.
    params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_LGWIN]: 18 },
  })
  const answer = upAnswer.parse(
    await request(
      headOffice,
      {
        method: 'POST',
        path: UP_PATH,
        headers: { 'Content-Type': 'application/json', 'Content-Encoding': 'br' },
        body: new Uint8Array(packed),
        timeoutMs: TIMEOUT_MS,
      },
      signal,
    ),
  )
  if (answer.is === 'fork' || answer.is === 'refused') {
    throw new Refusal(
      answer.code ?? answer.is,
      `head office refused the batch at ${answer.seq ?? batch.first}: ${answer.code ?? answer.is}`,
    )
  }
  const at = { epoch, last: answer.last, hash: answer.last_hash }
  const id = `up:${epoch}:${answer.last}:${headOffice.now()}`
  kernel.executeNow([{ command: acknowledge, id, input: at, caller }])
  return true
}

/** Up to where head office has the journal; a new epoch begins anew. */
export const upCursor = ({ sqlite, kernel, epoch }: Up): { position: number; hash: string } => {
  const cursor = cursorOf(sqlite, kernel.site.store_id, 'up')
  return cursor?.epoch === epoch ? cursor : { position: 0, hash: '' }
}

/** What head office has not got yet, for the poll to tell; `problem` is the caller's to know. */
export const backlogOf = (up: Up, now: number): Omit<Backlog, 'problem'> => {
  const last = up.kernel.lastSeq()
  const { position } = upCursor(up)
  if (last <= position) return { last, oldest: null }
  const first = up.sqlite
    .statement('select hlc from journal where seq > ? order by seq limit 1')
    .get(position) as Pick<JournalRow, 'hlc'> | undefined
  const writtenAt = first ? stampTime(first.hlc) : now
  return { last, oldest: Math.max(0, Math.floor((now - writtenAt) / 1_000)) }
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

/** A transaction larger than a batch goes alone. */
const wholeTransaction = (sqlite: Sqlite, tx: number): JournalRow[] =>
  sqlite
    .statement(
      'select seq, tx, tbl, op, pk, body, hlc, schema_v from journal where seq >= ? and tx = ? order by seq',
    )
    .all(tx, tx) as JournalRow[]

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
