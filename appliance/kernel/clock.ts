// The store's clock: the moment of a command, ids that grow, and hybrid stamps.
import { randomFillSync } from 'node:crypto'
import { v7 } from 'uuid'
import { tick } from '#schema/rules/merge.ts'
import type { Clock } from './execute.ts'

/** Wall clock, UUIDv7 ids, and hybrid stamps; `now` can be given, for history and for tests. */
export const systemClock = (node: string, now: () => number = Date.now): Clock => {
  let last = ''
  let moment = 0
  let seq = 0
  // Ids of one moment count up, so that rows are laid down in order and not all over their tables.
  const next = (msecs: number) => {
    seq = msecs === moment ? seq + 1 : 0
    moment = msecs
    return seq
  }
  return {
    now,
    newId: msecs => v7({ msecs, seq: next(msecs), random: random() }),
    stamp: () => {
      last = tick(last, now(), node)
      return last
    },
  }
}

const RANDOM_BYTES = 16
const POOL_IDS = 512

/** Asking the system for 16 bytes costs more than the id; it is asked for 512 ids at a time. */
const pool = Buffer.alloc(RANDOM_BYTES * POOL_IDS)
let used = POOL_IDS

function random(): Uint8Array {
  if (used === POOL_IDS) {
    randomFillSync(pool)
    used = 0
  }
  used += 1
  return Uint8Array.prototype.slice.call(pool, (used - 1) * RANDOM_BYTES, used * RANDOM_BYTES)
}
