// The setup page in a real browser, against a real store server and device hub. Needs chromium.
import type { Page } from 'playwright-core'
import t from 'tap'
import { shop, testId } from '#appliance/kernel/a-store.ts'
import { noBrowser, seriousOnes, WAIT_MS } from '#kit/a-browser.ts'
import { newPrintJob } from '#schema/rules/print-job.ts'
import { aShop, display, PIN, scale, scanner, TEST_TIMEOUT_MS } from './a-shop.ts'

const { address, begin, browser, end, endServer, given, newPage, plug, rows, startServer } = aShop()

t.setTimeout(TEST_TIMEOUT_MS)

if (noBrowser) {
  t.test('setup in a browser', { skip: noBrowser }, async () => {})
} else {
  t.before(begin)
  t.teardown(end)

  t.test('out of paper: it shows, the job waits, and with a new roll it prints once', async t => {
    const page = await newPage('technician')
    const links: string[] = []
    page.on('websocket', socket => links.push(socket.url()))
    await page.goto(`${address()}/setup/device/${shop.printer}`)
    await page.locator('[data-state=ready]').waitFor()
    await page.getByText('Nothing on paper yet').waitFor()
    await page.getByRole('switch', { name: 'Paper out' }).click()
    await page.locator('[data-state=blocked][data-why=paper-out]').waitFor()
    await page.getByText('Out of paper').waitFor()
    await page.getByText('Put in a new roll; what waits prints by itself.').waitFor()
    t.equal(links.length, 1, 'the link of the first moment holds')
    await page.getByRole('button', { name: 'Test print' }).click()
    await page.locator('[data-job-state=waiting]').waitFor()
    t.equal(await page.locator('[data-receipt]').count(), 0)

    await page.getByRole('link', { name: 'All things' }).click()
    await page
      .locator('[data-thing="check:printing"]', {
        hasText: /1 waiting to be printed, the oldest since/,
      })
      .waitFor()
    const worst = page.locator('[data-thing]').first()
    await page.locator(`[data-thing="${shop.printer}"][data-light=bad]`).waitFor()
    t.equal(await worst.getAttribute('data-light'), 'bad', 'what is red stands on top')
    await page
      .locator(`[data-thing="${shop.printer}"]`)
      .getByRole('button', { name: 'Mend' })
      .click()
    await page.locator(`[data-thing="${shop.printer}"][data-light=good]`).waitFor()

    await page.getByRole('link', { name: 'Receipt printer' }).click()
    await page.locator('[data-job-state=printed]').waitFor()
    await page.locator('[data-receipt]').waitFor()
    await page.reload()
    await page.locator('[data-receipt]').waitFor()
    t.equal(await page.locator('[data-receipt]').count(), 1, 'one receipt on paper')
    const jobs = await rows('print_job')
    t.match(jobs, [{ kind: 'test', state: 'printed', attempt: 1 }])
    t.equal(jobs.length, 1)
    await page.getByRole('button', { name: 'Tear off' }).click()
    await page.getByText('Nothing on paper yet').waitFor()
    await page.context().close()
  })

  t.test('a printer that is plugged in is offered, and taken into use by one touch', async t => {
    const page = await newPage('technician')
    await page.goto(`${address()}/setup/`)
    await page.locator(`[data-thing="${shop.printer}"][data-light=good]`).waitFor()
    plug('1-1.2', {
      idVendor: '04b8',
      idProduct: '0e15',
      serial: 'X5',
      manufacturer: 'EPSON',
      product: 'TM-T20II',
      '1-1.2:1.0/bInterfaceClass': '07',
      '1-1.2:1.0/bInterfaceSubClass': '01',
      '1-1.2:1.0/bInterfaceProtocol': '02',
    })
    await page.getByText('A device is plugged in and not set up yet.').click()
    await page.getByText('04b8:0e15:X5', { exact: true }).waitFor()
    await page.getByText(/looks like: receipt printer/).waitFor()
    await page.getByRole('button', { name: 'Set it up' }).click()
    t.equal(await page.getByLabel('Model').inputValue(), 'epson-tm')
    t.equal(await page.getByLabel('Name', { exact: true }).inputValue(), 'EPSON TM-T20II')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await page.getByRole('heading', { name: 'EPSON TM-T20II' }).waitFor()
    await page.goto(`${address()}/setup/new`)
    await page.getByRole('link', { name: 'In use: EPSON TM-T20II' }).waitFor()
    await page.context().close()
  })

  t.test('a technician without a mouse finds the printer, prints, and plays a fault', async t => {
    const page = await newPage('technician')
    await page.goto(`${address()}/setup/`)
    await page.locator(`[data-thing="${shop.printer}"][data-light=good]`).waitFor()
    await tabTo(page, 'Receipt printer')
    await page.keyboard.press('Enter')
    await page.locator('[data-state=ready]').waitFor()
    await tabTo(page, 'Test print')
    const ring = await page.evaluate(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(
        document.activeElement ?? document.body,
      )
      return { outlineStyle, outlineWidth }
    })
    t.same(ring, { outlineStyle: 'solid', outlineWidth: '2px' }, 'where the focus is can be seen')
    await page.keyboard.press('Enter')
    await page.locator('[data-receipt]').waitFor()
    for (const [key, on] of [
      ['Space', 'true'],
      ['Enter', 'false'],
    ] as const) {
      await tabTo(page, 'Cover open')
      await page.keyboard.press(key)
      await page.locator(`[data-fault=cover-open][aria-checked=${on}]`).waitFor()
      const open = page.locator('[data-why=cover-open]')
      await open.waitFor({ state: on === 'true' ? 'attached' : 'detached' })
    }
    await tabTo(page, 'Tear off')
    await page.keyboard.press('Space')
    await page.getByText('Nothing on paper yet').waitFor()
    await tabTo(page, 'More')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Sign out' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Sign out' }).waitFor({ state: 'detached' })
    t.match(await focused(page), 'More', 'the focus is back where it came from')
    await page.context().close()
  })

  t.test(
    'a drawer teaches its sensor: shut, open, and from then on it says how it stands',
    async t => {
      const page = await newPage('technician')
      await page.goto(`${address()}/setup/device/${shop.printer}`)
      await page.locator('[data-state=ready]').waitFor()
      await page.locator('[data-live=live]').waitFor()
      await page.getByText(/nobody knows from here whether the drawer is open/).waitFor()
      const stands = (how: string) => page.getByText(new RegExp(`Cash drawer: ${how}`)).waitFor()
      await stands('not known')
      const sensor = page.getByRole('switch', { name: 'Drawer stays open' })
      await page.getByRole('button', { name: 'Teach it' }).click()
      await page.getByRole('button', { name: 'It is shut' }).click()
      await page.locator('[data-lesson=open]').waitFor()
      await page.getByRole('button', { name: 'It is open' }).click()
      await page.getByText(/The sensor says the same open and shut|does not change/).waitFor()
      await page.getByRole('button', { name: 'Teach it' }).click()
      await page.getByRole('button', { name: 'It is shut' }).click()
      await page.locator('[data-lesson=open]').waitFor()
      await sensor.click()
      await page.locator('[data-fault=drawer-open][aria-checked=true]').waitFor()
      await page.getByRole('button', { name: 'It is open' }).click()
      await page.locator('[data-lesson=learned]').waitFor()
      const [row] = (await rows('device')).filter(({ id }) => id === shop.printer)
      t.match(JSON.parse(row?.options_json ?? '{}'), { drawer_open_when: 'high' })
      // The device begins anew with what was learned, and a virtual one with its drawer shut.
      await page.getByText('Taught. The drawer is shut now.').waitFor()
      await stands('shut')
      await sensor.click()
      await page.getByText('Taught. The drawer is open now.').waitFor()
      await stands('open')
      await sensor.click()
      await page.getByText('Taught. The drawer is shut now.').waitFor()
      // One that can not be opened is said to be so, there and in the list.
      await page.getByRole('button', { name: 'Teach it again' }).click()
      await page.getByRole('button', { name: 'It is shut' }).click()
      await page.getByRole('switch', { name: 'Cable pulled' }).click()
      await page.locator('[data-why=unplugged]').waitFor()
      await page.getByRole('button', { name: 'Open it for me' }).click()
      await page.getByRole('alert').getByText('The printer does not answer').waitFor()
      const tried = page.locator('[data-job-state=failed]')
      await tried.getByText('did not open').waitFor()
      await tried.getByText('The printer does not answer').waitFor()
      await page.getByRole('switch', { name: 'Cable pulled' }).click()
      await page.locator('[data-state=ready]').waitFor()
      await page.context().close()
    },
  )

  t.test('a weight put on the virtual scale is what the tills read', async () => {
    const page = await newPage('technician')
    await page.goto(`${address()}/setup/device/${scale}`)
    await page.locator('[data-state=ready]').waitFor()
    await page.getByRole('button', { name: '0.412 kg' }).click()
    await page.getByText('The tills read 0.412 kg').waitFor()
    await page.getByRole('button', { name: 'moving' }).click()
    await page.getByText('The tills read – – –').waitFor()
    await page.getByLabel('Grams').fill('2350')
    await page.getByRole('button', { name: 'still' }).click()
    await page
      .getByText('The tills read 2.35 kg')
      .or(page.getByText('The tills read 2.350 kg'))
      .waitFor()
    await page.getByRole('button', { name: 'Zero', exact: true }).click()
    await page.getByText(/The scale did not do it/).waitFor()
    await page.getByRole('button', { name: 'Tare', exact: true }).click()
    await page.getByText('Tare: done').waitFor()
    await page.getByText(/The tills read 0(\.000)? kg \(less the tare\)/).waitFor()
    await page.getByRole('button', { name: 'Too heavy' }).click()
    await page.getByText('The tills read – – –').waitFor()
    await page.context().close()
  })

  t.test(
    'options of old that are wrong are corrected under “Change”; meanwhile nothing weighs',
    async t => {
      const [like] = (await rows('device')).filter(({ id }) => id === scale)
      if (!like) throw new Error('the shop has a scale')
      const old = { ...like, id: testId(11, 9), name: 'Old scale', options_json: '{"baud":"fast"}' }
      await given({ device: [old] })
      const page = await newPage('technician')
      await page.goto(`${address()}/setup/device/${old.id}`)
      await page.getByText('Touch “Change” and correct its options.').waitFor()
      t.equal(await page.getByRole('slider').count(), 0)
      await page.getByRole('button', { name: 'Change' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('button', { name: 'Save' }).click()
      await dialog.getByText('Option “baud” cannot be “fast”.').waitFor()
      await dialog.getByLabel('Options').fill('{}')
      await dialog.getByRole('button', { name: 'Save' }).click()
      await dialog.waitFor({ state: 'detached' })
      await page.locator('[data-state=ready]').waitFor()
      await page.getByRole('slider').waitFor()
      await page.context().close()
    },
  )

  t.test('how a line is set is chosen, and what was chosen stands in the options', async t => {
    const page = await newPage('technician')
    await page.goto(`${address()}/setup/new`)
    const choose = (label: string, option: string) =>
      page.getByLabel(label, { exact: true }).selectOption({ label: option })
    await page.getByLabel('Name', { exact: true }).fill('Bar printer')
    await choose('Connection', 'Serial')
    await page.getByLabel('Address').fill('/dev/ttyS7')
    await choose('Speed of the serial line', '19200')
    await choose('Parity', 'Even')
    await choose('Flow control', 'XON/XOFF')
    await choose('Characters in a line', '42')
    await choose('Parity', 'As the model is made')
    t.same(await seriousOnes(page), [])
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await page.getByRole('heading', { name: 'Bar printer' }).waitFor()
    const made = (await rows('device')).find(({ name }) => name === 'Bar printer')
    t.same(JSON.parse(made?.options_json ?? ''), { baud: 19_200, flow: 'xon-xoff', columns: 42 })
    await page.goto(`${address()}/setup/new`)
    await choose('Kind', 'Card terminal')
    await choose('Connection', 'Network')
    await choose('Model', 'zvt')
    await page.getByLabel('Name', { exact: true }).fill('Terminal')
    await page.getByLabel('Address').fill('192.0.2.9:20007')
    await page.getByLabel('Password of the terminal').fill('123')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await page.getByText('The password of a terminal has six digits.').waitFor()
    await choose('Kind', 'Label printer')
    await page.getByText('Everything as text').click()
    t.equal(await page.getByLabel('Options').inputValue(), '{}', 'a label printer has no password')
    await page.getByLabel('Labels on its roll').fill('fifty by thirty')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await page.getByText('Write width x height in mm, such as 50x30.').waitFor()
    await choose('Connection', 'Serial')
    await page.getByLabel('Options').fill('{"parity":"ma')
    t.ok(await page.getByLabel('Parity').isDisabled(), 'what is half typed is not written over')
    await page.getByText('The options that stand as text are not JSON.').first().waitFor()
    await page
      .getByLabel('Options')
      .fill('{"baud":"9600","parity":"mark","flow":"rts","tcp_port":70000}')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    for (const words of [
      'Write the value of option “baud” without quotation marks.',
      'Option “parity” cannot be “mark”.',
      'Option “flow” cannot be “rts”.',
      'Option “tcp_port” cannot be “70000”.',
    ])
      await page.getByText(words).waitFor()
    await page.context().close()
  })

  t.test('the two lines of the customer display are seen as they stand there', async t => {
    const page = await newPage('technician')
    await page.goto(`${address()}/setup/device/${display}`)
    await page.locator('[data-state=ready]').waitFor()
    await page.locator('[data-live=live]').waitFor()
    const glass = (lines: string) => page.locator(`[data-screen="${lines}"]`)
    await glass(`${' '.repeat(20)}|${' '.repeat(20)}`).waitFor()
    await page.getByRole('button', { name: 'Show a trial text' }).click()
    await glass('Crème brûlée £ EUR  |12345678901234567890').waitFor()
    await page.reload()
    await glass('Crème brûlée £ EUR  |12345678901234567890').waitFor()
    await page.getByRole('button', { name: 'Clear it' }).click()
    await glass(`${' '.repeat(20)}|${' '.repeat(20)}`).waitFor()
    t.equal(await page.getByRole('switch').count(), 2, 'what can go wrong with it')
    await page.context().close()
  })

  t.test('a code is scanned by tapping, by typing, and ten times in a second', async t => {
    const page = await newPage('technician')
    await page.goto(`${address()}/setup/device/${scanner}`)
    await page.locator('[data-state=ready]').waitFor()
    await page.locator('[data-live=live]').waitFor()
    await page.getByRole('button', { name: /Cola can/ }).click()
    await page.locator('[data-scans="1"]').waitFor()
    t.match(await page.locator('[data-scans]').innerText(), '5449000000996')
    await page.getByLabel('Code').fill('ABC-1')
    await page.keyboard.press('Enter')
    await page.locator('[data-scans="2"]').waitFor()
    t.match(await page.locator('[data-scans]').innerText(), 'ABC-1')
    await page.getByRole('button', { name: 'Ten scans in a second' }).click()
    await page.locator('[data-scans="12"]').waitFor()
    await page.context().close()
  })

  t.test('a device is added, changed, switched off and taken back', async t => {
    const page = await newPage('technician')
    await page.goto(`${address()}/setup/`)
    await page.getByRole('button', { name: 'Add a device' }).click()
    await page.getByLabel('Connection').selectOption('tcp')
    await page.getByLabel('Address').fill('printer on the shelf')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await page.getByText('Give it a name.').waitFor()
    await page.getByText(/Write host:port/).waitFor()
    await page.getByLabel('Address').fill('192.0.2.40:99999')
    await page.getByText(/a number from 1 to 65535/).waitFor()
    const models = () => page.getByLabel('Model').locator('option').allInnerTexts()
    t.notOk((await models()).includes('virtual'), 'what is plugged in is not drawn')
    await page.getByLabel('Kind').selectOption('scale')
    t.equal(await page.getByLabel('Model').inputValue(), 'toledo-8217')
    await page.getByLabel('Kind').selectOption('receipt_printer')
    t.equal(await page.getByLabel('Model').inputValue(), 'escpos-80')
    await page.getByLabel('Name', { exact: true }).fill('Bakery printer')
    await page.getByLabel('Connection').selectOption('virtual')
    await page.getByLabel('Used by').selectOption({ label: 'Till 2' })
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await page.getByRole('heading', { name: /Bakery printer/ }).waitFor()
    await page.locator('[data-state=ready]').waitFor()
    await page.getByRole('button', { name: 'Change' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name', { exact: true }).fill('Bread printer')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('heading', { name: /Bread printer/ }).waitFor()
    await page.getByRole('button', { name: 'Switch off' }).click()
    await page.getByText('Switched off here').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.locator('[data-state=ready]').waitFor()
    const made = (await rows('device')).find(({ name }) => name === 'Bread printer')
    t.match(made, { transport: 'virtual', address: '', till_id: shop.till2, status: 'active' })
    await page.context().close()
  })

  t.test('a drawer is hung on a printer without a word of JSON', async t => {
    const page = await newPage('technician')
    await page.goto(`${address()}/setup/new`)
    await page.getByLabel('Kind').selectOption('cash_drawer')
    await page.getByLabel('Name', { exact: true }).fill('Drawer below')
    await page.getByLabel('Hangs on').selectOption({ label: 'Receipt printer' })
    t.equal(await page.getByLabel('Address').count(), 0, 'it has no line of its own')
    await page.getByLabel('Pin of the printer').selectOption('5')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await page.getByRole('heading', { name: 'Drawer below' }).waitFor()
    await page.locator('[data-state=ready]').waitFor()
    await page.getByRole('definition').getByRole('link', { name: 'Receipt printer' }).waitFor()
    const made = (await rows('device')).find(({ name }) => name === 'Drawer below')
    t.same(JSON.parse(made?.options_json ?? ''), { printer_id: shop.printer, drawer_pin: 5 })
    await page.context().close()
  })

  t.test('a second device at one address is said, and not forbidden', async t => {
    const page = await newPage('technician')
    const add = async (name: string, at: string) => {
      await page.goto(`${address()}/setup/new`)
      await page.getByLabel('Connection').selectOption('tcp')
      await page.getByLabel('Address').fill(at)
      await page.getByLabel('Name', { exact: true }).fill(name)
      return () => page.getByRole('button', { name: 'Add', exact: true }).click()
    }
    const first = await add('Front printer', '127.0.0.1:9')
    await first()
    await page.getByRole('heading', { name: 'Front printer' }).waitFor()
    const second = await add('Spare printer', '127.0.0.1:9')
    await page.getByText('Another device has this address: Front printer').waitFor()
    t.same(await seriousOnes(page), [])
    await second()
    await page.getByRole('heading', { name: 'Spare printer' }).waitFor()
    await page.context().close()
  })

  t.test('who may not is told so, and nothing is sent', async t => {
    const page = await newPage('cashier')
    await page.goto(`${address()}/setup/device/${shop.printer}`)
    await page.locator('[data-state=ready]').waitFor()
    const before = (await rows('print_job')).length
    // Closed buttons still answer a finger: they say why.
    await page.getByRole('button', { name: 'Test print' }).click({ force: true })
    await page
      .getByRole('status', { name: 'Messages' })
      .getByText(/does not allow/)
      .waitFor()
    await page.getByRole('switch', { name: 'Paper out' }).click({ force: true })
    t.equal(
      await page.getByRole('switch', { name: 'Paper out' }).getAttribute('aria-checked'),
      'false',
    )
    t.equal((await rows('print_job')).length, before)
    await page.context().close()
  })

  t.test('what was put aside names its printer, and is cleared there', async () => {
    const id = testId(60, 1)
    const document = { version: 1 as const, language: 'en' as const, blocks: [] }
    const wanted = { kind: 'test' as const, key: 'test:1', document, store_id: shop.store_id }
    const context = { newId: () => id, now: Date.now(), tenant_id: shop.tenant_id }
    const job = newPrintJob({ id: shop.printer }, wanted, context)
    await given({ print_job: [{ ...job, state: 'parked', attempt: 3, why: 'no-answer' }] })
    const page = await newPage('technician')
    await page.goto(`${address()}/setup/device/${shop.printer}`)
    await page.locator('[data-state=ready]').waitFor()
    await page.getByRole('button', { name: 'Design the receipt' }).click({ force: true })
    await page.getByText('Your role does not design paper. Ask the manager.').waitFor()
    await page.getByRole('button', { name: 'Switch off' }).click()
    await page.getByRole('button', { name: 'Switch on' }).waitFor()
    await page.getByRole('button', { name: 'Print again' }).click({ force: true })
    await page.getByText('This printer is switched off. Switch it on first.').waitFor()
    await page.getByRole('link', { name: 'All things' }).click()
    const card = page.locator('[data-thing="check:printing"]')
    await card.getByText('Put aside after three tries: 1').waitFor()
    await card.getByRole('link', { name: 'Receipt printer' }).click()
    await page.getByRole('button', { name: 'Not needed' }).click()
    await page.locator(`[data-job="${id}"][data-job-state=cancelled]`).waitFor()
    await page.getByRole('link', { name: 'All things' }).click()
    await card.getByText('Nothing waits').waitFor()
    await page.getByRole('link', { name: 'Receipt printer' }).click()
    await page.getByRole('button', { name: 'Switch on' }).click()
    await page.locator('[data-state=ready]').waitFor()
    await page.context().close()
  })

  t.test(
    'on a phone nothing is cut off, and of two shared scales the used one is named',
    async t => {
      const [known] = (await rows('device')).filter(({ id }) => id === scale)
      if (!known) throw new Error('there is no scale')
      const second = { ...known, id: testId(11, 40), name: 'Scale_'.repeat(20) }
      await given({ device: [second] })
      const page = await newPage('technician')
      await page.setViewportSize({ width: 390, height: 844 })
      const isWide = () =>
        page.evaluate(
          () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
        )
      const heightOf = async (name: 'link' | 'slider', label: string) =>
        (await page.getByRole(name, { name: label }).boundingBox())?.height ?? 0
      await page.goto(`${address()}/setup/hubs`)
      await page.getByRole('link', { name: second.name }).waitFor()
      t.notOk(await isWide(), 'the hubs')
      await page.goto(`${address()}/setup/device/${second.id}`)
      await page.locator(`[data-used-instead="${scale}"]`).waitFor()
      t.notOk(await isWide(), 'the scale')
      t.ok((await heightOf('slider', 'Weight on the scale')) >= 44)
      await page.goto(`${address()}/setup/new`)
      await page.getByRole('link', { name: 'All things' }).waitFor()
      t.ok((await heightOf('link', 'All things')) >= 43)
      await page.goto(`${address()}/setup/device/${scanner}`)
      const code = page.locator('li span.font-mono').first()
      await code.waitFor()
      t.ok(await code.evaluate(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth))
      await page.context().close()
    },
  )

  t.test('it reads in both languages, light and dark, for everybody', async t => {
    for (const [language, scheme] of [
      ['en', 'light'],
      ['ar', 'dark'],
    ] as const) {
      const page = await newPage('technician', language)
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
      const pages = [
        '',
        'new',
        ...[shop.printer, scale, scanner, display, shop.terminal].map(id => `device/${id}`),
      ]
      for (const path of pages) {
        await page.goto(`${address()}/setup/${path}`)
        await page.getByRole('heading', { level: 1 }).waitFor()
        t.equal(await page.locator('html').getAttribute('dir'), language === 'ar' ? 'rtl' : 'ltr')
        t.same(await seriousOnes(page), [], `${language} ${scheme} /${path}`)
      }
      await page.context().close()
    }
  })

  t.test('everybody reads their own language, and one chosen by hand until they leave', async t => {
    const context = await browser().newContext({ locale: 'en-GB' })
    const page = await context.newPage()
    page.setDefaultTimeout(WAIT_MS)
    const isArabic = () => page.locator('html[dir=rtl]').waitFor()
    const isEnglish = () => page.locator('html[dir=ltr]').waitFor()
    const choose = (language: string) => page.locator('select').first().selectOption(language)
    const signIn = async (name: RegExp) => {
      await page.getByRole('button', { name }).click()
      await page.keyboard.type(PIN)
      await page.keyboard.press('Enter')
      await page.locator('[data-live]').waitFor()
    }
    const openMenu = () => page.getByRole('button', { name: /More|المزيد/ }).click()
    const signOut = () => page.getByRole('button', { name: /Sign out|تسجيل الخروج/ }).click()
    await page.goto(`${address()}/setup/`)
    await isEnglish()
    await signIn(/Tariq/)
    await isArabic()
    await openMenu()
    await page.getByText('الفني', { exact: true }).waitFor()
    await choose('en')
    await isEnglish()
    await page.getByText('Technician', { exact: true }).waitFor()
    await page.reload()
    await page.locator('[data-live]').waitFor()
    await isEnglish()
    await openMenu()
    await signOut()
    await page.getByRole('button', { name: /Tariq/ }).waitFor()
    await isEnglish()
    await signIn(/Tariq/)
    await isArabic()
    await openMenu()
    await signOut()
    // On the sign-in screen it is the terminal's, and stands for whoever signs in then.
    await isEnglish()
    await choose('ar')
    await signIn(/سام/)
    await isArabic()
    await openMenu()
    await signOut()
    await isArabic()
    await signIn(/سام/)
    await isEnglish()
    t.equal(await page.evaluate(() => localStorage.getItem('language')), 'ar')
    await context.close()
  })

  t.test('without the server the last state stays, and says how old it is', async () => {
    const page = await newPage('technician')
    await page.goto(`${address()}/setup/`)
    await page.locator(`[data-thing="${shop.printer}"][data-light=good]`).waitFor()
    await endServer()
    await page.getByText(/Not connected\. What you see is from/).waitFor()
    await page.locator(`[data-thing="${shop.printer}"]`).waitFor()
    await startServer()
    await page.getByText(/Not connected\. What you see is from/).waitFor({ state: 'detached' })
    await page.locator(`[data-thing="${shop.printer}"][data-light=good]`).waitFor()
    await page.context().close()
  })
}

const STOPS_MAX = 60

/** Walks with Tab alone until the focus is on what is called so. */
const tabTo = async (page: Page, name: string) => {
  for (let stop = 0; stop < STOPS_MAX; stop += 1) {
    if ((await focused(page)).startsWith(name)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`"${name}" is not reached by Tab`)
}

const focused = (page: Page) =>
  page.evaluate(() => {
    const at = document.activeElement
    return (at?.getAttribute('aria-label') ?? at?.textContent ?? '').trim()
  })
