// What both engines say of a command the same way: its audit line, its issues, its edits.
import type { Actor, Context } from './command.ts'
import { type Row, resourceOf, syncOf, type Table } from './index.ts'
import { columnsOf } from './resource.ts'

export type Edit = { table: string; id: string; op: string; before: unknown; after: unknown }

export type AuditDetail = {
  /** how many rows of each ledger or local table were added */
  rows: Record<string, number>
  /** edits, with the columns that differ */
  changed: Edit[]
}

/** Rows whose edits are told column by column; a ledger is its own history. */
export const isAudited = (table: Table): boolean => ['up', 'down', 'both'].includes(syncOf(table))

/** The columns that differ; secrets only say that they changed. */
export const difference = (
  table: Table,
  before: Record<string, unknown> | null,
  after: Record<string, unknown> | null,
) => {
  const was: Record<string, unknown> = {}
  const is: Record<string, unknown> = {}
  for (const { column, meta } of columnsOf(resourceOf(table))) {
    if (before?.[column] === after?.[column]) continue
    if (before) was[column] = meta.secret ? '(secret)' : before[column]
    if (after) is[column] = meta.secret ? '(secret)' : after[column]
  }
  return { before: before && was, after: after && is }
}

/**
 * A device's report on a print job is no person's act and changes nothing that leaves the box; unless
 * the command itself has something to tell.
 */
export const isWorthAnAudit = (
  touched: readonly Table[],
  actor: Actor,
  told: readonly Edit[] = [],
): boolean =>
  actor.user_id !== null || told.length > 0 || touched.some(table => syncOf(table) !== 'local')

/** The audit line of a command. */
export const auditRow = (
  name: string,
  id: string,
  { rows, changed }: AuditDetail,
  context: Context,
  told: readonly Edit[] = [],
): Row<'audit'> => ({
  id: context.newId(),
  tenant_id: context.tenant_id,
  store_id: context.store_id,
  at: context.now,
  user_id: context.actor.user_id,
  till_id: context.actor.till_id,
  command: name,
  command_id: id,
  detail_json: JSON.stringify({ rows, changed: [...changed, ...told] }),
})

/**
 * zod's issues as the problem's `issues`: where, and what, in words. A number beyond several bounds is
 * told once, with the narrowest, which its field names last.
 */
export const issuesOf = (issues: readonly Issue[]) =>
  issues
    .map(({ code, path, message }) => ({ code, path: path.map(String).join('.'), message }))
    .filter(
      ({ code, path }, at, all) =>
        !BOUNDS.includes(code) ||
        !all.slice(at + 1).some(later => later.code === code && later.path === path),
    )
    .slice(0, ISSUES_MAX)
    .map(({ path, message }) => ({ path, message }))

type Issue = { code: string; path: PropertyKey[]; message: string }

const BOUNDS = ['too_big', 'too_small']
const ISSUES_MAX = 20
