// DATA_DIR: made, checked, and held by one `npm start` or `npm run hub` at a time.
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import * as z from 'zod'
import { Problem } from './problem.ts'
import { isSame, startTicksOf, waitUntil } from './processes.ts'

const LEAVE_BY_THEMSELVES_MS = 3_000
const LEAVE_WHEN_TOLD_MS = 10_000

const running = z.object({
  name: z.string(),
  pid: z.int().positive(),
  startTicks: z.int().optional(),
})
const runFile = z.object({ ...running.shape, children: z.array(running) })

export type Running = z.infer<typeof running>

export type DataFolder = {
  /** Writes down which programs run, so that the next start can end what a killed one left behind. */
  record(children: readonly { name: string; pid: number }[]): void
  release(): void
  /** Takes away the folders that this start made and that nothing was written into: it was refused. */
  forget(): void
}

type Taker = {
  /** How it is called: `npm start`. */
  name: string
  /** What runs on the folder, as the terminal calls it: "store". */
  what: string
  /** Folders inside that are for this user alone. */
  folders: readonly string[]
}

/** `npm start`, which runs all of a shop on one folder. */
export const wholeShop: Taker = {
  name: 'npm start',
  what: 'store',
  folders: ['store', 'cloud', 'hub', 'replica'],
}

/** Makes DATA_DIR and its folders, and takes it for this process. Ends what an earlier start left running. */
export const takeDataFolder = async (
  dataDir: string,
  { name, what, folders }: Taker,
): Promise<DataFolder> => {
  const made = makeFolders(dataDir, folders)
  const path = join(dataDir, 'run.json')
  const me = {
    name,
    pid: process.pid,
    startTicks: startTicksOf(process.pid),
  }
  if (!claim(path, me)) {
    const other = readRunFile(path)
    if (other !== undefined && isSame(other)) {
      throw new Problem(
        `This ${what} already runs (process ${other.pid}) on ${dataDir}: end it with Ctrl-C or kill ${other.pid}, or set DATA_DIR to another folder.`,
      )
    }
    await endLeftovers(other?.children ?? [])
    rmSync(path, { force: true })
    if (!claim(path, me))
      throw new Problem(`Another start on ${dataDir} was quicker: this one ends.`)
  }
  return {
    record: children => replace(path, { ...me, children: children.map(identify) }),
    release: () => rmSync(path, { force: true }),
    forget: () => removeEmpty(made),
  }
}

/** Answers which folders were not there before, the outer ones first. */
const makeFolders = (dataDir: string, folders: readonly string[]): string[] => {
  const inTheWay = fileOnTheWay(dataDir)
  if (inTheWay !== undefined) {
    throw new Problem(
      `DATA_DIR is ${dataDir}, but ${inTheWay} is a file, not a folder: set DATA_DIR to a folder, or move that file away.`,
    )
  }
  const made: string[] = []
  try {
    makeFolder(dataDir, made)
    accessSync(dataDir, constants.W_OK | constants.X_OK)
    const logs = join(dataDir, 'logs')
    makeFolder(logs, made, 0o750)
    for (const name of folders) {
      makeFolder(join(dataDir, name), made)
      chmodSync(join(dataDir, name), 0o700)
    }
    // Whether files can be written there too; nobody reads it.
    writeFileSync(join(logs, '.probe'), '')
    rmSync(join(logs, '.probe'))
    return made
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    const advice =
      code === 'ENOSPC'
        ? 'the disk is full, make room'
        : `make it writable for this user, or set DATA_DIR to a folder that is`
    removeEmpty(made)
    throw new Problem(`The data folder ${dataDir} cannot be written (${code}): ${advice}.`)
  }
}

/** What of the path is there and no folder. */
const fileOnTheWay = (path: string): string | undefined => {
  let at = path
  while (!existsSync(at)) at = dirname(at)
  return statSync(at).isDirectory() ? undefined : at
}

// Node's own recursive mkdir asks for ever where a folder is there and takes none, as /proc is.
const makeFolder = (path: string, made: string[], mode = 0o777): void => {
  if (existsSync(path)) return
  makeFolder(dirname(path), made)
  mkdirSync(path, { mode })
  made.push(path)
}

const removeEmpty = (made: readonly string[]) => {
  for (const path of made.toReversed()) {
    try {
      rmdirSync(path)
    } catch {
      // Something lies in it: then it is somebody's.
    }
  }
}

/** Puts the run file there whole or not at all: two starts at one moment cannot both get it. */
const claim = (path: string, me: Running): boolean => {
  const mine = `${path}.${process.pid}`
  writeFileSync(mine, JSON.stringify({ ...me, children: [] }), { mode: 0o600 })
  try {
    linkSync(mine, path)
    return true
  } catch {
    return false
  } finally {
    rmSync(mine)
  }
}

const replace = (path: string, content: z.infer<typeof runFile>) => {
  const fresh = join(dirname(path), `.run.json.${process.pid}`)
  writeFileSync(fresh, JSON.stringify(content), { mode: 0o600 })
  renameSync(fresh, path)
}

const identify = ({ name, pid }: { name: string; pid: number }) => ({
  name,
  pid,
  startTicks: startTicksOf(pid),
})

const readRunFile = (path: string) => {
  try {
    return runFile.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return undefined
  }
}

/**
 * Our own programs leave by themselves when their parent is gone; PostgreSQL and Litestream do not.
 * Without /proc nothing proves that a number still means our program, so nothing is ended then.
 */
const endLeftovers = async (children: readonly Running[]) => {
  const left = () => children.filter(child => child.startTicks !== undefined && isSame(child))
  const leavers = (child: Running) => !['postgres', 'litestream'].includes(child.name)
  await waitUntil(() => !left().some(leavers), LEAVE_BY_THEMSELVES_MS)
  // PostgreSQL takes SIGINT as "fast": open sessions are ended, everything is written.
  for (const { name, pid } of left()) signal(pid, name === 'postgres' ? 'SIGINT' : 'SIGTERM')
  await waitUntil(() => left().length === 0, LEAVE_WHEN_TOLD_MS)
  for (const { pid } of left()) signal(pid, 'SIGKILL')
  await waitUntil(() => left().length === 0, LEAVE_WHEN_TOLD_MS)
}

const signal = (pid: number, name: NodeJS.Signals) => {
  try {
    process.kill(pid, name)
  } catch {
    // It ended between the look and the signal: that is what we wanted.
  }
}
