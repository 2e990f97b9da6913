// A store's broker with the real hub as a process of its own, and somebody who listens to all of it.
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { Aedes } from 'aedes'
import type { DeviceRow } from '#appliance/devices/messages.ts'

export type Body = Record<string, unknown>
type Heard = { topic: string; body: Body; at: number }

const HUB_PROGRAM = 'appliance/devices/main.ts'
const HUB_DATA = '/var/lib/store-hub'
const STORE = 'st'
const START_LIMIT_MS = 60_000
/** Generous: the guest shares its processors with whatever else runs here. */
const WORD_LIMIT_MS = 30_000

export type Shop = Awaited<ReturnType<typeof openShop>>

export const openShop = async (user: number) => {
  const broker = await Aedes.createBroker()
  const server = createServer(broker.handle).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  mkdirSync(HUB_DATA, { recursive: true })
  chownSync(HUB_DATA, user, user)

  const heard: Heard[] = []
  const waiting = new Set<() => void>()
  const listen = (packet: { topic: string; payload: Buffer | string }, done: () => void) => {
    const text = packet.payload.toString()
    if (text !== '')
      heard.push({ topic: packet.topic, body: JSON.parse(text), at: performance.now() })
    for (const look of waiting) look()
    done()
  }
  for (const kind of ['out', 'state'])
    await new Promise<void>(done => broker.subscribe(`s/${STORE}/dev/+/${kind}`, listen, done))

  const publish = (topic: string, body: Body, retain: boolean) =>
    new Promise<void>((done, failed) =>
      broker.publish(
        { cmd: 'publish', dup: false, topic, payload: JSON.stringify(body), qos: 1, retain },
        error => (error ? failed(error) : done()),
      ),
    )
  /** The first such word since `from`. */
  const until = (
    device: string,
    kind: 'out' | 'state',
    wanted: Body,
    { from = 0, limitMs = WORD_LIMIT_MS }: { from?: number; limitMs?: number } = {},
  ): Promise<Heard> =>
    new Promise((resolve, reject) => {
      const topic = `s/${STORE}/dev/${device}/${kind}`
      const ofDevice = () => heard.slice(from).filter(each => each.topic === topic)
      const look = () => {
        const found = ofDevice().find(({ body }) => holds(body, wanted))
        if (!found) return
        end()
        resolve(found)
      }
      const late = () => {
        end()
        const last = ofDevice()
          .slice(-3)
          .map(({ body }) => JSON.stringify(body).slice(0, 300))
        reject(new Error(`${device} did not say ${JSON.stringify(wanted)}, but ${last.join(' ')}`))
      }
      const timer = setTimeout(late, limitMs)
      const end = () => {
        clearTimeout(timer)
        waiting.delete(look)
      }
      waiting.add(look)
      look()
    })

  let hub: ChildProcess | undefined
  let falls = 0
  const startHub = async () => {
    const from = heard.length
    const mine = fork(HUB_PROGRAM, {
      uid: user,
      gid: user,
      execArgv: process.execArgv,
      env: {
        ...process.env,
        MQTT_URL: `mqtt://127.0.0.1:${port}`,
        STORE_ID: STORE,
        DATA_DIR: HUB_DATA,
        HOME: HUB_DATA,
      },
      // Its words go to the console, not between ours.
      stdio: ['ignore', 2, 2, 'ipc'],
    })
    hub = mine
    mine.once('exit', () => {
      if (mine !== hub) return
      falls += 1
      startHub().catch(error => process.stderr.write(`${error}\n`))
    })
    await until('hub-1', 'state', { state: 'ready' }, { from, limitMs: START_LIMIT_MS })
  }
  return {
    heard,
    until,
    /** What was said from now on begins here. */
    mark: () => heard.length,
    rows: (devices: DeviceRow[]) =>
      publish(
        `s/${STORE}/b/devices`,
        { devices, settings: { currency: 'GBP', decimals: 2 } },
        true,
      ),
    send: (device: string, body: Body) => publish(`s/${STORE}/dev/${device}/in`, body, false),
    startHub,
    /** How often it ended by itself; it was started again each time. */
    falls: () => falls,
    endHub: async (how: 'SIGKILL' | 'SIGTERM') => {
      const mine = hub
      hub = undefined
      if (!mine || mine.exitCode !== null) return
      mine.kill(how)
      await once(mine, 'exit')
    },
  }
}

const holds = (body: Body, wanted: Body) =>
  Object.entries(wanted).every(
    ([key, value]) => JSON.stringify(body[key]) === JSON.stringify(value),
  )
