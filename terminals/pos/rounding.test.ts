// Cash in coins that exist, where the smallest is worth five: what is asked, and what is said after it.
import t from 'tap'
import { noBrowser } from '#kit/a-browser.ts'
import { codeOf, HAND, receiptNo, runningTills, scan, totalIs } from './a-till.ts'

const { rows, till } = runningTills(t, 'virtual', given => ({
  ...given,
  tenant: given.tenant?.map(row => ({ ...row, cash_step: 5 })) ?? [],
}))

t.test('cash that is rounded', { skip: noBrowser }, async t => {
  t.test('is told apart from the total of the receipt', async t => {
    const page = await till()
    await scan(page, codeOf(2))
    await totalIs(page, '£1.02')
    await page.keyboard.press('F9')
    await page.keyboard.type('5', HAND)
    await page.keyboard.press('Enter')
    await page.locator('[data-test=change]', { hasText: '£4.00' }).waitFor()
    const said = page.getByRole('region', { name: 'Paid' }).locator('dl')
    t.same(await said.locator('dt').allInnerTexts(), ['Total', 'Cash rounding', 'To pay', 'Cash'])
    const amounts = await said.locator('dd').allInnerTexts()
    t.same(
      amounts.map(text => text.replace(/[^\d.−-]/g, '').replace('−', '-')),
      ['1.02', '-0.02', '1.00', '5.00'],
    )
    const [sale] = await rows('sale', { receipt_no: await receiptNo(page) })
    t.match(sale, { total: 102, rounding: -2 }, 'as the receipt has it')
    await page.context().close()
  })
})
