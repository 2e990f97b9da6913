// What the till's tests need: a real store server and device hub over the corner shop with some more
// goods, a browser, and the hands of a cashier.
import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { v7 } from 'uuid'
import { openSessions } from '#appliance/http/sessions.ts'
import { aStore, cornerShop, shop, testId } from '#appliance/kernel/a-store.ts'
import { openSecrets } from '#appliance/kernel/secrets.ts'
import { openStore } from '#appliance/kernel/store.ts'
import {
  endProgram,
  forkProgram,
  freePort,
  noBrowser,
  openBrowser,
  startProgram,
  WAIT_MS,
} from '#kit/a-browser.ts'
import { buildInto } from '#kit/a-build.ts'
import type { Row, Rows, Table } from '#schema/index.ts'
import { checkDigit } from '#schema/rules/barcode.ts'
import type { App } from '../vite.config.ts'

const READY_LOOK_MS = 100
/** A till whose link is live has read its start data again by then. */
const READ_MS = 2_000

export const PIN = '4711'
/** A hand: slower than any wedge, also on a busy machine. */
export const HAND = { delay: 130 }

export const codeOf = (number: number): string => {
  const body = `50123456${String(number).padStart(4, '0')}`
  return body + checkDigit(body)
}
/** Ten more goods: number n costs 1.00 and n pence. */
export const GOODS = Array.from({ length: 10 }, (_, index) => index + 1)
/** … of which this one is for grown-ups. */
export const ADULT_GOODS = 8
export const scale = testId(11, 3)
export const scanner = testId(11, 4)

type Test = {
  before: (begin: () => Promise<void>) => void
  teardown: (end: () => Promise<void>) => void
  setTimeout: (ms: number) => void
  fail: (words: string) => unknown
}

type Given = Partial<{ [T in Table]: Rows[T][] }>

/**
 * Starts it all before the first test of a file, and ends it after the last; with this card terminal,
 * what `more` makes of the shop's rows, and these apps.
 */
