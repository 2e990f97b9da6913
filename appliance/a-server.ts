// The store server for tests: the corner shop with people who can sign in, its broker, and HTTP on a
// free port, wired as in main.ts.
import { EventEmitter } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 } from 'uuid'
import type { Row, Table } from '#schema/index.ts'
import { createApp } from './http/app.ts'
import { openMetrics } from './http/metrics.ts'
import { openSessions, systemCaller } from './http/sessions.ts'
import { aStore, cornerShop, shop, type TestStore, testId } from './kernel/a-store.ts'
import { db } from './kernel/compile.ts'
import { openSecrets, type Secrets } from './kernel/secrets.ts'
import { hubBoots } from './kernel/store.ts'
import { openBroker } from './mqtt/broker.ts'
import { openDesk } from './mqtt/desk.ts'
import { type Links, openLinks } from './mqtt/links.ts'
import { whoIs } from './mqtt/who.ts'
import { storeRoutes } from './store-routes.ts'

export const PIN = '2468'

/** Permissions of each role of the corner shop's people; the login is the role's name. */
export const ROLES = {
  owner: ['*'],
  cashier: [
    'sales.complete',
    'sales.quote',
    'till-sessions.*',
    'payments.*',
    'printing.reprint',
    'sale.read',
    'customer.read',
  ],
  clerk: ['stock.*', 'stock_move.read', 'stock_level.read', 'product.read', 'variant.read'],
  technician: ['device.*', 'devices.*', 'printing.*', 'print_job.read', 'till.read'],
} as const

export type RoleName = keyof typeof ROLES

export type Call = {
  token?: string | undefined
  /** an object is sent as JSON, text as it is */
  body?: unknown
  headers?: Record<string, string>
}

export type Answer = {
  status: number
  headers: Headers
  text: string
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of an answer
  body: any
}

export type TestServer = {
  store: TestStore
  base: string
  mqttPort: number
  secrets: Secrets
  /** a path below /api/v1, or a whole address; writes get a key of their own */
  call: (method: string, path: string, call?: Call) => Promise<Answer>
  /** signs in once and gives the token */
  token: (role: RoleName) => Promise<string>
  /** all bugs that the server met; a test ends with none */
  bugs: unknown[]
  /** drops what is believed of sessions */
  forget: () => void
  /** who hangs on the broker */
  links: Links
  /** says `came` and `went` with the client's id, after `links` knows it */
  lines: EventEmitter
}

type Test = { teardown: (end: () => void | Promise<void>) => void }

/** Opens it; `rows` come on top of the corner shop. */
export const aServer = async (
  t: Test,
  rows: Partial<{ [T in Table]: Row<T>[] }> = {},
): Promise<TestServer> => {
  const folder = mkdtempSync(join(tmpdir(), 'a-server-'))
  const store = aStore(t, { ...cornerShop(), ...rows }, null, Date.now())
  const secrets = openSecrets(join(folder, 'secrets'))
  const { tenant_id, store_id } = shop
  const system = systemCaller(tenant_id, store_id)
  const sessions = openSessions(store.engine, secrets, store_id)
  const metrics = openMetrics()
  const bugs: unknown[] = []
  const desk = openDesk(
    store.engine,
    store.kernel,
    () => broker,
    hubBoots(store),
    () => {},
  )
  const links = openLinks({
    who: whoIs(store.engine, sessions, secrets.hubToken, system),
    kick: clientId => broker.kick(clientId),
    now: store.now,
  })
  store.kernel.watchLinks(links.wasLinked)
  const lines = new EventEmitter()
  const broker = await openBroker({
    port: 0,
    store: store_id,
    who: links.who,
    came: clientId => {
      links.came(clientId)
      lines.emit('came', clientId)
    },
    went: clientId => {
      links.went(clientId)
      lines.emit('went', clientId)
    },
    heard: desk.heard,
    onExit: code => bugs.push(`the broker ended with ${code}`),
  })
  const forget = () => sessions.forget(['session'])
  store.kernel.onCommit(committed => {
    const tables = committed.written.map(({ table }) => table)
    sessions.forget(tables)
    links.changed(tables)
    desk.committed(committed)
    metrics.committed(committed)
  })
  await desk.begin()
  givePeople(store, await sessions.hashPin(PIN))
  const app = createApp({
    engine: store.engine,
    db,
    sessions,
    tenantOf: async () => tenant_id,
    storeId: store_id,
    webDir: folder,
    apps: ['till', 'admin', 'setup'],
    home: '/till/',
    connect: host => `ws://${host}:${broker.port}`,
    extra: storeRoutes({ store, desk, link: null, metrics, folder, system }),
    choices: () => ({ mqtt_port: broker.port }),
    onBug: bug => bugs.push(bug),
  })
  const server = createServer(app.callback())
  server.keepAliveTimeout = 75_000
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  t.teardown(async () => {
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
    links.stop()
    await broker.stop()
    rmSync(folder, { recursive: true, force: true })
  })
  const call = callTo(base)
  const tokens = new Map<RoleName, Promise<string>>()
  const signIn = async (role: RoleName): Promise<string> => {
    const body = { user: role, pin: PIN, till_id: shop.till }
    return (await call('POST', '/sessions', { body })).body.token
  }
  return {
    store,
    base,
    mqttPort: broker.port,
    secrets,
    call,
    bugs,
    forget,
    links,
    lines,
    token: role => {
      const known = tokens.get(role) ?? signIn(role)
      tokens.set(role, known)
      return known
    },
  }
}

const callTo =
  (base: string) =>
  async (
    method: string,
    path: string,
    { token, body, headers = {} }: Call = {},
  ): Promise<Answer> => {
    const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body)
    const address = path.startsWith('http') ? path : `${base}/api/v1${path}`
    const response = await fetch(address, {
      method,
      redirect: 'manual',
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(method === 'GET' ? {} : { 'idempotency-key': v7() }),
        ...headers,
      },
      ...(text === undefined ? {} : { body: text }),
    })
    const answer = await response.text()
    const isJson = response.headers.get('content-type')?.includes('json')
    return {
      status: response.status,
      headers: response.headers,
      text: answer,
      body: isJson ? JSON.parse(answer) : null,
    }
  }

function givePeople(store: TestStore, pin_hash: string) {
  const { tenant_id } = shop
  const names = Object.entries(ROLES)
  store.given({
    role: names.map(([name, permissions], index) => ({
      id: testId(4, 10 + index),
      tenant_id,
      name,
      permissions_json: JSON.stringify(permissions),
      discount_limit: 100_000,
      refund_limit: 0,
      cash_out_limit: name === 'owner' ? null : 20_000,
    })),
    user: names.map(([login], index) => ({
      id: testId(5, 10 + index),
      tenant_id,
      name: login,
      name_ar: '',
      login,
      role_id: testId(4, 10 + index),
      store_id: null,
      language: 'en' as const,
      colour: '#335577',
      pin_hash,
      status: 'active' as const,
    })),
  })
}
