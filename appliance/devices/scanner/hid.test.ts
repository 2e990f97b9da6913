import t from 'tap'
import { readScan, type Scan, symbologyOf } from '#schema/rules/aim.ts'
import { noise } from '../noise.ts'
import { memoryPort } from '../ports/memory.ts'
import { CODE_BYTES_MAX } from './bytes.ts'
import { scannerDriver } from './driver.ts'
import { scannerEmulator } from './emulator.ts'
import { reportsOf } from './hid-descriptor.ts'
import { keyboardStart, keyboardStep, keystrokes } from './hid-keyboard.ts'
import { commonDescriptor, type Layout, layoutOf, posStart, posStep } from './hid-pos.ts'
import { type Input, type Read, start, step, USB_GAP_MAX_MS } from './steps.ts'

const EAN = '5901234123457'

t.test('what is stripped and checked goes by the AIM identifier', async t => {
  const table: [string, Scan | null][] = [
    [`]E0${EAN}`, { code: EAN, aim: ']E0', symbology: 'EAN-13' }],
    [']E05901234123456', null],
    [']E0012345678905', { code: '012345678905', aim: ']E0', symbology: 'EAN-13' }],
    [']E496385074', { code: '96385074', aim: ']E4', symbology: 'EAN-8' }],
    [']E496385075', null],
    [`]E3${EAN}12`, { code: EAN, aim: ']E3', symbology: 'EAN-13 with add-on' }],
    [']C0HS-124', { code: 'HS-124', aim: ']C0', symbology: 'Code 128' }],
    [
      ']C1\u001d0109501101530003\u001d10AB',
      { code: '0109501101530003\u001d10AB', aim: ']C1', symbology: 'GS1-128', gs1: true },
    ],
    [
      ']d210AB\u001d21C',
      { code: '10AB\u001d21C', aim: ']d2', symbology: 'GS1 DataMatrix', gs1: true },
    ],
    [
      ']Q30109501101530003',
      { code: '0109501101530003', aim: ']Q3', symbology: 'GS1 QR Code', gs1: true },
    ],
    [
      ']e00109501101530003',
      { code: '0109501101530003', aim: ']e0', symbology: 'GS1 DataBar', gs1: true },
    ],
    [']Q1a\\000026b', { code: 'a\\000026b', aim: ']Q1', symbology: 'QR Code' }],
    [']Q2\\000026a\\\\b', { code: 'a\\b', aim: ']Q2', symbology: 'QR Code' }],
    [']d1abc', { code: 'abc', aim: ']d1', symbology: 'Data Matrix' }],
    [']A0ABC', { code: 'ABC', aim: ']A0', symbology: 'Code 39' }],
    [']I112345670', { code: '12345670', aim: ']I1', symbology: 'Interleaved 2 of 5' }],
    [']#0abc', { code: ']#0abc' }],
    [']Y9abc', { code: 'abc', aim: ']Y9', symbology: 'unknown' }],
    ['plain', { code: 'plain' }],
    [']C1\u001d', null],
  ]
  for (const [text, scan] of table) t.same(readScan(text), scan, JSON.stringify(text))
  t.equal(symbologyOf(']Q3').gs1, true)
})

/** Id 2, length, ]Q0 and 56 bytes: the example of the LSR118 manual, appendix B.1.1. */
const report = (text: string, more: 0 | 1, aim = ']Q0') => {
  const bytes = new Uint8Array(64)
  bytes.set([2, text.length, ...Buffer.from(aim + text, 'latin1')])
  bytes[63] = more
  return bytes
}
const first = 'M1GATHERGOOD/MICHAEL YABCDEF LHRDURAK 3542 052Y003D23  s'
const common = (): Layout => {
  const layout = layoutOf(commonDescriptor)
  if (!layout) throw new Error('the common descriptor has a layout')
  return layout
}

t.test('the layout of a report is read from the descriptor', async t => {
  t.same(common(), {
    id: 2,
    bytes: 64,
    length: 1,
    aim: [2, 3, 4],
    data: { at: 5, bytes: 56 },
    continued: { at: 63, bit: 0 },
  })
  // Without ids, lengths and continuation, the identifier behind the data; a long item before all.
  const small = [0xfe, 1, 0, 9, 0x06, 0x8c, 0, 0x09, 2, 0xa1, 1, 0x75, 8, 0x95, 10, 0x09, 0xfe]
  const bare = Uint8Array.of(...small, 0x81, 2, 0x95, 1, 0x0b, 0xfb, 0, 0x8c, 0, 0x81, 2, 0xc0)
  t.same(layoutOf(bare), {
    id: null,
    bytes: 11,
    length: null,
    aim: [],
    data: { at: 0, bytes: 10 },
    continued: null,
  })
  const keyboard = [0x05, 1, 0x09, 6, 0xa1, 1, 0x05, 7, 0x19, 0xe0, 0x29, 0xe7, 0x75, 1, 0x95, 8]
  t.equal(layoutOf(Uint8Array.of(...keyboard, 0x81, 2, 0xc0)), null, 'a keyboard is no scanner')
  for (const wrong of [[0x05], [0xb4], [0x96, 0xff, 0xff, 0x75, 0xff, 0x81, 2]])
    t.equal(reportsOf(Uint8Array.from(wrong)), null, String(wrong))
})

