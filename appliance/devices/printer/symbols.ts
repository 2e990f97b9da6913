// Barcodes of numbers as modules, for drawing what a printer was told to print.
import { gs1Items } from '#schema/rules/barcode.ts'
import { START_B, symbol128 } from '#schema/rules/code128.ts'

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

/** Identifiers whose items have a length of their own and need no separator (figure 7.8.5-2). */
const fixedLength = /^(00|01|02|03|04|1[1-9]|20|3[1-6]\d\d|41)/
const FNC1 = 102

const bits = (text: string) => [...text].map(bit => bit === '1')
const inverted = (text: string) => [...text].map(bit => (bit === '1' ? '0' : '1')).join('')

const parities = ['LLLLLL', 'LLGLGG', 'LLGGLG', 'LLGGGL', 'LGLLGG', 'LGGLLG', 'LGGGLL', 'LGLGLG']
parities.push('LGLGGL', 'LGGLGL')
const leftCodes = ['0001101', '0011001', '0010011', '0111101', '0100011', '0110001', '0101111']
leftCodes.push('0111011', '0110111', '0001011')
