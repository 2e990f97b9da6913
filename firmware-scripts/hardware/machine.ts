// Boots the guest in QEMU, without KVM, and reads what it says on its second serial line.
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { QEMU } from './packages.ts'

const MEMORY_MB = 1_536
/** Boot, test and end together: two minutes on a machine that has nothing else to do. */
export const LIMIT_MS = 600_000

export type Guest = { kernel: string; archive: string; log: string }

/** Runs the guest to its end; `heard` gets each line of the test. Resolves with why it was ended, if it was. */
export const runGuest = async (
  { kernel, archive, log }: Guest,
  heard: (line: string) => void,
): Promise<string | null> => {
  // Behind everybody else: it takes two processors for a minute or two.
  const child = spawn('nice', ['-n', '5', QEMU, ...qemuArguments(kernel, archive, log)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let why: string | null = null
  const end = (because: string) => {
    why ??= because
    child.kill('SIGKILL')
  }
  const limit = setTimeout(() => end(`it took longer than ${LIMIT_MS / 1_000} s`), LIMIT_MS)
  const interrupted = () => end('it was interrupted')
  process.once('SIGINT', interrupted)
  process.once('SIGTERM', interrupted)
  createInterface({ input: child.stdout }).on('line', heard)
  createInterface({ input: child.stderr }).on('line', line => heard(`qemu: ${line}`))
  const code = await new Promise<number | null>((done, failed) => {
    child.once('error', failed)
    child.once('close', done)
  })
  clearTimeout(limit)
  process.off('SIGINT', interrupted)
  process.off('SIGTERM', interrupted)
  return why ?? (code === 0 ? null : `QEMU ended with ${code}`)
}

const qemuArguments = (kernel: string, archive: string, log: string): string[] => [
  ...['-accel', 'tcg,thread=multi', '-cpu', 'Nehalem', '-smp', '2', '-m', String(MEMORY_MB)],
  ...['-nodefaults', '-display', 'none', '-no-reboot'],
  ...['-kernel', kernel, '-initrd', archive],
  ...['-append', 'console=ttyS0 quiet loglevel=4 mitigations=off panic=-1 tsc=reliable'],
  ...['-serial', `file:${log}`, '-serial', 'stdio'],
]
