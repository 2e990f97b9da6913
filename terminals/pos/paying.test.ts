// Paying at the till: cash, card and the terminal that fails, in a real browser against real servers.
import t from 'tap'
import { shop } from '#appliance/kernel/a-store.ts'
import { noBrowser, WAIT_MS } from '#kit/a-browser.ts'
import { HAND, receiptNo, runningTills, scan, totalIs } from './a-till.ts'

const { instruct, rows, till } = runningTills(t)

t.test('paying', { skip: noBrowser }, async t => {
  t.test('a card is declined, then approved for a part, and cash pays the rest', async t => {
    const page = await till()
    await scan(page, '5012345678900')
    await instruct(shop.terminal, { is: 'answer-pay', how: 'decline' })
    await page.keyboard.press('F9')
    await page.keyboard.press('F10')
    await page.getByText('Nothing was taken. Try another card or cash.').waitFor()
    await page.getByRole('button', { name: 'Back' }).click()
    await instruct(shop.terminal, { is: 'answer-pay', how: 'approve' })
    await page.keyboard.type('2', HAND)
    await page.keyboard.press('F10')
    await page.locator('[data-test=due]', { hasText: '£2.99' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /^Pay £2.99/ }).waitFor()
    await page.keyboard.press('Delete')
    await page.getByText('The card was charged.', { exact: false }).first().waitFor()
    await totalIs(page, '£4.99')
    await page.keyboard.press('F4')
    await page.keyboard.press('F4')
    await page.getByText('The card was charged.', { exact: false }).first().waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('F9')
    await page.locator('[data-test=due]', { hasText: '£2.99' }).waitFor()
    await page.keyboard.press('F9')
    const [sale] = await rows('sale', { receipt_no: await receiptNo(page) })
    const tenders = await rows('tender', { sale_id: sale?.id ?? '' })
    t.same(tenders.map(({ kind, amount }) => [kind, amount]).sort(), [
      ['card', 200],
      ['cash', 299],
    ])
    await page.context().close()
  })

  t.test(
    'cash for a part goes back when the sale is left, and a card’s end is not told twice',
    async t => {
      const page = await till()
      await scan(page, '5012345678900')
      await instruct(shop.terminal, { is: 'answer-pay', how: 'decline' })
      await page.keyboard.press('F9')
      await page.keyboard.press('F10')
      await page.getByText('Nothing was taken. Try another card or cash.').waitFor()
      await page.keyboard.press('Escape')
      await page.keyboard.press('F9')
      await page.getByText('To pay').waitFor()
      t.notOk(await page.getByText('Nothing was taken.').isVisible())
      await page.keyboard.type('1', HAND)
      await page.keyboard.press('Enter')
      await page.locator('[data-test=due]', { hasText: '£3.99' }).waitFor()
      await page.keyboard.press('Escape')
      await page.getByText('Give the £1.00 in cash back').first().waitFor()
      await page.reload()
      await page.getByText('Give the £1.00 in cash back').first().waitFor()
      await page.getByRole('button', { name: 'Given' }).click()
      await page.getByText('Give the £1.00 in cash back').waitFor({ state: 'detached' })
      await page.keyboard.press('F9')
      await page.keyboard.type('1', HAND)
      await page.keyboard.press('Enter')
      await page.locator('[data-test=due]', { hasText: '£3.99' }).waitFor()
      await page.keyboard.press('Escape')
      await page.keyboard.press('F12')
      await page.getByRole('button', { name: 'Clear basket' }).click()
      await page.getByText('Ready for the next customer').waitFor()
      await page.getByRole('button', { name: 'Given' }).click()
      await page.getByRole('button', { name: 'Undo' }).last().click()
      await totalIs(page, '£4.99')
      t.notOk(
        await page.getByRole('button', { name: 'Given' }).isVisible(),
        'what was given back once is not given again',
      )
      await page.keyboard.press('Delete')
      await page.getByText('Ready for the next customer').waitFor()
      await scan(page, '5449000000996')
      const next = await page.locator('[data-test=total]').innerText()
      await page.keyboard.press('F9')
      await page.locator('[data-test=due]', { hasText: next }).waitFor()
      await instruct(shop.terminal, { is: 'answer-pay', how: 'approve' })
      await page.context().close()
    },
  )

  t.test('cash that goes back is still to be given when the sale is held', async t => {
    const page = await till()
    await scan(page, '5012345678900')
    await page.keyboard.press('F9')
    await page.keyboard.type('2', HAND)
    await page.keyboard.press('Enter')
    await page.locator('[data-test=due]', { hasText: '£2.99' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByText('Give the £2.00 in cash back').first().waitFor()
    await page.keyboard.press('F4')
    await page.getByRole('dialog').getByRole('textbox').waitFor()
    await page.keyboard.press('Enter')
    await page.getByText('Ready for the next customer').waitFor()
    await page.getByRole('button', { name: 'Given' }).click()
    await page.getByText('Give the £2.00 in cash back').waitFor({ state: 'detached' })
    await page.keyboard.press('F4')
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /Till 1/ })
      .click()
    await totalIs(page, '£4.99')
    t.notOk(
      await page.getByRole('button', { name: 'Given' }).isVisible(),
      'nor is it given again when it is resumed',
    )
    await page.keyboard.press('Delete')
    await page.getByText('Ready for the next customer').waitFor()
    await page.context().close()
  })

  t.test(
    'a sale that is paid at the moment of a reload is sold, or still on the counter',
    async t => {
      const page = await till()
      for (let round = 0; round < 3; round += 1) {
        const before = await rows('sale', {})
        await scan(page, '5012345678900')
        await totalIs(page, '£4.99')
        await page.keyboard.press('F9')
        await page.locator('[data-test=due]').waitFor()
        await Promise.all([
          page.waitForEvent('load'),
          page.evaluate(() => {
            document.dispatchEvent(new KeyboardEvent('keydown', { key: 'F9', bubbles: true }))
            location.reload()
          }),
        ])
        const again = page.locator('[data-test=total]', { hasText: '£4.99' })
        await page.getByText('Ready for the next customer').or(again).first().waitFor()
        await page.locator('[data-link=live]').last().waitFor()
        await page.waitForFunction(() => !document.querySelector('[data-test=unsent]'))
        const sold = (await rows('sale', {})).length - before.length
        const lines = await page.locator('ol > li').count()
        t.equal(sold + lines, 1, sold ? 'sold' : 'on the counter')
        if (lines === 0) continue
        await page.getByText('Give the £4.99 in cash back').first().waitFor()
        await page.getByRole('button', { name: 'Given' }).click()
        await page.keyboard.press('Delete')
        await page.getByText('Ready for the next customer').waitFor()
      }
      await page.context().close()
    },
  )

  t.test('when the terminal is silent, it is asked before anything else', async t => {
    const page = await till()
    await scan(page, '5012345678900')
    await instruct(shop.terminal, { is: 'answer-pay', how: 'silence' })
    await page.keyboard.press('F9')
    await page.keyboard.press('F10')
    await page.getByText('No answer from the terminal').waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('F9')
    t.ok(await page.getByText('No answer from the terminal').isVisible(), 'no way around it')
    await page.reload()
    await page.getByText(/Do not take the money again/).waitFor()
    const asking = page.getByRole('button', { name: 'Ask the terminal' })
    await asking.waitFor()
    t.ok(
      await asking.evaluate(button => button === document.activeElement),
      'Enter asks the terminal, it does not close the window',
    )
    t.ok(await page.getByRole('heading', { name: 'Pay' }).isVisible(), 'at once, without a key')
    await page.getByRole('button', { name: 'Ask the terminal' }).click()
    const [sale] = await rows('sale', { receipt_no: await receiptNo(page) })
    const payments = await rows('card_payment', { sale_id: sale?.id ?? '' })
    t.match(payments, [{ state: 'approved', amount: 499 }], 'taken once, though nobody answered')
    await page.context().close()
  })

  t.test('after a sale a printer that is gone is named with what to do', async t => {
    const page = await till()
    await scan(page, '5012345678900')
    await instruct(shop.printer, { is: 'fault', fault: 'unplug', on: true })
    await page.keyboard.press('F9')
    await page.keyboard.press('F9')
    const words = page.locator('[data-test=printer]', { hasText: 'Not reachable' })
    await words.waitFor()
    t.match(await words.innerText(), /^Receipt printer: Not reachable/)
    await instruct(shop.printer, { is: 'fault', fault: 'unplug', on: false })
    await words.waitFor({ state: 'detached' })
    await page.context().close()
  })

  t.test(
    'a terminal that is gone does not trap the till: its slip is believed, and listed',
    async t => {
      const page = await till()
      await scan(page, '5012345678900')
      await instruct(shop.terminal, { is: 'answer-pay', how: 'silence' })
      await page.keyboard.press('F9')
      await page.keyboard.press('F10')
      await page.getByText('No answer from the terminal').waitFor()
      await instruct(shop.terminal, { is: 'fault', fault: 'unplug', on: true })
      await page.getByRole('button', { name: 'Ask the terminal' }).click()
      await page.getByRole('button', { name: 'It was not paid' }).click()
      await page.getByText('This payment is put aside for a manager.', { exact: false }).waitFor()
      await page.getByRole('button', { name: 'Back' }).click()
      await page.keyboard.press('F10')
      await page
        .getByText('The card terminal is not connected.', { exact: false })
        .first()
        .waitFor()
      await instruct(shop.terminal, { is: 'fault', fault: 'unplug', on: false })
      const off = page.getByRole('dialog').getByText('The card terminal is not connected.')
      await off.waitFor({ state: 'detached' })
      await page.keyboard.press('F10')
      await page.getByText('No answer from the terminal').waitFor()
      await instruct(shop.terminal, { is: 'fault', fault: 'unplug', on: true })
      await page.getByRole('button', { name: 'Ask the terminal' }).click()
      await page.getByRole('button', { name: 'It was paid (slip in hand)' }).click()
      const [sale] = await rows('sale', { receipt_no: await receiptNo(page) })
      const saleId = sale?.id ?? ''
      const payments = await rows('card_payment', { sale_id: saleId })
      t.same(payments.map(({ state }) => state).sort(), ['paid-by-hand', 'unpaid-by-hand'])
      const paid = payments.find(({ state }) => state === 'paid-by-hand')
      t.match(await rows('tender', { sale_id: saleId }), [{ kind: 'card', reference: paid?.id }])
      t.match(await rows('review', { sale_id: saleId }), [{ kind: 'payment-unproven' }])
      // It took the first one all the same, and says so when it is back.
      await instruct(shop.terminal, { is: 'answer-pay', how: 'approve' })
      await instruct(shop.terminal, { is: 'fault', fault: 'unplug', on: false })
      const contradicted = async () =>
        (await rows('review', { kind: 'payment-contradicted' })).some(({ detail_json }) =>
          payments.some(({ id, state }) => state === 'unpaid-by-hand' && detail_json.includes(id)),
        )
      for (const began = Date.now(); !(await contradicted()); ) {
        if (Date.now() - began > WAIT_MS) return t.fail('the late approval is not listed')
        await page.waitForTimeout(100)
      }
      await page.context().close()
    },
  )
})