const read = (chunks: readonly [number, Uint8Array][]) => {
  let state = posStart
  const scans: Scan[] = []
  let dropped = 0
  for (const [at, chunk] of chunks) {
    const next = posStep(state, { is: 'data', chunk, at }, common())
    state = next.state
    scans.push(...next.scans)
    dropped += next.dropped
  }
  return { codes: scans.map(({ code }) => code), scans, dropped, state }
}

t.test('a code in one report or in several is whole wherever the line cuts it', async t => {
  const all = Buffer.concat([report(first, 1), report('tail', 0), report(EAN, 0, ']E0')])
  for (let cut = 0; cut <= all.length; cut++) {
    const { codes, dropped } = read([
      [0, all.subarray(0, cut)],
      [5, all.subarray(cut)],
    ])
    t.same({ codes, dropped }, { codes: [`${first}tail`, EAN], dropped: 0 }, `cut at ${cut}`)
  }
  t.same(read([[0, report('A1', 0, 'C0\u0000')]]).scans[0]?.aim, ']C0', 'without its bracket')
})

t.test('half a code is dropped, and the next one arrives', async t => {
  const late = USB_GAP_MAX_MS + 1
  const broken: [string, readonly [number, Uint8Array][]][] = [
    [
      'its rest comes too late',
      [
        [0, report(first, 1)],
        [late, report('A1', 0)],
      ],
    ],
    [
      'its length is impossible',
      [
        [0, report(first, 1)],
        [1, Uint8Array.of(2, 99, ...new Uint8Array(62))],
        [2, report('A1', 0)],
      ],
    ],
    [
      'another report comes between',
      [
        [0, Uint8Array.of(7, 1, 2, 3)],
        [1, report('A1', 0)],
      ],
    ],
    [
      'its check digit is wrong',
      [
        [0, report('5901234123456', 0, ']E0')],
        [1, report('A1', 0)],
      ],
    ],
  ]
  for (const [what, chunks] of broken) {
    const { codes, dropped } = read(chunks)
    t.same({ codes, dropped }, { codes: ['A1'], dropped: 1 }, what)
  }
  const endless = read(Array.from({ length: 12 }, (_, at) => [at, report(first, 1)]))
  t.same(endless.codes, [])
  t.ok(endless.state.parts.length * 56 <= CODE_BYTES_MAX)
  const cut = posStep(read([[0, report(first, 1)]]).state, { is: 'disconnected' }, common())
  t.same(cut, { state: posStart, scans: [], dropped: 1 })
})

const typed = (reports: readonly Uint8Array[], cuts: readonly number[] = []) => {
  const bytes = Buffer.concat(reports)
  let state = keyboardStart
  const codes: string[] = []
  let dropped = 0
  let from = 0
  for (const to of [...cuts, bytes.length]) {
    const next = keyboardStep(state, { is: 'data', chunk: bytes.subarray(from, to), at: 0 })
    state = next.state
    codes.push(...next.scans.map(({ code }) => code))
    dropped += next.dropped
    from = to
  }
  return { codes, dropped }
}
const press = (key: number, modifiers = 0) => Uint8Array.of(modifiers, 0, key, 0, 0, 0, 0, 0)
const none = new Uint8Array(8)

t.test('what a keyboard scanner types on a US keyboard is its code', async t => {
  // 0 and 1 as usages, by hand: golden bytes and not the emulator's.
  t.same(typed([press(0x1e), none, press(0x27), none, press(0x04, 2), none, press(0x28)]).codes, [
    '10A',
  ])
  const all = '0123456789 abcXYZ !"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'
  t.same(typed(keystrokes(all)).codes, [all])
  t.same(typed(keystrokes(']C110AB\u001d21C')).codes, ['10AB\u001d21C'], 'the separator of GS1')
  t.same(typed([press(0x59), none, press(0x62), none, press(0x58)]).codes, ['10'], 'the keypad')
  t.same(
    typed([press(0x1e), none, press(0x1e), none, press(0x2b), none]).codes,
    ['11'],
    'Tab ends too',
  )
  t.same(
    typed([press(0x1e), Uint8Array.of(0, 0, 0x1e, 0x1f, 0, 0, 0, 0), press(0x28)]).codes,
    ['12'],
    'held',
  )
  const whole = Buffer.concat(keystrokes('A1b2'))
  for (let cut = 0; cut <= whole.length; cut++)
    t.same(typed([whole], [cut]).codes, ['A1b2'], `cut at ${cut}`)
})

