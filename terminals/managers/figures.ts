// Arithmetic and words of the figures on the screen.
import { count, locale, rate, tenantFormat } from '#kit/formats.ts'
import { mulDiv, PPM, roundHalfUp } from '#schema/rules/money.ts'
import type { DayLine, StoreToday } from './reports.ts'
import { texts } from './texts.ts'

/** `before` is the same weekday last week up to the same time. */
type Sum = { sales: number; total: number; before: number; salesBefore: number }

/** Figures older than this are shown as late; a batch is on its way for less. */
const LATE_SECONDS = 60

export const sumOf = (stores: readonly StoreToday[]): Sum => ({
  sales: stores.reduce((all, store) => all + store.sales, 0),
  total: stores.reduce((all, store) => all + store.total, 0),
  before: stores.reduce((all, store) => all + store.same_weekday_total, 0),
  salesBefore: stores.reduce((all, store) => all + store.same_weekday_sales, 0),
})

/** Money a receipt, minor units; undefined without receipts. */
export const averageOf = ({ sales, total }: Pick<Sum, 'sales' | 'total'>) =>
  sales === 0 ? undefined : roundHalfUp(total, sales)

export type Change = { words: string; is: 'more' | 'less' | 'same' }

/** How this total stands against the earlier one, in whole per cent; undefined without an earlier one. */
export const changeOf = (total: number, before: number): Change | undefined => {
  if (before <= 0) return undefined
  const percent = roundHalfUp(mulDiv(total - before, PPM, before), PPM / 100)
  if (percent === 0) return { words: texts.sameAsLastWeek, is: 'same' }
  const part = rate(Math.abs(percent) * (PPM / 100))
  return percent > 0
    ? { words: texts.increase(part), is: 'more' }
    : { words: texts.less(part), is: 'less' }
}

/** Whole units of the currency, for the side of a chart. */
export const axisMoney = (minor: number) =>
  count(roundHalfUp(minor, 10 ** tenantFormat.value.currency_decimals))

type Standing = 'connected' | 'late' | 'away'

/** How a store's link stands; late is connected with figures that are behind. */
export const standingOf = ({
  connected,
  lag_seconds,
}: Pick<StoreToday, 'connected' | 'lag_seconds'>): Standing =>
  connected ? ((lag_seconds ?? 0) > LATE_SECONDS ? 'late' : 'connected') : 'away'

export type DayOfStore = { day: string; sales: number; total: number }

/** The days of one store, or of all for an empty id. */
export const daysOf = (days: readonly DayLine[], storeId: string): DayOfStore[] =>
  storeId === ''
    ? days.map(({ day, sales, total }) => ({ day, sales, total }))
    : days.map(({ day, stores }) => {
        const { sales = 0, total = 0 } = stores.find(({ id }) => id === storeId) ?? {}
        return { day, sales, total }
      })

/** `Sun, 22 Nov` of a calendar day such as 2026-11-22. */
export const dayName = (day: string) =>
  calendar(day, { weekday: 'short', day: 'numeric', month: 'short' })

export const shortDay = (day: string) => calendar(day, { day: 'numeric', month: 'short' })

// A calendar day has no zone: read and written in the same one, it stays itself.
const calendar = (day: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(locale.value, { ...options, timeZone: 'UTC' }).format(
    Date.parse(`${day}T00:00:00Z`),
  )
