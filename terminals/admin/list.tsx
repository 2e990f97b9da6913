// The list of a table: search, order, filters, pages, columns; in its own page or inside another.
import { useSignal } from '@preact/signals'
import { ChevronLeft, ChevronRight, Columns3, ListFilter, Search } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import { useEffect, useMemo, useRef } from 'preact/hooks'
import { list, type Page } from '#kit/api.ts'
import { Button } from '#kit/button.tsx'
import { count } from '#kit/formats.ts'
import { isolated, language, nameOf } from '#kit/i18n.ts'
import { freshOf } from '#kit/list-of.ts'
import { Menu } from '#kit/menu.tsx'
import type { Params } from '#kit/paths.ts'
import { Empty, Problem } from '#kit/states.tsx'
import { type Column, Table as TableView } from '#kit/table.tsx'
import type { Table } from '#schema/index.ts'
import { Cell, isNumeric } from './cell.tsx'
import { Filters } from './filters.tsx'
import { columnLabel, tableLabel } from './labels.ts'
import { cursorKnown, cursorOf, rememberNext, useColumns, type ViewState } from './list-view.ts'
import type { AnyRow } from './names.ts'
import { path } from './paths.ts'
import { type ColumnOf, isSearchable, visibleColumns } from './tables.ts'
import { texts } from './texts.ts'

const PAGE_ROWS = 50
const SEARCH_PAUSE_MS = 200

export type ListProps = ViewState & {
  table: Table
  /** what every row has: the list of one product's variants */
  fixed?: Params
  /** another place for a row than its own page */
  hrefOf?: (row: AnyRow) => string
  /** columns after the chosen ones, made by a page of its own */
  more?: readonly Column<AnyRow>[]
  empty?: ComponentChildren
  /** fills its page; else it is as long as its rows */
  fill?: boolean
}

/** What the list asks the server for, without the cursor; the export asks for the same. */
export const paramsOf = ({
  table,
  view,
  fixed,
}: Pick<ListProps, 'table' | 'view' | 'fixed'>): Params => ({
  q: view.q,
  sort: sortOf(table, view.sort),
  ...view.filters,
  ...fixed,
})

export const List = (props: ListProps) => {
  const { table, view, setView, fixed = {}, fill, more = [], empty } = props
  const { columns, setColumns } = useColumns(table)
  const params = useSignal<Params>({})
  params.value = sameOr(params.value, {
    ...paramsOf(props),
    limit: PAGE_ROWS,
    count: 1,
    cursor: cursorOf(table, view),
  })
  const rows = useMemo(
    () =>
      freshOf<Page<AnyRow>>([table], () => {
        const now = params.value
        return () => list<AnyRow>(table, now)
      }),
    [table],
  )
  const loaded = rows.value.value
  useEffect(() => {
    if (loaded) rememberNext(table, view, loaded.next)
    if (!cursorKnown(table, view)) setView({ page: 1 })
  }, [loaded, view.page])
  const narrowed = view.q !== '' || Object.keys(view.filters).length > 0
  return (
    <div class={`flex min-w-0 flex-col gap-3 ${fill ? 'min-h-0 flex-1' : ''}`}>
      <div class="flex flex-wrap items-center gap-2">
        {isSearchable(table) && <SearchBox table={table} view={view} setView={setView} />}
        <Filters table={table} view={view} setView={setView} fixed={fixed} />
        <div class="flex-1" />
        <ColumnsMenu table={table} columns={columns} setColumns={setColumns} />
        <Pages view={view} setView={setView} loaded={loaded} />
      </div>
      <Problem problem={rows.problem.value} onAgain={rows.refresh} />
      <TableView
        label={tableLabel(table)}
        columns={[
          ...columnsFor(
            table,
            columns.filter(column => !(column in fixed)),
          ),
          ...more,
        ]}
        rows={loaded?.rows}
        keyOf={row => row.id}
        href={props.hrefOf ?? (row => path.row(table, row.id))}
        sort={view.sort}
        onSort={sort => setView({ sort })}
        sticky={fill === true}
        expected={fill ? 14 : 4}
        empty={
          narrowed ? (
            <Empty icon={ListFilter} title={texts.nothingFits}>
              <Button onClick={() => setView({ q: '', filters: {} })}>{texts.showAll}</Button>
            </Empty>
          ) : (
            (empty ?? <Empty />)
          )
        }
      />
    </div>
  )
}

const columnsFor = (table: Table, columns: readonly string[]): Column<AnyRow>[] => {
  const all = visibleColumns(table)
  return columns.flatMap(name => {
    const of = all.find(({ column }) => column === name)
    if (!of) return []
    return [
      {
        key: name,
        title: columnLabel(table, name),
        end: isNumeric(of),
        link: of.meta.widget !== 'picture' && of.meta.widget !== 'id' && of.column !== 'data',
        sortable: isOrdered(of),
        width: of.meta.widget === 'picture' ? 'w-14' : undefined,
        cell: row => <Cell of={of} value={shownOf(row, name)} table={table} />,
      },
    ]
  })
}

