import fc from 'fast-check'
import t from 'tap'
import {
  type LabelDocument,
  type LabelElement,
  priceLabel,
  testLabel,
} from '#schema/rules/label.ts'
import { labelDocument } from '../messages.ts'
import { labelModel } from '../models.ts'
import { keptMb, noise } from '../noise.ts'
import { memoryPort } from '../ports/memory.ts'
import { PrinterDriver } from '../printer/driver.ts'
import { PrinterEmulator } from '../printer/emulator.ts'
import type { PrinterFault } from '../printer/machine.ts'
import { feed } from '../printer/machine-noise.ts'
import type { JobReport } from '../printer/queue.ts'
import { condition } from '../printer/status.ts'
import {
  parseErrorCodes,
  parseHostStatus,
  statusOfByte,
  statusOfCodes,
  statusOfStrings,
} from './bytes.ts'
import { textOfLabel } from './label-paper.ts'
import { labelSvg } from './label-picture.ts'
import { labelLanguage } from './language.ts'
import { labelMachine } from './machine.ts'
import { withoutImmediate } from './tspl.ts'

t.setTimeout(120_000)

const label = (elements: LabelElement[], more: Partial<LabelDocument> = {}): LabelDocument => ({
  version: 1,
  language: 'en',
  width: 500,
  height: 300,
  gap: 20,
  copies: 1,
  elements,
  ...more,
})
const text = (text: string, more = {}): LabelElement => ({
  is: 'text',
  x: 20,
  y: 30,
  width: 460,
  size: 30,
  text,
  ...more,
})
const names = ['zpl', 'epl2', 'tspl'] as const
const encoded = async (document: LabelDocument, model: string) =>
  labelLanguage(labelModel(model)).encode(document)
const latin = async (document: LabelDocument, model: string) =>
  Buffer.from(await encoded(document, model)).toString('latin1')

const printed = async (document: LabelDocument, model: string) => {
  const machine = labelMachine(labelModel(model))
  const emulator = new PrinterEmulator(() => {}, machine)
  const session = emulator.connect(
    () => {},
    () => {},
  )
  await session.write(await encoded(document, model))
  return { labels: machine.labels(), unknown: emulator.unknown() }
}

const small = label([
  text('Café 7"'),
  { is: 'barcode', x: 20, y: 80, kind: 'ean13', code: '5901234123457', height: 80, module: 3 },
  { is: 'line', x: 0, y: 200, width: 500, height: 2 },
  { is: 'box', x: 10, y: 10, width: 480, height: 280, thick: 4 },
])

t.test('a small label is these bytes in ZPL', async t => {
  const bytes = Buffer.from(await encoded({ ...small, copies: 3 }, 'zpl')).toString('utf8')
  t.equal(
    bytes,
    [
      '^XA^CI28',
      '^PW400^LL240^LH0,0',
      '^MNY',
      '^FO16,24^A0N,24,24^FH_^FDCafé 7"^FS',
      '^FO16,64^BY2^BEN,64,N,N^FH_^FD590123412345^FS',
      '^FO0,160^GB400,2,2^FS',
      '^FO8,8^GB384,224,3^FS',
      '^PQ3,0,0,N',
      '^XZ\n',
    ].join('\n'),
  )
  t.match(await latin(small, 'zpl-300'), '^PW591^LL354', '300 dots an inch')
})

t.test('a small label is these bytes in EPL2', async t => {
  t.equal(
    await latin({ ...small, copies: 3 }, 'epl2'),
    [
      '\nI8,A,001',
      'q400',
      'Q240,16',
      'N',
      'A16,24,0,4,1,1,N,"Caf\xe9 7\\""',
      'B16,64,0,E30,2,4,64,N,"590123412345"',
      'LO0,160,400,2',
      'X8,8,3,392,232',
      'P3\n',
    ].join('\n'),
  )
})

t.test('a small label is these bytes in TSPL', async t => {
  t.equal(
    await latin({ ...small, copies: 3 }, 'tspl'),
    [
      '',
      'SIZE 50.0 mm,30.0 mm',
      'GAP 2.0 mm,0 mm',
      'DIRECTION 0,0',
      'REFERENCE 0,0',
      'CODEPAGE 1252',
      'CLS',
      'TEXT 16,24,"3",0,1,1,"Caf\xe9 7\\["]"',
      'BARCODE 16,64,"EAN13",64,0,0,2,4,"5901234123457"',
      'BAR 0,160,400,2',
      'BOX 8,8,392,232,3',
      'PRINT 3,1\r\n',
    ].join('\r\n'),
  )
})

