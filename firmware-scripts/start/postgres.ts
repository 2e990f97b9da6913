// The cloud's database: a real PostgreSQL of our own, with the two roles the cloud uses.
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import pg from 'pg'
import * as z from 'zod'
import { freePort } from './ports.ts'
import type { PostgresHome } from './postgres-home.ts'
import { Problem } from './problem.ts'
import { nameOf } from './processes.ts'
import type { Plan } from './supervise.ts'

const READY_LIMIT_MS = 60_000
const STOP_LIMIT_MS = 15_000
const CONNECT_LIMIT_MS = 5_000
const DATABASE = 'store'
const HOST = 'localhost'

const secrets = z.object({
  superuser: z.string(),
  migrator: z.string(),
  app: z.string(),
})
type Secrets = z.infer<typeof secrets>

export type Database = { url: string; adminUrl: string }
export type OwnPostgres = {
  plan: Plan
  database: Database
  /** Makes roles and database where they are missing. Needs the server to be ready. */
  makeDatabase(): Promise<void>
  /** Drops what a first run that was broken off had filled in. */
  dropDatabase(): Promise<void>
}

/** Prepares the data folder (on the first run) and says how to run the server on a free port. */
export const ownPostgres = async (home: PostgresHome, dataDir: string): Promise<OwnPostgres> => {
  const keys = readSecrets(join(dataDir, 'postgres.json'))
  const data = join(home.data, 'data')
  if (!existsSync(join(data, 'PG_VERSION'))) initialise(home, data, keys.superuser)
  clearStalePid(join(data, 'postmaster.pid'))
  const port = await freePort()
  const urlOf = (role: string, password: string, name = DATABASE) =>
    `postgres://${role}:${password}@${HOST}:${port}/${name}`
  const database = {
    url: urlOf('store_app', keys.app),
    adminUrl: urlOf('store_migrator', keys.migrator),
  }
  const superuserUrl = urlOf('postgres', keys.superuser, 'postgres')
  return {
    database,
    plan: planOf(home, data, port, superuserUrl),
    makeDatabase: () => withClient(superuserUrl, client => makeDatabase(client, keys)),
    dropDatabase: () =>
      withClient(superuserUrl, async client => {
        await client.query(`drop database if exists ${DATABASE} with (force)`)
      }),
  }
}

/** Says in one line why a server of the user's own cannot be used; otherwise nothing. */
export const checkDatabase = async ({ url, adminUrl }: Database): Promise<void> => {
  for (const [variable, address] of [
    ['DATABASE_URL', url],
    ['DATABASE_ADMIN_URL', adminUrl],
  ] as const) {
    try {
      await withClient(address, client => client.query('select 1'))
    } catch (error) {
      throw new Problem(
        `The database of ${variable} does not answer (${reasonOf(error)}): check the address, the role and that the server runs.`,
      )
    }
  }
}

const planOf = (home: PostgresHome, data: string, port: number, superuserUrl: string): Plan => ({
  name: 'postgres',
  title: 'PostgreSQL',
  command: [home.postgres, '-D', data, '-p', String(port), ...serverSettings],
  environment: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
  account: home.account,
  readyBy: async () => {
    try {
      await withClient(superuserUrl, client => client.query('select 1'))
      return true
    } catch {
      return false
    }
  },
  readyLimitMs: READY_LIMIT_MS,
  stopSignal: 'SIGINT',
  stopLimitMs: STOP_LIMIT_MS,
})

const serverSettings = [
  `listen_addresses=${HOST}`,
  'unix_socket_directories=',
  'max_connections=60',
  'shared_buffers=64MB',
  'log_line_prefix=%m ',
  'cluster_name=store-cloud',
].flatMap(setting => ['-c', setting])

const readSecrets = (file: string): Secrets => {
  if (existsSync(file)) return secrets.parse(JSON.parse(readFileSync(file, 'utf8')))
  const secret = () => randomBytes(18).toString('base64url')
  const made = { superuser: secret(), migrator: secret(), app: secret() }
  writeFileSync(file, JSON.stringify(made, null, 2), { mode: 0o600 })
  return made
}

/** The builtin C.UTF-8 sorts by code point, as SQLite does, and does not change with the operating system. */
const initialise = (home: PostgresHome, data: string, password: string) => {
  const fresh = `${data}.new`
  const passwordFile = join(home.data, 'password')
  rmSync(fresh, { recursive: true, force: true })
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (home.account) chownSync(passwordFile, home.account.uid, home.account.gid)
  const made = spawnSync(
    home.initdb,
    [
      `--pgdata=${fresh}`,
      '--username=postgres',
      '--auth=scram-sha-256',
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
    ],
    {
      ...home.account,
      cwd: '/',
      encoding: 'utf8',
      env: { PATH: process.env.PATH, LC_ALL: 'C' },
    },
  )
  // Gone already where the program could not even be run, which is what has to be said.
  rmSync(passwordFile, { force: true })
  if (made.status !== 0) {
    const last = (made.error?.message ?? made.stderr).trim().split('\n').at(-1)
    throw new Problem(`PostgreSQL could not make its data folder ${data}: ${last}`)
  }
  renameSync(fresh, data)
}

/** After a power cut the number in the file may belong to another program, and the server would not start. */
const clearStalePid = (file: string) => {
  if (!existsSync(file)) return
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  const name = nameOf(pid)
  if (name === 'postgres') {
    throw new Problem(
      `PostgreSQL still runs on ${dirname(file)} (process ${pid}): end it with kill -INT ${pid}, then try again.`,
    )
  }
  if (name !== undefined) rmSync(file)
}

const makeDatabase = async (client: pg.Client, keys: Secrets) => {
  const roles = [
    ['store_migrator', keys.migrator],
    // The role the cloud works as owns nothing and cannot step round row level security.
    ['store_app', keys.app],
  ] as const
  for (const [role, password] of roles) {
    const known = await client.query('select 1 from pg_roles where rolname = $1', [role])
    if (known.rowCount) continue
    await client.query(
      `create role ${role} login nosuperuser nobypassrls nocreatedb nocreaterole password ${client.escapeLiteral(password)}`,
    )
  }
  const known = await client.query('select 1 from pg_database where datname = $1', [DATABASE])
  if (known.rowCount) return
  await client.query(`create database ${DATABASE} owner store_migrator`)
  await client.query(`revoke all on database ${DATABASE} from public`)
  await client.query(`grant connect on database ${DATABASE} to store_app`)
}

const withClient = async <Answer>(
  url: string,
  work: (client: pg.Client) => Promise<Answer>,
): Promise<Answer> => {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_LIMIT_MS,
  })
  // A server that ends in the middle is told by the query itself; without this the process would end.
  client.on('error', () => undefined)
  try {
    await client.connect()
    return await work(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}

const reasonOf = (error: unknown) => {
  if (error instanceof AggregateError) return reasonOf(error.errors[0])
  return error instanceof Error ? error.message : String(error)
}
