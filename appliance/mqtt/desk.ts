// The store server's desk for devices: tells the hubs which devices there are, hands out print jobs,
// and turns what devices report into commands.
import { v7 } from 'uuid'
import * as z from 'zod'
import type { Engine } from '#appliance/http/engine.ts'
import { systemCaller } from '#appliance/http/sessions.ts'
import { db } from '#appliance/kernel/compile.ts'
import type { Committed, Kernel } from '#appliance/kernel/execute.ts'
import { commands } from '#appliance/modules/index.ts'
import { printJob as printJobs } from '#schema/areas/system.ts'
import { neighboursOf } from '#schema/queries.ts'
import { cardEnquiry } from '#schema/rules/card-enquiry.ts'
import { isSlipKey } from '#schema/rules/receipt-report.ts'
import {
  broadcastTopic,
  deviceTopic,
  readDeviceTopic,
  readTerminalTopic,
} from '#schema/wire/topics.ts'
import type { Broker } from './broker.ts'
import { openSpool } from './spool.ts'

const PAPER_TIMEOUT_MS = 2_000
/** A job whose paper nobody can vouch for is printed again by itself, marked, up to this attempt. */
const ATTEMPTS_BY_ITSELF = 2
/** A drawer that did not open by then, because the printer was busy, is not opened later. */
const DRAWER_TTL_MS = 3_000
/** Jobs of a hub that began anew, looked at in one go. */
const LOST_JOBS_MAX = 500
/** What a card terminal is asked when it comes back: so many payments, no older than this. */
const PAYMENTS_ASKED_MAX = 20
const PAYMENTS_ASKED_MS = 7 * 24 * 60 * 60 * 1_000

const jobReport = z.object({
  is: z.literal('job'),
  job_id: z.string(),
  attempt: z.int(),
  state: z.enum(['sending', 'waiting', 'sent', 'printed', 'unknown', 'failed', 'cancelled']),
  why: z.string().max(200).nullish(),
})

const paymentReport = z.object({
  is: z.literal('payment'),
  request_id: z.string(),
  state: z.enum(['busy', 'approved', 'declined', 'no-answer', 'cancelled', 'unknown']),
  auth_code: z.string().nullish(),
  scheme: z.string().nullish(),
  last4: z.string().nullish(),
  message: z.string().nullish(),
  terminal_ref: z.string().max(80).nullish(),
  terminal_before: z.string().max(80).nullish(),
  slips: z.array(z.array(z.string())).nullish(),
})

const dayReport = z.object({
  is: z.literal('end-of-day'),
  request_id: z.string(),
  state: z.enum(['done', 'failed', 'unknown']),
  amount: z.int().optional(),
  totals: z.array(z.object({ card: z.string(), count: z.int(), amount: z.int() })).optional(),
  message: z.string().optional(),
  slips: z.array(z.array(z.string())).optional(),
})

const paperReport = z.object({
  is: z.literal('paper'),
  receipts: z.array(z.object({ id: z.string(), svg: z.string() })),
})

const terminalState = z.object({ state: z.string(), class: z.literal('card_terminal') })

const hubState = z.object({ state: z.string(), boot: z.string().optional() })