for (const model of names) {
  t.test(`${model}: whatever a text is, it ends no field and begins no command`, async t => {
    const evil = 'a^XZ~JA_5E"\\"\r\nP9\r\nPRINT 9\u001b!?\u0000^FS^FDb\\["]'
    const { labels, unknown } = await printed(label([text(evil, { lines: 9, size: 20 })]), model)
    t.same([labels.length, labels[0]?.copies, unknown], [1, 1, []])
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary-ascii', maxLength: 30 }), async words => {
        const wrapped = { lines: 20, size: 20, y: 0 }
        const made = await printed(label([text(`x${words}x`, wrapped)]), model)
        return made.labels.length === 1 && made.unknown.length === 0
      }),
      { numRuns: 150 },
    )
    for (const code of ['A"B', 'A\\B', 'a>b', '^XA', '~JA', '_5E']) {
      const made = await printed(
        label([
          { is: 'barcode', x: 9, y: 9, kind: 'code128', code, height: 80, module: 2 },
          { is: 'barcode', x: 9, y: 120, kind: 'qr', code, height: 0, module: 4 },
        ]),
        model,
      )
      t.same([made.labels.length, made.unknown], [1, []], code)
      const words = made.labels[0] ? textOfLabel(made.labels[0]) : ''
      for (const line of words.split('\n')) {
        t.ok(line === '[picture]' || line.endsWith(` ${code}]`), `${code}: ${line}`)
      }
    }
  })

  t.test(`${model}: Arabic and Chinese are drawn, Latin is set, long names are cut`, async t => {
    const { labels } = await printed(
      label([
        text('حليب طازج', { y: 10 }),
        text('牛奶', { y: 50 }),
        text('Crème brûlée', { y: 90 }),
        text('x'.repeat(200), { y: 130, lines: 2 }),
        { is: 'price', x: 20, y: 210, width: 100, size: 80, text: '£123,456,789.00' },
      ]),
      model,
    )
    const lines = labels[0] ? textOfLabel(labels[0]).split('\n') : []
    t.same(lines.slice(0, 3), ['[picture]', '[picture]', 'Crème brûlée'])
    t.match(lines[4], /^x+\.\.\.$/)
    t.match(lines[5], /^(£123,456,789\.00|\[picture\])$/, 'an amount is never cut')
    t.equal(lines.length, 6)
  })
}

t.test('what can not be a label is refused by name', async t => {
  const code = (kind: 'ean13' | 'ean8' | 'gs1-128' | 'qr', code: string) =>
    label([{ is: 'barcode', x: 0, y: 0, kind, code, height: 50, module: 2 }])
  for (const [document, why] of [
    [label([], { width: 2_000 }), 'label-size-not-printable'],
    [label([text('x', { x: 600 })]), 'label-size-not-printable'],
    [code('ean13', '5901234123458'), 'barcode-not-printable'],
    [code('ean8', '123'), 'barcode-not-printable'],
    [code('gs1-128', '0109501101530003'), 'barcode-not-printable'],
    [code('qr', 'a\u001bb'), 'qr-not-printable'],
  ] as const) {
    for (const model of names) await t.rejects(encoded(document, model), { message: why })
  }
  t.notOk(labelDocument.safeParse({ ...small, copies: 0 }).success)
  t.ok(labelDocument.safeParse(small).success)
})

const hostStatus = (b: number, c: number, eee: string, o: number, p: number, left: string) =>
  `\x02030,${b},${c},0240,${eee},0,0,0,000,0,0,0\x03\r\n\x02001,0,${o},${p},0,2,4,0,${left},1,000\x03\r\n\x021234,0\x03\r\n`
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))

