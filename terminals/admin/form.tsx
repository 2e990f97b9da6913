// The fields of a row, made from its definition. What is typed is kept by whoever shows the form.
import { Field } from '#kit/field.tsx'
import type { Table } from '#schema/index.ts'
import { InputFor } from './inputs.tsx'
import { columnLabel } from './labels.ts'
import { type ColumnOf, visibleColumns } from './tables.ts'
import { texts } from './texts.ts'
import type { Issues } from './validation.ts'

export type Draft = Record<string, unknown>

type FormProps = {
  table: Table
  draft: Draft
  onDraft: (draft: Draft) => void
  issues: Issues
  /** why nothing of it can be changed */
  locked: string | undefined
  /** columns another part of the page shows, or that are given */
  without?: readonly string[]
}

export const Form = ({ table, draft, onDraft, issues, locked, without = [] }: FormProps) => (
  <div class="grid grid-cols-1 gap-x-6 gap-y-4 md:grid-cols-2">
    {inOrder(table)
      .filter(({ column }) => !without.includes(column))
      .map(of => (
        <Field
          key={of.column}
          label={columnLabel(table, of.column)}
          problem={issues[of.column]}
          locked={locked === undefined && of.meta.readOnly ? texts.keptBySystem : undefined}
          class={isWide(of) ? 'md:col-span-2' : ''}
        >
          {control => (
            <InputFor
              of={of}
              table={table}
              control={control}
              label={columnLabel(table, of.column)}
              value={draft[of.column]}
              readOnly={locked !== undefined || of.meta.readOnly === true}
              onValue={(value, others) => onDraft({ ...draft, [of.column]: value, ...others })}
            />
          )}
        </Field>
      ))}
  </div>
)

/** A row to begin with: the first word of each enum, nothing chosen, what the address gave. */
export const emptyRow = (table: Table, given: Draft): Draft => {
  const row: Draft = {}
  for (const of of visibleColumns(table)) row[of.column] = given[of.column] ?? firstValue(of)
  return row
}

const firstValue = ({ column, meta, type }: ColumnOf): unknown => {
  if (type.nullable) return null
  if (type.words) return type.words[0]
  if (meta.widget === 'colour' || column === 'colour') return '#4f46e5'
  if (meta.widget === 'flag') return 1
  if (meta.widget === 'json') return column === 'permissions_json' ? '[]' : '{}'
  if (type.is === 'integer') return meta.widget === 'money' ? null : 0
  return meta.widget === 'relation' ? null : ''
}

/** The name first, what needs the whole width last, so that no holes are left between. */
export const inOrder = (table: Table) => visibleColumns(table).toSorted((a, b) => rank(a) - rank(b))

const rank = (of: ColumnOf) => (isWide(of) ? 2 : /^name(?:_ar)?$/.test(of.column) ? 0 : 1)

/** What needs the whole width. */
export const isWide = ({ meta, column }: ColumnOf) =>
  meta.widget === 'long-text' || meta.widget === 'json' || column === 'data'
