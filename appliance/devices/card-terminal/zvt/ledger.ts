// Which transaction of the terminal belongs to which of our payments. ZVT has no request id, so a
// payment is known by what the terminal's last transaction was before it, and by its amount.
import type { Fields } from './fields.ts'

/** A transaction as the terminal tells it. */
export type Seen = {
  /** Receipt, trace, date and time: `0470/000470/1006223953`. Parts may be empty. */
  ref: string
  fields: Fields
  /** The payment it belongs to, if it is known. */
  of: string | null
}

export type Ledger = {
  /** In the order they were seen; the last one is the terminal's last transaction. */
  seen: readonly Seen[]
  /** Whether this terminal tells its last transaction at all; null while it was never asked. */
  tells: boolean | null
}

/** A payment whose result is not known. */
export type Owed = {
  id: string
  amount: number
  /** What the terminal's last transaction was before it; undefined: nobody knows. */
  before: string | undefined
  /** Transactions that are known to belong to other payments. */
  others: readonly string[]
}

export type Verdict =
  | { is: 'taken'; by: Seen }
  | { is: 'declined'; by: Seen }
  /** Nothing was booked for it, or what was booked is taken back. */
  | { is: 'not-taken'; reversed: boolean }
  /** A person has to look at the terminal's paper. */
  | { is: 'cannot-tell' }

export const emptyLedger: Ledger = { seen: [], tells: null }

/** The terminal has no transaction: a new one, or its day has just been closed. */
export const NONE = 'none'
const SEEN_MAX = 100

/** What a transaction is known by, or undefined when the terminal says nothing to know it by. */
export const refOf = ({ receipt, trace, date, time }: Fields): string | undefined => {
  const parts = [said(receipt), said(trace), date && time ? date + time : '']
  return parts.some(part => part !== '') ? parts.join('/') : undefined
}

// Terminals send zeros for a number that there is not.
const said = (digits: string | undefined) => (digits && !/^0*$/.test(digits) ? digits : '')

/** Whether two references mean one transaction: no part differs, and one that counts is in both. */
export const isSame = (one: string, other: string): boolean => {
  const [mine, theirs] = [one.split('/'), other.split('/')]
  if (mine.length !== theirs.length) return false
  let common = 0
  for (const [at, part] of mine.entries()) {
    const its = theirs[at] ?? ''
    if (part === '' || its === '') continue
    if (part !== its) return false
    common++
  }
  return common > 0
}

/** The terminal's last transaction is this one. */
export const observe = (ledger: Ledger, seen: Seen): Ledger => {
  const last = ledger.seen.at(-1)
  if (last && isSame(last.ref, seen.ref)) {
    const of = last.of ?? seen.of
    return { tells: ledger.tells, seen: [...ledger.seen.slice(0, -1), { ...last, of }] }
  }
  return { tells: ledger.tells, seen: [...ledger.seen, seen].slice(-SEEN_MAX) }
}

/** What became of a payment; asked only right after the terminal told its last transaction. */
export const verdict = ({ seen, tells }: Ledger, owed: Owed): Verdict => {
  const { before } = owed
  if (!tells || before === undefined) return { is: 'cannot-tell' }
  const start = seen.findLastIndex(one => isSame(one.ref, before))
  const after = seen.slice(start + 1).filter(one => isFree(one, owed))
  const taken = after.find(one => fits(one, owed))
  if (taken) {
    const isReversed = seen.some(one => isReversalOf(one, taken))
    return isReversed ? { is: 'not-taken', reversed: true } : { is: 'taken', by: taken }
  }
  // What stood before it is out of sight, and so may be the payment itself.
  if (start === -1) return { is: 'cannot-tell' }
  const other = after.find(({ fields }) => fields.result === 0 && !fields.originalTrace)
  // Something was booked that is not ours: an amount with a tip, or a payment by the keys.
  if (other) return { is: 'cannot-tell' }
  const refused = after.find(({ fields }) => (fields.result ?? 0) !== 0)
  if (refused) return { is: 'declined', by: refused }
  return { is: 'not-taken', reversed: after.length > 0 }
}

const isFree = ({ ref, of }: Seen, { id, others }: Owed) =>
  ref !== NONE && (of === null || of === id) && !others.some(other => isSame(other, ref))

const fits = ({ fields }: Seen, { amount }: Owed) =>
  fields.result === 0 && fields.originalTrace === undefined && fields.amount === amount

const isReversalOf = ({ fields }: Seen, taken: Seen) =>
  fields.result === 0 &&
  fields.originalTrace !== undefined &&
  Number(fields.originalTrace) === Number(taken.fields.trace)
