// The only place of the store server that reads the clock and makes ids.
import { v7 } from 'uuid'
import type { Clock } from './execute.ts'

/** Wall clock, UUIDv7 ids, and hybrid stamps that never go back although the wall clock may. */
export const systemClock = (node: string): Clock => {
  let last = 0
  let counter = 0
  return {
    now: () => Date.now(),
    newId: now => v7({ msecs: now }),
    stamp: () => {
      const now = Date.now()
      if (now > last) {
        last = now
        counter = 0
      } else {
        counter += 1
      }
      return `${String(last).padStart(15, '0')}-${counter.toString(36).padStart(6, '0')}-${node}`
    },
  }
}
