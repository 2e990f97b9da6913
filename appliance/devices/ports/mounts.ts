import type { DeviceOptions, Surroundings } from '../messages.ts'
import type { Mountable } from './memory.ts'
import { mountSerial, plainLine, type SerialSettings } from './serial.ts'
import { listenTcp } from './tcp.ts'

/** A port that another program holds may be let go: it is tried again this often. */
const RETRY_MS = 2_000

type Mount = { close: () => void }

/**
 * Lets a virtual device also answer on TCP and on a serial line, as its options say; `around.unreached`
 * hears which of them can not be had.
 */
export const mountAll = (
  device: Mountable,
  options: DeviceOptions,
  around: Pick<Surroundings, 'log' | 'unreached'>,
  line: SerialSettings = plainLine,
): Mount => {
  const { tcp_port: port, serial_path: path } = options
  const ways: [what: string, mount: () => Promise<Mount>][] = []
  if (port !== undefined) ways.push([`port ${port}`, () => listenTcp(device, port)])
  if (path !== undefined) {
    const settings = { ...line, baud: options.baud ?? line.baud }
    ways.push([path, () => mountSerial(device, path, settings)])
  }
  const open: Mount[] = []
  const missing = new Set<string>()
  const timers = new Map<string, ReturnType<typeof setTimeout>>()
  let isClosed = false
  const mount = async ([what, make]: (typeof ways)[number]) => {
    try {
      const made = await make()
      if (isClosed) return made.close()
      open.push(made)
      if (missing.delete(what)) around.unreached(what, false)
    } catch (error) {
      if (isClosed) return
      timers.set(
        what,
        setTimeout(() => mount([what, make]), RETRY_MS),
      )
      if (missing.has(what)) return
      missing.add(what)
      around.log(`${what} can not be used: ${error}`)
      around.unreached(what, true)
    }
  }
  for (const way of ways) void mount(way)
  return {
    close: () => {
      isClosed = true
      for (const timer of timers.values()) clearTimeout(timer)
      for (const one of open) one.close()
    },
  }
}
