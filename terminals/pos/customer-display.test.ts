// What the customer at a till reads, from the sale in a real browser through server and device hub
// to the glass of a display on a cable of its own. Needs chromium.
import t from 'tap'
import { v7 } from 'uuid'
import { displayEmulator } from '#appliance/devices/display/emulator.ts'
import { displayModel } from '#appliance/devices/display/models.ts'
import { listenTcp } from '#appliance/devices/ports/tcp.ts'
import { shop, testId } from '#appliance/kernel/a-store.ts'
import { noBrowser } from '#kit/a-browser.ts'
import { HAND, PIN, runningTills, scan } from './a-till.ts'

if (noBrowser) {
  t.test('the customer display in a browser', { skip: noBrowser }, async () => {})
} else {
  const { newPage, till } = runningTills(t)

  /** A display that is looked at until it shows these two lines. */
  const aDisplay = async () => {
    const looks = new Set<() => void>()
    const emulator = displayEmulator(displayModel('cd5220'), () => {
      for (const look of looks) look()
    })
    const { port, close } = await listenTcp(emulator.device, 0)
    t.teardown(close)
    const reads = (upper: string, lower: string) =>
      new Promise<void>(resolve => {
        const look = () => {
          const glass = emulator.visible()
          if (glass.upper !== upper.padEnd(20) || glass.lower !== lower.padStart(20)) return
          looks.delete(look)
          resolve()
        }
        looks.add(look)
        look()
      })
    return { port, reads }
  }

  t.test(
    'the customer reads goods, total and change, and the till waits for none of it',
    async t => {
      const display = await aDisplay()
      const page = await newPage()
      const origin = new URL(page.url()).origin
      await page.context().close()
      const write = async (method: string, path: string, body: object, token = '') => {
        const response = await fetch(`${origin}/api/v1${path}`, {
          method,
          headers: {
            'Content-Type': 'application/json',
            'Idempotency-Key': v7(),
            'If-None-Match': '*',
            ...(token === '' ? {} : { Authorization: `Bearer ${token}` }),
          },
          body: JSON.stringify(body),
        })
        t.ok(response.ok, `${path} ${response.status}`)
        return response.json()
      }
      const { token } = await write('POST', '/sessions', { user: 'marcus', pin: PIN })
      const id = testId(11, 9)
      const row = {
        id,
        tenant_id: shop.tenant_id,
        store_id: shop.store_id,
        class: 'line_display',
        name: 'Customer display',
        name_ar: '',
        model: 'cd5220',
        transport: 'tcp',
        address: `127.0.0.1:${display.port}`,
        options_json: '{}',
        till_id: shop.till,
        status: 'active',
      }
      await write('PUT', `/device/${id}`, row, token)
      const at = await till()
      await scan(at, '5449000000996')
      await display.reads('Cola can', '1.20')
      await scan(at, '5449000000996')
      await display.reads('Cola can', '2 x 1.20        2.40')
      await at.keyboard.press('F9')
      await display.reads('Total', '£2.40')
      // The display may be quicker than the window's own keys.
      const window = at.getByRole('heading', { name: 'Pay', exact: true })
      await window.waitFor()
      await at.keyboard.press('Escape')
      await display.reads('Cola can', '2 x 1.20        2.40')
      await at.keyboard.press('F9')
      await window.waitFor()
      await at.keyboard.type('5', HAND)
      await at.keyboard.press('Enter')
      await display.reads('Change         £2.60', 'Thank you'.padEnd(20))
      await at.getByText('Change £2.60').first().waitFor()
      await scan(at, '5449000000996')
      await display.reads('Cola can', '1.20')
      t.pass('read in this order')
      await at.context().close()
    },
  )
}
