// Stock is a ledger of moves; the level is a projection that a trigger keeps, never written by hand.
import * as z from 'zod'
import { at, id, oneOf, quantity, ref, text } from '../fields.ts'
import { resource } from '../resource.ts'

export const stockMove = resource({
  table: 'stock_move',
  sync: 'ledger',
  label: 'Stock moves',
  row: z.object({
    id,
    tenant_id: id,
    store_id: ref('store', 'Store'),
    variant_id: ref('variant', 'Variant'),
    quantity: quantity('Quantity'),
    kind: oneOf('Kind', [
      'opening',
      'sale',
      'return',
      'receipt',
      'adjustment',
      'transfer',
      'count',
    ]),
    document_id: id.meta({ label: 'Document', widget: 'id' }),
    line_id: id.meta({ label: 'Line', widget: 'id' }),
    reason: text('Reason').nullable(),
    at: at('Time'),
    user_id: ref('user', 'User').nullable(),
  }),
  indexes: [['!document_id', 'line_id', 'kind'], ['variant_id', 'at'], ['at']],
})

export const stockLevel = resource({
  table: 'stock_level',
  sync: 'local',
  label: 'Stock levels',
  row: z.object({
    /** store_id:variant_id */
    id: z.string().max(80).meta({ label: 'Id', widget: 'id' }),
    tenant_id: id,
    store_id: ref('store', 'Store'),
    variant_id: ref('variant', 'Variant'),
    quantity: quantity('On hand'),
    moved_at: at('Last move'),
  }),
  indexes: [['variant_id']],
})

/** A pack of ten thousand of this is still an exact figure. */
const MOVED_MAX = 100_000_000_000
const moved = quantity('Quantity').min(-MOVED_MAX).max(MOVED_MAX)

const moveLine = z.strictObject({ variant_id: id, quantity: moved })

export const receiveInput = z.strictObject({
  receipt_id: id,
  supplier_id: id.optional(),
  lines: z.array(moveLine).min(1).max(500),
})

export const adjustInput = z.strictObject({
  adjustment_id: id,
  variant_id: id,
  /** signed: what is added or taken */
  quantity: moved.refine(value => value !== 0, 'must not be zero'),
  reason: text('Reason').min(1, 'say why'),
})
