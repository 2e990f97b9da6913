// Routes that only the store has: its health, its devices as they are at this moment.
import * as z from 'zod'
import { device } from '#schema/areas/system.ts'
import { STORE_HUB } from '#schema/rules/hub-of.ts'
import type { ExtraRoute } from './http/app.ts'
import type { Caller } from './http/engine.ts'
import type { Metrics } from './http/metrics.ts'
import { ownAddresses } from './http/own-addresses.ts'
import { ProblemError } from './http/problem.ts'
import { db } from './kernel/compile.ts'
import { type Check, canWrite, diskSpace } from './kernel/health.ts'
import { openReplicaCheck } from './kernel/replica.ts'
import type { Store } from './kernel/store.ts'
import type { Desk } from './mqtt/desk.ts'
import type { Links } from './mqtt/links.ts'
import { hubState } from './mqtt/reports.ts'
import { pictureRoute } from './picture-route.ts'
import type { Link } from './sync/link.ts'

type Parts = {
  store: Store
  desk: Desk
  links: Links
  link: Link | null
  metrics: Metrics
  folder: string
  replica: string | undefined
  system: Caller
}

/** A parked job is told of for so long; the review list keeps it. */
const PARKED_TOLD_MS = 24 * 3_600_000

const state = z.record(z.string(), z.unknown())
const statesReply = z.strictObject({
  devices: z.array(device.row.extend({ state: state.nullable() })),
  hubs: z.array(z.strictObject({ id: z.string(), state })),
  /** ids of the customer screens whose line stands */
  screens: z.array(z.string()),
  /** where this store is reached from its own network */
  addresses: z.array(z.string()),
})
const paperReply = z.strictObject({
  receipts: z.array(z.strictObject({ id: z.string(), svg: z.string() })),
})

export const storeRoutes = ({
  store,
  desk,
  links,
  link,
  metrics,
  folder,
  replica,
  system,
}: Parts): ExtraRoute[] => {
  const follows = openReplicaCheck(folder, replica)
  const checks = (): Check[] => {
    // First: the check of the database writes, and the copy of that is a second away.
    const copy = follows()
    return [canWrite(store.sqlite), diskSpace(folder), copy, cloud(link), hub(desk)]
  }
  return [
    {
      method: 'GET',
      path: '/health/live',
      permission: 'public',
      summary: 'The server answers.',
      handle: async ctx => {
        ctx.body = { ok: true }
      },
    },
    {
      method: 'GET',
      path: '/health/ready',
      permission: 'public',
      summary: 'The server can sell.',
      handle: async ctx => {
        const check = canWrite(store.sqlite)
        ctx.status = check.ok ? 200 : 503
        ctx.body = { ok: check.ok }
      },
    },
    {
      method: 'GET',
      path: '/health/deep',
      permission: 'public',
      summary: 'Each part of the box with its state.',
      handle: async ctx => {
        const all = checks()
        ctx.body = {
          ok: all.every(({ ok }) => ok),
          at: Date.now(),
          checks: all,
          cloud: link?.state() ?? null,
          printing: await printing(store, system, Date.now()),
        }
      },
    },
    {
      method: 'GET',
      path: '/metrics',
      permission: 'system.metrics',
      summary: 'Figures for Prometheus.',
      handle: async ctx => {
        ctx.type = 'text/plain; version=0.0.4'
        ctx.body = await metrics.text()
      },
    },
    {
      method: 'GET',
      path: '/api/v1/devices/states',
      permission: 'device.read',
      summary:
        'The devices of the store, each with its state at this moment, its hubs, and which customer screens are there.',
      reply: statesReply,
      handle: async ctx => {
        const devices = await store.engine.read(
          db.selectFrom('device').selectAll().orderBy('name'),
          system,
        )
        const states = desk.states()
        ctx.body = {
          devices: devices.map(device => ({ ...device, state: states.get(device.id) ?? null })),
          hubs: [...states]
            .filter(([id]) => id.startsWith('hub-'))
            .map(([id, state]) => ({ id, state })),
          screens: [...links.screens()],
          addresses: ownAddresses(ctx.req),
        }
      },
    },
    {
      method: 'GET',
      path: '/api/v1/devices/paper',
      permission: 'devices.instruct',
      summary: 'What a virtual printer has on paper.',
      reply: paperReply,
      handle: async ctx => {
        const id = String(ctx.query['device_id'] ?? '')
        const receipts = await desk.paper(id)
        if (!receipts) throw new ProblemError('device-silent')
        ctx.body = { receipts }
      },
    },
    pictureRoute(desk),
  ]
}

/** Print jobs that are not on paper yet, since when the oldest waits and where, and what was parked lately. */
async function printing(store: Store, system: Caller, now: number) {
  const waiting = await store.engine.read(
    db
      .selectFrom('print_job')
      .select(({ fn }) => [
        'device_id',
        fn.countAll<number>().as('jobs'),
        fn.min('created_at').as('oldest_at'),
      ])
      .where('state', 'in', ['queued', 'sending', 'waiting'])
      .groupBy('device_id'),
    system,
  )
  const parked = await store.engine.read(
    db
      .selectFrom('print_job')
      .select(({ fn }) => ['device_id', fn.countAll<number>().as('parked')])
      .where('state', '=', 'parked')
      .where('created_at', '>', now - PARKED_TOLD_MS)
      .groupBy('device_id'),
    system,
  )
  return {
    waiting: waiting.reduce((sum, { jobs }) => sum + jobs, 0),
    oldest_at: waiting.length > 0 ? Math.min(...waiting.map(each => each.oldest_at)) : null,
    waiting_at: waiting.map(({ device_id }) => device_id),
    parked: parked.reduce((sum, each) => sum + each.parked, 0),
    parked_at: parked.map(({ device_id }) => device_id),
  }
}

function cloud(link: Link | null): Check {
  if (!link) return { name: 'cloud', ok: true, detail: 'this store has no head office' }
  const { connected, behind, problem, refused } = link.state()
  return {
    name: 'cloud',
    ok: connected,
    detail: connected
      ? `connected, ${behind} rows behind`
      : refused
        ? `${refused.by === 'head-office' ? 'head office refuses what this store sends' : 'this store refuses what head office sends'} (${refused.code}), ${behind} rows wait`
        : `away, ${behind} rows wait (${problem ?? 'not asked yet'})`,
  }
}

/** The box's own; how others are, their devices say. */
function hub(desk: Desk): Check {
  const { state = 'offline' } = hubState.safeParse(desk.states().get(STORE_HUB)).data ?? {}
  const on = state !== 'offline'
  return {
    name: 'devices',
    ok: on,
    detail: on ? 'the device hub is connected' : 'the device hub is away',
  }
}
