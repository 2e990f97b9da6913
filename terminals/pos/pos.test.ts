// The till in a real browser, against a real store server and device hub. Needs chromium.
import { type ChildProcess, execFileSync, fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import t from 'tap'
import { v7 } from 'uuid'
import { openSessions } from '#appliance/http/sessions.ts'
import { aStore, cornerShop, shop, testId } from '#appliance/kernel/a-store.ts'
import { openSecrets } from '#appliance/kernel/secrets.ts'
import { openStore } from '#appliance/kernel/store.ts'
import type { Row, Rows, Table } from '#schema/index.ts'
import { checkDigit } from '#schema/rules/barcode.ts'

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
const ROOT = join(import.meta.dirname, '..', '..')
const PIN = '4711'
const WAIT_MS = 20_000
/** A hand: slower than any wedge, also on a busy machine. */
const HAND = { delay: 130 }

const folder = mkdtempSync(join(tmpdir(), 'till-'))
const codeOf = (number: number): string => {
  const body = `50123456${String(number).padStart(4, '0')}`
  return body + checkDigit(body)
}
/** Ten more goods: number n costs 1.00 and n pence. */
const GOODS = Array.from({ length: 10 }, (_, index) => index + 1)
const scale = testId(11, 3)
const scanner = testId(11, 4)

let browser: Browser
let ports = { http: 0, mqtt: 0 }
let server: ChildProcess | undefined
let hub: ChildProcess | undefined
let token = ''

// A browser, two servers and ten stories take longer than the usual file.
t.setTimeout(300_000)

if (!existsSync(CHROMIUM)) {
  t.test(
    'the till in a browser',
    { skip: `there is no chromium at ${CHROMIUM}` },
    async () => undefined,
  )
} else {
  t.before(begin)
  t.teardown(end)

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
    await page.getByText(/you may give up to 10%. Ask a manager/).waitFor()
    await page.keyboard.press('Escape')
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
      [...document.querySelectorAll('aside button, nav button')]
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
      await page.context().close()
    },
  )

  t.test('a serial scanner and the scale speak through the store’s broker', async t => {
    const page = await till()
    await instruct(scanner, { is: 'scan', code: codeOf(1) })
    await totalIs(page, '£1.01')
    await page.getByRole('button', { name: /Tomatoes/ }).click()
    await instruct(scale, { is: 'set-weight', grams: 400, stable: false })
    await page.getByText('Wait until the weight stands still').waitFor()
    await page.keyboard.press('Enter')
    await instruct(scale, { is: 'set-weight', grams: 412, stable: true })
    await page.getByText('0.412 kg').waitFor()
    await page.keyboard.press('Enter')
    await totalIs(page, '£2.62')
    t.equal(await page.locator('ol > li').count(), 2)
    await page.context().close()
  })

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

  t.test('a price that changes is on the till and in its basket without a reload', async t => {
    const page = await till()
    await scan(page, codeOf(3))
    await totalIs(page, '£1.03')
    await kill(server)
    setPrice(codeOf(3), 250)
    server = await startServer()
    await totalIs(page, '£2.50')
    t.ok(
      await page
        .getByText(/is now £2.50/)
        .first()
        .isVisible(),
      'and the cashier is told',
    )
    t.equal(await page.getByRole('button', { name: 'Undo' }).count(), 0, 'as nobody can undo it')
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

  t.test(
    'with the store server gone the till sells, reloads, and delivers once, in order',
    async t => {
      const page = await till()
      await page.waitForFunction(() => navigator.serviceWorker?.controller)
      const before = await rows('sale', {})
      await kill(server)
      for (const number of [5, 6]) await sellForCash(page, codeOf(number))
      await page
        .getByText(/2 unsent/)
        .last()
        .waitFor()
      let answer = () => {}
      const asked = new Promise<void>(resolve => {
        answer = resolve
      })
      await page.route('**/api/v1/**', async route => {
        await asked
        await route.abort()
      })
      await page.reload()
      await page.getByText('Ready for the next customer').waitFor({ timeout: WAIT_MS })
      await page.locator('[data-test=connecting]').last().waitFor()
      answer()
      await page.locator('[data-test=offline]').last().waitFor()
      await page.unroute('**/api/v1/**')
      await sellForCash(page, codeOf(7))
      await page
        .getByText(/3 unsent/)
        .last()
        .waitFor()
      await page.getByRole('button', { name: 'State of the till' }).last().click()
      await page.getByText('The store server cannot be reached. Go on selling').waitFor()
      t.equal(await page.getByText('Sale, 1 line').count(), 3, 'the queue is visible')
      await page.keyboard.press('Escape')
      await page.getByText('The receipt prints by itself when the server is back').waitFor()
      server = await startServer()
      await page
        .locator('[data-test=unsent]')
        .last()
        .waitFor({ state: 'detached', timeout: WAIT_MS })
      const known = new Set(before.map(({ id }) => id))
      const sold = (await rows('sale', {})).filter(({ id }) => !known.has(id))
      sold.sort((one, other) => one.receipt_seq - other.receipt_seq)
      t.same(
        sold.map(({ total }) => total),
        [105, 106, 107],
      )
      t.same(
        sold.map(({ offline }) => offline),
        [1, 1, 1],
      )
      t.ok(sold.every(({ occurred_at, completed_at }) => occurred_at < completed_at))
      t.equal(await receiptNo(page), sold.at(-1)?.receipt_no, 'the last one’s panel follows')
      await page.keyboard.press('F12')
      await page.getByRole('button', { name: 'Last sales' }).click()
      await page.getByRole('button', { name: `Print a copy of ${sold[0]?.receipt_no}` }).click()
      await page.getByText('A copy is printed.').waitFor()
      const jobs = await rows('print_job', { sale_id: sold[0]?.id ?? '' })
      t.ok(
        jobs.some(({ kind }) => kind === 'copy'),
        'of a sale that was kept as of any other',
      )
      await page.context().close()
    },
  )
}

async function begin() {
  if (!existsSync(join(ROOT, 'var', 'web', 'till', 'index.html')))
    execFileSync(process.execPath, [join(ROOT, 'terminals', 'build.ts'), 'pos'], { cwd: ROOT })
  const store = aStore({ teardown: () => undefined }, {}, folder)
  const secrets = openSecrets(join(folder, 'secrets'))
  const hash = await openSessions(store.engine, secrets, shop.store_id).hashPin(PIN)
  store.given(theShop(hash))
  store.close()
  ports = { http: await freePort(), mqtt: await freePort() }
  server = await startServer()
  hub = startHub()
  browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
  })
  const answer: { token: string } = await api('/sessions', { user: 'marcus', pin: PIN })
  token = answer.token
}