// Rows of another table stand in the order of their ids, which is none to a reader.
const isOrdered = ({ meta }: ColumnOf) =>
  meta.widget !== 'json' &&
  meta.widget !== 'picture' &&
  meta.widget !== 'relation' &&
  meta.widget !== 'id'

// The order of the names that are shown: Arabic ones where the screen shows those.
const sortOf = (table: Table, sort: string | undefined) =>
  language.value === 'ar' &&
  (sort === 'name' || sort === '-name') &&
  visibleColumns(table).some(({ column }) => column === 'name_ar')
    ? `${sort}_ar`
    : sort

// The name in the language of the screen, where the row has it in both.
const shownOf = (row: AnyRow, column: string) => {
  const { name, name_ar } = row
  return column === 'name' && typeof name === 'string' && typeof name_ar === 'string'
    ? nameOf({ name, name_ar })
    : row[column]
}

const SearchBox = ({ table, view, setView }: ViewState & { table: Table }) => {
  const typed = useSignal(view.q)
  const box = useRef<HTMLInputElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  useEffect(() => {
    if (document.activeElement !== box.current) typed.value = view.q
  }, [view.q])
  useEffect(() => {
    const slash = (event: KeyboardEvent) => {
      if (event.key !== '/' || isTyping(event.target)) return
      event.preventDefault()
      box.current?.focus()
    }
    addEventListener('keydown', slash)
    return () => {
      removeEventListener('keydown', slash)
      clearTimeout(timer.current)
    }
  }, [])
  return (
    <label class="input w-64 max-w-full">
      <Search size={18} class="quiet" aria-hidden="true" />
      <input
        ref={box}
        type="search"
        aria-label={texts.searchIn(tableLabel(table))}
        placeholder={texts.search}
        value={typed.value}
        onInput={event => {
          const q = event.currentTarget.value
          typed.value = q
          clearTimeout(timer.current)
          timer.current = setTimeout(() => setView({ q: q.trim() }), SEARCH_PAUSE_MS)
        }}
        onKeyDown={event => {
          if (event.key !== 'ArrowDown') return
          event.preventDefault()
          document.querySelector<HTMLElement>('tbody [data-walk]')?.focus()
        }}
      />
      <kbd class="kbd kbd-sm max-md:hidden">/</kbd>
    </label>
  )
}

const Pages = ({ view, setView, loaded }: ViewState & { loaded: Page<AnyRow> | undefined }) => {
  const next = loaded?.next ?? null
  return (
    <nav class="flex items-center gap-1" aria-label={texts.pages}>
      <span class="quiet amount min-w-20 text-end text-sm" aria-live="polite">
        {loaded && rangeOf(loaded, view.page)}
      </span>
      <Button
        tone="quiet"
        icon={ChevronLeft}
        class="[&>svg]:mirror"
        label={texts.pageBefore}
        why={view.page === 1 ? texts.firstPage : undefined}
        onClick={() => setView({ page: view.page - 1 })}
      />
      <Button
        tone="quiet"
        icon={ChevronRight}
        class="[&>svg]:mirror"
        label={texts.pageAfter}
        why={next === null ? texts.lastPage : undefined}
        onClick={() => setView({ page: view.page + 1 })}
      />
    </nav>
  )
}

/** `51–100 of 1,204`, `51–100 of 10,000+`. */
const rangeOf = ({ rows, count: all, more }: Page<AnyRow>, page: number) => {
  if (rows.length === 0) return ''
  const first = (page - 1) * PAGE_ROWS + 1
  const range = isolated(`${count(first)}–${count(first + rows.length - 1)}`)
  if (all === undefined) return range
  return texts.rangeOf(range, isolated(`${count(all)}${more ? '+' : ''}`))
}

const ColumnsMenu = (props: {
  table: Table
  columns: string[]
  setColumns: (next: string[] | undefined) => void
}) => {
  const { table, columns, setColumns } = props
  return (
    <Menu text={texts.columns} icon={Columns3} align="end">
      {close => (
        <div class="grid gap-1">
          {visibleColumns(table).map(({ column }) => (
            <label
              key={column}
              class="tap flex min-h-10 cursor-pointer items-center gap-3 rounded-md px-2 hover:bg-base-200"
            >
              <input
                type="checkbox"
                class="checkbox checkbox-sm"
                checked={columns.includes(column)}
                disabled={columns.length === 1 && columns[0] === column}
                onChange={() =>
                  setColumns(
                    columns.includes(column)
                      ? columns.filter(other => other !== column)
                      : [...columns, column],
                  )
                }
              />
              {columnLabel(table, column)}
            </label>
          ))}
          <Button
            tone="quiet"
            size="small"
            onClick={() => {
              setColumns(undefined)
              close()
            }}
          >
            {texts.columnsAtFirst}
          </Button>
        </div>
      )}
    </Menu>
  )
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest('input, textarea, select, dialog') !== null

// The same parameters keep being the same object, so that nothing is asked twice.
const sameOr = (before: Params, next: Params) =>
  JSON.stringify(before) === JSON.stringify(next) ? before : next
