import t from 'tap'
import { atHeadOffice, onBothEngines, type Refused } from '#appliance/a-shop.ts'
import { cashier, cornerShop, manager, NOW, shop, testId } from '#appliance/kernel/a-store.ts'
import { etagOf } from '#schema/etag.ts'
import { resourceOf, syncOf, tables } from '#schema/index.ts'
import { plainReceipt } from '#schema/rules/receipt-design.ts'
import { commands } from '../index.ts'
import { deletable, EDITED_IN_STORE, editable, visible } from './commands.ts'

const test = await onBothEngines(t)
const headOffice = atHeadOffice(manager)
const NEW = testId(50, 1)

const customer = (more = {}) => ({ ...sendable('customer'), ...more })
const device = (more = {}) => ({
  ...sendable('device'),
  id: NEW,
  class: 'scale',
  name: 'Scale',
  ...more,
})
const tax = (more = {}) => ({
  id: NEW,
  name: 'Luxury',
  name_ar: '',
  code: 'L',
  rate: 300_000,
  ...more,
})

t.test('what can be edited follows from who owns it', async t => {
  for (const table of tables) {
    const plain = ['down', 'both'].includes(syncOf(table)) || EDITED_IN_STORE.includes(table)
    t.equal(editable(table), plain, table)
    t.equal(commands.has(`${table}.put`), plain, `${table}.put`)
    t.equal(commands.has(`${table}.delete`), deletable(table), `${table}.delete`)
  }
  t.same(
    tables.filter(deletable).filter(table => 'status' in resourceOf(table).row.shape),
    [],
    'what history points at is blocked, not removed',
  )
})

test('a customer is kept by both sides, with a clock for each field that changes', async (t, store) => {
  const made = await store.done(
    'customer.put',
    { row: customer({ id: NEW, card_no: 'C2' }), if_match: null },
    manager,
  )
  t.match(made.row, { id: NEW, name: 'Hana' })
  const first = JSON.parse(made.row.clocks_json)
  t.ok(['id', 'name', 'phone', 'card_no', 'status'].every(column => first[column] === first.name))
  store.later(1_000)
  const changed = await store.done(
    'customer.put',
    { row: customer({ id: NEW, card_no: 'C2', phone: '+44 2' }), if_match: made.etag },
    manager,
  )
  const then = JSON.parse(changed.row.clocks_json)
  t.ok(then.phone > first.phone, 'the phone changed later')
  t.equal(then.name, first.name, 'the name did not')
  t.not(changed.etag, made.etag)
  t.equal(changed.etag, etagOf(changed.row))
  await store.refuses([
    ['not-allowed', 'customer.put', { row: customer(), if_match: null }, cashier],
    ['already-exists', 'customer.put', { row: customer(), if_match: null }, manager],
    ['stale', 'customer.put', { row: customer({ id: NEW }), if_match: made.etag }, manager],
    [
      'gone',
      'customer.put',
      { row: customer({ id: testId(50, 2) }), if_match: made.etag },
      manager,
    ],
    [
      'reference-unknown',
      'customer.put',
      { row: customer({ id: NEW, price_list_id: testId(99, 1) }), if_match: changed.etag },
      manager,
    ],
    [
      'input-invalid',
      'customer.put',
      { row: { ...customer({ id: NEW }), clocks_json: '{}' }, if_match: changed.etag },
      manager,
    ],
    [
      'input-invalid',
      'customer.put',
      { row: { ...customer({ id: NEW }), tenant_id: testId(1, 2) }, if_match: changed.etag },
      manager,
    ],
    [
      'input-invalid',
      'customer.put',
      { row: customer({ id: NEW, name: '' }), if_match: changed.etag },
      manager,
    ],
    [
      'input-invalid',
      'customer.put',
      { row: customer({ id: NEW, name: 'a\u001bb' }), if_match: changed.etag },
      manager,
    ],
    [
      'input-invalid',
      'customer.put',
      { row: customer({ id: NEW, name: '\ud800' }), if_match: changed.etag },
      manager,
    ],
  ])
  const stale = await store.run(
    'customer.put',
    { row: customer({ id: NEW }), if_match: made.etag },
    manager,
  )
  t.match(
    stale.data,
    { current: { id: NEW, phone: '+44 2' } },
    'the answer has the row as it is now',
  )
})

