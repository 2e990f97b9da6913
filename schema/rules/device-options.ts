// What a device can be told beside its address: what each option may be, and whose it is. The form asks
// here before it saves, and the hub takes the same limits.
import type { Row } from '../index.ts'
import { optionsIn } from './options.ts'
import { flows, parities } from './printer-settings.ts'

type DeviceClass = Row<'device'>['class']

export const optionLimits = {
  hub: { is: 'text' },
  columns: { is: 'whole', from: 16, to: 96 },
  baud: { is: 'whole', from: 300, to: 921_600 },
  parity: { is: 'one-of', values: parities },
  flow: { is: 'one-of', values: flows },
  certified: { is: 'yes-or-no' },
  certificate: { is: 'text', most: 60 },
  pounds: { is: 'yes-or-no' },
  brightness: { is: 'one-of', values: [1, 2, 3, 4] },
  tcp_port: { is: 'whole', from: 0, to: 65_535 },
  serial_path: { is: 'text' },
  drawer_pin: { is: 'one-of', values: [2, 5] },
  drawer_open_when: { is: 'one-of', values: ['high', 'low'] },
  printer_id: { is: 'text' },
  answer_limit_ms: { is: 'whole', from: 100, to: 300_000 },
  zvt_password: { is: 'text', like: /^\d{6}$/ },
  slips: { is: 'one-of', values: ['till', 'terminal'] },
  customer_ms: { is: 'whole', from: 0, to: 120_000 },
} as const

type Limit =
  | { is: 'text'; most?: number; like?: RegExp }
  | { is: 'whole'; from: number; to: number }
  | { is: 'one-of'; values: readonly (string | number)[] }
  | { is: 'yes-or-no' }

const limits: Readonly<Record<string, Limit>> = optionLimits

/** `quoted`, `unquoted`: it would do, written with or without quotation marks. */
export type WrongOption = { name: string; value: unknown; would: 'quoted' | 'unquoted' | null }

/** The options that the hub would not take, and a size of labels that is none; the rest is nobody's. */
export const wrongOptions = (options: Readonly<Record<string, unknown>>): WrongOption[] =>
  Object.entries(options)
    .filter(([name, value]) => !mayBe(name, value))
    .map(([name, value]) => ({ name, value, would: wouldDo(name, value) }))

/** Names that no device knows: mistyped, or of another release. The hub passes them over in silence. */
export const unknownOptions = (options: Readonly<Record<string, unknown>>): string[] =>
  Object.keys(options).filter(name => name !== 'label_size' && !Object.hasOwn(limits, name))

const mayBe = (name: string, value: unknown): boolean => {
  if (name === 'label_size') return labelSize(value) !== null
  const limit = Object.hasOwn(limits, name) ? limits[name] : undefined
  switch (limit?.is) {
    case undefined:
      return true
    case 'text':
      return (
        typeof value === 'string' &&
        value.length <= (limit.most ?? Number.POSITIVE_INFINITY) &&
        (limit.like?.test(value) ?? true)
      )
    case 'whole':
      return (
        typeof value === 'number' &&
        Number.isSafeInteger(value) &&
        value >= limit.from &&
        value <= limit.to
      )
    case 'one-of':
      return limit.values.some(one => one === value)
    case 'yes-or-no':
      return typeof value === 'boolean'
  }
}

const wouldDo = (name: string, value: unknown): WrongOption['would'] => {
  if (typeof value === 'number' && mayBe(name, String(value))) return 'quoted'
  if (typeof value !== 'string') return null
  const plain = { true: true, false: false }[value] ?? (value.trim() === '' ? value : Number(value))
  return mayBe(name, plain) && plain !== value ? 'unquoted' : null
}

/** Width x height of labels in millimetres, as `50x30` however it is written; null for what is none. */
export const labelSize = (value: unknown): string | null => {
  if (typeof value !== 'string') return null
  const [, width, height] =
    /^(\d{1,3}(?:\.\d)?)(?:mm)?[x×*](\d{1,3}(?:\.\d)?)(?:mm)?$/.exec(
      value
        .toLowerCase()
        .replace(/\s/g, '')
        .replace(/[٠-٩]/g, digit => String(digit.charCodeAt(0) - 0x660)),
    ) ?? []
  const sides = [Number(width), Number(height)]
  return sides.every(side => side > 0) ? sides.join('x') : null
}

/** Options that only these kinds know; on others they would say what is not so. */
const knownBy: Readonly<Record<string, readonly DeviceClass[]>> = {
  columns: ['receipt_printer', 'kitchen_printer'],
  flow: ['receipt_printer', 'kitchen_printer', 'label_printer', 'cash_drawer'],
  label_size: ['label_printer'],
  certified: ['scale'],
  certificate: ['scale'],
  pounds: ['scale'],
  brightness: ['line_display'],
  drawer_pin: ['cash_drawer'],
  printer_id: ['cash_drawer'],
  drawer_open_when: ['receipt_printer', 'kitchen_printer', 'cash_drawer'],
  answer_limit_ms: ['card_terminal'],
  zvt_password: ['card_terminal'],
  slips: ['card_terminal'],
  customer_ms: ['card_terminal'],
}

/** The same options without those that a device of this kind does not know. */
export const optionsOfKind = (text: string, kind: DeviceClass): string => {
  const options = optionsIn(text)
  if (!options) return text
  const isForeign = (name: string) =>
    Object.hasOwn(knownBy, name) && knownBy[name]?.includes(kind) === false
  if (!Object.keys(options).some(isForeign)) return text
  return JSON.stringify(
    Object.fromEntries(Object.entries(options).filter(([name]) => !isForeign(name))),
  )
}
