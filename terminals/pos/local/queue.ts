// The queue of commands that wait for the server: written down before anything else, delivered in
// order by the one tab that owns it, taken out only after the answer.
import { computed, signal } from '@preact/signals'
import { newId, type Problem, type Answer as Reply, reachable, send } from '#kit/api.ts'
import { link } from '#kit/live.ts'
import { session } from '#kit/session.ts'
import { database } from './database.ts'
import { type Answer, afterAnswer, type Entry, happened, hasArrived, sent } from './delivery.ts'
import { ownership } from './owner.ts'
import { beginTab, tabId } from './tab.ts'

/** How long a cashier waits for the server's answer before the sale is kept for later, ms. */
const SUBMIT_WAIT_MS = 3_000
const DELIVERY_TIMEOUT_MS = 10_000
const BUSY_WAIT_MS = 2_000

/** All that is not yet answered, in order; the same in every tab. */
export const queue = signal<readonly Entry[]>([])
export const waiting = computed(() => queue.value.filter(entry => entry.state === 'waiting'))
export const setAside = computed(() => queue.value.filter(entry => entry.state === 'set-aside'))
export const owner = signal(false)

/** What became of a command: the server's reply, its refusal, or kept in the queue for later. */
export type Outcome =
  | { is: 'done'; reply: unknown }
  | { is: 'refused'; problem: Problem }
  | { is: 'kept' }

type Submitted = Pick<Entry, 'command' | 'input' | 'amount' | 'label'> & { id?: string | undefined }

/** The server is known to be away; undefined while nobody has tried. */
const isAway = (): boolean => reachable.value === false

/** A command on its way. `letGo`: the cashier goes on, so a refusal is no longer theirs to mend. */
export type Submission = { outcome: Promise<Outcome>; letGo: () => void }

/**
 * Writes the command down; resolves when it is on the disk. Its outcome follows within
 * SUBMIT_WAIT_MS; after `kept` the customer can go: it will arrive.
 */
export const submit = async (command: Submitted): Promise<Submission> => {
  const away = isAway()
  const entry: Omit<Entry, 'seq'> = {
    ...command,
    id: command.id ?? newId(),
    at: Date.now(),
    state: 'waiting',
    fresh: !away,
    tries: 0,
  }
  const seq = await append(entry)
  if (away) return { outcome: Promise.resolve({ is: 'kept' }), letGo: () => undefined }
  const outcome = new Promise<Outcome>(resolve => {
    const finish = (outcome: Outcome) => {
      clearTimeout(limit)
      ears.delete(seq)
      resolve(outcome)
    }
    const limit = setTimeout(() => {
      void settle(seq)
      finish({ is: 'kept' })
    }, SUBMIT_WAIT_MS)
    ears.set(seq, finish)
    wake()
  })
  return { outcome, letGo: () => void settle(seq) }
}

/** Puts one that was set aside back at its place. */
export const tryAgain = async (seq: number): Promise<void> => {
  await change(seq, entry => ({ ...entry, state: 'waiting', problem: undefined, tries: 0 }))
  wake()
}

/** Takes back a command that has not left yet; false when it is too late. */
export const takeBack = async (isIt: (entry: Entry) => boolean): Promise<boolean> => {
  const entry = queue.value.find(known => isIt(known) && known.seq !== sending)
  if (!entry || !owner.value) return false
  await (await database()).delete('queue', entry.seq)
  await announce()
  return true
}

/** Starts the queue in this tab. Called once. */
export const startQueue = async (): Promise<void> => {
  channel.onmessage = ({ data }: MessageEvent<{ seq?: number; outcome?: Outcome }>) => {
    void read()
    if (data.seq !== undefined && data.outcome) ears.get(data.seq)?.(data.outcome)
    if (owner.value) wake()
  }
  await Promise.all([read(), beginTab()])
  ownership(
    tabId(),
    () => {
      owner.value = true
      void settleAll().then(wake)
    },
    () => {
      owner.value = false
    },
  )
  for (const known of [link, reachable, session]) known.subscribe(() => wake())
}

