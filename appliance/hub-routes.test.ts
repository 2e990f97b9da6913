// A second box comes into the store by a one-time code, speaks for its own devices, and is thrown out.
import { createHash, randomBytes } from 'node:crypto'
import { connectAsync, type MqttClient } from 'mqtt'
import t, { type Test } from 'tap'
import { v7 } from 'uuid'
import { manager, shop, testId } from '#appliance/kernel/a-store.ts'
import type { Row } from '#schema/index.ts'
import { broadcastTopic, deviceTopic } from '#schema/wire/topics.ts'
import { aServer } from './a-server.ts'
import { TRIES_MAX } from './modules/devices/hubs.ts'

const BAR_PRINTER = testId(11, 20)
const { store_id } = shop
const printer = (id: string, hub?: string): Row<'device'> => ({
  id,
  tenant_id: shop.tenant_id,
  store_id,
  class: 'receipt_printer',
  name: 'Bar printer',
  name_ar: '',
  model: 'virtual',
  transport: 'virtual',
  address: '',
  options_json: hub === undefined ? '{}' : JSON.stringify({ hub }),
  till_id: null,
  status: 'active',
})

const server = await aServer(t)
const { call, store } = server
const technician = await server.token('technician')
// Before the hub it names: a box that was restored knows its devices, and its hubs have to come again.
store.given({ device: [printer(BAR_PRINTER, 'hub-2')] })

function sent({ tenant_id: _, ...row }: Row<'device'>) {
  return row
}

const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex')
const invite = async (hub_id: string = v7()) =>
  (
    await call('POST', '/hubs/invite', {
      token: technician,
      body: { hub_id, name: 'Bar', name_ar: '' },
    })
  ).body
const pair = (code: string, secret: string, more = {}) => {
  const key_hash = hashOf(secret)
  return call('POST', '/hubs/pair', { body: { code, key_hash, ...more } })
}
const standing = async (hub: string, secret: string) =>
  (await call('POST', '/hubs/standing', { body: { hub, key_hash: hashOf(secret) } })).body.standing
const newSecret = () => randomBytes(32).toString('base64url')

const connect = (t: Test, id: string, password: string, more = {}) =>
  connectAsync(`mqtt://127.0.0.1:${server.mqttPort}`, {
    clientId: id,
    username: id,
    password,
    protocolVersion: 4,
    reconnectPeriod: 0,
    will: {
      topic: deviceTopic(store_id, id, 'state'),
      payload: Buffer.from('{"state":"offline"}'),
      qos: 1,
      retain: true,
    },
    ...more,
  }).then(client => {
    t.teardown(() => client.end(true))
    return client
  })

/** What a link hears until its own hub is asked what is plugged in, which is done last. */
const heardBy = (client: MqttClient) =>
  new Promise<string[]>(resolve => {
    const heard: string[] = []
    client.on('message', (topic, payload) => {
      if (payload.toString().includes('"discover"')) resolve(heard)
      else heard.push(`${topic.split('/').slice(3).join(' ')} ${payload}`)
    })
  })

const closed = (client: MqttClient) =>
  new Promise<void>(resolve => client.once('close', () => resolve()))

