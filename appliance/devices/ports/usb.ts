import { existsSync } from 'node:fs'
import { placeOf, USB_BUS } from '../discovery/usb.ts'
import { type Port, PortFault, type PortReason, portEvents } from './port.ts'

/** A stalled printer must give the port back within this time. */
export const TRANSFER_LIMIT_MS = 5_000
const READ_BYTES = 64
const READ_LIMIT_MS = 1_000
const PRINTER_CLASS = 7
const HID_CLASS = 3
const DESCRIPTOR_BYTES = 4_096

/** True where there is a USB bus at all. usb 3.1 ends a process that looks for devices without one. */
export const hasUsbBus = () => existsSync(USB_BUS)

/**
 * A printer-class USB device by its address (see `placeOf`). The node number of a printer is not
 * stable, so it is never used. The library is loaded at the first open, and only with a bus.
 */
export const usbPort = (address: string): Port => pipePort(() => openPrinter(address))

/** A claimed HID interface. While it is open the kernel types nothing of it on the console. */
export type HidPort = Port & {
  /** The report descriptor of the interface that is open, else of the last one. */
  descriptor: () => Uint8Array | null
}

/**
 * A HID interface by address: the boot keyboard, or the first whose report descriptor `accepts`.
 * Claimed, no key is lost however long this process stands still, as evdev loses them.
 */
export const hidPort = (
  address: string,
  wanted: 'boot-keyboard' | { accepts: (descriptor: Uint8Array) => boolean },
): HidPort => {
  let descriptor: Uint8Array | null = null
  const port = pipePort(async () => {
    const found = await openHid(address, wanted)
    descriptor = found.descriptor
    return found.pipe
  })
  return { ...port, descriptor: () => descriptor }
}

const pipePort = (openPipe: () => Promise<Pipe>): Port => {
  const events = portEvents()
  let pipe: Pipe | undefined
  return {
    onData: events.onData,
    onClose: events.onClose,
    open: async () => {
      if (!hasUsbBus()) throw new PortFault('no-usb-bus', 0)
      const mine = await openPipe()
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
    interfaceSubclass: number
    interfaceProtocol: number
    endpoints: { endpointNumber: number; direction: 'in' | 'out'; packetSize: number }[]
  }
}

type Pipe = {
  isOpen: boolean
  send: (chunk: Uint8Array) => Promise<number>
  receive: () => Promise<Uint8Array>
  release: () => void
}

const openDevice = async (address: string) => {
  // The kernel's list is asked first: reading the names of a stuck device through the library blocks.
  const place = placeOf(address)
  if (typeof place === 'string') throw new PortFault(place, 0, address)
  const { usb } = await import('usb')
  const all = await usb.getDevices().catch(() => [])
  const device = all.find(each => `${Number(each.bus)}-${each.ports.join('.')}` === place.port)
  if (!device) throw new PortFault('unplugged', 0, address)
  await device.open()
  // Read once: the getter asks the device for every string, synchronously.
  const interfaces: UsbInterface[] = device.configuration?.interfaces ?? []
  return { device, interfaces }
}

type Opened = Awaited<ReturnType<typeof openDevice>>

/** Opens a device for `use`; what goes wrong closes it again and comes out as a `PortFault`. */
const withDevice = async <T>(address: string, use: (opened: Opened) => Promise<T>): Promise<T> => {
  let opened: Opened | undefined
  try {
    opened = await openDevice(address)
    return await use(opened)
  } catch (error) {
    await opened?.device.close().catch(() => {})
    throw error instanceof PortFault ? error : new PortFault(reasonOf(error), 0, String(error))
  }
}

const openPrinter = (address: string): Promise<Pipe> =>
  withDevice(address, async ({ device, interfaces }) => {
    const found = interfaces.find(each => each.alternate.interfaceClass === PRINTER_CLASS)
    if (!found) throw new PortFault('failed', 0, 'not a printer')
    const ends = found.alternate.endpoints
    const out = ends.find(each => each.direction === 'out')?.endpointNumber
    const back = ends.find(each => each.direction === 'in')?.endpointNumber
    if (out === undefined) throw new PortFault('failed', 0, 'no way to send')
    await claim(device, found.interfaceNumber)
    return {
      isOpen: true,
      send: chunk => device.nativeTransferOut(out, TRANSFER_LIMIT_MS, new Uint8Array(chunk)),
      receive: async () => {
        if (back === undefined) return pause()
        return (await device.nativeTransferIn(back, READ_LIMIT_MS, READ_BYTES)) ?? pause()
      },
      release: () => release(device, found.interfaceNumber),
    }
  })

const openHid = (
  address: string,
  wanted: Parameters<typeof hidPort>[1],
): Promise<{ pipe: Pipe; descriptor: Uint8Array | null }> =>
  withDevice(address, async ({ device, interfaces }) => {
    for (const { interfaceNumber: number, alternate } of interfaces) {
      const back = alternate.endpoints.find(each => each.direction === 'in')
      if (alternate.interfaceClass !== HID_CLASS || !back) continue
      const isBoot = alternate.interfaceSubclass === 1 && alternate.interfaceProtocol === 1
      if (wanted === 'boot-keyboard' && !isBoot) continue
      await claim(device, number)
      const descriptor = await reportDescriptor(device, number)
      if (wanted === 'boot-keyboard') await setBootProtocol(device, number)
      else if (!descriptor || !wanted.accepts(descriptor)) {
        await giveBack(device, number)
        continue
      }
      const pipe: Pipe = {
        isOpen: true,
        send: async () => {
          throw new PortFault('failed', 0, 'a scanner takes nothing')
        },
        // One packet each: a longer transfer would wait for a packet that is not full.
        receive: async () =>
          (await device.nativeTransferIn(
            back.endpointNumber,
            READ_LIMIT_MS,
            back.packetSize || READ_BYTES,
          )) ?? pause(),
        release: () => release(device, number),
      }
      return { pipe, descriptor }
    }
    throw new PortFault('failed', 0, 'not such a HID device')
  })

/** GET_DESCRIPTOR of type report (0x22): HID 1.11, 7.1.1. */
const reportDescriptor = (device: Opened['device'], index: number): Promise<Uint8Array | null> =>
  device.nativeControlTransferIn(
    { requestType: 'standard', recipient: 'interface', request: 0x06, value: 0x2200, index },
    TRANSFER_LIMIT_MS,
    DESCRIPTOR_BYTES,
  )

/** SET_PROTOCOL 0, so that reports have the boot layout: HID 1.11, 7.2.6. Some know no other. */
const setBootProtocol = (device: Opened['device'], index: number) =>
  device
    .nativeControlTransferOut(
      { requestType: 'class', recipient: 'interface', request: 0x0b, value: 0, index },
      TRANSFER_LIMIT_MS,
    )
    .catch(() => 0)

/** Claiming does not take it from the kernel's driver by itself. No driver there is fine. */
const claim = async (device: Opened['device'], number: number) => {
  await device.detachKernelDriver(number).catch(() => {})
  await device.claimInterface(number)
}

const giveBack = (device: Opened['device'], number: number) =>
  device
    .releaseInterface(number)
    .then(() => device.attachKernelDriver(number))
    .catch(() => {})

const release = (device: Opened['device'], number: number) => {
  giveBack(device, number).finally(() => device.close().catch(() => {}))
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
