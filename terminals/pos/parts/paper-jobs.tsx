// What is not on paper yet, each with its fate; what nobody knows is asked of who can look.
import { CircleHelp, CircleX, Hourglass } from 'lucide-preact'
import { Button } from '#kit/button.tsx'
import { shortTime } from '#kit/formats.ts'
import { nameOf } from '#kit/i18n.ts'
import { may } from '#kit/session.ts'
import { deviceTexts } from '../device-texts.ts'
import { deviceWords, namedWords } from '../state/device-words.ts'
import { stateOf } from '../state/devices.ts'
import {
  hasFailed,
  isAsked,
  type PaperJob,
  printAgain,
  printerOf,
  settle,
} from '../state/till-paper.ts'
import { texts } from '../texts.ts'

export const PaperJobRow = ({ job }: { job: PaperJob }) => {
  const Icon = isAsked(job) ? CircleHelp : hasFailed(job) ? CircleX : Hourglass
  return (
    <li class="mt-2 grid gap-2 border-t border-base-300 py-3" data-paper={job.state}>
      <p class="flex gap-3">
        <Icon
          class={`mt-0.5 shrink-0 ${isAsked(job) || hasFailed(job) ? 'text-warning' : 'quiet'}`}
          aria-hidden="true"
        />
        <span class="min-w-0 flex-1">
          <span class="block">
            {kindWords(job.kind)} {job.receipt_no !== null && <bdi dir="ltr">{job.receipt_no}</bdi>}{' '}
            · <span class="quiet">{shortTime(job.created_at)}</span>
          </span>
          <span class="quiet block">{fateWords(job)}</span>
        </span>
      </p>
      <PaperAnswers job={job} />
    </li>
  )
}

/** The two answers of who has looked; nothing where it prints by itself. */
export const PaperAnswers = ({ job }: { job: Pick<PaperJob, 'id' | 'state'> }) => {
  const why = may('printing.reprint') ? undefined : deviceTexts.mayNot
  const asked = isAsked(job)
  if (!asked && !hasFailed(job)) return null
  return (
    <span class="grid grid-cols-2 gap-2">
      <Button class="key" why={why} onClick={() => settle(job.id, asked)}>
        {asked ? deviceTexts.cameOut : deviceTexts.notWanted}
      </Button>
      <Button class="key" tone="primary" why={why} onClick={() => printAgain(job.id)}>
        {asked ? deviceTexts.printAgain : deviceTexts.printNow}
      </Button>
    </span>
  )
}

export const fateWords = (job: Pick<PaperJob, 'state'>): string => {
  if (isAsked(job)) return deviceTexts.didItComeOut
  if (hasFailed(job)) return deviceTexts.didNotComeOut
  if (job.state === 'sending') return deviceTexts.sending
  return job.state === 'waiting' ? deviceTexts.waiting : deviceTexts.queued
}

/** The name of the printer that has a job. */
export const placeOf = (job: Pick<PaperJob, 'device_id'>): string => {
  const device = printerOf(job)
  return device ? nameOf(device) : texts.anotherPrinter
}

/** What is wrong with the printer that has a job, and what to do; undefined while nothing is. */
export const troubleOf = ({
  kind,
  ...job
}: Pick<PaperJob, 'device_id' | 'kind' | 'state' | 'why'>): string | undefined => {
  const said = stateOf(printerOf(job))
  const paper = kind === 'receipt' ? 'receipt' : 'other'
  if (deviceWords(said, paper).tone === 'bad') return namedWords(said, paper)
  if (job.state !== 'waiting') return undefined
  // The job knows why before its printer says so, and where this till does not know the printer.
  const { tone, words } = deviceWords({ ...said, state: 'ready', why: job.why ?? undefined }, paper)
  return deviceTexts.ofDevice(placeOf(job), tone === 'bad' ? words : deviceTexts.waiting)
}

const kindWords = (kind: PaperJob['kind']): string =>
  kind === 'copy' || kind === 'report' || kind === 'kitchen'
    ? deviceTexts[kind]
    : deviceTexts.receipt
