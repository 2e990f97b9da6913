// Who Harbour Market is: its stores, tills, people, suppliers and rules.
import type { Row } from '#schema/index.ts'
import { idOf } from './random.ts'

/** All ids of the catalogue and the people carry this moment. */
export const FOUNDED = Date.UTC(2026, 0, 5, 8)

/** The id of a row that the demo makes, always the same. */
export const demoId = (words: string): string => idOf(`harbour-market:${words}`, FOUNDED)

export const TENANT = demoId('tenant')
export const SHELF = demoId('price list shelf')
export const TRADE = demoId('price list trade')
export const TIMEZONE = 'Europe/London'

const tenant_id = TENANT

export const tenantRow: Row<'tenant'> = {
  id: TENANT,
  tenant_id,
  name: 'Harbour Market',
  name_ar: 'سوق الميناء',
  currency: 'GBP',
  currency_decimals: 2,
  locale: 'en-GB',
  timezone: TIMEZONE,
  cash_step: 1,
  rounding_mode: 'per_line',
}

export const priceListRows: Row<'price_list'>[] = [
  { id: SHELF, tenant_id, name: 'Shelf prices', tax_included: 1 },
  { id: TRADE, tenant_id, name: 'Trade', tax_included: 1 },
]

export const taxId = (percent: 0 | 5 | 20): string => demoId(`tax ${percent}`)

export const taxRows: Row<'tax'>[] = [
  { id: taxId(20), tenant_id, name: 'VAT 20%', name_ar: 'ضريبة القيمة المضافة 20%', code: 'A', rate: 200_000 },
  { id: taxId(5), tenant_id, name: 'VAT 5%', name_ar: 'ضريبة القيمة المضافة 5%', code: 'B', rate: 50_000 },
  { id: taxId(0), tenant_id, name: 'Zero rated', name_ar: 'معفى من الضريبة', code: 'Z', rate: 0 },
]

export const formatRows: Row<'barcode_format'>[] = [
  { id: demoId('format 21'), tenant_id, name: 'Weight label', prefix: '21', item_digits: 5, value_digits: 5, value_kind: 'weight', decimals: 3, verifier: 0 },
  { id: demoId('format 22'), tenant_id, name: 'Price label', prefix: '22', item_digits: 5, value_digits: 5, value_kind: 'price', decimals: 2, verifier: 0 },
]

export type StoreCode = 'HS' | 'OT'

export const storeId = (code: StoreCode): string => demoId(`store ${code}`)

const footer = 'Thank you for shopping by the harbour.\nGoods may be returned within 28 days with this receipt.'

export const storeRows: Row<'store'>[] = [
  {
    id: storeId('HS'),
    tenant_id,
    code: 'HS',
    name: 'Harbour Street',
    name_ar: 'شارع الميناء',
    address: '14 Harbour Street\nPort Merrow PM1 4HS',
    tax_registration: 'GB 123 4567 82',
    timezone: TIMEZONE,
    price_list_id: SHELF,
    receipt_header: 'Harbour Market\n14 Harbour Street, Port Merrow',
    receipt_footer: footer,
    receipt_language: 'en',
    status: 'active',
  },
  {
    id: storeId('OT'),
    tenant_id,
    code: 'OT',
    name: 'Old Town',
    name_ar: 'البلدة القديمة',
    address: '3 Castle Lane\nPort Merrow PM2 1OT',
    tax_registration: 'GB 123 4567 82',
    timezone: TIMEZONE,
    price_list_id: SHELF,
    receipt_header: 'Harbour Market\n3 Castle Lane, Port Merrow',
    receipt_footer: footer,
    receipt_language: 'en',
    status: 'active',
  },
]

export const tillId = (code: string): string => demoId(`till ${code}`)

export const tillRows: Row<'till'>[] = (
  [
    ['HS', 'HS-1', 'Till 1, front door'],
    ['HS', 'HS-2', 'Till 2, bakery'],
    ['HS', 'HS-3', 'Till 3, fish counter'],
    ['OT', 'OT-1', 'Till 1, cafe'],
    ['OT', 'OT-2', 'Till 2, shop'],
  ] as const
).map(([store, code, name]) => ({
  id: tillId(code),
  tenant_id,
  store_id: storeId(store),
  code,
  name,
  status: 'active',
}))

const reads = (...names: string[]): string[] => names.map(name => `${name}.read`)

