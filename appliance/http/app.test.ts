import { createHash } from 'node:crypto'
import { get } from 'node:http'
import { hostname } from 'node:os'
import t from 'tap'
import { v7 } from 'uuid'
import { type Answer, aServer, PIN, ROLES, type RoleName } from '#appliance/a-server.ts'
import { openSession, shop, testId } from '#appliance/kernel/a-store.ts'
import { VOLATILE } from '#schema/ddl.ts'
import { type Row, resourceOf, tables } from '#schema/index.ts'
import { columnsOf } from '#schema/resource.ts'
import { plainReceipt } from '#schema/rules/receipt-design.ts'
import { commands, questions } from '../modules/index.ts'
import { editable } from '../modules/resources/commands.ts'
import { isHidden } from './openapi.ts'

const { tenant_id, store_id } = shop

/** 12 customers: four of a price list, the others of none; two of one name. */
const customers = Array.from(
  { length: 12 },
  (_, index): Row<'customer'> => ({
    id: testId(12, 100 + index),
    tenant_id,
    name: index < 2 ? 'Same Name' : `Customer ${String.fromCharCode(97 + index)}`,
    phone: `+44 20 ${index}`,
    email: '',
    card_no: `K${index}`,
    price_list_id: index % 3 === 0 ? shop.list : null,
    note: index === 5 ? '=cmd()' : '',
    status: index === 11 ? 'blocked' : 'active',
    clocks_json: '{}',
  }),
)

const picture: Row<'picture'> = {
  id: testId(16, 1),
  tenant_id,
  name: 'dot',
  mime: 'image/svg+xml',
  data: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>').toString('base64'),
}

const server = await aServer(t, {
  customer: customers,
  picture: [picture],
  till_session: [openSession(shop.till2, 2)],
})
const { base, call, store } = server
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

const problem = (answer: Answer) => [answer.status, answer.body?.code]

// --- who may come in

t.test('nothing answers without a token but the shop window', async t => {
  const { paths } = (await call('GET', '/openapi.json')).body
  const open: string[] = []
  for (const [path, item] of Object.entries<Record<string, unknown>>(paths)) {
    for (const method of Object.keys(item).filter(key => key !== 'parameters')) {
      const answer = await call(
        method.toUpperCase(),
        path.replace('{id}', testId(99, 1)),
        method === 'get' ? {} : { body: {} },
      )
      if (answer.status !== 401) open.push(`${method} ${path} ${answer.status}`)
      else t.match(answer.body, { code: 'signed-out', title: /sign in/ }, `${method} ${path}`)
    }
  }
  t.same(open.sort(), [
    'get /pictures/{id} 404',
    'get /tills/choices 200',
    'post /hubs/pair 400',
    'post /hubs/standing 400',
    'post /sessions 400',
  ])
  t.equal((await call('GET', `${base}/metrics`)).status, 401)
  t.equal((await call('GET', `${base}/health/live`)).status, 200)
  t.equal((await call('GET', `${base}/health/ready`)).status, 200)
  const choices = await call('GET', '/tills/choices')
  t.match(choices.body, {
    tenant: { currency: 'GBP' },
    store: { id: store_id },
    tills: [{ open: false }, { open: true }],
    mqtt_port: Number,
  })
  t.notOk(/pin_hash|argon/.test(choices.text))
})

t.test('a person signs in by login or id, works, and is out at once when he signs out', async t => {
  const signedIn = await call('POST', '/sessions', {
    body: { user: 'cashier', pin: PIN, till_id: shop.till },
  })
  t.match(signedIn.body, {
    token: /^[\w-]+\.[\w-]+\.[\w-]+$/,
    user: { login: 'cashier', role: 'cashier', language: 'en' },
    permissions: [...ROLES.cashier],
    discount_limit: 100_000,
    store_id,
    till_id: shop.till,
  })
  t.equal(signedIn.headers.get('cache-control'), 'no-store')
  const { token, user } = signedIn.body
  t.equal((await call('POST', '/sessions', { body: { user: user.id, pin: PIN } })).status, 200)
  t.match((await call('GET', '/sessions/current', { token })).body, { user: { id: user.id } })
  t.same((await call('POST', '/sessions/close', { token, body: {} })).body, {})
  t.same(problem(await call('GET', '/sessions/current', { token })), [401, 'session-expired'])
})

