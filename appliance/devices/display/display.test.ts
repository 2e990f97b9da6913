import t from 'tap'
import type { DeviceRow } from '../messages.ts'
import { noise } from '../noise.ts'
import { memoryPort } from '../ports/memory.ts'
import { type Port, portEvents } from '../ports/port.ts'
import { type Screen, showBytes, startBytes } from './bytes.ts'
import { displayDevice } from './device.ts'
import { displayDriver } from './driver.ts'
import { displayEmulator } from './emulator.ts'
import { displayModel } from './models.ts'
import { COLUMNS, glassAfter, linesOf, newGlass } from './screen.ts'
import { type Input, type State, start, step } from './steps.ts'
import { lineText } from './text.ts'

const screen: Screen = { upper: 'Apples', lower: '2 × 1.50\t3.00' }
const models = ['cd5220', 'cd5220-pass-through', 'escpos-display', 'escpos-display-437'] as const

t.test('what is sent is what the manuals say, byte by byte', async t => {
  const golden: [string, string, string][] = [
    [
      'cd5220',
      '0c1b40 1b11 1b2a03 1b5f00',
      `1b5141 ${hex('Apples'.padEnd(20))} 0d 1b5142 ${hex('2 x 1.50'.padEnd(16))} ${hex('3.00')} 0d`,
    ],
    [
      'escpos-display',
      '0c1b40 1b7413 1f01 1f5803 1f4300',
      `1f240101 ${hex('Apples'.padEnd(20))} 1f240102 3220 9e 20 ${hex('1.50'.padEnd(12))} ${hex('3.00')}`,
    ],
    [
      'cd5220-pass-through',
      '1b3d02 0c1b40 1b11 1b2a03 1b5f00 1b3d01',
      `1b3d02 1b5141 ${hex('Apples'.padEnd(20))} 0d 1b5142 ${hex('2 x 1.50'.padEnd(16))} ${hex('3.00')} 0d 1b3d01`,
    ],
  ]
  for (const [name, begin, show] of golden) {
    const model = displayModel(name)
    t.equal(hexOf(startBytes(model, 3)), begin.replaceAll(' ', ''), `${name} begins`)
    t.equal(hexOf(showBytes(model, screen)), show.replaceAll(' ', ''), `${name} shows`)
    t.equal(
      hexOf(showBytes(model, { upper: '', lower: ' ' })),
      name.endsWith('through') ? '1b3d020c1b3d01' : '0c',
      `${name} clears`,
    )
  }
})

t.test('a line is twenty characters, and amounts keep their place', async t => {
  const table: [string, string][] = [
    ['', ''],
    ['Apples', 'Apples'],
    ['Apples\t3.00', 'Apples          3.00'],
    ['Organic bananas from Ecuador\t£12.50', 'Organic banan £12.50'],
    ['1.235 kg x 2.50\t3.09', '1.235 kg x 2.50 3.09'],
    ['11.235 kg x 12.50\t140.44', '11.235 kg     140.44'],
    ['1.234 kg x 16.90\t20.85', '1.234 kg       20.85'],
    ['3 -1.50\t123456789012345', '3    123456789012345'],
    ['Size 1234567890123456789', 'Size'],
    ['Café crème', 'Café crème'],
    ['Łódź Žižka', 'Lódz Zizka'],
    ['تفاح أحمر\t3.00', '                3.00'],
    ['تفاح Gala\t٣٫٥٠', 'Gala            3.50'],
    ['苹果 🍎 apple', 'apple'],
    ['x\u001bp\u0000y\u000cz', 'xpyz'],
    ['Total\t€ 3.50', 'Total       EUR 3.50'],
    ['a\tb\tc', 'a                b c'],
    ['name\t123456789012345678901234', '56789012345678901234'],
  ]
  for (const [text, line] of table)
    t.equal(lineText(text, 'pc437', 20), line.padEnd(20).slice(0, 20), JSON.stringify(text))
  t.equal(lineText('Total\t€ 3.50', 'pc858', 20), 'Total         € 3.50')
})

