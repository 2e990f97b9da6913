// Code 128 (ISO/IEC 15417) as modules, one entry a module, true is black. Runs in a browser too.

/**
 * In set B, and in A where control characters stand. `programs`: it opens with FNC3, so a scanner obeys
 * it and tells nobody. Throws a RangeError for what is not ASCII.
 */
export const code128 = (text: string, { programs = false } = {}): boolean[] => {
  let isInA = false
  const values = [START_B, ...(programs ? [FNC3] : [])]
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0
    if (code > 127) throw new RangeError('barcode-not-printable')
    if (isInA ? code >= 96 : code < 32) {
      values.push(isInA ? CODE_B : CODE_A)
      isInA = !isInA
    }
    values.push(code < 32 ? code + 64 : code - 32)
  }
  return symbol128(values)
}

/** A symbol of values with its check character and its stop. */
export const symbol128 = (values: readonly number[]): boolean[] => {
  const check = values.reduce((sum, value, at) => sum + value * Math.max(1, at), 0) % 103
  const widths = [...values, check, STOP].map(value => code128Widths[value] ?? '').join('')
  return [...widths].flatMap((width, at) => Array<boolean>(Number(width)).fill(at % 2 === 0))
}

/** White on both sides of a bar code, in modules. */
export const QUIET_MODULES = 10

export const START_B = 104
const FNC3 = 96
const CODE_B = 100
const CODE_A = 101
const STOP = 106

const code128Widths = (
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 ' +
  '122132 122231 113222 123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 ' +
  '321221 312212 322112 322211 212123 212321 232121 111323 131123 131321 112313 132113 132311 ' +
  '211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 ' +
  '213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422 ' +
  '121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 ' +
  '241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 ' +
  '412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 ' +
  '211214 211232 2331112'
).split(' ')
