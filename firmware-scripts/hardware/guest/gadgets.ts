// The kernel's own USB devices, made in configfs (kernel's Documentation/usb/gadget_configfs.rst). What
// is plugged into a controller of dummy_hcd appears on the bus of this very machine.
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const CONFIGFS = '/sys/kernel/config/usb_gadget'
/** English (United States), the language of the strings. */
const LANGUAGE = '0x409'

export type GadgetKind = {
  name: string
  vid: number
  pid: number
  maker: string
  product: string
  serial: string
  /** `printer.0`, `hid.0`, `acm.0` */
  function: string
  /** what the function is to be, by the names of its files */
  attributes: Record<string, string | Uint8Array>
}

export type Gadget = {
  /** into one of the sockets, 0 to 4 */
  plug: (socket: number) => void
  unplug: () => void
}

export const makeGadget = (kind: GadgetKind): Gadget => {
  const home = join(CONFIGFS, kind.name)
  const write = (path: string, content: string | Uint8Array) =>
    writeFileSync(join(home, path), content)
  mkdirSync(join(home, 'strings', LANGUAGE), { recursive: true })
  mkdirSync(join(home, 'configs/c.1'))
  mkdirSync(join(home, 'functions', kind.function))
  write('idVendor', `0x${kind.vid.toString(16)}`)
  write('idProduct', `0x${kind.pid.toString(16)}`)
  write(`strings/${LANGUAGE}/manufacturer`, kind.maker)
  write(`strings/${LANGUAGE}/product`, kind.product)
  write(`strings/${LANGUAGE}/serialnumber`, kind.serial)
  for (const [name, content] of Object.entries(kind.attributes))
    write(`functions/${kind.function}/${name}`, content)
  symlinkSync(join(home, 'functions', kind.function), join(home, 'configs/c.1', kind.function))
  return {
    plug: socket => write('UDC', `dummy_udc.${socket}\n`),
    unplug: () => write('UDC', '\n'),
  }
}

const shape = { subclass: '0', protocol: '0' }

/** `queue`: packets of 8 KiB that it takes before anybody reads them. */
export const printerFunction = (number: number, says: string, queue: number) => ({
  function: `printer.${number}`,
  attributes: { pnp_string: says, q_len: String(queue) },
})

export const hidFunction = (number: number, bytes: number, descriptor: Uint8Array) => ({
  function: `hid.${number}`,
  attributes: { ...shape, report_length: String(bytes), report_desc: descriptor },
})

export const keyboardFunction = (number: number) => ({
  function: `hid.${number}`,
  attributes: { subclass: '1', protocol: '1', report_length: '8', report_desc: keyboardDescriptor },
})

export const serialFunction = { function: 'acm.0', attributes: {} }

/** A boot keyboard: HID 1.11, appendix E.6. */
const keyboardDescriptor = Uint8Array.of(
  ...[0x05, 0x01, 0x09, 0x06, 0xa1, 0x01, 0x05, 0x07, 0x19, 0xe0, 0x29, 0xe7, 0x15, 0x00],
  ...[0x25, 0x01, 0x75, 0x01, 0x95, 0x08, 0x81, 0x02, 0x95, 0x01, 0x75, 0x08, 0x81, 0x01],
  ...[0x95, 0x05, 0x75, 0x01, 0x05, 0x08, 0x19, 0x01, 0x29, 0x05, 0x91, 0x02, 0x95, 0x01],
  ...[0x75, 0x03, 0x91, 0x01, 0x95, 0x06, 0x75, 0x08, 0x15, 0x00, 0x25, 0x65, 0x05, 0x07],
  ...[0x19, 0x00, 0x29, 0x65, 0x81, 0x00, 0xc0],
)
