// Postgres' side of the first migration, made from the same resources as SQLite's. What no resource
// says (kernel tables, projections, search words) is written by hand below it in postgres/001.sql.
import { resourceOf, type Table, tables } from './index.ts'
import { columnsOf } from './resource.ts'

/** Ledgers only grow, so they lie in monthly partitions; their ids are UUIDv7, whose text order is time. */
export const PARTITIONED: readonly Table[] = tables.filter(
  table => resourceOf(table).sync === 'ledger',
)

/** The policy every table with a tenant has. The setting is '' after a transaction, never a tenant. */
export const TENANT_POLICY = `tenant_id = nullif(current_setting('app.tenant', true), '')`

/** `create table`, `create index` and row security for the given tables. */
export const postgresDdl = (wanted: readonly Table[]): string => wanted.map(tableOf).join('\n')

/** Row security that binds the owner as well. */
export const rowSecurity = (table: string): string =>
  [
    `alter table ${quoted(table)} enable row level security;`,
    `alter table ${quoted(table)} force row level security;`,
    `create policy tenant on ${quoted(table)} using (${TENANT_POLICY});`,
  ].join('\n')

/** The least UUIDv7 of a moment, as text: where a month's partition begins. `at` in epoch ms. */
export const leastId = (at: number): string => {
  const hex = at.toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`
}

function tableOf(table: Table): string {
  const resource = resourceOf(table)
  const columns = columnsOf(resource).map(({ column, type }) => {
    const words = type.words?.map(word => `'${word}'`).join(', ')
    return [
      `  ${quoted(column)} ${type.is === 'integer' ? 'bigint' : 'text collate "C"'}`,
      type.nullable ? '' : ' not null',
      words ? ` check (${quoted(column)} in (${words}))` : '',
      column.endsWith('_json') ? ` check (${jsonCheck(column, type.nullable)})` : '',
    ].join('')
  })
  const partitioned = PARTITIONED.includes(table)
  const body = [...columns, '  primary key (tenant_id, id)'].join(',\n')
  return [
    `create table ${quoted(table)} (\n${body}\n)${partitioned ? ' partition by range (id)' : ''};`,
    ...(resource.indexes ?? []).map(names => indexOf(table, names, partitioned)),
    rowSecurity(table),
  ].join('\n')
}

/** A cast refuses what is not JSON; `is json` would need Postgres 16. */
const jsonCheck = (column: string, nullable: boolean) =>
  `${nullable ? `${quoted(column)} is null or ` : ''}${quoted(column)}::json is not null`

// A unique index of a partitioned table must hold the partition key, and one with the id in it says
// nothing. So the store's own unique index is what keeps a receipt number or a stock move single,
// the primary key keeps what it sends single, and here the index only finds.
function indexOf(table: Table, columns: readonly string[], partitioned: boolean): string {
  const unique = !partitioned && (columns[0]?.startsWith('!') ?? false)
  const names = columns.map(column => column.replace('!', ''))
  const name = `${table}_by_${names.join('_')}`
  const keys = ['tenant_id', ...names].map(quoted).join(', ')
  return `create ${unique ? 'unique ' : ''}index ${quoted(name)} on ${quoted(table)} (${keys});`
}

const quoted = (name: string) => `"${name}"`
