// The till while the store server is away, in a real browser against a real one that is killed.
import t from 'tap'
import { noBrowser, WAIT_MS } from '#kit/a-browser.ts'
import { codeOf, receiptNo, runningTills, scan, sellForCash, totalIs } from './a-till.ts'

const { rows, server, setPrice, till } = runningTills(t)

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
})
