// The store server as a program: its settings, its start and its end.
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import * as z from 'zod'
import { hostNames } from './http/hosts.ts'
import { foldBeside, leaveToLitestream } from './kernel/checkpoints.ts'
import { openLog } from './kernel/log.ts'
import { openSecrets } from './kernel/secrets.ts'
import { StartFault } from './kernel/sqlite.ts'
import { openStore } from './kernel/store.ts'
import { serve } from './serve.ts'

const settings = z
  .object({
    DATA_DIR: z.string().default('var/store'),
    HTTP_PORT: z.coerce.number().default(8080),
    MQTT_PORT: z.coerce.number().default(1883),
    CLOUD_URL: z.string().optional(),
    HOST_NAMES: hostNames,
    WEB_DIR: z.string().default('var/web'),
    PIN_PEPPER_FILE: z.string().optional(),
    REPLICA_DIR: z.string().optional(),
    LITESTREAM: z.enum(['on', 'off']).default('off'),
  })
  .parse(process.env)

/** Longest wait for requests in flight when asked to stop. */
const STOP_TIMEOUT_MS = 5_000

const { info, error: logError } = openLog('store')
const tell = (message: object) => {
  process.send?.(message)
}

async function main() {
  const { values } = parseArgs({
    options: {
      tenant: { type: 'string' },
      store: { type: 'string' },
      /** only sees whether the program is whole, and leaves it compiled behind */
      check: { type: 'boolean' },
    },
  })
  if (values.check) process.exit(0)
  const site =
    values.tenant && values.store ? { tenant_id: values.tenant, store_id: values.store } : null
  const folder = settings.DATA_DIR
  const store = openStore(folder, site)
  if (settings.LITESTREAM === 'on') leaveToLitestream(store.sqlite)
  else foldBeside(store.sqlite, folder, logError)
  const secrets = openSecrets(join(folder, 'secrets'), settings.PIN_PEPPER_FILE)
  const { httpPort, mqttPort, ...served } = await serve({
    store,
    secrets,
    folder,
    replica:
      settings.LITESTREAM === 'on'
        ? (settings.REPLICA_DIR ?? join(folder, '..', 'replica'))
        : undefined,
    webDir: settings.WEB_DIR,
    hostNames: settings.HOST_NAMES,
    httpPort: settings.HTTP_PORT,
    mqttPort: settings.MQTT_PORT,
    cloudUrl: settings.CLOUD_URL || null,
    now: Date.now,
    log: info,
    onBug: (bug, { method, path }) =>
      logError('a request failed', {
        method,
        path,
        error: bug instanceof Error ? (bug.stack ?? bug.message) : String(bug),
      }),
    onBrokerExit: code => stop(`the broker ended with ${code}`, 1),
  })
  tell({ is: 'ready', port: httpPort, mqtt: mqttPort })
  // Head office is told the public key by a technician: it is nobody's secret.
  info('ready', {
    port: httpPort,
    mqtt: mqttPort,
    store: store.site.store_id,
    box_key: secrets.boxPublicKey,
  })

  let stopping = false
  const stop = async (why: string, code = 0) => {
    if (stopping) return
    stopping = true
    info('stopping', { why })
    setTimeout(() => process.exit(code), STOP_TIMEOUT_MS).unref()
    await served.stop()
    store.close()
    process.exit(code)
  }
  process.on('SIGTERM', () => void stop('asked to'))
  process.on('SIGINT', () => void stop('asked to'))
  process.on('disconnect', () => void stop('the parent is gone'))
}

main().catch(error => {
  const code = error instanceof StartFault ? error.code : startCode(error)
  const message = error instanceof Error ? error.message : String(error)
  logError('could not start', {
    code,
    message,
    stack: error instanceof StartFault ? undefined : error?.stack,
  })
  tell({ is: 'fatal', code, message })
  setTimeout(() => process.exit(1), 50)
})

const startCode = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
    ? 'port-in-use'
    : 'start-failed'
