// Whether the drawer opened that was asked to: a lock that sticks and a printer that is away are told.
import { computed, effect, signal, untracked } from '@preact/signals'
import { texts } from '../texts.ts'
import { hear } from './devices.ts'
import { finished } from './pay.ts'
import { bad, warn } from './signs.ts'

/** Tills may share a printer; no more than these are ever looked at. */
const KEPT = 20

/** The print jobs whose drawer stayed shut, newest first. */
const stuck = signal<readonly string[]>([])

/** The last drawer that was asked for without a sale. */
const alone = signal<string | undefined>(undefined)

/** Told, when the drawer of this print job does not open. */
export const watchDrawer = (job: string): void => {
  alone.value = job
}

/** The drawer of the sale that was just paid did not open. */
export const isDrawerStuck = computed(() => {
  const job = finished.value?.printJobId
  return job !== undefined && stuck.value.includes(job)
})

/** Begins to hear what came of the drawer. */
export const startDrawer = (): void => {
  hear('receipt_printer', ({ is, open, request_id: job }) => {
    // Its word may come before the server's answer, which names the sale's job.
    if (is === 'drawer' && open === false && typeof job === 'string')
      stuck.value = [job, ...stuck.value].slice(0, KEPT)
  })
  effect(() => {
    if (isDrawerStuck.value) untracked(() => warn(texts.drawerStuck))
  })
  effect(() => {
    if (alone.value === undefined || !stuck.value.includes(alone.value)) return
    untracked(() => {
      alone.value = undefined
      bad(texts.drawerStuck)
    })
  })
}
