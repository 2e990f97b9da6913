import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { connectAsync, type MqttClient } from 'mqtt'
import t, { type Test } from 'tap'
import { v7 } from 'uuid'
import { aServer, PIN, type RoleName } from '#appliance/a-server.ts'
import { manager, openSession, shop, testId } from '#appliance/kernel/a-store.ts'
import { receive } from '#appliance/sync/commands.ts'
import type { Row, Table } from '#schema/index.ts'
import { terminalTopic } from '#schema/wire/topics.ts'
import type { Link } from './access.ts'
import { openLinks } from './links.ts'
import {
  CLOCKS_DIFFER_MS,
  DIES_LATE_MS,
  openSpans,
  SPANS_MAX,
  STOOD_STILL_MS,
  TILLS_MAX,
} from './spans.ts'

const server = await aServer(t, { till_session: [openSession()] })
const { call, store } = server

const TILL = testId(3, 1)
const MINUTE_MS = 60_000

/** Links with a clock by hand; the broker is whoever calls `came` and `went`. */
const aWatch = (t: Test) => {
  let now = 10 * MINUTE_MS
  const kicked: string[] = []
  let answer: Link | null = { is: 'till', id: `t:${TILL}`, tillId: TILL, devices: [] }
  const links = openLinks({
    who: async () => answer && structuredClone(answer),
    kick: clientId => kicked.push(clientId),
    now: () => now,
  })
  t.teardown(links.stop)
  return {
    links,
    kicked,
    now: () => now,
    later: (ms: number) => {
      now += ms
    },
    knows: (link: Link | null) => {
      answer = link
    },
  }
}

t.test('a till was connected at a moment only where that is beyond doubt', async t => {
  const { links, later, now } = aWatch(t)
  const came = now()
  t.notOk(links.wasLinked(TILL, came), 'nobody came yet')
  links.came(`t:${TILL}`)
  later(5 * MINUTE_MS)
  t.ok(links.wasLinked(TILL, now()), 'it stands')
  t.ok(links.wasLinked(TILL, now() - MINUTE_MS))
  t.notOk(links.wasLinked(testId(3, 2), now()), 'another till does not')
  t.ok(links.wasLinked(TILL, came + CLOCKS_DIFFER_MS))
  t.notOk(links.wasLinked(TILL, came + CLOCKS_DIFFER_MS - 1), 'its clock may be a little ahead')
  t.notOk(links.wasLinked(TILL, came - MINUTE_MS), 'before it came, or before the server ran')
  links.went(`t:${TILL}`)
  const went = now()
  later(MINUTE_MS)
  const surely = went - DIES_LATE_MS - CLOCKS_DIFFER_MS
  t.ok(links.wasLinked(TILL, surely))
  t.notOk(links.wasLinked(TILL, surely + 1), 'a line is seen to be dead only after a while')
  t.notOk(links.wasLinked(TILL, now()))
  links.came(`t:${TILL}`)
  later(MINUTE_MS)
  t.notOk(links.wasLinked(TILL, went), 'nor while it was away')
  t.ok(links.wasLinked(TILL, now()))
})

t.test('while the server itself stood still no line stood: an honest till sold on', async t => {
  let now = 10 * MINUTE_MS
  const spans = openSpans(() => now)
  const second = () => {
    now += 1_000
    spans.look()
  }
  spans.begin(TILL)
  for (let number = 0; number < 300; number += 1) second()
  const before = now
  now += MINUTE_MS
  spans.look()
  const after = now
  for (let number = 0; number < 120; number += 1) second()
  t.notOk(spans.wasLinked(TILL, before + MINUTE_MS / 2), 'frozen')
  t.notOk(spans.wasLinked(TILL, before), 'and about then, the clocks being what they are')
  t.ok(spans.wasLinked(TILL, before - DIES_LATE_MS - CLOCKS_DIFFER_MS))
  t.ok(spans.wasLinked(TILL, after + CLOCKS_DIFFER_MS))
  now += STOOD_STILL_MS
  spans.look()
  t.ok(spans.wasLinked(TILL, now - MINUTE_MS), 'a short pause is none')
})

