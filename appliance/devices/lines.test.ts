// A display and the printer behind it on one serial line.
import t, { type Test } from 'tap'
import { STORE_HUB } from '#schema/rules/hub-of.ts'
import { displayEmulator } from './display/emulator.ts'
import { displayModel } from './display/models.ts'
import { Hub } from './hub.ts'
import { openLines, openOwnPort, type PortOf } from './lines.ts'
import type { DeviceRow } from './messages.ts'
import { type Mountable, memoryPort } from './ports/memory.ts'
import { listenTcp } from './ports/tcp.ts'
import { PrinterEmulator } from './printer/emulator.ts'
import { textOf } from './printer/paper.ts'

/**
 * The wiring: the display hears all, the printer what comes while it is chosen (`ESC = n`, bit 0). A
 * second reader of that command, which knows nothing of ours. `cut` is how many bytes come at once.
 */
const wiring = (
  display: Mountable,
  printer: Mountable,
  cut: number,
  seen: (chunk: Uint8Array) => void,
): Mountable => ({
  connect: (answer, hungUp) => {
    const upper = display.connect(() => {}, hungUp)
    const lower = printer.connect(answer, hungUp)
    let begun: number[] = []
    let isForPrinter = true
    const pass = async (bytes: Uint8Array) => {
      const through: number[] = []
      for (const byte of bytes) {
        begun.push(byte)
        if (begun.length === 1 && byte === 0x1b) continue
        if (begun.length === 2 && byte === 0x3d) continue
        if (begun.length === 3) isForPrinter = (byte & 1) === 1
        else if (isForPrinter) through.push(...begun)
        begun = []
      }
      await upper.write(bytes)
      if (through.length > 0) await lower.write(Uint8Array.from(through))
    }
    return {
      write: async chunk => {
        seen(chunk)
        for (let at = 0; at < chunk.length; at += cut) await pass(chunk.subarray(at, at + cut))
        return chunk.length
      },
      close: () => {
        upper.close()
        lower.close()
      },
    }
  },
})

const row = (id: string, more: Partial<DeviceRow>): DeviceRow => ({
  id,
  class: 'line_display',
  name: id,
  model: 'escpos-display-pass-through',
  transport: 'serial',
  address: '/dev/serial/by-id/pos',
  options_json: '{}',
  till_id: null,
  status: 'active',
  ...more,
})
const displayRow = row('display', {})
const printerRow = row('printer', {
  class: 'receipt_printer',
  model: 'epson-tm',
  options_json: '{"baud":19200}',
})

/** A hub with these rows; each line of it ends in the wiring. */
const aHub = (
  t: Test,
  {
    rows = [displayRow, printerRow],
    cut = 4_096,
    openPort,
  }: { rows?: DeviceRow[]; cut?: number; openPort?: (wired: Mountable) => PortOf } = {},
) => {
  const looks = new Set<() => void>()
  const wake = () => {
    for (const look of looks) look()
  }
  const display = displayEmulator(displayModel('escpos-display'), wake)
  const printer = new PrinterEmulator(wake)
  const passed: Uint8Array[] = []
  const wired = wiring(display.device, printer, cut, chunk => passed.push(chunk.slice()))
  const opened: (number | undefined)[] = []
  const usual: PortOf = (_, { baud }) => {
    opened.push(baud)
    return memoryPort(wired)
  }
  const said: string[] = []
  const publish = (topic: string, payload: string) => {
    const [, , , id, channel] = topic.split('/')
    const { is, state, why, job_id } = JSON.parse(payload)
    if (channel === 'state') said.push(`${id} ${why ?? state}`)
    if (is === 'job') said.push(`${job_id} ${state}`)
    wake()
  }
  const hub = new Hub('st', STORE_HUB, publish, { lines: openLines(openPort?.(wired) ?? usual) })
  t.teardown(() => hub.close())
  const put = (devices: DeviceRow[]) => hub.devices(JSON.stringify({ devices }))
  put(rows)
  return {
    display,
    opened,
    printer,
    put,
    said,
    /** all that went over the line, a letter a byte */
    passed: () => Buffer.concat(passed).toString('latin1'),
    /** Resolves when it holds; the test's own limit ends a wait in vain. */
    until: (holds: () => boolean) =>
      new Promise<void>(resolve => {
        const look = () => {
          if (!holds()) return
          looks.delete(look)
          resolve()
        }
        looks.add(look)
        look()
      }),
    show: (upper: string) => hub.take('display', JSON.stringify({ is: 'show', upper, lower: '' })),
    print: (job_id: string, count = 3) => {
      const text = Array.from({ length: count }, (_, at) => ({
        is: 'text',
        text: `${job_id}-${at}`,
      }))
      const document = { version: 1, language: 'en', blocks: [...text, { is: 'cut' }] }
      hub.take('printer', JSON.stringify({ is: 'print', job_id, attempt: 1, document }))
    },
    /** what came to paper, line by line */
    paper: () =>
      printer
        .receipts()
        .flatMap(receipt => textOf(receipt).split('\n'))
        .filter(line => line.trim() !== ''),
  }
}