t.test('what the display shows is the text, however the line cuts the bytes', async t => {
  for (const name of models) {
    const model = displayModel(name)
    const bytes = Buffer.concat([
      startBytes(model, 2),
      showBytes(model, { upper: 'older text that goes', lower: 'and its second line' }),
      showBytes(model, screen),
    ])
    const wanted = [screen.upper, screen.lower].map(text => lineText(text, model.page.name, 20))
    for (let cut = 0; cut <= bytes.length; cut++) {
      const half = glassAfter(newGlass(model), new Uint8Array(), bytes.subarray(0, cut))
      const { glass, rest } = glassAfter(half.glass, half.rest, bytes.subarray(cut))
      const { upper, lower } = linesOf(glass)
      t.same([upper, lower, rest.length], [...wanted, 0], `${name} cut at ${cut}`)
    }
    // A display that hangs in its string mode comes back by the beginning.
    const stuck = glassAfter(newGlass(model), new Uint8Array(), Buffer.from('\x1bQAold\r')).glass
    const fresh = glassAfter(stuck, new Uint8Array(), startBytes(model, 2)).glass
    t.match(fresh, { brightness: 2, isString: false }, name)
    t.equal(linesOf(fresh).upper.trim(), '', name)
  }
})

t.test('a receipt for the printer behind the display does not show on it', async t => {
  const model = displayModel('cd5220-pass-through')
  let { glass } = glassAfter(newGlass(model), new Uint8Array(), startBytes(model, 4))
  glass = glassAfter(glass, new Uint8Array(), showBytes(model, screen)).glass
  const before = linesOf(glass)
  const receipt = Buffer.from('\x1b@TOTAL 3.00\n\x1dV\x00\x0c\x1bQAfoe\r', 'latin1')
  t.same(linesOf(glassAfter(glass, new Uint8Array(), receipt).glass), before)
})

t.test('the display in every state and for every event', async t => {
  const other: Screen = { upper: 'Total', lower: '3.00' }
  const states: State[] = [
    start,
    { link: 'down', wanted: screen, isTold: false },
    { link: 'free', wanted: null, isTold: false },
    { link: 'free', wanted: screen, isTold: true },
    { link: 'sending', wanted: screen, isTold: true },
    { link: 'sending', wanted: screen, isTold: false },
  ]
  const inputs: Input[] = [
    { is: 'opened' },
    { is: 'closed' },
    { is: 'sent' },
    { is: 'show', screen },
    { is: 'show', screen: other },
  ]
  const table = [
    'sending start | down - | down - | down - | down -',
    'sending start | down - | down - | down - | down -',
    'sending start | down - | free - | sending Apples | sending Total',
    'sending start | down - | free - | free - | sending Total',
    'sending start | down - | free - | sending - | sending -',
    'sending start | down - | sending Apples | sending - | sending -',
  ]
  for (const [row, state] of states.entries()) {
    const cells = inputs.map(input => {
      const { state: next, send } = step(state, input)
      return `${next.link} ${send === null ? '-' : send === 'start' ? 'start' : send.upper}`
    })
    t.equal(cells.join(' | '), table[row], JSON.stringify(state))
  }
})

t.test('a slow display shows the newest text next, and none that is over', async t => {
  const events = portEvents()
  const taken: string[] = []
  let finish: () => void = () => {}
  const written: (() => void)[] = []
  const port: Port = {
    ...events,
    open: async () => events.opened(),
    write: chunk =>
      new Promise(resolve => {
        taken.push(Buffer.from(chunk).toString('latin1'))
        finish = () => resolve(chunk.length)
        written.shift()?.()
      }),
    close: events.hasClosed,
  }
  const nextWrite = () => new Promise<void>(resolve => written.push(resolve))
  const first = nextWrite()
  const driver = displayDriver(port, displayModel('cd5220'), { state: () => {} })
  await first
  for (let count = 1; count <= 100; count++) driver.show({ upper: `line ${count}`, lower: '' })
  t.equal(driver.jobs(), 1, 'one text waits')
  const second = nextWrite()
  finish()
  await second
  t.equal(taken.length, 2)
  t.match(taken[1], /line 100 /)
  driver.close()
})

