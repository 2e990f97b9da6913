// Who changed this row, when, and from what to what: out of the audit trail.
import { useMemo } from 'preact/hooks'
import { ask } from '#kit/api.ts'
import { dateTime } from '#kit/formats.ts'
import { freshOf } from '#kit/list-of.ts'
import { Empty, Problem, Skeleton } from '#kit/states.tsx'
import type { Row, Table } from '#schema/index.ts'
import { RowName } from './cell.tsx'
import { Changes, detailOf } from './changes.tsx'
import { commandWords } from './command-words.ts'
import { texts } from './texts.ts'

const ENTRIES_MAX = 100

type Entry = Row<'audit'>

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
            <span class="quiet text-sm">{commandWords(entry.command)}</span>
          </p>
          {detailOf(entry.detail_json)
            .changed.filter(edit => edit.table === table && edit.id === id)
            .slice(0, 1)
            .map(edit => (
              <Changes key={edit.id} table={table} edit={edit} />
            ))}
        </li>
      ))}
    </ol>
  )
}
