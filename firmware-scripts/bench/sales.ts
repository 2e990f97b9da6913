// Sales over HTTP at a store server of its own, beside a bare loop that writes the same rows.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { openSessions } from '#appliance/http/sessions.ts'
import { aStore, cornerShop, openSession, shop } from '#appliance/kernel/a-store.ts'
import { openSecrets } from '#appliance/kernel/secrets.ts'
import { planChildren, prepareStore } from '../start/children.ts'
import { takeDataFolder, wholeShop } from '../start/data-folder.ts'
import { openLog } from '../start/log-file.ts'
import { freePort } from '../start/ports.ts'
import { readSettings } from '../start/settings.ts'
import { supervise } from '../start/supervise.ts'
import { signIn } from './client.ts'
import { type Figure, ms, p50, p99, percent, times } from './figures.ts'
import { fiveLines, rawSales } from './raw-sales.ts'
import type { Bench, Section } from './section.ts'
import { type Sold, sell } from './sell.ts'
import { ROOT } from './shop.ts'

const PIN = '4711'
const TILLS = [shop.till, shop.till2]

export const salesSection: Section = {
  name: 'sales',
  measure: bench => measure(bench),
}

const measure = async ({ folder, quick, say }: Bench): Promise<Figure[]> => {
  const sales = quick ? 400 : 2_000
  for (const name of ['raw-1', 'raw-2', 'raw-3', 'server'])
    rmSync(join(folder, name), { recursive: true, force: true })
  const raws = [rawSales(sales, join(folder, 'raw-1'))]
  const server = await startServer(join(folder, 'server'))
  const order = {
    server: server.address,
    token: await signIn(server.address, 'amal', PIN),
    warm: quick ? 200 : 600,
    sales,
    till_sessions: TILLS.map((till, index) => openSession(till, index + 1).id),
    sale: fiveLines,
  }
  const one = await sell({ ...order, clients: 1 }, server.pid)
  raws.push(rawSales(sales, join(folder, 'raw-2')))
  const eight = await sell({ ...order, clients: 8 }, server.pid)
  await server.stop()
  raws.push(rawSales(sales, join(folder, 'raw-3')))
  say(
    `the bare loop, before, between and after: ${raws.map(({ perSecond }) => Math.round(perSecond)).join(', ')} a second`,
  )
  const raw = mean(raws.map(({ perSecond }) => perSecond))
  const rawCpuMs = mean(raws.map(({ cpuMs }) => cpuMs))
  return [
    figureOf('1 client', one, raw, 'p50 ≤ 2.5 ms', p50(one.taken) <= 2.5),
    figureOf('8 clients', eight, raw, 'p99 ≤ 15 ms', p99(eight.taken) <= 15),
    {
      what: 'processor of the server for a sale, 1 and 8 clients',
      target: '≤ 0.7 ms',
      measured: `${ms(one.cpuMs)}, ${ms(eight.cpuMs)}`,
      limit: `bare SQLite loop ${ms(rawCpuMs)}`,
      ratio: times(eight.cpuMs / rawCpuMs),
      met: Math.max(one.cpuMs, eight.cpuMs) <= 0.7,
    },
  ]
}

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length

const SHARE_OF_RAW = 0.2

const figureOf = (
  who: string,
  sold: Sold,
  raw: number,
  target: string,
  inTime: boolean,
): Figure => ({
  what: `sales of 5 lines over HTTP, ${who}`,
  target: `≥ 20 % of the bare loop, ${target}`,
  measured: `${Math.round(sold.perSecond)}/s, p50 ${ms(p50(sold.taken))}, p99 ${ms(p99(sold.taken))}`,
  limit: `bare SQLite loop ${Math.round(raw)}/s`,
  ratio: percent(sold.perSecond / raw),
  met: inTime && sold.perSecond >= raw * SHARE_OF_RAW,
})

/** The store server alone, started as `npm start` starts it, on the corner shop with two open tills. */
const startServer = async (dataDir: string) => {
  const [http, mqtt] = [await freePort(), await freePort()]
  const ports = {
    HTTP_PORT: String(http),
    MQTT_PORT: String(mqtt),
    CLOUD_PORT: String(await freePort()),
  }
  const settings = readSettings({ DATA_DIR: dataDir, ...ports }, ROOT)
  const taken = await takeDataFolder(dataDir, wholeShop)
  await fillCornerShop(dataDir)
  const none = { url: '', adminUrl: '' }
  const address = `http://localhost:${http}`
  const { store: plan } = planChildren(
    settings,
    none,
    { appliance: address, cloud: '', mqtt: '' },
    undefined,
  )
  const { CLOUD_URL: _, PIN_PEPPER_FILE: __, ...environment } = plan.environment ?? {}
  await prepareStore(settings)
  const log = openLog(dataDir, 'store')
  const child = supervise({ ...plan, environment: { ...environment, LITESTREAM: 'off' } }, log, {
    say: words => console.log(words),
    changed: () => {},
  })
  await child.start()
  return {
    address,
    pid: child.running()?.pid ?? 0,
    stop: async () => {
      await child.stop()
      taken.release()
    },
  }
}

const fillCornerShop = async (dataDir: string) => {
  const folder = join(dataDir, 'store')
  const store = aStore({ teardown: () => {} }, {}, folder)
  const sessions = openSessions(store.engine, openSecrets(join(folder, 'secrets')), shop.store_id)
  const pin_hash = await sessions.hashPin(PIN)
  const rows = cornerShop()
  store.given({
    ...rows,
    user: rows.user?.map(user => ({ ...user, pin_hash })) ?? [],
    till_session: TILLS.map((till, index) => openSession(till, index + 1)),
  })
  store.close()
}
