// 10^5 random and mutated streams into each parser, for what the tests beside them do not look at:
// nothing that was not said is believed, and next to nothing is kept.
import t, { type Test } from 'tap'
import { readScan } from '#schema/rules/aim.ts'
import { checkDigit } from '#schema/rules/barcode.ts'
import { showBytes, startBytes } from './display/bytes.ts'
import { displayModel } from './display/models.ts'
import { glassAfter, newGlass } from './display/screen.ts'
import { printerModel } from './models.ts'
import { keptMb, type Noise, noise } from './noise.ts'
import { languageOf } from './printer/languages.ts'
import { ascii } from './scale/frames.ts'
import { protocolOf, scaleModel } from './scale/models.ts'
import { keyboardStart, keyboardStep, keystrokes } from './scanner/hid-keyboard.ts'
import { commonDescriptor, layoutOf, posStart, posStep } from './scanner/hid-pos.ts'
import { type Read, start, step } from './scanner/steps.ts'

const RUNS = 100_000
const WARM_RUNS = 10_000
const KEPT_MAX_MB = 16

t.setTimeout(180_000)

/** What the first streams grow is the machine warming up. */
const bounded = (
  t: Test,
  seeds: readonly Uint8Array[],
  check: (stream: Noise) => string | null,
) => {
  let wrong: string | null = null
  const look = (stream: Noise) => {
    const found = check(stream)
    if (found !== null) wrong ??= `${found}: ${Buffer.from(stream.bytes).toString('hex')}`
  }
  noise(seeds, WARM_RUNS, look)
  const before = keptMb()
  noise(seeds, RUNS, look)
  t.equal(wrong, null)
  const grown = keptMb() - before
  t.ok(grown < KEPT_MAX_MB, `grew by ${grown.toFixed(1)} MB`)
}

for (const name of ['epson-tm', 'escpos-80']) {
  t.test(`${name}: no status proves a receipt that the printer did not name`, async t => {
    const model = printerModel(name)
    const answers = [
      Uint8Array.of(0x12, 0x16, 0x12, 0x14, 0, 0, 0x0f, 0x1c, 0x08, 0x0f, 0x0f),
      Uint8Array.of(0x37, 0x22, 0x30, 0x30, 0x37, 0x41, 0, 0x72, 0x00, 0x0f, 0x03),
    ]
    const named = Buffer.from([0x37, 0x22, 0x30, 0x30, 0x37, 0x41, 0])
    let proofs = 0
    bounded(t, answers, ({ bytes, chunks }) => {
      const ear = languageOf(model).listen()
      ear.ask()
      let isProven = false
      // What begins like an answer about its memory is kept until it ends.
      let unread = 0
      for (const chunk of chunks) {
        const { news, frames, garbage } = ear.read(chunk)
        unread += chunk.length - frames - garbage
        if (unread < 0) return 'more frames than bytes'
        isProven ||= news.some(each => each.is === 'proof' && each.id === '007A')
        if (news.some(each => each.is === 'processed') && model.proof !== 'ordered-status')
          return 'a proof of another kind'
      }
      if (isProven) proofs++
      return isProven && !Buffer.from(bytes).includes(named) ? 'proven out of nothing' : null
    })
    t.ok(proofs > RUNS / 20, 'what is named is believed')
  })
}

const lines: Record<string, string> = {
  'toledo-8217': '\x0201.235\r\x02?A\r\x02?P\r',
  nci: '\n01.235KG\r\n00\r\x03\nS0p4\r\x03\n^^^^^^KG\r\n02\r\x03',
  'cas-stream': 'ST,GS,1\xc4,  01.235 kg\r\nUS,GS,1\x84, 000.500 kg\r\n',
  'cas-pdii': '\x06\x01\x02S 01.235kgd\x03\x04\x15',
}

