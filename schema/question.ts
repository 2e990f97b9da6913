// A question reads and writes nothing: a priced basket, a till's start data, a report.
import type * as z from 'zod'
import type { Context, Db, Found, Queries, Refusal } from './command.ts'

export type Question<
  Input = unknown,
  Q extends Queries = Queries,
  M extends Queries = Queries,
  Reply = unknown,
> = {
  /** `area.noun`; the address is /api/v1/<area>/<noun> */
  name: string
  summary: string
  permission: string | null
  /** post: the input is a body; get: it is the query string */
  method: 'get' | 'post'
  input: z.ZodType<Input>
  /** what it answers, for the API page; a test compares it with real answers */
  reply?: z.ZodType
  needs?: (db: Db, input: Input, context: Context) => Q
  more?: (db: Db, input: Input, rows: Found<Q>, context: Context) => M
  answer: (rows: Found<Q> & Found<M>, input: Input, context: Context) => Reply | Refusal
}

/** Defines a question; as with commands, its types matter where it is written. */
export const question = <
  Input,
  Q extends Queries = Record<never, never>,
  M extends Queries = Record<never, never>,
  Reply = unknown,
>(
  definition: Question<Input, Q, M, Reply>,
): Question => definition as unknown as Question
