// All rows that head office owns, and what the plans of the stores need of them.
import type { Row, Table } from '#schema/index.ts'
import { type Good, makeCatalogue, makeOffers } from '../catalogue/build.ts'
import { makeCustomers } from '../customers.ts'
import { roleRows, userRows } from '../people.ts'
import { DAY_MS, DAYS } from '../plan/shape.ts'
import {
  formatRows,
  priceListRows,
  stationRows,
  storeRows,
  taxRows,
  tenantRow,
  tillRows,
} from '../shop.ts'
import { supplierRows } from '../suppliers.ts'

export type Retailer = {
  /** by table, in the order in which they can be written */
  rows: { [T in Table]?: Row<T>[] }
  goods: Good[]
  offers: Row<'price'>[]
  customers: Row<'customer'>[]
}

/** The retailer of a seed; offers run through the history that ends at `now`. */
export const makeRetailer = ({ seed, now }: { seed: number; now: number }): Retailer => {
  const { goods, ...catalogue } = makeCatalogue(seed)
  const customers = makeCustomers(seed)
  const offers = makeOffers(seed, goods, now - DAYS * DAY_MS, now)
  return {
    goods,
    offers,
    customers,
    rows: {
      tenant: [tenantRow],
      price_list: priceListRows,
      tax: taxRows,
      store: storeRows,
      till: tillRows,
      role: roleRows,
      user: userRows,
      barcode_format: formatRows,
      supplier: supplierRows,
      picture: catalogue.pictures,
      station: stationRows,
      category: catalogue.categories,
      product: catalogue.products,
      variant: catalogue.variants,
      barcode: catalogue.barcodes,
      price: [...catalogue.prices, ...offers],
      customer: customers,
    },
  }
}
