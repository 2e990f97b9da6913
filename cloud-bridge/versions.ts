// The tenant's version: one number more for each change of its own rows, without gaps.
import type { Tx } from './postgres.ts'
import type { Down } from './write.ts'

/**
 * Gives each group of states the next version and keeps the latest state of each row. To be the last
 * statement of a transaction: it locks the tenant's counter, so that versions are seen in their
 * order. Answers the last version, or null when there is nothing to give.
 */
export const nextVersions = async (
  tx: Tx,
  groups: readonly (readonly Down[])[],
): Promise<number | null> => {
  const filled = groups.filter(group => group.length > 0)
  if (filled.length === 0) return null
  const latest = new Map<string, Down & { step: number }>()
  for (const [step, group] of filled.entries()) {
    for (const down of group) latest.set(`${down.tbl}:${down.pk}`, { ...down, step })
  }
  const rows = await tx.rows(
    NEXT,
    [tx.tenant_id, filled.length, JSON.stringify([...latest.values()])],
    'prepared',
  )
  return Number(rows[0]?.version)
}

const NEXT = `
  with counter as (
    insert into tenant_version as v (tenant_id, version) values ($1, $2)
    on conflict (tenant_id) do update set version = v.version + excluded.version
    returning version
  ), states as (
    insert into tenant_change as c (tenant_id, tbl, pk, version, op, body)
    select $1, r.tbl, r.pk, counter.version - $2 + 1 + r.step, r.op, r.body
    from counter, json_to_recordset($3::json) as r(tbl text, pk text, op text, body text, step int)
    on conflict (tenant_id, tbl, pk) do update
      set version = excluded.version, op = excluded.op, body = excluded.body
  )
  select version from counter`
