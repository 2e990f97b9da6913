// The broker, in a thread of its own: a flood of messages never delays a sale. It asks the main
// thread who a client is and hands it what devices and terminals say.
import { Duplex } from 'node:stream'
import { parentPort, workerData } from 'node:worker_threads'
import { Aedes, type AuthenticateError, type Client } from 'aedes'
import { broadcastTopic, readDeviceTopic } from '#schema/wire/topics.ts'
import {
  isOthers,
  type Link,
  mayHear,
  maySay,
  ownDevices,
  PAYLOAD_MAX,
  SUBSCRIPTIONS_MAX,
} from './access.ts'
import { CONNECT_TIMEOUT_MS, openDoor } from './door.ts'
import { PacketGuard } from './guard.ts'

/** CONNACK of MQTT 3.1.1, 3.2.2.3: bad user name or password; server unavailable. */
const NOT_KNOWN = 4
const UNAVAILABLE = 3
const AUTHENTICATE_TIMEOUT_MS = 5_000
const KEEPALIVE_MAX_S = 300
const QUEUE_MAX = 500
const MESSAGES_PER_SECOND_MAX = 200
/** Nobody may subscribe to it. */
const NOWHERE = 'dropped'

export type ToMain =
  | { is: 'listening'; port: number }
  | { is: 'failed'; code: string; message: string }
  | { is: 'who'; ask: number; clientId: string; username: string; password: string }
  | { is: 'came' | 'went'; clientId: string }
  | { is: 'heard'; topic: string; payload: string; from: string }

export type ToBroker =
  | { is: 'publish'; topic: string; payload: string; retain: boolean }
  | { is: 'hubs'; of: ReadonlyMap<string, string> }
  | { is: 'known'; ask: number; link: Link | null }
  | { is: 'kick'; clientId: string }
  | { is: 'stop' }

// From our own main thread: a validator would cost this thread five megabytes.
const { port, store }: { port: number; store: string } = workerData
const main = parentPort
if (!main) throw new Error('the broker runs as a worker')
const tell = (message: ToMain) => main.postMessage(message)

const links = new WeakMap<
  Client,
  Link & { subscriptions: Set<string>; second: number; said: number }
>()
const clients = new Map<string, Client>()
/** The hub of each device. */
let hubs: ReadonlyMap<string, string> = new Map()
const asks = new Map<number, (link: Link | null) => void>()
let asked = 0

const broker = await Aedes.createBroker({
  concurrency: 200,
  queueLimit: QUEUE_MAX,
  maxClientsIdLength: 100,
  connectTimeout: CONNECT_TIMEOUT_MS,
  keepaliveLimit: KEEPALIVE_MAX_S,
  heartbeatInterval: 30_000,
})

broker.authenticate = (client, username, password, done) => {
  const id = client.id
  // Client id and user name are the same, so that nobody can push another off the line.
  if (!username || username !== id || /[\p{Cc}\p{Cs}]/u.test(id)) return done(refused(), false)
  const ask = ++asked
  // Nobody has said no: who is told to come again comes again.
  const timer = setTimeout(() => {
    asks.delete(ask)
    done(refused(UNAVAILABLE), false)
  }, AUTHENTICATE_TIMEOUT_MS)
  const answer = (link: Link | null) => {
    clearTimeout(timer)
    asks.delete(ask)
    if (!link) return done(refused(), false)
    links.set(client, { ...link, subscriptions: new Set(), second: 0, said: 0 })
    done(null, true)
  }
  asks.set(ask, answer)
  tell({ is: 'who', ask, clientId: id, username, password: password?.toString('utf8') ?? '' })
}

