// One value as people read it, by the kind of its column.
import { Check, Copy, Minus } from 'lucide-preact'
import { dateTime, money, quantity, rate } from '#kit/formats.ts'
import { apiPath } from '#kit/paths.ts'
import { Badge, type BadgeTone } from '#kit/states.tsx'
import { toast } from '#kit/toast.tsx'
import type { Table } from '#schema/index.ts'
import { isTable } from '#schema/index.ts'
import { whyHidden } from './access.ts'
import { commandWords } from './command-words.ts'
import { LogoDots } from './designers/dots.tsx'
import { columnLabel, wordLabel } from './labels.ts'
import { nameFor, shortId } from './names.ts'
import { path } from './paths.ts'
import type { ColumnOf } from './tables.ts'
import { texts } from './texts.ts'

type CellProps = {
  of: ColumnOf
  value: unknown
  table: Table /** relations become links */
  linked?: boolean
}

export const Cell = ({ of: { column, meta }, value, table, linked }: CellProps) => {
  if (value === null || value === undefined || value === '') return <span class="quiet">–</span>
  if (typeof value === 'number') return <Figure meta={meta} value={value} />
  const text = String(value)
  if (table === 'audit' && column === 'command') return <bdi>{commandWords(text)}</bdi>
  if (table === 'device' && column === 'model' && text === 'virtual')
    return <bdi>{wordLabel(text, table)}</bdi>
  if (table === 'print_job' && text === 'too-old')
    return <Badge tone="warning">{texts.jobTooOld}</Badge>
  switch (meta.widget) {
    case 'enum':
      return <Badge tone={toneOf(text)}>{wordLabel(text, table)}</Badge>
    case 'relation':
      return <RowName table={meta.ref ?? ''} id={text} linked={linked === true} />
    case 'picture':
      return <Picture value={text} stored={table === 'picture'} />
    case 'colour':
      return <Swatch colour={text} />
    case 'json':
      if (column === 'logo_json') return <LogoDots json={text} label={columnLabel(table, column)} />
      return <code class="ltr block max-w-72 truncate text-xs">{text}</code>
    case 'id':
      return <Id id={text} />
    default:
      return /^#[0-9a-f]{6}$/.test(text) ? (
        <Swatch colour={text} />
      ) : (
        <bdi class="block max-w-96 truncate">{text}</bdi>
      )
  }
}

/** The end of an id, which tells two apart; all of it for the clipboard. */
const Id = ({ id }: { id: string }) => (
  <span class="inline-flex items-center gap-1">
    <code class="ltr text-xs" title={id}>
      {shortId(id)}
    </code>
    <button
      type="button"
      class="btn btn-ghost btn-sm btn-square"
      aria-label={texts.copyId}
      title={texts.copyId}
      onClick={event => {
        // Inside a list's link it copies and goes nowhere.
        event.preventDefault()
        copy(id)
      }}
    >
      <Copy size={14} aria-hidden="true" />
    </button>
  </span>
)

// Over plain HTTP, as in most shops, a browser gives no clipboard: then a hidden field is marked.
const copy = async (text: string) => {
  const isDone = await navigator.clipboard?.writeText(text).then(
    () => true,
    () => false,
  )
  const field = Object.assign(document.createElement('textarea'), { value: text, readOnly: true })
  document.body.append(field)
  field.select()
  const isCopied = isDone || document.execCommand('copy')
  field.remove()
  toast(isCopied ? texts.idCopied : texts.idNotCopied, isCopied ? {} : { tone: 'warning' })
}

/** The name of a row of another table, as a link to it where that helps. */
export const RowName = ({ table, id, linked }: { table: string; id: string; linked: boolean }) => {
  const name = nameFor(table, id)
  if (name === undefined) return <span class="skeleton late inline-block h-4 w-24" />
  // No name is known here, or it is not for this user to see.
  if (name === shortId(id)) return <Id id={id} />
  if (!linked || !isTable(table) || whyHidden(table)) return <bdi>{name}</bdi>
  return (
    <a class="link link-hover text-primary" href={path.row(table, id)}>
      <bdi>{name}</bdi>
    </a>
  )
}

export const isNumeric = ({ meta }: ColumnOf) =>
  meta.widget === 'money' ||
  meta.widget === 'quantity' ||
  meta.widget === 'rate' ||
  meta.widget === 'integer'

const Figure = ({ meta, value }: { meta: ColumnOf['meta']; value: number }) => {
  const negative = value < 0 ? 'text-error' : ''
  switch (meta.widget) {
    case 'money':
      return <span class={`amount ${negative}`}>{money(value)}</span>
    case 'quantity':
      return <span class={`amount ${negative}`}>{quantity(value)}</span>
    case 'rate':
      return <span class="amount">{rate(value)}</span>
    case 'time':
      return <span class="whitespace-nowrap">{dateTime(value)}</span>
    case 'flag':
      return value === 1 ? (
        <Check size={18} class="text-success" aria-label={texts.yes} />
      ) : (
        <Minus size={18} class="quiet" aria-label={texts.no} />
      )
    default:
      return <span class="amount">{value}</span>
  }
}

const Swatch = ({ colour }: { colour: string }) => (
  <span class="inline-flex items-center gap-2">
    <svg width="18" height="18" aria-hidden="true">
      <rect width="18" height="18" rx="5" fill={colour} />
    </svg>
    <code class="ltr text-xs">{colour}</code>
  </span>
)

/** `value` is a picture's id, or with `stored` its base64 bytes, which a list shows by a mark only. */
export const Picture = ({
  value,
  stored,
  size = 32,
}: {
  value: string
  stored?: boolean
  size?: number
}) =>
  stored ? (
    <code class="ltr text-xs whitespace-nowrap">
      {texts.kilobytes(Math.round((value.length * 3) / 4 / 1_000))}
    </code>
  ) : (
    <img
      src={apiPath.picture(value)}
      alt=""
      width={size}
      height={size}
      loading="lazy"
      class="rounded-md border border-base-300 bg-base-200 object-cover"
    />
  )

const toneOf = (word: string): BadgeTone => tones[word] ?? 'plain'

const tones: Record<string, BadgeTone> = {
  active: 'good',
  approved: 'good',
  done: 'good',
  printed: 'good',
  blocked: 'warning',
  hidden: 'warning',
  disabled: 'warning',
  waiting: 'warning',
  unknown: 'warning',
  'no-answer': 'warning',
  'paid-by-hand': 'warning',
  'unpaid-by-hand': 'warning',
  open: 'warning',
  recalled: 'bad',
  failed: 'bad',
  declined: 'bad',
  return: 'info',
}
