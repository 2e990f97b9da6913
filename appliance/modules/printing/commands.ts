// The print spool's decisions: what is printed again, what the printer reported, what comes next.
import * as z from 'zod'
import { printReportInput, reprintInput } from '#schema/areas/system.ts'
import { command, put, refuse } from '#schema/command.ts'
import { designAmong } from '#schema/design-queries.ts'
import { count, id, text } from '#schema/fields.ts'
import type { Row } from '#schema/index.ts'
import {
  deviceFor,
  printerAmong,
  printersFor,
  receiptOf,
  soldBy,
  soldOf,
  storeOfDevice,
} from '#schema/queries.ts'
import { isPrinter } from '#schema/rules/fail-over.ts'
import { hubTrouble } from '#schema/rules/hub-of.ts'
import { testLabel } from '#schema/rules/label.ts'
import { ATTEMPTS_MAX, DRAWER_TEST, drawerKick, newPrintJob } from '#schema/rules/print-job.ts'
import type { ReceiptDocument } from '#schema/rules/receipt.ts'
import { testPage } from '#schema/rules/receipt-report.ts'
import { reviewRow } from '#schema/rules/review.ts'
import { againOf, editOf } from './again.ts'

type State = Row<'print_job'>['state']

/** Jobs that may still come to paper. */
const OPEN: readonly State[] = ['queued', 'sending', 'waiting']
/** Ended, and not on paper as far as anybody knows. */
const STUCK: readonly State[] = ['unknown', 'failed', 'parked']
/** What a hub says of a job that it fell over each time it took it up. */
const HUB_FELL = 'hub-fell'

export const reprint = command({
  name: 'printing.reprint',
  summary: 'Prints a receipt again, marked as a copy.',
  permission: 'printing.reprint',
  reply: z.strictObject({ print_job_id: id, copy: count('Copy') }),
  input: reprintInput,
  needs: (db, { sale_id, till_id }) => ({
    ...soldOf(db, sale_id),
    copies: db
      .selectFrom('print_job')
      .select('id')
      .where('sale_id', '=', sale_id)
      .where('kind', '=', 'copy'),
    ...printersFor(db, 'receipt', till_id),
  }),
  more: (db, _input, { sales: [sale], lines }) => soldBy(db, sale, lines),
  decide(rows, _input, context) {
    const {
      sales: [sale],
      shops: [shop],
      customers: [customer],
      cashiers: [cashier],
    } = rows
    if (!sale || !shop) return refuse('sale-unknown')
    const printer = printerAmong(rows)
    if (!printer) return refuse('no-printer')
    const copy = rows.copies.length + 1
    const design = designAmong(rows)
    const document = receiptOf({ ...rows, sale, shop, customer, cashier, design }, { copy })
    const { id: sale_id, store_id } = sale
    const order = {
      kind: 'copy' as const,
      key: `copy:${sale_id}:${copy}`,
      document,
      store_id,
      sale_id,
    }
    const job = newPrintJob(printer, order, context)
    return {
      changes: [put('print_job', job)],
      reply: { print_job_id: job.id, copy },
    }
  },
})

export const test = command({
  name: 'printing.test',
  summary: 'Prints a test page.',
  permission: 'devices.test',
  reply: z.strictObject({ print_job_id: id }),
  input: z.strictObject({ device_id: id }),
  needs: (db, { device_id }) => ({
    devices: db.selectFrom('device').selectAll().where('id', '=', device_id),
    stores: storeOfDevice(db, device_id),
    hubs: db.selectFrom('hub').select(['code', 'status']),
  }),
  decide({ devices: [device], stores: [store], hubs }, _input, context) {
    if (!device || !store) return refuse('device-unknown')
    const lost = hubTrouble(device.options_json, hubs)
    if (lost) return refuse(lost)
    const isLabel = device.class === 'label_printer'
    if (!isPrinter(device.class)) return refuse('not-a-printer')
    const language = store.receipt_language
    const page = () =>
      testPage({
        language,
        timeZone: store.timezone,
        store,
        printer: device,
        printedAt: context.now,
        money: {
          currency: store.currency,
          decimals: store.currency_decimals,
          locale: store.locale,
        },
      })
    const document = isLabel ? testLabel(language, device) : page()
    const key = `test:${context.newId()}`
    const order = { kind: 'test' as const, key, document, store_id: device.store_id }
    const job = newPrintJob(device, order, context)
    return { changes: [put('print_job', job)], reply: { print_job_id: job.id } }
  },
})

