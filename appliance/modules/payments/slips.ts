// What a terminal wants on paper, as a job of the till's printer.
import { type Context, type Db, type Found, put } from '#schema/command.ts'
import type { Row } from '#schema/index.ts'
import { printerAmong, printersFor } from '#schema/queries.ts'
import { newPrintJob } from '#schema/rules/print-job.ts'
import type { ReceiptDocument } from '#schema/rules/receipt.ts'

type Place = { store_id: string; till_id: string }

/** The till's printer, and how the store prints. */
export const printerOf = (db: Db, place: Place | undefined) => ({
  ...printersFor(db, 'receipt', place?.till_id ?? ''),
  shops: db
    .selectFrom('store')
    .innerJoin('tenant', 'tenant.id', 'store.tenant_id')
    .select([
      'store.receipt_language',
      'store.timezone',
      'tenant.currency',
      'tenant.currency_decimals',
      'tenant.locale',
    ])
    .where('store.id', '=', place?.store_id ?? ''),
})

/** A job for a document, or none where there is nothing to print, or nothing to print on. */
export const printedHere = (
  { store_id }: Pick<Row<'card_day'>, 'store_id'>,
  key: string,
  document: ReceiptDocument | undefined,
  found: Found<ReturnType<typeof printersFor>>,
  context: Context,
) => {
  const printer = printerAmong(found)
  if (!document || !printer) return []
  const order = { kind: 'report' as const, key, document, store_id }
  return [put('print_job', newPrintJob(printer, order, context))]
}
