// Two people changed the same row: both versions side by side, chosen field by field.
import { useSignal } from '@preact/signals'
import { get } from '#kit/api.ts'
import { Button } from '#kit/button.tsx'
import { Dialog } from '#kit/dialog.tsx'
import type { Table } from '#schema/index.ts'
import { Cell } from './cell.tsx'
import type { Draft } from './form.tsx'
import { columnLabel } from './labels.ts'
import type { AnyRow } from './names.ts'
import { changedColumns } from './saving.ts'
import { visibleColumns } from './tables.ts'
import { texts } from './texts.ts'

type Side = 'mine' | 'theirs'

type ConflictProps = {
  table: Table
  /** as both began */
  base: AnyRow
  mine: Draft
  theirs: AnyRow
  onClose: () => void
  onResolved: (merged: Draft, theirs: AnyRow, etag: string | undefined) => Promise<void>
}

export const Conflict = ({ table, base, mine, theirs, onClose, onResolved }: ConflictProps) => {
  const chosen = useSignal<Record<string, Side | undefined>>(firstChoice(table, base, mine, theirs))
  const columns = changedColumns(table, theirs, mine)
  const open = columns.filter(column => chosen.value[column] === undefined)
  const keep = async () => {
    const merged: Draft = { ...theirs }
    for (const column of columns) if (chosen.value[column] === 'mine') merged[column] = mine[column]
    const fresh = await get<AnyRow>(table, base.id)
    await onResolved(merged, fresh.ok ? fresh.value : theirs, fresh.ok ? fresh.etag : undefined)
  }
  return (
    <Dialog
      title={texts.conflict}
      size="wide"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{texts.backToForm}</Button>
          <Button
            tone="primary"
            why={open.length > 0 ? texts.chooseEach : undefined}
            onClick={keep}
          >
            {texts.saveChosen}
          </Button>
        </>
      }
    >
      <p class="pb-3">{texts.conflictHint}</p>
      <div class="overflow-x-auto">
        <table class="table text-sm" aria-label={texts.conflict}>
          <thead>
            <tr>
              <th scope="col">{texts.field}</th>
              <th scope="col">{texts.before}</th>
              <th scope="col">{texts.yours}</th>
              <th scope="col">{texts.theirs}</th>
            </tr>
          </thead>
          <tbody>
            {visibleColumns(table)
              .filter(({ column }) => columns.includes(column))
              .map(of => (
                <tr key={of.column}>
                  <th scope="row" class="font-medium">
                    {columnLabel(table, of.column)}
                  </th>
                  <td>
                    <Cell of={of} table={table} value={base[of.column]} />
                  </td>
                  {(['mine', 'theirs'] as const).map(side => (
                    <td key={side}>
                      <label class="flex min-h-11 cursor-pointer items-center gap-3 rounded-field border border-base-300 px-3 has-checked:border-primary has-checked:bg-base-200">
                        <input
                          type="radio"
                          class="radio radio-sm radio-primary"
                          name={of.column}
                          checked={chosen.value[of.column] === side}
                          onChange={() => (chosen.value = { ...chosen.value, [of.column]: side })}
                        />
                        <span class="sr-only">{side === 'mine' ? texts.yours : texts.theirs}</span>
                        <Cell
                          of={of}
                          table={table}
                          value={side === 'mine' ? mine[of.column] : theirs[of.column]}
                        />
                      </label>
                    </td>
                  ))}
                </tr>
              ))}
          </tbody>
        </table>
      </div>
    </Dialog>
  )
}

// Who alone touched a field keeps it; where both did, somebody has to say.
const firstChoice = (table: Table, base: AnyRow, mine: Draft, theirs: AnyRow) => {
  const byThem = new Set(changedColumns(table, base, theirs))
  const byMe = new Set(changedColumns(table, base, mine))
  const choice: Record<string, Side | undefined> = {}
  for (const column of changedColumns(table, theirs, mine)) {
    choice[column] =
      byMe.has(column) && byThem.has(column) ? undefined : byMe.has(column) ? 'mine' : 'theirs'
  }
  return choice
}
