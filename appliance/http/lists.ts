// Lists of any table: filter, search, sort, and pages by cursor, as one query.
import type { Compilable } from 'kysely'
import type { Db } from '#schema/command.ts'
import { resourceOf, type Table } from '#schema/index.ts'
import { columnsOf } from '#schema/resource.ts'
import type { Engine } from './engine.ts'
import { ProblemError } from './problem.ts'

export const LIMIT_DEFAULT = 50
export const LIMIT_MAX = 200
/** Rows are counted up to here: further on nobody reads the figure, and counting them takes time. */
export const COUNT_MAX = 10_000

export type ListRequest = {
  limit: number
  sort: string
  descending: boolean
  /** the sort value and id of the last row seen */
  after: { value: string | number | null; id: string } | null
  q: string
  filters: { column: string; value: string | number | null }[]
  /** says how many rows there are in all */
  counted: boolean
}

const RESERVED = ['limit', 'cursor', 'q', 'sort', 'format', 'count']

/** Reads `limit`, `cursor`, `q`, `sort`, `count=1` and `<column>=value`; unknown columns are refused by name. */
export const readListRequest = (
  table: Table,
  query: Record<string, string | string[] | undefined>,
): ListRequest => {
  const shown = columnsOf(resourceOf(table)).filter(({ meta }) => !meta.secret)
  const one = (name: string) => [query[name]].flat()[0] ?? ''
  const sort = one('sort') || 'id'
  const column = sort.replace(/^-/, '')
  if (!shown.some(known => known.column === column))
    throw new ProblemError('column-unknown', { column })
  const typeOf = (name: string) => shown.find(known => known.column === name)?.type.is ?? 'text'
  const filters = Object.keys(query)
    .filter(name => !RESERVED.includes(name))
    .map(name => {
      const known = shown.find(({ column }) => column === name)
      if (!known) throw new ProblemError('column-unknown', { column: name })
      return { column: name, value: valueOf(one(name), known.type.is, name) }
    })
  const limit = Number(one('limit') || LIMIT_DEFAULT)
  if (!Number.isInteger(limit) || limit < 1 || limit > LIMIT_MAX) {
    throw new ProblemError('input-invalid', {
      issues: [{ path: 'limit', message: `1 to ${LIMIT_MAX}` }],
    })
  }
  return {
    limit,
    sort: column,
    descending: sort.startsWith('-'),
    after: readCursor(one('cursor'), typeOf(column)),
    q: one('q').slice(0, 100),
    filters,
    counted: one('count') === '1',
  }
}

/** One row more than asked for tells whether there is a next page. */
export const listQuery = (
  db: Db,
  engine: Pick<Engine, 'search'>,
  table: Table,
  request: ListRequest,
): Compilable<Record<string, unknown>> => {
  const { ref } = db.dynamic
  const columns = columnsOf(resourceOf(table))
    .filter(({ meta }) => !meta.secret)
    .map(({ column }) => column)
  const sort = ref<string>(`${table}.${request.sort}`)
  const id = ref<string>(`${table}.id`)
  const direction = request.descending ? 'desc' : 'asc'
  let query = fitting(db, engine, table, request).select(
    columns.map(column => ref<string>(`${table}.${column}`)),
  )
  const { after } = request
  if (after) {
    const further = request.descending ? '<' : '>'
    query = query.where(eb => {
      const sameSort = after.value === null ? eb(sort, 'is', null) : eb(sort, '=', after.value)
      const onward = [eb.and([sameSort, eb(id, further, after.id)])]
      // Rows without a value come first going up and last going down, on both engines.
      if (after.value !== null) onward.push(eb(sort, further, after.value))
      if (after.value === null && !request.descending) onward.push(eb(sort, 'is not', null))
      if (after.value !== null && request.descending) onward.push(eb(sort, 'is', null))
      return eb.or(onward)
    })
  }
  if (request.sort !== 'id') {
    query = query.orderBy(sort, order =>
      request.descending ? order.desc().nullsLast() : order.asc().nullsFirst(),
    )
  }
  return query.orderBy(id, direction).limit(request.limit + 1)
}

/** How many rows fit, on whatever page: one row with `count`, at most COUNT_MAX + 1. */
export const countQuery = (
  db: Db,
  engine: Pick<Engine, 'search'>,
  table: Table,
  request: ListRequest,
): Compilable<{ count: number }> => {
  const found = fitting(db, engine, table, request)
    .select(db.dynamic.ref<string>(`${table}.id`))
    .limit(COUNT_MAX + 1)
  return db
    .selectFrom(found.as('found'))
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .$castTo<{ count: number }>()
}

/** The page and the cursor of the next one. */
export const pageOf = (rows: Record<string, unknown>[], { limit, sort }: ListRequest) => {
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const next =
    rows.length > limit && last
      ? Buffer.from(JSON.stringify([last[sort] ?? null, last['id']])).toString('base64url')
      : null
  return { rows: page, next }
}

// The rows that a request is about, on all its pages.
function fitting(db: Db, engine: Pick<Engine, 'search'>, table: Table, request: ListRequest) {
  let query = db.selectFrom(table)
  for (const { column, value } of request.filters) {
    const filtered = db.dynamic.ref<string>(`${table}.${column}`)
    query = value === null ? query.where(filtered, 'is', null) : query.where(filtered, '=', value)
  }
  return request.q.trim() === '' ? query : query.where(engine.search(table, request.q))
}

function readCursor(text: string, kind: 'text' | 'integer'): ListRequest['after'] {
  if (text === '') return null
  try {
    const [value, id, more]: unknown[] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    const fits = kind === 'text' ? typeof value === 'string' : Number.isSafeInteger(value)
    const plain =
      value === null || (fits && (typeof value === 'string' || typeof value === 'number'))
    if (plain && typeof id === 'string' && more === undefined) return { value, id }
  } catch {
    // Told by name below.
  }
  throw new ProblemError('cursor-invalid')
}

function valueOf(text: string, kind: 'text' | 'integer', column: string): string | number | null {
  if (text === 'null') return null
  if (kind === 'text') return text
  const number = Number(text)
  if (text.trim() === '' || !Number.isSafeInteger(number)) {
    throw new ProblemError('input-invalid', {
      issues: [{ path: column, message: 'is a whole number' }],
    })
  }
  return number
}
