// Who delivers to Harbour Market.
import type { Row } from '#schema/index.ts'
import { demoId, TENANT } from './shop.ts'

type Supplier = {
  key: string
  name: string
  ar: string
  contact: string
  place: string
  days: number
  categories: string
}

/** Who delivers which categories. */
export const suppliers: readonly Supplier[] = [
  {
    key: 'bakehouse',
    name: 'Merrow Bakehouse',
    ar: 'مخبز ميرو',
    contact: 'Jo Lander',
    place: '2 Mill Yard, Port Merrow',
    days: 1,
    categories: 'BAK PAS SAN',
  },
  {
    key: 'roastery',
    name: 'Dockside Roastery',
    ar: 'محمصة دوكسايد',
    contact: 'Ilse Brandt',
    place: 'Unit 5, North Quay',
    days: 5,
    categories: 'COF TEA',
  },
  {
    key: 'dairy',
    name: 'Saltmarsh Dairy',
    ar: 'ألبان سولتمارش',
    contact: 'Peter Gale',
    place: 'Saltmarsh Farm, Lower Merrow',
    days: 2,
    categories: 'DAI CHE',
  },
  {
    key: 'growers',
    name: 'Greenbank Growers',
    ar: 'مزارعو غرينبانك',
    contact: 'Hana Sato',
    place: 'Greenbank Lane, Upton',
    days: 1,
    categories: 'FRU VEG',
  },
  {
    key: 'butcher',
    name: 'Hollis and Daughters',
    ar: 'هوليس وبناتها',
    contact: 'Grace Hollis',
    place: '8 Market Row, Upton',
    days: 2,
    categories: 'MEA',
  },
  {
    key: 'boats',
    name: 'Merrow Fishing Boats',
    ar: 'قوارب صيد ميرو',
    contact: 'Tom Penrose',
    place: 'Fish Quay, Port Merrow',
    days: 1,
    categories: 'FIS',
  },
  {
    key: 'levant',
    name: 'Levant Table Imports',
    ar: 'واردات مائدة الشام',
    contact: 'Rima Aziz',
    place: '40 Station Road, Easthaven',
    days: 6,
    categories: 'DEL OIL',
  },
  {
    key: 'frost',
    name: 'Frostline Foods',
    ar: 'أغذية فروستلاين',
    contact: 'Ben Carver',
    place: 'Cold Store 3, Easthaven',
    days: 4,
    categories: 'FRO ICE',
  },
  {
    key: 'grocer',
    name: 'Channel Wholesale',
    ar: 'تجارة تشانل بالجملة',
    contact: 'Dev Patel',
    place: '1 Depot Way, Easthaven',
    days: 3,
    categories: 'RIC TIN BRE SWE SNA',
  },
  {
    key: 'drinks',
    name: 'Penhale Drinks',
    ar: 'مشروبات بنهيل',
    contact: 'Mary Penhale',
    place: 'The Brewery, Penhale',
    days: 4,
    categories: 'DRI JUI BEE WIN',
  },
  {
    key: 'care',
    name: 'Pure Tide Supplies',
    ar: 'مستلزمات بيور تايد',
    contact: 'Leo Grant',
    place: '12 Depot Way, Easthaven',
    days: 5,
    categories: 'HOU HEA BAB PET',
  },
  {
    key: 'press',
    name: 'Coast Press and Gifts',
    ar: 'كوست للصحف والهدايا',
    contact: 'Nell Ashdown',
    place: '6 Castle Lane, Port Merrow',
    days: 7,
    categories: 'PAP GIF',
  },
]

export const supplierId = (key: string): string => demoId(`supplier ${key}`)

export const supplierRows: Row<'supplier'>[] = suppliers.map(
  ({ key, name, ar, contact, place, days }, index) => ({
    id: supplierId(key),
    tenant_id: TENANT,
    name,
    name_ar: ar,
    contact,
    // 01632 960xxx is kept by the telephone regulator for stories.
    phone: `+44 1632 9601${String(index + 10)}`,
    email: `orders@${key}.example`,
    address: place.replace(', ', '\n'),
    lead_days: days,
    status: 'active',
  }),
)
