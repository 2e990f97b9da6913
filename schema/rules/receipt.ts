// Printed documents as data: blocks of text with every amount written out already, so that a
// printer, a picture and a mail show the same figures, and none of them computes anything.
// Here is what all of them share: the blocks, and how names, words and figures become some.

import type { MoneyFormat } from './money.ts'
import { formatAmount, formatMoney, formatQuantity, formatRate, THOUSAND } from './money.ts'
import type { BitPicture } from './picture.ts'
import type { ReceiptLanguage, ReceiptTexts } from './receipt-texts.ts'
import { receiptTexts } from './receipt-texts.ts'

export type ReceiptDocument = {
  version: 1
  language: ReceiptLanguage
  /** Which reprint this is, from 1; missing on the original. */
  copy?: number
  blocks: ReceiptBlock[]
}

export type ReceiptBlock =
  | {
      is: 'text'
      text: string
      align?: 'start' | 'center' | 'end'
      size?: 'normal' | 'wide' | 'large'
      bold?: true
    }
  | { is: 'columns'; cells: ReceiptCell[]; bold?: true; size?: 'normal' | 'large' }
  | { is: 'rule' }
  | { is: 'feed'; lines: number }
  /** `programs`: a Code 128 that opens with FNC3, which a scanner obeys */
  | { is: 'barcode'; kind: 'code128' | 'ean13'; code: string; programs?: true }
  | { is: 'qr'; text: string }
  /** in the middle; a printer that is narrower shrinks it */
  | ({ is: 'picture' } & BitPicture)
  | { is: 'cut' }
  | { is: 'drawer'; pin: 2 | 5 }

/** `share` is percent of the paper's width; the cells of a row add up to 100. */
export type ReceiptCell = { text: string; share: number; align?: 'start' | 'end' }

/** What every document needs to be written. */
export type ReceiptSetting = {
  language: ReceiptLanguage
  /** What is said in this language too, each time on a line below. */
  second?: ReceiptLanguage | undefined
  money: MoneyFormat
  /** IANA name of the store's time zone. */
  timeZone: string
}

/** What has a name in both languages; the paper says it in its own. */
export type Named = { name: string; name_ar?: string }

export type ReceiptStore = {
  name: string
  name_ar?: string
  address: string
  tax_registration: string
  receipt_header?: string
  receipt_footer?: string
}

export type ReceiptTax = Named & { rate: number; base: number; amount: number }

/** What prints a document's texts and figures in one language; shared by all documents. */
export type ReceiptWriter = ReturnType<typeof writer>

/** The words, figures and rows of a document in the setting's language, safe to send to a printer. */
export const writer = ({ language, second, money, timeZone }: ReceiptSetting) => {
  const clean = (text: string): string => plain(text)
  const cell = (text: string, share: number, align: 'start' | 'end'): ReceiptCell => ({
    text: clean(text),
    share,
    align,
  })
  const pairOf = (label: string, value: string, isWide = false): ReceiptCell[] => [
    cell(label, isWide ? 70 : 50, 'start'),
    cell(value, isWide ? 30 : 50, 'end'),
  ]
  const tongues = second === undefined || second === language ? [language] : [language, second]
  /** The same in each language of the paper; what is the same in both is said once. */
  const inEach = (say: (texts: ReceiptTexts, language: ReceiptLanguage) => string): string[] =>
    unique(tongues.map(tongue => say(receiptTexts[tongue], tongue)))
  return {
    language,
    tongues,
    texts: receiptTexts[language],
    inEach,
    names: (row: Named): string[] => inEach((_, tongue) => nameIn(row, tongue)),
    /** A label and its value, with a line for each language of both; a wide label has more of it. */
    pairs: (
      say: (texts: ReceiptTexts) => string,
      value: string | readonly string[],
      { isWide, ...style }: { bold?: true; size?: 'normal' | 'large'; isWide?: true } = {},
    ): ReceiptBlock[] => {
      const labels = inEach(say)
      const values = typeof value === 'string' ? [value] : value
      return Array.from({ length: Math.max(labels.length, values.length) }, (_, at) => ({
        is: 'columns',
        cells: pairOf(labels[at] ?? '', values[at] ?? '', isWide),
        ...style,
      }))
    },
    clean,
    money: (minor: number) => formatMoney(minor, money),
    amount: (minor: number) => formatAmount(minor, money),
    quantity: (thousandths: number, decimals = 0) =>
      formatQuantity(thousandths, money.locale, decimals),
    whole: (count: number) => formatQuantity(Math.round(count) * THOUSAND, money.locale),
    rate: (ppm: number) => formatRate(ppm, money.locale),
    time: (at: number) => timeFormat(money.locale, timeZone).format(at),
    title: (text: string): ReceiptBlock => ({
      is: 'text',
      text: clean(text),
      align: 'center',
      size: 'wide',
      bold: true,
    }),
    centered: (text: string): ReceiptBlock => ({ is: 'text', text: clean(text), align: 'center' }),
    pair: (label: string, value: string): ReceiptBlock => ({
      is: 'columns',
      cells: pairOf(label, value),
    }),
    strong: (label: string, value: string): ReceiptBlock => ({
      is: 'columns',
      cells: pairOf(label, value),
      bold: true,
    }),
    total: (label: string, value: string): ReceiptBlock => ({
      is: 'columns',
      cells: pairOf(label, value),
      bold: true,
      size: 'large',
    }),
    row: (start: string, end: string): ReceiptBlock => ({
      is: 'columns',
      cells: [cell(start, 70, 'start'), cell(end, 30, 'end')],
    }),
    three: (start: string, middle: string, end: string): ReceiptBlock => ({
      is: 'columns',
      cells: [cell(start, 40, 'start'), cell(middle, 30, 'end'), cell(end, 30, 'end')],
    }),
  }
}

