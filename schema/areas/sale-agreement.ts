// What the shop asked for when a customer was told the total: the prices that stand until it is paid.
import * as z from 'zod'
import { at, id, json, money, ref } from '../fields.ts'
import { resource } from '../resource.ts'
import { BASKET_LINES_MAX } from '../rules/basket.ts'
import { basketInput } from './sales.ts'

/** An id, a price and their marks for each line. */
const PRICES_JSON_MAX = BASKET_LINES_MAX * 64

export const saleAgreement = resource({
  table: 'sale_agreement',
  sync: 'local',
  label: 'Agreed prices',
  row: z.object({
    /** the sale's */
    id,
    tenant_id: id,
    store_id: ref('store', 'Store'),
    customer_id: ref('customer', 'Customer').nullable(),
    /** {variant id: minor units} */
    prices_json: json('Prices', PRICES_JSON_MAX),
    total: money('Total'),
    at: at('Time'),
  }),
})

/** The basket as its customer is told its total, before any of it is paid. */
export const agreeInput = z.strictObject({
  sale_id: id,
  till_session_id: id,
  ...basketInput,
  /** what the till shows; minor units */
  total: money('Total').min(0),
})

const pricesShape = z.record(id, z.int().min(0))

/** {variant id: minor units} as kept; undefined where it cannot be read. */
export const readAgreedPrices = (text: string): ReadonlyMap<string, number> | undefined => {
  try {
    return new Map(Object.entries(pricesShape.parse(JSON.parse(text))))
  } catch {
    return undefined
  }
}
