// The rows of a completed sale, made from the priced basket, and its receipt.

import type * as z from 'zod'
import type { completeInput } from '#schema/areas/sales.ts'
import { type Change, type Context, put } from '#schema/command.ts'
import type { Row } from '#schema/index.ts'
import type { Shop } from '#schema/queries.ts'
import { fullName, fullNameAr } from '#schema/rules/full-name.ts'
import type { PricedSale } from '#schema/rules/pricing.ts'
import { stockRows } from '#schema/rules/stock.ts'
import type { DraftLine } from './basket.ts'

export type Input = z.infer<typeof completeInput>
export type Priced = PricedSale<DraftLine>
export type Paid = {
  change: number
  rounding: number
  priceDifference: number
  unproven?: string[] | undefined
}

export function saleRow(
  input: Input,
  shop: Shop,
  priced: Priced,
  paid: Paid,
  seq: number,
  context: Context,
): Row<'sale'> {
  const { now, actor, tenant_id } = context
  return {
    id: input.sale_id,
    tenant_id,
    store_id: shop.store_id,
    till_id: shop.till_id,
    till_session_id: shop.till_session_id,
    kind: 'sale',
    receipt_seq: seq,
    receipt_no: `${shop.till_code}-${String(seq).padStart(6, '0')}`,
    customer_id: input.customer_id ?? null,
    user_id: actor.user_id,
    lines: priced.lines.length,
    net: priced.net,
    tax: priced.tax,
    total: priced.total,
    discount: priced.discount,
    rounding: paid.rounding,
    price_difference: paid.priceDifference,
    change: paid.change,
    tax_included: shop.tax_included,
    rounding_mode: shop.rounding_mode,
    // A till whose clock is wrong sold within its session all the same.
    occurred_at: Math.max(Math.min(input.occurred_at ?? now, now), shop.opened_at),
    completed_at: now,
    offline: input.occurred_at === undefined ? 0 : 1,
  }
}

export const lineRows = (
  sale: Row<'sale'>,
  priced: Priced,
  { newId }: Context,
): Row<'sale_line'>[] =>
  priced.lines.map((line, index) => ({
    id: line.lineId ?? newId(),
    tenant_id: sale.tenant_id,
    store_id: sale.store_id,
    sale_id: sale.id,
    position: index + 1,
    variant_id: line.variantId,
    name: line.article ? fullName(line.article.name, line.article.variant_name) : 'Unknown article',
    name_ar: line.article ? fullNameAr(line.article.name_ar, line.article.variant_name_ar) : '',
    sku: line.article?.sku ?? '',
    unit: line.article?.unit ?? 'piece',
    quantity: line.quantity,
    ...weighingOf(line),
    unit_price: line.unitPrice,
    list_price: line.listPrice,
    discount: line.discount,
    discounts_json: JSON.stringify(line.discounts),
    note: line.note,
    net: line.net,
    tax: line.tax,
    gross: line.gross,
  }))

const weighingOf = ({ weighed }: Pick<DraftLine, 'weighed'>) => ({
  weighed_by: weighed?.by ?? null,
  scale_id: weighed?.by === 'scale' ? weighed.scale_id : null,
  tare: weighed?.by === 'scale' ? weighed.tare : 0,
})

export const taxRows = (
  lines: readonly Row<'sale_line'>[],
  priced: Priced,
  { newId }: Context,
): Row<'sale_tax'>[] =>
  lines.flatMap((line, index) =>
    (priced.lines[index]?.taxes ?? []).map(tax => ({
      id: newId(),
      tenant_id: line.tenant_id,
      store_id: line.store_id,
      sale_id: line.sale_id,
      line_id: line.id,
      tax_id: tax.taxId,
      name: tax.name,
      name_ar: priced.lines[index]?.article?.tax_name_ar ?? '',
      rate: tax.rate,
      base: tax.base,
      amount: tax.amount,
    })),
  )

export function tenderRows(
  sale: Row<'sale'>,
  input: Input,
  change: number,
  { newId }: Context,
): Row<'tender'>[] {
  const row = (kind: Row<'tender'>['kind'], amount: number, reference: string | null) => ({
    id: newId(),
    tenant_id: sale.tenant_id,
    store_id: sale.store_id,
    sale_id: sale.id,
    till_session_id: sale.till_session_id,
    kind,
    amount,
    reference,
    at: sale.occurred_at,
  })
  return [
    ...input.tenders.map(({ kind, amount, reference }) => row(kind, amount, reference ?? null)),
    ...(change > 0 ? [row('change', -change, null)] : []),
  ]
}

export function stockChanges(
  sale: Row<'sale'>,
  drafts: readonly DraftLine[],
  lines: readonly Row<'sale_line'>[],
  { newId }: Context,
): Change[] {
  const moves = stockRows(
    lines.map((line, index) => {
      const article = drafts[index]?.article
      return {
        lineId: line.id,
        variantId: line.variant_id,
        quantity: line.quantity,
        packVariantId: article?.pack_variant_id ?? null,
        packSize: article?.pack_size ?? 1,
        stocked: article != null && article.kind !== 'service',
      }
    }),
    {
      kind: 'sale',
      id: sale.id,
      at: sale.occurred_at,
      userId: sale.user_id,
      tenantId: sale.tenant_id,
      storeId: sale.store_id,
    },
    newId,
  )
  return moves.map(move => put('stock_move', move))
}
