// The one-time code of a hub: eight characters that are read off one screen and typed on another.

/** Crockford's base 32: no letter of it is taken for another one. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 8
const GROUP = 4

/** The code of random bytes, eight at least: `K7QF-92MX`. */
export const hubCodeOf = (bytes: Uint8Array): string => {
  if (bytes.length < LENGTH) throw new Error('too few bytes for a code')
  const letters = Array.from(bytes.subarray(0, LENGTH), byte => LETTERS[byte % LETTERS.length])
  return `${letters.slice(0, GROUP).join('')}-${letters.slice(GROUP).join('')}`
}

/** A code as people type it, or null when it can be none. */
export const readHubCode = (typed: string): string | null => {
  const plain = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
  if (plain.length !== LENGTH || [...plain].some(letter => !LETTERS.includes(letter))) return null
  return `${plain.slice(0, GROUP)}-${plain.slice(GROUP)}`
}
