// Who works at Harbour Market, and what each may do.
import type { Row } from '#schema/index.ts'
import { HEAD_OFFICE_SIGN_IN, may } from '#schema/permissions.ts'
import { demoId, type StoreCode, storeId, TENANT } from './shop.ts'

const tenant_id = TENANT

const reads = (...names: string[]): string[] => names.map(name => `${name}.read`)

const CATALOGUE = reads(
  'tenant',
  'store',
  'till',
  'category',
  'product',
  'variant',
  'barcode',
  'barcode_format',
  'tax',
  'price_list',
  'price',
  'picture',
)
/** What is at the till of a cashier: sales, not the sums from which a blind count could be copied. */
const TILL = reads(
  'sale',
  'sale_line',
  'sale_tax',
  'card_payment',
  'card_day',
  'parked_sale',
  'print_job',
  'customer',
  'stock_level',
  'device',
)
const SALES = [...TILL, ...reads('tender', 'till_session', 'cash_move')]
/** Sells at the shop's prices: `sales.change-price` is a manager's. */
const SELL = [
  'sales.complete',
  'sales.quote',
  'till-sessions.open',
  'till-sessions.close',
  'till-sessions.move-cash',
  'payments.pay-by-card',
  'printing.reprint',
  'printing.open-drawer',
  'printing.recall',
]
/** Which printers work together, which hubs and customers' screens there are, what came of tests. */
const PRINTERS = reads(
  'printer_group',
  'printer_group_member',
  'hub',
  'customer_screen',
  'device_report',
)
const STOCK = ['stock.*', ...reads('stock_level', 'stock_move', 'supplier')]
const edits = (...names: string[]): string[] => names.map(name => `${name}.*`)

type Role = {
  key: string
  name: string
  ar: string
  permissions: string[]
  /** ppm */
  discount: number
  /** minor units */
  refund: number
  /** minor units a day; null: no limit */
  cashOut: number | null
}

const roles: Role[] = [
  {
    key: 'owner',
    name: 'Owner',
    ar: 'المالك',
    permissions: ['*'],
    discount: 1_000_000,
    refund: 10_000_000,
    cashOut: null,
  },
  {
    key: 'manager',
    name: 'Manager',
    ar: 'المدير',
    permissions: [
      ...CATALOGUE,
      ...SALES,
      ...STOCK,
      HEAD_OFFICE_SIGN_IN,
      'sales.*',
      'till-sessions.*',
      'payments.*',
      'printing.*',
      'reports.*',
      'devices.*',
      ...edits(
        'customer',
        'category',
        'product',
        'variant',
        'barcode',
        'barcode_format',
        'picture',
        'price',
        'price_list',
        'supplier',
        'user',
        'review',
        'device',
        'station',
        'setting',
        'receipt_default',
        'receipt_design',
        'label_design',
      ),
      ...PRINTERS,
      ...reads('shelf_label', 'role', 'session', 'lockout', 'audit', 'job'),
    ],
    discount: 500_000,
    refund: 50_000,
    cashOut: 500_000,
  },
  {
    key: 'cashier',
    name: 'Cashier',
    ar: 'أمين الصندوق',
    permissions: [...CATALOGUE, ...TILL, ...SELL],
    discount: 100_000,
    refund: 5_000,
    cashOut: 5_000,
  },
  {
    key: 'stock',
    name: 'Stock clerk',
    ar: 'أمين المخزن',
    permissions: [
      ...CATALOGUE,
      ...STOCK,
      ...edits('barcode'),
      'printing.labels',
      // Articles are found as at a till.
      'sales.quote',
      ...reads('label_design', 'device', 'print_job'),
    ],
    discount: 0,
    refund: 0,
    cashOut: 0,
  },
  {
    key: 'regional',
    name: 'Regional manager',
    ar: 'المدير الإقليمي',
    permissions: [
      ...CATALOGUE,
      ...SALES,
      ...STOCK,
      HEAD_OFFICE_SIGN_IN,
      'reports.*',
      // Prices are set by article, and articles are found as at a till.
      'sales.quote',
      ...edits(
        'customer',
        'category',
        'product',
        'variant',
        'barcode',
        'picture',
        'price',
        'price_list',
        'supplier',
        'review',
      ),
      ...reads('user', 'role', 'audit', 'setting', 'barcode_format'),
    ],
    discount: 300_000,
    refund: 50_000,
    cashOut: 0,
  },
  {
    key: 'technician',
    name: 'Technician',
    ar: 'الفني',
    permissions: [
      'devices.*',
      'device.*',
      'printing.*',
      ...PRINTERS,
      'system.read',
      HEAD_OFFICE_SIGN_IN,
      // The scanner of the setup page offers goods to scan.
      'sales.quote',
      ...reads(
        'tenant',
        'store',
        'till',
        'station',
        'print_job',
        'job',
        'setting',
        'card_payment',
        'card_day',
      ),
    ],
    discount: 0,
    refund: 0,
    cashOut: 0,
  },
]

