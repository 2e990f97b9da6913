// Whether Litestream's copy of the database follows.
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Check } from './health.ts'

/** The copy is written every second; what is not in it by then is on its way. */
const REPLICA_ON_ITS_WAY_MS = 3_000
/** A copy that lags for this long does not follow. */
const REPLICA_LATE_MS = 20_000

/**
 * Whether the copy in `replica` holds what the database in `folder` wrote; looks from one check to the
 * next. Without `replica` nobody copies.
 */
export const openReplicaCheck = (
  folder: string,
  replica: string | undefined,
  now: () => number = Date.now,
): (() => Check) => {
  if (replica === undefined)
    return () => ({ name: 'replica', ok: false, detail: 'Litestream does not run' })
  const generations = join(replica, 'generations')
  const wal = join(folder, 'store.db-wal')
  let behindSince: number | null = null
  return () => {
    if (!existsSync(generations)) return { name: 'replica', ok: false, detail: 'there is none' }
    // Litestream adds a file to the newest generation's folder each time it copies.
    const copied = readdirSync(generations).map(name => writtenAt(join(generations, name, 'wal')))
    const newest = Math.max(0, ...copied)
    const isBehind = writtenAt(wal) > newest + REPLICA_ON_ITS_WAY_MS
    // Behind at two looks, but copied between them: it follows.
    const stood = behindSince !== null && newest <= behindSince
    behindSince = !isBehind ? null : stood ? behindSince : now()
    const late = behindSince !== null && now() - behindSince > REPLICA_LATE_MS
    const detail = late ? 'does not follow' : isBehind ? 'is behind' : 'follows'
    return { name: 'replica', ok: !late, detail }
  }
}

/** 0 when there is nothing yet. */
const writtenAt = (path: string) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
