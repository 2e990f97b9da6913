import { createHash } from 'node:crypto'
import t, { type Test } from 'tap'
import { v7 } from 'uuid'
import { aServer } from '#appliance/a-server.ts'
import { heldCoffee, openSession, shop, testId } from '#appliance/kernel/a-store.ts'
import { tables } from '#schema/index.ts'
import { startingParts } from '#schema/rules/label-design.ts'
import { packed } from '#schema/rules/picture.ts'
import { plainReceipt } from '#schema/rules/receipt-design.ts'
import { differences, isObject, resolve } from './a-schema.ts'

const server = await aServer(t, { till_session: [openSession(shop.till2, 2)] })
const { call } = server
const owner = await server.token('owner')
const document = (await call('GET', '/openapi.json')).body

type Operation = {
  tags: string[]
  parameters?: { $ref?: string; name?: string; in?: string; schema?: object; required?: boolean }[]
  requestBody?: { content: Record<string, { schema: object }> }
  responses: Record<string, { content?: Record<string, { schema?: object }> }>
  security?: object[]
}

const METHODS = ['get', 'put', 'post', 'delete']

const operations: [path: string, method: string, operation: Operation][] = Object.entries<
  Record<string, Operation>
>(document.paths).flatMap(([path, item]) =>
  Object.entries(item)
    .filter(([method]) => METHODS.includes(method))
    .map(([method, operation]): [string, string, Operation] => [path, method, operation]),
)

t.test('the description is OpenAPI 3.1 and every reference leads somewhere', async t => {
  t.match(document, {
    openapi: /^3\.1\.\d+$/,
    info: { title: String, version: String },
    servers: [{ url: '/api/v1' }],
    components: {
      schemas: Object,
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
    },
  })
  t.same(
    Object.keys(document).filter(
      key => !['openapi', 'info', 'servers', 'security', 'paths', 'components'].includes(key),
    ),
    [],
  )
  const walk = (part: unknown, path: string) => {
    if (Array.isArray(part))
      for (const [index, item] of part.entries()) walk(item, `${path}/${index}`)
    if (!isObject(part)) return
    const ref = part['$ref']
    if (typeof ref === 'string' && resolve(ref, document) === undefined)
      t.fail(`${path} points at ${ref}`)
    if (typeof part['pattern'] === 'string')
      t.doesNotThrow(() => new RegExp(String(part['pattern']), 'u'), path)
    for (const [key, inner] of Object.entries(part)) walk(inner, `${path}/${key}`)
  }
  walk(document, '#')
  for (const [path, method, { parameters = [], responses, requestBody, tags }] of operations) {
    const name = `${method} ${path}`
    t.match(path, /^\/[\w-]+(\/(\{id\}|[\w-]+))*$/, name)
    t.ok(tags.length === 1 && responses['200'], `${name} says what it answers`)
    t.ok(responses['default'], `${name} says how it refuses`)
    t.ok(method === 'get' ? requestBody === undefined : true, name)
    const item = document.paths[path]
    const all = [...parameters, ...(item.parameters ?? [])]
      .map(one => (one.$ref ? resolve(one.$ref, document) : one))
      .filter(isObject)
    for (const one of all)
      t.ok(
        one['name'] && ['query', 'header', 'path'].includes(String(one['in'])) && one['schema'],
        `${name}: ${one['name']}`,
      )
    t.equal(
      new Set(all.map(one => `${one['in']} ${one['name']}`)).size,
      all.length,
      `${name}: no parameter twice`,
    )
    t.equal(
      path.includes('{id}'),
      all.some(one => one['in'] === 'path' && one['name'] === 'id' && one['required']),
      name,
    )
  }
})

t.test('no answer is described as just some object', async t => {
  for (const [path, method, { responses }] of operations) {
    const schema = responses['200']?.content?.['application/json']?.schema
    if (!schema) continue
    t.not(JSON.stringify(schema), '{"type":"object"}', `${method} ${path}`)
  }
})

/** Every address of the description, or those below it, answers as described. */
const asked = new Set<string>()

const ask = async (t: Test, method: string, path: string, body?: unknown, headers = {}) => {
  const answer = await call(method.toUpperCase(), path, { token: owner, body, headers })
  t.equal(answer.status, 200, `${method} ${path} ${answer.status === 200 ? '' : answer.text}`)
  const [plain = ''] = path.split('?')
  const of = operations.filter(([, verb]) => verb === method)
  const found =
    of.find(([known]) => known === plain) ??
    of.find(([known]) => new RegExp(`^${known.replace('{id}', '[^/]+')}$`).test(plain))
  if (!found) return t.fail(`${method} ${path} is not described`)
  asked.add(`${method} ${found[0]}`)
  const schema = found[2].responses['200']?.content?.['application/json']?.schema
  t.same(differences(schema, answer.body, document), [], `${method} ${path} answers as described`)
  const input = found[2].requestBody?.content['application/json']?.schema
  if (input && body !== undefined)
    t.same(differences(input, body, document), [], `${method} ${path} takes what is described`)
  return answer.body
}

