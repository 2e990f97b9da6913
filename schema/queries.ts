// Queries that several modules need. Data only: whoever executes them decides how.
import type { Db, Found } from './command.ts'
import { codesOfVariants, designsOf } from './design-queries.ts'
import type { Row } from './index.ts'
import { NEIGHBOURS_MAX, NEIGHBOURS_MS } from './rules/card-enquiry.ts'
import { cardWords, type Named, type ReceiptDocument } from './rules/receipt.ts'
import type { ReceiptDesign } from './rules/receipt-design.ts'
import { saleReceipt } from './rules/sale-receipt.ts'
import { type RowOf, stored, valuesOf } from './stored.ts'

/** The till session with its till, store, retailer and price terms: one row, or none. */
export const shopOf = stored((db, tillSessionId: string) =>
  db
    .selectFrom('till_session')
    .innerJoin('till', 'till.id', 'till_session.till_id')
    .innerJoin('store', 'store.id', 'till_session.store_id')
    .innerJoin('tenant', 'tenant.id', 'store.tenant_id')
    .innerJoin('price_list', 'price_list.id', 'store.price_list_id')
    .select([
      'till_session.id as till_session_id',
      'till_session.opened_at',
      'till_session.closed_at',
      'till.id as till_id',
      'till.code as till_code',
      'till.name as till_name',
      'till.name_ar as till_name_ar',
      'store.id as store_id',
      'store.name as store_name',
      'store.name_ar as store_name_ar',
      'store.address',
      'store.tax_registration',
      'store.receipt_header',
      'store.receipt_footer',
      'store.receipt_language',
      'store.timezone',
      'store.price_list_id',
      'price_list.tax_included',
      'tenant.currency',
      'tenant.currency_decimals',
      'tenant.locale',
      'tenant.cash_step',
      'tenant.rounding_mode',
    ])
    .where('till_session.id', '=', tillSessionId),
)

export type Shop = RowOf<ReturnType<typeof shopOf>>

/** The store that a device stands in, with what is printed there of no sale. */
export const storeOfDevice = stored((db, deviceId: string) =>
  db
    .selectFrom('store')
    .innerJoin('tenant', 'tenant.id', 'store.tenant_id')
    .innerJoin('device', 'device.store_id', 'store.id')
    .select([
      'store.name',
      'store.name_ar',
      'store.receipt_language',
      'store.timezone',
      'tenant.currency',
      'tenant.currency_decimals',
      'tenant.locale',
    ])
    .where('device.id', '=', deviceId),
)

/** What every printed document begins with. */
export const receiptSetting = (shop: Shop) => ({
  language: shop.receipt_language,
  money: { currency: shop.currency, decimals: shop.currency_decimals, locale: shop.locale },
  timeZone: shop.timezone,
  store: {
    name: shop.store_name,
    name_ar: shop.store_name_ar,
    address: shop.address,
    tax_registration: shop.tax_registration,
    receipt_header: shop.receipt_header,
    receipt_footer: shop.receipt_footer,
  },
  till: { name: shop.till_name, name_ar: shop.till_name_ar },
})

/** A finished sale with all it is made of, by its id. */
export const soldOf = (db: Db, saleId: string) => ({
  sales: db.selectFrom('sale').selectAll().where('id', '=', saleId),
  lines: db.selectFrom('sale_line').selectAll().where('sale_id', '=', saleId).orderBy('position'),
  taxes: db.selectFrom('sale_tax').selectAll().where('sale_id', '=', saleId),
  tenders: db.selectFrom('tender').selectAll().where('sale_id', '=', saleId).orderBy('id'),
  payments: db
    .selectFrom('card_payment')
    .select(['id', 'scheme', 'last4'])
    .where('sale_id', '=', saleId),
})

/** Where it was sold, to whom and by whom, and how its receipt looks: when the sale is known. */
export const soldBy = (
  db: Db,
  sale: Row<'sale'> | undefined,
  lines: readonly Pick<Row<'sale_line'>, 'variant_id'>[],
) => ({
  ...designsOf(db, sale?.store_id ?? '', sale?.tenant_id ?? ''),
  lineCodes: codesOfVariants(db, valuesOf(lines.map(line => line.variant_id))),
  shops: shopOf(db, sale?.till_session_id ?? ''),
  customers: db
    .selectFrom('customer')
    .select('name')
    .where('id', '=', sale?.customer_id ?? ''),
  cashiers: db
    .selectFrom('user')
    .select(['name', 'name_ar'])
    .where('id', '=', sale?.user_id ?? ''),
})

