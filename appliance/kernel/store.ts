// A store's data, opened: the SQLite files, the kernel over them, and the engine that HTTP asks.
import { randomUUID } from 'node:crypto'
import type { Engine } from '#appliance/http/engine.ts'
import { systemClock } from './clock.ts'
import { type Clock, type Kernel, openKernel, type Site } from './execute.ts'
import { search } from './search.ts'
import { openSqlite, type Sqlite, StartFault } from './sqlite.ts'

export type Store = {
  sqlite: Sqlite
  kernel: Kernel
  engine: Engine
  site: Site
  /** names this database's stream to the cloud; a new one after a restore */
  epoch: string
  close: () => void
}

/**
 * Opens the store in `folder` (null: in memory). `site` is written at the first opening and must be
 * the same ever after. Throws StartFault.
 */
export const openStore = (
  folder: string | null,
  site: Site | null,
  now: () => number = Date.now,
  gatherMs?: number,
): Store => {
  const sqlite = openSqlite(folder)
  const known = siteOf(sqlite, site)
  const clock: Clock = systemClock(known.store_id.slice(-12), now)
  const kernel = openKernel(sqlite, known, clock, gatherMs)
  const engine: Engine = {
    side: 'store',
    execute: kernel.execute,
    rehearse: async (command, input, caller) => kernel.rehearse(command, input, caller),
    ask: async (question, input, caller) => kernel.ask(question, input, caller),
    read: async <Row>(query: {
      compile: () => { sql: string; parameters: readonly unknown[] }
    }) => {
      const { sql, parameters } = query.compile()
      return sqlite.statement(sql).all(...parameters) as Row[]
    },
    search,
  }
  return {
    sqlite,
    kernel,
    engine,
    site: known,
    epoch: setOnce(sqlite, 'epoch', randomUUID()),
    close: sqlite.close,
  }
}

/** A value of the `site` table. */
const siteValue = (sqlite: Sqlite, key: string): string | undefined => {
  const value = sqlite.statement('select value from site where key = ?').pluck().get(key)
  return typeof value === 'string' ? value : undefined
}

const setSiteValue = (sqlite: Sqlite, key: string, value: string): void => {
  sqlite
    .statement(
      'insert into site (key, value) values (?, ?) on conflict (key) do update set value = excluded.value',
    )
    .run(key, value)
}

/** Remembers each hub's last start; `isNew` is true once for each start. */
export const hubBoots = ({ sqlite }: Pick<Store, 'sqlite'>) => ({
  isNew(hub: string, boot: string): boolean {
    const key = `hub-boot:${hub}`
    if (siteValue(sqlite, key) === boot) return false
    setSiteValue(sqlite, key, boot)
    return true
  },
})

function setOnce(sqlite: Sqlite, key: string, value: string): string {
  sqlite
    .statement('insert into site (key, value) values (?, ?) on conflict (key) do nothing')
    .run(key, value)
  return siteValue(sqlite, key) ?? value
}

function siteOf(sqlite: Sqlite, site: Site | null): Site {
  if (site) {
    setOnce(sqlite, 'tenant_id', site.tenant_id)
    setOnce(sqlite, 'store_id', site.store_id)
  }
  const tenant_id = siteValue(sqlite, 'tenant_id')
  const store_id = siteValue(sqlite, 'store_id')
  if (!tenant_id || !store_id) {
    throw new StartFault(
      'not-enrolled',
      'This box does not belong to a store yet. Enrol it first (see the README).',
    )
  }
  if (site && (site.tenant_id !== tenant_id || site.store_id !== store_id)) {
    throw new StartFault('other-store', `The data folder belongs to another store (${store_id}).`)
  }
  return { tenant_id, store_id }
}
