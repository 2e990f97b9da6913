// Hands each printer its jobs: oldest first, so many at a time, the next when few are left. What waits
// longer than anybody waits for it is not printed any more. A hub that is away is handed nothing.
import type { Engine } from '#appliance/http/engine.ts'
import { systemCaller } from '#appliance/http/sessions.ts'
import { db } from '#appliance/kernel/compile.ts'
import type { Site } from '#appliance/kernel/execute.ts'
import type { Row } from '#schema/index.ts'
import { goodForMs } from '#schema/rules/print-job.ts'
import { valuesOf } from '#schema/stored.ts'

/** Jobs with one printer's hub at a time; below what the hub itself takes for a printer. */
export const JOBS_IN_HAND_MAX = 50
/** The next are looked for when so few are left: a look for each job that ends would read them all each time. */
const REFILL_AT = JOBS_IN_HAND_MAX / 2
/** Jobs looked at in one go: those in hand, and as many that follow. */
const BATCH_MAX = 2 * JOBS_IN_HAND_MAX

export type SpoolJob = Pick<
  Row<'print_job'>,
  'id' | 'device_id' | 'kind' | 'attempt' | 'document_json' | 'created_at'
>
type Key = { id: string; device_id: string }

export type Spool = {
  /** A job was written. It goes at once, unless others wait before it. */
  queued: (job: SpoolJob) => void
  /** A job has come to its end, or to another printer, so the next may go. */
  ended: (job: Key) => void
  /** A hub has come, or some of its printers began anew: what it has in hand is asked of the rows. */
  came: (deviceIds: readonly string[], hasForgotten: boolean) => Promise<void>
  /** Whether the printer's hub has this job. */
  isInHand: (job: Key) => boolean
  /** Its hub has given a job back. Nobody is handed it until it is queued again or let go. */
  gaveBack: (job: Key) => void
  /** Keeps back a job that no hub has; false: one has it. */
  keepBack: (job: Key) => boolean
  /** What was kept back, and is where it was, may go on. */
  letGo: (job: Key) => void
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
  /** whether the hub of a printer is there to be handed something */
  isHere: (deviceId: string) => boolean
  inBackground: (work: Promise<unknown>) => void
}

export const openSpool = (ways: Ways): Spool => {
  const { engine, site, now, print, drop, isHere, inBackground } = ways
  const caller = systemCaller(site.tenant_id, site.store_id)
  const printers = new Map<string, Printer>()
  const keptBack = new Set<string>()

  const printerOf = (id: string): Printer => {
    const known = printers.get(id) ?? { inHand: new Set(), hasMore: false, isFilling: false }
    printers.set(id, known)
    return known
  }

  const ttlOf = ({ kind, created_at }: SpoolJob) => {
    const goodMs = goodForMs(kind)
    return goodMs === null ? null : created_at + goodMs - now()
  }

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
      if (printer.inHand.has(job.id) || keptBack.has(job.id)) continue
      if (printer.inHand.size < JOBS_IN_HAND_MAX && isHere(deviceId)) hand(job)
      else printer.hasMore = true
    }
    return false
  }

  const fill = async (deviceId: string) => {
    const printer = printerOf(deviceId)
    if (printer.isFilling || !isHere(deviceId)) {
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

  /** What the hub should have already; its last word, or ours, may be lost. */
  const handAgain = async (deviceId: string) => {
    const printer = printerOf(deviceId)
    const ids = valuesOf([...printer.inHand])
    const open = jobs
      .select('state')
      .where('device_id', '=', deviceId)
      .where('state', 'in', ['queued', 'sending', 'waiting'])
      .where(eb => eb.or([eb('state', '!=', 'queued'), eb('id', 'in', ids)]))
    const rows = await engine.read(open, caller)
    const isOpen = new Set(rows.map(({ id }) => id))
    for (const id of printer.inHand) if (!isOpen.has(id)) printer.inHand.delete(id)
    for (const job of rows) if (!keptBack.has(job.id)) hand(job)
  }

  const ended = ({ id, device_id }: Key) => {
    const printer = printerOf(device_id)
    printer.inHand.delete(id)
    const isLow = printer.inHand.size <= REFILL_AT
    if (printer.hasMore && isLow && !printer.isFilling) inBackground(fill(device_id))
  }

  return {
    queued(job) {
      keptBack.delete(job.id)
      // It was given up on at another printer.
      for (const [device_id, { inHand }] of printers)
        if (device_id !== job.device_id && inHand.has(job.id)) ended({ id: job.id, device_id })
      const printer = printerOf(job.device_id)
      const isNext = !printer.hasMore && !printer.isFilling && isHere(job.device_id)
      if (isNext && printer.inHand.size < JOBS_IN_HAND_MAX) hand(job)
      else printer.hasMore = true
    },
    ended,
    async came(deviceIds, hasForgotten) {
      for (const id of deviceIds) {
        if (hasForgotten) printerOf(id).inHand.clear()
        await handAgain(id)
        await fill(id)
      }
    },
    isInHand: ({ id, device_id }) => printers.get(device_id)?.inHand.has(id) === true,
    gaveBack({ id, device_id }) {
      printerOf(device_id).inHand.delete(id)
      keptBack.add(id)
    },
    keepBack({ id, device_id }) {
      if (printerOf(device_id).inHand.has(id)) return false
      keptBack.add(id)
      return true
    },
    letGo({ id, device_id }) {
      if (keptBack.delete(id)) inBackground(fill(device_id))
    },
  }
}
