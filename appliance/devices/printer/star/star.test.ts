import t from 'tap'
import type { ReceiptDocument } from '#schema/rules/receipt.ts'
import { printerModel } from '../../models.ts'
import { keptMb, type Noise, noise } from '../../noise.ts'
import { memoryPort } from '../../ports/memory.ts'
import { PrinterDriver } from '../driver.ts'
import { PrinterEmulator } from '../emulator.ts'
import { languageOf } from '../languages.ts'
import type { PrinterFault } from '../machine.ts'
import { feed } from '../machine-noise.ts'
import { textOf } from '../paper.ts'
import type { JobReport } from '../queue.ts'
import { condition } from '../status.ts'
import { counterOf, type Frame, parse, statusOf } from './bytes.ts'
import { cutFragment, drawerPulse, drawerPulseNow, encode, withoutCommands } from './encode.ts'
import { type StarProof, starMachine } from './machine.ts'

t.setTimeout(120_000)

/** Streams are dropped as they come; this much the collector may leave lying about. */
const RSS_GROWTH_MB = 16

const receipt = (blocks: ReceiptDocument['blocks'], more: Partial<ReceiptDocument> = {}) =>
  ({ version: 1, language: 'en', blocks, ...more }) satisfies ReceiptDocument

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const encoded = async (blocks: ReceiptDocument['blocks'], model = 'star-line') =>
  hex(await encode(receipt(blocks), printerModel(model)))

const small: ReceiptDocument['blocks'] = [
  { is: 'text', text: 'Café', align: 'center', size: 'large', bold: true },
  {
    is: 'columns',
    cells: [
      { text: 'Milk', share: 70 },
      { text: '£1.65', share: 30, align: 'end' },
    ],
  },
  { is: 'drawer', pin: 2 },
  { is: 'cut' },
]

t.test('a small receipt is these bytes in Star Line Mode', async t => {
  t.equal(
    await encoded(small, 'star-line-58'),
    [
      '1b40', // start anew
      '1b1e6101', // push status
      '1b1e4500', // the count of prints begins anew
      '1b690101', // twice as high and wide
      '1b45', // bold
      '1b1d7404', // code page 858
      '202020202020436166820a', // Café
      '1b690000', // normal
      '1b46', // no longer bold: here a size does not end it
      `4d696c6b${'20'.repeat(23)}9c312e36350a`, // Milk and £1.65 at the right edge
      '1b6403', // feed and cut
    ].join(''),
  )
})

t.test('a StarPRNT receipt for a shared network is wrapped as one document', async t => {
  const bytes = await encoded([{ is: 'text', text: 'ok' }], 'star-prnt')
  t.equal(bytes, `1b1d030300001b401b1e61011b1d74046f6b0a1b1d03040000`)
})

t.test('codes are these bytes', async t => {
  t.equal(
    await encoded([{ is: 'barcode', kind: 'ean13', code: '5901234123457' }], 'star-line-58'),
    `1b401b1e61011b1e45001b1d61011b6203020250${Buffer.from('5901234123457').toString('hex')}1e1b1d6100`,
  )
  t.match(
    await encoded([{ is: 'barcode', kind: 'code128', code: '5%1' }]),
    '1b620602025035253031' + '1e',
  )
  t.match(
    await encoded([{ is: 'qr', text: 'hi' }]),
    '1b1d795330021b1d795331011b1d795332061b1d7944310002006869' + '1b1d7950',
  )
})

t.test('Arabic goes out line by line in raster mode, or as one block', async t => {
  const [mode, block] = await Promise.all(
    ['star-line', 'star-prnt'].map(model => encoded([{ is: 'text', text: 'حليب' }], model)),
  )
  const rows = mode?.split('624800').length ?? 0
  t.ok(mode?.includes(hex(Buffer.from('\x1b*rA\x1b*rP0\0\x1b*rE1\0', 'latin1'))))
  t.ok(mode?.endsWith(hex(Buffer.from('\x1b*rB', 'latin1'))))
  t.equal(rows - 1, 32, 'one command a row of dots')
  t.ok(block?.includes('1b1d5301480020' + '0000'), '72 bytes wide, 32 rows')
})

t.test('the drawer has bytes of its own on either pin', async t => {
  t.equal(hex(drawerPulse(2)), '1b07053207', '50 ms, then 500 ms rest')
  t.equal(hex(drawerPulse(5)), '1a')
  t.same([hex(drawerPulseNow(2)), hex(drawerPulseNow(5))], ['1c', '19'])
  t.notMatch(await encoded(small), '1a')
  t.same(
    [...withoutCommands(Uint8Array.of(0x1b, 6, 0x18, 0x1b, 6, 1, 0x1b, 6, 7))],
    [0x1b, 7, 0x18, 0x1b, 7, 1, 0x1b, 6, 7],
    'a picture holds no reset and no question',
  )
})

