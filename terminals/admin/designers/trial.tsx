// A trial on real paper: on which printer, and what became of it.
import { useSignal } from '@preact/signals'
import { Printer as PrinterIcon } from 'lucide-preact'
import { useMemo } from 'preact/hooks'
import { send } from '#kit/api.ts'
import { Button } from '#kit/button.tsx'
import { nameOf } from '#kit/i18n.ts'
import { rowOf } from '#kit/list-of.ts'
import { Menu } from '#kit/menu.tsx'
import { wordsOf } from '#kit/problems.ts'
import { may } from '#kit/session.ts'
import { Badge, type BadgeTone } from '#kit/states.tsx'
import { toast } from '#kit/toast.tsx'
import type { Row } from '#schema/index.ts'
import { readPermission } from '#schema/permissions.ts'
import { whyNotInStore } from '../access.ts'
import { wordLabel } from '../labels.ts'
import type { Printer } from './printers.ts'
import { words } from './words.ts'

type TrialProps = {
  command: 'printing.try-receipt' | 'printing.try-label'
  /** what is tried, without the printer */
  input: object
  printers: readonly Printer[]
}

export const Trial = ({ command, input, printers }: TrialProps) => {
  const job = useSignal<string | undefined>(undefined)
  const why =
    whyNotInStore('devices.test', words.tryingOut) ??
    (printers.length === 0 ? words.noSuchPrinter : undefined)
  const print = async (printer: Printer) => {
    const answer = await send<{ print_job_id: string }>(command, {
      ...input,
      device_id: printer.id,
    })
    if (!answer.ok) return toast(wordsOf(answer.problem), { tone: 'danger' })
    toast(words.trialSent(nameOf(printer)), { tone: 'success' })
    job.value = answer.value.print_job_id
  }
  const [only, second] = printers
  return (
    <div class="flex flex-wrap items-center gap-2">
      {second && why === undefined ? (
        <Menu icon={PrinterIcon} text={words.tryOnPaper} label={words.tryOnPaper}>
          {close => (
            <ul class="grid gap-1 p-1">
              {printers.map(printer => (
                <li key={printer.id}>
                  <Button
                    tone="quiet"
                    wide
                    class="justify-start"
                    onClick={() => {
                      close()
                      return print(printer)
                    }}
                  >
                    <bdi>{nameOf(printer)}</bdi>
                  </Button>
                </li>
              ))}
            </ul>
          )}
        </Menu>
      ) : (
        <Button icon={PrinterIcon} why={why} onClick={() => only && print(only)}>
          {words.tryOnPaper}
        </Button>
      )}
      {job.value && may(readPermission('print_job')) && <JobState key={job.value} id={job.value} />}
    </div>
  )
}

/** What became of a job, as it goes on. */
const JobState = ({ id }: { id: string }) => {
  const job = useMemo(() => rowOf('print_job', () => id), [id])
  const state = job.value.value?.state
  return (
    <span role="status" data-job-state={state}>
      {state && <Badge tone={toneOf(state)}>{wordLabel(state, 'print_job')}</Badge>}
    </span>
  )
}

/** How a job's state is looked at: done, on its way, or somebody has to see to it. */
export const toneOf = (state: Row<'print_job'>['state']): BadgeTone => {
  if (state === 'printed' || state === 'sent') return 'good'
  return state === 'queued' || state === 'sending' ? 'info' : 'warning'
}
