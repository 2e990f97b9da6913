// A whole shop in a folder, as `npm start` runs it: real database, head office, store, hub, Litestream.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import pg from 'pg'
import * as z from 'zod'
import { freePort } from '../start/ports.ts'
import { waitUntil } from '../start/processes.ts'
import { argumentsOf } from './machine.ts'

export const ROOT = resolve(import.meta.dirname, '../..')
const READY_LIMIT_MS = 300_000
const STOP_LIMIT_MS = 40_000

const demoFile = z.object({
  appliance: z.string(),
  cloud: z.string(),
  mqtt: z.string(),
  users: z.array(z.object({ name: z.string(), role: z.string(), pin: z.string() })),
  tokens: z.object({ appliance: z.string(), cloud: z.string() }),
  store_id: z.string(),
})
const runFile = z.object({ children: z.array(z.object({ name: z.string(), pid: z.int() })) })
const secretsFile = z.object({ superuser: z.string() })

export type Shop = {
  folder: string
  demo: z.infer<typeof demoFile>
  /** from the command to the line that says "ready", ms */
  readyMs: number
  /** the process of `store`, `hub`, `litestream`, `postgres` or `cloud` */
  pid: (name: string) => number
  /** a connection that sees all rows of head office's database */
  postgres: () => Promise<pg.Client>
  stop: () => Promise<void>
}

/** Starts the shop in `folder`; the first time it fills in the demo. */
export const startShop = async (folder: string): Promise<Shop> => {
  const began = performance.now()
  const child = spawn('npm', ['start'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...withoutNpm(process.env),
      DATA_DIR: folder,
      HTTP_PORT: String(await freePort()),
      MQTT_PORT: String(await freePort()),
      CLOUD_PORT: String(await freePort()),
    },
  })
  const endWithUs = () => child.kill('SIGTERM')
  process.once('exit', endWithUs)
  await ready(child)
  const readyMs = performance.now() - began
  const file = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'))
  const pid = (name: string) => {
    const found = runFile.parse(file('run.json')).children.find(one => one.name === name)
    if (!found) throw new Error(`${name} does not run`)
    return found.pid
  }
  return {
    folder,
    demo: demoFile.parse(file('demo.json')),
    readyMs,
    pid,
    postgres: async () => {
      const words = argumentsOf(pid('postgres'))
      const { superuser } = secretsFile.parse(file('postgres.json'))
      const client = new pg.Client({
        host: 'localhost',
        port: Number(words[words.indexOf('-p') + 1]),
        user: 'postgres',
        password: superuser,
        database: 'store',
      })
      await client.connect()
      return client
    },
    stop: async () => {
      process.off('exit', endWithUs)
      child.kill('SIGTERM')
      const gone = () => child.exitCode !== null || child.signalCode !== null
      if (!(await waitUntil(gone, STOP_LIMIT_MS))) throw new Error('the shop does not end')
    },
  }
}

const ready = async (child: ChildProcess): Promise<void> => {
  let said = ''
  const isReady = new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        said = (said + text).slice(-4_000)
        if (said.includes('ready after')) resolve()
      })
    }
    setTimeout(() => reject(new Error(`the shop is not ready:\n${said}`)), READY_LIMIT_MS).unref()
  })
  const ended = once(child, 'exit').then(() => {
    throw new Error(`the shop did not start:\n${said}`)
  })
  await Promise.race([isReady, ended])
}

/** A start inside of `npm run bench` must look like one of its own. */
const withoutNpm = (environment: NodeJS.ProcessEnv) =>
  Object.fromEntries(Object.entries(environment).filter(([name]) => !/^npm_/.test(name)))
