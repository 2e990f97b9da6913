// What a sale has on paper: the receipt, and the drawer that opens with it.
import type { Context, Found, Message } from '#schema/command.ts'
import type { Row } from '#schema/index.ts'
import { printerAmong, type printersFor, receiptOf, type Sold } from '#schema/queries.ts'
import { drawerKick, newPrintJob } from '#schema/rules/print-job.ts'

/** A receipt that is asked for later than this after the sale is a reprint on demand. */
const PRINT_BY_ITSELF_MS = 120_000

type Prints = {
  jobs: Row<'print_job'>[]
  receipt: Row<'print_job'> | undefined
  messages: Message[]
}

export function printsOf(
  printed: Sold,
  found: Found<ReturnType<typeof printersFor>>,
  context: Context,
): Prints {
  const { id, store_id, completed_at, occurred_at } = printed.sale
  const printer = printerAmong(found)
  const isFresh = completed_at - occurred_at < PRINT_BY_ITSELF_MS
  if (!printer || !isFresh) return { jobs: [], receipt: undefined, messages: [] }
  const document = receiptOf(printed)
  const order = { kind: 'receipt' as const, key: `receipt:${id}`, document, store_id, sale_id: id }
  const receipt = newPrintJob(printer, order, context)
  // The paper may go to any printer of the group; the drawer is this till's, or stays shut.
  const [own] = found.printers
  const opens = own && document.blocks.some(({ is }) => is === 'drawer')
  const messages = opens ? [drawerKick(store_id, own.id, receipt.id)] : []
  return { jobs: [receipt], receipt, messages }
}