t.test('every command and question answers what the description says', async t => {
  const SALE = v7()
  const line = {
    variant_id: shop.coffee,
    quantity: 2_000,
    discounts: [{ kind: 'percent', rate: 100_000, reason: 'dented' }],
  }
  await ask(t, 'get', '/tills/choices')
  await ask(t, 'get', '/sessions/current')
  await ask(t, 'post', '/users/unlock', { user: 'amal' })
  const { till_session_id } = await ask(t, 'post', '/till-sessions/open', {
    till_id: shop.till,
    float: 10_000,
  })
  await ask(t, 'get', `/tills/start?till_id=${shop.till}`)
  await ask(t, 'get', `/till-sessions/current?till_id=${shop.till}`)
  await ask(t, 'get', '/catalogue/lookup?code=5449000000996')
  await ask(t, 'get', '/catalogue/lookup?code=2100417007406')
  await ask(t, 'get', '/catalogue/lookup?code=2200417002002')
  await ask(t, 'get', '/catalogue/lookup?code=5449000000997')
  await ask(t, 'get', '/catalogue/search?q=cola&limit=1')
  await ask(t, 'get', `/catalogue/items?ids=${shop.can},${shop.tomatoes}`)
  const { total } = await ask(t, 'post', '/sales/quote', {
    lines: [line, { barcode: '2100417007406', quantity: 1_000 }],
  })
  await ask(t, 'post', '/sales/quote?trace=1', {
    lines: [line],
    discounts: [{ kind: 'amount', amount: 20 }],
  })
  const agreed = { sale_id: SALE, till_session_id, customer_id: shop.customer }
  const weighed = { barcode: '2100417007406', quantity: 1_000 }
  await ask(t, 'post', '/sales/agree', { ...agreed, lines: [line, weighed], total })
  const sold = await ask(t, 'post', '/sales/complete', {
    sale_id: SALE,
    till_session_id,
    lines: [line, weighed],
    tenders: [{ kind: 'cash', amount: total + 5 }],
    total,
    customer_id: shop.customer,
  })
  await ask(t, 'post', '/sales/complete', {
    sale_id: v7(),
    till_session_id,
    lines: [line],
    tenders: [{ kind: 'cash', amount: 1_000 }],
    total: 1_000,
    occurred_at: Date.now() - 1_000,
  })
  await ask(t, 'get', `/sales/receipt?sale_id=${SALE}`)
  const parked_sale_id = v7()
  await ask(t, 'post', '/sales/park', {
    parked_sale_id,
    till_id: shop.till,
    lines_json: JSON.stringify(heldCoffee),
    total: 0,
  })
  await ask(t, 'post', '/sales/resume', { parked_sale_id, till_id: shop.till2 })
  const copy = await ask(t, 'post', '/printing/reprint', { sale_id: SALE, till_id: shop.till })
  await ask(t, 'post', '/printing/test', { device_id: shop.printer })
  await ask(t, 'post', '/printing/open-drawer', { till_id: shop.till, reason: 'change' })
  const hub = {
    tenant_id: shop.tenant_id,
    store_id: shop.store_id,
    actor: {
      user_id: null,
      till_id: null,
      permissions: new Set(['*']),
      discount_limit: 0,
      refund_limit: 0,
      cash_out_limit: 0,
    },
  }
  server.store.run(
    'printing.report',
    { job_id: sold.print_job_id, device_id: shop.printer, attempt: 1, state: 'unknown' },
    hub,
  )
  server.store.run(
    'printing.report',
    { job_id: copy.print_job_id, device_id: shop.printer, attempt: 1, state: 'failed' },
    hub,
  )
  await ask(t, 'get', `/printing/till-jobs?till_id=${shop.till}`)
  await ask(t, 'post', '/printing/settle', { job_id: copy.print_job_id, came_out: false })
  await ask(t, 'post', '/printing/retry', { job_id: sold.print_job_id })
  const [first] = server.store.rows('device').filter(({ id }) => id === shop.printer)
  const { id: _, tenant_id: _tenant, ...printer } = first ?? {}
  const other = v7()
  await ask(t, 'put', `/device/${other}`, printer, { 'if-none-match': '*' })
  const elsewhere = { job_id: sold.print_job_id, device_id: other }
  await ask(t, 'post', '/printing/send-elsewhere', elsewhere)
  const group = { role: 'receipt', name: 'Front', name_ar: '', till_id: null, station_id: null }
  const device_ids = [shop.printer, other]
  const [receipt] = server.store.rows('print_job')
  if (!receipt) throw new Error('nothing to print')
  const ticket = { id: v7(), kind: 'kitchen', key: 'kitchen:1', state: 'printed' } as const
  server.store.given({ print_job: [{ ...receipt, ...ticket, sale_id: SALE }] })
  await ask(t, 'post', '/printing/recall', { sale_id: SALE })
  const group_id = v7()
  const wanted = { group_id, ...group, status: 'active', device_ids }
  await ask(t, 'post', '/printing/set-group', wanted)
  await ask(t, 'post', '/printing/remove-group', { group_id })
  const drawn = { design: plainReceipt, sale_id: SALE }
  await ask(t, 'post', '/printing/receipt-draft', drawn)
  await ask(t, 'post', '/printing/try-receipt', { ...drawn, device_id: shop.printer })
  const labelPrinter = v7()
  const labels = { ...printer, class: 'label_printer', model: 'zpl' }
  await ask(t, 'put', `/device/${labelPrinter}`, labels, { 'if-none-match': '*' })
  const label = { language: 'en', width: 500, height: 300, gap: 20 }
  const design = { ...label, elements_json: JSON.stringify(startingParts(500, 300)) }
  const looked = { design, variant_id: shop.can }
  await ask(t, 'post', '/printing/label-draft', looked)
  await ask(t, 'post', '/printing/try-label', { ...looked, device_id: labelPrinter })
  const design_id = v7()
  const kept = { ...design, store_id: shop.store_id, name: 'Shelf', name_ar: '' }
  await ask(t, 'put', `/label_design/${design_id}`, kept, { 'if-none-match': '*' })
  const items = [{ variant_id: shop.can, copies: 2 }]
  const ordered = { batch_id: v7(), design_id, device_id: labelPrinter, items }
  await ask(t, 'post', '/printing/labels', ordered)
  await ask(t, 'get', '/printing/labels-due')
  await ask(t, 'get', '/printing/labels-missing')
  const payment = { payment_id: v7(), sale_id: v7(), till_id: shop.till, amount: 500 }
  await ask(t, 'post', '/payments/pay-by-card', payment)
  await ask(t, 'post', '/payments/enquire', { payment_id: payment.payment_id })
  await ask(t, 'post', '/payments/cancel', { payment_id: payment.payment_id })
  server.store.run(
    'payments.report',
    { payment_id: payment.payment_id, device_id: shop.terminal, state: 'no-answer' },
    hub,
  )
  const settled = { payment_id: payment.payment_id, paid: false }
  await ask(t, 'post', '/payments/settle-by-hand', settled)
  await ask(t, 'post', '/payments/end-of-day', { card_day_id: v7(), till_id: shop.till })
  await ask(t, 'post', '/stock/receive', {
    receipt_id: v7(),
    lines: [{ variant_id: shop.can, quantity: 1_000 }],
  })
  await ask(t, 'post', '/stock/adjust', {
    adjustment_id: v7(),
    variant_id: shop.can,
    quantity: -1_000,
    reason: 'broken',
  })
  const [review] = server.store.rows('review')
  await ask(t, 'post', '/reviews/settle', { review_id: review?.id })
  await ask(t, 'post', '/devices/discover', { hub: 'hub-1' })
  await ask(t, 'post', '/devices/instruct', { device_id: shop.printer, message: { is: 'status' } })
  await ask(t, 'post', '/devices/record-tests', {
    report_id: testId(47, 1),
    devices: [{ device_id: shop.printer, outcomes: [{ test: 'answers', result: 'passed' }] }],
  })
  await ask(t, 'post', '/devices/print-tests', {
    report_id: testId(47, 1),
    device_id: shop.printer,
  })
  const scanner = v7()
  const scannerRow = { ...printer, class: 'scanner' }
  await ask(t, 'put', `/device/${scanner}`, scannerRow, { 'if-none-match': '*' })
  await ask(t, 'post', '/devices/print-scanner-sheet', {
    device_id: scanner,
    printer_id: shop.printer,
    make: 'datalogic',
    interface: 'usb-keyboard',
  })
  await ask(t, 'post', '/devices/set-printer', {
    device_id: shop.printer,
    request_id: v7(),
    settings: { code_page: 19 },
  })
  const logo = { logo_json: JSON.stringify(packed(Uint8Array.of(0xf0), 8, 1)) }
  const paper = { ...plainReceipt, ...logo, store_id: shop.store_id }
  await ask(t, 'put', `/receipt_design/${shop.store_id}`, paper, { 'if-none-match': '*' })
  await ask(t, 'post', '/devices/store-logo', { device_id: shop.printer, request_id: v7() })
  await ask(t, 'post', '/devices/delete-logo', { device_id: shop.printer, request_id: v7() })
  await ask(t, 'post', '/devices/print-logo', { device_id: shop.printer })
  await ask(t, 'post', '/devices/set-line', {
    device_id: shop.printer,
    baud: 19_200,
    parity: 'none',
    flow: 'hardware',
  })
  await ask(t, 'post', '/devices/test-drawer', { device_id: shop.printer })
  await ask(t, 'post', '/devices/learn-drawer', {
    device_id: shop.printer,
    open: 'low',
    shut: 'high',
  })
  const scale = { ...printer, class: 'scale' }
  await ask(t, 'put', `/device/${v7()}`, scale, { 'if-none-match': '*' })
  await ask(t, 'post', '/devices/order-scale', { till_id: shop.till, order: 'zero' })
  const screen_id = v7()
  const screen = { screen_id, till_id: shop.till, name: 'Window', key_hash: 'a'.repeat(64) }
  await ask(t, 'post', '/customer-screens/pair', screen)
  await ask(t, 'post', '/customer-screens/remove', { screen_id })
  const hub_id = v7()
  const { code } = await ask(t, 'post', '/hubs/invite', { hub_id, name: 'Bar', name_ar: '' })
  const key_hash = createHash('sha256').update('its secret').digest('hex')
  const paired = await ask(t, 'post', '/hubs/pair', { code, key_hash })
  await ask(t, 'post', '/hubs/standing', { hub: paired.hub, key_hash })
  await ask(t, 'post', '/hubs/rename', { hub_id, name: 'Bar', name_ar: 'البار' })
  await ask(t, 'post', '/hubs/revoke', { hub_id })
  await ask(t, 'get', '/devices/states')
  await ask(t, 'get', '/reports/today')
  await ask(t, 'post', '/till-sessions/move-cash', {
    till_session_id,
    kind: 'in',
    amount: 100,
    reason: 'coins',
  })
  await ask(t, 'post', '/till-sessions/close', { till_session_id, counts: { cash: { 1000: 3 } } })
})

