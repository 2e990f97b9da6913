import t from 'tap'
import { type Noise, noise } from '../noise.ts'
import { ascii, type Frame, gramsOf, noFlags } from './frames.ts'
import { protocolOf, scaleModel } from './models.ts'

/** Bytes as the manuals print them, and what they say. */
const golden: { model: string; pounds?: true; bytes: string; frames: Frame[] }[] = [
  {
    model: 'toledo-8217',
    bytes: '\x0201.235\r\x0200.500N\r\x02?A\r\x02?B\r\x02?D\r\x02?P\r\x02?\xd0\r\x02?`\r',
    frames: [
      { is: 'weight', grams: 1_235, isNet: false },
      { is: 'weight', grams: 500, isNet: true },
      { ...noFlags, motion: true },
      { ...noFlags, over: true },
      { ...noFlags, under: true },
      { ...noFlags, zero: true },
      { ...noFlags, zero: true },
      { ...noFlags, isNet: true },
    ],
  },
  {
    model: 'toledo-8217',
    pounds: true,
    bytes: '\x02001.24\r\x02000.01N\r',
    frames: [
      { is: 'weight', grams: 562, isNet: false },
      { is: 'weight', grams: 5, isNet: true },
    ],
  },
  {
    model: 'toledo-8213',
    pounds: true,
    bytes: '\x0201.24\r',
    frames: [{ is: 'weight', grams: 562, isNet: false }],
  },
  {
    model: 'nci-8213',
    bytes: '\x02012.34\r\x02?A\r',
    frames: [
      { is: 'weight', grams: 12_340, isNet: false },
      { ...noFlags, motion: true },
    ],
  },
  {
    model: 'nci',
    bytes:
      '\n01.235KG\r\n00\r\x03\n000.50lb\r\nS0p4\r\x03\n1LB 02.50OZ\r\n00\r\x03\n  412G \r\n00\r\x03' +
      '\n10\r\x03\nS20\r\x03\n01.235KG\r\n10\r\x03\n^^^^^^KG\r\n02\r\x03\n-1.235KG\r\n01\r\x03\n40\r\x03\n?\r\x03',
    frames: [
      { is: 'weight', grams: 1_235, isNet: false },
      { is: 'weight', grams: 227, isNet: true },
      { is: 'weight', grams: 524, isNet: false },
      { is: 'weight', grams: 412, isNet: false },
      { ...noFlags, motion: true },
      { ...noFlags, zero: true },
      { ...noFlags, motion: true, shown: 1_235 },
      { ...noFlags, over: true },
      { ...noFlags, under: true, shown: -1_235 },
      { ...noFlags, fault: true },
      { is: 'refused' },
    ],
  },
  {
    model: 'nci-7',
    bytes: '\n012.345KG\r\n02\r\x03\n0012.34LB\r\n00\r\x03',
    frames: [
      { ...noFlags, over: true, shown: 12_345 },
      { is: 'weight', grams: 5_597, isNet: false },
    ],
  },
  {
    model: 'cas-stream',
    bytes:
      'ST,GS,1\xc4,  01.235 kg\r\nST,NT,1\xc2, 000.500 kg\r\nUS,GS,1\x84, 000.500 kg\r\n' +
      'OL,GS,1\x84,         kg\r\nST,GS,1\xc4,-000.100 kg\r\nST,GS,1\xc4,   13.52 lb\r\n!\r\n?\r\n',
    frames: [
      { is: 'weight', grams: 1_235, isNet: false },
      { is: 'weight', grams: 500, isNet: true },
      { ...noFlags, motion: true, shown: 500 },
      { ...noFlags, over: true },
      { ...noFlags, under: true, shown: -100 },
      { is: 'weight', grams: 6_133, isNet: false },
      { is: 'refused' },
      { is: 'refused' },
    ],
  },
  {
    model: 'cas-pdii',
    bytes:
      '\x06\x01\x02S 01.235kgd\x03\x04\x01\x02U 01.235kgb\x03\x04\x01\x02S-00.100kgm\x03\x04' +
      '\x01\x02S ------kg\x7f\x03\x04',
    frames: [
      { is: 'fetch' },
      { is: 'weight', grams: 1_235, isNet: false },
      { ...noFlags, motion: true, shown: 1_235 },
      { ...noFlags, under: true, shown: -100 },
      { ...noFlags, over: true },
    ],
  },
]

const parserOf = ({ model, pounds }: { model: string; pounds?: true }) =>
  protocolOf(scaleModel(model), pounds === true).parse

