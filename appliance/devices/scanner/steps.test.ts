import t from 'tap'
import type { Scan } from '#schema/rules/aim.ts'
import { CODE_BYTES_MAX } from './bytes.ts'
import { GAP_MAX_MS, start, step } from './steps.ts'

const feed = (chunks: [number, string][]) => {
  let state = start
  const scans: Scan[] = []
  let dropped = 0
  for (const [at, text] of chunks) {
    const next = step(state, { is: 'data', chunk: Buffer.from(text), at })
    state = next.state
    scans.push(...next.scans)
    dropped += next.dropped
  }
  return { codes: scans.map(scan => scan.code), scans, dropped, state }
}

t.test('a code is whole wherever the line cuts it', async t => {
  const text = ']E05901234123457\r\n]C0HS-124\rplain\n'
  for (let cut = 0; cut <= text.length; cut++) {
    const { codes } = feed([
      [0, text.slice(0, cut)],
      [5, text.slice(cut)],
    ])
    t.same(codes, ['5901234123457', 'HS-124', 'plain'], `cut at ${cut}`)
  }
  t.same(feed([[0, text]]).scans[0], {
    code: '5901234123457',
    aim: ']E0',
    symbology: 'EAN-13',
  })
})

t.test('a torn code is dropped with its tail, and the next one arrives', async t => {
  const late = GAP_MAX_MS + 1
  t.same(
    feed([
      [0, '62910415'],
      [late, '00213\r'],
      [late + 400, '4006381333931\r'],
    ]).codes,
    ['4006381333931'],
  )
  t.same(
    feed([
      [0, '629'],
      [late, '104'],
      [late + 5, '13\r'],
      [2_000, 'A1\r'],
    ]).codes,
    ['A1'],
  )
  t.same(
    feed([
      [0, '629'],
      [late, ']C0A1\r'],
    ]).codes,
    ['A1'],
    'a prefix shows a new code',
  )
  t.same(
    feed([
      [0, '629'],
      [late, '104'],
      [late + 900, ']C0A1\r'],
    ]).codes,
    ['A1'],
  )
  t.same(
    feed([
      [0, '629'],
      [late, '\rA1\r'],
    ]).codes,
    ['A1'],
  )
})

t.test('an EAN that lost a digit on the way is not sold as another', async t => {
  t.same(feed([[0, ']E0590123412345\r]E05901234123456\r]E496385074\r']]).codes, ['96385074'])
})

t.test('line noise without an end is thrown away and does not grow', async t => {
  const { state, codes } = feed([
    [0, 'x'.repeat(CODE_BYTES_MAX + 1)],
    [1, 'yyy\rA1\r'],
  ])
  t.same(codes, ['A1'])
  t.equal(state.rest.length, 0)
  const cut = step(feed([[0, '123']]).state, { is: 'disconnected' })
  t.same(cut, { state: start, scans: [], dropped: 1 })
})
