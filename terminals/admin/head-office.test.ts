// The panel at head office: what the whole retailer has in common. A real Postgres and a browser.
import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import t from 'tap'
import { openSessions } from '#appliance/http/sessions.ts'
import { aStore, cornerShop, shop, testId } from '#appliance/kernel/a-store.ts'
import { openSecrets } from '#appliance/kernel/secrets.ts'
import {
  aScreen,
  endProgram,
  freePort,
  noBrowser,
  openBrowser,
  seriousOnes,
  startProgram,
} from '#kit/a-browser.ts'
import { buildInto } from '#kit/a-build.ts'
import { isTable, isTenantOwned, type Row, type Rows, type Table } from '#schema/index.ts'
import { aServer } from '../../cloud-bridge/a-cloud.ts'
import { enrol } from '../../cloud-bridge/enrol.ts'
import { openPostgres } from '../../cloud-bridge/postgres.ts'
import { putRows } from '../../cloud-bridge/put.ts'
import { routed } from './kitchen-route.ts'

const PIN = '4711'
const TEST_TIMEOUT_MS = 240_000
const DESK = { width: 1_280, height: 800 }
const kitchen = testId(16, 1)

const folder = mkdtempSync(join(tmpdir(), 'head-office-'))
const pepper = join(folder, 'pepper')
let browser: Browser
let cloud: ChildProcess | undefined
let port = 0
let session: { token: string } | undefined

t.setTimeout(TEST_TIMEOUT_MS)

t.test('a category is prepared where the nearest one above it is', async t => {
  const [any] = cornerShop().category ?? []
  if (!any) throw new Error('the corner shop has a category')
  const category = (id: string, parent_id: string | null, station_id: string | null) => ({
    ...any,
    ...{ id, parent_id, station_id, name: id, position: 1 },
  })
  const found = routed([
    category('wraps', 'cold', null),
    category('food', null, 'kitchen'),
    category('cold', 'food', null),
    category('cakes', 'food', 'bakery'),
    category('one', 'two', null),
    category('two', 'one', 'bar'),
    category('orphan', 'gone', null),
  ])
  t.same(
    found.map(({ category: { id }, depth, inherited }) => [id, depth, inherited]),
    [
      ['food', 0, null],
      ['cakes', 1, 'kitchen'],
      ['cold', 1, 'kitchen'],
      ['wraps', 2, 'kitchen'],
      ['orphan', 0, null],
      ['one', 0, null],
      ['two', 0, null],
    ],
    'also where two were made each other’s parents, or one is gone',
  )
})

if (!noBrowser) {
  const server = await aServer(t)
  t.before(async () => begin(await server.database()))
  t.teardown(async () => {
    await browser?.close()
    await endProgram(cloud)
    rmSync(folder, { recursive: true, force: true })
  })

  t.test('what each store keeps for itself is no list of head office', async t => {
    const page = await open('')
    const menu = page.getByRole('navigation', { name: 'Menu' })
    await menu.getByRole('link', { name: 'Sales', exact: true }).waitFor()
    t.equal(await menu.getByRole('link', { name: 'Held sales' }).count(), 0)
    await page.close()
  })

  t.test('a category gets its station with one choice, and loses it again', async t => {
    const page = await open('kitchen')
    const choice = page.getByLabel('All is prepared at')
    await choice.selectOption({ label: 'Kitchen' })
    await page.getByText('Saved', { exact: true }).waitFor()
    const station = async () =>
      (await rows('category')).find(({ name }) => name === 'All')?.station_id
    t.equal(await station(), kitchen)
    await page.getByRole('button', { name: 'Undo' }).click()
    for (let tries = 0; tries < 100 && (await station()) !== null; tries++)
      await page.waitForTimeout(50)
    t.equal(await station(), null)
    t.same(await seriousOnes(page), [])
    await page.close()
  })

  t.test('the retailer’s receipt is designed here, and read as it is laid out', async t => {
    const page = await open('receipt_default')
    await page.getByRole('button', { name: 'Design a receipt' }).click()
    await page.getByRole('tab', { name: 'History' }).waitFor()
    await page.getByLabel('Footer', { exact: true }).fill('See you soon')
    await page.getByRole('article').getByText('See you soon').waitFor()
    await page.getByText('Head office has no printer').waitFor()
    await page.keyboard.press('Control+s')
    await page.getByText('Saved', { exact: true }).waitFor()
    t.match(await rows('receipt_default'), [{ id: shop.tenant_id, footer_en: 'See you soon' }])
    await page.goto(`http://127.0.0.1:${port}/admin/receipt_design`)
    await page.getByText('The store keeps this; change it there.').first().waitFor()
    await page.close()
  })
}

const open = async (path: string) => {
  const page = await aScreen(browser, 'admin', session, { language: 'en', viewport: DESK })
  page.on('pageerror', error => t.fail(`the page has a bug: ${error.stack ?? error.message}`))
  await page.goto(`http://127.0.0.1:${port}/admin/${path}`)
  return page
}

const rows = async <T extends Table>(table: T): Promise<Row<T>[]> => {
  const response = await fetch(`http://127.0.0.1:${port}/api/v1/${table}?limit=200`, {
    headers: { Authorization: `Bearer ${session?.token}` },
  })
  const page: { rows: Row<T>[] } = await response.json()
  return page.rows
}

async function begin({ adminUrl, appUrl }: { adminUrl: string; appUrl: string }) {
  await buildInto(join(folder, 'web'), 'admin')
  const opened = aStore({ teardown: () => undefined }, {}, join(folder, 'store'))
  const secrets = openSecrets(join(folder, 'store', 'secrets'), pepper)
  const given = theShop(await openSessions(opened.engine, secrets, shop.store_id).hashPin(PIN))
  opened.close()
  const postgres = openPostgres(appUrl)
  await postgres.withTenant(shop.tenant_id, async tx => {
    for (const [table, list] of Object.entries(given))
      if (isTable(table) && isTenantOwned(table)) await putRows(tx, table, list, 'insert')
  })
  await postgres.close()
  const box = { tenant: shop.tenant_id, store: shop.store_id, publicKey: secrets.boxPublicKey }
  await enrol(adminUrl, box)
  port = await freePort()
  cloud = await startProgram('cloud-bridge/main.ts', {
    ...{ DATABASE_URL: appUrl, DATABASE_ADMIN_URL: adminUrl, CLOUD_PORT: String(port) },
    ...{ WEB_DIR: join(folder, 'web'), PIN_PEPPER_FILE: pepper, LOG_LEVEL: 'silent' },
    DATA_DIR: join(folder, 'cloud'),
  })
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ user: 'marcus', pin: PIN }),
  })
  if (!answer.ok) throw new Error(await answer.text())
  session = await answer.json()
  browser = await openBrowser()
}

/** The corner shop with a station, and a manager who may do everything. */
function theShop(pin_hash: string): Partial<{ [T in Table]: Rows[T][] }> {
  const small = cornerShop()
  return {
    ...small,
    station: [
      { id: kitchen, tenant_id: shop.tenant_id, name: 'Kitchen', name_ar: '', status: 'active' },
    ],
    role: (small.role ?? []).map(role => ({ ...role, permissions_json: '["*"]' })),
    user: (small.user ?? []).map(user => ({
      ...user,
      pin_hash,
      ...(user.id === shop.manager ? { login: 'marcus', name: 'Marcus Reid' } : {}),
    })),
  }
}
