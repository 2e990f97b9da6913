// A small language for what goes wrong with a virtual device, one thing a line. The page checks a
// script with this before it is sent, the hub before it is run, and tests write their troubles in it.
//
//   # the roll ends in the middle of a receipt, and somebody puts in a new one
//   paper out after 12 lines
//   wait 5 s
//   off paper-out
//
// unplug at byte N · stall at byte N      counted from here, of what the device takes or sends
// paper out after N lines                 printers only
// wait N ms · wait N s · wait for N bytes
// on FAULT · off FAULT · mend             the switches of the page; mend switches all off
// unplug · plug in · replug · replug twice
// garbage · silence                       the same as: on garbage, on no-answer
// repeat N times … end                    no repeat within a repeat
//
// A line "at byte" or "after lines" waits until it has come to that.
import { type FaultName, faultNames } from './device-faults.ts'

export const SCRIPT_CHARACTERS_MAX = 4_000
export const SCRIPT_LINES_MAX = 60
/** Steps once repeats are written out. */
export const SCRIPT_STEPS_MAX = 300
export const SCRIPT_BYTES_MAX = 10_000_000
const PAPER_LINES_MAX = 10_000
const REPEATS_MAX = 100
/** All pauses of a script together, ms. */
export const SCRIPT_WAIT_MS_MAX = 10 * 60_000

export type ScriptStep = { line: number } & (
  | { is: 'fault'; fault: FaultName; on: boolean }
  | { is: 'mend' }
  | { is: 'replug'; times: number }
  | { is: 'at-byte'; what: 'unplug' | 'stall'; bytes: number }
  | { is: 'paper-out-after'; lines: number }
  | { is: 'wait'; ms: number }
  | { is: 'wait-bytes'; bytes: number }
)

export type ScriptIssue = {
  /** counted from 1 */
  line: number
  code:
    | 'not-understood'
    | 'fault-not-of-this-device'
    | 'number-too-large'
    | 'repeat-not-ended'
    | 'end-without-repeat'
    | 'repeat-in-repeat'
    | 'script-too-long'
    | 'script-too-slow'
    | 'script-empty'
  word: string
}

export type Script = { steps: ScriptStep[]; issues: ScriptIssue[] }

