// What comes down to a store: the latest states of the tenant's rows since a version.
import * as z from 'zod'

/** GET DOWN_PATH?cursor=<version>&wait=<seconds>; waits until there is something, or the seconds are over. */
export const DOWN_PATH = '/sync/v1/down'
/** The longest wait head office grants, seconds. */
export const DOWN_WAIT_MAX_S = 25

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
