// The line to head office: the journal goes up in batches, head office's rows come down by long
// poll. It breaks, waits, and goes on where it was; the journal is the queue.
import type { KeyObject } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { Caller } from '#appliance/http/engine.ts'
import type { Kernel } from '#appliance/kernel/execute.ts'
import type { Sqlite } from '#appliance/kernel/sqlite.ts'
import { DOWN_WAIT_MAX_S } from '#schema/wire/down.ts'
import { pull } from './pull.ts'
import { backlogOf, push, upCursor } from './push.ts'
import { Refusal } from './request.ts'
import { openRounds, type Wait } from './rounds.ts'

/** Sales of one moment share a batch. */
const GATHER_MS = 40

type LinkState = {
  /** it was heard of, and neither direction fails */
  connected: boolean
  /** when head office last answered */
  heard_at: number | null
  /** journal rows that head office has not got yet */
  behind: number
  problem: string | null
  /** of what fails though the other side answers: who does not take it, and why; a kebab-case code */
  refused: { by: 'head-office' | 'store'; code: string } | null
}

export type Link = { state: () => LinkState; stop: () => void }

type Options = {
  kernel: Kernel
  sqlite: Sqlite
  epoch: string
  cloudUrl: string
  key: KeyObject
  caller: Caller
  now: () => number
  log: (message: string, data?: object) => void
  wait?: Wait
}

/** Keeps both directions going until `stop`. */
export const openLink = ({ cloudUrl, key, now, log, wait = sleep, ...own }: Options): Link => {
  const { kernel } = own
  const headOffice = { cloudUrl, key, site: kernel.site, now }
  /** by direction, as long as it fails */
  const problems = new Map<string, Failing>()
  let heardAt: number | null = null
  /** whether the last poll was answered; if not, the next one asks for an answer at once */
  let polled = false
  const rounds = openRounds({
    wait,
    heard(direction) {
      heardAt = now()
      if (problems.delete(direction)) log(`head office answers again (${direction})`)
    },
    failed(direction, error) {
      if (direction === 'down') polled = false
      if (!problems.has(direction)) {
        const says = error instanceof Refusal ? 'and this store do not agree' : 'does not answer'
        log(`head office ${says} (${direction})`, { error: String(error) })
      }
      problems.set(direction, {
        words: error instanceof Error ? error.message : String(error),
        code: error instanceof Refusal ? error.code : null,
      })
    },
  })
  const bell = doorbell()
  kernel.onCommit(({ seq }) => {
    if (seq > upCursor(own).position) bell.ring()
  })
  void rounds.run('up', async signal => {
    if (await push(own, headOffice, signal)) return true
    await bell.wait(signal)
    return false
  })
  void rounds.run('down', async signal => {
    const backlog = { ...backlogOf(own, now()), problem: problems.get('up')?.code ?? null }
    await pull(own, headOffice, polled ? DOWN_WAIT_MAX_S : 0, backlog, signal)
    polled = true
    return true
  })
  return {
    state: () => ({
      connected: heardAt !== null && problems.size === 0,
      heard_at: heardAt,
      behind: kernel.lastSeq() - upCursor(own).position,
      problem: problems.values().next().value?.words ?? null,
      refused: refusedOf(problems),
    }),
    stop: rounds.stop,
  }
}

type Failing = { words: string; code: string | null }

/** What cannot go up comes first: it is what head office does not see. */
function refusedOf(problems: Map<string, Failing>): LinkState['refused'] {
  const up = problems.get('up')?.code
  if (up) return { by: 'head-office', code: up }
  const down = problems.get('down')?.code
  return down ? { by: 'store', code: down } : null
}

/** Rings once for many commits of one moment; a ring while nobody waits is kept. */
function doorbell() {
  let rung = false
  let wake: (() => void) | null = null
  return {
    ring() {
      rung = true
      wake?.()
    },
    async wait(signal: AbortSignal) {
      if (!rung) {
        await new Promise<void>(resolve => {
          wake = resolve
          signal.addEventListener('abort', () => resolve(), { once: true })
        })
      }
      wake = null
      rung = false
      await sleep(GATHER_MS, signal)
    },
  }
}

const sleep: Wait = (ms, signal) => delay(ms, undefined, { signal }).catch(() => {})