t.test('a wrong token, another one’s token and an expired session are out', async t => {
  const [head, body, seal] = owner.split('.')
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const claims = JSON.parse(Buffer.from(body ?? '', 'base64url').toString())
  const wrong = [
    'nonsense',
    `${head}.${body}.${seal?.slice(0, -3)}AAA`,
    `${head}.${part({ ...claims, sub: shop.manager })}.${seal}`,
    `${part({ alg: 'none', typ: 'JWT' })}.${body}.`,
    `${part({ alg: 'HS512', typ: 'JWT' })}.${body}.${seal}`,
    `${owner}.more`,
  ]
  for (const token of wrong)
    t.same(problem(await call('GET', '/tax', { token })), [401, 'signed-out'], token.slice(0, 30))
  t.same(problem(await call('GET', '/tax', { headers: { authorization: `Basic ${owner}` } })), [
    401,
    'signed-out',
  ])
  const { token } = (await call('POST', '/sessions', { body: { user: 'clerk', pin: PIN } })).body
  t.equal((await call('GET', '/product', { token })).status, 200)
  store.sqlite.raw
    .prepare('update session set expires_at = ? where user_id = ?')
    .run(store.now(), testId(5, 12))
  server.forget()
  t.same(problem(await call('GET', '/product', { token })), [401, 'session-expired'])
  const before = everything()
  t.same(
    problem(
      await call('POST', '/stock/receive', {
        token,
        body: { receipt_id: v7(), lines: [{ variant_id: shop.can, quantity: 1 }] },
      }),
    ),
    [401, 'session-expired'],
  )
  t.equal(everything(), before)
})

t.test('five wrong PINs, also at once, lock the user; who he is does not show', async t => {
  const tries = await Promise.all(
    Array.from({ length: 6 }, () =>
      call('POST', '/sessions', { body: { user: 'technician', pin: '0000' } }),
    ),
  )
  t.same(tries.map(({ body }) => body.code).sort(), [
    'locked',
    'locked',
    'wrong-pin',
    'wrong-pin',
    'wrong-pin',
    'wrong-pin',
  ])
  const right = await call('POST', '/sessions', { body: { user: 'technician', pin: PIN } })
  t.match([right.status, right.body.code, right.body.until], [429, 'locked', Number])
  t.ok(right.headers.get('retry-after'))
  const unknown = async () => {
    const { status, body } = await call('POST', '/sessions', {
      body: { user: 'nobody', pin: '0000' },
    })
    return [status, body.code, body.left]
  }
  t.same(
    [await unknown(), await unknown(), await unknown(), await unknown()],
    [4, 3, 2, 1].map(left => [401, 'wrong-pin', left]),
    'as for somebody',
  )
  t.match(
    [await unknown(), await unknown()],
    [
      [429, 'locked'],
      [429, 'locked'],
    ],
  )
  const unlock = (token: string) =>
    call('POST', '/users/unlock', { token, body: { user: 'technician' } })
  t.same(problem(await unlock(await server.token('cashier'))), [403, 'not-allowed'])
  t.match(await unlock(owner), { status: 200, body: { unlocked: 1 } })
  t.equal(
    (await call('POST', '/sessions', { body: { user: 'technician', pin: PIN } })).status,
    200,
    'a manager lets him try again',
  )
  t.same(problem(await call('POST', '/sessions', { body: { user: 'owner', pin: 'letters' } })), [
    400,
    'input-invalid',
  ])
  t.same(problem(await call('POST', '/sessions', { body: { user: 'a\u0000b', pin: PIN } })), [
    400,
    'input-invalid',
  ])
  store.sqlite.raw.prepare('delete from lockout').run()
})

t.test('the box answers to its own names, and to nobody who points another at it', async t => {
  const asked = (host: string) =>
    new Promise<unknown[]>((resolve, reject) => {
      get(`${base}/api/v1/tills/choices`, { headers: { host } }, answer => {
        answer.resume()
        resolve([answer.statusCode, host])
      }).on('error', reject)
    })
  for (const host of ['localhost', '127.0.0.1:8080', '192.168.7.20', '[::1]:8080', hostname()])
    t.same(await asked(host), [200, host])
  for (const host of ['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', '1'])
    t.same(await asked(host), [421, host])
})

