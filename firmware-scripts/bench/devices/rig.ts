// A store with many tills, each with a printer of its own: the real server and the real hub as
// processes, real sockets and ptys, and emulators at the far ends. For measuring devices.
import { type ChildProcess, fork } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseEnv } from 'node:util'
import Database from 'better-sqlite3'
import { connectAsync, type MqttClient } from 'mqtt'
import { v7 } from 'uuid'
import * as z from 'zod'
import { openSessions } from '#appliance/http/sessions.ts'
import { aStore, cornerShop, shop, testId } from '#appliance/kernel/a-store.ts'
import { openSecrets } from '#appliance/kernel/secrets.ts'
import type { Row } from '#schema/index.ts'
import { endProcess, headersOf, readiness } from '../../proof/a-retailer.ts'
import { freePort } from '../../start/ports.ts'
import { ROOT } from '../shop.ts'
import { aPrinter, type Over, type Printer, until } from './printers.ts'

const PIN = '4711'
const FLOAT = 10_000
const ANSWER_LIMIT_MS = 15_000
const AGAIN_AFTER_MS = 25
const ENDS_WITHIN_MS = 120_000
const READY_WITHIN_MS = 30_000

/** What a receipt is made of; `drawn` has names in Arabic, which go out as pictures. */
export const papers = ['short', 'long', 'drawn'] as const
export type Paper = (typeof papers)[number] | 'scripts'

const article = {
  long: { id: testId(10, 90), name: 'Jasmine rice, family pack 5 kg', price: 1_095 },
  drawn: { id: testId(10, 91), name: 'أرز بسمتي طويل الحبة', price: 995 },
  scripts: { id: testId(10, 92), name: '牛奶 ミルク חלב นม दूध 🧀', price: 450 },
}
const LINES: Record<Paper, { variant_id: string; price: number }[]> = {
  short: [
    { variant_id: shop.coffee, price: 499 },
    { variant_id: shop.can, price: 120 },
    { variant_id: shop.bread, price: 250 },
  ],
  long: Array.from({ length: 150 }, () => ({
    variant_id: article.long.id,
    price: article.long.price,
  })),
  drawn: Array.from({ length: 8 }, () => ({
    variant_id: article.drawn.id,
    price: article.drawn.price,
  })),
  scripts: Array.from({ length: 8 }, () => ({
    variant_id: article.scripts.id,
    price: article.scripts.price,
  })),
}

export type Job = Pick<
  Row<'print_job'>,
  'id' | 'device_id' | 'state' | 'attempt' | 'why' | 'document_json' | 'kind'
>

/** States in which a job stays by itself. */
const ENDED: readonly string[] = ['printed', 'sent', 'failed', 'cancelled', 'parked']

export type Rig = Awaited<ReturnType<typeof openRig>>

type Wanted = {
  folder: string
  printers: readonly { model: string; over: Over }[]
  /** devices beside them */
  others?: (till: string) => Row<'device'>[]
  /** the printers stand in for each other at the first till */
  isGroup?: boolean
}

