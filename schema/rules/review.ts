// What a manager is to look at: an entry of the review list, as every command writes it.
import type { Context } from '../command.ts'
import type { Row } from '../index.ts'

/** What is doubtful, and the figures that say why. */
export type Doubt = { kind: Row<'review'>['kind']; detail: Record<string, unknown> }

/** An open entry. `saleId` null: it is about no sale, or of one that is not written yet. */
export const reviewRow = (
  { tenant_id, store_id }: Pick<Row<'review'>, 'tenant_id' | 'store_id'>,
  saleId: string | null,
  { kind, detail }: Doubt,
  { newId, now }: Context,
): Row<'review'> => ({
  id: newId(),
  tenant_id,
  store_id,
  kind,
  sale_id: saleId,
  detail_json: JSON.stringify(detail),
  at: now,
  status: 'open',
  done_by: null,
  done_at: null,
  note: '',
})