const CATALOGUE = reads('tenant', 'store', 'till', 'category', 'product', 'variant', 'barcode', 'barcode_format', 'tax', 'price_list', 'price', 'picture')
const SALES = reads('sale', 'sale_line', 'sale_tax', 'tender', 'card_payment', 'till_session', 'cash_move', 'parked_sale', 'print_job', 'customer', 'stock_level', 'device')
const SELL = ['sales.complete', 'sales.quote', 'till-sessions.*', 'payments.*', 'printing.*']
const STOCK = ['stock.*', ...reads('stock_level', 'stock_move', 'supplier')]
const edits = (...names: string[]): string[] => names.map(name => `${name}.*`)

type Role = { key: string; name: string; permissions: string[]; discount: number; refund: number }

const roles: Role[] = [
  { key: 'owner', name: 'Owner', permissions: ['*'], discount: 1_000_000, refund: 10_000_000 },
  {
    key: 'manager',
    name: 'Manager',
    permissions: [...CATALOGUE, ...SALES, ...SELL, ...STOCK, 'sales.*', 'reports.*', 'devices.*', ...edits('customer', 'category', 'product', 'variant', 'barcode', 'barcode_format', 'picture', 'price', 'price_list', 'supplier', 'user', 'review', 'device', 'setting'), ...reads('role', 'session', 'audit', 'job')],
    discount: 500_000,
    refund: 50_000,
  },
  { key: 'cashier', name: 'Cashier', permissions: [...CATALOGUE, ...SALES, ...SELL], discount: 100_000, refund: 5_000 },
  { key: 'stock', name: 'Stock clerk', permissions: [...CATALOGUE, ...STOCK, ...edits('barcode')], discount: 0, refund: 0 },
  {
    key: 'regional',
    name: 'Regional manager',
    permissions: [...CATALOGUE, ...SALES, ...STOCK, 'reports.*', ...edits('customer', 'category', 'product', 'variant', 'barcode', 'picture', 'price', 'price_list', 'supplier', 'review'), ...reads('user', 'role', 'audit', 'setting', 'barcode_format')],
    discount: 300_000,
    refund: 50_000,
  },
  { key: 'technician', name: 'Technician', permissions: ['devices.*', 'device.*', 'printing.*', 'system.read', ...reads('tenant', 'store', 'till', 'print_job', 'job', 'setting', 'card_payment')], discount: 0, refund: 0 },
]

export const roleRows: Row<'role'>[] = roles.map(({ key, name, permissions, discount, refund }) => ({
  id: demoId(`role ${key}`),
  tenant_id,
  name,
  permissions_json: JSON.stringify([...new Set(permissions)]),
  discount_limit: discount,
  refund_limit: refund,
}))

export type Person = { key: string; name: string; ar: string; role: string; pin: string; store: StoreCode | null; language: 'en' | 'ar'; colour: string }

/** Everybody who signs in, with the PIN that the start prints. */
export const people: readonly Person[] = [
  { key: 'olivia', name: 'Olivia Hart', ar: 'أوليفيا هارت', role: 'owner', pin: '1111', store: null, language: 'en', colour: '#4f46e5' },
  { key: 'marcus', name: 'Marcus Bell', ar: 'ماركوس بيل', role: 'manager', pin: '2222', store: null, language: 'en', colour: '#0f766e' },
  { key: 'amal', name: 'Amal Haddad', ar: 'أمل حداد', role: 'cashier', pin: '3333', store: 'HS', language: 'ar', colour: '#be185d' },
  { key: 'sam', name: 'Sam Reed', ar: 'سام ريد', role: 'cashier', pin: '4444', store: 'HS', language: 'en', colour: '#b45309' },
  { key: 'nadia', name: 'Nadia Khoury', ar: 'نادية خوري', role: 'stock', pin: '5555', store: null, language: 'ar', colour: '#7c3aed' },
  { key: 'rowan', name: 'Rowan Price', ar: 'روان برايس', role: 'regional', pin: '6666', store: null, language: 'en', colour: '#0369a1' },
  { key: 'tariq', name: 'Tariq Saleh', ar: 'طارق صالح', role: 'technician', pin: '7777', store: null, language: 'ar', colour: '#475569' },
  { key: 'ruth', name: 'Ruth Owen', ar: 'روث أوين', role: 'cashier', pin: '8888', store: 'OT', language: 'en', colour: '#15803d' },
  { key: 'karim', name: 'Karim Nasser', ar: 'كريم ناصر', role: 'cashier', pin: '9999', store: 'OT', language: 'ar', colour: '#c2410c' },
]

