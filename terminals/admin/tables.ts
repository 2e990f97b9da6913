// What each table looks like in the panel: where it stands in the menu, which columns come first,
// in which order its rows. Everything else follows from the schema.

import type { FieldMeta } from '#schema/fields.ts'
import type { Table } from '#schema/index.ts'
import { resourceOf, syncOf } from '#schema/index.ts'
import { type ColumnType, columnsOf } from '#schema/resource.ts'

export type Group = 'sell' | 'goods' | 'buy' | 'people' | 'money' | 'system'

export const menu: Record<Group, readonly Table[]> = {
  sell: [
    'sale',
    'till_session',
    'review',
    'cash_move',
    'card_payment',
    'card_day',
    'parked_sale',
    'till',
  ],
  goods: [
    'product',
    'variant',
    'category',
    'station',
    'barcode',
    'stock_level',
    'stock_move',
    'picture',
    'barcode_format',
  ],
  buy: ['supplier'],
  people: ['customer', 'user', 'role', 'session', 'lockout'],
  money: ['price', 'price_list', 'tax', 'tender', 'sale_line', 'sale_tax'],
  system: [
    'tenant',
    'store',
    'device',
    'device_report',
    'printer_group',
    'printer_group_member',
    'hub',
    'customer_screen',
    'receipt_default',
    'receipt_design',
    'label_design',
    'shelf_label',
    'print_job',
    'job',
    'setting',
    'audit',
    'sync_cursor',
    'sale_agreement',
  ],
}

/** Kept by each store for itself: at head office they would be empty for ever. */
const STORE_ONLY: readonly Table[] = [
  'parked_sale',
  'sale_agreement',
  'print_job',
  'hub',
  'customer_screen',
]

/** Whether a table has rows on this side. */
export const isKeptAt = (side: 'store' | 'head-office', table: Table): boolean =>
  side === 'store' || !STORE_ONLY.includes(table)

export type ColumnOf = { column: string; meta: FieldMeta; type: ColumnType }

const OWN_OF_STORE: readonly Table[] = ['device', 'receipt_design', 'label_design']

/** Tables whose rows people edit as they are; the others are written by commands alone. */
export const takesEdits = (table: Table): boolean =>
  syncOf(table) === 'down' || syncOf(table) === 'both' || OWN_OF_STORE.includes(table)

/** Columns that a person can look at: not the ids of the row and its owner, not secrets or clocks. */
export const visibleColumns = (table: Table): ColumnOf[] =>
  columnsOf(resourceOf(table)).filter(
    ({ column, meta }) =>
      column !== 'id' && column !== 'tenant_id' && column !== 'clocks_json' && !meta.secret,
  )

/** The columns of a list until the user chooses others. */
export const firstColumns = (table: Table): string[] => {
  const chosen = views[table]?.columns
  if (chosen) return [...chosen]
  return visibleColumns(table)
    .filter(
      ({ column, meta }) =>
        !column.endsWith('_ar') && meta.widget !== 'json' && meta.widget !== 'long-text',
    )
    .filter(({ column }) => column !== 'store_id' || syncOf(table) === 'down')
    .slice(0, COLUMNS_AT_FIRST)
    .map(({ column }) => column)
}

/** `column` or `-column` */
export const firstSort = (table: Table): string | undefined => views[table]?.sort

/** Columns a list can be narrowed by: few words, yes or no, or a row of another table. */
export const filterColumns = (table: Table): ColumnOf[] =>
  visibleColumns(table).filter(
    ({ meta }) => meta.widget === 'enum' || meta.widget === 'flag' || meta.widget === 'relation',
  )

export const isSearchable = (table: Table) => visibleColumns(table).some(({ meta }) => meta.search)

/** The tables whose rows point at this one, with the column that does. */
export const pointingAt = (table: Table): { table: Table; column: string }[] => related[table] ?? []

/** How a row is called: the column that names it. */
export const nameColumns: Partial<Record<Table, readonly string[]>> = {
  till_session: ['z_no'],
  sale: ['receipt_no'],
  barcode: ['code'],
  variant: ['name', 'sku'],
  setting: ['key'],
  parked_sale: ['label'],
  audit: ['command'],
  sale_line: ['name'],
  sale_tax: ['name'],
}

const COLUMNS_AT_FIRST = 7

