// A price that changes while a customer pays, in a real browser against a real server: what was told
// stands, and money that lies on the counter is never forgotten.
import type { Page } from 'playwright-core'
import t from 'tap'
import { shop, testId } from '#appliance/kernel/a-store.ts'
import { noBrowser, WAIT_MS } from '#kit/a-browser.ts'
import { tables } from '#schema/index.ts'
import { readPermission } from '#schema/permissions.ts'
import { codeOf, HAND, receiptNo, runningTills, scan, totalIs } from './a-till.ts'

/** Amal sells at the shop's prices, as a cashier does. */
const SELL = ['sales.complete', 'sales.quote', 'till-sessions.*', 'payments.*', 'printing.*']
const { api, instruct, rows, setPrice, till } = runningTills(t, 'virtual', given => {
  const { role: [role] = [], user = [] } = given
  if (!role) throw new Error('nobody has a role')
  const permissions = [...SELL, ...tables.map(table => readPermission(table))]
  const cashier = { ...role, id: testId(4, 2), permissions_json: JSON.stringify(permissions) }
  return {
    ...given,
    role: [role, cashier],
    user: user.map(each => (each.id === shop.cashier ? { ...each, role_id: cashier.id } : each)),
  }
})

const OTHER_TILLS_PRINTER = {
  group_id: testId(17, 1),
  role: 'receipt',
  name: 'Till 2',
  name_ar: '',
  status: 'active',
  till_id: shop.till2,
  station_id: null,
  device_ids: [shop.printer],
}

const COFFEE = '5012345678900'

const dueIs = (page: Page, amount: string) =>
  page.locator('[data-test=due]', { hasText: amount }).waitFor()

const saleOf = async (page: Page) => {
  const [sale] = await rows('sale', { receipt_no: await receiptNo(page) })
  const tenders = await rows('tender', { sale_id: sale?.id ?? '' })
  return { ...sale, given: tenders.map(({ amount }) => amount).sort((a, b) => a - b) }
}

