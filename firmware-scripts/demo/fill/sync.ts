// Exchanges rows with head office by the same batches and commands as the line between the two,
// without the wire: both databases lie on this machine.
import { createHash } from 'node:crypto'
import * as z from 'zod'
import { systemCaller } from '#appliance/http/sessions.ts'
import type { Store } from '#appliance/kernel/store.ts'
import { acknowledge, receive as receiveDown } from '#appliance/sync/commands.ts'
import { cursorId } from '#appliance/sync/cursors.ts'
import { BATCH_ROWS_MAX, cutBatch, type JournalRow, makeBatch } from '#schema/wire/batch.ts'
import { downShape } from '#schema/wire/down.ts'
import { down } from '../../../cloud-bridge/down.ts'
import type { Postgres } from '../../../cloud-bridge/postgres.ts'
import { receive } from '../../../cloud-bridge/receive.ts'
import type { Progress } from '../main.ts'
import { TENANT } from '../shop.ts'
import type { Retailer } from './retailer.ts'

/** Writes rows as if head office had sent them, under a name of a stream that it does not have. */
export const takeRows = (store: Store, rows: Retailer['rows']): void => {
  const changes = Object.entries(rows).flatMap(([tbl, list]) =>
    list.map(row => ({ tbl, op: 'put', pk: row.id, body: row })),
  )
  const input = { cloud_epoch: 'beforehand', from: 0, to: 0, changes }
  takeDown(store, 'beforehand', input)
}

/** Brings all rows of head office down to a store that has not heard of it. */
export const pullAll = async (postgres: Postgres, store: Store): Promise<void> => {
  const box = { tenant: TENANT, store: store.site.store_id }
  for (let cursor = 0; ; ) {
    const { text } = await down(postgres, silent, box, cursor, 0)
    const { more, ...input } = downShape.parse(JSON.parse(text))
    takeDown(store, `down:${input.cloud_epoch}:${input.from}:${input.to}`, input)
    cursor = input.to
    if (!more) return
  }
}

/** Sends what of the journal head office has not got. */
export const pushAll = async (
  postgres: Postgres,
  store: Store,
  now: number,
  progress: Progress,
): Promise<void> => {
  const box = { tenant: TENANT, store: store.site.store_id }
  const rows = store.sqlite.statement(JOURNAL)
  const total = store.kernel.lastSeq()
  let at = position.parse(store.sqlite.statement(CURSOR).get(cursorId(box.store, 'up'))) ?? {
    last: 0,
    hash: '',
  }
  for (;;) {
    const next = z.array(journalRow).parse(rows.all(at.last, ROWS_READ))
    const changes = cutBatch(next, next.length < ROWS_READ)
    if (changes.length === 0) break
    const batch = makeBatch(store.epoch, at.hash, changes, sha256)
    const answer = await receive(postgres, box, batch, () => {}, now)
    if (answer.is !== 'applied')
      throw new Error(
        `head office answered ${answer.is} ${answer.code ?? ''} ${answer.detail ?? ''}`,
      )
    at = { last: answer.last, hash: answer.last_hash }
    progress(at.last, total)
  }
  const input = { epoch: store.epoch, ...at }
  const caller = systemCaller(TENANT, box.store)
  store.kernel.executeNow([
    { command: acknowledge, id: `up:${store.epoch}:${at.last}`, input, caller },
  ])
}

function takeDown(store: Store, id: string, input: object): void {
  const caller = systemCaller(TENANT, store.site.store_id)
  const [outcome] = store.kernel.executeNow([{ command: receiveDown, id, input, caller }])
  if (outcome?.is === 'refused')
    throw new Error(
      `rows of head office were refused: ${outcome.code} ${JSON.stringify(outcome.data).slice(0, 300)}`,
    )
}

const CURSOR = 'select position as last, hash from sync_cursor where id = ?'
const position = z.object({ last: z.int(), hash: z.string() }).optional()

/** A delivery may be one transaction of many rows. */
const ROWS_READ = BATCH_ROWS_MAX * 4
const JOURNAL =
  'select seq, tx, tbl, op, pk, body, hlc, schema_v from journal where seq > ? order by seq limit ?'

const journalRow: z.ZodType<JournalRow> = z.object({
  seq: z.int(),
  tx: z.int(),
  tbl: z.string(),
  op: z.enum(['put', 'delete']),
  pk: z.string(),
  body: z.string(),
  hlc: z.string(),
  schema_v: z.int(),
})

/** Nobody waits here, so nothing rings. */
const silent = {
  on: () => () => {},
  onAny: () => () => {},
  listening: () => false,
  close: async () => {},
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
