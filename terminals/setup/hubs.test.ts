// A technician lets a second box in on the setup page, gives it a device, and throws it out, with the
// real hub program on the other side. Needs chromium.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import t from 'tap'
import { endProgram, noBrowser, seriousOnes } from '#kit/a-browser.ts'
import { aShop, scanner, TEST_TIMEOUT_MS } from './a-shop.ts'

t.setTimeout(TEST_TIMEOUT_MS)

const folder = mkdtempSync(join(tmpdir(), 'second-box-'))
const boxes: ChildProcess[] = []
t.teardown(async () => {
  await Promise.all(boxes.map(endProgram))
  rmSync(folder, { recursive: true, force: true })
})

/** What is typed on the second box, as the page shows it; it has one printer plugged in. */
const type = (command: string) => {
  const usb = {
    idVendor: '04b8',
    idProduct: '0e15',
    serial: 'X5',
    product: 'TM-T20II',
    '1-1:1.0/bInterfaceClass': '07',
    '1-1:1.0/bInterfaceSubClass': '01',
    '1-1:1.0/bInterfaceProtocol': '02',
  }
  for (const [name, text] of Object.entries(usb)) {
    const file = join(folder, 'sys/bus/usb/devices/1-1', name)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, `${text}\n`)
  }
  const [npm, run, hub, dashes, ...args] = command.split(' ')
  t.same([npm, run, hub, dashes], ['npm', 'run', 'hub', '--'])
  const program = join(import.meta.dirname, '../../firmware-scripts/hub/main.ts')
  const child = spawn(process.execPath, [program, ...args], {
    env: {
      PATH: process.env['PATH'],
      DATA_DIR: join(folder, 'data'),
      SYS_DIR: join(folder, 'sys'),
      DEV_DIR: join(folder, 'dev'),
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  boxes.push(child)
  return child
}

t.test('a second box', { skip: noBrowser }, async t => {
  const { address, begin, end, newPage, rows } = aShop()
  t.before(begin)
  t.teardown(end)

  t.test('is let in by a code, gets a device, and is thrown out', async t => {
    const page = await newPage('technician')
    await page.goto(`${address()}/setup/`)
    await page.getByRole('link', { name: 'Device hubs' }).click()
    await page.locator('[data-hub=hub-1][data-light=good]').waitFor()
    await page.getByText('No other machine drives devices of this store.').waitFor()
    await page.getByRole('button', { name: 'Make a code' }).click()
    await page.getByText('Give it a name.').waitFor()
    await page.getByLabel('Name', { exact: true }).fill('Bar')
    await page.getByRole('button', { name: 'Make a code' }).click()
    const code = await page.locator('[data-test=code]').innerText()
    t.match(code, /^[0-9A-Z]{4}-[0-9A-Z]{4}$/)
    await page.getByText(/Good once, for 10 minutes/).waitFor()
    await page.locator('[data-hub=hub-2][data-light=busy]', { hasText: 'Invited' }).waitFor()
    t.same(await seriousOnes(page), [])

    const command = await page.locator('[data-test=command]').innerText()
    t.ok(command.endsWith(` --code ${code}`), command)
    const box = type(command)
    await page.locator('[data-test=came-in]', { hasText: 'Bar has come in' }).waitFor()
    await page.locator('[data-hub=hub-2][data-light=good]', { hasText: 'Connected' }).waitFor()
    await page.getByText(/paired from/).waitFor()

    await page.goto(`${address()}/setup/new`)
    await page.locator('li', { hasText: '04b8:0e15:X5' }).getByText('· Bar').waitFor()
    await page.goto(`${address()}/setup/device/${scanner}`)
    await page.getByRole('button', { name: 'Change' }).click()
    await page.getByLabel('Plugged into').selectOption({ label: 'Bar' })
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.locator('[data-state=ready]').waitFor()
    const known = (await rows('device')).find(({ id }) => id === scanner)
    t.equal(known?.options_json, '{"hub":"hub-2"}')
    await page.getByRole('link', { name: 'Bar' }).click()

    const line = page.locator('[data-hub=hub-2]')
    await line.getByRole('link', { name: 'Scanner' }).waitFor()
    await line.getByRole('button', { name: 'Rename' }).click()
    await page.getByRole('dialog').getByLabel('Name', { exact: true }).fill('Terrace')
    await page.getByRole('button', { name: 'Save' }).click()
    await line.getByText('Terrace').waitFor()
    await line.getByRole('button', { name: 'Revoke' }).click()
    await page.getByText(/Its device stops until/).waitFor()
    t.same(await seriousOnes(page), [])
    await page.getByRole('button', { name: 'Revoke it' }).click()
    await page.locator('[data-hub=hub-2][data-light=off]', { hasText: 'Revoked' }).waitFor()
    await line.getByRole('link', { name: 'Scanner' }).click()
    await page.locator('[data-why=hub-revoked]').waitFor()
    await page.getByText('The device hub it is plugged into was revoked').waitFor()
    if (box.exitCode === null) await new Promise(resolve => box.once('exit', resolve))
    t.equal(box.exitCode, 77, 'the program there has ended')
    await page.context().close()
  })

  t.test('who may not let machines in reads who may', async t => {
    const page = await newPage('cashier')
    await page.goto(`${address()}/setup/hubs`)
    await page.getByLabel('Name', { exact: true }).fill('Bar')
    await page.getByRole('button', { name: 'Make a code' }).click({ force: true })
    await page.getByText('Your role does not allow this. Ask the technician.').first().waitFor()
    t.equal((await rows('hub')).length, 1)
    await page.context().close()
  })
})
