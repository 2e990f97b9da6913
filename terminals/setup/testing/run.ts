// A run of tests: one thing after the other, each test with its limit, and the report kept at the end.
import { signal } from '@preact/signals'
import { newId, type Problem, send } from '#kit/api.ts'
import {
  boxTests,
  countsOf,
  type TestName,
  type TestOutcome,
  testNeeds,
  testsOf,
} from '#schema/rules/device-tests.ts'
import type { Device } from '../things.ts'
import { tryBox } from './box-tests.ts'
import * as counter from './counter-tests.ts'
import { type Found, failed, handOf, question, skipped, type Trial } from './hand.ts'
import * as printer from './printer-tests.ts'

/** A person has this long to look and to answer. */
const HUMAN_MS = 120_000

/** How each test of a device is done and how long it may take, ms. */
const trials: Readonly<Partial<Record<TestName, { trial: Trial; limitMs: number }>>> = {
  answers: { trial: counter.answers, limitMs: 6_000 },
  prints: { trial: printer.prints, limitMs: 30_000 },
  'code-page': { trial: printer.letters, limitMs: HUMAN_MS },
  cuts: { trial: printer.cuts, limitMs: HUMAN_MS },
  'opens-drawer': { trial: printer.opensDrawer, limitMs: HUMAN_MS },
  'sees-drawer': { trial: printer.seesDrawer, limitMs: HUMAN_MS },
  scans: { trial: counter.scans, limitMs: 31_000 },
  zeroes: { trial: counter.zeroes, limitMs: HUMAN_MS },
  weighs: { trial: counter.weighs, limitMs: HUMAN_MS },
  tares: { trial: counter.tares, limitMs: 40_000 },
  shows: { trial: counter.shows, limitMs: HUMAN_MS },
  enquires: { trial: counter.enquires, limitMs: 21_000 },
  pays: { trial: counter.pays, limitMs: 2 * HUMAN_MS },
  loops: { trial: counter.loops, limitMs: 2 * HUMAN_MS },
}

/** A device, or the box itself where there is none. */
export type Item = {
  key: string
  device: Device | undefined
  tests: readonly TestName[]
  outcomes: readonly TestOutcome[]
}

export type Run = {
  id: string
  items: readonly Item[]
  /** undefined between two tests and at the end; `until` in epoch ms */
  now: { key: string; test: TestName; until: number } | undefined
  state: 'running' | 'done'
  /** `kept`: the report is with the server */
  report: 'open' | 'kept' | Problem
}

export const run = signal<Run | undefined>(undefined)

/** Ends the run; what is left is left out. `leaveOut` ends only the test under way. */
let ending: AbortController | undefined
let current: AbortController | undefined
export const endRun = () => ending?.abort()
export const leaveOut = () => current?.abort('left-out')
export const forgetRun = () => {
  endRun()
  run.value = undefined
}

export const begin = async (devices: readonly Device[], withBox: boolean) => {
  const mine = new AbortController()
  ending?.abort()
  ending = mine
  const items: Item[] = devices.map(device => ({
    key: device.id,
    device,
    tests: testsOf(device),
    outcomes: [],
  }))
  if (withBox) items.unshift({ key: 'box', device: undefined, tests: boxTests, outcomes: [] })
  run.value = { id: newId(), items, now: undefined, state: 'running', report: 'open' }
  for (const item of items) {
    if (!item.device) tell(item.key, mine.signal.aborted ? allSkipped(item) : await tryBox())
    else for (const test of item.tests) tell(item.key, [await one(item.device, test, mine.signal)])
  }
  if (!run.value || ending !== mine) return
  run.value = { ...run.value, now: undefined, state: 'done' }
  await keep()
}

/** Sends the report; again where it did not get there. */
export const keep = async () => {
  const now = run.value
  if (now?.state !== 'done' || now.report === 'kept') return
  const tested = now.items.filter(({ outcomes }) => outcomes.length > 0)
  const answer = await send('devices.record-tests', {
    report_id: now.id,
    box: tested.find(({ device }) => !device)?.outcomes ?? [],
    devices: tested.flatMap(({ device, outcomes }) =>
      device ? [{ device_id: device.id, outcomes }] : [],
    ),
  })
  const isKept = answer.ok || answer.problem.code === 'report-known'
  if (run.value?.id === now.id)
    run.value = { ...run.value, report: isKept ? 'kept' : answer.problem }
}

export const sumsOf = ({ items }: Pick<Run, 'items'>) =>
  countsOf({
    box: [],
    devices: items.map(({ outcomes }) => ({ ...noPlace, outcomes: [...outcomes] })),
  })

const noPlace = {
  device_id: '',
  class: '',
  name: '',
  name_ar: '',
  model: '',
  transport: '',
  address: '',
}

const one = async (device: Device, test: TestName, stop: AbortSignal): Promise<TestOutcome> => {
  const known = trials[test]
  const before = run.value?.items.find(({ key }) => key === device.id)?.outcomes ?? []
  const needed = testNeeds[test]
  if (stop.aborted) return { test, ...skipped('stopped') }
  if (device.status === 'blocked') return { test, ...skipped('switched-off') }
  if (!known) return { test, ...skipped('not-with-this-model') }
  if (before.some(done => done.test === needed && done.result !== 'passed'))
    return { test, ...skipped('needs-what-failed') }
  if (run.value)
    run.value = { ...run.value, now: { key: device.id, test, until: Date.now() + known.limitMs } }
  return { test, ...(await limited(device, known, stop)) }
}

/** Whatever a test does, it is over when its limit is, or when somebody has had enough. */
const limited = async (
  device: Device,
  { trial, limitMs }: { trial: Trial; limitMs: number },
  stop: AbortSignal,
): Promise<Found> => {
  const mine = new AbortController()
  current = mine
  const limit = setTimeout(() => mine.abort('limit'), limitMs)
  const either = AbortSignal.any([stop, mine.signal])
  const over = new Promise<Found>(resolve => {
    const end = () => {
      if (stop.aborted) resolve(skipped('stopped'))
      else
        resolve(mine.signal.reason === 'limit' ? failed('no-answer-in-time') : skipped('left-out'))
    }
    if (either.aborted) end()
    else either.addEventListener('abort', end, { once: true })
  })
  const found = await Promise.race([over, trial(device, handOf(either))])
  clearTimeout(limit)
  // What still runs of it is ended too.
  mine.abort()
  question.value = undefined
  return found
}

const allSkipped = ({ tests }: Item): TestOutcome[] =>
  tests.map(test => ({ test, ...skipped('stopped') }))

const tell = (key: string, found: readonly TestOutcome[]) => {
  if (!run.value) return
  run.value = {
    ...run.value,
    now: undefined,
    items: run.value.items.map(item =>
      item.key === key ? { ...item, outcomes: [...item.outcomes, ...found] } : item,
    ),
  }
}