export const openRig = async ({
  folder,
  printers: wanted,
  others = () => [],
  isGroup = false,
}: Wanted) => {
  const data = join(folder, 'store')
  const ends = join(folder, 'lines')
  mkdirSync(ends, { recursive: true })
  const tills = wanted.map((_, at) => testId(3, 100 + at))
  const printers = await Promise.all(
    wanted.map((each, at) =>
      aPrinter(ends, { ...each, id: testId(11, 100 + at), till: tills[at] ?? '' }),
    ),
  )
  await fill(data, printers, others(tills[0] ?? ''), isGroup)
  const ports = { http: await freePort(), mqtt: await freePort() }
  const address = `http://127.0.0.1:${ports.http}`
  const begin = programs(folder)
  const startStore = () =>
    begin('appliance/main.ts', {
      DATA_DIR: data,
      HTTP_PORT: String(ports.http),
      MQTT_PORT: String(ports.mqtt),
    })
  const startHub = () =>
    begin('appliance/devices/main.ts', {
      MQTT_URL: `mqtt://127.0.0.1:${ports.mqtt}`,
      STORE_ID: shop.store_id,
      HUB_ID: 'hub-1',
      HUB_TOKEN_FILE: join(data, 'secrets', 'hub-token'),
      DATA_DIR: join(folder, 'hub'),
    })
  // Compiled programs are kept at a clean end only, and a killed one never has that.
  await endProcess(await readiness(startStore(), 'the store'), 'SIGTERM')
  let store = await readiness(startStore(), 'the store')
  await endProcess(await readiness(startHub(), 'the hub'), 'SIGTERM')
  let hub = await readiness(startHub(), 'the hub')
  const rows = new Database(join(data, 'store.db'), { readonly: true })

  /** Asks until there is an answer, with the same key: a till whose server died does the same. */
  const post = async (path: string, body: object, token = ''): Promise<unknown> => {
    const key = v7()
    const end = performance.now() + ANSWER_LIMIT_MS
    for (;;) {
      try {
        const response = await fetch(`${address}/api/v1/${path}`, {
          method: 'POST',
          headers: headersOf(token, key),
          body: JSON.stringify(body),
          signal: AbortSignal.timeout(ANSWER_LIMIT_MS),
        })
        const text = await response.text()
        if (response.ok) return JSON.parse(text)
        throw new Refused(`${path}: ${response.status} ${text.slice(0, 300)}`)
      } catch (error) {
        if (error instanceof Refused || performance.now() > end) throw error
        await wait(AGAIN_AFTER_MS)
      }
    }
  }
  const signIn = async (user: string, till?: string) => {
    const body = { user, pin: PIN, ...(till ? { till_id: till } : {}) }
    return z.object({ token: z.string() }).parse(await post('sessions', body)).token
  }
  const token = await signIn('marcus')
  // Signing in takes longer than all that is measured here.
  const passwords = new Map<string, Promise<string>>()
  const passwordOf = (till: string) => {
    const known = passwords.get(till) ?? signIn('marcus', till)
    passwords.set(till, known)
    return known
  }
  const sessions = new Map<string, string>()
  for (const till_id of tills) {
    const opened = await post('till-sessions/open', { till_id, float: FLOAT }, token)
    const { till_session_id } = z.object({ till_session_id: z.string() }).parse(opened)
    sessions.set(till_id, till_session_id)
  }
  const jobsOf = (saleId: string): Job[] =>
    rows
      .prepare<[string], Job>(
        'select id, device_id, state, attempt, why, document_json, kind from print_job where sale_id = ? order by id',
      )
      .all(saleId)

  return {
    folder,
    address,
    token,
    mqttPort: ports.mqtt,
    rows,
    printers,
    post,
    pid: (program: 'store' | 'hub') => (program === 'store' ? store : hub).pid ?? 0,
    /** Sells one basket at the printer's till; answers the sale's id before it is sent. */
    sell(printer: Printer, paper: Paper): { saleId: string; done: Promise<void> } {
      const saleId = v7()
      const lines = LINES[paper]
      const total = lines.reduce((sum, { price }) => sum + price, 0)
      const sale = {
        sale_id: saleId,
        till_session_id: sessions.get(printer.till),
        lines: lines.map(({ variant_id }) => ({ variant_id, quantity: 1_000 })),
        tenders: [{ kind: 'cash', amount: total }],
        total,
      }
      return { saleId, done: post('sales/complete', sale, token).then(() => {}) }
    },
    jobsOf,
    /** Waits until the receipt of a sale goes nowhere by itself any more. */
    async ended(saleId: string): Promise<Job> {
      let found: Job | undefined
      await until(
        () => {
          found = jobsOf(saleId).find(({ kind }) => kind === 'receipt')
          return found !== undefined && ENDED.includes(found.state)
        },
        ENDS_WITHIN_MS,
        `the receipt of ${saleId} comes to no end`,
      ).catch(error => {
        throw new Error(`${String(error)}: ${JSON.stringify({ ...found, document_json: '' })}`)
      })
      if (!found) throw new Error('no receipt')
      return found
    },
    /** How often the audit trail says that a job was to be printed again. */
    auditsOf: (jobId: string): number =>
      Number(
        rows
          .prepare(
            "select count(*) from audit where command = 'printing.retry' and detail_json like ?",
          )
          .pluck()
          .get(`%${jobId}%`),
      ),
    async killHub() {
      await endProcess(hub, 'SIGKILL')
    },
    async killStore() {
      await endProcess(store, 'SIGKILL')
    },
    beginHub() {
      hub = startHub()
      return readiness(hub, 'the hub').then(() => {})
    },
    beginStore() {
      store = startStore()
      return readiness(store, 'the store').then(() => {})
    },
    /** A till's own line to the broker; hears the states of all devices, the retained ones first. */
    listen: async (
      till: string,
      heard: (device: string, channel: string, payload: Word) => void,
      channels: readonly string[] = ['+/state'],
    ): Promise<MqttClient> => {
      const client = await connectAsync(`mqtt://127.0.0.1:${ports.mqtt}`, {
        protocolVersion: 4,
        clientId: `t:${till}`,
        username: `t:${till}`,
        password: await passwordOf(till),
      })
      client.on('message', (topic, payload) => {
        const [, , , device = '', channel = ''] = topic.split('/')
        heard(device, channel, word.parse(JSON.parse(payload.toString() || '{}')))
      })
      for (const channel of channels) {
        await client.subscribeAsync(`s/${shop.store_id}/dev/${channel}`, { qos: 1 })
      }
      return client
    },
    async close() {
      rows.close()
      for (const printer of printers) printer.unplug()
      await endProcess(hub, 'SIGKILL')
      await endProcess(store, 'SIGKILL')
    },
  }
}

class Refused extends Error {}

