// The label's designer as a shop owner uses it: in a browser, over a real store server and its hub.
import type { Page } from 'playwright-core'
import t from 'tap'
import { noBrowser, PHONE, seriousOnes } from '#kit/a-browser.ts'
import { type LabelPart, partsOf, startingParts } from '#schema/rules/label-design.ts'
import { aShop, labelPrinter, TEST_TIMEOUT_MS } from '../a-shop.ts'
import { kindsOfPart, moved, newPart, resized, roomOf } from './label-geometry.ts'

t.setTimeout(TEST_TIMEOUT_MS)

const label = { width: 500, height: 300 }

t.test('nothing is moved or stretched beyond the edge of the label', async t => {
  const parts = [...startingParts(500, 300), ...kindsOfPart.map(kind => newPart(kind, label))]
  const beyond = parts.flatMap(part =>
    [-10_000, -7, 13, 10_000].flatMap(by =>
      [moved(part, by, by, label), resized(part, by, by, label)].filter(next => {
        const room = roomOf(next)
        const isInside = next.x + room.width <= label.width && next.y + room.height <= label.height
        return !isInside || next.x < 0 || next.y < 0 || room.width <= 0 || room.height <= 0
      }),
    ),
  )
  t.same(beyond, [])
})

t.test('what is new fits on the smallest label, too', async t => {
  const small = { width: 100, height: 50 }
  for (const kind of kindsOfPart) {
    const { x, y } = newPart(kind, small)
    t.ok(x < small.width && y < small.height, kind)
  }
})

t.test('what is new lies on nothing that stands there, while there is room', async t => {
  const line: LabelPart = { is: 'line', x: 20, y: 20, width: 460, height: 3 }
  const name: LabelPart = { is: 'text', x: 20, y: 30, width: 200, size: 40, text: '{name}' }
  const qr = newPart('qr', label, [line, name])
  t.ok(qr.y >= 70 || qr.x >= 220, `at ${qr.x}, ${qr.y}`)
  t.match(newPart('line', label, [line, name]), { x: 20, y: 70 })
})

