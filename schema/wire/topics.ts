// The topics of the store's broker. Payloads are JSON of at most 64 KiB; only `state` is retained.

/** `screen`: what the customer at the till sees, for the screens paired with it. */
export type TerminalChannel = 'in' | 'out' | 'state' | 'screen'
export type DeviceChannel = 'in' | 'out' | 'state' | 'bytes'

/** To, from and about one terminal. */
export const terminalTopic = (store: string, terminal: string, channel: TerminalChannel) =>
  `s/${store}/t/${terminal}/${channel}`

/** From the server to everybody: `changes` {tables: {name: [ids]}}, `devices` (retained, for hubs). */
export const broadcastTopic = (store: string, channel: 'changes' | 'devices') =>
  `s/${store}/b/${channel}`

/** To, from and about one device (or a hub, by its own id). */
export const deviceTopic = (store: string, device: string, channel: DeviceChannel) =>
  `s/${store}/dev/${device}/${channel}`

/** What a device says, by topic; null for anything else. */
export const readDeviceTopic = (topic: string) => {
  const [s, store, dev, device, channel, more] = topic.split('/')
  if (s !== 's' || dev !== 'dev' || !store || !device || !channel || more !== undefined) return null
  return { store, device, channel }
}

/** What a terminal says, by topic; null for anything else. */
export const readTerminalTopic = (topic: string) => {
  const [s, store, t, terminal, channel, more] = topic.split('/')
  if (s !== 's' || t !== 't' || !store || !terminal || !channel || more !== undefined) return null
  return { store, terminal, channel }
}
