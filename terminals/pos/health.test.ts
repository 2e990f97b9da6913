// How the devices of a till are, on its own screen and on no other; and what is not on paper yet.
// Needs chromium.

import type { Page } from 'playwright-core'
import t from 'tap'
import { shop, testId } from '#appliance/kernel/a-store.ts'
import { noBrowser, seriousOnes } from '#kit/a-browser.ts'
import type { Row } from '#schema/index.ts'
import { runningTills, scale, scan, scanner } from './a-till.ts'

const COLA = '5449000000996'
const [LOST, TORN] = [testId(44, 1), testId(44, 2)]

const { instruct, rows, till } = runningTills(t, 'virtual', given => ({
  ...given,
  device: (given.device ?? []).map(row => ({
    ...row,
    till_id: shop.till,
    // Long enough at work to be seen so.
    ...(row.id === shop.terminal
      ? { options_json: JSON.stringify({ customer_ms: 3_000, answer_limit_ms: 10_000 }) }
      : {}),
  })),
  print_job: [aReport(LOST, 'parked'), aReport(TORN, 'parked')],
}))

t.test('the health of a till', { skip: noBrowser }, async t => {
  const strip = (page: Page, device: string, tone: string) =>
    page.locator(`[data-device=${device}][data-tone=${tone}]`).filter({ visible: true }).first()
  const late = (page: Page, count: string) =>
    page.locator('[data-test=late-paper]', { hasText: count }).filter({ visible: true }).first()
  const fault = (device: string, name: string, on: boolean) =>
    instruct(device, { is: 'fault', fault: name, on })
  const panel = async (page: Page) => {
    await page.getByRole('button', { name: 'State of the till' }).click()
    await page.getByRole('heading', { name: 'State of the till' }).waitFor()
  }

  t.test('what is wrong with a printer is said where it prints, with what to do', async t => {
    const [mine, yours] = [await till(), await till('Till 2')]
    await panel(mine)
    for (const [name, tone, short, todo] of [
      ['paper-near-end', 'warn', 'Paper low', 'Have a new roll ready.'],
      ['paper-out', 'bad', 'No paper', 'Put in a new roll; the receipt prints by itself.'],
      ['cover-open', 'bad', 'Cover open', 'Shut it; the receipt prints by itself.'],
      ['cutter-jam', 'bad', 'Cutter', 'Open the cover, remove the paper, shut it'],
      ['unplug', 'bad', 'off', 'Check that it is on and its cable is in.'],
    ] as const) {
      const began = Date.now()
      await fault(shop.printer, name, true)
      await strip(mine, 'receipt_printer', tone).getByText(short).first().waitFor()
      t.comment(`${name}: on the screen after ${Date.now() - began} ms`)
      await mine.getByRole('dialog').getByText(todo).waitFor()
      await fault(shop.printer, name, false)
      await strip(mine, 'receipt_printer', 'good').waitFor()
    }
    t.same(await seriousOnes(mine), [])
    await fault(shop.printer, 'paper-out', true)
    await strip(mine, 'receipt_printer', 'bad').waitFor()
    t.equal(await yours.locator('[data-device=receipt_printer]').count(), 0, 'not its printer')
    await fault(shop.printer, 'paper-out', false)
    for (const page of [mine, yours]) await page.context().close()
  })

  t.test('a receipt that waits for paper is told until it is out', async () => {
    const page = await till()
    await fault(shop.printer, 'paper-out', true)
    await strip(page, 'receipt_printer', 'bad').waitFor()
    await scan(page, COLA)
    await page.keyboard.press('F9')
    await page.getByRole('heading', { name: 'Pay', exact: true }).waitFor()
    await page.keyboard.press('F9')
    await page.locator('[data-test=receipt-no]').waitFor()
    await panel(page)
    await page.getByRole('dialog').getByText('Waits for the printer').waitFor()
    await fault(shop.printer, 'paper-out', false)
    await page.locator('[data-paper=waiting]').waitFor({ state: 'detached' })
    await page.context().close()
  })

  t.test(
    'a drawer that stays shut is told: without a sale, and beside the change of one',
    async () => {
      const page = await till()
      await fault(shop.printer, 'unplug', true)
      await strip(page, 'receipt_printer', 'bad').waitFor()
      await page.keyboard.press('F8')
      await page.getByRole('dialog').getByRole('button', { name: 'Give change' }).click()
      await page.keyboard.press('F8')
      await page.getByText('The drawer did not open').last().waitFor()
      await scan(page, COLA)
      await page.keyboard.press('F9')
      await page.getByRole('heading', { name: 'Pay', exact: true }).waitFor()
      await page.keyboard.press('F9')
      await page.locator('[data-test=drawer-stuck]', { hasText: 'did not open' }).waitFor()
      await fault(shop.printer, 'unplug', false)
      await strip(page, 'receipt_printer', 'good').waitFor()
      await scan(page, COLA)
      await page.keyboard.press('F9')
      await page.getByRole('heading', { name: 'Pay', exact: true }).waitFor()
      await page.keyboard.press('F9')
      await page.locator('[data-test=receipt-no]').waitFor()
      await page.locator('[data-test=drawer-stuck]').waitFor({ state: 'detached' })
      await page.context().close()
    },
  )

  t.test('whether a lost paper came out is asked, and the answer is kept', async t => {
    const page = await till()
    await late(page, '2').waitFor()
    await panel(page)
    const asked = page.locator('[data-paper=parked]')
    await asked.getByText('Did it come out?').first().waitFor()
    t.same(await seriousOnes(page), [])
    await asked.first().getByRole('button', { name: 'Yes, it came out' }).click()
    await late(page, '1').waitFor()
    await asked.getByRole('button', { name: 'No, print it again' }).click()
    await page.getByText('Everything has come out.').waitFor()
    t.equal(await page.locator('[data-test=late-paper]').count(), 0)
    const jobs = (await rows('print_job', {})).filter(({ id }) => id === LOST || id === TORN)
    t.same(
      jobs
        .map(({ state, attempt }) => [state, attempt])
        .sort((a, b) => Number(a[1]) - Number(b[1])),
      [
        ['printed', 3],
        ['printed', 4],
      ],
    )
    await page.context().close()
  })

  t.test(
    'the scale that moves, the drawer that stands open, the scanner that is away, the terminal at work',
    async () => {
      const page = await till()
      await instruct(scale, { is: 'set-weight', grams: 400, stable: false })
      await strip(page, 'scale', 'busy').waitFor()
      await instruct(scale, { is: 'set-weight', grams: 20_000, stable: true })
      await strip(page, 'scale', 'warn').getByText('Overloaded').waitFor()
      await instruct(scale, { is: 'set-weight', grams: 0, stable: true })
      await strip(page, 'scale', 'good').waitFor()
      await fault(shop.printer, 'drawer-open', true)
      await strip(page, 'cash_drawer', 'warn').getByText('Drawer open').waitFor()
      await fault(shop.printer, 'drawer-open', false)
      await strip(page, 'cash_drawer', 'warn').waitFor({ state: 'hidden' })
      await fault(scanner, 'unplug', true)
      await strip(page, 'scanner', 'bad').waitFor()
      await fault(scanner, 'unplug', false)
      await strip(page, 'scanner', 'bad').waitFor({ state: 'hidden' })
      await strip(page, 'card_terminal', 'good').waitFor()
      await scan(page, COLA)
      await page.keyboard.press('F9')
      await page.keyboard.press('F10')
      await strip(page, 'card_terminal', 'busy').waitFor()
      await page.locator('[data-test=receipt-no]').waitFor()
      await strip(page, 'card_terminal', 'good').waitFor()
      await page.context().close()
    },
  )
})

/** A slip that was lost with its printer some minutes ago. */
function aReport(id: string, state: 'parked'): Row<'print_job'> {
  const { tenant_id, store_id } = shop
  return {
    id,
    tenant_id,
    store_id,
    device_id: shop.printer,
    kind: 'report',
    group_id: null,
    meant_for: null,
    sale_id: null,
    key: `report:${id}`,
    document_json: JSON.stringify({
      version: 1,
      language: 'en',
      blocks: [{ is: 'text', text: 'Z report' }],
    }),
    state,
    attempt: 3,
    why: 'no-answer',
    created_at: Date.now() - 600_000,
    finished_at: Date.now() - 590_000,
  }
}
