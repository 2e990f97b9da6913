// What happens in one app is seen in another, without a reload: a price of head office on the till, a
// sale of the till on the managers' dashboard, a printer out of paper in the cashier's words.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type Browser, chromium, type Page } from 'playwright-core'
import { shop } from '#appliance/kernel/a-store.ts'
import type { Row } from '#schema/index.ts'
import type { Test } from '../../cloud-bridge/a-cloud.ts'
import { aRetailer, PIN, type Place, post, type Retailer, ROOT } from './a-retailer.ts'
import { type Check, type Proof, randomFrom } from './check.ts'
import { type Site, untilEqual } from './compare.ts'
import { checkEqual } from './ledger-checks.ts'

export const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium'

const WAIT_MS = 30_000
const LOOK_EVERY_MS = 50
/** A hand: slower than any wedge, also on a busy machine. */
const HAND = { delay: 130 }
const [OLD, NEW] = ['£4.99', '£5.49']
const OUT_OF_PAPER =
  'Receipt printer: Out of paper. Put in a new roll; the receipt prints by itself.'

export const proveScreens = async (t: Test, { seed }: { seed: number }): Promise<Proof> => {
  buildWeb()
  const retailer = await aRetailer(t, randomFrom(seed))
  await retailer.startStore()
  retailer.startHub()
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
  })
  t.teardown(() => browser.close())
  const bugs: string[] = []
  const heard = (page: Page) => {
    page.setDefaultTimeout(WAIT_MS)
    page.on('pageerror', error => bugs.push(error.message))
    return page
  }
  const till = heard(await openTill(browser, retailer))
  const dashboard = heard(await openScreen(browser, retailer, 'managers', ''))
  const admin = heard(await openScreen(browser, retailer, 'admin', 'set-prices?q=Coffee'))
  await Promise.all([till, dashboard].map(mark))
  const figures: Record<string, string> = {}
  const checks: Check[] = [
    ...(await priceReachesTill(till, admin, figures)),
    ...(await saleMovesDashboard(till, dashboard, figures)),
    ...(await paperRunsOut(till, retailer, figures)),
  ]
  const kept = await Promise.all([till, dashboard].map(isMarked))
  checks.push(
    { what: 'neither page was reloaded', seen: kept.join(', '), good: kept.every(Boolean) },
    { what: 'errors in the pages', seen: bugs.join('; ') || 'none', good: bugs.length === 0 },
  )
  const site: Site = { ...retailer, tenant: shop.tenant_id, store: shop.store_id }
  await untilEqual(site, WAIT_MS)
  return { checks: [...checks, ...(await checkEqual(site))], figures }
}

/** The apps as `npm test` and `npm start` have built them; what is missing is built here. */
const buildWeb = () => {
  const missing = [
    ['till', 'pos'],
    ['managers', 'managers'],
    ['admin', 'admin'],
  ].flatMap(([folder = '', app = '']) =>
    existsSync(join(ROOT, 'var', 'web', folder, 'index.html')) ? [] : [app],
  )
  if (missing.length === 0) return
  execFileSync(process.execPath, [join(ROOT, 'terminals', 'build.ts'), ...missing], { cwd: ROOT })
}

const priceReachesTill = async (
  till: Page,
  admin: Page,
  figures: Record<string, string>,
): Promise<Check[]> => {
  const tile = tileOf(till)
  await tile.getByText(OLD).waitFor()
  await tile.click()
  await totalIs(till, OLD)
  await admin.getByText('Coffee 250 g').click()
  const dialog = admin.getByRole('dialog')
  await dialog.getByLabel('Price', { exact: true }).fill('5.49')
  await dialog.getByRole('button', { name: 'Set price' }).click()
  const begun = performance.now()
  await Promise.all([
    tile
      .getByText(NEW)
      .waitFor()
      .then(took(figures, 'price: head office → tile', begun)),
    totalIs(till, NEW).then(took(figures, 'price: head office → basket', begun)),
  ])
  const [shown, total] = [await tile.innerText(), await totalOf(till)]
  return [
    {
      what: 'the tile has the new price',
      seen: shown.replaceAll('\n', ' '),
      good: shown.includes(NEW),
    },
    { what: 'the basket has the new price', seen: total, good: total === NEW },
  ]
}

const saleMovesDashboard = async (
  till: Page,
  dashboard: Page,
  figures: Record<string, string>,
): Promise<Check[]> => {
  const sales = dashboard.locator('[data-figure=Sales]')
  await sales.getByText('£0.00').first().waitFor()
  await payCash(till)
  const begun = performance.now()
  await dashboard.locator('[data-figure=Sales]', { hasText: NEW }).waitFor()
  took(figures, 'sale: till → dashboard', begun)()
  const receipts = await dashboard.locator('[data-figure=Receipts]').innerText()
  return [
    {
      what: 'the dashboard moved by itself',
      seen: receipts.replaceAll('\n', ' '),
      good: /\b1\b/.test(receipts),
    },
  ]
}

