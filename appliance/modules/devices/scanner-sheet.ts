// The sheet of barcodes that sets a scanner up, on a receipt printer.
import * as z from 'zod'
import { printScannerSheetInput } from '#schema/areas/device-setup.ts'
import { command, put, refuse } from '#schema/command.ts'
import { id } from '#schema/fields.ts'
import { storeOfDevice } from '#schema/queries.ts'
import { newPrintJob } from '#schema/rules/print-job.ts'
import { scannerSheet } from '#schema/rules/scanner-sheet.ts'

export const printScannerSheet = command({
  name: 'devices.print-scanner-sheet',
  summary: 'Prints the barcodes that set a scanner of some make up as this appliance wants it.',
  permission: 'devices.test',
  reply: z.strictObject({ print_job_id: id }),
  input: printScannerSheetInput,
  needs: (db, { device_id, printer_id }) => ({
    scanners: db.selectFrom('device').select(['id', 'class']).where('id', '=', device_id),
    printers: db
      .selectFrom('device')
      .select(['id', 'class', 'store_id'])
      .where('id', '=', printer_id),
    stores: storeOfDevice(db, printer_id),
  }),
  decide({ scanners: [scanner], printers: [printer], stores: [store] }, input, context) {
    if (!scanner || !printer || !store) return refuse('device-unknown')
    if (scanner.class !== 'scanner') return refuse('not-a-scanner')
    if (printer.class !== 'receipt_printer') return refuse('not-a-receipt-printer')
    const { currency, currency_decimals: decimals, locale } = store
    const document = scannerSheet(input, {
      language: store.receipt_language,
      timeZone: store.timezone,
      money: { currency, decimals, locale },
    })
    if (!document) return refuse('scanner-cannot')
    const key = `scanner-sheet:${context.newId()}`
    const { store_id } = printer
    const job = newPrintJob(printer, { kind: 'test', key, document, store_id }, context)
    return { changes: [put('print_job', job)], reply: { print_job_id: job.id } }
  },
})
