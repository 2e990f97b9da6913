// One store's history in a thread of its own: planned, played on its database, sent to head office.
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import * as z from 'zod'
import { openStore, type Store } from '#appliance/kernel/store.ts'
import { openPostgres } from '../../../cloud-bridge/postgres.ts'
import type { Progress } from '../main.ts'
import { planStore } from '../plan/store-plan.ts'
import { storeId, TENANT } from '../shop.ts'
import { playHistory } from './history.ts'
import { makeRetailer } from './retailer.ts'
import { pushAll, takeRows } from './sync.ts'

const orderShape = z.object({
  code: z.enum(['HS', 'OT']),
  /** of the store's files */
  folder: z.string(),
  databaseUrl: z.string(),
  seed: z.number(),
  now: z.number(),
  days: z.number().optional(),
})

export type StoreOrder = Omit<z.infer<typeof orderShape>, 'days'> & { days?: number | undefined }

const said = z.object({ done: z.number(), total: z.number() })

/** Fills a store. Half of the progress is playing, half is sending. */
export const startStore = (order: StoreOrder, progress: Progress): Promise<void> =>
  new Promise((resolve, reject) => {
    const thread = new Worker(new URL(import.meta.url), { workerData: order })
    thread.on('message', message => {
      const { done, total } = said.parse(message)
      progress(done, total)
    })
    thread.once('error', reject)
    thread.once('exit', code =>
      code === 0 ? resolve() : reject(new Error(`a store's thread ended with ${code}`)),
    )
  })

const fill = async ({ code, folder, databaseUrl, seed, now, days }: StoreOrder): Promise<void> => {
  const { rows, ...retailer } = makeRetailer({ seed, now })
  const store = openStore(folder, { tenant_id: TENANT, store_id: storeId(code) })
  const postgres = openPostgres(databaseUrl, 1)
  try {
    await hurried(store, async () => {
      // The same rows are on their way to head office; they are taken from there at the end.
      takeRows(store, rows)
      const steps = planStore({
        ...retailer,
        seed,
        now,
        store: code,
        ...(days === undefined ? {} : { days }),
      })
      await playHistory(store, steps, (done, total) => tell(done, total * 2))
      await pushAll(postgres, store, now, (done, total) => tell(total + done, total * 2))
    })
  } finally {
    store.close()
    await postgres.close()
  }
}

const tell = (done: number, total: number): void => parentPort?.postMessage({ done, total })

const CACHE_KIB = 64 * 1_024
/** Some 80 MB: three months fit in before the checkpoint at the end. */
const WAL_PAGES = 20_000

/** The files are worth nothing before they are whole, so nothing waits for the disk until then. */
async function hurried(store: Store, work: () => Promise<void>): Promise<void> {
  store.sqlite.raw.pragma('synchronous = OFF')
  store.sqlite.raw.pragma('locking_mode = EXCLUSIVE')
  store.sqlite.raw.pragma(`cache_size = -${CACHE_KIB}`)
  store.sqlite.raw.pragma(`wal_autocheckpoint = ${WAL_PAGES}`)
  await work()
  store.sqlite.raw.pragma('synchronous = FULL')
  store.sqlite.raw.pragma('wal_checkpoint(TRUNCATE)')
}

if (!isMainThread && parentPort) await fill(orderShape.parse(workerData))
