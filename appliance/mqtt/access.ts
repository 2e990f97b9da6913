// Who may say and hear what on the broker. Default: nothing.
import { STORE_HUB } from '#schema/rules/hub-of.ts'
import { type DeviceChannel, readDeviceTopic, terminalTopic } from '#schema/wire/topics.ts'

/** A link that was let in: a till, a screen (admin, setup) of a signed-in person, a device hub. */
export type Link =
  | { is: 'till'; id: string; tillId: string; devices: readonly string[] }
  | { is: 'screen'; id: string; devices: 'all' | 'none' }
  | { is: 'hub'; id: string }
  /** faces the customer: hears what its till shows, and nothing else */
  | { is: 'customer-screen'; id: string; tillId: string }
  | { is: 'server'; id: string }

const TOPIC_MAX = 128
export const PAYLOAD_MAX = 65_536
export const SUBSCRIPTIONS_MAX = 40

/** The hub that runs a device, as its row says; undefined: nobody has such a device. */
export type HubOf = (deviceId: string) => string | undefined

/**
 * Whether a topic is about another hub's device. A hub may not speak for it and does not hear what it is
 * told. A device that nobody has is the box's own hub's.
 */
export const isOthers = (link: Link, topic: string, hubOf: HubOf): boolean => {
  const device = link.is === 'hub' ? readDeviceTopic(topic)?.device : undefined
  return device !== undefined && device !== link.id && (hubOf(device) ?? STORE_HUB) !== link.id
}

/** The list of devices as a hub gets it: its own alone, for their options hold keys and passwords. */
export const ownDevices = (
  link: Extract<Link, { is: 'hub' }>,
  payload: string | Buffer,
  hubOf: HubOf,
): Buffer => {
  const list: { devices: { id: string }[] } = JSON.parse(payload.toString())
  const devices = list.devices.filter(({ id }) => (hubOf(id) ?? STORE_HUB) === link.id)
  return Buffer.from(JSON.stringify({ ...list, devices }))
}

/** Whether a link may subscribe to a filter. */
export const mayHear = (link: Link, store: string, filter: string): boolean => {
  if (link.is === 'server') return true
  if (filter.length > TOPIC_MAX) return false
  if (link.is === 'hub') {
    if (filter === `s/${store}/b/devices` || filter === `s/${store}/dev/+/state`) return true
    return new RegExp(`^s/${store}/dev/[^/#]+/in$`).test(filter)
  }
  if (link.is === 'customer-screen') return filter === terminalTopic(store, link.tillId, 'screen')
  if (filter === `s/${store}/b/changes` || filter === `s/${store}/dev/+/state`) return true
  const device = readDeviceTopic(filter)
  if (device && device.store === store) return mayHearDevice(link, device.device, device.channel)
  return link.is === 'till' && filter === `s/${store}/t/${link.tillId}/in`
}

/** Whether a link may publish to a topic. */
export const maySay = (link: Link, store: string, topic: string, retain: boolean): boolean => {
  if (link.is === 'server') return true
  if (topic.length > TOPIC_MAX || /[#+]/.test(topic)) return false
  if (link.is === 'hub') {
    const device = readDeviceTopic(topic)
    if (device?.store !== store || device.channel === 'in') return false
    return !retain || device.channel === 'state'
  }
  if (link.is !== 'till') return false
  if (topic === `s/${store}/t/${link.tillId}/state`) return true
  if (retain) return false
  return (['out', 'screen'] as const).some(
    channel => topic === terminalTopic(store, link.tillId, channel),
  )
}

function mayHearDevice(
  link: Extract<Link, { is: 'till' | 'screen' }>,
  device: string,
  channel: string,
) {
  const wanted: DeviceChannel[] = ['state', 'out', 'bytes']
  if (!wanted.some(known => known === channel)) return false
  if (channel === 'state') return true
  // What a till has to know is said in words.
  if (channel === 'bytes' && link.is !== 'screen') return false
  return link.is === 'screen' ? link.devices === 'all' : link.devices.includes(device)
}
