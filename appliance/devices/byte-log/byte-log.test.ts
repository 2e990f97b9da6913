import fc from 'fast-check'
import t, { type Test } from 'tap'
import { luhn } from '#schema/rules/barcode.ts'
import {
  type BytePiece,
  HEX_BYTES_MAX,
  PIECES_MAX,
  readBytesWord,
  WATCH_LEASE_MS,
} from '#schema/wire/byte-log.ts'
import { apduBytes, bcd, control } from '../card-terminal/zvt/apdu.ts'
import { authorisation, registration } from '../card-terminal/zvt/commands.ts'
import { zvtDecoder } from '../card-terminal/zvt/meaning.ts'
import { block } from '../card-terminal/zvt/serial.ts'
import { startBytes } from '../display/bytes.ts'
import { displayModel } from '../display/models.ts'
import { Hub } from '../hub.ts'
import type { DeviceRow } from '../messages.ts'
import { keptMb, noise } from '../noise.ts'
import { faultyLine } from '../ports/faulty.ts'
import { memoryPort } from '../ports/memory.ts'
import { keystrokes } from '../scanner/hid-keyboard.ts'
import { decoderOf } from './decoders.ts'
import { byteLog } from './log.ts'
import type { Decoder, Stretch } from './stretches.ts'
import { newTap } from './tap.ts'

const hex = (text: string) => new Uint8Array(Buffer.from(text.replace(/[^0-9a-f]/gi, ''), 'hex'))
const ascii = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))

const row = (
  kind: DeviceRow['class'],
  model: string,
  more: Partial<DeviceRow> = {},
): DeviceRow => ({
  id: 'd',
  class: kind,
  name: 'd',
  model,
  transport: 'virtual',
  address: '',
  options_json: '{}',
  till_id: null,
  status: 'active',
  ...more,
})

const read = (decoder: Decoder, way: 'to' | 'from', chunks: readonly Uint8Array[]): Stretch[] => [
  ...chunks.flatMap(chunk => decoder[way].read(chunk)),
  ...decoder[way].flush(),
]
const words = (stretches: readonly Stretch[]) =>
  stretches.map(({ means: { is, text, flags } }) =>
    [is, text, ...(flags ?? [])].filter(word => word !== undefined && word !== '').join(' '),
  )

type Row = [
  name: string,
  row: DeviceRow,
  way: 'to' | 'from',
  bytes: Uint8Array,
  meaning: readonly string[],
]

