// Printers over USB.
import { type Port, PortFault } from './port.ts'
import { cancel, claim, release, withDevice } from './usb-device.ts'
import { type Pipe, pipePort, TRANSFER_MS } from './usb-pipe.ts'

const READ_BYTES = 64
/** A full-speed device that does not say has packets of this size. */
const PACKET_BYTES = 64
const PRINTER_CLASS = 7
/** A printer that says nothing is looked after this often: whether it is still open. */
const MUTE_MS = 250

/**
 * A printer-class USB device by its address (see `placeOf`). The node number of a printer is not
 * stable, so it is never used.
 */
export const usbPort = (address: string): Port => pipePort(() => openPrinter(address))

const openPrinter = (address: string): Promise<Pipe> =>
  withDevice(address, async opened => {
    const { device, interfaces } = opened
    const found = interfaces.find(each => each.alternate.interfaceClass === PRINTER_CLASS)
    if (!found) throw new PortFault('failed', 0, 'not a printer')
    const ends = found.alternate.endpoints
    const out = ends.find(each => each.direction === 'out')
    const back = ends.find(each => each.direction === 'in')?.endpointNumber
    if (out === undefined) throw new PortFault('failed', 0, 'no way to send')
    await claim(opened, found.interfaceNumber)
    return {
      packetBytes: out.packetSize || PACKET_BYTES,
      send: packet =>
        device.nativeTransferOut(out.endpointNumber, TRANSFER_MS, new Uint8Array(packet)),
      receive: async () => {
        if (back === undefined) return pause()
        return (await device.nativeTransferIn(back, TRANSFER_MS, READ_BYTES)) ?? pause()
      },
      cancel: () => cancel(device, found.interfaceNumber),
      release: () => release(device, found.interfaceNumber),
    }
  })

const pause = () =>
  new Promise<Uint8Array>(resolve => setTimeout(() => resolve(new Uint8Array()), MUTE_MS))