export const openDrawer = command({
  name: 'printing.open-drawer',
  summary: 'Opens the cash drawer of a till without a sale; the reason is kept in the audit trail.',
  permission: 'printing.open-drawer',
  reply: z.strictObject({ print_job_id: id }),
  input: z.strictObject({ till_id: id, reason: text('Reason').min(1, 'say why') }),
  needs: (db, { till_id }) => ({
    tills: db.selectFrom('till').selectAll().where('id', '=', till_id),
    printers: deviceFor(db, 'receipt_printer', till_id),
  }),
  decide({ tills: [till], printers: [printer] }, { reason }, context) {
    if (!till || till.store_id !== context.store_id) return refuse('till-unknown')
    if (!printer) return refuse('no-printer')
    const document: ReceiptDocument = { version: 1, language: 'en', blocks: [] }
    const { store_id } = till
    const key = `drawer:${context.newId()}`
    const order = { kind: 'drawer' as const, key, document, store_id }
    const job = newPrintJob({ id: printer.id }, order, context)
    return {
      // A kick is sent at once or never, so the job is born finished; the hub says what came of it.
      changes: [put('print_job', { ...job, state: 'sent', why: reason, finished_at: context.now })],
      reply: { print_job_id: job.id },
      messages: [drawerKick(store_id, printer.id, job.id)],
    }
  },
})

export const report = command({
  name: 'printing.report',
  summary: 'What became of a print job; sent by the device hub.',
  permission: 'devices.report',
  input: printReportInput,
  needs: (db, { job_id }) => ({
    jobs: db.selectFrom('print_job').selectAll().where('id', '=', job_id),
  }),
  decide({ jobs: [job] }, input, context) {
    if (!job || job.device_id !== input.device_id) return refuse('job-unknown')
    if (job.kind === 'drawer') return drawerSettled(job, input)
    // An answer to an earlier attempt, or after the end, changes nothing.
    if (job.attempt !== input.attempt || !OPEN.includes(job.state)) {
      return { changes: [], reply: { state: job.state } }
    }
    const why = input.why ?? null
    const state: State = isPoison(job, input) ? 'parked' : input.state
    if (job.state === state && job.why === why) return { changes: [], reply: { state } }
    const next = { ...job, state, why, finished_at: OPEN.includes(state) ? null : context.now }
    if (state !== 'parked') return { changes: [put('print_job', next)], reply: { state } }
    const { id: job_id, kind, device_id, attempt } = job
    const doubt = {
      kind: 'print-parked',
      detail: { job_id, kind, device_id, attempt, why },
    } as const
    return {
      changes: [put('print_job', next), put('review', reviewRow(job, job.sale_id, doubt, context))],
      reply: { state },
    }
  },
})

export const retry = command({
  name: 'printing.retry',
  summary:
    'Prints a job again whose paper nobody can vouch for; what may be a second copy says so.',
  permission: 'printing.reprint',
  reply: z.strictObject({ state: z.literal('queued') }),
  input: z.strictObject({ job_id: id }),
  needs: (db, { job_id }) => ({
    jobs: db.selectFrom('print_job').selectAll().where('id', '=', job_id),
  }),
  decide({ jobs: [job] }, _input, { actor }) {
    if (!job) return refuse('job-unknown')
    if (!STUCK.includes(job.state)) return refuse('job-not-stuck', { state: job.state })
    if (job.kind === 'drawer') return refuse('drawer-not-repeated')
    // A person who has looked at the printer may try once more, and once more.
    if (actor.user_id === null && job.attempt >= ATTEMPTS_MAX) return refuse('too-many-attempts')
    const next = againOf(job)
    return {
      changes: [put('print_job', next)],
      reply: { state: 'queued' },
      audit: [editOf(job, next, ['state', 'attempt'])],
    }
  },
})

type Report = z.infer<typeof printReportInput>

/** A drawer was asked once; what a cashier gave as the reason stays, a technician reads what was in the way. */
const drawerSettled = (job: Row<'print_job'>, { state, why }: Report) => {
  const isNews = job.state === 'sent' && (state === 'printed' || state === 'failed')
  if (!isNews) return { changes: [], reply: { state: job.state } }
  const next = { ...job, state, why: job.why === DRAWER_TEST ? (why ?? job.why) : job.why }
  return { changes: [put('print_job', next)], reply: { state } }
}

/** Tried so often, or so often the end of its hub, that it only holds up what waits behind it. */
const isPoison = ({ attempt }: Row<'print_job'>, { state, why }: Report) =>
  (state === 'unknown' && attempt >= ATTEMPTS_MAX) ||
  (state === 'failed' && (why === HUB_FELL || attempt >= ATTEMPTS_MAX))