async function end() {
  await browser?.close()
  await kill(hub)
  await kill(server)
  rmSync(folder, { recursive: true, force: true })
}

/** The corner shop with ten more goods, a scale, a scanner, and people who have a PIN. */
function theShop(pin_hash: string): Partial<{ [T in Table]: Rows[T][] }> {
  const rows = cornerShop()
  const [product] = rows.product ?? []
  const [variant] = rows.variant ?? []
  const [price] = rows.price ?? []
  const [device] = rows.device ?? []
  if (!product || !variant || !price || !device) throw new Error('the corner shop is empty')
  const { tenant_id } = shop
  const options_json = JSON.stringify({ customer_ms: 50, answer_limit_ms: 1_500 })
  return {
    ...rows,
    role: rows.role?.map(role => ({ ...role, permissions_json: '["*"]' })) ?? [],
    user:
      rows.user?.map(user => ({
        ...user,
        pin_hash,
        language: user.id === shop.manager ? ('ar' as const) : ('en' as const),
      })) ?? [],
    product: [
      ...(rows.product ?? []),
      ...GOODS.map(number => ({ ...product, id: testId(40, number), name: `Goods ${number}` })),
    ],
    variant: [
      ...(rows.variant ?? []),
      ...GOODS.map(number => ({
        ...variant,
        id: testId(41, number),
        product_id: testId(40, number),
        sku: `G-${number}`,
      })),
    ],
    barcode: [
      ...(rows.barcode ?? []),
      ...GOODS.map(number => ({
        id: testId(42, number),
        tenant_id,
        variant_id: testId(41, number),
        code: codeOf(number),
        kind: 'ean13' as const,
      })),
    ],
    price: [
      ...(rows.price ?? []),
      ...GOODS.map(number => ({
        ...price,
        id: testId(43, number),
        variant_id: testId(41, number),
        amount: 100 + number,
      })),
    ],
    device: [
      ...(rows.device ?? []).map(known => ({ ...known, options_json })),
      { ...device, id: scale, class: 'scale', name: 'Scale' },
      { ...device, id: scanner, class: 'scanner', name: 'Scanner', till_id: shop.till },
    ],
  }
}

