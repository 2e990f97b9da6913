// What Harbour Market is: its stores, tills, taxes, price lists, labels and devices.
import type { Row } from '#schema/index.ts'
import { startingParts } from '#schema/rules/label-design.ts'
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
  { id: SHELF, tenant_id, name: 'Shelf prices', name_ar: 'أسعار الرف', tax_included: 1 },
  { id: TRADE, tenant_id, name: 'Trade', name_ar: 'أسعار الجملة', tax_included: 1 },
]

export const taxId = (percent: 0 | 5 | 20): string => demoId(`tax ${percent}`)

export const taxRows: Row<'tax'>[] = [
  {
    id: taxId(20),
    tenant_id,
    name: 'VAT standard',
    name_ar: 'ضريبة القيمة المضافة الأساسية',
    code: 'A',
    rate: 200_000,
  },
  {
    id: taxId(5),
    tenant_id,
    name: 'VAT reduced',
    name_ar: 'ضريبة القيمة المضافة المخفضة',
    code: 'B',
    rate: 50_000,
  },
  { id: taxId(0), tenant_id, name: 'Zero rated', name_ar: 'خاضع لنسبة الصفر', code: 'Z', rate: 0 },
]

export const formatRows: Row<'barcode_format'>[] = [
  {
    id: demoId('format 21'),
    tenant_id,
    name: 'Weight label',
    name_ar: 'ملصق الوزن',
    prefix: '21',
    item_digits: 5,
    value_digits: 5,
    value_kind: 'weight',
    decimals: 3,
    verifier: 0,
  },
  {
    id: demoId('format 22'),
    tenant_id,
    name: 'Price label',
    name_ar: 'ملصق السعر',
    prefix: '22',
    item_digits: 5,
    value_digits: 5,
    value_kind: 'price',
    decimals: 2,
    verifier: 0,
  },
]

export type StoreCode = 'HS' | 'OT'

export const storeId = (code: StoreCode): string => demoId(`store ${code}`)

const footer =
  'Thank you for shopping by the harbour.\nGoods may be returned within 28 days with this receipt.'

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
    receipt_header: 'Harbour Market',
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
    receipt_header: 'Harbour Market',
    receipt_footer: footer,
    receipt_language: 'en',
    status: 'active',
  },
]

export const tillId = (code: string): string => demoId(`till ${code}`)

export const tillRows: Row<'till'>[] = (
  [
    ['HS', 'HS-1', 'Till 1, front door', 'الصندوق 1، الباب الأمامي'],
    ['HS', 'HS-2', 'Till 2, bakery', 'الصندوق 2، المخبز'],
    ['HS', 'HS-3', 'Till 3, fish counter', 'الصندوق 3، ركن الأسماك'],
    ['OT', 'OT-1', 'Till 1, cafe', 'الصندوق 1، المقهى'],
    ['OT', 'OT-2', 'Till 2, shop', 'الصندوق 2، المتجر'],
  ] as const
).map(([store, code, name, name_ar]) => ({
  id: tillId(code),
  tenant_id,
  store_id: storeId(store),
  code,
  name,
  name_ar,
  status: 'active',
}))

const stationId = (key: 'kitchen' | 'bar'): string => demoId(`station ${key}`)

/** Where the cafe's goods are prepared. */
export const stationRows: Row<'station'>[] = (
  [
    ['kitchen', 'Kitchen', 'المطبخ'],
    ['bar', 'Coffee bar', 'ركن القهوة'],
  ] as const
).map(([key, name, name_ar]) => ({
  id: stationId(key),
  tenant_id,
  name,
  name_ar,
  status: 'active',
}))

/** The station of a category, by its code; those below it follow. */
export const stationOf: Record<string, string> = {
  COF: stationId('bar'),
  SAN: stationId('kitchen'),
}

const deviceId = (key: string): string => demoId(`device ${key}`)

/** The devices of Harbour Street, all virtual. */
export const deviceRows: Row<'device'>[] = (
  [
    ['printer', 'receipt_printer', 'Receipt printer', 'طابعة الإيصالات', 'virtual', null],
    [
      'printer-2',
      'receipt_printer',
      'Receipt printer, bakery',
      'طابعة الإيصالات، المخبز',
      'virtual',
      'HS-2',
    ],
    ['kitchen', 'kitchen_printer', 'Kitchen printer', 'طابعة المطبخ', 'virtual', null],
    ['bar', 'kitchen_printer', 'Coffee bar printer', 'طابعة ركن القهوة', 'virtual', null],
    ['labels', 'label_printer', 'Label printer', 'طابعة الملصقات', 'virtual', null],
    ['scanner-1', 'scanner', 'Scanner, till 1', 'ماسح الباركود، الصندوق 1', 'virtual', 'HS-1'],
    ['scale', 'scale', 'Counter scale', 'ميزان المنضدة', 'virtual', null],
    [
      'display-1',
      'line_display',
      'Customer display, till 1',
      'شاشة العميل، الصندوق 1',
      'virtual',
      'HS-1',
    ],
    ['terminal', 'card_terminal', 'Card terminal', 'جهاز البطاقات', 'virtual', null],
  ] as const
).map(([key, kind, name, name_ar, model, till]) => ({
  id: deviceId(key),
  tenant_id,
  store_id: storeId('HS'),
  class: kind,
  name,
  name_ar,
  model,
  transport: 'virtual',
  address: '',
  options_json: '{}',
  till_id: till === null ? null : tillId(till),
  status: 'active',
}))

const LABEL_SIZE = { width: 500, height: 300 }

/** The label of Harbour Street's shelves. */
export const labelRows: Row<'label_design'>[] = [
  {
    id: demoId('label shelf'),
    tenant_id,
    store_id: storeId('HS'),
    name: 'Shelf label',
    name_ar: 'ملصق الرف',
    language: 'en',
    ...LABEL_SIZE,
    gap: 20,
    elements_json: JSON.stringify(startingParts(LABEL_SIZE.width, LABEL_SIZE.height)),
  },
]

/** Who prints what at Harbour Street, and who stands in; inputs of `printing.set-group`. */
export const groupInputs = (
  [
    ['receipts', 'receipt', 'Receipts', 'الإيصالات', null, ['printer', 'printer-2']],
    [
      'receipts-2',
      'receipt',
      'Receipts, bakery',
      'إيصالات المخبز',
      'HS-2',
      ['printer-2', 'printer'],
    ],
    ['kitchen', 'kitchen', 'Kitchen tickets', 'تذاكر المطبخ', 'kitchen', ['kitchen', 'bar']],
    ['bar', 'kitchen', 'Coffee tickets', 'تذاكر القهوة', 'bar', ['bar', 'kitchen']],
  ] as const
).map(([key, role, name, name_ar, place, devices]) => ({
  group_id: demoId(`printer group ${key}`),
  role,
  name,
  name_ar,
  till_id: place === 'HS-2' ? tillId(place) : null,
  station_id: place === 'kitchen' || place === 'bar' ? stationId(place) : null,
  status: 'active' as const,
  device_ids: devices.map(deviceId),
}))
