// Kysely as a compiler only: queries are data, and the kernel runs them synchronously.
import {
  type Compilable,
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import type { Db, Queries } from '#schema/command.ts'
import type { Tables } from '#schema/index.ts'
import type { Sqlite } from './sqlite.ts'

export const db: Db = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: kysely => new SqliteIntrospector(kysely),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
})

/** Rows of one query, now. */
export const run = (sqlite: Sqlite, query: Compilable<unknown>): unknown[] => {
  const { sql, parameters } = query.compile()
  return sqlite.statement(sql).all(...parameters)
}

/** Rows of each named query. */
export const runAll = (sqlite: Sqlite, queries: Queries): Record<string, unknown[]> => {
  const found: Record<string, unknown[]> = {}
  for (const name in queries) {
    const query = queries[name]
    if (query) found[name] = run(sqlite, query)
  }
  return found
}
