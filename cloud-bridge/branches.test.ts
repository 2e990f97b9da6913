// Who works in one store sees at head office that store alone, by whatever way it is asked.

import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import { v7 } from 'uuid'
import { createApp } from '#appliance/http/app.ts'
import { openSessions } from '#appliance/http/sessions.ts'
import { editable } from '#appliance/modules/resources/commands.ts'
import { resourceOf, type Table, tables } from '#schema/index.ts'
import { columnsOf } from '#schema/resource.ts'
import { aServer } from './a-cloud.ts'
import { anyRow, aTenant, headOffice } from './a-tenant.ts'
import { openDoorbell } from './doorbell.ts'
import { openEngine } from './execute.ts'
import { eventsRoute } from './http/events.ts'
import { reportRoutes } from './http/reports.ts'
import { db } from './postgres.ts'
import { putRows } from './put.ts'
import { openSecrets } from './secrets.ts'

const PIN = '2468'
// The stores' own days: in New York it may still be yesterday.
const [YESTERDAY, DAY] = [24, 0].map(hours =>
  new Date(Date.now() - hours * 3_600_000).toISOString().slice(0, 10),
)

const server = await aServer(t)
const postgres = await server.open(t)
const shop = await aTenant(postgres)
const [mine, foreign] = [shop.store_id, shop.other_store_id]

/** Tables in which a row belongs to a store. */
const branched = tables.filter(table =>
  columnsOf(resourceOf(table)).some(({ column }) => column === 'store_id'),
)

/** A row of any table; what matters is whose it is. */
const rowOf = (table: Table, store_id: string, more: Record<string, unknown>) =>
  anyRow(table, { tenant_id: shop.tenant_id, store_id, ...more })

const person = (login: string, role: string, store_id: string | null, pin_hash: string) =>
  rowOf('user', shop.store_id, {
    login,
    name: login,
    role_id: role,
    store_id,
    pin_hash,
    colour: '',
  })

/** The id of the row that each store has in each table. */
const ids: Record<string, Record<string, string>> = { [mine]: {}, [foreign]: {} }
const idOf = (store: string, table: Table) => ids[store]?.[table] ?? ''

const folder = mkdtempSync(join(tmpdir(), 'branches-'))
const engine = openEngine(postgres)
const sessions = openSessions(engine, openSecrets(join(folder, 'secrets')), null)
const doorbell = await openDoorbell((await server.database()).appUrl)
const events = eventsRoute(doorbell)

const role = {
  branch: v7(),
  cashier: v7(),
}

const fill = async () => {
  const pin = await sessions.hashPin(PIN)
  const right = (id: string, name: string, permissions: string[]) => ({
    ...rowOf('role', mine, { id, name, permissions_json: JSON.stringify(permissions) }),
  })
  await postgres.withTenant(shop.tenant_id, async tx => {
    await tx.run('update "user" set pin_hash = $1', [pin])
    const roles = [
      right(role.branch, 'Branch manager', ['*']),
      right(role.cashier, 'Cashier', ['sales.*', 'sale.read']),
    ]
    for (const row of roles) await putRows(tx, 'role', [withoutStore(row)], 'insert')
    const people = [
      person('branch', role.branch, mine, pin),
      person('cashier', role.cashier, mine, pin),
    ]
    await putRows(tx, 'user', people, 'insert')
    for (const store of [mine, foreign]) {
      const own = (table: Table) => {
        const known = ids[store] ?? {}
        known[table] ??= v7()
        return known[table]
      }
      const links = () => ({
        till_id: own('till'),
        till_session_id: own('till_session'),
        sale_id: own('sale'),
        line_id: own('sale_line'),
        device_id: own('device'),
        variant_id: shop.variant_id,
        user_id: shop.user_id,
        role_id: role.cashier,
        occurred_at: Date.now(),
        at: Date.now(),
      })
      for (const table of branched) {
        if (table === 'stock_level') continue
        const columns = columnsOf(resourceOf(table)).map(({ column }) => column)
        const linked = Object.entries(links()).filter(([column]) => columns.includes(column))
        const row = rowOf(table, store, { ...Object.fromEntries(linked), id: own(table) })
        if (table === 'stock_move')
          ids[store] = { ...ids[store], stock_level: `${store}:${shop.variant_id}` }
        await putRows(tx, table, [row], 'insert')
      }
    }
  })
}

