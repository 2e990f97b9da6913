// The receipt of a sale, laid out as the store designed it.
//
// A receipt names the store and its tax registration, its number and time, what was sold at which
// price with each discount by name, the total, each tax with its base, how it was paid, and change
// and cash rounding as figures of their own. A reprint carries a copy mark and opens no drawer.

import { THOUSAND } from './money.ts'
import { readPicture } from './picture.ts'
import {
  header,
  linesOf,
  type Named,
  type ReceiptBlock,
  type ReceiptDocument,
  type ReceiptSetting,
  type ReceiptStore,
  type ReceiptTax,
  type ReceiptWriter,
  taxBlocks,
  writer,
} from './receipt.ts'
import { plainReceipt, type ReceiptDesign, tonguesOf } from './receipt-design.ts'
import type { ReceiptTexts } from './receipt-texts.ts'

export type SaleReceiptInput = Omit<ReceiptSetting, 'second'> & {
  /** Which reprint this is, from 1. */
  copy?: number | undefined
  /** A trial of a design: marked as such, and the drawer stays shut. */
  specimen?: true | undefined
  /** Without one, what is printed where nobody has designed anything. */
  design?: ReceiptDesign | undefined
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

type ReceiptLine = Named & {
  quantity: number
  unit: string
  unit_price: number
  discount: number
  /** JSON list of `{rule, kind, amount, reason?}`, or the list itself. */
  discounts_json: string | readonly ReceiptDiscount[]
  net?: number
  gross: number
  sku?: string
  barcode?: string | undefined
}

type ReceiptDiscount = { rule: string; amount: number; reason?: string | undefined }

/** A sale that arrives later than this opens no drawer: nobody stands there expecting it. */
export const DRAWER_LATE_MS = 7_000

/** The receipt of a completed sale or return. */
export const saleReceipt = (input: SaleReceiptInput): ReceiptDocument => {
  const { sale, copy, specimen, design = plainReceipt } = input
  const write = writer({ ...input, ...tonguesOf(design, input.language) })
  const paid = input.tenders.filter(tender => tender.kind !== 'change')
  const isLate = (sale.completed_at ?? sale.occurred_at) - sale.occurred_at > DRAWER_LATE_MS
  const isFirst = copy === undefined && !specimen
  const opens = isFirst && !isLate && paid.some(tender => tender.kind === 'cash')
  const blocks: ReceiptBlock[] = [
    ...(opens ? [{ is: 'drawer', pin: input.drawerPin ?? 2 } as const] : []),
    ...headBlocks(input, design, write),
    { is: 'rule' },
    ...input.lines.flatMap(line => lineBlocks(line, taxIncluded(sale), design, write)),
    { is: 'rule' },
    ...totalBlocks(input, design, write),
    ...paidBlocks(input, paid, write),
    { is: 'rule' },
    ...(design.show_taxes ? taxBlocks(input.taxes, write) : []),
    ...ownLines(design, 'footer', input.store.receipt_footer, write).map(write.centered),
    ...codeBlocks(input, design, write),
    { is: 'feed', lines: 2 },
    { is: 'cut' },
  ]
  const { language } = write
  return { version: 1, language, ...(copy === undefined ? {} : { copy }), blocks }
}

const headBlocks = (
  { store, till, cashier, customer, sale, copy, specimen }: SaleReceiptInput,
  design: ReceiptDesign,
  write: ReceiptWriter,
): ReceiptBlock[] => {
  const { pairs, names, inEach, title } = write
  const starred = (say: (texts: ReceiptTexts) => string) =>
    inEach(texts => `*** ${say(texts)} ***`).map(title)
  return [
    ...logoBlocks(design),
    ...header(store, write, {
      name: design.show_name === 1,
      address: design.show_address === 1,
      lines: ownLines(design, 'header', store.receipt_header, write),
    }),
    // Without stars it stays on one line of a wide roll.
    ...(specimen ? inEach(texts => texts.specimen).map(title) : []),
    ...(copy === undefined ? [] : starred(texts => `${texts.copy} ${write.whole(copy)}`)),
    ...(sale.kind === 'return' ? inEach(texts => texts.return).map(title) : []),
    ...pairs(texts => texts.receipt, sale.receipt_no),
    ...pairs(texts => texts.date, write.time(sale.occurred_at)),
    ...(design.show_till ? pairs(texts => texts.till, names(till)) : []),
    ...(cashier && design.show_cashier ? pairs(texts => texts.cashier, names(cashier)) : []),
    ...(customer && design.show_customer ? pairs(texts => texts.customer, customer.name) : []),
  ]
}

/** A logo that is none leaves no mark: a receipt is printed whatever its design is worth. */
const logoBlocks = ({ logo_json }: ReceiptDesign): ReceiptBlock[] => {
  const logo = readPicture(logo_json)
  return 'picture' in logo && logo.picture ? [{ is: 'picture', ...logo.picture }] : []
}

/** What the design says above or below in the languages of the paper, else what the store says. */
const ownLines = (
  design: ReceiptDesign,
  place: 'header' | 'footer',
  storeText: string | undefined,
  { tongues }: ReceiptWriter,
): string[] => {
  const own = tongues.flatMap(tongue => linesOf(design[`${place}_${tongue}`]))
  return own.length > 0 ? own : linesOf(storeText ?? '')
}

const totalBlocks = (
  { sale, lines }: SaleReceiptInput,
  design: ReceiptDesign,
  write: ReceiptWriter,
): ReceiptBlock[] => {
  const { pairs, amount } = write
  const items = lines.reduce((sum, line) => sum + itemsOf(line), 0)
  const isSaved = sale.discount !== 0 && design.show_saved === 1
  const large = design.total_size === 'large' ? { size: 'large' as const } : {}
  return [
    ...pairs(texts => texts.items, write.whole(items)),
    ...(isSaved ? pairs(texts => texts.saved, amount(sale.discount)) : []),
    ...(taxIncluded(sale)
      ? []
      : [
          ...pairs(texts => texts.net, amount(sale.net)),
          ...pairs(texts => texts.tax, amount(sale.tax)),
        ]),
    ...pairs(texts => texts.total, write.money(sale.total), { bold: true, ...large }),
  ]
}

const paidBlocks = (
  { sale }: SaleReceiptInput,
  paid: SaleReceiptInput['tenders'],
  { pairs, amount }: ReceiptWriter,
): ReceiptBlock[] => [
  ...(sale.price_difference === 0
    ? []
    : pairs(texts => texts.priceDifference, amount(sale.price_difference))),
  ...(sale.rounding === 0 ? [] : pairs(texts => texts.rounding, amount(sale.rounding))),
  ...paid.flatMap(tender =>
    pairs(texts => tenderName(tender, texts), amount(tender.amount), { isWide: true }),
  ),
  ...(sale.change === 0 ? [] : pairs(texts => texts.change, amount(sale.change), { bold: true })),
]

const lineBlocks = (
  line: ReceiptLine,
  included: boolean,
  design: ReceiptDesign,
  write: ReceiptWriter,
): ReceiptBlock[] => {
  const { texts, row, amount } = write
  const paid = included ? line.gross : (line.net ?? line.gross)
  const below = (text: string) => row(`  ${text}`, '')
  const [name = '', ...others] = write.names(line)
  return [
    row(name, amount(paid + line.discount)),
    ...others.map(other => row(other, '')),
    ...(design.show_sku && line.sku ? [below(`${texts.sku} ${line.sku}`)] : []),
    ...(design.show_barcode && line.barcode ? [below(line.barcode)] : []),
    ...priceOfOne(line, design, write).map(below),
    ...discountsOf(line).flatMap(discount => {
      const [first = '', ...more] = write.inEach(words => discountName(discount, words))
      return [row(`  ${first}`, amount(0 - discount.amount)), ...more.map(below)]
    }),
  ]
}

const priceOfOne = (
  { unit, quantity, unit_price }: ReceiptLine,
  design: ReceiptDesign,
  write: ReceiptWriter,
): string[] => {
  const { texts } = write
  const price = write.amount(unit_price)
  if (unit === 'kg')
    return [`${write.quantity(quantity, 3)} ${texts.kg} × ${price}${texts.each}${texts.kg}`]
  if (quantity === THOUSAND && design.show_unit_price === 'several') return []
  return [`${write.quantity(quantity)} × ${price}`]
}

const codeBlocks = (
  { sale, qr }: SaleReceiptInput,
  { number_code, qr_text }: ReceiptDesign,
  { clean }: ReceiptWriter,
): ReceiptBlock[] => {
  const number = clean(sale.receipt_no)
  const own = clean(qr_text.replaceAll(RECEIPT_NO, number)).trim()
  return [
    ...(number_code === 'barcode'
      ? [{ is: 'barcode', kind: 'code128', code: number } as const]
      : number_code === 'qr'
        ? [{ is: 'qr', text: number } as const]
        : []),
    ...(own === '' ? [] : [{ is: 'qr', text: own } as const]),
    ...(qr === undefined ? [] : [{ is: 'qr', text: qr } as const]),
  ]
}

/** Stands in the text of a QR code for the number of the receipt. */
const RECEIPT_NO = '{receipt_no}'

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
