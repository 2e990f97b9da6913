import fc from 'fast-check'
import t from 'tap'
import { hubCodeOf, readHubCode } from './hub-code.ts'

t.test('a code is eight characters in two groups, and each is as likely as the other', async t => {
  t.equal(hubCodeOf(new Uint8Array([0, 1, 9, 10, 31, 32, 255, 20])), '019A-Z0ZM')
  const seen = new Set<string>()
  for (let byte = 0; byte < 256; byte += 1)
    for (const letter of hubCodeOf(new Uint8Array(8).fill(byte)).replace('-', '')) seen.add(letter)
  t.equal(seen.size, 32)
  t.throws(() => hubCodeOf(new Uint8Array(7)))
})

t.test('it is read however it is typed, and what can be none is none', async t => {
  for (const typed of ['K7QF-102M', 'k7qf102m', ' k7qf iO2m ', 'K7 QF-L0-2M'])
    t.equal(readHubCode(typed), 'K7QF-102M', typed)
  for (const typed of ['', 'K7QF-102', 'K7QF-102MM', 'K7QF-102U', 'K7QF-10*M', 'ك7QF-102M'])
    t.equal(readHubCode(typed), null, typed)
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 8, maxLength: 40 }), bytes => {
      const code = hubCodeOf(bytes)
      return readHubCode(code) === code && readHubCode(code.toLowerCase().replace('-', '')) === code
    }),
  )
})
