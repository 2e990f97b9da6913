// Goods that come in, and corrections by hand. Sales move stock themselves, by the same rule.
import * as z from 'zod'
import { adjustInput, receiveInput } from '#schema/areas/stock.ts'
import { command, put, refuse } from '#schema/command.ts'
import { count, id } from '#schema/fields.ts'
import { stockRows } from '#schema/rules/stock.ts'

export const receive = command({
  name: 'stock.receive',
  summary: 'Books goods that arrived.',
  permission: 'stock.receive',
  reply: z.strictObject({ receipt_id: id, lines: count('Lines') }),
  input: receiveInput,
  needs: (db, { receipt_id, lines }) => ({
    known: db.selectFrom('stock_move').select('id').where('document_id', '=', receipt_id).limit(1),
    variants: db
      .selectFrom('variant')
      .select(['id', 'pack_variant_id', 'pack_size'])
      .where(
        'id',
        'in',
        lines.map(line => line.variant_id),
      ),
  }),
  decide({ known, variants }, input, context) {
    const { tenant_id, store_id, newId, now, actor } = context
    if (store_id === null) return refuse('owned-by-store')
    if (known.length > 0) return refuse('receipt-already-booked')
    const lines = []
    for (const [index, line] of input.lines.entries()) {
      const variant = variants.find(({ id }) => id === line.variant_id)
      if (!variant) return refuse('product-unknown', { line: index })
      if (line.quantity <= 0) return refuse('quantity-not-positive', { line: index })
      lines.push({
        lineId: newId(),
        variantId: variant.id,
        quantity: line.quantity,
        packVariantId: variant.pack_variant_id,
        packSize: variant.pack_size,
        stocked: true,
      })
    }
    const document = {
      kind: 'receipt' as const,
      id: input.receipt_id,
      at: now,
      userId: actor.user_id,
      tenantId: tenant_id,
      storeId: store_id,
    }
    return {
      changes: stockRows(lines, document, newId).map(move => put('stock_move', move)),
      reply: { receipt_id: input.receipt_id, lines: lines.length },
    }
  },
})

export const adjust = command({
  name: 'stock.adjust',
  summary: 'Corrects a stock level, with a reason.',
  permission: 'stock.adjust',
  reply: z.strictObject({ adjustment_id: id }),
  input: adjustInput,
  needs: (db, input) => ({
    known: db
      .selectFrom('stock_move')
      .select('id')
      .where('document_id', '=', input.adjustment_id)
      .limit(1),
    variants: db
      .selectFrom('variant')
      .select(['id', 'pack_variant_id', 'pack_size'])
      .where('id', '=', input.variant_id),
  }),
  decide(
    { known: [known], variants: [variant] },
    input,
    { tenant_id, store_id, newId, now, actor },
  ) {
    if (store_id === null) return refuse('owned-by-store')
    if (known) return refuse('adjustment-already-booked')
    if (!variant) return refuse('product-unknown')
    const line = {
      lineId: newId(),
      variantId: variant.id,
      quantity: input.quantity,
      packVariantId: variant.pack_variant_id,
      packSize: variant.pack_size,
      stocked: true,
      reason: input.reason,
    }
    const document = {
      kind: 'adjustment' as const,
      id: input.adjustment_id,
      at: now,
      userId: actor.user_id,
      tenantId: tenant_id,
      storeId: store_id,
    }
    return {
      changes: stockRows([line], document, newId).map(move => put('stock_move', move)),
      reply: { adjustment_id: input.adjustment_id },
    }
  },
})