t.test('a key that got lost or types nothing we know takes the whole code with it', async t => {
  const phantom = Uint8Array.of(0, 0, 1, 1, 1, 1, 1, 1)
  const [one, end] = [press(0x1e), press(0x28)]
  for (const odd of [phantom, press(0x3a), press(0x1e, 4), press(0x1e, 1), press(0xff)]) {
    const { codes, dropped } = typed([one, none, odd, none, end, none, one, none, end])
    t.same({ codes, dropped }, { codes: ['1'], dropped: 1 }, Buffer.from(odd).toString('hex'))
  }
})

t.test('every kind of scanner in every state and for every event', async t => {
  const inputs: Input[] = [
    { is: 'disconnected' },
    { is: 'data', chunk: new Uint8Array(), at: 1 },
    { is: 'data', chunk: new Uint8Array(), at: 9_999 },
  ]
  const half = { is: 'data', at: 0 } as const
  const pos = (state: typeof posStart, input: Input) => posStep(state, input, common())
  const counts = <S>(states: S[], next: (state: S, input: Input) => Read & { state: S }) =>
    states.map(state =>
      inputs.map(input => {
        const { scans, dropped } = next(state, input)
        return `${scans.length}/${dropped}`
      }),
    )
  const empty = ['0/0', '0/0', '0/0']
  t.same(counts([start, step(start, { ...half, chunk: Buffer.from('12') }).state], step), [
    empty,
    ['0/1', '0/0', '0/1'],
  ])
  t.same(counts([posStart, pos(posStart, { ...half, chunk: report(first, 1) }).state], pos), [
    empty,
    ['0/1', '0/0', '0/1'],
  ])
  const typing = keyboardStep(keyboardStart, { ...half, chunk: press(0x1e) }).state
  t.same(counts([keyboardStart, typing], keyboardStep), [empty, ['0/1', '0/0', '0/0']])
})

t.test('noise crashes no reader and stays short', async t => {
  const layout = common()
  const seeds = [
    Buffer.concat([report(first, 1), report('tail', 0)]),
    Buffer.concat(keystrokes(`]E0${EAN}`)),
    Buffer.from(`]E0${EAN}\r\n]C0HS-124\r`),
    commonDescriptor,
  ]
  let longest = 0
  const runs = noise(seeds, 100_000, ({ bytes, chunks }) => {
    layoutOf(bytes)
    let [line, pos, keys] = [start, posStart, keyboardStart]
    for (const [at, chunk] of chunks.entries()) {
      const input: Input = { is: 'data', chunk, at }
      line = step(line, input).state
      pos = posStep(pos, input, layout).state
      const typing = keyboardStep(keys, input)
      keys = typing.state
      for (const { code, aim } of typing.scans)
        if (aim === ']E0' && !/^\d{8,13}$/.test(code)) longest = 1e9
    }
    longest = Math.max(longest, line.rest.length, pos.rest.length, keys.rest.length)
  })
  t.equal(runs, 100_000)
  t.ok(longest <= CODE_BYTES_MAX, `${longest} bytes at most`)
})

t.test(
  'each kind of virtual scanner delivers what was scanned, through its own reports',
  async t => {
    for (const model of ['serial', 'hid-pos', 'hid-keyboard'] as const) {
      const emulator = scannerEmulator(model)
      const scans: Scan[] = []
      const states: string[] = []
      let misread = 0
      const ready = new Promise<void>(resolve => {
        const driver = scannerDriver(memoryPort(emulator.device), model, {
          scan: scan => scans.push(scan),
          misread: () => misread++,
          log: () => {},
          state: (state, why) => {
            states.push(why ?? state)
            if (state === 'ready') resolve()
          },
        })
        t.teardown(driver.close)
      })
      await ready
      for (const code of [EAN, 'HS-124', `]C1${'0109501101530003'}\u001d10${'x'.repeat(60)}`])
        emulator.scan(code)
      t.same(
        scans.map(({ code, symbology }) => [code, symbology]),
        [
          [EAN, 'EAN-13'],
          ['HS-124', 'Code 128'],
          [`0109501101530003\u001d10${'x'.repeat(60)}`, 'GS1-128'],
        ],
        model,
      )
      t.equal(misread, 0)
      emulator.scan(EAN.replace(/.$/, last => String((Number(last) + 1) % 10)))
      t.same(
        [scans.length, misread],
        [3, 1],
        `${model}: a wrong check digit is told, not passed on`,
      )
      emulator.fault('unplug', true)
      t.equal(states.at(-1), 'unplugged')
    }
    const odd = scannerEmulator('hid-pos')
    const words: string[] = []
    await new Promise<void>(resolve => {
      const driver = scannerDriver(
        memoryPort(odd.device),
        'hid-pos',
        {
          scan: () => {},
          misread: () => {},
          log: () => {},
          state: (_, why) => {
            if (why === 'reports-not-known') resolve(void words.push(why))
          },
        },
        () => Uint8Array.of(0x05),
      )
      t.teardown(driver.close)
    })
    t.same(words, ['reports-not-known'])
  },
)
