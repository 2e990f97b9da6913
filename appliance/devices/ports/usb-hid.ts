// HID interfaces over USB: scanners, claimed so that the kernel types nothing of them on the console.
import { type Port, PortFault } from './port.ts'
import { cancel, claim, type Device, giveBack, release, withDevice } from './usb-device.ts'
import { type Pipe, pipePort, TRANSFER_MS } from './usb-pipe.ts'

const HID_CLASS = 3
const DESCRIPTOR_BYTES = 4_096
const CONTROL_LIMIT_MS = 5_000
/** A device that does not say has packets of this size. */
const PACKET_BYTES = 64

/** A claimed HID interface. */
export type HidPort = Port & {
  /** The report descriptor of the interface that is open, else of the last one. */
  descriptor: () => Uint8Array | null
}

type Wanted = 'boot-keyboard' | { accepts: (descriptor: Uint8Array) => boolean }

/**
 * A HID interface by address: the boot keyboard, or the first whose report descriptor `accepts`.
 * Claimed, no key is lost however long this process stands still, as evdev loses them.
 */
export const hidPort = (address: string, wanted: Wanted): HidPort => {
  let descriptor: Uint8Array | null = null
  const port = pipePort(async () => {
    const found = await openHid(address, wanted)
    descriptor = found.descriptor
    return found.pipe
  })
  return { ...port, descriptor: () => descriptor }
}

const openHid = (
  address: string,
  wanted: Wanted,
): Promise<{ pipe: Pipe; descriptor: Uint8Array | null }> =>
  withDevice(address, async opened => {
    const { device, interfaces } = opened
    for (const { interfaceNumber: number, alternate } of interfaces) {
      const back = alternate.endpoints.find(each => each.direction === 'in')
      if (alternate.interfaceClass !== HID_CLASS || !back) continue
      const isBoot = alternate.interfaceSubclass === 1 && alternate.interfaceProtocol === 1
      if (wanted === 'boot-keyboard' && !isBoot) continue
      await claim(opened, number)
      const descriptor = await reportDescriptor(device, number)
      if (wanted === 'boot-keyboard') await setBootProtocol(device, number)
      else if (!descriptor || !wanted.accepts(descriptor)) {
        await giveBack(device, number)
        continue
      }
      const bytes = back.packetSize || PACKET_BYTES
      const pipe: Pipe = {
        packetBytes: PACKET_BYTES,
        send: async () => {
          throw new PortFault('failed', 0, 'a scanner takes nothing')
        },
        // One packet each: a longer transfer would wait for a packet that is not full.
        receive: async () =>
          (await device.nativeTransferIn(back.endpointNumber, TRANSFER_MS, bytes)) ??
          new Uint8Array(),
        cancel: () => cancel(device, number),
        release: () => release(device, number),
      }
      return { pipe, descriptor }
    }
    throw new PortFault('failed', 0, 'not such a HID device')
  })

/** GET_DESCRIPTOR of type report (0x22): HID 1.11, 7.1.1. */
const reportDescriptor = (device: Device, index: number): Promise<Uint8Array | null> =>
  device.nativeControlTransferIn(
    { requestType: 'standard', recipient: 'interface', request: 0x06, value: 0x2200, index },
    CONTROL_LIMIT_MS,
    DESCRIPTOR_BYTES,
  )

/** SET_PROTOCOL 0, so that reports have the boot layout: HID 1.11, 7.2.6. Some know no other. */
const setBootProtocol = (device: Device, index: number) =>
  device
    .nativeControlTransferOut(
      { requestType: 'class', recipient: 'interface', request: 0x0b, value: 0, index },
      CONTROL_LIMIT_MS,
    )
    .catch(() => 0)
