// Writes rows of a tenant, many at once: one statement for all rows of a table.
import { resourceOf, type Table, tables } from '#schema/index.ts'
import { columnsOf } from '#schema/resource.ts'
import type { Tx } from './postgres.ts'
import { FOUND, foundRows } from './words.ts'

/**
 * `insert`: a row that is there is a fault · `insert-new`: a row that is there stays · `upsert`: the
 * later row stands · `upsert-own`: likewise, but never over another store's row.
 */
export type Mode = 'insert' | 'insert-new' | 'upsert' | 'upsert-own'

/** Puts rows of one table, each id once; gives how many were written. */
export const putRows = async (
  tx: Tx,
  table: Table,
  rows: readonly Record<string, unknown>[],
  mode: Mode,
): Promise<number> => {
  if (rows.length === 0) return 0
  const [written] = await Promise.all([
    tx.run(planOf(table)[mode], [JSON.stringify(rows)], 'prepared'),
    FOUND[table] ? putWords(tx, table, rows) : null,
  ])
  return written
}

export const removeRows = async (tx: Tx, table: Table, ids: readonly string[]): Promise<void> => {
  await Promise.all([
    tx.run(`delete from "${table}" where id = any($1)`, [ids]),
    ...(FOUND[table]
      ? [tx.run('delete from found where tbl = $1 and row_id = any($2)', [table, ids])]
      : []),
  ])
}

/** The rows of a table with these ids, locked or not, by id. */
export const rowsById = async (
  tx: Tx,
  table: Table,
  ids: readonly string[],
  lock: 'for update' | '' = '',
): Promise<Map<string, Record<string, unknown>>> => {
  const rows = await tx.rows(
    `select ${planOf(table).names} from "${table}" where id = any($1) order by id ${lock}`,
    [ids],
    'prepared',
  )
  return new Map(rows.map(row => [String(row.id), row]))
}

type Found = ReturnType<typeof foundRows>

/** A variant is found by its product's words too, so those of a renamed product's variants follow. */
async function putWords(tx: Tx, table: Table, rows: readonly Record<string, unknown>[]) {
  if (table === 'variant') {
    const products = await rowsById(tx, 'product', [
      ...new Set(rows.map(row => String(row.product_id))),
    ])
    await learn(tx, 'variant', rows, row =>
      foundRows('variant', row, products.get(String(row.product_id))),
    )
    return
  }
  const learnt = learn(tx, table, rows, row => foundRows(table, row))
  if (table === 'product') {
    const products = new Map(rows.map(row => [row.id, row]))
    const variants = await tx.rows(
      'select * from variant where product_id = any($1)',
      [[...products.keys()]],
      'prepared',
    )
    await learn(tx, 'variant', variants, row =>
      foundRows('variant', row, products.get(row.product_id)),
    )
  }
  await learnt
}

/** The words of rows, in place of those before; both statements are sent at once and run in order. */
async function learn(
  tx: Tx,
  table: Table,
  rows: readonly Record<string, unknown>[],
  wordsOf: (row: Record<string, unknown>) => Found,
) {
  if (rows.length === 0) return
  await Promise.all([
    tx.run(FORGET, [table, rows.map(row => row.id)], 'prepared'),
    tx.run(LEARN, [tx.tenant_id, table, JSON.stringify(rows.flatMap(wordsOf))], 'prepared'),
  ])
}

const FORGET = 'delete from found where tbl = $1 and row_id = any($2)'
const LEARN = `insert into found (tenant_id, tbl, word, row_id)
  select $1, $2, word, row_id from json_to_recordset($3::json) as r(word text, row_id text)`

type Plan = Record<Mode, string> & { names: string }

const plans = new Map<Table, Plan>(tables.map(table => [table, makePlan(table)]))

function planOf(table: Table): Plan {
  const plan = plans.get(table)
  if (!plan) throw new Error(`there is no table ${table}`)
  return plan
}

function makePlan(table: Table): Plan {
  const columns = columnsOf(resourceOf(table))
  const names = columns.map(({ column }) => `"${column}"`).join(', ')
  const typed = columns
    .map(({ column, type }) => `"${column}" ${type.is === 'integer' ? 'bigint' : 'text'}`)
    .join(', ')
  const insert = `insert into "${table}" as t (${names}) select ${names} from json_to_recordset($1::json) as r(${typed})`
  const sets = columns
    .filter(({ column }) => column !== 'id' && column !== 'tenant_id')
    .map(({ column }) => `"${column}" = excluded."${column}"`)
    .join(', ')
  const upsert = `${insert} on conflict (tenant_id, id) do update set ${sets}`
  const hasStore = columns.some(({ column }) => column === 'store_id')
  return {
    names,
    insert,
    'insert-new': `${insert} on conflict (tenant_id, id) do nothing`,
    upsert,
    'upsert-own': hasStore ? `${upsert} where t.store_id = excluded.store_id` : upsert,
  }
}