broker.authorizePublish = (client, packet, done) => {
  if (!client) return done(null)
  const link = links.get(client)
  if (
    !link ||
    packet.payload.length > PAYLOAD_MAX ||
    !maySay(link, store, packet.topic, packet.retain)
  ) {
    return done(new Error('not allowed'))
  }
  // Taken and dropped: an honest hub may be late to hear that a device is another's now. Hung up on, it
  // would come again and say the same for ever.
  if (isOthers(link, packet.topic, id => hubs.get(id))) {
    Object.assign(packet, { topic: NOWHERE, payload: Buffer.alloc(0), retain: false })
    return done(null)
  }
  const second = Math.floor(performance.now() / 1_000)
  link.said = link.second === second ? link.said + 1 : 1
  link.second = second
  // A hub reports for many devices; a till that talks this much is broken.
  if (link.is !== 'hub' && link.said > MESSAGES_PER_SECOND_MAX)
    return done(new Error('too many messages'))
  done(null)
}

broker.authorizeSubscribe = (client, subscription, done) => {
  const link = client && links.get(client)
  const allowed =
    link && link.subscriptions.size < SUBSCRIPTIONS_MAX && mayHear(link, store, subscription.topic)
  if (allowed) link.subscriptions.add(subscription.topic)
  done(null, allowed ? { ...subscription, qos: subscription.qos > 1 ? 1 : subscription.qos } : null)
}

broker.on('unsubscribe', (topics, client) => {
  for (const topic of topics) links.get(client)?.subscriptions.delete(topic)
})

broker.authorizeForward = (client, packet) => {
  const link = links.get(client)
  if (link?.is !== 'hub') return packet
  const hubOf = (id: string) => hubs.get(id)
  if (packet.topic === broadcastTopic(store, 'devices'))
    return { ...packet, payload: ownDevices(link, packet.payload, hubOf) }
  const isOrder = readDeviceTopic(packet.topic)?.channel === 'in'
  return isOrder && isOthers(link, packet.topic, hubOf) ? null : packet
}

broker.on('publish', (packet, client) => {
  if (!client) return
  const device = readDeviceTopic(packet.topic)
  const worth = device
    ? device.channel !== 'in'
    : /^s\/[^/]+\/t\/[^/]+\/(?:out|state)$/.test(packet.topic)
  if (worth) {
    tell({
      is: 'heard',
      topic: packet.topic,
      payload: packet.payload.toString('utf8'),
      from: client.id,
    })
  }
})
broker.on('clientReady', client => {
  clients.set(client.id, client)
  tell({ is: 'came', clientId: client.id })
})
broker.on('clientDisconnect', client => {
  // The older of two with one name ends after the newer has taken its place.
  if (clients.get(client.id) !== client) return
  clients.delete(client.id)
  tell({ is: 'went', clientId: client.id })
})
// A client that errs is closed by aedes; there is nothing to mend here.
broker.on('clientError', () => {})
broker.on('connectionError', () => {})

main.on('message', (message: ToBroker) => {
  if (message.is === 'publish') {
    broker.publish(
      {
        cmd: 'publish',
        topic: message.topic,
        payload: Buffer.from(message.payload),
        qos: 1,
        retain: message.retain,
        dup: false,
      },
      () => {},
    )
  }
  if (message.is === 'hubs') hubs = message.of
  if (message.is === 'known') asks.get(message.ask)?.(message.link)
  if (message.is === 'kick') clients.get(message.clientId)?.close()
  if (message.is === 'stop') stop()
})

const door = openDoor(port, {
  take,
  listening: port => tell({ is: 'listening', port }),
  failed: ({ code = 'error', message }) => tell({ is: 'failed', code, message }),
})

function take(stream: Duplex): void {
  const guard = new PacketGuard()
  const guarded = Duplex.from({ readable: guard, writable: stream })
  stream.on('error', () => guarded.destroy())
  stream.on('close', () => guarded.destroy())
  guard.on('error', () => stream.destroy())
  guarded.on('error', () => stream.destroy())
  guarded.on('close', () => stream.destroy())
  stream.pipe(guard)
  broker.handle(guarded)
}

function stop() {
  door.close()
  broker.close(() => process.exit(0))
}

function refused(returnCode: typeof NOT_KNOWN | typeof UNAVAILABLE = NOT_KNOWN): AuthenticateError {
  return Object.assign(new Error('not allowed'), { returnCode })
}
