import { existsSync } from 'node:fs'
import { type Port, PortFault, type PortReason, portEvents } from './port.ts'

/** A stalled printer must give the port back within this time. */
export const TRANSFER_LIMIT_MS = 5_000
const READ_BYTES = 64
const READ_LIMIT_MS = 1_000
const PRINTER_CLASS = 7
const BUS = '/sys/bus/usb/devices'

/** True where there is a USB bus at all. usb 3.1 ends a process that looks for devices without one. */
export const hasUsbBus = () => existsSync(BUS)

/**
 * A printer-class USB device by `vid:pid` or `vid:pid:serial` (hex). The node number of a printer
 * is not stable, so it is never used. The library is loaded at the first open, and only with a bus.
 */
export const usbPort = (address: string): Port => {
  const events = portEvents()
  let pipe: Pipe | undefined
  return {
    onData: events.onData,
    onClose: events.onClose,
    open: async () => {
      if (!hasUsbBus()) throw new PortFault('no-usb-bus', 0)
      const mine = await openPipe(address)
      pipe = mine
      events.opened()
      readUntilGone(mine, events.arrived, () => {
        mine.release()
        if (mine === pipe) events.hasClosed()
      })
    },
    write: async chunk => {
      if (!pipe || !events.isOpen()) throw new PortFault('unplugged', 0)
      try {
        return await pipe.send(chunk)
      } catch (error) {
        throw new PortFault(reasonOf(error), null, String(error))
      }
    },
    close: () => {
      if (pipe) pipe.isOpen = false
      events.hasClosed()
    },
  }
}

/** The part of a WebUSB interface that is looked at; the library does not bring its types. */
type UsbInterface = {
  interfaceNumber: number
  alternate: {
    interfaceClass: number
    endpoints: { endpointNumber: number; direction: 'in' | 'out' }[]
  }
}

type Pipe = {
  isOpen: boolean
  send: (chunk: Uint8Array) => Promise<number>
  receive: () => Promise<Uint8Array>
  release: () => void
}

const openPipe = async (address: string): Promise<Pipe> => {
  const [vid = '', pid = '', serial] = address.split(':')
  const { usb } = await import('usb')
  const all = await usb.getDevices().catch(() => [])
  const device = all.find(
    each =>
      each.vendorId === Number.parseInt(vid, 16) &&
      each.productId === Number.parseInt(pid, 16) &&
      (!serial || each.serialNumber === serial),
  )
  if (!device) throw new PortFault('unplugged', 0, address)
  try {
    await device.open()
    // Read once: the getter asks the device for every string, synchronously.
    const known: UsbInterface[] = device.configuration?.interfaces ?? []
    const found = known.find(each => each.alternate.interfaceClass === PRINTER_CLASS)
    if (!found) throw new PortFault('failed', 0, 'not a printer')
    const number = found.interfaceNumber
    const ends = found.alternate.endpoints
    const out = ends.find(each => each.direction === 'out')?.endpointNumber
    const back = ends.find(each => each.direction === 'in')?.endpointNumber
    if (out === undefined) throw new PortFault('failed', 0, 'no way to send')
    // claimInterface does not take it from the kernel's usblp by itself. No driver there is fine.
    await device.detachKernelDriver(number).catch(() => {})
    await device.claimInterface(number)
    return {
      isOpen: true,
      send: chunk => device.nativeTransferOut(out, TRANSFER_LIMIT_MS, new Uint8Array(chunk)),
      receive: async () => {
        if (back === undefined) return pause()
        return (await device.nativeTransferIn(back, READ_LIMIT_MS, READ_BYTES)) ?? pause()
      },
      release: () => {
        device
          .releaseInterface(number)
          .then(() => device.attachKernelDriver(number))
          .catch(() => {})
          .finally(() => device.close().catch(() => {}))
      },
    }
  } catch (error) {
    await device.close().catch(() => {})
    throw error instanceof PortFault ? error : new PortFault(reasonOf(error), 0, String(error))
  }
}

const readUntilGone = async (
  pipe: Pipe,
  arrived: (chunk: Uint8Array) => void,
  gone: () => void,
) => {
  while (pipe.isOpen) {
    try {
      const chunk = await pipe.receive()
      if (chunk.length > 0) arrived(chunk)
    } catch (error) {
      // Nothing to read within the limit is said as "Cancelled".
      if (!/cancel|timeout|timed out/i.test(String(error))) break
    }
  }
  gone()
}

const pause = () =>
  new Promise<Uint8Array>(resolve => setTimeout(() => resolve(new Uint8Array()), READ_LIMIT_MS))

const reasonOf = (error: unknown): PortReason => {
  const text = String(error)
  if (/busy/i.test(text)) return 'in-use'
  if (/permission|access/i.test(text)) return 'no-permission'
  if (/cancel/i.test(text)) return 'no-answer'
  return 'unplugged'
}
