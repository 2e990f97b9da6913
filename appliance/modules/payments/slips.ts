// What a terminal wants on paper, as a job of the till's printer.
import { type Context, type Db, put } from '#schema/command.ts'
import type { Row } from '#schema/index.ts'
import { deviceFor } from '#schema/queries.ts'
import type { ReceiptDocument } from '#schema/rules/receipt.ts'

type Place = { store_id: string; till_id: string }

/** The till's printer, and how the store prints. */
export const printerOf = (db: Db, place: Place | undefined) => ({
  printers: deviceFor(db, 'receipt_printer', place?.till_id ?? ''),
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
  printer: { id: string } | undefined,
  { newId, now, tenant_id }: Context,
) =>
  document && printer
    ? [
        put('print_job', {
          id: newId(),
          tenant_id,
          store_id,
          device_id: printer.id,
          kind: 'report' as const,
          sale_id: null,
          key,
          document_json: JSON.stringify(document),
          state: 'queued' as const,
          attempt: 1,
          why: null,
          created_at: now,
          finished_at: null,
        }),
      ]
    : []