t.test(
  'a display that takes nothing is stuck and not waited for; pulled out it is missed',
  async t => {
    const said: string[] = []
    const seen = new Set<() => void>()
    const state = (_: string, why: string | null) => {
      said.push(why ?? 'well')
      for (const look of seen) look()
    }
    const until = (word: string, from = 0) =>
      new Promise<void>(resolve => {
        const look = () => said.includes(word, from) && resolve()
        seen.add(look)
        look()
      })
    const events = portEvents()
    const deaf: Port = {
      ...events,
      open: async () => events.opened(),
      write: () => new Promise(() => {}),
      close: events.hasClosed,
    }
    const stuck = displayDriver(deaf, displayModel('cd5220'), { state }, { writeLimitMs: 5 })
    await until('stall')
    stuck.close()
    const emulator = displayEmulator(displayModel('cd5220'), () => {})
    const driver = displayDriver(memoryPort(emulator.device), displayModel('cd5220'), { state })
    const from = said.length
    await until('well', from)
    driver.show(screen)
    emulator.fault('unplug', true)
    await until('unplugged', from)
    driver.show({ upper: 'Thank you', lower: '' })
    const back = said.length
    emulator.fault('unplug', false)
    await until('well', back)
    // Beginning and text are two writes; the second follows the first at once.
    await new Promise(setImmediate)
    t.equal(emulator.visible().upper.trim(), 'Thank you', 'the newest text stands there again')
    driver.close()
  },
)

t.test('the virtual display tells what can be seen on it', async t => {
  const row: DeviceRow = {
    id: 'd',
    class: 'line_display',
    name: 'd',
    model: 'virtual',
    transport: 'virtual',
    address: '',
    options_json: '{}',
    till_id: null,
    status: 'active',
  }
  let told: (body: Record<string, unknown>) => void = () => {}
  let ready: () => void = () => {}
  const isReady = new Promise<void>(resolve => {
    ready = resolve
  })
  const device = displayDevice(
    row,
    { brightness: 2 },
    {
      say: body => told(body),
      state: state => state === 'ready' && ready(),
      unreached: () => {},
      log: () => {},
      tapped: port => port,
    },
    null,
    () => 7,
  )
  await isReady
  const seen = new Promise<Record<string, unknown>>(resolve => {
    told = body => String(body['upper']).startsWith('Apples') && resolve(body)
  })
  device.take({ is: 'show', ...screen })
  t.same(await seen, {
    is: 'screen',
    upper: 'Apples'.padEnd(20),
    lower: '2 x 1.50        3.00',
    brightness: 2,
    at: 7,
  })
  const asked: unknown[] = []
  told = body => asked.push(body['lower'])
  device.take({ is: 'screen' })
  t.same(asked, ['2 x 1.50        3.00'])
  device.take({ is: 'fault', fault: 'unplug', on: true })
  t.same(device.faults(), ['unplug'])
  device.close()
})

t.test('noise breaks no display: always two lines of twenty, and little is kept', async t => {
  const seeds = models.map(name => {
    const model = displayModel(name)
    return Buffer.concat([startBytes(model, 2), showBytes(model, screen)])
  })
  let worst = 0
  let isBroken = false
  const runs = noise(seeds, 100_000, ({ chunks }) => {
    let glass = newGlass(displayModel('cd5220'))
    let rest: Uint8Array = new Uint8Array()
    for (const chunk of chunks) ({ glass, rest } = glassAfter(glass, rest, chunk))
    worst = Math.max(worst, rest.length)
    isBroken ||= glass.rows.some(row => row.length !== COLUMNS) || glass.x >= COLUMNS
  })
  t.equal(runs, 100_000)
  t.notOk(isBroken)
  t.ok(worst <= 3 + 2 * COLUMNS, `${worst} bytes kept at most`)
})

t.test('no text, however odd, makes another command than its two lines', async t => {
  const model = displayModel('cd5220')
  const wholes = noise([Buffer.from('Äpfel\t3,00 \u001b@ تفاح €')], 20_000, ({ bytes }) => {
    const upper = Buffer.from(bytes).toString('utf8')
    const told = showBytes(model, { upper, lower: upper })
    if (told.length !== 1 && told.length !== 48) t.fail(JSON.stringify(upper))
    if (told.slice(3, 23).some(byte => byte < 0x20)) t.fail(JSON.stringify(upper))
  })
  t.equal(wholes, 20_000)
})

function hex(text: string) {
  return hexOf(Buffer.from(text, 'latin1'))
}

function hexOf(bytes: Uint8Array) {
  return Buffer.from(bytes).toString('hex')
}