t.test('every table answers what the description says', async t => {
  for (const table of tables) {
    const page = await ask(t, 'get', `/${table}?limit=5`)
    const [first] = page.rows
    if (first) await ask(t, 'get', `/${table}/${encodeURIComponent(first.id)}`)
  }
  const row = {
    name: 'New',
    phone: '',
    email: '',
    card_no: '',
    price_list_id: null,
    note: '',
    status: 'active',
  }
  const id = v7()
  await ask(t, 'put', `/customer/${id}`, row, { 'if-none-match': '*' })
  const device = {
    store_id: shop.store_id,
    class: 'scale',
    name: 'Scale',
    name_ar: '',
    model: '',
    transport: 'virtual',
    address: '',
    options_json: '{}',
    till_id: null,
    status: 'active',
  }
  await ask(t, 'put', `/device/${v7()}`, device, { 'if-none-match': '*' })
  await ask(t, 'get', `/audit/of?table=customer&id=${id}`)
  const csv = { 'content-type': 'text/csv' }
  await ask(t, 'post', '/customer/import', `id,name\n${id},Newer\n,Incomplete\n`, csv)
  await ask(t, 'post', '/customer/import?dry_run=1', `id,name\n${id},Newer\n`, csv)
})

t.test('what this test has not asked is what head office decides', async t => {
  const body = { user: 'cashier', pin: '2468' }
  const signedIn = await call('POST', '/sessions', { body })
  const schema =
    document.paths['/sessions'].post.responses['200'].content['application/json'].schema
  t.same(differences(schema, signedIn.body, document), [])
  t.same((await call('POST', '/sessions/close', { token: signedIn.body.token, body: {} })).body, {})
  const left = operations
    .map(([path, method]) => `${method} ${path}`)
    .filter(name => !asked.has(name))
  const known = [
    /^post \/sessions/,
    /^post \/users\/set-pin$/,
    /^post \/prices\/set$/,
    /^get \/pictures/,
    /^get \/devices\/paper$/,
    /^post \/printing\/picture$/,
    /^put /,
    /^delete /,
    /^post \/\w+\/import$/,
    /^get \/\w+\/\{id\}$/,
  ]
  t.same(
    left.filter(name => !known.some(pattern => pattern.test(name))),
    [],
  )
})

t.test('a problem is described as every refusal is', async t => {
  const problem = (
    await call('POST', '/stock/adjust', { token: owner, body: { adjustment_id: testId(1, 1) } })
  ).body
  t.same(differences({ $ref: '#/components/schemas/Problem' }, problem, document), [])
})

t.test('the server met no bug meanwhile', async t => {
  t.same(server.bugs, [])
})
