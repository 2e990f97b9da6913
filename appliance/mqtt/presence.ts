// Which hub runs which device, whether it is there, and how each device is: what the broker told last,
// and since when it is so. A device whose hub is away is away, whatever it said before.
import * as z from 'zod'
import type { Row } from '#schema/index.ts'
import { isPrinter, type PrinterFact } from '#schema/rules/fail-over.ts'
import { hubOfOptions } from '#schema/rules/hub-of.ts'

type Device = Pick<Row<'device'>, 'id' | 'class' | 'options_json'>

export type Presence = {
  /** the last state of each device and hub, by id */
  states: () => ReadonlyMap<string, unknown>
  /** the devices there are, and the hubs that were thrown out */
  know: (devices: readonly Device[], revoked: ReadonlySet<string>) => void
  /** takes a state in; null: it was taken away */
  heard: (id: string, payload: unknown) => void
  /** all printers */
  printers: () => readonly string[]
  /** the hub of each device */
  hubs: () => ReadonlyMap<string, string>
  /** the devices of a hub */
  devicesOf: (hub: string) => string[]
  /** whether the hub of a device is there */
  isHere: (deviceId: string) => boolean
  /** whether the hub of a device has been there since this server began */
  hasMet: (deviceId: string) => boolean
  /** how a printer is, and since when */
  fact: (deviceId: string) => PrinterFact
}

/** Far longer than what we say takes to the broker. */
const REPEATED_MS = 10_000

const said = z.looseObject({
  state: z.string(),
  why: z.string().nullish(),
  hub: z.string().optional(),
  at: z.number().optional(),
})

type Ways = {
  now: () => number
  /** says a device's state in the place of its hub; null takes it away */
  say: (deviceId: string, state: unknown) => void
}

export const isHub = (id: string): boolean => id.startsWith('hub-')

export const openPresence = ({ now, say }: Ways): Presence => {
  const states = new Map<string, unknown>()
  const since = new Map<string, { state: string; at: number }>()
  const hubs = new Map<string, string>()
  const here = new Set<string>()
  const met = new Set<string>()
  /** Devices about which we spoke in the place of their hub; since when that is over. */
  const spokenFor = new Map<string, number | null>()
  let printers: string[] = []
  let revoked: ReadonlySet<string> = new Set()
  const begun = now()

  const note = (id: string, payload: unknown) => {
    const state = said.safeParse(payload).data?.state ?? 'unknown'
    if (since.get(id)?.state !== state) since.set(id, { state, at: now() })
    if (payload === null) states.delete(id)
    else states.set(id, payload)
  }

  const speak = (id: string, payload: unknown) => {
    note(id, payload)
    if (payload === null) spokenFor.delete(id)
    else spokenFor.set(id, null)
    say(id, payload)
  }

  /**
   * A hub that is back may have been heard by the broker before what we said in its place, so what it
   * says is said again. And its next word may have been heard before that: so is all it says at first.
   */
  const repeat = (id: string, payload: unknown) => {
    const since = spokenFor.get(id)
    if (since === undefined) return
    if (since !== null && now() - since > REPEATED_MS) return void spokenFor.delete(id)
    if (since === null) spokenFor.set(id, now())
    say(id, payload)
  }

  const hubCame = (hub: string) => {
    here.add(hub)
    met.add(hub)
  }

  /** The device of a hub that is not there; `last` is what was told of it. */
  const speakAway = (id: string, hub: string, last: object) =>
    speak(id, { ...last, state: 'offline', why: whyAway(hub), jobs: 0, at: now() })
  const whyAway = (hub: string) => (revoked.has(hub) ? 'hub-revoked' : 'hub-away')

  const hubWent = (hub: string, word: z.infer<typeof said> | undefined) => {
    here.delete(hub)
    // A hub that died could not say when.
    if (word && word.at === undefined) speak(hub, { ...word, at: now() })
    for (const [id, of] of hubs) {
      const last = said.safeParse(states.get(id)).data
      if (of === hub && last && last.state !== 'offline') speakAway(id, hub, last)
    }
    tellRevoked()
  }

  /** Who looks at a device of a hub that is let in no more reads that; nobody waits for it. */
  const tellRevoked = () => {
    for (const [id, hub] of hubs) {
      const last = said.safeParse(states.get(id)).data
      const isToldSo = last?.why === 'hub-revoked'
      if (here.has(hub) || isToldSo === revoked.has(hub)) continue
      speakAway(id, hub, last ?? { hub })
    }
  }

  return {
    states: () => states,
    know(devices, thrownOut) {
      revoked = thrownOut
      hubs.clear()
      printers = []
      for (const { id, class: kind, options_json } of devices) {
        hubs.set(id, hubOfOptions(options_json))
        if (isPrinter(kind)) printers.push(id)
      }
      // What a hub said of a device that is gone, or another's now, is no news of anybody.
      for (const [id, payload] of [...states]) {
        const hub = said.safeParse(payload).data?.hub
        const isOthers = hub !== undefined && hub !== hubs.get(id)
        if (!isHub(id) && (!hubs.has(id) || isOthers)) speak(id, null)
      }
      tellRevoked()
    },
    heard(id, payload) {
      note(id, payload)
      const word = said.safeParse(payload).data
      if (isHub(id) && (word === undefined || word.state === 'offline')) return hubWent(id, word)
      if (isHub(id)) hubCame(id)
      if (payload !== null) repeat(id, payload)
    },
    printers: () => printers,
    hubs: () => hubs,
    devicesOf: hub => [...hubs].filter(([, of]) => of === hub).map(([id]) => id),
    isHere: id => here.has(hubs.get(id) ?? ''),
    hasMet: id => met.has(hubs.get(id) ?? ''),
    fact: device_id => {
      const { state, at } = since.get(device_id) ?? { state: 'unknown', at: begun }
      return { device_id, state, since: at }
    },
  }
}
