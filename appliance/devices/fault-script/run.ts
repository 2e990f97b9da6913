// Plays a fault script on a virtual device. The script's language is schema/rules/fault-script.ts.
import type { FaultName } from '#schema/rules/device-faults.ts'
import type { ScriptStep } from '#schema/rules/fault-script.ts'

/** What a script does to an emulator. */
export type Stage = {
  faults: () => readonly FaultName[]
  fault: (name: FaultName, on: boolean) => void
  /** Once so many more bytes have passed. */
  trap: (what: 'unplug' | 'stall', bytes: number) => void
  /** The roll ends after so many more lines; where there is a roll. */
  runOutAfter?: (lines: number) => void
  /** Traps that have not sprung are taken away. */
  untrap: () => void
  /** Bytes that have passed. */
  passed: () => number
}

/** `gave-up`: what a line waited for did not come in time. */
export type ScriptState = 'running' | 'done' | 'stopped' | 'gave-up'

/** `line` counts the script's lines from 1; `step` of `of` counts what is done, repeats written out. */
export type ScriptProgress = { state: ScriptState; line: number; step: number; of: number }

/** A line that waits for bytes or paper waits no longer. */
export const SCRIPT_PATIENCE_MS = 5 * 60_000
const LOOK_EVERY_MS = 10
/** Between pulling a cable and putting it back: less than any driver's pause between two attempts. */
const REPLUG_MS = 20

export type ScriptRun = {
  /** Ends it and switches off what it has switched on. */
  stop: () => void
  progress: () => ScriptProgress
  ended: Promise<ScriptProgress>
}

/** Begins at once; `say` hears each step and the end. */
export const runScript = (
  steps: readonly ScriptStep[],
  stage: Stage,
  say: (progress: ScriptProgress) => void = () => {},
  patienceMs: number = SCRIPT_PATIENCE_MS,
): ScriptRun => {
  let now: ScriptProgress = { state: 'running', line: 0, step: 0, of: steps.length }
  let isStopped = false
  let wake = () => {}
  const pause = (ms: number) =>
    new Promise<void>(resolve => {
      const timer = setTimeout(resolve, ms)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  const until = async (isSo: () => boolean) => {
    const last = performance.now() + patienceMs
    while (!isStopped && !isSo()) {
      if (performance.now() >= last) return false
      await pause(LOOK_EVERY_MS)
    }
    return true
  }
  /** False when what it waits for did not come. */
  const play = async (step: ScriptStep): Promise<boolean> => {
    switch (step.is) {
      case 'fault':
        stage.fault(step.fault, step.on)
        return true
      case 'mend':
        mend(stage)
        return true
      case 'replug':
        for (let time = 0; time < step.times && !isStopped; time++) {
          stage.fault('unplug', true)
          await pause(REPLUG_MS)
          stage.fault('unplug', false)
          if (time + 1 < step.times) await pause(REPLUG_MS)
        }
        return true
      case 'at-byte':
        stage.trap(step.what, step.bytes)
        return until(() => stage.faults().includes(step.what))
      case 'paper-out-after':
        stage.runOutAfter?.(step.lines)
        return until(() => stage.faults().includes('paper-out'))
      case 'wait':
        await pause(step.ms)
        return true
      case 'wait-bytes': {
        const wanted = stage.passed() + step.bytes
        return until(() => stage.passed() >= wanted)
      }
    }
  }
  const tell = (next: Partial<ScriptProgress>) => {
    now = { ...now, ...next }
    say(now)
    return now
  }
  const all = async (): Promise<ScriptProgress> => {
    for (const [at, step] of steps.entries()) {
      tell({ line: step.line, step: at + 1 })
      const came = await play(step)
      if (isStopped) break
      if (came) continue
      stage.untrap()
      return tell({ state: 'gave-up' })
    }
    return tell({ state: isStopped ? 'stopped' : 'done' })
  }
  return {
    stop: () => {
      if (now.state !== 'running' || isStopped) return
      isStopped = true
      mend(stage)
      wake()
    },
    progress: () => now,
    ended: all(),
  }
}

const mend = (stage: Stage) => {
  stage.untrap()
  for (const name of stage.faults()) stage.fault(name, false)
}
