// What the till keeps in the browser: start data, items, the queue. It survives a reload and a
// power cut; a till that cannot keep anything still sells while the server is there.
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Entry } from './delivery.ts'
import type { Item } from './start-data.ts'

interface TillData extends DBSchema {
  kept: { key: string; value: unknown }
  item: { key: string; value: Item }
  queue: { key: number; value: Entry }
}

export type Database = IDBPDatabase<TillData>

const VERSION = 1

let opened: Promise<Database> | undefined

/** The till's database in this browser; opened once. */
export const database = (): Promise<Database> => {
  opened ??= openDB<TillData>('till', VERSION, {
    upgrade: db => {
      db.createObjectStore('kept')
      db.createObjectStore('item', { keyPath: 'id' })
      db.createObjectStore('queue', { keyPath: 'seq', autoIncrement: true })
    },
    // Another tab wants a newer version: let go, or it waits for ever.
    blocking: (_current, _wanted, event) => {
      if (event.target instanceof IDBDatabase) event.target.close()
      opened = undefined
    },
    terminated: () => {
      opened = undefined
    },
  })
  return opened
}

/** A value kept under a name, or undefined. The writer's type is the reader's word for it. */
export const keptValue = async <T>(name: string): Promise<T | undefined> => {
  const db = await database()
  return (await db.get('kept', name)) as T | undefined
}

export const keepValue = async (name: string, value: unknown): Promise<void> => {
  const db = await database()
  await db.put('kept', value, name)
}

/** Replaces the kept items by these. */
export const keepItems = async (items: readonly Item[]): Promise<void> => {
  const db = await database()
  const tx = db.transaction('item', 'readwrite')
  await tx.store.clear()
  for (const item of items) tx.store.put(item)
  await tx.done
}

/** Puts or, with `gone`, deletes a few items. */
export const changeItems = async (
  items: readonly Item[],
  gone: readonly string[],
): Promise<void> => {
  const db = await database()
  const tx = db.transaction('item', 'readwrite')
  for (const item of items) tx.store.put(item)
  for (const id of gone) tx.store.delete(id)
  await tx.done
}

export const keptItems = async (): Promise<Item[]> => (await database()).getAll('item')