t.test('answers of label printers are understood wherever the line cuts them', async t => {
  const host = bytesOf(hostStatus(0, 0, '000', 0, 0, '00000000').repeat(2))
  const codes = bytesOf('00\r\n07,11\r\n')
  for (let cut = 0; cut <= host.length; cut++) {
    const first = parseHostStatus(new Uint8Array(), host.slice(0, cut))
    const second = parseHostStatus(first.rest, host.slice(cut))
    t.same(
      [...first.frames, ...second.frames].map(each => each.length),
      [12, 11, 2, 12, 11, 2],
    )
    t.equal(first.garbage + second.garbage, 0)
  }
  for (let cut = 0; cut <= codes.length; cut++) {
    const first = parseErrorCodes(new Uint8Array(), codes.slice(0, cut))
    const second = parseErrorCodes(first.rest, codes.slice(cut))
    t.same([...first.frames, ...second.frames], [[0], [7, 11]])
    t.equal(first.garbage + second.garbage, 0)
  }
})

t.test('every state of a label printer says what stops it, and whether it prints', async t => {
  const say = (
    told: { status: Parameters<typeof condition>[0]; isBusy: boolean | null } | null,
  ) => {
    if (!told) return 'nothing'
    const { state, why } = condition(told.status)
    return `${why ?? state}${told.isBusy ? ' busy' : ''}`
  }
  const host = (...fields: Parameters<typeof hostStatus>) =>
    say(statusOfStrings(parseHostStatus(new Uint8Array(), bytesOf(hostStatus(...fields))).frames))
  t.equal(host(0, 0, '000', 0, 0, '00000000'), 'ready')
  t.equal(host(0, 0, '001', 0, 0, '00000000'), 'ready busy')
  t.equal(host(0, 0, '000', 0, 0, '00000007'), 'ready busy')
  t.equal(host(1, 1, '001', 0, 0, '00000000'), 'paper-out busy')
  t.equal(host(0, 1, '000', 1, 0, '00000000'), 'cover-open')
  t.equal(host(0, 1, '000', 0, 1, '00000000'), 'ribbon-out')
  t.equal(host(0, 1, '000', 0, 0, '00000000'), 'printer-paused')
  const hot = bytesOf(hostStatus(0, 0, '000', 0, 0, '00000000').replace('0,0,0\x03', '0,0,1\x03'))
  t.equal(say(statusOfStrings(parseHostStatus(new Uint8Array(), hot).frames)), 'overheated')
  t.equal(say(statusOfStrings([])), 'nothing')
  const codes: [number[], string][] = [
    [[0], 'ready'],
    [[2], 'ready'],
    [[7], 'paper-out'],
    [[7, 11], 'cover-open'],
    [[92], 'printer-paused'],
    [[62], 'overheated'],
    [[81], 'cutter-jam'],
    [[99, 92], 'printer-fault'],
  ]
  for (const [each, wanted] of codes) t.equal(say(statusOfCodes(each)), wanted)
  t.notOk(statusOfCodes([2]).isClean, 'a mistake in the label is no clean answer')
  for (let byte = 0; byte < 256; byte++) {
    const { state } = condition(statusOfByte(byte).status)
    t.equal(state, (byte & 0xdf) === 0 ? 'ready' : 'blocked', `byte ${byte}`)
  }
  t.equal(say(statusOfByte(0x20)), 'ready busy')
  t.equal(say(statusOfByte(0x05)), 'cover-open')
  t.equal(say(statusOfByte(0x02)), 'paper-jam')
  t.equal(say(statusOfByte(0x88)), 'ribbon-out')
  t.equal(say(statusOfByte(0x80)), 'printer-fault')
})

