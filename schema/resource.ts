// A resource is one table: its shape, who may write it, how it travels. Everything that is the same
// for every table (SQL, API, forms, permissions, replication) is made from it.
import * as z from 'zod'
import type { FieldMeta } from './fields.ts'

/**
 * Who writes the row and how it travels.
 * `ledger` store-owned, append-only · `up` store-owned, a later put replaces · `down` tenant-owned
 * · `both` merged field by field · `local` never leaves the machine.
 */
export type SyncClass = 'ledger' | 'up' | 'down' | 'both' | 'local'

export type Resource<Table extends string = string, Row extends z.ZodObject = z.ZodObject> = {
  table: Table
  sync: SyncClass
  row: Row
  /** column lists; a leading `!` on the first column makes the index unique */
  indexes?: readonly (readonly string[])[]
  /** what no single column can say; the answer is a refusal's words or null */
  check?: (row: z.infer<Row>) => string | null
  label: string
}

/** Defines a table. `row` includes `id` and `tenant_id`, and `store_id` where a store owns it. */
export const resource = <const Table extends string, Row extends z.ZodObject>(
  definition: Resource<Table, Row>,
): Resource<Table, Row> => definition

/** The metadata of each column, in order. */
export const columnsOf = (
  resource: Resource,
): { column: string; meta: FieldMeta; type: ColumnType }[] =>
  Object.entries(resource.row.shape).map(([column, field]) => ({
    column,
    meta: metaOf(field),
    type: typeOf(field),
  }))

export type ColumnType = { is: 'text' | 'integer'; nullable: boolean; words?: string[] }

function metaOf(field: unknown): FieldMeta {
  if (field instanceof z.ZodNullable) return { ...metaOf(field.unwrap()), ...(field.meta() ?? {}) }
  return field instanceof z.ZodType ? (field.meta() ?? {}) : {}
}

function typeOf(field: unknown): ColumnType {
  if (field instanceof z.ZodNullable) return { ...typeOf(field.unwrap()), nullable: true }
  if (field instanceof z.ZodEnum) {
    return { is: 'text', nullable: false, words: field.options.map(String) }
  }
  return { is: field instanceof z.ZodNumber ? 'integer' : 'text', nullable: false }
}
