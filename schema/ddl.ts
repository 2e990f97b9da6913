// The first migration's tables, made from the resources. Later migrations are written by hand;
// a test compares what they lead to with the resources.
import { resourceOf, type Table, tables } from './index.ts'
import { columnsOf } from './resource.ts'

/** Tables that live in the second SQLite file, which Litestream does not ship. */
export const VOLATILE: readonly Table[] = ['session', 'lockout']

/** `create table` and `create index` statements of SQLite for the given tables. */
export const sqliteDdl = (wanted: readonly Table[]): string => wanted.map(sqliteTable).join('\n')

/** The tables of the main file: everything that is not volatile. */
export const mainTables: readonly Table[] = tables.filter(table => !VOLATILE.includes(table))

/** Tables whose rows are kilobytes long. */
const LONG_ROWS: readonly Table[] = ['picture', 'parked_sale', 'print_job', 'audit']

function sqliteTable(table: Table): string {
  const resource = resourceOf(table)
  const columns = columnsOf(resource).map(({ column, type }) => {
    const words = type.words?.map(word => `'${word}'`).join(', ')
    return [
      `  ${quoted(column)} ${type.is === 'integer' ? 'integer' : 'text'}`,
      type.nullable ? '' : ' not null',
      column === 'id' ? ' primary key' : '',
      words ? ` check (${quoted(column)} in (${words}))` : '',
    ].join('')
  })
  // A row is found by its id, so the id is the table's own order: one b-tree instead of two. Long
  // rows do better with a short key of their own.
  const kind = LONG_ROWS.includes(table) ? 'strict' : 'strict, without rowid'
  const create = `create table ${quoted(table)} (\n${columns.join(',\n')}\n) ${kind};`
  return [create, ...(resource.indexes ?? []).map(columns => indexOf(table, columns))].join('\n')
}

function indexOf(table: Table, columns: readonly string[]): string {
  const unique = columns[0]?.startsWith('!') ?? false
  const names = columns.map(column => column.replace('!', ''))
  const name = `${table}_by_${names.join('_')}`
  return `create ${unique ? 'unique ' : ''}index ${quoted(name)} on ${quoted(table)} (${names.map(quoted).join(', ')});`
}

const quoted = (name: string) => `"${name}"`
