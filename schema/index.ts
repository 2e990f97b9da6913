// All tables, and the types that follow from them.
import type * as z from 'zod'
import { lockout, role, session, store, tenant, till, user } from './areas/access.ts'
import {
  barcode,
  barcodeFormat,
  category,
  picture,
  price,
  priceList,
  product,
  tax,
  variant,
} from './areas/catalogue.ts'
import { customerScreen } from './areas/customer-screens.ts'
import { customer } from './areas/customers.ts'
import { labelDesign, receiptDefault, receiptDesign, shelfLabel } from './areas/designs.ts'
import { deviceReport } from './areas/device-tests.ts'
import { hub } from './areas/hubs.ts'
import { cardDay, cardPayment, tender } from './areas/payments.ts'
import { printerGroup, printerGroupMember, station } from './areas/printers.ts'
import { supplier } from './areas/purchasing.ts'
import { saleAgreement } from './areas/sale-agreement.ts'
import {
  cashMove,
  parkedSale,
  review,
  sale,
  saleLine,
  saleTax,
  tillSession,
} from './areas/sales.ts'
import { stockLevel, stockMove } from './areas/stock.ts'
import { audit, device, job, printJob, setting, syncCursor } from './areas/system.ts'
import type { Resource, SyncClass } from './resource.ts'

/** Every resource, by the name of its table. Order: what is pointed at comes first. */
export const resources = {
  tenant,
  price_list: priceList,
  store,
  till,
  role,
  user,
  session,
  lockout,
  picture,
  station,
  category,
  tax,
  product,
  variant,
  barcode,
  barcode_format: barcodeFormat,
  price,
  customer,
  supplier,
  device,
  device_report: deviceReport,
  hub,
  customer_screen: customerScreen,
  printer_group: printerGroup,
  printer_group_member: printerGroupMember,
  receipt_default: receiptDefault,
  receipt_design: receiptDesign,
  label_design: labelDesign,
  shelf_label: shelfLabel,
  till_session: tillSession,
  cash_move: cashMove,
  sale,
  sale_line: saleLine,
  sale_tax: saleTax,
  tender,
  card_payment: cardPayment,
  card_day: cardDay,
  stock_move: stockMove,
  stock_level: stockLevel,
  parked_sale: parkedSale,
  sale_agreement: saleAgreement,
  review,
  print_job: printJob,
  job,
  setting,
  sync_cursor: syncCursor,
  audit,
} as const

export type Table = keyof typeof resources
export type Rows = { [T in Table]: z.infer<(typeof resources)[T]['row']> }
export type Row<T extends Table> = Rows[T]
/** What Kysely knows of the database. */
export type Tables = Rows

export const tables = Object.keys(resources).filter(isTable)

export function isTable(name: string): name is Table {
  return Object.hasOwn(resources, name)
}

/** The resource of a table, without its exact row type. */
export const resourceOf = (table: Table): Resource => resources[table]

export const syncOf = (table: Table): SyncClass => resources[table].sync

/** Store-owned rows carry the store's id. */
export const hasStore = (table: Table): boolean =>
  'store_id' in resources[table].row.shape && !isTenantOwned(table)

export const isTenantOwned = (table: Table): boolean => syncOf(table) === 'down'
