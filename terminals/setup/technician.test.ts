// What a technician does on the setup page, in a real browser against a real store. Needs chromium.
import t from 'tap'
import { shop } from '#appliance/kernel/a-store.ts'
import { noBrowser, seriousOnes } from '#kit/a-browser.ts'
import { aShop, scale, TEST_TIMEOUT_MS } from './a-shop.ts'

const { address, begin, end, newPage, rows } = aShop()

t.setTimeout(TEST_TIMEOUT_MS)

if (noBrowser) {
  t.test('a technician in a browser', { skip: noBrowser }, async () => {})
} else {
  t.before(begin)
  t.teardown(end)

  t.test('whether a scale is certified for trade is entered as its plate says', async t => {
    const page = await newPage('technician')
    await page.goto(`${address()}/setup/device/${scale}`)
    await page.locator('[data-state=ready]').waitFor()
    await page.getByRole('button', { name: 'Change' }).click()
    await page.getByLabel('Weighing for trade').selectOption({ label: 'Certified for trade' })
    await page.getByLabel('Mark of the certificate').fill('M24 0122')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    const known = (await rows('device')).find(({ id }) => id === scale)
    t.same(JSON.parse(known?.options_json ?? ''), { certified: true, certificate: 'M24 0122' })
    await page.context().close()
  })

  t.test('the bytes of a printer are read along, found, kept as a file, and stopped', async t => {
    const page = await newPage('technician')
    await page.goto(`${address()}/setup/device/${shop.printer}`)
    await page.locator('[data-state=ready]').waitFor()
    await page.getByRole('link', { name: 'Read its bytes along' }).click()
    await page.locator('[data-live=live]').waitFor()
    await page.getByRole('button', { name: 'Start' }).click()
    await page.getByText(/Runs; it stops by itself at/).waitFor()
    const second = await newPage('technician')
    await second.goto(`${address()}/setup/device/${shop.printer}`)
    await second.getByRole('button', { name: 'Test print' }).click()
    await page.locator('[data-byte-line=proof]').waitFor()
    await page.locator('[data-byte-line=cut]').waitFor()
    await page.getByPlaceholder('Find in hex or meaning').fill('1d 56')
    await page.locator('[data-byte-line=proof]').waitFor({ state: 'detached' })
    t.equal(await page.locator('[data-byte-line]').count(), 1, 'the cut alone')
    await page.getByPlaceholder('Find in hex or meaning').fill('')
    await page.getByRole('button', { name: 'From it' }).click()
    await page.locator('[data-byte-line=cut]').waitFor({ state: 'detached' })
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download' }).click(),
    ])
    t.match(file.suggestedFilename(), /^bytes-.*\.txt$/)
    t.same(await seriousOnes(page), [])
    await page.getByRole('button', { name: 'Stop', exact: true }).click()
    await page.getByText('Stopped.').waitFor()
    await page.goto(`${address()}/setup/device/${scale}/bytes`)
    await page.locator('[data-live=live]').waitFor()
    await page.getByRole('button', { name: 'Start' }).click()
    await page.locator('[data-byte-line=weight]', { hasText: /times/ }).waitFor()
    await page.context().close()
    await second.context().close()
  })

  t.test('troubles are played one after the other, and a mistake is told before', async t => {
    const page = await newPage('technician')
    await page.goto(`${address()}/setup/device/${shop.printer}`)
    await page.locator('[data-state=ready]').waitFor()
    const script = page.getByLabel('Script, one line a step')
    await page
      .getByLabel('A script to begin with')
      .selectOption({ label: 'Comes and goes twice at once' })
    t.equal(await script.inputValue(), 'replug twice')
    await script.fill('on cover-open\nexplode')
    await page.getByRole('button', { name: 'Run it' }).click()
    await page.getByText('Line 2 is not understood: “explode”.').waitFor()
    await page.locator('[data-state=ready]').waitFor()
    await script.fill('on cover-open\nwait 60 s\nmend')
    await page.getByRole('button', { name: 'Run it' }).click()
    await page.locator('[data-script=running]', { hasText: 'Step 2 of 3, line 2' }).waitFor()
    await page.locator('[data-why=cover-open]').waitFor()
    await page.reload()
    await page.getByRole('button', { name: 'Stop and mend' }).click()
    await page.locator('[data-script=stopped]').waitFor()
    await page.locator('[data-state=ready]').waitFor()
    await script.fill('on paper-out\nwait 10 ms\nmend')
    await page.getByRole('button', { name: 'Run it' }).click()
    await page.getByText('The script has come to its end.').waitFor()
    t.same(await seriousOnes(page), [])
    await page.context().close()
  })
}
