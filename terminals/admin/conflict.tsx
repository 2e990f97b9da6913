// Two people changed the same row: both versions side by side, chosen field by field.
import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { Button } from '#kit/button.tsx'
import { Dialog } from '#kit/dialog.tsx'
import { Badge } from '#kit/states.tsx'
import type { Table } from '#schema/index.ts'
import { Cell } from './cell.tsx'
import type { Draft } from './form.tsx'
import { columnLabel } from './labels.ts'
import type { AnyRow } from './names.ts'
import { changedColumns, type Edit, type Theirs } from './saving.ts'
import { visibleColumns } from './tables.ts'
import { texts } from './texts.ts'

type Side = 'mine' | 'theirs'

type ConflictProps = {
  table: Table
  /** as both began */
  base: AnyRow
  mine: Draft
  /** another one when it was changed again meanwhile: what was chosen stays chosen */
  theirs: Theirs
  onClose: () => void
  onResolved: (merged: Edit) => Promise<void>
}

export const Conflict = ({ table, base, mine, theirs, onClose, onResolved }: ConflictProps) => {
  const { row, etag } = theirs
  const chosen = useSignal<Record<string, Side>>({})
  const first = useRef(row)
  const again = changedColumns(table, first.current, row)
  const choice = { ...firstChoice(table, base, mine, row), ...chosen.value }
  const columns = changedColumns(table, row, mine)
  const open = columns.filter(column => choice[column] === undefined)
  const keep = async () => {
    const draft: Draft = { ...row }
    for (const column of columns) if (choice[column] === 'mine') draft[column] = mine[column]
    // With the version that was shown here: what came after it is shown too, before it is lost.
    await onResolved({ base: row, draft, etag })
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
      {again.length > 0 && (
        <p role="alert" class="alert alert-warning alert-soft mb-3 py-2">
          {texts.conflictAgain}
        </p>
      )}
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
                    {columnLabel(table, of.column)}{' '}
                    {again.includes(of.column) && <Badge tone="warning">{texts.newer}</Badge>}
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
                          checked={choice[of.column] === side}
                          onChange={() => (chosen.value = { ...chosen.value, [of.column]: side })}
                        />
                        <span class="sr-only">{side === 'mine' ? texts.yours : texts.theirs}</span>
                        <Cell
                          of={of}
                          table={table}
                          value={side === 'mine' ? mine[of.column] : row[of.column]}
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
