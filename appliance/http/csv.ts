// CSV of any table: streamed out page by page, read in row by row with a verdict for each.
import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import Papa from 'papaparse'
import * as z from 'zod'
import type { Db } from '#schema/command.ts'
import { etagOf } from '#schema/etag.ts'
import { resourceOf, type Table } from '#schema/index.ts'
import { editPermission, may } from '#schema/permissions.ts'
import { columnsOf } from '#schema/resource.ts'
import { commands } from '../modules/index.ts'
import { keptColumns } from '../modules/resources/commands.ts'
import { isForReading, namesFor } from './csv-names.ts'
import type { Caller, Engine, Outcome } from './engine.ts'
import { LIMIT_MAX, type ListRequest, listQuery, pageOf, readListRequest } from './lists.ts'
import { ProblemError } from './problem.ts'

export const IMPORT_ROWS_MAX = 50_000
/** Rows of an import that run at the same moment and so share a flush. */
const IMPORT_AT_ONCE = 100

/** Of no use outside this system; an import leaves them as they are. */
const NOT_EXPORTED = ['tenant_id', 'clocks_json']

/** All pages of a list as CSV with a header line, names beside the ids. */
export const csvOf = (
  engine: Engine,
  db: Db,
  table: Table,
  request: ListRequest,
  caller: Caller,
): Readable => Readable.from(pages(engine, db, table, { ...request, limit: LIMIT_MAX }, caller))

async function* pages(engine: Engine, db: Db, table: Table, request: ListRequest, caller: Caller) {
  const columns = columnsOf(resourceOf(table))
    .filter(({ column, meta }) => !meta.secret && !NOT_EXPORTED.includes(column))
    .map(({ column }) => column)
  const names = await namesFor({ engine, db, caller }, table, columns, Date.now())
  yield `${Papa.unparse([names.columns])}\r\n`
  let wanted: ListRequest | null = request
  while (wanted) {
    const rows: Record<string, unknown>[] = await engine.read(
      listQuery(db, engine, table, wanted),
      caller,
    )
    const page = pageOf(rows, wanted)
    // A cell that begins like a formula is a trap for whoever opens the file in a spreadsheet.
    const text = Papa.unparse(await names.named(page.rows), {
      header: false,
      columns: names.columns,
      escapeFormulae: true,
    })
    if (page.rows.length > 0) yield `${text}\r\n`
    const last: Record<string, unknown> | undefined = page.rows.at(-1)
    wanted =
      page.next && last
        ? { ...wanted, after: { value: plain(last[wanted.sort]), id: String(last['id']) } }
        : null
  }
}

const plain = (value: unknown) =>
  typeof value === 'number' || typeof value === 'string' ? value : null

const verdict = z.enum(['new', 'changed', 'same', 'refused'])

export const importReply = z.strictObject({
  rows: z.array(
    // A refusal brings the data that explain it.
    z.looseObject({ line: z.int(), verdict, code: z.string().optional() }),
  ),
  counts: z.record(verdict, z.int()),
})

export type Verdict = z.infer<typeof importReply>['rows'][number]

/** Reads rows by the header's column names; with `dryRun` says what would happen and writes nothing. */
export const importRows = async (
  engine: Engine,
  db: Db,
  table: Table,
  text: string,
  dryRun: boolean,
  key: string,
  caller: Caller,
): Promise<{ rows: Verdict[]; counts: Record<Verdict['verdict'], number> }> => {
  const permission = editPermission(table)
  if (!may(caller.actor.permissions, permission))
    throw new ProblemError('not-allowed', { permission })
  const { data, errors, meta } = Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: true,
  })
  if (!meta.fields?.length || errors.some(({ type }) => type === 'Delimiter')) {
    if (data.length === 0) throw new ProblemError('body-not-csv')
  }
  if (data.length > IMPORT_ROWS_MAX)
    throw new ProblemError('body-too-large', { max: IMPORT_ROWS_MAX })
  const unknown = (meta.fields ?? []).find(
    field =>
      !columnsOf(resourceOf(table)).some(({ column }) => column === field) &&
      !isForReading(table, field),
  )
  if (unknown) throw new ProblemError('column-unknown', { column: unknown })
  const verdicts: Verdict[] = []
  for (let from = 0; from < data.length; from += IMPORT_AT_ONCE) {
    const batch = data
      .slice(from, from + IMPORT_AT_ONCE)
      .map(async (record, index): Promise<Verdict> => {
        const line = from + index + 2
        const given = typed(record, table)
        const row: Record<string, unknown> = { ...given, id: given['id'] || idOf(key, line) }
        const current = await currentRow(engine, db, table, row['id'], caller)
        // Columns that the file leaves out stay as they are.
        const input = {
          row: { ...sendable(current ?? {}, table), ...row },
          if_match: current ? etagOf(current) : null,
        }
        const command = commands.get(`${table}.put`)
        if (!command) throw new ProblemError('read-only')
        if (current && same(current, row)) return { line, verdict: 'same' }
        const outcome = dryRun
          ? await engine.rehearse(command, input, caller)
          : await engine.execute(command, idOf(`command:${key}`, line), input, caller)
        return verdictOf(line, outcome, current !== null)
      })
    verdicts.push(...(await Promise.all(batch)))
  }
  const counts = { new: 0, changed: 0, same: 0, refused: 0 }
  for (const { verdict } of verdicts) counts[verdict] += 1
  return { rows: verdicts, counts }
}

function verdictOf(line: number, outcome: Outcome, existed: boolean): Verdict {
  if (outcome.is === 'done') return { line, verdict: existed ? 'changed' : 'new' }
  return { line, verdict: 'refused', code: outcome.code, ...outcome.data }
}

/** A row without an id gets one that a repeat of the same import gets again. */
function idOf(key: string, line: number): string {
  const hex = createHash('sha256').update(`${key}:${line}`).digest('hex')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    hex.slice(16, 20),
    hex.slice(20, 32),
  ].join('-')
}

/** Text of a cell as the column's type; an empty cell of a nullable column is null. */
function typed(record: Record<string, string>, table: Table): Record<string, unknown> {
  const row: Record<string, unknown> = {}
  for (const { column, type, meta } of columnsOf(resourceOf(table))) {
    const cell = record[column]
    if (cell === undefined || meta.secret || meta.readOnly || column === 'tenant_id') continue
    const text = cell.replace(/^'(?=[=+\-@])/, '')
    if (text === '' && type.nullable) row[column] = null
    else
      row[column] = type.is === 'integer' ? (text.trim() === '' ? Number.NaN : Number(text)) : text
  }
  return row
}

async function currentRow(engine: Engine, db: Db, table: Table, id: unknown, caller: Caller) {
  if (typeof id !== 'string') return null
  const request = { ...readListRequest(table, {}), filters: [{ column: 'id', value: id }] }
  const [row] = await engine.read(listQuery(db, engine, table, request), caller)
  return row ?? null
}

const sendable = (row: Record<string, unknown>, table: Table) => {
  const kept = keptColumns(resourceOf(table))
  return Object.fromEntries(Object.entries(row).filter(([column]) => !kept.includes(column)))
}

const same = (current: Record<string, unknown>, row: Record<string, unknown>) =>
  Object.entries(row).every(([column, value]) => current[column] === value)
