// The managers' app in a real browser, against head office on a real Postgres and a store that sells.
// Needs chromium.
import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import t from 'tap'
import { v7 } from 'uuid'
import { openSessions } from '#appliance/http/sessions.ts'
import { aStore, cornerShop, shop, testId } from '#appliance/kernel/a-store.ts'
import { openSecrets } from '#appliance/kernel/secrets.ts'
import {
  aScreen,
  endProgram,
  freePort,
  noBrowser,
  openBrowser,
  PHONE,
  seriousOnes,
  startProgram,
  tooLow,
  WAIT_MS,
} from '#kit/a-browser.ts'
import { buildInto } from '#kit/a-build.ts'
import { isTable, isTenantOwned, type Rows, type Table } from '#schema/index.ts'
import { aServer } from '../../cloud-bridge/a-cloud.ts'
import { enrol } from '../../cloud-bridge/enrol.ts'
import { openPostgres } from '../../cloud-bridge/postgres.ts'
import { putRows } from '../../cloud-bridge/put.ts'

const PIN = '4711'
const TEST_TIMEOUT_MS = 240_000
/** The corner shop's coffee, zero-rated. */
const COFFEE = 499

const folder = mkdtempSync(join(tmpdir(), 'managers-'))
const pepper = join(folder, 'pepper')
const oldTown = testId(2, 2)

let browser: Browser
let cloud: ChildProcess | undefined
let store: ChildProcess | undefined
let ports = { cloud: 0, http: 0, mqtt: 0 }
let cloudEnvironment: Record<string, string> = {}
let till = { token: '', session: '' }
let session: object | undefined

t.setTimeout(TEST_TIMEOUT_MS)

