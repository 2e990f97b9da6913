// Rows in columns: walked with the arrow keys, opened with Enter, sorted by their heads.
import { ChevronDown, ChevronsUpDown, ChevronUp } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import { texts } from './texts.ts'

export type Column<Row> = {
  key: string
  title: string
  cell: (row: Row) => ComponentChildren
  /** numbers stand at the end, under each other */
  end?: boolean | undefined
  sortable?: boolean | undefined
  /** a width class; the first column takes what is left */
  width?: string | undefined
  /** it leads to the row; else the first one does */
  link?: boolean | undefined
  /** dropped on narrow screens */
  wideOnly?: boolean | undefined
}

type TableProps<Row> = {
  /** what it is, for the screen reader */
  label: string
  columns: readonly Column<Row>[]
  rows: readonly Row[] | undefined
  keyOf: (row: Row) => string
  /** address of the row's own page; its first cell becomes the link */
  href?: ((row: Row) => string) | undefined
  onOpen?: ((row: Row) => void) | undefined
  /** `column` or `-column` */
  sort?: string | undefined
  onSort?: ((sort: string) => void) | undefined
  /** while the first rows are on their way: how many grey bars to keep the place with */
  expected?: number
  empty?: ComponentChildren
  /** the head stays while the rows scroll inside the table's own box */
  sticky?: boolean
}

export const Table = <Row,>(props: TableProps<Row>) => {
  const { label, columns, rows, empty, expected = 8, sticky } = props
  if (rows?.length === 0 && empty) return <>{empty}</>
  return (
    <div
      class={`rounded-box border border-base-300 bg-base-100 ${sticky ? 'min-h-0 overflow-auto' : 'overflow-x-auto'}`}
      tabIndex={-1}
    >
      <table class="table text-sm" aria-label={label} aria-busy={rows === undefined}>
        <thead
          class={
            sticky ? 'sticky top-0 z-10 bg-base-100 shadow-[0_1px_0_var(--color-base-300)]' : ''
          }
        >
          <tr>
            {columns.map(column => (
              <Head key={column.key} column={column} sort={props.sort} onSort={props.onSort} />
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={walk}>
          {rows
            ? rows.map(row => <Line key={props.keyOf(row)} row={row} {...props} />)
            : Array.from({ length: expected }, (_, at) => (
                <tr key={at} class="late h-11">
                  {columns.map(column => (
                    <td key={column.key} class={column.wideOnly ? 'max-md:hidden' : ''}>
                      <div class="skeleton h-4 w-3/4" />
                    </td>
                  ))}
                </tr>
              ))}
        </tbody>
      </table>
    </div>
  )
}

const Head = <Row,>({
  column,
  sort,
  onSort,
}: Pick<TableProps<Row>, 'sort' | 'onSort'> & { column: Column<Row> }) => {
  const down = sort === `-${column.key}`
  const sorted = down || sort === column.key
  const class_ = `px-3 ${column.end ? 'text-end' : ''} ${column.width ?? ''} ${column.wideOnly ? 'max-md:hidden' : ''}`
  if (!column.sortable || !onSort)
    return (
      <th scope="col" class={class_}>
        {column.title}
      </th>
    )
  const Arrow = !sorted ? ChevronsUpDown : down ? ChevronDown : ChevronUp
  return (
    <th
      scope="col"
      class={`${class_} py-0`}
      aria-sort={sorted ? (down ? 'descending' : 'ascending') : 'none'}
    >
      <button
        type="button"
        class={`flex min-h-11 w-full cursor-pointer items-center gap-1 text-start font-semibold hover:text-base-content ${column.end ? 'flex-row-reverse' : ''} ${sorted ? 'text-base-content' : ''}`}
        title={sorted ? (down ? texts.sortedDown : texts.sortedUp) : undefined}
        onClick={() => onSort(sorted && !down ? `-${column.key}` : column.key)}
      >
        {column.title}
        <Arrow size={14} aria-hidden="true" class={`shrink-0 ${sorted ? '' : 'opacity-40'}`} />
      </button>
    </th>
  )
}

const Line = <Row,>({ row, columns, href, onOpen }: TableProps<Row> & { row: Row }) => {
  const address = href?.(row)
  const opens = address !== undefined || onOpen !== undefined
  const link = Math.max(
    0,
    columns.findIndex(column => column.link),
  )
  return (
    <tr
      class={`h-11 ${opens ? 'cursor-pointer hover:bg-base-200 focus-within:bg-base-200' : ''}`}
      onClick={event => {
        if (
          !opens ||
          (event.target instanceof Element && event.target.closest('a, button, input, label'))
        )
          return
        if (onOpen) onOpen(row)
        else event.currentTarget.querySelector('a')?.click()
      }}
    >
      {columns.map((column, at) => (
        <td
          key={column.key}
          class={`px-3 py-1 ${column.end ? 'text-end amount' : ''} ${column.width ?? ''} ${column.wideOnly ? 'max-md:hidden' : ''}`}
        >
          {at !== link || !opens ? (
            column.cell(row)
          ) : address === undefined ? (
            <button
              type="button"
              class="block cursor-pointer text-start font-medium"
              data-walk
              onClick={() => onOpen?.(row)}
            >
              {column.cell(row)}
            </button>
          ) : (
            <a href={address} class="font-medium" data-walk>
              {column.cell(row)}
            </a>
          )}
        </td>
      ))}
    </tr>
  )
}

const walk = (event: KeyboardEvent) => {
  const body = event.currentTarget
  if (!(body instanceof HTMLElement)) return
  const stops = [...body.querySelectorAll<HTMLElement>('[data-walk]')]
  // biome-ignore lint/complexity/useIndexOf: the focus may be on what is no HTML element
  const at = stops.findIndex(stop => stop === document.activeElement)
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: stops.length - 1 }[event.key]
  if (at < 0 || to === undefined || !stops[to]) return
  event.preventDefault()
  stops[to].focus()
}