export const roleRows: Row<'role'>[] = roles.map(
  ({ key, name, ar, permissions, discount, refund, cashOut }) => ({
    id: demoId(`role ${key}`),
    tenant_id,
    name,
    name_ar: ar,
    permissions_json: JSON.stringify([...new Set(permissions)]),
    discount_limit: discount,
    refund_limit: refund,
    cash_out_limit: cashOut,
  }),
)

export type Person = {
  key: string
  name: string
  ar: string
  role: string
  pin: string
  store: StoreCode | null
  language: 'en' | 'ar'
  colour: string
}

/** Everybody who signs in, with the PIN that the start prints. */
export const people: readonly Person[] = [
  {
    key: 'olivia',
    name: 'Olivia Hart',
    ar: 'أوليفيا هارت',
    role: 'owner',
    pin: '1111',
    store: null,
    language: 'en',
    colour: '#4f46e5',
  },
  {
    key: 'marcus',
    name: 'Marcus Bell',
    ar: 'ماركوس بيل',
    role: 'manager',
    pin: '2222',
    store: null,
    language: 'en',
    colour: '#0f766e',
  },
  {
    key: 'amal',
    name: 'Amal Haddad',
    ar: 'أمل حداد',
    role: 'cashier',
    pin: '3333',
    store: 'HS',
    language: 'ar',
    colour: '#be185d',
  },
  {
    key: 'sam',
    name: 'Sam Reed',
    ar: 'سام ريد',
    role: 'cashier',
    pin: '4444',
    store: 'HS',
    language: 'en',
    colour: '#b45309',
  },
  {
    key: 'nadia',
    name: 'Nadia Khoury',
    ar: 'نادية خوري',
    role: 'stock',
    pin: '5555',
    store: null,
    language: 'ar',
    colour: '#7c3aed',
  },
  {
    key: 'rowan',
    name: 'Rowan Price',
    ar: 'روان برايس',
    role: 'regional',
    pin: '6666',
    store: null,
    language: 'en',
    colour: '#0369a1',
  },
  {
    key: 'tariq',
    name: 'Tariq Saleh',
    ar: 'طارق صالح',
    role: 'technician',
    pin: '7777',
    store: null,
    language: 'ar',
    colour: '#475569',
  },
  {
    key: 'ruth',
    name: 'Ruth Owen',
    ar: 'روث أوين',
    role: 'cashier',
    pin: '8888',
    store: 'OT',
    language: 'en',
    colour: '#15803d',
  },
  {
    key: 'karim',
    name: 'Karim Nasser',
    ar: 'كريم ناصر',
    role: 'cashier',
    pin: '9999',
    store: 'OT',
    language: 'ar',
    colour: '#c2410c',
  },
]

export const userId = (key: string): string => demoId(`user ${key}`)

export const roleName = (key: string): string => roles.find(role => role.key === key)?.name ?? key

/** Where a person gets in, for whoever tries the demo: only Harbour Street runs beside head office. */
export const signsInAt = ({ role, store }: Person): string => {
  if (store === 'OT') return 'Old Town, which does not run on this machine'
  const held = new Set(roles.find(({ key }) => key === role)?.permissions)
  return may(held, HEAD_OFFICE_SIGN_IN) ? 'store, head office' : 'store'
}

/** Users without their PINs, which a command of its own sets. */
export const userRows: Row<'user'>[] = people.map(
  ({ key, name, ar, role, store, language, colour }) => ({
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
  }),
)
