// The first start fills in the demo shop. Who wires the filler differently changes this file and fill.ts.
import { fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import * as z from 'zod'
import type { LogFile } from './log-file.ts'
import type { Database } from './postgres.ts'
import { Problem } from './problem.ts'
import type { Settings } from './settings.ts'

const PEPPER_BYTES = 32

/** What the filler hands back. */
const filled = z.object({
  users: z.array(
    z.object({
      name: z.string(),
      role: z.string(),
      login: z.string(),
      pin: z.string(),
      where: z.string().default(''),
    }),
  ),
  tokens: z.object({ appliance: z.string(), cloud: z.string() }),
  tenant_id: z.string(),
  store_id: z.string(),
})

const addresses = z.object({
  appliance: z.string(),
  cloud: z.string(),
  mqtt: z.string(),
})
const demoFile = z.object({ ...addresses.shape, ...filled.shape })

export type Demo = z.infer<typeof demoFile>
export type Addresses = z.infer<typeof addresses>

/** What the filling process is told. */
export const fillOrder = z.object({
  dataDir: z.string(),
  databaseUrl: z.string(),
  adminUrl: z.string(),
  cloudUrl: z.string(),
  storeDir: z.string(),
  pepperFile: z.string(),
})

const said = z.discriminatedUnion('is', [
  z.object({ is: z.literal('progress'), text: z.string() }),
  z.object({ is: z.literal('filled'), demo: filled }),
  z.object({ is: z.literal('fatal'), code: z.string(), message: z.string() }),
])

const filler = (root: string) => join(root, 'firmware-scripts', 'demo', 'main.ts')
const fileOf = (dataDir: string) => join(dataDir, 'demo.json')
const unfinished = (dataDir: string) => join(dataDir, 'first-run-unfinished')
/** With it PINs are hashed. Store and head office of one retailer have the same, since users travel. */
/** Compiled programs are kept: they start sooner and need not keep the compiler in memory. */
export const compileCache = (dataDir: string) => join(dataDir, 'compile-cache')
export const pepperFile = (dataDir: string) => join(dataDir, 'pin-pepper')
const storeDir = (dataDir: string) => join(dataDir, 'store')

/** A folder that already holds a store without a demo is somebody's own store and is left as it is. */
export const isFirstRun = ({ root, dataDir }: Settings): boolean =>
  existsSync(unfinished(dataDir)) ||
  (existsSync(filler(root)) &&
    !existsSync(fileOf(dataDir)) &&
    readdirSync(storeDir(dataDir)).length === 0)

/** Removes what a first run left that was broken off half way. Answers whether there was anything. */
export const forgetUnfinished = ({ dataDir }: Settings): boolean => {
  if (!existsSync(unfinished(dataDir))) return false
  for (const folder of [storeDir(dataDir), join(dataDir, 'replica')]) {
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { mode: 0o700 })
  }
  rmSync(fileOf(dataDir), { force: true })
  return true
}

/** The secret is there before the first program asks for it: two makers would make two. */
export const makePepper = ({ dataDir }: Settings): void => {
  if (existsSync(pepperFile(dataDir))) return
  writePrivately(pepperFile(dataDir), randomBytes(PEPPER_BYTES).toString('base64'))
}

/** Fills store and cloud in a process of its own, and writes demo.json when all of it is there. */
export const fillDemo = async (
  settings: Settings,
  database: Database,
  at: Addresses,
  log: LogFile,
  progress: (text: string) => void,
  ended: AbortSignal,
): Promise<Demo> => {
  const { dataDir } = settings
  writeFileSync(unfinished(dataDir), '')
  const made = await runFiller(
    {
      dataDir,
      databaseUrl: database.url,
      adminUrl: database.adminUrl,
      cloudUrl: at.cloud,
      storeDir: storeDir(dataDir),
      pepperFile: pepperFile(dataDir),
    },
    log,
    progress,
    ended,
  )
  const demo = { ...at, ...made }
  writePrivately(fileOf(dataDir), `${JSON.stringify(demo, null, 2)}\n`)
  rmSync(unfinished(dataDir))
  return demo
}

/** The demo of an earlier run, with the addresses of this one. */
export const readDemo = ({ dataDir }: Settings, at: Addresses): Demo | undefined => {
  const file = fileOf(dataDir)
  if (!existsSync(file)) return undefined
  const known = demoFile.safeParse(parseJson(readFileSync(file, 'utf8')))
  if (!known.success) {
    throw new Problem(
      `${file} is damaged: mend it, or remove it to go on without the list of demo users.`,
    )
  }
  const demo = { ...known.data, ...at }
  if (JSON.stringify(demo) !== JSON.stringify(known.data))
    writePrivately(file, `${JSON.stringify(demo, null, 2)}\n`)
  return demo
}

const runFiller = (
  order: z.infer<typeof fillOrder>,
  log: LogFile,
  progress: (text: string) => void,
  ended: AbortSignal,
): Promise<z.infer<typeof filled>> =>
  new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, 'fill.ts'), {
      detached: true,
      stdio: ['ignore', log.descriptor, log.descriptor, 'ipc'],
      // What it compiles, the servers need not compile again.
      env: { ...process.env, NODE_COMPILE_CACHE: compileCache(order.dataDir) },
    })
    const stop = () => child.kill('SIGKILL')
    ended.addEventListener('abort', stop, { once: true })
    child.on('message', message => {
      const heard = said.parse(message)
      if (heard.is === 'progress') progress(heard.text)
      if (heard.is === 'filled') resolve(heard.demo)
      if (heard.is === 'fatal')
        reject(new Problem(`The demo shop could not be made: ${heard.message}`))
    })
    child.once('error', reject)
    child.once('exit', code => {
      ended.removeEventListener('abort', stop)
      reject(
        new Problem(
          `The demo shop could not be made (code ${code}): ${log.lastWords()} See ${log.path}`,
        ),
      )
    })
    child.send(order)
  })

const writePrivately = (file: string, text: string) => {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.new`, text, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
