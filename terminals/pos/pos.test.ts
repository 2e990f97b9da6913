// Selling at the till in a real browser, against a real store server and device hub.
import t from 'tap'
import { v7 } from 'uuid'
import { shop, testId } from '#appliance/kernel/a-store.ts'
import { noBrowser } from '#kit/a-browser.ts'
import {
  codeOf,
  GOODS,
  HAND,
  PIN,
  receiptNo,
  runningTills,
  scale,
  scan,
  scanner,
  totalIs,
} from './a-till.ts'

const { api, instruct, newPage, rows, till } = runningTills(t)

t.test('selling', { skip: noBrowser }, async t => {
  t.test('a whole day by keyboard: choose, sign in, open, sell, pay, close', async t => {
    const page = await newPage()
    await page.getByRole('button', { name: 'Till 1' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Amal' }).focus()
    await page.keyboard.press('Enter')
    await page.keyboard.type(PIN, HAND)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Open the till' }).waitFor()
    await page.keyboard.type('50', HAND)
    await page.keyboard.press('Enter')
    await page.getByText('Ready for the next customer').waitFor()
    await scan(page, '5449000000996')
    await page.keyboard.type('4', HAND)
    await page.keyboard.press('Enter')
    await totalIs(page, '£4.80')
    await page.locator('[aria-live]', { hasText: /£4.80. Total £4.80/ }).waitFor()
    await page.keyboard.press('Control+z')
    await totalIs(page, '£1.20')
    await page.locator('[aria-live]', { hasText: /^Total £1.20/ }).waitFor()
    await page.keyboard.type('3', HAND)
    await page.getByRole('button', { name: /3 ×/ }).waitFor()
    await page.keyboard.press('*')
    await scan(page, '5012345678900')
    await totalIs(page, '£16.17')
    await page.keyboard.type('bread', HAND)
    await page.keyboard.press('Enter')
    await totalIs(page, '£18.67')
    await page.keyboard.press('Delete')
    await totalIs(page, '£16.17')
    await page.keyboard.press('F6')
    await page.getByText('You may give up to 10%').waitFor()
    await page.locator('button:focus', { hasText: 'Give discount' }).waitFor()
    await page.keyboard.type('50', HAND)
    await page.keyboard.press('Enter')
    await page.getByText(/^That would be 50%; you may give up to 10%. Ask a manager/).waitFor()
    await page.keyboard.press('Backspace')
    await page.keyboard.press('Enter')
    await page.keyboard.press('F6')
    await page.getByRole('button', { name: 'Whole sale' }).click()
    await page.keyboard.type('9', HAND)
    await page.keyboard.press('Enter')
    await page.getByText(/^\S.* would have 13\.\d% off; you may give up to 10%/).waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('F6')
    await page.getByRole('button', { name: 'No discount' }).click()
    await totalIs(page, '£16.17')
    await page.keyboard.press('F9')
    await page.keyboard.type('20', HAND)
    await page.getByText('Change £3.83').waitFor()
    await page.keyboard.press('Enter')
    await page.locator('[data-test=change]', { hasText: '£3.83' }).waitFor()
    const receipt = await receiptNo(page)
    const [sale] = await rows('sale', { receipt_no: receipt })
    t.match(sale, { total: 1_617, change: 383, offline: 0, till_id: shop.till })
    const tenders = await rows('tender', { sale_id: sale?.id ?? '' })
    t.same(tenders.map(({ kind, amount }) => [kind, amount]).sort(), [
      ['cash', 2_000],
      ['change', -383],
    ])
    await page.keyboard.press('F9')
    await page.getByText('This sale is paid. The next scan starts the next one.').waitFor()
    t.ok(await page.locator('[data-test=change]').isVisible(), 'the change stays to be read')
    await page.keyboard.press('F7')
    await page.getByRole('heading', { name: 'Receipt', exact: true }).waitFor()
    await page.keyboard.press('F7')
    await page.getByText('A copy is printed.').waitFor()
    await page.keyboard.press('Escape')
    const jobs = await rows('print_job', { sale_id: sale?.id ?? '' })
    t.same(jobs.map(({ kind }) => kind).sort(), ['copy', 'receipt'])
    await page.keyboard.press('F12')
    await page.getByRole('button', { name: 'Close the till' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Close now' }).focus()
    await page.keyboard.press('Enter')
    await page
      .getByText(/^Count the notes and coins first/)
      .first()
      .waitFor()
    await page.getByRole('checkbox', { name: /The drawer is empty/ }).focus()
    await page.keyboard.press('Space')
    await page.locator('[aria-disabled=false]', { hasText: 'Close now' }).waitFor()
    await page.getByLabel('Pieces of £50.00').focus()
    await page.keyboard.type('1', HAND)
    await page.getByLabel('Pieces of £20.00').focus()
    await page.keyboard.type('1', HAND)
    await page.locator('[data-test=counted]', { hasText: '£70.00' }).waitFor()
    await page.getByRole('button', { name: 'Close now' }).focus()
    await page.keyboard.press('Enter')
    await page.locator('[data-test=difference]', { hasText: '£3.83' }).waitFor()
    const [session] = await rows('till_session', { till_id: shop.till })
    t.match(session, { difference: 383, z_no: 1 }, 'recorded, and in nobody’s way')
    await page.context().close()
  })

  t.test('a sale by touch alone', async t => {
    const page = await newPage({ hasTouch: true })
    await page.getByRole('button', { name: 'Till 1' }).tap()
    await page.getByRole('button', { name: 'Amal' }).tap()
    for (const digit of PIN) await page.getByRole('button', { name: digit, exact: true }).tap()
    await page.getByRole('button', { name: 'Sign in' }).tap()
    await page.getByRole('button', { name: '£50.00' }).tap()
    await page.getByRole('button', { name: 'Open the till' }).tap()
    await page.getByRole('button', { name: /Coffee 250 g/ }).tap()
    await totalIs(page, '£4.99')
    await page.keyboard.press('Enter')
    await page.locator('ol > li button[aria-expanded=true]').waitFor()
    await totalIs(page, '£4.99')
    await page.keyboard.press('Enter')
    await page.locator('ol > li button[aria-expanded=false]').waitFor()
    await page.getByRole('button', { name: /^Coffee 250 g/ }).focus()
    await page.keyboard.press('Enter')
    await totalIs(page, '£9.98')
    await page.keyboard.press('Control+z')
    await totalIs(page, '£4.99')
    await page.locator('ol > li button').first().tap()
    await page.getByRole('button', { name: 'One more' }).tap()
    await totalIs(page, '£9.98')
    const small = await page.evaluate(() =>
      [...document.querySelectorAll('aside button, nav button, input[type=search]')]
        .map(button => ({ name: button.textContent, box: button.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0 && (box.height < 56 || box.width < 56))
        .map(({ name }) => name),
    )
    t.same(small, [], 'every key is at least 56 px')
    await page.getByRole('button', { name: /^Pay/ }).tap()
    await page.getByRole('button', { name: '£20.00', exact: true }).tap()
    await page.locator('[data-test=change]', { hasText: '£10.02' }).waitFor()
    t.match(await rows('sale', { receipt_no: await receiptNo(page) }), [
      { total: 998, change: 1_002 },
    ])
    await page.getByRole('button', { name: 'Next sale' }).tap()
    await page.getByText('Ready for the next customer').waitFor()
    await page.getByRole('button', { name: 'More' }).tap()
    await page.getByRole('button', { name: 'Close the till' }).tap()
    const pad = page.getByRole('group', { name: 'Number pad' })
    const parts: string[] = ['1', 'Next', '1', '2', 'Erase the last digit', 'Next', '3']
    for (const name of parts) await pad.getByRole('button', { name, exact: true }).tap()
    await page.locator('[data-test=counted]', { hasText: '£100.00' }).waitFor()
    await page.getByRole('button', { name: 'Close now' }).tap()
    await page.locator('[data-test=difference]', { hasText: '+£40.02' }).waitFor()
    await page.context().close()
  })

  t.test(
    'whose session is ended elsewhere signs in again at once, and finds the basket',
    async () => {
      const page = await till()
      await scan(page, codeOf(3))
      await totalIs(page, '£1.03')
      await page.evaluate(async () => {
        const kept = Object.entries(localStorage).find(([key]) => key.includes('session'))
        const { token } = JSON.parse(kept?.[1] ?? '{}')
        await fetch('/api/v1/sessions/close', {
          method: 'POST',
          headers: {
            Authorization: `Bearer ${token}`,
            'Content-Type': 'application/json',
            'Idempotency-Key': crypto.randomUUID(),
          },
          body: '{}',
        })
      })
      await page.getByRole('button', { name: 'Amal' }).click()
      await page.keyboard.type(PIN, HAND)
      await page.keyboard.press('Enter')
      await totalIs(page, '£1.03')
      await page.context().close()
    },
  )

  t.test('Undo beside a message undoes what the message says, and marks it', async () => {
    const page = await till()
    for (const number of [1, 2]) await scan(page, codeOf(number))
    await totalIs(page, '£2.03')
    await page.keyboard.press('Delete')
    await totalIs(page, '£1.01')
    await scan(page, codeOf(3))
    await totalIs(page, '£2.04')
    await page.getByRole('button', { name: 'Undo' }).click()
    await totalIs(page, '£3.06')
    await page.keyboard.type('3', HAND)
    await page.keyboard.press('Enter')
    await totalIs(page, '£5.10')
    await page.keyboard.press('F12')
    await page.getByRole('button', { name: /empty the basket|Clear/i }).click()
    await scan(page, codeOf(4))
    await page.getByRole('button', { name: 'Undo' }).last().click()
    await page.getByText('Another sale has begun.', { exact: false }).first().waitFor()
    await totalIs(page, '£1.04')
    await page.keyboard.press('F12')
    await page.getByRole('button', { name: 'Use as another till' }).click()
    await page.getByText('Finish this sale first, or put it aside.').first().waitFor()
    await page.context().close()
  })

  t.test(
    'ten scans within a second show ten lines, and none lands in the search field',
    async t => {
      const page = await till()
      await page.keyboard.press('F2')
      const shownMs = await page.evaluate(async codes => {
        const began = performance.now()
        for (const code of codes)
          for (const key of [...code, 'Enter']) {
            const event = { key, code: `Digit${key}`, bubbles: true, cancelable: true }
            document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', event))
          }
        while (
          document.querySelectorAll('ol > li').length < codes.length &&
          performance.now() - began < 5_000
        )
          await new Promise(requestAnimationFrame)
        return performance.now() - began
      }, GOODS.map(codeOf))
      t.equal(await page.locator('ol > li').count(), 10)
      t.ok(shownMs < 1_000, `shown after ${Math.round(shownMs)} ms`)
      t.equal(await page.getByRole('searchbox').inputValue(), '')
      await totalIs(page, '£10.55')
      await page.getByRole('heading', { name: /18 or older/ }).waitFor()
      await page.keyboard.press('Enter')
      t.ok(
        await page.getByRole('heading', { name: /18 or older/ }).isVisible(),
        'no answer by chance',
      )
      await page.keyboard.press('F9')
      await page.keyboard.press('F9')
      t.ok(
        await page.getByRole('heading', { name: /18 or older/ }).isVisible(),
        'nor by the keys that take cash',
      )
      await page.keyboard.press('F8')
      await page.keyboard.press('F9')
      await page.getByRole('heading', { name: 'Pay', exact: true }).waitFor()
      await page.context().close()
    },
  )

  t.test('a serial scanner and the scale speak through the store’s broker', async t => {
    const page = await till()
    await instruct(scanner, { is: 'scan', code: codeOf(1) })
    await totalIs(page, '£1.01')
    const misread = `${codeOf(1).slice(0, -1)}${(Number(codeOf(1).at(-1)) + 1) % 10}`
    await instruct(scanner, { is: 'scan', code: misread })
    await page.getByText('The barcode was misread. Scan it again.').first().waitFor()
    await page.getByRole('button', { name: /Tomatoes/ }).click()
    await instruct(scale, { is: 'set-weight', grams: 400, stable: false })
    await page.getByText('Wait until the weight stands still').waitFor()
    await page.keyboard.press('Enter')
    await instruct(scale, { is: 'set-weight', grams: 412, stable: true })
    await page.getByText('0.412 kg').waitFor()
    await page.keyboard.press('Enter')
    await totalIs(page, '£2.62')
    t.equal(await page.locator('ol > li').count(), 2)
    await page
      .getByRole('button', { name: /Tomatoes.*\/kg/ })
      .first()
      .click()
    await page.keyboard.type('412', HAND)
    await page.keyboard.press('Enter')
    await page
      .getByText(/^412 kg is too much for one weighing/)
      .first()
      .waitFor()
    await totalIs(page, '£2.62')
    await page.keyboard.press('Escape')
    await page.context().close()
  })

  t.test('a sale held on till A goes on at till B, once', async t => {
    const [a, b] = [await till(), await till('Till 2')]
    await scan(a, '5449000000996')
    await a.keyboard.press('F4')
    await a.keyboard.type('Blue coat', HAND)
    await a.keyboard.press('Enter')
    await a.getByText('Ready for the next customer').waitFor()
    await b.getByRole('button', { name: 'Held (1)' }).click()
    await b.getByRole('button', { name: /Blue coat/ }).click()
    await totalIs(b, '£1.20')
    await a.getByRole('button', { name: 'Hold' }).waitFor()
    await b.keyboard.press('F9')
    await b.keyboard.press('F9')
    t.match(await rows('sale', { receipt_no: await receiptNo(b) }), [
      { total: 120, till_id: shop.till2 },
    ])
    t.match(await rows('parked_sale', {}), [{ resumed_by_till_id: shop.till2 }])
    await a.context().close()
    await b.context().close()
  })

  t.test('two taps hold a sale once, and a lost answer loses no basket', async t => {
    const page = await till()
    const held = async () =>
      (await rows('parked_sale', {})).filter(({ label }) => label === 'Red hat')
    await scan(page, '5449000000996')
    await page.keyboard.press('F4')
    await page.keyboard.type('Red hat', HAND)
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Hold/ })
      .evaluate(button => {
        for (let tap = 0; tap < 3; tap += 1)
          button.dispatchEvent(new MouseEvent('click', { bubbles: true }))
      })
    await page.getByText('Ready for the next customer').waitFor()
    await page.getByRole('button', { name: 'Held (1)' }).waitFor()
    t.equal((await held()).length, 1)
    await page.route('**/api/v1/sales/resume', async route => {
      await route.fetch()
      await route.abort()
    })
    await page.getByRole('button', { name: 'Held (1)' }).click()
    const sale = page.getByRole('button', { name: /Red hat/ })
    await Promise.all([page.waitForEvent('requestfailed'), sale.click()])
    t.match(await held(), [{ resumed_by_till_id: shop.till }], 'the server has given it')
    await page.reload()
    await page.unroute('**/api/v1/sales/resume')
    await page.getByRole('button', { name: 'Held (1)' }).click()
    await sale.click()
    await totalIs(page, '£1.20')
    await page.getByRole('button', { name: /^Hold/ }).waitFor()
    await page.keyboard.press('Delete')
    await page.getByText('Ready for the next customer').waitFor()
    await page.context().close()
  })

  t.test('a held sale is named and priced by the shop, whatever was put aside', async t => {
    const line = {
      unit: 'piece',
      quantity: 1_000,
      nameAr: '',
      unitPrice: 1,
      taxes: [],
      discounts: [],
    }
    const lines = [
      { ...line, lineId: v7(), variantId: testId(41, 4), name: 'Almost free' },
      { ...line, lineId: v7(), variantId: testId(99, 9), name: 'Nothing we know' },
    ]
    await api('/sales/park', {
      parked_sale_id: v7(),
      till_id: shop.till,
      label: 'Bargain',
      lines_json: JSON.stringify({ lines, saleDiscounts: [], customer: null }),
      total: 2,
    })
    const page = await till('Till 2')
    await page.getByRole('button', { name: 'Held (1)' }).click()
    await page.getByRole('button', { name: /Bargain/ }).click()
    await totalIs(page, '£1.04')
    await page
      .getByText(/Goods 4 is now £1.04/)
      .first()
      .waitFor()
    t.equal(await page.getByText('Almost free').count(), 0)
    await page.getByText('Unknown article').waitFor()
    await page.keyboard.press('F9')
    await page.getByText('Remove the line that cannot be sold first.').first().waitFor()
    t.equal(await page.getByRole('heading', { name: 'Pay', exact: true }).count(), 0)
    await page.keyboard.press('Delete')
    await page.getByText('Cannot be sold: remove it').waitFor({ state: 'detached' })
    await page.keyboard.press('F9')
    await page.keyboard.type('900', HAND)
    await page.keyboard.press('Enter')
    await page
      .getByText(/more than £500.00 change/)
      .first()
      .waitFor()
    await page.keyboard.press('F9')
    t.match(await rows('sale', { receipt_no: await receiptNo(page) }), [{ total: 104 }])
    await page.context().close()
  })

  t.test('each cashier reads their own language, whatever the one before chose', async () => {
    const page = await till()
    const reads = (direction: string) => page.locator(`html[dir=${direction}]`).waitFor()
    await page.getByRole('button', { name: 'More' }).last().click()
    await page.getByRole('combobox', { name: 'Language' }).selectOption('ar')
    await reads('rtl')
    await page.getByRole('button', { name: 'قفل' }).click()
    await page.getByText('Who are you?').waitFor()
    await reads('ltr')
    await page.getByRole('button', { name: 'Marcus' }).click()
    await page.keyboard.type(PIN, HAND)
    await page.keyboard.press('Enter')
    await page.getByText('الصندوق 1').last().waitFor()
    await reads('rtl')
    await page.reload()
    await page.getByText('الصندوق 1').last().waitFor()
    await page.context().close()
  })
})