/** `begins`: a label is about to be sent. */
const aPrinter = (
  t: { teardown: (end: () => void) => void },
  model: string,
  begins: (emulator: PrinterEmulator) => void = () => {},
) => {
  const machine = labelMachine(labelModel(model))
  const emulator = new PrinterEmulator(() => {}, machine)
  const reports: JobReport[] = []
  const states: string[] = []
  const waiting: (() => void)[] = []
  const wake = () => {
    for (const each of waiting) each()
  }
  const driver = new PrinterDriver(
    memoryPort(emulator),
    labelModel(model),
    {
      job: report => {
        reports.push(report)
        if (report.state === 'sending') begins(emulator)
        wake()
      },
      state: (state, why) => {
        states.push(why ?? state)
        wake()
      },
      drawer: () => {},
    },
    { limits: { asking: 60, mute: 60, status: 150, proof: 1_000, heartbeat: 30 } },
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
  const isEnd = (id: string) => (each: JobReport) =>
    each.job_id === id && !['sending', 'waiting'].includes(each.state)
  const ended = async (id: string) => {
    await until(() => reports.some(isEnd(id)))
    return reports.find(isEnd(id))?.state
  }
  const print = (id: string, more: LabelElement[] = []) =>
    driver.print({ id, attempt: 1, document: label([text(`${id}.`), ...more], { copies: 2 }) })
  const copies = (id: string) =>
    machine.labels().filter(each => textOfLabel(each).split('\n')[0] === `${id}.`).length
  return { driver, emulator, machine, reports, states, until, ended, print, copies }
}

for (const model of names) {
  t.test(
    `${model}: labels are printed once and proven; what stops the printer is said`,
    async t => {
      const { driver, emulator, ended, print, states, until, reports, copies } = aPrinter(t, model)
      print('a')
      print('b')
      t.equal(await ended('a'), 'printed')
      t.equal(await ended('b'), 'printed')
      for (const [fault, why] of [
        ['cover-open', 'cover-open'],
        ['printer-paused', 'printer-paused'],
        ['paper-out', 'paper-out'],
      ] satisfies [PrinterFault, string][]) {
        emulator.fault(fault, true)
        await until(() => states.at(-1) === why)
        if (fault === 'paper-out') print('c')
        if (fault === 'paper-out') await until(() => reports.at(-1)?.why === 'paper-out')
        emulator.fault(fault, false)
        await until(() => states.at(-1) === 'ready')
      }
      t.equal(await ended('c'), 'printed')
      t.same([copies('a'), copies('b'), copies('c')], [1, 1, 1])
      t.same(emulator.unknown(), [])
      t.equal(await driver.kick(2, 1_000), 'no-drawer-here')
    },
  )

  t.test(`${model}: unplugged in the middle, no label comes twice; the next is whole`, async t => {
    for (const at of [0, 20, 40]) {
      const { emulator, ended, print, states, until, copies } = aPrinter(t, model)
      await until(() => states.includes('ready'))
      emulator.trap('unplug', at)
      print('a')
      await until(() => states.includes('unplugged'))
      emulator.fault('unplug', false)
      const how = await ended('a')
      if (at > 20) t.equal(how, 'unknown', `unplugged after ${at} bytes`)
      t.ok(copies('a') <= 1)
      print('next')
      t.equal(await ended('next'), 'printed')
      t.equal(copies('next'), 1)
    }
  })
}

const drawn = text('حليب', { y: 60, width: 60, size: 30 })

for (const model of names) {
  t.test(`${model}: cut at any byte, a label with a picture harms none after it`, async t => {
    const { length } = await encoded(label([text('a.'), drawn], { copies: 2 }), model)
    const cutAt = async (at: number) => {
      let isCut = false
      const printer = aPrinter(t, model, emulator => {
        if (!isCut) emulator.trap('unplug', at)
        isCut = true
      })
      const { driver, emulator, ended, print, states, until, copies } = printer
      await until(() => states.includes('ready'))
      print('a', [drawn])
      await until(() => states.includes('unplugged'))
      emulator.fault('unplug', false)
      const ends = [await ended('a')]
      for (const id of ['b', 'c']) {
        print(id, [drawn])
        ends.push(await ended(id))
      }
      t.same(ends, [at === 0 ? 'printed' : 'unknown', 'printed', 'printed'], `cut at ${at}`)
      t.ok(copies('a') <= 1 && copies('b') === 1 && copies('c') === 1, `cut at ${at}`)
      await until(() => states.at(-1) === 'ready')
      driver.close()
    }
    const places = [...Array(length).keys()]
    while (places.length > 0) await Promise.all(places.splice(0, 80).map(cutAt))
  })
}

t.test(
  'a picture that a fallen hub left torn in an EPL2 printer harms no label after it',
  async t => {
    const machine = labelMachine(labelModel('epl2'))
    const emulator = new PrinterEmulator(() => {}, machine)
    const session = emulator.connect(
      () => {},
      () => {},
    )
    await session.write(bytesOf('N\nGW0,0,104,500,'))
    const fill = labelLanguage(labelModel('epl2')).cutFragment(null)
    t.ok(fill.length > 104 * 2_397, 'as long as a picture of 300 mm')
    for (let at = 0; at < fill.length; at += 4_096) await session.write(fill.slice(at, at + 4_096))
    await session.write(await encoded(label([text('next')]), 'epl2'))
    t.same(machine.labels().map(textOfLabel), ['next'])
    t.same(emulator.unknown(), [])
  },
)

t.test('a Zebra that says nothing while it is stopped is not called unplugged', async t => {
  const { emulator, ended, print, states, until } = aPrinter(t, 'zpl')
  await until(() => states.includes('ready'))
  emulator.fault('no-answer', true)
  await until(() => states.at(-1) === 'no-answer')
  emulator.fault('no-answer', false)
  await until(() => states.at(-1) === 'ready')
  t.notOk(states.includes('unplugged'))
  print('a')
  t.equal(await ended('a'), 'printed')
})

for (const model of names) {
  t.test(`${model}: one that fell silent and answers again is ready again by itself`, async t => {
    const { emulator, states, until } = aPrinter(t, model)
    await until(() => states.includes('ready'))
    emulator.fault('no-answer', true)
    await until(() => states.at(-1) === 'no-answer')
    emulator.fault('no-answer', false)
    await until(() => states.at(-1) === 'ready')
  })
}

t.test('a picture in TSPL holds no immediate command', async t => {
  t.same(
    [...withoutImmediate(Uint8Array.of(0x1b, 0x21, 0x3f, 0x1b, 0x22))],
    [0x1b, 0x20, 0x3f, 0x1b, 0x22],
  )
})

t.test('a price label is whole on all sizes, and can be looked at', async t => {
  for (const [width, height] of [
    [250, 150],
    [400, 300],
    [500, 300],
    [1_000, 500],
  ] as const) {
    const document = priceLabel({
      language: 'en',
      width,
      height,
      gap: 20,
      copies: 2,
      name: 'Organic whole milk, 1 litre',
      price: '£1.65',
      unitPrice: '£1.65 / l',
      barcode: '5901234123457',
    })
    for (const model of names) {
      const { labels, unknown } = await printed(document, model)
      const [first] = labels
      t.ok(first)
      if (!first) return
      t.match(textOfLabel(first), '£1.65')
      t.equal(textOfLabel(first).includes('5901234123'), height > 150, 'a code where it has room')
      t.same(unknown, [])
      t.match(labelSvg(first), '× 2')
    }
  }
})

t.test('10^5 random and mutated streams break no parser and no emulator', async t => {
  let before = 0
  const answers = [
    bytesOf(hostStatus(0, 0, '000', 0, 0, '00000000')),
    bytesOf('00\r\n07,11\r\n'),
    Uint8Array.of(0x20),
  ]
  for (const model of names) {
    const document = label(
      [
        text('Milk "1"'),
        text('ح', { y: 60, width: 20, size: 20 }),
        { is: 'barcode', x: 9, y: 90, kind: 'code128', code: 'A"1', height: 9, module: 2 },
      ],
      { width: 400 },
    )
    const seeds = [
      ...answers,
      await encoded(document, model),
      bytesOf('~JA~HS\n^ee\n^@\n\x1b!?\x1b!.'),
    ]
    let moved = 0
    let unknown = 0
    noise(seeds, 100_000, ({ chunks }) => {
      const ear = labelLanguage(labelModel(model)).listen()
      for (const chunk of chunks) {
        ear.ask()
        ear.read(chunk)
      }
      const did = feed(labelMachine(labelModel(model)), chunks)
      moved += did.moved
      unknown += did.unknown
    })
    // What the first hundred thousand grew is the machine warming up.
    if (before === 0) before = keptMb()
    t.ok(moved > 5_000, `${model}: ${moved} still print a label`)
    t.ok(unknown > 20_000, `${model}: what is no command is reported`)
  }
  const grown = keptMb() - before
  t.ok(grown < 16, `grew by ${grown.toFixed(0)} MB`)
})

t.test('a test label is a label of every printer', async t => {
  for (const model of names) {
    for (const language of ['en', 'ar'] as const) {
      const printer = { name: 'Labels', name_ar: 'ملصقات' }
      const { labels, unknown } = await printed(testLabel(language, printer), model)
      t.same([labels.length, unknown], [1, []])
      t.ok(labelDocument.safeParse(testLabel(language, printer)).success)
    }
  }
})
