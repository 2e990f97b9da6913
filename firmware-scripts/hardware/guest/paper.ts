// Receipts to print, and what came out.
import type { Receipt } from '#appliance/devices/printer/paper.ts'
import type { ReceiptDocument } from '#schema/rules/receipt.ts'

const WIDTH = 40

/** So many lines that can be told apart, then a cut. */
export const receiptOf = (name: string, lines: number): ReceiptDocument => ({
  version: 1,
  language: 'en',
  blocks: [...linesOf(name, lines).map(text => ({ is: 'text', text }) as const), { is: 'cut' }],
})

export const linesOf = (name: string, lines: number): string[] =>
  Array.from({ length: lines }, (_, index) => `${name} ${index + 1} `.padEnd(WIDTH, '.'))

/** The lines on a receipt, without the empty ones. */
export const printedText = (receipt: Receipt | undefined): string =>
  (receipt?.marks ?? [])
    .flatMap(mark => (mark.is === 'line' ? mark.spans.map(({ text }) => text).join('') : []))
    .map(line => line.trim())
    .filter(line => line !== '')
    .join('\n')
