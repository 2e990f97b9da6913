// What a sale has on paper: the receipt, the drawer that opens with it, and a ticket for each station
// that prepares something of it.
import type { Context, Found, Message } from '#schema/command.ts'
import type { Row } from '#schema/index.ts'
import {
  printerAmong,
  type printersFor,
  receiptOf,
  receiptSetting,
  type Sold,
} from '#schema/queries.ts'
import { kitchenTicket } from '#schema/rules/kitchen-ticket.ts'
import { drawerKick, newPrintJob, TICKET_GOOD_MS } from '#schema/rules/print-job.ts'
import type { StationPrinter } from '#schema/station-queries.ts'

/** A receipt that is asked for later than this after the sale is a reprint on demand. */
const PRINT_BY_ITSELF_MS = 120_000

type Rows = Found<ReturnType<typeof printersFor>> & {
  stationPrinters: readonly StationPrinter[]
  stations: readonly { variant_id: string; station_id: string | null }[]
}

type Prints = {
  jobs: Row<'print_job'>[]
  receipt: Row<'print_job'> | undefined
  messages: Message[]
}

export function printsOf(printed: Sold, rows: Rows, context: Context): Prints {
  const { receipt, messages } = receiptJob(printed, rows, context)
  const tickets = ticketJobs(printed, rows, context)
  return { jobs: receipt ? [receipt, ...tickets] : tickets, receipt, messages }
}

function receiptJob(printed: Sold, rows: Rows, context: Context): Omit<Prints, 'jobs'> {
  const { id, store_id, completed_at, occurred_at } = printed.sale
  const printer = printerAmong(rows)
  const isFresh = completed_at - occurred_at < PRINT_BY_ITSELF_MS
  if (!printer || !isFresh) return { receipt: undefined, messages: [] }
  const document = receiptOf(printed)
  const order = { kind: 'receipt' as const, key: `receipt:${id}`, document, store_id, sale_id: id }
  const receipt = newPrintJob(printer, order, context)
  // The paper may go to any printer of the group; the drawer is this till's, or stays shut.
  const [own] = rows.printers
  const opens = own && document.blocks.some(({ is }) => is === 'drawer')
  return { receipt, messages: opens ? [drawerKick(store_id, own.id, receipt.id)] : [] }
}

/** One for each station that has printers here, in the order in which its goods were sold. */
function ticketJobs({ sale, lines, shop }: Sold, rows: Rows, context: Context) {
  const stationOf = new Map(rows.stations.map(row => [row.variant_id, row.station_id]))
  const byStation = Map.groupBy(lines, ({ variant_id }) => stationOf.get(variant_id) ?? null)
  return [...byStation].flatMap(([station_id, own]): Row<'print_job'>[] => {
    const printer = rows.stationPrinters.find(row => row.station_id === station_id)
    if (!printer) return []
    const { till, ...setting } = receiptSetting(shop)
    const document = kitchenTicket({ ...setting, till, station: printer, sale, lines: own })
    const key = `kitchen:${sale.id}:${station_id}`
    const { id: sale_id, store_id } = sale
    const order = { kind: 'kitchen' as const, key, document, store_id, sale_id }
    const job = newPrintJob(printer, order, context)
    // So old, it was prepared by word of mouth; the row says that it was not printed.
    const isOld = sale.completed_at - sale.occurred_at > TICKET_GOOD_MS
    return [isOld ? { ...job, state: 'cancelled', why: 'too-old', finished_at: context.now } : job]
  })
}
