// What became of ordered labels: how many are on paper, and what somebody has to see to.
import { RotateCw } from 'lucide-preact'
import { useMemo } from 'preact/hooks'
import { type Answer, list, type Page } from '#kit/api.ts'
import { Button } from '#kit/button.tsx'
import { count } from '#kit/formats.ts'
import { freshOf } from '#kit/list-of.ts'
import { may } from '#kit/session.ts'
import type { Row } from '#schema/index.ts'
import { readPermission } from '#schema/permissions.ts'
import { path } from '../paths.ts'
import type { Order, Part } from './label-order.ts'
import { orderWords as words } from './order-words.ts'

type Job = Row<'print_job'>

const PAGE_MAX = 200
/** More jobs than one order makes. */
const PAGES_MAX = 5

export const LabelProgress = ({ order }: { order: Order }) => {
  const parts = order.parts.value
  const jobs = useMemo(
    () =>
      freshOf<Job[]>(['print_job'], () => {
        const ordered = order.parts.value
        return ordered.length > 0 && may(readPermission('print_job'))
          ? () => jobsOf(ordered)
          : undefined
      }),
    [],
  )
  if (parts.length === 0) return null
  const all = parts.reduce((sum, { items }) => sum + items.length, 0)
  const found = jobs.value.value ?? []
  const done = found.filter(({ state }) => state === 'printed' || state === 'sent').length
  const waiting = found.filter(({ state }) => state === 'waiting').length
  return (
    <section
      class="grid gap-2 rounded-box border border-base-300 bg-base-100 p-4"
      role="status"
      data-labels-done={done}
      data-labels-all={all}
    >
      <p class="font-semibold">{words.onPaper(count(done), count(all))}</p>
      <progress
        class="progress progress-primary w-full"
        value={done}
        max={all}
        aria-label={words.onPaper(count(done), count(all))}
      />
      {waiting > 0 && <p class="text-sm text-warning">{words.waiting(count(waiting))}</p>}
      {parts
        .filter(({ state }) => state === 'unsure')
        .map(part => (
          <div key={part.batch_id} class="flex flex-wrap items-center gap-3 text-sm">
            <span class="min-w-0 flex-1 text-warning">{words.unsure}</span>
            <Button icon={RotateCw} size="small" onClick={() => order.again(part)}>
              {words.sendAgain}
            </Button>
          </div>
        ))}
      <a
        class="link flex min-h-11 w-fit items-center text-sm"
        href={path.list('print_job', { kind: 'label' })}
      >
        {words.seeJobs}
      </a>
    </section>
  )
}

/** The jobs of these orders, newest first among all labels. */
const jobsOf = async (parts: readonly Part[]): Promise<Answer<Job[]>> => {
  const starts = parts.map(({ batch_id }) => `label:${batch_id}:`)
  const found: Job[] = []
  let cursor: string | undefined
  for (let page = 0; page < PAGES_MAX; page++) {
    const answer: Answer<Page<Job>> = await list<Job>('print_job', {
      kind: 'label',
      sort: '-created_at',
      limit: PAGE_MAX,
      cursor,
    })
    if (!answer.ok) return answer
    const { rows, next } = answer.value
    const own = rows.filter(({ key }) => starts.some(start => key.startsWith(start)))
    found.push(...own)
    if (own.length < rows.length || next === null) break
    cursor = next
  }
  return { ok: true, value: found, status: 200, etag: undefined }
}
