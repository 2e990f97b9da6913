import type { DeviceOptions } from '../messages.ts'
import type { Mountable } from './memory.ts'
import { mountSerial, plainLine, type SerialSettings } from './serial.ts'
import { listenTcp } from './tcp.ts'

/** Lets a virtual device also answer on TCP and on a serial line, as its options say. */
export const mountAll = (
  device: Mountable,
  options: DeviceOptions,
  log: (text: string) => void,
  line: SerialSettings = plainLine,
): { close: () => void } => {
  const open: { close: () => void }[] = []
  let isClosed = false
  const keep = (mount: { close: () => void }) => {
    if (isClosed) mount.close()
    else open.push(mount)
  }
  if (options.tcp_port !== undefined) {
    const port = options.tcp_port
    listenTcp(device, port).then(keep, error => log(`port ${port} can not be used: ${error}`))
  }
  if (options.serial_path !== undefined) {
    const path = options.serial_path
    const settings = { ...line, baud: options.baud ?? line.baud }
    mountSerial(device, path, settings).then(keep, error =>
      log(`${path} can not be used: ${error}`),
    )
  }
  return {
    close: () => {
      isClosed = true
      for (const mount of open) mount.close()
    },
  }
}
