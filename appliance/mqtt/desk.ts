// The store server's desk for devices: tells the hubs which devices there are, hands out print jobs,
// and turns what devices report into commands.
import { v7 } from 'uuid'
import type * as z from 'zod'
import type { Engine } from '#appliance/http/engine.ts'
import { systemCaller } from '#appliance/http/sessions.ts'
import { db } from '#appliance/kernel/compile.ts'
import type { Committed, Kernel } from '#appliance/kernel/execute.ts'
import { commands } from '#appliance/modules/index.ts'
import type { Table } from '#schema/index.ts'
import { neighboursOf } from '#schema/queries.ts'
import { cardEnquiry } from '#schema/rules/card-enquiry.ts'
import { deviceOf } from '#schema/rules/device-of.ts'
import { ATTEMPTS_MAX, repeatsItself } from '#schema/rules/print-job.ts'
import { valuesOf } from '#schema/stored.ts'
import {
  broadcastTopic,
  deviceTopic,
  readDeviceTopic,
  readTerminalTopic,
} from '#schema/wire/topics.ts'
import type { Broker } from './broker.ts'
import { openFailOver } from './fail-over.ts'
import { isHub, openPresence } from './presence.ts'
import { openPreviews, type Previews } from './previews.ts'
import {
  cancelMessage,
  customerText,
  dayReport,
  drawerReport,
  givenBack,
  hubState,
  jobReport,
  paperReport,
  paymentReport,
  printJob,
  terminalState,
} from './reports.ts'
import { openSpool } from './spool.ts'

const PAPER_TIMEOUT_MS = 2_000
/** Jobs of a hub that began anew, looked at in one go. */
const LOST_JOBS_MAX = 500
/** What a card terminal is asked when it comes back: so many payments, no older than this. */
const PAYMENTS_ASKED_MAX = 20
const PAYMENTS_ASKED_MS = 7 * 24 * 60 * 60 * 1_000

export type Desk = {
  heard: (topic: string, payload: unknown) => void
  committed: (committed: Committed) => void
  /** the last state of each device and hub, by id */
  states: () => ReadonlyMap<string, unknown>
  /** what a virtual printer has on paper; null when it does not answer */
  paper: (deviceId: string) => Promise<unknown[] | null>
  /** what a printer would make of a document; no device is asked */
  draw: Previews['draw']
  /** sends what hubs and screens must know from the start */
  begin: () => Promise<void>
  stop: () => void
}

/** Which start of a hub was seen last; kept on disk, so that it outlives the server. */
type Boots = { isNew: (hub: string, boot: string) => boolean }

