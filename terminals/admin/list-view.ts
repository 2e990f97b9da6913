// Where a list stands: words, order, filters, page. Kept in the address, so that Back returns to it.
import { useSignal } from '@preact/signals'
import { useLocation } from 'preact-iso'
import { language } from '#kit/i18n.ts'
import { keep, kept } from '#kit/kept.ts'
import type { Params } from '#kit/paths.ts'
import { search } from '#kit/paths.ts'
import { session } from '#kit/session.ts'
import type { Table } from '#schema/index.ts'
import { firstColumns, firstSort, visibleColumns } from './tables.ts'

export type View = {
  q: string
  sort: string | undefined
  /** column → wanted value; 'null' for none */
  filters: Record<string, string>
  /** from 1 */
  page: number
}

export type ViewState = { view: View; setView: (change: Partial<View>) => void }

/** The view in the address bar. */
export const useAddressView = (table: Table): ViewState => {
  const { path, query, route } = useLocation()
  const { q = '', sort, page, ...rest } = query
  const columns = new Set(visibleColumns(table).map(({ column }) => column))
  const filters = Object.fromEntries(Object.entries(rest).filter(([column]) => columns.has(column)))
  const view = { q, sort: sort ?? firstSort(table), filters, page: Math.max(1, Number(page) || 1) }
  return {
    view,
    setView: change => {
      const next = { ...view, page: 1, ...change }
      const params: Params = {
        q: next.q,
        sort: next.sort === firstSort(table) ? undefined : next.sort,
        page: next.page === 1 ? undefined : next.page,
        ...next.filters,
      }
      // A page forward is a place to come back from; a letter more in the search is not.
      route(`${path}${search(params)}`, change.page === undefined)
    },
  }
}

/** The view of a list inside another page. */
export const useOwnView = (table: Table): ViewState => {
  const view = useSignal<View>({ q: '', sort: firstSort(table), filters: {}, page: 1 })
  return {
    view: view.value,
    setView: change => {
      view.value = { ...view.value, page: 1, ...change }
    },
  }
}

const cursors = new Map<string, (string | undefined)[]>()

/** The cursor a page begins at; undefined for the first, and for one whose way there is forgotten. */
export const cursorOf = (table: Table, view: View) =>
  cursors.get(keyOf(table, view))?.[view.page - 1]

export const cursorKnown = (table: Table, view: View) =>
  view.page === 1 || cursorOf(table, view) !== undefined

/** Remembers where the next page begins. */
export const rememberNext = (table: Table, view: View, next: string | null) => {
  const list = cursors.get(keyOf(table, view)) ?? []
  list[view.page] = next ?? undefined
  cursors.set(keyOf(table, view), list)
}

const keyOf = (table: Table, { q, sort, filters }: View) =>
  JSON.stringify([table, q, sort, filters, language.value])

/** The columns this user looks at in this list. */
export const useColumns = (table: Table) => {
  const key = `columns:${table}:${session.value?.user.id ?? ''}`
  const chosen = useSignal<string[]>(columnsFrom(kept(key), table))
  return {
    columns: chosen.value,
    setColumns: (next: string[] | undefined) => {
      chosen.value = next ?? firstColumns(table)
      keep(key, next && JSON.stringify(next))
    },
  }
}

const columnsFrom = (text: string | undefined, table: Table): string[] => {
  const known = new Set(visibleColumns(table).map(({ column }) => column))
  try {
    const saved: unknown = text === undefined ? undefined : JSON.parse(text)
    const columns = Array.isArray(saved)
      ? saved.map(String).filter(column => known.has(column))
      : []
    return columns.length > 0 ? columns : firstColumns(table)
  } catch {
    return firstColumns(table)
  }
}