const table: Row[] = [
  [
    'a receipt',
    row('receipt_printer', 'epson-tm'),
    'to',
    hex('1b40 1d61ff 1b7413 1b6101 1b4501 4361 66 82 1b4500 0a 1b6402 1d564100 1b7000 19fa'),
    [
      'start-anew',
      'tell-changes',
      'code-page pc858',
      'align ↔',
      'letters 1 × 1, B',
      'text Café',
      'letters 1 × 1',
      'line-feed',
      'feed 2',
      'cut',
      'drawer-pulse 2',
    ],
  ],
  [
    'a picture, a proof and questions',
    row('receipt_printer', 'epson-tm'),
    'to',
    hex('1d763000 0100 0200 ffff 1d2848 0600 3030 41423132 1d7201 1004 04 1014 08 01031401060208'),
    ['picture 8 × 2', 'ask-proof AB12', 'ask-processed', 'ask-status 4', 'drop-all'],
  ],
  [
    'a printer’s answers',
    row('receipt_printer', 'epson-tm'),
    'from',
    hex('1000000f 3c000c0f 372241423132 00 ff'),
    [
      'status well drawer-low',
      'status offline cover-open paper-out drawer-high',
      'proof AB12',
      'noise',
    ],
  ],
  [
    'a Star receipt',
    row('receipt_printer', 'star-line'),
    'to',
    hex('1b40 1b1e6101 1b1d6101 48690a 1b2a7241 620100ff 62010081 1b2a7242 1b6402 17 07'),
    [
      'start-anew',
      'tell-changes',
      'align ↔',
      'text Hi',
      'line-feed',
      'raster-mode 1',
      'picture 8',
      'raster-mode 0',
      'cut',
      'ask-proof',
      'drawer-pulse 2',
    ],
  ],
  [
    'a Star printer’s status',
    row('receipt_printer', 'star-line'),
    'from',
    hex('2306 2800000800 0200'),
    ['status 1 offline cover-open paper-out drawer-low'],
  ],
  [
    'a label in ZPL',
    row('label_printer', 'zpl'),
    'to',
    ascii('^XA^CI28\n^FO10,20^A0N,30,30^FH_^FDTea^FS\n^PQ1,0,0,N\n^XZ\n~HS\n'),
    [
      'label-begin ^XA',
      'setting ^CI28',
      'setting ^FO10,20',
      'setting ^A0N,30,30',
      'setting ^FH_',
      'label-mark ^FDTea',
      'setting ^FS',
      'line-feed',
      'setting ^PQ1,0,0,N',
      'label-print ^XZ',
      'line-feed',
      'ask-status ~HS',
      'line-feed',
    ],
  ],
  [
    'a label printer’s status',
    row('label_printer', 'zpl'),
    'from',
    ascii(
      '\x02030,1,1,0240,000,0,0,0,000,0,0,0\x03\r\n\x02001,0,0,0,0,2,4,0,00000001,1,000\x03\r\n\x021234,0\x03\r\n',
    ),
    [
      'status 030,1,1,0240,000,0,0,0,000,0,0,0',
      'line-feed',
      'status 001,0,0,0,0,2,4,0,00000001,1,000',
      'line-feed',
      'status 1234,0 paper-out printing',
      'line-feed',
    ],
  ],
  [
    'a label in TSPL',
    row('label_printer', 'tspl'),
    'to',
    ascii('SIZE 50 mm,30 mm\r\nCLS\r\nTEXT 10,10,"3",0,1,1,"Tea"\r\nPRINT 1\r\n\x1b!?'),
    [
      'setting SIZE 50 mm,30 mm',
      'line-feed',
      'label-begin CLS',
      'line-feed',
      'label-mark TEXT 10,10,"3",0,1,1,"Tea"',
      'line-feed',
      'label-print PRINT 1',
      'line-feed',
      'ask-status ·!?',
    ],
  ],
  [
    'a label in EPL2',
    row('label_printer', 'epl2'),
    'to',
    ascii('N\nq400\nA10,10,0,3,1,1,N,"Tea"\nP1\n^ee\n'),
    [
      'label-begin N',
      'setting q400',
      'label-mark A10,10,0,3,1,1,N,"Tea"',
      'label-print P1',
      'ask-status ^ee',
    ],
  ],
  [
    'two lines of a display',
    row('line_display', 'cd5220'),
    'to',
    Uint8Array.of(
      ...startBytes(displayModel('cd5220'), 3),
      ...ascii('\x1bQATea\r\x1bQB2.50\r\x0c'),
    ),
    [
      'clear',
      'start-anew',
      'setting',
      'brightness 3',
      'setting',
      'upper-line Tea',
      'lower-line 2.50',
      'clear',
    ],
  ],
  [
    'a display that is written to at places',
    row('line_display', 'escpos-display-pass-through'),
    'to',
    hex('1b3d02 1f240101 546561 1f5804 1b3d01'),
    ['choose-display', 'cursor 1, 1', 'text Tea', 'brightness 4', 'choose-printer'],
  ],
  [
    'orders to a scale',
    row('scale', 'toledo-8217'),
    'to',
    ascii('WT\rZC'),
    ['ask-weight', 'tare', 'zero', 'clear-tare'],
  ],
  [
    'a scale’s answers',
    row('scale', 'toledo-8217'),
    'from',
    hex('02 30302e343132 0d 023f41 0d 02 30312e3030304e 0d 7a'),
    ['weight 0.412 kg', 'status moving', 'weight 1.000 kg net', 'noise'],
  ],
  ['a scale that is asked twice', row('scale', 'cas-pdii'), 'from', hex('06'), ['weight-ready']],
  [
    'scans of a serial scanner',
    row('scanner', 'serial'),
    'from',
    ascii(']E05449000000996\r\n]C1\u001d0109501101530003\r]E05449000000997\rTEA-1\r'),
    [
      'scan 5449000000996 · EAN-13',
      'scan 0109501101530003 · GS1-128',
      'scan-wrong ]E05449000000997',
      'scan TEA-1',
    ],
  ],
  [
    'what a scanner types',
    row('scanner', 'hid-keyboard'),
    'from',
    Buffer.concat(keystrokes('TEA-1')),
    ['scan TEA-1'],
  ],
  [
    'orders to the simulated terminal',
    row('card_terminal', 'virtual'),
    'to',
    ascii('{"do":"pay","id":"a","amount":250}\n'),
    ['order {"do":"pay","id":"a","amount":250}'],
  ],
  [
    'a card terminal is registered and asked for a payment',
    row('card_terminal', 'zvt'),
    'to',
    Uint8Array.of(
      ...registration({ password: '123456', currency: '0978', slips: 'till' }),
      ...authorisation(250, { password: '123456', currency: '0978', slips: 'till' }),
      ...hex('800000'),
    ),
    ['registration', 'payment 04=250 49=0978', 'acknowledged'],
  ],
  [
    'what a card terminal says of a payment',
    row('card_terminal', 'zvt'),
    'from',
    hex(
      '04ff010a 040f1a 2700 04000000000250 490978 22f0f8eeeeeeeeeeee4771 870470 060f00 061e016c 849c00 06d10600 20544541 0a',
    ),
    [
      'interim 0A present-card',
      'result 27=00 04=250 49=0978 87=0470 22=…4771',
      'completion',
      'aborted 6C card-stopped',
      'refused 9C terminal-busy',
      'slip  TEA',
    ],
  ],
]

