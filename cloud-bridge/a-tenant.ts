// A small retailer for tests: enough rows for every command, by plain puts.
import { v7 } from 'uuid'
import type { Caller } from '#appliance/http/engine.ts'
import type { Actor } from '#schema/command.ts'
import { type Row, resourceOf, type Table } from '#schema/index.ts'
import { columnsOf } from '#schema/resource.ts'
import type { Postgres } from './postgres.ts'
import { putRows } from './put.ts'

export type Shop = {
  tenant_id: string
  store_id: string
  other_store_id: string
  user_id: string
  customer_id: string
  variant_id: string
  price_list_id: string
  till_id: string
  category_id: string
  tax_id: string
  product_id: string
}

export const everything: Actor = {
  user_id: null,
  till_id: null,
  permissions: new Set(['*']),
  discount_limit: 1_000_000,
  refund_limit: 0,
  cash_out_limit: null,
}

export const headOffice = (shop: Shop): Caller => ({
  tenant_id: shop.tenant_id,
  store_id: null,
  actor: { ...everything, user_id: shop.user_id },
})

/** Writes a retailer with two stores, one product and one user; ids are new each time. */
export const aTenant = async (postgres: Postgres): Promise<Shop> => {
  const shop: Shop = {
    tenant_id: v7(),
    store_id: v7(),
    other_store_id: v7(),
    user_id: v7(),
    customer_id: v7(),
    variant_id: v7(),
    price_list_id: v7(),
    till_id: v7(),
    category_id: v7(),
    tax_id: v7(),
    product_id: v7(),
  }
  await postgres.withTenant(shop.tenant_id, async tx => {
    for (const { table, row } of rowsOf(shop)) await putRows(tx, table, [row], 'insert')
  })
  return shop
}

/** A row of any table: what is said of it, and for the rest whatever its columns take. */
export const anyRow = (table: Table, said: Record<string, unknown>): Record<string, unknown> => {
  const row = columnsOf(resourceOf(table)).map(({ column, type }) => {
    if (type.words) return [column, type.words[0]]
    if (column.endsWith('_json')) return [column, '{}']
    if (type.nullable) return [column, null]
    return [column, type.is === 'integer' ? 1 : v7()]
  })
  return { ...Object.fromEntries(row), ...said }
}

/** A move of the shop's product, as the store writes it. */
export const aMove = (
  { tenant_id, store_id, variant_id }: Pick<Shop, 'tenant_id' | 'store_id' | 'variant_id'>,
  quantity: number,
  more: Partial<Row<'stock_move'>> = {},
): Row<'stock_move'> => ({
  id: v7(),
  tenant_id,
  store_id,
  variant_id,
  quantity,
  kind: 'sale',
  document_id: v7(),
  line_id: v7(),
  reason: null,
  at: Date.now(),
  user_id: null,
  ...more,
})

const entry = <T extends Table>(
  table: T,
  row: Row<T>,
): { table: Table; row: Record<string, unknown> } => ({ table, row })

function rowsOf(shop: Shop) {
  const { tenant_id } = shop
  const role_id = v7()
  const store = (id: string, code: string, name: string, timezone: string): Row<'store'> => ({
    id,
    tenant_id,
    code,
    name,
    name_ar: '',
    address: '',
    tax_registration: '',
    timezone,
    price_list_id: shop.price_list_id,
    receipt_header: '',
    receipt_footer: '',
    receipt_language: 'en',
    status: 'active',
  })
  return [
    entry('tenant', {
      id: tenant_id,
      tenant_id,
      name: 'Harbour Market',
      name_ar: '',
      currency: 'GBP',
      currency_decimals: 2,
      locale: 'en-GB',
      timezone: 'Europe/London',
      cash_step: 1,
      rounding_mode: 'per_line',
    }),
    entry('price_list', {
      id: shop.price_list_id,
      tenant_id,
      name: 'Shop',
      name_ar: '',
      tax_included: 1,
    }),
    entry('store', store(shop.store_id, 'HS', 'Harbour Street', 'Europe/London')),
    entry('store', store(shop.other_store_id, 'OT', 'Old Town', 'America/New_York')),
    entry('till', {
      id: shop.till_id,
      tenant_id,
      store_id: shop.store_id,
      code: 'HS-1',
      name: 'Till 1',
      name_ar: '',
      status: 'active',
    }),
    entry('role', {
      id: role_id,
      tenant_id,
      name: 'Owner',
      name_ar: '',
      permissions_json: '["*"]',
      discount_limit: 1_000_000,
      refund_limit: 0,
      cash_out_limit: null,
    }),
    entry('user', {
      id: shop.user_id,
      tenant_id,
      name: 'Olive Owner',
      name_ar: '',
      login: 'olive',
      role_id,
      store_id: null,
      language: 'en',
      colour: '#3355aa',
      pin_hash: '',
      status: 'active',
    }),
    entry('tax', {
      id: shop.tax_id,
      tenant_id,
      name: 'VAT',
      name_ar: '',
      code: 'S',
      rate: 200_000,
    }),
    entry('category', {
      id: shop.category_id,
      tenant_id,
      parent_id: null,
      name: 'Drinks',
      name_ar: '',
      colour: '#3355aa',
      picture_id: null,
      station_id: null,
      position: 1,
      status: 'active',
    }),
    entry('product', {
      id: shop.product_id,
      tenant_id,
      category_id: shop.category_id,
      name: 'Flat white',
      name_ar: '',
      description: '',
      tax_id: shop.tax_id,
      kind: 'goods',
      unit: 'piece',
      discountable: 1,
      minimum_age: 0,
      picture_id: null,
      status: 'active',
    }),
    entry('variant', {
      id: shop.variant_id,
      tenant_id,
      product_id: shop.product_id,
      name: 'Large',
      name_ar: '',
      sku: 'FW-L',
      pack_variant_id: null,
      pack_size: 1,
      position: 1,
      status: 'active',
    }),
    entry('price', {
      id: v7(),
      tenant_id,
      price_list_id: shop.price_list_id,
      variant_id: shop.variant_id,
      amount: 350,
      starts_at: null,
      ends_at: null,
    }),
    entry('customer', {
      id: shop.customer_id,
      tenant_id,
      name: 'Ann Smith',
      phone: '0123',
      email: '',
      card_no: '',
      price_list_id: null,
      note: '',
      status: 'active',
      clocks_json: '{}',
    }),
  ]
}
