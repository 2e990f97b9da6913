// One program: started, watched, started again when it falls over, ended in good time.
import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'
import * as z from 'zod'
import type { LogFile } from './log-file.ts'
import { Problem } from './problem.ts'

const FIRST_RESTART_AFTER_MS = 250
/** A till waits for it; a program that falls at once may try this often for ever. */
const LONGEST_RESTART_AFTER_MS = 4_000
const HEALTHY_AFTER_MS = 60_000
const PROBE_EVERY_MS = 40
/** The first falls are told one by one; what goes on falling is told now and then, until it is calm. */
const TOLD_ONE_BY_ONE = 5
const TOLD_AGAIN_AFTER_MS = 600_000
const CALM_AFTER_MS = 3_600_000

export type Plan = {
  name: string
  /** How the terminal calls it, at the start of a sentence: "The store server". */
  title: string
  command: readonly [string, ...string[]]
  environment?: NodeJS.ProcessEnv
  /** The account to run as; only root may name another. */
  account?: { uid: number; gid: number } | undefined
  /** `message`: it says `{is: 'ready'}` itself. `started`: it is ready once it runs. Otherwise it is asked. */
  readyBy: 'message' | 'started' | (() => Promise<boolean>)
  readyLimitMs: number
  stopSignal: 'SIGTERM' | 'SIGINT'
  stopLimitMs: number
}

export type Fatal = { code: string; message: string }

export type Events = {
  /** A line for the terminal. */
  say(line: string): void
  /** Its process has changed. */
  changed(): void
  /** It is ready, for the first time or again. */
  up?(): void
  /** It ended without being asked to. */
  down?(): void
  /** Whatever else it says to its parent. */
  said?(message: unknown): void
  /** It named a reason why it cannot run, after it had been up before. Answers whether to try on. */
  fatal?(fatal: Fatal): boolean
}

export type Supervised = {
  title: string
  /** Its process, while there is one. */
  running(): { name: string; pid: number } | undefined
  /** Resolves when ready. Rejects with a Problem when the first start fails; later ends are mended. */
  start(): Promise<void>
  /** Ends it and stays ended until `start`. Answers false when it had to be killed. */
  stop(signal?: 'SIGKILL'): Promise<boolean>
}

const saying = z.discriminatedUnion('is', [
  z.object({ is: z.literal('ready') }),
  z.object({ is: z.literal('fatal'), code: z.string(), message: z.string() }),
])

/** How a start ended: ready, or by name, or by an exit, or not within its limit. */
type Outcome =
  | { is: 'ready' }
  | { is: 'fatal'; fatal: Fatal }
  | { is: 'ended'; how: string }
  | { is: 'not-run'; how: string }
  | { is: 'late' }