t.test('a second line of a till takes the place of the first', async t => {
  const { links, later, now } = aWatch(t)
  links.came(`t:${TILL}`)
  later(5 * MINUTE_MS)
  links.came(`t:${TILL}`)
  const again = now()
  later(5 * MINUTE_MS)
  t.ok(links.wasLinked(TILL, again - 2 * MINUTE_MS))
  t.notOk(links.wasLinked(TILL, again), 'who knows how long the first was dead')
  t.ok(links.wasLinked(TILL, again + 2 * MINUTE_MS))
})

t.test('what is remembered is bounded, the newest stays', async t => {
  const { links, later, now } = aWatch(t)
  for (let time = 0; time < SPANS_MAX + 10; time += 1) {
    links.came(`t:${TILL}`)
    later(5 * MINUTE_MS)
    links.went(`t:${TILL}`)
    later(MINUTE_MS)
  }
  t.notOk(links.wasLinked(TILL, 12 * MINUTE_MS), 'the oldest is forgotten: nobody vouches for it')
  t.ok(links.wasLinked(TILL, now() - 4 * MINUTE_MS))
  for (let till = 2; till < TILLS_MAX + 10; till += 1) links.came(`t:${testId(3, till)}`)
  later(5 * MINUTE_MS)
  t.notOk(links.wasLinked(testId(3, TILLS_MAX + 5), now()))
  links.came('u:somebody')
  t.notOk(links.wasLinked('somebody', now()), 'only tills sell')
})

t.test('a link is cut as soon as it would not be let in as it is', async t => {
  const { links, kicked, knows } = aWatch(t)
  const id = `t:${TILL}`
  await links.who(id, 'token')
  await links.look()
  t.same(kicked, [], 'as it was let in')
  links.changed(['sale', 'stock_move'])
  knows({ is: 'till', id, tillId: TILL, devices: [shop.printer] })
  await links.look()
  t.same(kicked, [id], 'it may hear another device now: it comes again')
  knows(null)
  await links.look()
  t.same(kicked, [id, id])
  links.went(id)
  await links.look()
  t.equal(kicked.length, 2, 'who is gone is not looked at')
})

// --- with the broker

const signIn = async (role: RoleName): Promise<{ token: string; session_id: string }> =>
  (await call('POST', '/sessions', { body: { user: role, pin: PIN, till_id: shop.till } })).body

const connect = (t: Test, clientId: string, password: string) =>
  connectAsync(`mqtt://127.0.0.1:${server.mqttPort}`, {
    clientId,
    username: clientId,
    password,
    protocolVersion: 4,
    reconnectPeriod: 0,
  }).then(client => {
    t.teardown(() => client.end(true))
    return client
  })

/** What a row becomes, past all commands but through a commit, as when head office sends it. */
const becomes = <T extends Table>(table: T, id: string, more: Partial<Row<T>>) => {
  const row = { ...store.rows(table).find(known => known.id === id), ...more }
  const change = { tbl: table, op: 'put', pk: id, version: 1, body: row }
  const from = store.rows('sync_cursor')[0]?.position ?? 0
  const came = { cloud_epoch: 'e', from, to: from + 1, changes: [change] }
  const order = { command: receive, id: v7(), input: came, caller: manager }
  const [outcome] = store.kernel.executeNow([order])
  if (outcome?.is !== 'done') throw new Error(outcome?.code)
}

const idOf = (login: RoleName) => store.rows('user').find(row => row.login === login)?.id ?? ''

type Ending = [why: string, end: (person: { token: string; session_id: string }) => unknown]

const endings: Ending[] = [
  ['signs out', ({ token }) => call('POST', '/sessions/close', { token, body: {} })],
  ['is not employed any more', () => becomes('user', idOf('cashier'), { status: 'disabled' })],
  ['works at a till that was blocked', () => becomes('till', shop.till, { status: 'blocked' })],
  [
    'has a session that is over',
    async () => {
      store.later(13 * 60 * MINUTE_MS)
      server.forget()
      await server.links.look()
    },
  ],
]

for (const [why, end] of endings) {
  t.test(`the line of a cashier's till and screen ends when the cashier ${why}`, async t => {
    const { token, session_id } = await signIn('cashier')
    const lines: MqttClient[] = [await connect(t, `t:${shop.till}`, token)]
    const screen = why.includes('till') ? [] : [await connect(t, `u:${session_id}:w1`, token)]
    const closed = [...lines, ...screen].map(
      line => new Promise<void>(resolve => line.once('close', () => resolve())),
    )
    await end({ token, session_id })
    await Promise.all(closed)
    await t.rejects(connect(t, `t:${shop.till}`, token), 'and it does not come in again')
    becomes('user', idOf('cashier'), { status: 'active' })
    becomes('till', shop.till, { status: 'active' })
  })
}

