// The store server over an opened store: broker, devices, head office, jobs and HTTP, wired together.
// The program and the tests call the same.
import { createServer, type Server } from 'node:http'
import { createApp } from './http/app.ts'
import { openMetrics } from './http/metrics.ts'
import { openSessions, type Sessions, systemCaller } from './http/sessions.ts'
import { hubRoutes } from './hub-routes.ts'
import { db } from './kernel/compile.ts'
import { openJobs } from './kernel/jobs.ts'
import type { Log } from './kernel/log.ts'
import type { Secrets } from './kernel/secrets.ts'
import { hubBoots, type Store } from './kernel/store.ts'
import { openBroker } from './mqtt/broker.ts'
import { tellChanges } from './mqtt/changes.ts'
import { openDesk } from './mqtt/desk.ts'
import { type Links, openLinks } from './mqtt/links.ts'
import { whoIs } from './mqtt/who.ts'
import { storeRoutes } from './store-routes.ts'
import { openLink } from './sync/link.ts'

type Options = {
  store: Store
  secrets: Secrets
  /** where the data lies: its disk and its copy are looked at */
  folder: string
  /** where Litestream keeps the copy of it, where it runs */
  replica: string | undefined
  webDir: string
  /** names of this server beside its addresses and its own host name */
  hostNames: readonly string[]
  /** 0 for any that is free */
  httpPort: number
  mqttPort: number
  /** null: this store has no head office */
  cloudUrl: string | null
  now: () => number
  log: Log
  /** a request met a bug and was answered so */
  onBug: (bug: unknown, request: { method: string; path: string }) => void
  /** the broker ended by itself; without it there is no server */
  onBrokerExit: (code: number) => void
  /** a client of the broker came or went, and the server knows it */
  onLine?: (is: 'came' | 'went', clientId: string) => void
}

type Served = {
  httpPort: number
  mqttPort: number
  sessions: Sessions
  /** who hangs on the broker */
  links: Links
  /** ends all but the store, after the requests in flight */
  stop: () => Promise<void>
}

const APPS = ['till', 'admin', 'setup', 'display']
/** Requests in flight get this long when the server stops. */
const LAST_REQUESTS_MS = 1_000

/** Resolves when everything listens; rejects with the system's code when a port is taken. */
export const serve = async (options: Options): Promise<Served> => {
  const { store, secrets, folder, replica, cloudUrl, now, log, onBug, onLine } = options
  const { tenant_id, store_id } = store.site
  const sessions = openSessions(store.engine, secrets, store_id)
  const system = systemCaller(tenant_id, store_id)
  const metrics = openMetrics()
  const desk = openDesk(store.engine, store.kernel, () => broker, hubBoots(store), log, now)
  const links = openLinks({
    who: whoIs(store.engine, sessions, secrets.hubToken, system),
    kick: clientId => broker.kick(clientId),
    now,
  })
  store.kernel.watchLinks(links.wasLinked)
  const broker = await openBroker({
    port: options.mqttPort,
    store: store_id,
    who: links.who,
    came: clientId => {
      links.came(clientId)
      onLine?.('came', clientId)
    },
    went: clientId => {
      links.went(clientId)
      onLine?.('went', clientId)
    },
    heard: desk.heard,
    onExit: options.onBrokerExit,
  })
  store.kernel.onCommit(committed => {
    const tables = committed.written.map(({ table }) => table)
    sessions.forget(tables)
    links.changed(tables)
    desk.committed(committed)
    tellChanges(broker, store_id, committed)
    metrics.committed(committed)
  })
  await desk.begin()
  const link =
    cloudUrl === null
      ? null
      : openLink({ ...store, cloudUrl, key: secrets.boxKey, caller: system, now, log })
  const jobs = openJobs(store.engine, store.sqlite, system, now, log)
  const app = createApp({
    engine: store.engine,
    db,
    sessions,
    tenantOf: async () => tenant_id,
    storeId: store_id,
    webDir: options.webDir,
    hostNames: options.hostNames,
    apps: APPS,
    home: '/till/',
    connect: host => `ws://${host}:${broker.port} wss://${host}:${broker.port}`,
    extra: [
      ...storeRoutes({ store, desk, links, link, metrics, folder, replica, system }),
      ...hubRoutes({
        engine: store.engine,
        codeKey: secrets.tokenKey,
        system,
        mqttPort: broker.port,
      }),
    ],
    choices: () => ({ mqtt_port: broker.port }),
    onBug,
  })
  const server = createServer(app.callback())
  const httpPort = await listen(server, options.httpPort)
  return {
    httpPort,
    mqttPort: broker.port,
    sessions,
    links,
    async stop() {
      link?.stop()
      jobs.stop()
      desk.stop()
      await end(server)
      links.stop()
      await broker.stop()
    },
  }
}

function listen(server: Server, port: number): Promise<number> {
  server.requestTimeout = 60_000
  server.headersTimeout = 15_000
  server.keepAliveTimeout = 75_000
  server.maxConnections = 1_000
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}

function end(server: Server): Promise<void> {
  server.closeIdleConnections()
  return new Promise(resolve => {
    const timer = setTimeout(() => server.closeAllConnections(), LAST_REQUESTS_MS)
    server.close(() => {
      clearTimeout(timer)
      resolve()
    })
  })
}
