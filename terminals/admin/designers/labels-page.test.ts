// Printing labels as a shop does it: in a browser, over a real store server and its label printer.
import t from 'tap'
import { shop as ids, NOW, testId } from '#appliance/kernel/a-store.ts'
import { noBrowser, PHONE, seriousOnes } from '#kit/a-browser.ts'
import { startingParts } from '#schema/rules/label-design.ts'
import { aShop, labelPrinter, TEST_TIMEOUT_MS } from '../a-shop.ts'

t.setTimeout(TEST_TIMEOUT_MS)

const owner = { tenant_id: ids.tenant_id, store_id: ids.store_id }
const size = { width: 500, height: 300, gap: 20 }

t.test('printing labels in the browser', { skip: noBrowser, timeout: TEST_TIMEOUT_MS }, async t => {
  const shop = aShop(rows => ({
    ...rows,
    label_design: [
      {
        ...{ id: testId(70, 1), ...owner, name: 'Shelf', name_ar: '', language: 'en', ...size },
        elements_json: JSON.stringify(startingParts(500, 300)),
      },
    ],
    // The coffee's shelf still says what it cost before.
    shelf_label: [
      { id: testId(72, 1), ...owner, variant_id: ids.coffee, amount: 450, printed_at: NOW },
    ],
  }))
  t.teardown(shop.end)
  await shop.begin()
  const open = async (...as: Parameters<typeof shop.newPage>) => {
    const page = await shop.newPage(...as)
    page.on('pageerror', error => t.fail(`the page has a bug: ${error.stack ?? error.message}`))
    await page.goto(`${shop.address()}/admin/print-labels`)
    return page
  }
  const labels = async () =>
    (await shop.rows('print_job'))
      .filter(({ kind }) => kind === 'label')
      .map(({ document_json, device_id }) => ({ ...JSON.parse(document_json), device_id }))

  t.test(
    'a changed price and a new article get their labels, and are asked for no more',
    async t => {
      const page = await open()
      await page.getByText('£4.50, now £4.99').waitFor()
      t.match(
        await page.getByRole('button', { name: /Print 0/ }).getAttribute('title'),
        'Take articles from the list first.',
      )
      await page.getByRole('button', { name: 'Take Coffee 250 g' }).click()
      await page.getByText('All of them are to be printed').waitFor()
      await page.getByRole('tab', { name: /Never had a label/ }).click()
      await page.getByRole('button', { name: 'Take Bread' }).click()
      await page.getByLabel('Labels of Bread').fill('3')
      await page.getByRole('button', { name: 'Print 4 labels' }).click()
      await page.locator('[data-labels-done="2"][data-labels-all="2"]').waitFor()
      await page.getByText('2 of 2 articles are on paper').waitFor()
      const printed = await labels()
      t.same(printed.map(({ copies }) => copies).toSorted(), [1, 3])
      t.ok(printed.every(({ device_id }) => device_id === labelPrinter))
      const shelf = await shop.rows('shelf_label')
      t.equal(shelf.find(({ variant_id }) => variant_id === ids.coffee)?.amount, 499)
      await page.getByRole('button', { name: 'Take Bread' }).waitFor({ state: 'detached' })
      await page.getByRole('tab', { name: /Price changed/ }).click()
      await page.getByText('Every label on the shelf says the price of today').waitFor()
      await page.close()
    },
  )

  t.test('a label that may have come out is asked about, and never printed twice', async t => {
    const page = await open()
    const order = async () => {
      const message = { is: 'run-script', text: 'unplug at byte 100\nwait 300 ms\nplug in' }
      await shop.call('POST', '/devices/instruct', { device_id: labelPrinter, message })
      await page.getByRole('tab', { name: 'Search' }).click()
      await page.getByLabel('Article by name or SKU').fill('can')
      await page
        .getByRole('button', { name: /^Take .*an/ })
        .first()
        .click()
      await page.getByRole('button', { name: 'Print 1 label' }).click()
      await page.getByText('Look at the printer: nobody knows').waitFor()
      t.equal(await page.locator('[data-doubt]').count(), 1)
    }
    await order()
    await page.reload()
    await page.getByText('Look at the printer: nobody knows').waitFor()
    const before = (await labels()).length
    await page.getByRole('button', { name: 'They are there' }).click()
    await page.locator('[data-doubt]').waitFor({ state: 'detached' })
    const states = async () =>
      (await shop.rows('print_job'))
        .filter(({ kind, attempt }) => kind === 'label' && attempt > 1)
        .map(({ state }) => state)
    t.same(await states(), [], 'nothing was tried again by itself')
    await order()
    await page.getByRole('button', { name: 'Print again' }).click()
    await page.getByText('1 of 1 articles are on paper').waitFor()
    t.same(await states(), ['printed'])
    t.equal((await labels()).length, before + 1)
    await page.close()
  })

  t.test(
    'any article is found by its name; what cannot be printed stays, with the reason',
    async t => {
      const page = await open()
      const before = (await labels()).length
      await page.getByRole('tab', { name: 'Search' }).click()
      await page.getByLabel('Article by name or SKU').fill('toma')
      await page.getByRole('button', { name: /^Take .*omatoes/ }).click()
      const copies = page.getByLabel(/^Labels of .*omatoes/)
      await copies.fill('1000')
      const print = page.getByRole('button', { name: /^Print/ })
      t.match(await print.getAttribute('title'), /1 to 999/)
      await print.click({ force: true })
      t.equal((await labels()).length, before)
      await copies.fill('2')
      // The design goes while the order is on its way: a page that has heard of it orders nothing.
      let letGo = () => {}
      const gone = new Promise<void>(resolve => {
        letGo = resolve
      })
      await page.route('**/api/v1/printing/labels', async route => {
        await gone
        await route.continue()
      })
      await Promise.all([page.waitForRequest('**/api/v1/printing/labels'), print.click()])
      await shop.call('DELETE', `/label_design/${testId(70, 1)}`)
      letGo()
      await page.getByText('This label design does not exist here.').waitFor()
      t.ok(await copies.isVisible())
      t.equal((await labels()).length, before)
      await page.close()
    },
  )

  t.test('who may not print labels is told so', async t => {
    const page = await open('amal')
    await page.getByText('Your role does not allow printing labels.').waitFor()
    t.equal(await page.getByRole('button', { name: /^Print/ }).count(), 0)
    await page.close()
  })

  t.test('on a phone, in Arabic and in the dark, nothing serious is found by axe', async t => {
    for (const viewport of [PHONE, { width: 1_280, height: 800 }]) {
      const page = await open('marcus', { language: 'ar', viewport })
      await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
      await page.getByRole('tab').nth(1).click()
      await page.getByRole('button', { name: 'خذ الكل' }).click()
      t.same(await seriousOnes(page), [])
      const wide = await page.evaluate(() => document.documentElement.scrollWidth)
      t.ok(wide <= viewport.width, 'nothing stands out at the side')
      await page.close()
    }
  })
})
