// The receipt's designer as a shop owner uses it: in a browser, over a real store server and its hub.
import type { Page } from 'playwright-core'
import t from 'tap'
import { bitPng } from '#appliance/devices/printer/paper-svg.ts'
import { shop as ids } from '#appliance/kernel/a-store.ts'
import { noBrowser, PHONE, seriousOnes } from '#kit/a-browser.ts'
import { readPicture } from '#schema/rules/picture.ts'
import { aShop, TEST_TIMEOUT_MS } from '../a-shop.ts'

t.setTimeout(TEST_TIMEOUT_MS)

t.test('the receipt in the browser', { skip: noBrowser, timeout: TEST_TIMEOUT_MS }, async t => {
  const shop = aShop()
  t.teardown(shop.end)
  await shop.begin()
  const open = async (...as: Parameters<typeof shop.newPage>) => {
    const page = await shop.newPage(...as)
    page.on('pageerror', error => t.fail(`the page has a bug: ${error.stack ?? error.message}`))
    await page.goto(`${shop.address()}/admin/receipt_design`)
    return page
  }
  const design = async () => (await shop.rows('receipt_design'))[0]

  t.test('a store without a design sees what it prints, and makes its own', async t => {
    const page = await open()
    await page.getByText('Nobody has designed a receipt yet').waitFor()
    await says(page, /CS-1-000001/)
    await page.getByRole('button', { name: 'Design a receipt' }).click()
    await page.getByRole('heading', { level: 1, name: 'Corner' }).waitFor()
    t.match(await design(), { id: ids.store_id, store_id: ids.store_id, total_size: 'large' })
    await page.close()
  })

  t.test(
    'what is typed stands on the picture of the paper, and is kept when it is saved',
    async t => {
      const page = await open()
      const picture = await says(page, /CS-1-000001/)
      const before = await picture.getAttribute('src')
      await page.getByLabel('Header', { exact: true }).fill('Fresh every day')
      await says(page, /Fresh every day/)
      const after = await picture.getAttribute('src')
      t.not(after, before)
      t.match(decodeURIComponent(after ?? ''), /Fresh every day/, 'drawn from the bytes')
      await page.getByLabel('SKU of each article').check()
      await page.getByRole('main').getByLabel('Language').selectOption('both')
      await says(page, /\p{Script=Arabic}/u)
      const wide = await picture.evaluate(image => image.clientWidth)
      await page.getByLabel('As printed on').selectOption({ label: 'Paper of 58 mm' })
      await page.waitForFunction(
        was => (document.querySelector('section img')?.clientWidth ?? was) < was,
        wide,
      )
      await page.keyboard.press('Control+s')
      await page.getByText('Saved', { exact: true }).waitFor()
      t.match(await design(), { header_en: 'Fresh every day', show_sku: 1, language: 'both' })
      await page.close()
    },
  )

  t.test('a logo is made into dots; a file that is no picture is refused in words', async t => {
    const page = await open()
    await says(page, /CS-1-000001/)
    const choose = (name: string, mimeType: string, buffer: Uint8Array) =>
      page.getByLabel('Logo').setInputFiles({ name, mimeType, buffer: Buffer.from(buffer) })
    await choose('prices.txt', 'text/plain', Buffer.from('no picture'))
    await page.getByText('This file is no picture.').waitFor()
    await choose('torn.png', 'image/png', Buffer.from('\x89PNG torn'))
    await page.getByText('This picture cannot be opened.').waitFor()
    await choose('white.png', 'image/png', bitPng(8, 32, new Uint8Array(8 * 32)))
    await page.getByText('Nothing of this picture would be seen').waitFor()
    await choose('huge.png', 'image/png', new Uint8Array(5_000_001))
    await page.getByText('This picture is too large.').waitFor()
    await choose('logo.png', 'image/png', bitPng(16, 64, new Uint8Array(16 * 64).fill(0xf0)))
    await page.locator('[data-logo=some]').waitFor()
    await page.getByRole('button', { name: /Save/ }).click()
    await page.getByText('Saved', { exact: true }).waitFor()
    const kept = readPicture((await design())?.logo_json ?? '')
    t.match(kept, { picture: { width: 384, rows: 192 } })
    await page.close()
  })

  t.test('a step is taken back; leaving what is not saved asks first', async t => {
    const page = await open()
    await says(page, /CS-1-000001/)
    const address = page.getByLabel('Address')
    await address.uncheck()
    await page.keyboard.press('Control+z')
    t.ok(await address.isChecked())
    await address.uncheck()
    await page.getByRole('link', { name: 'Customers' }).click()
    const asked = page.getByRole('dialog', { name: 'Not saved yet' })
    await asked.getByRole('button', { name: 'Stay here' }).click()
    t.notOk(await address.isChecked(), 'and nothing is lost')
    await page.getByRole('tab', { name: 'History' }).click()
    await page.getByRole('tab', { name: 'Overview' }).click()
    t.notOk(await address.isChecked(), 'nor by looking at the history')
    await page.getByRole('link', { name: 'Customers' }).click()
    await asked.getByRole('button', { name: 'Leave without saving' }).click()
    await page.getByRole('heading', { level: 1, name: 'Customers' }).waitFor()
    t.equal((await design())?.show_address, 1)
    await page.close()
  })

  t.test('a trial comes out of the printer and says that it is none', async t => {
    const page = await open()
    await says(page, /CS-1-000001/)
    await page.getByRole('button', { name: 'Try on paper' }).click()
    await page.locator('[data-job-state=printed]').waitFor()
    const { receipts }: { receipts: { svg: string }[] } = await shop.call(
      'GET',
      `/devices/paper?device_id=${ids.printer}`,
    )
    t.ok(receipts.some(({ svg }) => svg.includes('TEST - NOT A RECEIPT')))
    await page.close()
  })

  t.test('who may not change it reads it, with the reason', async t => {
    const page = await open('amal')
    await page
      .getByText('Your role does not allow changing receipt of the store.')
      .first()
      .waitFor()
    t.equal(await page.getByLabel('Header', { exact: true }).getAttribute('readonly'), '')
    t.equal(await page.getByRole('button', { name: 'Choose a logo' }).count(), 0)
    await page.goto(`${shop.address()}/admin/receipt_default`)
    await page.getByText('Your role does not allow seeing receipt of the retailer.').waitFor()
    const manager = await open()
    await manager.goto(`${shop.address()}/admin/receipt_default`)
    await manager.getByText('Head office keeps this; ask them to change it.').first().waitFor()
    await page.close()
    await manager.close()
  })

  t.test('on a phone, in Arabic and in the dark, nothing serious is found by axe', async t => {
    for (const viewport of [PHONE, { width: 1_280, height: 800 }]) {
      const page = await open('marcus', { language: 'ar', viewport })
      await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
      await page.getByRole('heading', { level: 1 }).waitFor()
      if (viewport === PHONE) await page.getByRole('button', { name: 'الورق' }).click()
      await says(page, /CS-1-000001/)
      t.same(await seriousOnes(page), [])
      const wide = await page.evaluate(() => document.documentElement.scrollWidth)
      t.ok(wide <= viewport.width, 'nothing stands out at the side')
      await page.close()
    }
  })

  t.test('without a hub the receipt is read as it is laid out', async t => {
    await shop.endHub()
    const page = await open()
    await page.getByText('The device hub does not answer').waitFor()
    const text = page.getByRole('article')
    await text.getByText('CS-1-000001').first().waitFor()
    t.match(await text.innerText(), /Coffee 250 g/)
    await page.close()
  })
})

/** Waits until the picture of the paper says this, and answers it. */
const says = async (page: Page, what: RegExp) => {
  const picture = page.getByRole('img', { name: what })
  await picture.waitFor()
  return picture
}