async function startServer(): Promise<ChildProcess> {
  const child = fork(join(ROOT, 'appliance', 'main.ts'), {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: {
      ...process.env,
      DATA_DIR: folder,
      HTTP_PORT: String(ports.http),
      MQTT_PORT: String(ports.mqtt),
    },
  })
  for (;;) {
    const [message] = await once(child, 'message')
    if (message.is === 'ready') return child
    if (message.is === 'fatal') throw new Error(message.message)
  }
}

function startHub(): ChildProcess {
  return fork(join(ROOT, 'appliance', 'devices', 'main.ts'), {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: {
      ...process.env,
      MQTT_URL: `mqtt://127.0.0.1:${ports.mqtt}`,
      STORE_ID: shop.store_id,
      HUB_TOKEN_FILE: join(folder, 'secrets', 'hub-token'),
      LOG_LEVEL: 'error',
    },
  })
}

async function kill(child: ChildProcess | undefined): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}

async function newPage(options: { hasTouch?: boolean } = {}): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1_280, height: 800 },
    locale: 'en-GB',
    ...options,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(WAIT_MS)
  page.on('pageerror', error => t.fail(`the page has a bug: ${error.stack ?? error.message}`))
  await page.goto(`http://localhost:${ports.http}/till/`)
  return page
}

/** A page on the selling screen of a till, signed in, open, with an empty counter. */
async function till(name = 'Till 1'): Promise<Page> {
  const page = await newPage()
  await page.getByRole('button', { name }).click()
  await page.getByRole('button', { name: 'Amal' }).click()
  await page.keyboard.type(PIN, HAND)
  await page.keyboard.press('Enter')
  const ready = page.getByText('Ready for the next customer')
  const closed = page.getByRole('button', { name: 'Open the till' })
  await ready.or(closed).waitFor()
  if (await closed.isVisible()) await closed.click()
  await ready.waitFor()
  // What is said once, by a scanner or a scale, is heard only from now on.
  await page.locator('[data-link=live]').last().waitFor()
  return page
}

/** What a keyboard wedge does, without the pauses that a busy machine would put in between. */
async function scan(page: Page, code: string): Promise<void> {
  await page.evaluate(text => {
    for (const key of [...text, 'Enter']) {
      const event = { key, code: `Digit${key}`, bubbles: true, cancelable: true }
      const target = document.activeElement ?? document.body
      target.dispatchEvent(new KeyboardEvent('keydown', event))
    }
  }, code)
}

async function sellForCash(page: Page, code: string): Promise<void> {
  await scan(page, code)
  await page.getByText('1 item', { exact: true }).last().waitFor()
  await page.keyboard.press('F9')
  await page.getByRole('heading', { name: 'Pay' }).waitFor()
  await page.keyboard.press('F9')
  await page.locator('[data-test=kept]').waitFor()
}

const totalIs = (page: Page, amount: string): Promise<void> =>
  page.locator('[data-test=total]', { hasText: amount }).waitFor()

async function receiptNo(page: Page): Promise<string> {
  const text = await page.locator('[data-test=receipt-no]').innerText()
  return text.replace('Receipt ', '')
}

async function api<Reply>(path: string, body: object): Promise<Reply> {
  const response = await fetch(`http://localhost:${ports.http}/api/v1${path}`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'Idempotency-Key': v7(),
      ...(token === '' ? {} : { Authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  // Checked by what the tests then find in it.
  return (await response.json()) as Reply
}

const instruct = (device_id: string, message: object): Promise<unknown> =>
  api('/devices/instruct', { device_id, message })

async function rows<T extends Table>(table: T, where: Record<string, string>): Promise<Row<T>[]> {
  const query = new URLSearchParams({ limit: '200', ...where })
  const response = await fetch(`http://localhost:${ports.http}/api/v1/${table}?${query}`, {
    headers: { Authorization: `Bearer ${token}` },
  })
  const page = (await response.json()) as { rows: Row<T>[] }
  return page.rows
}

/** A price as head office's line writes it, while the store server is away. */
function setPrice(code: string, amount: number): void {
  const store = openStore(folder, null)
  store.sqlite.raw
    .prepare(
      'update price set amount = ? where variant_id = (select variant_id from barcode where code = ?)',
    )
    .run(amount, code)
  store.close()
}

async function freePort(): Promise<number> {
  const probe = createServer()
  probe.listen(0)
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}
