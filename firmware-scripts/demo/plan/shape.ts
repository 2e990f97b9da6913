// When people come, and what they buy at that hour.
import type { StoreCode } from '../shop.ts'

/** Sales of an average day; the one figure for how much there is. */
export const SALES_PER_DAY: Readonly<Record<StoreCode, number>> = { HS: 55, OT: 40 }
/** Days of history, today included. */
export const DAYS = 90
/** Of all sales, those paid by card. */
export const BY_CARD = 0.55

export const MINUTE_MS = 60_000
export const HOUR_MS = 3_600_000
export const DAY_MS = 86_400_000

/** Against an average day, Sunday first. */
export const WEEKDAYS = [0.92, 0.84, 0.84, 0.92, 1, 1.16, 1.32]

/** How many come in each hour, from midnight on. */
export const HOURS: Readonly<Record<StoreCode, readonly number[]>> = {
  HS: [0, 0, 0, 0, 0, 0, 2, 5, 8, 7, 6, 7, 10, 9, 6, 6, 7, 10, 9, 6, 4, 2, 0, 0],
  OT: [0, 0, 0, 0, 0, 0, 0, 5, 9, 9, 8, 8, 11, 10, 7, 7, 6, 7, 6, 4, 2, 0, 0, 0],
}

/** How much more or less of each kind sells in each hour. */
export const DAY_PARTS: Readonly<
  Record<'morning' | 'lunch' | 'evening' | 'even', (hour: number) => number>
> = {
  morning: hour => (hour < 11 ? 1.8 : hour < 15 ? 0.9 : 0.45),
  lunch: hour => (hour < 11 ? 0.6 : hour < 15 ? 2 : 0.7),
  evening: hour => (hour < 11 ? 0.4 : hour < 16 ? 0.8 : 1.8),
  even: () => 1,
}

/** What a store sells more or less of, by category. */
export const TASTES: Readonly<Record<StoreCode, Readonly<Record<string, number>>>> = {
  HS: { FIS: 1.4, BEE: 1.2, WIN: 1.2, MEA: 1.1 },
  OT: {
    COF: 1.4,
    TEA: 1.4,
    PAS: 1.3,
    SAN: 1.3,
    GIF: 1.8,
    PAP: 1.2,
    FIS: 0.3,
    MEA: 0.6,
    FRO: 0.6,
    PET: 0.6,
  },
}

/** How many lines a basket has, from 1 on, in parts of a thousand. */
export const LINES = [235, 190, 150, 120, 90, 65, 50, 35, 25, 20, 12, 8]

/** From when to when a till is open (hours), on which weekdays (Sunday is 0), by whom, with which float. */
export type TillHours = {
  till: string
  from: number
  to: number
  days: string
  users: readonly string[]
  float: number
}

export const TILL_HOURS: Readonly<Record<StoreCode, readonly TillHours[]>> = {
  HS: [
    {
      till: 'HS-1',
      from: 6,
      to: 22,
      days: '0123456',
      users: ['amal', 'sam', 'marcus'],
      float: 15_000,
    },
    { till: 'HS-2', from: 8, to: 20, days: '0123456', users: ['sam', 'amal'], float: 10_000 },
    { till: 'HS-3', from: 10, to: 18, days: '056', users: ['marcus', 'amal'], float: 10_000 },
  ],
  OT: [
    { till: 'OT-1', from: 7, to: 21, days: '0123456', users: ['ruth', 'karim'], float: 10_000 },
    { till: 'OT-2', from: 9, to: 18, days: '0456', users: ['karim', 'ruth'], float: 10_000 },
  ],
}

export type Day = {
  index: number
  weekday: number /** midnight by the clock on the wall, epoch ms */
  midnight: number
}

/** The last `count` days of a time zone up to the one that holds `now`. */
export const daysUpTo = (now: number, count: number, timeZone: string): Day[] => {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    hourCycle: 'h23',
  })
  const partsOf = (at: number) =>
    Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  const { year = 0, month = 1, day = 1 } = partsOf(now)
  return Array.from({ length: count }, (_, index) => {
    const date = Date.UTC(year, month - 1, day - (count - 1 - index))
    // By noon's clock: on the night when the clocks change, the shops are closed.
    const { hour = 12 } = partsOf(date + DAY_MS / 2)
    return { index, weekday: new Date(date).getUTCDay(), midnight: date - (hour - 12) * HOUR_MS }
  })
}
