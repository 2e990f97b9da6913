// Where a till's paper comes out: at its own printer, at the one that stands in for it, in the kitchen.
import t from 'tap'
import { shop, testId } from '#appliance/kernel/a-store.ts'
import { noBrowser } from '#kit/a-browser.ts'
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
      ...(['receipt', 'kitchen'] as const).map((role, at) => ({
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
})
