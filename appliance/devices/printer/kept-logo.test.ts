// The logo in a printer's own memory: stored once, printed by its key, and never by another printer's.
import t from 'tap'
import { dither, packed } from '#schema/rules/picture.ts'
import type { ReceiptDocument } from '#schema/rules/receipt.ts'
import { openLedger } from '../ledger.ts'
import { printerModel } from '../models.ts'
import { aFile, aMemory } from './a-memory.ts'
import { CAPACITY_BYTES, newMemory } from './emulated-memory.ts'
import { PrinterEmulator } from './emulator.ts'
import { machineOf } from './machines.ts'

const WIDTH = 200
const ROWS = 120
const shade = (from: number) =>
  packed(
    dither(
      Array.from({ length: WIDTH * ROWS }, (_, at) => (from + at * 7) % 256),
      WIDTH,
      ROWS,
    ),
    WIDTH,
    ROWS,
  )
const logo = shade(0)
const other = shade(90)

const receipt = (picture: typeof logo): ReceiptDocument => ({
  version: 1,
  language: 'en',
  blocks: [{ is: 'picture', ...picture }, { is: 'text', text: 'Milk' }, { is: 'cut' }],
})

type Printer = ReturnType<typeof aMemory>

/** The dots that a printed receipt has on its paper, and how many bytes it took. */
const printed = async (
  { driver, ended, reports, sent }: Printer,
  at: PrinterEmulator,
  id: string,
  picture = logo,
) => {
  sent()
  driver.print({ id, attempt: 1, document: receipt(picture) })
  await ended(id)
  const marks = at.receipts().at(-1)?.marks ?? []
  const images = marks.filter(mark => mark.is === 'image')
  return {
    state: reports.findLast(each => each.job_id === id)?.state,
    dots: Buffer.concat(images.map(mark => (mark.is === 'image' ? mark.bits : Buffer.alloc(0)))),
    bytes: sent().length / 2,
  }
}

const virtual = (memory = newMemory()) =>
  new PrinterEmulator(() => {}, machineOf(printerModel('virtual'), memory))

t.test(
  'a stored logo prints the same dots with a few bytes, and is told with its size',
  async t => {
    const printer = aMemory(t)
    const { orders, ready, emulator, memory } = printer
    await ready()
    const before = await printed(printer, emulator, 'a')
    t.equal(before.state, 'printed')
    t.ok(before.bytes > 8_000, 'sent as dots')
    t.match(await orders.readLogo(), {
      capacity: CAPACITY_BYTES,
      free: CAPACITY_BYTES,
      keys: [],
      stored: null,
    })
    const stored = await orders.storeLogo('r1', logo)
    t.match(stored, { key: /^..$/, width: 576, rows: ROWS, bytes: 72 * ROWS + 24 })
    const after = await printed(printer, emulator, 'b')
    t.equal(after.state, 'printed')
    t.ok(after.bytes < 100, `${after.bytes} bytes`)
    t.ok(after.dots.equals(before.dots), 'the same on paper')
    t.match(await orders.readLogo(), {
      free: CAPACITY_BYTES - 72 * ROWS - 24,
      keys: [...memory.pictures.keys()],
      stored,
    })
    t.equal(emulator.counts().unknown, 0)
    t.equal(emulator.counts().kicks, 0)
    const another = await printed(printer, emulator, 'c', other)
    t.ok(another.bytes > 8_000, 'another picture is sent as dots')
  },
)

t.test('the same logo is not written twice; another one takes its place', async t => {
  const { orders, ready, sent, memory } = aMemory(t)
  await ready()
  await orders.storeLogo('r1', logo)
  sent()
  t.match(await orders.storeLogo('r2', logo), { key: String })
  t.notMatch(sent(), /304330/, 'nothing was defined')
  t.match(await orders.storeLogo('r1', other), { why: 'asked-before' })
  await orders.storeLogo('r3', other)
  t.equal(memory.pictures.size, 1, 'the old one does not take room')
})

t.test('dots that read like a command open no drawer, neither stored nor printed', async t => {
  const printer = aMemory(t)
  await printer.ready()
  // DLE DC4 1 0 1, which opens a drawer, and DLE EOT 1, among white.
  const row = new Uint8Array(72)
  row.set([0x10, 0x14, 0x01, 0x00, 0x01, 0x00, 0x10, 0x04, 0x01])
  const evil = packed(row, 576, 1)
  t.match(await printer.orders.storeLogo('r1', evil), { rows: 1 })
  const { bytes } = await printed(printer, printer.emulator, 'a', evil)
  t.ok(bytes < 100, 'by its key')
  t.equal(printer.emulator.counts().kicks, 0)
})

t.test('it is used again after the line and the hub were gone', async t => {
  const file = aFile(t)
  const memory = newMemory()
  const emulator = virtual(memory)
  const first = aMemory(t, { memory, emulator, ledger: openLedger(file, Date.now) })
  await first.ready()
  await first.orders.storeLogo('r1', logo)
  first.driver.close()
  const second = aMemory(t, { memory, emulator, ledger: openLedger(file, Date.now) })
  await second.ready()
  const { state, bytes } = await printed(second, emulator, 'a')
  t.equal(state, 'printed')
  t.ok(bytes < 200, `${bytes} bytes`)
})

