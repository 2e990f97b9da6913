// Who changed this row, when, and from what to what: out of the audit trail.
import { useMemo } from 'preact/hooks'
import { ask } from '#kit/api.ts'
import { dateTime } from '#kit/formats.ts'
import { freshOf } from '#kit/list-of.ts'
import { Empty, Problem, Skeleton } from '#kit/states.tsx'
import type { Row, Table } from '#schema/index.ts'
import { Cell, RowName } from './cell.tsx'
import { columnLabel } from './labels.ts'
import { visibleColumns } from './tables.ts'
import { texts } from './texts.ts'

const ENTRIES_MAX = 100

type Entry = Row<'audit'>
type Edit = { table: string; id: string; op: string; before: unknown; after: unknown }

export const History = ({ table, id }: { table: Table; id: string }) => {
  const entries = useMemo(
    () =>
      freshOf<{ rows: Entry[] }>(
        ['audit', table],
        () => () => ask('audit.of', { table, id, limit: ENTRIES_MAX }),
      ),
    [table, id],
  )
  const rows = entries.value.value?.rows
  if (entries.problem.value)
    return <Problem problem={entries.problem.value} onAgain={entries.refresh} />
  if (!rows) return <Skeleton lines={6} />
  if (rows.length === 0) return <Empty title={texts.noHistory} hint={texts.noHistoryHint} />
  return (
    <ol class="grid max-w-4xl gap-3">
      {rows.map(entry => (
        <li key={entry.id} class="rounded-box border border-base-300 bg-base-100 p-4">
          <p class="flex flex-wrap items-baseline gap-x-3">
            <span class="font-semibold">
              {entry.user_id === null ? (
                texts.theSystem
              ) : (
                <RowName table="user" id={entry.user_id} linked />
              )}
            </span>
            <time class="quiet text-sm">{dateTime(entry.at)}</time>
            <code class="ltr quiet text-xs">{entry.command}</code>
          </p>
          <Changes table={table} edit={editOf(entry, table, id)} />
        </li>
      ))}
    </ol>
  )
}

const Changes = ({ table, edit }: { table: Table; edit: Edit | undefined }) => {
  if (!edit) return null
  const before = recordOf(edit.before)
  const after = recordOf(edit.after)
  if (!before) return <p class="mt-1 text-sm">{texts.wasCreated}</p>
  if (!after) return <p class="mt-1 text-sm">{texts.wasRemoved}</p>
  return (
    <dl class="mt-2 grid gap-1 text-sm">
      {visibleColumns(table)
        .filter(({ column }) => column in before || column in after)
        .map(of => (
          <div key={of.column} class="flex flex-wrap items-center gap-2">
            <dt class="quiet min-w-32">{columnLabel(table, of.column)}</dt>
            <dd class="flex flex-wrap items-center gap-2">
              <del class="quiet">
                <Cell of={of} table={table} value={before[of.column]} />
              </del>
              <span class="mirror" aria-hidden="true">
                →
              </span>
              <ins class="font-medium no-underline">
                <Cell of={of} table={table} value={after[of.column]} />
              </ins>
            </dd>
          </div>
        ))}
    </dl>
  )
}

const editOf = (entry: Entry, table: Table, id: string): Edit | undefined => {
  try {
    const detail: { changed?: Edit[] } = JSON.parse(entry.detail_json)
    return detail.changed?.find(edit => edit.table === table && edit.id === id)
  } catch {
    return undefined
  }
}

const recordOf = (value: unknown): Record<string, unknown> | undefined =>
  typeof value === 'object' && value !== null ? { ...value } : undefined
