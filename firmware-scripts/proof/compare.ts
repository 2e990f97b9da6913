// Store against head office, table by table and row by row.
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { hasStore, resourceOf, syncOf, type Table, tables } from '#schema/index.ts'
import { columnsOf } from '#schema/resource.ts'
import type { Postgres } from '../../cloud-bridge/postgres.ts'

export type Compared = {
  table: Table
  here: number
  there: number
  /** ids of rows that differ or are on one side only, with both sides as text; the first few */
  different: string[]
}

export type Site = { folder: string; postgres: Postgres; tenant: string; store: string }

const LOOK_EVERY_MS = 50
const SHOWN = 3

/** Every table that both have; stock levels too, which each side adds up by itself. */
export const compareRows = async ({
  folder,
  postgres,
  tenant,
  store,
}: Site): Promise<Compared[]> => {
  const sqlite = new Database(join(folder, 'store.db'), { readonly: true })
  try {
    return await postgres.withTenant(tenant, async tx => {
      const compared: Compared[] = []
      for (const table of tables.filter(
        name => syncOf(name) !== 'local' || name === 'stock_level',
      )) {
        const columns = columnsOf(resourceOf(table)).map(({ column }) => `"${column}"`)
        const select = `select ${columns.join(', ')} from "${table}"`
        const where = hasStore(table) ? `where store_id = '${store}'` : ''
        const here = sqlite.prepare<[], Shown>(`${select} ${where}`).all()
        const there: Shown[] = await tx.rows(`${select} ${where}`)
        compared.push({
          table,
          here: here.length,
          there: there.length,
          ...differences(here, there),
        })
      }
      return compared
    })
  } finally {
    sqlite.close()
  }
}

/** Waits until head office has the last row of the store's journal. Answers how long, in ms. */
export const untilEqual = async (site: Site, limitMs: number): Promise<number> => {
  const sqlite = new Database(join(site.folder, 'store.db'), { readonly: true })
  const last = sqlite.prepare<[], number>('select coalesce(max(seq), 0) from journal').pluck()
  const begun = performance.now()
  try {
    for (;;) {
      const took = performance.now() - begun
      if ((await cursorOf(site)) === last.get()) return took
      if (took > limitMs) throw new Error(`head office is not equal after ${limitMs} ms`)
      await wait(LOOK_EVERY_MS)
    }
  } finally {
    sqlite.close()
  }
}

/** How many rows of the store's journal head office has. */
const cursorOf = async ({ postgres, tenant, store }: Site): Promise<number> => {
  const [cursor] = await postgres.withTenant(tenant, tx =>
    tx.rows('select last_seq from store_cursor where store_id = $1', [store]),
  )
  return Number(cursor?.last_seq ?? 0)
}

type Shown = Record<string, string | number | null> & { id: string }

const differences = (here: readonly Shown[], there: readonly Shown[]) => {
  const ours = new Map(here.map(row => [row.id, JSON.stringify(row)]))
  const theirs = new Map(there.map(row => [row.id, JSON.stringify(row)]))
  const ids = [...new Set([...ours.keys(), ...theirs.keys()])]
  const different = ids.filter(id => ours.get(id) !== theirs.get(id))
  return { different: different.slice(0, SHOWN).map(id => `${ours.get(id)} / ${theirs.get(id)}`) }
}
