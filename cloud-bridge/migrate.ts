// Brings a database to this release: roles, tables, partitions, grants. Runs as the owner of the
// tables; the application's role owns nothing and can only read and write rows.
import { readdirSync, readFileSync } from 'node:fs'
import pg from 'pg'
import { tables } from '#schema/index.ts'
import { leastId, PARTITIONED } from '#schema/postgres-ddl.ts'
import { StartFault } from './start-fault.ts'

/** How many months have their own partition, counted from the present one. */
export const MONTHS_BACK = 4
export const MONTHS_AHEAD = 3

export const OWNER_ROLE = 'store_migrator'
export const APP_ROLE = 'store_app'

/** Tables that commands of the kernel and the sync write; rows only, whatever they are. */
export const KERNEL_TABLES = [
  'command_answer',
  'tenant_version',
  'tenant_change',
  'box',
  'store_cursor',
  'store_contact',
  'merge_loser',
  'found',
] as const

/**
 * Makes or updates the database behind `adminUrl`. A role that may create roles and databases (a
 * development server's superuser) makes what is missing; the owner's role alone needs both roles and
 * the database made beforehand. `appUrl` gives the application's role its password when it is made.
 * Throws a StartFault in words for the technician.
 */
export const migrate = async (
  adminUrl: string,
  appUrl: string,
  now = Date.now(),
): Promise<void> => {
  const client = await connectOrCreate(adminUrl)
  try {
    // One at a time, however many copies of the cloud start together.
    await client.query('select pg_advisory_lock(727350)')
    await prepareRoles(client, appUrl)
    await client.query(`set role ${OWNER_ROLE}`)
    await client.query('begin')
    await runFiles(client)
    await grant(client)
    await client.query('commit')
    await makePartitions(client, now)
  } finally {
    await client.end()
  }
}

/** Makes the partitions of the months around `now`; harmless when they are there. */
export const makePartitions = async (client: pg.Client, now: number): Promise<number> => {
  let made = 0
  for (const { suffix, from, to } of monthsAround(now)) {
    for (const ledger of PARTITIONED) {
      const { rows } = await client.query('select make_partition($1, $2, $3, $4) as made', [
        ledger,
        suffix,
        from,
        to,
      ])
      if (rows[0]?.made === true) made += 1
    }
  }
  return made
}

/** The same over a connection of its own; for the daily round. */
export const makePartitionsNow = async (adminUrl: string, now: number): Promise<number> => {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await client.query(`set role ${OWNER_ROLE}`)
    return await makePartitions(client, now)
  } finally {
    await client.end()
  }
}

/** The months around `now` (epoch ms), UTC: a name, the first id and the first id of the next. */
export const monthsAround = (now: number) => {
  const year = new Date(now).getUTCFullYear()
  const month = new Date(now).getUTCMonth()
  return Array.from({ length: MONTHS_BACK + 1 + MONTHS_AHEAD }, (_, index) => {
    const start = Date.UTC(year, month - MONTHS_BACK + index)
    const end = Date.UTC(year, month - MONTHS_BACK + index + 1)
    const suffix = new Date(start).toISOString().slice(0, 7).replace('-', '_')
    return { suffix, from: leastId(start), to: leastId(end) }
  })
}

async function connectOrCreate(adminUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: adminUrl })
  try {
    await client.connect()
    return client
  } catch (error) {
    if (codeOf(error) !== '3D000') throw unreachable(error)
  }
  const url = new URL(adminUrl)
  const name = decodeURIComponent(url.pathname.slice(1))
  url.pathname = '/postgres'
  const maker = new pg.Client({ connectionString: url.href })
  await maker.connect()
  try {
    await maker.query(
      `create database ${pg.escapeIdentifier(name)} encoding 'UTF8' template template0`,
    )
  } catch (error) {
    // Another copy was first.
    if (codeOf(error) !== '42P04') throw error
  } finally {
    await maker.end()
  }
  const again = new pg.Client({ connectionString: adminUrl })
  await again.connect()
  return again
}

async function prepareRoles(client: pg.Client, appUrl: string) {
  const app = new URL(appUrl)
  const { rows } = await client.query(
    `select rolcreaterole or rolsuper as maker, current_user as name,
       to_regrole($1) is not null as owner_there, to_regrole($2) is not null as app_there
     from pg_roles where rolname = current_user`,
    [OWNER_ROLE, APP_ROLE],
  )
  const { maker, owner_there, app_there } = rows[0] ?? {}
  if (!(maker || (owner_there && app_there))) {
    throw new StartFault(
      'database-roles',
      `The database needs the roles ${OWNER_ROLE} and ${APP_ROLE}; make them, or give an administrator's address as DATABASE_ADMIN_URL.`,
    )
  }
  if (!maker) return
  if (!owner_there) await makeRole(client, OWNER_ROLE, 'nologin')
  if (!app_there) {
    const password = pg.escapeLiteral(decodeURIComponent(app.password))
    await makeRole(client, APP_ROLE, `login password ${password}`)
  }
  const database = pg.escapeIdentifier(client.database ?? '')
  await client.query(`grant ${OWNER_ROLE} to current_user`)
  await client.query(`grant create, usage on schema public to ${OWNER_ROLE}`)
  await client.query('revoke create on schema public from public')
  await client.query(`revoke temporary on database ${database} from public`)
}

async function makeRole(client: pg.Client, role: string, rights: string) {
  try {
    await client.query(
      `create role ${role} ${rights} nosuperuser nobypassrls nocreatedb nocreaterole noinherit`,
    )
  } catch (error) {
    // Roles belong to the server, so the migration of another database may have made it just now.
    if (codeOf(error) !== '42710' && codeOf(error) !== '23505') throw error
  }
}

const MIGRATIONS = new URL('../schema/postgres/', import.meta.url)

async function runFiles(client: pg.Client) {
  await client.query(
    `create table if not exists schema_migration (name text primary key, at timestamptz not null default now())`,
  )
  const { rows } = await client.query('select name from schema_migration')
  const done = new Set(rows.map(row => String(row.name)))
  const files = readdirSync(MIGRATIONS)
    .filter(name => /^\d+\.sql$/.test(name))
    .sort()
  if ([...done].some(name => !files.includes(name))) {
    throw new StartFault(
      'database-newer',
      'The database was written by a newer release of this program.',
    )
  }
  for (const name of files) {
    if (done.has(name)) continue
    await client.query(readFileSync(new URL(name, MIGRATIONS), 'utf8'))
    await client.query('insert into schema_migration (name) values ($1)', [name])
  }
}

/** Rows only: no truncate, which row security does not cover, no references, no triggers. A ledger only grows. */
async function grant(client: pg.Client) {
  await client.query(`grant usage on schema public to ${APP_ROLE}`)
  await client.query(`grant select on schema_migration, directory to ${APP_ROLE}`)
  for (const table of [...tables, ...KERNEL_TABLES]) {
    const rights = isLedger(table) ? 'select, insert' : 'select, insert, update, delete'
    await client.query(`grant ${rights} on ${pg.escapeIdentifier(table)} to ${APP_ROLE}`)
  }
}

const isLedger = (table: string) => PARTITIONED.some(ledger => ledger === table)

const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error ? String(error.code) : ''

const unreachable = (error: unknown) =>
  new StartFault(
    'database-unreachable',
    `The database does not answer (${error instanceof Error ? error.message || codeOf(error) : String(error)}). Check DATABASE_ADMIN_URL and that Postgres runs.`,
  )
