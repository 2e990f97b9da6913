import fc from 'fast-check'
import t from 'tap'
import { luhn } from '#schema/rules/barcode.ts'
import { keptMb } from '../../noise.ts'
import { type Apdu, apduBytes, apdus, bcd, control, digitsOf } from './apdu.ts'
import * as commands from './commands.ts'
import { type Fields, fieldsOf, printedLine } from './fields.ts'
import { maskCards } from './mask.ts'
import { block, serialEvents, serialStart } from './serial.ts'

const hex = (text: string) => new Uint8Array(Buffer.from(text.replace(/[^0-9a-f]/gi, ''), 'hex'))
const shown = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const nothing = new Uint8Array()
const settings = { password: '123456', currency: '0978', slips: 'till' } as const
const one = (text: string): Fields | null => {
  const { found } = apdus(nothing, hex(text))
  return fieldsOf(found[0]?.data ?? hex('ff'))
}

t.test('what the till sends, byte for byte', async t => {
  const golden: [string, Uint8Array, string][] = [
    [
      'registration',
      commands.registration(settings),
      '060010 123456 9e 0978 0300 0606 26040a0206d3',
    ],
    [
      'registration of a terminal with a printer of its own',
      commands.registration({ ...settings, slips: 'terminal' }),
      '060010 123456 18 0978 0300 0606 26040a0206d3',
    ],
    // As in a public log of a payment of 3.14: 06-01-07-04-00-00-00-00-03-14, with the currency.
    ['authorisation', commands.authorisation(314, settings), '06010a 04 000000000314 49 0978'],
    [
      'the largest amount',
      commands.authorisation(100_000_000_000, settings),
      '06010a 04 100000000000 49 0978',
    ],
    ['abort', commands.abort(), '06b000'],
    ['log-off', commands.logOff(), '060200'],
    ['status enquiry', commands.statusEnquiry(), '050100'],
    ['repeat receipt', commands.repeatReceipt(settings), '062005 123456 0303'],
    ['reversal', commands.reversal('0470', settings), '063006 123456 87 0470'],
    ['end of day', commands.endOfDay(settings), '065003 123456'],
    [
      'a password of zeros',
      commands.endOfDay({ ...settings, password: '000000' }),
      '065003 000000',
    ],
    ['acknowledgement', apduBytes(control.acknowledged), '800000'],
  ]
  for (const [name, bytes, wanted] of golden)
    t.equal(shown(bytes), wanted.replaceAll(' ', ''), name)
})

// Recorded from terminals: test data of two public implementations.
const APPROVED =
  '040f77 2700 04000000002040 0b000470 0c223953 0d1006 0e2512 170001 1970 22f0f8eeeeeeeeeeee4771 ' +
  '2928004869 2a313030343631373633202020202020 3b3631313830340000 3cf0f1f447454e2e4e522e3a363131383034 ' +
  '490978 870470 88000470 8a2e 8bf1f74465626974204d61737465726361726400'
const STOPPED = '040f1e 276c 2928004869 3cf0f1f94162627275636820647572636820 4b756e6465'
const WITH_CONTAINER =
  '040f65 2700 0c231355 0d1029 0e9999 22f0f8eeeeeeeeeeee4771 a001 2900000006 870008 0b000000 8a06 ' +
  '8bf1f14d41535445524341524400 062e 2f081f1201021f100100 601b4307a0000000041010 441044656269 ' +
  '74204d617374657263617264 1f2b0410015008'
const WITH_LINES = '06d31b 0619 1f070102 2513 07064b61726465732e 0709 20 48 8e 4e 44 4c 45 52 21'

t.test('what a terminal says of a payment', async t => {
  t.same(one(APPROVED), {
    result: 0,
    amount: 2_040,
    trace: '000470',
    time: '223953',
    date: '1006',
    last4: '4771',
    terminal: '28004869',
    authCode: '611804',
    text: 'GEN.NR.:611804',
    currency: '0978',
    receipt: '0470',
    cardName: 'Debit Mastercard',
  })
  t.match(one(STOPPED), { result: 0x6c, text: 'Abbruch durch Kunde' })
  t.match(one(WITH_CONTAINER), {
    result: 0,
    cardName: 'MASTERCARD',
    receipt: '0008',
    last4: '4771',
  })
  t.match(one('060f12 1900 2929003069 490978 0606 26040a0206d3'), { terminal: '29003069' })
  t.equal(printedLine(hex('00 20 20 4b 61 73 73 65 6e')), '  Kassen')
})

t.test('a print text block, with the letters of the terminal', async t => {
  t.match(one('06d313 0611 1f070102 250b 070348 8e4e 07044b41 5546'), {
    receiptKind: 2,
    lines: ['HÄN', 'KAUF'],
  })
  t.equal(one(WITH_LINES), null, 'a line longer than its container is garbage')
})

