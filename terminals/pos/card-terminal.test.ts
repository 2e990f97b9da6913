// A ZVT terminal at the till, in a real browser against real servers: paying, the line that breaks
// after the approval, and the end of the terminal's day.
import t from 'tap'
import { shop } from '#appliance/kernel/a-store.ts'
import { noBrowser } from '#kit/a-browser.ts'
import { receiptNo, runningTills, scan } from './a-till.ts'

const { instruct, rows, till } = runningTills(t, 'zvt')

t.test('a ZVT terminal', { skip: noBrowser }, async t => {
  t.test('takes a card; its slips come to the printer', async t => {
    const page = await till()
    await scan(page, '5012345678900')
    await page.keyboard.press('F9')
    await page.keyboard.press('F10')
    const [sale] = await rows('sale', { receipt_no: await receiptNo(page) })
    const [payment] = await rows('card_payment', { sale_id: sale?.id ?? '' })
    t.match(payment, {
      state: 'approved',
      amount: 499,
      scheme: 'Visa',
      terminal_ref: /^0001\/000001\/\d{10}$/,
      terminal_before: 'none',
    })
    const jobs = await rows('print_job', { key: `slip:${payment?.id}` })
    t.match(jobs[0]?.document_json, /KUNDENBELEG/)
    await page.context().close()
  })

  t.test(
    'its line breaks after the approval: the till finds out and charges nothing twice',
    async t => {
      const page = await till()
      await instruct(shop.terminal, { is: 'answer-pay', how: 'line-breaks' })
      await scan(page, '5012345678900')
      await page.keyboard.press('F9')
      await page.keyboard.press('F10')
      const [sale] = await rows('sale', { receipt_no: await receiptNo(page) })
      const payments = await rows('card_payment', { sale_id: sale?.id ?? '' })
      t.match(payments, [{ state: 'approved', terminal_ref: /^0002\// }])
      t.equal(payments.length, 1)
      await instruct(shop.terminal, { is: 'answer-pay', how: 'approve' })
      await page.context().close()
    },
  )

  t.test('the customer stops at the terminal: in words, and nothing was taken', async () => {
    const page = await till()
    await instruct(shop.terminal, { is: 'answer-pay', how: 'customer-stops' })
    await scan(page, '5012345678900')
    await page.keyboard.press('F9')
    await page.keyboard.press('F10')
    await page
      .getByText('The payment was stopped at the terminal.', { exact: false })
      .first()
      .waitFor()
    await instruct(shop.terminal, { is: 'answer-pay', how: 'approve' })
    await page.context().close()
  })

  t.test('ends its day: its total is ours, and it is printed', async t => {
    const page = await till()
    await page.keyboard.press('F12')
    await page.getByRole('button', { name: 'End of day of the card terminal' }).click()
    await page.getByRole('button', { name: 'End its day' }).click()
    await page.locator('[data-test=card-day-difference]', { hasText: '£0.00' }).waitFor()
    await page.getByText('It is right to the penny.').waitFor()
    const days = await rows('card_day', {})
    t.match(days, [{ state: 'done', expected: 998, approved: 998, amount: 998 }])
    t.equal((await rows('print_job', { key: `card-day:${days[0]?.id}` })).length, 1)
    t.same(await rows('review', { kind: 'card-day-differs' }), [])
    await page.context().close()
  })
})
