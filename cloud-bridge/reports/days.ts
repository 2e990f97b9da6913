// The days a report compares and spans, by a store's own clock.
import { momentOf, startOfDay, wallClock } from '#schema/rules/day.ts'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000

/** Today from midnight, and the same weekday a week before: `until` is the same time of that day. */
export const todayAndLastWeek = (now: number, zone: string) => {
  const from = startOfDay(now, zone, -7)
  const lastWeek = wallClock(from, zone).slice(0, 10)
  const sameTime = momentOf(`${lastWeek}T${wallClock(now, zone).slice(11)}`, zone) ?? from
  return {
    today: { from: startOfDay(now, zone), to: now },
    lastWeek: { from, until: sameTime + (now % MINUTE_MS), to: startOfDay(now, zone, -6) },
  }
}

/** The zone, or UTC for a name that is none. */
export const knownZone = (zone: string): string => {
  try {
    wallClock(0, zone)
    return zone
  } catch {
    return 'UTC'
  }
}

/** Whether a text is a day such as `2026-11-22`. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text

/** All days from the first to the last, both included. */
export const daysBetween = (first: string, last: string): string[] => {
  const days = Math.round((Date.parse(last) - Date.parse(first)) / DAY_MS)
  return Array.from({ length: Math.max(0, days + 1) }, (_, index) => addDays(first, index))
}

/** The day `days` later. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)

/** Midnight (epoch ms) at which a day begins in the zone. */
export const midnightOf = (day: string, zone: string): number =>
  momentOf(`${day}T00:00`, zone) ?? Date.parse(day)
