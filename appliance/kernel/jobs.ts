// Work that the store server owes itself: rows in `job`, run when due, each key once.
import * as z from 'zod'
import type { Caller, Engine } from '#appliance/http/engine.ts'
import { command, put, refuse } from '#schema/command.ts'
import { id } from '#schema/fields.ts'
import { db } from './compile.ts'
import { keepHouse } from './housekeeping.ts'
import type { Sqlite } from './sqlite.ts'

const LOOK_EVERY_MS = 30_000
const DAY_MS = 86_400_000
/** A job that failed is tried again, each time a minute later than the last, and then given up. */
const RETRY_MS = 60_000
const TRIES_MAX = 5
/** Due jobs that one look runs. */
const JOBS_MAX = 20

/** Plans the night's housekeeping once a day and runs what is due. `stop` ends it. */
export const openJobs = (
  engine: Engine,
  sqlite: Sqlite,
  caller: Caller,
  now: () => number,
  log: (message: string, data?: object) => void,
): { stop: () => void } => {
  const look = async () => {
    const day = Math.floor(now() / DAY_MS)
    const key = `housekeeping:${day}`
    const input = { kind: 'housekeeping', key, run_at: now(), payload_json: '{}' }
    await engine.execute(plan, `plan:${key}`, input, caller)
    const due = db
      .selectFrom('job')
      .selectAll()
      .where('state', '=', 'queued')
      .where('run_at', '<=', now())
      .limit(JOBS_MAX)
    for (const job of await engine.read(due, caller)) {
      const error =
        job.kind === 'housekeeping'
          ? keepHouse(sqlite, now())
          : `nobody runs jobs of kind ${job.kind}`
      if (error) log('a job failed', { kind: job.kind, key: job.key, error })
      await engine.execute(
        finish,
        `finish:${job.id}:${job.attempts}`,
        { job_id: job.id, error },
        caller,
      )
    }
  }
  const timer = setInterval(
    () => look().catch(error => log('jobs stopped', { error: String(error) })),
    LOOK_EVERY_MS,
  )
  timer.unref()
  look().catch(error => log('jobs stopped', { error: String(error) }))
  return { stop: () => clearInterval(timer) }
}

/** `job.plan`: a job of a key, planned once. */
const plan = command({
  name: 'job.plan',
  summary: 'Plans work for the server itself.',
  permission: 'system',
  input: z.strictObject({
    kind: z.string(),
    key: z.string(),
    run_at: z.int(),
    payload_json: z.string(),
  }),
  needs: (query, { key }) => ({
    known: query.selectFrom('job').select('id').where('key', '=', key),
  }),
  decide({ known: [known] }, input, { newId, tenant_id, store_id }) {
    if (known) return { changes: [], reply: { job_id: known.id } }
    const job = {
      id: newId(),
      tenant_id,
      store_id: store_id ?? tenant_id,
      ...input,
      state: 'queued' as const,
      attempts: 0,
      error: null,
      finished_at: null,
    }
    return { changes: [put('job', job)], reply: { job_id: job.id } }
  },
})

/** `job.finish`: what became of a job. */
const finish = command({
  name: 'job.finish',
  summary: 'Notes the end of a job.',
  permission: 'system',
  input: z.strictObject({ job_id: id, error: z.string().max(500).nullable() }),
  needs: (query, { job_id }) => ({
    jobs: query.selectFrom('job').selectAll().where('id', '=', job_id),
  }),
  decide({ jobs: [job] }, { error }, { now }) {
    if (!job) return refuse('job-unknown')
    const attempts = job.attempts + 1
    const state =
      error === null
        ? ('done' as const)
        : attempts >= TRIES_MAX
          ? ('failed' as const)
          : ('queued' as const)
    const finished_at = state === 'queued' ? null : now
    return {
      changes: [
        put('job', {
          ...job,
          state,
          attempts,
          error,
          finished_at,
          run_at: now + attempts * RETRY_MS,
        }),
      ],
      reply: { state },
    }
  },
})
