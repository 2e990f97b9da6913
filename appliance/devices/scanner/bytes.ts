// What a serial scanner sends: codes that end with CR, LF or both, maybe after an AIM prefix.

/** Longer than any code; what is longer is line noise. */
export const CODE_BYTES_MAX = 512

/** Complete codes at the front of what has arrived. Empty ones (CR LF) are left out. */
export const frames = (
  rest: Uint8Array,
  chunk: Uint8Array,
): { codes: string[]; rest: Uint8Array } => {
  const bytes = rest.length === 0 ? chunk : Uint8Array.of(...rest, ...chunk)
  const codes: string[] = []
  let start = 0
  for (const [at, byte] of bytes.entries()) {
    if (byte !== 0x0d && byte !== 0x0a) continue
    if (at > start) codes.push(Buffer.from(bytes.subarray(start, at)).toString('utf8'))
    start = at + 1
  }
  return { codes, rest: bytes.slice(start) }
}

/** Splits the AIM symbology identifier (`]E0`, ISO/IEC 15424) from the code. */
export const withoutAim = (text: string): { code: string; aim?: string } => {
  const found = /^(\][A-Za-z][0-9A-Za-z])(.+)$/s.exec(text)
  return found?.[1] && found[2] ? { aim: found[1], code: found[2] } : { code: text }
}

/** False for an EAN whose check digit does not fit: a digit was lost on the line. */
export const isWhole = ({ code, aim }: { code: string; aim?: string }): boolean => {
  if (aim !== ']E0' && aim !== ']E4') return true
  if (!/^\d{8}$|^\d{12,13}$/.test(code)) return false
  const sum = [...code.slice(0, -1)]
    .reverse()
    .reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 3 : 1), 0)
  return (10 - (sum % 10)) % 10 === Number(code.at(-1))
}