const channel = new BroadcastChannel('till-queue')
const ears = new Map<number, (outcome: Outcome) => void>()
let running = false
let sending: number | undefined
let pause: { timer: ReturnType<typeof setTimeout>; done: () => void } | undefined

const read = async () => {
  queue.value = await (await database()).getAll('queue')
}

const announce = async (seq?: number, outcome?: Outcome) => {
  await read()
  channel.postMessage({ seq, outcome })
}

const append = async (entry: Omit<Entry, 'seq'>): Promise<number> => {
  const db = await database()
  // On the disk, not only in the browser's hands: the customer leaves with the goods.
  const tx = db.transaction('queue', 'readwrite', { durability: 'strict' })
  // The key is made by the database; the entry gets it as its `seq`.
  const seq = await tx.store.add(entry as Entry)
  await tx.done
  await announce()
  return seq
}

const change = async (seq: number, to: (entry: Entry) => Entry) => {
  const tx = (await database()).transaction('queue', 'readwrite')
  const entry = await tx.store.get(seq)
  if (entry) await tx.store.put(to(entry))
  await tx.done
  await announce()
}

// The cashier has stopped waiting: from now on the sale has happened.
const settle = (seq: number) => change(seq, entry => ({ ...entry, fresh: false }))

// Whoever waited for these is gone with the page that was closed: they happened.
const settleAll = async () => {
  for (const { seq, fresh } of queue.value) if (fresh && !ears.has(seq)) await settle(seq)
}

const wake = () => {
  pause?.done()
  if (!running) void run()
}

const run = async () => {
  running = true
  try {
    for (let next = first(); next && owner.value; next = first()) {
      const goesOn = await deliver(next)
      if (!goesOn) break
    }
  } finally {
    running = false
    sending = undefined
  }
}

const first = () => queue.value.find(entry => entry.state === 'waiting')

const deliver = async (known: Entry): Promise<boolean> => {
  if (!session.value) return false
  // What nobody waits for any more was sold without the server: it says so, and when.
  const entry = happened(known, newId)
  if (entry !== known) await replace(entry)
  sending = entry.seq
  const reply = await send(entry.command, sent(entry), {
    id: entry.id,
    timeoutMs: DELIVERY_TIMEOUT_MS,
  })
  const now = (await (await database()).get('queue', entry.seq)) ?? entry
  const step = afterAnswer(now, answerOf(reply), newId)
  if (step.entry) await replace(step.entry)
  else await (await database()).delete('queue', entry.seq)
  sending = undefined
  await announce(entry.seq, step.entry ? undefined : outcomeOf(reply))
  if (!step.entry) ears.get(entry.seq)?.(outcomeOf(reply))
  if (step.next === 'sign-in') return false
  if (step.next === 'wait') await rest(step.waitMs)
  return true
}

const replace = async (entry: Entry) => {
  await (await database()).put('queue', entry)
  await read()
}

const rest = (ms: number) =>
  new Promise<void>(resolve => {
    const done = () => {
      clearTimeout(timer)
      pause = undefined
      resolve()
    }
    const timer = setTimeout(done, ms)
    pause = { timer, done }
  })

const answerOf = (reply: Reply<unknown>): Answer => {
  if (reply.ok) return { is: 'done', reply: reply.value }
  const { status, code, detail } = reply.problem
  if (status === 401) return { is: 'signed-out' }
  if (status === 429 || status >= 500) return { is: 'busy', waitMs: BUSY_WAIT_MS }
  if (status === 0) return { is: 'no-answer' }
  return { is: 'refused', code, detail }
}

const outcomeOf = (reply: Reply<unknown>): Outcome => {
  if (reply.ok) return { is: 'done', reply: reply.value }
  const { problem } = reply
  // The server says what it booked then.
  return hasArrived(problem) ? { is: 'done', reply: problem.data } : { is: 'refused', problem }
}