test('devices are set up in the store', async (t, store) => {
  const made = await store.done('device.put', { row: device(), if_match: null }, manager)
  t.match(
    (await store.rows('device')).find(({ id }) => id === NEW),
    { class: 'scale', store_id: shop.store_id },
  )
  t.match(
    await store.done(
      'device.put',
      { row: device({ name: 'Scale 2' }), if_match: made.etag },
      manager,
    ),
    { row: { name: 'Scale 2' } },
  )
  const refusals: Refused[] = [
    ['reference-unknown', 'device.put', { row: device({ till_id: testId(99, 1) }) }, manager],
    ['input-invalid', 'device.put', { row: device({ class: 'toaster' }) }, manager],
    ['input-invalid', 'device.put', { row: device({ options_json: '{' }) }, manager],
  ]
  const at = (transport: string, address: string): Refused => [
    'address-not-valid',
    'device.put',
    { row: device({ transport, address }) },
    manager,
  ]
  refusals.push(
    ['hub-unknown', 'device.put', { row: device({ options_json: '{"hub":"hub-99"}' }) }, manager],
    [
      'options-not-valid',
      'device.put',
      { row: device({ options_json: '{"baud":"fast"}' }) },
      manager,
    ],
    ['model-unknown', 'device.put', { row: device({ model: 'toledo 8217' }) }, manager],
    [
      'model-unknown',
      'device.put',
      { row: device({ class: 'card_terminal', model: 'star-line' }) },
      manager,
    ],
    at('tcp', '127.0.0.1:99999'),
    at('tcp', '127.0.0.1:0'),
    at('tcp', 'the shelf'),
    at('serial', 'COM1'),
    at('usb', 'Epson'),
  )
  if (store.engine === 'Postgres')
    refusals.push(['owned-by-store', 'device.put', { row: device() }, headOffice])
  await store.refuses(refusals)
})

test("what is head office's is edited there and refused in the store", async (t, store) => {
  const owned: Refused[] = tables
    .filter(table => syncOf(table) === 'down')
    .map(table => [
      'owned-by-head-office',
      `${table}.put`,
      { row: sendable(table), if_match: null },
      manager,
    ])
  await store.refuses(owned)
  await store.refuses([['owned-by-head-office', 'tax.delete', { id: shop.vat }, manager]])
  if (store.engine === 'SQLite') return
  const made = await store.done('tax.put', { row: tax(), if_match: null }, headOffice)
  await store.refuses([
    ['not-allowed', 'tax.put', { row: tax() }, atHeadOffice(cashier)],
    ['not-unique', 'tax.put', { row: tax({ id: testId(50, 2) }), if_match: null }, headOffice],
    ['stale', 'tax.delete', { id: NEW, if_match: '"old"' }, headOffice],
    ['in-use', 'tax.delete', { id: shop.vat }, headOffice],
    ['gone', 'tax.delete', { id: testId(99, 1) }, headOffice],
    ['input-invalid', 'tax.put', { row: tax({ rate: 1_000_001 }) }, headOffice],
    ['input-invalid', 'tax.put', { row: tax({ rate: '300000' }) }, headOffice],
    ['input-invalid', 'tax.put', { row: { ...tax(), more: 1 } }, headOffice],
  ])
  t.same((await store.run('tax.delete', { id: shop.vat }, headOffice)).data, { by: 'product' })
  await store.done('tax.delete', { id: NEW, if_match: made.etag }, headOffice)
  t.notOk((await store.rows('tax')).some(({ id }) => id === NEW))
  const [line] = (await store.rows('audit')).filter(({ command }) => command === 'tax.delete')
  t.match(JSON.parse(line?.detail_json ?? ''), {
    changed: [{ table: 'tax', id: NEW, op: 'delete', before: { name: 'Luxury' }, after: null }],
  })
})

