// The figures of a day as `reports.today` answers them, at the store and at head office.
import { wallClock } from './formats.ts'

/** Amounts in minor units. */
type Hour = { hour: number; total: number; last_week: number }

/** All but the stores, of which head office knows more than a store does. */
export type DayFigures = {
  as_of: number
  hourly: Hour[]
  tenders: { kind: string; total: number }[]
  /** total + price_difference + rounding = what was tendered */
  price_difference: number
  rounding: number
  top: {
    variant_id: string
    name: string
    name_ar?: string
    unit?: string
    quantity: number
    total: number
  }[]
}

/** Today's hours; those that have not begun have no value, so that no curve falls to nothing. */
export const hoursOf = ({ as_of, hourly }: Pick<DayFigures, 'as_of' | 'hourly'>) => {
  const now = Number(wallClock(as_of).slice(11, 13))
  return {
    labels: hourly.map(({ hour }) => `${String(hour).padStart(2, '0')}:00`),
    today: hourly.map(({ hour, total }) => (hour > now ? null : total)),
    lastWeek: hourly.map(({ last_week }) => last_week),
  }
}
