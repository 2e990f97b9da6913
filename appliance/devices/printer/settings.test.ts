// A printer's own settings, written and read through the driver, to an emulator that keeps them.
import t from 'tap'
import type { ReceiptDocument } from '#schema/rules/receipt.ts'
import { openLedger } from '../ledger.ts'
import { printerModel } from '../models.ts'
import { aFile, aMemory } from './a-memory.ts'
import { newMemory } from './emulated-memory.ts'
import { PrinterEmulator } from './emulator.ts'
import { machineOf } from './machines.ts'
import { textOf } from './paper.ts'

const ENTER = '1d2845030001494e'
const LEAVE = '1d28450400024f5554'

const receipt = (text: string): ReceiptDocument => ({
  version: 1,
  language: 'en',
  blocks: [...Array.from({ length: 200 }, () => ({ is: 'text' as const, text })), { is: 'cut' }],
})

t.test('what a printer is set to is read, changed, and read back as it was written', async t => {
  const { orders, ready, memory, emulator } = aMemory(t)
  await ready()
  t.match(await orders.readSettings(), {
    settings: {
      code_page: 0,
      paper: 80,
      density: 100,
      baud: 9_600,
      parity: 'none',
      flow: 'hardware',
    },
    who: { model: 'Virtual printer', serial: memory.serial },
  })
  const wanted = { code_page: 19, paper: 58 as const, density: 115, parity: 'even' as const }
  t.same(await orders.writeSettings('r1', wanted), { result: 'written' })
  t.match(await orders.readSettings(), { settings: { ...wanted, baud: 9_600, flow: 'hardware' } })
  t.same(emulator.receipts(), [], 'nothing of it came out on paper')
  t.equal(emulator.counts().unknown, 0)
})

t.test(
  'the code page holds for what does not choose one, and receipts print as before',
  async t => {
    const { driver, orders, ready, emulator, ended } = aMemory(t)
    await ready()
    await orders.writeSettings('r1', { code_page: 17 })
    const session = emulator.connect(
      () => {},
      () => {},
    )
    await session.write(Uint8Array.of(0x1b, 0x40, 0x80, 0x0a, 0x1d, 0x56, 0))
    t.equal(textOf(emulator.receipts()[0] ?? { id: '', marks: [], isCut: true }), 'А', 'Cyrillic')
    driver.print({ id: 'a', attempt: 1, document: receipt('Café 1,20 €') })
    await ended('a')
    t.match(emulator.receipts().map(textOf).at(-1), /^Café 1,20 €\n/)
  },
)

t.test('nothing is ever set inside of a receipt, and what is printed meanwhile waits', async t => {
  const { driver, orders, ready, ended, reports, sent, emulator } = aMemory(t)
  await ready()
  const writing = orders.writeSettings('r1', { density: 105 })
  driver.print({ id: 'a', attempt: 1, document: receipt('Milk') })
  t.match(await writing, { result: 'written' })
  await ended('a')
  t.equal(reports.at(-1)?.state, 'printed')
  const bytes = sent()
  t.ok(bytes.indexOf(LEAVE) < bytes.indexOf(Buffer.from('Milk').toString('hex')))
  emulator.trap('stall', 500)
  driver.print({ id: 'b', attempt: 1, document: receipt('Bread') })
  t.match(await orders.writeSettings('r2', { density: 90 }), {
    result: 'not-written',
    why: 'printer-busy',
  })
  emulator.fault('stall', false)
  await ended('b')
  t.notMatch(sent(), ENTER, 'a receipt was on its way')
  t.match(await orders.writeSettings('r2', { density: 90 }), { result: 'written' }, 'now it may')
})

t.test('one request is carried out once, however often it arrives', async t => {
  const { orders, ready, memory } = aMemory(t)
  await ready()
  await orders.writeSettings('r1', { density: 105 })
  memory.values.set(5, 0)
  t.same(await orders.writeSettings('r1', { density: 105 }), {
    result: 'not-written',
    why: 'asked-before',
  })
  t.equal(memory.values.get(5), 0)
})

