import t from 'tap'
import { v7 } from 'uuid'
import { commands, questions } from '#appliance/modules/index.ts'
import type { Context, Db, Queries } from '#schema/command.ts'
import { mainTables } from '#schema/ddl.ts'
import { startingParts } from '#schema/rules/label-design.ts'
import { plainReceipt } from '#schema/rules/receipt-design.ts'
import {
  aStore,
  heldCoffee,
  manager,
  NOW,
  openSession,
  shop,
  type TestStore,
  testId,
} from './a-store.ts'
import { db, openReader } from './compile.ts'
import { matches, search } from './search.ts'

/** Tables that grow with every sale or with the catalogue; the others a shop could write on a wall. */
const GROWING = [
  'sale',
  'sale_line',
  'sale_tax',
  'tender',
  'cash_move',
  'stock_move',
  'stock_level',
  'audit',
  'journal',
  'command_answer',
  'variant',
  'product',
  'barcode',
  'price',
  'customer',
  'print_job',
  'card_payment',
  'card_day',
  'parked_sale',
  'sale_agreement',
  'review',
  'session',
  'picture',
  'found_row',
  'shelf_label',
]

type Step = { detail: string }
type Asking = {
  needs?: (db: Db, input: never, context: Context) => Queries
  more?: (db: Db, input: never, rows: never, context: Context) => Queries
}

const SALE = testId(40, 1)
const aLabel = {
  language: 'en',
  width: 500,
  height: 300,
  gap: 0,
  elements_json: JSON.stringify(startingParts(500, 300)),
}
const session = openSession().id

/** An input for each command and question that asks for something; a new one without is noticed. */
const inputs: Record<string, unknown> = {
  'sessions.open': { user: 'amal', right: true, address: '10.0.0.11', till_id: shop.till },
  'sessions.close': { session_id: testId(41, 1) },
  'sessions.person': { user: 'amal' },
  'sessions.standing': { session_id: testId(41, 1) },
  'users.unlock': { user: 'amal' },
  'users.set-pin-hash': { user_id: shop.cashier, pin_hash: 'x'.repeat(30) },
  'sales.complete': {
    sale_id: SALE,
    till_session_id: session,
    customer_id: shop.customer,
    lines: [
      { variant_id: shop.can, quantity: 1_000 },
      { barcode: '5449000000996', quantity: 1_000 },
      { barcode: '2100417007406', quantity: 1_000 },
    ],
    tenders: [],
    total: 0,
  },
  'sales.quote': {
    lines: [
      { variant_id: shop.can, quantity: 1_000 },
      { barcode: '5449000000996', quantity: 1_000 },
    ],
    customer_id: shop.customer,
  },
  'sales.agree': {
    sale_id: SALE,
    till_session_id: session,
    lines: [{ barcode: '5449000000996', quantity: 1_000 }],
    customer_id: shop.customer,
    total: 0,
  },
  'sales.park': {
    parked_sale_id: testId(42, 1),
    till_id: shop.till,
    lines_json: JSON.stringify(heldCoffee),
    total: 0,
  },
  'sales.resume': { parked_sale_id: testId(42, 1), till_id: shop.till },
  'sales.receipt': { sale_id: SALE },
  'till-sessions.open': { till_id: shop.till, float: 0, till_session_id: testId(20, 2) },
  'till-sessions.move-cash': { till_session_id: session, kind: 'in', amount: 1, reason: 'x' },
  'till-sessions.close': { till_session_id: session, counts: { cash: {} } },
  'till-sessions.current': { till_id: shop.till },
  'payments.pay-by-card': {
    payment_id: testId(43, 1),
    sale_id: SALE,
    till_id: shop.till,
    amount: 1,
  },
  'payments.cancel': { payment_id: testId(43, 1) },
  'payments.enquire': { payment_id: testId(43, 1) },
  'payments.end-of-day': { card_day_id: testId(43, 2), till_id: shop.till },
  'payments.report-end-of-day': {
    card_day_id: testId(43, 2),
    device_id: shop.terminal,
    state: 'done',
    amount: 100,
  },
  'payments.settle-by-hand': { payment_id: testId(43, 1), paid: true },
  'payments.report': { payment_id: testId(43, 1), device_id: shop.terminal, state: 'busy' },
  'printing.reprint': { sale_id: SALE, till_id: shop.till },
  'printing.test': { device_id: shop.printer },
  'printing.open-drawer': { till_id: shop.till, reason: 'x' },
  'printing.report': {
    job_id: testId(44, 1),
    device_id: shop.printer,
    attempt: 1,
    state: 'printed',
  },
  'printing.retry': { job_id: testId(44, 1) },
  'printing.settle': { job_id: testId(44, 1), came_out: true },
  'printing.till-jobs': { till_id: shop.till },
  'printing.receipt-draft': { design: plainReceipt, sale_id: SALE },
  'printing.try-receipt': { design: plainReceipt, sale_id: SALE, device_id: shop.printer },
  'printing.label-draft': { design: aLabel, variant_id: shop.can },
  'printing.try-label': { design: aLabel, variant_id: shop.can, device_id: shop.printer },
  'printing.labels': {
    batch_id: testId(44, 2),
    design_id: testId(44, 3),
    device_id: shop.printer,
    items: [{ variant_id: shop.can, copies: 1 }],
  },
  'printing.labels-due': {},
  'printing.labels-missing': {},
  'printing.fail-over': {
    job_id: testId(44, 1),
    device_id: shop.printer,
    attempt: 1,
    given_back: false,
    printers: [],
  },
  'printing.send-elsewhere': { job_id: testId(44, 1), device_id: shop.printer },
  'printing.recall': { sale_id: SALE },
  'printing.set-group': {
    group_id: testId(16, 1),
    role: 'receipt',
    name: 'Front',
    name_ar: '',
    till_id: shop.till,
    station_id: null,
    status: 'active',
    device_ids: [shop.printer],
  },
  'printing.remove-group': { group_id: testId(16, 1) },
  'stock.receive': {
    receipt_id: testId(45, 1),
    lines: [{ variant_id: shop.can, quantity: 1_000 }],
  },
  'stock.adjust': { adjustment_id: testId(45, 1), variant_id: shop.can, quantity: 1, reason: 'x' },
  'prices.set': { variant_id: shop.can, price_list_id: shop.list, amount: 1 },
  'reviews.settle': { review_id: testId(46, 1) },
  'devices.discover': { hub: 'hub-1' },
  'devices.instruct': { device_id: shop.printer, message: { is: 'status' } },
  'devices.order-scale': { till_id: shop.till, order: 'zero' },
  'devices.record-tests': {
    report_id: testId(47, 1),
    box: [],
    devices: [{ device_id: shop.printer, outcomes: [{ test: 'answers', result: 'passed' }] }],
  },
  'devices.print-tests': { report_id: testId(47, 1), device_id: shop.printer },
  'devices.print-scanner-sheet': {
    device_id: shop.terminal,
    printer_id: shop.printer,
    make: 'datalogic',
    interface: 'usb-keyboard',
  },
  'devices.set-printer': {
    device_id: shop.printer,
    request_id: testId(49, 1),
    settings: { code_page: 19 },
  },
  'devices.store-logo': { device_id: shop.printer, request_id: testId(49, 2) },
  'devices.delete-logo': { device_id: shop.printer, request_id: testId(49, 3) },
  'devices.print-logo': { device_id: shop.printer },
  'devices.set-line': {
    device_id: shop.printer,
    baud: 19_200,
    parity: 'none',
    flow: 'hardware',
  },
  'devices.test-drawer': { device_id: shop.printer },
  'customer-screens.pair': {
    screen_id: testId(44, 4),
    till_id: shop.till,
    name: 'Screen',
    key_hash: 'a'.repeat(64),
  },
  'customer-screens.remove': { screen_id: testId(44, 4) },
  'hubs.invite': { hub_id: testId(48, 1), name: 'Bar', code_hash: 'a'.repeat(64) },
  'hubs.pair': { code_hash: 'a'.repeat(64), key_hash: 'b'.repeat(64), address: '::1' },
  'hubs.rename': { hub_id: testId(48, 1), name: 'Bar' },
  'hubs.revoke': { hub_id: testId(48, 1) },
  'devices.learn-drawer': { device_id: shop.printer, open: 'high', shut: 'low' },
  'tills.choices': {},
  'tills.start': { till_id: shop.till },
  'catalogue.lookup': { code: '5449000000996' },
  'catalogue.search': { q: 'cola', category_id: testId(8, 1) },
  'catalogue.items': { ids: `${shop.can},${shop.coffee}` },
  'reports.today': {},
  'audit.of': { table: 'user', id: shop.cashier },
}

