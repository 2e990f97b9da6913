// Printed documents as data: blocks of text with every amount written out already, so that a
// printer, a picture and a mail show the same figures, and none of them computes anything.
//
// A receipt names the store and its tax registration, its number and time, what was sold at which
// price with each discount by name, the total, each tax with its base, how it was paid, and change
// and cash rounding as figures of their own. A reprint carries a copy mark and opens no drawer.

import type { MoneyFormat } from './money.ts'
import { formatAmount, formatMoney, formatQuantity, formatRate, THOUSAND } from './money.ts'
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
  | { is: 'barcode'; kind: 'code128' | 'ean13'; code: string }
  | { is: 'qr'; text: string }
  | { is: 'cut' }
  | { is: 'drawer'; pin: 2 | 5 }

/** `share` is percent of the paper's width; the cells of a row add up to 100. */
export type ReceiptCell = { text: string; share: number; align?: 'start' | 'end' }

/** What every document needs to be written. */
export type ReceiptSetting = {
  language: ReceiptLanguage
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

export type SaleReceiptInput = ReceiptSetting & {
  copy?: number | undefined
  store: ReceiptStore
  till: Named
  cashier: Named | null
  customer: { name: string } | null
  sale: {
    receipt_no: string
    kind: string
    occurred_at: number
    /** when the store server had it; much later where the till was cut off */
    completed_at?: number | undefined
    net: number
    tax: number
    total: number
    discount: number
    rounding: number
    /** what the till showed above the shop's own total while the server was away; below: negative */
    price_difference: number
    change: number
    /** 0 where prices are without tax; the lines then show their net. */
    tax_included?: number | boolean
  }
  lines: readonly ReceiptLine[]
  taxes: readonly ReceiptTax[]
  /** Rows of kind 'change' are left out: the sale says the change. */
  tenders: readonly { kind: string; amount: number; reference: string | null }[]
  /** A code to print below, such as a fiscal one or the address of the e-receipt. */
  qr?: string | undefined
  /** Which pin of the drawer's plug to pulse. Default 2. */
  drawerPin?: 2 | 5 | undefined
}

export type ReceiptLine = {
  name: string
  name_ar: string
  quantity: number
  unit: string
  unit_price: number
  discount: number
  /** JSON list of `{rule, kind, amount, reason?}`, or the list itself. */
  discounts_json: string | readonly ReceiptDiscount[]
  net?: number
  gross: number
}

export type ReceiptDiscount = { rule: string; amount: number; reason?: string | undefined }

export type ReceiptTax = Named & { rate: number; base: number; amount: number }

/** A sale that arrives later than this opens no drawer: nobody stands there expecting it. */
export const DRAWER_LATE_MS = 7_000

/** The receipt of a completed sale or return. */
export const saleReceipt = (input: SaleReceiptInput): ReceiptDocument => {
  const write = writer(input)
  const { sale, tenders, store, copy } = input
  const { texts } = write
  const paid = tenders.filter(tender => tender.kind !== 'change')
  const isLate = (sale.completed_at ?? sale.occurred_at) - sale.occurred_at > DRAWER_LATE_MS
  const opens = copy === undefined && !isLate && paid.some(tender => tender.kind === 'cash')
  const items = input.lines.reduce((sum, line) => sum + itemsOf(line), 0)
  const blocks: ReceiptBlock[] = [
    ...(opens ? [{ is: 'drawer', pin: input.drawerPin ?? 2 } as const] : []),
    ...header(store, write),
    ...(copy === undefined ? [] : [write.title(`*** ${texts.copy} ${write.whole(copy)} ***`)]),
    ...(sale.kind === 'return' ? [write.title(texts.return)] : []),
    write.pair(texts.receipt, sale.receipt_no),
    write.pair(texts.date, write.time(sale.occurred_at)),
    write.pair(texts.till, named(input.till, write)),
    ...(input.cashier ? [write.pair(texts.cashier, named(input.cashier, write))] : []),
    ...(input.customer ? [write.pair(texts.customer, input.customer.name)] : []),
    { is: 'rule' },
    ...input.lines.flatMap(line => lineBlocks(line, taxIncluded(sale), write)),
    { is: 'rule' },
    write.pair(texts.items, write.whole(items)),
    ...(sale.discount === 0 ? [] : [write.pair(texts.saved, write.amount(sale.discount))]),
    ...(taxIncluded(sale)
      ? []
      : [
          write.pair(texts.net, write.amount(sale.net)),
          write.pair(texts.tax, write.amount(sale.tax)),
        ]),
    write.total(texts.total, write.money(sale.total)),
    ...(sale.price_difference === 0
      ? []
      : [write.pair(texts.priceDifference, write.amount(sale.price_difference))]),
    ...(sale.rounding === 0 ? [] : [write.pair(texts.rounding, write.amount(sale.rounding))]),
    ...paid.map(tender => write.pair(tenderName(tender, texts), write.amount(tender.amount))),
    ...(sale.change === 0 ? [] : [write.strong(texts.change, write.amount(sale.change))]),
    { is: 'rule' },
    ...taxBlocks(input.taxes, write),
    ...footer(store, write),
    { is: 'barcode', kind: 'code128', code: write.clean(sale.receipt_no) },
    ...(input.qr === undefined ? [] : [{ is: 'qr', text: input.qr } as const]),
    { is: 'feed', lines: 2 },
    { is: 'cut' },
  ]
  return { version: 1, language: input.language, ...(copy === undefined ? {} : { copy }), blocks }
}

/** What prints a document's texts and figures in one language; shared by all documents. */
export type ReceiptWriter = ReturnType<typeof writer>

/** The words, figures and rows of a document in the setting's language, safe to send to a printer. */
export const writer = ({ language, money, timeZone }: ReceiptSetting) => {
  const clean = (text: string): string => plain(text)
  const cell = (text: string, share: number, align: 'start' | 'end'): ReceiptCell => ({
    text: clean(text),
    share,
    align,
  })
  const pairOf = (label: string, value: string): ReceiptCell[] => [
    cell(label, 50, 'start'),
    cell(value, 50, 'end'),
  ]
  return {
    language,
    texts: receiptTexts[language],
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

/** Name, address and tax registration of the store. */
export const header = (store: ReceiptStore, write: ReceiptWriter): ReceiptBlock[] => [
  write.title(named(store, write)),
  ...lines(store.address).map(write.centered),
  ...(store.tax_registration === ''
    ? []
    : [write.centered(`${write.texts.taxRegistration} ${store.tax_registration}`)]),
  ...lines(store.receipt_header ?? '').map(write.centered),
  { is: 'rule' },
]

/** Each tax once with its base, in the order of first appearance, under a heading. */
export const taxBlocks = (taxes: readonly ReceiptTax[], write: ReceiptWriter): ReceiptBlock[] => {
  const { three, texts, amount, rate } = write
  const sums = new Map<string, ReceiptTax>()
  for (const tax of taxes) {
    const key = `${tax.rate} ${tax.name}`
    const sum = sums.get(key) ?? { ...tax, base: 0, amount: 0 }
    sums.set(key, { ...sum, base: sum.base + tax.base, amount: sum.amount + tax.amount })
  }
  if (sums.size === 0) return []
  return [
    three(texts.tax, texts.base, texts.amount),
    ...[...sums.values()].map(tax =>
      three(`${named(tax, write)} ${rate(tax.rate)}`, amount(tax.base), amount(tax.amount)),
    ),
    { is: 'rule' },
  ]
}

const footer = (store: ReceiptStore, write: ReceiptWriter): ReceiptBlock[] =>
  lines(store.receipt_footer ?? '').map(write.centered)

const lineBlocks = (line: ReceiptLine, included: boolean, write: ReceiptWriter): ReceiptBlock[] => {
  const { texts, amount, quantity } = write
  const paid = included ? line.gross : (line.net ?? line.gross)
  const list = paid + line.discount
  const price = amount(line.unit_price)
  const blocks = [write.row(named(line, write), amount(list))]
  if (line.unit === 'kg')
    blocks.push(
      write.row(
        `  ${quantity(line.quantity, 3)} ${texts.kg} × ${price}${texts.each}${texts.kg}`,
        '',
      ),
    )
  else if (line.quantity !== THOUSAND)
    blocks.push(write.row(`  ${quantity(line.quantity)} × ${price}`, ''))
  for (const discount of discountsOf(line))
    blocks.push(write.row(`  ${discountName(discount, texts)}`, amount(0 - discount.amount)))
  return blocks
}

const itemsOf = ({ unit, quantity }: ReceiptLine): number =>
  unit === 'kg' ? 1 : Math.abs(Math.trunc(quantity / THOUSAND))

const discountsOf = ({ discounts_json: text }: ReceiptLine): readonly ReceiptDiscount[] => {
  const list: unknown = typeof text === 'string' ? JSON.parse(text) : text
  return Array.isArray(list) ? list.filter(isDiscount) : []
}

const isDiscount = (value: unknown): value is ReceiptDiscount =>
  typeof value === 'object' &&
  value !== null &&
  'rule' in value &&
  typeof value.rule === 'string' &&
  'amount' in value &&
  Number.isSafeInteger(value.amount)

const discountName = ({ rule, reason }: ReceiptDiscount, texts: ReceiptTexts): string =>
  reason || (rule === 'manual' ? texts.discount : rule)

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

const tenderName = (
  { kind, amount, reference }: SaleReceiptInput['tenders'][number],
  texts: ReceiptTexts,
): string => {
  const name = kind === 'cash' ? texts.cash : kind === 'card' ? texts.card : kind
  const shown = kind === 'cash' || !reference ? name : `${name} ${reference}`
  return amount < 0 ? `${texts.refunded}: ${shown}` : shown
}

const taxIncluded = (sale: SaleReceiptInput['sale']): boolean =>
  sale.tax_included !== 0 && sale.tax_included !== false

/** A name in the language of the paper, or the other one when there is none. */
export const named = (row: Named, { language }: ReceiptWriter): string =>
  (language === 'ar' && row.name_ar) || row.name

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')

// A name must not be able to cut the paper or open the drawer, and a printer's code pages know
// neither the true minus nor the narrow spaces that Intl writes.
const plain = (text: string): string =>
  text
    .replace(/\u2212/g, '-')
    .replace(/[\u00a0\u2007\u2009\u202f]/g, ' ')
    .replace(/[\p{Cc}\p{Cs}\u2028\u2029]/gu, ' ')

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
