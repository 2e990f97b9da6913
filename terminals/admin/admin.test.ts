// The panel as a shop manager uses it: in a browser, over a store server with a real SQLite.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type Browser, chromium, type Page } from 'playwright-core'
import t from 'tap'
import { createApp } from '#appliance/http/app.ts'
import { isHidden } from '#appliance/http/openapi.ts'
import { openSessions } from '#appliance/http/sessions.ts'
import {
  aStore,
  cornerShop,
  heldCoffee,
  manager,
  NOW,
  openSession,
  shop,
  type TestStore,
  testId,
} from '#appliance/kernel/a-store.ts'
import { db } from '#appliance/kernel/compile.ts'
import { openSecrets } from '#appliance/kernel/secrets.ts'
import { commands, questions } from '#appliance/modules/index.ts'
import { tooLow } from '#kit/a-browser.ts'
import { type Row, resourceOf, tables } from '#schema/index.ts'
import { columnsOf } from '#schema/resource.ts'
import { buildApp } from '../build-app.ts'
import { commandNames } from './command-names.ts'
import { columnsAr, tablesAr, wordsAr } from './labels-ar.ts'
import { commandPermissions } from './permissions.ts'
import { menu } from './tables.ts'

const CHROMIUM = '/usr/bin/chromium'
const PIN = '4711'
const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
const BROWSER_TIMEOUT_MS = 300_000

t.setTimeout(BROWSER_TIMEOUT_MS)

t.test('every table, column and word has an Arabic name', async t => {
  const missing = tables.flatMap(table => [
    ...(tablesAr[table] ? [] : [table]),
    ...columnsOf(resourceOf(table)).flatMap(({ column, type }) => [
      ...(columnsAr[`${table}.${column}`] || columnsAr[column] ? [] : [`${table}.${column}`]),
      ...(type.words ?? []).filter(word => !wordsAr[word] && !wordsAr[`${table}.${word}`]),
    ]),
  ])
  t.same(missing, [])
})

t.test('every command of the audit trail has a name, in English and Arabic', async t => {
  const isEdit = (name: string) => /^[a-z_]+\.(?:put|delete)$/.test(name)
  const told = [...commands.keys(), 'sync.receive', 'sync.acknowledge']
  t.same(
    told.filter(name => !isEdit(name) && !(name in commandNames)),
    [],
  )
  t.same(
    Object.values(commandNames).filter(({ ar }) => /[a-z]/i.test(ar)),
    [],
  )
})

t.test('every table can be reached from the menu, once', async t => {
  t.same(Object.values(menu).flat().toSorted(), tables.toSorted())
})

t.test('a role can be given everything that commands and questions ask for', async t => {
  const open = [...commands.values(), ...questions.values()].filter(asked => !isHidden(asked))
  const known = new Set(commandPermissions())
  const missing = open
    .map(({ permission }) => permission)
    .filter(name => name !== null && !known.has(name))
  t.same([...new Set(missing)], [])
})

const skip = existsSync(CHROMIUM) ? false : `${CHROMIUM} is not there: apt-get install chromium`