const fine = [0x23, 0x06, 0, 0, 0, 0, 0, 0, 0]
const status = (changes: Record<number, number>) =>
  Uint8Array.from(fine.map((byte, at) => changes[at] ?? byte))

const stream = Uint8Array.of(
  ...status({ 2: 0x04 }),
  ...[0x1b, 0x1d, 0x03, 0x01, 0x34, 0x12, 0x07, 0x00],
  ...[0x0f, 0x02, 0x20, 0, 0, 0x08, 0],
  ...status({ 7: 0x6e }),
)
const expected: Frame[] = [
  { is: 'status', bytes: status({ 2: 0x04 }) },
  { is: 'echo', s: 1, id: 0x1234, counter: 7 },
  { is: 'status', bytes: Uint8Array.of(0x0f, 0x02, 0x20, 0, 0, 0x08, 0) },
  { is: 'status', bytes: status({ 7: 0x6e }) },
]

t.test('answers of a Star are understood wherever the line cuts them', async t => {
  for (let cut = 0; cut <= stream.length; cut++) {
    const first = parse(new Uint8Array(), stream.slice(0, cut))
    const second = parse(first.rest, stream.slice(cut))
    t.same([...first.frames, ...second.frames], expected, `cut at ${cut}`)
    t.equal(first.garbage + second.garbage, 0)
  }
  t.equal(counterOf(status({ 7: 0x6e })), 31)
  t.equal(counterOf(Uint8Array.of(0x0f, 0x02, 0x20, 0, 0, 0x08, 0)), null)
})

t.test('every state a Star can be in says what stops it', async t => {
  const cases: [Record<number, number>, string][] = [
    [{}, 'ready'],
    [{ 5: 0x04 }, 'degraded paper-near-end'],
    [{ 5: 0x02 }, 'degraded paper-near-end'],
    [{ 2: 0x08, 5: 0x0c }, 'blocked paper-out'],
    [{ 2: 0x28 }, 'blocked cover-open'],
    [{ 2: 0x28, 5: 0x0c }, 'blocked cover-open'],
    [{ 2: 0x08, 3: 0x08 }, 'blocked cutter-jam'],
    [{ 2: 0x08, 3: 0x40 }, 'blocked overheated'],
    [{ 2: 0x08, 3: 0x20 }, 'blocked unrecoverable'],
    [{ 2: 0x08, 3: 0x68 }, 'blocked unrecoverable'],
    [{ 2: 0x08, 3: 0x04 }, 'blocked printer-fault'],
    [{ 2: 0x08 }, 'blocked printer-fault'],
    [{ 2: 0x04 }, 'ready'],
  ]
  for (const [changes, wanted] of cases) {
    const { state, why } = condition(statusOf(status(changes)))
    t.equal(why ? `${state} ${why}` : state, wanted, JSON.stringify(changes))
  }
  t.equal(statusOf(status({ 2: 0x04 })).drawerHigh, true)
})

const aStar = (
  t: { teardown: (end: () => void) => void },
  model = 'star-line',
  drawerOpenWhen: 'high' | 'low' = 'high',
  asking = 60,
  { lacks = [], proof }: { lacks?: readonly StarProof[]; proof?: number } = {},
) => {
  const emulator = new PrinterEmulator(() => {}, starMachine(lacks))
  const reports: JobReport[] = []
  const states: string[] = []
  const drawer: boolean[] = []
  const waiting: (() => void)[] = []
  const wake = () => {
    for (const each of waiting) each()
  }
  const driver = new PrinterDriver(
    memoryPort(emulator),
    printerModel(model),
    {
      job: report => {
        reports.push(report)
        wake()
      },
      state: (state, why) => {
        states.push(why ? `${state} ${why}` : state)
        wake()
      },
      drawer: open => drawer.push(open),
    },
    { limits: { asking, mute: 60, status: 200, ...(proof ? { proof } : {}) }, drawerOpenWhen },
  )
  t.teardown(() => driver.close())
  const until = (holds: () => boolean) =>
    new Promise<void>(resolve => {
      const look = () => {
        if (holds()) resolve()
      }
      waiting.push(look)
      look()
    })
  const ended = async (id: string) => {
    const isEnd = (each: JobReport) =>
      each.job_id === id && !['sending', 'waiting'].includes(each.state)
    await until(() => reports.some(isEnd))
    return reports.find(isEnd)?.state
  }
  const print = (id: string, lines = 3) =>
    driver.print({
      id,
      attempt: 1,
      document: receipt([
        ...Array.from({ length: lines }, (_, at) => ({
          is: 'text' as const,
          text: `${id} line ${at}`,
        })),
        { is: 'cut' },
      ]),
    })
  const copies = (id: string) =>
    emulator.receipts().map(textOf).join('\n').split(`${id} line 0`).length - 1
  return { driver, emulator, reports, states, drawer, until, ended, print, copies }
}

