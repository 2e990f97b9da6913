// Who may say and hear what on the broker. Default: nothing.
import { type DeviceChannel, readDeviceTopic } from '#schema/wire/topics.ts'

/** A link that was let in: a till, a screen (admin, setup) of a signed-in person, or a device hub. */
export type Link =
  | { is: 'till'; id: string; tillId: string; devices: readonly string[] }
  | { is: 'screen'; id: string; devices: 'all' | 'none' }
  | { is: 'hub'; id: string }
  | { is: 'server'; id: string }

const TOPIC_MAX = 128
export const PAYLOAD_MAX = 65_536
export const SUBSCRIPTIONS_MAX = 40

/** Whether a link may subscribe to a filter. */
export const mayHear = (link: Link, store: string, filter: string): boolean => {
  if (link.is === 'server') return true
  if (filter.length > TOPIC_MAX) return false
  if (link.is === 'hub') {
    if (filter === `s/${store}/b/devices` || filter === `s/${store}/dev/+/state`) return true
    return new RegExp(`^s/${store}/dev/[^/#]+/in$`).test(filter)
  }
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
  return !retain && topic === `s/${store}/t/${link.tillId}/out`
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