t.test('in the browser', { skip, timeout: BROWSER_TIMEOUT_MS }, async t => {
  const { address, store } = await aPanel(t)
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
  })
  t.teardown(() => browser.close())
  const signedIn = (who: RegExp, language = 'en') => aPage(browser, address, who, language)

  t.test('a list is searched, sorted, filtered and turned page by page', async t => {
    const page = await signedIn(/Marcus|ماركوس/)
    await page.goto(`${address}/admin/customer`)
    const names = page.locator('tbody [data-walk]')
    await names.nth(49).waitFor()
    t.same(await tooLow(page, 'input[type=search], th button'), [])
    const first = await names.first().innerText()
    await page.getByRole('button', { name: 'Next page' }).click()
    await page.getByText(/^51–100 of \d+$/).waitFor()
    t.not(await names.first().innerText(), first)
    await names.first().click()
    await page.getByRole('tab', { name: 'Overview' }).waitFor()
    await page.goBack()
    await page.getByText(/^51–100 of \d+$/).waitFor()

    await page.getByRole('searchbox').fill('Layla')
    await page.getByText('1–10 of 10', { exact: true }).waitFor()
    t.same(await allStart(names, 'Layla'), true)
    await page.getByRole('columnheader', { name: 'Name' }).getByRole('button').click()
    await page.locator('th[aria-sort=descending]').waitFor()
    await page.locator('tbody [data-walk]', { hasText: 'Layla Wood' }).waitFor()
    await page.waitForFunction(
      () => document.querySelector('tbody [data-walk]')?.textContent === 'Layla Wood',
    )
    await page.getByRole('button', { name: 'Filter', exact: true }).click()
    await page.getByLabel('Status').selectOption('blocked')
    await page.getByText('1–1 of 1', { exact: true }).waitFor()
    t.same(await names.allInnerTexts(), ['Layla Lowe'])
    await page.close()
  })

  t.test('who may not read people and tills still reads their names, never numbers', async t => {
    const page = await signedIn(/Amal|أمل/)
    await page.goto(`${address}/admin/sale`)
    const row = page.locator('tbody tr').first()
    await row.getByRole('cell', { name: 'Till 1' }).waitFor()
    t.ok(await row.getByRole('cell', { name: /Amal Haddad|Marcus Reid/ }).isVisible())
    t.notMatch(await page.locator('tbody').innerText(), /…[0-9a-f]{8}/)
    await row.locator('a').click()
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.close()
  })

  t.test('arrow keys walk through a list and Enter opens the row', async t => {
    const page = await signedIn(/Marcus|ماركوس/)
    await page.goto(`${address}/admin/customer?q=Yusuf`)
    await page.getByText('1–10 of 10', { exact: true }).waitFor()
    await page.keyboard.press('/')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    const second = await page.locator('tbody [data-walk]').nth(1).innerText()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: second }).waitFor()
    t.match(page.url(), /\/admin\/customer\/[0-9a-f-]{36}$/)
    await page.close()
  })

  t.test('a customer is added; what is missing is said at its field', async t => {
    const page = await signedIn(/Marcus|ماركوس/)
    await page.goto(`${address}/admin/customer/new`)
    await page.getByRole('combobox').first().waitFor()
    t.same(await tooLow(page, 'form input, form [role=combobox]'), [])
    await page.getByRole('button', { name: /Create/ }).click()
    await page.getByText('This is needed.').waitFor()
    t.equal(await page.getByLabel('Name').getAttribute('aria-invalid'), 'true')
    await page.getByLabel('Name').fill('Rania Odeh')
    await page.getByLabel('Price list').click()
    await page.getByRole('option', { name: 'Trade' }).click()
    await page.keyboard.press('Control+s')
    await page.getByRole('heading', { name: 'Rania Odeh' }).waitFor()
    const made = store.rows('customer').find(({ name }) => name === 'Rania Odeh')
    t.match(made, { price_list_id: shop.trade, status: 'active', tenant_id: shop.tenant_id })
    await page.close()
  })

  t.test('a change is saved, told in the history, and taken back', async t => {
    const page = await signedIn(/Marcus|ماركوس/)
    const id = testId(12, 110)
    const phone = () => store.rows('customer').find(row => row.id === id)?.phone
    const before = phone()
    await page.goto(`${address}/admin/customer/${id}`)
    await page.getByLabel('Phone').fill('+44 1234')
    await page.getByRole('button', { name: /Save/ }).click()
    await page.getByText('Saved').waitFor()
    t.equal(phone(), '+44 1234')
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.waitForFunction(
      old => [...document.querySelectorAll('input')].some(({ value }) => value === old),
      before,
    )
    t.equal(phone(), before)
    await page.getByRole('tab', { name: 'History' }).click()
    await page.locator('ins', { hasText: '+44 1234' }).waitFor()
    await page.close()
  })

  t.test('who saves second sees both versions and chooses', async t => {
    const one = await signedIn(/Marcus|ماركوس/)
    const two = await signedIn(/Marcus|ماركوس/)
    const id = testId(12, 120)
    const customer = () => store.rows('customer').find(row => row.id === id)
    await one.goto(`${address}/admin/customer/${id}`)
    await one.getByLabel('Name').fill('Name of one')
    await one.getByLabel('Phone').fill('+44 111')
    await two.goto(`${address}/admin/customer/${id}`)
    await two.getByLabel('Name').fill('Name of two')
    await two.getByLabel('Email').fill('two@example.org')
    await two.getByRole('button', { name: /Save/ }).click()
    await two.getByText('Saved').waitFor()

    await one.getByRole('button', { name: /Save/ }).click()
    const conflict = one.getByRole('dialog', { name: 'Changed by someone else' })
    await conflict.waitFor()
    t.equal(
      await conflict
        .getByRole('button', { name: 'Save what I chose' })
        .getAttribute('aria-disabled'),
      'true',
      'where both changed a field, one has to say',
    )
    const name = conflict.getByRole('row', { name: /^Name/ })
    await name.getByLabel('Yours').check()

    await two.getByLabel('Email').fill('again@example.org')
    await two.getByLabel('Note').fill('Saved while one was choosing')
    await two.getByRole('button', { name: /Save/ }).click()
    await until(() => customer()?.email === 'again@example.org')
    await conflict.getByRole('button', { name: 'Save what I chose' }).click()
    await conflict.getByText('It was saved again while you chose.').waitFor()
    t.match(customer(), { name: 'Name of two' }, 'what nobody has seen is not written over')
    t.ok(await conflict.getByText('again@example.org').isVisible())
    t.ok(await name.getByLabel('Yours').isChecked(), 'what was chosen stays chosen')
    await conflict.getByRole('button', { name: 'Save what I chose' }).click()
    await conflict.waitFor({ state: 'detached' })
    await one.getByText('Saved').waitFor()
    t.match(customer(), {
      name: 'Name of one',
      phone: '+44 111',
      email: 'again@example.org',
      note: 'Saved while one was choosing',
    })
    await one.close()
    await two.close()
  })

  t.test('what head office keeps is shown, locked, with the reason', async t => {
    const page = await signedIn(/Marcus|ماركوس/)
    await page.goto(`${address}/admin/product`)
    await page.getByRole('link', { name: 'Bread' }).click()
    await page.getByText('Head office keeps this; ask them to change it.').first().waitFor()
    t.equal(await page.getByLabel('Name', { exact: true }).getAttribute('readonly'), '')
    await page.getByRole('button', { name: /Save/ }).click({ force: true })
    await page.getByRole('status').getByText('Head office keeps this').waitFor()
    t.equal(store.rows('product').find(({ name }) => name === 'Bread')?.status, 'active')
    await page.close()
  })

  t.test('a cashier sees what a cashier may, and is told what not', async t => {
    const page = await signedIn(/Amal/)
    await page.goto(`${address}/admin/customer`)
    await page.locator('tbody [data-walk]').first().waitFor()
    t.match(
      await page.getByRole('button', { name: 'New' }).getAttribute('title'),
      'Your role does not allow changing customers. Ask someone with a higher role.',
    )
    await page.goto(`${address}/admin/audit`)
    await page
      .getByText('Your role does not allow seeing audit trail. Ask someone with a higher role.')
      .waitFor()
    await page.close()
  })

  t.test('a sale leads to its lines, taxes, tenders and the printed receipt', async t => {
    const page = await signedIn(/Marcus|ماركوس/)
    await page.goto(`${address}/admin/sale`)
    await page.getByRole('link', { name: 'CS-1-000070' }).click()
    const lines = page.getByRole('table', { name: 'Sale lines' })
    await lines.getByText('Coffee 250 g').waitFor()
    t.match(await page.getByRole('table', { name: 'Tenders' }).innerText(), /Cash[\s\S]*£20\.00/)
    t.match(await page.getByRole('article').innerText(), /TOTAL[\s\S]*CS-1-000070/)
    await page.close()
  })

  t.test(
    'a closed drawer is read in money: what was expected, and each note that was counted',
    async t => {
      const [closed] = store.rows('till_session').filter(({ closed_at }) => closed_at !== null)
      const page = await signedIn(/Marcus|ماركوس/)
      await page.goto(`${address}/admin/till_session/${closed?.id}`)
      const table = (name: string) => page.getByRole('table', { name, exact: true }).innerText()
      t.match(await table('Expected'), /Cash\s+£100\.00/)
      t.match(await table('Counted'), /Cash\s+£95\.50\s+Card\s+–/)
      t.match(await table('Notes and coins'), /£20\.00\s+4\s+£80\.00[\s\S]*£0\.50\s+31\s+£15\.50/)
      t.match(await page.getByRole('main').innerText(), '−£4.50', 'and what is missing')
      await page.close()
      const arabic = await signedIn(/Marcus|ماركوس/, 'ar')
      await arabic.goto(`${address}/admin/till_session/${closed?.id}`)
      await arabic.getByRole('table', { name: 'المعدود' }).getByText('نقد').waitFor()
      await arabic.getByRole('table', { name: 'الأوراق والعملات' }).getByText('31').waitFor()
      await arabic.close()
    },
  )

  t.test('held sales, printed papers and the audit trail are read, not decoded', async t => {
    const page = await signedIn(/Marcus|ماركوس/)
    const shows = async (table: 'parked_sale' | 'print_job' | 'audit', id = '', words: RegExp) => {
      await page.goto(`${address}/admin/${table}/${id}`)
      const text = () => page.getByRole('main').innerText()
      await page.waitForFunction(() => !document.querySelector('.skeleton'))
      t.match(await text(), words)
      t.notMatch(await text(), /[{}"]|_id\b|_json/, table)
    }
    await shows('parked_sale', testId(31, 1), /Coffee 250 g[\s\S]*£4\.99/)
    const [receipt] = store.rows('print_job').filter(({ kind }) => kind === 'report')
    await shows('print_job', receipt?.id, /Z report/)
    const [closing] = store.rows('audit').filter(({ command }) => command === 'till-sessions.close')
    await shows('audit', closing?.id, /Till sessions:[\s\S]*Counted[\s\S]*£95\.50/)
    await page.close()
  })

  t.test('stock is corrected to what was counted, with the reason', async t => {
    const page = await signedIn(/Marcus|ماركوس/)
    await page.goto(`${address}/admin/stock/${shop.bread}`)
    await page.getByRole('button', { name: 'Correct stock' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Quantity').fill('12')
    await dialog.getByRole('button', { name: 'Correct stock' }).click()
    await dialog.getByText('Say why, for the history.').waitFor()
    await dialog.getByLabel('Reason').fill('Counted')
    await dialog.getByRole('button', { name: 'Correct stock' }).click()
    await dialog.waitFor({ state: 'detached' })
    t.match(
      store.rows('stock_level').find(({ variant_id }) => variant_id === shop.bread),
      { quantity: 12_000 },
    )
    await page.close()
  })

  t.test('a CSV file says what would become of each row before anything is written', async t => {
    const page = await signedIn(/Marcus|ماركوس/)
    await page.goto(`${address}/admin/customer`)
    const before = store.rows('customer').length
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export' }).click(),
    ])
    t.equal(file.suggestedFilename(), 'customer.csv')
    const text = readFileSync(await file.path(), 'utf8')
    t.match(text, /^\ufeffid,name,/, 'spreadsheets read its Arabic')
    t.equal(text.trim().split('\n').length, before + 1)
    await page.getByRole('button', { name: 'Import' }).click()
    await page.getByLabel('CSV file').setInputFiles({
      name: 'customer.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(text),
    })
    await page.getByText(`Same: ${before}`).waitFor()
    await page.getByRole('button', { name: 'Close' }).click()
    await page.getByRole('button', { name: 'Import' }).click()
    const head = 'id,name,phone,email,card_no,price_list_id,note,status'
    const csv = `${head}\n${testId(12, 900)},Nadia Rahal,,,,,,active\n${testId(12, 901)},,,,,,,active\n`
    await page.getByLabel('CSV file').setInputFiles({
      name: 'customers.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(csv),
    })
    await page.getByText('Refused: 1').waitFor()
    await page.getByText('Name: This is needed.').waitFor()
    t.equal(store.rows('customer').length, before)
    await page.getByRole('button', { name: 'Import 1 row' }).click()
    await page.getByText('1 row imported').waitFor()
    t.equal(store.rows('customer').length, before + 1)
    await page.close()
  })

  t.test('a list is sorted by the heading that is clicked', async t => {
    const page = await signedIn(/Marcus|ماركوس/)
    await page.goto(`${address}/admin/product`)
    const first = page.locator('tbody [data-walk]').first()
    await first.waitFor()
    const names = store
      .rows('product')
      .map(({ name }) => name)
      .toSorted((a, b) => (a < b ? -1 : 1))
    const heading = page.getByRole('columnheader', { name: 'Name' })
    t.equal(await heading.getAttribute('aria-sort'), 'ascending')
    t.equal(await first.innerText(), names[0])
    await heading.click()
    await page.locator('tbody [data-walk]', { hasText: names.at(-1) ?? '' }).waitFor()
    await page.waitForFunction(
      last => document.querySelector('tbody [data-walk]')?.textContent === last,
      names.at(-1),
    )
    t.equal(await heading.getAttribute('aria-sort'), 'descending')
    const category = page.getByRole('columnheader', { name: 'Category' })
    t.equal(await category.getByRole('button').count(), 0, 'the order of ids is none')
    await page.close()
  })

  t.test('prices stand by name; what is told covers no button of a window', async t => {
    const page = await signedIn(/Marcus|ماركوس/)
    await page.goto(`${address}/admin/set-prices`)
    const names = page.locator('tbody [data-walk]')
    await names.first().waitFor()
    const upwards = await names.allInnerTexts()
    t.ok(upwards.length > 1)
    t.same(
      upwards,
      upwards.toSorted((a, b) => (a < b ? -1 : 1)),
    )
    const heading = page.getByRole('columnheader', { name: 'Article' })
    await heading.getByRole('button').click()
    await page.waitForFunction(
      last => document.querySelector('tbody [data-walk]')?.textContent === last,
      upwards.at(-1),
    )
    t.equal(await heading.getAttribute('aria-sort'), 'descending')
    await names.first().click()
    const main = page.locator('dialog .btn-primary')
    await main.click({ force: true })
    const told = page.getByRole('status').getByText('Head office keeps this').last()
    await told.waitFor()
    const [words, button] = [await told.boundingBox(), await main.boundingBox()]
    t.ok(words && button && words.y > 0 && words.y + words.height < button.y)
    await page.close()
  })

  t.test('a product shows what is sold of it: SKU, barcodes and prices', async t => {
    const page = await signedIn(/Marcus|ماركوس/)
    await page.goto(`${address}/admin/product`)
    await page.getByRole('link', { name: 'Bread' }).click()
    const variants = page.getByRole('table', { name: 'Variants' })
    await variants.getByText('£2.50').first().waitFor()
    const [bread] = store.rows('variant').filter(({ id }) => id === shop.bread)
    const [code] = store.rows('barcode').filter(({ variant_id }) => variant_id === shop.bread)
    t.match(await variants.innerText(), bread?.sku)
    t.match(await variants.innerText(), code?.code)
    const answer = await page.evaluate(() => {
      const { token } = JSON.parse(localStorage.getItem('desk:session') ?? '{}')
      return fetch('/api/v1/product?format=csv', {
        headers: { Authorization: `Bearer ${token}` },
      }).then(response => response.text())
    })
    const line = answer.split('\r\n').find(text => text.includes('Bread'))
    t.match(answer, /^id,category_id,category,name,/)
    t.match(line, `,${bread?.sku},2.50`)
    await page.close()
  })

  t.test('in Arabic the panel is mirrored and speaks Arabic', async t => {
    const page = await signedIn(/Marcus|ماركوس/, 'ar')
    await page.goto(`${address}/admin/customer`)
    await page.getByRole('heading', { level: 1, name: 'العملاء' }).waitFor()
    t.equal(await page.evaluate(() => document.dir), 'rtl')
    const menuBox = await page.getByRole('navigation').first().boundingBox()
    t.ok(menuBox && menuBox.x > 900, 'the menu stands at the right')
    await page.goto(`${address}/admin/sale`)
    const total = page.locator('tbody tr').first().locator('td').last()
    await total.getByText('£').waitFor()
    t.match(await total.innerText(), /£7\.49/, 'money stays as the shop writes it')
    const latin = await page
      .locator('aside nav')
      .innerText()
      .then(text => text.match(/[A-Za-z]+/g))
    t.equal(latin, null, 'no entry of the menu is left in English')
    await page.close()
  })

  t.test('nothing serious is found by axe, light or dark, English or Arabic', async t => {
    const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
    for (const [language, scheme] of [
      ['en', 'light'],
      ['ar', 'dark'],
    ] as const) {
      const page = await signedIn(/Marcus|ماركوس/, language)
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
      for (const path of [
        '',
        'customer',
        `customer/${shop.customer}`,
        'set-prices',
        `role/${testId(4, 1)}`,
      ]) {
        await page.goto(`${address}/admin/${path}`)
        await page.getByRole('heading', { level: 1 }).waitFor()
        await page.waitForFunction(() => !document.querySelector('.skeleton'))
        await page.evaluate(axe)
        t.same(await page.evaluate(seriousOnes), [], `${language} ${scheme} /${path}`)
      }
      await page.close()
    }
  })
})

