// How a tablet becomes the customer screen of a till, and stops being it.
import t from 'tap'
import { noBrowser, seriousOnes } from '#kit/a-browser.ts'
import { codeOn } from '#kit/a-camera.ts'
import { aShop, TEST_TIMEOUT_MS } from './a-shop.ts'

t.setTimeout(TEST_TIMEOUT_MS)

t.test('customer screens', { skip: noBrowser }, async t => {
  const { address, begin, end, newPage, rows } = aShop(['setup', 'display'])
  t.before(begin)
  t.teardown(end)

  t.test('another device opens an address; what is removed shows nothing any more', async t => {
    const page = await newPage('technician')
    await page.goto(`${address()}/setup/screens`)
    await page.getByRole('button', { name: 'Make an address' }).click()
    const shown = page.locator('[data-test=address]')
    await shown.waitFor()
    t.match(await shown.innerText(), /\/display\/#pair=[\w-]{36}\.[\w-]{36}\.[0-9a-f]{64}$/)
    await page.locator('[data-screen]').waitFor()
    const [screen] = await rows('customer_screen')
    t.match(screen, { name: 'Till 1' })
    t.notOk('key_hash' in (screen ?? {}), 'its key is told to nobody')
    await page.locator('[data-here=false]', { hasText: 'Not connected' }).waitFor()
    const code = await codeOn(page.getByRole('img', { name: 'QR code' }))
    t.equal(code?.text, await shown.innerText(), 'a camera reads the same address')
    const other = await newPage('nobody')
    await other.goto(code?.text ?? '')
    await other.locator('[data-view=calm]').waitFor()
    await page.locator('[data-here=true]', { hasText: 'Connected' }).waitFor()
    await other.context().close()
    await page.locator('[data-here=false]').waitFor()
    const again = await newPage('nobody')
    await again.goto(code?.text ?? '')
    await page.locator('[data-here=true]', { hasText: 'Connected' }).waitFor()
    await page.getByRole('button', { name: 'Remove' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
    t.equal((await rows('customer_screen')).length, 1, 'one press removes nothing')
    await page.getByRole('button', { name: 'Remove' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
    await page.getByText('No tablet is paired').waitFor()
    t.same(await rows('customer_screen'), [])
    t.equal(await page.getByRole('img', { name: 'QR code' }).count(), 0, 'its address is gone')
    await again.getByText('This screen is not paired any more.').waitFor()
    t.same(await seriousOnes(again), [])
    await again.reload()
    await again.getByText('This screen is not paired any more.').waitFor()
    await again.context().close()
    await page.context().close()
  })

  t.test('the device in hand becomes one, and nobody stays signed in on it', async t => {
    const page = await newPage('technician')
    await page.goto(`${address()}/setup/`)
    await page.getByRole('link', { name: 'Customer screens' }).first().click()
    await page.getByText('Paired screens').waitFor()
    t.same(await seriousOnes(page), [])
    await page.getByLabel('Till').selectOption({ label: 'Till 2' })
    await page.getByLabel('Name').fill('Window')
    await page.getByRole('button', { name: 'This device becomes the screen' }).click()
    await page.waitForURL('**/display/')
    await page.locator('[data-view=calm]').waitFor()
    t.same(await seriousOnes(page), [])
    const signedIn = await page.evaluate(async () => {
      const { token } = JSON.parse(localStorage.getItem('desk:session') ?? '{}')
      const headers = { Authorization: `Bearer ${token}` }
      return (await fetch('/api/v1/sessions/current', { headers })).status
    })
    t.equal(signedIn, 401, 'the technician’s session has ended')
    await page.context().close()
  })
})
