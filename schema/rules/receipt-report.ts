// The printed reports of a till: the Z report at the close, the X report before it, the test page.
//
// A Z report compares what the documents of the session say with what was counted, tender by tender,
// and prints the difference as it is: a difference is recorded, it never stops a close.

import type { MoneyFormat } from './money.ts'
import type {
  Named,
  ReceiptBlock,
  ReceiptDocument,
  ReceiptSetting,
  ReceiptStore,
  ReceiptTax,
  ReceiptWriter,
} from './receipt.ts'
import { header, named, taxBlocks, writer } from './receipt.ts'
import type { ReceiptLanguage } from './receipt-texts.ts'

export type ZReportInput = ReceiptSetting & {
  copy?: number | undefined
  store: ReceiptStore
  till: Named
  session: {
    z_no: number
    opened_at: number
    /** Null while the till is open: the report is then an X report. */
    closed_at: number | null
    float: number
  }
  openedBy: Named | null
  closedBy: Named | null
  printedAt: number
  /** Sums over the session's sales; figures of returns are negative. */
  totals: {
    sales: number
    sales_total: number
    returns: number
    returns_total: number
    net: number
    tax: number
    discount: number
    rounding: number
    price_difference: number
  }
  taxes: readonly ReceiptTax[]
  /** Signed sums by kind, change taken from cash already. */
  tenders: readonly { kind: string; amount: number }[]
  moves: readonly { kind: string; amount: number; reason: string }[]
  /** What each tender should hold, and what was counted (null before the close). */
  expected: Readonly<Record<string, number>>
  counted: Readonly<Record<string, number>> | null
  /** The cash as it was counted, dearest first. */
  pieces?: readonly { value: number; count: number }[] | undefined
}

export type TestPageInput = {
  language: ReceiptLanguage
  timeZone: string
  store: Named
  printer: Named
  printedAt: number
  money: MoneyFormat
}

/** The report of a till session: Z when it is closed, X before. */
export const zReport = (input: ZReportInput): ReceiptDocument => {
  const write = writer(input)
  const { texts } = write
  const { session, totals, copy } = input
  const name = session.closed_at === null ? texts.xReport : texts.zReport
  const blocks: ReceiptBlock[] = [
    ...header(input.store, write),
    write.title(`${name} ${write.whole(session.z_no)}`),
    ...(copy === undefined ? [] : [write.title(`*** ${texts.copy} ${write.whole(copy)} ***`)]),
    write.pair(texts.till, named(input.till, write)),
    write.pair(texts.opened, write.time(session.opened_at)),
    ...(input.openedBy ? [write.pair(texts.openedBy, named(input.openedBy, write))] : []),
    ...(session.closed_at === null
      ? []
      : [write.pair(texts.closed, write.time(session.closed_at))]),
    ...(input.closedBy ? [write.pair(texts.closedBy, named(input.closedBy, write))] : []),
    write.pair(texts.printed, write.time(input.printedAt)),
    { is: 'rule' },
    write.pair(texts.sales, write.whole(totals.sales)),
    write.pair(texts.salesTotal, write.amount(totals.sales_total)),
    write.pair(texts.returns, write.whole(totals.returns)),
    write.pair(texts.returnsTotal, write.amount(totals.returns_total)),
    write.pair(texts.discounts, write.amount(totals.discount)),
    write.pair(texts.net, write.amount(totals.net)),
    write.pair(texts.tax, write.amount(totals.tax)),
    write.total(texts.total, write.money(totals.sales_total + totals.returns_total)),
    // These lead from what was sold to what was paid below.
    ...(totals.price_difference === 0
      ? []
      : [write.pair(texts.priceDifference, write.amount(totals.price_difference))]),
    ...(totals.rounding === 0 ? [] : [write.pair(texts.rounding, write.amount(totals.rounding))]),
    { is: 'rule' },
    ...taxBlocks(input.taxes, write),
    ...drawerBlocks(input, write),
    ...countBlocks(input, write),
    { is: 'feed', lines: 2 },
    { is: 'cut' },
  ]
  return { version: 1, language: input.language, ...(copy === undefined ? {} : { copy }), blocks }
}

export type CardDayInput = {
  language: ReceiptLanguage
  timeZone: string
  money: MoneyFormat
  printedAt: number
  /** Card tenders of our sales since the end of the day before, minor units. */
  expected: number
  /** What the terminal adds up; null: it adds up nothing. */
  amount: number | null
  totals: readonly { card: string; count: number; amount: number }[]
  /** What the terminal wants printed. */
  slips: readonly (readonly string[])[]
}

