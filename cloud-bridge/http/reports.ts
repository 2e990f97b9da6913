// Reports of head office as routes.
import type { ExtraRoute } from '#appliance/http/app.ts'
import type { Caller } from '#appliance/http/engine.ts'
import { ProblemError } from '#appliance/http/problem.ts'
import type { Postgres, Tx } from '../postgres.ts'
import { daysBetween, isDay } from '../reports/days.ts'
import { DAYS_MAX, range } from '../reports/range.ts'
import { storesStatus } from '../reports/stores.ts'
import { today } from '../reports/today.ts'
import { queryOf } from './answer.ts'

const PERMISSION = 'reports.read'

export const reportRoutes = (postgres: Postgres): ExtraRoute[] => {
  const report = (
    path: string,
    summary: string,
    answer: (tx: Tx, query: Query) => Promise<unknown>,
  ): ExtraRoute => ({
    method: 'GET',
    path: `/api/v1/${path}`,
    permission: PERMISSION,
    summary,
    handle: async (ctx, caller) => {
      if (!caller) return
      ctx.body = await read(postgres, caller, tx => answer(tx, name => queryOf(ctx, name)))
    },
  })
  return [
    report(
      'reports/today',
      "Today's trade of all stores, or of ?store_id=, against the same weekday last week.",
      (tx, query) => today(tx, Date.now(), query('store_id')),
    ),
    report('reports/days', 'Trade by day, ?from=2026-11-01&to=2026-11-30.', async (tx, query) => {
      const [from, to] = [dayOf(query, 'from'), dayOf(query, 'to')]
      if (daysBetween(from, to).length > DAYS_MAX)
        throw invalid('to', `is more than ${DAYS_MAX} days on`)
      return { as_of: Date.now(), days: await range(tx, from, to) }
    }),
    report('stores/status', 'How each store stands to head office.', async tx => ({
      as_of: Date.now(),
      stores: await storesStatus(tx, Date.now()),
    })),
  ]
}

type Query = (name: string) => string | undefined

const read = <Answer>(
  postgres: Postgres,
  { tenant_id, only_store }: Caller,
  work: (tx: Tx) => Promise<Answer>,
) => postgres.withTenant(tenant_id, work, 'repeatable read read only', only_store)

function dayOf(query: Query, name: string): string {
  const day = query(name) ?? ''
  if (!isDay(day)) throw invalid(name, 'is not a day such as 2026-11-22')
  return day
}

const invalid = (path: string, message: string) =>
  new ProblemError('input-invalid', { issues: [{ path, message }] })
