import { createHash } from 'node:crypto'
import { Agent, request } from 'node:http'
import { connect as connectTcp } from 'node:net'
import fc from 'fast-check'
import { connectAsync, type MqttClient } from 'mqtt'
import t, { type Test } from 'tap'
import { v7 } from 'uuid'
import { type Answer, aServer, PIN } from '#appliance/a-server.ts'
import { heldCoffee, openSession, shop, testId } from '#appliance/kernel/a-store.ts'
import { VOLATILE } from '#schema/ddl.ts'
import { tables } from '#schema/index.ts'
import { startingParts } from '#schema/rules/label-design.ts'
import { plainReceipt } from '#schema/rules/receipt-design.ts'

t.setTimeout(120_000)

const closed = {
  ...openSession(shop.till, 3),
  z_no: 3,
  closed_at: 1,
  closed_by: shop.cashier,
  expected_json: '{}',
  counted_json: '{}',
  difference: 0,
}
const server = await aServer(t, { till_session: [openSession(), closed] })
const { call, store, base } = server
const cashier = await server.token('cashier')
const owner = await server.token('owner')

/** A print of all that is written, but for who is signed in. */
const everything = () =>
  createHash('sha256')
    .update(
      JSON.stringify(
        tables.filter(table => !VOLATILE.includes(table)).map(table => store.rows(table)),
      ),
    )
    .digest('hex')

const sale = (more = {}) => ({
  sale_id: v7(),
  till_session_id: openSession().id,
  lines: [{ variant_id: shop.coffee, quantity: 1_000 }],
  tenders: [{ kind: 'cash', amount: 499 }],
  total: 499,
  ...more,
})
const line = (more: object) =>
  sale({ lines: [{ variant_id: shop.coffee, quantity: 1_000, ...more }] })

/** Refused by name, in words; nothing is written; the next sale goes through. */
const refused = async (t: Test, code: string, status: number, send: () => Promise<Answer>) => {
  const before = everything()
  const answer = await send()
  t.same([answer.status, answer.body?.code], [status, code], code)
  t.match(answer.headers.get('content-type'), 'application/problem+json')
  t.match(answer.body?.title, /^\p{Lu}.{8,}[.;:]/u, 'in words')
  t.equal(everything(), before, `${code}: nothing is written`)
  const alive = await call('GET', `${base}/health/ready`)
  t.equal(alive.status, 200, 'and the server goes on')
  return answer.body
}

const complete = (body: unknown) => () => call('POST', '/sales/complete', { token: cashier, body })

t.test('an unknown barcode', async t => {
  const body = sale({ lines: [{ barcode: '5000000000029', quantity: 1_000 }] })
  t.match(await refused(t, 'barcode-unknown', 409, complete(body)), {
    line: 0,
    barcode: '5000000000029',
  })
  t.match((await call('GET', '/catalogue/lookup?code=5000000000029', { token: cashier })).body, {
    item: null,
    refused: 'barcode-unknown',
  })
})

t.test('a wrong check digit', t =>
  refused(
    t,
    'wrong-check-digit',
    409,
    complete(sale({ lines: [{ barcode: '5449000000997', quantity: 1_000 }] })),
  ),
)

t.test('a quantity of nothing, or less', async t => {
  await refused(t, 'quantity-not-positive', 409, complete(line({ quantity: 0 })))
  await refused(t, 'quantity-not-positive', 409, complete(line({ quantity: -1_000 })))
})

t.test('2^53, as a quantity, a price, an amount, a total', async t => {
  for (const body of [
    line({ quantity: 2 ** 53 }),
    line({ unit_price: 2 ** 53 }),
    sale({ tenders: [{ kind: 'cash', amount: 2 ** 53 }] }),
    sale({ total: 2 ** 53 }),
  ]) {
    await refused(t, 'input-invalid', 400, complete(body))
  }
  await refused(t, 'input-invalid', 400, () =>
    call('POST', '/till-sessions/open', {
      token: cashier,
      body: { till_id: shop.till2, float: 2 ** 53 },
    }),
  )
  await refused(t, 'amount-too-large', 409, () =>
    call('POST', '/sales/quote', {
      token: cashier,
      body: {
        lines: Array.from({ length: 200 }, () => ({
          variant_id: shop.coffee,
          quantity: 9_999_000,
          unit_price: 100_000_000_000,
        })),
      },
    }),
  )
})

