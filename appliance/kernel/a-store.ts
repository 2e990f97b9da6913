// A store for tests and benchmarks: a real SQLite, a clock that stands still, and a small shop.
import { v7 } from 'uuid'
import type { Caller, Outcome } from '#appliance/http/engine.ts'
import { commands, questions } from '#appliance/modules/index.ts'
import type { Command, Message } from '#schema/command.ts'
import { isTable, type Row, type Rows, type Table } from '#schema/index.ts'
import type { Question } from '#schema/question.ts'
import type { Committed } from './execute.ts'
import { openStore, type Store } from './store.ts'

export const NOW = Date.UTC(2026, 5, 15, 10, 0)

/** Ids that can be read in a failing test: what it is, and which. */
export const testId = (kind: number, number: number): string =>
  `${String(kind).padStart(8, '0')}-0000-7000-8000-${String(number).padStart(12, '0')}`

const tenant_id = testId(1, 1)
const store_id = testId(2, 1)

/** The rows of a corner shop: two tills, one cashier, a manager, five articles, one printer. */
export const shop = {
  tenant_id,
  store_id,
  till: testId(3, 1),
  till2: testId(3, 2),
  cashier: testId(5, 1),
  manager: testId(5, 2),
  list: testId(6, 1),
  trade: testId(6, 2),
  vat: testId(7, 1),
  reduced: testId(7, 2),
  zero: testId(7, 3),
  coffee: testId(10, 1),
  can: testId(10, 2),
  sixPack: testId(10, 3),
  tomatoes: testId(10, 4),
  bread: testId(10, 5),
  printer: testId(11, 1),
  terminal: testId(11, 2),
  customer: testId(12, 1),
}

export type TestStore = Store & {
  run: (name: string, input: unknown, as?: Caller, id?: string) => Ran
  ask: (name: string, input: unknown, as?: Caller) => unknown
  rows: <T extends Table>(table: T) => Row<T>[]
  /** inserts rows as they are, past all commands; for the beginning of a test */
  given: (rows: Partial<{ [T in Table]: Row<T>[] }>) => void
  /** moves the clock */
  later: (ms: number) => void
  now: () => number
}

export type Ran = {
  outcome: Outcome
  reply: Record<string, unknown>
  refused: string | null
  data: Record<string, unknown>
  published: { op: string; table: string }[]
  messages: Message[]
}

/** As cashier: may sell at the shop's prices, may give 10 %, may take out 200.00. */
export const cashier: Caller = callerOf(
  shop.cashier,
  [
    'sales.complete',
    'sales.quote',
    'till-sessions.*',
    'payments.*',
    'printing.reprint',
    'sale.read',
  ],
  100_000,
  20_000,
)
export const manager: Caller = callerOf(shop.manager, ['*'], 1_000_000)

export function callerOf(
  user_id: string,
  permissions: string[],
  discount_limit: number,
  cash_out_limit: number | null = null,
): Caller {
  return {
    tenant_id,
    store_id,
    actor: {
      user_id,
      till_id: shop.till,
      permissions: new Set(permissions),
      discount_limit,
      refund_limit: 0,
      cash_out_limit,
    },
  }
}

/** Opens a store in memory (or in `folder`) with the corner shop in it. */
export const aStore = (
  t: { teardown: (end: () => void) => void },
  rows: Partial<{ [T in Table]: Row<T>[] }> = cornerShop(),
  folder: string | null = null,
  start = NOW,
): TestStore => {
  let now = start
  const store = openStore(folder, { tenant_id, store_id }, () => now, 0)
  t.teardown(() => store.close())
  let last: Committed | null = null
  store.kernel.onCommit(committed => {
    last = committed
  })
  const given: TestStore['given'] = wanted => {
    for (const [table, list] of Object.entries(wanted)) {
      for (const row of list) insert(store, table, row)
    }
    store.kernel.forget()
  }
  given(rows)
  return {
    ...store,
    given,
    now: () => now,
    later: ms => {
      now += ms
    },
    run(name, input, as = cashier, id = v7()) {
      last = null
      const [outcome] = store.kernel.executeNow([
        { command: commandOf(name), id, input, caller: as },
      ])
      if (!outcome) throw new Error('no outcome')
      return ranOf(outcome, last)
    },
    ask: (name, input, as = cashier) => {
      const question = questionOf(name)
      return store.kernel.ask(question, question.input.parse(input), as)
    },
    rows: <T extends Table>(table: T) =>
      store.sqlite.raw.prepare<[], Row<T>>(`select * from "${table}" order by id`).all(),
  }
}