for (const model of ['star-line', 'star-line-58', 'star-line-lan', 'star-prnt', 'star-prnt-58']) {
  t.test(`${model}: each job is proven by itself, also the one after a full roll`, async t => {
    const { emulator, until, ended, print, reports, copies } = aStar(t, model)
    for (let job = 0; job < 12; job++) print(`j${job}.`)
    t.equal(await ended('j11.'), 'printed')
    emulator.runOutAfter(20)
    print('a', 60)
    await until(() => reports.at(-1)?.why === 'paper-out')
    t.equal(copies('a'), 1)
    emulator.fault('paper-out', false)
    t.equal(await ended('a'), 'printed')
    t.equal(copies('a'), 1)
    t.same(emulator.unknown(), [], 'and every byte was a command')
  })
}

t.test('a Star says what stops it, and a job waits for it', async t => {
  const { emulator, until, ended, print, states, reports } = aStar(t)
  await until(() => states.includes('ready'))
  for (const [fault, why] of [
    ['paper-near-end', 'degraded paper-near-end'],
    ['cover-open', 'blocked cover-open'],
    ['cutter-jam', 'blocked cutter-jam'],
    ['overheated', 'blocked overheated'],
    ['unrecoverable', 'blocked unrecoverable'],
    ['paper-out', 'blocked paper-out'],
  ] satisfies [PrinterFault, string][]) {
    emulator.fault(fault, true)
    await until(() => states.at(-1) === why)
    if (fault === 'paper-out') {
      print('waits')
      await until(() => reports.at(-1)?.why === 'paper-out')
    }
    emulator.fault(fault, false)
    await until(() => states.at(-1) === 'ready')
  }
  t.equal(await ended('waits'), 'printed')
})

t.test('a Star that is unplugged at any byte prints nothing twice', async t => {
  for (const at of [0, 1, 5, 40, 1000, 4096, 6000]) {
    const { emulator, until, ended, print, states, copies } = aStar(t)
    await until(() => states.includes('ready'))
    emulator.trap('unplug', at)
    print('a', 900)
    await until(() => states.includes('offline unplugged'))
    emulator.fault('unplug', false)
    t.equal(await ended('a'), at === 0 ? 'printed' : 'unknown', `unplugged after ${at} bytes`)
    t.ok(copies('a') <= 1)
    print('next')
    t.equal(await ended('next'), 'printed')
    t.equal(copies('next'), 1, 'the next receipt is whole')
  }
})

t.test('a Star prints on while its cable is out; the count proves it afterwards', async t => {
  for (const model of ['star-line', 'star-prnt']) {
    const { emulator, until, ended, print, states, reports, copies } = aStar(
      t,
      model,
      'high',
      2_000,
    )
    await until(() => states.includes('ready'))
    emulator.runOutAfter(2)
    print('a')
    await until(() => reports.at(-1)?.why === 'paper-out')
    emulator.fault('unplug', true)
    emulator.fault('paper-out', false)
    emulator.fault('unplug', false)
    t.equal(await ended('a'), 'printed', model)
    t.equal(copies('a'), 1)
  }
})

t.test('an old Star without a counter proves nothing, and nobody waits for it', async t => {
  const ear = languageOf(printerModel('star-line')).listen()
  ear.read(Uint8Array.of(0x0f, 0x02, 0, 0, 0, 0, 0))
  t.match(ear.proof(3), { id: null, isNone: true })
  ear.read(status({}))
  t.match(ear.proof(3), { id: 'count 4' })
})

t.test('what a Star counts by itself proves no receipt of a hub that began anew', async t => {
  const ear = languageOf(printerModel('star-line')).listen()
  const counts4 = status({ 7: 0x08 })
  t.same(ear.read(counts4).news, [{ is: 'proof', id: 'count 4' }])
  t.match(ear.proof(3), { id: 'count 5' })
  t.match(ear.proof(2), { id: 'count 3' })
})

