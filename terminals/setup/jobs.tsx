// What a printer was told to print and what became of it.
import { useMemo } from 'preact/hooks'
import { list, type Page } from '#kit/api.ts'
import { Button } from '#kit/button.tsx'
import { shortTime } from '#kit/formats.ts'
import { freshOf } from '#kit/list-of.ts'
import { may } from '#kit/session.ts'
import { Badge, type BadgeTone, Empty, Problem, Skeleton } from '#kit/states.tsx'
import type { Row } from '#schema/index.ts'
import { dropJob, instruct, retryJob } from './shop.ts'
import { texts } from './texts.ts'
import type { Device } from './things.ts'
import { whyWords } from './trouble-words.ts'
import { plainWord, wordOf } from './words.ts'
import { drawerJobWords, jobKindWords, jobWords } from './work-words.ts'

const SHOWN = 20

type Job = Row<'print_job'>

export const PrintJobs = ({ device }: { device: Pick<Device, 'id' | 'status'> }) => {
  const jobs = useMemo(
    () =>
      freshOf<Page<Job>>(
        ['print_job'],
        () => () =>
          list<Job>('print_job', { device_id: device.id, sort: '-created_at', limit: SHOWN }),
      ),
    [device.id],
  )
  const rows = jobs.value.value?.rows
  return (
    <section class="grid gap-3 rounded-box border border-base-300 bg-base-100 p-4">
      <h2 class="font-semibold">{texts.jobs}</h2>
      <Problem problem={jobs.problem.value} onAgain={jobs.refresh} />
      {rows ? (
        rows.length === 0 ? (
          <Empty title={texts.noJobs} />
        ) : (
          <ul
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by key
            tabIndex={0}
            aria-label={texts.jobs}
            class="grid max-h-96 divide-y divide-base-300 overflow-y-auto"
          >
            {rows.map(job => (
              <JobLine key={job.id} job={job} isOff={device.status === 'blocked'} />
            ))}
          </ul>
        )
      ) : (
        !jobs.problem.value && <Skeleton lines={4} />
      )}
    </section>
  )
}

const JobLine = ({ job, isOff }: { job: Job; isOff: boolean }) => {
  const mayNot = may('printing.reprint') ? undefined : texts.mayNot
  const isDrawer = job.kind === 'drawer'
  const word = (isDrawer && wordOf(drawerJobWords, job.state)) || wordOf(jobWords, job.state)
  const isStuck = !isDrawer && ['failed', 'unknown', 'parked'].includes(job.state)
  const isOpen = job.state === 'queued' || job.state === 'waiting'
  // Its hub tells nothing more of what waits at a printer that was switched off here.
  const waitsFor = isOff && isOpen ? 'switched-off' : job.why
  return (
    <li
      class="flex min-h-14 flex-wrap items-center gap-x-3 gap-y-2 py-2"
      data-job={job.id}
      data-job-state={job.state}
    >
      <div class="min-w-0 flex-1">
        <p class="flex flex-wrap items-center gap-2">
          <span class="font-medium">{wordOf(jobKindWords, job.kind) ?? plainWord(job.kind)}</span>
          <Badge tone={isDrawer && job.state === 'sent' ? 'plain' : tones[job.state]}>
            {word ?? plainWord(job.state)}
          </Badge>
        </p>
        <p class="quiet text-sm">
          {shortTime(job.created_at)}
          {job.attempt > 1 && ` · ${texts.attempt(job.attempt)}`}
          {waitsFor !== null && (
            <bdi>
              {' '}
              · {wordOf(whyWords, waitsFor) ?? (isDrawer ? waitsFor : plainWord(waitsFor))}
            </bdi>
          )}
        </p>
      </div>
      {isStuck && (
        <div class="flex flex-wrap gap-2">
          <Button size="small" why={mayNot} onClick={() => dropJob(job.id)}>
            {texts.notNeeded}
          </Button>
          <Button
            size="small"
            tone="primary"
            why={isOff ? texts.printFirstActive : mayNot}
            onClick={() => retryJob(job.id)}
          >
            {texts.printAgain}
          </Button>
        </div>
      )}
      {isOpen && (
        <Button
          size="small"
          why={may('devices.instruct') ? undefined : texts.mayNot}
          onClick={() => instruct(job.device_id, { is: 'cancel-job', job_id: job.id })}
        >
          {texts.cancelJob}
        </Button>
      )}
    </li>
  )
}

const tones: Record<Job['state'], BadgeTone> = {
  queued: 'plain',
  sending: 'info',
  waiting: 'warning',
  sent: 'good',
  printed: 'good',
  unknown: 'bad',
  failed: 'bad',
  cancelled: 'plain',
  parked: 'bad',
}
