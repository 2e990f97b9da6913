// What a hub must not forget when it falls over: which jobs it took up, which it began to send, how each
// ended, which printers have the half of one in them, and what was written into a printer's memory. A line for each step, written before the step; the page cache outlives a killed process.
import { appendFileSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import * as z from 'zod'
import type { NotedLogo } from './printer/kept-logo.ts'
import type { JobReport } from './printer/queue.ts'

/** Jobs remembered after their end, so that a second delivery is answered and not printed. */
export const ENDED_MAX = 1_000
/** A job at which the hub fell so often, before anything of it was sent, is not taken up again. */
export const FALLS_MAX = 3
/** Lines after which the file is written anew with what is still of use. */
const LINES_MAX = 5_000

/** Orders to a printer's memory that are remembered, so that none is carried out twice. */
const WRITES_MAX = 200

/** The jobs of one printer, and what its memory was told. */
export type JobLedger = {
  /** how a job ended, in this attempt or, when it is on paper, in any */
  ended: (jobId: string, attempt: number) => JobReport | undefined
  /** a part of it may be on paper, and nobody knows how it ended */
  hasBegun: (jobId: string, attempt: number) => boolean
  /** about to be made into bytes; false: the hub fell over it too often */
  takesUp: (jobId: string, attempt: number) => boolean
  /** made into bytes, or refused; it does not end the hub */
  isMade: (jobId: string, attempt: number) => void
  /** about to be sent */
  begins: (jobId: string, attempt: number) => void
  /** given back with nothing of it sent */
  forgets: (jobId: string, attempt: number) => void
  ends: (report: JobReport) => void
  /** half a receipt, or half a command, may lie in the printer: nothing is printed before it is cut off */
  isTorn: () => boolean
  tears: () => void
  cuts: () => void
  /** it may be in its setup mode, in which it prints nothing */
  isInSetup: () => boolean
  entersSetup: () => void
  leavesSetup: () => void
  /** it was seen to answer no proof that names the job, and another instead */
  namesNoJobs: () => boolean
  notesNames: (itNamesJobs: boolean) => void
  /** it was heard to answer at this place, so that its silence there means that it is away */
  hasSpoken: (place: string) => boolean
  speaks: (place: string) => void
  /** its memory is about to be written; false: that was done for this request already */
  writes: (requestId: string) => boolean
  /** the logo that it confirmed to keep */
  logo: () => NotedLogo | null
  keepsLogo: (logo: NotedLogo | null) => void
}

export type Ledger = {
  of: (deviceId: string) => JobLedger
  /** ends that the server may not have heard of yet, with the printer's id */
  untold: () => { deviceId: string; report: JobReport }[]
  /** the broker has taken the report of an end */
  told: (report: JobReport) => void
}

type Job = {
  device: string
  id: string
  attempt: number
  falls: number
  begun: boolean
  report: JobReport | undefined
  told: boolean
}

const steps = ['takes-up', 'made', 'begins', 'forgets', 'told'] as const
const printerSteps = [
  'torn',
  'cut',
  'in-setup',
  'out-of-setup',
  'names-no-jobs',
  'names-jobs',
] as const
const notedLogo = z.object({
  key: z.string(),
  hash: z.string(),
  width: z.int(),
  rows: z.int(),
  bytes: z.int(),
  who: z.string(),
})
const jobReport = z.custom<JobReport>(
  value =>
    z
      .object({ is: z.literal('job'), job_id: z.string(), attempt: z.int(), state: z.string() })
      .safeParse(value).success,
)
const line = z.union([
  z.tuple([z.enum(steps), z.string(), z.string(), z.int()]),
  z.tuple([z.literal('ends'), z.string(), jobReport]),
  z.tuple([z.enum(printerSteps), z.string()]),
  z.tuple([z.literal('writes'), z.string(), z.string()]),
  z.tuple([z.literal('speaks'), z.string(), z.string()]),
  z.tuple([z.literal('logo'), z.string(), notedLogo.nullable()]),
])
type Line = z.infer<typeof line>

/**
 * Opens the ledger in `file`, null: in memory. What had begun when the last run of the hub ended is
 * ended now as unknown. `now` is epoch ms.
 */
export const openLedger = (file: string | null, now: () => number): Ledger => {
  const jobs = new Map<string, Job>()
  const torn = new Set<string>()
  const inSetup = new Set<string>()
  const nameless = new Set<string>()
  const written = new Map<string, string>()
  const voices = new Map<string, string>()
  const logos = new Map<string, NotedLogo>()
  let lines = 0

  const jobOf = (device: string, id: string, attempt: number): Job => {
    const key = `${id}:${attempt}`
    const known = jobs.get(key) ?? {
      device,
      id,
      attempt,
      falls: 0,
      begun: false,
      report: undefined,
      told: false,
    }
    jobs.set(key, known)
    known.device = device
    return known
  }

  const apply = (step: Line) => {
    if (step.length === 2) {
      const [is, device] = step
      if (is === 'torn') torn.add(device)
      if (is === 'cut') torn.delete(device)
      if (is === 'in-setup') inSetup.add(device)
      if (is === 'out-of-setup') inSetup.delete(device)
      if (is === 'names-no-jobs') nameless.add(device)
      if (is === 'names-jobs') nameless.delete(device)
      return
    }
    if (step[0] === 'writes') {
      written.set(step[2], step[1])
      if (written.size > WRITES_MAX) written.delete(written.keys().next().value ?? '')
      return
    }
    if (step[0] === 'speaks') {
      voices.set(step[1], step[2])
      return
    }
    if (step[0] === 'logo') {
      if (step[2]) logos.set(step[1], step[2])
      else logos.delete(step[1])
      return
    }
    if (step[0] === 'ends') {
      const [, device, report] = step
      const job = jobOf(device, report.job_id, report.attempt)
      Object.assign(job, { report, begun: false, falls: 0, told: false })
      return
    }
    const [is, device, id, attempt] = step
    const job = jobOf(device, id, attempt)
    if (is === 'takes-up') job.falls += 1
    if (is === 'made') job.falls = 0
    if (is === 'begins') job.begun = true
    if (is === 'told') job.told = true
    if (is === 'forgets') jobs.delete(`${id}:${attempt}`)
  }

  const write = (step: Line) => {
    apply(step)
    if (file === null) return forgetOld(jobs)
    appendFileSync(file, `${JSON.stringify(step)}\n`)
    lines += 1
    if (lines > LINES_MAX) writeAnew()
  }

  const writeAnew = () => {
    forgetOld(jobs)
    if (file === null) return
    const kept: Line[] = [...jobs.values()].flatMap(linesOf)
    for (const device of torn) kept.push(['torn', device])
    for (const device of inSetup) kept.push(['in-setup', device])
    for (const device of nameless) kept.push(['names-no-jobs', device])
    for (const [request, device] of written) kept.push(['writes', device, request])
    for (const [device, place] of voices) kept.push(['speaks', device, place])
    for (const [device, logo] of logos) kept.push(['logo', device, logo])
    writeFileSync(`${file}.new`, kept.map(step => `${JSON.stringify(step)}\n`).join(''))
    renameSync(`${file}.new`, file)
    lines = kept.length
  }

  if (file !== null) {
    mkdirSync(dirname(file), { recursive: true })
    for (const step of linesIn(file)) apply(step)
    for (const job of jobs.values()) {
      if (!job.begun) continue
      torn.add(job.device)
      apply(['ends', job.device, lostReport(job, now())])
    }
    writeAnew()
  }

  const tears = (device: string) => {
    if (!torn.has(device)) write(['torn', device])
  }

  const ledgerOf = (device: string): JobLedger => ({
    ended: (id, attempt) =>
      jobs.get(`${id}:${attempt}`)?.report ??
      [...jobs.values()].find(job => job.id === id && job.report?.state === 'printed')?.report,
    hasBegun: (id, attempt) => jobs.get(`${id}:${attempt}`)?.begun === true,
    takesUp(id, attempt) {
      if ((jobs.get(`${id}:${attempt}`)?.falls ?? 0) >= FALLS_MAX) return false
      write(['takes-up', device, id, attempt])
      return true
    },
    isMade: (id, attempt) => write(['made', device, id, attempt]),
    begins: (id, attempt) => write(['begins', device, id, attempt]),
    forgets: (id, attempt) => write(['forgets', device, id, attempt]),
    ends: report => write(['ends', device, report]),
    isTorn: () => torn.has(device),
    tears: () => tears(device),
    cuts() {
      if (torn.has(device)) write(['cut', device])
    },
    isInSetup: () => inSetup.has(device),
    entersSetup: () => write(['in-setup', device]),
    leavesSetup: () => write(['out-of-setup', device]),
    namesNoJobs: () => nameless.has(device),
    notesNames(itNamesJobs) {
      if (itNamesJobs === nameless.has(device))
        write([itNamesJobs ? 'names-jobs' : 'names-no-jobs', device])
    },
    hasSpoken: place => voices.get(device) === place,
    speaks(place) {
      if (voices.get(device) !== place) write(['speaks', device, place])
    },
    writes(requestId) {
      if (written.has(requestId)) return false
      write(['writes', device, requestId])
      return true
    },
    logo: () => logos.get(device) ?? null,
    keepsLogo: logo => write(['logo', device, logo]),
  })

  return {
    untold: () =>
      [...jobs.values()].flatMap(({ device, report, told }) =>
        report && !told ? [{ deviceId: device, report }] : [],
      ),
    told({ job_id, attempt }) {
      const job = jobs.get(`${job_id}:${attempt}`)
      if (job?.report && !job.told) write(['told', job.device, job_id, attempt])
    },
    of(device) {
      // Begun by a driver of this same hub, before the printer's row was changed.
      if ([...jobs.values()].some(job => job.device === device && job.begun)) tears(device)
      return ledgerOf(device)
    },
  }
}

/** What a killed hub left half-written at the end of the file is left out. */
function linesIn(file: string): Line[] {
  let text = ''
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return []
  }
  return text.split('\n').flatMap((one): Line[] => {
    try {
      return [line.parse(JSON.parse(one))]
    } catch {
      return []
    }
  })
}

const linesOf = ({ device, id, attempt, falls, begun, report, told }: Job): Line[] => [
  ...Array.from({ length: falls }, (): Line => ['takes-up', device, id, attempt]),
  ...(begun ? [['begins', device, id, attempt] satisfies Line] : []),
  ...(report ? [['ends', device, report] satisfies Line] : []),
  ...(told ? [['told', device, id, attempt] satisfies Line] : []),
]

/** Only jobs that have ended are forgotten, the oldest first; while there is room, told ones alone. */
function forgetOld(jobs: Map<string, Job>): void {
  let over = jobs.size - ENDED_MAX
  for (const [key, { report, told }] of jobs) {
    if (over <= 0) return
    if (!report || (!told && over <= ENDED_MAX)) continue
    jobs.delete(key)
    over -= 1
  }
}

const lostReport = ({ id, attempt }: Job, at: number): JobReport => ({
  is: 'job',
  job_id: id,
  attempt,
  state: 'unknown',
  offset: 0,
  bytes: 0,
  why: 'hub-restarted',
  at,
})
