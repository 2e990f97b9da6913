// What a store sends up: a stretch of its journal, whole transactions, chained by hash. And the
// answers. Pure: hashing and packing are the caller's.
import * as z from 'zod'
import { clockTime } from '../rules/merge.ts'

/** A batch holds at most this, unless its only transaction is larger. */
export const BATCH_ROWS_MAX = 500
export const BATCH_BYTES_MAX = 256 * 1024
/** What a receiver takes at most of one transaction. */
const ROWS_LIMIT = 20_000

/** Where a store sends batches. */
export const UP_PATH = '/sync/v1/up'

/** One row of the journal. `tx` is the `seq` of its transaction's first row; `body` is JSON text, `null` for a delete. */
export type JournalRow = {
  seq: number
  tx: number
  tbl: string
  op: 'put' | 'delete'
  pk: string
  body: string
  hlc: string
  schema_v: number
}

export type Batch = {
  epoch: string
  first: number
  last: number
  /** hash of the batch before, '' for the first of an epoch */
  prev_hash: string
  hash: string
  changes: JournalRow[]
}

/** `last` and `last_hash` are where the receiver's copy of the store's journal ends. */
export type UpAnswer = {
  is: 'applied' | 'known' | 'gap' | 'fork' | 'refused'
  epoch: string
  last: number
  last_hash: string
  /** of `refused`: why, and the row that is not taken; nothing of the batch was written */
  code?: string | undefined
  seq?: number | undefined
  detail?: string | undefined
}

/**
 * The rows of the next batch out of the journal's next rows: whole transactions within the limits.
 * `complete` says that nothing follows in the journal, so the last transaction is whole.
 */
export const cutBatch = (rows: readonly JournalRow[], complete: boolean): JournalRow[] => {
  let bytes = 0
  let whole = 0
  for (const [index, row] of rows.entries()) {
    const begins = index > 0 && row.tx !== rows[index - 1]?.tx
    if (begins) whole = index
    bytes += row.body.length + row.pk.length + row.hlc.length + row.tbl.length
    if (whole > 0 && (index >= BATCH_ROWS_MAX || bytes > BATCH_BYTES_MAX))
      return rows.slice(0, whole)
  }
  return complete ? [...rows] : rows.slice(0, whole)
}

/** A batch of these rows (at least one, gap-free). `sha256` gives the digest of a text as hex. */
export const makeBatch = (
  epoch: string,
  prevHash: string,
  changes: JournalRow[],
  sha256: (text: string) => string,
): Batch => ({
  epoch,
  first: changes[0]?.seq ?? 0,
  last: changes.at(-1)?.seq ?? 0,
  prev_hash: prevHash,
  hash: hashBatch(prevHash, changes, sha256),
  changes,
})

/** The hash of a stretch of the journal, chained to what was before it. */
export const hashBatch = (
  prevHash: string,
  changes: readonly JournalRow[],
  sha256: (text: string) => string,
): string =>
  sha256(
    [
      prevHash,
      ...changes.map(({ seq, tx, tbl, op, pk, body, hlc, schema_v }) =>
        JSON.stringify([seq, tx, tbl, op, pk, body, hlc, schema_v]),
      ),
    ].join('\n'),
  )

/** As JSON text, a column each: half the size, and quicker to pack than rows. */
export const encodeBatch = ({ changes, ...head }: Batch): string =>
  JSON.stringify({
    ...head,
    tx: changes.map(row => row.tx),
    tbl: changes.map(row => row.tbl),
    op: changes.map(row => row.op),
    pk: changes.map(row => row.pk),
    body: changes.map(row => row.body),
    hlc: changes.map(row => row.hlc),
    schema_v: changes.map(row => row.schema_v),
  })

/** The batch of a text, or what is wrong with it in words. Whether hash and place fit is the receiver's to see. */
export const decodeBatch = (text: string): Batch | string => {
  const parsed = shape.safeParse(parseJson(text))
  if (!parsed.success) return 'is not a batch'
  const { epoch, first, last, prev_hash, hash, tx, tbl, op, pk, body, hlc, schema_v } = parsed.data
  const rows = last - first + 1
  if ([tx, tbl, op, pk, body, hlc, schema_v].some(column => column.length !== rows)) {
    return 'has columns of different length'
  }
  const changes: JournalRow[] = []
  for (const [index, name] of tbl.entries()) {
    const row = { seq: first + index, tx: tx[index], tbl: name, op: op[index], pk: pk[index] }
    const rest = { body: body[index], hlc: hlc[index], schema_v: schema_v[index] }
    if (!isWhole(row) || !isWhole(rest)) return 'has columns of different length'
    changes.push({ ...row, ...rest })
  }
  if (changes[0]?.tx !== first) return 'does not begin with a transaction'
  return { epoch, first, last, prev_hash, hash, changes }
}

/** When a journal row was written, by the store's clock, epoch ms; from its stamp. */
export const stampTime = (hlc: string): number =>
  /^\d{15}-/.test(hlc) ? Number(hlc.slice(0, 15)) : clockTime(hlc)

const column = <Item extends z.ZodType>(item: Item) => z.array(item).max(ROWS_LIMIT)
const shape = z.object({
  epoch: z.string().min(1).max(80),
  first: z.int().min(1),
  last: z.int().min(1),
  prev_hash: z.string().max(64),
  hash: z.string().length(64),
  tx: column(z.int().min(1)),
  tbl: column(z.string().max(60)),
  op: column(z.enum(['put', 'delete'])),
  pk: column(z.string().max(120)),
  body: column(z.string()),
  hlc: column(z.string().max(120)),
  schema_v: column(z.int().min(1)),
})

type Whole<Row> = { [K in keyof Row]: Exclude<Row[K], undefined> }

const isWhole = <Row extends object>(row: Row): row is Row & Whole<Row> =>
  Object.values(row).every(value => value !== undefined)

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