/** `faults` are those of the device it is for. With issues there are no steps. */
export const readScript = (text: string, faults: readonly FaultName[]): Script => {
  const lines = text.split(/\r?\n/)
  if (text.length > SCRIPT_CHARACTERS_MAX || lines.length > SCRIPT_LINES_MAX)
    return { steps: [], issues: [{ line: SCRIPT_LINES_MAX, code: 'script-too-long', word: '' }] }
  const issues: ScriptIssue[] = []
  const steps: ScriptStep[] = []
  let repeat: { line: number; times: number; from: number } | undefined
  for (const [at, whole] of lines.entries()) {
    const line = at + 1
    const words = whole.replace(/#.*$/, '').trim().toLowerCase().replace(/\s+/g, ' ')
    if (words === '') continue
    const refuse = (code: ScriptIssue['code'], word = words) => issues.push({ line, code, word })
    const times = /^repeat (\d{1,9}) times$/.exec(words)
    if (times) {
      if (repeat) refuse('repeat-in-repeat')
      else if (Number(times[1]) > REPEATS_MAX) refuse('number-too-large', times[1])
      else repeat = { line, times: Number(times[1]), from: steps.length }
    } else if (words === 'end') {
      if (!repeat) refuse('end-without-repeat')
      else if (!written(steps, repeat)) refuse('script-too-long')
      repeat = undefined
    } else {
      const read = stepOf(words, line, faults)
      if ('code' in read) refuse(read.code, read.word)
      else if (steps.length < SCRIPT_STEPS_MAX) steps.push(read)
    }
  }
  if (repeat) issues.push({ line: repeat.line, code: 'repeat-not-ended', word: 'repeat' })
  const waits = steps.reduce((sum, step) => sum + (step.is === 'wait' ? step.ms : 0), 0)
  if (waits > SCRIPT_WAIT_MS_MAX) issues.push({ line: 1, code: 'script-too-slow', word: '' })
  if (steps.length === 0 && issues.length === 0)
    issues.push({ line: 1, code: 'script-empty', word: '' })
  return { steps: issues.length === 0 ? steps : [], issues }
}

/** Writes a repeat out; false where that were too many steps. */
const written = (steps: ScriptStep[], { times, from }: { times: number; from: number }) => {
  const body = steps.splice(from)
  if (from + body.length * times > SCRIPT_STEPS_MAX) return false
  for (let round = 0; round < times; round++) steps.push(...body)
  return true
}

type Refused = { code: ScriptIssue['code']; word: string }

const stepOf = (
  words: string,
  line: number,
  faults: readonly FaultName[],
): ScriptStep | Refused => {
  const short = shorts[words]
  if (short) return known({ line, ...short }, faults)
  const turn = /^(on|off) ([a-z-]+)$/.exec(words)
  if (turn) {
    const fault = faultNames.find(name => name === turn[2])
    if (!fault) return { code: 'not-understood', word: turn[2] ?? '' }
    return known({ line, is: 'fault', fault, on: turn[1] === 'on' }, faults)
  }
  const counted = /^(unplug at byte|stall at byte|paper out after|wait for|wait) (\d{1,9}) ?(\w*)$/
  const [, verb = '', digits = '', unit = ''] = counted.exec(words) ?? []
  const step = countedStep(line, verb, Number(digits), unit)
  if (!step) return { code: 'not-understood', word: words }
  if (isTooLarge(step)) return { code: 'number-too-large', word: digits }
  return known(step, faults)
}

const shorts: Readonly<Record<string, StepBody>> = {
  mend: { is: 'mend' },
  unplug: { is: 'fault', fault: 'unplug', on: true },
  'plug in': { is: 'fault', fault: 'unplug', on: false },
  garbage: { is: 'fault', fault: 'garbage', on: true },
  silence: { is: 'fault', fault: 'no-answer', on: true },
  replug: { is: 'replug', times: 1 },
  'replug twice': { is: 'replug', times: 2 },
}

type StepBody =
  | { is: 'mend' }
  | { is: 'fault'; fault: FaultName; on: boolean }
  | { is: 'replug'; times: number }

const countedStep = (
  line: number,
  verb: string,
  count: number,
  unit: string,
): ScriptStep | undefined => {
  if (verb === 'unplug at byte' && unit === '')
    return { line, is: 'at-byte', what: 'unplug', bytes: count }
  if (verb === 'stall at byte' && unit === '')
    return { line, is: 'at-byte', what: 'stall', bytes: count }
  if (verb === 'paper out after' && unit === 'lines')
    return { line, is: 'paper-out-after', lines: count }
  if (verb === 'wait for' && unit === 'bytes') return { line, is: 'wait-bytes', bytes: count }
  if (verb === 'wait' && unit === 'ms') return { line, is: 'wait', ms: count }
  if (verb === 'wait' && unit === 's') return { line, is: 'wait', ms: count * 1_000 }
  return undefined
}

const isTooLarge = (step: ScriptStep): boolean => {
  if (step.is === 'wait') return step.ms > SCRIPT_WAIT_MS_MAX
  if (step.is === 'paper-out-after') return step.lines > PAPER_LINES_MAX
  return 'bytes' in step && step.bytes > SCRIPT_BYTES_MAX
}

/** The step, if this device has the fault it plays. */
const known = (step: ScriptStep, faults: readonly FaultName[]): ScriptStep | Refused => {
  const fault = faultOf(step)
  return fault === null || faults.includes(fault)
    ? step
    : { code: 'fault-not-of-this-device', word: fault }
}

const faultOf = (step: ScriptStep): FaultName | null => {
  if (step.is === 'fault') return step.fault
  if (step.is === 'at-byte') return step.what
  if (step.is === 'replug') return 'unplug'
  return step.is === 'paper-out-after' ? 'paper-out' : null
}