// --- writes

t.test('a write needs a key of its own, and a repeat gets the same bytes', async t => {
  const body = { adjustment_id: v7(), variant_id: shop.bread, quantity: 1_000, reason: 'found' }
  const post = (key: string, more = {}) =>
    call('POST', '/stock/adjust', {
      token: owner,
      body: { ...body, ...more },
      headers: { 'idempotency-key': key },
    })
  t.same(problem(await post('')), [400, 'idempotency-key-required'])
  for (const shared of ['x', 'a b', '1', 'x'.repeat(36), `${v7()}0`, '0'.repeat(32)])
    t.same(problem(await post(shared)), [400, 'idempotency-key-invalid'], shared)
  const key = v7()
  const first = await post(key)
  const again = await post(key)
  t.equal(first.status, 200)
  t.equal(again.text, first.text)
  t.same(
    [first.headers.get('idempotent-replay'), again.headers.get('idempotent-replay')],
    [null, 'true'],
  )
  t.same(problem(await post(key, { quantity: 2_000 })), [409, 'command-id-reused'])
  t.equal(
    store.rows('stock_move').filter(({ document_id }) => document_id === body.adjustment_id).length,
    1,
  )
  const refused = await post(v7())
  t.match(refused.headers.get('content-type'), /^application\/problem\+json/)
  t.same(refused.body, {
    type: '/api/docs#adjustment-already-booked',
    title: 'This correction was booked already. Nothing is left to do.',
    status: 409,
    code: 'adjustment-already-booked',
    detail: 'This correction was booked already. Nothing is left to do.',
  })
})

t.test('what people keep is blocked, not deleted; what happened is neither', async t => {
  const remove = (path: string) => call('DELETE', path, { token: owner })
  for (const path of [`/customer/${testId(12, 100)}`, `/category/${v7()}`, `/device/${v7()}`]) {
    const answer = await remove(path)
    t.same(problem(answer), [405, 'not-deleted'], path)
    t.match(answer.body.detail, /Set its status to blocked instead/)
  }
  for (const path of [`/sale/${v7()}`, `/print_job/${v7()}`, `/till_session/${v7()}`]) {
    const answer = await remove(path)
    t.same(problem(answer), [405, 'read-only'], path)
    t.match(answer.body.detail, /the record of what happened/)
  }
  t.equal(store.rows('customer').length >= customers.length, true)
})

t.test('a method that an address does not know is refused', async t => {
  for (const [method, path, wanted] of [
    ['GET', '/stock/adjust', 405],
    ['GET', '/sales/quote', 405],
    ['POST', '/catalogue/search', 405],
    ['POST', '/tills/choices', 405],
    ['GET', '/sessions', 405],
    ['POST', '/tax', 405],
    ['PUT', '/sale/x', 405],
    ['DELETE', '/stock_level/x', 405],
    ['PUT', '/session/x', 405],
    ['GET', '/nothing', 404],
    ['GET', '/nothing/at/all', 404],
    ['GET', '/tax/%zz', 404],
    ['GET', '/tax/%00', 404],
    ['GET', '/tax?name=%00', 404],
    ['POST', '/users/set-pin-hash', 404],
    ['POST', '/sessions/open', 404],
    ['POST', '/sessions/standing', 404],
    ['POST', '/printing/report', 404],
    ['POST', '/payments/report', 404],
    ['GET', '/constructor', 404],
    ['GET', '/__proto__/x', 404],
  ] as const) {
    const answer = await call(method, path, {
      token: owner,
      ...(method === 'GET' ? {} : { body: {} }),
    })
    t.equal(answer.status, wanted, `${method} ${path}`)
  }
})

// --- lists

