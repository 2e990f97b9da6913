// The demo filled on a real Postgres and a real store, a few days of it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import * as z from 'zod'
import { openStore } from '#appliance/kernel/store.ts'
import { aServer } from '../../../cloud-bridge/a-cloud.ts'
import { openPostgres } from '../../../cloud-bridge/postgres.ts'
import { fillDemo } from '../main.ts'
import { storeId, TENANT } from '../shop.ts'

const LIMIT_MS = 240_000
const counted = z.array(z.object({ n: z.coerce.number(), sum: z.coerce.number() }))

/** The last one that is over. */
const lateOnTuesday = () => {
  const late = new Date()
  late.setUTCHours(21, 30, 0, 0)
  do late.setUTCDate(late.getUTCDate() - 1)
  while (late.getUTCDay() !== 2)
  return late.getTime()
}

t.test(
  'a first run fills head office and both stores, and they agree',
  { timeout: LIMIT_MS },
  async t => {
    const server = await aServer(t)
    const { adminUrl, appUrl } = await server.database()
    const dataDir = mkdtempSync(join(tmpdir(), 'demo-'))
    t.teardown(() => rmSync(dataDir, { recursive: true, force: true }))
    const said: string[] = []
    const storeDir = join(dataDir, 'store')
    const filled = await fillDemo({
      dataDir,
      storeDir,
      adminUrl,
      databaseUrl: appUrl,
      days: 3,
      now: lateOnTuesday(),
      onProgress: text => said.push(text),
    })
    t.match(filled, { tenant_id: TENANT, store_id: storeId('HS'), hub: { id: /^hub-/ } })
    t.equal(filled.users.length, 9)
    t.ok(
      said.some(text => /Harbour Street \d+ %/.test(text)),
      'it tells how far it is',
    )

    const store = openStore(storeDir, null)
    t.teardown(store.close)
    const here = (sql: string) => counted.parse(store.sqlite.raw.prepare(sql).all())
    const postgres = openPostgres(appUrl)
    t.teardown(postgres.close)
    const there = async (sql: string) =>
      counted.parse(await postgres.withTenant(TENANT, tx => tx.rows(sql)))
    const own = `where store_id = '${storeId('HS')}'`
    for (const sql of [
      `select count(*) as n, coalesce(sum(total), 0) as sum from sale ${own}`,
      `select count(*) as n, coalesce(sum(gross), 0) as sum from sale_line ${own}`,
      `select count(*) as n, coalesce(sum(amount), 0) as sum from tender ${own}`,
      `select count(*) as n, coalesce(sum(quantity), 0) as sum from stock_move ${own}`,
      `select count(*) as n, coalesce(sum(difference), 0) as sum from till_session ${own}`,
      `select count(*) as n, 0 as sum from device ${own}`,
      'select count(*) as n, coalesce(sum(amount), 0) as sum from price',
      'select count(*) as n, coalesce(sum(pack_size), 0) as sum from variant',
      'select count(*) as n, coalesce(sum(length(clocks_json)), 0) as sum from customer',
    ]) {
      t.same(await there(sql), here(sql), sql)
      t.not(here(sql)[0]?.n, 0)
    }
    const [oldTown] = await there(
      `select count(*) as n, sum(total) as sum from sale where store_id = '${storeId('OT')}'`,
    )
    t.ok((oldTown?.n ?? 0) > 40, 'Old Town has its sales at head office')

    const none = (sql: string) => t.same(here(sql), [{ n: 0, sum: 0 }], sql)
    none('select count(*) as n, 0 as sum from review')
    none('select count(*) as n, 0 as sum from print_job')
    none(
      'select count(*) as n, 0 as sum from sale where total + rounding <> (select sum(amount) from tender where sale_id = sale.id)',
    )
    none('select count(*) as n, 0 as sum from sale where offline = 1')
    // One till stays open for whoever comes to look, also after the usual hours.
    t.same(here('select count(*) as n, 0 as sum from till_session where closed_at is null'), [
      { n: 1, sum: 0 },
    ])
    t.equal(
      store.sqlite.raw.pragma('synchronous', { simple: true }),
      2,
      'the store waits for its disk again',
    )
  },
)