export const supervise = (plan: Plan, log: LogFile, events: Events): Supervised => {
  let child: ChildProcess | undefined
  let wanted = false
  let restarts = 0
  let upSince = 0
  let falls = 0
  let isTold = true
  let toldAt = 0
  let timer: NodeJS.Timeout | undefined

  const launch = (): Promise<Outcome> => {
    const started = spawnChild(plan, log)
    child = started
    events.changed()
    return new Promise(resolve => {
      // Whatever comes first counts; what follows it resolves nothing.
      const limit = setTimeout(() => resolve({ is: 'late' }), plan.readyLimitMs)
      started.once('error', error => {
        clearTimeout(limit)
        resolve({ is: 'not-run', how: error.message })
      })
      started.on('message', message => {
        const said = saying.safeParse(message)
        if (said.data?.is === 'ready') resolve({ is: 'ready' })
        if (said.data?.is === 'fatal') resolve({ is: 'fatal', fatal: said.data })
        if (!said.success) events.said?.(message)
      })
      started.once('exit', (code, signal) => {
        clearTimeout(limit)
        if (child === started) child = undefined
        resolve({
          is: 'ended',
          how: signal ? `signal ${signal}` : `code ${code}`,
        })
      })
      if (plan.readyBy === 'started') started.once('spawn', () => resolve({ is: 'ready' }))
      else if (plan.readyBy !== 'message') {
        void probe(plan.readyBy, () => child === started).then(() => resolve({ is: 'ready' }))
      }
      started.once('spawn', () => limit.unref())
    })
  }

  const isUp = () => {
    const watched = child
    upSince = Date.now()
    watched?.once('exit', (code, signal) => fell(signal ? `signal ${signal}` : `code ${code}`))
    // It may have gone between its word and this line.
    if (watched === undefined) fell('no word')
    else events.up?.()
  }

  const fell = (how: string) => {
    events.changed()
    if (!wanted) return
    events.down?.()
    if (Date.now() - upSince > HEALTHY_AFTER_MS) restarts = 0
    if (Date.now() - upSince > CALM_AFTER_MS) falls = 0
    startAgain(`${plan.title} ended by itself (${how})`)
  }

  const startAgain = (why: string) => {
    const afterMs = Math.min(FIRST_RESTART_AFTER_MS * 2 ** restarts, LONGEST_RESTART_AFTER_MS)
    restarts += 1
    falls += 1
    isTold = falls <= TOLD_ONE_BY_ONE || Date.now() - toldAt > TOLD_AGAIN_AFTER_MS
    if (isTold) {
      toldAt = Date.now()
      const often = falls < TOLD_ONE_BY_ONE ? '' : ` It has fallen ${falls} times.`
      events.say(
        `${why}; it is started again in ${(afterMs / 1_000).toFixed(1)} s.${often} Log: ${log.path}`,
      )
    }
    timer = setTimeout(() => void again(), afterMs)
  }

  const again = async () => {
    const outcome = await launch()
    if (!wanted) return
    if (outcome.is === 'ready') {
      if (isTold) events.say(`${plan.title} runs again.`)
      return isUp()
    }
    await killChild()
    events.changed()
    if (!wanted) return
    if (outcome.is === 'fatal' && events.fatal?.(outcome.fatal) === false) return
    startAgain(wordsFor(plan, outcome, log))
  }

  const killChild = async () => {
    const last = child
    if (last === undefined) return
    const gone = ended(last)
    last.kill('SIGKILL')
    await gone
  }

  return {
    title: plan.title,
    running: () => (child?.pid === undefined ? undefined : { name: plan.name, pid: child.pid }),
    async start() {
      if (wanted) return
      wanted = true
      const outcome = await launch()
      if (outcome.is === 'ready') return isUp()
      wanted = false
      await killChild()
      throw new Problem(
        wordsFor(plan, outcome, log),
        outcome.is === 'fatal' ? outcome.fatal.code : undefined,
      )
    },
    async stop(signal) {
      wanted = false
      clearTimeout(timer)
      const last = child
      if (last === undefined || last.pid === undefined) return true
      const gone = ended(last)
      last.kill(signal ?? plan.stopSignal)
      const inTime = await Promise.race([
        gone.then(() => true),
        wait(plan.stopLimitMs, false, { ref: false }),
      ])
      if (!inTime) last.kill('SIGKILL')
      await gone
      return inTime
    },
  }
}

/** Own process group: Ctrl-C in the terminal reaches only the parent, which then ends all in order. */
const spawnChild = (
  { command: [program, ...args], environment, account, readyBy }: Plan,
  log: LogFile,
) =>
  spawn(program, args, {
    ...account,
    env: environment,
    detached: true,
    stdio: [
      'ignore',
      log.descriptor,
      log.descriptor,
      ...(readyBy === 'message' ? ['ipc' as const] : []),
    ],
  })

const probe = async (isReady: () => Promise<boolean>, goOn: () => boolean) => {
  while (goOn() && !(await isReady())) await wait(PROBE_EVERY_MS)
}

const ended = (child: ChildProcess) =>
  new Promise<void>(resolve => {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) resolve()
    else child.once('exit', () => resolve())
  })

const wordsFor = (plan: Plan, outcome: Exclude<Outcome, { is: 'ready' }>, log: LogFile) => {
  switch (outcome.is) {
    case 'fatal':
      return `${plan.title} cannot start: ${outcome.fatal.message}`
    case 'late':
      return `${plan.title} was not ready after ${plan.readyLimitMs / 1_000} s: see ${log.path}`
    case 'not-run':
      return `${plan.title} could not be run (${outcome.how}): see that ${plan.command[0]} is there and may be run.`
    case 'ended':
      return `${plan.title} ended before it was ready (${outcome.how}): ${log.lastWords()} See ${log.path}`
  }
}
