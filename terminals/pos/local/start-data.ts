// What the till knows when it starts, as GET /tills/start answers it, and who may sign in.
import type { Row } from '#schema/index.ts'

/** A price of a variant in a price list, minor units; times in epoch ms, null for open. */
export type ItemPrice = {
  price_list_id: string
  amount: number
  starts_at: number | null
  ends_at: number | null
}

/** One sellable thing: a variant with all the till must know of it. */
export type Item = {
  id: string
  product_id: string
  name: string
  name_ar: string
  category_id: string
  sku: string
  kind: 'goods' | 'weighed' | 'service'
  unit: 'piece' | 'kg'
  tax_id: string
  prices: ItemPrice[]
  barcodes: string[]
  picture_id: string | null
  discountable: number
  minimum_age: number
  pack_variant_id: string | null
  pack_size: number
  status: string
}

export type Category = Row<'category'>
export type Tax = Row<'tax'>
export type Device = Row<'device'>
export type TillSession = Row<'till_session'>

export type Tenant = {
  id: string
  name: string
  name_ar: string
  currency: string
  currency_decimals: number
  locale: string
  timezone: string
}

export type Start = {
  at: number
  tenant: Tenant & { rounding_mode: 'per_line' | 'per_document'; cash_step: number }
  store: Row<'store'>
  till: Row<'till'>
  session: TillSession | null
  taxes: Tax[]
  categories: Category[]
  formats: Row<'barcode_format'>[]
  price_lists: Row<'price_list'>[]
  devices: Device[]
  /** of the till's group, in their order; missing in what an older page kept */
  receipt_printers?: Device[]
  cash_step: number
  denominations: { decimals: number; notes: number[]; coins: number[] }
  catalogue: { complete: boolean; items: Item[] }
  held: number
}

export type Person = {
  id: string
  name: string
  name_ar: string
  login: string
  colour: string
  language: 'en' | 'ar'
  role: string
  role_ar: string
}

export type Choices = {
  tenant: Tenant
  store: { id: string; code: string; name: string; name_ar: string }
  tills: { id: string; code: string; name: string; name_ar: string; open: boolean }[]
  users: Person[]
  mqtt_port?: number
}

/** Who is signed in, as POST /sessions answers it. */
export type SignedIn = {
  token: string
  expires_at: number
  user: Person
  permissions: string[]
  /** ppm */
  discount_limit: number
}