t.test(
  'another printer in the same place gets the dots, and the old one its key again',
  async t => {
    const printer = aMemory(t, { memory: newMemory('AAA') })
    await printer.ready()
    await printer.orders.storeLogo('r1', logo)
    const { dots } = await printed(printer, printer.emulator, 'a')
    const spare = virtual(newMemory('BBB'))
    printer.swap(spare)
    const onSpare = await printed(printer, spare, 'b')
    t.equal(onSpare.state, 'printed')
    t.ok(onSpare.dots.equals(dots), 'the logo is on its paper')
    t.ok(onSpare.bytes > 8_000)
    t.match(await printer.orders.readLogo(), { stored: null, keys: [] })
    printer.swap(printer.emulator)
    const back = await printed(printer, printer.emulator, 'c')
    t.ok(back.dots.equals(dots))
    t.ok(back.bytes < 200)
  },
)

t.test(
  'a receipt that waited while the printer was changed has the logo of the new one',
  async t => {
    const printer = aMemory(t, { memory: newMemory('AAA') })
    await printer.ready()
    await printer.orders.storeLogo('r1', logo)
    const { dots } = await printed(printer, printer.emulator, 'a')
    printer.emulator.fault('paper-out', true)
    await printer.until(() => printer.states.at(-1)?.startsWith('blocked') === true)
    printer.driver.print({ id: 'b', attempt: 1, document: receipt(logo) })
    const spare = virtual(newMemory('BBB'))
    printer.swap(spare)
    await printer.ended('b')
    const images =
      spare
        .receipts()
        .at(-1)
        ?.marks.filter(mark => mark.is === 'image') ?? []
    t.ok(
      Buffer.concat(images.map(mark => (mark.is === 'image' ? mark.bits : Buffer.alloc(0)))).equals(
        dots,
      ),
    )
  },
)

t.test('a logo that somebody else deleted is sent as dots after the next connection', async t => {
  const printer = aMemory(t)
  await printer.ready()
  await printer.orders.storeLogo('r1', logo)
  printer.memory.pictures.clear()
  printer.swap(printer.emulator)
  const { bytes, dots } = await printed(printer, printer.emulator, 'a')
  t.ok(bytes > 8_000)
  t.ok(dots.some(byte => byte !== 0))
})

t.test('deleted, it is gone from the printer and receipts have its dots', async t => {
  const printer = aMemory(t)
  const { orders, ready, memory, emulator } = printer
  await ready()
  t.match(await orders.deleteLogo('r0'), { why: 'not-stored' })
  memory.pictures.set('ZZ', { widthBytes: 1, rows: 1, bits: Uint8Array.of(1) })
  await orders.storeLogo('r1', logo)
  t.same(await orders.deleteLogo('r2'), {})
  t.same([...memory.pictures.keys()], ['ZZ'], 'what others stored stays')
  const { bytes } = await printed(printer, emulator, 'a')
  t.ok(bytes > 8_000)
})

t.test('a long list of keys is heard to its end', async t => {
  const printer = aMemory(t)
  const { orders, ready, memory } = printer
  await ready()
  for (let at = 0; at < 95; at++)
    memory.pictures.set(`${String.fromCharCode(40 + Math.floor(at / 10))}${at % 10}`, {
      widthBytes: 1,
      rows: 1,
      bits: Uint8Array.of(1),
    })
  const state = await orders.readLogo()
  t.equal('keys' in state && state.keys.length, 95)
  await orders.storeLogo('r1', logo)
  t.ok((await printed(printer, printer.emulator, 'a')).bytes < 100)
})

t.test('without room, or without such a memory, nothing is written', async t => {
  const { orders, ready, memory, sent } = aMemory(t)
  await ready()
  const bits = new Uint8Array(CAPACITY_BYTES - 500)
  memory.pictures.set('ZZ', { widthBytes: 1, rows: bits.length, bits })
  sent()
  t.same(await orders.storeLogo('r1', logo), { why: 'no-room' })
  t.notMatch(sent(), /304330/)
  t.match(await orders.readLogo(), { free: 476 })
  for (const model of ['escpos-80', 'escpos-silent', 'star-line']) {
    const plain = aMemory(t, { model })
    await plain.ready()
    plain.sent()
    t.same(await plain.orders.storeLogo('r1', logo), { why: 'no-logo-memory' }, model)
    t.notMatch(plain.sent(), /1d284c/)
  }
})

t.test('a line that is lost while it is stored leaves no half of it on a receipt', async t => {
  const printer = aMemory(t)
  const { orders, ready, emulator, memory } = printer
  await ready()
  emulator.trap('unplug', 5_000)
  t.match(await orders.storeLogo('r1', logo), { why: 'not-confirmed' })
  t.equal(memory.pictures.size, 0)
  emulator.fault('unplug', false)
  const { state, dots } = await printed(printer, emulator, 'a')
  t.equal(state, 'printed')
  t.equal(dots.length, 72 * ROWS, 'the whole logo, as dots')
  t.match(await orders.readLogo(), { stored: null })
})
