// Labels of which nobody knows whether they came out: a second one would hang on another shelf with a
// price that nobody minds any more, so a person looks, and says.

import { useSignal } from '@preact/signals'
import { send } from '#kit/api.ts'
import { Button } from '#kit/button.tsx'
import { nameOf as shown } from '#kit/i18n.ts'
import { wordsOf } from '#kit/problems.ts'
import { may } from '#kit/session.ts'
import type { Row } from '#schema/index.ts'
import type { LabelDocument } from '#schema/rules/label.ts'
import { texts } from '../texts.ts'
import { orderWords as words } from './order-words.ts'

type Job = Row<'print_job'>
type Named = { name: string; name_ar: string }

export const LabelDoubts = ({
  jobs,
  nameOf,
  onSaid,
}: {
  jobs: readonly Job[]
  nameOf: (variant_id: string) => Named | undefined
  onSaid: () => void
}) => {
  const problem = useSignal('')
  const say = async (name: string, input: object) => {
    const answer = await send(name, input)
    problem.value = answer.ok ? '' : wordsOf(answer.problem)
    onSaid()
  }
  return (
    <>
      <List
        title={words.doubts}
        jobs={jobs.filter(({ state }) => state === 'unknown' || state === 'parked')}
        nameOf={nameOf}
        done={words.theyAreThere}
        onDone={job_id => say('printing.settle', { job_id, came_out: true })}
        onAgain={job_id => say('printing.retry', { job_id })}
      />
      <List
        title={words.failures}
        jobs={jobs.filter(({ state }) => state === 'failed')}
        nameOf={nameOf}
        done={words.notNeeded}
        onDone={job_id => say('printing.settle', { job_id, came_out: false })}
        onAgain={job_id => say('printing.retry', { job_id })}
      />
      {problem.value !== '' && <p class="text-sm text-error">{problem.value}</p>}
    </>
  )
}

type ListOf = {
  title: string
  jobs: readonly Job[]
  nameOf: (variant_id: string) => Named | undefined
  done: string
  onDone: (job_id: string) => void
  onAgain: (job_id: string) => void
}

const List = ({ title, jobs, nameOf, done, onDone, onAgain }: ListOf) => {
  if (jobs.length === 0) return null
  const mayNot = may('printing.reprint') ? undefined : texts.roleForbids(words.printingLabels)
  return (
    <div class="grid gap-1">
      <p class="text-sm text-warning">{title}</p>
      <ul class="grid divide-y divide-base-300">
        {jobs.map(job => {
          const name = nameOf(articleOf(job))
          return (
            <li key={job.id} class="flex flex-wrap items-center gap-2 py-1" data-doubt={job.id}>
              <span class="min-w-40 flex-1">
                {name && <bdi class="font-medium">{shown(name)}</bdi>}{' '}
                <span class="quiet text-sm">{words.labels(copiesOf(job))}</span>
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

/** The key says which order it belongs to, and which article. */
const articleOf = ({ key }: Job): string => key.split(':')[2] ?? ''

const copiesOf = ({ document_json }: Job): number => {
  const document: LabelDocument = JSON.parse(document_json)
  return document.copies ?? 1
}
