// What happens to a queued command after an answer. A sale that happened must arrive: once, in
// order, and one that the server will not take is set aside where people see it, never dropped and
// never in the way of the others.

/** A command that waits in the queue; `seq` is the order in which things happened. */
export type Entry = {
  seq: number
  /** the command id: the same one until it is answered */
  id: string
  /** `sales.complete` */
  command: string
  input: Record<string, unknown>
  /** epoch ms, when the cashier did it */
  at: number
  /** what a person calls it: minor units and a few words */
  amount: number
  label: string
  state: 'waiting' | 'set-aside'
  /** the cashier still waits for the answer: a refusal is theirs to mend, nothing happened yet */
  fresh: boolean
  tries: number
  problem?: { code: string; detail: string } | undefined
}

/** What came back. `busy`: ask again later; `signed-out`: nobody is signed in any more. */
export type Answer =
  | { is: 'done'; reply: unknown }
  | { is: 'refused'; code: string; detail: string }
  | { is: 'signed-out' }
  | { is: 'busy'; waitMs: number }
  | { is: 'no-answer' }

/** `entry` null: answered, take it out. `next` says whether the ones behind it may go. */
export type Step = {
  entry: Entry | null
  next: 'go-on' | 'again' | 'sign-in' | 'wait'
  waitMs: number
}

/** First and longest pause before a try is repeated, ms. */
const FIRST_WAIT_MS = 1_000
export const LONGEST_WAIT_MS = 30_000

/** The server has this already, from a try whose answer was lost. */
const ARRIVED_BEFORE = new Set(['sale-already-completed', 'already-held'])

/** Whether a refusal says that the server had it before. */
export const hasArrived = ({ code }: { code: string }): boolean => ARRIVED_BEFORE.has(code)

/**
 * Another sale has this one's id: two tabs of the till began with one basket, and each was paid. Under
 * an id of its own it is a sale that happened.
 */
const underNewId = (entry: Entry, newId: () => string): Entry => {
  const { lines } = entry.input
  return {
    ...entry,
    id: newId(),
    fresh: false,
    input: {
      ...entry.input,
      sale_id: newId(),
      occurred_at: entry.input['occurred_at'] ?? entry.at,
      ...(Array.isArray(lines)
        ? { lines: lines.map(line => ({ ...line, line_id: newId() })) }
        : {}),
    },
  }
}

/** Decides on one answer. `newId` is taken when the input changes, as an id stands for one input. */
export const afterAnswer = (entry: Entry, answer: Answer, newId: () => string): Step => {
  switch (answer.is) {
    case 'done':
      return { entry: null, next: 'go-on', waitMs: 0 }
    case 'signed-out':
      return { entry, next: 'sign-in', waitMs: 0 }
    case 'busy':
      return { entry, next: 'wait', waitMs: answer.waitMs }
    case 'no-answer':
      return {
        entry: { ...happened(entry, newId), tries: entry.tries + 1 },
        next: 'wait',
        waitMs: waitOf(entry.tries),
      }
    case 'refused':
      return refused(entry, answer, newId)
  }
}

/** The pause after so many tries in vain. */
export const waitOf = (tries: number): number =>
  Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(tries, 10))

/** The sale as one that was made without the server: it is told so, and when. */
const asOffline = (entry: Entry, newId: () => string): Entry =>
  isSale(entry) && entry.input['occurred_at'] === undefined
    ? {
        ...entry,
        id: newId(),
        fresh: false,
        input: { ...entry.input, occurred_at: entry.at },
      }
    : entry

/** The cashier has stopped waiting: the sale was made, whatever the server says of it later. */
export const happened = (entry: Entry, newId: () => string): Entry =>
  entry.fresh ? entry : asOffline(entry, newId)

/**
 * What is sent of an entry. Nobody sets a price at a till: what is sold before the server's eyes is
 * priced there, or at what its customer was told. Only a sale that happened without it says what its
 * lines cost.
 */
export const sent = (entry: Entry): Entry['input'] => {
  const { lines, occurred_at } = entry.input
  if (!isSale(entry) || occurred_at !== undefined || !Array.isArray(lines)) return entry.input
  return { ...entry.input, lines: lines.map(({ unit_price: _, ...line }) => line) }
}

/** A sale, as against other commands that may wait. */
export const isSale = (entry: Entry): boolean => entry.command === 'sales.complete'

const refused = (
  entry: Entry,
  { code, detail }: { code: string; detail: string },
  newId: () => string,
): Step => {
  if (hasArrived({ code })) return { entry: null, next: 'go-on', waitMs: 0 }
  if (code === 'sale-id-taken' && isSale(entry))
    return { entry: underNewId(entry, newId), next: 'again', waitMs: 0 }
  if (entry.fresh) return { entry: null, next: 'go-on', waitMs: 0 }
  // The customer has gone with the goods: tell the server that it happened, it will be reviewed.
  const offline = asOffline(entry, newId)
  if (offline !== entry) return { entry: offline, next: 'again', waitMs: 0 }
  // Whoever is signed in now may not sell: it waits for somebody who may.
  if (code === 'not-allowed' && isSale(entry))
    return { entry: { ...entry, problem: { code, detail } }, next: 'sign-in', waitMs: 0 }
  return {
    entry: { ...entry, state: 'set-aside', problem: { code, detail } },
    next: 'go-on',
    waitMs: 0,
  }
}
