// Numbers, money and times as the tenant writes them, in the language of the screen.
import { computed, signal } from '@preact/signals'
import {
  momentOf as momentIn,
  startOfDay as startOfDayIn,
  wallClock as wallClockIn,
} from '#schema/rules/day.ts'
import {
  formatAmount,
  formatMoney,
  formatQuantity,
  formatRate,
  parseMoney,
  parseQuantity,
  roundHalfUp,
} from '#schema/rules/money.ts'
import { isolated, language } from './i18n.ts'
import { texts } from './texts.ts'

export type TenantFormat = {
  currency: string
  currency_decimals: number
  locale: string
  timezone: string
}

/** Set from `/tills/choices` or the till's start data before anything is written. */
export const tenantFormat = signal<TenantFormat>({
  currency: 'GBP',
  currency_decimals: 2,
  locale: 'en-GB',
  timezone: 'UTC',
})

/**
 * The tenant's locale when it speaks the language of the screen; else that language, with Western
 * digits, so that screen, receipt and keyboard show the same figures.
 */
export const locale = computed(() => {
  const own = tenantFormat.value.locale
  return own.startsWith(language.value) ? own : `${language.value}-u-nu-latn`
})

// Figures stay in the shop's own writing: Arabic would turn £ into UK£.
const figures = computed(() => {
  const own = tenantFormat.value.locale
  return language.value === 'en' && !own.startsWith('en') ? locale.value : own
})

/** £, €, د.إ: as it stands beside amounts. */
export const currencySign = computed(() => {
  const { currency } = tenantFormat.value
  const parts = new Intl.NumberFormat(figures.value, { style: 'currency', currency })
  return parts.formatToParts(0).find(({ type }) => type === 'currency')?.value ?? currency
})

/** Minor units with the currency sign. */
export const money = (minor: number) =>
  isolated(
    formatMoney(minor, {
      currency: tenantFormat.value.currency,
      decimals: tenantFormat.value.currency_decimals,
      locale: figures.value,
    }),
  )

/** Minor units without the currency sign: columns under a title that says it. */
export const amount = (minor: number) =>
  isolated(
    formatAmount(minor, {
      decimals: tenantFormat.value.currency_decimals,
      locale: figures.value,
    }),
  )

/** Thousandths; `decimals` 3 keeps `0.500`. */
export const quantity = (thousandths: number, decimals = 0) =>
  isolated(formatQuantity(thousandths, figures.value, decimals))

/** Thousandths of a unit, which is said where it is a weight. */
export const measured = (thousandths: number, unit: string | undefined) =>
  unit === 'kg' ? `${quantity(thousandths, 3)} ${texts.kg}` : quantity(thousandths)

/** Parts per million as per cent. */
export const rate = (ppm: number) => isolated(formatRate(ppm, figures.value))

export const count = (value: number) => formatOf('number', {}).format(value)

export const date = (at: number) => timeOf(at, { dateStyle: 'medium' })
export const time = (at: number) => timeOf(at, { timeStyle: 'short' })
export const dateTime = (at: number) => timeOf(at, { dateStyle: 'medium', timeStyle: 'short' })
/** Day and month only when it is not today. */
export const shortTime = (at: number, now = Date.now()) =>
  date(at) === date(now)
    ? time(at)
    : timeOf(at, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' })

/** Seconds as the largest unit that says enough: `45 seconds`, `12 minutes`, `3 days`. */
export const span = (seconds: number) => {
  const [value, unit] =
    seconds < 90
      ? [seconds, 'second']
      : seconds < 90 * 60
        ? [roundHalfUp(seconds, 60), 'minute']
        : seconds < 36 * 3_600
          ? [roundHalfUp(seconds, 3_600), 'hour']
          : [roundHalfUp(seconds, 86_400), 'day']
  return new Intl.NumberFormat(locale.value, { style: 'unit', unit, unitDisplay: 'long' }).format(
    value,
  )
}

/** Reads an amount in minor units as a person types it; undefined when it is not clearly one. */
export const moneyFrom = (text: string) => parseMoney(text, tenantFormat.value.currency_decimals)
export const quantityFrom = (text: string) => parseQuantity(text)
/** Per cent as typed, in parts per million. */
export const rateFrom = (text: string) => parseMoney(text.replace(/[%٪]/g, ''), 4)

/** Millimetres as typed, in tenths of one. */
export const lengthFrom = (text: string) => parseMoney(text, 1)

/** Plain digits for an input field: no grouping, a point, a plain minus. */
export const plainDigits = (value: number, decimals: number) => {
  const digits = String(Math.abs(value)).padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  const sign = value < 0 ? '-' : ''
  return decimals === 0 ? sign + whole : `${sign}${whole}.${digits.slice(-decimals)}`
}

/** `2026-11-22T14:30` on the tenant's clock, for a datetime-local field. */
export const wallClock = (at: number) => wallClockIn(at, tenantFormat.value.timezone)

/** The moment of a wall-clock time in the tenant's zone; undefined when it is not a time. */
export const momentOf = (wall: string) => momentIn(wall, tenantFormat.value.timezone)

/** Midnight of the tenant's day that holds `at`, moved by whole days. */
export const startOfDay = (at: number, days = 0) =>
  startOfDayIn(at, tenantFormat.value.timezone, days)

const timeOf = (at: number, options: Intl.DateTimeFormatOptions) =>
  formatOf('time', { ...options, timeZone: tenantFormat.value.timezone }).format(at)

type Format = { format: (value: number) => string }
const formats = new Map<string, Format>()

// Making an Intl format takes longer than drawing the row it is for.
function formatOf(kind: 'number' | 'time', options: Intl.DateTimeFormatOptions): Format {
  const tag = kind === 'number' ? figures.value : locale.value
  const key = `${kind} ${tag} ${JSON.stringify(options)}`
  const known = formats.get(key)
  if (known) return known
  const made: Format =
    kind === 'number' ? new Intl.NumberFormat(tag) : new Intl.DateTimeFormat(tag, options)
  formats.set(key, made)
  return made
}

/** The weekday of a moment, in the screen's language. */
export const weekday = (at: number) =>
  new Intl.DateTimeFormat(locale.value, {
    weekday: 'long',
    timeZone: tenantFormat.value.timezone,
  }).format(at)
