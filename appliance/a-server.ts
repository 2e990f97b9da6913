// The store server for tests: the corner shop with people who can sign in, served as the program does
// on free ports.
import { EventEmitter } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 } from 'uuid'
import type { Row, Table } from '#schema/index.ts'
import { aStore, cornerShop, shop, type TestStore, testId } from './kernel/a-store.ts'
import { openSecrets, type Secrets } from './kernel/secrets.ts'
import type { Links } from './mqtt/links.ts'
import { serve } from './serve.ts'

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
  const bugs: unknown[] = []
  const lines = new EventEmitter()
  const { httpPort, mqttPort, sessions, links, stop } = await serve({
    store,
    secrets,
    folder,
    replica: join(folder, 'replica'),
    webDir: folder,
    hostNames: [],
    httpPort: 0,
    mqttPort: 0,
    cloudUrl: null,
    now: store.now,
    log: () => {},
    onBug: bug => bugs.push(bug),
    onBrokerExit: code => bugs.push(`the broker ended with ${code}`),
    onLine: (is, clientId) => lines.emit(is, clientId),
  })
  givePeople(store, await sessions.hashPin(PIN))
  const base = `http://127.0.0.1:${httpPort}`
  t.teardown(async () => {
    await stop()
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
    mqttPort,
    secrets,
    call,
    bugs,
    forget: () => sessions.forget(['session']),
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
      name_ar: '',
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
