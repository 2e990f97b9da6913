// What a till still waits for on paper, and the cashier's word on what nobody else can know.
import * as z from 'zod'
import { printJob, settlePrintInput } from '#schema/areas/system.ts'
import { command, put, refuse } from '#schema/command.ts'
import { id, text } from '#schema/fields.ts'
import type { Row } from '#schema/index.ts'
import { question } from '#schema/question.ts'
import { editOf } from './again.ts'

type State = Row<'print_job'>['state']

/** Without an end, or with one of which nobody knows what is on paper. */
const UNSETTLED: readonly State[] = ['queued', 'sending', 'waiting', 'unknown', 'failed', 'parked']
const ENDED_UNSEEN: readonly State[] = ['unknown', 'failed', 'parked']

/** Of yesterday nobody at the till knows any more: the setup page has it. */
const LOOKED_BACK_MS = 12 * 60 * 60_000
const JOBS_MAX = 30

export const tillJobs = question({
  name: 'printing.till-jobs',
  summary:
    'Print jobs of a till that are not on paper yet, or of which nobody knows; newest first.',
  permission: 'sales.complete',
  method: 'get',
  reply: z.strictObject({
    rows: z.array(
      printJob.row
        .pick({ id: true, device_id: true, kind: true, state: true, why: true, created_at: true })
        .extend({ sale_id: id.nullable(), receipt_no: text('Receipt').nullable() }),
    ),
  }),
  input: z.strictObject({ till_id: id }),
  needs: (db, { till_id }, { now }) => ({
    jobs: db
      .selectFrom('print_job')
      .innerJoin('device', 'device.id', 'print_job.device_id')
      .leftJoin('sale', 'sale.id', 'print_job.sale_id')
      .leftJoin('till_session', 'till_session.id', 'sale.till_session_id')
      .select([
        'print_job.id',
        'print_job.device_id',
        'print_job.kind',
        'print_job.state',
        'print_job.why',
        'print_job.created_at',
        'print_job.sale_id',
        'sale.receipt_no',
      ])
      .where('print_job.state', 'in', UNSETTLED)
      .where('print_job.created_at', '>', now - LOOKED_BACK_MS)
      // Labels are the back office's, a drawer's pulse is no paper, a test page the technician's.
      .where('print_job.kind', 'in', ['receipt', 'copy', 'report', 'kitchen'])
      .where(({ or, and, eb }) =>
        or([
          eb('till_session.till_id', '=', till_id),
          // A report is of no sale: it concerns whoever uses its printer.
          and([
            eb('print_job.sale_id', 'is', null),
            or([eb('device.till_id', '=', till_id), eb('device.till_id', 'is', null)]),
          ]),
        ]),
      )
      .orderBy('print_job.created_at', 'desc')
      .limit(JOBS_MAX),
  }),
  answer: ({ jobs }) => ({ rows: jobs }),
})

export const settle = command({
  name: 'printing.settle',
  summary:
    'Somebody has looked at the printer: a job is on paper, or is not wanted any more. It is printed no more.',
  permission: 'printing.reprint',
  reply: z.strictObject({ state: z.enum(['printed', 'cancelled']) }),
  input: settlePrintInput,
  needs: (db, { job_id }) => ({
    jobs: db.selectFrom('print_job').selectAll().where('id', '=', job_id),
  }),
  decide({ jobs: [job] }, { came_out }, { now }) {
    if (!job) return refuse('job-unknown')
    if (!ENDED_UNSEEN.includes(job.state)) return refuse('job-not-stuck', { state: job.state })
    const state = came_out ? ('printed' as const) : ('cancelled' as const)
    const why = came_out ? 'seen-by-hand' : 'not-wanted'
    const next = { ...job, state, why, finished_at: now }
    return {
      changes: [put('print_job', next)],
      reply: { state },
      audit: [editOf(job, next, ['state', 'why'])],
    }
  },
})
