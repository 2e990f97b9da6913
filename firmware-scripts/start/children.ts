// What is run besides the database: three programs of ours and Litestream. How each is started and ended.
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Addresses, compileCache, type Demo, pepperFile } from './first-run.ts'
import { litestreamPlan } from './litestream.ts'
import type { Database } from './postgres.ts'
import { Problem } from './problem.ts'
import type { Settings } from './settings.ts'
import type { Plan } from './supervise.ts'

const READY_LIMIT_MS = 60_000
const STOP_LIMIT_MS = 10_000
/**
 * A box has little memory. Young objects die soon here, so the space for them can be small; the limit
 * of the old ones (of which 40 MB live) also tells V8 to clear them away early; one helper thread.
 * The units in systemd/ say the same.
 */
const STORE_MEMORY = [
  '--optimize-for-size',
  '--max-semi-space-size=2',
  '--initial-old-space-size=40',
  '--max-old-space-size=256',
  '--v8-pool-size=1',
]
const HUB_MEMORY = [
  '--optimize-for-size',
  '--max-semi-space-size=1',
  '--max-old-space-size=64',
  '--v8-pool-size=1',
]

export type Plans = {
  cloud: Plan
  store: Plan
  hub: Plan
  litestream: Plan | undefined
}

/** Refuses by name when a program of the clone is missing. */
export const planChildren = (
  settings: Settings,
  database: Database,
  at: Addresses,
  demo: Demo | undefined,
): Plans => {
  const { root, dataDir, webDir, http, mqtt, cloud } = settings
  const litestream = litestreamPlan(root, dataDir)
  return {
    litestream,
    cloud: program(settings, 'cloud', 'Head office', 'cloud-bridge/main.ts', [], {
      DATA_DIR: join(dataDir, 'cloud'),
      CLOUD_PORT: String(cloud.port),
      PIN_PEPPER_FILE: pepperFile(dataDir),
      DATABASE_URL: database.url,
      DATABASE_ADMIN_URL: database.adminUrl,
      WEB_DIR: webDir,
    }),
    store: program(settings, 'store', 'The store server', 'appliance/main.ts', STORE_MEMORY, {
      DATA_DIR: join(dataDir, 'store'),
      HTTP_PORT: String(http.port),
      MQTT_PORT: String(mqtt.port),
      PIN_PEPPER_FILE: pepperFile(dataDir),
      CLOUD_URL: at.cloud,
      WEB_DIR: webDir,
      // With it the server leaves checkpoints to Litestream.
      LITESTREAM: litestream ? 'on' : 'off',
    }),
    hub: program(settings, 'hub', 'The device hub', 'appliance/devices/main.ts', HUB_MEMORY, {
      DATA_DIR: join(dataDir, 'hub'),
      MQTT_URL: at.mqtt,
      STORE_ID: demo?.store_id,
      HUB_ID: 'hub-1',
      HUB_TOKEN_FILE: join(dataDir, 'store', 'secrets', 'hub-token'),
    }),
  }
}

/**
 * Before the first start: compiles the store server once, so that the one that stays need not keep
 * the compiler in memory. What is wrong with it, its start tells better.
 */
export const prepareStore = async ({ root, dataDir }: Settings): Promise<void> => {
  if (existsSync(compileCache(dataDir))) return
  const env = { ...inherited(), NODE_COMPILE_CACHE: compileCache(dataDir) }
  const path = join(root, 'appliance', 'main.ts')
  await run(process.execPath, [...STORE_MEMORY, path, '--check'], {
    env,
    timeout: READY_LIMIT_MS,
  }).catch(() => {})
}

const run = promisify(execFile)

const program = (
  { root, dataDir }: Settings,
  name: string,
  title: string,
  file: string,
  memory: readonly string[],
  own: NodeJS.ProcessEnv,
): Plan => {
  const path = join(root, file)
  if (!existsSync(path)) {
    throw new Problem(
      `${title} is missing (${path}): the clone is incomplete, get it again with git checkout -- ${file}.`,
    )
  }
  return {
    name,
    title,
    command: [process.execPath, ...memory, path],
    environment: {
      ...inherited(),
      NODE_COMPILE_CACHE: compileCache(dataDir),
      // Threads of Node would each get heaps of their own, which are hardly ever given back.
      MALLOC_ARENA_MAX: '2',
      // What is given back goes to the system, also after a large piece was once wanted.
      MALLOC_MMAP_THRESHOLD_: '131072',
      MALLOC_TRIM_THRESHOLD_: '131072',
      ...own,
    },
    readyBy: 'message',
    readyLimitMs: READY_LIMIT_MS,
    stopSignal: 'SIGTERM',
    stopLimitMs: STOP_LIMIT_MS,
  }
}

/** The caller's environment without what npm adds to it, and without the addresses of the database. */
const inherited = () =>
  Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(npm_|DATABASE_)/.test(name)),
  )
