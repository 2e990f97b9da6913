// The demo shop of this run, started when the first section needs it, and enlarged when one needs that.
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openStore } from '#appliance/kernel/store.ts'
import { makeProducts } from '../demo/catalogue/enlarge.ts'
import { type Shop, startShop } from './shop.ts'

export const MANY_PRODUCTS = 100_000

export type Shops = {
  /** with the catalogue of the demo, or the large one when that is there already */
  running: () => Promise<Shop>
  /** with 100,000 products more */
  large: () => Promise<Shop>
  /** ends it and starts it again */
  again: () => Promise<Shop>
  stop: () => Promise<void>
}

export const shopsIn = (folder: string, say: (words: string) => void): Shops => {
  const dataDir = join(folder, 'shop')
  const mark = join(dataDir, 'enlarged')
  let shop: Shop | undefined
  const stop = async () => {
    await shop?.stop()
    shop = undefined
  }
  const running = async () => {
    if (shop) return shop
    const isFirst = !existsSync(join(dataDir, 'demo.json'))
    if (isFirst) say('making the demo shop')
    shop = await startShop(dataDir)
    say(
      `the shop is ready after ${(shop.readyMs / 1_000).toFixed(1)} s${isFirst ? ', demo included' : ''}`,
    )
    return shop
  }
  return {
    running,
    stop,
    again: async () => {
      await stop()
      return running()
    },
    large: async () => {
      if (existsSync(mark)) return running()
      await running()
      await stop()
      say(`adding ${MANY_PRODUCTS} products`)
      enlarge(join(dataDir, 'store'))
      writeFileSync(mark, '')
      return running()
    },
  }
}

/** Puts the rows there as head office's line would have, long ago. */
const enlarge = (storeFolder: string) => {
  const store = openStore(storeFolder, null)
  const { raw } = store.sqlite
  const { products, variants, barcodes, prices } = makeProducts(MANY_PRODUCTS)
  const insert = (table: string, rows: readonly object[]) => {
    const columns = Object.keys(rows[0] ?? {})
    const names = columns.map(column => `"${column}"`).join(', ')
    const statement = raw.prepare(
      `insert into "${table}" (${names}) values (${columns.map(column => `@${column}`).join(', ')})`,
    )
    for (const row of rows) statement.run(row)
  }
  raw.transaction(() => {
    insert('product', products)
    insert('variant', variants)
    insert('barcode', barcodes)
    insert('price', prices)
  })()
  store.close()
}
