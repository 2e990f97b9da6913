// A job leaves its printer: by itself, when nothing of it is on paper; else because somebody says so.
import * as z from 'zod'
import { failOverInput, sendElsewhereInput } from '#schema/areas/printers.ts'
import { command, put, refuse } from '#schema/command.ts'
import { id } from '#schema/fields.ts'
import type { Row } from '#schema/index.ts'
import { kindOfPrinter, type Member, standInFor } from '#schema/rules/fail-over.ts'
import { deviceTopic } from '#schema/wire/topics.ts'
import { againOf, editOf, meantFor } from './again.ts'

type Job = Row<'print_job'>
type Named = Member & { name: string; name_ar: string }

export const failOver = command({
  name: 'printing.fail-over',
  summary:
    'Gives a job that has not begun to the next ready printer of its group, when its own is away.',
  permission: 'devices.report',
  reply: z.strictObject({ device_id: id }),
  input: failOverInput,
  needs: (db, { job_id }) => ({
    jobs: db.selectFrom('print_job').selectAll().where('id', '=', job_id),
  }),
  more: (db, _input, { jobs: [job] }) => ({
    groups: db
      .selectFrom('printer_group')
      .selectAll()
      .where('id', '=', job?.group_id ?? '')
      .where('status', '=', 'active'),
    members: db
      .selectFrom('printer_group_member as member')
      .innerJoin('device', 'device.id', 'member.device_id')
      .select(['device.id', 'device.options_json', 'device.name', 'device.name_ar'])
      .where('member.group_id', '=', job?.group_id ?? '')
      .where('device.status', '=', 'active')
      .orderBy('member.position'),
    own: db
      .selectFrom('device')
      .select(['id', 'options_json', 'name', 'name_ar'])
      .where('id', '=', job?.device_id ?? ''),
  }),
  decide({ jobs: [job], groups: [group], members, own: [own] }, input, { now }) {
    if (!job) return refuse('job-unknown')
    const { given_back, printers: facts } = input
    const isSame = job.device_id === input.device_id && job.attempt === input.attempt
    const mayMove = job.state === 'queued' || (given_back && job.state === 'waiting')
    // What has begun meanwhile, or was moved by another, stays where it is.
    if (!isSame || !mayMove || job.kind === 'drawer') {
      return { changes: [], reply: { device_id: job.device_id } }
    }
    const asked = { deviceId: job.device_id, members: withOwn(members, own), facts, now }
    const next = group ? standInFor({ role: group.role, ...asked }) : null
    if (next === null) {
      // Its hub does not have it any more: it waits here, and goes there once more.
      const back = given_back ? [put('print_job', { ...job, state: 'queued', why: null })] : []
      return { changes: back, reply: { device_id: job.device_id } }
    }
    const moved = movedTo(next, job, own)
    return {
      changes: [put('print_job', moved)],
      reply: { device_id: next },
      audit: [editOf(job, moved, ['device_id', 'state'])],
    }
  },
})

export const sendElsewhere = command({
  name: 'printing.send-elsewhere',
  summary:
    'Gives up on a job at its printer and prints it on another; what may be on paper already says so.',
  permission: 'printing.reprint',
  reply: z.strictObject({ device_id: id }),
  input: sendElsewhereInput,
  needs: (db, { job_id, device_id }) => ({
    jobs: db.selectFrom('print_job').selectAll().where('id', '=', job_id),
    printers: db.selectFrom('device').selectAll().where('id', '=', device_id),
  }),
  more: (db, _input, { jobs: [job] }) => ({
    own: db
      .selectFrom('device')
      .select(['id', 'class', 'store_id'])
      .where('id', '=', job?.device_id ?? ''),
  }),
  decide({ jobs: [job], printers: [printer], own: [own] }, { device_id }, { store_id }) {
    if (!job || !own) return refuse('job-unknown')
    if (!printer || printer.store_id !== (store_id ?? own.store_id)) return refuse('device-unknown')
    const isSame = kindOfPrinter(printer.class) === kindOfPrinter(own.class)
    if (!isSame || printer.id === own.id) return refuse('not-another-printer')
    if (printer.status !== 'active') return refuse('device-blocked')
    if (job.kind === 'drawer') return refuse('drawer-not-repeated')
    if (!LEFT.includes(job.state)) return refuse('job-not-stuck', { state: job.state })
    const again = againOf(job)
    const meant_for = meantOf(job, device_id)
    const next: Job = { ...again, device_id, meant_for, why: 'sent-elsewhere' }
    return {
      changes: [put('print_job', next)],
      reply: { device_id },
      audit: [editOf(job, next, ['device_id', 'state', 'attempt'])],
      messages: [{ topic: deviceTopic(own.store_id, own.id, 'in'), payload: cancel(job.id) }],
    }
  },
})

/** What somebody may give up on: it waits, or has ended without anybody knowing of its paper. */
const LEFT = ['queued', 'waiting', 'unknown', 'failed', 'parked']

const cancel = (job_id: string) => ({ is: 'cancel-job', job_id })

const meantOf = ({ meant_for, device_id }: Job, next: string) => {
  const first = meant_for ?? device_id
  return first === next ? null : first
}

function movedTo(next: string, job: Job, own: Named | undefined): Job {
  const isFirstMove = job.meant_for === null && own !== undefined
  return {
    ...job,
    device_id: next,
    meant_for: meantOf(job, next),
    // The cook at the other printer has to know whose ticket it is; a customer knows what he bought.
    document_json:
      job.kind === 'kitchen' && isFirstMove ? meantFor(job.document_json, own) : job.document_json,
    state: 'queued',
    why: 'moved',
  }
}

/** A printer that was taken out of the group still has to give up what it was to print. */
const withOwn = (members: Member[], own: Member | undefined): Member[] =>
  own === undefined || members.some(({ id }) => id === own.id) ? members : [...members, own]
