// What a row is called where only its id is known. Ids that are asked for at the same moment share
// their requests, and a name once known stays until its table changes.
import { signal } from '@preact/signals'
import { ask, get, list } from '#kit/api.ts'
import { dateTime, money } from '#kit/formats.ts'
import { nameOf } from '#kit/i18n.ts'
import { onChange } from '#kit/live.ts'
import { choices, may } from '#kit/session.ts'
import { isTable, type Table } from '#schema/index.ts'
import { readPermission } from '#schema/permissions.ts'
import { commandWords } from './command-words.ts'
import { wordLabel } from './labels.ts'
import { firstColumns, isSearchable, nameColumns, visibleColumns } from './tables.ts'

export type AnyRow = Record<string, unknown> & { id: string }

const AT_ONCE = 6
const ARTICLES_MAX = 100
const CHOICES_MAX = 20
const SMALL_MAX = 200

/** The name of a row; undefined while it is on its way, its id when it has none. */
export const nameFor = (table: string, id: string): string | undefined => {
  if (!isTable(table)) return id
  const row = rowFor(table, id)
  return row && titleOf(table, row)
}

/** What the row itself says it is called. */
export const titleOf = (table: Table, row: AnyRow): string => {
  const own = (nameColumns[table] ?? ['name']).map(column => row[column]).filter(Boolean)
  if (table === 'till_session' && own[0] !== undefined) return `Z ${row.z_no}`
  if (table === 'variant') return variantTitle(row)
  if (table === 'receipt_design') return nameFor('store', row.id) ?? ''
  if (table === 'receipt_default') return nameFor('tenant', row.id) ?? ''
  if (table === 'audit') return commandWords(String(row.command ?? ''))
  if (table === 'barcode' || table === 'sale') return String(own[0] ?? row.id)
  if (typeof row.name === 'string' && row.name !== '') {
    return nameOf({ name: row.name, name_ar: typeof row.name_ar === 'string' ? row.name_ar : '' })
  }
  if (own[0] !== undefined) return String(own[0])
  return wordsOfRow(table, row) || shortId(row.id)
}

// What nobody gave a name is called by what it is about: goods, a person, a kind, an amount, a time.
const wordsOfRow = (table: Table, row: AnyRow) => {
  const shown = new Set(firstColumns(table))
  return visibleColumns(table)
    .filter(({ column }) => shown.has(column) && row[column] !== null)
    .map(({ column, meta }) => {
      const value = row[column]
      if (meta.widget === 'relation') {
        const name = nameFor(meta.ref ?? '', String(value))
        return name === shortId(String(value)) ? undefined : name
      }
      if (meta.widget === 'enum') return wordLabel(String(value), table)
      if (typeof value !== 'number') return undefined
      if (meta.widget === 'time') return dateTime(value)
      return meta.widget === 'money' ? money(value) : undefined
    })
    .filter(words => words !== undefined && words !== '')
    .slice(0, 2)
    .join(' · ')
}

export const shortId = (id: string) => `…${id.slice(-8)}`

/** Rows that fit the words, for a picker. */
export const findRows = async (
  table: string,
  words: string,
): Promise<{ id: string; name: string }[]> => {
  if (!isTable(table)) return []
  if (table === 'variant' && words !== '') return findVariants(words)
  const searched = isSearchable(table)
  const limit = searched ? CHOICES_MAX : SMALL_MAX
  const answer = await list<AnyRow>(table, { limit, ...(searched ? { q: words } : {}) })
  if (!answer.ok) return []
  const wanted = words.trim().toLowerCase()
  return answer.value.rows
    .map(row => ({ id: row.id, name: titleOf(table, row) }))
    .filter(({ name }) => searched || name.toLowerCase().includes(wanted))
    .slice(0, CHOICES_MAX)
}

/** A row by its id, fetched once; reading it follows its arrival. */
export const rowFor = (table: Table, id: string): AnyRow | undefined => {
  const isSold = table === 'variant' && may('sales.quote')
  if (!isSold && !may(readPermission(table))) return publicRow(table, id)
  const found = known(table).value.get(id)
  if (!found) want(table, id)
  return found
}

