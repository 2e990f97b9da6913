// What changes elsewhere, as it happens: MQTT over WebSocket at the store, server-sent events at head
// office. A doorbell only: who hears it asks the server again, and after a break everything rings.
import { signal } from '@preact/signals'
import type { MqttClient } from 'mqtt'
import { v7 } from 'uuid'
import { apiPath } from './paths.ts'

const RETRY_MS = 2_000
const CONNECT_TIMEOUT_MS = 5_000
/** A store server that hangs is noticed within twice this. */
const KEEPALIVE_S = 5
const UNSUBSCRIBE_AFTER_MS = 1_000
/** What a CONNACK of MQTT 3.1.1 says to who is not known. */
const NOT_KNOWN = 4
const LINE_MAX = 1_000_000

export type Link = 'off' | 'connecting' | 'live' | 'down'

/** ids of the changed rows; undefined when anything may have changed (after a break) */
export type Changed = (ids: string[] | undefined, table: string | undefined) => void
export type Heard = (payload: unknown, topic: string) => void

export const link = signal<Link>('off')
/** The broker has said that it does not know this screen (any more); it is asked again meanwhile. */
export const isRefused = signal(false)
/** Last known state of each device, by its id. */
export const deviceStates = signal<Record<string, Record<string, unknown>>>({})

