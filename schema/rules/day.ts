// A shop's day is the day on its own clock: where it begins, which hour a sale falls in, across
// changes of the clock.

/** `2026-11-22T14:30` on the clock of the zone (an IANA name). */
export const wallClock = (at: number, timeZone: string): string => {
  const parts = clockOf(timeZone).format(at)
  return parts.replace(' ', 'T').slice(0, 16)
}

/** The moment of a wall-clock time; undefined when it is not a time. An hour that is skipped in
 * spring counts as the one after it, one that comes twice in autumn as the first. */
export const momentOf = (wall: string, timeZone: string): number | undefined => {
  // The engine reads a date out of nearly any text; a time is written one way here.
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(wall)) return undefined
  const asUtc = Date.parse(`${wall}:00Z`)
  if (Number.isNaN(asUtc)) return undefined
  const offset = (at: number) => Date.parse(`${wallClock(at, timeZone)}:00Z`) - at
  // The offset before the change and after it: the earlier moment that shows this time is the one.
  const candidates = [asUtc - offset(asUtc - HALF_DAY_MS), asUtc - offset(asUtc + HALF_DAY_MS)]
  candidates.sort((a, b) => a - b)
  return candidates.find(at => wallClock(at, timeZone) === wall) ?? candidates[1]
}

/** Midnight that begins the day of `at`, moved by whole days. */
export const startOfDay = (at: number, timeZone: string, days = 0): number => {
  const day = new Date(`${wallClock(at, timeZone).slice(0, 10)}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() + days)
  return momentOf(`${day.toISOString().slice(0, 10)}T00:00`, timeZone) ?? at
}

/** 0 to 23 on the clock of the zone. */
export const hourOf = (at: number, timeZone: string): number =>
  Number(wallClock(at, timeZone).slice(11, 13))

const HALF_DAY_MS = 43_200_000

// Making a format costs more than using it a thousand times.
const clocks = new Map<string, Intl.DateTimeFormat>()

const clockOf = (timeZone: string): Intl.DateTimeFormat => {
  const known = clocks.get(timeZone)
  if (known) return known
  // Sweden writes dates as ISO does.
  const made = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  })
  clocks.set(timeZone, made)
  return made
}
