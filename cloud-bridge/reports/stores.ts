// How each store stands to head office: whether it is heard, and how old what we have of it is.
import type { Tx } from '../postgres.ts'

/** A box asks for news every 25 s; one that was silent for longer than two rounds is away. */
export const AWAY_AFTER_MS = 60_000

export type StoreStatus = {
  id: string
  code: string
  name: string
  name_ar: string
  timezone: string
  /** has a box that signs */
  enrolled: boolean
  connected: boolean
  /** null: never heard of */
  last_seen_at: number | null
  /** how old our figures of the store may be; null: there are none */
  lag_seconds: number | null
  /** our figures are complete up to this moment */
  as_of: number | null
  /** from the store's commit to ours, of the last batch */
  last_lag_ms: number | null
  rows_received: number
  down_version: number
  /** rows that the store has and we have not, as it said at its last poll */
  waiting: number
  /** the code with which we do not take them; null when they are only on their way */
  problem: string | null
}

/** The tenant's stores that are not closed, by name. `now` in epoch ms. */
export const storesStatus = async (tx: Tx, now: number): Promise<StoreStatus[]> => {
  const rows = await tx.rows(
    `select store.id, store.code, store.name, store.name_ar, store.timezone, box.status = 'active' as enrolled,
       contact.seen_at, contact.down_version, contact.last_seq as has_seq,
       contact.waiting_since, contact.problem, place.last_seq, place.last_at, place.received_at, place.lag_ms, place.rows_received
     from store
     left join box on box.store_id = store.id
     left join store_contact contact on contact.store_id = store.id
     left join store_cursor place on place.store_id = store.id
     where store.status = 'active' order by store.name, store.id`,
    [],
    'prepared',
  )
  return rows.map(row => {
    const last_seen_at = later(row.seen_at, row.received_at)
    const connected = last_seen_at !== null && now - last_seen_at < AWAY_AFTER_MS
    const waiting = Math.max(0, (row.has_seq ?? 0) - (row.last_seq ?? 0))
    const isBehind = waiting > 0 && row.waiting_since !== null
    // A box that talks to us has sent what it had, but for what it says waits: that is here up to the
    // row before, or up to the last one that came since it said so.
    const heard = connected ? now : last_seen_at
    const as_of =
      heard !== null && isBehind
        ? Math.min(heard, Math.max(row.waiting_since, row.last_at ?? 0))
        : heard
    return {
      id: row.id,
      code: row.code,
      name: row.name,
      name_ar: row.name_ar,
      timezone: row.timezone,
      enrolled: row.enrolled === true,
      connected,
      last_seen_at,
      lag_seconds: as_of === null ? null : Math.round((now - as_of) / 1_000),
      as_of,
      last_lag_ms: row.lag_ms,
      rows_received: row.rows_received ?? 0,
      down_version: row.down_version ?? 0,
      waiting,
      problem: waiting > 0 ? row.problem : null,
    }
  })
}

const later = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? (one ?? other) : Math.max(one, other)
