// A row while it is being changed: what differs, what is wrong with it, what somebody else made of it
// meanwhile, and the steps that can be taken back.
import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { Problem as ProblemOf } from '#kit/api.ts'
import { Button } from '#kit/button.tsx'
import { wordsOf } from '#kit/problems.ts'
import { toast } from '#kit/toast.tsx'
import { whyReadOnly } from './access.ts'
import { Conflict } from './conflict.tsx'
import type { Draft } from './form.tsx'
import { FormEnd, SaveKey } from './form-end.tsx'
import type { AnyRow } from './names.ts'
import type { RowProps } from './row-page.tsx'
import { changedColumns, type Edit, save, type Theirs } from './saving.ts'
import { texts } from './texts.ts'
import { type Issues, issuesOfRow } from './validation.ts'

/** What is typed in one go is one step. */
const STEP_MS = 700
const STEPS_MAX = 100

export type Editing = ReturnType<typeof useEditing>

/** Somebody else's change is taken over until one begins to type. */
export const useEditing = ({ table, row, etag }: RowProps) => {
  const edit = useSignal<Edit>({ base: row, draft: row, etag })
  const steps = useSignal<Draft[]>([])
  const changedAt = useRef(0)
  const issues = useSignal<Issues>({})
  const problem = useSignal<ProblemOf | undefined>(undefined)
  const stale = useSignal<Theirs | undefined>(undefined)
  const { base, draft } = edit.value
  const changed = changedColumns(table, base, draft)
  const locked = whyReadOnly(table)
  const begin = (from: AnyRow, version: string | undefined) => {
    edit.value = { base: from, draft: from, etag: version }
    steps.value = []
  }
  useEffect(() => {
    // Asked again: somebody may have typed between the drawing and now.
    const now = edit.value
    if (changedColumns(table, now.base, now.draft).length === 0) begin(row, etag)
  }, [row])

  const keep = async (next: Edit) => {
    // What is wrong is said at the fields: a dialog that chose between two makes room for them.
    const refused = (found: Issues) => {
      issues.value = found
      if (stale.value) edit.value = next
      stale.value = undefined
    }
    const wrong = issuesOfRow(table, next.draft)
    issues.value = wrong
    if (Object.keys(wrong).length > 0) return refused(wrong)
    const before = next.base
    const outcome = await save(table, next)
    if (outcome.is === 'stale') stale.value = outcome.theirs
    else if (outcome.is === 'refused') {
      problem.value = outcome.problem
      refused(outcome.issues)
    } else {
      stale.value = undefined
      problem.value = undefined
      begin(outcome.row, outcome.etag)
      toast(texts.saved, {
        tone: 'success',
        undo: async () => {
          const back = await save(table, {
            base: outcome.row,
            draft: { ...outcome.row, ...before },
            etag: outcome.etag,
          })
          if (back.is === 'refused') toast(wordsOf(back.problem), { tone: 'danger' })
          else if (back.is === 'stale') toast(texts.notUndone, { tone: 'warning' })
          else begin(back.row, back.etag)
        },
      })
    }
  }

  return {
    table,
    draft,
    locked,
    isChanged: changed.length > 0,
    /** why it cannot be saved now */
    whyNot: locked ?? (changed.length === 0 ? texts.nothingChanged : undefined),
    issues: issues.value,
    problem: problem.value,
    conflict: stale.value && { base, mine: draft, theirs: stale.value },
    closeConflict: () => {
      stale.value = undefined
    },
    keep,
    save: () => keep(edit.value),
    change: (next: Draft) => {
      const now = performance.now()
      if (now - changedAt.current > STEP_MS)
        steps.value = [...steps.value, edit.value.draft].slice(-STEPS_MAX)
      changedAt.current = now
      edit.value = { ...edit.value, draft: next }
    },
    /** Takes the last step back; undefined where there is none. */
    undo:
      steps.value.length === 0
        ? undefined
        : () => {
            const before = steps.value.at(-1)
            if (before) edit.value = { ...edit.value, draft: before }
            steps.value = steps.value.slice(0, -1)
            changedAt.current = 0
          },
    discard: () => {
      begin(row, etag)
      issues.value = {}
      problem.value = undefined
    },
  }
}

/** What a form ends with: what is wrong, its buttons, and the choice between two versions. */
export const EditingEnd = ({
  editing,
  children,
}: {
  editing: Editing
  /** more buttons, before the usual ones */
  children?: ComponentChildren
}) => {
  const { table, whyNot, conflict } = editing
  return (
    <>
      <FormEnd problem={editing.problem} issue={editing.issues['']}>
        {children}
        <Button why={whyNot} onClick={editing.discard}>
          {texts.discard}
        </Button>
        <Button tone="primary" keys="Ctrl S" why={whyNot} onClick={editing.save}>
          {texts.save}
        </Button>
      </FormEnd>
      <SaveKey onSave={() => whyNot === undefined && editing.save()} />
      {conflict && (
        <Conflict
          table={table}
          {...conflict}
          onClose={editing.closeConflict}
          onResolved={editing.keep}
        />
      )}
    </>
  )
}
