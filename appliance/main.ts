// The store server: opens the data, wires broker, devices, head office and HTTP, starts and stops.
import { createServer } from 'node:http'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import * as z from 'zod'
import { createApp } from './http/app.ts'
import { openMetrics } from './http/metrics.ts'
import { openSessions, systemCaller } from './http/sessions.ts'
import { db } from './kernel/compile.ts'
import { openJobs } from './kernel/jobs.ts'
import { openLog } from './kernel/log.ts'
import { openSecrets } from './kernel/secrets.ts'
import { leaveCheckpoints, StartFault } from './kernel/sqlite.ts'
import { hubBoots, openStore } from './kernel/store.ts'
import { openBroker } from './mqtt/broker.ts'
import { openDesk } from './mqtt/desk.ts'
import { openLinks } from './mqtt/links.ts'
import { whoIs } from './mqtt/who.ts'
import { storeRoutes } from './store-routes.ts'
import { openLink } from './sync/link.ts'

const settings = z
  .object({
    DATA_DIR: z.string().default('var/store'),
    HTTP_PORT: z.coerce.number().default(8080),
    MQTT_PORT: z.coerce.number().default(1883),
    CLOUD_URL: z.string().optional(),
    WEB_DIR: z.string().default('var/web'),
    PIN_PEPPER_FILE: z.string().optional(),
    LITESTREAM: z.enum(['on', 'off']).default('off'),
  })
  .parse(process.env)

/** Longest wait for requests in flight when asked to stop. */
const STOP_TIMEOUT_MS = 5_000
const APPS = ['till', 'admin', 'setup']

const { info, error: logError } = openLog('store')
const tell = (message: object) => {
  process.send?.(message)
}

async function main() {
  const { values } = parseArgs({
    options: {
      tenant: { type: 'string' },
      store: { type: 'string' },
      /** only sees whether the program is whole, and leaves it compiled behind */
      check: { type: 'boolean' },
    },
  })
  if (values.check) process.exit(0)
  const site =
    values.tenant && values.store ? { tenant_id: values.tenant, store_id: values.store } : null
  const store = openStore(settings.DATA_DIR, site)
  if (settings.LITESTREAM === 'on') leaveCheckpoints(store.sqlite, settings.DATA_DIR)
  const secrets = openSecrets(join(settings.DATA_DIR, 'secrets'), settings.PIN_PEPPER_FILE)
  const { tenant_id, store_id } = store.site
  const sessions = openSessions(store.engine, secrets, store_id)
  const system = systemCaller(tenant_id, store_id)
  const metrics = openMetrics()

  const desk = openDesk(store.engine, store.kernel, () => broker, hubBoots(store), info)
  const links = openLinks({
    who: whoIs(store.engine, sessions, secrets.hubToken, system),
    kick: clientId => broker.kick(clientId),
    now: Date.now,
  })
  store.kernel.watchLinks(links.wasLinked)
  const broker = await openBroker({
    port: settings.MQTT_PORT,
    store: store_id,
    who: links.who,
    came: links.came,
    went: links.went,
    heard: desk.heard,
    onExit: code => stop(`the broker ended with ${code}`, 1),
  })
  store.kernel.onCommit(committed => {
    const tables = committed.written.map(({ table }) => table)
    sessions.forget(tables)
    links.changed(tables)
    desk.committed(committed)
    metrics.committed(committed)
  })
  await desk.begin()

  const link = settings.CLOUD_URL
    ? openLink({
        kernel: store.kernel,
        sqlite: store.sqlite,
        epoch: store.epoch,
        cloudUrl: settings.CLOUD_URL,
        key: secrets.boxKey,
        caller: system,
        now: Date.now,
        log: info,
      })
    : null
  const jobs = openJobs(store.engine, store.sqlite, system, Date.now, info)

  const app = createApp({
    engine: store.engine,
    db,
    sessions,
    tenantOf: async () => tenant_id,
    storeId: store_id,
    webDir: settings.WEB_DIR,
    apps: APPS,
    home: '/till/',
    connect: host => `ws://${host}:${broker.port} wss://${host}:${broker.port}`,
    extra: storeRoutes({ store, desk, link, metrics, folder: settings.DATA_DIR, system }),
    choices: () => ({ mqtt_port: broker.port }),
    onBug: (bug, ctx) =>
      logError('a request failed', {
        method: ctx.method,
        path: ctx.path,
        error: bug instanceof Error ? (bug.stack ?? bug.message) : String(bug),
      }),
  })
  const server = createServer(app.callback())
  server.requestTimeout = 60_000
  server.headersTimeout = 15_000
  server.keepAliveTimeout = 75_000
  server.maxConnections = 1_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(settings.HTTP_PORT, resolve)
  })
  tell({ is: 'ready', port: settings.HTTP_PORT, mqtt: broker.port })
  // Head office is told the public key by a technician: it is nobody's secret.
  info('ready', {
    port: settings.HTTP_PORT,
    mqtt: broker.port,
    store: store_id,
    box_key: secrets.boxPublicKey,
  })

  let stopping = false
  const stop = async (why: string, code = 0) => {
    if (stopping) return
    stopping = true
    info('stopping', { why })
    setTimeout(() => process.exit(code), STOP_TIMEOUT_MS).unref()
    link?.stop()
    jobs.stop()
    server.closeIdleConnections()
    await new Promise<void>(resolve => {
      server.close(() => resolve())
      setTimeout(() => server.closeAllConnections(), 1_000).unref()
    })
    links.stop()
    await broker.stop()
    store.close()
    process.exit(code)
  }
  process.on('SIGTERM', () => void stop('asked to'))
  process.on('SIGINT', () => void stop('asked to'))
  process.on('disconnect', () => void stop('the parent is gone'))
}

main().catch(error => {
  const code = error instanceof StartFault ? error.code : startCode(error)
  const message = error instanceof Error ? error.message : String(error)
  logError('could not start', {
    code,
    message,
    stack: error instanceof StartFault ? undefined : error?.stack,
  })
  tell({ is: 'fatal', code, message })
  setTimeout(() => process.exit(1), 50)
})

const startCode = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
    ? 'port-in-use'
    : 'start-failed'