for (const [name, text] of Object.entries(lines)) {
  t.test(
    `${name}: no weight that stands in no whole frame, nor one no scale can carry`,
    async t => {
      const protocol = protocolOf(scaleModel(name), false)
      let weights = 0
      bounded(t, [ascii(text)], ({ bytes, chunks }) => {
        let rest: Uint8Array = new Uint8Array()
        const grams = new Set<number>()
        for (const chunk of chunks) {
          const found = protocol.parse(rest, chunk)
          rest = found.rest
          for (const frame of found.frames) if (frame.is === 'weight') grams.add(frame.grams)
        }
        weights += grams.size
        if (rest.length > 33) return `keeps ${rest.length} bytes`
        for (const each of grams)
          if (!Number.isSafeInteger(each) || each < 0 || each > 1_000_000) return `${each} g`
        return grams.size > 0 && !grams.isSubsetOf(standing(bytes, protocol.parse))
          ? 'put together of two pieces'
          : null
      })
      t.ok(weights > RUNS / 20, 'whole frames are read')
    },
  )
}

/** What is found from some place in the stream, alone. */
const standing = (
  bytes: Uint8Array,
  parse: ReturnType<typeof protocolOf>['parse'],
): Set<number> => {
  const weights = new Set<number>()
  for (let at = 0; at < bytes.length; at++) {
    const [first] = parse(new Uint8Array(), bytes.subarray(at, at + 33)).frames
    if (first?.is === 'weight') weights.add(first.grams)
  }
  return weights
}

const EAN = '5901234123457'

t.test('scanners: an EAN with a digit lost or changed is never another article', async t => {
  const layout = layoutOf(commonDescriptor)
  if (!layout) throw new Error('the common descriptor is readable')
  const report = new Uint8Array(64)
  report.set([0x02, EAN.length, ...Buffer.from(`]E0${EAN}`, 'latin1')])
  const seeds = [
    Buffer.from(`]E0${EAN}\r]C0HS-1\r\n]E496385074\r`),
    Buffer.concat(keystrokes(`]E0${EAN}`)),
    report,
  ]
  let codes = 0
  const isWrong = ({ scans }: Read) => {
    codes += scans.length
    return scans.some(({ code, aim }) => aim === ']E0' && !isEan(code))
  }
  bounded(t, seeds, ({ chunks }) => {
    let [line, pos, keys] = [start, posStart, keyboardStart]
    for (const [at, chunk] of chunks.entries()) {
      const input = { is: 'data', chunk, at } as const
      const [one, other, third] = [
        step(line, input),
        posStep(pos, input, layout),
        keyboardStep(keys, input),
      ]
      line = one.state
      pos = other.state
      keys = third.state
      if (isWrong(one) || isWrong(other) || isWrong(third)) return 'a wrong article'
    }
    return line.rest.length > 512 ? 'too much kept' : null
  })
  t.ok(codes > RUNS / 20)
})

const isEan = (code: string) =>
  /^(\d{8}|\d{12,13})$/.test(code) && Number(code.at(-1)) === checkDigit(code.slice(0, -1))

t.test(
  'symbology identifiers: whatever stands behind one, its check digit fits or it is no scan',
  async t => {
    const seeds = [
      `]E0${EAN}`,
      `]E3${EAN} 12`,
      ']d4A\\000026B\\\\',
      ']C1\u001d0109501101530003',
      '][]',
    ]
    bounded(
      t,
      seeds.map(seed => Buffer.from(seed)),
      ({ bytes }) => {
        const scan = readScan(Buffer.from(bytes).toString('utf8'))
        const isChecked = scan?.aim !== undefined && [']E0', ']E3', ']E4'].includes(scan.aim)
        return isChecked && !isEan(scan.code) ? scan.code : null
      },
    )
  },
)

t.test('displays keep two lines and no more, in every protocol', async t => {
  for (const name of ['cd5220', 'escpos-display']) {
    const model = displayModel(name)
    const seed = Buffer.concat([
      startBytes(model, 2),
      showBytes(model, { upper: 'Tea\t3.00', lower: '€' }),
    ])
    bounded(t, [seed], ({ chunks }) => {
      let glass = newGlass(model)
      let rest: Uint8Array = new Uint8Array()
      for (const chunk of chunks) ({ glass, rest } = glassAfter(glass, rest, chunk))
      return glass.rows.length === 2 && rest.length <= 43 ? null : 'more than it has'
    })
  }
})
