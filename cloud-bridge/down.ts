// Answers what changed for a store since a version: whole versions, at once or as soon as there is one.
import { type Backlog, DOWN_WAIT_MAX_S } from '#schema/wire/down.ts'
import type { Box } from './box.ts'
import type { Doorbell } from './doorbell.ts'
import type { Postgres, Tx } from './postgres.ts'

/** Rows, and bytes as stored, of one answer; a single version may be larger. */
const ROWS_MAX = 1_000
const BYTES_MAX = 1_000_000

/** The answer as JSON text (see downShape); bodies are passed on as they are stored. */
export type Down = { text: string; to: number; changes: number }

/**
 * What the store has not got. With nothing to tell it waits up to `waitMs` for the doorbell, and asks
 * again when it rang; `gone` ends the wait.
 */
export const down = async (
  postgres: Postgres,
  doorbell: Doorbell,
  box: Box,
  cursor: number,
  waitMs: number,
  gone?: AbortSignal,
): Promise<Down> => {
  const until = Date.now() + Math.min(waitMs, DOWN_WAIT_MAX_S * 1_000)
  for (;;) {
    // Listening begins before looking, so that nothing falls between the two.
    const wait = nextRing(doorbell, box.tenant, until, gone)
    try {
      const answer = await postgres.withTenant(
        box.tenant,
        tx => changesAfter(tx, cursor),
        'repeatable read read only',
      )
      const nothing = answer.changes === 0 && answer.to <= cursor
      if (!nothing || Date.now() >= until || gone?.aborted) return answer
      await wait.rung
    } finally {
      wait.cancel()
    }
  }
}

/** Notes that a box was heard of, how far it has come, and what it could not send. */
export const heardOf = (
  postgres: Postgres,
  { tenant, store }: Box,
  cursor: number | null,
  { last, oldest, problem }: Partial<Backlog>,
  now: number,
) =>
  postgres.withTenant(tenant, tx =>
    tx.run(
      `insert into store_contact (tenant_id, store_id, seen_at, down_version, last_seq, waiting_since, problem)
       values ($1, $2, $3, coalesce($4::bigint, 0), $5, $6, $7)
       on conflict (tenant_id, store_id) do update set
         seen_at = greatest(store_contact.seen_at, excluded.seen_at),
         down_version = coalesce($4::bigint, store_contact.down_version),
         last_seq = excluded.last_seq, waiting_since = excluded.waiting_since, problem = excluded.problem`,
      [
        tenant,
        store,
        now,
        cursor,
        last ?? null,
        typeof oldest === 'number' ? now - oldest * 1_000 : null,
        problem ?? null,
      ],
      'prepared',
    ),
  )

async function changesAfter(tx: Tx, cursor: number): Promise<Down> {
  const [[counter], sizes] = await Promise.all([
    tx.rows('select version, epoch from tenant_version', [], 'prepared'),
    tx.rows(SIZES, [cursor, ROWS_MAX + 1], 'prepared'),
  ])
  const version = Number(counter?.version ?? 0)
  const to = lastFitting(sizes) ?? version
  const rows = await tx.rows(ROWS, [cursor, to], 'prepared')
  const changes = rows.map(
    ({ tbl, op, pk, body }) =>
      `{"tbl":${JSON.stringify(tbl)},"op":"${op}","pk":${JSON.stringify(pk)},"body":${body}}`,
  )
  const head = JSON.stringify({
    cloud_epoch: counter?.epoch ?? 'none',
    from: cursor,
    to,
    more: to < version,
  })
  return {
    text: `${head.slice(0, -1)},"changes":[${changes.join(',')}]}`,
    to,
    changes: rows.length,
  }
}

/** The last version that still fits with those before it; null when all there is fits. */
function lastFitting(sizes: { version: number; rows: number; bytes: number }[]): number | null {
  let rows = 0
  let bytes = 0
  for (const [index, size] of sizes.entries()) {
    rows += size.rows
    bytes += size.bytes
    const full = rows > ROWS_MAX || bytes > BYTES_MAX
    if (full) return sizes[Math.max(0, index - 1)]?.version ?? null
  }
  return null
}

const SIZES = `select version, count(*) as rows, sum(bytes) as bytes from (
    select version, pg_column_size(body) as bytes from tenant_change where version > $1 order by version limit $2
  ) as next group by version order by version`
const ROWS = `select tbl, op, pk, body from tenant_change
  where version > $1 and version <= $2 order by version, tbl, pk`

/** Settles at the next ring, at `until`, or when the asker is gone. */
function nextRing(doorbell: Doorbell, tenant: string, until: number, gone?: AbortSignal) {
  let cancel = () => {}
  const rung = new Promise<void>(resolve => {
    const timer = setTimeout(resolve, Math.max(0, until - Date.now()))
    const off = doorbell.on(tenant, ({ version, tables }) => {
      // Sales of the stores ring too; only versions, and a doorbell that was away, are worth a look.
      if (version !== null || Object.keys(tables).length === 0) resolve()
    })
    const leave = () => resolve()
    gone?.addEventListener('abort', leave, { once: true })
    cancel = () => {
      clearTimeout(timer)
      off()
      gone?.removeEventListener('abort', leave)
      resolve()
    }
  })
  return { rung, cancel: () => cancel() }
}
