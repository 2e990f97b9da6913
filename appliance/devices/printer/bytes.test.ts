import t from 'tap'
import { type Frame, parse, statusOfNow, statusOfPushed } from './bytes.ts'
import { cleanStatus, condition } from './status.ts'

const stream = Uint8Array.of(
  ...[0x14, 0x00, 0x00, 0x0f], // pushed: drawer pin high
  0x12, // real-time answer: all well
  ...[0x37, 0x22, 0x41, 0x42, 0x43, 0x44, 0x00], // process id ABCD
  0x0f, // answer to GS r 1
  ...[0x37, 0x25, 0x00], // all dropped, as DLE DC4 8 wants it
  ...[0x38, 0x00, 0x0c, 0x0f], // pushed: cover open, offline, paper end
  0x72, // paper end in real time
)

const expected: Frame[] = [
  { is: 'pushed', bytes: [0x14, 0, 0, 0x0f] },
  { is: 'now', byte: 0x12 },
  { is: 'process-id', id: 'ABCD' },
  { is: 'ordered', byte: 0x0f },
  { is: 'dropped' },
  { is: 'pushed', bytes: [0x38, 0, 0x0c, 0x0f] },
  { is: 'now', byte: 0x72 },
]

t.test('answers of a printer are understood wherever the line cuts them', async t => {
  for (let cut = 0; cut <= stream.length; cut++) {
    const first = parse(new Uint8Array(), stream.slice(0, cut))
    const second = parse(first.rest, stream.slice(cut))
    t.same([...first.frames, ...second.frames], expected, `cut at ${cut}`)
    t.equal(first.garbage + second.garbage, 0)
  }
  let rest: Uint8Array = new Uint8Array()
  const oneByOne: Frame[] = []
  for (const byte of stream) {
    const found = parse(rest, Uint8Array.of(byte))
    rest = found.rest
    oneByOne.push(...found.frames)
  }
  t.same(oneByOne, expected)
})

t.test('garbage is counted and what follows is still understood', async t => {
  const found = parse(new Uint8Array(), Uint8Array.of(0xff, 0xa5, 0x37, 0x41, 0x10, 0xff, 0x12))
  t.same(found.frames.at(-1), { is: 'now', byte: 0x12 })
  t.ok(found.garbage >= 4)
  t.equal(found.rest.length, 0)
})

t.test('the status says what stops the printer', async t => {
  t.same(condition(statusOfPushed([0x10, 0, 0, 0x0f])), { state: 'ready', why: null })
  t.same(condition(statusOfPushed([0x30, 0, 0, 0x0f])), { state: 'blocked', why: 'cover-open' })
  t.same(condition(statusOfPushed([0x18, 0, 0x0c, 0x0f])), { state: 'blocked', why: 'paper-out' })
  t.same(condition(statusOfPushed([0x10, 0, 0x03, 0x0f])), {
    state: 'degraded',
    why: 'paper-near-end',
  })
  t.same(condition(statusOfPushed([0x18, 0x08, 0, 0x0f])), {
    state: 'blocked',
    why: 'cutter-jam',
  })
  const why = (second: number) => condition(statusOfPushed([0x18, second, 0, 0x0f])).why
  t.same([0x20, 0x28, 0x40, 0x48].map(why), [
    'unrecoverable',
    'unrecoverable',
    'overheated',
    'cutter-jam',
  ])
  t.same(condition(statusOfNow(cleanStatus, 4, 0x72)), { state: 'blocked', why: 'paper-out' })
  t.same(condition(statusOfNow(cleanStatus, 4, 0x1e)), { state: 'degraded', why: 'paper-near-end' })
  t.same(condition(statusOfNow(cleanStatus, 2, 0x16)), { state: 'blocked', why: 'cover-open' })
  t.equal(statusOfNow(cleanStatus, 1, 0x16).drawerHigh, true)
})

t.test('a printer that is asked says first that it has an error, then which one', async t => {
  const asked = (bytes: readonly [n: number, byte: number][], from = cleanStatus) =>
    bytes.reduce((status, [n, byte]) => statusOfNow(status, n, byte), from)
  const some = asked([[2, 0x52]])
  t.equal(some.fault, 'printer-fault')
  for (const [byte, wanted] of [
    [0x1a, 'cutter-jam'],
    [0x32, 'unrecoverable'],
    [0x52, 'overheated'],
    [0x12, 'printer-fault'],
  ] as const) {
    const known = asked([[3, byte]], some)
    t.equal(known.fault, wanted)
    t.equal(asked([[2, 0x52]], known).fault, wanted, 'and it is not called another thing meanwhile')
    t.equal(asked([[3, 0x1a]], known).fault, 'cutter-jam', 'until it is another')
    t.equal(asked([[2, 0x12]], known).fault, null)
    t.equal(
      asked(
        [
          [2, 0x12],
          [3, 0x12],
        ],
        known,
      ).fault,
      null,
    )
  }
})
