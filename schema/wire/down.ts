// What comes down to a store: the latest states of the tenant's rows since a version.
import * as z from 'zod'

/**
 * GET DOWN_PATH?cursor=<version>&wait=<seconds>; waits until there is something, or the seconds are over.
 * A store adds what it could not send: `last` is its journal's last seq, `oldest` the seconds since the
 * first row that head office has not got was written, `problem` the code with which that was refused.
 */
export const DOWN_PATH = '/sync/v1/down'
/** The longest wait head office grants, seconds. */
export const DOWN_WAIT_MAX_S = 25

/** What a store says of its way up; `oldest` and `problem` only while something waits. */
export type Backlog = { last: number; oldest: number | null; problem: string | null }

/** A kebab-case code, as it is safe to repeat. */
export const problemCode = z.string().regex(/^[a-z][a-z0-9-]{1,59}$/)

/**
 * Whole versions only: after applying `changes` the store's cursor is `to`. Ask again at once while
 * `more`. A `cloud_epoch` the store does not know means that versions begin anew: ask from 0.
 */
export const downShape = z.object({
  cloud_epoch: z.string(),
  from: z.int(),
  to: z.int(),
  more: z.boolean(),
  changes: z.array(
    z.object({
      tbl: z.string(),
      op: z.enum(['put', 'delete']),
      pk: z.string(),
      /** the row, null for a delete */
      body: z.record(z.string(), z.union([z.string(), z.int(), z.null()])).nullable(),
    }),
  ),
})

export type DownAnswer = z.infer<typeof downShape>