test('a row that makes no sense as a whole is refused in words', async (t, store) => {
  if (store.engine === 'SQLite') return t.pass('these rows are head office’s')
  const put = (
    table: 'barcode' | 'product' | 'variant' | 'price' | 'role' | 'tenant' | 'store',
    more: object,
  ) => ({ row: { ...sendable(table), ...more } })
  const cases = [
    ['barcode.put', put('barcode', { code: '5012345678901' }), /check digit/],
    ['barcode.put', put('barcode', { code: '012345678905', kind: 'upca' }), /8 or 13 digits/],
    ['product.put', put('product', { kind: 'weighed' }), /by kg/],
    ['variant.put', put('variant', { pack_variant_id: shop.coffee }), /hold itself/],
    ['price.put', put('price', { starts_at: NOW, ends_at: NOW }), /before it begins/],
    ['role.put', put('role', { permissions_json: '{"all":true}' }), /list of names/],
    ['store.put', put('store', { timezone: 'Europe/Atlantis' }), /time zone/],
    ['tenant.put', put('tenant', { locale: 'english!' }), /locale/],
    ['tenant.put', put('tenant', { currency: 'pounds' }), /.+/],
    ['tenant.put', put('tenant', { cash_step: 0 }), /.+/],
  ] as const
  for (const [name, input, words] of cases) {
    await store.refuses([['input-invalid', name, input, headOffice]])
    const { data } = await store.run(name, input, headOffice)
    t.match(data, { issues: [{ message: words }] })
  }
})

test('the currency stands as soon as there are prices in it', async (t, store) => {
  if (store.engine === 'SQLite') return t.pass('the retailer’s row is head office’s')
  const [known] = await store.rows('tenant')
  if (!known) return t.fail('there is a retailer')
  const { tenant_id: _, ...row } = known
  const put = (more: object) => ({ row: { ...row, ...more }, if_match: etagOf(known) })
  await store.refuses([
    ['currency-in-use', 'tenant.put', put({ currency: 'EUR' }), headOffice],
    ['currency-in-use', 'tenant.put', put({ currency_decimals: 3 }), headOffice],
  ])
  await store.done('tenant.put', put({ name: 'Corner & Co' }), headOffice)
})

test(
  'a hash that is there stays when a form saves the row without it',
  async (t, store) => {
    if (store.engine === 'SQLite') return t.pass('users are head office’s')
    const { row } = await store.done(
      'user.put',
      { row: { ...sendable('user'), name: 'Amal B.' } },
      headOffice,
    )
    t.notOk('pin_hash' in row)
    t.match(
      (await store.rows('user')).find(({ id }) => id === shop.cashier),
      { name: 'Amal B.', pin_hash: 'a-hash' },
    )
  },
  { user: (cornerShop().user ?? []).map(row => ({ ...row, pin_hash: 'a-hash' })) },
)

/** The corner shop's first row of a table as a form would send it, or some row of it. */
function sendable(
  table: keyof ReturnType<typeof cornerShop> | (typeof tables)[number],
): Record<string, unknown> {
  const known = cornerShop()[table]?.[0] ?? others[table]
  const { tenant_id, pin_hash, clocks_json, ...row }: Record<string, unknown> = visible(
    { ...known },
    resourceOf(table),
  )
  return row
}

const others: Partial<Record<string, Record<string, unknown>>> = {
  picture: { id: NEW, name: '', mime: 'image/png', data: '' },
  station: { id: NEW, name: 'Kitchen', name_ar: '', status: 'active' },
  receipt_default: { id: shop.tenant_id, ...plainReceipt },
  supplier: {
    id: NEW,
    name: 'S',
    name_ar: '',
    contact: '',
    phone: '',
    email: '',
    address: '',
    lead_days: 1,
    status: 'active',
  },
  setting: { id: NEW, scope: 'tenant', scope_id: NEW, key: 'a.b', value_json: '1' },
}