export const userId = (key: string): string => demoId(`user ${key}`)

export const roleName = (key: string): string => roles.find(role => role.key === key)?.name ?? key

/** Users without their PINs, which a command of its own sets. */
export const userRows: Row<'user'>[] = people.map(({ key, name, ar, role, store, language, colour }) => ({
  id: userId(key),
  tenant_id,
  name,
  name_ar: ar,
  login: key,
  role_id: demoId(`role ${role}`),
  store_id: store === null ? null : storeId(store),
  language,
  colour,
  pin_hash: '',
  status: 'active',
}))

type Supplier = { key: string; name: string; contact: string; place: string; days: number; categories: string }

/** Who delivers which categories. */
export const suppliers: readonly Supplier[] = [
  { key: 'bakehouse', name: 'Merrow Bakehouse', contact: 'Jo Lander', place: '2 Mill Yard, Port Merrow', days: 1, categories: 'BAK PAS SAN' },
  { key: 'roastery', name: 'Dockside Roastery', contact: 'Ilse Brandt', place: 'Unit 5, North Quay', days: 5, categories: 'COF TEA' },
  { key: 'dairy', name: 'Saltmarsh Dairy', contact: 'Peter Gale', place: 'Saltmarsh Farm, Lower Merrow', days: 2, categories: 'DAI CHE' },
  { key: 'growers', name: 'Greenbank Growers', contact: 'Hana Sato', place: 'Greenbank Lane, Upton', days: 1, categories: 'FRU VEG' },
  { key: 'butcher', name: 'Hollis and Daughters', contact: 'Grace Hollis', place: '8 Market Row, Upton', days: 2, categories: 'MEA' },
  { key: 'boats', name: 'Merrow Fishing Boats', contact: 'Tom Penrose', place: 'Fish Quay, Port Merrow', days: 1, categories: 'FIS' },
  { key: 'levant', name: 'Levant Table Imports', contact: 'Rima Aziz', place: '40 Station Road, Easthaven', days: 6, categories: 'DEL OIL' },
  { key: 'frost', name: 'Frostline Foods', contact: 'Ben Carver', place: 'Cold Store 3, Easthaven', days: 4, categories: 'FRO ICE' },
  { key: 'grocer', name: 'Channel Wholesale', contact: 'Dev Patel', place: '1 Depot Way, Easthaven', days: 3, categories: 'RIC TIN BRE SWE SNA' },
  { key: 'drinks', name: 'Penhale Drinks', contact: 'Mary Penhale', place: 'The Brewery, Penhale', days: 4, categories: 'DRI JUI BEE WIN' },
  { key: 'care', name: 'Pure Tide Supplies', contact: 'Leo Grant', place: '12 Depot Way, Easthaven', days: 5, categories: 'HOU HEA BAB PET' },
  { key: 'press', name: 'Coast Press and Gifts', contact: 'Nell Ashdown', place: '6 Castle Lane, Port Merrow', days: 7, categories: 'PAP GIF' },
]

export const supplierId = (key: string): string => demoId(`supplier ${key}`)

export const supplierRows: Row<'supplier'>[] = suppliers.map(({ key, name, contact, place, days }, index) => ({
  id: supplierId(key),
  tenant_id,
  name,
  contact,
  // 01632 960xxx is kept by the telephone regulator for stories.
  phone: `+44 1632 9601${String(index + 10)}`,
  email: `orders@${key}.example`,
  address: place.replace(', ', '\n'),
  lead_days: days,
  status: 'active',
}))

/** The devices of Harbour Street, all virtual. */
export const deviceRows: Row<'device'>[] = (
  [
    ['printer', 'receipt_printer', 'Receipt printer', 'virtual-80mm', null],
    ['printer-2', 'receipt_printer', 'Receipt printer, bakery', 'virtual-80mm', 'HS-2'],
    ['scanner-1', 'scanner', 'Scanner, till 1', 'virtual-scanner', 'HS-1'],
    ['scale', 'scale', 'Counter scale', 'virtual-scale', null],
    ['terminal', 'card_terminal', 'Card terminal', 'simulated', null],
  ] as const
).map(([key, kind, name, model, till]) => ({
  id: demoId(`device ${key}`),
  tenant_id,
  store_id: storeId('HS'),
  class: kind,
  name,
  model,
  transport: 'virtual',
  address: '',
  options_json: '{}',
  till_id: till === null ? null : tillId(till),
  status: 'active',
}))