const all = async (query: string) => {
  const rows: Record<string, unknown>[] = []
  let cursor: string | null = ''
  for (let page = 0; cursor !== null && page < 50; page += 1) {
    const { status, body }: Answer = await call(
      'GET',
      `/customer?${query}${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
      { token: owner },
    )
    if (status !== 200) throw new Error(body.code)
    rows.push(...body.rows)
    cursor = body.next
  }
  return rows
}

t.test(
  'pages go through every row once, in both directions, also where there is no value',
  async t => {
    for (const sort of [
      'id',
      '-id',
      'name',
      '-name',
      'price_list_id',
      '-price_list_id',
      'status',
      '-card_no',
    ]) {
      const rows = await all(`limit=5&sort=${sort}`)
      t.equal(new Set(rows.map(({ id }) => id)).size, customers.length, `${sort}: each once`)
      t.equal(rows.length, customers.length)
      const column = sort.replace('-', '')
      const values = rows.map(row => String(row[column] ?? ''))
      const wanted = values.toSorted()
      t.same(values, sort.startsWith('-') ? wanted.reverse() : wanted, `${sort}: in order`)
      t.same(
        (await all(`limit=1&sort=${sort}`)).map(({ id }) => id),
        rows.map(({ id }) => id),
        `${sort}: whatever the page`,
      )
    }
  },
)

t.test('a list says how many rows there are when it is asked to, up to ten thousand', async t => {
  const counts = async (path: string) => {
    const { body }: Answer = await call('GET', path, { token: owner })
    return [body.rows.length, body.count, body.more]
  }
  t.same(await counts('/customer?limit=5&count=1'), [5, 12, false])
  t.same(await counts('/customer?limit=200&count=1'), [12, 12, false])
  t.same(await counts('/customer?limit=1&count=1&q=same'), [1, 2, false])
  t.same(await counts('/customer?limit=1&count=1&price_list_id=null'), [1, 8, false])
  t.same(await counts('/customer?limit=1&count=1&name=nobody'), [0, 0, false])
  t.same(await counts('/customer?limit=5'), [5, undefined, undefined], 'only when it is asked to')
  const { body }: Answer = await call('GET', '/customer?limit=5', { token: owner })
  const second = `/customer?limit=5&count=1&cursor=${encodeURIComponent(body.next)}`
  t.same(await counts(second), [5, 12, false], 'the same on every page')
  const { raw } = store.sqlite
  raw
    .prepare(
      `insert into barcode (id, tenant_id, variant_id, code, kind)
       with recursive n(i) as (select 1 union all select i + 1 from n where i < 10001)
       select printf('019b0000-0000-7000-8000-%012d', i), ?, ?, 'C' || i, 'code128' from n`,
    )
    .run(tenant_id, shop.can)
  t.same(await counts('/barcode?limit=1&count=1'), [1, 10_000, true])
  raw.prepare("delete from barcode where code glob 'C*'").run()
})

t.test('lists are filtered and searched, and a mistake is told by name', async t => {
  const ids = async (query: string) => (await all(query)).length
  t.equal(await ids(`price_list_id=${shop.list}`), 4)
  t.equal(await ids('price_list_id=null'), 8)
  t.equal(await ids('status=blocked&price_list_id=null'), 1)
  t.equal(await ids('q=same'), 2)
  t.equal(await ids('q=SAME%20nam'), 2)
  t.equal(await ids('q=k7'), 1)
  t.equal(await ids(`q=${encodeURIComponent("' or 1=1 --")}`), 0)
  t.equal(await ids(`q=${encodeURIComponent('"*')}`), 0)
  t.equal(await ids('name=%25'), 0)
  const cursor = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  for (const [query, code] of [
    ['nonsense=1', 'column-unknown'],
    ['sort=nonsense', 'column-unknown'],
    ['sort=-', 'column-unknown'],
    ['limit=0', 'input-invalid'],
    ['limit=201', 'input-invalid'],
    ['limit=1.5', 'input-invalid'],
    ['limit=x', 'input-invalid'],
    ['cursor=x', 'cursor-invalid'],
    [`cursor=${cursor([1, 'x'])}`, 'cursor-invalid'],
    [`cursor=${cursor(['x', 'x', 'x'])}`, 'cursor-invalid'],
    [`cursor=${cursor({})}`, 'cursor-invalid'],
  ] as const) {
    t.same(problem(await call('GET', `/customer?${query}`, { token: owner })), [400, code], query)
  }
  t.same(
    problem(await call('GET', '/user?pin_hash=x', { token: owner })),
    [400, 'column-unknown'],
    'a secret can not be asked for',
  )
  t.same(problem(await call('GET', '/user?sort=pin_hash', { token: owner })), [
    400,
    'column-unknown',
  ])
  t.same(problem(await call('GET', '/price?amount=1.5', { token: owner })), [400, 'input-invalid'])
  t.same(
    problem(await call('GET', `/price?sort=amount&cursor=${cursor(['1', 'x'])}`, { token: owner })),
    [400, 'cursor-invalid'],
  )
})

t.test('what is secret is nowhere: not in a row, a list, a file or the trail', async t => {
  const secret = tables.flatMap(table =>
    columnsOf(resourceOf(table))
      .filter(({ meta }) => meta.secret)
      .map(({ column }) => column),
  )
  t.same(secret, ['pin_hash', 'code_hash', 'secret_hash', 'key_hash'])
  for (const path of [
    '/user',
    '/user?format=csv',
    `/user/${shop.cashier}`,
    '/hub',
    '/audit',
    '/openapi.json',
    '/tills/choices',
  ]) {
    const { text, status } = await call('GET', path, { token: owner })
    t.equal(status, 200)
    t.notOk(/pin_hash|code_hash|secret_hash|\$argon/.test(text), path)
  }
})

// --- rows

const sendable = ({ tenant_id: _, clocks_json, ...row }: Row<'customer'>) => row

t.test(
  'a row is changed only by who saw it as it is; the answer to a stale edit has both versions',
  async t => {
    const id = testId(12, 103)
    const path = `/customer/${id}`
    const seen = await call('GET', path, { token: owner })
    const etag = seen.headers.get('etag') ?? ''
    t.match(etag, /^"\w+"$/)
    const put = (row: object, headers: Record<string, string>) =>
      call('PUT', path, { token: owner, body: row, headers })
    const row = sendable(seen.body)
    t.same(problem(await put(row, {})), [428, 'precondition-required'])
    t.same(problem(await put(row, { 'if-none-match': '*' })), [409, 'already-exists'])
    const first = await put({ ...row, phone: '111' }, { 'if-match': etag })
    t.equal(first.status, 200)
    t.equal(first.body.phone, '111')
    t.not(first.headers.get('etag'), etag)
    t.equal(
      (await call('GET', path, { token: owner })).headers.get('etag'),
      first.headers.get('etag'),
    )
    const before = everything()
    const late = await put({ ...row, phone: '222' }, { 'if-match': etag })
    t.match(
      [late.status, late.body],
      [412, { code: 'stale', current: { id, phone: '111' } }],
      'the row as it is now; his own he has',
    )
    t.equal(everything(), before)
    const whole = await put(
      { ...first.body, phone: '333' },
      { 'if-match': first.headers.get('etag') ?? '' },
    )
    t.equal(whole.body.phone, '333', 'a form may send back the row as it got it')
    const fresh = await call('PUT', `/customer/${v7()}`, {
      token: owner,
      body: { ...row, card_no: 'NEW' },
      headers: { 'if-none-match': '*' },
    })
    t.equal(fresh.status, 200)
    t.same(problem(await call('GET', `/customer/${v7()}`, { token: owner })), [404, 'not-found'])
    t.same(
      problem(
        await call('PUT', `/tax/${shop.vat}`, {
          token: owner,
          body: { name: 'VAT', name_ar: '', code: 'S', rate: 1 },
          headers: { 'if-match': '"x"' },
        }),
      ),
      [403, 'owned-by-head-office'],
    )
    t.same(problem(await call('DELETE', `/tax/${shop.vat}`, { token: owner })), [
      403,
      'owned-by-head-office',
    ])
    t.same(
      problem(
        await call('POST', '/users/set-pin', {
          token: owner,
          body: { user_id: shop.cashier, pin: '1357' },
        }),
      ),
      [403, 'owned-by-head-office'],
    )
    t.match(
      (
        await call('POST', '/users/set-pin', {
          token: owner,
          body: { user_id: shop.cashier, pin: 'abc' },
        })
      ).body,
      { code: 'input-invalid', issues: [{ path: 'pin', message: /4 to 8 digits/ }] },
    )
    const level = store.rows('stock_level')[0]?.id ?? ''
    t.equal(
      (await call('GET', `/stock_level/${encodeURIComponent(level)}`, { token: owner })).body?.id,
      level,
      'an id with a colon in it',
    )
  },
)

t.test('rows go out as CSV and come back in, tried first and then for good', async t => {
  const file = await call('GET', '/customer?format=csv&sort=card_no', { token: owner })
  t.match(file.headers.get('content-type'), /^text\/csv/)
  t.match(file.headers.get('content-disposition'), 'attachment; filename="customer.csv"')
  const lines = file.text.trim().split('\r\n')
  t.equal(lines.length, 1 + store.rows('customer').length)
  t.ok(file.text.includes("'=cmd()"), 'no cell is a formula')
  const post = (text: string, query = '', token = owner) =>
    call('POST', `/customer/import${query}`, {
      token,
      body: text,
      headers: { 'content-type': 'text/csv' },
    })
  const round = await post(file.text, '?dry_run=1')
  t.same(
    round.body.counts,
    { new: 0, changed: 0, same: lines.length - 1, refused: 0 },
    'what went out is the same when it comes in',
  )
  const id = testId(12, 104)
  const text = `\uFEFFid,name,phone,email,card_no,price_list_id,note,status\n${id},Renamed,1,,K4,,,active\n,Somebody new,2,,N1,,,active\n,,3,,N2,,,active\n,Wrong,4,,N3,${testId(99, 1)},,active\n,Wrong,5,,N4,,,asleep\n`
  const before = everything()
  const tried = await post(text, '?dry_run=1')
  t.match(tried.body, {
    counts: { new: 1, changed: 1, same: 0, refused: 3 },
    rows: [
      { line: 2, verdict: 'changed' },
      { line: 3, verdict: 'new' },
      { line: 4, verdict: 'refused', code: 'input-invalid', issues: [{ path: 'row.name' }] },
      { line: 5, verdict: 'refused', code: 'reference-unknown', column: 'price_list_id' },
      { line: 6, verdict: 'refused', code: 'input-invalid' },
    ],
  })
  t.equal(everything(), before, 'a trial writes nothing')
  const key = v7()
  const real = () =>
    call('POST', '/customer/import', {
      token: owner,
      body: text,
      headers: { 'content-type': 'text/csv', 'idempotency-key': key },
    })
  t.match((await real()).body.counts, { new: 1, changed: 1, refused: 3 })
  const count = store.rows('customer').length
  t.match((await real()).body.counts, { same: 2, refused: 3 })
  t.equal(store.rows('customer').length, count, 'a repeat adds nothing')
  t.match(
    (await post(`id,phone\n${id},777\n`)).body.counts,
    { changed: 1 },
    'columns left out stay',
  )
  t.match(
    store.rows('customer').find(row => row.id === id),
    { name: 'Renamed', phone: '777' },
  )
  for (const [csv, code] of [
    ['id,colour\nx,y\n', 'column-unknown'],
    ['', 'body-not-csv'],
  ] as const) {
    t.same(problem(await post(csv)), [400, code], code)
  }
  t.same(problem(await post(text, '', await server.token('cashier'))), [403, 'not-allowed'])
  t.same(problem(await call('POST', '/sale/import', { token: owner, body: text })), [
    405,
    'read-only',
  ])
})

// --- what each may

t.test('each role may what its permissions say, and nothing else', async t => {
  const may = (role: RoleName, permission: string | null) =>
    permission === null ||
    ROLES[role].some(
      held =>
        held === '*' ||
        held === permission ||
        (held.endsWith('.*') && permission.startsWith(held.slice(0, -1))),
    )
  const before = everything()
  for (const role of ['cashier', 'clerk', 'technician', 'owner'] as const) {
    const token = await server.token(role)
    const verdict = async (method: string, path: string, permission: string | null) => {
      const { status, body } = await call(method, path, {
        token,
        ...(method === 'GET' ? {} : { body: {} }),
        headers: { 'if-none-match': '*' },
      })
      const refused = status === 403 && body.code === 'not-allowed'
      t.equal(refused, !may(role, permission), `${role}: ${method} ${path} (${status})`)
    }
    const asked: Promise<void>[] = []
    for (const table of tables) {
      asked.push(verdict('GET', `/${table}`, `${table}.read`))
      asked.push(verdict('GET', `/${table}?format=csv`, `${table}.read`))
      asked.push(verdict('GET', `/${table}/${testId(99, 1)}`, `${table}.read`))
      if (editable(table)) asked.push(verdict('PUT', `/${table}/${testId(99, 1)}`, `${table}.edit`))
      if (editable(table))
        asked.push(verdict('POST', `/${table}/import?dry_run=1`, `${table}.edit`))
    }
    for (const { name, permission } of [...commands.values()].filter(
      known => !isHidden(known) && !known.name.endsWith('.put') && !known.name.endsWith('.delete'),
    )) {
      asked.push(verdict('POST', `/${name.replace('.', '/')}`, permission))
    }
    asked.push(verdict('POST', '/users/set-pin', 'user.edit'))
    asked.push(verdict('GET', `${base}/metrics`, 'system.metrics'))
    asked.push(verdict('GET', '/devices/states', 'device.read'))
    asked.push(verdict('POST', '/hubs/invite', 'devices.pair-hub'))
    await Promise.all(asked)
  }
  t.equal(everything(), before, 'and asking changes nothing')
})

t.test('a question needs its permission as well', async t => {
  const token = await server.token('technician')
  const cashier = await server.token('cashier')
  for (const { name, permission, method } of [...questions.values()].filter(
    known => !isHidden(known) && known.permission !== null,
  )) {
    const example = {
      'sales.quote': { lines: [{ variant_id: shop.can, quantity: 1_000 }] },
      'printing.receipt-draft': { design: plainReceipt, sale_id: null },
      'printing.label-draft': {
        design: { language: 'en', width: 500, height: 300, gap: 30, elements_json: '[]' },
        variant_id: null,
      },
    }[name]
    const query =
      {
        'tills.start': `?till_id=${shop.till}`,
        'till-sessions.current': `?till_id=${shop.till}`,
        'printing.till-jobs': `?till_id=${shop.till}`,
        'sales.receipt': `?sale_id=${v7()}`,
        'catalogue.lookup': '?code=1',
        'catalogue.items': '?ids=x',
        'audit.of': '?table=tax&id=x',
      }[name] ?? ''
    const answer = await call(method.toUpperCase(), `/${name.replace('.', '/')}${query}`, {
      token: name.startsWith('printing.labels-') ? cashier : token,
      ...(example ? { body: example } : {}),
    })
    t.same(
      [answer.status, answer.body.code, answer.body.permission],
      [403, 'not-allowed', permission],
      name,
    )
  }
})

// --- pages and headers

t.test('every answer keeps foreign scripts out and is not guessed at', async t => {
  for (const path of [
    `${base}/api/v1/tills/choices`,
    `${base}/api/v1/nothing`,
    `${base}/api/v1/tax`,
    `${base}/api/docs`,
    `${base}/health/live`,
  ]) {
    const { headers } = await call('GET', path)
    t.equal(headers.get('x-content-type-options'), 'nosniff', path)
    const policy = headers.get('content-security-policy') ?? ''
    t.match(policy, /default-src 'self'/)
    t.match(policy, /script-src 'self';/)
    t.match(policy, /frame-ancestors 'none'/)
    t.match(policy, /object-src 'none'/)
    t.match(headers.get('referrer-policy'), 'same-origin')
    t.equal(headers.get('access-control-allow-origin'), null)
    t.equal(headers.get('x-powered-by'), null)
  }
  t.match((await call('GET', `${base}/`)).headers.get('location'), '/till/')
  t.match((await call('GET', `${base}/till`)).headers.get('location'), '/till/')
  t.equal((await call('GET', `${base}/till/../../etc/passwd`)).status, 404)
  t.equal((await call('GET', `${base}/till/..%2f..%2fsecrets/token-key`)).status, 404)
})

t.test('a picture is shown, never run', async t => {
  const answer = await call('GET', `/pictures/${picture.id}`)
  t.equal(answer.status, 200)
  t.match(answer.headers.get('content-type'), /^image\/svg\+xml/)
  t.match(answer.headers.get('content-security-policy'), /default-src 'none'.*sandbox/)
  t.match(answer.headers.get('cache-control'), /public/)
  const etag = answer.headers.get('etag') ?? ''
  t.equal(
    (
      await call('GET', `/pictures/${picture.id}`, {
        headers: { 'if-none-match': etag, 'cache-control': 'max-age=0' },
      })
    ).status,
    304,
  )
  t.equal((await call('GET', `/pictures/${v7()}`)).status, 404)
})

t.test('the server met no bug meanwhile', async t => {
  t.same(server.bugs, [])
})