/** Calls `changed` when rows of these tables change; the answer stops it. */
export const onChange = (tables: readonly string[], changed: Changed): (() => void) => {
  const listener = { tables: new Set(tables), changed }
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Hears a topic of the store's broker (MQTT wildcards allowed); nothing at head office. */
export const onTopic = (filter: string, heard: Heard): (() => void) => {
  const ear = { filter, heard }
  ears.add(ear)
  client?.subscribe(filter)
  return () => {
    ears.delete(ear)
    // The next page may listen to the same at once, and a broker that is told to stop and to begin in
    // one breath may stop.
    setTimeout(() => {
      if (![...ears].some(other => other.filter === filter)) client?.unsubscribe(filter)
    }, UNSUBSCRIBE_AFTER_MS)
  }
}

/** Publishes if there is a link; MQTT is never the ledger, so a lost word is no loss. */
export const publish = (topic: string, payload: unknown, retain = false) => {
  if (client?.connected) client.publish(topic, JSON.stringify(payload), { retain })
}

export type StoreLink = {
  store_id: string
  /** `t:<till id>`; or `u:<session id>`, `c:<customer screen's id>`, to which the window's mark is added */
  client_id: string
  token: string
  mqtt_port: number
  /** retained message the broker sends when this screen is gone */
  will?: { topic: string; payload: unknown } | undefined
  /** hears only what it asks for: neither changes nor devices are its business */
  isGuest?: true
}

/** Connects to the store's broker until the answer is called. The client is loaded when needed. */
export const connectStore = (to: StoreLink): (() => void) => {
  let stopped = false
  link.value = 'connecting'
  const stop = () => {
    stopped = true
    client?.end(true)
    client = undefined
    link.value = 'off'
  }
  import('mqtt').then(
    ({ default: { connect } }) => {
      if (!stopped) listen(to, connect(brokerAddress(to.mqtt_port), connection(to)))
    },
    () => {
      link.value = 'down'
    },
  )
  return stop
}

const brokerAddress = (port: number) =>
  `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.hostname}:${port}/mqtt`

/** Follows head office's events until the answer is called. */
export const connectEvents = (token: string): (() => void) => {
  const stopper = new AbortController()
  followEvents(token, stopper.signal)
  return () => {
    stopper.abort()
    link.value = 'off'
  }
}

const listeners = new Set<{ tables: Set<string>; changed: Changed }>()
const ears = new Set<{ filter: string; heard: Heard }>()
let client: MqttClient | undefined

// A broker closes the older of two links with one id, and two windows of a person would fight.
const windowMark = v7().slice(-8)
const clientId = ({ client_id }: StoreLink) =>
  /^[uc]:/.test(client_id) ? `${client_id}:${windowMark}` : client_id

const connection = (to: StoreLink) => ({
  // aedes speaks MQTT 3.1.1
  protocolVersion: 4 as const,
  clientId: clientId(to),
  username: clientId(to),
  password: to.token,
  keepalive: KEEPALIVE_S,
  connectTimeout: CONNECT_TIMEOUT_MS,
  reconnectPeriod: RETRY_MS,
  // A refusal may be over when the server answers again, and nobody comes to load the page anew.
  reconnectOnConnackError: true,
  queueQoSZero: false,
  ...(to.will
    ? {
        will: {
          topic: to.will.topic,
          payload: JSON.stringify(to.will.payload),
          retain: true,
          qos: 0 as const,
        },
      }
    : {}),
})

const listen = (to: StoreLink, connected: MqttClient) => {
  client = connected
  const store = `s/${to.store_id}`
  const own = [`${store}/b/changes`, `${store}/dev/+/state`]
  connected.on('connect', () => {
    // Each once: the broker answers a filter that stands twice in one packet with one word, and the
    // client hangs up.
    const wanted = new Set([...(to.isGuest ? [] : own), ...[...ears].map(ear => ear.filter)])
    if (wanted.size > 0) connected.subscribe([...wanted])
    link.value = 'live'
    isRefused.value = false
    ringAll()
  })
  connected.on('close', () => {
    if (link.value !== 'off') link.value = 'down'
  })
  // Without a listener an error ends the page's script; the retry is the client's own.
  connected.on('error', error => {
    if ('code' in error && error.code === NOT_KNOWN) isRefused.value = true
  })
  connected.on('message', (topic, bytes) => {
    const payload = parse(new TextDecoder().decode(bytes))
    if (topic === own[0]) ring(payload)
    else if (/\/dev\/[^/]+\/state$/.test(topic)) keepState(topic, payload)
    for (const ear of ears) if (matches(ear.filter, topic)) ear.heard(payload, topic)
  })
}

const followEvents = async (token: string, stop: AbortSignal) => {
  while (!stop.aborted) {
    link.value = 'connecting'
    // The server ends each stream after a while, to look at the session again: that is no break.
    const ended = await readEvents(token, stop).catch(() => false)
    if (stop.aborted) return
    if (!ended) link.value = 'down'
    await new Promise(resolve => setTimeout(resolve, RETRY_MS))
  }
}

// Not EventSource: it cannot carry the token in a header, and an address ends up in logs.
const readEvents = async (token: string, stop: AbortSignal): Promise<boolean> => {
  const response = await fetch(apiPath.events, {
    headers: { Authorization: `Bearer ${token}`, Accept: 'text/event-stream' },
    signal: stop,
  })
  if (!response.ok || !response.body) return false
  link.value = 'live'
  ringAll()
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const lines = (rest + part.value).split('\n')
    rest = (lines.pop() ?? '').slice(-LINE_MAX)
    for (const line of lines) if (line.startsWith('data:')) ring(parse(line.slice(5)))
  }
  return true
}

/** Rings for rows this screen has written itself, so that it does not wait for the server's word. */
export const ringFor = (table: string, ids?: string[]) => {
  for (const { tables, changed } of listeners) if (tables.has(table)) changed(ids, table)
}

const ring = (payload: unknown) => {
  const changed = isRecord(payload) && isRecord(payload.tables) ? payload.tables : {}
  for (const [table, ids] of Object.entries(changed)) {
    const known = Array.isArray(ids) ? ids.map(String) : undefined
    ringFor(table, known)
  }
}

const ringAll = () => {
  for (const { changed } of listeners) changed(undefined, undefined)
}

const keepState = (topic: string, payload: unknown) => {
  const device = topic.split('/')[3]
  if (device !== undefined && isRecord(payload)) {
    deviceStates.value = { ...deviceStates.value, [device]: payload }
  }
}

const matches = (filter: string, topic: string) => {
  const words = topic.split('/')
  const wanted = filter.split('/')
  if (wanted.at(-1) === '#')
    return wanted.slice(0, -1).every((word, at) => word === '+' || word === words[at])
  return (
    wanted.length === words.length && wanted.every((word, at) => word === '+' || word === words[at])
  )
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
