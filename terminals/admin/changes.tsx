// What an entry of the audit trail says was changed: column by column, from what to what.
import type { ComponentChildren } from 'preact'
import { count } from '#kit/formats.ts'
import { isTable, type Table } from '#schema/index.ts'
import { Cell, RowName } from './cell.tsx'
import { JsonFacts } from './json-facts.tsx'
import { columnLabel, tableLabel } from './labels.ts'
import { type ColumnOf, visibleColumns } from './tables.ts'
import { texts } from './texts.ts'

export type Edit = { table: string; id: string; op: string; before: unknown; after: unknown }

/** The detail of an audit row; nothing in it where it cannot be read. */
export const detailOf = (text: unknown): { rows: Record<string, number>; changed: Edit[] } => {
  try {
    const detail: { rows?: Record<string, number>; changed?: Edit[] } = JSON.parse(String(text))
    return { rows: detail.rows ?? {}, changed: detail.changed ?? [] }
  } catch {
    return { rows: {}, changed: [] }
  }
}

/** All that one command wrote: how many rows of what, and each edit. */
export const AuditDetail = ({ text }: { text: unknown }) => {
  const { rows, changed } = detailOf(text)
  return (
    <div class="grid gap-3">
      {Object.entries(rows).map(([table, many]) => (
        <p key={table}>
          {isTable(table) ? tableLabel(table) : table}: <span class="amount">+{count(many)}</span>
        </p>
      ))}
      {changed.map(edit => (
        <AnyChange key={`${edit.table} ${edit.id}`} edit={edit} />
      ))}
    </div>
  )
}

const AnyChange = ({ edit }: { edit: Edit }) => {
  const { table, id } = edit
  if (!isTable(table)) return null
  return (
    <section>
      <p class="font-medium">
        {tableLabel(table)}: <RowName table={table} id={id} linked />
      </p>
      <Changes table={table} edit={edit} />
    </section>
  )
}

/** One row's edit. */
export const Changes = ({ table, edit }: { table: Table; edit: Edit }) => {
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
              <del class={`quiet ${of.meta.widget === 'json' ? 'no-underline' : ''}`}>
                {shown(of, table, before[of.column])}
              </del>
              <span class="mirror" aria-hidden="true">
                →
              </span>
              <ins class="font-medium no-underline">{shown(of, table, after[of.column])}</ins>
            </dd>
          </div>
        ))}
    </dl>
  )
}

const shown = (of: ColumnOf, table: Table, value: unknown): ComponentChildren =>
  of.meta.widget === 'json' && of.column !== 'logo_json' ? (
    <JsonFacts table={table} column={of.column} text={value} />
  ) : (
    <Cell of={of} table={table} value={value} />
  )

const recordOf = (value: unknown): Record<string, unknown> | undefined =>
  typeof value === 'object' && value !== null ? { ...value } : undefined