const paperRunsOut = async (
  till: Page,
  retailer: Retailer,
  figures: Record<string, string>,
): Promise<Check[]> => {
  const printer = openPrinter(retailer, await retailer.signIn('store', 'marcus'))
  await printer.printed(1)
  await printer.fault('paper-out', true)
  await till.getByText('No paper').filter({ visible: true }).first().waitFor()
  await sellCoffee(till)
  const said = await till.getByText('Out of paper').filter({ visible: true }).first().innerText()
  await printer.waiting()
  const [onPaper, jobs] = [await printer.receipts(), await printer.jobs()]
  const begun = performance.now()
  await printer.fault('paper-out', false)
  await printer.printed(2)
  took(figures, 'new roll → receipt on paper', begun)()
  await till.getByText(OUT_OF_PAPER).first().waitFor({ state: 'detached' })
  // One that is printed after it shows that nothing of it is still to come.
  await sellCoffee(till)
  await printer.printed(3)
  const [after, done] = [await printer.receipts(), await printer.jobs()]
  return [
    { what: 'the till says so in words', seen: said, good: said === OUT_OF_PAPER },
    { what: 'on paper while it is out', seen: `${onPaper} receipts`, good: onPaper === 1 },
    {
      what: 'the receipt waits',
      seen: jobs.map(({ state }) => state).join(', '),
      good: jobs.filter(({ state }) => state === 'printed').length === 1 && jobs.length === 2,
    },
    { what: 'after three sales and a new roll', seen: `${after} receipts`, good: after === 3 },
    {
      what: 'each receipt printed once',
      seen: done.map(({ state }) => state).join(', '),
      good: done.length === 3 && done.every(({ state }) => state === 'printed'),
    },
  ]
}

/** The virtual printer, asked and told as the setup page does. */
const openPrinter = ({ address }: Retailer, token: string) => {
  const get = async <Reply>(path: string): Promise<Reply> => {
    const headers = { Authorization: `Bearer ${token}` }
    const response = await fetch(`${address('store')}/api/v1/${path}`, { headers })
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`)
    return (await response.json()) as Reply
  }
  // A sheet on which only the drawer's opening is noted is no receipt.
  const receipts = async () =>
    (
      await get<{ receipts: { svg: string }[] }>(`devices/paper?device_id=${shop.printer}`)
    ).receipts.filter(({ svg }) => /total/i.test(svg)).length
  const jobs = async () =>
    (await get<{ rows: Row<'print_job'>[] }>('print_job?kind=receipt&sort=created_at')).rows
  return {
    receipts,
    jobs,
    printed: (count: number) =>
      until(`${count} receipts on paper`, async () => {
        const done = (await jobs()).filter(({ state }) => state === 'printed').length
        return done >= count && (await receipts()) >= count
      }),
    waiting: () =>
      until('a receipt that waits', async () =>
        (await jobs()).some(({ state }) => state === 'waiting'),
      ),
    fault: (fault: string, on: boolean) =>
      post(
        address('store'),
        'devices/instruct',
        { device_id: shop.printer, message: { is: 'fault', fault, on } },
        token,
      ),
  }
}

const until = async (what: string, holds: () => Promise<boolean>): Promise<void> => {
  const end = performance.now() + WAIT_MS
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`waited ${WAIT_MS} ms for ${what}`)
    await wait(LOOK_EVERY_MS)
  }
}

/** A till on its selling screen: chosen, signed in by PIN, opened. */
const openTill = async (browser: Browser, { address }: Retailer): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width: 1_280, height: 800 } })
  const page = await context.newPage()
  page.setDefaultTimeout(WAIT_MS)
  await page.goto(`${address('store')}/till/`)
  await page.getByRole('button', { name: 'Till 1' }).click()
  await page.getByRole('button', { name: 'Amal' }).click()
  await page.keyboard.type(PIN, HAND)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Open the till' }).waitFor()
  await page.keyboard.type('0', HAND)
  await page.getByRole('button', { name: 'Open the till' }).click()
  await page.getByText('Ready for the next customer').waitFor()
  return page
}

/** A screen of head office whose manager has signed in before. */
const openScreen = async (
  browser: Browser,
  { address }: Retailer,
  app: string,
  path: string,
): Promise<Page> => {
  const place: Place = 'head-office'
  const session = await post<object>(address(place), 'sessions', { user: 'marcus', pin: PIN })
  const context = await browser.newContext({ viewport: { width: 1_280, height: 800 } })
  await context.addInitScript(
    ([key, kept]) => localStorage.setItem(key ?? '', kept ?? ''),
    ['desk:session', JSON.stringify(session)],
  )
  const page = await context.newPage()
  await page.goto(`${address(place)}/${app}/${path}`)
  return page
}

const sellCoffee = async (till: Page) => {
  await tileOf(till).click()
  await totalIs(till, NEW)
  await payCash(till)
}

/** Of the goods; the lines of the basket are an ordered list. */
const tileOf = (till: Page) => till.locator('ul button', { hasText: 'Coffee 250 g' })

const payCash = async (till: Page) => {
  await till.keyboard.press('F9')
  await till.getByRole('heading', { name: 'Pay' }).waitFor()
  await till.keyboard.press('F9')
  await till.locator('[data-test=receipt-no]').waitFor()
}

const totalIs = (till: Page, amount: string): Promise<void> =>
  till.locator('[data-test=total]', { hasText: amount }).waitFor()

const totalOf = (till: Page): Promise<string> => till.locator('[data-test=total]').innerText()

const MARK = 'not-reloaded'

const mark = (page: Page): Promise<void> =>
  page.evaluate(name => void Reflect.set(window, name, true), MARK)

const isMarked = (page: Page): Promise<boolean> =>
  page.evaluate(name => Reflect.get(window, name) === true, MARK)

const took = (figures: Record<string, string>, what: string, begun: number) => () => {
  figures[what] = `${Math.round(performance.now() - begun)} ms`
}