function ranOf(outcome: Outcome, committed: Committed | null): Ran {
  const refused = outcome.is === 'refused'
  return {
    outcome,
    reply: refused ? {} : JSON.parse(outcome.reply),
    refused: refused ? outcome.code : null,
    data: refused ? outcome.data : {},
    published: (committed?.written ?? []).map(({ op, table }) => ({ op, table })),
    messages: committed?.messages ?? [],
  }
}

const commandOf = (name: string): Command => {
  const found = commands.get(name)
  if (!found) throw new Error(`there is no command ${name}`)
  return found
}

const questionOf = (name: string): Question => {
  const found = questions.get(name)
  if (!found) throw new Error(`there is no question ${name}`)
  return found
}

function insert(store: Store, table: string, row: Record<string, unknown>) {
  if (!isTable(table)) throw new Error(`there is no table ${table}`)
  const columns = Object.keys(row)
  const names = columns.map(column => `"${column}"`).join(', ')
  store.sqlite.raw
    .prepare(`insert into "${table}" (${names}) values (${columns.map(() => '?').join(', ')})`)
    .run(columns.map(column => row[column]))
}

/** An open till session of the first till, for tests that begin with a sale. */
export const openSession = (till = shop.till, number = 1): Row<'till_session'> => ({
  id: testId(20, number),
  tenant_id,
  store_id,
  till_id: till,
  z_no: number,
  opened_at: NOW - 3_600_000,
  opened_by: shop.cashier,
  float: 10_000,
  closed_at: null,
  closed_by: null,
  expected_json: null,
  counted_json: null,
  difference: null,
})

/** One coffee on the counter, as a till holds it. */
export const heldCoffee = {
  lines: [
    {
      lineId: testId(34, 1),
      variantId: shop.coffee,
      name: 'Coffee 250 g',
      nameAr: '',
      unit: 'piece',
      quantity: 1_000,
      unitPrice: 499,
      discountable: true,
      taxes: [{ id: shop.zero, name: 'VAT 0 %', rate: 0, kind: 'percent', included: true }],
      discounts: [],
    },
  ],
  saleDiscounts: [],
  customer: null,
}

type Article = {
  id: string
  name: string
  price: number
  tax: string
  kind?: 'goods' | 'weighed'
  pack?: [string, number]
  code: string
}

const articles: Article[] = [
  { id: shop.coffee, name: 'Coffee 250 g', price: 499, tax: shop.zero, code: '5012345678900' },
  { id: shop.can, name: 'Cola can', price: 120, tax: shop.vat, code: '5449000000996' },
  {
    id: shop.sixPack,
    name: 'Cola 6 × can',
    price: 600,
    tax: shop.vat,
    pack: [shop.can, 6],
    code: '5449000054227',
  },
  {
    id: shop.tomatoes,
    name: 'Tomatoes',
    price: 390,
    tax: shop.zero,
    kind: 'weighed',
    code: '00417',
  },
  { id: shop.bread, name: 'Bread', price: 250, tax: shop.reduced, code: '5000000000012' },
]