const seriousOnes = async () => {
  // axe put itself into the page
  const { axe } = window as unknown as { axe: typeof import('axe-core') }
  const { violations } = await axe.run(document, { resultTypes: ['violations'] })
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}

const until = async (holds: () => boolean) => {
  for (let tries = 0; tries < 100 && !holds(); tries += 1) await delay(50)
}

const allStart = async (names: ReturnType<Page['locator']>, start: string) =>
  (await names.allInnerTexts()).every(name => name.startsWith(start))

const sessions = new Map<string, string>()

/** Signed in, in its own browser context: by tile and PIN the first time, then with that session. */
const aPage = async (browser: Browser, address: string, who: RegExp, language: string) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const known = sessions.get(who.source)
  await context.addInitScript(chosen => localStorage.setItem('desk:language', chosen), language)
  if (known) await context.addInitScript(kept => localStorage.setItem('desk:session', kept), known)
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  await page.goto(`${address}/admin/`)
  if (!known) {
    await page.getByRole('button', { name: who }).click()
    await page.keyboard.type(PIN)
    await page.keyboard.press('Enter')
  }
  await page.getByRole('navigation').first().waitFor()
  const session = await page.evaluate(() => localStorage.getItem('desk:session'))
  if (session) sessions.set(who.source, session)
  return page
}

