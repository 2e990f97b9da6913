// What the hubs have found plugged in, asked for while somebody looks.
import { computed, signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { send } from '#kit/api.ts'
import { deviceStates, onTopic } from '#kit/live.ts'
import { choices } from '#kit/session.ts'
import { hubOfOptions } from '#schema/rules/hub-of.ts'
import { deviceTopic } from '#schema/wire/topics.ts'
import { devices } from './shop.ts'
import type { Device, DeviceClass, Transport } from './things.ts'
import { classes, isRecord } from './things.ts'

export type Found = {
  id: string
  /** whose bus it is on */
  hub: string
  transport: Transport
  address: string
  name: string
  suggestion: { class: DeviceClass; model: string } | null
  /** known by its socket: it must stay there */
  byPlace: boolean
  /** another one that is plugged in calls itself the same */
  hasTwin: boolean
}

type Walked = { addresses: number; answered: number }
type Report = { found: Found[]; scanning: boolean; walked: Walked | undefined }

const reports = signal<Readonly<Record<string, Report>>>({})

/** Device hubs that are there: the store's own, and those on tills and second boxes. */
export const hubs = computed(() =>
  Object.entries(deviceStates.value)
    .filter(([, state]) => isRecord(state) && typeof state['boot'] === 'string')
    .filter(([, state]) => isRecord(state) && state['state'] === 'ready')
    .map(([id]) => id)
    .sort(),
)

export const scanning = computed(() => Object.values(reports.value).some(one => one.scanning))

/** How the last walk through the network of all hubs ended; undefined before the first. */
export const walked = computed((): Walked | undefined => {
  const walks = Object.values(reports.value).flatMap(report => report.walked ?? [])
  if (walks.length === 0) return undefined
  const sum = (of: keyof Walked) => walks.reduce((before, walk) => before + walk[of], 0)
  return { addresses: sum('addresses'), answered: sum('answered') }
})

/** Everything found, with the device of the shop that it already is. */
export const found = computed(() =>
  Object.values(reports.value)
    .flatMap(report => report.found)
    .map(one => ({ ...one, is: deviceOf(one) })),
)

/** What nobody has set up yet and what a shop sells with. */
export const unknown = computed(() =>
  found.value.filter(one => !one.is && one.suggestion !== null && one.transport !== 'tcp'),
)

/** Keeps the reports fresh while a page that shows them is open. */
export const useFound = () => {
  const store = choices.value?.store?.id
  const ids = hubs.value.join()
  useEffect(() => {
    if (store === undefined || ids === '') return
    const ends = ids.split(',').map(hub => {
      const again = setInterval(() => ask(hub), ASK_AGAIN_MS)
      const end = onTopic(deviceTopic(store, hub, 'out'), word => {
        const report = readReport(word, hub)
        if (!report) return
        clearInterval(again)
        reports.value = { ...reports.value, [hub]: report }
      })
      ask(hub)
      return () => {
        clearInterval(again)
        end()
      }
    })
    return () => {
      for (const end of ends) end()
    }
  }, [store, ids])
}

/** The answer may come before the broker has heard that we listen: asked until one is heard. */
const ASK_AGAIN_MS = 1_500

const ask = (hub: string) => send('devices.discover', { hub })

/** Walks through the network of each hub. */
export const lookInNetwork = async () => {
  for (const hub of hubs.value) await send('devices.discover', { hub, network: true })
}

/** The network is the same for all; a socket of another machine is another one, whatever it is called. */
const deviceOf = ({ hub, transport, address }: Found): Device | undefined =>
  devices.value.value?.rows.find(
    row =>
      row.transport === transport &&
      row.address.toLowerCase() === address.toLowerCase() &&
      (transport === 'tcp' || hubOfOptions(row.options_json) === hub),
  )

const readReport = (word: unknown, hub: string): Report | undefined => {
  if (!isRecord(word) || word['is'] !== 'found' || !Array.isArray(word['found'])) return undefined
  return {
    scanning: word['scanning'] === true,
    walked: readWalked(word['walked']),
    found: word['found'].flatMap(one => readFound(one, hub) ?? []),
  }
}

const readWalked = (walk: unknown): Walked | undefined => {
  if (!isRecord(walk)) return undefined
  const { addresses, answered } = walk
  if (typeof addresses !== 'number' || typeof answered !== 'number') return undefined
  return { addresses, answered }
}

const transports: readonly Transport[] = ['usb', 'serial', 'tcp']

const readFound = (one: unknown, hub: string): Found | undefined => {
  if (!isRecord(one)) return undefined
  const { id, address, name, suggestion } = one
  const transport = transports.find(known => known === one['transport'])
  if (typeof id !== 'string' || typeof address !== 'string' || !transport) return undefined
  const kind = isRecord(suggestion)
    ? classes.find(known => known === suggestion['class'])
    : undefined
  const model = isRecord(suggestion) ? suggestion['model'] : undefined
  return {
    id: `${hub}/${id}`,
    hub,
    transport,
    address,
    name: typeof name === 'string' ? name : address,
    suggestion: kind && typeof model === 'string' ? { class: kind, model } : null,
    byPlace: one['byPlace'] === true,
    hasTwin: one['hasTwin'] === true,
  }
}
