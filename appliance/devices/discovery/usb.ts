// What hangs on the USB bus, as the kernel describes it in sysfs: nothing is opened, nothing blocks,
// and a machine without a bus simply has no devices.
import { join } from 'node:path'
import { bytesIn, namesIn } from './files.ts'

/** Where the kernel lists its USB devices. */
export const USB_BUS = '/sys/bus/usb/devices'
const HUB_CLASS = '09'
const TEXT_MAX = 120

export type UsbInterface = {
  /** `bInterfaceClass`, subclass and protocol: hex, two digits each */
  class: string
  subclass: string
  protocol: string
  /** what a printer says of itself (IEEE 1284): `MFG:EPSON;CMD:ESC/POS;MDL:TM-T20II;` */
  ieee1284: string | null
  /** page of the first usage in the HID report descriptor: 0x8c scanners, 0x8d scales, 1 keyboards */
  usagePage: number | null
  /** the serial lines it makes: `ttyACM0`, `ttyUSB1` */
  lines: string[]
}

export type UsbDevice = {
  /** its place, `<bus>-<port>.<port>`: stays while the cable stays */
  port: string
  /** hex, four digits */
  vid: string
  pid: string
  /** null when it has none */
  serial: string | null
  maker: string
  product: string
  interfaces: UsbInterface[]
}

/** All devices but hubs, by their place. One that goes while it is read is left out. */
export const usbDevices = (bus = USB_BUS): UsbDevice[] =>
  namesIn(bus)
    .filter(name => /^\d+-[\d.]+$/.test(name))
    .sort()
    .flatMap(port => deviceAt(bus, port) ?? [])

/**
 * Where the device of an address is now: `vid:pid`, `vid:pid:serial` (hex), or `port:<place>` for one
 * of several that call themselves the same. Two that fit are nobody's: which one was meant is not known.
 */
export const placeOf = (
  address: string,
  devices: readonly UsbDevice[] = usbDevices(),
): { port: string } | 'unplugged' | 'two-alike' => {
  const [vid = '', pid = '', ...rest] = address.split(':')
  const serial = rest.join(':')
  const fitting = devices.filter(device =>
    vid === 'port'
      ? device.port === pid
      : device.vid === vid.toLowerCase() &&
        device.pid === pid.toLowerCase() &&
        (serial === '' || device.serial === serial),
  )
  const [first] = fitting
  if (!first) return 'unplugged'
  return fitting.length > 1 ? 'two-alike' : { port: first.port }
}

const deviceAt = (bus: string, port: string): UsbDevice | undefined => {
  const folder = join(bus, port)
  const vid = textOf(folder, 'idVendor')
  const pid = textOf(folder, 'idProduct')
  if (!vid || !pid || textOf(folder, 'bDeviceClass') === HUB_CLASS) return undefined
  const serial = textOf(folder, 'serial')
  return {
    port,
    vid,
    pid,
    serial: serial === '' ? null : serial,
    maker: textOf(folder, 'manufacturer'),
    product: textOf(folder, 'product'),
    interfaces: namesIn(folder)
      .filter(name => name.startsWith(`${port}:`))
      .sort()
      .map(name => interfaceAt(join(folder, name))),
  }
}

const interfaceAt = (folder: string): UsbInterface => {
  const names = namesIn(folder)
  const hid = names.find(name => /^\w{4}:\w{4}:\w{4}\.\w{4}$/.test(name))
  const lines = [...names, ...namesIn(join(folder, 'tty'))]
  return {
    class: textOf(folder, 'bInterfaceClass'),
    subclass: textOf(folder, 'bInterfaceSubClass'),
    protocol: textOf(folder, 'bInterfaceProtocol'),
    ieee1284: textOf(folder, 'ieee1284_id') || null,
    usagePage: hid === undefined ? null : usagePageIn(join(folder, hid, 'report_descriptor')),
    lines: lines.filter(name => /^tty(?:USB|ACM)\d+$/.test(name)),
  }
}

/** Item `Usage Page` (HID 1.11, 6.2.2.7): 0x05 with one byte, 0x06 with two. */
const usagePageIn = (file: string): number | null => {
  const [tag, low, high] = bytesIn(file)
  if (tag === 0x05) return low ?? null
  if (tag === 0x06) return (low ?? 0) + (high ?? 0) * 256
  return null
}

/** What a device says of itself is only ever shown: without control bytes, and cut. */
const textOf = (folder: string, name: string): string =>
  Buffer.from(bytesIn(join(folder, name)))
    .toString('utf8')
    .replace(/\p{C}/gu, '')
    .trim()
    .slice(0, TEXT_MAX)