/** The states as a technician's page asks for them, once they are as said. */
const stateOf = async (id: string, isRight: (state: Record<string, unknown>) => boolean) => {
  for (let tries = 0; tries < 100; tries += 1) {
    const { body } = await call('GET', '/devices/states', { token: technician })
    const all: { id: string; state: Record<string, unknown> | null }[] = [
      ...body.devices,
      ...body.hubs,
    ]
    const state = all.find(each => each.id === id)?.state
    if (state && isRight(state)) return state
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  throw new Error(`${id} never came to be so`)
}

t.test(
  'a code is answered once to a technician, and a repeat of the wish is the same code',
  async t => {
    const hub_id = v7()
    const wish = {
      token: technician,
      body: { hub_id, name: 'Bar', name_ar: '' },
      headers: { 'idempotency-key': v7() },
    }
    const first = await call('POST', '/hubs/invite', wish)
    t.match(first.body, { hub_id, hub: 'hub-2', code: /^[0-9A-Z]{4}-[0-9A-Z]{4}$/ })
    t.equal(first.headers.get('cache-control'), 'no-store')
    t.equal((await call('POST', '/hubs/invite', wish)).body.code, first.body.code)
    t.not((await invite(hub_id)).code, first.body.code, 'another wish, another code')
    const kept = [
      ...store.rows('hub'),
      ...store.rows('audit'),
      ...store.sqlite.raw.prepare('select * from command_answer').all(),
    ]
    t.notMatch(JSON.stringify(kept), first.body.code, 'nowhere is it written down')
    const listed = (await call('GET', '/hub', { token: await server.token('owner') })).body.rows[0]
    t.match(listed, { code: 'hub-2', status: 'invited' })
    t.notOk('code_hash' in listed || 'secret_hash' in listed)
  },
)

t.test('a hub comes in by its code and is let in by its own secret from then on', async t => {
  const { code, hub } = await invite(store.rows('hub')[0]?.id)
  const secret = newSecret()
  const typed = code.toLowerCase().replace('-', ' ')
  const paired = await pair(typed, secret, { name: 'Bar box' })
  t.match(paired.body, {
    hub,
    store_id,
    store: { name: 'Corner' },
    mqtt_port: server.mqttPort,
  })
  t.match(store.rows('hub'), [{ status: 'active', name: 'Bar box', paired_from: '127.0.0.1' }])
  t.notMatch(JSON.stringify(store.rows('hub')), secret)
  t.equal(await standing(hub, secret), 'active')
  t.equal(await standing(hub, newSecret()), 'unknown')
  t.equal((await pair(code, newSecret())).body.code, 'code-unknown', 'a code is for one machine')
  await t.rejects(connect(t, hub, newSecret()), 'a wrong secret')
  await t.rejects(connect(t, hub, ''), 'none')
  await t.rejects(connect(t, hub, server.secrets.hubToken), "the box's own token")
  await t.rejects(connect(t, 'hub-1', secret), 'it is not the hub of the box')
  await t.rejects(connect(t, 'hub-3', secret), 'nor another one')
  let link = await connect(t, hub, secret)
  t.ok(link.connected)

  t.test('it hears and says what its own devices hear and say, and nothing of others', async t => {
    const own = await connect(t, 'hub-1', server.secrets.hubToken)
    for (const each of [link, own]) await each.subscribeAsync(`s/${store_id}/dev/+/in`, { qos: 1 })
    await own.subscribeAsync(`s/${store_id}/dev/+/state`, { qos: 1 })
    const heard = [heardBy(link), heardBy(own)]
    const say = (device: string, payload: string) =>
      link.publishAsync(deviceTopic(store_id, device, 'state'), payload, { qos: 1, retain: true })
    for (const stranger of [shop.printer, testId(11, 77), 'hub-1', 'hub-3'])
      await say(stranger, '{"state":"absent"}')
    await say(BAR_PRINTER, '{"state":"ready","hub":"hub-2"}')
    t.ok(link.connected, 'what is not its to say is dropped: an honest hub may be late')
    for (const device_id of [shop.printer, BAR_PRINTER, shop.terminal])
      store.run('devices.instruct', { device_id, message: { is: 'status' } }, manager)
    for (const asked of ['hub-2', 'hub-1']) store.run('devices.discover', { hub: asked }, manager)
    t.same(await Promise.all(heard), [
      [`${BAR_PRINTER} in {"is":"status"}`],
      [
        `${BAR_PRINTER} state {"state":"ready","hub":"hub-2"}`,
        `${shop.printer} in {"is":"status"}`,
        `${shop.terminal} in {"is":"status"}`,
      ],
    ])
  })

  t.test('orders and what is for everybody are not its to say: its line is cut', async t => {
    for (const topic of [
      deviceTopic(store_id, BAR_PRINTER, 'in'),
      broadcastTopic(store_id, 'devices'),
    ]) {
      const liar = await connect(t, hub, secret)
      const gone = closed(liar)
      liar.publish(topic, '"stop"', { qos: 1 })
      await gone
      t.notOk(liar.connected, topic)
    }
  })

  t.test('a device that comes to it from another hub is its own at once', async t => {
    link = await connect(t, hub, secret)
    await link.subscribeAsync(broadcastTopic(store_id, 'devices'), { qos: 1 })
    const [row] = store.rows('device').filter(({ id }) => id === shop.printer)
    if (!row) throw new Error('no printer')
    const listed = new Set<string>()
    const assigned = new Promise<void>(resolve =>
      link.on('message', (topic, payload) => {
        if (!topic.endsWith('/b/devices')) return
        const { devices }: { devices: Row<'device'>[] } = JSON.parse(payload.toString())
        for (const { id } of devices) listed.add(id)
        if (devices.find(({ id }) => id === shop.printer)?.options_json.includes('hub-2')) resolve()
      }),
    )
    const moved = { ...sent(row), options_json: '{"hub":"hub-2"}' }
    t.equal(store.run('device.put', { row: moved }, manager).refused, null)
    await assigned
    t.same([...listed].sort(), [BAR_PRINTER, shop.printer].sort(), 'and it is told of no other')
    const state = '{"state":"ready","hub":"hub-2","at":1}'
    const topic = deviceTopic(store_id, shop.printer, 'state')
    await link.publishAsync(topic, state, { qos: 1, retain: true })
    await stateOf(shop.printer, ({ hub }) => hub === 'hub-2')
  })

  t.test(
    'thrown out it is cut at once, its devices say why, and it does not come in again',
    async t => {
      link = await connect(t, hub, secret)
      const ready = JSON.stringify({ state: 'ready', boot: 'x', at: Date.now() })
      await link.publishAsync(deviceTopic(store_id, hub, 'state'), ready, { qos: 1, retain: true })
      await stateOf(hub, ({ state }) => state === 'ready')
      const cut = closed(link)
      const { id } = store.rows('hub')[0] ?? { id: '' }
      const began = performance.now()
      await call('POST', '/hubs/revoke', { token: technician, body: { hub_id: id } })
      await cut
      t.ok(performance.now() - began < 2_000)
      const away = await stateOf(BAR_PRINTER, ({ why }) => why === 'hub-revoked')
      t.match(away, { state: 'offline' })
      t.match(await stateOf(hub, ({ state }) => state === 'offline'), { at: Number })
      await t.rejects(connect(t, hub, secret))
      t.equal(await standing(hub, secret), 'revoked')
      const { code } = await invite(id)
      t.equal(await standing(hub, secret), 'revoked', 'the new code is for the new machine')
      await stateOf(BAR_PRINTER, ({ why }) => why === 'hub-away')
      const other = newSecret()
      await pair(code, other)
      t.equal(await standing(hub, secret), 'unknown')
      t.ok((await connect(t, hub, other)).connected)
    },
  )
})

t.test('who types a wrong code is told how often yet, and then waits', async t => {
  const { code } = await invite()
  for (let left = TRIES_MAX - 1; left > 0; left -= 1) {
    const { status, body } = await pair(left % 2 === 0 ? '0000-0000' : 'no code at all', 'x')
    t.match({ status, ...body }, { status: 409, code: 'code-unknown', left })
  }
  t.match((await pair('0000-0000', 'x')).body, { code: 'too-many-tries', until: Number })
  const late = await pair(code, newSecret())
  t.match({ status: late.status, ...late.body }, { status: 429, code: 'too-many-tries' })
  t.ok(late.headers.get('retry-after'))
  t.equal(store.rows('hub').at(-1)?.status, 'invited')
})

t.test('a hub whose answer was lost asks again under its key and is paired once', async t => {
  store.sqlite.raw.prepare('delete from lockout').run()
  store.kernel.forget()
  const { code, hub } = await invite()
  const ask = {
    body: { code, key_hash: hashOf('mine') },
    headers: { 'idempotency-key': v7() },
  }
  const answers = [await call('POST', '/hubs/pair', ask), await call('POST', '/hubs/pair', ask)]
  for (const { status, body } of answers) t.match({ status, ...body }, { status: 200, hub })
  t.equal(await standing(hub, 'mine'), 'active')
  t.same(server.bugs, [])
})
