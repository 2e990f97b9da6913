// What of this till is not on paper yet, and what became of it.
import { computed, effect, type Signal, signal } from '@preact/signals'
import { ask, get, send } from '#kit/api.ts'
import { freshOf } from '#kit/list-of.ts'
import { onChange } from '#kit/live.ts'
import { wordsOf } from '#kit/problems.ts'
import { session } from '#kit/session.ts'
import type { Row } from '#schema/index.ts'
import type { Device } from '../local/start-data.ts'
import { bad } from './signs.ts'
import { online, receiptPrinters, start, tillId } from './till.ts'

export type PaperJob = Pick<
  Row<'print_job'>,
  'id' | 'device_id' | 'kind' | 'state' | 'why' | 'created_at' | 'sale_id'
> & { receipt_no: string | null }

/** A receipt that is not out by then is late: the strip says so. */
const LATE_MS = 5_000

/** Newest first; as the server told last. */
export const tillPaper = freshOf<{ rows: PaperJob[] }>(['print_job'], () => {
  const till_id = tillId.value
  if (!till_id || !session.value || !online.value) return undefined
  return () => ask<{ rows: PaperJob[] }>('printing.till-jobs', { till_id })
})

/** Nobody but a person who looks can say whether it is on paper. */
export const isAsked = ({ state }: Pick<PaperJob, 'state'>): boolean =>
  state === 'unknown' || state === 'parked'

/** It surely did not come out, and does not print by itself any more. */
export const hasFailed = ({ state }: Pick<PaperJob, 'state'>): boolean => state === 'failed'

/** It is on paper, as far as its printer can tell. */
export const isOut = ({ state }: Pick<PaperJob, 'state'>): boolean =>
  state === 'printed' || state === 'sent'

/** Keeps `job` as the server has it, until the answer is called. */
export const followJob = (
  id: string | undefined,
  job: Signal<Row<'print_job'> | undefined>,
): (() => void) | undefined => {
  job.value = undefined
  if (id === undefined) return undefined
  const read = async () => {
    const mine = ++asked
    const answer = await get<Row<'print_job'>>('print_job', id)
    // An answer that was overtaken tells of the past.
    if (!answer.ok || !isFollowed || mine < told) return
    told = mine
    job.value = answer.value
  }
  let isFollowed = true
  let [asked, told] = [0, 0]
  const stop = onChange(['print_job'], ids => {
    if (!ids || ids.includes(id)) void read()
  })
  // What was told of it before somebody listened is told no more.
  void read()
  return () => {
    isFollowed = false
    stop()
  }
}

/** The printer that has a job; undefined for one that this till does not know. */
export const printerOf = ({ device_id }: Pick<PaperJob, 'device_id'>): Device | undefined =>
  [...receiptPrinters(), ...(start.value?.devices ?? [])].find(({ id }) => id === device_id)

/** Those that somebody should look after: what a person has to say, what failed, what is late. */
export const lateJobs = computed(() =>
  (tillPaper.value.value?.rows ?? []).filter(
    job =>
      isAsked(job) || hasFailed(job) || now.value - (seenAt.get(job.id) ?? now.value) >= LATE_MS,
  ),
)

/** The cashier looked: it came out, or is not needed any more. */
export const settle = async (job_id: string, came_out: boolean): Promise<void> => {
  const answer = await send('printing.settle', { job_id, came_out })
  if (!answer.ok) bad(wordsOf(answer.problem))
  tillPaper.refresh()
}

/** Prints it once more; what may be a second paper says so on itself. */
export const printAgain = async (job_id: string): Promise<void> => {
  const answer = await send('printing.retry', { job_id })
  if (!answer.ok) bad(wordsOf(answer.problem))
  tillPaper.refresh()
}

/** When this till heard of a job first, by its own clock: the server's may be another one. */
const seenAt = new Map<string, number>()
/** Epoch ms of the last look: a job becomes late while nothing else happens. */
const now = signal(Date.now())

/** Begins to notice what is late. */
export const startTillPaper = (): void => {
  effect(() => {
    const ids = new Set(tillPaper.value.value?.rows.map(({ id }) => id))
    const read = Date.now()
    for (const id of seenAt.keys()) if (!ids.has(id)) seenAt.delete(id)
    for (const id of ids) if (!seenAt.has(id)) seenAt.set(id, read)
    now.value = read
    // The newest is the last to be late.
    if (Math.max(...seenAt.values()) + LATE_MS <= read) return undefined
    const timer = setTimeout(() => {
      now.value = Date.now()
    }, LATE_MS)
    return () => clearTimeout(timer)
  })
}
