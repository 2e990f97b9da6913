// How soon a sale of the store is a row at head office, and a price of head office is at the till.
import { setTimeout as wait } from 'node:timers/promises'
import type pg from 'pg'
import { v7 } from 'uuid'
import { SHELF } from '../demo/shop.ts'
import { openBrowser } from './browser.ts'
import { openClient } from './client.ts'
import { type Figure, ms, p50, p99, times } from './figures.ts'
import type { Bench, Section } from './section.ts'
import { openTill } from './till.ts'

const LOOK_EVERY_MS = 3
const ARRIVES_WITHIN_MS = 30_000
/** Between two sales of a quiet till, at most; not in step with anything. */
const PAUSE_MAX_MS = 400

export const headOfficeSection: Section = {
  name: 'head-office',
  measure: async bench => [await saleUp(bench), await priceDown(bench)],
}

/** From the till's request to the row that another connection sees. */
const saleUp = async ({ quick, shops }: Bench): Promise<Figure> => {
  const shop = await shops.running()
  const postgres = await shop.postgres()
  const till = await openTill(shop, 'HS-2')
  const taken: number[] = []
  for (let index = 0; index < (quick ? 10 : 100); index += 1) {
    const sale_id = v7()
    const began = performance.now()
    await till.client.post('/sales/complete', {
      ...till.sale,
      sale_id,
      till_session_id: till.session,
    })
    await untilThere(postgres, sale_id, began)
    taken.push(performance.now() - began)
    await wait((PAUSE_MAX_MS * ((index * 7) % 10)) / 10)
  }
  const bare = await bareCommits(postgres, quick ? 20 : 200)
  till.client.close()
  await postgres.end()
  return {
    what: 'sale at the till → row in PostgreSQL',
    target: 'p50 ≤ 1 s, p99 ≤ 3 s',
    measured: `p50 ${ms(p50(taken))}, p99 ${ms(p99(taken))}`,
    limit: `a bare commit there p50 ${ms(p50(bare))}`,
    ratio: times(p50(taken) / p50(bare)),
    met: p50(taken) <= 1_000 && p99(taken) <= 3_000,
  }
}

const untilThere = async (postgres: pg.Client, sale: string, began: number) => {
  for (;;) {
    const { rowCount } = await postgres.query('select 1 from sale where id = $1', [sale])
    if (rowCount) return
    if (performance.now() - began > ARRIVES_WITHIN_MS) throw new Error('a sale did not arrive')
    await wait(LOOK_EVERY_MS)
  }
}

const bareCommits = async (postgres: pg.Client, count: number): Promise<number[]> => {
  await postgres.query(
    'create table if not exists bench_commit (id bigserial primary key, body text)',
  )
  const taken: number[] = []
  for (let index = 0; index < count; index += 1) {
    const began = performance.now()
    await postgres.query("insert into bench_commit (body) values (repeat('x', 1000))")
    taken.push(performance.now() - began)
  }
  await postgres.query('drop table bench_commit')
  return taken
}

/** From the request at head office to the new total on a till's screen. */
const priceDown = async ({ quick, shops }: Bench): Promise<Figure> => {
  const shop = await shops.running()
  const { items } = await openTill(shop, 'HS-1')
  const item = items[0]
  if (!item) throw new Error('there is nothing to sell')
  const browser = await openBrowser(shop)
  const office = openClient(shop.demo.cloud, shop.demo.tokens.cloud)
  const setPrice = (amount: number) =>
    office.post('/prices/set', { variant_id: item.id, price_list_id: SHELF, amount })
  try {
    const page = await browser.till()
    await page.scan(item.barcodes[0] ?? '', 1)
    const taken: number[] = []
    for (let index = 0; index < (quick ? 5 : 40); index += 1) {
      const amount = 10_001 + index
      const seen = page.seesTotal(
        `${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, '0')}`,
      )
      const began = performance.timeOrigin + performance.now()
      await setPrice(amount)
      taken.push((await seen) - began)
      await wait((PAUSE_MAX_MS * ((index * 7) % 10)) / 10)
    }
    return {
      what: 'price at head office → screen of a till',
      target: 'p99 ≤ 3 s',
      measured: `p50 ${ms(p50(taken))}, p99 ${ms(p99(taken))}`,
      met: p99(taken) <= 3_000,
    }
  } finally {
    await setPrice(item.prices[0]?.amount ?? 100)
    office.close()
    await browser.close()
  }
}
