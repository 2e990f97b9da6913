// Words to a full-text condition of SQLite.
import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Match } from '#schema/command.ts'
import { resourceOf, type Table } from '#schema/index.ts'
import { columnsOf } from '#schema/resource.ts'

/** Tables with an index of words; the others are small enough to be read through. */
const INDEXED: ReadonlySet<Table> = new Set(['product', 'variant', 'customer'])

const FIRST: Record<Match, (word: string) => string> = {
  whole: word => `"^${word}"`,
  begins: word => `"^${word}"*`,
  anywhere: word => `"${word}"*`,
}

/** Each word must begin a word of the row. */
export const search = (table: Table, words: string): Expression<SqlBool> =>
  INDEXED.has(table)
    ? sql<SqlBool>`${sql.ref(`${table}.id`)} in ${matches(table, words)}`
    : anyColumnHolds(table, words)

/**
 * The ids that `search` finds, to begin a query with: with a limit, only so many are looked for. The
 * first word of an article's name stands in its index once more, behind a ^.
 */
export const matches = (
  table: Table,
  words: string,
  how: Match = 'anywhere',
): RawBuilder<{ id: string }> => {
  const wanted = words
    .normalize('NFC')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '')
    .slice(0, 8)
    .map((word, index) => (index === 0 ? FIRST[how](word) : `"${word}"*`))
    .join(' ')
  const found = sql.table(`found_${table}`)
  return wanted === ''
    ? sql`(select row_id as id from ${found} where 1 = 0)`
    : sql`(select row_id as id from ${found} where ${found} match ${wanted})`
}

function anyColumnHolds(table: Table, words: string): Expression<SqlBool> {
  const pattern = `%${words.replace(/[\\%_]/g, sign => `\\${sign}`)}%`
  const columns = columnsOf(resourceOf(table)).filter(({ meta }) => meta.search)
  if (columns.length === 0) return sql<SqlBool>`1 = 0`
  return sql<SqlBool>`(${sql.join(
    columns.map(({ column }) => sql`${sql.ref(`${table}.${column}`)} like ${pattern} escape '\\'`),
    sql` or `,
  )})`
}
