// What is written into a printer's own memory, which wears: each order once, and who gave it is kept in
// the audit trail. The hub answers on its `out` topic, by `request_id`.
import * as z from 'zod'
import {
  deleteLogoInput,
  printLogoInput,
  setLineInput,
  setPrinterInput,
  storeLogoInput,
} from '#schema/areas/device-setup.ts'
import { command, type Db, put, refuse } from '#schema/command.ts'
import { designAmong, designsOf } from '#schema/design-queries.ts'
import { id } from '#schema/fields.ts'
import { readPicture } from '#schema/rules/picture.ts'
import { newPrintJob } from '#schema/rules/print-job.ts'
import type { ReceiptDesign } from '#schema/rules/receipt-design.ts'
import { deviceTopic } from '#schema/wire/topics.ts'

/** It hears of it within this time or never: nobody expects a printer to change hours later. */
const GOOD_MS = 60_000

const printerRow = (db: Db, device_id: string) => ({
  devices: db.selectFrom('device').selectAll().where('id', '=', device_id),
})

const isReceiptPaper = ({ class: kind }: { class: string }) =>
  kind === 'receipt_printer' || kind === 'kitchen_printer'

const told = (
  { store_id, id: device_id }: { store_id: string; id: string },
  payload: { is: string } & Record<string, unknown>,
  now: number,
) => ({
  changes: [],
  reply: {},
  messages: [
    {
      topic: deviceTopic(store_id, device_id, 'in'),
      payload: { ...payload, until: now + GOOD_MS },
    },
  ],
})

/** Answered by {is: 'settings-written', request_id, result, why?, at}. */
export const setPrinter = command({
  name: 'devices.set-printer',
  summary: 'Sets code page, paper, darkness or serial line of a printer in its own memory.',
  permission: 'devices.instruct',
  reply: z.strictObject({}),
  input: setPrinterInput,
  needs: (db, { device_id }) => printerRow(db, device_id),
  decide({ devices: [device] }, { request_id, settings }, { now }) {
    if (!device) return refuse('device-unknown')
    if (!isReceiptPaper(device)) return refuse('not-a-receipt-printer')
    return told(device, { is: 'write-settings', request_id, settings }, now)
  },
})

/** Answered by {is: 'logo-stored', request_id, …}. */
export const storeLogo = command({
  name: 'devices.store-logo',
  summary: 'Stores the logo of the receipt design in a printer’s own memory, for faster receipts.',
  permission: 'devices.instruct',
  reply: z.strictObject({}),
  input: storeLogoInput,
  needs: (db, { device_id }, { store_id, tenant_id }) => ({
    ...printerRow(db, device_id),
    ...designsOf(db, store_id ?? '', tenant_id),
  }),
  decide({ devices: [device], ...designs }, { request_id }, { now }) {
    if (!device) return refuse('device-unknown')
    if (!isReceiptPaper(device)) return refuse('not-a-receipt-printer')
    const picture = logoOf(designAmong(designs))
    if (!picture) return refuse('no-logo')
    return told(device, { is: 'store-logo', request_id, picture }, now)
  },
})

/** Answered by {is: 'logo-deleted', request_id, …}. */
export const deleteLogo = command({
  name: 'devices.delete-logo',
  summary: 'Deletes the logo from a printer’s own memory; receipts send it as dots again.',
  permission: 'devices.instruct',
  reply: z.strictObject({}),
  input: deleteLogoInput,
  needs: (db, { device_id }) => printerRow(db, device_id),
  decide({ devices: [device] }, { request_id }, { now }) {
    if (!device) return refuse('device-unknown')
    if (!isReceiptPaper(device)) return refuse('not-a-receipt-printer')
    return told(device, { is: 'delete-logo', request_id }, now)
  },
})

export const printLogo = command({
  name: 'devices.print-logo',
  summary: 'Prints the logo of the receipt design alone, as a receipt would.',
  permission: 'devices.test',
  reply: z.strictObject({ print_job_id: id }),
  input: printLogoInput,
  needs: (db, { device_id }, { store_id, tenant_id }) => ({
    ...printerRow(db, device_id),
    ...designsOf(db, store_id ?? '', tenant_id),
  }),
  decide({ devices: [device], ...designs }, _input, context) {
    if (!device) return refuse('device-unknown')
    if (!isReceiptPaper(device)) return refuse('not-a-receipt-printer')
    const picture = logoOf(designAmong(designs))
    if (!picture) return refuse('no-logo')
    const document = {
      version: 1 as const,
      language: 'en' as const,
      blocks: [
        { is: 'picture' as const, ...picture },
        { is: 'feed' as const, lines: 2 },
        { is: 'cut' as const },
      ],
    }
    const key = `logo:${context.newId()}`
    const { store_id } = device
    const job = newPrintJob({ id: device.id }, { kind: 'test', key, document, store_id }, context)
    return { changes: [put('print_job', job)], reply: { print_job_id: job.id } }
  },
})

export const setLine = command({
  name: 'devices.set-line',
  summary: 'Sets our end of a serial line to what the printer at the other end was set to.',
  permission: 'devices.instruct',
  reply: z.strictObject({}),
  input: setLineInput,
  needs: (db, { device_id }) => printerRow(db, device_id),
  decide({ devices: [device] }, { device_id: _, ...line }) {
    if (!device) return refuse('device-unknown')
    if (!isReceiptPaper(device)) return refuse('not-a-receipt-printer')
    if (!['serial', 'virtual'].includes(device.transport)) return refuse('not-serial')
    const known = z.record(z.string(), z.unknown()).safeParse(JSON.parse(device.options_json)).data
    const options_json = JSON.stringify({ ...known, ...line })
    return { changes: [put('device', { ...device, options_json })], reply: {} }
  },
})

const logoOf = ({ logo_json }: ReceiptDesign) => {
  const read = readPicture(logo_json)
  return 'picture' in read ? read.picture : null
}
