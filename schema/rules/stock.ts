// The one rule that turns document lines into stock moves. Nothing else writes them.
//
// Stock is kept in base units only: a pack of six moves six of what is in it, so a bottle sold from
// a broken case is the same bottle. Goods sold go out, goods that come back come in, services move
// nothing, and each line makes at most one move of a kind, which is what makes a replay harmless.

import { assertInteger } from './money.ts'

export type StockMoveKind =
  | 'opening'
  | 'sale'
  | 'return'
  | 'receipt'
  | 'adjustment'
  | 'transfer'
  | 'count'

export type StockLine = {
  lineId: string
  /** What the document names: a base variant, or a pack. */
  variantId: string
  /** Thousandths, signed as on the document: a line that came back to the shop is negative. */
  quantity: number
  /** For a pack, the variant inside it. */
  packVariantId: string | null
  /** How many are in the pack, a whole count; 1 for a base variant. */
  packSize: number
  /** False for services and everything else without a stock. */
  stocked: boolean
  reason?: string | null | undefined
}

export type StockDocument = {
  kind: StockMoveKind
  id: string
  /** Epoch ms. */
  at: number
  userId: string | null
  tenantId: string
  storeId: string
}

export type StockMoveRow = {
  id: string
  tenant_id: string
  store_id: string
  variant_id: string
  quantity: number
  kind: StockMoveKind
  document_id: string
  line_id: string
  reason: string | null
  at: number
  user_id: string | null
}

/**
 * The stock moves of a document, in the order of its lines. A sale or return moves against the
 * sign of its lines (and a line that came back in a sale is a return); others move with it.
 */
export const stockRows = (
  lines: readonly StockLine[],
  document: StockDocument,
  newId: () => string,
): StockMoveRow[] => {
  const rows: StockMoveRow[] = []
  const sold = document.kind === 'sale' || document.kind === 'return'
  for (const line of lines) {
    if (!line.stocked || line.quantity === 0) continue
    const base = line.packVariantId === null ? line.quantity : line.quantity * line.packSize
    assertInteger(base, 'stock quantity')
    rows.push({
      id: newId(),
      tenant_id: document.tenantId,
      store_id: document.storeId,
      variant_id: line.packVariantId ?? line.variantId,
      quantity: sold ? 0 - base : base,
      kind: document.kind === 'sale' && base < 0 ? 'return' : document.kind,
      document_id: document.id,
      line_id: line.lineId,
      reason: line.reason ?? null,
      at: document.at,
      user_id: document.userId,
    })
  }
  return rows
}
