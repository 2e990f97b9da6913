// A serial line without an adapter: a pty whose end has a name, made by `script` (it is on every
// Debian). What is plugged in at the far end is an emulator; pulled out, the kernel hangs the line up.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import type { Mountable } from './memory.ts'

const APPEARS_WITHIN_MS = 10_000
const LOOK_EVERY_MS = 1

export type Pty = {
  /** resolves with the moment the line was there, `performance.now()` */
  plug: () => Promise<number>
  unplug: () => void
}

/** A line at `path`, with `device` at its far end while it is plugged in. */
export const ptyAt = (path: string, device: Mountable): Pty => {
  let child: ChildProcess | undefined
  const unplug = () => {
    child?.kill('SIGKILL')
    child = undefined
    rmSync(path, { force: true })
  }
  process.once('exit', unplug)
  return {
    unplug,
    async plug() {
      rmSync(path, { force: true })
      // The name is given when the line lets all bytes through as they are.
      const order = `stty raw -echo && ln -s "$(tty)" '${path}' && exec sleep 1000000`
      const mine = spawn('script', ['-qec', order, '/dev/null'], {
        stdio: ['pipe', 'pipe', 'ignore'],
      })
      child = mine
      const hangUp = () => {
        if (child === mine) unplug()
      }
      mine.stdin.on('error', hangUp)
      const session = device.connect(chunk => mine.stdin.write(chunk), hangUp)
      mine.stdout.on('data', async (chunk: Buffer) => {
        mine.stdout.pause()
        await session.write(chunk).catch(hangUp)
        mine.stdout.resume()
      })
      mine.on('close', session.close)
      const end = performance.now() + APPEARS_WITHIN_MS
      while (!existsSync(path)) {
        if (performance.now() > end) throw new Error('`script` makes no pty here')
        await wait(LOOK_EVERY_MS)
      }
      return performance.now()
    },
  }
}

/** Two lines with a cable between them: what goes in at one path comes out at the other. */
export const cableBetween = async (
  paths: readonly [string, string],
): Promise<{ pull: () => void }> => {
  const ends: [Send?, Send?] = []
  const ptys = paths.map((path, at) =>
    ptyAt(path, {
      connect(send) {
        ends[at] = send
        return {
          async write(chunk) {
            ends[1 - at]?.(chunk)
            return chunk.length
          },
          close: () => {},
        }
      },
    }),
  )
  await Promise.all(ptys.map(pty => pty.plug()))
  return {
    pull: () => {
      for (const pty of ptys) pty.unplug()
    },
  }
}

type Send = Parameters<Mountable['connect']>[0]
