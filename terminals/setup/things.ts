// From what the box and its devices report to one list: what is red stands on top.
import type { Row } from '#schema/index.ts'
import {
  checkTodos,
  checkWords,
  plainWord,
  stateWords,
  todoWords,
  whyWords,
  wordOf,
} from './words.ts'

export type Device = Row<'device'>
export type DeviceClass = Device['class']
export type Transport = Device['transport']

/** What a device says of itself, retained by the broker. */
export type DeviceState = {
  state: string
  why: string | null
  faults: string[]
  /** jobs that wait at a printer */
  jobs: number
  /** epoch ms; 0 when it does not say */
  at: number
  /** the whole message, for what only one class says (grams, drawer) */
  more: Record<string, unknown>
}

export type Check = { name: string; ok: boolean; detail: string }

export type Light = 'bad' | 'warning' | 'busy' | 'good' | 'off'

export type Said = { light: Light; says: string; todo: string | undefined }

export type Thing = Said & {
  key: string
  name: string
  is: 'check' | 'device'
  device?: Device
  state?: DeviceState
}

/** Reads a state as it came over the broker or HTTP; undefined when it is none. */
export const readState = (value: unknown): DeviceState | undefined => {
  if (!isRecord(value) || typeof value['state'] !== 'string') return undefined
  const { state, why, faults, jobs, at } = value
  return {
    state,
    why: typeof why === 'string' && why !== '' ? why : null,
    faults: Array.isArray(faults) ? faults.filter(fault => typeof fault === 'string') : [],
    jobs: typeof jobs === 'number' ? jobs : 0,
    at: typeof at === 'number' ? at : 0,
    more: value,
  }
}

/** Reads the box's own checks; what is not one is left out. */
export const readChecks = (value: unknown): Check[] => {
  const checks = isRecord(value) && Array.isArray(value['checks']) ? value['checks'] : []
  return checks.filter(isRecord).map(({ name, ok, detail }) => ({
    name: String(name ?? ''),
    ok: ok === true,
    detail:
      detail === undefined || detail === null
        ? ''
        : typeof detail === 'string'
          ? detail
          : JSON.stringify(detail),
  }))
}

/** The device's condition in words that say what to do. */
export const deviceSays = (
  device: Pick<Device, 'status'>,
  state: DeviceState | undefined,
): Said => {
  if (device.status === 'blocked')
    return { light: 'off', says: stateWords.off, todo: todoWords.off }
  if (!state) return { light: 'busy', says: stateWords.unknown, todo: todoWords.unknown }
  const light = lights[state.state] ?? 'warning'
  const alone = wordOf(stateWords, state.state) ?? plainWord(state.state)
  if (light === 'good') return { light, says: alone, todo: undefined }
  if (state.why === null)
    return {
      light,
      says: alone,
      todo: light === 'busy' ? undefined : wordOf(todoWords, defaults[state.state] ?? ''),
    }
  return {
    light,
    says: wordOf(whyWords, state.why) ?? plainWord(state.why),
    todo: wordOf(todoWords, state.why),
  }
}

export const checkSays = ({ name, ok, detail }: Check): Thing => {
  const todo = wordOf(checkTodos, todoOf[name] ?? name) ?? checkTodos.other
  return {
    key: `check:${name}`,
    is: 'check',
    name: wordOf(checkWords, name) ?? plainWord(name),
    light: ok ? 'good' : 'bad',
    says: detail,
    todo: ok ? undefined : todo,
  }
}

export const deviceThing = (device: Device, state: DeviceState | undefined): Thing => ({
  key: device.id,
  is: 'device',
  name: device.name,
  device,
  ...(state ? { state } : {}),
  ...deviceSays(device, state),
})

/** Red first; within one colour as it came: the box before its devices. */
export const inOrder = (things: readonly Thing[]): Thing[] =>
  [...things].sort((a, b) => order.indexOf(a.light) - order.indexOf(b.light))

export const needsCare = (thing: Thing) => thing.light === 'bad' || thing.light === 'warning'

const order: readonly Light[] = ['bad', 'warning', 'busy', 'good', 'off']

const lights: Record<string, Light> = {
  ready: 'good',
  opening: 'busy',
  degraded: 'warning',
  blocked: 'bad',
  offline: 'bad',
  absent: 'bad',
}

const defaults: Record<string, string> = {
  offline: 'no-answer',
  absent: 'unplugged',
  degraded: 'no-answer',
}

/** Checks that share their advice. */
const todoOf: Record<string, string> = {
  litestream: 'replica',
  uplink: 'cloud',
  downlink: 'cloud',
  sync: 'cloud',
  mqtt: 'broker',
  devices: 'hub',
  storage: 'disk',
  clock: 'time',
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
