// Queries that several modules need. Data only: whoever executes them decides how.
import type { Db } from './command.ts'

/** The till session with its till, store, retailer and price terms: one row, or none. */
export const shopOf = (db: Db, tillSessionId: string) =>
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
    .where('till_session.id', '=', tillSessionId)

export type Shop = Awaited<ReturnType<ReturnType<typeof shopOf>['execute']>>[number]

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
  till: { name: shop.till_name },
})

/** The device of a class that serves a till: its own before the store's shared one. */
export const deviceFor = (
  db: Db,
  deviceClass: 'receipt_printer' | 'card_terminal' | 'cash_drawer',
  tillId: string,
) =>
  db
    .selectFrom('device')
    .select(['id', 'store_id', 'till_id', 'options_json'])
    .where('class', '=', deviceClass)
    .where('status', '=', 'active')
    .where(eb => eb.or([eb('till_id', '=', tillId), eb('till_id', 'is', null)]))
    .orderBy(eb => eb.case().when('till_id', 'is', null).then(1).else(0).end())
    .limit(1)
