// Weighing at the till, from the virtual scale through hub and broker to the line that is sold.
// Needs chromium.

import type { Page } from 'playwright-core'
import t from 'tap'
import { noBrowser, seriousOnes } from '#kit/a-browser.ts'
import { runningTills, scale, totalIs } from './a-till.ts'

const { hubHangs, instruct, rows, setOptions, till } = runningTills(t)

t.test('weighing at the till', { skip: noBrowser }, async t => {
  const put = (grams: number, stable = true) => instruct(scale, { is: 'set-weight', grams, stable })
  const weigh = (page: Page) =>
    page
      .getByRole('button', { name: /Tomatoes/ })
      .first()
      .click()
  const says = (page: Page, word: string) =>
    page.locator('[data-test=scale-state]', { hasText: word }).waitFor()
  const reads = (page: Page, kg: string) =>
    page.locator('[data-test=weight]', { hasText: kg }).waitFor()
  const take = (page: Page) => page.getByRole('button', { name: 'Take the weight' })

  t.test('only a weight that stands still, within the limit and above zero is taken', async t => {
    const page = await till()
    await weigh(page)
    for (const [grams, stable, word, todo] of [
      [400, false, 'Unstable', 'Wait until the weight stands still'],
      [20_000, true, 'Overloaded', 'Too heavy for this scale. Weigh it in parts.'],
      [-80, true, 'Below zero', 'The scale shows less than nothing. Empty it and set it to zero.'],
      [0, true, 'Empty', 'Put it on the scale'],
    ] as const) {
      await put(grams, stable)
      await says(page, word)
      await page.getByRole('status').getByText(todo).waitFor()
      t.equal(await take(page).getAttribute('aria-disabled'), 'true', word)
      await page.keyboard.press('Enter')
      t.ok(await take(page).isVisible(), `${word}: nothing was taken`)
    }
    t.same(await seriousOnes(page), [])
    await put(412)
    await says(page, 'Stable')
    await reads(page, '0.412')
    await page.keyboard.press('Enter')
    await totalIs(page, '£1.61')
    await page.context().close()
  })

  t.test('the packing is taken off by the scale, or as it was typed', async t => {
    const page = await till()
    await put(12)
    await weigh(page)
    await reads(page, '0.012')
    await page.keyboard.press('F7')
    await says(page, 'Empty')
    await put(424)
    await reads(page, '0.412')
    await page.getByText('Net', { exact: true }).waitFor()
    await page.keyboard.press('F7')
    await reads(page, '0.424')
    await page.keyboard.press('F8')
    await page.keyboard.type('24', { delay: 130 })
    await page.keyboard.press('Enter')
    await reads(page, '0.400')
    await put(10)
    await reads(page, '−0.014')
    await put(424)
    await reads(page, '0.400')
    await page.keyboard.press('Enter')
    await totalIs(page, '£1.56')
    await page.keyboard.press('F9')
    await page.getByRole('heading', { name: 'Pay', exact: true }).waitFor()
    await page.keyboard.press('F9')
    const number = await page.locator('[data-test=receipt-no]').innerText()
    const [sale] = await rows('sale', { receipt_no: number.replace('Receipt ', '') })
    const lines = await rows('sale_line', { sale_id: sale?.id ?? '' })
    t.match(lines, [{ quantity: 400, weighed_by: 'scale', scale_id: scale, tare: 24 }])
    await page.context().close()
  })

  t.test('what stays on an empty scale is taken off by its zero key', async () => {
    const page = await till()
    await put(5)
    await weigh(page)
    await reads(page, '0.005')
    await page.keyboard.press('F6')
    await says(page, 'Empty')
    await put(0)
    await says(page, 'Below zero')
    await page.keyboard.press('F6')
    await says(page, 'Empty')
    await page.context().close()
  })

  t.test('with goods on it the zero key asks to take them off, no waiting helps', async () => {
    const page = await till()
    await put(500)
    await weigh(page)
    await reads(page, '0.500')
    await page.keyboard.press('F6')
    await page
      .getByText('Goods lie on the scale. Take them off, then set it to zero.')
      .first()
      .waitFor()
    await page.context().close()
  })

  t.test('its own tare and a typed one are not taken both: key and button say why', async t => {
    const page = await till()
    await put(12)
    await weigh(page)
    await reads(page, '0.012')
    await page.keyboard.press('F7')
    await says(page, 'Empty')
    const button = page.getByRole('button', { name: 'Type the tare' })
    await page.locator('[aria-disabled=true]', { hasText: 'Type the tare' }).waitFor()
    await page.keyboard.press('F8')
    await page.getByText('The scale takes a tare off already.').first().waitFor()
    t.ok(await button.isVisible(), 'the window does not ask for a tare')
    await page.keyboard.press('F7')
    await page.context().close()
  })

  t.test('one that is unplugged is said to be gone, and says its weight when back', async t => {
    const page = await till()
    await put(412)
    await weigh(page)
    await reads(page, '0.412')
    await instruct(scale, { is: 'fault', fault: 'unplug', on: true })
    const status = page.getByRole('dialog').getByRole('status')
    await status.getByText('The scale does not answer. Check its cable and power.').waitFor()
    t.equal(await page.getByText('Lift the goods').count(), 0)
    await instruct(scale, { is: 'fault', fault: 'unplug', on: false })
    await reads(page, '0.412')
    await page.context().close()
  })

  t.test('one that talks nonsense is not called silent', async () => {
    const page = await till()
    await put(412)
    await weigh(page)
    await reads(page, '0.412')
    await instruct(scale, { is: 'fault', fault: 'garbage', on: true })
    const status = page.getByRole('dialog').getByRole('status')
    await status.getByText('It answers with nonsense.').waitFor()
    await says(page, 'Fault')
    await instruct(scale, { is: 'fault', fault: 'garbage', on: false })
    await reads(page, '0.412')
    await page.context().close()
  })

  t.test('a weight that nobody said again for two seconds is no weight to sell', async t => {
    const page = await till()
    await put(412)
    await weigh(page)
    await reads(page, '0.412')
    t.ok(hubHangs(true))
    try {
      await page.locator('[data-test=weight]', { hasText: '0.412' }).waitFor({ state: 'detached' })
      t.equal(await take(page).getAttribute('aria-disabled'), 'true')
      await page.keyboard.press('Enter')
      t.ok(await take(page).isVisible(), 'nothing was taken')
    } finally {
      hubHangs(false)
    }
    await reads(page, '0.412')
    await page.context().close()
  })

  t.test(
    'it says that it is not certified for trade, until a technician enters its mark',
    async () => {
      const page = await till()
      await weigh(page)
      const mark = page.locator('[data-test=certificate]')
      await mark.getByText('not certified for trade').waitFor()
      await setOptions(scale, { certified: true, certificate: 'M24 0122' })
      await mark.getByText('Certified for trade: M24 0122').waitFor()
      await page.context().close()
    },
  )
})
