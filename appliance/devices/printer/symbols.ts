// Barcodes and QR codes as modules, for drawing what a printer was told to print.

/** One entry a module, true is black. EAN-13 from 12 or 13 digits (GS1 General Specifications 5.2). */
export const ean13 = (digits: string): boolean[] => {
  const all = [...digits.slice(0, 12)].map(Number)
  const sum = all.reduce((total, digit, at) => total + digit * (at % 2 === 0 ? 1 : 3), 0)
  const [first = 0, ...rest] = [...all, (10 - (sum % 10)) % 10]
  const parity = parities[first] ?? ''
  const left = rest.slice(0, 6).map((digit, at) => {
    const odd = leftCodes[digit] ?? ''
    return parity[at] === 'G' ? inverted([...odd].reverse().join('')) : odd
  })
  const right = rest.slice(6).map(digit => inverted(leftCodes[digit] ?? ''))
  return bits(`101${left.join('')}01010${right.join('')}101`)
}

/** EAN-8 from 7 or 8 digits (GS1 General Specifications 5.2). */
export const ean8 = (digits: string): boolean[] => {
  const all = [...digits.slice(0, 7)].map(Number)
  const sum = all.reduce((total, digit, at) => total + digit * (at % 2 === 0 ? 3 : 1), 0)
  const codes = [...all, (10 - (sum % 10)) % 10].map(digit => leftCodes[digit] ?? '')
  return bits(`101${codes.slice(0, 4).join('')}01010${codes.slice(4).map(inverted).join('')}101`)
}

/** Code 128, all in set B, with check character and stop (ISO/IEC 15417). */
export const code128 = (text: string): boolean[] =>
  symbol128([START_B, ...[...text].map(char => char.charCodeAt(0) - 32)])

/**
 * GS1-128 from `(01)09501101530003(10)AB`: FNC1 after the start, and again between an item of any
 * length and the next one (GS1 General Specifications 5.4). Also in set B.
 */
export const gs1128 = (text: string): boolean[] => {
  const values = [START_B, FNC1]
  const items = gs1Items(text)
  for (const [at, { ai, value }] of items.entries()) {
    values.push(...[...(ai + value)].map(char => char.charCodeAt(0) - 32))
    if (at < items.length - 1 && !fixedLength.test(ai)) values.push(FNC1)
  }
  return symbol128(values)
}

/** The items of a GS1 element string with its identifiers in brackets; none when it is not one. */
export const gs1Items = (text: string): { ai: string; value: string }[] => {
  const found = [...text.matchAll(/\((\d{2,4})\)([!-'*-~]{1,90})/g)]
  if (found.map(([whole]) => whole).join('') !== text) return []
  return found.map(([, ai = '', value = '']) => ({ ai, value }))
}

/** Identifiers whose items have a length of their own and need no separator (figure 7.8.5-2). */
const fixedLength = /^(00|01|02|03|04|1[1-9]|20|3[1-6]\d\d|41)/
const START_B = 104
const FNC1 = 102

const symbol128 = (values: number[]): boolean[] => {
  const check = values.reduce((sum, value, at) => sum + value * Math.max(1, at), 0) % 103
  const widths = [...values, check, 106].map(value => code128Widths[value] ?? '').join('')
  return [...widths].flatMap((width, at) => Array<boolean>(Number(width)).fill(at % 2 === 0))
}

const bits = (text: string) => [...text].map(bit => bit === '1')
const inverted = (text: string) => [...text].map(bit => (bit === '1' ? '0' : '1')).join('')

const parities = ['LLLLLL', 'LLGLGG', 'LLGGLG', 'LLGGGL', 'LGLLGG', 'LGGLLG', 'LGGGLL', 'LGLGLG']
parities.push('LGLGGL', 'LGGLGL')
const leftCodes = ['0001101', '0011001', '0010011', '0111101', '0100011', '0110001', '0101111']
leftCodes.push('0111011', '0110111', '0001011')

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
