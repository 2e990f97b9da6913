// The ticket of a station: what is to be prepared, in type that can be read from a step away. It holds
// no price and opens no drawer.
import { THOUSAND } from './money.ts'
import type {
  Named,
  ReceiptBlock,
  ReceiptDocument,
  ReceiptSetting,
  ReceiptWriter,
} from './receipt.ts'
import { named, writer } from './receipt.ts'

export type TicketInput = ReceiptSetting & {
  station: Named
  till: Named
  sale: {
    receipt_no: string
    /** `return`: what was ordered is not wanted any more */
    kind: string
    occurred_at: number
    /** when the store server had it; later where the till was cut off */
    completed_at: number
  }
  lines: readonly TicketLine[]
}

export type TicketLine = Named & { quantity: number; unit: string; note: string }

/** A sale that arrives later than this after it was made is marked: it may be prepared already. */
export const TICKET_LATE_MS = 2 * 60_000

/** What one station prepares of a sale. */
export const kitchenTicket = (input: TicketInput): ReceiptDocument => {
  const write = writer(input)
  const { sale, station, till, lines } = input
  const { texts } = write
  const isLate = sale.completed_at - sale.occurred_at > TICKET_LATE_MS
  const blocks: ReceiptBlock[] = [
    large(named(station, write), write, 'center'),
    ...(sale.kind === 'return' ? cancelMark(write) : []),
    ...(isLate
      ? [large(`*** ${texts.late} ***`, write, 'center'), write.centered(soldAt(sale, write))]
      : []),
    large(sale.receipt_no, write, 'center'),
    write.pair(named(till, write), write.time(sale.occurred_at)),
    { is: 'rule' },
    ...lines.flatMap(line => lineBlocks(line, write)),
    { is: 'rule' },
    { is: 'feed', lines: 2 },
    { is: 'cut' },
  ]
  return { version: 1, language: input.language, blocks }
}

/** The same ticket once more, to say that it is not wanted any more. */
export const cancelledTicket = (ticket: ReceiptDocument, setting: ReceiptSetting) => ({
  ...ticket,
  blocks: [...cancelMark(writer(setting)), ...ticket.blocks],
})

const cancelMark = (write: ReceiptWriter): ReceiptBlock[] => [
  large(`*** ${write.texts.cancelled} ***`, write, 'center'),
  write.centered(write.texts.doNotPrepare),
]

const soldAt = (sale: TicketInput['sale'], write: ReceiptWriter) =>
  `${write.texts.soldAt} ${write.time(sale.occurred_at)}`

const lineBlocks = (line: TicketLine, write: ReceiptWriter): ReceiptBlock[] => {
  const quantity = Math.abs(line.quantity)
  const much =
    line.unit === 'kg'
      ? `${write.quantity(quantity, 3)} ${write.texts.kg}`
      : `${write.quantity(quantity, quantity % THOUSAND === 0 ? 0 : 3)} ×`
  return [
    large(`${much} ${named(line, write)}`, write, 'start'),
    ...(line.note === ''
      ? []
      : [{ is: 'text', text: `> ${write.clean(line.note)}`, size: 'wide', bold: true } as const]),
  ]
}

const large = (text: string, write: ReceiptWriter, align: 'start' | 'center'): ReceiptBlock => ({
  is: 'text',
  text: write.clean(text),
  align,
  size: 'large',
  bold: true,
})
