// The words a row is found by: what the store's full-text index does there, as rows of `found` here.
import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Match } from '#schema/command.ts'
import { resourceOf, type Table } from '#schema/index.ts'
import { columnsOf } from '#schema/resource.ts'

/** Tables that may be large, with the columns their words come from. */
export const FOUND: Partial<Record<Table, readonly string[]>> = {
  product: ['name', 'name_ar'],
  variant: ['name', 'name_ar', 'sku'],
  customer: ['name', 'phone', 'email', 'card_no'],
}

/** Words of one search that count; more are ignored. */
const WORDS_MAX = 8
/** Letters of one word that count. */
const WORD_LENGTH_MAX = 40
/** Marks the word that an article's name begins with; no word holds it. */
const FIRST = '^'
/** Sorts after every word that begins alike. */
const LAST = '\u{10ffff}'

/** Small letters without marks; anything but letters and digits parts words. */
export const wordsOf = (text: string): string[] => [
  ...new Set(
    (
      text
        .normalize('NFD')
        .replaceAll(/\p{M}/gu, '')
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu) ?? []
    ).map(word => word.slice(0, WORD_LENGTH_MAX)),
  ),
]

/**
 * `found` rows of a row, from its own columns and, of a variant, its product's; the word that an
 * article's name begins with stands there once more with its mark.
 */
export const foundRows = (
  table: Table,
  row: Record<string, unknown>,
  product: Record<string, unknown> = {},
): { row_id: string; word: string }[] => {
  const texts = [
    ...(FOUND[table] ?? []).map(column => row[column]),
    ...(FOUND.product ?? []).map(column => product[column]),
  ]
  const first = (FOUND.product ?? []).flatMap(column =>
    wordsOf(String(product[column] ?? ''))
      .slice(0, 1)
      .map(word => FIRST + word),
  )
  const words = wordsOf(texts.map(text => String(text ?? '')).join(' '))
  return [...new Set(first), ...words].map(word => ({ row_id: String(row.id), word }))
}

/** A condition on `table`: each word begins some word of the row. */
export const search = (table: Table, words: string): Expression<SqlBool> => {
  const asked = wordsOf(words).slice(0, WORDS_MAX)
  if (asked.length === 0) return sql<SqlBool>`false`
  if (!FOUND[table]) return inColumns(table, words)
  // Ids first, as an array: found once and then looked up, whatever the planner thinks of their number.
  return sql<SqlBool>`${sql.ref(`${table}.id`)} = any(array(${idsOfAll(table, asked)}))`
}

/** The ids that `search` finds in a large table, to begin a query with. */
export const matches = (
  table: Table,
  words: string,
  how: Match = 'anywhere',
): RawBuilder<{ id: string }> => {
  const asked = wordsOf(words).slice(0, WORDS_MAX)
  return asked.length === 0
    ? sql`(select row_id as id from found where false)`
    : sql`(select row_id as id from (${idsOfAll(table, asked, how)}) as ids)`
}

const idsOfAll = (table: Table, words: readonly string[], how: Match = 'anywhere') =>
  sql.join(
    words.map((word, index) => sql`(${idsOf(table, word, index === 0 ? how : 'anywhere')})`),
    sql` intersect `,
  )

function idsOf(table: Table, word: string, how: Match) {
  const marked = FIRST + word
  const holds = {
    whole: sql<SqlBool>`word = ${marked}`,
    begins: begins('word', marked),
    anywhere: begins('word', word),
  }
  return sql`select row_id from found where tbl = ${table} and ${holds[how]}`
}

/** A range, not `like`: under row security only this uses an index. */
const begins = (column: string, word: string) =>
  sql<SqlBool>`${sql.ref(column)} >= ${word} and ${sql.ref(column)} < ${word + LAST}`

/** Codes that begin with what was typed where an index leads to them, else the text anywhere in a small table. */
function inColumns(table: Table, words: string): Expression<SqlBool> {
  const resource = resourceOf(table)
  const leading = new Set((resource.indexes ?? []).map(columns => columns[0]?.replace('!', '')))
  const conditions = columnsOf(resource)
    .filter(({ meta }) => meta.search)
    .map(({ column }) => {
      const name = sql.ref(`${table}.${column}`)
      const typed = words.trim()
      return leading.has(column)
        ? sql<SqlBool>`(${begins(`${table}.${column}`, typed)} or ${begins(`${table}.${column}`, typed.toUpperCase())})`
        : sql<SqlBool>`position(lower(${typed}) in lower(${name})) > 0`
    })
  return conditions.length === 0
    ? sql<SqlBool>`false`
    : sql<SqlBool>`(${sql.join(conditions, sql` or `)})`
}