/** All rows of the corner shop. */
export const cornerShop = (): Partial<{ [T in Table]: Rows[T][] }> => ({
  tenant: [
    {
      id: tenant_id,
      tenant_id,
      name: 'Corner shop',
      name_ar: 'متجر الزاوية',
      currency: 'GBP',
      currency_decimals: 2,
      locale: 'en-GB',
      timezone: 'Europe/London',
      cash_step: 1,
      rounding_mode: 'per_line',
    },
  ],
  price_list: [
    { id: shop.list, tenant_id, name: 'Shelf', name_ar: '', tax_included: 1 },
    { id: shop.trade, tenant_id, name: 'Trade', name_ar: '', tax_included: 1 },
  ],
  store: [
    {
      id: store_id,
      tenant_id,
      code: 'CS',
      name: 'Corner',
      name_ar: 'الزاوية',
      address: '1 Harbour Street',
      tax_registration: 'GB 123',
      timezone: 'Europe/London',
      price_list_id: shop.list,
      receipt_header: '',
      receipt_footer: 'Thank you',
      receipt_language: 'en',
      status: 'active',
    },
  ],
  till: [1, 2].map(number => ({
    id: testId(3, number),
    tenant_id,
    store_id,
    code: `CS-${number}`,
    name: `Till ${number}`,
    name_ar: `الصندوق ${number}`,
    status: 'active' as const,
  })),
  role: [
    {
      id: testId(4, 1),
      tenant_id,
      name: 'Cashier',
      name_ar: 'أمين الصندوق',
      permissions_json: '["sales.*"]',
      discount_limit: 100_000,
      refund_limit: 0,
      cash_out_limit: 20_000,
    },
  ],
  user: [shop.cashier, shop.manager].map((id, index) => ({
    id,
    tenant_id,
    name: index === 0 ? 'Amal' : 'Marcus',
    name_ar: '',
    login: index === 0 ? 'amal' : 'marcus',
    role_id: testId(4, 1),
    store_id: null,
    language: 'en' as const,
    colour: '#335577',
    pin_hash: '',
    status: 'active' as const,
  })),
  category: [
    {
      id: testId(8, 1),
      tenant_id,
      parent_id: null,
      name: 'All',
      name_ar: '',
      colour: '#335577',
      picture_id: null,
      station_id: null,
      position: 1,
      status: 'active',
    },
  ],
  tax: [
    { id: shop.vat, tenant_id, name: 'VAT 20 %', name_ar: '', code: 'S', rate: 200_000 },
    { id: shop.reduced, tenant_id, name: 'VAT 5 %', name_ar: '', code: 'R', rate: 50_000 },
    { id: shop.zero, tenant_id, name: 'VAT 0 %', name_ar: '', code: 'Z', rate: 0 },
  ],
  product: articles.map(({ name, tax, kind = 'goods' }, index) => ({
    id: testId(9, index + 1),
    tenant_id,
    category_id: testId(8, 1),
    name,
    name_ar: '',
    description: '',
    tax_id: tax,
    kind,
    unit: kind === 'weighed' ? ('kg' as const) : ('piece' as const),
    discountable: 1,
    minimum_age: 0,
    picture_id: null,
    status: 'active' as const,
  })),
  variant: articles.map(({ id, pack }, index) => ({
    id,
    tenant_id,
    product_id: testId(9, index + 1),
    name: '',
    name_ar: '',
    sku: `SKU-${index + 1}`,
    pack_variant_id: pack?.[0] ?? null,
    pack_size: pack?.[1] ?? 1,
    position: 1,
    status: 'active' as const,
  })),
  barcode: articles.map(({ id, code }, index) => ({
    id: testId(13, index + 1),
    tenant_id,
    variant_id: id,
    code,
    kind: code.length === 13 ? ('ean13' as const) : ('plu' as const),
  })),
  barcode_format: [
    {
      id: testId(14, 1),
      tenant_id,
      name: 'Weight label',
      name_ar: '',
      prefix: '21',
      item_digits: 5,
      value_digits: 5,
      value_kind: 'weight',
      decimals: 3,
      verifier: 0,
    },
    {
      id: testId(14, 2),
      tenant_id,
      name: 'Price label',
      name_ar: '',
      prefix: '22',
      item_digits: 5,
      value_digits: 5,
      value_kind: 'price',
      decimals: 2,
      verifier: 0,
    },
  ],
  price: articles.map(({ id, price }, index) => ({
    id: testId(15, index + 1),
    tenant_id,
    price_list_id: shop.list,
    variant_id: id,
    amount: price,
    starts_at: null,
    ends_at: null,
  })),
  customer: [
    {
      id: shop.customer,
      tenant_id,
      name: 'Hana',
      phone: '+44 1',
      email: '',
      card_no: 'C1',
      price_list_id: null,
      note: '',
      status: 'active',
      clocks_json: '{}',
    },
  ],
  device: [
    device(shop.printer, 'receipt_printer', 'Receipt printer'),
    device(shop.terminal, 'card_terminal', 'Card terminal'),
  ],
})

function device(id: string, kind: Row<'device'>['class'], name: string): Row<'device'> {
  return {
    id,
    tenant_id,
    store_id,
    class: kind,
    name,
    name_ar: '',
    model: 'virtual',
    transport: 'virtual',
    address: '',
    options_json: '{}',
    till_id: null,
    status: 'active',
  }
}
