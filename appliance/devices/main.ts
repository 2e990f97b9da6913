// The device hub: its own process, an MQTT client of the store's broker.
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Socket } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { connect, ErrorWithReasonCode } from 'mqtt'
import * as z from 'zod'
import { readQuestion, watchDevices } from './discovery/watch.ts'
import { Hub } from './hub.ts'
import { openLedger } from './ledger.ts'
import { usbReleased } from './ports/usb-pipe.ts'
import { openPreviews, readPreview } from './preview.ts'

const RECONNECT_FIRST_MS = 250
const RECONNECT_MAX_MS = 5_000
const STOP_LIMIT_MS = 800
/** Then the kernel's drivers have the USB devices again; a device that hangs is left. */
const GIVE_BACK_LIMIT_MS = 3_000
const UNCONFIRMED_MAX = 500
/** Of a broker's answer to CONNECT: a wrong secret, or nobody who is let in (MQTT 3.1.1, 3.2.2.3). */
const REFUSED = [4, 5]

const environment = z
  .object({
    MQTT_URL: z.string().default('mqtt://127.0.0.1:1883'),
    STORE_ID: z.string().min(1),
    HUB_ID: z.string().min(1).default('hub-1'),
    HUB_TOKEN_FILE: z.string().optional(),
    /** What must outlive this process; without it nothing does. */
    DATA_DIR: z.string().optional(),
    /** Where the kernel's folders are, for a hub in a container. */
    SYS_DIR: z.string().default('/sys'),
    DEV_DIR: z.string().default('/dev'),
    LOG_LEVEL: z.enum(['silent', 'error', 'info', 'debug']).default('info'),
  })
  .safeParse(process.env)

if (!environment.success) {
  const names = environment.error.issues.map(issue => issue.path.join('.')).join(', ')
  process.stderr.write(`The device hub can not start: set ${names}.\n`)
  process.exit(1)
}

const { MQTT_URL, STORE_ID, HUB_ID, HUB_TOKEN_FILE, DATA_DIR, SYS_DIR, DEV_DIR, LOG_LEVEL } =
  environment.data

const log = (msg: string) => {
  if (LOG_LEVEL === 'silent' || LOG_LEVEL === 'error') return
  process.stdout.write(
    `${JSON.stringify({ level: 'info', time: Date.now(), name: HUB_ID, msg })}\n`,
  )
}

const readToken = (): string | undefined => {
  if (!HUB_TOKEN_FILE) return undefined
  try {
    return readFileSync(HUB_TOKEN_FILE, 'utf8').trim()
  } catch {
    process.stderr.write(`The device hub can not start: ${HUB_TOKEN_FILE} can not be read.\n`)
    process.exit(1)
  }
}

const password = readToken()
const own = `s/${STORE_ID}/dev/${HUB_ID}/state`
const list = `s/${STORE_ID}/b/devices`
const incoming = `s/${STORE_ID}/dev/+/in`

// Tells the store server a hub that came back from one that began anew and knows no jobs.
const boot = randomUUID()

let unconfirmed = 0

const client = connect(MQTT_URL, {
  protocolVersion: 4,
  clientId: HUB_ID,
  username: HUB_ID,
  ...(password === undefined ? {} : { password }),
  // Messages to a hub that is away are not kept: the store server sends a job again by itself, and
  // one that was half printed must not come back behind its back.
  clean: true,
  // One that hangs is noticed after one and a half of these.
  keepalive: 5,
  reconnectPeriod: RECONNECT_FIRST_MS,
  // Refused for a moment, as by a server that is just starting, is not refused for ever.
  reconnectOnConnackError: true,
  will: { topic: own, payload: Buffer.from('{"state":"offline"}'), qos: 1, retain: true },
})

const hub = new Hub(
  STORE_ID,
  HUB_ID,
  (topic, payload, how, taken) => {
    const isNews = how === 'once'
    // While the broker is away news wait in the client, up to a bound; states are said again anyway.
    if (!client.connected && (!isNews || unconfirmed >= UNCONFIRMED_MAX)) return
    if (how === 'passing') {
      client.publish(topic, payload, { qos: 0 })
      return
    }
    unconfirmed++
    client.publish(topic, payload, { qos: 1, retain: !isNews }, error => {
      unconfirmed--
      if (!error) taken?.()
    })
  },
  { log, ledger: openLedger(DATA_DIR === undefined ? null : join(DATA_DIR, 'jobs.log'), Date.now) },
)

const watch = watchDevices(
  report => {
    if (!client.connected) return
    client.publish(`s/${STORE_ID}/dev/${HUB_ID}/out`, JSON.stringify(report), { qos: 0 })
  },
  {
    places: {
      bus: join(SYS_DIR, 'bus/usb/devices'),
      dev: DEV_DIR,
      tty: join(SYS_DIR, 'class/tty'),
    },
  },
)

const previews = openPreviews(report => {
  client.publish(`s/${STORE_ID}/dev/${HUB_ID}/out`, JSON.stringify(report), { qos: 0 })
})

const takeOwn = (payload: string) => {
  const asked = readQuestion(payload)
  const wanted = asked ? undefined : readPreview(payload)
  if (asked) watch.ask(asked.network)
  else if (wanted) previews.ask(wanted)
  else log('dropped a message to the hub')
}

client.on('connect', () => {
  client.options.reconnectPeriod = RECONNECT_FIRST_MS
  // Small packets must not wait for each other: that costs 40 ms on every message.
  if (client.stream instanceof Socket) client.stream.setNoDelay(true)
  client.subscribe([list, incoming], { qos: 1 }, error => {
    if (error) return log(`the broker refused: ${error.message}`)
    // Before the hub says that it began anew: of what ended, the server need not be in doubt.
    hub.sayEnds()
    client.publish(own, JSON.stringify({ state: 'ready', boot, at: Date.now() }), {
      qos: 1,
      retain: true,
    })
    hub.sayAll()
    process.send?.({ is: 'ready' })
    log('connected')
  })
})

client.on('close', () => {
  client.options.reconnectPeriod = Math.min(
    (client.options.reconnectPeriod ?? RECONNECT_FIRST_MS) * 2,
    RECONNECT_MAX_MS,
  )
})

client.on('error', error => {
  log(`broker: ${error.message}`)
  // Whether that is for good, whoever started this can ask the store.
  if (error instanceof ErrorWithReasonCode && REFUSED.includes(error.code))
    process.send?.({ is: 'refused' })
})

client.on('message', (topic, payload) => {
  if (topic === list) return void hub.devices(payload.toString())
  const [, , , id = '', kind] = topic.split('/')
  if (kind === 'in' && id === HUB_ID) return takeOwn(payload.toString())
  if (kind === 'in') hub.take(id, payload.toString())
})

let isStopping = false
const stop = async () => {
  if (isStopping) return
  isStopping = true
  watch.close()
  hub.close()
  await Promise.allSettled([
    Promise.race([sayGone(), wait(STOP_LIMIT_MS)]),
    Promise.race([usbReleased(), wait(GIVE_BACK_LIMIT_MS)]),
  ])
  process.exit(0)
}
const sayGone = async () => {
  if (!client.connected) return
  await client.publishAsync(own, '{"state":"offline"}', { qos: 1, retain: true })
  await client.endAsync()
}
process.on('SIGTERM', stop)
process.on('SIGINT', stop)
process.on('disconnect', stop)