if (noBrowser) {
  t.test('managers in a browser', { skip: noBrowser }, async () => {})
} else {
  const server = await aServer(t)
  t.before(async () => begin(await server.database()))
  t.teardown(end)

  t.test('a sale in the store moves the figures by itself', async t => {
    const page = await newPage('en', { width: 1280, height: 800 })
    await page.goto(address())
    await page.locator('[data-live=live]').waitFor()
    await page.locator('[data-figure=Sales]', { hasText: '£0.00' }).waitFor()
    await page.locator(`[data-store="${shop.store_id}"] [data-standing=connected]`).waitFor()
    await page.locator(`[data-store="${oldTown}"] [data-standing=away]`).waitFor()
    await page.getByText('Never connected').waitFor()
    const place = await page.locator('[data-figure=Receipts]').boundingBox()

    await sell(2)
    await page.locator('[data-figure=Sales]', { hasText: '£9.98' }).waitFor()
    await page.locator('[data-figure=Receipts]', { hasText: '1' }).waitFor()
    t.match(await page.locator(`[data-store="${shop.store_id}"] [data-total]`).innerText(), '£9.98')
    t.match(await page.locator(`[data-store="${oldTown}"] [data-total]`).innerText(), '£0.00')
    await page.getByRole('cell', { name: 'Coffee 250 g' }).waitFor()
    t.same(await page.locator('[data-figure=Receipts]').boundingBox(), place, 'nothing jumped')
    await sell(1)
    await page.locator('[data-figure=Sales]', { hasText: '£14.97' }).waitFor()
    await page.locator('[data-figure="Average receipt"]', { hasText: '£7.49' }).waitFor()
    await page.context().close()
  })

  t.test('curves can be read as tables, and one store is looked at alone', async t => {
    const page = await newPage('en', PHONE)
    await page.goto(address())
    await page.locator('.u-over').waitFor()
    t.same(await tooLow(page, 'header a'), [])
    await page.locator('.u-legend .u-value', { hasText: '£' }).first().waitFor()
    t.notMatch(await page.locator('.u-legend').innerText(), '--', 'figures before anybody points')
    await page.getByRole('button', { name: 'Show as table' }).click()
    const hours = page.getByRole('table', { name: 'By hour' })
    await hours.getByRole('cell', { name: '£14.97' }).waitFor()
    await page.getByRole('link', { name: /Old Town/ }).click()
    await page.getByRole('heading', { level: 1, name: /Old Town/ }).waitFor()
    await page.locator('[data-figure=Sales]', { hasText: '£0.00' }).waitFor()
    t.equal(await page.getByRole('cell', { name: 'Coffee 250 g' }).count(), 0)
    await page.getByRole('link', { name: 'Days' }).click()
    await page.locator('[data-figure=Total]', { hasText: '£14.97' }).waitFor()
    await page.getByRole('combobox', { name: 'Store' }).selectOption({ label: 'Old Town' })
    await page.locator('[data-figure=Total]', { hasText: '£0.00' }).waitFor()
    await page.getByText('No sales in these days').waitFor()
    await page.getByRole('combobox', { name: 'Store' }).selectOption('')
    await page.getByRole('button', { name: '7 days' }).click()
    await page.locator('[data-figure="A day"]', { hasText: '£2.14' }).waitFor()
    await page.context().close()
  })

  t.test('nobody is named here, and a cashier is sent back to the store', async t => {
    const page = await aScreen(browser, 'managers', undefined)
    await page.goto(address())
    await page.getByRole('textbox', { name: 'Your login name' }).fill('Amal')
    t.equal(await page.getByRole('button', { name: /Marcus/ }).count(), 0)
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByRole('heading', { name: 'amal' }).waitFor()
    await page.keyboard.type(PIN)
    await page.keyboard.press('Enter')
    await page.getByText('Your role does not sign in at head office').waitFor()
    await page.getByRole('button', { name: 'Someone else' }).click()
    await page.getByRole('textbox', { name: 'Your login name' }).fill('marcus')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'marcus' }).waitFor()
    await page.keyboard.type(PIN)
    await page.keyboard.press('Enter')
    await page.locator('[data-live=live]').waitFor()
    await page.context().close()
  })

  t.test('who signs in here is signed in at admin too, and leaves both at once', async t => {
    const page = await (await browser.newContext({ locale: 'en-GB' })).newPage()
    page.setDefaultTimeout(WAIT_MS)
    await page.goto(address())
    await page.getByRole('textbox', { name: 'Your login name' }).fill('marcus')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'marcus' }).waitFor()
    await page.keyboard.type(PIN)
    await page.keyboard.press('Enter')
    await page.locator('[data-figure=Sales]', { hasText: '£14.97' }).waitFor()
    const admin = await page.context().newPage()
    admin.setDefaultTimeout(WAIT_MS)
    await admin.goto(address().replace('managers', 'admin'))
    await admin.getByRole('navigation').first().waitFor()
    const keys = () => page.evaluate(() => Object.keys(localStorage))
    t.ok((await keys()).includes('managers:figures'), 'for the next visit without network')
    await admin.getByRole('button', { name: 'Sign out' }).click()
    await admin.getByRole('textbox', { name: 'Your login name' }).waitFor()
    await page.getByRole('textbox', { name: 'Your login name' }).waitFor()
    t.notOk((await keys()).includes('managers:figures'), 'the figures went with the person')
    await page.context().close()
  })

  t.test('it reads in both languages, light and dark, for everybody', async t => {
    for (const [language, scheme] of [
      ['en', 'light'],
      ['ar', 'dark'],
    ] as const) {
      const page = await newPage(language, PHONE)
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
      for (const path of ['', 'days', `store/${shop.store_id}`]) {
        await page.goto(`${address()}${path}`)
        await page.locator('.u-over').waitFor()
        t.equal(await page.locator('html').getAttribute('dir'), language === 'ar' ? 'rtl' : 'ltr')
        t.same(await seriousOnes(page), [], `${language} ${scheme} /${path}`)
      }
      await page.context().close()
    }
  })

  t.test(
    'without head office the last figures stay with their age, also after a reload',
    async t => {
      const page = await newPage('en', PHONE)
      await page.goto(address())
      await page.locator('[data-figure=Sales]', { hasText: '£14.97' }).waitFor()
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
      t.match(await (await fetch(`${address()}manifest.webmanifest`)).json(), {
        display: 'standalone',
        start_url: '/managers/',
        icons: [{ sizes: '192x192' }, { sizes: '512x512' }],
      })
      await endProgram(cloud)
      await page.locator('[data-stale]').waitFor()
      await page.reload()
      await page.locator('[data-figure=Sales]', { hasText: '£14.97' }).waitFor()
      await page.locator('[data-stale]').waitFor()
      await sell(1)
      cloud = await startCloud()
      await page.locator('[data-stale]').waitFor({ state: 'detached' })
      await page.locator('[data-figure=Sales]', { hasText: '£19.96' }).waitFor()
      await page.context().close()
    },
  )
}

