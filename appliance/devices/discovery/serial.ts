// Serial lines and their names that outlive a replug.
import { realpathSync } from 'node:fs'
import { basename, join } from 'node:path'
import { bytesIn, namesIn } from './files.ts'

const BY_ID = 'serial/by-id'
const BY_PATH = 'serial/by-path'

export type SerialLine = {
  /** `ttyUSB0` */
  line: string
  /** the path to open it by: by-id, else by-path, else the node itself, which may change */
  path: string
  /** whether the path names this very device, whatever it is plugged into */
  isStable: boolean
}

/** Lines of USB adapters under `dev`, and the ports of the mainboard that have hardware behind them. */
export const serialLines = (dev = '/dev', tty = '/sys/class/tty'): SerialLine[] => {
  const byId = linksIn(dev, BY_ID)
  const byPath = linksIn(dev, BY_PATH)
  const adapters = namesIn(dev).filter(name => /^tty(?:USB|ACM)\d+$/.test(name))
  const built = namesIn(tty).filter(name => /^ttyS\d+$/.test(name) && hasHardware(tty, name))
  return [...adapters.sort(), ...built.sort()].map(line => ({
    line,
    path: byId.get(line) ?? byPath.get(line) ?? join(dev, line),
    isStable: byId.has(line) || built.includes(line),
  }))
}

/** From `ttyUSB0` to the link that leads there. */
const linksIn = (dev: string, folder: string): Map<string, string> =>
  new Map(
    namesIn(join(dev, folder))
      .sort()
      .flatMap(name => {
        const path = join(dev, folder, name)
        const line = targetOf(path)
        return line === undefined ? [] : [[line, path] as const]
      }),
  )

const targetOf = (path: string): string | undefined => {
  try {
    return basename(realpathSync(path))
  } catch {
    return undefined
  }
}

/** The kernel makes ttyS0 to ttyS3 anyway; type 0 is one that is not there. */
const hasHardware = (tty: string, name: string): boolean => {
  const type = Buffer.from(bytesIn(join(tty, name, 'type')))
    .toString('latin1')
    .trim()
  return type !== '' && type !== '0'
}
