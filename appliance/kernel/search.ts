// Words to a full-text condition of SQLite.
import { type Expression, type SqlBool, sql } from 'kysely'
import { resourceOf, type Table } from '#schema/index.ts'
import { columnsOf } from '#schema/resource.ts'

/** Tables with an index of words; the others are small enough to be read through. */
const INDEXED: ReadonlySet<Table> = new Set(['product', 'variant', 'customer'])

/** Each word must begin a word of the row. */
export const search = (table: Table, words: string): Expression<SqlBool> => {
  if (!INDEXED.has(table)) return anyColumnHolds(table, words)
  const wanted = words
    .normalize('NFC')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '')
    .slice(0, 8)
    .map(word => `"${word}"*`)
    .join(' ')
  if (wanted === '') return sql<SqlBool>`1 = 0`
  const id = sql.ref(`${table}.id`)
  return sql<SqlBool>`${id} in (select row_id from found where found match ${wanted} and tbl = ${table})`
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
