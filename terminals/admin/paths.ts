// Addresses of the panel's own pages.
import { type Params, search } from '#kit/paths.ts'
import type { Table } from '#schema/index.ts'

export const root = '/admin'

export const path = {
  today: `${root}/`,
  prices: `${root}/set-prices`,
  labels: `${root}/print-labels`,
  kitchen: `${root}/kitchen`,
  list: (table: Table, params: Params = {}) => `${root}/${table}${search(params)}`,
  row: (table: Table, id: string, tab?: string) =>
    `${root}/${table}/${encodeURIComponent(id)}${search({ tab })}`,
  create: (table: Table, params: Params = {}) => `${root}/${table}/new${search(params)}`,
  stockOf: (variantId: string) => `${root}/stock/${encodeURIComponent(variantId)}`,
}