export const runningTills = (
  t: Test,
  terminal: 'virtual' | 'zvt' = 'virtual',
  more: (rows: Given) => Given = rows => rows,
  apps: readonly App[] = ['pos'],
) => {
  const folder = mkdtempSync(join(tmpdir(), 'till-'))
  let browser: Browser | undefined
  let ports = { http: 0, mqtt: 0 }
  let server: ChildProcess | undefined
  let hub: ChildProcess | undefined
  let token = ''
  // A browser, two servers and a handful of stories take longer than the usual file.
  t.setTimeout(300_000)

  const startServer = async () => {
    server = await startProgram('appliance/main.ts', {
      DATA_DIR: folder,
      WEB_DIR: join(folder, 'web'),
      HTTP_PORT: String(ports.http),
      MQTT_PORT: String(ports.mqtt),
    })
  }

  const begin = async () => {
    for (const app of apps) await buildInto(join(folder, 'web'), app)
    const store = aStore({ teardown: () => undefined }, {}, folder)
    const secrets = openSecrets(join(folder, 'secrets'))
    const hash = await openSessions(store.engine, secrets, shop.store_id).hashPin(PIN)
    store.given(more(theShop(hash, terminal)))
    store.close()
    ports = { http: await freePort(), mqtt: await freePort() }
    await startServer()
    hub = forkProgram('appliance/devices/main.ts', {
      MQTT_URL: `mqtt://127.0.0.1:${ports.mqtt}`,
      STORE_ID: shop.store_id,
      HUB_TOKEN_FILE: join(folder, 'secrets', 'hub-token'),
      LOG_LEVEL: 'error',
    })
    browser = await openBrowser()
    const answer: { token: string } = await api('/sessions', { user: 'marcus', pin: PIN })
    token = answer.token
    await devicesReady()
  }

  const devicesReady = async () => {
    while (!(await areDevicesReady()))
      await new Promise(resolve => setTimeout(resolve, READY_LOOK_MS))
  }

  /** A till that opens before its devices are there says so, and is right. */
  const areDevicesReady = async (): Promise<boolean> => {
    const response = await fetch(`http://localhost:${ports.http}/api/v1/devices/states`, {
      headers: { Authorization: `Bearer ${token}` },
    })
    const { devices } = (await response.json()) as {
      devices: { state: { state?: string } | null }[]
    }
    return devices.every(({ state }) => state?.state === 'ready')
  }

  const end = async () => {
    await browser?.close()
    await endProgram(hub)
    await endProgram(server)
    rmSync(folder, { recursive: true, force: true })
  }
  if (!noBrowser) t.before(begin)
  t.teardown(end)

  const api = async <Reply>(path: string, body: object): Promise<Reply> => {
    const response = await fetch(`http://localhost:${ports.http}/api/v1${path}`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'Idempotency-Key': v7(),
        ...(token === '' ? {} : { Authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    // Checked by what the tests then find in it.
    return (await response.json()) as Reply
  }

  const newPage = async (options: { hasTouch?: boolean } = {}, path = '/till/'): Promise<Page> => {
    if (!browser) throw new Error('the browser has not started')
    const context = await browser.newContext({
      viewport: { width: 1_280, height: 800 },
      locale: 'en-GB',
      ...options,
    })
    const page = await context.newPage()
    page.setDefaultTimeout(WAIT_MS)
    page.on('pageerror', error => t.fail(`the page has a bug: ${error.stack ?? error.message}`))
    await page.goto(`http://localhost:${ports.http}${path}`)
    return page
  }

  return {
    api,
    /** Waits for them, as after the server's power was cut. */
    devicesReady,
    newPage,
    /** where the till's screens are served from */
    screens: join(folder, 'web', 'till'),
    /** the store server: its power is cut, and comes back */
    server: {
      kill: async () => {
        const gone = new Promise(resolve => server?.once('exit', resolve))
        server?.kill('SIGKILL')
        await gone
      },
      start: startServer,
    },
    /** A page on the selling screen of a till, signed in, open, with an empty counter. */
    till: async (name = 'Till 1'): Promise<Page> => {
      const page = await newPage()
      await page.getByRole('button', { name }).click()
      await page.getByRole('button', { name: 'Amal' }).click()
      await page.keyboard.type(PIN, HAND)
      await page.keyboard.press('Enter')
      const ready = page.getByText('Ready for the next customer')
      const closed = page.getByRole('button', { name: 'Open the till' })
      await ready.or(closed).waitFor()
      if (await closed.isVisible()) {
        await page.keyboard.type('0', HAND)
        await closed.click()
      }
      await ready.waitFor()
      // What is said once, by a scanner or a scale, is heard only from now on.
      await page.locator('[data-link=live]').last().waitFor()
      // With the link it reads once more what it sells with: a price that a test sets must come after.
      const read = await page
        .waitForResponse(/\/tills\/start/, { timeout: READ_MS })
        .catch(() => null)
      await read?.finished()
      return page
    },
    /** The device hub hangs, and goes on: nobody hears that it went. */
    hubHangs: (isHanging: boolean): boolean | undefined =>
      hub?.kill(isHanging ? 'SIGSTOP' : 'SIGCONT'),
    instruct: (device_id: string, message: object): Promise<unknown> =>
      api('/devices/instruct', { device_id, message }),
    rows: async <T extends Table>(table: T, where: Record<string, string>): Promise<Row<T>[]> => {
      const query = new URLSearchParams({ limit: '200', ...where })
      const response = await fetch(`http://localhost:${ports.http}/api/v1/${table}?${query}`, {
        headers: { Authorization: `Bearer ${token}` },
      })
      const page = (await response.json()) as { rows: Row<T>[] }
      return page.rows
    },
    /** What a technician enters on the setup page. */
    setOptions: async (device_id: string, options: object): Promise<void> => {
      const address = `http://localhost:${ports.http}/api/v1/device/${device_id}`
      const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
      const known = await fetch(address, { headers })
      const row = (await known.json()) as Row<'device'>
      const response = await fetch(address, {
        method: 'PUT',
        headers: {
          ...headers,
          'Idempotency-Key': v7(),
          'If-Match': known.headers.get('etag') ?? '',
        },
        body: JSON.stringify({ ...row, options_json: JSON.stringify(options) }),
      })
      if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
    },
    /** A price as head office's line writes it, while the store server is away. */
    setPrice: (code: string, amount: number): void => {
      const store = openStore(folder, null)
      store.sqlite.raw
        .prepare(
          'update price set amount = ? where variant_id = (select variant_id from barcode where code = ?)',
        )
        .run(amount, code)
      store.close()
    },
  }
}

/** What a keyboard wedge does, without the pauses that a busy machine would put in between. */
export const scan = (page: Page, code: string): Promise<void> => typeAtOnce(page, code, false)

/**
 * The same with what the browser itself does with a key that nobody took: it types it into a field, and
 * Enter presses the button that has the focus.
 */
export const wedge = (page: Page, code: string): Promise<void> => typeAtOnce(page, code, true)

const typeAtOnce = (page: Page, code: string, asBrowsersDo: boolean) =>
  page.evaluate(
    ({ code, asBrowsersDo }) => {
      for (const key of [...code, 'Enter']) {
        const press = { key, code: /\d/.test(key) ? `Digit${key}` : '' }
        const target = document.activeElement ?? document.body
        const event = new KeyboardEvent('keydown', { ...press, bubbles: true, cancelable: true })
        const isLeft = target.dispatchEvent(event)
        if (!isLeft || !asBrowsersDo) continue
        if (key !== 'Enter') document.execCommand('insertText', false, key)
        else if (target instanceof HTMLButtonElement) target.click()
      }
    },
    { code, asBrowsersDo },
  )

export async function sellForCash(page: Page, code: string): Promise<void> {
  await scan(page, code)
  await page.getByText('1 item', { exact: true }).last().waitFor()
  await page.keyboard.press('F9')
  await page.getByRole('heading', { name: 'Pay' }).waitFor()
  await page.keyboard.press('F9')
  await page.locator('[data-test=kept]').waitFor()
}

export const totalIs = (page: Page, amount: string): Promise<void> =>
  page.locator('[data-test=total]', { hasText: amount }).waitFor()

export async function receiptNo(page: Page): Promise<string> {
  const text = await page.locator('[data-test=receipt-no]').innerText()
  return text.replace('Receipt ', '')
}

/** The corner shop with ten more goods, a scale, a scanner, and people who have a PIN. */
function theShop(pin_hash: string, terminal: string): Given {
  const rows = cornerShop()
  const [product] = rows.product ?? []
  const [variant] = rows.variant ?? []
  const [price] = rows.price ?? []
  const [device] = rows.device ?? []
  if (!product || !variant || !price || !device) throw new Error('the corner shop is empty')
  const { tenant_id } = shop
  const options_json = JSON.stringify({ customer_ms: 50, answer_limit_ms: 1_500 })
  return {
    ...rows,
    role: rows.role?.map(role => ({ ...role, permissions_json: '["*"]' })) ?? [],
    user:
      rows.user?.map(user => ({
        ...user,
        pin_hash,
        language: user.id === shop.manager ? ('ar' as const) : ('en' as const),
      })) ?? [],
    product: [
      ...(rows.product ?? []),
      ...GOODS.map(number => ({
        ...product,
        id: testId(40, number),
        name: `Goods ${number}`,
        minimum_age: number === ADULT_GOODS ? 18 : 0,
      })),
    ],
    variant: [
      ...(rows.variant ?? []),
      ...GOODS.map(number => ({
        ...variant,
        id: testId(41, number),
        product_id: testId(40, number),
        sku: `G-${number}`,
      })),
    ],
    barcode: [
      ...(rows.barcode ?? []),
      ...GOODS.map(number => ({
        id: testId(42, number),
        tenant_id,
        variant_id: testId(41, number),
        code: codeOf(number),
        kind: 'ean13' as const,
      })),
    ],
    price: [
      ...(rows.price ?? []),
      ...GOODS.map(number => ({
        ...price,
        id: testId(43, number),
        variant_id: testId(41, number),
        amount: 100 + number,
      })),
    ],
    device: [
      ...(rows.device ?? []).map(known => ({
        ...known,
        options_json,
        ...(known.id === shop.terminal ? { model: terminal } : {}),
      })),
      { ...device, id: scale, class: 'scale', name: 'Scale' },
      { ...device, id: scanner, class: 'scanner', name: 'Scanner', till_id: shop.till },
    ],
  }
}
