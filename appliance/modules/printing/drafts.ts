// Designs while they are being made: as a document to look at, and on paper marked as a trial.
import * as z from 'zod'
import {
  labelDraftInput,
  receiptDraftInput,
  tryLabelInput,
  tryReceiptInput,
} from '#schema/areas/design-inputs.ts'
import {
  type Context,
  command,
  type Db,
  type Found,
  put,
  type Refusal,
  refuse,
} from '#schema/command.ts'
import { id } from '#schema/fields.ts'
import { may, readPermission } from '#schema/permissions.ts'
import { receiptOf, soldBy, soldOf } from '#schema/queries.ts'
import { question } from '#schema/question.ts'
import { exampleArticle, exampleSale } from '#schema/rules/examples.ts'
import type { LabelDocument } from '#schema/rules/label.ts'
import { fillLabel, labelDesignProblem } from '#schema/rules/label-design.ts'
import { newPrintJob } from '#schema/rules/print-job.ts'
import type { ReceiptDocument } from '#schema/rules/receipt.ts'
import { receiptDesignProblem } from '#schema/rules/receipt-design.ts'
import { saleReceipt } from '#schema/rules/sale-receipt.ts'
import { amountOf, articlesOf, labelArticle, moneyOf, placeOf } from './label-articles.ts'
import { dateOf } from './label-date.ts'

const document = z.looseObject({ version: z.literal(1), language: z.enum(['en', 'ar']) })
const draftReply = z.strictObject({ document })
const triedReply = z.strictObject({ print_job_id: id })

export const receiptDraft = question({
  name: 'printing.receipt-draft',
  summary: 'The receipt of a sale, or of an example, by a design that is being made.',
  permission: readPermission('receipt_design'),
  method: 'post',
  reply: draftReply,
  input: receiptDraftInput,
  needs: (db, { sale_id }, { store_id }) => receiptNeeds(db, sale_id, store_id),
  more: (db, _input, { sales: [sale], lines }) => soldBy(db, sale, lines),
  answer(rows, input, context) {
    const made = receiptFor(rows, input, context)
    return 'refused' in made ? made : { document: made }
  },
})

export const tryReceipt = command({
  name: 'printing.try-receipt',
  summary: 'Prints a receipt by a design that is being made, marked as no receipt.',
  permission: 'devices.test',
  reply: triedReply,
  input: tryReceiptInput,
  needs: (db, { sale_id, device_id }, { store_id }) => ({
    ...receiptNeeds(db, sale_id, store_id),
    printers: printerOf(db, device_id),
  }),
  more: (db, _input, { sales: [sale], lines }) => soldBy(db, sale, lines),
  decide(rows, input, context) {
    const made = receiptFor(rows, input, context, true)
    if ('refused' in made) return made
    return printed(rows.printers[0], 'receipt_printer', made, context)
  },
})

export const labelDraft = question({
  name: 'printing.label-draft',
  summary: 'The label of an article, or of an example, by a design that is being made.',
  permission: readPermission('label_design'),
  method: 'post',
  reply: draftReply,
  input: labelDraftInput,
  needs: (db, { variant_id }, { store_id }) => labelNeeds(db, variant_id, store_id),
  answer(rows, input, context) {
    const made = labelFor(rows, input, context)
    return 'refused' in made ? made : { document: made }
  },
})

export const tryLabel = command({
  name: 'printing.try-label',
  summary: 'Prints one label by a design that is being made.',
  permission: 'devices.test',
  reply: triedReply,
  input: tryLabelInput,
  needs: (db, { variant_id, device_id }, { store_id }) => ({
    ...labelNeeds(db, variant_id, store_id),
    printers: printerOf(db, device_id),
  }),
  decide(rows, input, context) {
    const made = labelFor(rows, input, context)
    if ('refused' in made) return made
    return printed(rows.printers[0], 'label_printer', made, context)
  },
})

const printerOf = (db: Db, deviceId: string) =>
  db.selectFrom('device').selectAll().where('id', '=', deviceId)

const receiptNeeds = (db: Db, saleId: string | null, storeId: string | null) => ({
  ...soldOf(db, saleId ?? ''),
  places: placeOf(db, storeId),
})

type Sale = Found<ReturnType<typeof receiptNeeds> & ReturnType<typeof soldBy>>

function receiptFor(
  rows: Sale,
  { design, sale_id }: z.infer<typeof receiptDraftInput>,
  { now, actor }: Context,
  isTrial = false,
): ReceiptDocument | Refusal {
  const {
    places: [place],
    sales: [sale],
    shops: [shop],
    customers: [customer],
    cashiers: [cashier],
  } = rows
  const problem = receiptDesignProblem(design)
  if (problem) return refuse(problem)
  if (!place) return refuse('store-unknown')
  const specimen = isTrial ? { specimen: true as const } : {}
  if (sale_id === null) {
    const { receipt_language: language, timezone: timeZone } = place
    const setting = { language, timeZone, money: moneyOf(place), store: place, design }
    return saleReceipt({ ...setting, ...exampleSale(now), ...specimen })
  }
  if (!may(actor.permissions, readPermission('sale'))) return refuse('not-allowed')
  if (!sale || !shop) return refuse('sale-unknown')
  return receiptOf({ ...rows, sale, shop, customer, cashier, design }, specimen)
}

const labelNeeds = (db: Db, variantId: string | null, storeId: string | null) => ({
  ...articlesOf(db, variantId === null ? [] : [variantId]),
  places: placeOf(db, storeId),
})

function labelFor(
  rows: Found<ReturnType<typeof labelNeeds>>,
  { design, variant_id }: z.infer<typeof labelDraftInput>,
  { now }: Context,
): LabelDocument | Refusal {
  const {
    places: [place],
    articles: [article],
  } = rows
  const problem = labelDesignProblem(design)
  if (problem) return refuse(problem.code, problem.data)
  if (!place) return refuse('store-unknown')
  if (variant_id !== null && !article) return refuse('product-unknown')
  const money = moneyOf(place)
  const amount = article && amountOf(rows, article.id, place.price_list_id, now)
  const says = article
    ? labelArticle(article, rows, amount, design.language, money)
    : exampleArticle(money)
  const made = fillLabel(design, says, { copies: 1, date: dateOf(place, now) })
  return 'code' in made ? refuse(made.code, made.data) : made
}

function printed(
  printer: Found<{ printers: ReturnType<typeof printerOf> }>['printers'][number] | undefined,
  wanted: 'receipt_printer' | 'label_printer',
  paper: ReceiptDocument | LabelDocument,
  context: Context,
) {
  if (!printer || printer.store_id !== context.store_id) return refuse('device-unknown')
  if (printer.class !== wanted) return refuse('not-this-kind-of-printer')
  if (printer.status !== 'active') return refuse('device-blocked')
  const key = `test:${context.newId()}`
  const order = { kind: 'test' as const, key, document: paper, store_id: printer.store_id }
  const job = newPrintJob(printer, order, context)
  return { changes: [put('print_job', job)], reply: { print_job_id: job.id } }
}
