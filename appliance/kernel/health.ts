// Checks of what a sale needs of the box: the database and its disk.
import { statfsSync } from 'node:fs'
import type { Sqlite } from './sqlite.ts'

export type Check = { name: string; ok: boolean; detail: string }

/** Below this the box warns; sales go on until the disk says no. */
const DISK_LOW_BYTES = 512 * 1024 * 1024

/** That the database takes writes: what a sale needs. */
export const canWrite = (sqlite: Sqlite): Check => {
  try {
    sqlite
      .statement(
        "insert into site (key, value) values ('health', '') on conflict (key) do update set value = excluded.value",
      )
      .run()
    const mode = sqlite.raw.pragma('synchronous', { simple: true })
    return {
      name: 'database',
      ok: mode === 2,
      detail: mode === 2 ? 'takes writes' : 'is not set to synchronous=FULL',
    }
  } catch (error) {
    return {
      name: 'database',
      ok: false,
      detail: error instanceof Error ? error.message : String(error),
    }
  }
}

/** Free space where the data lies. */
export const diskSpace = (folder: string): Check => {
  const { bavail, bsize } = statfsSync(folder)
  const free = bavail * bsize
  return {
    name: 'storage',
    ok: free > DISK_LOW_BYTES,
    detail: `${Math.floor(free / 1_048_576)} MB free`,
  }
}
