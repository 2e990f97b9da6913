// USB devices through the library `usb`: found, opened, claimed, given back. It is loaded at the first
// open, and only with a bus.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { linkIn } from '../discovery/files.ts'
import { placeOf, USB_BUS } from '../discovery/usb.ts'
import { PortFault, type PortReason } from './port.ts'

/** True where there is a USB bus at all. usb 3.1 ends a process that looks for devices without one. */
const hasUsbBus = () => existsSync(USB_BUS)

/** The part of a WebUSB interface that is looked at; the library does not bring its types. */
export type UsbInterface = {
  interfaceNumber: number
  alternate: {
    interfaceClass: number
    interfaceSubclass: number
    interfaceProtocol: number
    endpoints: { endpointNumber: number; direction: 'in' | 'out'; packetSize: number }[]
  }
}

export type Opened = Awaited<ReturnType<typeof openDevice>>
export type Device = Opened['device']

/** Opens a device for `use`; what goes wrong closes it again and comes out as a `PortFault`. */
export const withDevice = async <T>(
  address: string,
  use: (opened: Opened) => Promise<T>,
): Promise<T> => {
  let opened: Opened | undefined
  try {
    opened = await openDevice(address)
    return await use(opened)
  } catch (error) {
    await opened?.device.close().catch(() => {})
    throw error instanceof PortFault ? error : new PortFault(reasonOf(error), 0, String(error))
  }
}

/**
 * Claiming does not take it from the kernel's driver by itself. No driver there is fine; but another
 * program's claim, or our own for another row, would be taken away as easily.
 */
export const claim = async ({ device, driverOf }: Opened, number: number) => {
  if (driverOf(number) === 'usbfs') throw new PortFault('in-use', 0)
  await device.detachKernelDriver(number).catch(() => {})
  await device.claimInterface(number)
}

/**
 * Ends the transfers that are under way: the kernel takes the interface from whoever has it, and that
 * is us (USBDEVFS_DISCONNECT). The library has no other way.
 */
export const cancel = async (device: Device, number: number) => {
  try {
    await device.detachKernelDriver(number)
  } catch {
    // It was pulled out, which ends them as well.
  }
}

/** Back to the kernel's driver. No transfer may be under way: the library throws at once then. */
export const giveBack = async (device: Device, number: number) => {
  try {
    await device.releaseInterface(number)
    await device.attachKernelDriver(number)
  } catch {
    // It was pulled out, and there is nothing left to give back.
  }
}

/** The same, and nobody uses the device any more. */
export const release = async (device: Device, number: number) => {
  await giveBack(device, number)
  try {
    await device.close()
  } catch {
    // Gone all the same.
  }
}

/** A transfer that found nothing, or nobody to take it, within its limit is said to be "Cancelled". */
export const isNothingYet = (error: unknown): boolean =>
  /cancel|timeout|timed out/i.test(String(error))

export const reasonOf = (error: unknown): PortReason => {
  const text = String(error)
  if (/busy/i.test(text)) return 'in-use'
  if (/permission|access/i.test(text)) return 'no-permission'
  if (isNothingYet(error)) return 'no-answer'
  return 'unplugged'
}

const openDevice = async (address: string) => {
  if (!hasUsbBus()) throw new PortFault('no-usb-bus', 0)
  // The kernel's list is asked first: reading the names of a stuck device through the library blocks.
  const place = placeOf(address)
  if (typeof place === 'string') throw new PortFault(place, 0, address)
  const { usb } = await import('usb')
  const all = await usb.getDevices().catch(() => [])
  const device = all.find(each => `${Number(each.bus)}-${each.ports.join('.')}` === place.port)
  if (!device) throw new PortFault('unplugged', 0, address)
  await device.open()
  // Read once: the getter asks the device for every string, synchronously.
  const configuration = device.configuration
  const interfaces: UsbInterface[] = configuration?.interfaces ?? []
  return {
    device,
    interfaces,
    /** What has an interface now: a driver of the kernel, or `usbfs`, which is a program. */
    driverOf: (number: number): string | null =>
      linkIn(
        join(USB_BUS, `${place.port}:${configuration?.configurationValue}.${number}`, 'driver'),
      ),
  }
}
