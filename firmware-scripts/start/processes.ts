// What /proc knows about other processes. On a system without /proc the answers are undefined.
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { basename } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const TCP_LISTEN = '0A'
const LOOK_AGAIN_MS = 50

/** Clock ticks from boot to the process's start: with the pid it names one process for ever. */
export const startTicksOf = (pid: number): number | undefined => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name, in brackets, may hold spaces; field 22 is the 20th after it (proc(5)).
    const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return state === 'Z' ? undefined : Number(rest[18])
  } catch {
    return undefined
  }
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** True while exactly this process runs; a later one with the same number does not count. */
export const isSame = ({ pid, startTicks }: { pid: number; startTicks?: number | undefined }) =>
  startTicks === undefined ? isAlive(pid) : startTicksOf(pid) === startTicks

/** The program a process runs, or undefined when there is no such process. */
export const nameOf = (pid: number): string | undefined =>
  read(`/proc/${pid}/comm`).trim() || undefined

/** How it was called, as far as it tells a program: `node /srv/shop/main.ts`, `nginx`. */
const commandOf = (pid: number): string | undefined => {
  const [program = '', ...words] = read(`/proc/${pid}/cmdline`).split('\0')
  // A program may have put one line of its own in place of its words: `nginx: master process …`.
  const name = basename(program.split(' ')[0] ?? '').replace(/:$/, '')
  const script = words.find(word => /^[^-].*\.(?:[cm]?[jt]sx?|py|rb|pl|php|sh|jar)$/.test(word))
  if (name === '') return nameOf(pid)
  return script === undefined ? name : `${name} ${script}`
}

/** Waits until `gone` holds. Answers whether it did within the limit. */
export const waitUntil = async (gone: () => boolean, limitMs: number): Promise<boolean> => {
  const end = Date.now() + limitMs
  while (!gone()) {
    if (Date.now() > end) return false
    await wait(LOOK_AGAIN_MS)
  }
  return true
}

/** Who listens on a TCP port, as far as this user may see it: `node /srv/shop/main.ts (process 4711)`. */
export const listenerOn = (port: number): string | undefined => {
  const inodes = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap(file => listeningInodes(file, port))
  const wanted = new Set(inodes.map(inode => `socket:[${inode}]`))
  if (wanted.size === 0) return undefined
  const pid = list('/proc').find(
    name =>
      /^\d+$/.test(name) &&
      list(`/proc/${name}/fd`).some(fd => wanted.has(linkOf(`/proc/${name}/fd/${fd}`))),
  )
  return pid === undefined ? undefined : `${commandOf(Number(pid))} (process ${pid})`
}

const listeningInodes = (file: string, port: number): string[] => {
  const ending = `:${port.toString(16).toUpperCase().padStart(4, '0')}`
  return read(file)
    .split('\n')
    .map(line => line.trim().split(/\s+/))
    .filter(fields => fields[1]?.endsWith(ending) && fields[3] === TCP_LISTEN)
    .flatMap(fields => fields[9] ?? [])
}

const read = (file: string) => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

const list = (folder: string) => {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

const linkOf = (path: string) => {
  try {
    return readlinkSync(path)
  } catch {
    return ''
  }
}
