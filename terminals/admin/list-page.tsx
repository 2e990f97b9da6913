// A table's own page: its list, and what can be done with all of it.
import { useSignal } from '@preact/signals'
import { Download, Lock, Plus, Upload } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import { useLocation } from 'preact-iso'
import { download } from '#kit/api.ts'
import { Button } from '#kit/button.tsx'
import { Page } from '#kit/page.tsx'
import { apiPath } from '#kit/paths.ts'
import { wordsOf } from '#kit/problems.ts'
import { Empty } from '#kit/states.tsx'
import type { Column } from '#kit/table.tsx'
import { toast } from '#kit/toast.tsx'
import type { Table } from '#schema/index.ts'
import { whyHidden, whyReadOnly } from './access.ts'
import { ImportDialog } from './import-dialog.tsx'
import { tableLabel } from './labels.ts'
import { List, paramsOf } from './list.tsx'
import { useAddressView } from './list-view.ts'
import type { AnyRow } from './names.ts'
import { path } from './paths.ts'
import { takesEdits } from './tables.ts'
import { texts } from './texts.ts'

type ListPageProps = {
  table: Table
  actions?: ComponentChildren
  hrefOf?: (row: AnyRow) => string
  more?: readonly Column<AnyRow>[]
}

export const ListPage = ({ table, actions, hrefOf, more }: ListPageProps) => {
  const state = useAddressView(table)
  const { route } = useLocation()
  const importing = useSignal(false)
  const why = whyReadOnly(table)
  const hidden = whyHidden(table)
  const save = async () => {
    const answer = await download(
      apiPath.table(table, { ...paramsOf({ table, ...state }), format: 'csv' }),
    )
    if (answer.ok) offer(answer.value, `${table}.csv`)
    else toast(wordsOf(answer.problem), { tone: 'danger' })
  }
  return (
    <Page
      fill
      title={tableLabel(table)}
      note={why && <Reason why={why} />}
      actions={
        <>
          {takesEdits(table) && (
            <Button icon={Upload} why={why} onClick={() => (importing.value = true)}>
              {texts.import}
            </Button>
          )}
          <Button icon={Download} why={hidden} onClick={save}>
            {texts.export}
          </Button>
          {actions}
          {takesEdits(table) && (
            <Button tone="primary" icon={Plus} why={why} onClick={() => route(path.create(table))}>
              {texts.create}
            </Button>
          )}
        </>
      }
    >
      {hidden ? (
        <Empty icon={Lock} title={hidden} />
      ) : (
        <List
          key={table}
          fill
          table={table}
          {...state}
          {...(hrefOf ? { hrefOf } : {})}
          {...(more ? { more } : {})}
        />
      )}
      {importing.value && <ImportDialog table={table} onClose={() => (importing.value = false)} />}
    </Page>
  )
}

/** Why this cannot be changed here, with a lock. */
export const Reason = ({ why }: { why: string }) => (
  <span class="inline-flex items-center gap-1.5 text-sm">
    <Lock size={14} aria-hidden="true" />
    {why}
  </span>
)

// Spreadsheets take a file for Latin text unless it begins with this mark; the import knows it.
const MARK = '\ufeff'

const offer = (file: Blob, name: string) => {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([MARK, file], { type: file.type }))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
