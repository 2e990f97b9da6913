// What a hurried hand does at the counter, in a real browser: quantities, labels, undo, held sales,
// messages that cover nothing.
import type { Locator, Page } from 'playwright-core'
import t from 'tap'
import { v7 } from 'uuid'
import { shop, testId } from '#appliance/kernel/a-store.ts'
import { noBrowser } from '#kit/a-browser.ts'
import { codeOf, HAND, PIN, receiptNo, runningTills, scale, scan, totalIs } from './a-till.ts'

const PHONE = { width: 390, height: 844 }
/** Tomatoes for 2.00, as the label says. */
const PRICE_LABEL = '2200417002002'

const { api, newPage, rows, till } = runningTills(t)

const says = (page: Page, words: string | RegExp) =>
  page.locator('[popover]').getByText(words).first().waitFor()

/** Whether what stands at the middle of an element is the element. */
const isUncovered = (element: Locator) =>
  element.first().evaluate(button => {
    const { x, y, width, height } = button.getBoundingClientRect()
    return button.contains(document.elementFromPoint(x + width / 2, y + height / 2))
  })

t.test('at the counter', { skip: noBrowser }, async t => {
  t.test(
    'a quantity that is too large, or none, is refused in words and sells nothing',
    async t => {
      const page = await till()
      for (const { typed, words } of [
        { typed: '99999', words: 'That is more than one line can hold.' },
        { typed: '00', words: 'Type a quantity.' },
      ]) {
        await page.keyboard.type(typed, HAND)
        await page.getByRole('button', { name: `${typed} ×` }).waitFor()
        await scan(page, codeOf(1))
        await says(page, words)
        await page.getByText('Ready for the next customer').waitFor()
      }
      await scan(page, codeOf(1))
      await totalIs(page, '£1.01')
      await page.keyboard.type('99999', HAND)
      await page.getByRole('button', { name: /Goods 2/ }).click()
      await says(page, 'That is more than one line can hold.')
      await page.keyboard.type('99999', HAND)
      await page.keyboard.press('Enter')
      await totalIs(page, '£1.01')
      t.equal(await page.locator('ol > li').count(), 1)
      await page.keyboard.type('9999', HAND)
      await page.keyboard.press('Enter')
      await totalIs(page, '£10,098.99')
      await page.context().close()
    },
  )

  t.test('what was undone by a key is offered no more', async t => {
    const page = await till()
    for (const number of [1, 2]) await scan(page, codeOf(number))
    await page.keyboard.press('Delete')
    await says(page, /removed/)
    await page.keyboard.press('Control+z')
    await totalIs(page, '£2.03')
    await page.getByRole('button', { name: 'Undo' }).waitFor({ state: 'detached' })
    await page.keyboard.press('Delete')
    await page.getByRole('button', { name: 'Undo' }).click()
    await totalIs(page, '£2.03')
    t.equal(await page.locator('ol > li').count(), 2)
    await page.context().close()
  })

  t.test('a label that says its price is told so, whatever is typed on its line', async t => {
    const page = await till()
    await scan(page, PRICE_LABEL)
    await totalIs(page, '£2.00')
    await page.keyboard.type('3', HAND)
    await page.keyboard.press('Enter')
    await says(page, 'The label carries its own price.')
    await page.keyboard.press('+')
    t.notOk(await page.getByText('Touch the line to type another weight').count())
    await totalIs(page, '£2.00')
    await page.context().close()
  })

  t.test('a second tap of a quick hand is not heard by what lies beneath the window', async t => {
    const page = await till()
    await scan(page, codeOf(1))
    await totalIs(page, '£1.01')
    await page.keyboard.press('F12')
    const clear = page.getByRole('button', { name: 'Clear basket' })
    const box = await clear.boundingBox()
    if (!box) throw new Error('the button is nowhere')
    const { x, y } = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
    await page.mouse.click(x, y, { clickCount: 3, delay: 20 })
    await page.getByText('Ready for the next customer').waitFor()
    await page.getByRole('button', { name: 'Undo' }).last().click()
    await totalIs(page, '£1.01')
    t.equal(await page.locator('ol > li').count(), 1)
    await page.keyboard.press('Delete')
    await page.context().close()
  })

  t.test('a note and a weight stay with a sale that is held', async t => {
    const page = await till()
    const weighed = { by: 'scale', scale_id: scale, grams: 424, stable: true, state: 'stable' }
    const line = { quantity: 1_000, unit: 'piece', unitPrice: 101, taxes: [], discounts: [] }
    await api('/sales/park', {
      parked_sale_id: v7(),
      till_id: shop.till,
      label: 'Ice',
      lines_json: JSON.stringify({
        lines: [
          {
            ...line,
            lineId: v7(),
            variantId: testId(41, 1),
            name: 'x',
            nameAr: '',
            note: 'no ice',
          },
          {
            ...{ ...line, lineId: v7(), variantId: shop.tomatoes, name: 'x', nameAr: '' },
            ...{ unit: 'kg', quantity: 412, weighed: { ...weighed, net: false, tare: 12 } },
          },
        ],
        saleDiscounts: [],
        customer: null,
      }),
      total: 262,
    })
    await page.getByRole('button', { name: 'Held (1)' }).click()
    await page.getByRole('button', { name: /Ice/ }).click()
    await page.getByText('no ice').waitFor()
    await page.keyboard.press('F9')
    await page.keyboard.press('F9')
    const [sale] = await rows('sale', { receipt_no: await receiptNo(page) })
    const lines = await rows('sale_line', { sale_id: sale?.id ?? '' })
    t.match(
      lines.toSorted((a, b) => a.position - b.position),
      [{ note: 'no ice' }, { weighed_by: 'scale', scale_id: scale, tare: 12 }],
    )
    await page.context().close()
  })

  t.test('a customer’s name stands as the name of a held sale until another is typed', async t => {
    const page = await till()
    await scan(page, codeOf(1))
    await page.keyboard.press('F3')
    await page.keyboard.type('Hana', HAND)
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Hana' }).waitFor()
    for (const name of ['Blue coat', undefined]) {
      await page.keyboard.press('F4')
      const field = page.getByRole('dialog').getByRole('textbox')
      await field.waitFor()
      t.equal(await field.inputValue(), 'Hana')
      if (name) {
        await page.keyboard.type(name, HAND)
        t.equal(await field.inputValue(), name)
        await page.keyboard.press('Escape')
      } else await page.keyboard.press('Enter')
    }
    await page.getByText('Ready for the next customer').waitFor()
    await page.keyboard.press('F4')
    await page.getByRole('button', { name: /Hana.*Till 1/ }).waitFor()
    await page.context().close()
  })

  t.test('a till that opens meanwhile is shown as open to who chooses one', async t => {
    const page = await newPage()
    const second = page.getByRole('button', { name: /Till 2/ })
    await second.getByText('Closed').waitFor()
    const other = await till('Till 2')
    await second.getByText('Open', { exact: true }).waitFor()
    t.notOk(await second.getByText('Closed').count())
    await other.context().close()
    await page.context().close()
  })

  t.test('digits that were typed before the till was on sale are no quantity', async () => {
    const page = await till()
    await page.keyboard.type('100', HAND)
    await page.getByRole('button', { name: '100 ×' }).waitFor()
    await leaveAndComeBack(page)
    await scan(page, codeOf(1))
    await totalIs(page, '£1.01')
    await page.context().close()
  })

  t.test('a till is locked at once, however long the server takes to hear of it', async t => {
    const page = await till()
    let goOn = () => Promise.resolve()
    await page.route('**/sessions/close', route => {
      goOn = () => route.continue()
    })
    const isAsked = page.waitForRequest('**/sessions/close')
    await page.keyboard.press('F12')
    await page.getByRole('button', { name: 'Lock' }).click()
    t.match((await isAsked).headers(), { authorization: /^Bearer ./ })
    await page.getByText('Who are you?').waitFor()
    await goOn()
    await page.context().close()
  })

  t.test(
    'who signs in next begins with an empty counter, not with the last one’s sale',
    async () => {
      const page = await till()
      await scan(page, codeOf(1))
      await totalIs(page, '£1.01')
      await page.keyboard.press('F9')
      await page.getByRole('heading', { name: 'Pay' }).waitFor()
      await page.keyboard.press('F9')
      await receiptNo(page)
      await leaveAndComeBack(page)
      await page.context().close()
    },
  )

  t.test('a till that is closed at another screen says so', async () => {
    const page = await till()
    await scan(page, codeOf(1))
    await totalIs(page, '£1.01')
    const open = (await rows('till_session', {})).find(({ closed_at }) => closed_at === null)
    await api('/till-sessions/close', { till_session_id: open?.id, counts: { cash: {} } })
    await page.getByText('This till was closed at another screen.').waitFor()
    await page.keyboard.type('5', HAND)
    await page.getByRole('button', { name: 'Open the till' }).click()
    await totalIs(page, '£1.01')
    await page.context().close()
  })

  t.test('a late no to who has left does not sign out who came after', async () => {
    const page = await till()
    let answerLate = () => Promise.resolve()
    await page.route(/\/api\/v1\/.*customer/, route => {
      answerLate = () => route.fulfill({ status: 401, json: { code: 'session-expired' } })
    })
    const isAsked = page.waitForRequest(/\/api\/v1\/.*customer/)
    await page.keyboard.press('F3')
    await page.keyboard.type('H', HAND)
    await isAsked
    // The first one empties the field.
    for (const _ of ['field', 'window']) await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await leaveAndComeBack(page)
    const isAnswered = page.waitForResponse(/\/api\/v1\/.*customer/)
    await answerLate()
    await (await isAnswered).finished()
    await scan(page, codeOf(1))
    await totalIs(page, '£1.01')
    await page.context().close()
  })

  t.test('a message covers nothing that is tapped, on the till and on a phone', async t => {
    const page = await till()
    await scan(page, '5000000000029')
    await says(page, /./)
    const tiles = page.locator('.goods li')
    const last = await tiles.count()
    const isFree = () =>
      tiles.nth(last - 1).evaluate(tile => {
        tile.scrollIntoView({ block: 'end' })
        const { x, y, width, height } = tile.getBoundingClientRect()
        return tile.contains(document.elementFromPoint(x + width / 2, y + height - 4))
      })
    t.ok(await isFree(), 'the last tile can be scrolled clear of it')
    for (const name of [/^Pay/, /^Hel|^Hold/, /^More/])
      t.ok(await isUncovered(page.getByRole('button', { name })), `${name}`)
    await page.setViewportSize(PHONE)
    await scan(page, '5000000000036')
    await says(page, /./)
    t.ok(await isUncovered(page.locator('[data-link]:visible')), 'the strip of the till')
    t.ok(await isUncovered(page.getByRole('button', { name: 'Pay', exact: true })), 'Pay')
    t.ok(await isFree(), 'the last tile')
    await page.context().close()
  })
})

const leaveAndComeBack = async (page: Page) => {
  await page.keyboard.press('F12')
  await page.getByRole('button', { name: 'Lock' }).click()
  await page.getByRole('button', { name: 'Amal' }).click()
  await page.keyboard.type(PIN, HAND)
  await page.keyboard.press('Enter')
  await page.getByText('Ready for the next customer').waitFor()
}