t.test('a price as text', async t => {
  const body = await refused(t, 'input-invalid', 400, complete(line({ unit_price: '4.99' })))
  t.match(body.issues, [{ path: 'lines.0.unit_price', message: /number|int/ }], 'and where it is')
})

t.test('a key that nobody knows', async t => {
  t.match((await refused(t, 'input-invalid', 400, complete(sale({ discount: 499 })))).issues, [
    { message: /discount/ },
  ])
  await refused(t, 'input-invalid', 400, complete(line({ price: 1 })))
})

t.test('a body of 10 MB, announced or not', async t => {
  const large = JSON.stringify(sale({ coupon_codes: ['x'.repeat(10_000_000)] }))
  t.match(await refused(t, 'body-too-large', 413, complete(large)), { max: 1_000_000 })
  await refused(t, 'body-too-large', 413, () => chunked(large))
  await refused(t, 'body-too-large', 413, () =>
    call('POST', '/customer/import?dry_run=1', { token: owner, body: 'x'.repeat(30_000_001) }),
  )
})

/** The same request without a length: the server learns of the size while it reads. */
const chunked = (body: string): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const sent = request(`${base}/api/v1/sales/complete`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${cashier}`,
        'idempotency-key': v7(),
        'transfer-encoding': 'chunked',
      },
    })
    sent.on('response', async response => {
      let text = ''
      for await (const part of response) text += part
      const headers = new Headers({ 'content-type': response.headers['content-type'] ?? '' })
      resolve({ status: response.statusCode ?? 0, headers, text, body: JSON.parse(text) })
    })
    // The rest of the body finds nobody to take it any more.
    sent.on('error', error =>
      'code' in error && error.code === 'EPIPE' ? undefined : reject(error),
    )
    sent.end(body)
  })

t.test('a wrong token and an expired session', async t => {
  const body = sale()
  await refused(t, 'signed-out', 401, () => call('POST', '/sales/complete', { body }))
  await refused(t, 'signed-out', 401, () =>
    call('POST', '/sales/complete', { token: `${cashier.slice(0, -4)}AAAA`, body }),
  )
  const { token } = (await call('POST', '/sessions', { body: { user: 'cashier', pin: PIN } })).body
  const { body: who } = await call('GET', '/sessions/current', { token })
  store.sqlite.raw
    .prepare('update session set expires_at = ? where id = ?')
    .run(store.now(), who.session_id)
  server.forget()
  await refused(t, 'session-expired', 401, () => call('POST', '/sales/complete', { token, body }))
})

t.test('a till that is closed', t =>
  refused(t, 'till-session-closed', 409, complete(sale({ till_session_id: closed.id }))),
)

t.test(
  'a total that differs: the answer has the right one; sold offline it is taken and listed',
  async t => {
    t.match(await refused(t, 'total-differs', 409, complete(sale({ total: 498 }))), {
      total: 499,
      sent: 498,
    })
    const replay = sale({
      total: 459,
      tenders: [{ kind: 'cash', amount: 459 }],
      occurred_at: store.now() - 60_000,
    })
    const key = { 'idempotency-key': v7() }
    const taken = await call('POST', '/sales/complete', {
      token: cashier,
      body: replay,
      headers: key,
    })
    t.match(
      [taken.status, taken.body],
      [
        200,
        { sale_id: replay.sale_id, total: 499, price_difference: -40, review: ['total-differs'] },
      ],
    )
    const again = await call('POST', '/sales/complete', {
      token: cashier,
      body: replay,
      headers: key,
    })
    t.equal(again.text, taken.text, 'delivered twice, it is there once')
    t.match(store.rows('review'), [
      { sale_id: replay.sale_id, kind: 'total-differs', status: 'open' },
    ])
    t.match(JSON.parse(store.rows('review')[0]?.detail_json ?? ''), { total: 499, sent: 459 })
  },
)

t.test('text that is no JSON, or JSON that is meant to break something', async t => {
  const raw = (text: string) => complete(text)
  await refused(t, 'body-not-json', 400, raw('{"sale_id":'))
  await refused(t, 'body-not-json', 400, raw('{"total":NaN}'))
  await refused(t, 'body-not-json', 400, raw('\u0000'))
  await refused(t, 'input-invalid', 400, raw(''))
  await refused(t, 'input-invalid', 400, raw('null'))
  await refused(t, 'input-invalid', 400, raw('[]'))
  await refused(t, 'input-invalid', 400, raw('"text"'))
  await refused(t, 'body-too-deep', 400, raw('['.repeat(400_000) + ']'.repeat(400_000)))
  await refused(t, 'body-too-deep', 400, raw(`${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`))
  const deep = `{"device_id":"${shop.printer}","message":{"is":"status","x":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`
  await refused(t, 'body-too-deep', 400, () =>
    call('POST', '/devices/instruct', { token: owner, body: deep }),
  )
  const text = JSON.stringify(sale())
  await refused(t, 'input-invalid', 400, raw(text.replace('"total":499', '"total":1e400')))
  await refused(t, 'input-invalid', 400, raw(text.replace('"total":499', '"total":499.5')))
  await refused(
    t,
    'input-invalid',
    400,
    raw(text.replace('"total":499', '"total":499,"__proto__":{"admin":true}')),
  )
  await refused(
    t,
    'input-invalid',
    400,
    raw(text.replace('"quantity":1000', '"quantity":1000,"__proto__":{"unit_price":1}')),
  )
  await refused(
    t,
    'input-invalid',
    400,
    raw(text.replace('"total":499', '"total":499,"constructor":{"prototype":{}}')),
  )
  t.equal(Reflect.get({}, 'admin'), undefined)
  await refused(t, 'total-differs', 409, raw(text.replace('"total":499', '"total":499,"total":1')))
})

t.test('half characters and control characters', async t => {
  const put = (row: object) => () =>
    call('PUT', `/customer/${v7()}`, {
      token: owner,
      body: {
        name: 'A',
        phone: '',
        email: '',
        card_no: '',
        price_list_id: null,
        note: '',
        status: 'active',
        ...row,
      },
      headers: { 'if-none-match': '*' },
    })
  for (const name of [
    '\ud800',
    'a\u0000b',
    'a\u001b@b',
    'a\nb',
    '\u009b',
    '\u202etac',
    '\u2067x',
    '   ',
  ])
    await refused(t, 'input-invalid', 400, put({ name }))
  await refused(
    t,
    'input-invalid',
    400,
    complete(sale({ tenders: [{ kind: 'card', amount: 499, reference: '\u0000' }] })),
  )
  await refused(t, 'input-invalid', 400, () =>
    call('POST', '/sales/park', {
      token: cashier,
      body: { parked_sale_id: v7(), till_id: shop.till, lines_json: '"\ud800"', total: 0 },
    }),
  )
  const names = ["'; drop table sale; --", '<script>alert(1)</script>', 'عميل', '🛒'.repeat(30)]
  for (const name of names)
    t.match(
      (await put({ name, card_no: name.slice(0, 8) })()).body,
      { name },
      'what is only odd is taken as it is',
    )
})

// --- the broker

const client = (clientId: string, password: string, username = clientId): Promise<MqttClient> =>
  connectAsync(`mqtt://127.0.0.1:${server.mqttPort}`, {
    clientId,
    username,
    password,
    protocolVersion: 4,
    reconnectPeriod: 0,
    connectTimeout: 5_000,
  })

/** Sends bytes and waits for the broker to close the line. */
const closes = (bytes: Buffer): Promise<boolean> =>
  new Promise(resolve => {
    const socket = connectTcp(server.mqttPort, '127.0.0.1', () => socket.write(bytes))
    socket.on('error', () => resolve(true))
    socket.on('close', () => resolve(true))
    socket.resume()
  })

t.test(
  'an MQTT client under another name, with another topic, or with a packet that is too large',
  async t => {
    const before = everything()
    const id = `t:${shop.till}`
    const foreign: [clientId: string, password: string, username?: string][] = [
      [`t:${shop.till2}`, cashier],
      [id, 'nonsense'],
      [id, cashier, `t:${shop.till2}`],
      ['hub-1', cashier],
      ['server', cashier],
      ['', cashier],
      [`${id}\u0000`, cashier],
      [`u:${v7()}`, cashier],
    ]
    for (const who of foreign) {
      await t.rejects(
        client(...who),
        /[Nn]ot authorized|Bad|closed|identifier/i,
        `${who[0]} stays out`,
      )
    }
    const till = await client(id, cashier)
    const granted = async (topic: string) =>
      (await till.subscribeAsync(topic)).map(({ qos }) => qos)
    const heard: string[] = []
    till.on('message', topic => heard.push(topic))
    t.same(await granted(`s/${shop.store_id}/b/changes`), [0])
    for (const topic of [
      '#',
      's/#',
      `s/${shop.store_id}/#`,
      `s/${shop.store_id}/b/devices`,
      `s/${shop.store_id}/t/${shop.till2}/in`,
      `s/${testId(2, 2)}/b/changes`,
      `s/${shop.store_id}/dev/${shop.printer}/in`,
      '$SYS/#',
    ]) {
      await t.rejects(granted(topic), /Unspecified|not|128/i, `may not hear ${topic}`)
    }
    const gone = new Promise<void>(resolve => till.once('close', () => resolve()))
    till.publish(
      `s/${shop.store_id}/dev/${shop.terminal}/out`,
      JSON.stringify({ is: 'payment', request_id: v7(), state: 'approved' }),
      { qos: 1 },
      () => {},
    )
    await gone
    t.pass('who says what is not his is cut off')
    await till.endAsync(true)
    t.ok(
      await closes(Buffer.from([0x10, 0xff, 0xff, 0xff, 0x7f])),
      'a first packet of 256 MB is not waited for',
    )
    t.ok(
      await closes(Buffer.from([0x10, 0xff, 0xff, 0xff, 0xff, 0x01])),
      'nor a length that is none',
    )
    t.ok(await closes(Buffer.from('HELO mail\r\n')), 'nor another protocol')
    const whole = await client(id, cashier)
    const cut = new Promise<void>(resolve => whole.once('close', () => resolve()))
    whole.publish(
      `s/${shop.store_id}/t/${shop.till}/out`,
      'x'.repeat(300_000),
      { qos: 1 },
      () => {},
    )
    await cut
    await whole.endAsync(true)
    t.equal(everything(), before, 'nothing is written')
    const alive = await client(id, cashier)
    t.ok(alive.connected, 'and the broker goes on')
    await alive.endAsync()
  },
)

// --- anything

const strange = fc.oneof(
  fc.constantFrom(
    null,
    true,
    0,
    -1,
    0.1,
    2 ** 53,
    -(2 ** 53),
    1e308,
    '',
    '0',
    'null',
    '__proto__',
    '\ud800',
    '\u0000',
    [],
    {},
  ),
  fc.integer(),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.uuid({ version: 7 }),
  fc.json({ maxDepth: 3 }).map(text => JSON.parse(text) as unknown),
)

/** A sensible input with one or two places made strange. */
const aLabel = {
  language: 'en',
  width: 500,
  height: 300,
  gap: 0,
  elements_json: JSON.stringify(startingParts(500, 300)),
}

const bodies: [path: string, method: string, body: object][] = [
  [
    '/sales/complete',
    'POST',
    sale({ occurred_at: 1, customer_id: shop.customer, discounts: [{ kind: 'percent', rate: 1 }] }),
  ],
  [
    '/sales/quote',
    'POST',
    {
      lines: [
        { barcode: '2100417007406', quantity: 1_000, discounts: [{ kind: 'amount', amount: 5 }] },
      ],
      tax_mode: 'included',
    },
  ],
  [
    '/sales/park',
    'POST',
    {
      parked_sale_id: testId(60, 1),
      till_id: shop.till,
      lines_json: JSON.stringify(heldCoffee),
      total: 1,
    },
  ],
  [
    '/till-sessions/open',
    'POST',
    { till_id: shop.till2, float: 1, till_session_id: testId(60, 2) },
  ],
  [
    '/till-sessions/close',
    'POST',
    { till_session_id: closed.id, counts: { cash: { 100: 1 }, card: 5 } },
  ],
  [
    '/payments/pay-by-card',
    'POST',
    { payment_id: testId(60, 3), sale_id: testId(60, 4), till_id: shop.till, amount: 5 },
  ],
  [
    '/stock/receive',
    'POST',
    { receipt_id: testId(60, 5), lines: [{ variant_id: shop.can, quantity: 5 }] },
  ],
  [
    '/prices/set',
    'POST',
    { variant_id: shop.can, price_list_id: shop.list, amount: 5, starts_at: 5 },
  ],
  ['/devices/discover', 'POST', { hub: 'hub-1' }],
  ['/devices/instruct', 'POST', { device_id: shop.printer, message: { is: 'status' } }],
  ['/devices/order-scale', 'POST', { till_id: shop.till, order: 'zero' }],
  [
    '/devices/print-scanner-sheet',
    'POST',
    {
      device_id: shop.terminal,
      printer_id: shop.printer,
      make: 'datalogic',
      interface: 'usb-keyboard',
    },
  ],
  [
    '/devices/set-printer',
    'POST',
    { device_id: shop.printer, request_id: testId(49, 1), settings: { code_page: 19 } },
  ],
  ['/devices/store-logo', 'POST', { device_id: shop.printer, request_id: testId(49, 2) }],
  ['/devices/delete-logo', 'POST', { device_id: shop.printer, request_id: testId(49, 3) }],
  ['/devices/print-logo', 'POST', { device_id: shop.printer }],
  [
    '/devices/set-line',
    'POST',
    { device_id: shop.printer, baud: 19_200, parity: 'none', flow: 'hardware' },
  ],
  ['/devices/print-tests', 'POST', { report_id: testId(47, 1), device_id: shop.printer }],
  [
    '/devices/record-tests',
    'POST',
    {
      report_id: testId(47, 1),
      devices: [{ device_id: shop.printer, outcomes: [{ test: 'answers', result: 'passed' }] }],
    },
  ],
  ['/devices/test-drawer', 'POST', { device_id: shop.printer }],
  [
    '/customer-screens/pair',
    'POST',
    { screen_id: testId(60, 6), till_id: shop.till, name: 'x', key_hash: 'a'.repeat(64) },
  ],
  ['/devices/learn-drawer', 'POST', { device_id: shop.printer, open: 'high', shut: 'low' }],
  ['/hubs/invite', 'POST', { hub_id: testId(60, 10), name: 'x', name_ar: '' }],
  ['/hubs/pair', 'POST', { code: 'K7QF-102M', key_hash: 'a'.repeat(64), name: 'x' }],
  ['/hubs/standing', 'POST', { hub: 'hub-2', key_hash: 'a'.repeat(64) }],
  ['/printing/picture', 'POST', { class: 'receipt_printer', model: 'virtual', document: {} }],
  ['/printing/receipt-draft', 'POST', { design: plainReceipt, sale_id: null }],
  [
    '/printing/try-receipt',
    'POST',
    { design: plainReceipt, sale_id: null, device_id: shop.printer },
  ],
  ['/printing/label-draft', 'POST', { design: aLabel, variant_id: shop.can }],
  [
    '/printing/labels',
    'POST',
    {
      batch_id: testId(60, 7),
      design_id: testId(60, 8),
      device_id: shop.printer,
      items: [{ variant_id: shop.can, copies: 1 }],
    },
  ],
  [`/receipt_design/${shop.store_id}`, 'PUT', { ...plainReceipt, store_id: shop.store_id }],
  [
    `/label_design/${testId(60, 9)}`,
    'PUT',
    { ...aLabel, store_id: shop.store_id, name: 'Shelf', name_ar: '' },
  ],
  ['/users/set-pin', 'POST', { user_id: shop.cashier, pin: '1234' }],
  [
    `/customer/${shop.customer}`,
    'PUT',
    {
      name: 'A',
      phone: '',
      email: '',
      card_no: '',
      price_list_id: null,
      note: '',
      status: 'active',
    },
  ],
  [
    `/device/${shop.printer}`,
    'PUT',
    {
      store_id: shop.store_id,
      class: 'scale',
      name: 'S',
      name_ar: '',
      model: '',
      transport: 'tcp',
      address: 'x',
      options_json: '{}',
      till_id: null,
      status: 'active',
    },
  ],
]

const places = (value: unknown, path: string[] = []): string[][] => [
  path,
  ...(typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => places(inner, [...path, key]))
    : []),
]

const changed = (value: unknown, [key, ...rest]: string[], to: unknown): unknown => {
  if (key === undefined) return to
  if (Array.isArray(value))
    return value.map((item, index) => (String(index) === key ? changed(item, rest, to) : item))
  if (typeof value !== 'object' || value === null) return value
  return { ...value, [key]: changed(Reflect.get(value, key), rest, to) }
}

const agent = new Agent({ keepAlive: true, maxSockets: 16 })
t.teardown(() => agent.destroy())

/** Ten thousand calls of `fetch` would take longer than all the rest. */
const statusOf = (method: string, path: string, body: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${owner}`,
      'idempotency-key': v7(),
      'if-match': '"x"',
      'content-length': Buffer.byteLength(body),
    }
    const sent = request(`${base}/api/v1${path}`, { method, agent, headers }, response => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0))
    })
    sent.on('error', reject).end(body)
  })

t.test(
  'ten thousand inputs, each wrong in its own way, and not one mistake of the server',
  async t => {
    const wrong = fc.constantFrom(...bodies).chain(([path, method, body]) =>
      fc.record({
        path: fc.constant(path),
        method: fc.constant(method),
        body: fc
          .array(fc.tuple(fc.constantFrom(...places(body)), strange), {
            minLength: 1,
            maxLength: 2,
          })
          .map(changes =>
            changes.reduce<unknown>((whole, [place, to]) => changed(whole, place, to), body),
          ),
        query: fc.constantFrom('', '', '', '?trace=1', '?trace=x', '?__proto__=1'),
      }),
    )
    const seed = Date.now()
    t.comment(`seed ${seed}`)
    const inputs = fc.sample(wrong, { numRuns: 10_000, seed })
    const bad: unknown[] = []
    const answers = new Map<number, number>()
    for (let from = 0; from < inputs.length; from += 100) {
      await Promise.all(
        inputs.slice(from, from + 100).map(async ({ path, method, body, query }) => {
          const status = await statusOf(method, `${path}${query}`, JSON.stringify(body))
          answers.set(status, (answers.get(status) ?? 0) + 1)
          if (status >= 500) bad.push({ path, body, status })
        }),
      )
    }
    t.same(bad.slice(0, 3), [])
    t.ok((answers.get(400) ?? 0) > 1_000, `answers by status: ${JSON.stringify([...answers])}`)
    t.equal(store.sqlite.raw.pragma('integrity_check', { simple: true }), 'ok')
  },
)

t.test('odd lists and look-ups are no mistake of the server either', async t => {
  const words = fc.string({ unit: 'binary', maxLength: 12 })
  const paths = fc.oneof(
    fc
      .tuple(
        fc.constantFrom('customer', 'sale', 'price', 'audit', 'user'),
        fc.constantFrom('q', 'sort', 'cursor', 'limit', 'id', 'name', 'amount'),
        words,
      )
      .map(([table, key, value]) => `/${table}?${key}=${encodeURIComponent(value.toWellFormed())}`),
    words.map(code => `/catalogue/lookup?code=${encodeURIComponent(code.toWellFormed())}`),
    words.map(q => `/catalogue/search?q=${encodeURIComponent(q.toWellFormed())}`),
    words.map(ids => `/catalogue/items?ids=${encodeURIComponent(ids.toWellFormed())}`),
    words.map(id => `/customer/${encodeURIComponent(id.toWellFormed())}`),
  )
  const odd = fc.sample(paths, 600)
  const statuses = await Promise.all(
    odd.map(async path => [(await call('GET', path, { token: owner })).status, path] as const),
  )
  t.same(
    statuses.filter(([status]) => status >= 500),
    [],
  )
})

t.test('the server met no bug meanwhile, and sells', async t => {
  t.same(
    server.bugs.slice(0, 3).map(bug => (bug instanceof Error ? bug.stack : bug)),
    [],
  )
  const sold = await call('POST', '/sales/complete', { token: cashier, body: sale() })
  t.equal(sold.status, 200)
})