const plainEdit = (name: string): unknown => {
  const [table = '', verb] = name.split('.')
  if (!mainTables.some(known => known === table)) return undefined
  return verb === 'delete' ? { id: testId(99, 1) } : { row: { id: testId(99, 1) }, if_match: null }
}

const context: Context = {
  now: NOW,
  newId: v7,
  actor: manager.actor,
  tenant_id: shop.tenant_id,
  store_id: shop.store_id,
  side: 'store',
  search,
  matches,
  wasLinked: () => false,
}

/** Where a plan reads through a table that grows, and does not stop after a few rows. */
const scans = (store: TestStore, queries: Queries): string[] =>
  Object.entries(queries).flatMap(([name, query]) => {
    const { sql, parameters } = query.compile()
    const steps = store.sqlite.raw
      .prepare<unknown[], Step>(`explain query plan ${sql}`)
      .all(...parameters)
    // In the order of an index and with a limit, a scan ends with the page.
    const bounded =
      / limit \d/.test(sql) && !steps.some(({ detail }) => detail.includes('TEMP B-TREE'))
    return steps
      .map(({ detail }) => detail)
      .filter(detail => {
        const scanned = /^SCAN (\w+)/.exec(detail)?.[1]
        return scanned !== undefined && GROWING.includes(scanned) && !bounded
      })
      .map(detail => `${name}: ${detail}`)
  })

/** A shop with a history, so that what a first round finds leads to the second. */
const aBusyStore = (t: { teardown: (end: () => void) => void }) => {
  const store = aStore(t)
  store.given({ till_session: [openSession()] })
  store.run('sales.complete', {
    sale_id: SALE,
    till_session_id: session,
    lines: [{ variant_id: shop.can, quantity: 1_000 }],
    tenders: [{ kind: 'cash', amount: 120 }],
    total: 120,
  })
  return store
}

t.test('no command and no question reads through a table that grows', async t => {
  const store = aBusyStore(t)
  const reader = openReader(store.sqlite)
  let asked = 0
  for (const { name, needs, more, input: shape } of [
    ...commands.values(),
    ...questions.values(),
  ] as (Asking & { name: string; input: { parse: (input: unknown) => unknown } })[]) {
    if (!needs && !more) continue
    const given = inputs[name] ?? plainEdit(name)
    if (given === undefined) {
      t.fail(`${name} has no input here`)
      continue
    }
    const input = name in inputs ? shape.parse(given) : given
    const first = needs?.(db, input as never, context) ?? {}
    const rows = reader.runAll(first)
    const then = more?.(db, input as never, rows as never, context) ?? {}
    t.same(scans(store, { ...first, ...then }), [], name)
    asked += 1
  }
  t.ok(asked > 50, `${asked} were asked`)
})
