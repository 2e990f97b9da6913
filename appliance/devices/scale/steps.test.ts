import t from 'tap'
import { type Frame, parse } from './bytes.ts'
import { type Input, MISSED_MAX, type State, start, step } from './steps.ts'

const bytes = Buffer.from('\x0201.235\r\x0200.500N\r\x02?A\r\x02?B\r\x02?D\r\x02?P\r', 'latin1')
const flags = { motion: false, over: false, under: false, zero: false }
const expected: Frame[] = [
  { is: 'weight', grams: 1_235, isNet: false },
  { is: 'weight', grams: 500, isNet: true },
  { is: 'status', ...flags, motion: true },
  { is: 'status', ...flags, over: true },
  { is: 'status', ...flags, under: true },
  { is: 'status', ...flags, zero: true },
]

t.test('a weight is whole wherever the line cuts it', async t => {
  for (let cut = 0; cut <= bytes.length; cut++) {
    const first = parse(new Uint8Array(), bytes.subarray(0, cut))
    const second = parse(first.rest, bytes.subarray(cut))
    t.same([...first.frames, ...second.frames], expected, `cut at ${cut}`)
    t.equal(first.garbage + second.garbage, 0)
  }
})

t.test('what is not a weight is no weight', async t => {
  for (const text of [
    '\x02 1.235\r',
    '\x0201.2\r',
    '\x02?\r',
    '\x02\r',
    '01.235\r',
    '\x0201,235\r',
  ]) {
    t.same(parse(new Uint8Array(), Buffer.from(text, 'latin1')).frames, [], JSON.stringify(text))
  }
  t.equal(parse(new Uint8Array(), Buffer.alloc(100, 0x02)).rest.length <= 16, true)
  t.same(parse(new Uint8Array(), bytes.subarray(0, 8), true).frames, [
    { is: 'weight', grams: 560, isNet: false },
  ])
})

t.test('the scale in every state and for every event', async t => {
  const last = { grams: 500, stable: true, state: 'stable' } as const
  const states: State[] = [
    start,
    { link: 'ready', missed: 0, last: null },
    { link: 'ready', missed: MISSED_MAX, last },
    { link: 'mute', missed: MISSED_MAX + 1, last: null },
  ]
  const weight: Frame = { is: 'weight', grams: 500, isNet: false }
  const inputs: Input[] = [
    { is: 'opened' },
    { is: 'closed' },
    { is: 'asked' },
    { is: 'frame', frame: weight },
    { is: 'frame', frame: { is: 'status', ...flags, motion: true } },
  ]
  const table = [
    'ready - | down - | down - | down - | down -',
    'ready - | down - | ready - | ready 500 | ready motion',
    'ready - | down - | mute - | ready - | ready motion',
    'ready - | down - | mute - | ready 500 | ready motion',
  ]
  for (const [row, state] of states.entries()) {
    const wanted = table[row]?.split(' | ') ?? []
    for (const [column, input] of inputs.entries()) {
      const next = step(state, input)
      const said = next.say ? (next.say.grams ?? next.say.state) : '-'
      t.equal(`${next.state.link} ${said}`, wanted[column], `${row} + ${JSON.stringify(input)}`)
    }
  }
})

t.test('goods in motion have no weight that could be sold', async t => {
  const moving: Frame = { is: 'status', ...flags, motion: true }
  const { say } = step({ link: 'ready', missed: 0, last: null }, { is: 'frame', frame: moving })
  t.same(say, { grams: null, stable: false, state: 'motion' })
})
