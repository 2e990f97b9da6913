// One row: its form in place, the lists that point at it, its history. Also where a new one is made.
import { Trash2 } from 'lucide-preact'
import { useMemo } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { type Answer, get } from '#kit/api.ts'
import { Button } from '#kit/button.tsx'
import { freshOf } from '#kit/list-of.ts'
import { Page } from '#kit/page.tsx'
import { wordsOf } from '#kit/problems.ts'
import { Skeleton } from '#kit/states.tsx'
import { Tabs } from '#kit/tabs.tsx'
import { toast } from '#kit/toast.tsx'
import type { Table } from '#schema/index.ts'
import { whyNotRemoved, whyReadOnly } from './access.ts'
import { EditingEnd, useEditing } from './editing.tsx'
import { Facts } from './facts.tsx'
import { Form } from './form.tsx'
import { History } from './history.tsx'
import { tableLabel } from './labels.ts'
import { Reason } from './list-page.tsx'
import { type AnyRow, titleOf } from './names.ts'
import { overviews, rowActions } from './pages.ts'
import { path } from './paths.ts'
import { Related } from './related.tsx'
import { removeWithUndo } from './saving.ts'
import { pointingAt, takesEdits } from './tables.ts'
import { texts } from './texts.ts'

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
        {/* Hidden, not gone: what was typed is still there when one comes back from another tab. */}
        {now && (
          <div hidden={current !== 'overview'}>
            <Overview key={id} table={table} row={now.row} etag={now.etag} />
          </div>
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

/** The form of a row that exists. */
export const Editor = (props: RowProps) => {
  const editing = useEditing(props)
  return (
    <form
      class="grid max-w-4xl gap-6 rounded-box border border-base-300 bg-base-100 p-6"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        if (editing.whyNot === undefined) editing.save()
      }}
    >
      <Form
        table={props.table}
        draft={editing.draft}
        onDraft={editing.change}
        issues={editing.issues}
        locked={editing.locked}
      />
      <EditingEnd editing={editing} />
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
