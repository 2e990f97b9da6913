import t from 'tap'
import {
  type Burst,
  characterOf,
  type Found,
  keyOf,
  looksLikeCode,
  onCharacter,
  onEnd,
  onPause,
  quiet,
} from './burst.ts'

/** Types a text with the same pause between characters and says what came out. */
const type = (text: string, gapMs: number, end: 'enter' | 'pause') => {
  let burst: Burst = quiet
  let at = 1_000
  const found: Found[] = []
  for (const character of text) {
    const next = onCharacter(burst, character, at)
    burst = next.burst
    found.push(...next.found)
    at += gapMs
  }
  const last = end === 'enter' ? onEnd(burst, at) : onPause(burst)
  return [...found, ...last.found]
}

const joined = (found: readonly Found[]) =>
  found.map(one => (one.is === 'typed' ? one.text : '')).join('')

t.test('a code typed by a wedge is a scan', async t => {
  for (const gapMs of [0, 1, 7, 16, 29]) {
    t.same(type('5012345678900', gapMs, 'enter'), [{ is: 'scan', code: '5012345678900' }])
  }
})

t.test('a wedge that sends no Enter is understood after a pause', async t => {
  t.same(type('50123456', 5, 'pause'), [{ is: 'scan', code: '50123456' }])
})

t.test('what a hand types is never a scan', async t => {
  for (const text of ['3', '12', '5012345678900', 'coffee', '0.412']) {
    const found = type(text, 90, 'enter')
    t.notOk(
      found.some(one => one.is === 'scan'),
      text,
    )
    t.equal(joined(found), text)
  }
})

t.test('words typed quickly are words: a code holds a digit', async t => {
  t.same(type('coffee', 5, 'enter'), [{ is: 'typed', text: 'coffee' }])
  t.notOk(looksLikeCode('حليب 1'))
})

t.test('three digits and a short pause are a quantity, not a scan', async t => {
  t.same(type('123', 5, 'pause'), [{ is: 'typed', text: '123' }])
})

t.test('a digit by hand before a scan stays a quantity', async t => {
  const first = onCharacter(quiet, '3', 0)
  const second = onCharacter(first.burst, '5', 400)
  t.same(second.found, [{ is: 'typed', text: '3' }])
  t.equal(second.burst.held, '5')
})

t.test('ten scans within a second are ten scans', async t => {
  let burst: Burst = quiet
  let at = 0
  const scans: string[] = []
  for (let scan = 0; scan < 10; scan += 1) {
    for (const digit of '5012345678900') {
      burst = onCharacter(burst, digit, at).burst
      at += 6
    }
    const ended = onEnd(burst, at)
    burst = ended.burst
    for (const one of ended.found) if (one.is === 'scan') scans.push(one.code)
    at += 16
  }
  t.equal(scans.length, 10)
  t.ok(at <= 1_000, `in ${at} ms`)
})

t.test('a wedge is understood under an Arabic keyboard layout', async t => {
  t.equal(characterOf('٣', 'Digit3'), '3')
  t.equal(characterOf('3', 'Digit3'), '3')
  t.equal(characterOf('ش', 'KeyA'), 'ش')
  t.equal(characterOf('Enter', 'Enter'), undefined)
  t.equal(characterOf('F9', 'F9'), undefined)
})

t.test('a wedge that sends letters is understood under an Arabic keyboard layout', async t => {
  // What the keys of "]C1AB-12" give there, by key and place; one key types two letters.
  const keys = [
    ['د', 'BracketRight', false],
    ['}', 'KeyC', true],
    ['١', 'Digit1', false],
    ['ِ', 'KeyA', true],
    ['لآ', 'KeyB', true],
    ['-', 'Minus', false],
    ['1', 'Digit1', false],
    ['2', 'Digit2', false],
  ] as const
  let burst: Burst = quiet
  let at = 0
  for (const [key, code, shift] of keys) {
    const character = characterOf(key, code)
    t.ok(character, `${code} types something`)
    burst = onCharacter(burst, character ?? '', at, keyOf(key, code, shift)).burst
    at += 5
  }
  t.same(onEnd(burst, at).found, [{ is: 'scan', code: ']C1AB-12' }])
})

t.test('a wedge is understood under a French keyboard layout, and a French wedge too', async t => {
  const unshifted = 'à&é"\'(-è_ç'
  for (const digits of ['5012345678900', '40111445', '13456813']) {
    for (const isFrench of [false, true]) {
      let burst: Burst = quiet
      let at = 0
      for (const digit of digits) {
        // A wedge set to this layout holds Shift for each digit.
        const key = isFrench ? digit : unshifted.charAt(Number(digit))
        const code = `Digit${digit}`
        const character = characterOf(key, code) ?? ''
        burst = onCharacter(burst, character, at, keyOf(key, code, isFrench)).burst
        at += 5
      }
      t.same(onEnd(burst, at).found, [{ is: 'scan', code: digits }])
    }
  }
})

t.test('what a hand types in Arabic stays as it was typed', async t => {
  let burst: Burst = quiet
  const found: Found[] = []
  for (const [at, key] of ['ح', 'ل', 'ي', 'ب', '٢'].entries()) {
    const next = onCharacter(burst, key, at * 110, { bar: 'x', isForeign: true })
    burst = next.burst
    found.push(...next.found)
  }
  found.push(...onEnd(burst, 600).found)
  t.equal(joined(found), 'حليب٢')
})
