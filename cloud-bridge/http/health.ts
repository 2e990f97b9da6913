// How the cloud is: it answers; its database answers; each part; and figures for Prometheus.
import { createHash, timingSafeEqual } from 'node:crypto'
import client from 'prom-client'
import type { ExtraRoute } from '#appliance/http/app.ts'
import type { Doorbell } from '../doorbell.ts'
import type { Postgres } from '../postgres.ts'
import { problem } from './answer.ts'

/** A database that needs longer to say one word is not ready. */
const READY_TIMEOUT_MS = 2_000

export type Figures = { received: (rows: number) => void; routes: ExtraRoute[] }

type Parts = { postgres: Postgres; doorbell: Doorbell; metricsToken: string }

export const openHealth = ({ postgres, doorbell, metricsToken }: Parts): Figures => {
  const registry = new client.Registry()
  client.collectDefaultMetrics({ register: registry })
  const rows = new client.Counter({
    name: 'cloud_rows_received_total',
    help: 'Journal rows taken from stores',
    registers: [registry],
  })
  new client.Gauge({
    name: 'cloud_database_connections',
    help: 'Connections of the pool',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      const { total, idle, waiting } = postgres.figures()
      this.set({ state: 'busy' }, total - idle)
      this.set({ state: 'idle' }, idle)
      this.set({ state: 'waited-for' }, waiting)
    },
  })
  const route = (path: string, summary: string, handle: ExtraRoute['handle']): ExtraRoute => ({
    method: 'GET',
    path,
    permission: 'public',
    summary,
    handle,
  })
  const checks = async () => {
    const database = await answers(postgres)
    const { total, idle, waiting } = postgres.figures()
    return [
      { name: 'database', ok: database, detail: database ? 'answers' : 'does not answer' },
      {
        name: 'pool',
        ok: waiting === 0,
        detail: `${total - idle} of ${total} busy, ${waiting} wait`,
      },
      {
        name: 'doorbell',
        ok: doorbell.listening(),
        detail: doorbell.listening() ? 'listens' : 'is away',
      },
    ]
  }
  return {
    received: count => rows.inc(count),
    routes: [
      route('/health/live', 'The server answers.', async ctx => {
        ctx.body = { ok: true }
      }),
      route('/health/ready', 'The server and its database answer.', async ctx => {
        const ok = await answers(postgres)
        ctx.status = ok ? 200 : 503
        ctx.body = { ok }
      }),
      route('/health/deep', 'Each part with its state.', async ctx => {
        const all = await checks()
        ctx.body = { ok: all.every(({ ok }) => ok), at: Date.now(), checks: all }
      }),
      route(
        '/metrics',
        'Figures for Prometheus; the token is in the secrets folder.',
        async ctx => {
          if (!sameText(ctx.get('Authorization'), `Bearer ${metricsToken}`)) {
            return problem(ctx, 401, 'signed-out', 'Send the metrics token as bearer token.')
          }
          ctx.type = 'text/plain; version=0.0.4'
          ctx.body = await registry.metrics()
        },
      ),
    ],
  }
}

async function answers(postgres: Postgres): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>(resolve => {
    timer = setTimeout(() => resolve(false), READY_TIMEOUT_MS)
  })
  try {
    return await Promise.race([postgres.plain('select 1').then(() => true), late])
  } catch {
    return false
  } finally {
    clearTimeout(timer)
  }
}

/** Hashed first, so that neither length nor place of the first difference shows in the time taken. */
const sameText = (one: string, other: string): boolean =>
  timingSafeEqual(digest(one), digest(other))
const digest = (text: string) => createHash('sha256').update(text).digest()
