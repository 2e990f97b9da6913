// What the kernel knows about the machine and its processes.
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { arch, cpus, loadavg, totalmem } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'

/** Length of a clock tick in /proc/<pid>/stat; 100 a second on every Linux that Node runs on. */
const TICK_MS = 10
const BARE_NODE_SETTLES_MS = 1_000

/** CPU time of a process with all its threads, in ms. */
export const cpuMsOf = (pid: number): number => {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  // The name, in brackets, may hold spaces; user and system time are fields 14 and 15 (proc(5)).
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS
}

/** Memory of a process in MB (10^6 bytes); pages it shares with others count in part. */
export const pssMbOf = (pid: number): number => {
  const found = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))
  return (Number(found?.[1] ?? Number.NaN) * 1_024) / 1_000_000
}

/** What a Node that does nothing takes, in MB. */
export const bareNodeMb = async (): Promise<number> => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' })
  await once(child, 'spawn')
  await wait(BARE_NODE_SETTLES_MS)
  const mb = pssMbOf(child.pid ?? 0)
  child.kill('SIGKILL')
  return mb
}

/** The arguments a process was started with. */
export const argumentsOf = (pid: number): string[] =>
  readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')

/** Of the last minute. */
export const load = (): string => loadavg()[0]?.toFixed(1) ?? '?'

export const machine = (): string =>
  [
    `${cpus().length} cores (${cpus()[0]?.model.trim() || arch()})`,
    `${Math.round(totalmem() / 2 ** 30)} GB`,
    `Node ${process.versions.node}`,
  ].join(', ')

/** The commit that is measured, marked when files differ from it. */
export const commit = (root: string): string => {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8' })
  try {
    const changed = git('status', '--porcelain', '--untracked-files=no') !== ''
    return git('rev-parse', '--short', 'HEAD').trim() + (changed ? ' and changes' : '')
  } catch {
    return 'no commit'
  }
}
