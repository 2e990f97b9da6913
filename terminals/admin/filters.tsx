// Narrowing a list: the first few filters stand open, the others behind a button.
import { ListFilter, X } from 'lucide-preact'
import { Menu } from '#kit/menu.tsx'
import type { Params } from '#kit/paths.ts'
import type { Table } from '#schema/index.ts'
import { RowName } from './cell.tsx'
import { columnLabel, wordLabel } from './labels.ts'
import type { ViewState } from './list-view.ts'
import { RelationPicker } from './relation-picker.tsx'
import { type ColumnOf, filterColumns } from './tables.ts'
import { texts } from './texts.ts'

export const Filters = ({
  table,
  view,
  setView,
  fixed = {},
}: ViewState & { table: Table; fixed?: Params | undefined }) => {
  const all = filterColumns(table).filter(({ column }) => !(column in fixed))
  if (all.length === 0) return null
  const set = (column: string, value: string | undefined) => {
    const { [column]: _, ...others } = view.filters
    setView({ filters: value === undefined ? others : { ...others, [column]: value } })
  }
  const active = all.filter(({ column }) => column in view.filters)
  return (
    <>
      <Menu text={texts.filter} icon={ListFilter}>
        {() => (
          <div class="grid w-72 gap-3 p-1">
            {all.map(of => (
              <div key={of.column} class="grid gap-1 text-sm">
                <label class="font-medium" for={`filter-${of.column}`}>
                  {columnLabel(table, of.column)}
                </label>
                <FilterInput
                  of={of}
                  value={view.filters[of.column]}
                  onValue={value => set(of.column, value)}
                  label={columnLabel(table, of.column)}
                />
              </div>
            ))}
          </div>
        )}
      </Menu>
      {active.map(of => (
        <button
          key={of.column}
          type="button"
          class="btn border-primary bg-base-100 font-medium"
          title={texts.dropFilter}
          onClick={() => set(of.column, undefined)}
        >
          <span class="quiet">{columnLabel(table, of.column)}:</span>
          <FilterValue of={of} value={view.filters[of.column] ?? ''} />
          <X size={16} aria-label={texts.dropFilter} />
        </button>
      ))}
    </>
  )
}

type FilterInputProps = {
  of: ColumnOf
  value: string | undefined
  onValue: (value: string | undefined) => void
  label: string
}

const FilterInput = ({ of, value, onValue, label }: FilterInputProps) => {
  if (of.meta.widget === 'relation') {
    return (
      <RelationPicker
        control={{ id: `filter-${of.column}`, 'aria-describedby': '', 'aria-invalid': false }}
        label={label}
        table={of.meta.ref ?? ''}
        value={value === undefined || value === 'null' ? null : value}
        onValue={next => onValue(next ?? undefined)}
      />
    )
  }
  const choices = of.meta.widget === 'flag' ? ['1', '0'] : (of.type.words ?? [])
  return (
    <select
      id={`filter-${of.column}`}
      class="select w-full"
      value={value ?? ''}
      onChange={event =>
        onValue(event.currentTarget.value === '' ? undefined : event.currentTarget.value)
      }
    >
      <option value="">{texts.any}</option>
      {choices.map(word => (
        <option key={word} value={word}>
          {labelOf(of, word)}
        </option>
      ))}
    </select>
  )
}

const FilterValue = ({ of, value }: { of: ColumnOf; value: string }) => {
  if (value === 'null') return <>{texts.none}</>
  return of.meta.widget === 'relation' ? (
    <RowName table={of.meta.ref ?? ''} id={value} linked={false} />
  ) : (
    labelOf(of, value)
  )
}

const labelOf = ({ meta }: ColumnOf, word: string) =>
  meta.widget === 'flag' ? (word === '1' ? texts.yes : texts.no) : wordLabel(word)