const lines = (job: string, count: number) =>
  Array.from({ length: count }, (_, at) => `${job}-${at}`)

t.test(
  'texts go to the display and receipts to paper, however the line cuts the bytes',
  async t => {
    for (const cut of [1, 2, 3, 7, 4_096]) {
      const { display, opened, paper, print, printer, said, show, until } = aHub(t, { cut })
      await until(() => said.includes('display ready') && said.includes('printer ready'))
      show('Apples')
      print('a')
      await until(() => said.includes('a printed') && display.visible().upper.startsWith('Apples'))
      show('Total')
      await until(() => display.visible().upper.startsWith('Total'))
      t.same(paper(), lines('a', 3), `cut into ${cut}`)
      t.same(opened, [19_200], 'one line, at the speed of the printer')
      t.same(printer.unknown(), [], 'the printer has seen nothing that is not its own')
    }
  },
)

t.test('a text waits for the end of a receipt, and no receipt is torn by one', async t => {
  const { display, paper, passed, print, said, show, until } = aHub(t)
  await until(() => said.includes('display ready') && said.includes('printer ready'))
  print('long', 900)
  await until(() => passed().includes('long-0'))
  for (const text of ['one', 'two', 'three']) {
    show(text)
    await new Promise(setImmediate)
  }
  await until(() => said.includes('long printed') && display.visible().upper.startsWith('three'))
  t.same(paper(), lines('long', 900))
  const [, ...between] = passed().split('long-')
  t.equal(between.length, 900)
  t.notOk(
    between.slice(0, -1).some(part => part.includes('\x1b=')),
    'nothing came between its lines',
  )
  t.notOk(said.includes('display stall'), 'who waits for its turn is not stuck')
})

t.test(
  'who is out of paper in the middle of a receipt has the line; then the text comes',
  async t => {
    const { display, paper, print, printer, said, show, until } = aHub(t)
    await until(() => said.includes('display ready') && said.includes('printer ready'))
    printer.runOutAfter(20)
    print('long', 900)
    await until(() => said.includes('printer paper-out'))
    show('newest')
    await new Promise(setImmediate)
    printer.fault('paper-out', false)
    await until(() => said.includes('long printed') && display.visible().upper.startsWith('newest'))
    t.same(paper(), lines('long', 900))
  },
)

t.test('a line that is pulled out is missed by both, and both come back', async t => {
  const { display, paper, print, printer, said, show, until } = aHub(t)
  await until(() => said.includes('display ready') && said.includes('printer ready'))
  show('before')
  await until(() => display.visible().upper.startsWith('before'))
  const from = said.length
  display.fault('unplug', true)
  printer.fault('unplug', true)
  await until(() => ['display', 'printer'].every(id => said.includes(`${id} unplugged`, from)))
  print('a')
  show('after')
  display.fault('unplug', false)
  printer.fault('unplug', false)
  await until(() => said.includes('a printed') && display.visible().upper.startsWith('after'))
  t.same(paper(), lines('a', 3))
})

t.test('a display that is set up later shares the line of the printer that runs', async t => {
  const { display, opened, paper, print, put, said, show, until } = aHub(t, { rows: [printerRow] })
  await until(() => said.includes('printer ready'))
  put([printerRow, displayRow])
  await until(() => said.includes('display ready'))
  show('Apples')
  print('a')
  await until(() => said.includes('a printed') && display.visible().upper.startsWith('Apples'))
  t.same(paper(), lines('a', 3))
  put([printerRow, { ...displayRow, status: 'blocked' }])
  print('b')
  await until(() => said.includes('b printed'))
  t.same(opened, [19_200, 19_200, 19_200], 'alone, together, alone again')
})

t.test('the same over a serial server in the network', async t => {
  let place = ''
  const { display, paper, print, put, said, show, until } = aHub(t, {
    rows: [],
    openPort: wired => {
      void listenTcp(wired, 0).then(server => {
        t.teardown(server.close)
        place = `127.0.0.1:${server.port}`
        put(rows(place))
      })
      return openOwnPort
    },
  })
  const rows = (address: string): DeviceRow[] =>
    [displayRow, printerRow].map(row => ({ ...row, transport: 'tcp', address }))
  await until(() => said.includes('display ready') && said.includes('printer ready'))
  show('Apples')
  print('a', 200)
  await until(() => said.includes('a printed') && display.visible().upper.startsWith('Apples'))
  t.same(paper(), lines('a', 200))
})
