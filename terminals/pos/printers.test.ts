// Where a till's paper comes out: at its own printer, at the one that stands in for it, in the kitchen.
import type { Page } from 'playwright-core'
import t from 'tap'
import { shop, testId } from '#appliance/kernel/a-store.ts'
import { noBrowser, seriousOnes } from '#kit/a-browser.ts'
import { failOver } from '#schema/rules/fail-over.ts'
import { receiptNo, runningTills, scan } from './a-till.ts'

const COFFEE = '5012345678900'
const [byTheDoor, inTheKitchen] = [testId(11, 21), testId(11, 22)] as const
const KITCHEN = testId(18, 1)
const { tenant_id, store_id } = shop

const { instruct, rows, till } = runningTills(t, 'virtual', given => {
  const [printer] = given.device ?? []
  if (!printer) throw new Error('the corner shop has no printer')
  const named = { tenant_id, name_ar: '', status: 'active' as const }
  return {
    ...given,
    station: [{ ...named, id: KITCHEN, name: 'Kitchen' }],
    category: given.category?.map(row => ({ ...row, station_id: KITCHEN })) ?? [],
    device: [
      ...(given.device ?? []),
      { ...printer, id: byTheDoor, name: 'Printer by the door', till_id: shop.till2 },
      { ...printer, id: inTheKitchen, class: 'kitchen_printer', name: 'Kitchen printer' },
    ],
    printer_group: [
      ...(['receipt', 'kitchen', 'report'] as const).map((role, at) => ({
        ...named,
        id: testId(16, at + 1),
        store_id,
        name: role,
        role,
        till_id: null,
        station_id: role === 'kitchen' ? KITCHEN : null,
      })),
    ],
    printer_group_member: [
      [1, shop.printer],
      [1, byTheDoor],
      [2, inTheKitchen],
      [3, shop.printer],
      [3, byTheDoor],
    ].map(([group, device_id], at) => ({
      id: testId(17, at + 1),
      tenant_id,
      store_id,
      group_id: testId(16, Number(group)),
      device_id: String(device_id),
      position: at + 1,
    })),
  }
})

t.test('the paper of a till', { skip: noBrowser }, async t => {
  const jobOf = async (kind: string, receipt_no: string) => {
    const [sale] = await rows('sale', { receipt_no })
    const [job] = await rows('print_job', { sale_id: sale?.id ?? '', kind })
    return job
  }

  const fault = (device: string, name: string, on: boolean) =>
    instruct(device, { is: 'fault', fault: name, on })

  t.test('comes out at the next printer when its own has no paper, and says where', async t => {
    const page = await till()
    await instruct(shop.printer, { is: 'fault', fault: 'paper-out', on: true })
    await scan(page, COFFEE)
    await page.keyboard.press('F9')
    await page.keyboard.press('F9')
    await page.getByText('The receipt prints at Printer by the door.').waitFor()
    const number = await receiptNo(page)
    while ((await jobOf('receipt', number))?.state !== 'printed')
      await new Promise(resolve => setTimeout(resolve, 100))
    t.match(await jobOf('receipt', number), {
      device_id: byTheDoor,
      meant_for: shop.printer,
      attempt: 1,
    })
    await page.getByText('The receipt prints at Printer by the door.').waitFor()
    await instruct(shop.printer, { is: 'fault', fault: 'paper-out', on: false })
    await page.context().close()
  })

  t.test('that has begun is said to be where it began, and is finished there', async t => {
    const page = await till()
    await instruct(shop.printer, { is: 'run-script', text: 'paper out after 3 lines' })
    await scan(page, COFFEE)
    await page.keyboard.press('F9')
    await page.keyboard.press('F9')
    const number = await receiptNo(page)
    const printer = page.locator('[data-test=printer]')
    await printer.getByText('Receipt printer: Out of paper. Put in a new roll').waitFor()
    // Longer than anything waits that may go to the next printer.
    await new Promise(resolve => setTimeout(resolve, failOver.receipt.afterMs + 2_000))
    t.ok(await printer.isVisible())
    t.equal(await page.locator('[data-test=prints-at]').count(), 0, 'no other printer is named')
    t.match(await jobOf('receipt', number), { device_id: shop.printer, state: 'waiting' })
    await instruct(shop.printer, { is: 'stop-script' })
    await fault(shop.printer, 'paper-out', false)
    await printer.waitFor({ state: 'hidden' })
    t.match(await jobOf('receipt', number), { device_id: shop.printer, meant_for: null })
    await page.context().close()
  })

  t.test('goes to its own printer again when that is back', async t => {
    const page = await till()
    await scan(page, COFFEE)
    await page.keyboard.press('F9')
    await page.keyboard.press('F9')
    const number = await receiptNo(page)
    t.match(await jobOf('receipt', number), { device_id: shop.printer, meant_for: null })
    t.equal(await page.locator('[data-test=prints-at]').count(), 0)
    await page.context().close()
  })

  t.test(
    'tells the kitchen what to prepare and how, and that it is not wanted any more',
    async t => {
      const page = await till()
      await scan(page, COFFEE)
      await page
        .getByRole('button', { name: /Coffee 250 g/ })
        .last()
        .click()
      await page.getByLabel('Note').fill('no milk, two sugars')
      await page.getByLabel('Note').press('Tab')
      await page.getByText('no milk, two sugars').waitFor()
      await page.keyboard.press('F9')
      await page.keyboard.press('F9')
      const number = await receiptNo(page)
      const ticket = await jobOf('kitchen', number)
      t.match(ticket, { device_id: inTheKitchen, document_json: /no milk, two sugars/ })
      await page.keyboard.press('F7')
      await page.getByRole('button', { name: 'Take the order back' }).click()
      await page.getByText('The kitchen is told').first().waitFor()
      const [sale] = await rows('sale', { receipt_no: number })
      const tickets = await rows('print_job', { sale_id: sale?.id ?? '', kind: 'kitchen' })
      t.ok(tickets.some(({ document_json }) => document_json.includes('CANCELLED')))
      await page.context().close()
    },
  )

  t.test(
    'of the end of the day is told of: where it comes out, or why it does not yet',
    async t => {
      const close = async (page: Page) => {
        await page.keyboard.press('F12')
        await page.getByRole('button', { name: 'Close the till' }).click()
        await page.getByRole('checkbox', { name: /The drawer is empty/ }).check()
        await page.getByRole('button', { name: 'Close now' }).click()
        await page.locator('[data-test=difference]').waitFor()
      }
      const paper = (page: Page) => page.locator('[data-test=z-paper]')
      await fault(shop.printer, 'paper-out', true)
      const first = await till()
      await close(first)
      await paper(first).getByText('Z report 1 has come out at Printer by the door.').waitFor()
      t.notOk(await first.getByText('is printed').isVisible())
      await first.context().close()

      await fault(byTheDoor, 'paper-out', true)
      const second = await till()
      await close(second)
      await paper(second).getByText('Z report 2 is not printed yet.').waitFor()
      await paper(second)
        .getByText('Receipt printer: Out of paper. Put in a new roll; what waits prints by itself.')
        .waitFor()
      t.same(await seriousOnes(second), [])
      await fault(shop.printer, 'paper-out', false)
      await paper(second).getByText('Z report 2 has come out at Receipt printer.').waitFor()
      await second.context().close()
    },
  )
})
