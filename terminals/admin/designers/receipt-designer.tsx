// The designer of a receipt, the retailer's or a store's: what it says at one side, its paper at the other.
import { useSignal } from '@preact/signals'
import { Undo2 } from 'lucide-preact'
import { Button } from '#kit/button.tsx'
import { EditingEnd, useEditing } from '../editing.tsx'
import type { RowProps } from '../row-page.tsx'
import { LeaveGuard } from './leave-guard.tsx'
import { ReceiptForm } from './receipt-form.tsx'
import { ReceiptPaper } from './receipt-paper.tsx'
import { type Side, Sides } from './sides.tsx'
import { UndoKey } from './undo-key.tsx'
import { words } from './words.ts'

export const ReceiptDesigner = (props: RowProps) => {
  const editing = useEditing(props)
  const side = useSignal<Side>('design')
  return (
    <form
      noValidate
      onSubmit={event => {
        event.preventDefault()
        if (editing.whyNot === undefined) editing.save()
      }}
    >
      <Sides
        side={side.value}
        onSide={next => (side.value = next)}
        design={
          <div class="grid gap-6 rounded-box border border-base-300 bg-base-100 p-4 lg:p-6">
            <ReceiptForm editing={editing} />
            <EditingEnd editing={editing}>
              <Button
                icon={Undo2}
                class="[&>svg]:mirror"
                why={editing.undo ? undefined : words.nothingToUndo}
                onClick={editing.undo}
              >
                {words.undo}
              </Button>
            </EditingEnd>
          </div>
        }
        paper={<ReceiptPaper draft={editing.draft} />}
      />
      <UndoKey onUndo={editing.undo} />
      <LeaveGuard isChanged={editing.isChanged} onLeave={editing.discard} />
    </form>
  )
}
