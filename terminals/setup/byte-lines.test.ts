import t from 'tap'
import type { BytePiece } from '#schema/wire/byte-log.ts'
import { readBytesWord } from '#schema/wire/byte-log.ts'
import { asText, LINES_MAX, matching, spaced, withPieces } from './byte-lines.ts'

const piece = (more: Partial<BytePiece>): BytePiece => ({
  at: 0,
  way: 'to',
  hex: '57',
  bytes: 1,
  is: 'ask-weight',
  ...more,
})
const asked = piece({})
const weight = piece({ way: 'from', hex: '02303030', bytes: 8, is: 'weight', text: '0.412 kg' })
const words = { meaning: (word: string) => word, flag: (word: string) => word }

t.test('a question that repeats with its answer is one line that counts', async t => {
  const lines = withPieces([], [asked, weight, asked, weight, piece({ at: 9 }), weight], true)
  t.match(lines, [
    { is: 'ask-weight', times: 3, lastAt: 9 },
    { is: 'weight', times: 3 },
  ])
  t.equal(withPieces([], [asked, weight, asked, weight], false).length, 4, 'unless all are wanted')
})

t.test('another weight is another line, and so is a question after something happened', async t => {
  const heavier = piece({ way: 'from', hex: '02303131', bytes: 8, is: 'weight', text: '1.000 kg' })
  const cut = piece({ is: 'cut', hex: '1d5600', bytes: 3 })
  t.same(
    withPieces([], [asked, weight, asked, heavier, cut, asked], true).map(({ is }) => is),
    ['ask-weight', 'weight', 'weight', 'cut', 'ask-weight'],
  )
})

t.test('lines are found by direction, by bytes and by meaning', async t => {
  const lines = withPieces(
    [],
    [asked, weight, piece({ is: 'cut', hex: '1d564200', bytes: 4 })],
    true,
  )
  const found = (way: 'both' | 'to' | 'from', text: string) =>
    matching(lines, { way, text }, words).map(({ is }) => is)
  t.same(found('from', ''), ['weight'])
  t.same(found('both', '0.412'), ['weight'])
  t.same(found('both', '56 42'), ['cut'])
  t.same(found('to', 'CUT'), ['cut'])
  t.same(found('from', 'cut'), [])
})

t.test('the log keeps so many lines and no more, each with a key of its own', async t => {
  let lines = withPieces([], [], true)
  for (let at = 0; at < 30; at++) {
    const more = Array.from({ length: 100 }, (_, index) =>
      piece({ is: 'text', text: `${at}-${index}` }),
    )
    lines = withPieces(lines, more, true)
  }
  t.equal(lines.length, LINES_MAX)
  t.equal(new Set(lines.map(({ key }) => key)).size, LINES_MAX)
  t.equal(lines.at(-1)?.text, '29-99')
})

t.test('as a text it has a line for each stretch', async t => {
  const lines = withPieces([], [asked, weight, asked, weight], true)
  t.equal(spaced({ hex: '1b40', bytes: 900 }), '1b 40 …')
  t.match(
    asText(lines, words, 'Scale'),
    /^Scale\n00:00:00\.000 {2}> {2}57 +ask-weight ×2\n.*< {2}02 30 30 30 … +weight · 0\.412 kg ×2\n$/,
  )
})

t.test('what comes over the broker is looked at before it is shown', async t => {
  const good = { at: 1, way: 'to', hex: '1b**', bytes: 2, is: 'cut', flags: ['well', 'nonsense'] }
  for (const bad of [null, 'x', { is: 'bytes' }, { is: 'weight', pieces: [] }])
    t.equal(readBytesWord(bad), undefined)
  const wrong = [
    { ...good, is: 'surprise' },
    { ...good, hex: '<b>' },
    { ...good, at: '1' },
    null,
    7,
  ]
  t.same(readBytesWord({ is: 'bytes', pieces: [...wrong, good], lost: 2 }), {
    is: 'bytes',
    pieces: [{ ...good, flags: ['well'] }],
    lost: 2,
  })
})