t.test('an end of day by kind of card', async t => {
  const totals = `0001 0012 ${'00000000000000'} ${'00000000000000'} 02000000002000 00000000000000 0a000000010000 00000000000000 00000000000000`
  const body = hex(`2700 04000000012000 60f0f5f3 ${totals}`)
  t.match(fieldsOf(body), {
    amount: 12_000,
    totals: [
      { card: 'Mastercard', count: 2, amount: 2_000 },
      { card: 'Visa', count: 10, amount: 10_000 },
    ],
  })
})

t.test(
  'a field of unknown length or with letters for digits makes the frame worthless',
  async t => {
    t.equal(fieldsOf(hex('2700 f7 01')), null)
    t.equal(fieldsOf(hex('04 0000000020')), null, 'cut off')
    t.equal(fieldsOf(hex('04 00000000204a')), null, 'no digit')
    t.equal(fieldsOf(hex('8b f1 2f 4142')), null, 'a length that is none')
    t.equal(fieldsOf(hex('06 84 00000001 00')), null, 'a container that is too long')
    t.equal(fieldsOf(hex('06 06 24 04 24 02 24 00')) === null, false, 'containers in containers')
  },
)

t.test('frames are whole wherever the line cuts them', async t => {
  const long = apduBytes(0x06d3, new Uint8Array(861).fill(0x06))
  t.equal(shown(long.subarray(0, 5)), '06d3ff5d03', 'the length of 861 bytes')
  const stream = Buffer.concat([
    hex(APPROVED),
    apduBytes(control.acknowledged),
    long,
    hex('060f00'),
  ])
  const whole = apdus(nothing, stream)
  t.equal(whole.found.length, 4)
  for (let cut = 0; cut <= stream.length; cut++) {
    const first = apdus(nothing, stream.subarray(0, cut))
    const second = apdus(first.rest, stream.subarray(cut))
    if (first.found.length + second.found.length !== 4) t.fail(`cut at ${cut}`)
  }
  const { garbage, rest } = apdus(nothing, hex('ff00a50d9e023f0a'))
  t.equal(garbage, 8)
  t.equal(rest.length, 0)
})

t.test('blocks of the serial line, as recorded from terminals', async t => {
  const recorded = [
    '10 02 06 0F 0B F0 F0 F7 32 2E 31 34 2E 31 35 00 10 03 B1 11',
    '10 02 06 D1 17 00 20 20 20 20 20 20 20 20 20 4B 61 73 73 65 6E 73 63 68 6E 69 74 74 10 03 2F 07',
    '10 02 04 0F 37 27 00 04 00 00 00 00 40 00 49 09 78 0C 09 38 48 0D 04 25 22 F1 F1 59 66 66 66 66 D2 00 21 22 01 00 17 00 01 87 01 75 0B 61 39 95 19 40 29 60 09 99 14 0E 05 12 8A 02 10 03 90 8C',
  ]
  for (const text of recorded) {
    const { found } = serialEvents(serialStart(), hex(text))
    t.match(found, [{ is: 'block' }])
    const apdu = found[0]?.is === 'block' ? found[0].apdu : nothing
    t.equal(shown(block(apdu)), shown(hex(text)), 'and written the same')
  }
  const status = serialEvents(serialStart(), hex(recorded[2] ?? '')).found[0]
  const fields = status?.is === 'block' ? fieldsOf(status.apdu.subarray(3)) : null
  t.match(fields, { amount: 4_000, receipt: '0175', trace: '613995', terminal: '60099914' })
  t.equal(JSON.stringify(fields).includes('5966'), false, 'the number itself is nowhere')
})

t.test('a block is whole wherever the line cuts it, and a broken one is seen', async t => {
  const bytes = block(apduBytes(0x0601, [0x04, 0x10, 0x10, 0x02, 0x10, 0x03, 0x06]))
  for (let cut = 0; cut <= bytes.length; cut++) {
    const first = serialEvents(serialStart(), bytes.subarray(0, cut))
    const second = serialEvents(first.rest, bytes.subarray(cut))
    const found = [...first.found, ...second.found]
    t.equal(found.filter(({ is }) => is === 'block').length, 1, `cut at ${cut}`)
  }
  const bent = Uint8Array.from(bytes, (byte, at) => (at === 5 ? byte ^ 1 : byte))
  t.match(serialEvents(serialStart(), bent).found, [{ is: 'broken' }])
  t.match(serialEvents(serialStart(), Uint8Array.of(0x06, 0x15)).found, [
    { is: 'ack' },
    { is: 'nak' },
  ])
})