t.test('a printer that says no word is told, and said to be told; the self-test shows', async t => {
  const { orders, ready, sent } = aMemory(t, { model: 'escpos-silent' })
  await ready()
  sent()
  t.same(await orders.readSettings(), { why: 'no-answer' })
  t.equal(sent().includes('1d2845'), false, 'it is not even asked')
  t.same(await orders.writeSettings('r1', { code_page: 19 }), { result: 'sent' })
  t.match(sent(), `${ENTER}1d2845040005081300${LEAVE}`)
})

t.test('one that answers, but not to this, is told nothing', async t => {
  const { orders, ready, sent, driver, ended, reports } = aMemory(t, { model: 'escpos-80' })
  await ready()
  t.same(await orders.readSettings(), { why: 'no-answer' })
  t.same(await orders.writeSettings('r1', { code_page: 19, baud: 19_200 }), {
    result: 'not-written',
    why: 'no-setup-mode',
  })
  const bytes = sent()
  t.match(bytes, ENTER)
  t.notMatch(bytes, '1d2845040005', 'no value')
  t.notMatch(bytes, '1d284507000b01', 'no speed')
  driver.print({ id: 'a', attempt: 1, document: receipt('Milk') })
  await ended('a')
  t.equal(reports.at(-1)?.state, 'printed')
})

t.test('a new speed cuts the line until our end follows, and nothing is lost by it', async t => {
  const memory = newMemory()
  const first = aMemory(t, { memory, baud: 9_600 })
  await first.ready()
  t.same(await first.orders.writeSettings('r1', { baud: 19_200 }), { result: 'written' })
  await first.until(() => first.states.at(-1) !== 'ready')
  t.match(await first.orders.readSettings(), { why: String }, 'it hears nothing of us')
  first.driver.close()
  const { emulator } = first
  const second = aMemory(t, { memory, emulator, baud: 19_200 })
  await second.ready()
  t.match(await second.orders.readSettings(), { settings: { baud: 19_200 } })
  second.driver.print({ id: 'a', attempt: 1, document: receipt('Milk') })
  await second.ended('a')
  t.equal(second.reports.at(-1)?.state, 'printed')
})

t.test('a hub that fell in the middle lets the printer out, and sets nothing again', async t => {
  const file = aFile(t)
  const memory = newMemory()
  const emulator = new PrinterEmulator(() => {}, machineOf(printerModel('virtual'), memory))
  // It went into its setup mode, then the hub was gone.
  const gone = openLedger(file, Date.now).of('p')
  gone.writes('r1')
  gone.entersSetup()
  const session = emulator.connect(
    () => {},
    () => {},
  )
  await session.write(Buffer.from(ENTER, 'hex'))
  session.close()
  const again = aMemory(t, { memory, emulator, ledger: openLedger(file, Date.now) })
  await again.ready()
  t.ok(again.sent().startsWith(LEAVE), 'before anything else')
  t.match(await again.orders.writeSettings('r1', { density: 120 }), { why: 'asked-before' })
  t.equal(memory.values.get(5), 0)
  again.driver.print({ id: 'a', attempt: 1, document: receipt('Milk') })
  await again.ended('a')
  t.equal(again.reports.at(-1)?.state, 'printed', 'it prints again')
  t.equal(openLedger(file, Date.now).of('p').isInSetup(), false)
})

t.test('without paper, without a line, and of another language it says why', async t => {
  const { orders, ready, emulator, until, states } = aMemory(t)
  await ready()
  emulator.fault('paper-out', true)
  await until(() => states.at(-1)?.startsWith('blocked') === true)
  t.match(await orders.writeSettings('r1', { density: 105 }), {
    result: 'not-written',
    why: 'paper-out',
  })
  emulator.fault('paper-out', false)
  emulator.fault('unplug', true)
  t.match(await orders.readSettings(), { why: 'printer-offline' })
  const star = aMemory(t, { model: 'star-line' })
  await star.ready()
  t.match(await star.orders.readSettings(), { why: 'no-setup-mode' })
  t.match(await star.orders.writeSettings('r1', { density: 105 }), { why: 'no-setup-mode' })
  t.match(await star.orders.readLogo(), { why: 'no-logo-memory' })
})
