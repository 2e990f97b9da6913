// Customers are written on both sides of the line. While it is cut, people change the same ones here
// and there; afterwards both sides must have one row, with each field as it was changed last.
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { v7 } from 'uuid'
import { testId } from '#appliance/kernel/a-store.ts'
import type { Row } from '#schema/index.ts'
import { headersOf, type Place, type Retailer } from './a-retailer.ts'
import type { Check } from './check.ts'
import { compareRows, type Site } from './compare.ts'

export type Tokens = Record<Place, string>

const [apart, fought, ofStore, ofHeadOffice] = [2, 3, 4, 5].map(number => testId(12, number))
const LOOK_EVERY_MS = 100

/** Two customers that both sides know by the time of the cut. */
export const makeCustomers = async (retailer: Retailer, tokens: Tokens): Promise<void> => {
  await make(retailer, tokens, 'store', apart)
  await make(retailer, tokens, 'store', fought)
}

/** What people do on both sides while neither hears of the other. */
export const changeCustomers = async (retailer: Retailer, tokens: Tokens): Promise<void> => {
  const change = (place: Place, id: string | undefined, fields: Partial<Row<'customer'>>) =>
    edit(retailer, tokens, place, id, fields)
  await change('store', apart, { phone: '+44 1 store' })
  await change('head-office', apart, { email: 'head@office.example' })
  await change('store', fought, { name: 'Named by the store' })
  await change('head-office', fought, { name: 'Named by head office', note: 'of head office' })
  await change('store', fought, { note: 'of the store' })
  await make(retailer, tokens, 'store', ofStore)
  await make(retailer, tokens, 'head-office', ofHeadOffice)
}

/** Waits until both sides have the same customers. Answers how long, in ms; past the limit it is that. */
export const untilCustomersAgree = async (site: Site, limitMs: number): Promise<number> => {
  const begun = performance.now()
  for (;;) {
    const customers = (await compareRows(site)).find(({ table }) => table === 'customer')
    const took = performance.now() - begun
    if (customers?.different.length === 0 || took > limitMs) return took
    await wait(LOOK_EVERY_MS)
  }
}

/** Whether each field is as it was changed last, wherever that was. */
export const checkMerged = ({ folder }: Site): Check[] => {
  const sqlite = new Database(join(folder, 'store.db'), { readonly: true })
  const find = sqlite.prepare<[string | undefined], Row<'customer'>>(
    'select * from customer where id = ?',
  )
  const has = (what: string, id: string | undefined, fields: Partial<Row<'customer'>>): Check => {
    const row = find.get(id)
    const seen = Object.keys(fields).map(field => [field, row?.[field as keyof typeof row]])
    const good =
      row !== undefined &&
      Object.entries(fields).every(([field, value]) => row[field as keyof typeof row] === value)
    return { what, seen: JSON.stringify(Object.fromEntries(seen)), good }
  }
  const checks = [
    has('another field each: both changes stay', apart, {
      phone: '+44 1 store',
      email: 'head@office.example',
    }),
    has('the same field: what was later stays, wherever it was', fought, {
      name: 'Named by head office',
      note: 'of the store',
    }),
    has('a customer made in the store', ofStore, { status: 'active' }),
    has('a customer made at head office', ofHeadOffice, { status: 'active' }),
  ]
  sqlite.close()
  return checks
}

const make = async (
  retailer: Retailer,
  tokens: Tokens,
  place: Place,
  id: string | undefined,
): Promise<void> => {
  const row = {
    name: `Customer of ${place}`,
    phone: '',
    email: '',
    card_no: '',
    price_list_id: null,
    note: '',
    status: 'active',
  }
  await put(retailer, tokens, place, id, row, { 'If-None-Match': '*' })
}

const edit = async (
  retailer: Retailer,
  tokens: Tokens,
  place: Place,
  id: string | undefined,
  fields: Partial<Row<'customer'>>,
): Promise<void> => {
  const response = await fetch(urlOf(retailer, place, id), {
    headers: headersOf(tokens[place], v7()),
  })
  if (!response.ok) throw new Error(`customer ${id} at ${place}: ${await response.text()}`)
  const row: object = await response.json()
  const seen = { 'If-Match': response.headers.get('ETag') ?? '' }
  await put(retailer, tokens, place, id, { ...row, ...fields }, seen)
}

const put = async (
  retailer: Retailer,
  tokens: Tokens,
  place: Place,
  id: string | undefined,
  row: object,
  seen: Record<string, string>,
): Promise<void> => {
  const response = await fetch(urlOf(retailer, place, id), {
    method: 'PUT',
    headers: { ...headersOf(tokens[place], v7()), ...seen },
    body: JSON.stringify(row),
  })
  if (!response.ok) throw new Error(`customer ${id} at ${place}: ${await response.text()}`)
}

const urlOf = ({ address }: Retailer, place: Place, id: string | undefined) =>
  `${address(place)}/api/v1/customer/${id}`
