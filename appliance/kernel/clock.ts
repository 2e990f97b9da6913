// The only place of the store server that reads the clock and makes ids.
import { v7 } from 'uuid'
import { tick } from '#schema/rules/merge.ts'
import type { Clock } from './execute.ts'

/** Wall clock, UUIDv7 ids, and hybrid stamps; `now` can be given, for history and for tests. */
export const systemClock = (node: string, now: () => number = Date.now): Clock => {
  let last = ''
  return {
    now,
    newId: msecs => v7({ msecs }),
    stamp: () => {
      last = tick(last, now(), node)
      return last
    },
  }
}