const word = z.looseObject({
  state: z.string().optional(),
  why: z.string().nullish(),
  is: z.string().optional(),
})
/** What a device says. */
export type Word = z.infer<typeof word>

/** Waits until the state of all printers is what they are: ready. */
export const allReady = async (rig: Rig): Promise<void> => {
  const states = new Map<string, string>()
  const client = await rig.listen(rig.printers[0]?.till ?? '', (id, _, { state, why }) => {
    states.set(id, `${state} ${why}`)
  })
  const away = () => rig.printers.filter(({ id }) => !states.get(id)?.startsWith('ready '))
  try {
    await until(() => away().length === 0, READY_WITHIN_MS, 'some printers are not ready')
  } catch (error) {
    const which = away().map(({ id, model, over }) => `${model} ${over}: ${states.get(id)}`)
    throw new Error(`${String(error)}: ${which.join(', ')}`)
  } finally {
    await client.endAsync()
  }
}

/** Starts our programs with Node's settings of a real box; they end with this one. */
const programs = (folder: string) => {
  const running = new Set<ChildProcess>()
  const settings = parseEnv(readFileSync(join(ROOT, 'systemd/node.env'), 'utf8'))
  process.once('exit', () => {
    for (const child of running) child.kill('SIGKILL')
  })
  return (program: string, environment: Record<string, string>): ChildProcess => {
    const flags = program.includes('devices') ? 'DEVICE_HUB_FLAGS' : 'STORE_SERVER_FLAGS'
    const child = fork(join(ROOT, program), {
      execArgv: (settings[flags] ?? '').split(' ').filter(Boolean),
      env: {
        ...settings,
        PATH: process.env['PATH'],
        WEB_DIR: join(ROOT, 'var', 'web'),
        NODE_COMPILE_CACHE: join(folder, 'compile-cache'),
        LOG_LEVEL: 'error',
        ...environment,
      },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    child.on('error', () => {})
    running.add(child)
    child.once('exit', () => running.delete(child))
    return child
  }
}

const fill = async (
  folder: string,
  printers: readonly Printer[],
  others: Row<'device'>[],
  isGroup: boolean,
) => {
  mkdirSync(folder, { recursive: true })
  const store = aStore({ teardown: () => {} }, {}, folder)
  const secrets = openSecrets(join(folder, 'secrets'))
  const pin_hash = await openSessions(store.engine, secrets, shop.store_id).hashPin(PIN)
  store.given(theShop(pin_hash, printers, others))
  if (isGroup) store.given(groupOf(printers))
  store.close()
}

const theShop = (pin_hash: string, printers: readonly Printer[], others: Row<'device'>[]) => {
  const small = cornerShop()
  const [role] = small.role ?? []
  const [product] = small.product ?? []
  const [variant] = small.variant ?? []
  const [price] = small.price ?? []
  if (!role || !product || !variant || !price) throw new Error('the corner shop has all of these')
  const more = Object.values(article)
  const { tenant_id, store_id } = shop
  return {
    ...small,
    role: [{ ...role, permissions_json: '["*"]' }],
    user: (small.user ?? []).map(user => ({ ...user, pin_hash })),
    product: [
      ...(small.product ?? []),
      ...more.map(({ name }, at) => ({ ...product, id: testId(9, 90 + at), name })),
    ],
    variant: [
      ...(small.variant ?? []),
      ...more.map(({ id }, at) => ({
        ...variant,
        id,
        product_id: testId(9, 90 + at),
        sku: `SKU-9${at}`,
      })),
    ],
    price: [
      ...(small.price ?? []),
      ...more.map(({ id, price: amount }, at) => ({
        ...price,
        id: testId(15, 90 + at),
        variant_id: id,
        amount,
      })),
    ],
    till: printers.map(({ till }, at) => ({
      id: till,
      tenant_id,
      store_id,
      code: `CS-${at + 1}`,
      name: `Till ${at + 1}`,
      name_ar: '',
      status: 'active' as const,
    })),
    device: [
      ...printers.map(({ id, till, model, over, address }, at) => ({
        id,
        tenant_id,
        store_id,
        class: 'receipt_printer' as const,
        name: `Printer ${at + 1}`,
        name_ar: '',
        model,
        transport: over,
        address,
        options_json: over === 'serial' ? '{"baud":115200}' : '{}',
        till_id: till,
        status: 'active' as const,
      })),
      ...others,
    ],
  }
}

const groupOf = (printers: readonly Printer[]) => {
  const { tenant_id, store_id } = shop
  const id = testId(18, 1)
  return {
    printer_group: [
      {
        id,
        tenant_id,
        store_id,
        role: 'receipt' as const,
        name: 'Receipts',
        name_ar: '',
        till_id: printers[0]?.till ?? null,
        station_id: null,
        status: 'active' as const,
      },
    ],
    printer_group_member: printers.map((printer, at) => ({
      id: testId(19, at + 1),
      tenant_id,
      store_id,
      group_id: id,
      device_id: printer.id,
      position: at + 1,
    })),
  }
}
