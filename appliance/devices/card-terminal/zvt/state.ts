// What is known of one ZVT terminal at a moment, what can happen to it, and what is to be done then.
import type { Apdu } from './apdu.ts'
import type { Fields } from './fields.ts'
import { emptyLedger, type Ledger, type Owed } from './ledger.ts'
import type { News, Slip } from './news.ts'

/** PA00P016, T3: a command is acknowledged within this time. */
const T3_MS = 5_000
/** PA00P016, T4: the terminal is heard at least this often while it is at something. */
export const T4_MS = 180_000
/** Between two questions to a terminal that is at something. */
const PAUSE_MS = 2_000

export type Task =
  | { is: 'register' | 'status' | 'last' }
  | { is: 'pay'; id: string; amount: number; isTest: boolean; before: string | undefined }
  | { is: 'reverse'; id: string; receipt: string }
  | { is: 'end-of-day'; id: string }

export type State = {
  /** `asked`: sent, not acknowledged yet · `running`: the terminal is at it · `pausing`: it is busy. */
  is: 'down' | 'idle' | 'asked' | 'running' | 'pausing'
  task: Task | null
  /** What the terminal said of the transaction of this dialogue. */
  status: Fields | null
  slips: readonly Slip[]
  stop: 'no' | 'wanted' | 'asked'
  isRegistered: boolean
  /** The end of the ledger is the terminal's last transaction now. */
  isFresh: boolean
  ledger: Ledger
  owed: readonly Owed[]
  /** Came while the terminal was being asked something short; begins as soon as it can. */
  held: Extract<Task, { is: 'pay' }> | null
  pauses: number
  word: string | undefined
}

export type Input =
  | { is: 'opened' | 'closed' | 'late' }
  | { is: 'apdu'; apdu: Apdu }
  | { is: 'pay'; id: string; amount: number; isTest?: boolean }
  | { is: 'cancel'; id: string }
  | {
      is: 'enquire'
      id: string
      amount?: number | undefined
      before?: string | undefined
      others?: readonly string[] | undefined
    }
  | { is: 'end-of-day'; id: string }
  | { is: 'reverse'; id: string; receipt: string }

export type Order =
  | { do: 'send'; bytes: Uint8Array }
  | { do: 'say'; news: News }
  /** The terminal has gone quiet or talks nonsense: only a new connection helps. */
  | { do: 'hang-up' }
  | { do: 'state'; state: 'ready' | 'blocked' | 'offline'; why: string | null }

export type Step = { state: State; orders: Order[] }

export const start: State = {
  is: 'down',
  task: null,
  status: null,
  slips: [],
  stop: 'no',
  isRegistered: false,
  isFresh: false,
  ledger: emptyLedger,
  owed: [],
  held: null,
  pauses: 0,
  word: undefined,
}

/** How long this state may last before `late`, or null. `runMs` stands for T4. */
export const limitOf = ({ is, task }: State, runMs: number): number | null => {
  if (is === 'asked') return Math.min(T3_MS, runMs)
  if (is === 'pausing') return Math.min(PAUSE_MS, runMs)
  if (is !== 'running') return null
  const isLong = task?.is === 'pay' || task?.is === 'end-of-day' || task?.is === 'reverse'
  return isLong ? runMs : Math.min(runMs, 4 * T3_MS)
}
