// What a till is told before anybody has signed in, and when it starts.
import * as z from 'zod'
import { store, tenant, till, user } from '#schema/areas/access.ts'
import { barcodeFormat, category, priceList, tax } from '#schema/areas/catalogue.ts'
import { tillSession } from '#schema/areas/sales.ts'
import { device } from '#schema/areas/system.ts'
import { at, count } from '#schema/fields.ts'
import { item } from './items.ts'

export const choicesReply = z.strictObject({
  side: z.enum(['store', 'head-office']),
  tenant: tenant.row.nullable(),
  store: store.row.nullable(),
  tills: z.array(
    till.row
      .pick({ id: true, code: true, name: true, name_ar: true })
      .extend({ open: z.boolean() }),
  ),
  users: z.array(
    user.row
      .pick({ id: true, name: true, name_ar: true, login: true, colour: true, language: true })
      .extend({ role: z.string(), role_ar: z.string() }),
  ),
  /** where the store's broker listens */
  mqtt_port: z.int().optional(),
})

export const startReply = z.strictObject({
  at: at('Now'),
  tenant: tenant.row,
  store: store.row,
  till: till.row,
  session: tillSession.row.nullable(),
  taxes: z.array(tax.row),
  categories: z.array(category.row),
  formats: z.array(barcodeFormat.row),
  price_lists: z.array(priceList.row),
  devices: z.array(device.row),
  /** of the till's group, the first prints, the others stand in for it; none where there is no group */
  receipt_printers: z.array(device.row),
  cash_step: tenant.row.shape.cash_step,
  /** notes and coins in minor units */
  denominations: z.strictObject({
    decimals: z.int(),
    notes: z.array(z.int()),
    coins: z.array(z.int()),
  }),
  held: count('Held sales'),
  catalogue: z.strictObject({ complete: z.boolean(), items: z.array(item) }),
})
