// Kysely as a compiler only: queries are data, and the kernel runs them synchronously.
import {
  type Compilable,
  DummyDriver,
  Kysely,
  type LimitNode,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  ValueNode,
} from 'kysely'
import type { Db, Queries } from '#schema/command.ts'
import type { Table, Tables } from '#schema/index.ts'
import type { Sqlite } from './sqlite.ts'

/**
 * SQLite plans with the value of a limit, and so prepares a statement again whenever a limit is bound
 * anew; written into the text it costs nothing.
 */
class WithPlainLimits extends SqliteQueryCompiler {
  protected override visitLimit(node: LimitNode): void {
    const { limit } = node
    if (!ValueNode.is(limit) || !Number.isSafeInteger(limit.value)) return super.visitLimit(node)
    this.append(`limit ${Number(limit.value)}`)
  }
}

export const db: Db = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: kysely => new SqliteIntrospector(kysely),
    createQueryCompiler: () => new WithPlainLimits(),
  },
})

/**
 * What changes once a day or less: the shop, its tills, people, devices, open sessions. Every sale asks
 * for the same rows of these, so their answers are kept until one of them is written.
 */
const SETTLED: ReadonlySet<string> = new Set<Table>([
  'tenant',
  'store',
  'till',
  'price_list',
  'role',
  'user',
  'device',
  'barcode_format',
  'till_session',
  'station',
  'printer_group',
  'printer_group_member',
])
const KEPT_ANSWERS_MAX = 500
const KEPT_PARAMETERS_MAX = 6

export type Reader = {
  /** rows of each named query; not to be changed by who gets them */
  runAll: (queries: Queries) => Record<string, unknown[]>
  /** must be told of each table that is written */
  wrote: (table: Table) => void
  /** after a rollback, and after writes from elsewhere */
  forget: () => void
}

/** Reads for commands and questions. */
export const openReader = (sqlite: Sqlite): Reader => {
  const kept = new Map<string, unknown[]>()
  const isSettled = new Map<string, boolean>()
  const settled = (sql: string) => {
    const known = isSettled.get(sql)
    if (known !== undefined) return known
    const read = [...sql.matchAll(/(?:from|join) "(\w+)"/g)].map(match => match[1] ?? '')
    const verdict = read.length > 0 && read.every(table => SETTLED.has(table))
    if (isSettled.size >= KEPT_ANSWERS_MAX) isSettled.clear()
    isSettled.set(sql, verdict)
    return verdict
  }
  const rowsOf = (query: Compilable<unknown>): unknown[] => {
    const { sql, parameters } = query.compile()
    if (parameters.length > KEPT_PARAMETERS_MAX || !settled(sql)) {
      return sqlite.statement(sql).all(...parameters)
    }
    const key = `${sql}\n${JSON.stringify(parameters)}`
    const known = kept.get(key)
    if (known) return known
    const rows = sqlite.statement(sql).all(...parameters)
    if (kept.size >= KEPT_ANSWERS_MAX) kept.clear()
    kept.set(key, rows)
    return rows
  }
  return {
    runAll(queries) {
      const found: Record<string, unknown[]> = {}
      for (const name in queries) {
        const query = queries[name]
        if (query) found[name] = rowsOf(query)
      }
      return found
    },
    wrote(table) {
      if (SETTLED.has(table)) kept.clear()
    },
    forget: () => kept.clear(),
  }
}