/** Waits until the server knows what the customer was told. */
const isAgreed = async (total: number) => {
  for (const began = Date.now(); Date.now() - began < WAIT_MS; ) {
    if ((await rows('sale_agreement', {})).some(row => row.total === total)) return
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  throw new Error('nothing was agreed')
}

t.test('a price changes at the till', { skip: noBrowser }, async t => {
  t.test('while the money is counted the customer pays what was told', async t => {
    const page = await till()
    await scan(page, codeOf(3))
    await page.keyboard.press('F9')
    await dueIs(page, '£1.03')
    await isAgreed(103)
    setPrice(codeOf(3), 250)
    // What the till hears of head office's line makes it read its prices; so does this row.
    await api('/printing/set-group', OTHER_TILLS_PRINTER)
    await page
      .getByRole('button', { name: /Goods 3.*£2.50/, includeHidden: true })
      .waitFor({ state: 'attached' })
    await page.keyboard.type('1', HAND)
    await page.keyboard.press('Enter')
    await dueIs(page, '£0.03')
    await page.keyboard.press('F9')
    t.match(await saleOf(page), { total: 103, change: 0, given: [3, 100] })
    t.same(await rows('review', {}), [], 'nobody has to look at it')
    await scan(page, codeOf(3))
    await totalIs(page, '£2.50')
    await page.context().close()
  })

  t.test('a price that no sum can hold is refused in words, and the till lives on', async () => {
    const page = await till()
    await scan(page, codeOf(4))
    await totalIs(page, '£1.04')
    setPrice(codeOf(4), Number.MAX_SAFE_INTEGER)
    await api('/printing/set-group', OTHER_TILLS_PRINTER)
    await totalIs(page, '£90,071,992,547,409.91')
    await scan(page, codeOf(4))
    await page.getByText('The amount is too large to be right.').waitFor()
    await totalIs(page, '£90,071,992,547,409.91')
    setPrice(codeOf(4), 104)
    await page.reload()
    await totalIs(page, '£1.04')
    await scan(page, codeOf(6))
    await totalIs(page, '£2.10')
    await page.context().close()
  })

  t.test('a price that the till has not heard of is told before any money is taken', async t => {
    const page = await till()
    await scan(page, codeOf(5))
    await totalIs(page, '£1.05')
    setPrice(codeOf(5), 300)
    await page.keyboard.press('F9')
    const moved = page.locator('[data-test=prices-moved]')
    await moved.getByText('The price of Goods 5 is now £3.00').waitFor()
    await dueIs(page, '£3.00')
    const sold = (await rows('sale', {})).length
    await page.keyboard.press('F9')
    await moved.waitFor({ state: 'detached' })
    t.equal((await rows('sale', {})).length, sold, 'the key that was meant for £1.05 takes nothing')
    await page.keyboard.press('F9')
    t.match(await saleOf(page), { total: 300, given: [300] })
    await page.context().close()
  })

  for (const { title, price, goods, after, ends } of [
    {
      title: 'when it costs more at the end, what was given stays and the rest is asked for',
      goods: 6,
      price: 180,
      after: '£0.74',
      ends: { total: 180, change: 0, given: [6, 74, 100] },
    },
    {
      title: 'when it costs less at the end, what was given stays and the rest goes back',
      goods: 7,
      price: 50,
      after: '£0.00',
      ends: { total: 50, change: 57 },
    },
  ])
    t.test(title, async t => {
      const page = await till()
      // A server of an older release does not note what was told.
      await page.route('**/api/v1/sales/agree', route => route.fulfill({ status: 404, json: {} }))
      await scan(page, codeOf(goods))
      await page.keyboard.press('F9')
      await page.keyboard.type('1', HAND)
      await page.keyboard.press('Enter')
      await dueIs(page, `£0.0${goods}`)
      setPrice(codeOf(goods), price)
      await page.keyboard.press('F9')
      await page.locator('[data-test=prices-moved]', { hasText: `Goods ${goods}` }).waitFor()
      await dueIs(page, after)
      t.equal(await page.getByRole('list', { name: 'Paid so far' }).locator('li').count(), 2)
      await page.keyboard.press('F9')
      await page.locator('[data-test=prices-moved]').waitFor({ state: 'detached' })
      await page.keyboard.press('F9')
      t.match(await saleOf(page), ends)
      await page.context().close()
    })

  t.test('a card is asked for a price that is certain, however quick the hand', async t => {
    const page = await till()
    const before = (await rows('card_payment', {})).length
    let letGo = () => {}
    const gone = new Promise<void>(resolve => {
      letGo = resolve
    })
    await page.route('**/api/v1/sales/agree', async route => {
      await gone
      await route.continue()
    })
    await scan(page, codeOf(9))
    await totalIs(page, '£1.09')
    setPrice(codeOf(9), 400)
    await Promise.all([page.waitForRequest('**/sales/agree'), page.keyboard.press('F9')])
    await dueIs(page, '£1.09')
    await page.keyboard.press('F10')
    await page.keyboard.press('F10')
    await page.keyboard.press('F9')
    await page.getByText('The prices are being checked').first().waitFor()
    letGo()
    const moved = page.locator('[data-test=prices-moved]')
    await moved.getByText('The price of Goods 9 is now £4.00').waitFor()
    t.equal((await rows('card_payment', {})).length, before, 'no card was asked for £1.09')
    await page.keyboard.press('F10')
    await moved.waitFor({ state: 'detached' })
    await instruct(shop.terminal, { is: 'answer-pay', how: 'approve' })
    await page.keyboard.press('F10')
    t.match(await saleOf(page), { total: 400, given: [400] })
    await page.context().close()
  })

  t.test(
    'what a card was charged by stands; goods that come after cost what they cost',
    async t => {
      const page = await till()
      await instruct(shop.terminal, { is: 'answer-pay', how: 'approve' })
      await scan(page, codeOf(1))
      await page.keyboard.press('F9')
      await dueIs(page, '£1.01')
      await page.keyboard.type('1', HAND)
      await page.keyboard.press('F10')
      await dueIs(page, '£0.01')
      await page.keyboard.press('Escape')
      setPrice(codeOf(1), 50)
      setPrice(codeOf(4), 250)
      await scan(page, codeOf(4))
      await totalIs(page, '£2.05')
      await page.keyboard.press('F9')
      const moved = page.locator('[data-test=prices-moved]')
      await moved.getByText('The price of Goods 4 is now £2.50').waitFor()
      t.equal(await moved.getByText('Goods 1').count(), 0)
      await dueIs(page, '£2.51')
      await page.keyboard.press('F9')
      await moved.waitFor({ state: 'detached' })
      await page.keyboard.press('F9')
      t.match(await saleOf(page), { total: 351, given: [100, 251] })
      t.same(await rows('review', {}), [], 'nobody has to look at it')
      await page.context().close()
    },
  )

  t.test('goods of which a card paid a part cost the same when they are scanned again', async t => {
    const page = await till()
    await instruct(shop.terminal, { is: 'answer-pay', how: 'approve' })
    await scan(page, COFFEE)
    await page.keyboard.press('F9')
    await dueIs(page, '£4.99')
    await page.keyboard.type('1', HAND)
    await page.keyboard.press('F10')
    await dueIs(page, '£3.99')
    await page.keyboard.press('Escape')
    setPrice(COFFEE, 350)
    await api('/printing/set-group', OTHER_TILLS_PRINTER)
    await page
      .getByRole('button', { name: /Coffee.*£3.50/, includeHidden: true })
      .waitFor({ state: 'attached' })
    await scan(page, COFFEE)
    await totalIs(page, '£9.98')
    await page.keyboard.press('F9')
    await dueIs(page, '£8.98')
    await page.keyboard.press('F9')
    t.match(await saleOf(page), { total: 998, given: [100, 898] })
    await page.context().close()
  })

  t.test(
    'goods that are blocked while they are paid are named, and the cash goes back',
    async () => {
      const page = await till()
      await scan(page, codeOf(4))
      await page.keyboard.press('F9')
      await page.locator('[data-test=due]').waitFor()
      await page.keyboard.type('1', HAND)
      await page.keyboard.press('Enter')
      await page.getByRole('list', { name: 'Paid so far' }).waitFor()
      await page.route('**/api/v1/sales/complete', route =>
        route.fulfill({
          status: 409,
          json: { code: 'product-blocked', title: 'Blocked', data: {}, line: 0, name: 'Goods 4' },
        }),
      )
      await page.keyboard.press('F9')
      await page.getByText('Goods 4 is blocked', { exact: false }).first().waitFor()
      await page
        .getByText(/^Give the £.* in cash back/)
        .first()
        .waitFor()
      await page.getByText('Cannot be sold', { exact: false }).first().waitFor()
      await page.context().close()
    },
  )

  t.test('refused when the customer has gone with the goods, it is sold and looked at', async t => {
    const page = await till()
    await page.route('**/api/v1/sales/agree', route => route.fulfill({ status: 404, json: {} }))
    let letGo = () => {}
    const gone = new Promise<void>(resolve => {
      letGo = resolve
    })
    await page.route('**/api/v1/sales/complete', async route => {
      await gone
      await route.continue()
    })
    await scan(page, codeOf(10))
    await page.keyboard.press('F9')
    await dueIs(page, '£1.10')
    setPrice(codeOf(10), 300)
    await Promise.all([page.waitForRequest('**/sales/complete'), page.keyboard.press('F9')])
    await scan(page, codeOf(2))
    await totalIs(page, '£1.02')
    letGo()
    const reviews = () => rows('review', { kind: 'total-differs' })
    for (const began = Date.now(); (await reviews()).length === 0; ) {
      if (Date.now() - began > WAIT_MS) throw new Error('nobody has to look at it')
      await new Promise(resolve => setTimeout(resolve, 50))
    }
    const [review] = await reviews()
    t.match(JSON.parse(review?.detail_json ?? ''), { shop_total: 300, difference: -190 })
    t.match(await rows('sale', { id: review?.sale_id ?? '' }), [{ total: 110 }])
    await totalIs(page, '£1.02')
    t.equal(await page.locator('ol > li').count(), 1, 'the next customer is served undisturbed')
    await page.keyboard.press('Delete')
    await page.context().close()
  })

  t.test('a finger that taps a button of the pay window five times pays once', async t => {
    const page = await till()
    const before = (await rows('sale', {})).length
    const problems: string[] = []
    page.on('response', answer => {
      if (answer.status() >= 400) problems.push(answer.url())
    })
    await scan(page, codeOf(2))
    await page.keyboard.press('F9')
    const exact = page.getByRole('button', { name: /Exact/ })
    await exact.waitFor()
    await exact.evaluate(button => {
      for (let tap = 0; tap < 5; tap += 1)
        button.dispatchEvent(new MouseEvent('click', { bubbles: true }))
    })
    t.match(await saleOf(page), { total: 102, given: [102] })
    t.equal((await rows('sale', {})).length, before + 1)
    t.same(problems, [], 'and nothing else was sent')
    await page.context().close()
  })
})
