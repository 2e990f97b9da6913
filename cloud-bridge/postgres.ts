// Postgres for the cloud: a pool whose connections can do nothing outside a tenant's transaction.
// Kysely is only the compiler of queries (as in the store): what runs them is here, and there is no
// other way to a tenant's rows.
import { createHash } from 'node:crypto'
import {
  type Compilable,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely'
import pg from 'pg'
import type { Db, Queries } from '#schema/command.ts'
import type { Tables } from '#schema/index.ts'

/** Connections of one process. */
export const POOL_MAX = 12
/** How long a request waits for a connection before it is told that the server is busy. */
const CONNECT_TIMEOUT_MS = 5_000
/** No statement of ours needs longer; one that does is stopped, not waited for. */
const STATEMENT_TIMEOUT_MS = 30_000

/** Compiles queries; it has no connection. */
export const db: Db = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: kysely => new PostgresIntrospector(kysely),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
})

/** A tenant's transaction. Statements are sent without waiting for those before; errors come with the await. */
export type Tx = {
  tenant_id: string
  /** rows of one statement; a text that recurs is prepared once per connection with `prepared` */
  // biome-ignore lint/suspicious/noExplicitAny: rows become values where they are read, as the driver types them
  rows: (sql: string, values?: unknown[], prepared?: 'prepared') => Promise<any[]>
  /** how many rows a statement touched */
  run: (sql: string, values?: unknown[], prepared?: 'prepared') => Promise<number>
  /** rows of a query that Kysely built */
  read: <Row>(query: Compilable<Row>) => Promise<Row[]>
}

export type Isolation = 'read committed' | 'repeatable read read only' | 'serializable'

export type Postgres = {
  url: string
  /**
   * runs `fn` in one transaction that sees this tenant alone, and of its stores only `store`, if one
   * is named; rolled back when it throws
   */
  withTenant: <Result>(
    tenant: string,
    fn: (tx: Tx) => Promise<Result>,
    isolation?: Isolation,
    store?: string | null,
  ) => Promise<Result>
  /** one statement outside a transaction; under row security it finds no tenant's row */
  // biome-ignore lint/suspicious/noExplicitAny: as above
  plain: (sql: string, values?: unknown[]) => Promise<any[]>
  figures: () => { total: number; idle: number; waiting: number }
  close: () => Promise<void>
}

/** Opens the pool; nothing is connected before the first use. */
export const openPostgres = (url: string, max = POOL_MAX): Postgres => {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    application_name: 'store-cloud',
    // A plan that is kept was made for the table as it was: a small one that an import makes large
    // would be read through for each row.
    options: '-c plan_cache_mode=force_custom_plan',
    types: { getTypeParser: parserOf },
    pipeline: true,
  })
  // A server that goes away breaks idle connections; the next use makes new ones.
  pool.on('error', () => {})
  // One that breaks in use says so to whoever waits for its answer; without a listener it would end the process.
  pool.on('connect', client => client.on('error', () => {}))
  return {
    url,
    withTenant: (tenant, fn, isolation = 'read committed', store = null) =>
      inTenant(pool, tenant, store, fn, isolation),
    plain: async (sql, values = []) => (await pool.query(sql, values)).rows,
    figures: () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    close: () => pool.end(),
  }
}

/** From here on the transaction sees and writes only this store's rows; null: those of all. */
export const seeOnly = async (tx: Tx, store: string | null): Promise<void> => {
  await tx.run(SET_STORE, [store ?? ''], 'prepared')
}

const SET_STORE = `select set_config('app.store', $1, true)`

/** Rows of each named query. They are independent, so all are sent before the first answer is read. */
export const readAll = async (tx: Tx, queries: Queries): Promise<Record<string, unknown[]>> => {
  const names = Object.keys(queries)
  const found = await Promise.all(
    names.map(name => {
      const query = queries[name]
      return query ? tx.read(query) : []
    }),
  )
  return Object.fromEntries(names.map((name, index) => [name, found[index] ?? []]))
}

/** The SQLSTATE of a database error, or ''. */
export const stateOf = (error: unknown): string =>
  error instanceof pg.DatabaseError ? (error.code ?? '') : ''

async function inTenant<Result>(
  pool: pg.Pool,
  tenant: string,
  store: string | null,
  fn: (tx: Tx) => Promise<Result>,
  isolation: Isolation,
): Promise<Result> {
  const client = await pool.connect()
  let broken = false
  let open = true
  try {
    const begun = Promise.all([
      client.query(`begin isolation level ${isolation}`),
      client.query({ name: 'tenant', text: SET_TENANT, values: [tenant, store ?? ''] }),
    ])
    const result = await Promise.all([begun, fn(txOf(client, tenant, () => open))])
    open = false
    const { command } = await client.query('commit')
    // Postgres answers a commit after a failed statement with a rollback, and calls it no error.
    if (command !== 'COMMIT') throw new Error('a statement failed that nobody waited for')
    return result[1]
  } catch (error) {
    open = false
    // A connection that cannot even roll back is not given to the next request.
    await client.query('rollback').catch(() => {
      broken = true
    })
    throw error
  } finally {
    client.release(broken)
  }
}

const SET_TENANT = `select set_config('app.tenant', $1, true), set_config('app.store', $2, true)`

function txOf(client: pg.PoolClient, tenant_id: string, isOpen: () => boolean): Tx {
  let failure: unknown = null
  const query = async (text: string, values: unknown[], prepared?: 'prepared') => {
    // The connection may be another tenant's by now.
    if (!isOpen()) throw new Error('the transaction is over')
    try {
      const result = await client.query(
        prepared ? { name: nameOf(text), text, values } : { text, values },
      )
      failure = null
      return result
    } catch (error) {
      // What follows a failure only says that it followed; the caller is told of the failure itself.
      if (stateOf(error) !== FOLLOWS_A_FAILURE) failure = error
      throw failure ?? error
    }
  }
  return {
    tenant_id,
    rows: async (sql, values = [], prepared) => (await query(sql, values, prepared)).rows,
    run: async (sql, values = [], prepared) => (await query(sql, values, prepared)).rowCount ?? 0,
    read: async compilable => {
      const { sql, parameters } = compilable.compile()
      return (await query(sql, [...parameters])).rows
    },
  }
}

const FOLLOWS_A_FAILURE = '25P02'

const names = new Map<string, string>()

/** A prepared statement's name: the same text has the same one on every connection. */
function nameOf(text: string): string {
  const known = names.get(text)
  if (known) return known
  const made = createHash('sha256').update(text).digest('base64url').slice(0, 40)
  names.set(text, made)
  return made
}

const INT8 = 20
const NUMERIC = 1700

/** bigint and the numeric of its sums as numbers; what is no safe integer is a bug, not a rounding. */
// biome-ignore lint/suspicious/noExplicitAny: the driver's own type of a parser
function parserOf(oid: number, format?: any): any {
  return oid === INT8 || oid === NUMERIC ? safeInteger : pg.types.getTypeParser(oid, format)
}

function safeInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new Error(`${text} is not a safe integer`)
  return value
}