for (const [name, device, way, bytes, meaning] of table) {
  t.test(`${name} can be read along, byte by byte`, async t => {
    const found = read(decoderOf(device, {}), way, [bytes])
    t.same(words(found), meaning)
    const told = found.map(stretch => Buffer.from(stretch.bytes).toString('hex')).join('')
    t.equal(told, Buffer.from(bytes).toString('hex'), 'no byte is missing')
    const one = Array.from(bytes, byte => Uint8Array.of(byte))
    const cut = read(decoderOf(device, {}), way, one)
    const isSame = (is: string) => !['text', 'picture', 'line-feed', 'noise', 'report'].includes(is)
    t.same(
      words(cut.filter(({ means }) => isSame(means.is))),
      words(found.filter(({ means }) => isSame(means.is))),
      'also when it comes in single bytes',
    )
  })
}

/** A number that a payment card could have. */
const card = fc
  .tuple(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 11, max: 17 }), fc.nat())
  .map(([first, size, seed]) => {
    let digits = String(first)
    for (let n = seed; digits.length <= size; n = (n * 48_271 + 11) % 2_147_483_647)
      digits += n % 10
    for (let last = 0; last < 10; last++) if (luhn(digits + last)) return digits + last
    return digits
  })

t.test('the number of a card is in no byte and no word that is shown', async t => {
  const packed = (digits: string) => hex(digits.padEnd(digits.length + (digits.length % 2), 'f'))
  const counted = (bitmap: number, digits: number, body: Uint8Array) =>
    Uint8Array.of(
      bitmap,
      ...[...String(body.length).padStart(digits, '0')].map(d => 0xf0 | Number(d)),
      ...body,
    )
  const carriers: ((number: string) => Uint8Array)[] = [
    number => apduBytes(control.status, counted(0x22, 2, packed(number))),
    number => apduBytes(control.status, counted(0x23, 2, packed(`${number}d2512`))),
    number => apduBytes(control.status, counted(0x3c, 3, ascii(`Card ${number}`))),
    number => apduBytes(control.status, counted(0x8b, 2, ascii(number))),
    number =>
      apduBytes(control.status, [0x06, number.length + 2, 0x5a, number.length, ...ascii(number)]),
    number => apduBytes(control.completion, [0x77, ...ascii(number)]),
    number => apduBytes(control.printLine, [0, ...ascii(`No. ${number}`)]),
    number =>
      apduBytes(control.printTextBlock, [
        0x06,
        number.length + 4,
        0x25,
        number.length + 2,
        0x07,
        number.length,
        ...ascii(number),
      ]),
    number => apduBytes(0x0f99, ascii(number)),
    number => ascii(number),
    number => packed(number),
  ]
  const shown = (decoder: Decoder, bytes: Uint8Array): string[] => {
    const pieces: BytePiece[] = []
    const tap = newTap()
    const line = faultyLine(() => {})
    const port = tap.port(memoryPort(line.device))
    const log = byteLog(
      tap,
      () => decoder,
      word => pieces.push(...word.pieces),
      () => 0,
    )
    log.close()
    for (const stretch of read(decoder, 'from', [bytes])) {
      const { means } = stretch
      const open = [...stretch.bytes].filter((_, at) =>
        means.hidden === 'all' ? false : !means.hidden?.some(([from, to]) => at >= from && at < to),
      )
      pieces.push({
        at: 0,
        way: 'from',
        hex: Buffer.from(open).toString('hex'),
        bytes: 0,
        is: 'text',
        text: means.text ?? '',
      })
    }
    port.close()
    return pieces.flatMap(({ hex, text = '' }) => [
      hex,
      Buffer.from(hex, 'hex').toString('latin1'),
      text,
    ])
  }
  fc.assert(
    fc.property(
      card,
      fc.integer({ min: 0, max: carriers.length - 1 }),
      fc.boolean(),
      (number, which, isSerial) => {
        const apdu = carriers[which]?.(number) ?? new Uint8Array()
        const decoder = zvtDecoder(isSerial)
        const said = shown(decoder, isSerial ? block(apdu) : apdu).join(' ')
        return !said.includes(number.slice(0, -4))
      },
    ),
    { numRuns: 4_000 },
  )
  const track = read(decoderOf(row('scanner', 'hid-keyboard'), {}), 'from', [
    Buffer.concat(keystrokes('%B4111111111111111^DOE/J^2512')),
  ])
  t.match(
    track,
    [{ means: { is: 'scan-wrong', hidden: 'all' } }],
    'nor one that a card reader types',
  )
})