const views: Partial<Record<Table, { columns?: readonly string[]; sort?: string }>> = {
  product: {
    columns: ['picture_id', 'name', 'category_id', 'tax_id', 'kind', 'status'],
    sort: 'name',
  },
  variant: { columns: ['product_id', 'name', 'sku', 'pack_size', 'status'] },
  category: {
    columns: ['name', 'parent_id', 'station_id', 'colour', 'position', 'status'],
    sort: 'position',
  },
  station: { columns: ['name', 'status'], sort: 'name' },
  barcode: { columns: ['code', 'variant_id', 'kind'] },
  picture: { columns: ['data', 'name', 'mime'] },
  price: { columns: ['variant_id', 'price_list_id', 'amount', 'starts_at', 'ends_at'] },
  store: { columns: ['name', 'code', 'price_list_id', 'timezone', 'status'] },
  till: { columns: ['name', 'code', 'store_id', 'status'] },
  role: { columns: ['name', 'discount_limit', 'refund_limit', 'cash_out_limit'] },
  user: { columns: ['name', 'login', 'role_id', 'store_id', 'language', 'status'], sort: 'name' },
  customer: { columns: ['name', 'phone', 'email', 'card_no', 'status'], sort: 'name' },
  supplier: { columns: ['name', 'contact', 'phone', 'email', 'lead_days', 'status'], sort: 'name' },
  tax: { columns: ['name', 'code', 'rate'] },
  tenant: { columns: ['name', 'currency', 'locale', 'timezone', 'rounding_mode'] },
  device: { columns: ['name', 'class', 'transport', 'address', 'till_id', 'status'] },
  device_report: { columns: ['at', 'user_id', 'passed', 'failed', 'skipped'], sort: '-at' },
  printer_group: { columns: ['name', 'role', 'till_id', 'station_id', 'status'], sort: 'name' },
  printer_group_member: { columns: ['group_id', 'position', 'device_id'], sort: 'position' },
  receipt_default: { columns: ['language', 'total_size', 'number_code', 'show_taxes'] },
  receipt_design: { columns: ['store_id', 'language', 'total_size', 'number_code', 'show_taxes'] },
  label_design: { columns: ['name', 'language', 'width', 'height', 'gap'], sort: 'name' },
  shelf_label: { columns: ['variant_id', 'amount', 'printed_at'], sort: '-printed_at' },
  customer_screen: { columns: ['name', 'till_id', 'paired_at'], sort: 'name' },
  hub: { columns: ['name', 'code', 'status', 'paired_at', 'paired_from'], sort: 'code' },
  sale: {
    columns: ['receipt_no', 'occurred_at', 'store_id', 'till_id', 'user_id', 'lines', 'total'],
    sort: '-occurred_at',
  },
  till_session: {
    columns: ['z_no', 'till_id', 'opened_at', 'opened_by', 'closed_at', 'difference'],
    sort: '-opened_at',
  },
  // Ids grow with time, and have the index that a growing ledger needs.
  cash_move: { columns: ['at', 'kind', 'amount', 'reason', 'user_id'], sort: '-id' },
  card_payment: {
    columns: ['requested_at', 'till_id', 'amount', 'state', 'scheme', 'last4'],
    sort: '-requested_at',
  },
  card_day: {
    columns: ['requested_at', 'device_id', 'state', 'expected', 'amount', 'requested_by'],
    sort: '-requested_at',
  },
  sale_line: { columns: ['name', 'sku', 'quantity', 'unit_price', 'discount', 'gross'] },
  sale_tax: { columns: ['name', 'rate', 'base', 'amount'] },
  tender: { columns: ['at', 'kind', 'amount', 'sale_id'], sort: '-id' },
  stock_move: {
    columns: ['at', 'variant_id', 'kind', 'quantity', 'reason', 'user_id'],
    sort: '-at',
  },
  stock_level: { columns: ['variant_id', 'store_id', 'quantity', 'moved_at'], sort: 'quantity' },
  parked_sale: {
    columns: ['label', 'till_id', 'user_id', 'total', 'parked_at', 'resumed_at'],
    sort: '-parked_at',
  },
  review: { columns: ['kind', 'at', 'sale_id', 'status', 'note'], sort: '-at' },
  print_job: {
    columns: ['created_at', 'kind', 'device_id', 'meant_for', 'state', 'attempt', 'why'],
    sort: '-created_at',
  },
  job: { columns: ['kind', 'state', 'attempts', 'run_at', 'error'], sort: '-run_at' },
  setting: { columns: ['key', 'scope', 'value_json'] },
  audit: { columns: ['at', 'command', 'user_id', 'till_id'], sort: '-at' },
  session: {
    columns: ['user_id', 'till_id', 'created_at', 'expires_at', 'ended_at'],
    sort: '-expires_at',
  },
}

// Chosen, not derived: everything points at a store, and nobody wants to see that as a tab.
const related: Partial<Record<Table, { table: Table; column: string }[]>> = {
  product: [{ table: 'variant', column: 'product_id' }],
  variant: [
    { table: 'barcode', column: 'variant_id' },
    { table: 'price', column: 'variant_id' },
    { table: 'stock_level', column: 'variant_id' },
    { table: 'stock_move', column: 'variant_id' },
    { table: 'sale_line', column: 'variant_id' },
  ],
  category: [
    { table: 'product', column: 'category_id' },
    { table: 'category', column: 'parent_id' },
  ],
  tax: [{ table: 'product', column: 'tax_id' }],
  price_list: [
    { table: 'price', column: 'price_list_id' },
    { table: 'store', column: 'price_list_id' },
  ],
  customer: [{ table: 'sale', column: 'customer_id' }],
  user: [
    { table: 'session', column: 'user_id' },
    { table: 'audit', column: 'user_id' },
  ],
  role: [{ table: 'user', column: 'role_id' }],
  store: [{ table: 'till', column: 'store_id' }],
  till: [
    { table: 'till_session', column: 'till_id' },
    { table: 'sale', column: 'till_id' },
    { table: 'device', column: 'till_id' },
  ],
  till_session: [
    { table: 'sale', column: 'till_session_id' },
    { table: 'cash_move', column: 'till_session_id' },
    { table: 'tender', column: 'till_session_id' },
  ],
  sale: [
    { table: 'print_job', column: 'sale_id' },
    { table: 'card_payment', column: 'sale_id' },
    { table: 'review', column: 'sale_id' },
  ],
  device: [
    { table: 'print_job', column: 'device_id' },
    { table: 'printer_group_member', column: 'device_id' },
  ],
  printer_group: [{ table: 'printer_group_member', column: 'group_id' }],
  station: [
    { table: 'category', column: 'station_id' },
    { table: 'printer_group', column: 'station_id' },
  ],
}
