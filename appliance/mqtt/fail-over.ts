// Watches the printers of groups: what waits at one that is away is asked back of its hub, or kept back
// where no hub has it, and the command is told how the group's printers are. The command decides.
import type { Engine } from '#appliance/http/engine.ts'
import { systemCaller } from '#appliance/http/sessions.ts'
import { db } from '#appliance/kernel/compile.ts'
import type { Site } from '#appliance/kernel/execute.ts'
import type { Row } from '#schema/index.ts'
import { goesOn, type Member, type PrintRole, standInFor } from '#schema/rules/fail-over.ts'
import type { Presence } from './presence.ts'
import type { Spool } from './spool.ts'

/** A printer that is away is looked at this often: well within the five seconds a job may take to move. */
const LOOK_EVERY_MS = 500
/** A hub that does not say what became of a job it should give back is asked again. */
const ASK_AGAIN_MS = 2_000
/** Jobs looked at in one go. */
const JOBS_MAX = 200

type Job = Pick<
  Row<'print_job'>,
  'id' | 'device_id' | 'group_id' | 'kind' | 'state' | 'attempt' | 'created_at'
>
type Key = Pick<Job, 'id' | 'device_id' | 'attempt'>
type Group = { role: PrintRole; members: Member[] }

export type FailOver = {
  /** the groups there are, read again */
  know: () => Promise<void>
  /** a printer's state, or what waits, may be another */
  look: () => void
  /** a hub has given a job back; nothing of it is on paper */
  gaveBack: (job: Key) => Promise<void>
  stop: () => void
}

type Ways = {
  engine: Engine
  site: Site
  now: () => number
  presence: Presence
  spool: Spool
  /** asks the printer's hub to give a job back */
  ask: (job: Key) => void
  command: (name: string, input: unknown) => Promise<void>
  inBackground: (work: Promise<unknown>) => void
}

export const openFailOver = (ways: Ways): FailOver => {
  const { engine, site, now, presence, spool, ask, command, inBackground } = ways
  const caller = systemCaller(site.tenant_id, site.store_id)
  const begun = now()
  const groups = new Map<string, Group>()
  const asked = new Map<string, number>()
  let isLooking = false
  let timer: ReturnType<typeof setInterval> | undefined

  const factsOf = (group: Group | undefined, deviceId: string) => {
    const ids = new Set([deviceId, ...(group?.members.map(({ id }) => id) ?? [])])
    return [...ids].map(presence.fact)
  }

  const decide = async (job: Key, group: Group | undefined, given_back: boolean) => {
    const printers = factsOf(group, job.device_id)
    const { id: job_id, device_id, attempt } = job
    try {
      await command('printing.fail-over', { job_id, device_id, attempt, given_back, printers })
    } finally {
      spool.letGo(job)
    }
  }

  /** Only a hint, so that nobody is asked in vain. */
  const wouldMove = (job: Job, group: Group): boolean =>
    standInFor({
      role: group.role,
      deviceId: job.device_id,
      members: group.members,
      facts: factsOf(group, job.device_id),
      now: now(),
    }) !== null

  const moveOne = async (job: Job) => {
    const group = groups.get(job.group_id ?? '')
    if (!group || !wouldMove(job, group)) return
    // What was handed over before this server began is in the hands of a hub that has not come yet.
    const mayBeHeld = !presence.hasMet(job.device_id) && job.created_at <= begun
    if (mayBeHeld) return
    if (job.state === 'queued' && spool.keepBack(job)) return decide(job, group, false)
    if (!presence.isHere(job.device_id)) return
    if (now() - (asked.get(job.id) ?? 0) < ASK_AGAIN_MS) return
    asked.set(job.id, now())
    ask(job)
  }

  const lookOnce = async () => {
    if (isLooking) return
    isLooking = true
    try {
      const waiting = db
        .selectFrom('print_job')
        .select(['id', 'device_id', 'group_id', 'kind', 'state', 'attempt', 'created_at'])
        .where('state', 'in', ['queued', 'waiting'])
        .where('group_id', 'is not', null)
        .orderBy('created_at')
        .limit(JOBS_MAX)
      for (const job of await engine.read(waiting, caller)) await moveOne(job)
      for (const [id, at] of asked) if (now() - at > ASK_AGAIN_MS) asked.delete(id)
    } finally {
      isLooking = false
    }
  }

  const isAnyAway = () => presence.printers().some(id => !goesOn(presence.fact(id).state))

  const look = () => {
    if (groups.size === 0 || !isAnyAway()) {
      clearInterval(timer)
      timer = undefined
      return
    }
    inBackground(lookOnce())
    timer ??= setInterval(look, LOOK_EVERY_MS)
    timer.unref()
  }

  return {
    async know() {
      const rows = await engine.read(allMembers, caller)
      groups.clear()
      for (const { group_id, role, id, options_json } of rows) {
        const group = groups.get(group_id) ?? { role, members: [] }
        group.members.push({ id, options_json })
        groups.set(group_id, group)
      }
      look()
    },
    look,
    async gaveBack(job) {
      asked.delete(job.id)
      spool.gaveBack(job)
      const known = db.selectFrom('print_job').select('group_id').where('id', '=', job.id)
      const [row] = await engine.read(known, caller)
      await decide(job, groups.get(row?.group_id ?? ''), true)
    },
    stop: () => clearInterval(timer),
  }
}

const allMembers = db
  .selectFrom('printer_group_member as member')
  .innerJoin('printer_group as group', 'group.id', 'member.group_id')
  .innerJoin('device', 'device.id', 'member.device_id')
  .select(['group.id as group_id', 'group.role', 'device.id', 'device.options_json'])
  .where('group.status', '=', 'active')
  .where('device.status', '=', 'active')
  .orderBy('member.group_id')
  .orderBy('member.position')