t.test('a password is not shown either', async t => {
  const bytes = registration({ password: '471147', currency: '0978', slips: 'till' })
  const [first] = read(zvtDecoder(false), 'to', [bytes])
  t.same(first?.means.hidden, [[3, bytes.length]])
  t.equal(
    Buffer.from(bytes)
      .toString('hex')
      .includes(Buffer.from(bcd(471147, 3)).toString('hex')),
    true,
  )
})

t.test(
  'a hundred thousand streams of noise into all readers: nothing breaks, little is kept',
  async t => {
    const before = keptMb()
    const decoders = table.map(([, device, way, bytes]) => ({
      device,
      way,
      bytes,
      decoder: decoderOf(device, {}),
    }))
    let told = 0
    const runs = noise(
      table.map(([, , , bytes]) => bytes),
      100_000,
      ({ chunks }) => {
        const one = decoders[told++ % decoders.length]
        if (!one) return
        for (const chunk of chunks) one.decoder[one.way].read(chunk)
        if (told % 97 === 0) one.decoder[one.way].flush()
      },
    )
    t.equal(runs, 100_000)
    t.ok(keptMb() - before < 16, 'bounded memory')
  },
)

/** A hub in this process, with all that it says. */
const aHub = (t: Test, device: DeviceRow, clock?: { now: number }) => {
  const said: { topic: string; body: Record<string, unknown> }[] = []
  let look = () => {}
  const hub = new Hub(
    'st',
    'hub-1',
    (topic, payload) => {
      if (payload === '') return
      said.push({ topic, body: JSON.parse(payload) })
      look()
    },
    clock ? { now: () => clock.now } : {},
  )
  hub.devices(JSON.stringify({ devices: [device] }))
  t.teardown(() => hub.close())
  const pieces = (): BytePiece[] =>
    said
      .filter(({ topic }) => topic === 's/st/dev/d/bytes')
      .flatMap(({ body }) => readBytesWord(body)?.pieces ?? [])
  return {
    send: (body: object) => hub.take('d', JSON.stringify(body)),
    said,
    pieces,
    until: (wanted: () => boolean) =>
      new Promise<void>(resolve => {
        // A hub's timers do not keep a process alive; its broker does.
        const alive = setInterval(() => {}, 1_000)
        look = () => {
          if (!wanted()) return
          clearInterval(alive)
          resolve()
        }
        look()
      }),
  }
}

const document = {
  version: 1,
  language: 'en',
  blocks: [{ is: 'text', text: 'Tea' }, { is: 'cut' }],
}

