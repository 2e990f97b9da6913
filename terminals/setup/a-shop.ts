// A shop for the tests of the setup page: a real store server, a device hub and a browser.
import type { ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { openSessions } from '#appliance/http/sessions.ts'
import { aStore, cornerShop, shop, testId } from '#appliance/kernel/a-store.ts'
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
import { packed } from '#schema/rules/picture.ts'
import { plainReceipt } from '#schema/rules/receipt-design.ts'
import type { App } from '../vite.config.ts'

export const PIN = '4711'
export const TEST_TIMEOUT_MS = 240_000

export const scale = testId(11, 3)
export const scanner = testId(11, 4)
export const display = testId(11, 8)

/** Everything starts with `begin`, which builds these apps; `end` leaves nothing behind. */
export const aShop = (apps: readonly App[] = ['setup']) => {
  const folder = mkdtempSync(join(tmpdir(), 'setup-'))
  let browser: Browser | undefined
  let ports = { http: 0, mqtt: 0 }
  let server: ChildProcess | undefined
  let hub: ChildProcess | undefined
  const sessions = new Map<string, { token: string }>()
  const address = () => `http://127.0.0.1:${ports.http}`
  const startServer = async () => {
    server = await startProgram('appliance/main.ts', {
      DATA_DIR: folder,
      WEB_DIR: join(folder, 'web'),
      HTTP_PORT: String(ports.http),
      MQTT_PORT: String(ports.mqtt),
    })
  }
  const theBrowser = () => {
    if (!browser) throw new Error('the browser is not open yet')
    return browser
  }
  const signIn = async (user: string) => {
    const response = await fetch(`${address()}/api/v1/sessions`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ user, pin: PIN }),
    })
    if (!response.ok) throw new Error(await response.text())
    sessions.set(user, await response.json())
  }
  return {
    address,
    browser: theBrowser,
    startServer,
    endServer: () => endProgram(server),
    begin: async () => {
      for (const app of apps) await buildInto(join(folder, 'web'), app)
      const store = aStore({ teardown: () => undefined }, {}, folder)
      const secrets = openSecrets(join(folder, 'secrets'))
      const hash = await openSessions(store.engine, secrets, shop.store_id).hashPin(PIN)
      store.given(theShop(hash))
      store.close()
      ports = { http: await freePort(), mqtt: await freePort() }
      await startServer()
      hub = forkProgram('appliance/devices/main.ts', {
        MQTT_URL: `mqtt://127.0.0.1:${ports.mqtt}`,
        STORE_ID: shop.store_id,
        HUB_ID: 'hub-1',
        HUB_TOKEN_FILE: join(folder, 'secrets', 'hub-token'),
        SYS_DIR: join(folder, 'sys'),
        DEV_DIR: join(folder, 'dev'),
        LOG_LEVEL: 'silent',
      })
      browser = await openBrowser()
      for (const user of ['technician', 'cashier']) await signIn(user)
    },
    end: async () => {
      await browser?.close()
      await endProgram(hub)
      await endProgram(server)
      rmSync(folder, { recursive: true, force: true })
    },
    /** What the kernel writes when a USB device is plugged in. */
    plug: (port: string, files: Record<string, string>) => {
      for (const [name, text] of Object.entries(files)) {
        const file = join(folder, 'sys/bus/usb/devices', port, name)
        mkdirSync(dirname(file), { recursive: true })
        writeFileSync(file, `${text}\n`)
      }
    },
    /** A phone of somebody who has signed in before. */
    newPage: (user: string, language = 'en'): Promise<Page> =>
      aScreen(theBrowser(), 'setup', sessions.get(user), { language }),
    /** Rows written while the server rests: what no person could order. */
    given: async (rows: Partial<{ [T in Table]: Rows[T][] }>) => {
      await endProgram(server)
      const store = aStore({ teardown: () => undefined }, {}, folder)
      store.given(rows)
      store.close()
      await startServer()
    },
    rows: async <T extends Table>(table: T): Promise<Row<T>[]> => {
      const response = await fetch(`${address()}/api/v1/${table}`, {
        headers: { Authorization: `Bearer ${sessions.get('technician')?.token}` },
      })
      const page: { rows: Row<T>[] } = await response.json()
      return page.rows
    },
  }
}

/** The corner shop with a scale, a scanner, and people who may mend and who may not. */
function theShop(pin_hash: string): Partial<{ [T in Table]: Rows[T][] }> {
  const small = cornerShop()
  const [role] = small.role ?? []
  const [printer] = small.device ?? []
  if (!role || !printer) throw new Error('the corner shop has a role and a printer')
  const may = (...names: string[]) => JSON.stringify(names)
  const technician = testId(4, 2)
  const tariq = { name: 'Tariq', name_ar: 'طارق', language: 'ar' as const }
  const sam = { name: 'Sam', name_ar: 'سام', language: 'en' as const }
  return {
    ...small,
    role: [
      { ...role, permissions_json: may('sales.*', 'device.read', 'print_job.read') },
      {
        ...role,
        id: technician,
        name: 'Technician',
        name_ar: 'الفني',
        permissions_json: may(
          'devices.*',
          'device.*',
          'device_report.read',
          'hub.read',
          'printing.*',
          'print_job.read',
          'customer_screen.read',
          'card_payment.read',
          'sales.quote',
        ),
      },
    ],
    user: (small.user ?? []).map(user =>
      user.id === shop.manager
        ? { ...user, pin_hash, login: 'technician', ...tariq, role_id: technician }
        : { ...user, pin_hash, login: 'cashier', ...sam },
    ),
    receipt_design: [
      {
        ...plainReceipt,
        id: shop.store_id,
        tenant_id: shop.tenant_id,
        store_id: shop.store_id,
        logo_json: JSON.stringify(packed(new Uint8Array(20 * 60).fill(0x99), 160, 60)),
      },
    ],
    device: [
      ...(small.device ?? []),
      { ...printer, id: scale, class: 'scale', name: 'Counter scale' },
      { ...printer, id: scanner, class: 'scanner', name: 'Scanner' },
      { ...printer, id: display, class: 'line_display', name: 'Customer display' },
    ],
  }
}