t.test('a weight is whole wherever the line cuts it, for each model', async t => {
  for (const each of golden) {
    const bytes = ascii(each.bytes)
    const parse = parserOf(each)
    for (let cut = 0; cut <= bytes.length; cut++) {
      const first = parse(new Uint8Array(), bytes.subarray(0, cut))
      const second = parse(first.rest, bytes.subarray(cut))
      const frames = [...first.frames, ...second.frames]
      if (first.garbage + second.garbage + second.rest.length > 0 || cut === 0)
        t.equal(first.garbage + second.garbage + second.rest.length, 0, `${each.model} at ${cut}`)
      t.same(frames, each.frames, `${each.model} cut at ${cut}`)
    }
  }
})

t.test('what is not a whole frame is no weight', async t => {
  const torn: [string, string[]][] = [
    ['toledo-8217', ['\x02 1.235\r', '\x0201.2\r', '\x0201.23\r', '\x02?\r', '\x02\r', '01.235\r']],
    ['toledo-8217', ['\x0201,235\r', '\x02101.235\r', '\x02?\x10\r', '\x0201.235\n']],
    ['nci', ['\n1.235KG\r\n00\r\x03', '\n01.235KG\r\n0\r\x03', '\n01.235KG\r\n\x100\r\x03']],
    ['nci', ['\n01.235KG\r\n00\x03', '\n01.235XX\r\n00\r\x03', '\n01.235KG\r\n0p\r\x03']],
    ['nci-7', ['\n01.235KG\r\n00\r\x03']],
    ['cas-stream', ['ST,GS,1\xc4,  01.25 kg\r\n', 'ST,GX,1\xc4,  01.235 kg\r\n', 'XT,GS,1']],
    ['cas-stream', ['ST,GS,1\xc4,  01.235 xx\r\n', 'ST,GS,1\xc4, 0 1.235 kg\r\n']],
    ['cas-pdii', ['\x01\x02S 01.235kge\x03\x04', '\x01\x02S 01.236kgd\x03\x04']],
    ['cas-pdii', ['\x01\x02S 01.235kgd\x03\x03', '\x01\x02X 01.235kgo\x03\x04', '\x15']],
  ]
  for (const [model, texts] of torn) {
    for (const text of texts) {
      const { frames } = parserOf({ model })(new Uint8Array(), ascii(text))
      const weights = frames.filter(({ is }) => is === 'weight')
      t.same(weights, [], `${model} ${JSON.stringify(text)}`)
    }
  }
})

t.test('a decimal becomes whole grams without a float on the way', async t => {
  t.equal(gramsOf(['1.235', 'kg']), 1_235)
  t.equal(gramsOf(['0.0005', 'kg']), 1, 'half a gram is rounded up')
  t.equal(gramsOf(['0.000499', 'kg']), 0)
  t.equal(gramsOf(['1', 'lb']), 454)
  t.equal(gramsOf(['16', 'oz']), gramsOf(['1', 'lb']))
  t.equal(gramsOf(['1', 'lb'], ['8', 'oz']), 680)
  t.equal(gramsOf(['1.5', 't']), null, 'heavier than any shop scale')
  t.equal(gramsOf(['1', 't']), 1_000_000)
  for (const wrong of ['', '-1', '1.', '.5', '1.2.3', '1e3', '0x10'])
    t.equal(gramsOf([wrong, 'kg']), null, JSON.stringify(wrong))
})

t.test('noise crashes no parser, stays short, and makes no weight of a broken frame', async t => {
  for (const each of golden) {
    const parse = parserOf(each)
    const { runs, rest, wrong } = streams(each.bytes, parse)
    t.equal(wrong, undefined, `${each.model} after ${runs} streams`)
    t.ok(rest <= 33, `${each.model} keeps at most ${rest} bytes`)
  }
})

/** Each weight that comes out of a mutated stream must stand in it as a whole, valid frame. */
const streams = (text: string, parse: ReturnType<typeof parserOf>) => {
  const bytes = ascii(text)
  const seeds = [0, 30, 60, 90].map(at => bytes.subarray(at, at + 60))
  let rest = 0
  let wrong: Noise | undefined
  const runs = noise(seeds, 12_500, stream => {
    let held: Uint8Array = new Uint8Array()
    const weights = new Set<number>()
    for (const chunk of stream.chunks) {
      const found = parse(held, chunk)
      held = found.rest
      rest = Math.max(rest, held.length)
      for (const frame of found.frames) if (frame.is === 'weight') weights.add(frame.grams)
    }
    if (weights.size > 0 && !weights.isSubsetOf(standing(stream.bytes, parse))) wrong ??= stream
  })
  return { runs, rest, wrong }
}

/** What is found from some place in the stream, alone: no weight is put together of two pieces. */
const standing = (bytes: Uint8Array, parse: ReturnType<typeof parserOf>) => {
  const weights = new Set<number>()
  for (let at = 0; at < bytes.length; at++) {
    const [first] = parse(new Uint8Array(), bytes.subarray(at, at + 33)).frames
    if (first?.is === 'weight') weights.add(first.grams)
  }
  return weights
}