type Test = { teardown: (end: () => unknown) => void }

/** A store server with a shop in it, and the panel built for it. */
const aPanel = async (t: Test): Promise<{ address: string; store: TestStore }> => {
  const folder = mkdtempSync(join(tmpdir(), 'panel-'))
  t.teardown(() => rmSync(folder, { recursive: true, force: true }))
  const webDir = join(folder, 'web')
  await buildApp('admin', join(webDir, 'admin'))
  const store = aStore(t, biggerShop())
  const secrets = openSecrets(join(folder, 'secrets'))
  const sessions = openSessions(store.engine, secrets, shop.store_id)
  store.sqlite.raw.prepare('update user set pin_hash = ?').run(await sessions.hashPin(PIN))
  sellForAWeek(store)
  const app = createApp({
    engine: store.engine,
    db,
    sessions,
    tenantOf: async () => shop.tenant_id,
    storeId: shop.store_id,
    webDir,
    apps: ['admin'],
    home: '/admin/',
    onBug: error => {
      console.error(error)
    },
  })
  const server = createServer(app.callback())
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  t.teardown(() => {
    server.closeAllConnections()
    server.close()
  })
  const place = server.address()
  if (place === null || typeof place === 'string') throw new Error('the server has no port')
  return { address: `http://127.0.0.1:${place.port}`, store }
}

