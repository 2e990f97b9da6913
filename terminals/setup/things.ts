// From what the box and its devices report to one list: what is red stands on top.
import { nameOf } from '#kit/i18n.ts'
import type { Row } from '#schema/index.ts'
import { type DrawerPlace, drawerPlaceOf } from '#schema/rules/drawer-place.ts'
import { type HubStanding, hubTrouble } from '#schema/rules/hub-of.ts'
import { stateWords, todoWords, whyWords } from './trouble-words.ts'
import { plainWord, wordOf } from './words.ts'

export type Device = Row<'device'>
export type DeviceClass = Device['class']
export type Transport = Device['transport']

export const classes: readonly DeviceClass[] = [
  'receipt_printer',
  'kitchen_printer',
  'label_printer',
  'cash_drawer',
  'scanner',
  'scale',
  'card_terminal',
  'line_display',
]

/** What a device says of itself, retained by the broker. */
export type DeviceState = {
  state: string
  why: string | null
  faults: string[]
  /** jobs that wait at a printer */
  jobs: number
  /** epoch ms; 0 when it does not say */
  at: number
  /** how the drawer on it stands; null: not known; undefined: it has none */
  drawer?: 'open' | 'shut' | null
  /** a fault script that runs, or how the last one ended */
  script?: ScriptShown
}

export type ScriptShown = {
  state: 'running' | 'done' | 'stopped' | 'gave-up'
  line: number
  step: number
  of: number
}

type Placed = Pick<Device, 'class' | 'transport' | 'options_json'>

/** Where a cash drawer hangs on a printer; null for all that has a line of its own. */
export const hangsOn = (device: Pick<Placed, 'class' | 'options_json'>): DrawerPlace | null =>
  device.class === 'cash_drawer' ? drawerPlaceOf(device.options_json) : null

/** Drawn on the screen; a drawer that hangs on a printer has no line, and is real all the same. */
export const isVirtual = (device: Placed): boolean =>
  device.transport === 'virtual' && hangsOn(device) === null

/** Why the hub never started a driver for it: nothing can be asked of it or tried on it. */
const NOT_DRIVEN = ['options-not-valid', 'model-unknown']

/** Whether there is, or may be, a driver that can be talked to. */
export const isDriven = (device: Pick<Device, 'status'>, state: DeviceState | undefined): boolean =>
  device.status === 'active' && !NOT_DRIVEN.includes(state?.why ?? '')

export type Light = 'bad' | 'warning' | 'busy' | 'good' | 'off'

type Said = { light: Light; says: string; todo: string | undefined }

export type Thing = Said & {
  key: string
  name: string
  is: 'check' | 'device'
  device?: Device
  state?: DeviceState
  /** ids of the devices where it is mended */
  concerns?: readonly string[]
}

/** Reads a state as it came over the broker or HTTP; undefined when it is none. */
export const readState = (value: unknown): DeviceState | undefined => {
  if (!isRecord(value) || typeof value['state'] !== 'string') return undefined
  const { state, why, faults, jobs, at } = value
  const script = readScriptState(value['script'])
  return {
    state,
    why: typeof why === 'string' && why !== '' ? why : null,
    faults: Array.isArray(faults) ? faults.filter(fault => typeof fault === 'string') : [],
    jobs: typeof jobs === 'number' ? jobs : 0,
    at: typeof at === 'number' ? at : 0,
    ...(script ? { script } : {}),
    ...('drawer' in value ? { drawer: stands.find(word => word === value['drawer']) ?? null } : {}),
  }
}

const stands = ['open', 'shut'] as const
const scriptStates = ['running', 'done', 'stopped', 'gave-up'] as const

const readScriptState = (value: unknown): ScriptShown | undefined => {
  if (!isRecord(value)) return undefined
  const state = scriptStates.find(known => known === value['state'])
  const number = (key: string) => (typeof value[key] === 'number' ? value[key] : 0)
  return state && { state, line: number('line'), step: number('step'), of: number('of') }
}

/**
 * The device's condition in words that say what to do. `hubs`: those beside the box's own; undefined
 * while nobody has told.
 */
export const deviceSays = (
  device: Pick<Device, 'status' | 'options_json' | 'class' | 'transport'>,
  state: DeviceState | undefined,
  hubs: readonly HubStanding[] | undefined,
): Said => {
  if (device.status === 'blocked')
    return { light: 'off', says: stateWords.off, todo: todoWords.off }
  const lost = hubs && hubTrouble(device.options_json, hubs)
  if (lost) return { light: 'bad', says: whyWords[lost], todo: todoWords[lost] }
  if (!state) return { light: 'busy', says: stateWords.unknown, todo: todoWords.unknown }
  const light = lights[state.state] ?? 'warning'
  const alone = wordOf(stateWords, state.state) ?? plainWord(state.state)
  if (light === 'good') {
    const isPaying = device.class === 'card_terminal' && state.jobs > 0
    return { light, says: isPaying ? stateWords.paying : alone, todo: undefined }
  }
  if (state.why === null)
    return {
      light,
      says: alone,
      todo: light === 'busy' ? undefined : wordOf(todoWords, defaults[state.state] ?? ''),
    }
  // Nobody sees whether a cable or the power of what is far away was pulled.
  const why = device.transport === 'tcp' && state.why === 'unplugged' ? 'no-answer' : state.why
  return {
    light,
    says: wordOf(whyWords, why) ?? plainWord(why),
    todo: wordOf(todoWords, why),
  }
}

export const deviceThing = (
  device: Device,
  state: DeviceState | undefined,
  hubs: readonly HubStanding[] | undefined,
): Thing => ({
  key: device.id,
  is: 'device',
  name: nameOf(device),
  device,
  ...(state ? { state } : {}),
  ...deviceSays(device, state, hubs),
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

/** The printer that a cash drawer hangs on; undefined: it has a line of its own. */
export const printerOf = ({ options_json }: Pick<Device, 'options_json'>): string | undefined =>
  /"printer_id"\s*:\s*"([^"]+)"/.exec(options_json)?.[1]

/** An object with keys, as JSON has them. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
