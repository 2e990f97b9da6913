// The kinds of column. Each is a zod type with a `widget` that forms, lists and CSV understand.
import * as z from 'zod'

/** What a form or a list needs to know of a column, kept in the zod metadata. */
export type FieldMeta = {
  label?: string | undefined
  widget?: Widget | undefined
  /** table the column points at */
  ref?: string | undefined
  /** decimals of an integer that people read with a point: quantity 3, rate 4 (percent) */
  decimals?: number | undefined
  /** found by `q` */
  search?: true | undefined
  /** never leaves the server: hashes, keys */
  secret?: true | undefined
  /** written by the server alone; shown, not edited */
  readOnly?: true | undefined
  /** what the column means, for the API page */
  description?: string | undefined
}

export type Widget =
  | 'id'
  | 'relation'
  | 'text'
  | 'long-text'
  | 'money'
  | 'quantity'
  | 'rate'
  | 'time'
  | 'flag'
  | 'enum'
  | 'integer'
  | 'json'
  | 'picture'
  | 'colour'

const MAX_SAFE = Number.MAX_SAFE_INTEGER
// Besides the control characters also those that turn the direction of what follows: with them a name
// reads as another one.
const plain = /^[^\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]*$/u
const lines = /^(?:[^\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]|\n)*$/u

/** UUIDv7 text, 36 characters; made by whoever writes the row first. */
export const id = z
  .string()
  .regex(/^[0-9a-z]{8}-[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{12}$/, 'is not an id')
  .meta({ widget: 'id', label: 'Id' })

/** The id of a row in another table. */
export const ref = (table: string, label: string) =>
  id.meta({ widget: 'relation', ref: table, label })

/** One line of text without control characters. */
export const text = (label: string, max = 120) =>
  z
    .string()
    .trim()
    .max(max)
    .regex(plain, 'holds control characters')
    .meta({ widget: 'text', label })

/** One line that must not be empty. */
export const name = (label: string, max = 120) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(plain, 'holds control characters')
    .meta({ widget: 'text', label, search: true })

/** Several lines of text. */
export const longText = (label: string, max = 2_000) =>
  z.string().max(max).regex(lines, 'holds control characters').meta({ widget: 'long-text', label })

/** Minor units of the tenant's currency; signed. */
export const money = (label: string) =>
  z.int().min(-MAX_SAFE).max(MAX_SAFE).meta({ widget: 'money', label })

/** Thousandths of the unit; of goods sold by weight: grams of a kilogram price. */
export const quantity = (label: string) =>
  z.int().min(-1e12).max(1e12).meta({ widget: 'quantity', decimals: 3, label })

/** Parts per million; 200000 is 20 %. */
export const rate = (label: string) =>
  z.int().min(0).max(1_000_000).meta({ widget: 'rate', decimals: 4, label })

/** Milliseconds since 1970, UTC. */
export const at = (label: string) => z.int().min(0).max(8.64e15).meta({ widget: 'time', label })

/** 0 or 1. */
export const flag = (label: string) => z.int().min(0).max(1).meta({ widget: 'flag', label })

/** A whole number that is counted, not measured. */
export const count = (label: string, max = 1_000_000_000) =>
  z.int().min(0).max(max).meta({ widget: 'integer', label })

/** An IANA name, so that every clock and every printed time of the shop can be written. */
export const timeZone = (label: string) =>
  text(label, 60)
    .refine(isTimeZone, 'is not a time zone such as Europe/London')
    .meta({ widget: 'text', label })

/** A BCP 47 tag that figures are written by. */
export const locale = (label: string) =>
  text(label, 20).refine(isLocale, 'is not a locale such as en-GB').meta({ widget: 'text', label })

/** One of a few words. */
export const oneOf = <const Words extends readonly [string, ...string[]]>(
  label: string,
  words: Words,
) => z.enum(words).meta({ widget: 'enum', label })

/** JSON text; columns of this kind end in `_json`. */
export const json = (label: string, max = 100_000) =>
  z.string().max(max).refine(isJson, 'is not JSON').meta({ widget: 'json', label })

/** `#rrggbb` */
export const colour = (label: string) =>
  z
    .string()
    .regex(/^#[0-9a-f]{6}$/, 'is not a colour such as #3355aa')
    .meta({ widget: 'colour', label })

function isJson(value: string) {
  // Half a character would be refused by head office's database, and hold up all that follows.
  if (/\p{Cs}/u.test(value)) return false
  try {
    JSON.parse(value)
    return true
  } catch {
    return false
  }
}

function isTimeZone(value: string) {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }) !== null
  } catch {
    return false
  }
}

function isLocale(value: string) {
  try {
    return Intl.getCanonicalLocales(value).length === 1
  } catch {
    return false
  }
}
