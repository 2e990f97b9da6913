// Head office: migrates its database, opens HTTP for screens and stores, and stops cleanly. It keeps
// nothing itself, so that many copies may run.
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import pino from 'pino'
import * as z from 'zod'
import { createApp } from '#appliance/http/app.ts'
import { hostNames } from '#appliance/http/hosts.ts'
import { openSessions } from '#appliance/http/sessions.ts'
import { openDirectory } from './directory.ts'
import { openDoorbell } from './doorbell.ts'
import { openEngine } from './execute.ts'
import { eventsRoute } from './http/events.ts'
import { openHealth } from './http/health.ts'
import { reportRoutes } from './http/reports.ts'
import { syncRoutes } from './http/sync.ts'
import { makePartitionsNow, migrate } from './migrate.ts'
import { db, openPostgres } from './postgres.ts'
import { openSecrets } from './secrets.ts'
import { StartFault } from './start-fault.ts'

/** Longest wait for requests in flight when asked to stop. */
const STOP_TIMEOUT_MS = 5_000
const PARTITIONS_EVERY_MS = 24 * 3_600_000
const APPS = ['managers', 'admin']

const log = pino({
  name: 'cloud',
  level: process.env.LOG_LEVEL ?? 'info',
  base: { pid: process.pid },
})
const tell = (message: object) => {
  process.send?.(message)
}

async function main() {
  const settings = readSettings()
  const { DATABASE_URL, DATABASE_ADMIN_URL, CLOUD_PORT } = settings
  const secrets = openSecrets(join(settings.DATA_DIR, 'secrets'), settings.PIN_PEPPER_FILE)
  await migrate(DATABASE_ADMIN_URL, DATABASE_URL)
  const postgres = openPostgres(DATABASE_URL)
  const doorbell = await openDoorbell(DATABASE_URL)
  const engine = openEngine(postgres)
  const sessions = openSessions(engine, secrets, null)
  doorbell.onAny(({ tables }) => sessions.forget(Object.keys(tables)))
  const tenantOf = openDirectory(postgres)
  const note = (words: string) => log.warn(words)
  const health = openHealth({ postgres, doorbell, metricsToken: secrets.metricsToken })
  const events = eventsRoute(doorbell)
  const app = createApp({
    engine,
    db,
    sessions,
    tenantOf: ctx => tenantOf(ctx.hostname),
    storeId: null,
    webDir: settings.WEB_DIR,
    apps: APPS,
    home: '/managers/',
    hostNames: settings.HOST_NAMES,
    extra: [
      ...syncRoutes({ postgres, doorbell, note, received: health.received }),
      ...reportRoutes(postgres),
      ...health.routes,
      events,
    ],
    onBug: (bug, ctx) =>
      log.error({ err: bug, method: ctx.method, path: ctx.path }, 'a request failed'),
  })
  const server = createServer(app.callback())
  server.requestTimeout = 60_000
  server.headersTimeout = 15_000
  server.keepAliveTimeout = 75_000
  await listen(server, CLOUD_PORT)
  const monthly = setInterval(() => {
    makePartitionsNow(DATABASE_ADMIN_URL, Date.now()).catch(error =>
      log.error({ err: error }, "the next months' partitions could not be made"),
    )
  }, PARTITIONS_EVERY_MS)
  log.info({ port: CLOUD_PORT }, 'ready')
  tell({ is: 'ready', port: CLOUD_PORT })
  onStop(async why => {
    log.info({ why }, 'stopping')
    clearInterval(monthly)
    events.stop()
    await close(server)
    await doorbell.close()
    await postgres.close()
  })
}

function readSettings() {
  const parsed = z
    .object({
      DATABASE_URL: z.url(),
      DATABASE_ADMIN_URL: z.url(),
      CLOUD_PORT: z.coerce.number().int().min(0).max(65_535).default(8_090),
      DATA_DIR: z.string().default('var/cloud'),
      HOST_NAMES: hostNames,
      WEB_DIR: z.string().default('var/web'),
      PIN_PEPPER_FILE: z.string().optional(),
    })
    .safeParse(process.env)
  if (parsed.success) return parsed.data
  const names = parsed.error.issues.map(({ path }) => path.join('.')).join(', ')
  throw new StartFault('settings-invalid', `Set ${names} in the environment.`)
}

async function listen(server: Server, port: number) {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, resolve)
  })
}

async function close(server: Server) {
  server.closeIdleConnections()
  await new Promise<void>(resolve => {
    server.close(() => resolve())
    // Boxes that wait for news are let go; they come again.
    setTimeout(() => server.closeAllConnections(), 500).unref()
  })
}

/** Once, whoever asks: a signal, or the parent that went away. */
function onStop(stop: (why: string) => Promise<void>) {
  let stopping = false
  const once = async (why: string) => {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(0), STOP_TIMEOUT_MS).unref()
    await stop(why)
    process.exit(0)
  }
  process.on('SIGTERM', () => void once('asked to'))
  process.on('SIGINT', () => void once('asked to'))
  process.on('disconnect', () => void once('the parent is gone'))
}

main().catch(error => {
  const fault = faultOf(error)
  log.fatal(fault.code === 'start-failed' ? { err: error } : fault, 'could not start')
  tell({ is: 'fatal', ...fault })
  setTimeout(() => process.exit(1), 50)
})

function faultOf(error: unknown): { code: string; message: string } {
  const message = error instanceof Error ? error.message : String(error)
  if (error instanceof StartFault) return { code: error.code, message }
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (code === 'EADDRINUSE')
    return { code: 'port-in-use', message: 'The port of head office is in use; set CLOUD_PORT.' }
  return { code: 'start-failed', message }
}
