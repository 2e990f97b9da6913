// A technician's tests in a real browser, against a real store server and device hub. Needs chromium.
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import t from 'tap'
import { shop } from '#appliance/kernel/a-store.ts'
import { noBrowser, seriousOnes } from '#kit/a-browser.ts'
import { testedThings } from '#schema/areas/device-tests.ts'
import { aShop, display, scale, scanner, TEST_TIMEOUT_MS } from '../a-shop.ts'

const { address, begin, end, newPage, rows } = aShop()

t.setTimeout(TEST_TIMEOUT_MS)

/** Opens the page with nothing chosen but these. */
const choose = async (page: Page, ...names: string[]) => {
  await page.goto(`${address()}/setup/tests`)
  await page.locator('[data-live=live]').waitFor()
  await page.getByRole('button', { name: 'None', exact: true }).click()
  for (const name of names) await page.getByRole('checkbox', { name }).check()
  await page.getByRole('button', { name: 'Begin the tests' }).click()
}

const answer = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

const result = (page: Page, thing: string, test: string) =>
  page
    .locator('[data-run] > li', { has: page.getByRole('heading', { name: thing, exact: true }) })
    .locator(`[data-test="${test}"]`)

if (noBrowser) {
  t.test('tests in a browser', { skip: noBrowser }, async () => {})
} else {
  t.before(begin)
  t.teardown(end)

  t.test('the whole box is tried, the report is kept, printed and taken along', async t => {
    const page = await newPage('technician')
    await choose(page, 'The box', 'Receipt printer', 'Counter scale', 'Scanner', 'Customer display')
    await page.getByText('Which number does it show?').waitFor()
    await answer(page, 'Nothing')
    // The page is asked about only where the printer can not say it itself.
    await page.getByText('is each letter right').waitFor()
    await answer(page, 'Yes')
    await page.getByText('Was the page cut off?').waitFor()
    await answer(page, 'It has no cutter')
    await page.locator('[data-run=done][data-report=kept]').waitFor()
    for (const [thing, test, wanted] of [
      ['The box', 'server', 'passed'],
      ['The box', 'cloud', 'skipped'],
      ['Receipt printer', 'answers', 'passed'],
      ['Receipt printer', 'prints', 'passed'],
      ['Receipt printer', 'code-page', 'passed'],
      ['Receipt printer', 'cuts', 'skipped'],
      ['Receipt printer', 'opens-drawer', 'passed'],
      ['Receipt printer', 'sees-drawer', 'skipped'],
      ['Counter scale', 'zeroes', 'passed'],
      ['Counter scale', 'weighs', 'passed'],
      ['Counter scale', 'tares', 'passed'],
      ['Scanner', 'scans', 'passed'],
      ['Customer display', 'shows', 'failed'],
    ] as const)
      t.equal(
        await result(page, thing, test).getAttribute('data-result'),
        wanted,
        `${thing}: ${test}`,
      )
    t.match(await result(page, 'Counter scale', 'weighs').innerText(), '1000 g')
    t.match(await result(page, 'Scanner', 'scans').innerText(), '4006381333931 ]E0')
    const [kept] = await rows('device_report')
    const things = testedThings.parse(JSON.parse(kept?.results_json ?? '{}'))
    t.equal(things.by.name, 'Tariq')
    t.same(
      things.devices.map(({ device_id }) => device_id).sort(),
      [shop.printer, scale, scanner, display].sort(),
    )
    const failed = [things.box, ...things.devices.map(({ outcomes }) => outcomes)]
      .flat()
      .filter(one => one.result === 'failed')
    t.same(
      failed.map(({ test }) => test),
      ['replica', 'shows'],
      'no copy is made of the database of a test',
    )
    t.match(kept, { user_id: shop.manager, failed: 2 })

    await page.getByRole('link', { name: 'Open the report' }).click()
    await page.getByRole('heading', { name: 'Report of the tests' }).waitFor()
    await page.getByText('Tariq').waitFor()
    await page.getByRole('button', { name: 'Print on the receipt printer' }).click()
    await page.getByText('The report is being printed').waitFor()
    const report = async () => (await rows('print_job')).find(({ kind }) => kind === 'report')
    while ((await report())?.state !== 'printed') await page.waitForTimeout(100)
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Download' }).click()
    const html = readFileSync(await (await download).path(), 'utf8')
    for (const words of ['Counter scale', 'Shows what it is told', '1000 g', 'Tariq'])
      t.ok(html.includes(words), words)
    t.notOk(/<script|<link|src=|https?:/.test(html.replaceAll('http://www.w3.org/2000/svg', '')))
    await page.emulateMedia({ media: 'print' })
    t.notOk(await page.getByRole('button', { name: 'Download' }).isVisible(), 'no buttons on paper')
    t.ok(await page.getByText('Signature').isVisible(), 'a place to sign')
    await page.context().close()
  })

  t.test('what fails says what to do, and what hangs on it is left out', async t => {
    const page = await newPage('technician')
    await page.goto(`${address()}/setup/device/${shop.printer}`)
    await page.getByRole('switch', { name: 'Cutter stuck' }).click()
    await page.locator('[data-why=cutter-jam]').waitFor()
    await page.getByRole('link', { name: 'Test it' }).click()
    await page.getByRole('button', { name: 'Begin the tests' }).click()
    await page.getByText('Did the drawer open?').or(page.locator('[data-run=done]')).waitFor()
    const printer = (test: string) => result(page, 'Receipt printer', test)
    t.equal(await printer('answers').getAttribute('data-result'), 'failed')
    t.match(await printer('answers').innerText(), /the cutter is stuck/)
    t.match(await printer('answers').innerText(), /Open the cover, remove the stuck paper/)
    t.equal(await printer('prints').getAttribute('data-result'), 'skipped')
    t.match(await printer('prints').innerText(), /needs what did not pass before/)
    t.equal(await page.locator('[data-run] > li').count(), 1, 'the one it was begun for')
    await page.goto(`${address()}/setup/device/${shop.printer}`)
    await page.getByRole('button', { name: 'Mend' }).click()
    await page.locator('[data-state=ready]').waitFor()
    await page.context().close()
  })

  t.test('one test is left out, and the rest is ended; the report says so', async t => {
    const page = await newPage('technician')
    await choose(page, 'Receipt printer', 'Scanner')
    await page.getByText('is each letter right').waitFor()
    await page.getByRole('button', { name: 'Leave this out' }).click()
    await page.getByText('Was the page cut off?').waitFor()
    await page.getByRole('button', { name: 'End here' }).click()
    await page.locator('[data-run=done][data-report=kept]').waitFor()
    const printer = (test: string) => result(page, 'Receipt printer', test)
    t.match(await printer('code-page').innerText(), /left out by the person there/)
    t.match(await printer('cuts').innerText(), /the test was ended before/)
    t.match(await printer('opens-drawer').innerText(), /the test was ended before/)
    t.equal((await rows('device_report')).length, 3)
    await page.context().close()
  })

  t.test('who may not test is told so; the pages read in both languages', async t => {
    const cashier = await newPage('cashier')
    await cashier.goto(`${address()}/setup/tests`)
    await cashier.getByRole('button', { name: 'Begin the tests' }).click({ force: true })
    await cashier
      .getByRole('status', { name: 'Messages' })
      .getByText(/does not test devices/)
      .waitFor()
    await cashier.context().close()
    const [report] = await rows('device_report')
    for (const [language, scheme] of [
      ['en', 'light'],
      ['ar', 'dark'],
    ] as const) {
      const page = await newPage('technician', language)
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
      for (const path of ['tests', `tests/${report?.id}`]) {
        await page.goto(`${address()}/setup/${path}`)
        await page.getByRole('heading', { level: 1 }).waitFor()
        t.same(await seriousOnes(page), [], `${language} ${scheme} /${path}`)
      }
      await page.context().close()
    }
  })
}
