// Work that goes round and round over one line: it waits longer after each failure, and when one of
// them gets an answer again, the others try at once.

/** The first wait after a failure; each further one is twice as long, up to the longest. */
export const RETRY_FIRST_MS = 500
/** A line that is back is found within this. */
export const RETRY_MAX_MS = 10_000
/** The longest wait that head office can ask for. */
export const ASKED_MAX_MS = 600_000

/** Head office asks to be left alone for a while (429 or 503 with Retry-After). */
export class Busy extends Error {
  readonly askedMs: number
  constructor(askedMs: number, message: string) {
    super(message)
    this.askedMs = Math.min(askedMs, ASKED_MAX_MS)
  }
}

/** Resolves after `ms`, or as soon as the signal aborts. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>

type Rounds = {
  /**
   * Does `work` again and again until `stop`; it says whether it got an answer, and throws when it got
   * none. Its signal aborts when another found the line anew, so that nothing hangs on the old one.
   */
  run: (name: string, work: (signal: AbortSignal) => Promise<boolean>) => Promise<void>
  stop: () => void
}

type Options = {
  wait: Wait
  heard: (name: string) => void
  failed: (name: string, error: unknown) => void
}

type Round = {
  /** aborts what it does at this moment, so that it begins anew */
  again: AbortController
  doing: 'work' | 'wait' | 'wait-as-asked'
  /** when it began to work and since when it fails, by the count of what happened on the line */
  began: number
  failingSince: number | null
}

/** All rounds of one line. A wait that head office asked for is ended by `stop` alone. */
export const openRounds = ({ wait, heard, failed }: Options): Rounds => {
  const rounds: Round[] = []
  let happened = 0
  let stopped = false

  const back = (first: Round) => {
    const since = first.failingSince
    first.failingSince = null
    if (since === null) return
    for (const other of rounds) {
      if (other === first || other.doing === 'wait-as-asked') continue
      // Work that began before the line broke hangs on what is no more.
      if (other.doing === 'wait' || other.began < since) other.again.abort()
    }
  }

  return {
    async run(name, work) {
      // A controller for each try: what listens to one that lives for ever is never given back.
      const round: Round = {
        again: new AbortController(),
        doing: 'work',
        began: 0,
        failingSince: null,
      }
      rounds.push(round)
      let pause = RETRY_FIRST_MS
      while (!stopped) {
        round.again = new AbortController()
        const { signal } = round.again
        try {
          round.doing = 'work'
          round.began = ++happened
          if (!(await work(signal))) continue
          heard(name)
          back(round)
          pause = RETRY_FIRST_MS
        } catch (error) {
          if (stopped) return
          if (signal.aborted) continue
          round.failingSince ??= ++happened
          failed(name, error)
          const askedMs = error instanceof Busy ? error.askedMs : 0
          round.doing = askedMs > 0 ? 'wait-as-asked' : 'wait'
          // Not all stores at the same moment, and never sooner than asked.
          await wait(askedMs + pause * (0.5 + Math.random() / 2), signal)
          pause = signal.aborted ? RETRY_FIRST_MS : Math.min(pause * 2, RETRY_MAX_MS)
        }
      }
    },
    stop: () => {
      stopped = true
      for (const { again } of rounds) again.abort()
    },
  }
}
