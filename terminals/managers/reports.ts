// Head office's figures, kept fresh while somebody looks, and the last ones kept for a dead network.
import { computed, type ReadonlySignal, signal } from '@preact/signals'
import { ask, type Problem } from '#kit/api.ts'
import type { DayFigures } from '#kit/figures.ts'
import { startOfDay, wallClock } from '#kit/formats.ts'
import { keep, kept } from '#kit/kept.ts'
import { type Fresh, freshOf } from '#kit/list-of.ts'
import { session } from '#kit/session.ts'

/** Connections and lags change without any row changing. */
const REFRESH_MS = 20_000
const KEPT = 'figures'
/** answers kept; each is a few kilobytes */
const KEPT_MAX = 8
/** What moves the figures. */
const MOVES = ['sale', 'tender', 'till_session', 'store']

export type StoreToday = {
  id: string
  name: string
  name_ar: string
  connected: boolean
  /** how old the store's figures may be; null: there are none */
  lag_seconds: number | null
  last_seen_at: number | null
  /** the figures are complete up to this moment */
  as_of: number | null
  /** rows that the store has and head office has not; figures kept from an earlier release say nothing */
  waiting?: number
  /** the code with which head office does not take them */
  problem?: string | null
  /** of today; null before the first */
  last_sale_at: number | null
  sales: number
  total: number
  same_weekday_sales: number
  same_weekday_total: number
}

/** The answer of `reports.today`. */
export type Today = DayFigures & { stores: StoreToday[] }

export type Shown<T> = {
  value: ReadonlySignal<T | undefined>
  problem: ReadonlySignal<Problem | undefined>
  refresh: () => void
}

/** `stores` holds only those that sold something on that day. */
export type DayLine = {
  /** `2026-11-22` */
  day: string
  sales: number
  total: number
  stores: { id: string; sales: number; total: number }[]
}

/** The answer of `reports.days`. */
export type Days = { as_of: number; days: DayLine[] }

export const DAYS_SHOWN = [7, 30, 90] as const
export const daysShown = signal<(typeof DAYS_SHOWN)[number]>(30)

/** Today of one store, or of all when none is named. */
export function todayOf(storeId: string | undefined): Shown<Today> {
  const askIt = () => ask<Today>('reports.today', { store_id: storeId })
  return remembered(
    `today:${storeId ?? 'all'}`,
    freshOf<Today>(MOVES, () => askIt),
  )
}

export const todayOfAll = todayOf(undefined)

/** The last days up to today, as many as are chosen. */
export const days: Shown<Days> = remembered(
  'days',
  freshOf<Days>(['sale'], () => {
    const now = Date.now()
    const from = wallClock(startOfDay(now, 1 - daysShown.value)).slice(0, 10)
    return () => ask('reports.days', { from, to: wallClock(now).slice(0, 10) })
  }),
)

/** Asks again now and then while the page is seen, until the answer is called. */
export const keepAsking = (shown: Pick<Shown<unknown>, 'refresh'>) => {
  const seen = () => {
    if (!document.hidden) shown.refresh()
  }
  const timer = setInterval(seen, REFRESH_MS)
  document.addEventListener('visibilitychange', seen)
  return () => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', seen)
  }
}

/** Forgets what was kept for the dead network; somebody else may sign in here next. */
export const forgetFigures = () => keep(KEPT, undefined, 'app')

/** The value of `fresh`, before its first answer the one kept at an earlier visit. */
function remembered<T extends object>(name: string, fresh: Fresh<T>): Shown<T> {
  const value = computed(() => {
    const now = fresh.value.value
    if (now) remember(name, now)
    return now ?? (figures()[name] as T | undefined)
  })
  return { value, problem: fresh.problem, refresh: fresh.refresh }
}

function remember(name: string, value: object) {
  const user = session.value?.user.id
  // The last figures of somebody who has just left are nobody's.
  if (user === undefined) return
  const { [name]: _, ...others } = figures()
  const newest = [[name, value], ...Object.entries(others)].slice(0, KEPT_MAX)
  keep(KEPT, JSON.stringify({ user, figures: Object.fromEntries(newest) }), 'app')
}

/** What this user was shown last, by name. Written by this app alone, so its shape is known. */
function figures(): Record<string, unknown> {
  try {
    const saved: { user?: string; figures?: Record<string, unknown> } = JSON.parse(
      kept(KEPT, 'app') ?? '{}',
    )
    return saved.user === session.value?.user.id ? (saved.figures ?? {}) : {}
  } catch {
    return {}
  }
}