type HeaderParts = { name: boolean; address: boolean; lines: readonly string[] }

/** Name, address and tax registration of the store, and what it wants said; the law wants the third. */
export const header = (
  store: ReceiptStore,
  write: ReceiptWriter,
  parts: HeaderParts = { name: true, address: true, lines: linesOf(store.receipt_header ?? '') },
): ReceiptBlock[] => [
  ...(parts.name ? write.names(store).map(write.title) : []),
  ...(parts.address ? linesOf(store.address).map(write.centered) : []),
  ...(store.tax_registration === ''
    ? []
    : write
        .inEach(texts => `${texts.taxRegistration} ${store.tax_registration}`)
        .map(write.centered)),
  ...parts.lines.map(write.centered),
  { is: 'rule' },
]

/** Each tax once with its base, in the order of first appearance, under a heading. */
export const taxBlocks = (taxes: readonly ReceiptTax[], write: ReceiptWriter): ReceiptBlock[] => {
  const { three, inEach, amount, rate } = write
  const sums = new Map<string, ReceiptTax>()
  for (const tax of taxes) {
    const key = `${tax.rate} ${tax.name}`
    const sum = sums.get(key) ?? { ...tax, base: 0, amount: 0 }
    sums.set(key, { ...sum, base: sum.base + tax.base, amount: sum.amount + tax.amount })
  }
  if (sums.size === 0) return []
  const [heads, bases, amounts] = [
    inEach(texts => texts.tax),
    inEach(texts => texts.base),
    inEach(texts => texts.amount),
  ]
  return [
    ...heads.map((head, at) => three(head, bases[at] ?? '', amounts[at] ?? '')),
    ...[...sums.values()].flatMap(tax => {
      const [name = '', ...others] = write.names(tax)
      return [
        three(`${name} ${rate(tax.rate)}`, amount(tax.base), amount(tax.amount)),
        ...others.map(other => three(other, '', '')),
      ]
    }),
    { is: 'rule' },
  ]
}

/**
 * What a customer reads beside a card tender: scheme and last four digits, or the number of a slip.
 * The id of our own payment row says nothing to him.
 */
export const cardWords = (
  { reference }: { reference: string | null },
  payments: readonly { id: string; scheme: string | null; last4: string | null }[],
): string | null => {
  if (reference === null) return null
  const payment = payments.find(({ id }) => id === reference)
  if (payment)
    return [payment.scheme, payment.last4 && `•••• ${payment.last4}`].filter(Boolean).join(' ')
  return reference.length > SLIP_MAX ? null : reference
}

/** A longer reference is a machine's, not a slip's. */
const SLIP_MAX = 20

/** A name in the language of the paper, or the other one when there is none. */
export const named = (row: Named, { language }: ReceiptWriter): string => nameIn(row, language)

const nameIn = (row: Named, language: ReceiptLanguage): string =>
  (language === 'ar' && row.name_ar) || row.name

/** The lines of a text that say something. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')

const unique = (texts: readonly string[]): string[] => [...new Set(texts)]

// A name must not be able to cut the paper or open the drawer, and a printer's code pages know
// neither the true minus nor the narrow spaces that Intl writes.
const plain = (text: string): string =>
  text
    .replace(/\u2212/g, '-')
    .replace(/[\u00a0\u2007\u2009\u202f]/g, ' ')
    .replace(/[\p{Cc}\p{Cs}\u2028\u2029]/gu, ' ')
    // The digits of a card stay on one line with the dots before them.
    .replace(/•{4} (?=\d)/g, '••••\u00a0')

const timeFormats = new Map<string, Intl.DateTimeFormat>()

const timeFormat = (locale: string, timeZone: string): Intl.DateTimeFormat => {
  const key = `${locale} ${timeZone}`
  const known = timeFormats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(locale, {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  timeFormats.set(key, made)
  return made
}
