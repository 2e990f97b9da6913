// Whose rows a command at head office may write: what no grant of a permission changes.
import type { Caller } from '#appliance/http/engine.ts'
import type { Change } from '#schema/command.ts'
import { resourceOf, syncOf, type Table, tables } from '#schema/index.ts'
import type { Tx } from './postgres.ts'

/**
 * A store's rows are written by its box alone. A store without a box is run from here, by those who
 * work in it; head office itself (no store) writes no store's rows.
 */
export async function ownedByStore(tx: Tx, changes: readonly Change[], { store_id }: Caller) {
  const owned = changes.filter(({ table }) => syncOf(table) === 'ledger' || syncOf(table) === 'up')
  if (!owned[0]) return null
  const foreign = owned.find(change => change.op === 'put' && storeOf(change.row) !== store_id)
  if (store_id === null || foreign) return { table: (foreign ?? owned[0]).table }
  const boxes = await tx.rows('select 1 from box where store_id = $1', [store_id], 'prepared')
  return boxes.length > 0 ? { table: owned[0].table } : null
}

/** Who works in one store writes no row that holds in all of them; what has a store, row security sees. */
export function ofWholeRetailer(changes: readonly Change[], { only_store }: Caller) {
  if (only_store == null) return null
  const shared = changes.find(({ table }) => syncOf(table) === 'down' && !OF_A_STORE.has(table))
  return shared ? { table: shared.table } : null
}

/** Tables whose rows can be one store's; `store` itself and `setting` by their ids. */
const OF_A_STORE = new Set<Table>([
  'store',
  'setting',
  ...tables.filter(table => 'store_id' in resourceOf(table).row.shape),
])

const storeOf = (row: object) => ('store_id' in row ? row.store_id : null)
