// Hands each printer its jobs: oldest first, so many at a time, the next when few are left. What waits
// longer than anybody waits for it is not printed any more.
import type { Engine } from '#appliance/http/engine.ts'
import { systemCaller } from '#appliance/http/sessions.ts'
import { db } from '#appliance/kernel/compile.ts'
import type { Site } from '#appliance/kernel/execute.ts'
import type { Row } from '#schema/index.ts'

/** Jobs with one printer's hub at a time; below what the hub itself takes for a printer. */
export const JOBS_IN_HAND_MAX = 50
/** The customer of a receipt this old has gone; a copy can be printed when one is asked for. */
export const RECEIPT_GOOD_MS = 15 * 60_000
/** The next are looked for when so few are left: a look for each job that ends would read them all each time. */
const REFILL_AT = JOBS_IN_HAND_MAX / 2
/** Jobs looked at in one go: those in hand, and as many that follow. */
const BATCH_MAX = 2 * JOBS_IN_HAND_MAX

export type SpoolJob = Pick<
  Row<'print_job'>,
  'id' | 'device_id' | 'kind' | 'attempt' | 'document_json' | 'created_at'
>

export type Spool = {
  /** A job was written. It goes at once, unless others wait before it. */
  queued: (job: SpoolJob) => void
  /** A job has come to its end, so the next may go. */
  ended: (job: { id: string; device_id: string }) => void
  /** A hub has come, or a printer began anew: what it has in hand is asked of the rows. */
  came: () => Promise<void>
  /** Whether the printer's hub has this job. */
  isInHand: (job: { id: string; device_id: string }) => boolean
}

type Printer = { inHand: Set<string>; hasMore: boolean; isFilling: boolean }

type Ways = {
  engine: Engine
  site: Site
  now: () => number
  /** gives a job to the hub; a receipt that its printer does not begin within `ttlMs` is dropped there */
  print: (job: SpoolJob, ttlMs: number | null) => void
  /** ends a job that nobody waits for any more */
  drop: (job: SpoolJob) => Promise<void>
  inBackground: (work: Promise<unknown>) => void
}

export const openSpool = ({ engine, site, now, print, drop, inBackground }: Ways): Spool => {
  const caller = systemCaller(site.tenant_id, site.store_id)
  const printers = new Map<string, Printer>()

  const printerOf = (id: string): Printer => {
    const known = printers.get(id) ?? { inHand: new Set(), hasMore: false, isFilling: false }
    printers.set(id, known)
    return known
  }

  const ttlOf = ({ kind, created_at }: SpoolJob) =>
    kind === 'receipt' ? created_at + RECEIPT_GOOD_MS - now() : null

  const hand = (job: SpoolJob) => {
    printerOf(job.device_id).inHand.add(job.id)
    print(job, ttlOf(job))
  }

  const jobs = db
    .selectFrom('print_job')
    .select(['id', 'device_id', 'kind', 'attempt', 'document_json', 'created_at'])
    .orderBy('created_at')
    .orderBy('id')
    .limit(BATCH_MAX)

  /** One look at what waits; true when another is needed. */
  const look = async (deviceId: string, printer: Printer, tried: Set<string>): Promise<boolean> => {
    printer.hasMore = false
    const waiting = jobs.where('state', '=', 'queued').where('device_id', '=', deviceId)
    const all = (await engine.read(waiting, caller)).filter(({ id }) => !tried.has(id))
    const old = all.filter(job => !printer.inHand.has(job.id) && (ttlOf(job) ?? 1) <= 0)
    for (const { id } of old) tried.add(id)
    await Promise.all(old.map(drop))
    // While these were dropped others may have come or gone.
    if (old.length > 0) return true
    for (const job of all) {
      if (printer.inHand.has(job.id)) continue
      if (printer.inHand.size < JOBS_IN_HAND_MAX) hand(job)
      else printer.hasMore = true
    }
    return false
  }

  const fill = async (deviceId: string) => {
    const printer = printerOf(deviceId)
    if (printer.isFilling) {
      printer.hasMore = true
      return
    }
    printer.isFilling = true
    const tried = new Set<string>()
    try {
      while (await look(deviceId, printer, tried));
    } finally {
      printer.isFilling = false
    }
    const hasRoom = printer.inHand.size < JOBS_IN_HAND_MAX
    if (printer.hasMore && hasRoom) await fill(deviceId)
  }

  return {
    queued(job) {
      const printer = printerOf(job.device_id)
      const isNext = !printer.hasMore && !printer.isFilling
      if (isNext && printer.inHand.size < JOBS_IN_HAND_MAX) hand(job)
      else printer.hasMore = true
    },
    ended({ id, device_id }) {
      const printer = printerOf(device_id)
      printer.inHand.delete(id)
      const isLow = printer.inHand.size <= REFILL_AT
      if (printer.hasMore && isLow && !printer.isFilling) inBackground(fill(device_id))
    },
    async came() {
      const begun = await engine.read(jobs.where('state', 'in', ['sending', 'waiting']), caller)
      const queued = db.selectFrom('print_job').select('device_id').distinct()
      const waiting = await engine.read(queued.where('state', '=', 'queued'), caller)
      for (const printer of printers.values()) printer.inHand.clear()
      // The hub has these, and says again how they stand; its last word may be lost.
      for (const job of begun) hand(job)
      for (const { device_id } of waiting) await fill(device_id)
    },
    isInHand: ({ id, device_id }) => printers.get(device_id)?.inHand.has(id) === true,
  }
}
