// A command is the only way to write. It says what it needs (queries, as data) and what it decides
// (pure, synchronous); execute() on either engine does the rest in one transaction.
import type { Compilable, Expression, Kysely, RawBuilder, SqlBool } from 'kysely'
import type * as z from 'zod'
import type { Edit } from './audit-detail.ts'
import type { Rows, Table, Tables } from './index.ts'

export type Db = Kysely<Tables>
export type Queries = Record<string, Compilable<unknown>>
export type Found<Q extends Queries> = {
  [K in keyof Q]: Q[K] extends Compilable<infer Row> ? Row[] : never
}

/** Who asks, as checked by the session. */
export type Actor = {
  user_id: string | null
  till_id: string | null
  permissions: ReadonlySet<string>
  /** highest discount this user may give alone, ppm */
  discount_limit: number
  /** most this user may give back alone, minor units */
  refund_limit: number
  /** most this user may take out of drawers in a day of the store, minor units; null: no limit */
  cash_out_limit: number | null
}

/** How an article's name has to begin: with the first word, with the beginning of it, or anyhow. */
export type Match = 'whole' | 'begins' | 'anywhere'

/** What a decision may know besides its rows. The clock and the ids come from here alone. */
export type Context = {
  now: number
  newId: () => string
  actor: Actor
  tenant_id: string
  /** null at head office */
  store_id: string | null
  side: 'store' | 'head-office'
  /** a condition that finds words in the searchable columns of a table, in the engine's own way */
  search: (table: Table, words: string) => Expression<SqlBool>
  /** the ids of the same rows of a large table, to begin a query with; of articles also only those
   * whose name is or begins with the first word */
  matches: (table: Table, words: string, how?: Match) => RawBuilder<{ id: string }>
  /** whether a till's line to this server stood at a moment (epoch ms); of what nobody watched: no */
  wasLinked: (till_id: string, at: number) => boolean
}

export type Change =
  | { [T in Table]: { op: 'put'; table: T; row: Rows[T] } }[Table]
  | { op: 'delete'; table: Table; id: string }

/** A word to devices and screens that is not worth a row; sent after the commit, may be lost. */
export type Message = { topic: string; payload: unknown }

export type Refusal = { refused: string; data: Record<string, unknown> }
export type Decision<Reply> =
  | {
      changes: Change[]
      reply: Reply
      messages?: Message[]
      /** edits of rows that stay here, which the audit trail tells all the same, whoever made them */
      audit?: Edit[]
      /** rows that the other side wrote: neither journaled nor audited again here */
      received?: true
    }
  | Refusal

export type Command<
  Input = unknown,
  Q extends Queries = Queries,
  M extends Queries = Queries,
  Reply = unknown,
> = {
  /** `area.verb`; the address is /api/v1/<area>/<verb> */
  name: string
  /** what it does, for the API page */
  summary: string
  /** null: anybody who reaches the server */
  permission: string | null
  input: z.ZodType<Input>
  /** what it answers, for the API page; a test compares it with real answers */
  reply?: z.ZodType
  needs?: (db: Db, input: Input, context: Context) => Q
  /** a second round of queries, given the rows of the first */
  more?: (db: Db, input: Input, rows: Found<Q>, context: Context) => M
  decide: (rows: Found<Q> & Found<M>, input: Input, context: Context) => Decision<Reply>
}

/**
 * Defines a command; the types of rows and reply follow from `needs` and `decide`. They matter where
 * it is written; whoever runs commands knows only that the input is checked by `input` first.
 */
export const command = <
  Input,
  Q extends Queries = Record<never, never>,
  M extends Queries = Record<never, never>,
  Reply = unknown,
>(
  definition: Command<Input, Q, M, Reply>,
): Command => definition as unknown as Command

export const put = <T extends Table>(table: T, row: Rows[T]): Change =>
  ({ op: 'put', table, row }) as Change

export const remove = (table: Table, id: string): Change => ({ op: 'delete', table, id })

/** The named "no": nothing is written, the caller gets the code and the data that explain it. */
export const refuse = (code: string, data: Record<string, unknown> = {}): Refusal => ({
  refused: code,
  data,
})

/** A command as it travels: from a till, from its offline queue, from the other side. */
export type Envelope = { id: string; name: string; input: unknown; at: number }