t.test('who was signed in by an old PIN is not any more when the new one comes down', async t => {
  const [amal, other] = [await signIn('cashier'), await signIn('clerk')]
  const line = await connect(t, `t:${shop.till}`, amal.token)
  const current = ({ token }: { token: string }) => call('GET', '/sessions/current', { token })
  becomes('user', idOf('cashier'), { colour: '#335577' })
  t.equal((await current(amal)).status, 200, 'another colour ends nothing')
  const { pin_hash = '' } = store.rows('user').find(({ login }) => login === 'cashier') ?? {}
  const closed = new Promise<void>(resolve => line.once('close', () => resolve()))
  becomes('user', idOf('cashier'), { pin_hash: `${pin_hash}0` })
  await closed
  const { status, body } = await current(amal)
  t.same([status, body.code], [401, 'session-expired'])
  t.equal((await current(other)).status, 200, 'nobody else is')
  becomes('user', idOf('cashier'), { pin_hash })
  t.equal((await current(amal)).status, 401, 'nor does it come back with the old PIN')
  t.ok((await signIn('cashier')).token)
})

t.test('a customer screen hears what its own till shows, and nothing else', async t => {
  const key = 'a key that only the screen has'
  const screen_id = v7()
  const key_hash = createHash('sha256').update(key).digest('hex')
  const pair = { screen_id, till_id: shop.till, name: 'Window', key_hash }
  store.run('customer-screens.pair', pair, manager)
  const { token } = await signIn('cashier')
  await t.rejects(connect(t, `c:${screen_id}`, 'another key'))
  await t.rejects(connect(t, `c:${v7()}`, key), 'nobody paired this one')
  await t.rejects(connect(t, `t:${shop.till}`, key), 'it is no till')
  const till = await connect(t, `t:${shop.till}`, token)
  const screen = await connect(t, `c:${screen_id}:w1`, key)
  const heard: string[] = []
  screen.on('message', (topic, payload) => heard.push(`${topic} ${payload}`))
  const store_id = shop.store_id
  const mine = terminalTopic(store_id, shop.till, 'screen')
  for (const topic of [
    terminalTopic(store_id, shop.till2, 'screen'),
    terminalTopic(store_id, shop.till, 'out'),
    terminalTopic(store_id, shop.till, 'state'),
    `s/${store_id}/t/+/screen`,
    `s/${store_id}/#`,
    `s/${store_id}/b/changes`,
    `s/${store_id}/dev/+/state`,
  ])
    await t.rejects(screen.subscribeAsync(topic, { qos: 1 }), topic)
  await screen.subscribeAsync(mine)
  const said = new Promise(resolve => screen.once('message', resolve))
  await till.publishAsync(mine, '"shown"')
  await said
  t.same(heard, [`${mine} "shown"`])
  const cut = new Promise<void>(resolve => screen.once('close', () => resolve()))
  store.run('customer-screens.remove', { screen_id }, manager)
  await cut
  await t.rejects(connect(t, `c:${screen_id}:w1`, key), 'it is a screen of nothing now')
})

t.test('a till whose line stands can not pass a sale off as one of a dead line', async t => {
  const { token } = await signIn('cashier')
  const known = once(server.lines, 'came')
  const line = await connect(t, `t:${shop.till}`, token)
  await known
  const sell = async (at: number) => {
    const body = {
      sale_id: v7(),
      till_session_id: openSession().id,
      lines: [{ variant_id: shop.coffee, quantity: 1_000 }],
      tenders: [{ kind: 'cash', amount: 400 }],
      total: 400,
      occurred_at: at,
    }
    return (await call('POST', '/sales/complete', { token, body })).body.review
  }
  const came = store.now()
  store.later(2 * MINUTE_MS)
  t.same(await sell(store.now()), ['total-differs', 'till-was-connected'])
  t.same(await sell(came), ['total-differs'], 'it was only just coming')
  const gone = once(server.lines, 'went')
  await line.endAsync(true)
  await gone
  store.later(10 * MINUTE_MS)
  t.same(await sell(store.now() - MINUTE_MS), ['total-differs'], 'it was gone by then')
  t.same(server.bugs, [])
})