// A number that a payment card could have.
const card = fc
  .tuple(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 11, max: 17 }), fc.nat())
  .map(([first, size, seed]) => {
    let digits = String(first)
    for (let n = seed; digits.length <= size; n = (n * 48_271 + 11) % 2_147_483_647)
      digits += n % 10
    for (let last = 0; last < 10; last++) if (luhn(digits + last)) return digits + last
    return digits
  })
const grouped = (digits: string, by: string) => digits.replace(/\d{4}(?=\d)/g, four => four + by)

t.test(
  'a card number comes out with its last four digits at most, whatever carries it',
  async t => {
    const carriers: ((text: string) => unknown)[] = [
      text => printedLine(Buffer.from(`\0${text}`)),
      text => fieldsOf(lvar(0x3c, 3, Buffer.from(text))),
      text => fieldsOf(lvar(0x8b, 2, Buffer.from(text))),
      text =>
        fieldsOf(
          Uint8Array.of(
            0x06,
            text.length + 4,
            0x25,
            text.length + 2,
            0x07,
            text.length,
            ...Buffer.from(text),
          ),
        ),
      text => fieldsOf(lvar(0x22, 2, hex(/\d{13,}/.exec(text)?.[0].padEnd(20, 'f') ?? ''))),
      text => fieldsOf(lvar(0x23, 2, hex(`${/\d{13,}/.exec(text)?.[0]}d2512`.padEnd(38, 'f')))),
    ]
    fc.assert(
      fc.property(
        card,
        fc.constantFrom('', ' ', '-'),
        fc.constantFrom('PAN ', 'Nr.'),
        (number, by, word) => {
          for (const carry of carriers) {
            const said = JSON.stringify(carry(`${word}${grouped(number, by)} ok`) ?? null)
            const digits = said.replace(/[^\d*]/g, '')
            if (digits.includes(number.slice(0, -4))) return false
            if (/\d{13}/.test(said)) return false
          }
          return true
        },
      ),
      { numRuns: 3_000 },
    )
    t.equal(maskCards('Karte 4111 1111 1111 1111'), 'Karte **** **** **** 1111')
    t.equal(maskCards('Karte 4111111111111111, 2512'), 'Karte ************1111, 2512')
    t.equal(maskCards('AID: A0000000041010'), 'AID: A0000000041010')
    t.equal(maskCards('Beleg 4006381333931'.slice(0, 14)), 'Beleg 40063813')
  },
)

function lvar(bitmap: number, digits: number, body: Uint8Array): Uint8Array {
  const count = String(body.length).padStart(digits, '0')
  return Uint8Array.from([bitmap, ...[...count].map(digit => 0xf0 | Number(digit)), ...body])
}

t.test(
  'a hundred thousand streams of noise: no crash, no wrong amount, bounded memory',
  async t => {
    const before = keptMb()
    const good = [hex(APPROVED), hex(STOPPED), hex(WITH_CONTAINER), apduBytes(control.acknowledged)]
    let seed = 20_261_123
    const random = (below: number) => {
      seed = (seed * 48_271) % 2_147_483_647
      return seed % below
    }
    let serial = serialStart()
    let rest: Uint8Array = nothing
    let amounts = 0
    for (let round = 0; round < 100_000; round++) {
      const stream = Uint8Array.from(good[random(good.length)] ?? nothing)
      for (let times = random(4); times > 0; times--) stream[random(stream.length)] = random(256)
      const chunk = random(3) === 0 ? stream.subarray(0, random(stream.length)) : stream
      const next = apdus(round % 5 === 0 ? nothing : rest, chunk)
      rest = next.rest
      serial = serialEvents(serial, round % 2 === 0 ? block(stream) : chunk).rest
      for (const { data } of next.found) {
        const amount = fieldsOf(data)?.amount
        if (amount === undefined) continue
        amounts++
        if (!Number.isSafeInteger(amount) || amount < 0 || amount > 999_999_999_999)
          t.fail(`${amount}`)
      }
      if (rest.length > 65_540 || serial.bytes.length > 140_001) t.fail('memory grows')
    }
    t.ok(amounts > 1_000, 'some of them were read')
    const grown = keptMb() - before
    t.ok(grown < 16, `grew by ${grown.toFixed(1)} MB`)
  },
)

t.test('numbers in packed digits go there and back', async () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), amount => {
      const made = fieldsOf(Uint8Array.from([0x04, ...bcd(amount, 6)]))
      return made?.amount === amount && digitsOf(Uint8Array.from(bcd(amount, 6))) !== undefined
    }),
  )
  const round = (apdu: Apdu) => apdus(nothing, apduBytes(apdu.control, apdu.data)).found[0]
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 700 }), data => {
      const back = round({ control: 0x0601, data })
      return back?.control === 0x0601 && shown(back.data) === shown(data)
    }),
  )
})
