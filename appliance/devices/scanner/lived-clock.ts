// A clock that stands still while this process does: what a scanner sent in one go must not look torn
// because the hub was late to read it.

const TICK_MS = 25

/** `at`: ms that this process lived through, told for something that has just arrived. */
export type LivedClock = { at: () => number; stop: () => void }

/** Ticks for `spanMs` after each call of `at`; a longer silence than that is one in any case. */
export const livedClock = (
  spanMs: number,
  now: () => number = () => performance.now(),
): LivedClock => {
  let lived = 0
  let seen = now()
  let left = 0
  let timer: ReturnType<typeof setInterval> | undefined
  /** Ticks that a standstill swallowed do not count. */
  const pass = (most: number) => {
    const time = now()
    lived += Math.min(time - seen, most)
    seen = time
  }
  const stop = () => {
    clearInterval(timer)
    timer = undefined
  }
  const tick = () => {
    pass(2 * TICK_MS)
    left -= TICK_MS
    if (left <= 0) stop()
  }
  return {
    at: () => {
      pass(timer ? 2 * TICK_MS : Number.POSITIVE_INFINITY)
      left = spanMs + 2 * TICK_MS
      timer ??= setInterval(tick, TICK_MS).unref()
      return lived
    },
    stop,
  }
}
