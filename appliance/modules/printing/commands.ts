// The print spool's decisions: what is printed again, what the printer reported, what comes next.
import * as z from 'zod'
import { printReportInput, reprintInput } from '#schema/areas/system.ts'
import { type Context, command, put, refuse } from '#schema/command.ts'
import { count, id, text } from '#schema/fields.ts'
import type { Row } from '#schema/index.ts'
import { deviceFor, receiptOf, soldBy, soldOf } from '#schema/queries.ts'
import { type LabelDocument, testLabel } from '#schema/rules/label.ts'
import type { ReceiptDocument } from '#schema/rules/receipt.ts'
import { testPage } from '#schema/rules/receipt-report.ts'
import { deviceTopic } from '#schema/wire/topics.ts'

/** Jobs that may still come to paper. */
const OPEN = ['queued', 'sending', 'waiting']
/** A drawer that did not open by then is not opened later, when nobody expects it. */
const DRAWER_TTL_MS = 3_000
/** Attempts after which a job is put aside. */
const ATTEMPTS_MAX = 3

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
    printers: deviceFor(db, 'receipt_printer', till_id),
  }),
  more: (db, _input, { sales: [sale] }) => soldBy(db, sale),
  decide(rows, _input, context) {
    const {
      sales: [sale],
      shops: [shop],
      customers: [customer],
      cashiers: [cashier],
      printers: [printer],
    } = rows
    if (!sale || !shop) return refuse('sale-unknown')
    if (!printer) return refuse('no-printer')
    const copy = rows.copies.length + 1
    const document = receiptOf({ ...rows, sale, shop, customer, cashier }, copy)
    const job = jobRow(
      printer.id,
      'copy',
      `copy:${sale.id}:${copy}`,
      document,
      sale.store_id,
      context,
    )
    return {
      changes: [put('print_job', { ...job, sale_id: sale.id })],
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
    stores: db
      .selectFrom('store')
      .innerJoin('tenant', 'tenant.id', 'store.tenant_id')
      .innerJoin('device', 'device.store_id', 'store.id')
      .select([
        'store.name',
        'store.name_ar',
        'store.receipt_language',
        'store.timezone',
        'tenant.currency',
        'tenant.currency_decimals',
        'tenant.locale',
      ])
      .where('device.id', '=', device_id),
  }),
  decide({ devices: [device], stores: [store] }, _input, context) {
    if (!device || !store) return refuse('device-unknown')
    const isLabel = device.class === 'label_printer'
    if (!isLabel && device.class !== 'receipt_printer') return refuse('not-a-printer')
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
    const job = jobRow(
      device.id,
      'test',
      `test:${context.newId()}`,
      document,
      device.store_id,
      context,
    )
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
    const request_id = context.newId()
    const document: ReceiptDocument = { version: 1, language: 'en', blocks: [] }
    const job = jobRow(
      printer.id,
      'drawer',
      `drawer:${request_id}`,
      document,
      till.store_id,
      context,
    )
    const payload = { is: 'open-drawer', request_id, ttl_ms: DRAWER_TTL_MS }
    return {
      // The row is the record of it; a kick is sent at once or never, so the job is born finished.
      changes: [put('print_job', { ...job, state: 'sent', why: reason, finished_at: context.now })],
      reply: { print_job_id: job.id },
      messages: [{ topic: deviceTopic(till.store_id, printer.id, 'in'), payload }],
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
  decide({ jobs: [job] }, input, { now }) {
    if (!job || job.device_id !== input.device_id) return refuse('job-unknown')
    // An answer to an earlier attempt, or after the end, changes nothing.
    if (job.attempt !== input.attempt || !OPEN.includes(job.state)) {
      return { changes: [], reply: { state: job.state } }
    }
    const why = input.why ?? null
    if (job.state === input.state && job.why === why)
      return { changes: [], reply: { state: job.state } }
    const finished_at = OPEN.includes(input.state) ? null : now
    return {
      changes: [put('print_job', { ...job, state: input.state, why, finished_at })],
      reply: { state: input.state },
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
  decide({ jobs: [job] }, _input) {
    if (!job) return refuse('job-unknown')
    if (job.state !== 'unknown' && job.state !== 'failed')
      return refuse('job-not-stuck', { state: job.state })
    if (job.kind === 'drawer') return refuse('drawer-not-repeated')
    if (job.attempt >= ATTEMPTS_MAX) return refuse('too-many-attempts')
    const maybePrinted = job.state === 'unknown'
    return {
      changes: [
        put('print_job', {
          ...job,
          document_json: maybePrinted
            ? markedAgain(job.document_json, job.attempt)
            : job.document_json,
          state: 'queued',
          attempt: job.attempt + 1,
          why: null,
          finished_at: null,
        }),
      ],
      reply: { state: 'queued' },
    }
  },
})

/** The drawer is not kicked again, and the paper says that there may be another. */
function markedAgain(documentJson: string, attempt: number): string {
  const document: ReceiptDocument | LabelDocument = JSON.parse(documentJson)
  // A second label is no second receipt.
  if (!('blocks' in document)) return documentJson
  const mark =
    document.language === 'ar' ? `*** إعادة طباعة ${attempt} ***` : `*** REPRINT ${attempt} ***`
  const blocks = document.blocks.filter(block => block.is !== 'drawer')
  return JSON.stringify({
    ...document,
    copy: document.copy ?? attempt,
    blocks: [{ is: 'text', text: mark, align: 'center', bold: true }, ...blocks],
  })
}

function jobRow(
  device_id: string,
  kind: Row<'print_job'>['kind'],
  key: string,
  document: ReceiptDocument | LabelDocument,
  store_id: string,
  { newId, now, tenant_id }: Context,
): Row<'print_job'> {
  return {
    id: newId(),
    tenant_id,
    store_id,
    device_id,
    kind,
    sale_id: null,
    key,
    document_json: JSON.stringify(document),
    state: 'queued',
    attempt: 1,
    why: null,
    created_at: now,
    finished_at: null,
  }
}
