// Which hub runs which device, whether it is there, and how each device is: what the broker told last,
// and since when it is so. A device whose hub is away is away, whatever it said before.
import * as z from 'zod'
import type { Row } from '#schema/index.ts'
import type { PrinterFact } from '#schema/rules/fail-over.ts'
import { hubOfOptions } from '#schema/rules/hub-of.ts'

type Device = Pick<Row<'device'>, 'id' | 'class' | 'options_json'>

export type Presence = {
  /** the last state of each device and hub, by id */
  states: () => ReadonlyMap<string, unknown>
  /** the devices there are */
  know: (devices: readonly Device[]) => void
  /** takes a state in; null: it was taken away */
  heard: (id: string, payload: unknown) => void
  /** all printers */
  printers: () => readonly string[]
  /** the devices of a hub */
  devicesOf: (hub: string) => string[]
  /** whether the hub of a device is there */
  isHere: (deviceId: string) => boolean
  /** whether the hub of a device has been there since this server began */
  hasMet: (deviceId: string) => boolean
  /** how a printer is, and since when */
  fact: (deviceId: string) => PrinterFact
}

const said = z.looseObject({ state: z.string(), hub: z.string().optional() })

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
  /** Devices about which we spoke in the place of their hub. */
  const spokenFor = new Set<string>()
  let printers: string[] = []
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
    else spokenFor.add(id)
    say(id, payload)
  }

  const hubCame = (hub: string) => {
    here.add(hub)
    met.add(hub)
  }

  const hubWent = (hub: string) => {
    here.delete(hub)
    for (const [id, of] of hubs) {
      const last = said.safeParse(states.get(id)).data
      if (of !== hub || !last || last.state === 'offline') continue
      speak(id, { ...last, state: 'offline', why: 'hub-away', jobs: 0, at: now() })
    }
  }

  return {
    states: () => states,
    know(devices) {
      hubs.clear()
      printers = []
      for (const { id, class: kind, options_json } of devices) {
        hubs.set(id, hubOfOptions(options_json))
        if (kind === 'receipt_printer' || kind === 'label_printer') printers.push(id)
      }
      // What a hub said of a device that is gone, or another's now, is no news of anybody.
      for (const [id, payload] of [...states]) {
        const hub = said.safeParse(payload).data?.hub
        const isOthers = hub !== undefined && hub !== hubs.get(id)
        if (!isHub(id) && (!hubs.has(id) || isOthers)) speak(id, null)
      }
    },
    heard(id, payload) {
      note(id, payload)
      const word = said.safeParse(payload).data
      if (isHub(id)) {
        if (word === undefined || word.state === 'offline') hubWent(id)
        else hubCame(id)
        return
      }
      // Its hub is back, and may have been heard by the broker before what we said in its place.
      if (payload !== null && spokenFor.delete(id)) say(id, payload)
    },
    printers: () => printers,
    devicesOf: hub => [...hubs].filter(([, of]) => of === hub).map(([id]) => id),
    isHere: id => here.has(hubs.get(id) ?? ''),
    hasMet: id => met.has(hubs.get(id) ?? ''),
    fact: device_id => {
      const { state, at } = since.get(device_id) ?? { state: 'unknown', at: begun }
      return { device_id, state, since: at }
    },
  }
}
