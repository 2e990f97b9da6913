// A clone with small programs in place of the real ones, to try the start on. For tests.
import { type ChildProcess, spawn } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import type { Test } from 'tap'
import { freePort } from './ports.ts'
import { waitUntil } from './processes.ts'

const LIMIT_MS = 30_000

export type Start = {
  child: ChildProcess
  output(): string
  /** Waits for a text in the output. */
  says(text: string): Promise<void>
  ends(): Promise<number | null>
}

export type Shop = {
  dataDir: string
  ports: { HTTP_PORT: string; MQTT_PORT: string; CLOUD_PORT: string }
  start(environment?: NodeJS.ProcessEnv): Start
  program(file: string, text: string): void
  /** From now on the folder `path` of node_modules is empty. */
  without(path: string): void
  /** What the small programs wrote: `store up 4711`, `store down 4711`. */
  trace(): string[]
}

/** Leaves on SIGTERM and when its parent is gone, as the real programs do. */
export const goodProgram = (name: string) => `
import { appendFileSync } from 'node:fs'
const trace = word => appendFileSync(${JSON.stringify('TRACE')}, \`${name} \${word} \${process.pid}\\n\`)
const leave = () => { trace('down'); process.exit(0) }
process.on('SIGTERM', leave).on('disconnect', leave)
setInterval(() => {}, 1000)
trace('up')
process.send({ is: 'ready' })
`

export const aShop = async (t: Test): Promise<Shop> => {
  const root = mkdtempSync(join(tmpdir(), 'shop-'))
  chmodSync(root, 0o755)
  const here = resolve(import.meta.dirname, '../..')
  const dataDir = join(root, 'var')
  const trace = join(root, 'trace')
  const started: ChildProcess[] = []
  t.teardown(async () => {
    for (const child of started) child.kill('SIGTERM')
    await waitUntil(() => started.every(hasEnded), LIMIT_MS)
    rmSync(root, { recursive: true, force: true })
  })
  cpSync(import.meta.dirname, join(root, 'firmware-scripts', 'start'), { recursive: true })
  cpSync(join(here, 'package.json'), join(root, 'package.json'))
  cpSync(join(here, 'systemd'), join(root, 'systemd'), { recursive: true })
  const packages = join(root, 'node_modules')
  symlinkSync(join(here, 'node_modules'), packages)
  const program = (file: string, text: string) => {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(
      join(root, file),
      text.replaceAll("'TRACE'", `'${trace}'`).replaceAll('"TRACE"', `'${trace}'`),
    )
  }
  program('appliance/main.ts', goodProgram('store'))
  program('appliance/devices/main.ts', goodProgram('hub'))
  program('cloud-bridge/main.ts', goodProgram('cloud'))
  writeFileSync(trace, '')
  const ports = {
    HTTP_PORT: String(await freePort()),
    MQTT_PORT: String(await freePort()),
    CLOUD_PORT: String(await freePort()),
  }
  return {
    dataDir,
    ports,
    program,
    without(path) {
      linkWithout(join(here, 'node_modules'), packages, path.split('/'))
    },
    trace: () => readFileSync(trace, 'utf8').split('\n').filter(Boolean),
    start(environment = {}) {
      const child = spawn(process.execPath, [join(root, 'firmware-scripts', 'start', 'main.ts')], {
        env: { PATH: process.env.PATH, ...ports, ...environment },
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      started.push(child)
      return watchStart(child)
    },
  }
}

/**
 * `to` becomes a folder of links to all in `from`, save the folder at the path, which is empty. What
 * lies beside that is copied: a program that is a link looks round where it leads.
 */
const linkWithout = (from: string, to: string, [next, ...rest]: string[]): void => {
  rmSync(to, { recursive: true, force: true })
  mkdirSync(to)
  if (next === undefined) return
  for (const name of readdirSync(from)) {
    if (name === next) linkWithout(join(from, name), join(to, name), rest)
    else if (rest.length === 0) cpSync(join(from, name), join(to, name), { recursive: true })
    else symlinkSync(join(from, name), join(to, name))
  }
}

const watchStart = (child: ChildProcess): Start => {
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  return {
    child,
    output: () => output,
    async says(text) {
      await waitUntil(() => output.includes(text) || hasEnded(child), LIMIT_MS)
      if (!output.includes(text)) throw new Error(`"${text}" was not said, but:\n${output}`)
    },
    async ends() {
      const inTime = await waitUntil(() => hasEnded(child), LIMIT_MS)
      if (!inTime) throw new Error(`It did not end, but said:\n${output}`)
      return child.exitCode
    },
  }
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null
