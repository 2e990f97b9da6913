// What is run besides the database: three programs of ours and Litestream. How each is started and ended.
import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv, promisify } from 'node:util'
import { type Addresses, compileCache, type Demo, pepperFile } from './first-run.ts'
import { litestreamPlan } from './litestream.ts'
import type { Database } from './postgres.ts'
import { Problem } from './problem.ts'
import type { Settings } from './settings.ts'
import type { Plan } from './supervise.ts'

const READY_LIMIT_MS = 60_000
const STOP_LIMIT_MS = 10_000
const NODE_ENVIRONMENT = 'systemd/node.env'
/** Its variables that hold flags of Node. */
type Flags = 'STORE_SERVER_FLAGS' | 'DEVICE_HUB_FLAGS'

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
    cloud: program(settings, 'cloud', 'Head office', 'cloud-bridge/main.ts', null, {
      DATA_DIR: join(dataDir, 'cloud'),
      CLOUD_PORT: String(cloud.port),
      PIN_PEPPER_FILE: pepperFile(dataDir),
      DATABASE_URL: database.url,
      DATABASE_ADMIN_URL: database.adminUrl,
      WEB_DIR: webDir,
    }),
    store: program(
      settings,
      'store',
      'The store server',
      'appliance/main.ts',
      'STORE_SERVER_FLAGS',
      {
        DATA_DIR: join(dataDir, 'store'),
        HTTP_PORT: String(http.port),
        MQTT_PORT: String(mqtt.port),
        PIN_PEPPER_FILE: pepperFile(dataDir),
        CLOUD_URL: at.cloud,
        WEB_DIR: webDir,
        // With it the server leaves checkpoints to Litestream.
        LITESTREAM: litestream ? 'on' : 'off',
      },
    ),
    hub: hubPlan(settings, {
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
  const { flags } = readNode(root, 'STORE_SERVER_FLAGS')
  await run(process.execPath, [...flags, path, '--check'], {
    env,
    timeout: READY_LIMIT_MS,
  }).catch(() => {})
}

const run = promisify(execFile)

/** How a device hub is run here, and on a machine of its own. */
export const hubPlan = (settings: Place, own: NodeJS.ProcessEnv): Plan =>
  program(settings, 'hub', 'The device hub', 'appliance/devices/main.ts', 'DEVICE_HUB_FLAGS', own)

type Place = Pick<Settings, 'root' | 'dataDir'>

const program = (
  { root, dataDir }: Place,
  name: string,
  title: string,
  file: string,
  flagsOf: Flags | null,
  own: NodeJS.ProcessEnv,
): Plan => {
  const path = join(root, file)
  if (!existsSync(path)) throw missing(title, path, file)
  const { flags, environment } = readNode(root, flagsOf)
  return {
    name,
    title,
    command: [process.execPath, ...flags, path],
    environment: {
      ...inherited(),
      NODE_COMPILE_CACHE: compileCache(dataDir),
      ...environment,
      ...own,
    },
    readyBy: 'message',
    readyLimitMs: READY_LIMIT_MS,
    stopSignal: 'SIGTERM',
    stopLimitMs: STOP_LIMIT_MS,
  }
}

/** Node's flags and environment on a box, from where the units have them too. */
const readNode = (root: string, flagsOf: Flags | null) => {
  const file = join(root, NODE_ENVIRONMENT)
  if (!existsSync(file)) throw missing('The settings of Node', file, NODE_ENVIRONMENT)
  const environment = parseEnv(readFileSync(file, 'utf8'))
  const flags = flagsOf === null ? [] : (environment[flagsOf] ?? '').split(' ').filter(Boolean)
  return { flags, environment }
}

const missing = (title: string, path: string, file: string) =>
  new Problem(
    `${title} is missing (${path}): the clone is incomplete, get it again with git checkout -- ${file}.`,
  )

/** The caller's environment without what npm adds to it, and without the addresses of the database. */
const inherited = () =>
  Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(npm_|DATABASE_)/.test(name)),
  )