/** The end of a card terminal's day: its own words, then its total beside ours. */
export const cardDayReport = (input: CardDayInput): ReceiptDocument => {
  const write = writer(input)
  const { texts } = write
  const { expected, amount } = input
  const blocks: ReceiptBlock[] = [
    write.title(texts.cardDay),
    write.pair(texts.printed, write.time(input.printedAt)),
    ...input.slips.flatMap(lines => [{ is: 'rule' as const }, ...plainLines(lines)]),
    { is: 'rule' },
    ...input.totals.map(one =>
      write.pair(`${write.whole(one.count)} × ${one.card}`, write.amount(one.amount)),
    ),
    write.pair(texts.cardByTerminal, amount === null ? '–' : write.amount(amount)),
    write.pair(texts.cardBySales, write.amount(expected)),
    write.total(texts.difference, amount === null ? '–' : write.money(amount - expected)),
    { is: 'feed', lines: 2 },
    { is: 'cut' },
  ]
  return { version: 1, language: input.language, blocks }
}

/** Key of the print job of a payment's slips. */
export const slipKey = (paymentId: string): string => `${SLIP}${paymentId}`

/** A slip that may be on paper is never printed again by itself: a customer would have paid twice by it. */
export const isSlipKey = (key: string): boolean => key.startsWith(SLIP)

const SLIP = 'slip:'

/** The slips of one card payment, each cut off, as the terminal words them. */
export const cardSlips = (
  language: ReceiptLanguage,
  slips: readonly (readonly string[])[],
): ReceiptDocument => ({
  version: 1,
  language,
  blocks: slips.flatMap(lines => [
    ...plainLines(lines),
    { is: 'feed' as const, lines: 2 },
    { is: 'cut' as const },
  ]),
})

const plainLines = (lines: readonly string[]): ReceiptBlock[] =>
  lines.map(line => ({ is: 'text', text: line.trimEnd() }))

/** A page that shows all a printer must be able to do. It opens no drawer. */
export const testPage = (input: TestPageInput): ReceiptDocument => {
  const write = writer(input)
  const { texts } = write
  const blocks: ReceiptBlock[] = [
    write.title(texts.testPage),
    write.centered(named(input.store, write)),
    write.pair(texts.printer, named(input.printer, write)),
    write.pair(texts.printed, write.time(input.printedAt)),
    { is: 'rule' },
    { is: 'text', text: texts.normal },
    { is: 'text', text: texts.bold, bold: true },
    { is: 'text', text: texts.wide, size: 'wide' },
    { is: 'text', text: texts.large, size: 'large' },
    { is: 'text', text: texts.start, align: 'start' },
    { is: 'text', text: texts.center, align: 'center' },
    { is: 'text', text: texts.end, align: 'end' },
    { is: 'rule' },
    { is: 'text', text: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ' },
    { is: 'text', text: 'abcdefghijklmnopqrstuvwxyz' },
    { is: 'text', text: '0123456789 .,:;!? £ € $ % é ü ñ' },
    { is: 'text', text: 'أهلاً وسهلاً ٠١٢٣٤٥٦٧٨٩' },
    write.three('1 × Coffee', '1.20', '1.20'),
    write.total(texts.total, write.money(12_345)),
    { is: 'rule' },
    { is: 'barcode', kind: 'code128', code: 'TEST-0001' },
    { is: 'barcode', kind: 'ean13', code: '4006381333931' },
    { is: 'qr', text: 'TEST-0001' },
    write.centered(texts.testPassed),
    { is: 'feed', lines: 2 },
    { is: 'cut' },
  ]
  return { version: 1, language: input.language, blocks }
}

const drawerBlocks = (input: ZReportInput, write: ReceiptWriter): ReceiptBlock[] => {
  const { texts } = write
  return [
    { is: 'text', text: texts.tenders, bold: true },
    ...input.tenders.map(tender =>
      write.pair(tenderName(tender.kind, write), write.amount(tender.amount)),
    ),
    { is: 'rule' },
    { is: 'text', text: texts.drawer, bold: true },
    write.pair(texts.float, write.amount(input.session.float)),
    ...input.moves.map(move => {
      const name =
        { in: texts.cashIn, out: texts.cashOut, drop: texts.drop }[move.kind] ?? move.kind
      return write.row(
        move.reason === '' ? name : `${name}: ${move.reason}`,
        write.amount(move.amount),
      )
    }),
    { is: 'rule' },
  ]
}

const countBlocks = (input: ZReportInput, write: ReceiptWriter): ReceiptBlock[] => {
  const { texts } = write
  const { expected, counted } = input
  const kinds = [...new Set([...Object.keys(expected), ...Object.keys(counted ?? {})])]
  return [
    ...(input.pieces ?? []).map(({ value, count }) =>
      write.three(write.amount(value), `× ${write.whole(count)}`, write.amount(value * count)),
    ),
    ...kinds.flatMap(kind => {
      const due = expected[kind] ?? 0
      const found = counted?.[kind]
      return [
        { is: 'text', text: write.clean(tenderName(kind, write)), bold: true } as const,
        write.pair(texts.expected, write.amount(due)),
        ...(found === undefined
          ? []
          : [
              write.pair(texts.counted, write.amount(found)),
              write.strong(texts.difference, write.amount(found - due)),
            ]),
      ]
    }),
  ]
}

const tenderName = (kind: string, { texts }: ReceiptWriter): string =>
  kind === 'cash' ? texts.cash : kind === 'card' ? texts.card : kind
