// What the tests of the designers need: a real store server and device hub with a receipt and a label
// printer, sales, and a browser.
import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { openSessions } from '#appliance/http/sessions.ts'
import { aStore, cornerShop, openSession, shop, testId } from '#appliance/kernel/a-store.ts'
import { openSecrets } from '#appliance/kernel/secrets.ts'
import {
  aScreen,
  endProgram,
  forkProgram,
  freePort,
  openBrowser,
  startProgram,
} from '#kit/a-browser.ts'
import { buildInto } from '#kit/a-build.ts'
import type { Row, Rows, Table } from '#schema/index.ts'

export const PIN = '4711'
export const TEST_TIMEOUT_MS = 240_000
export const labelPrinter = testId(11, 7)

const DESK = { width: 1_280, height: 800 }
const READY_LOOK_MS = 100

type Given = Partial<{ [T in Table]: Rows[T][] }>

/** Everything starts with `begin`; `end` leaves nothing behind. `more` is done to the shop's rows. */
export const aShop = (more: (rows: Given) => Given = rows => rows) => {
  const folder = mkdtempSync(join(tmpdir(), 'panel-'))
  let browser: Browser | undefined
  let ports = { http: 0, mqtt: 0 }
  let server: ChildProcess | undefined
  let hub: ChildProcess | undefined
  const sessions = new Map<string, { token: string }>()
  const address = () => `http://127.0.0.1:${ports.http}`
  const call = async (method: string, path: string, body?: object, user = 'marcus') => {
    const token = sessions.get(user)?.token
    const response = await fetch(`${address()}/api/v1${path}`, {
      method,
      headers: {
        'Content-Type': 'application/json',
        'Idempotency-Key': crypto.randomUUID(),
        ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return response.json()
  }
  const areDevicesReady = async () => {
    const { devices }: { devices: { state: { state?: string } | null }[] } = await call(
      'GET',
      '/devices/states',
    )
    return devices.every(({ state }) => state?.state === 'ready')
  }
  return {
    address,
    call,
    begin: async () => {
      await buildInto(join(folder, 'web'), 'admin')
      const store = aStore({ teardown: () => undefined }, {}, folder)
      const secrets = openSecrets(join(folder, 'secrets'))
      const hash = await openSessions(store.engine, secrets, shop.store_id).hashPin(PIN)
      store.given(more(theShop(hash)))
      store.close()
      ports = { http: await freePort(), mqtt: await freePort() }
      server = await startProgram('appliance/main.ts', {
        DATA_DIR: folder,
        WEB_DIR: join(folder, 'web'),
        HTTP_PORT: String(ports.http),
        MQTT_PORT: String(ports.mqtt),
      })
      hub = forkProgram('appliance/devices/main.ts', {
        MQTT_URL: `mqtt://127.0.0.1:${ports.mqtt}`,
        STORE_ID: shop.store_id,
        HUB_ID: 'hub-1',
        HUB_TOKEN_FILE: join(folder, 'secrets', 'hub-token'),
        LOG_LEVEL: 'silent',
      })
      browser = await openBrowser()
      for (const user of ['marcus', 'amal'])
        sessions.set(user, await call('POST', '/sessions', { user, pin: PIN }))
      while (!(await areDevicesReady()))
        await new Promise(resolve => setTimeout(resolve, READY_LOOK_MS))
      await sell(call)
    },
    end: async () => {
      await browser?.close()
      await endProgram(hub)
      await endProgram(server)
      rmSync(folder, { recursive: true, force: true })
    },
    /** Nothing draws any more. */
    endHub: () => endProgram(hub),
    newPage: (
      user: 'marcus' | 'amal' = 'marcus',
      { language = 'en', viewport = DESK }: { language?: string; viewport?: typeof DESK } = {},
    ): Promise<Page> => {
      if (!browser) throw new Error('the browser is not open yet')
      return aScreen(browser, 'admin', sessions.get(user), { language, viewport })
    },
    rows: async <T extends Table>(table: T): Promise<Row<T>[]> => {
      const page: { rows: Row<T>[] } = await call('GET', `/${table}?limit=200`)
      return page.rows
    },
  }
}

const sell = (call: (method: string, path: string, body: object) => Promise<unknown>) =>
  call('POST', '/sales/complete', {
    sale_id: testId(30, 1),
    till_session_id: openSession().id,
    lines: [
      { variant_id: shop.coffee, quantity: 2_000 },
      { variant_id: shop.bread, quantity: 1_000 },
    ],
    tenders: [{ kind: 'cash', amount: 2_000 }],
    total: 1_248,
  })

/** A manager who may do everything, and a cashier who may not; a label printer beside the shop's own. */
const theShop = (pin_hash: string): Given => {
  const small = cornerShop()
  const [role] = small.role ?? []
  const [printer] = small.device ?? []
  if (!role || !printer) throw new Error('the corner shop has a role and a printer')
  const may = (...names: string[]) => JSON.stringify(names)
  const managers = testId(4, 2)
  return {
    ...small,
    role: [
      {
        ...role,
        permissions_json: may('sales.*', 'sale.read', 'receipt_design.read', 'label_design.read'),
      },
      { ...role, id: managers, name: 'Manager', permissions_json: may('*') },
    ],
    user: (small.user ?? []).map(user =>
      user.id === shop.manager
        ? { ...user, login: 'marcus', name: 'Marcus Reid', role_id: managers, pin_hash }
        : { ...user, login: 'amal', name: 'Amal Haddad', pin_hash },
    ),
    device: [
      ...(small.device ?? []),
      { ...printer, id: labelPrinter, class: 'label_printer', name: 'Label printer' },
    ],
    till_session: [openSession()],
  }
}
