// How a parent of programs ends: by Ctrl-C, by a signal, with npm, or for a reason of its own.
import { Problem } from './problem.ts'
import type { Screen } from './screen.ts'
import type { Supervised } from './supervise.ts'

const LOOK_FOR_NPM_EVERY_MS = 1_000

export type Lifetime = {
  /** Aborted as soon as the end has begun. */
  ended: AbortSignal
  /** Ends this program too; the last one that was kept is ended first. */
  keep(child: Supervised): Supervised
  /** The programs that run now. */
  processes(): { name: string; pid: number }[]
  /** Ends everything in reverse order. The first call decides the exit code. */
  end(code: number, problem?: string): Promise<void>
  /** What it is all about; a mistake in it ends everything, in one line. */
  run(main: () => Promise<void>): Promise<void>
}

/** From now on signals end this process in good order. `script`: how npm calls it; `last` is done at the end. */
export const openLifetime = (screen: Screen, script: string, last: () => void): Lifetime => {
  const ending = new AbortController()
  const running: Supervised[] = []

  const end = async (code: number, problem?: string): Promise<void> => {
    if (ending.signal.aborted) return
    ending.abort()
    if (problem !== undefined) screen.problem(problem)
    for (const child of running.toReversed()) {
      if (!(await child.stop())) screen.say(`${child.title} did not end in time and was killed.`)
    }
    last()
    process.exit(code)
  }

  /** A second Ctrl-C kills at once. */
  const endByHand = () => {
    if (!ending.signal.aborted) {
      screen.say('Ending …')
      void end(0)
      return
    }
    for (const child of running) void child.stop('SIGKILL')
  }

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, endByHand)
  endWithNpm(script, () => !ending.signal.aborted && endByHand())

  return {
    ended: ending.signal,
    keep(child) {
      running.push(child)
      return child
    },
    processes: () => running.flatMap(child => child.running() ?? []),
    end,
    async run(main) {
      try {
        await main()
      } catch (error) {
        // A bug of ours keeps its stack; everything a user can mend is one line.
        const words =
          error instanceof Error && !(error instanceof Problem) ? error.stack : undefined
        await end(1, words ?? (error instanceof Error ? error.message : String(error)))
      }
    },
  }
}

/** npm killed outright passes nothing on; it is simply not our parent any more. */
const endWithNpm = (script: string, gone: () => void) => {
  if (process.env.npm_lifecycle_event !== script) return
  const npm = process.ppid
  setInterval(() => {
    if (process.ppid !== npm) gone()
  }, LOOK_FOR_NPM_EVERY_MS).unref()
}
