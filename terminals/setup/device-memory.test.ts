// A technician sets a scanner and a printer up on the setup page, in a real browser. Needs chromium.
import type { Page } from 'playwright-core'
import t from 'tap'
import { shop, testId } from '#appliance/kernel/a-store.ts'
import { noBrowser, seriousOnes } from '#kit/a-browser.ts'
import { codeOn } from '#kit/a-camera.ts'
import { aShop, PIN, scanner, TEST_TIMEOUT_MS } from './a-shop.ts'

const { address, begin, end, newPage, rows } = aShop()

t.setTimeout(TEST_TIMEOUT_MS)

/** The code in the open dialog, as a scanner sees it on the screen. */
const seen = async (page: Page) => {
  const code = await codeOn(page.getByRole('dialog').locator('svg[role=img]'))
  return code && { text: code.text, isObeyed: code.readerInit, format: code.format }
}

const silent = testId(11, 40)

/** A printer that never says a word. */
const addSilent = async () => {
  const call = (method: string, path: string, body: object, headers = {}) =>
    fetch(`${address()}/api/v1${path}`, {
      method,
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
  const session = await call('POST', '/sessions', { user: 'technician', pin: PIN })
  const { token } = await session.json()
  const printer = (await rows('device')).find(({ id }) => id === shop.printer)
  const { id: _, tenant_id: __, ...row } = printer ?? { id: '', tenant_id: '' }
  const done = await call(
    'PUT',
    `/device/${silent}`,
    { ...row, model: 'escpos-silent', name: 'Old printer' },
    { Authorization: `Bearer ${token}`, 'If-None-Match': '*', 'Idempotency-Key': silent },
  )
  if (!done.ok) throw new Error(await done.text())
}

if (noBrowser) {
  t.test('a technician in a browser', { skip: noBrowser }, async () => {})
} else {
  t.before(begin)
  t.teardown(end)

  t.test('a scanner is set up from the screen, one code after the other, or on paper', async t => {
    const page = await newPage('technician')
    await page.goto(`${address()}/setup/device/${scanner}`)
    await page.locator('[data-state=ready]').waitFor()
    t.equal(await page.getByLabel('Connected as').inputValue(), 'usb-keyboard', 'recommended')
    t.ok(await page.getByLabel('Enter after each scan').isChecked())
    t.ok(await page.getByLabel('AIM id before each scan').isChecked())
    await page.getByRole('button', { name: 'Show the codes' }).click()
    const wanted = ['$P,Ae,P\r', '$P,HA35,P\r', '$P\r', '$CAIEN01\r', '$P\r']
    for (const [at, text] of wanted.entries()) {
      await page.getByText(`${at + 1} of 5`).waitFor()
      t.same(await seen(page), { text, isObeyed: true, format: 'Code128' })
      t.same(await seriousOnes(page), [])
      await page.getByRole('button', { name: at === 4 ? 'Done' : 'Next code' }).click()
    }
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByLabel('Make').selectOption('gm67')
    await page.getByLabel('Connected as').selectOption('serial')
    await page.getByLabel('AIM id before each scan').check()
    await page.getByText('Not on this sheet: the AIM id').waitFor()
    await page.getByRole('button', { name: 'Show the codes' }).click()
    await page.getByText('1 of 3').waitFor()
    t.match(await seen(page), { text: '^#SC^303FFF0', format: 'QRCode' })
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Print the sheet' }).click()
    await page.getByText('The sheet is being printed').waitFor()
    await page.goto(`${address()}/setup/device/${shop.printer}`)
    await page.locator('[data-job-state=printed], [data-job]').first().waitFor()
    const job = (await rows('print_job')).find(({ key }) => key.startsWith('scanner-sheet:'))
    t.match(job?.document_json, '^#SC^3030052')
    await page.context().close()
  })

  t.test('a printer’s settings are read, confirmed, written, and read back', async t => {
    const page = await newPage('technician')
    await page.goto(`${address()}/setup/device/${shop.printer}`)
    await page.locator('[data-state=ready]').waitFor()
    await page.getByRole('button', { name: 'Read its settings' }).click()
    await page.getByText('Virtual printer', { exact: false }).first().waitFor()
    const write = page.getByRole('button', { name: 'Write', exact: true })
    await write.click({ force: true })
    await page.getByText('Nothing is changed yet.').waitFor()
    await page.getByLabel('Code page at the start').selectOption('19')
    await page.getByLabel('Darkness').selectOption('110')
    await write.click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('PC858 (€)').waitFor()
    t.same(await seriousOnes(page), [])
    t.equal(await dialog.getByText('hears nothing of us').count(), 0)
    await dialog.getByRole('button', { name: 'Write' }).click()
    await page.getByText('Written, and read back as it should be.').waitFor()
    t.equal(await page.getByLabel('Code page at the start').inputValue(), '19')
    await page.context().close()
  })

  t.test('after a new speed our end of the line follows in one step', async t => {
    const page = await newPage('technician')
    await page.goto(`${address()}/setup/device/${shop.printer}`)
    await page.locator('[data-state=ready]').waitFor()
    await page.getByRole('button', { name: 'Read its settings' }).click()
    await page.getByLabel('Speed of the serial line').selectOption('19200')
    await page.getByRole('button', { name: 'Write', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('hears nothing of us').waitFor()
    await dialog.getByRole('button', { name: 'Write' }).click()
    await page.getByText('One step left').waitFor()
    await page.getByRole('button', { name: 'Let our end follow' }).click()
    await page.getByText('Our end follows. It answers again.').waitFor()
    const row = (await rows('device')).find(({ id }) => id === shop.printer)
    t.same(JSON.parse(row?.options_json ?? ''), { baud: 19_200 })
    await page.context().close()
  })

  t.test('a printer that never answers is told, and that is what the page says', async t => {
    await addSilent()
    const page = await newPage('technician')
    await page.goto(`${address()}/setup/device/${silent}`)
    await page.locator('[data-state=degraded], [data-state=ready]').waitFor()
    await page.getByRole('button', { name: 'Read its settings' }).click()
    await page.getByText('It does not answer about its settings.').waitFor()
    t.equal(await page.getByLabel('Darkness').inputValue(), '', 'nothing is claimed to be known')
    await page.getByLabel('Code page at the start').selectOption('16')
    await page.getByRole('button', { name: 'Write', exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Write' }).click()
    await page.getByText('Was sent; the printer does not answer.').waitFor()
    await page.getByRole('button', { name: 'Look into it' }).click()
    await page.getByText('this model keeps no logo').waitFor()
    await page.context().close()
  })

  t.test('the logo is stored with its key and size, tried, and deleted', async t => {
    const page = await newPage('technician')
    await page.goto(`${address()}/setup/device/${shop.printer}`)
    await page.locator('[data-state=ready]').waitFor()
    await page.getByRole('button', { name: 'Look into it' }).click()
    await page.locator('[data-stored=no]').waitFor()
    await page.getByRole('button', { name: 'Store the logo' }).click()
    await page.locator('[data-stored=yes]').waitFor()
    await page.getByText('576 × 60 dots').waitFor()
    await page.getByText(/of 256\.0 kB/).waitFor()
    t.same(await seriousOnes(page), [])
    await page.getByRole('button', { name: 'Print it alone' }).click()
    await page.locator('[data-test=paper] svg, [data-paper] svg, img[alt]').first().waitFor()
    await page.getByRole('button', { name: 'Delete', exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
    await page.locator('[data-stored=no]').waitFor()
    await page.getByText('Deleted.').waitFor()
    await page.context().close()
  })
}
