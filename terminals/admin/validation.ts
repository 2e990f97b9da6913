// The schema's checks in the words of the person who fills in the form.
import * as z from 'zod'
import { amountProblem } from '#kit/field.tsx'
import { money, quantity, rate } from '#kit/formats.ts'
import { language } from '#kit/i18n.ts'
import type { Widget } from '#schema/fields.ts'
import type { Table } from '#schema/index.ts'
import { resourceOf } from '#schema/index.ts'
import { columnsOf } from '#schema/resource.ts'
import { texts } from './texts.ts'

export type Issues = Record<string, string>

/**
 * What is wrong with the row, by column; the row's own check stands under ''. What the server keeps
 * itself is not looked at.
 */
export const issuesOfRow = (table: Table, row: Record<string, unknown>): Issues => {
  const resource = resourceOf(table)
  const columns = columnsOf(resource)
  const kept = columns.filter(
    ({ column, meta }) => column === 'tenant_id' || meta.secret || meta.readOnly,
  )
  const own = Object.entries(resource.row.shape).filter(
    ([name]) => !kept.some(({ column }) => column === name),
  )
  const schema = z.object(Object.fromEntries(own))
  const result = schema.safeParse(row)
  if (!result.success) {
    const found: Issues = {}
    for (const issue of result.error.issues) {
      const column = String(issue.path[0] ?? '')
      const of = columns.find(known => known.column === column)
      found[column] ??= wordsOfIssue(issue, row[column], of?.meta.widget)
    }
    return found
  }
  const refused = resource.check?.({ ...row, ...result.data })
  return refused ? { '': humanIssue(refused) } : {}
}

/** A message of the server or the schema in the words and the language of the screen. */
export const humanIssue = (message: string): string => {
  const known = Object.entries(raw).find(([start]) => message.startsWith(start))
  if (known) return known[1]()
  return language.value === 'ar' ? (messagesAr[message] ?? message) : message
}

// How zod begins its own sentences, which are for programmers.
const raw: Record<string, () => string> = {
  'Too small: expected string to have >=1 ': () => texts.isNeeded,
  'Too small': () => texts.tooSmall,
  'Too big': () => texts.tooBig,
  'Invalid option': () => texts.chooseOne,
  'Invalid string': () => texts.wrongKind,
  'Invalid input': () => texts.wrongKind,
  'Unrecognized key': () => texts.unknownColumn,
}

const wordsOfIssue = (
  issue: z.core.$ZodIssue,
  value: unknown,
  kind: Widget | undefined,
): string => {
  // What was typed and is no number is undefined; what was not typed is null.
  if (kind === 'money' && (value === undefined || typeof value === 'number')) {
    const wrong = amountProblem(value, { mayBeNegative: issue.code !== 'too_small' })
    if (wrong !== undefined) return wrong
  }
  if (value === undefined && isNumber(kind)) return texts.wrongKind
  if (value === undefined || value === null || value === '') return texts.isNeeded
  switch (issue.code) {
    case 'too_small':
      return issue.origin === 'string'
        ? texts.tooShort(Number(issue.minimum))
        : texts.atLeast(figure(kind, Number(issue.minimum)))
    case 'too_big':
      return issue.origin === 'string'
        ? texts.tooLong(Number(issue.maximum))
        : texts.atMost(figure(kind, Number(issue.maximum)))
    case 'invalid_format':
      return patterns(issue.pattern) ?? humanIssue(issue.message)
    case 'invalid_type':
      return texts.wrongKind
    case 'invalid_value':
      return texts.chooseOne
    default:
      return humanIssue(issue.message)
  }
}

const isNumber = (kind: Widget | undefined) =>
  kind === 'quantity' || kind === 'rate' || kind === 'integer'

const figure = (kind: Widget | undefined, value: number): string => {
  if (kind === 'money') return money(value)
  if (kind === 'quantity') return quantity(value)
  return kind === 'rate' ? rate(value) : String(value)
}

// A pattern says nothing to people; each one the schema uses is said in words here.
const patterns = (pattern: string | undefined): string | undefined => {
  const plain = pattern?.replace(/^\//, '').replace(/\/[a-z]*$/, '')
  const said: Record<string, string> = {
    '^[A-Z]{3}$': texts.currencyCode,
    '^[A-Z0-9]{1,6}$': texts.capitals(6),
    '^[A-Z0-9]{1,4}$': texts.capitals(4),
    '^[A-Z0-9-]{1,12}$': texts.capitals(12),
    '^\\d{1,4}$': texts.digitsUpTo(4),
    '^[A-Za-z0-9._/-]+$': texts.skuLetters,
    '^[\\x21-\\x7e]+$': texts.plainLetters,
    '^[a-z]+(\\.[a-z-]+)+$': texts.settingName,
  }
  return plain === undefined ? undefined : said[plain]
}

const messagesAr: Record<string, string> = {
  'is not an id': 'ليس معرّفاً صحيحاً',
  'holds control characters': 'يحتوي على رموز غير مسموحة',
  'is not JSON': 'ليس بصيغة JSON صحيحة',
  'is not a colour such as #3355aa': 'ليس لوناً مثل ‎#3355aa',
  'use small letters, digits, dot, dash': 'استخدم حروفاً لاتينية صغيرة وأرقاماً ونقطة وشرطة',
  'use 4 to 8 digits': 'استخدم من 4 إلى 8 أرقام',
  'weighed goods are sold by kg, others by piece': 'السلع الموزونة تباع بالكيلوغرام وغيرها بالقطعة',
  'a pack cannot hold itself': 'لا يمكن للعبوة أن تحتوي نفسها',
  'ends before it begins': 'ينتهي قبل أن يبدأ',
  'must not be zero': 'يجب ألا يكون صفراً',
  'say why': 'اذكر السبب',
}
