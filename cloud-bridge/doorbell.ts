// Tells all processes of the cloud what a commit changed: screens reload, waiting stores are answered.
// A doorbell: who misses it asks again later.
import pg from 'pg'
import * as z from 'zod'
import type { Table } from '#schema/index.ts'
import type { Postgres } from './postgres.ts'

const CHANNEL = 'store_changes'
/** Ids of one table in a message; more are told as an empty list, which means "many". */
const IDS_MAX = 40
/** Postgres takes messages below 8,000 bytes. */
const MESSAGE_MAX_BYTES = 7_500
const RECONNECT_MS = 1_000

/** What changed, by table; an empty list means more rows than are worth naming. */
export type Changed = Record<string, string[]>

export type Ring = { tenant: string; version: number | null; tables: Changed }

export type Doorbell = {
  /** calls `listener` for each commit of a tenant until the returned function is called */
  on: (tenant: string, listener: (ring: Ring) => void) => () => void
  /** calls `listener` for each commit of any tenant */
  onAny: (listener: (ring: Ring) => void) => void
  listening: () => boolean
  close: () => Promise<void>
}

/** Sent after the commit, outside of it: a notification inside would make all commits queue for one lock. */
export const publish = (
  postgres: Postgres,
  tenant: string,
  version: number | null,
  touched: readonly Map<Table, Set<string>>[],
): void => {
  const tables = joined(touched)
  if (Object.keys(tables).length === 0 && version === null) return
  postgres
    .plain('select pg_notify($1, $2)', [CHANNEL, messageOf({ tenant, version, tables })])
    .catch(() => {
      // Who waits asks again at the end of his wait.
    })
}

/** Listens on a connection of its own, and again after it broke; a break rings for everybody. */
export const openDoorbell = async (url: string): Promise<Doorbell> => {
  const listeners = new Map<string, Set<(ring: Ring) => void>>()
  let client: pg.Client | null = null
  let closed = false
  let timer: NodeJS.Timeout | undefined
  const all: ((ring: Ring) => void)[] = []
  const ring = (message: Ring) => {
    for (const listener of all) listener(message)
    for (const listener of listeners.get(message.tenant) ?? []) listener(message)
  }
  const again = () => {
    client = null
    if (closed) return
    timer = setTimeout(() => {
      connect().then(
        // What was rung meanwhile is lost, so everybody looks once.
        () => {
          for (const tenant of [...listeners.keys()]) ring({ tenant, version: null, tables: {} })
        },
        again,
      )
    }, RECONNECT_MS)
  }
  const connect = async () => {
    const made = new pg.Client({ connectionString: url, application_name: 'store-cloud-doorbell' })
    made.on('notification', ({ payload }) => {
      const message = ringShape.safeParse(JSON.parse(payload ?? 'null'))
      if (message.success) ring(message.data)
    })
    made.on('error', () => {})
    await made.connect()
    made.once('end', again)
    await made.query(`listen ${CHANNEL}`)
    client = made
  }
  await connect()
  return {
    on: (tenant, listener) => {
      const known = listeners.get(tenant) ?? new Set()
      listeners.set(tenant, known.add(listener))
      return () => {
        known.delete(listener)
        if (known.size === 0) listeners.delete(tenant)
      }
    },
    onAny: listener => {
      all.push(listener)
    },
    listening: () => client !== null,
    close: async () => {
      closed = true
      clearTimeout(timer)
      await client?.end()
    },
  }
}

const ringShape = z.object({
  tenant: z.string(),
  version: z.int().nullable(),
  tables: z.record(z.string(), z.array(z.string())),
})

function joined(touched: readonly Map<Table, Set<string>>[]): Changed {
  const all = new Map<string, Set<string>>()
  for (const tables of touched) {
    for (const [table, ids] of tables) {
      const known = all.get(table) ?? new Set<string>()
      for (const id of ids) known.add(id)
      all.set(table, known)
    }
  }
  return Object.fromEntries(
    [...all].map(([table, ids]) => [table, ids.size > IDS_MAX ? [] : [...ids]]),
  )
}

function messageOf(ring: Ring): string {
  const text = JSON.stringify(ring)
  if (Buffer.byteLength(text) <= MESSAGE_MAX_BYTES) return text
  return JSON.stringify({
    ...ring,
    tables: Object.fromEntries(Object.keys(ring.tables).map(table => [table, []])),
  })
}