export type Desk = {
  heard: (topic: string, payload: unknown) => void
  committed: (committed: Committed) => void
  /** the last state of each device and hub, by id */
  states: () => ReadonlyMap<string, unknown>
  /** what a virtual printer has on paper; null when it does not answer */
  paper: (deviceId: string) => Promise<unknown[] | null>
  /** sends what hubs and screens must know from the start */
  begin: () => Promise<void>
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
  const states = new Map<string, unknown>()
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
      broker().publish(deviceTopic(store, job.device_id, 'in'), {
        is: 'print',
        job_id: job.id,
        attempt: job.attempt,
        document: JSON.parse(job.document_json),
        ...(ttlMs === null ? {} : { ttl_ms: Math.max(0, ttlMs) }),
      }),
  })
  /**
   * The drawer does not wait for the paper. It is told when the sale is written and never again, so
   * that nothing that is repeated, by a hub that comes back or by a cashier, opens it once more.
   */
  const openDrawer = (job: z.infer<typeof printJob>) => {
    if (job.attempt > 1 || !job.document_json.includes(DRAWER_BLOCK)) return
    const message = { is: 'open-drawer', request_id: job.id, ttl_ms: DRAWER_TTL_MS }
    broker().publish(deviceTopic(store, job.device_id, 'in'), message)
  }
  const announce = async () => {
    const devices = await engine.read(db.selectFrom('device').selectAll(), caller)
    displays.clear()
    for (const device of devices)
      if (device.class === 'line_display' && device.status === 'active')
        displays.set(device.till_id ?? '', device.id)
    const [tenant] = await engine.read(
      db.selectFrom('tenant').select(['currency', 'currency_decimals']),
      caller,
    )
    const settings = { currency: tenant?.currency ?? '', decimals: tenant?.currency_decimals ?? 2 }
    broker().publish(broadcastTopic(store, 'devices'), { devices, settings }, true)
  }
  const again = async (job: { id: string; attempt: number }) => {
    if (job.attempt > ATTEMPTS_BY_ITSELF) return
    const known = db.selectFrom('print_job').select('key').where('id', '=', job.id)
    const [row] = await engine.read(known, caller)
    if (row && !isSlipKey(row.key)) {
      await command('printing.retry', `retry:${job.id}:${job.attempt}`, { job_id: job.id })
    }
  }
  /** A hub or a printer that began anew knows nothing of its jobs: half-sent ones are nobody's any more. */
  const beganAnew = async (deviceId?: string) => {
    const all = db.selectFrom('print_job').selectAll().where('state', 'in', ['sending', 'waiting'])
    const lost = deviceId === undefined ? all : all.where('device_id', '=', deviceId)
    const jobs = await engine.read(lost.orderBy('created_at').limit(LOST_JOBS_MAX), caller)
    for (const job of jobs) {
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
  const hubCame = async (fresh: boolean) => {
    if (fresh) await beganAnew()
    await spool.came()
  }
  /** The hub starts a device whose row was changed anew, with an empty queue. */
  const devicesChanged = async (ids: readonly string[]) => {
    await announce()
    for (const id of ids) await beganAnew(id)
    await spool.came()
  }
  /** A job that is still with us can be taken out here; the hub knows nothing of it. */
  const cancelHere = async (jobId: string) => {
    const known = db.selectFrom('print_job').selectAll().where('id', '=', jobId)
    const [job] = await engine.read(known.where('state', '=', 'queued'), caller)
    if (job && !spool.isInHand(job)) await end(job)
  }

  const jobSaid = async (
    device: string,
    { job_id, attempt, state, why }: z.infer<typeof jobReport>,
  ) => {
    const input = { job_id, device_id: device, attempt, state, ...(why ? { why } : {}) }
    await command('printing.report', v7(), input)
    if (state === 'unknown') await again({ id: job_id, attempt })
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
    const topic = deviceTopic(store, device, 'in')
    for (const payment of await engine.read(owed, caller)) {
      const neighbours = await engine.read(neighboursOf(db, payment), caller)
      broker().publish(topic, cardEnquiry(payment, neighbours))
    }
  }

  const isReady = (payload: unknown) => terminalState.safeParse(payload).data?.state === 'ready'

  const outSaid = (device: string, payload: unknown) => {
    const job = jobReport.safeParse(payload)
    if (job.success) inBackground(jobSaid(device, job.data))
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
    if (text && display !== undefined) broker().publish(deviceTopic(store, display, 'in'), text)
  }

  return {
    states: () => states,
    heard(topic, payload) {
      const till = readTerminalTopic(topic)
      if (till?.store === store && till.channel === 'out') return tillSaid(till.terminal, payload)
      const said = readDeviceTopic(topic)
      if (!said || said.store !== store) return
      if (said.channel === 'out') return outSaid(said.device, payload)
      if (said.channel !== 'state') return
      if (isReady(payload) && !isReady(states.get(said.device)))
        inBackground(terminalCame(said.device))
      if (payload === null) states.delete(said.device)
      else states.set(said.device, payload)
      const hub = hubState.safeParse(payload)
      if (!hub.success || hub.data.boot === undefined || hub.data.state === 'offline') return
      inBackground(hubCame(boots.isNew(said.device, hub.data.boot)))
    },
    committed({ written, messages }) {
      for (const { table, row } of written) {
        if (table !== 'print_job' || !row) continue
        const job = printJob.safeParse(row).data
        if (!job) continue
        if (ENDED.has(job.state)) spool.ended(job)
        if (job.state !== 'queued') continue
        openDrawer(job)
        spool.queued(job)
      }
      for (const { topic, payload } of messages) {
        broker().publish(topic, payload)
        const cancel = cancelMessage.safeParse(payload).data
        if (cancel) inBackground(cancelHere(cancel.job_id))
      }
      const changed = written.filter(({ table }) => table === 'device').map(({ id }) => id)
      if (changed.length > 0) inBackground(devicesChanged(changed))
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
        broker().publish(deviceTopic(store, deviceId, 'in'), { is: 'paper' })
      }),
    begin: announce,
  }
}

const printJob = z.object({
  id: z.string(),
  device_id: z.string(),
  kind: printJobs.row.shape.kind,
  attempt: z.number(),
  document_json: z.string(),
  created_at: z.number(),
  state: printJobs.row.shape.state,
})

const ENDED: ReadonlySet<string> = new Set(['sent', 'printed', 'unknown', 'failed', 'cancelled'])

/** Two lines for the customer, as a till gives them. */
const customerText = z.object({
  is: z.literal('show'),
  upper: z.string().max(200),
  lower: z.string().max(200),
})

const cancelMessage = z.object({ is: z.literal('cancel-job'), job_id: z.string() })

/** How the block stands in a receipt's JSON; in a name its quotation marks would be escaped. */
const DRAWER_BLOCK = '{"is":"drawer"'
