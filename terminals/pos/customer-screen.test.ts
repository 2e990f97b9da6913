// What the customer sees on a screen of their own: a window of the till's browser, and a tablet that
// hears its till through the store's broker. Needs chromium.
import { createHash } from 'node:crypto'
import type { Page } from 'playwright-core'
import t from 'tap'
import { v7 } from 'uuid'
import { shop, testId } from '#appliance/kernel/a-store.ts'
import { noBrowser, seriousOnes } from '#kit/a-browser.ts'
import { HAND, runningTills, scale, scan } from './a-till.ts'

const COLA = '5449000000996'
const COFFEE = '5012345678900'
const KEY = 'a key as long as a screen makes one'

const ANN = {
  id: testId(12, 1),
  tenant_id: shop.tenant_id,
  name: 'Ann Overlooked',
  phone: '',
  email: '',
  card_no: '',
  price_list_id: null,
  note: '',
  status: 'active' as const,
  clocks_json: '{}',
}

const { api, instruct, newPage, server, till } = runningTills(
  t,
  'virtual',
  given => ({ ...given, customer: [ANN] }),
  ['pos', 'display'],
)

t.test('the customer screen', { skip: noBrowser }, async t => {
  const shows = (screen: Page, moment: string) => screen.locator(`[data-view=${moment}]`).waitFor()
  const sum = (screen: Page, amount: string) =>
    screen.locator('[data-test=sum]', { hasText: amount }).waitFor()
  /** The window that the till's own button opens. */
  const windowOf = async (page: Page): Promise<Page> => {
    const opening = page.waitForEvent('popup')
    await page.keyboard.press('F12')
    await page.getByRole('button', { name: 'Customer screen' }).click()
    const screen = await opening
    screen.on('pageerror', error => t.fail(`the screen has a bug: ${error.stack}`))
    return screen
  }
  /** A tablet somewhere in the shop, paired with a till. */
  const tablet = async (till_id: string): Promise<Page> => {
    const screen_id = v7()
    const key_hash = createHash('sha256').update(KEY).digest('hex')
    await api('/customer-screens/pair', { screen_id, till_id, name: 'Tablet', key_hash })
    const key = encodeURIComponent(KEY)
    return newPage({}, `/display/#pair=${till_id}.${screen_id}.${key}`)
  }
  const pay = async (page: Page) => {
    await page.keyboard.press('F9')
    await page.getByRole('heading', { name: 'Pay', exact: true }).waitFor()
  }

  t.test('mirrors goods, total, what is to pay and the change, then thanks', async t => {
    const page = await till()
    const screens = [await windowOf(page), await tablet(shop.till)]
    for (const screen of screens) await shows(screen, 'welcome')
    await scan(page, COLA)
    await scan(page, COFFEE)
    for (const screen of screens) {
      await screen.locator('[aria-current=true]', { hasText: 'Coffee 250 g' }).waitFor()
      await sum(screen, '£6.19')
      t.equal(await screen.locator('[data-line]').count(), 2)
      t.same(await seriousOnes(screen), [])
    }
    await pay(page)
    for (const screen of screens) await shows(screen, 'pay')
    await page.keyboard.type('10', HAND)
    await page.keyboard.press('Enter')
    for (const screen of screens) {
      await screen.getByText('Your change').waitFor()
      await sum(screen, '£3.81')
      await screen.getByText('Thank you').waitFor()
      t.same(await seriousOnes(screen), [])
    }
    await scan(page, COLA)
    for (const screen of screens) await sum(screen, '£1.20')
    for (const screen of screens.slice(1)) await screen.context().close()
    await page.context().close()
  })

  t.test('is never another till’s, on the same machine neither', async t => {
    const [mine, yours] = [await till(), await till('Till 2')]
    const screen = await tablet(shop.till2)
    const beside = await mine.context().newPage()
    const origin = new URL(mine.url()).origin
    await beside.goto(`${origin}/display/?till=${shop.till2}`)
    await shows(screen, 'welcome')
    await scan(mine, COFFEE)
    await mine.getByText('1 item', { exact: true }).last().waitFor()
    // What is said afterwards by its own till has come: the other's was not shown before it.
    await scan(yours, COLA)
    await sum(screen, '£1.20')
    t.equal(await screen.getByText('Coffee 250 g').count(), 0)
    await shows(beside, 'calm')
    t.equal(await beside.getByText('Coffee 250 g').count(), 0, 'nor in this browser')
    for (const each of [screen, mine, yours]) await each.context().close()
  })

  t.test('shows the customer what the scale says', async () => {
    const page = await till()
    const screen = await windowOf(page)
    await page
      .getByRole('button', { name: /Tomatoes/ })
      .first()
      .click()
    await instruct(scale, { is: 'set-weight', grams: 412, stable: true })
    await screen.locator('[data-test=weight]', { hasText: '0.412' }).waitFor()
    await sum(screen, '£1.61')
    await screen.getByText('Scale not certified for trade').waitFor()
    await page.context().close()
  })

  t.test('says nothing of who the customer is, nor what is noted for the kitchen', async t => {
    const page = await till()
    const screen = await tablet(shop.till)
    await scan(page, COFFEE)
    await sum(screen, '£4.99')
    await page.keyboard.press('F3')
    await page.locator('dialog input[type=search]').fill('Overlooked')
    await page.getByRole('button', { name: /Ann Overlooked/ }).click()
    await page.getByText('Ann Overlooked').first().waitFor()
    await page
      .getByRole('button', { name: /Coffee 250 g/ })
      .last()
      .click()
    await page.getByLabel('Note').fill('for Mrs Quiet')
    await page.getByLabel('Note').press('Tab')
    await scan(page, COLA)
    await sum(screen, '£6.19')
    const seen = await screen.content()
    t.notMatch(seen, /Mrs Quiet|Overlooked/)
    for (const each of [screen, page]) await each.context().close()
  })

  t.test(
    'goes on beside its till without the server; a tablet calms down until it is back',
    async t => {
      const page = await till()
      const [beside, far] = [await windowOf(page), await tablet(shop.till)]
      await scan(page, COLA)
      await sum(far, '£1.20')
      await server.kill()
      await shows(far, 'calm')
      await scan(page, COLA)
      await sum(beside, '£2.40')
      t.equal(await far.getByText('Cola can').count(), 0)
      await server.start()
      await sum(far, '£2.40')
      await page.close()
      await shows(beside, 'calm')
      await shows(far, 'calm')
      for (const each of [beside, far]) await each.context().close()
    },
  )

  t.test('speaks the customer’s language, whatever the till speaks', async t => {
    const page = await till()
    const screen = await windowOf(page)
    await scan(page, COLA)
    await sum(screen, '£1.20')
    await screen.getByRole('button', { name: 'العربية' }).click()
    await screen.getByText('المجموع').first().waitFor()
    t.equal(await screen.locator('html').getAttribute('dir'), 'rtl')
    await screen.reload()
    await screen.getByText('المجموع').first().waitFor()
    t.equal(await page.locator('html').getAttribute('dir'), 'ltr')
    await page.reload()
    await page.getByText('Total').last().waitFor()
    await page.context().close()
  })
})
