// What is asked about designs, and what is printed by them.
import * as z from 'zod'
import { id, money } from '../fields.ts'
import { labelDesign, receiptDesignColumns } from './designs.ts'

/** A receipt as it is being designed, for a sale that was, or for an example. */
export const receiptDraftInput = z.strictObject({
  design: z.strictObject(receiptDesignColumns),
  sale_id: id.nullable(),
})

/** The same on paper, marked as no receipt. */
export const tryReceiptInput = receiptDraftInput.extend({ device_id: id })

const design = labelDesign.row.pick({
  language: true,
  width: true,
  height: true,
  gap: true,
  elements_json: true,
})

/** A label as it is being designed, for an article, or for an example. */
export const labelDraftInput = z.strictObject({
  design: design.strict(),
  variant_id: id.nullable(),
})

export const tryLabelInput = labelDraftInput.extend({ device_id: id })

/** Articles of one order of labels. */
export const LABEL_ITEMS_MAX = 200

export const printLabelsInput = z.strictObject({
  /** made by the caller: the same order again prints nothing more */
  batch_id: id,
  design_id: id,
  device_id: id,
  items: z
    .array(z.strictObject({ variant_id: id, copies: z.int().min(1).max(999) }))
    .min(1)
    .max(LABEL_ITEMS_MAX),
})

/** An article that never had a label. */
export const newLabel = z.strictObject({
  variant_id: id,
  name: z.string(),
  name_ar: z.string(),
  sku: z.string(),
  amount: money('Price'),
})

export const dueLabel = z.strictObject({
  variant_id: id,
  name: z.string(),
  name_ar: z.string(),
  sku: z.string(),
  /** on the shelf, and since when */
  label_amount: money('Price on the label'),
  printed_at: z.int(),
  /** as it is now */
  amount: money('Price'),
})
