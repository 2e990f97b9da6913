// The till while the store server is away, in a real browser against a real one that is killed.
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { shop } from '#appliance/kernel/a-store.ts'
import { noBrowser, WAIT_MS } from '#kit/a-browser.ts'
import { codeOf, receiptNo, runningTills, scan, sellForCash, totalIs } from './a-till.ts'

const { devicesReady, rows, screens, server, setPrice, till } = runningTills(
  t,
  'virtual',
  given => ({
    ...given,
    device: (given.device ?? []).map(device =>
      device.id === shop.terminal
        ? {
            ...device,
            options_json: JSON.stringify({ customer_ms: 6_000, answer_limit_ms: 30_000 }),
          }
        : device,
    ),
  }),
)

t.test('the store server is away', { skip: noBrowser }, async t => {
  t.test('a price that changes is on the till and in its basket without a reload', async t => {
    const page = await till()
    await scan(page, codeOf(3))
    await totalIs(page, '£1.03')
    await server.kill()
    setPrice(codeOf(3), 250)
    await server.start()
    await totalIs(page, '£2.50')
    t.ok(
      await page
        .getByText(/is now £2.50/)
        .first()
        .isVisible(),
      'and the cashier is told',
    )
    t.equal(await page.getByRole('button', { name: 'Undo' }).count(), 0, 'as nobody can undo it')
    await page.context().close()
  })

  t.test('requests that fail while the line to the broker stands are tried again', async t => {
    const page = await till()
    await page.route('**/api/v1/**', route => route.abort())
    await page.route('**/health/**', route => route.abort())
    await sellForCash(page, codeOf(4))
    await page.locator('[data-test=offline]').last().waitFor()
    t.equal((await page.locator('[data-link=live]').count()) > 0, true, 'the line stands')
    await page.unrouteAll()
    await page.waitForFunction(() => !document.querySelector('[data-test=unsent]'))
    await page.locator('[data-test=offline]').waitFor({ state: 'detached' })
    await page.context().close()
  })

  t.test('two tabs of one till are two counters, and what both sold is sold', async t => {
    const page = await till()
    await scan(page, codeOf(1))
    await totalIs(page, '£1.01')
    const other = await page.context().newPage()
    await other.goto(page.url())
    await other.getByText('Ready for the next customer').waitFor()
    await other.reload()
    await other.getByText('Ready for the next customer').waitFor()
    await totalIs(page, '£1.01')
    const before = await rows('sale', {})
    // A frozen tab does not say that it is there: another begins with its basket, under its sale's id.
    const kept = await page.evaluate(() => {
      const name = Object.keys(localStorage).find(key => key.startsWith('till:counter:')) ?? ''
      return localStorage.getItem(name) ?? ''
    })
    await other.close()
    const copy = await page.context().newPage()
    await copy.addInitScript(text => {
      sessionStorage.setItem('tab', 'copy')
      localStorage.setItem('till:counter:copy', text)
    }, kept)
    await copy.goto(page.url())
    await totalIs(copy, '£1.01')
    await page.context().setOffline(true)
    await page.keyboard.press('F9')
    await page.keyboard.press('F9')
    await page.locator('[data-test=kept]').waitFor()
    await scan(copy, codeOf(2))
    await totalIs(copy, '£2.03')
    await copy.keyboard.press('F9')
    await copy.keyboard.press('F9')
    await copy.locator('[data-test=kept]').waitFor()
    await page.context().setOffline(false)
    for (const each of [page, copy])
      await each.waitForFunction(() => !document.querySelector('[data-test=unsent]'))
    const sold = (await rows('sale', {}))
      .slice(0)
      .filter(({ id }) => !before.some(known => known.id === id))
    t.same(sold.map(({ total }) => total).sort(), [101, 203])
    await page.context().close()
  })

  t.test(
    'with the store server gone the till sells, reloads, and delivers once, in order',
    async t => {
      const page = await till()
      await page.waitForFunction(() => navigator.serviceWorker?.controller)
      const before = await rows('sale', {})
      await server.kill()
      for (const number of [5, 6]) await sellForCash(page, codeOf(number))
      await page
        .getByText(/2 unsent/)
        .last()
        .waitFor()
      let answer = () => {}
      const asked = new Promise<void>(resolve => {
        answer = resolve
      })
      await page.route('**/api/v1/**', async route => {
        await asked
        await route.abort()
      })
      await page.reload()
      await page.getByText('Ready for the next customer').waitFor({ timeout: WAIT_MS })
      await page.locator('[data-test=connecting]').last().waitFor()
      answer()
      await page.locator('[data-test=offline]').last().waitFor()
      await page.unroute('**/api/v1/**')
      await sellForCash(page, codeOf(7))
      await page
        .getByText(/3 unsent/)
        .last()
        .waitFor()
      await page.getByRole('button', { name: 'State of the till' }).last().click()
      await page.getByText('The store server cannot be reached. Go on selling').waitFor()
      t.equal(await page.getByText('Sale, 1 line').count(), 3, 'the queue is visible')
      await page.keyboard.press('Escape')
      await page.getByText('The receipt prints by itself when the server is back').waitFor()
      await server.start()
      await page
        .locator('[data-test=unsent]')
        .last()
        .waitFor({ state: 'detached', timeout: WAIT_MS })
      const known = new Set(before.map(({ id }) => id))
      const sold = (await rows('sale', {})).filter(({ id }) => !known.has(id))
      sold.sort((one, other) => one.receipt_seq - other.receipt_seq)
      t.same(
        sold.map(({ total }) => total),
        [105, 106, 107],
      )
      t.same(
        sold.map(({ offline }) => offline),
        [1, 1, 1],
      )
      t.ok(sold.every(({ occurred_at, completed_at }) => occurred_at < completed_at))
      t.equal(await receiptNo(page), sold.at(-1)?.receipt_no, 'the last one’s panel follows')
      await page.keyboard.press('F12')
      await page.getByRole('button', { name: 'Last sales' }).click()
      await page.getByRole('button', { name: `Print a copy of ${sold[0]?.receipt_no}` }).click()
      await page.getByText('A copy is printed.').waitFor()
      const jobs = await rows('print_job', { sale_id: sold[0]?.id ?? '' })
      t.ok(
        jobs.some(({ kind }) => kind === 'copy'),
        'of a sale that was kept as of any other',
      )
      await page.context().close()
    },
  )

  t.test('a till that hears nothing of its card payment says so, and finds out', async t => {
    await devicesReady()
    const page = await till()
    await scan(page, '5012345678900')
    await page.keyboard.press('F9')
    await page.keyboard.press('F10')
    await page
      .locator('[data-test=card-state]')
      .getByText('The customer pays at the terminal')
      .waitFor()
    await server.kill()
    await page.locator('[data-test=card-unheard]').waitFor()
    await page.locator('[data-test=card-state]').getByText('Not known yet how it ended').waitFor()
    const stop = page.getByRole('button', { name: 'Stop at the terminal' })
    t.equal(await stop.getAttribute('aria-disabled'), 'true', 'nobody is there to be told')
    await server.start()
    const [sale] = await rows('sale', { receipt_no: await receiptNo(page) })
    t.equal((await rows('card_payment', { sale_id: sale?.id ?? '' })).length, 1)
    await page.context().close()
  })

  t.test('a new version of the screens is taken when the basket is empty, once', async t => {
    const page = await till()
    await page.waitForFunction(() => navigator.serviceWorker?.controller)
    await scan(page, codeOf(1))
    await totalIs(page, '£1.01')
    newVersion(screens)
    // Again and again: a look that was on its way may have seen what was there before.
    await page.evaluate(async () => {
      const worker = await navigator.serviceWorker.ready
      setInterval(() => void worker.update().catch(() => undefined), 500)
    })
    await page.getByText('A new version of this screen is here.').last().waitFor()
    const isNew = () => document.querySelector('meta[name=release]') !== null
    t.notOk(await page.evaluate(isNew), 'nobody loses a basket')
    await page.keyboard.press('Delete')
    await page.waitForFunction(isNew)
    await page.getByText('Ready for the next customer').waitFor()
    await page.context().close()
  })
})

/** What an update of the box puts there: another page, and a worker that knows it. */
function newVersion(folder: string) {
  const page = join(folder, 'index.html')
  const worker = join(folder, 'sw.js')
  for (const file of [page, worker]) rmSync(`${file}.br`, { force: true })
  const head = '<head><meta name="release" content="2" />'
  writeFileSync(page, readFileSync(page, 'utf8').replace('<head>', head))
  const revised = /(index\.html",revision:")\w+/
  const known = readFileSync(worker, 'utf8')
  writeFileSync(
    worker,
    known.replace(revised, '$1new').replace(/(revision:")\w+(",url:"index\.html)/, '$1new$2'),
  )
}
