// One row: its form in place, the lists that point at it, its history. Also where a new one is made.
import { useSignal } from '@preact/signals'
import { Trash2 } from 'lucide-preact'
import { useEffect, useMemo } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { type Answer, get, type Problem as ProblemOf } from '#kit/api.ts'
import { Button } from '#kit/button.tsx'
import { freshOf } from '#kit/list-of.ts'
import { Page } from '#kit/page.tsx'
import { wordsOf } from '#kit/problems.ts'
import { Skeleton } from '#kit/states.tsx'
import { Tabs } from '#kit/tabs.tsx'
import { toast } from '#kit/toast.tsx'
import type { Table } from '#schema/index.ts'
import { whyNotRemoved, whyReadOnly } from './access.ts'
import { Conflict } from './conflict.tsx'
import { Facts } from './facts.tsx'
import { Form } from './form.tsx'
import { FormEnd, SaveKey } from './form-end.tsx'
import { History } from './history.tsx'
import { tableLabel } from './labels.ts'
import { Reason } from './list-page.tsx'
import { type AnyRow, titleOf } from './names.ts'
import { overviews, rowActions } from './pages.ts'
import { path } from './paths.ts'
import { Related } from './related.tsx'
import { changedColumns, type Edit, removeWithUndo, save, type Theirs } from './saving.ts'
import { pointingAt, takesEdits } from './tables.ts'
import { texts } from './texts.ts'
import { type Issues, issuesOfRow } from './validation.ts'

type Loaded = { row: AnyRow; etag: string | undefined }

export const RowPage = ({ table, id }: { table: Table; id: string }) => {
  const { query, route } = useLocation()
  const loaded = useMemo(() => freshOf<Loaded>([table], () => () => load(table, id)), [table, id])
  const now = loaded.value.value
  const why = whyReadOnly(table)
  const related = pointingAt(table)
  const tabs = [
    { key: 'overview', title: texts.overview },
    ...related.map(other => ({
      key: `${other.table}.${other.column}`,
      title: tableLabel(other.table),
    })),
    { key: 'history', title: texts.history },
  ]
  const current = tabs.find(({ key }) => key === query.tab)?.key ?? 'overview'
  const open = related.find(other => `${other.table}.${other.column}` === current)
  const Overview = overviews[table] ?? (takesEdits(table) ? Editor : Facts)
  const Actions = rowActions[table]
  return (
    <Page
      above={
        <a class="link link-hover" href={path.list(table)}>
          {tableLabel(table)}
        </a>
      }
      title={
        now ? (
          <bdi>{titleOf(table, now.row)}</bdi>
        ) : (
          <span class="skeleton late inline-block h-8 w-56" />
        )
      }
      note={why && <Reason why={why} />}
      problem={loaded.problem.value}
      onAgain={loaded.refresh}
      actions={
        <>
          {now && takesEdits(table) && <Remove table={table} row={now.row} />}
          {now && Actions && <Actions table={table} row={now.row} etag={now.etag} />}
        </>
      }
    >
      <Tabs
        label={texts.parts}
        tabs={tabs}
        current={current}
        onChoose={tab => route(path.row(table, id, tab === 'overview' ? undefined : tab), true)}
      >
        {!now && !loaded.problem.value && <Skeleton lines={8} />}
        {now && current === 'overview' && (
          <Overview key={id} table={table} row={now.row} etag={now.etag} />
        )}
        {now && open && <Related key={current} table={open.table} column={open.column} id={id} />}
        {now && current === 'history' && <History table={table} id={id} />}
      </Tabs>
    </Page>
  )
}

const load = async (table: Table, id: string): Promise<Answer<Loaded>> => {
  const answer = await get<AnyRow>(table, id)
  return answer.ok ? { ...answer, value: { row: answer.value, etag: answer.etag } } : answer
}

export type RowProps = { table: Table; row: AnyRow; etag: string | undefined }

/** The form of a row that exists. Somebody else's change is taken over until one begins to type. */
export const Editor = ({ table, row, etag }: RowProps) => {
  const edit = useSignal<Edit>({ base: row, draft: row, etag })
  const issues = useSignal<Record<string, string>>({})
  const problem = useSignal<ProblemOf | undefined>(undefined)
  const stale = useSignal<Theirs | undefined>(undefined)
  const changed = changedColumns(table, edit.value.base, edit.value.draft)
  const locked = whyReadOnly(table)
  useEffect(() => {
    // Asked again: somebody may have typed between the drawing and now.
    const { base, draft } = edit.value
    if (changedColumns(table, base, draft).length === 0)
      edit.value = { base: row, draft: row, etag }
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
      edit.value = { base: outcome.row, draft: outcome.row, etag: outcome.etag }
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
          else edit.value = { base: back.row, draft: back.row, etag: back.etag }
        },
      })
    }
  }
  const whyNot = locked ?? (changed.length === 0 ? texts.nothingChanged : undefined)
  return (
    <form
      class="grid max-w-4xl gap-6 rounded-box border border-base-300 bg-base-100 p-6"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        if (whyNot === undefined) keep(edit.value)
      }}
    >
      <Form
        table={table}
        draft={edit.value.draft}
        onDraft={draft => (edit.value = { ...edit.value, draft })}
        issues={issues.value}
        locked={locked}
      />
      <FormEnd problem={problem.value} issue={issues.value['']}>
        <Button
          why={whyNot}
          onClick={() => {
            edit.value = { base: row, draft: row, etag }
            issues.value = {}
            problem.value = undefined
          }}
        >
          {texts.discard}
        </Button>
        <Button tone="primary" keys="Ctrl S" why={whyNot} onClick={() => keep(edit.value)}>
          {texts.save}
        </Button>
      </FormEnd>
      <SaveKey onSave={() => whyNot === undefined && keep(edit.value)} />
      {stale.value && (
        <Conflict
          table={table}
          base={edit.value.base}
          mine={edit.value.draft}
          theirs={stale.value}
          onClose={() => (stale.value = undefined)}
          onResolved={keep}
        />
      )}
    </form>
  )
}

const Remove = ({ table, row }: { table: Table; row: AnyRow }) => {
  const { route } = useLocation()
  const remove = async () => {
    const problem = await removeWithUndo(table, row)
    if (problem) toast(wordsOf(problem), { tone: 'danger' })
    else route(path.list(table))
  }
  return (
    <Button tone="quiet" icon={Trash2} why={whyNotRemoved(table)} onClick={remove}>
      {texts.remove}
    </Button>
  )
}
