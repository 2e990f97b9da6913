// Writing a row back: only with the version it was read in, and so that it can be taken back.
import { type Answer, get, newId, type Problem, putRow, removeRow } from '#kit/api.ts'
import { issuesOf, wordsOf } from '#kit/problems.ts'
import { toast } from '#kit/toast.tsx'
import type { Table } from '#schema/index.ts'
import type { Draft } from './form.tsx'
import type { AnyRow } from './names.ts'
import { visibleColumns } from './tables.ts'
import { texts } from './texts.ts'
import { humanIssue, type Issues } from './validation.ts'

/** What is being changed: the row as it was read, as it is now, and its version. */
export type Edit = { base: AnyRow; draft: Draft; etag: string | undefined }

/** What somebody else made of the row, and the version that is: the two were read together. */
export type Theirs = { row: AnyRow; etag: string | undefined }

export type Saved =
  | { is: 'saved'; row: AnyRow; etag: string | undefined }
  | { is: 'stale'; theirs: Theirs }
  | { is: 'refused'; problem: Problem; issues: Issues }

/** Columns in which the two differ, of those that are edited. */
export const changedColumns = (table: Table, base: Draft, draft: Draft): string[] =>
  visibleColumns(table)
    .filter(({ column, meta }) => !meta.readOnly && base[column] !== draft[column])
    .map(({ column }) => column)

export const save = async (table: Table, edit: Edit): Promise<Saved> => {
  const id = edit.base.id
  return outcomeOf(table, id, await putRow<AnyRow>(table, id, edit.draft, edit.etag))
}

export const create = async (table: Table, draft: Draft): Promise<Saved> => {
  const id = typeof draft.id === 'string' ? draft.id : newId()
  return outcomeOf(table, id, await putRow<AnyRow>(table, id, { ...draft, id }, undefined))
}

/** Removes a row and offers to put it back. */
export const removeWithUndo = async (table: Table, row: AnyRow): Promise<Problem | undefined> => {
  const answer = await removeRow(table, row.id)
  if (!answer.ok) return answer.problem
  toast(texts.removed, {
    undo: async () => {
      const back = await putRow(table, row.id, row, undefined)
      if (!back.ok) toast(wordsOf(back.problem), { tone: 'danger' })
    },
  })
  return undefined
}

const outcomeOf = async (table: Table, id: string, answer: Answer<AnyRow>): Promise<Saved> => {
  if (!answer.ok) {
    const { problem } = answer
    if (problem.status === 412) return theirsOf(table, id)
    const issues = Object.fromEntries(
      Object.entries(issuesOf(problem)).map(([path, words]) => [
        path.replace(/^row\./, ''),
        humanIssue(words),
      ]),
    )
    // Some refusals name the column that is to blame, or several.
    const { columns, column } = problem.data
    for (const name of [Array.isArray(columns) ? columns : [], column ?? []].flat()) {
      issues[String(name)] ??= wordsOf(problem)
    }
    return { is: 'refused', problem, issues }
  }
  // The row as the server keeps it, with its new version.
  const fresh = await get<AnyRow>(table, id)
  return fresh.ok
    ? { is: 'saved', row: fresh.value, etag: fresh.etag }
    : { is: 'refused', problem: fresh.problem, issues: {} }
}

const theirsOf = async (table: Table, id: string): Promise<Saved> => {
  const answer = await get<AnyRow>(table, id)
  return answer.ok
    ? { is: 'stale', theirs: { row: answer.value, etag: answer.etag } }
    : { is: 'refused', problem: answer.problem, issues: {} }
}