t.test('a Star that says how it is and proves no paper prints each receipt once', async t => {
  for (const [model, lacks] of [
    ['star-line', 'counter'],
    ['star-prnt', 'echo'],
  ] as const) {
    const made = aStar(t, model, 'high', 300, { lacks: [lacks], proof: 300 })
    made.print('a')
    t.equal(await made.ended('a'), 'sent', model)
    const begun = Date.now()
    made.print('b')
    t.equal(await made.ended('b'), 'sent')
    t.ok(Date.now() - begun < 300, 'the second one is not waited for')
    t.same([made.copies('a'), made.copies('b')], [1, 1])
  }
})

t.test('a Star that has proven a receipt is believed when it proves another one not', async t => {
  const lacks: StarProof[] = []
  const made = aStar(t, 'star-line', 'high', 300, { lacks, proof: 300 })
  made.print('a')
  t.equal(await made.ended('a'), 'printed')
  lacks.push('counter')
  made.print('b')
  t.equal(await made.ended('b'), 'unknown')
})

t.test('a Star that is silent, hums or hangs lies to nobody', async t => {
  const silent = aStar(t)
  silent.emulator.fault('no-answer', true)
  silent.print('a')
  t.equal(await silent.ended('a'), 'sent')
  const humming = aStar(t)
  humming.emulator.fault('garbage', true)
  await humming.until(() => humming.states.includes('degraded garbage'))
  t.equal(humming.reports.length, 0)
})

t.test('both pins open the drawer, also without paper, and its polarity is heeded', async t => {
  for (const polarity of ['high', 'low'] as const) {
    const { driver, emulator, until, states, drawer } = aStar(t, 'star-line', polarity)
    await until(() => states.includes('ready'))
    t.equal(await driver.kick(2, 3_000), null)
    emulator.fault('paper-out', true)
    t.equal(await driver.kick(5, 3_000), null)
    t.equal(emulator.counts().kicks, 2)
    const pins = emulator.receipts().flatMap(({ marks }) => marks)
    t.same(
      pins.map(mark => mark.is === 'drawer' && mark.pin),
      [2, 5],
    )
    t.equal(
      drawer.at(-1),
      polarity === 'high',
      'the switch is high: open or closed, as it was learned',
    )
  }
})

t.test('what a Star does not know it reports', async t => {
  const emulator = new PrinterEmulator(() => {}, starMachine())
  const session = emulator.connect(
    () => {},
    () => {},
  )
  await session.write(Uint8Array.of(0x1b, 0x1e, 0x61, 1))
  await session.write(Uint8Array.of(0x1b, 0x99, 0x01, 0x05))
  t.same(emulator.unknown(), ['05', '1b99', '01'], 'also ENQ while status is pushed')
})

t.test('10^5 random and mutated streams break no parser and no emulator', async t => {
  const seeds: Uint8Array[] = [
    stream,
    status({ 5: 0x0c }),
    cutFragment,
    Uint8Array.of(0x1b, 6, 1, 0x1c, 0x19),
  ]
  for (const model of ['star-line', 'star-prnt']) {
    const some: ReceiptDocument['blocks'] = [
      { is: 'text', text: 'Total', bold: true },
      { is: 'barcode', kind: 'code128', code: 'HS-1' },
      { is: 'qr', text: 'hi' },
      { is: 'cut' },
    ]
    const narrow = { ...printerModel(model), columns: 4, dots: 32 }
    seeds.push(await encode(receipt(some), { ...narrow, dots: 240 }))
    seeds.push(await encode(receipt([{ is: 'text', text: 'حليب' }]), narrow))
  }
  const did = { moved: 0, unknown: 0 }
  const check = ({ chunks }: Noise) => {
    const ear = languageOf(printerModel('star-line')).listen()
    let rest: Uint8Array = new Uint8Array()
    for (const chunk of chunks) {
      rest = parse(rest, chunk).rest
      ear.read(chunk)
    }
    if (rest.length > 64) throw new Error(`kept ${rest.length} bytes`)
    const { moved, unknown } = feed(starMachine(), chunks)
    did.moved += moved
    did.unknown += unknown
  }
  // What the first streams grow is the machine warming up.
  noise(seeds, 20_000, check)
  const before = keptMb()
  noise(seeds, 100_000, check)
  t.ok(did.moved > 100_000, 'most of it still moves the paper')
  t.ok(did.unknown > 100_000, 'and what is no command is reported')
  const grown = keptMb() - before
  t.ok(grown < RSS_GROWTH_MB, `grew by ${grown.toFixed(0)} MB`)
})