async function begin({ adminUrl, appUrl }: { adminUrl: string; appUrl: string }) {
  for (const app of ['managers', 'admin'] as const) await buildInto(join(folder, 'web'), app)
  const storeDir = join(folder, 'store')
  const opened = aStore({ teardown: () => undefined }, {}, storeDir)
  const secrets = openSecrets(join(storeDir, 'secrets'), pepper)
  const rows = theShop(await openSessions(opened.engine, secrets, shop.store_id).hashPin(PIN))
  opened.given(rows)
  opened.close()
  const postgres = openPostgres(appUrl)
  await postgres.withTenant(shop.tenant_id, async tx => {
    for (const [table, list] of Object.entries(rows)) {
      if (isTable(table) && isTenantOwned(table)) await putRows(tx, table, list, 'insert')
    }
  })
  await postgres.close()
  await enrol(adminUrl, {
    tenant: shop.tenant_id,
    store: shop.store_id,
    publicKey: secrets.boxPublicKey,
  })
  ports = { cloud: await freePort(), http: await freePort(), mqtt: await freePort() }
  cloudEnvironment = { DATABASE_URL: appUrl, DATABASE_ADMIN_URL: adminUrl }
  cloud = await startCloud()
  store = await start('appliance/main.ts', {
    DATA_DIR: storeDir,
    HTTP_PORT: String(ports.http),
    MQTT_PORT: String(ports.mqtt),
    CLOUD_URL: `http://127.0.0.1:${ports.cloud}`,
  })
  const signedIn = await post(ports.http, 'sessions', { user: 'amal', pin: PIN })
  till = { token: String(signedIn['token']), session: '' }
  const opening = await post(ports.http, 'till-sessions/open', { till_id: shop.till, float: 5_000 })
  till.session = String(opening['till_session_id'])
  session = await post(ports.cloud, 'sessions', { user: 'marcus', pin: PIN })
  browser = await openBrowser()
}

async function end() {
  await browser?.close()
  await endProgram(store)
  await endProgram(cloud)
  rmSync(folder, { recursive: true, force: true })
}

/** Sells so many packets of coffee in the store, for cash. */
const sell = async (pieces: number) => {
  const total = pieces * COFFEE
  await post(ports.http, 'sales/complete', {
    sale_id: v7(),
    till_session_id: till.session,
    lines: [{ variant_id: shop.coffee, quantity: pieces * 1_000 }],
    tenders: [{ kind: 'cash', amount: total }],
    total,
  })
}

async function post(port: number, path: string, body: object): Promise<Record<string, unknown>> {
  const response = await fetch(`http://127.0.0.1:${port}/api/v1/${path}`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'Idempotency-Key': v7(),
      ...(till.token ? { Authorization: `Bearer ${till.token}` } : {}),
    },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`)
  return response.json()
}

const startCloud = () =>
  start('cloud-bridge/main.ts', {
    ...cloudEnvironment,
    CLOUD_PORT: String(ports.cloud),
    DATA_DIR: join(folder, 'cloud'),
    LOG_LEVEL: 'silent',
  })

const start = (program: string, environment: Record<string, string>) =>
  startProgram(program, {
    WEB_DIR: join(folder, 'web'),
    PIN_PEPPER_FILE: pepper,
    ...environment,
  })

function address() {
  return `http://127.0.0.1:${ports.cloud}/managers/`
}

/** The screen of a manager who has signed in before. */
const newPage = (language: string, viewport: typeof PHONE): Promise<Page> =>
  aScreen(browser, 'managers', session, { language, viewport })

/** The corner shop and a second store, with a manager who sees reports and a cashier who does not. */
function theShop(pin_hash: string): Partial<{ [T in Table]: Rows[T][] }> {
  const small = cornerShop()
  const [role] = small.role ?? []
  const [corner] = small.store ?? []
  if (!role || !corner) throw new Error('the corner shop has a role and a store')
  const regional = testId(4, 2)
  return {
    ...small,
    store: [
      corner,
      { ...corner, id: oldTown, code: 'OT', name: 'Old Town', name_ar: 'البلدة القديمة' },
    ],
    role: [
      { ...role, permissions_json: '["sales.*", "till-sessions.*"]' },
      {
        ...role,
        id: regional,
        name: 'Regional manager',
        permissions_json: '["head-office.sign-in", "reports.*", "sale.read", "tender.read"]',
      },
    ],
    user: (small.user ?? []).map(user => ({
      ...user,
      pin_hash,
      role_id: user.id === shop.manager ? regional : user.role_id,
    })),
  }
}
