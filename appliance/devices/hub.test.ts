import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { Aedes } from 'aedes'
import { connect, type MqttClient } from 'mqtt'
import t, { type Test } from 'tap'
import { testLabel } from '#schema/rules/label.ts'
import { Hub } from './hub.ts'
import { openLines, openOwnPort } from './lines.ts'
import type { DeviceRow } from './messages.ts'
import { listenTcp } from './ports/tcp.ts'
import { PrinterEmulator } from './printer/emulator.ts'

type Body = Record<string, unknown>

const row = (id: string, kind: DeviceRow['class'], more: Partial<DeviceRow> = {}): DeviceRow => ({
  id,
  class: kind,
  name: id,
  model: 'virtual',
  transport: 'virtual',
  address: '',
  options_json: '{}',
  till_id: null,
  status: 'active',
  ...more,
})

const receipt = (text: string, more: Body = {}) => ({
  version: 1,
  language: 'en',
  blocks: [{ is: 'text', text }, { is: 'drawer', pin: 2 }, { is: 'cut' }],
  ...more,
})

/** The hub's own process beside a real broker, with a client that sees everything. */
const aStore = async (t: Test) => {
  const broker = await Aedes.createBroker()
  const server = createServer(broker.handle)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const url = `mqtt://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
  const client: MqttClient = connect(url, { protocolVersion: 4, clientId: 'test' })
  const heard: { topic: string; body: Body | null }[] = []
  const waiting = new Set<() => void>()
  client.on('message', (topic, payload) => {
    heard.push({ topic, body: payload.length === 0 ? null : JSON.parse(payload.toString()) })
    for (const each of waiting) each()
  })
  await client.subscribeAsync(['s/st/dev/+/out', 's/st/dev/+/state'], { qos: 1 })
  const hub: ChildProcess = fork(new URL('main.ts', import.meta.url), {
    env: { ...process.env, MQTT_URL: url, STORE_ID: 'st', LOG_LEVEL: 'silent' },
  })
  await once(hub, 'message')
  const until = (device: string, kind: 'out' | 'state', wanted: Body, from = 0): Promise<Body> =>
    new Promise(resolve => {
      const look = () => {
        const found = heard
          .slice(from)
          .find(
            ({ topic, body }) =>
              topic === `s/st/dev/${device}/${kind}` && body && holds(body, wanted),
          )
        if (!found?.body) return
        waiting.delete(look)
        resolve(found.body)
      }
      waiting.add(look)
      look()
    })
  t.teardown(async () => {
    if (hub.exitCode === null) hub.kill('SIGKILL')
    await client.endAsync(true)
    broker.close()
    server.close()
  })
  return {
    hub,
    heard,
    until,
    rows: (devices: DeviceRow[]) =>
      client.publishAsync(
        's/st/b/devices',
        JSON.stringify({ devices, settings: { currency: 'GBP', decimals: 2 } }),
        { qos: 1, retain: true },
      ),
    send: (device: string, body: Body) =>
      client.publishAsync(`s/st/dev/${device}/in`, JSON.stringify(body), { qos: 1 }),
    raw: (topic: string, payload: string) =>
      client.publishAsync(topic, payload, { qos: 1, retain: true }),
  }
}

const holds = (body: Body, wanted: Body) =>
  Object.entries(wanted).every(
    ([key, value]) => JSON.stringify(body[key]) === JSON.stringify(value),
  )

t.test('the devices of a shop, from the broker to the paper', async t => {
  const store = await aStore(t)
  const { send, until, heard } = store
  await store.rows([
    row('p', 'receipt_printer'),
    row('d', 'cash_drawer', { options_json: '{"printer_id":"p"}' }),
    row('star', 'receipt_printer', { model: 'star-line' }),
    row('labels', 'label_printer', { model: 'tspl' }),
    row('s', 'scanner'),
    row('w', 'scale'),
    row('w2', 'scale', { model: 'cas-pdii' }),
    row('s2', 'scanner', { model: 'hid-pos' }),
    row('k', 'scanner', { model: 'hid-keyboard' }),
    row('l', 'line_display', { options_json: '{"brightness":2}' }),
    row('c', 'card_terminal', { options_json: '{"customer_ms":20,"answer_limit_ms":150}' }),
  ])

  await t.test('each device says that it is ready', async () => {
    for (const id of ['p', 's', 'w', 'c', 'd']) await until(id, 'state', { state: 'ready' })
    await until('hub-1', 'state', { state: 'ready' })
  })

  await t.test('a receipt is printed and its paper can be seen', async t => {
    await send('p', { is: 'print', job_id: 'j1', attempt: 1, document: receipt('Bread') })
    await until('p', 'out', { is: 'job', job_id: 'j1', state: 'printed' })
    const paper = await until('p', 'out', { is: 'paper' })
    t.match(JSON.stringify(paper), /Bread/)
  })

  await t.test('a Star prints the same receipt, a label printer prints labels', async t => {
    await send('star', { is: 'print', job_id: 's1', attempt: 1, document: receipt('Bread') })
    await until('star', 'out', { is: 'job', job_id: 's1', state: 'printed' })
    t.match(JSON.stringify(await until('star', 'out', { is: 'paper' })), /Bread/)
    const label = testLabel('en', { name: 'Labels', name_ar: '' })
    await send('labels', { is: 'print', job_id: 'l1', attempt: 1, document: label })
    await until('labels', 'out', { is: 'job', job_id: 'l1', state: 'printed' })
    t.match(JSON.stringify(await until('labels', 'out', { is: 'paper' })), /Labels/)
    await send('labels', { is: 'print', job_id: 'l2', attempt: 1, document: receipt('Bread') })
    await send('star', { is: 'print', job_id: 's2', attempt: 1, document: label })
    const why = 'document-not-printable'
    await until('labels', 'out', { job_id: 'l2', state: 'failed', why })
    await until('star', 'out', { job_id: 's2', state: 'failed', why })
  })

  await t.test('a job delivered twice is printed once', async t => {
    await send('p', { is: 'tear' })
    for (let time = 0; time < 3; time++) {
      await send('p', { is: 'print', job_id: 'j2', attempt: 1, document: receipt('Eggs') })
    }
    await send('p', { is: 'print', job_id: 'j3', attempt: 1, document: receipt('Tea') })
    await until('p', 'out', { job_id: 'j3', state: 'printed' })
    const from = heard.length
    await send('p', { is: 'paper' })
    const paper = JSON.stringify(await until('p', 'out', { is: 'paper' }, from))
    t.equal(paper.split('Eggs').length - 1, 1)
  })

  await t.test('without paper a job waits, and is printed after reload', async t => {
    await send('p', { is: 'fault', fault: 'paper-out', on: true })
    await until('p', 'state', { state: 'blocked', why: 'paper-out', faults: ['paper-out'] })
    await send('p', { is: 'print', job_id: 'j4', attempt: 1, document: receipt('Milk') })
    await until('p', 'out', { job_id: 'j4', state: 'waiting', why: 'paper-out' })
    await until('p', 'state', { jobs: 1 })
    await send('p', { is: 'fault', fault: 'paper-out', on: false })
    await until('p', 'out', { job_id: 'j4', state: 'printed' })
    t.equal(
      heard.filter(each => each.body?.job_id === 'j4' && each.body.state === 'printed').length,
      1,
    )
  })

  await t.test('the drawer on the printer opens once for a request', async t => {
    await send('d', { is: 'open-drawer', request_id: 'r1', ttl_ms: 3_000 })
    await send('d', { is: 'open-drawer', request_id: 'r1', ttl_ms: 3_000 })
    await send('s', { is: 'open-drawer', request_id: 'r2', ttl_ms: 3_000 })
    await until('s', 'out', { request_id: 'r2', open: false, why: 'no-drawer-here' })
    await until('d', 'out', { request_id: 'r1', open: true, seen: true })
    await until('p', 'out', { is: 'drawer', open: true })
    const from = heard.length
    await send('p', { is: 'paper' })
    t.match(JSON.stringify(await until('p', 'out', { is: 'paper' }, from)), /drawer opened/)
    t.equal(heard.filter(each => each.body?.request_id === 'r1').length, 1)
  })

  await t.test('a drawer whose printer stays silent is not called open', async () => {
    await send('p', { is: 'fault', fault: 'no-answer', on: true })
    await send('d', { is: 'open-drawer', request_id: 'r3', ttl_ms: 3_000 })
    await until('d', 'out', { request_id: 'r3', open: false, seen: false, why: 'no-answer' })
    const from = heard.length
    await send('p', { is: 'fault', fault: 'no-answer', on: false })
    await until('p', 'state', { state: 'ready' }, from)
  })

  await t.test(
    'the sensor of a drawer is read through its printer, and its state is told',
    async () => {
      await send('p', { is: 'fault', fault: 'drawer-open', on: true })
      await until('d', 'state', { drawer: 'open' })
      await send('d', { is: 'sense-drawer', request_id: 'o1' })
      await until('d', 'out', { is: 'drawer-sensor', request_id: 'o1', level: 'high' })
      await send('p', { is: 'fault', fault: 'drawer-open', on: false })
      const from = heard.length
      await send('d', { is: 'sense-drawer', request_id: 'o2' })
      await until('d', 'out', { is: 'drawer-sensor', request_id: 'o2', level: 'low' })
      await until('d', 'state', { drawer: 'shut' }, from - 2)
      await send('s', { is: 'sense-drawer', request_id: 'o3' })
      await until('s', 'out', { request_id: 'o3', level: null, why: 'no-drawer-here' })
    },
  )

  await t.test(
    'each device is asked whether it is there, a printer by a question of its own',
    async t => {
      for (const id of ['p', 'star', 'labels']) {
        await send(id, { is: 'check', request_id: `c-${id}` })
        t.type((await until(id, 'out', { request_id: `c-${id}`, state: 'ready' })).ms, 'number')
      }
      await send('s', { is: 'check', request_id: 'c-s' })
      t.match(await until('s', 'out', { request_id: 'c-s' }), { state: 'ready', ms: null })
      await send('p', { is: 'fault', fault: 'no-answer', on: true })
      await send('p', { is: 'check', request_id: 'c-mute' })
      await until('p', 'out', { request_id: 'c-mute', state: 'offline', ms: null })
      await send('p', { is: 'fault', fault: 'no-answer', on: false })
      await until('p', 'state', { state: 'ready', faults: [] }, heard.length - 1)
      await send('s', { is: 'loopback', request_id: 'l-s' })
      await until('s', 'out', { is: 'looped', request_id: 'l-s', why: 'not-serial' })
    },
  )

  await t.test('a scan and a weight arrive; a moving weight is none', async t => {
    await send('s', { is: 'scan', code: '5901234123457' })
    t.match(await until('s', 'out', { is: 'scan' }), { code: '5901234123457', aim: ']E0' })
    await send('s', { is: 'scan', code: '5901234123458' })
    await until('s', 'out', { is: 'misread' })
    await send('w', { is: 'set-weight', grams: 1_235, stable: true })
    await until('w', 'out', { is: 'weight', grams: 1_235, stable: true, state: 'stable' })
    await send('w', { is: 'set-weight', grams: 1_235, stable: false })
    await until('w', 'out', { is: 'weight', grams: null, stable: false, state: 'motion' })
    await send('w2', { is: 'set-weight', grams: 412, stable: true })
    await until('w2', 'out', { is: 'weight', grams: 412, stable: true, net: false })
    for (const id of ['s2', 'k']) {
      await send(id, { is: 'scan', code: ']C10109501101530003\u001d10AB' })
      const scanned = await until(id, 'out', { is: 'scan' })
      t.match(scanned, { code: '0109501101530003\u001d10AB', symbology: 'GS1-128', gs1: true }, id)
    }
  })

  await t.test('a scale is told to zero and tare, and says in words what it can not', async t => {
    await send('w', { is: 'set-weight', grams: 500, stable: true })
    await until('w', 'out', { is: 'weight', grams: 500 })
    await send('w', { is: 'tare' })
    await until('w', 'out', { is: 'scale-order', order: 'tare', done: true })
    await until('w', 'out', { is: 'weight', grams: 0, net: true })
    await send('w', { is: 'clear-tare' })
    await until('w', 'out', { is: 'scale-order', order: 'clear-tare', done: true })
    await send('w2', { is: 'zero' })
    const refused = await until('w2', 'out', { is: 'scale-order', order: 'zero', done: false })
    t.equal(refused['why'], 'order-not-in-protocol')
  })

  await t.test('the customer reads what was said last', async () => {
    await send('l', { is: 'show', upper: 'Apples', lower: '2 x 1.50\t3.00' })
    await send('l', { is: 'show', upper: 'Total', lower: '\t£3.00' })
    await until('l', 'out', {
      is: 'screen',
      upper: 'Total'.padEnd(20),
      lower: '£3.00'.padStart(20),
      brightness: 2,
    })
  })

  await t.test(
    'a card is approved, declined, silent; silence is asked about and charges once',
    async t => {
      const pay = (id: string) =>
        send('c', { is: 'pay', request_id: id, amount: 1_250, currency: 'GBP', decimals: 2 })
      await pay('a')
      const approved = await until('c', 'out', { request_id: 'a', state: 'approved' })
      t.match(approved, { auth_code: /^\d{6}$/, last4: /^\d{4}$/, scheme: String })
      await send('c', { is: 'answer-pay', how: 'decline' })
      await pay('b')
      await until('c', 'out', { request_id: 'b', state: 'declined' })
      await send('c', { is: 'answer-pay', how: 'silence' })
      await pay('x')
      await until('c', 'out', { request_id: 'x', state: 'no-answer' })
      await send('c', { is: 'enquire-pay', request_id: 'x' })
      await until('c', 'out', { request_id: 'x', state: 'approved' })
      const from = heard.length
      await pay('x')
      await until('c', 'out', { request_id: 'x', state: 'approved' }, from)
      t.notOk(
        heard.slice(from).some(each => each.body?.state === 'busy'),
        'it was not charged again',
      )
    },
  )

  await t.test(
    'what is no message is dropped and a document that can not be printed fails by name',
    async () => {
      for (const body of [
        {},
        { is: 'print' },
        { is: 'pay', amount: '12' },
        { is: 'fault', fault: 7, on: 1 },
      ]) {
        await send('p', body)
      }
      await send('p', { is: 'print', job_id: 'bad', attempt: 1, document: { version: 9 } })
      await until('p', 'out', { job_id: 'bad', state: 'failed', why: 'document-not-printable' })
      await store.raw('s/st/b/devices', 'no json')
      await send('p', { is: 'print', job_id: 'j5', attempt: 1, document: receipt('Still here') })
      await until('p', 'out', { job_id: 'j5', state: 'printed' })
    },
  )

  await t.test(
    'a printer added while it runs prints; one removed or switched off says so',
    async t => {
      const emulator = new PrinterEmulator()
      const listener = await listenTcp(emulator, 0)
      t.teardown(listener.close)
      await store.rows([
        row('p', 'receipt_printer', { status: 'blocked' }),
        row('new', 'receipt_printer', {
          transport: 'tcp',
          address: `127.0.0.1:${listener.port}`,
          model: 'epson-tm',
        }),
        row('u', 'receipt_printer', { transport: 'usb', address: '04b8:0e15' }),
        row('other', 'scanner', { options_json: '{"hub":"hub-2"}' }),
        row('odd', 'scale', { options_json: '{"baud":"fast"}' }),
        row('misspelt', 'scale', { model: 'toledo 8217' }),
        row('alien', 'card_terminal', { model: 'star-line' }),
      ])
      await until('new', 'state', { state: 'ready' })
      await until('p', 'state', { state: 'blocked', why: 'switched-off' })
      for (const id of ['misspelt', 'alien'])
        await until(id, 'state', { state: 'offline', why: 'model-unknown' })
      await until('odd', 'state', { state: 'offline', why: 'options-not-valid' })
      await send('new', { is: 'print', job_id: 'n1', attempt: 1, document: receipt('On TCP') })
      await until('new', 'out', { job_id: 'n1', state: 'printed' })
      t.notOk(heard.some(each => each.topic === 's/st/dev/other/state'))
    },
  )

  await t.test(
    'a drawer is as ready as the printer it hangs on, and its test says so',
    async () => {
      const drawer = row('d', 'cash_drawer', { options_json: '{"printer_id":"p"}' })
      const stands = async (printers: DeviceRow[], state: string, why: string | null) => {
        const from = heard.length
        await store.rows([...printers, drawer])
        await until('d', 'state', { state, why }, from)
        const request_id = `c${from}`
        await send('d', { is: 'check', request_id })
        await until('d', 'out', { request_id, state, why })
      }
      await stands([], 'offline', 'drawer-printer-missing')
      await stands([row('p', 'receipt_printer')], 'ready', null)
      await stands(
        [row('p', 'receipt_printer', { status: 'blocked' })],
        'offline',
        'drawer-printer-off',
      )
      const usb = { transport: 'usb', address: '04b8:0e15' } as const
      await stands([row('p', 'receipt_printer', usb)], 'offline', 'printer-offline')
      await stands([row('p', 'receipt_printer')], 'ready', null)
      const from = heard.length
      await send('p', { is: 'fault', fault: 'unplug', on: true })
      await until('d', 'state', { state: 'offline', why: 'printer-offline' }, from)
    },
  )

  await t.test('it stops within a second and says that it is gone', async t => {
    const begun = Date.now()
    store.hub.kill('SIGTERM')
    const [code] = await once(store.hub, 'exit')
    t.equal(code, 0)
    t.ok(Date.now() - begun < 1_000)
    await until('hub-1', 'state', { state: 'offline' })
    await until('d', 'state', { state: 'offline', why: 'hub-stopped' })
  })
})

t.test('a hub that dies is seen by its last will', async t => {
  const store = await aStore(t)
  store.hub.kill('SIGKILL')
  await store.until('hub-1', 'state', { state: 'offline' })
})

t.test('a device that can not be opened fails alone: the others go on', async t => {
  const said = new Map<string, Body>()
  const logged: string[] = []
  const lines = openLines((wanted, options) => {
    if (wanted.id === 'worse') throw new Error('nobody foresaw it')
    const port = openOwnPort(wanted, options)
    if (!port || wanted.id !== 'bad') return port
    const open = () => Promise.reject(new RangeError('nor this'))
    return { ...port, open }
  })
  const hub = new Hub(
    'st',
    'hub-1',
    (topic, payload) => {
      const [, , , id = '', kind] = topic.split('/')
      if (kind === 'state') said.set(id, JSON.parse(payload))
    },
    { log: text => logged.push(text), lines },
  )
  const tcp = (id: string, kind: DeviceRow['class'], address: string) =>
    row(id, kind, { transport: 'tcp', address })
  hub.devices(
    JSON.stringify({
      devices: [
        tcp('worse', 'scale', '127.0.0.1:1'),
        tcp('bad', 'scale', '127.0.0.1:1'),
        tcp('far', 'receipt_printer', '127.0.0.1:99999'),
        tcp('heavy', 'scale', '127.0.0.1:70000'),
        row('w', 'scale'),
      ],
    }),
  )
  t.teardown(() => hub.close())
  while (said.get('w')?.['state'] !== 'ready') await wait(5)
  // Several attempts: what is wrong is logged once.
  await wait(500)
  t.match(said.get('worse'), { state: 'offline', why: 'failed' })
  t.match(said.get('bad'), { state: 'offline', why: 'failed' })
  t.match(said.get('far'), { state: 'offline', why: 'address-not-valid' })
  t.match(said.get('heavy'), { state: 'offline', why: 'address-not-valid' })
  t.match(said.get('w'), { state: 'ready' })
  t.match(logged, [/^worse: .*nobody foresaw it/, /^bad: .*nor this/])
  t.equal(logged.length, 2)
})

t.test(
  'a list of devices that comes while the hub says that it stops starts none of them again',
  async t => {
    const said: Body[] = []
    const hub = new Hub('st', 'hub-1', (topic, payload) => {
      if (topic === 's/st/dev/w/state') said.push(JSON.parse(payload))
    })
    const list = JSON.stringify({ devices: [row('w', 'scale')] })
    t.ok(hub.devices(list))
    t.match(said.at(-1), { state: 'opening' })
    hub.close()
    t.match(said.at(-1), { state: 'offline', why: 'hub-stopped' })
    const before = said.length
    hub.devices(list)
    t.equal(said.length, before)
  },
)

t.test('a virtual device whose port another program holds says so until it is free', async t => {
  const other = await listenTcp(new PrinterEmulator(), 0)
  const store = await aStore(t)
  await store.rows([
    row('p', 'receipt_printer', { options_json: `{"tcp_port":${other.port}}` }),
    row('free', 'receipt_printer', { options_json: '{"tcp_port":0}' }),
  ])
  await store.until('free', 'state', { state: 'ready' })
  await store.until('p', 'state', { state: 'degraded', why: 'address-taken' })
  await store.send('p', { is: 'print', job_id: 'a', attempt: 1, document: receipt('here') })
  await store.until('p', 'out', { is: 'job', job_id: 'a', state: 'printed' })
  const from = store.heard.length
  await other.close()
  await store.until('p', 'state', { state: 'ready', why: null }, from)
})
