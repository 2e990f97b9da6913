// Who delivers to Harbour Market.
import type { Row } from '#schema/index.ts'
import { demoId, TENANT } from './shop.ts'

type Supplier = {
  key: string
  name: string
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
    contact: 'Jo Lander',
    place: '2 Mill Yard, Port Merrow',
    days: 1,
    categories: 'BAK PAS SAN',
  },
  {
    key: 'roastery',
    name: 'Dockside Roastery',
    contact: 'Ilse Brandt',
    place: 'Unit 5, North Quay',
    days: 5,
    categories: 'COF TEA',
  },
  {
    key: 'dairy',
    name: 'Saltmarsh Dairy',
    contact: 'Peter Gale',
    place: 'Saltmarsh Farm, Lower Merrow',
    days: 2,
    categories: 'DAI CHE',
  },
  {
    key: 'growers',
    name: 'Greenbank Growers',
    contact: 'Hana Sato',
    place: 'Greenbank Lane, Upton',
    days: 1,
    categories: 'FRU VEG',
  },
  {
    key: 'butcher',
    name: 'Hollis and Daughters',
    contact: 'Grace Hollis',
    place: '8 Market Row, Upton',
    days: 2,
    categories: 'MEA',
  },
  {
    key: 'boats',
    name: 'Merrow Fishing Boats',
    contact: 'Tom Penrose',
    place: 'Fish Quay, Port Merrow',
    days: 1,
    categories: 'FIS',
  },
  {
    key: 'levant',
    name: 'Levant Table Imports',
    contact: 'Rima Aziz',
    place: '40 Station Road, Easthaven',
    days: 6,
    categories: 'DEL OIL',
  },
  {
    key: 'frost',
    name: 'Frostline Foods',
    contact: 'Ben Carver',
    place: 'Cold Store 3, Easthaven',
    days: 4,
    categories: 'FRO ICE',
  },
  {
    key: 'grocer',
    name: 'Channel Wholesale',
    contact: 'Dev Patel',
    place: '1 Depot Way, Easthaven',
    days: 3,
    categories: 'RIC TIN BRE SWE SNA',
  },
  {
    key: 'drinks',
    name: 'Penhale Drinks',
    contact: 'Mary Penhale',
    place: 'The Brewery, Penhale',
    days: 4,
    categories: 'DRI JUI BEE WIN',
  },
  {
    key: 'care',
    name: 'Pure Tide Supplies',
    contact: 'Leo Grant',
    place: '12 Depot Way, Easthaven',
    days: 5,
    categories: 'HOU HEA BAB PET',
  },
  {
    key: 'press',
    name: 'Coast Press and Gifts',
    contact: 'Nell Ashdown',
    place: '6 Castle Lane, Port Merrow',
    days: 7,
    categories: 'PAP GIF',
  },
]

export const supplierId = (key: string): string => demoId(`supplier ${key}`)

export const supplierRows: Row<'supplier'>[] = suppliers.map(
  ({ key, name, contact, place, days }, index) => ({
    id: supplierId(key),
    tenant_id: TENANT,
    name,
    contact,
    // 01632 960xxx is kept by the telephone regulator for stories.
    phone: `+44 1632 9601${String(index + 10)}`,
    email: `orders@${key}.example`,
    address: place.replace(', ', '\n'),
    lead_days: days,
    status: 'active',
  }),
)
