// A store and head office as the processes they are, over a real SQLite and a real Postgres, with the
// cable between them in our hand. For proofs.
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { v7 } from 'uuid'
import { openSessions } from '#appliance/http/sessions.ts'
import { aStore, cornerShop, shop, testId } from '#appliance/kernel/a-store.ts'
import { openSecrets } from '#appliance/kernel/secrets.ts'
import { isTable, type Rows, syncOf, type Table } from '#schema/index.ts'
import { type Addresses, aServer, type Test } from '../../cloud-bridge/a-cloud.ts'
import { enrol } from '../../cloud-bridge/enrol.ts'
import { openPostgres, type Postgres } from '../../cloud-bridge/postgres.ts'
import { putRows } from '../../cloud-bridge/put.ts'
import { roleRows } from '../demo/people.ts'
import { freePort } from '../start/ports.ts'
import { type Cable, openCable } from './cable.ts'

export const ROOT = resolve(import.meta.dirname, '../..')
export const PIN = '4711'

export type Place = 'store' | 'head-office'

export type Retailer = {
  /** of the store's database */
  folder: string
  postgres: Postgres
  cable: Cable
  address: (place: Place) => string
  /** gives the process as soon as it runs, before it is ready */
  beginStore: () => ChildProcess
  startStore: () => Promise<ChildProcess>
  startHub: () => ChildProcess
  /** a session's token of `amal` (cashier) or `marcus` (manager) */
  signIn: (place: Place, user: string) => Promise<string>
}

/** A write over HTTP, once, with a key of its own. Throws at a refusal. */
export const post = async <Reply>(
  address: string,
  path: string,
  body: object,
  token = '',
): Promise<Reply> => {
  const response = await fetch(`${address}/api/v1/${path}`, {
    method: 'POST',
    headers: headersOf(token, v7()),
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  // Our own server's answer; what it holds is what the proof looks at.
  return (await response.json()) as Reply
}

export const headersOf = (token: string, key: string): Record<string, string> => ({
  'Content-Type': 'application/json',
  'Idempotency-Key': key,
  ...(token === '' ? {} : { Authorization: `Bearer ${token}` }),
})

/** Waits for the word of a program that it is ready. Throws with its own words when it is not. */
export const readiness = async (child: ChildProcess, name: string): Promise<ChildProcess> => {
  const [message] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => [{ is: `ended with ${code}` }]),
  ])
  if (message?.is !== 'ready') throw new Error(`${name} did not start: ${JSON.stringify(message)}`)
  return child
}

/** Ends a program and waits until it is gone. */
export const endProcess = async (child: ChildProcess, signal: NodeJS.Signals): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill(signal)
  await gone
}

/** Head office runs, the store's box is enrolled; the store itself is started by the proof. */
export const aRetailer = async (t: Test, random: () => number): Promise<Retailer> => {
  const { adminUrl, appUrl } = await (await aServer(t)).database()
  const root = mkdtempSync(join(tmpdir(), 'proof-'))
  const folder = join(root, 'store')
  mkdirSync(folder)
  const pepper = join(root, 'pepper')
  const begin = openPrograms(t, root, pepper)
  const postgres = openPostgres(appUrl)
  t.teardown(postgres.close)
  await fill({ folder, pepper, adminUrl, appUrl }, postgres)
  const ports = { http: await freePort(), mqtt: await freePort(), cloud: await freePort() }
  const cable = await openCable(ports.cloud, random)
  t.teardown(cable.stop)
  const headOffice = begin('cloud-bridge/main.ts', {
    DATABASE_URL: appUrl,
    DATABASE_ADMIN_URL: adminUrl,
    DATA_DIR: join(root, 'cloud'),
    CLOUD_PORT: String(ports.cloud),
  })
  await readiness(headOffice, 'head office')
  const beginStore = () =>
    begin('appliance/main.ts', {
      DATA_DIR: folder,
      HTTP_PORT: String(ports.http),
      MQTT_PORT: String(ports.mqtt),
      CLOUD_URL: `http://127.0.0.1:${cable.port}`,
    })
  const address = (place: Place) =>
    `http://127.0.0.1:${place === 'store' ? ports.http : ports.cloud}`
  return {
    folder,
    postgres,
    cable,
    address,
    beginStore,
    startStore: () => readiness(beginStore(), 'the store'),
    startHub: () =>
      begin('appliance/devices/main.ts', {
        MQTT_URL: `mqtt://127.0.0.1:${ports.mqtt}`,
        STORE_ID: shop.store_id,
        HUB_ID: 'hub-1',
        HUB_TOKEN_FILE: join(folder, 'secrets', 'hub-token'),
      }),
    signIn: async (place, user) => {
      const { token } = await post<{ token: string }>(address(place), 'sessions', {
        user,
        pin: PIN,
      })
      return token
    },
  }
}

/** Starts our programs, and ends what still runs before it removes their folder. */
const openPrograms = (t: Test, root: string, pepper: string) => {
  const started: ChildProcess[] = []
  t.teardown(async () => {
    await Promise.all(started.map(child => endProcess(child, 'SIGKILL')))
    rmSync(root, { recursive: true, force: true })
  })
  return (program: string, environment: Record<string, string>): ChildProcess => {
    const child = fork(join(ROOT, program), {
      env: {
        PATH: process.env['PATH'],
        WEB_DIR: join(ROOT, 'var', 'web'),
        PIN_PEPPER_FILE: pepper,
        NODE_COMPILE_CACHE: join(root, 'compile-cache'),
        LOG_LEVEL: 'silent',
        ...environment,
      },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    // One that was killed while it started is nobody's news.
    child.on('error', () => {})
    started.push(child)
    return child
  }
}

type Places = Addresses & { folder: string; pepper: string }

/** The same corner shop in both databases, as after a first exchange. */
const fill = async ({ folder, pepper, adminUrl }: Places, postgres: Postgres) => {
  const store = aStore({ teardown: () => {} }, {}, folder)
  const secrets = openSecrets(join(folder, 'secrets'), pepper)
  const rows = theShop(await openSessions(store.engine, secrets, shop.store_id).hashPin(PIN))
  store.given(rows)
  store.close()
  await postgres.withTenant(shop.tenant_id, async tx => {
    for (const [table, list] of Object.entries(rows)) {
      if (isTable(table) && syncOf(table) !== 'local') await putRows(tx, table, list, 'insert')
    }
  })
  const box = { tenant: shop.tenant_id, store: shop.store_id }
  await enrol(adminUrl, { ...box, publicKey: secrets.boxPublicKey })
}

/** The corner shop with people who have a PIN, and a manager who may do everything. */
const theShop = (pin_hash: string): Partial<{ [T in Table]: Rows[T][] }> => {
  const small = cornerShop()
  const [role] = small.role ?? []
  if (!role) throw new Error('the corner shop has a role')
  const sells = roleRows.find(({ name }) => name === 'Cashier')
  const everything = { ...role, id: testId(4, 2), name: 'Manager', permissions_json: '["*"]' }
  return {
    ...small,
    role: [{ ...role, permissions_json: sells?.permissions_json ?? '[]' }, everything],
    user: (small.user ?? []).map(user => ({
      ...user,
      pin_hash,
      role_id: user.id === shop.manager ? everything.id : role.id,
    })),
  }
}