/** The corner shop with enough in it for pages, search and order to mean something. */
const biggerShop = (): ReturnType<typeof cornerShop> => {
  const small = cornerShop()
  const [role] = small.role ?? []
  if (!role) throw new Error('the corner shop has a role')
  const may = (...names: string[]) => JSON.stringify(names)
  return {
    ...small,
    role: [
      { ...role, permissions_json: may('sales.*', 'product.read', 'customer.read', 'sale.read') },
      { ...role, id: testId(4, 2), name: 'Manager', permissions_json: may('*') },
    ],
    user: (small.user ?? []).map(user =>
      user.id === shop.manager
        ? { ...user, name: 'Marcus Reid', name_ar: 'ماركوس ريد', role_id: testId(4, 2) }
        : { ...user, name: 'Amal Haddad', name_ar: 'أمل حداد' },
    ),
    customer: [...(small.customer ?? []), ...customers()],
    till_session: [openSession()],
  }
}

const first = [
  'Hana',
  'Oliver',
  'Layla',
  'Noah',
  'Mariam',
  'George',
  'Salma',
  'Ada',
  'Yusuf',
  'Ivy',
]
const last = [
  'Khan',
  'Baker',
  'Nasser',
  'Wood',
  'Saleh',
  'Price',
  'Mansour',
  'Doyle',
  'Aziz',
  'Lowe',
]

