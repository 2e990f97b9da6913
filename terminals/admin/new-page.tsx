// A new row: the same form, with what the address already knows filled in.
import { useSignal } from '@preact/signals'
import { useLocation } from 'preact-iso'
import { newId, type Problem as ProblemOf } from '#kit/api.ts'
import { Button } from '#kit/button.tsx'
import { Page } from '#kit/page.tsx'
import { choices } from '#kit/session.ts'
import { toast } from '#kit/toast.tsx'
import type { Table } from '#schema/index.ts'
import { hasStore } from '#schema/index.ts'
import { whyReadOnly } from './access.ts'
import { type Draft, emptyRow, Form } from './form.tsx'
import { FormEnd, SaveKey } from './form-end.tsx'
import { tableLabel } from './labels.ts'
import { Reason } from './list-page.tsx'
import { path } from './paths.ts'
import { create } from './saving.ts'
import { texts } from './texts.ts'
import { issuesOfRow } from './validation.ts'

export const NewPage = ({ table }: { table: Table }) => {
  const { query, route } = useLocation()
  const draft = useSignal<Draft>(begin(table, query))
  const issues = useSignal<Record<string, string>>({})
  const problem = useSignal<ProblemOf | undefined>(undefined)
  const locked = whyReadOnly(table)
  const keep = async () => {
    issues.value = issuesOfRow(table, draft.value)
    if (Object.keys(issues.value).length > 0) return
    const outcome = await create(table, draft.value)
    if (outcome.is === 'saved') {
      toast(texts.created, { tone: 'success' })
      route(path.row(table, outcome.row.id), true)
    } else if (outcome.is === 'refused') {
      problem.value = outcome.problem
      issues.value = outcome.issues
    }
  }
  return (
    <Page
      above={
        <a class="link link-hover" href={path.list(table)}>
          {tableLabel(table)}
        </a>
      }
      title={texts.newIn(tableLabel(table))}
      note={locked && <Reason why={locked} />}
    >
      <form
        class="grid max-w-4xl gap-6 rounded-box border border-base-300 bg-base-100 p-6"
        noValidate
        onSubmit={event => {
          event.preventDefault()
          if (locked === undefined) keep()
        }}
      >
        <Form
          table={table}
          draft={draft.value}
          onDraft={next => (draft.value = next)}
          issues={issues.value}
          locked={locked}
          without={hasStore(table) ? ['store_id'] : []}
        />
        <FormEnd problem={problem.value} issue={issues.value['']}>
          <Button onClick={() => history.back()}>{texts.discard}</Button>
          <Button tone="primary" keys="Ctrl S" why={locked} onClick={keep}>
            {texts.make}
          </Button>
        </FormEnd>
        <SaveKey onSave={() => locked === undefined && keep()} />
      </form>
    </Page>
  )
}

const begin = (table: Table, given: Draft): Draft => ({
  ...emptyRow(table, given),
  id: newId(),
  tenant_id: choices.value?.tenant.id ?? '',
  ...(hasStore(table) ? { store_id: choices.value?.store?.id ?? null } : {}),
})
