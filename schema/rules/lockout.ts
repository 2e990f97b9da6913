// How wrong tries are counted until a place gets no further for a while.
import type { Row } from '../index.ts'

/** How long a lock lasts, and after how long a quiet while the count begins anew. */
export const LOCK_MS = 15 * 60_000

type Counted = Pick<Row<'lockout'>, 'id' | 'tenant_id' | 'who' | 'address'> &
  Partial<Row<'lockout'>>

/** A wrong try more; after a lock, and after a quiet while, the count begins anew. */
export const oneMoreTry = (
  { failures = 0, since = 0, locked_until, ...lock }: Counted,
  most: number,
  now: number,
): { row: Row<'lockout'>; left: number } => {
  const fresh = failures === 0 || now - since > LOCK_MS || locked_until != null
  const tries = fresh ? 1 : failures + 1
  const row = {
    ...lock,
    failures: tries,
    since: fresh ? now : since,
    locked_until: tries >= most ? now + LOCK_MS : null,
  }
  return { row, left: most - tries }
}