const customers = (): Row<'customer'>[] =>
  first.flatMap((given, one) =>
    last.map((family, two) => ({
      id: testId(12, 100 + one * 10 + two),
      tenant_id: shop.tenant_id,
      name: `${given} ${family}`,
      phone: `+44 20 7946 0${one}${two}0`,
      email: `${given}.${family}@example.org`.toLowerCase(),
      card_no: `C${1_000 + one * 10 + two}`,
      price_list_id: null,
      note: '',
      status: family === 'Lowe' ? ('blocked' as const) : ('active' as const),
      clocks_json: '{}',
    })),
  )

/** Sales of this day a week ago and of today, by the server's own commands. */
const sellForAWeek = (store: TestStore) => {
  store.later(Date.now() - NOW - 7 * DAY_MS - 200 * MINUTE_MS)
  for (let number = 0; number < 30; number++) sell(store, number, 6)
  closeSecondTill(store)
  store.later(7 * DAY_MS - 180 * MINUTE_MS)
  for (let number = 30; number < 70; number++) sell(store, number, 5)
  // Sessions that begin now must not have ended by the clock that signs their tokens.
  store.later(Date.now() - store.now())
}

/** A day without sales at the other till: a note is missing, and a sale was held. */
const closeSecondTill = (store: TestStore) => {
  const till_id = testId(3, 2)
  const done = (name: string, input: object) => {
    const { refused, reply } = store.run(name, input, manager)
    if (refused) throw new Error(`${name}: ${refused}`)
    return reply
  }
  const { till_session_id } = done('till-sessions.open', { till_id, float: 10_000 })
  done('sales.park', {
    parked_sale_id: testId(31, 1),
    till_id,
    lines_json: JSON.stringify(heldCoffee),
    total: 499,
  })
  done('till-sessions.close', { till_session_id, counts: { cash: { 2000: 4, 50: 31 } } })
}

const sell = (store: TestStore, number: number, minutes: number) => {
  const coffees = 1 + (number % 3)
  const total = coffees * 499 + 250
  const sale = {
    sale_id: testId(30, number + 1),
    till_session_id: openSession().id,
    lines: [
      { variant_id: shop.coffee, quantity: coffees * 1_000 },
      { variant_id: shop.bread, quantity: 1_000 },
    ],
    tenders: [{ kind: 'cash', amount: number % 2 === 0 ? total : 2_000 }],
    total,
  }
  const { refused } = store.run('sales.complete', sale, manager)
  if (refused) throw new Error(`the shop could not sell: ${refused}`)
  store.later(minutes * MINUTE_MS)
}
