// Litestream ships each commit of the store's database to DATA_DIR/replica.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { isProgram, Problem, reinstall } from './problem.ts'
import type { Plan } from './supervise.ts'

const STOP_LIMIT_MS = 5_000
const READY_LIMIT_MS = 5_000

/** The store's database file; the store server opens the same. */
export const storeDatabase = (dataDir: string) => join(dataDir, 'store', 'store.db')

const litestreamPackage = `@flydotio/litestream-${process.platform}-${process.arch}`

export const litestreamProgram = (root: string) =>
  join(root, 'node_modules', litestreamPackage, 'litestream')

/** Refuses by name when the packages bring it for this processor and it is not there. */
export const checkLitestream = (root: string): void => {
  const program = litestreamProgram(root)
  if (isProgram(program)) return
  const { optionalDependencies } = withPackages.parse(
    JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')),
  )
  if (!(litestreamPackage in optionalDependencies)) return
  throw new Problem(`Litestream, which copies the database, is missing (${program}): ${reinstall}.`)
}

const withPackages = z.object({ optionalDependencies: z.record(z.string(), z.string()) })

/** How to run it, or undefined where the package brings no program for this processor. */
export const litestreamPlan = (root: string, dataDir: string): Plan | undefined => {
  const program = litestreamProgram(root)
  if (!isProgram(program)) return undefined
  const file = join(dataDir, 'litestream.yml')
  writeFileSync(file, configOf(dataDir), { mode: 0o600 })
  return {
    name: 'litestream',
    title: 'Litestream (the copy of the database)',
    command: [program, 'replicate', '-config', file],
    environment: {},
    readyBy: 'started',
    readyLimitMs: READY_LIMIT_MS,
    stopSignal: 'SIGTERM',
    stopLimitMs: STOP_LIMIT_MS,
  }
}

/** What somebody types to get the last good database back. */
export const restoreCommand = (root: string, dataDir: string) => {
  const database = storeDatabase(dataDir)
  return `mkdir -p ${dataDir}/damaged && mv ${database}* ${dataDir}/damaged/ && ${litestreamProgram(root)} restore -config ${join(dataDir, 'litestream.yml')} ${database}`
}

// JSON is YAML, and it quotes every path.
const configOf = (dataDir: string) =>
  JSON.stringify(
    {
      dbs: [
        {
          path: storeDatabase(dataDir),
          replicas: [
            {
              type: 'file',
              path: join(dataDir, 'replica'),
              'sync-interval': '1s',
              'snapshot-interval': '24h',
              retention: '72h',
            },
          ],
        },
      ],
    },
    null,
    2,
  )
