// The store's printers of one kind, and how each prints.
import { useMemo } from 'preact/hooks'
import { list, type Page } from '#kit/api.ts'
import { freshOf } from '#kit/list-of.ts'
import { may, side } from '#kit/session.ts'
import type { Row } from '#schema/index.ts'
import { readPermission } from '#schema/permissions.ts'
import type { Machine } from './drawing.ts'

export type Printer = Row<'device'>

const PRINTERS_MAX = 100

/** Those that are switched on, by name; none at head office, which has no printers. */
export const usePrinters = (kind: Machine['class']): readonly Printer[] => {
  const found = useMemo(
    () =>
      freshOf<Page<Printer>>(['device'], () =>
        side.value === 'store' && may(readPermission('device'))
          ? () =>
              list<Printer>('device', {
                class: kind,
                status: 'active',
                sort: 'name',
                limit: PRINTERS_MAX,
              })
          : undefined,
      ),
    [kind],
  )
  return found.value.value?.rows ?? []
}

export const machineOf = (kind: Machine['class'], printer: Printer): Machine => {
  const columns = columnsOf(printer.options_json)
  return { class: kind, model: printer.model, ...(columns === undefined ? {} : { columns }) }
}

const columnsOf = (options: string): number | undefined => {
  try {
    const columns: unknown = JSON.parse(options)?.columns
    return typeof columns === 'number' ? columns : undefined
  } catch {
    return undefined
  }
}
