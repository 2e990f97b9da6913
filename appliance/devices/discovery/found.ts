// Everything that is plugged in, under names that stay the same when it is plugged in again.
import { type Listener, listeners } from './network.ts'
import { isWorthListing, type Suggestion, suggestionFor } from './rules.ts'
import { type SerialLine, serialLines } from './serial.ts'
import { type UsbDevice, usbDevices } from './usb.ts'

export type Found = {
  /** `usb:<vid>:<pid>:<serial>`, `usbport:<place>`, `serial:<path>`, `tcp:<host>:<port>` */
  id: string
  transport: 'usb' | 'serial' | 'tcp'
  /** what a device row has as its address */
  address: string
  /** what it says of itself */
  name: string
  suggestion: Suggestion | null
  /** another one calls itself the same, or it has no name: it is known by its place, and must stay there */
  byPlace: boolean
  /** another one that is plugged in calls itself the same */
  hasTwin: boolean
}

/** More than this hangs on no till. */
export const FOUND_MAX = 100

export type Places = { bus?: string; dev?: string; tty?: string }

/** USB devices and serial lines, as they are now; reads some small files of the kernel (1 ms). */
export const plugged = ({ bus, dev, tty }: Places = {}): Found[] => {
  const devices = usbDevices(bus).filter(isWorthListing)
  const owners = new Map(
    devices.flatMap(device =>
      device.interfaces.flatMap(({ lines }) => lines.map(line => [line, device] as const)),
    ),
  )
  const lines = serialLines(dev, tty)
  const withLines = new Set(lines.map(({ line }) => owners.get(line)))
  return [
    // What makes a serial line is opened as one.
    ...devices.filter(device => !withLines.has(device)).map(device => usbFound(device, devices)),
    ...lines.map(line => serialFound(line, owners.get(line.line), devices)),
  ].slice(0, FOUND_MAX)
}

/** What listens at these addresses; takes seconds for a house. */
export const onNetwork = async (
  hosts: readonly string[],
  isWanted: () => boolean,
): Promise<Found[]> =>
  (await listeners(hosts, undefined, isWanted)).slice(0, FOUND_MAX).map(tcpFound)

const usbFound = (device: UsbDevice, all: readonly UsbDevice[]): Found => {
  const { vid, pid, serial, port } = device
  const byPlace = hasTwinIn(all, device)
  const plain = serial === null ? `${vid}:${pid}` : `${vid}:${pid}:${serial}`
  return {
    id: byPlace ? `usbport:${port}` : `usb:${plain}`,
    transport: 'usb',
    address: byPlace ? `port:${port}` : plain,
    name: nameOf(device),
    suggestion: suggestionFor(device),
    byPlace,
    hasTwin: byPlace,
  }
}

const hasTwinIn = (all: readonly UsbDevice[], { vid, pid, serial, port }: UsbDevice): boolean =>
  all.some(
    other =>
      other.vid === vid && other.pid === pid && other.serial === serial && other.port !== port,
  )

const serialFound = (
  { line, path, isStable }: SerialLine,
  owner: UsbDevice | undefined,
  all: readonly UsbDevice[],
): Found => ({
  id: `serial:${path}`,
  transport: 'serial',
  address: path,
  name: owner ? nameOf(owner) : line,
  suggestion: owner ? suggestionFor(owner) : null,
  byPlace: !isStable,
  hasTwin: owner !== undefined && hasTwinIn(all, owner),
})

const tcpFound = ({ host, port }: Listener): Found => ({
  id: `tcp:${host}:${port}`,
  transport: 'tcp',
  address: `${host}:${port}`,
  name: host,
  suggestion:
    port === 9_100
      ? { class: 'receipt_printer', model: 'escpos-80' }
      : { class: 'card_terminal', model: 'zvt' },
  byPlace: false,
  hasTwin: false,
})

const nameOf = ({ maker, product, vid, pid }: UsbDevice): string =>
  [maker, product].filter(word => word !== '').join(' ') || `USB ${vid}:${pid}`
