// A scanner that types like a keyboard, at every place of the till where it may go off.
import t from 'tap'
import { withMore } from '#appliance/a-shop.ts'
import { shop, testId } from '#appliance/kernel/a-store.ts'
import { noBrowser } from '#kit/a-browser.ts'
import { checkDigit } from '#schema/rules/barcode.ts'
import { HAND, receiptNo, runningTills, totalIs, wedge } from './a-till.ts'

/** 740 g of something that is sold by the piece. */
const LABEL = `210050000740${checkDigit('210050000740')}`
const { rows, till } = runningTills(t, 'virtual', given => ({
  ...given,
  barcode: [
    ...(given.barcode ?? []),
    ...withMore('barcode', { id: testId(13, 99), variant_id: shop.coffee, code: '00500' }).slice(
      -1,
    ),
  ],
}))

const COLA = '5449000000996'

t.test('a keyboard wedge', { skip: noBrowser }, async t => {
  t.test('a scan never types into a text field, whatever stands there', async t => {
    const page = await till()
    const field = page.getByPlaceholder('Search or scan')
    await page.keyboard.press('F2')
    await page.keyboard.type('bread', HAND)
    await wedge(page, COLA)
    await totalIs(page, '£1.20')
    t.equal(await field.inputValue(), '', 'a search that was begun gives way')
    await page.keyboard.press('F3')
    const customer = page.getByPlaceholder('Name, phone or card number')
    await customer.waitFor()
    await wedge(page, COLA)
    t.equal(
      await customer.inputValue(),
      COLA,
      'where a card is looked for, it is what is looked for',
    )
    await page.getByRole('button', { name: 'Close', exact: true }).click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await page.keyboard.press('F4')
    const label = page.locator('dialog input')
    await label.waitFor()
    await label.focus()
    await page.keyboard.type('Bob', HAND)
    await wedge(page, COLA)
    await page.getByText('Finish this first, then scan.').first().waitFor()
    t.equal(await label.inputValue(), 'Bob')
    await totalIs(page, '£1.20')
    await page.context().close()
  })

  t.test('what the scanner says it has read is no part of the code', async () => {
    const page = await till()
    await wedge(page, `]E0${COLA}`)
    await totalIs(page, '£1.20')
    // A GS1 element string: only its identifier tells the article number within it.
    await wedge(page, `]C101${`0${COLA}`.padStart(14, '0')}`)
    await totalIs(page, '£2.40')
    await wedge(page, `]E05449000000995`)
    await page
      .getByText(/check digit|Scan it again/i)
      .first()
      .waitFor()
    await totalIs(page, '£2.40')
    await page.context().close()
  })

  t.test(
    'a label that says a weight of goods sold by the piece is refused as it is scanned',
    async () => {
      const page = await till()
      await wedge(page, COLA)
      await totalIs(page, '£1.20')
      await wedge(page, LABEL)
      await page
        .getByText(/is sold by the piece, but its label says a weight/)
        .first()
        .waitFor()
      await totalIs(page, '£1.20')
      await page.context().close()
    },
  )

  t.test('windows that only show something give way to a scan, money does not', async t => {
    const page = await till()
    await page.keyboard.press('F1')
    await page.getByRole('dialog').waitFor()
    await wedge(page, COLA)
    await totalIs(page, '£1.20')
    t.equal(await page.getByRole('dialog').count(), 0)
    await page.keyboard.press('F9')
    await page.getByRole('heading', { name: 'Pay' }).waitFor()
    await wedge(page, COLA)
    await page.getByText('Finish this first, then scan.').first().waitFor()
    t.ok(await page.getByRole('heading', { name: 'Pay' }).isVisible())
    await page.keyboard.press('Escape')
    await totalIs(page, '£1.20')
    await page.context().close()
  })

  t.test('the bars of a receipt open it among the last sales', async t => {
    const page = await till()
    await wedge(page, COLA)
    await totalIs(page, '£1.20')
    await page.keyboard.press('F9')
    await page.getByRole('heading', { name: 'Pay' }).waitFor()
    await page.keyboard.press('F9')
    const receipt = await receiptNo(page)
    const [sale] = await rows('sale', { receipt_no: receipt })
    t.equal(sale?.till_id, shop.till)
    await page.keyboard.press('F12')
    await page.getByRole('button', { name: /Last sales/ }).click()
    await page.getByRole('heading', { name: 'Last sales' }).waitFor()
    await wedge(page, receipt)
    await page.getByRole('heading', { name: 'Receipt', exact: true }).waitFor()
    await page.getByText(receipt).last().waitFor()
    await wedge(page, 'T9-999999')
    await page.getByText('No receipt of this store has the number T9-999999.').first().waitFor()
    await page.context().close()
  })
})