const withoutStore = ({ store_id: _, ...row }: Record<string, unknown>) => row

await fill()
const app = createApp({
  engine,
  db,
  sessions,
  tenantOf: async () => shop.tenant_id,
  storeId: null,
  webDir: folder,
  apps: [],
  home: '/',
  extra: [...reportRoutes(postgres), events],
  onBug: bug => t.fail(String(bug instanceof Error ? bug.stack : bug)),
})
const http = createServer(app.callback())
await new Promise<void>(resolve => http.listen(0, '127.0.0.1', resolve))
const address = http.address()
const base = `http://127.0.0.1:${address && typeof address === 'object' ? address.port : ''}`
t.teardown(async () => {
  events.stop()
  http.closeAllConnections()
  await new Promise(resolve => http.close(resolve))
  await doorbell.close()
  rmSync(folder, { recursive: true, force: true })
})

const call = async (
  token: string,
  method: string,
  path: string,
  body?: object,
  headers: Record<string, string> = {},
) => {
  const response = await fetch(`${base}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'idempotency-key': v7(), ...headers },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json')
  return { status: response.status, text, body: isJson ? JSON.parse(text) : null }
}

const signIn = (user: string, pin = PIN) => call('', 'POST', '/sessions', { user, pin })
const branch: string = (await signIn('branch')).body.token
const owner: string = (await signIn('olive')).body.token

t.test('head office names nobody, and lets in only whose role says so', async t => {
  const choices = await call('', 'GET', '/tills/choices')
  t.match(choices.body, { side: 'head-office', tenant: { name: 'Harbour Market' } })
  t.same([choices.body.users, choices.body.tills, choices.body.store], [[], [], null])
  t.match(await signIn('cashier'), { status: 401, body: { code: 'not-at-head-office' } })
  t.match(await signIn('cashier', '0000'), { status: 401, body: { code: 'wrong-pin' } })
  t.match(await signIn('nobody'), { status: 401, body: { code: 'wrong-pin' } })
  const { token } = (await signIn('branch')).body
  t.match(await call(token, 'GET', '/sessions/current'), { status: 200 })
  const permissions = (names: string[]) =>
    postgres.withTenant(shop.tenant_id, tx =>
      tx.run('update role set permissions_json = $1 where id = $2', [
        JSON.stringify(names),
        role.branch,
      ]),
    )
  await permissions(['sale.read'])
  sessions.forget(['role'])
  const late = await call(token, 'GET', '/sale')
  t.match(late, { status: 401, body: { code: 'not-at-head-office' } }, 'who lost the right is out')
  await permissions(['*'])
  sessions.forget(['role'])
  t.match(await call(token, 'GET', '/sale'), { status: 200 })
})

t.test('lists, rows and CSV hold the own store and nothing of the other', async t => {
  t.ok(branched.length >= 17, `${branched.length} tables`)
  for (const table of branched) {
    const [own, other] = [idOf(mine, table), idOf(foreign, table)]
    t.ok(own && other, table)
    const has = async (token: string, path: string) => {
      const { status, text } = await call(token, 'GET', path)
      t.equal(status, 200, path)
      return [text.includes(own), text.includes(other)]
    }
    const first = table === 'user' || table === 'session' ? 'sort=-id&limit=200' : 'limit=200'
    t.same(await has(owner, `/${table}?${first}`), [true, true], `${table}: who works everywhere`)
    t.same(await has(branch, `/${table}?${first}`), [true, false], `${table}: the list`)
    t.same(await has(branch, `/${table}?format=csv`), [true, false], `${table}: the CSV`)
    t.same(await has(branch, `/${table}?id=${other}`), [false, false], `${table}: by id`)
    t.same(await has(branch, `/${table}?store_id=${foreign}`), [false, false], `${table}: by store`)
    t.equal((await call(branch, 'GET', `/${table}/${own}`)).status, 200)
    t.equal((await call(branch, 'GET', `/${table}/${other}`)).status, 404, `${table}: the row`)
    t.equal((await call(owner, 'GET', `/${table}/${other}`)).status, 200)
  }
  const stores = (await call(branch, 'GET', '/store')).body.rows
  t.same(
    stores.map(({ id }: { id: string }) => id),
    [mine],
    'nor that there is another',
  )
  t.equal((await call(branch, 'GET', `/store/${foreign}`)).status, 404)
  t.match(await call(branch, 'GET', '/product'), { body: { rows: [{ name: 'Flat white' }] } })
})

t.test('questions about another store find nothing', async t => {
  const asks: [path: string, body?: object][] = [
    [`/sales/receipt?sale_id=${idOf(foreign, 'sale')}`],
    [`/tills/start?till_id=${idOf(foreign, 'till')}`],
    [
      '/sales/quote',
      { lines: [{ variant_id: shop.variant_id, quantity: 1_000 }], store_id: foreign },
    ],
  ]
  for (const [path, body] of asks) {
    const method = body ? 'POST' : 'GET'
    t.match(await call(owner, method, path, body), { status: 200 }, `${path} of the owner`)
    t.match(
      await call(branch, method, path, body),
      { status: 409, body: { code: /^(sale|till|store)-unknown$/ } },
      path,
    )
    const own = path
      .replaceAll(idOf(foreign, 'sale'), idOf(mine, 'sale'))
      .replaceAll(idOf(foreign, 'till'), idOf(mine, 'till'))
    t.match(await call(branch, method, own, body && { ...body, store_id: mine }), { status: 200 })
  }
  const current = `/till-sessions/current?till_id=${idOf(foreign, 'till')}`
  const open = async (token: string) => (await call(token, 'GET', current)).body.total
  await postgres.withTenant(shop.tenant_id, tx =>
    tx.run('update till_session set closed_at = null'),
  )
  t.same([await open(owner), await open(branch)], [1, 0])
})

t.test('the dashboard shows one store to who works in one', async t => {
  const figures = async (token: string, more = '') => {
    const [today, days, status] = await Promise.all([
      call(token, 'GET', `/reports/today?x=1${more}`),
      call(token, 'GET', `/reports/days?from=${YESTERDAY}&to=${DAY}`),
      call(token, 'GET', '/stores/status'),
    ])
    const named = (stores: { id: string }[]) => stores.map(({ id }) => id).sort()
    return {
      stores: [named(today.body.stores), named(status.body.stores)],
      total: today.body.total,
      tenders: today.body.tenders.map(({ total }: { total: number }) => total),
      top: today.body.top.map(({ quantity }: { quantity: number }) => quantity),
      days: named(days.body.days.flatMap(({ stores }: { stores: { id: string }[] }) => stores)),
    }
  }
  const all = [mine, foreign].sort()
  t.same(await figures(owner), { stores: [all, all], total: 2, tenders: [2], top: [2], days: all })
  const own = { stores: [[mine], [mine]], total: 1, tenders: [1], top: [1], days: [mine] }
  t.same(await figures(branch), own)
  t.same(
    await figures(branch, `&store_id=${foreign}`),
    { ...own, stores: [[], [mine]], total: 0, tenders: [], top: [] },
    'nor by its name',
  )
})

t.test('nothing of another store is changed, nor made to be of one', async t => {
  const every = { 'if-none-match': '*' }
  const print = async () =>
    JSON.stringify(
      await Promise.all(
        [...branched, 'store' as const]
          .filter(table => table !== 'session' && table !== 'audit')
          .map(table =>
            engine.read(db.selectFrom(table).selectAll().orderBy('id'), headOffice(shop)),
          ),
      ),
    )
  const before = await print()
  const row = async (table: Table, store: string) =>
    (await call(owner, 'GET', `/${table}/${idOf(store, table)}`)).body
  const [till, device, user] = [
    await row('till', foreign),
    await row('device', mine),
    { ...(await row('user', mine)), colour: '#335577' },
  ]
  const code = 'X-1'
  const orders: [method: string, path: string, body: object | undefined, headers?: typeof every][] =
    [
      ['PUT', `/till/${till.id}`, { ...till, code }, every],
      ['DELETE', `/till/${till.id}`, undefined],
      ['PUT', `/till/${v7()}`, { ...till, id: undefined, code }, every],
      ['PUT', `/device/${v7()}`, { ...device, id: undefined, store_id: foreign }, every],
      ['PUT', `/user/${v7()}`, { ...user, id: undefined, login: 'new', store_id: foreign }, every],
      ['PUT', `/user/${v7()}`, { ...user, id: undefined, login: 'all', store_id: null }, every],
      ['POST', '/users/set-pin', { user_id: idOf(foreign, 'user'), pin: '1234' }],
      ['POST', '/users/set-pin', { user_id: shop.user_id, pin: '1234' }],
      ['POST', '/reviews/settle', { review_id: idOf(foreign, 'review'), note: '' }],
      ['POST', '/printing/retry', { job_id: idOf(foreign, 'print_job') }],
      ['POST', '/printing/settle', { job_id: idOf(foreign, 'print_job'), came_out: true }],
      ['POST', '/printing/test', { device_id: idOf(foreign, 'device') }],
      ['POST', '/printing/reprint', { sale_id: idOf(foreign, 'sale'), till_id: till.id }],
      ['POST', '/printing/open-drawer', { till_id: till.id, reason: 'x' }],
      [
        'POST',
        '/devices/instruct',
        { device_id: idOf(foreign, 'device'), message: { is: 'tear' } },
      ],
      ['POST', '/devices/print-tests', { report_id: v7(), device_id: idOf(foreign, 'device') }],
      [
        'POST',
        '/devices/print-scanner-sheet',
        {
          device_id: idOf(foreign, 'device'),
          printer_id: idOf(foreign, 'device'),
          make: 'datalogic',
          interface: 'usb-keyboard',
        },
      ],
      [
        'POST',
        '/devices/set-printer',
        { device_id: idOf(foreign, 'device'), request_id: v7(), settings: { code_page: 19 } },
      ],
      ['POST', '/devices/store-logo', { device_id: idOf(foreign, 'device'), request_id: v7() }],
      ['POST', '/devices/delete-logo', { device_id: idOf(foreign, 'device'), request_id: v7() }],
      ['POST', '/devices/print-logo', { device_id: idOf(foreign, 'device') }],
      [
        'POST',
        '/devices/set-line',
        { device_id: idOf(foreign, 'device'), baud: 9600, parity: 'none', flow: 'hardware' },
      ],
      ['POST', '/devices/test-drawer', { device_id: idOf(foreign, 'device') }],
      [
        'POST',
        '/devices/learn-drawer',
        { device_id: idOf(foreign, 'device'), open: 'high', shut: 'low' },
      ],
      ['POST', '/devices/order-scale', { till_id: till.id, order: 'zero' }],
      [
        'POST',
        '/customer-screens/pair',
        { screen_id: v7(), till_id: till.id, name: 'x', key_hash: 'a'.repeat(64) },
      ],
      ['POST', '/customer-screens/remove', { screen_id: v7() }],
      ['POST', '/hubs/rename', { hub_id: v7(), name: 'x' }],
      ['POST', '/hubs/revoke', { hub_id: v7() }],
      ['POST', '/payments/cancel', { payment_id: idOf(foreign, 'card_payment') }],
      ['POST', '/till-sessions/open', { till_id: till.id, float: 0 }],
      [
        'POST',
        '/till-sessions/close',
        { till_session_id: idOf(foreign, 'till_session'), counts: { cash: {} } },
      ],
      [
        'POST',
        '/till-sessions/move-cash',
        { till_session_id: idOf(foreign, 'till_session'), kind: 'out', amount: 1, reason: 'x' },
      ],
      ['POST', '/sales/resume', { parked_sale_id: idOf(foreign, 'parked_sale'), till_id: till.id }],
      [
        'POST',
        '/sales/complete',
        {
          sale_id: v7(),
          till_session_id: idOf(foreign, 'till_session'),
          lines: [{ variant_id: shop.variant_id, quantity: 1_000 }],
          tenders: [{ kind: 'cash', amount: 350 }],
          total: 350,
        },
      ],
    ]
  for (const [method, path, body, headers] of orders) {
    const { status, body: answer } = await call(branch, method, path, body, headers)
    t.ok(status >= 400 && status < 500, `${method} ${path}: ${status} ${answer?.code}`)
    t.notMatch(answer?.code, /input-invalid|not-allowed$|bug/, `${path} fails for the right reason`)
  }
  t.equal(await print(), before)
})

t.test('what holds in every store is not changed by who works in one', async t => {
  // No store_id: one row for the whole retailer.
  const whole = tables.filter(
    table => editable(table) && !branched.includes(table) && !['store', 'setting'].includes(table),
  )
  t.ok(['tenant', 'price', 'role', 'product', 'tax'].every(name => whole.some(of => of === name)))
  const every = { 'if-none-match': '*' }
  const code = 'whole-retailer-only'
  let refused = 0
  const tagOf = async (path: string) => {
    const headers = { authorization: `Bearer ${owner}` }
    const response = await fetch(`${base}/api/v1${path}`, { headers })
    return { 'if-match': response.headers.get('etag') ?? '' }
  }
  for (const table of whole) {
    const [first] = (await call(owner, 'GET', `/${table}?limit=1`)).body.rows
    if (!first || table === 'customer') continue
    const { id, tenant_id: _, ...row } = first
    const path = `/${table}/${id}`
    const put = await call(branch, 'PUT', path, row, await tagOf(path))
    t.match(put, { status: 403, body: { code } }, `${table}: ${put.text}`)
    const byOwner = await call(owner, 'PUT', path, row, await tagOf(path))
    t.equal(byOwner.status, 200, `${table}: ${byOwner.text}`)
    refused += 1
  }
  t.ok(refused >= 5, `${refused} tables`)
  const made = { name: 'Mine', name_ar: '', permissions_json: '["sales.*"]', discount_limit: 0 }
  const role = { ...made, refund_limit: 0, cash_out_limit: 0 }
  t.match(await call(branch, 'PUT', `/role/${v7()}`, role, every), { body: { code } })
  const price = { variant_id: shop.variant_id, price_list_id: shop.price_list_id, amount: 1 }
  t.match(await call(branch, 'POST', '/prices/set', price), { body: { code } })
  const { id: _, ...customer } = (await call(owner, 'GET', `/customer/${shop.customer_id}`)).body
  const known = { ...customer, card_no: 'C8' }
  const kept = await call(branch, 'PUT', `/customer/${v7()}`, known, every)
  t.equal(kept.status, 200, `a customer is everybody's: ${kept.text}`)
  const { id: own, ...store } = (await call(branch, 'GET', `/store/${mine}`)).body
  const header = { ...store, receipt_header: 'Welcome' }
  const changed = await call(branch, 'PUT', `/store/${own}`, header, await tagOf(`/store/${own}`))
  t.equal(changed.status, 200, `and the own store is the own store's: ${changed.text}`)
})

t.test('who works in one store is told that something changed, not what', async t => {
  const listen = async (token: string) => {
    const headers = { authorization: `Bearer ${token}` }
    const { body } = await fetch(`${base}/api/v1/events`, { headers })
    const reader = body?.pipeThrough(new TextDecoderStream()).getReader()
    return async () => {
      let text = ''
      while (!text.includes('"customer"')) text += (await reader?.read())?.value ?? ''
      return text
    }
  }
  const [all, one] = [await listen(owner), await listen(branch)]
  const { status, body } = await call(owner, 'GET', `/customer/${shop.customer_id}`)
  t.equal(status, 200)
  const put = await call(
    owner,
    'PUT',
    `/customer/${v7()}`,
    { ...body, id: undefined, card_no: 'C9' },
    {
      'if-none-match': '*',
    },
  )
  t.equal(put.status, 200, put.text)
  t.match(await all(), put.body.id)
  const heard = await one()
  t.match(heard, '"customer":null')
  t.notMatch(heard, put.body.id)
})