t.test('labels in the browser', { skip: noBrowser, timeout: TEST_TIMEOUT_MS }, async t => {
  const shop = aShop()
  t.teardown(shop.end)
  await shop.begin()
  const open = async (path: string, ...as: Parameters<typeof shop.newPage>) => {
    const page = await shop.newPage(...as)
    page.on('pageerror', error => t.fail(`the page has a bug: ${error.stack ?? error.message}`))
    await page.goto(`${shop.address()}/admin/label_design${path}`)
    return page
  }
  const kept = async () => {
    const [design] = await shop.rows('label_design')
    return { ...design, parts: partsOf(design ?? { elements_json: '' }) ?? [] }
  }
  let address = ''

  t.test('a new label begins with name, price and barcode', async t => {
    const page = await open('/new')
    await page.getByRole('button', { name: 'Create' }).click()
    await page.getByText('This is needed.').waitFor()
    await page.getByLabel('Name', { exact: true }).fill('Shelf')
    await page.getByRole('button', { name: '57 × 32 mm' }).click()
    await page.getByRole('button', { name: 'Create' }).click()
    await page.getByRole('heading', { level: 1, name: 'Shelf' }).waitFor()
    await drawn(page, /Olives/)
    t.match(await kept(), { width: 570, height: 320, gap: 30, parts: startingParts(570, 320) })
    address = `/${(await kept()).id}`
    await page.close()
  })

  t.test(
    'parts are moved by hand and by arrow keys, typed to the millimetre, and kept',
    async t => {
      const page = await open(address)
      await drawn(page, /Olives/)
      const was = (await kept()).parts
      const price = page.locator('[data-part-box="1"]')
      const box = await price.boundingBox()
      if (!box) throw new Error('the price has no place')
      const [x, y] = [box.x + 20, box.y + 10]
      await page.mouse.move(x, y)
      await page.mouse.down()
      await page.mouse.move(x, y + 20, { steps: 4 })
      await page.mouse.up()
      const code = page.locator('[data-part-box="3"]')
      await code.focus()
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('Alt+ArrowRight')
      await page.getByRole('button', { name: 'Add: Text' }).click()
      await page.getByLabel('Says').fill('Best before ')
      await page.getByRole('button', { name: 'Put in: Date' }).click()
      await page.getByLabel('From the top').fill('27.5')
      await drawn(page, /Best before/)
      await page.keyboard.press('Control+s')
      await page.getByText('Saved', { exact: true }).waitFor()
      const { parts } = await kept()
      t.ok((parts[1]?.y ?? 0) > (was[1]?.y ?? 0), 'the price went down')
      t.equal(parts[1]?.x, was[1]?.x)
      t.equal((parts[3]?.x ?? 0) - (was[3]?.x ?? 0), 6, 'half a millimetre and a tenth')
      t.match(parts[4], { is: 'text', y: 275, text: 'Best before {date}' })
      await page.close()
    },
  )

  t.test('the picture is the one of the printer: in its language, of a real article', async t => {
    const page = await open(address)
    const first = await drawn(page, /Olives/)
    await page.getByLabel('As printed on').selectOption('epl2')
    await page.waitForFunction(
      was => document.querySelector('section img')?.getAttribute('src') !== was,
      first,
    )
    await page.getByLabel('Shown with').fill('Coffee')
    await page.getByRole('option', { name: /Coffee 250 g/ }).click()
    const coffee = await drawn(page, /Coffee/)
    t.match(coffee, /4\.99/)
    await page.close()
  })

  t.test('what cannot be printed is said in words, with the number of the part', async t => {
    const page = await open(address)
    await drawn(page, /Olives/)
    await page.locator('[data-part-box="0"]').focus()
    await page.getByLabel('Says').fill('{colour}')
    await page.getByText('Number 1: nothing of an article is called {colour}.').first().waitFor()
    await page.keyboard.press('Control+s')
    await page.locator('footer').getByText('Number 1: nothing of an article').waitFor()
    t.notMatch((await kept()).elements_json, /colour/)
    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await drawn(page, /Olives/)
    t.same(partNames((await kept()).parts).length, 5)
    await page.close()
  })

  t.test('a trial comes out of the label printer', async t => {
    const page = await open(address)
    await drawn(page, /Olives/)
    await page.getByRole('button', { name: 'Try on paper' }).click()
    await page.locator('[data-job-state=printed], [data-job-state=sent]').waitFor()
    const { receipts }: { receipts: { svg: string }[] } = await shop.call(
      'GET',
      `/devices/paper?device_id=${labelPrinter}`,
    )
    t.equal(receipts.length, 1)
    await page.close()
  })

  t.test('who may not change it sees it, and moves nothing', async t => {
    const page = await open(address, 'amal')
    await page.getByText('Your role does not allow changing label designs.').first().waitFor()
    await drawn(page, /Olives/)
    const before = await page.locator('[data-part-box="0"]').getAttribute('style')
    await page.locator('[data-part-box="0"]').focus()
    await page.keyboard.press('ArrowDown')
    t.equal(await page.locator('[data-part-box="0"]').getAttribute('style'), before)
    t.equal(await page.getByRole('button', { name: 'Add: Text' }).count(), 0)
    await page.close()
  })

  t.test('on a phone, in Arabic and in the dark, nothing serious is found by axe', async t => {
    for (const viewport of [PHONE, { width: 1_280, height: 800 }]) {
      const page = await open(address, 'marcus', { language: 'ar', viewport })
      await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
      await drawn(page, /Olives/)
      await page.locator('[data-part-box="1"]').focus()
      t.same(await seriousOnes(page), [])
      const wide = await page.evaluate(() => document.documentElement.scrollWidth)
      t.ok(wide <= viewport.width, 'nothing stands out at the side')
      await page.close()
    }
  })
})

const partNames = (parts: readonly LabelPart[]) => parts.map(({ is }) => is)

/** Waits until the label's picture says this, and answers the picture. */
const drawn = async (page: Page, what: RegExp): Promise<string> => {
  const picture = await page.waitForFunction(
    ([source, flags]) => {
      const image = document.querySelector('section img')
      const svg = decodeURIComponent(image?.getAttribute('src') ?? '')
      return new RegExp(source ?? '', flags).test(svg) ? image?.getAttribute('src') : undefined
    },
    [what.source, what.flags],
  )
  return decodeURIComponent((await picture.jsonValue()) ?? '')
}
