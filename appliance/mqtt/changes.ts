// The doorbell for terminals: says which rows a commit changed, so that screens ask for them anew.
import type { Committed } from '#appliance/kernel/execute.ts'
import { broadcastTopic } from '#schema/wire/topics.ts'
import type { Broker } from './broker.ts'

/** Ids of changed rows that are worth sending along; more are told as "many" (null). */
const IDS_MAX = 50

/** Tells all terminals of the store; says nothing when nothing was written. */
export const tellChanges = (broker: Broker, store: string, { written }: Committed): void => {
  if (written.length === 0) return
  const tables: Record<string, string[]> = {}
  const note = (table: string, id: string) => {
    const ids = tables[table] ?? []
    tables[table] = ids
    if (ids.length <= IDS_MAX) ids.push(id)
  }
  for (const { table, id } of written) {
    note(table, id)
    // A level is the sum of its moves: nobody writes it.
    if (table === 'stock_move') note('stock_level', id)
  }
  const told = Object.fromEntries(
    Object.entries(tables).map(([table, ids]) => [table, ids.length > IDS_MAX ? null : ids]),
  )
  broker.publish(broadcastTopic(store, 'changes'), { tables: told })
}
