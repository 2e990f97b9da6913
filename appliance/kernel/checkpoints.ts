// Who folds the write-ahead log back into the database. SQLite would do it inside of a sale, which
// then waits 40 ms; so Litestream does it, or a thread beside the sales.
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import * as z from 'zod'
import type { Log } from './log.ts'
import type { Sqlite } from './sqlite.ts'

const THREAD = new URL('./fold-thread.ts', import.meta.url)
const LOOK_EVERY_MS = 250
/**
 * 64 MB: the pages that sales end on are written again and again, and go to their place once. Litestream
 * must see each page before it is folded: only when it is away for so long the store goes first.
 */
const FOLD_PAGES = 16_000
const THREAD_LIMIT_MS = 60_000

/** Leaves the log to Litestream; if that is away for long, the store folds, and Litestream begins a new generation. */
export const leaveToLitestream = (sqlite: Sqlite): void => {
  look(sqlite, () => fold(sqlite, 'TRUNCATE'))
}

/** Folds `folder`/store.db in a thread that lives as long as it takes; the sales go on meanwhile. */
export const foldBeside = (sqlite: Sqlite, folder: string, warn: Log): void => {
  let folding = false
  look(sqlite, () => {
    if (folding) return
    folding = true
    const thread = new Worker(THREAD, { workerData: join(folder, 'store.db') })
    thread.unref()
    const limit = setTimeout(() => void thread.terminate(), THREAD_LIMIT_MS).unref()
    // What was written since is little, and when nothing is left the log begins anew.
    thread.once('message', () => fold(sqlite, 'PASSIVE'))
    thread.once('error', error => {
      warn('the log could not be folded beside the sales', { error: error.message })
      fold(sqlite, 'PASSIVE')
    })
    thread.once('exit', () => {
      clearTimeout(limit)
      folding = false
    })
  })
}

const look = ({ raw }: Sqlite, isLong: () => void) => {
  raw.pragma('main.wal_autocheckpoint = 0')
  const timer = setInterval(() => {
    if (!raw.open) return clearInterval(timer)
    const { log, checkpointed } = state.parse(raw.pragma('main.wal_checkpoint(NOOP)'))[0]
    if (log - checkpointed >= FOLD_PAGES) isLong()
  }, LOOK_EVERY_MS)
  timer.unref()
}

/** Pages in the log, and how many of them have gone to their place. */
const state = z.tuple([z.object({ log: z.int(), checkpointed: z.int() })])

const fold = ({ raw }: Sqlite, how: 'PASSIVE' | 'TRUNCATE') => {
  if (raw.open) raw.pragma(`main.wal_checkpoint(${how})`)
}