export const openDesk = (
  engine: Engine,
  kernel: Kernel,
  broker: () => Broker,
  boots: Boots,
  log: (message: string, data?: object) => void,
  now: () => number,
): Desk => {
  const { tenant_id, store_id: store } = kernel.site
  const caller = systemCaller(tenant_id, store)
  const papers = new Map<string, ((receipts: unknown[]) => void)[]>()
  /** The customer's display of each till, and under no name the one that all share. */
  const displays = new Map<string, string>()

  const command = async (name: string, id: string, input: unknown) => {
    const known = commands.get(name)
    if (!known) throw new Error(`there is no command ${name}`)
    const outcome = await engine.execute(known, id, input, caller)
    if (outcome.is === 'refused')
      log(`a device's report was refused`, { name, code: outcome.code, ...outcome.data })
  }
  const inBackground = (work: Promise<unknown>) => {
    work.catch(error => log('a report could not be written', { error: String(error) }))
  }
  const say = (device: string, body: unknown) =>
    broker().publish(deviceTopic(store, device, 'in'), body)
  const presence = openPresence({
    now,
    say: (device, state) => broker().publish(deviceTopic(store, device, 'state'), state, true),
  })
  const previews = openPreviews({
    say,
    hub: () =>
      [...presence.states()]
        .filter(([id, state]) => isHub(id) && hubState.safeParse(state).data?.state === 'ready')
        .map(([id]) => id)
        .sort()[0],
  })
  /** What a hub said of its jobs and is being written: a hub that began anew is looked at after it. */
  const reports = new Set<Promise<unknown>>()
  /** Jobs that a hub has and did not begin when it spoke of them last, with their attempt. */
  const untouched = new Map<string, number>()
  let hasBegun = false
  const end = (job: { id: string; device_id: string; attempt: number }, why?: string) =>
    command('printing.report', v7(), {
      job_id: job.id,
      device_id: job.device_id,
      attempt: job.attempt,
      state: 'cancelled',
      why,
    })
  const spool = openSpool({
    engine,
    site: kernel.site,
    now,
    inBackground,
    drop: job => end(job, 'too-old'),
    print: (job, ttlMs) =>
      say(job.device_id, {
        is: 'print',
        job_id: job.id,
        attempt: job.attempt,
        document: JSON.parse(job.document_json),
        ...(ttlMs === null ? {} : { ttl_ms: Math.max(0, ttlMs) }),
      }),
    isHere: presence.isHere,
  })
  const failOver = openFailOver({
    engine,
    site: kernel.site,
    now,
    presence,
    spool,
    inBackground,
    ask: ({ id, device_id, attempt }) => say(device_id, { is: 'give-back', job_id: id, attempt }),
    command: (name, input) => command(name, v7(), input),
  })
  const announce = async () => {
    const devices = await engine.read(db.selectFrom('device').selectAll(), caller)
    const out = db.selectFrom('hub').select('code').where('status', '=', 'revoked')
    const revoked = await engine.read(out, caller)
    presence.know(devices, new Set(revoked.map(({ code }) => code)))
    // Before the hubs hear of it: what they say then is theirs to say.
    broker().assign(presence.hubs())
    displays.clear()
    const shown = devices.filter(device => device.class === 'line_display')
    for (const till of new Set(shown.map(({ till_id }) => till_id ?? ''))) {
      const display = deviceOf(shown, 'line_display', till)
      if (display) displays.set(till, display.id)
    }
    const [tenant] = await engine.read(
      db.selectFrom('tenant').select(['currency', 'currency_decimals']),
      caller,
    )
    const settings = { currency: tenant?.currency ?? '', decimals: tenant?.currency_decimals ?? 2 }
    broker().publish(broadcastTopic(store, 'devices'), { devices, settings }, true)
  }
  const again = async (job: { id: string; attempt: number }) => {
    if (job.attempt >= ATTEMPTS_MAX) return
    const known = db
      .selectFrom('print_job')
      .select(['key', 'document_json'])
      .where('id', '=', job.id)
    const [row] = await engine.read(known, caller)
    if (row && repeatsItself(row)) {
      await command('printing.retry', `retry:${job.id}:${job.attempt}`, { job_id: job.id })
    }
  }
  /**
   * A hub or a printer that began anew: what it does not know how it ended is nobody's any more. But for
   * what a hub had not begun: it would have said so in the meantime, and its ledger knows what it began.
   */
  const beganAnew = async (deviceIds: readonly string[], isSameHub: boolean) => {
    await Promise.allSettled(reports)
    const begun = db
      .selectFrom('print_job')
      .selectAll()
      .where('state', 'in', ['sending', 'waiting'])
      .where('device_id', 'in', valuesOf(deviceIds))
    const jobs = await engine.read(begun.orderBy('created_at').limit(LOST_JOBS_MAX), caller)
    for (const job of jobs) {
      if (isSameHub && untouched.get(job.id) === job.attempt) continue
      const input = {
        job_id: job.id,
        device_id: job.device_id,
        attempt: job.attempt,
        state: 'unknown',
        why: 'hub-restarted',
      }
      await command('printing.report', `job:${job.id}:${job.attempt}:hub-restarted`, input)
      await again(job)
    }
  }
  const hubCame = async (hub: string, boot: string) => {
    const ids = presence.devicesOf(hub)
    const isFresh = boots.isNew(hub, boot)
    if (isFresh) await beganAnew(ids, true)
    await spool.came(ids, isFresh)
  }
  const hubSaid = (id: string, payload: unknown) => {
    const hub = hubState.safeParse(payload)
    // One that comes before the devices are known is looked at when they are.
    if (!hasBegun || !hub.success || hub.data.boot === undefined || hub.data.state === 'offline')
      return
    inBackground(hubCame(id, hub.data.boot))
  }
  /**
   * The hub starts a device whose row was changed anew, with an empty queue. What it had begun it knows
   * itself; another hub does not.
   */
  const devicesChanged = async (ids: readonly string[]) => {
    const before = new Map(presence.hubs())
    await announce()
    await failOver.know()
    const moved = ids.filter(id => presence.hubs().get(id) !== before.get(id))
    await beganAnew(moved, false)
    await spool.came(ids, true)
  }
  /** A job that is still with us can be taken out here; the hub knows nothing of it. */
  const cancelHere = async (jobId: string, deviceId: string) => {
    const known = db.selectFrom('print_job').selectAll().where('id', '=', jobId)
    const here = known.where('state', '=', 'queued').where('device_id', '=', deviceId)
    const [job] = await engine.read(here, caller)
    if (job && !spool.isInHand(job)) await end(job)
  }

  const jobSaid = async (
    device: string,
    { job_id, attempt, state, why, bytes }: z.infer<typeof jobReport>,
  ) => {
    if (state === 'waiting' && bytes === 0) untouched.set(job_id, attempt)
    else untouched.delete(job_id)
    const input = { job_id, device_id: device, attempt, state, ...(why ? { why } : {}) }
    await command('printing.report', v7(), input)
    if (state === 'unknown') await again({ id: job_id, attempt })
  }

  const drawerSaid = async (
    device_id: string,
    { request_id: job_id, open, seen, why }: z.infer<typeof drawerReport>,
  ) => {
    // Opened, as far as a printer without a sensor can know: asked is all that can be said of it.
    if (open && !seen) return
    const known = db.selectFrom('print_job').select('kind').where('id', '=', job_id)
    const [job] = await engine.read(known, caller)
    // A sale's drawer is asked by the number of its receipt, which has a paper of its own to tell of.
    if (job?.kind !== 'drawer') return
    const state = open ? 'printed' : 'failed'
    const input = { job_id, device_id, attempt: 1, state, ...(why ? { why } : {}) }
    await command('printing.report', v7(), input)
  }

  const paymentSaid = (device: string, said: z.infer<typeof paymentReport>) => {
    const optional = Object.fromEntries(
      (['auth_code', 'scheme', 'last4', 'message', 'terminal_ref', 'terminal_before'] as const)
        .filter(name => typeof said[name] === 'string' && said[name] !== '')
        .map(name => [name, said[name]]),
    )
    // Whether it is news is the command's to decide. A key made from the report would make one of two
    // that come in the same moment a repetition of the other, and an approval could be lost with it.
    return command('payments.report', v7(), {
      payment_id: said.request_id,
      device_id: device,
      state: said.state,
      ...optional,
      ...(said.slips ? { slips: said.slips } : {}),
    })
  }

  const daySaid = (device: string, { request_id, ...said }: z.infer<typeof dayReport>) => {
    const { is: _, ...more } = said
    return command('payments.report-end-of-day', v7(), {
      card_day_id: request_id,
      device_id: device,
      ...more,
    })
  }

  /** A terminal that is back is asked about all it owes an answer for, also what was settled by hand. */
  const terminalCame = async (device: string) => {
    const owed = db
      .selectFrom('card_payment')
      .selectAll()
      .where('device_id', '=', device)
      .where('requested_at', '>', now() - PAYMENTS_ASKED_MS)
      .where(({ or, eb, and }) =>
        or([
          eb('state', 'in', ['requested', 'busy', 'no-answer', 'unknown']),
          // Its late word is kept as a message, and not asked for again.
          and([eb('state', 'in', ['paid-by-hand', 'unpaid-by-hand']), eb('message', 'is', null)]),
        ]),
      )
      .orderBy('requested_at', 'desc')
      .limit(PAYMENTS_ASKED_MAX)
    for (const payment of await engine.read(owed, caller)) {
      const neighbours = await engine.read(neighboursOf(db, payment), caller)
      say(device, cardEnquiry(payment, neighbours))
    }
  }

  const isReady = (payload: unknown) => terminalState.safeParse(payload).data?.state === 'ready'

  const outSaid = (device: string, payload: unknown) => {
    if (isHub(device)) previews.heard(payload)
    const job = jobReport.safeParse(payload)
    if (job.success) {
      const writing = jobSaid(device, job.data).finally(() => reports.delete(writing))
      reports.add(writing)
      inBackground(writing)
    }
    const back = givenBack.safeParse(payload)
    if (back.success) {
      const { job_id: id, attempt } = back.data
      inBackground(failOver.gaveBack({ id, device_id: device, attempt }))
    }
    const drawer = drawerReport.safeParse(payload)
    if (drawer.success) inBackground(drawerSaid(device, drawer.data))
    const payment = paymentReport.safeParse(payload)
    if (payment.success) inBackground(paymentSaid(device, payment.data))
    const day = dayReport.safeParse(payload)
    if (day.success) inBackground(daySaid(device, day.data))
    const paper = paperReport.safeParse(payload)
    if (paper.success) {
      for (const take of papers.get(device) ?? []) take(paper.data.receipts)
      papers.delete(device)
    }
  }

  /** What the customer reads goes from the till to its display as it comes: nobody waits for it. */
  const tillSaid = (till: string, payload: unknown) => {
    const text = customerText.safeParse(payload).data
    const display = displays.get(till) ?? displays.get('')
    if (text && display !== undefined) say(display, text)
  }

  return {
    states: presence.states,
    heard(topic, payload) {
      const till = readTerminalTopic(topic)
      if (till?.store === store && till.channel === 'out') return tillSaid(till.terminal, payload)
      const said = readDeviceTopic(topic)
      if (!said || said.store !== store) return
      if (said.channel === 'out') return outSaid(said.device, payload)
      if (said.channel !== 'state') return
      if (isReady(payload) && !isReady(presence.states().get(said.device)))
        inBackground(terminalCame(said.device))
      presence.heard(said.device, payload)
      failOver.look()
      hubSaid(said.device, payload)
    },
    committed({ written, messages }) {
      // A drawer is told before the paper begins, or it would wait for its end.
      for (const { topic, payload } of messages) {
        broker().publish(topic, payload)
        const cancel = cancelMessage.safeParse(payload).data
        const device = readDeviceTopic(topic)?.device
        if (cancel && device) inBackground(cancelHere(cancel.job_id, device))
      }
      let isQueued = false
      for (const { table, row } of written) {
        if (table !== 'print_job' || !row) continue
        const job = printJob.safeParse(row).data
        if (!job) continue
        if (ENDED.has(job.state)) {
          untouched.delete(job.id)
          spool.ended(job)
        }
        if (job.state !== 'queued') continue
        spool.queued(job)
        isQueued = true
      }
      const idsOf = (wanted: Table) =>
        written.filter(({ table }) => table === wanted).map(({ id }) => id)
      const changed = idsOf('device')
      if (changed.length > 0) inBackground(devicesChanged(changed))
      else if (idsOf('hub').length > 0) inBackground(announce())
      else if (GROUPS.some(table => idsOf(table).length > 0)) inBackground(failOver.know())
      else if (isQueued) failOver.look()
    },
    paper: deviceId =>
      new Promise(resolve => {
        const timer = setTimeout(() => resolve(null), PAPER_TIMEOUT_MS)
        const waiting = papers.get(deviceId) ?? []
        waiting.push(receipts => {
          clearTimeout(timer)
          resolve(receipts)
        })
        papers.set(deviceId, waiting.slice(-20))
        say(deviceId, { is: 'paper' })
      }),
    draw: previews.draw,
    begin: async () => {
      await announce()
      await failOver.know()
      hasBegun = true
      for (const [id, payload] of presence.states()) hubSaid(id, payload)
    },
    stop: failOver.stop,
  }
}

const ENDED: ReadonlySet<string> = new Set([
  'sent',
  'printed',
  'unknown',
  'failed',
  'cancelled',
  'parked',
])

const GROUPS: readonly Table[] = ['printer_group', 'printer_group_member']
