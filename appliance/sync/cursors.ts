// How far the exchange with head office is, in each direction.
import * as z from 'zod'
import type { Sqlite } from '#appliance/kernel/sqlite.ts'

export const cursorId = (storeId: string, direction: 'up' | 'down') => `${storeId}:${direction}`

/** Where a direction stands, if it ever began. */
export const cursorOf = (sqlite: Sqlite, storeId: string, direction: 'up' | 'down') =>
  cursor.parse(
    sqlite
      .statement('select epoch, position, hash from sync_cursor where id = ?')
      .get(cursorId(storeId, direction)),
  )

const cursor = z.object({ epoch: z.string(), position: z.number(), hash: z.string() }).optional()
