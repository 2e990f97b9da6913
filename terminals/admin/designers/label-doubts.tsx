// Labels of which nobody knows whether they came out: a second one would hang on another shelf with a
// price that nobody minds any more, so a person looks, and says. Asked until somebody has.
import { useSignal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import { list, type Page, send } from '#kit/api.ts'
import { Button } from '#kit/button.tsx'
import { shortTime } from '#kit/formats.ts'
import { freshOf } from '#kit/list-of.ts'
import { wordsOf } from '#kit/problems.ts'
import { may } from '#kit/session.ts'
import type { Row } from '#schema/index.ts'
import { readPermission } from '#schema/permissions.ts'
import type { LabelDocument } from '#schema/rules/label.ts'
import { texts } from '../texts.ts'
import { orderWords as words } from './order-words.ts'

type Job = Row<'print_job'>

const JOBS_LOOKED_AT = 200
/** Of older ones the shelf itself tells more than the printer. */
const ASKED_FOR_MS = 7 * 24 * 60 * 60_000

export const LabelDoubts = () => {
  const problem = useSignal('')
  const jobs = useMemo(
    () =>
      freshOf<Page<Job>>(['print_job'], () =>
        may(readPermission('print_job'))
          ? () =>
              list<Job>('print_job', { kind: 'label', sort: '-created_at', limit: JOBS_LOOKED_AT })
          : undefined,
      ),
    [],
  )
  const say = async (name: string, input: object) => {
    const answer = await send(name, input)
    problem.value = answer.ok ? '' : wordsOf(answer.problem)
    jobs.refresh()
  }
  const again = (job_id: string) => say('printing.retry', { job_id })
  const settle = (came_out: boolean) => (job_id: string) =>
    say('printing.settle', { job_id, came_out })
  const since = Date.now() - ASKED_FOR_MS
  const recent = (jobs.value.value?.rows ?? []).filter(({ created_at }) => created_at > since)
  const doubtful = recent.filter(({ state }) => state === 'unknown' || state === 'parked')
  const failed = recent.filter(({ state }) => state === 'failed')
  if (doubtful.length + failed.length === 0 && problem.value === '') return null
  return (
    <section class="grid gap-3 rounded-box border border-base-300 bg-base-100 p-4" role="status">
      <List
        title={words.doubts}
        jobs={doubtful}
        done={words.theyAreThere}
        onDone={settle(true)}
        onAgain={again}
      />
      <List
        title={words.failures}
        jobs={failed}
        done={words.notNeeded}
        onDone={settle(false)}
        onAgain={again}
      />
      {problem.value !== '' && <p class="text-sm text-error">{problem.value}</p>}
    </section>
  )
}

type ListOf = {
  title: string
  jobs: readonly Job[]
  done: string
  onDone: (job_id: string) => void
  onAgain: (job_id: string) => void
}

const List = ({ title, jobs, done, onDone, onAgain }: ListOf) => {
  if (jobs.length === 0) return null
  const mayNot = may('printing.reprint') ? undefined : texts.roleForbids(words.printingLabels)
  return (
    <div class="grid gap-1">
      <p class="text-sm text-warning">{title}</p>
      <ul class="grid max-h-72 divide-y divide-base-300 overflow-y-auto">
        {jobs.map(job => {
          const { copies, elements }: LabelDocument = JSON.parse(job.document_json)
          return (
            <li key={job.id} class="flex flex-wrap items-center gap-2 py-1" data-doubt={job.id}>
              <span class="min-w-40 flex-1">
                <bdi class="font-medium">{firstText(elements)}</bdi>
                <span class="quiet block text-sm">
                  {words.labels(copies)} · {shortTime(job.created_at)}
                </span>
              </span>
              <Button size="small" why={mayNot} onClick={() => onDone(job.id)}>
                {done}
              </Button>
              <Button size="small" tone="primary" why={mayNot} onClick={() => onAgain(job.id)}>
                {words.printAgain}
              </Button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/** What stands on top of a label is its article. */
const firstText = (elements: LabelDocument['elements']): string => {
  for (const element of elements) if ('text' in element) return element.text
  return ''
}
