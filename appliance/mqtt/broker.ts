// The main thread's end of the broker: lets clients in, sends, and hears.
import { Worker } from 'node:worker_threads'
import type { Link } from './access.ts'
import type { ToBroker, ToMain } from './broker-worker.ts'

export type Broker = {
  port: number
  publish: (topic: string, payload: unknown, retain?: boolean) => void
  /** says which hub runs each device: no other may speak for it, or hears what is said to it */
  assign: (hubOf: ReadonlyMap<string, string>) => void
  kick: (clientId: string) => void
  stop: () => Promise<void>
}

type Options = {
  port: number
  store: string
  /** who a client is, or null to keep it out */
  who: (clientId: string, password: string) => Promise<Link | null>
  came: (clientId: string) => void
  went: (clientId: string) => void
  heard: (topic: string, payload: unknown, from: string) => void
  onExit: (code: number) => void
}

/** Messages die young; a flood ends the broker's thread, not the server. */
const MEMORY = { maxYoungGenerationSizeMb: 2, maxOldGenerationSizeMb: 48 }
const START_TIMEOUT_MS = 10_000
const STOP_TIMEOUT_MS = 3_000

/** Starts the broker's thread; rejects with the system's code when the port is taken. */
export const openBroker = async (options: Options): Promise<Broker> => {
  const { port, store, who, heard, onExit } = options
  const worker = new Worker(new URL('./broker-worker.ts', import.meta.url), {
    workerData: { port, store },
    resourceLimits: MEMORY,
  })
  const tell = (message: ToBroker) => worker.postMessage(message)
  let stopping = false
  const listening = new Promise<number>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the broker did not start')), START_TIMEOUT_MS)
    worker.once('error', reject)
    worker.on('message', (message: ToMain) => {
      if (message.is === 'listening') {
        clearTimeout(timer)
        resolve(message.port)
      }
      if (message.is === 'failed') {
        clearTimeout(timer)
        reject(Object.assign(new Error(message.message), { code: message.code }))
      }
      if (message.is === 'who') {
        const known =
          message.username === message.clientId ? who(message.clientId, message.password) : null
        Promise.resolve(known).then(
          link => tell({ is: 'known', ask: message.ask, link }),
          () => tell({ is: 'known', ask: message.ask, link: null }),
        )
      }
      if (message.is === 'came') options.came(message.clientId)
      if (message.is === 'went') options.went(message.clientId)
      if (message.is === 'heard') {
        const payload = parsed(message.payload)
        if (payload !== undefined) heard(message.topic, payload, message.from)
      }
    })
  })
  worker.on('exit', code => {
    if (!stopping) onExit(code)
  })
  return {
    port: await listening,
    publish: (topic, payload, retain = false) =>
      tell({
        is: 'publish',
        topic,
        payload: payload === null ? '' : JSON.stringify(payload),
        retain,
      }),
    assign: of => tell({ is: 'hubs', of }),
    kick: clientId => tell({ is: 'kick', clientId }),
    async stop() {
      stopping = true
      const gone = new Promise<void>(resolve => worker.once('exit', () => resolve()))
      tell({ is: 'stop' })
      const timer = setTimeout(() => void worker.terminate(), STOP_TIMEOUT_MS)
      await gone
      clearTimeout(timer)
    },
  }
}

/** An empty payload clears a retained state. Anything that is not JSON is not for us. */
function parsed(text: string): unknown {
  if (text === '') return null
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