export type Sold = {
  sale: Row<'sale'>
  lines: readonly Row<'sale_line'>[]
  taxes: readonly Row<'sale_tax'>[]
  tenders: readonly Row<'tender'>[]
  /** what the terminal said, for the slip's scheme and last digits */
  payments?: readonly Pick<Row<'card_payment'>, 'id' | 'scheme' | 'last4'>[] | undefined
  shop: Shop
  customer: { name: string } | undefined
  cashier: Named | undefined
  design: ReceiptDesign
  /** looked at where the design prints them; the first of an article is printed */
  lineCodes: readonly Pick<Row<'barcode'>, 'variant_id' | 'code'>[]
}

/** The receipt of a sale as a document; `copy` counts the reprints. */
export const receiptOf = (
  { lines, tenders, payments = [], shop, customer, cashier, lineCodes, ...sold }: Sold,
  more: { copy?: number; specimen?: true } = {},
): ReceiptDocument =>
  saleReceipt({
    ...receiptSetting(shop),
    ...sold,
    ...more,
    cashier: cashier ?? null,
    customer: customer ?? null,
    lines: lines.map(line => ({
      ...line,
      barcode: lineCodes.find(({ variant_id }) => variant_id === line.variant_id)?.code,
    })),
    tenders: tenders.map(tender => ({ ...tender, reference: cardWords(tender, payments) })),
  })

/** The device of a class that serves a till, in the order of rules/device-of.ts. */
export const deviceFor = stored(
  (
    db,
    deviceClass: 'receipt_printer' | 'card_terminal' | 'cash_drawer' | 'scale',
    tillId: string,
  ) =>
    db
      .selectFrom('device')
      .select(['id', 'store_id', 'till_id', 'options_json'])
      .where('class', '=', deviceClass)
      .where('status', '=', 'active')
      .where(eb => eb.or([eb('till_id', '=', tillId), eb('till_id', 'is', null)]))
      .orderBy(eb => eb.case().when('till_id', 'is', null).then(1).else(0).end())
      .orderBy('id')
      .limit(1),
)

/** Printers of a till's groups, in the order in which they stand in for each other. */
const ofGroups = (db: Db, role: 'receipt' | 'report', tillId: string) =>
  db
    .selectFrom('till')
    .innerJoin('printer_group as group', 'group.store_id', 'till.store_id')
    .innerJoin('printer_group_member as member', 'member.group_id', 'group.id')
    .innerJoin('device', 'device.id', 'member.device_id')
    .where('till.id', '=', tillId)
    // Reports that have no printers of their own are printed where receipts are.
    .where('group.role', 'in', [role, 'receipt'])
    .where('group.status', '=', 'active')
    .where('device.status', '=', 'active')
    .where(eb => eb.or([eb('group.till_id', '=', tillId), eb('group.till_id', 'is', null)]))
    .orderBy(eb => eb.case().when('group.role', '=', 'receipt').then(1).else(0).end())
    .orderBy(eb => eb.case().when('group.till_id', 'is', null).then(1).else(0).end())
    .orderBy('group.id')
    .orderBy('member.position')

const groupPrinter = stored((db, role: 'receipt' | 'report', tillId: string) =>
  ofGroups(db, role, tillId)
    .select(['device.id', 'device.store_id', 'group.id as group_id'])
    .limit(1),
)

/** All that may print a till's receipts; those of another group than the first's stand in for nobody. */
export const receiptPrinters = stored((db, tillId: string) =>
  ofGroups(db, 'receipt', tillId).selectAll('device').select('group.id as group_id'),
)

/** Where a till's receipts or reports are printed: its group's first printer, else its own device. */
export const printersFor = (db: Db, role: 'receipt' | 'report', tillId: string) => ({
  grouped: groupPrinter(db, role, tillId),
  printers: deviceFor(db, 'receipt_printer', tillId),
})

/** The printer among what `printersFor` found. */
export const printerAmong = ({
  grouped: [grouped],
  printers: [own],
}: Found<ReturnType<typeof printersFor>>): { id: string; group_id: string | null } | undefined =>
  grouped ?? (own && { id: own.id, group_id: null })

/** Payments of the same terminal around one, with a number of the terminal's own, the newest first. */
export const neighboursOf = (
  db: Db,
  payment: Pick<Row<'card_payment'>, 'device_id' | 'requested_at'> | undefined,
) =>
  db
    .selectFrom('card_payment')
    .select(['id', 'terminal_ref', 'requested_at'])
    .where('device_id', '=', payment?.device_id ?? '')
    .where('requested_at', '>', (payment?.requested_at ?? 0) - NEIGHBOURS_MS)
    .where('terminal_ref', 'is not', null)
    .orderBy('requested_at', 'desc')
    .limit(NEIGHBOURS_MAX)

/** The sessions of these people that have not ended: what a new PIN ends. */
export const standingSessions = (db: Db, userIds: readonly string[], now: number) =>
  db
    .selectFrom('session')
    .selectAll()
    .where('user_id', 'in', userIds.length > 0 ? userIds : [''])
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