// Who may not read a table still knows the names that stand on every sign-in page.
const publicRow = (table: Table, id: string): AnyRow => {
  const { users = [], tills = [], store, tenant } = choices.value ?? {}
  const shown = { user: users, till: tills, store: store ? [store] : [], tenant: [tenant] }
  const rows: readonly (AnyRow | undefined)[] =
    table === 'user' || table === 'till' || table === 'store' || table === 'tenant'
      ? shown[table]
      : []
  return rows.find(row => row?.id === id) ?? { id }
}

type Known = ReturnType<typeof signal<Map<string, AnyRow>>>
const tablesKnown = new Map<Table, Known & { value: Map<string, AnyRow> }>()
const wanted = new Map<Table, Set<string>>()
const asked = new Set<string>()
let scheduled = false

const known = (table: Table) => {
  const there = tablesKnown.get(table)
  if (there) return there
  const made = signal(new Map<string, AnyRow>())
  tablesKnown.set(table, made)
  onChange([table], ids => {
    for (const id of ids ?? [...made.value.keys()]) asked.delete(`${table} ${id}`)
    if (ids) for (const id of ids) if (made.value.has(id)) want(table, id)
  })
  return made
}

const want = (table: Table, id: string) => {
  if (asked.has(`${table} ${id}`)) return
  asked.add(`${table} ${id}`)
  const ids = wanted.get(table) ?? new Set()
  wanted.set(table, ids.add(id))
  if (scheduled) return
  scheduled = true
  queueMicrotask(() => {
    scheduled = false
    for (const [next, nextIds] of wanted) void fetchRows(next, [...nextIds])
    wanted.clear()
  })
}

const fetchRows = async (table: Table, ids: string[]) => {
  if (table === 'variant' && may('sales.quote') && (await fetchArticles(ids))) return
  const waiting = small.has(table) ? await withoutSmall(table, ids) : [...ids]
  const rows: AnyRow[] = []
  const work = async () => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      const answer = await get<AnyRow>(table, id)
      // A row that is gone or hidden still needs a name, else its place stays empty for ever.
      rows.push(answer.ok ? answer.value : { id })
      if (!answer.ok && answer.problem.status === 0) asked.delete(`${table} ${id}`)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  keepRows(table, rows)
}

// Tables that usually fit into one answer: their names all come with the first question.
const small = new Set<Table>([
  'store',
  'till',
  'role',
  'user',
  'tax',
  'price_list',
  'category',
  'device',
])

const withoutSmall = async (table: Table, ids: string[]) => {
  const answer = await list<AnyRow>(table, { limit: SMALL_MAX })
  if (!answer.ok) return [...ids]
  keepRows(table, answer.value.rows)
  for (const { id } of answer.value.rows) asked.add(`${table} ${id}`)
  return ids.filter(id => !answer.value.rows.some(row => row.id === id))
}

// The catalogue answers many variants at once, with their products' names in theirs.
const fetchArticles = async (ids: string[]) => {
  for (let from = 0; from < ids.length; from += ARTICLES_MAX) {
    const part = ids.slice(from, from + ARTICLES_MAX)
    const answer = await ask<{ items: Article[] }>('catalogue.items', { ids: part.join(',') })
    if (!answer.ok) return false
    const found = new Map(answer.value.items.map(item => [item.id, item]))
    keepRows(
      'variant',
      part.map(id => ({ id, ...found.get(id), joined: true })),
    )
  }
  return true
}

type Article = { id: string; name: string; name_ar: string }

const keepRows = (table: Table, rows: readonly AnyRow[]) => {
  const more = known(table)
  more.value = new Map([...more.value, ...rows.map(row => [row.id, row] as const)])
}

const findVariants = async (words: string) => {
  const answer = await ask<{ items: Article[] }>('catalogue.search', {
    q: words,
    limit: CHOICES_MAX,
  })
  return answer.ok ? answer.value.items.map(item => ({ id: item.id, name: nameOf(item) })) : []
}

const variantTitle = (row: AnyRow) => {
  const product =
    !row.joined && typeof row.product_id === 'string'
      ? rowFor('product', row.product_id)
      : undefined
  const own = nameOf({ name: String(row.name ?? ''), name_ar: String(row.name_ar ?? '') })
  const names = [product && titleOf('product', product), own].filter(Boolean)
  return names.length > 0 ? names.join(', ') : String(row.sku ?? shortId(row.id))
}