t.test('what is printed while somebody watches can be read along, and nothing before', async t => {
  const hub = aHub(t, row('receipt_printer', 'virtual'))
  const isReady = () => hub.said.some(({ body }) => body['state'] === 'ready')
  await hub.until(isReady)
  hub.send({ is: 'print', job_id: 'a', attempt: 1, document })
  await hub.until(() => hub.said.some(({ body }) => body['state'] === 'printed'))
  t.same(hub.pieces(), [], 'nobody watched')
  hub.send({ is: 'watch-bytes', watcher: 'me', on: true })
  hub.send({ is: 'print', job_id: 'b', attempt: 1, document })
  await hub.until(() => hub.pieces().some(({ is }) => is === 'proof'))
  const told = hub.pieces()
  t.match(
    told.find(({ text }) => text === 'Tea'),
    { way: 'to', is: 'text', hex: '546561', bytes: 3 },
  )
  t.ok(told.some(({ is, way }) => is === 'cut' && way === 'to'))
  t.match(
    told.find(({ is }) => is === 'proof'),
    { way: 'from', bytes: 7 },
  )
  hub.send({ is: 'watch-bytes', watcher: 'me', on: false })
  const count = hub.pieces().length
  hub.send({ is: 'print', job_id: 'c', attempt: 1, document })
  await hub.until(() => hub.said.filter(({ body }) => body['state'] === 'printed').length === 3)
  t.equal(hub.pieces().length, count, 'and nobody watches any more')
})

t.test('a page that was closed without a word is watched for no longer than its lease', async t => {
  const clock = { now: 1_000 }
  const hub = aHub(t, row('scale', 'toledo-8217'), clock)
  hub.send({ is: 'watch-bytes', watcher: 'me', on: true })
  await hub.until(() => hub.pieces().some(({ is }) => is === 'weight'))
  clock.now += WATCH_LEASE_MS + 1
  await new Promise(resolve => setTimeout(resolve, 300))
  const count = hub.pieces().length
  await new Promise(resolve => setTimeout(resolve, 600))
  t.equal(hub.pieces().length, count)
})

t.test('a cable that is pulled and put back is told in its place', async t => {
  const hub = aHub(t, row('scanner', 'serial'))
  await hub.until(() => hub.said.some(({ body }) => body['state'] === 'ready'))
  hub.send({ is: 'watch-bytes', watcher: 'me', on: true })
  hub.send({ is: 'scan', code: '5449000000996' })
  hub.send({ is: 'fault', fault: 'unplug', on: true })
  hub.send({ is: 'fault', fault: 'unplug', on: false })
  await hub.until(() => hub.pieces().filter(({ is }) => is === 'opened').length >= 1)
  t.same(
    hub
      .pieces()
      .map(({ is }) => is)
      .filter(is => is !== 'line-feed'),
    ['scan', 'closed', 'opened'],
  )
})

t.test('a flood is told in part, and it is said how much is left out', async t => {
  const tap = newTap()
  const said: unknown[] = []
  const log = byteLog(
    tap,
    () => decoderOf(row('scanner', 'serial'), {}),
    word => said.push(word),
    Date.now,
  )
  const line = faultyLine(() => {})
  const port = tap.port(memoryPort(line.device))
  port.onData(() => {})
  await port.open()
  log.watch('me', true)
  for (let at = 0; at < 5_000; at++) line.send(ascii(`CODE-${at}\r`))
  await new Promise(resolve => setTimeout(resolve, 250))
  log.close()
  const [first] = said.map(word => readBytesWord(word))
  t.equal(first?.pieces.length, PIECES_MAX)
  t.equal(first?.lost, 3_800)
  t.ok(Buffer.byteLength(JSON.stringify(first)) < 60_000, 'one packet')
  port.close()
})

t.test('a picture of a page is told by its beginning and its size', async t => {
  const tap = newTap()
  const pieces: BytePiece[] = []
  const log = byteLog(
    tap,
    () => decoderOf(row('receipt_printer', 'epson-tm'), {}),
    word => pieces.push(...word.pieces),
    Date.now,
  )
  const port = tap.port(memoryPort(faultyLine(() => {}).device))
  await port.open()
  log.watch('me', true)
  await port.write(
    Uint8Array.of(0x1d, 0x76, 0x30, 0, 72, 0, 50, 0, ...new Uint8Array(3_600).fill(0x55)),
  )
  await new Promise(resolve => setTimeout(resolve, 250))
  log.close()
  t.match(pieces, [{ is: 'picture', text: '576 × 50', bytes: 3_608 }])
  t.equal(pieces[0]?.hex.length, 2 * HEX_BYTES_MAX)
  port.close()
})
