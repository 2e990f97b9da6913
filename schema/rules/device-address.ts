// Where a device is, as its row says it: what the store takes, the form warns of and the hub opens.
import type { Row } from '../index.ts'

type Transport = Row<'device'>['transport']

/** The port of a host that names none is the driver's own. */
export type NetworkPlace = { host: string; port: number | undefined }

/** `host` or `host:port`; null where nobody can be reached by it. */
export const networkPlace = (address: string): NetworkPlace | null => {
  const [, host, digits] =
    /^([\p{L}\p{N}](?:[\p{L}\p{N}._-]*[\p{L}\p{N}.])?)(?::(\d{1,5}))?$/u.exec(address) ?? []
  if (host === undefined || isNoNumber(host)) return null
  const port = digits === undefined ? undefined : Number(digits)
  return port === undefined || (port >= 1 && port <= PORT_MAX) ? { host, port } : null
}

/** Figures and dots alone are an address of four numbers, or a mistake: no host is called so. */
const isNoNumber = (host: string): boolean =>
  /^[\d.]+$/.test(host) && !/^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/.test(host)

/** The port of a device whose address names none. */
export const usualPort = (kind: Row<'device'>['class']): number =>
  kind === 'card_terminal' ? ZVT_PORT : RAW_PORT

type Placed = Pick<Row<'device'>, 'id' | 'class' | 'model' | 'transport' | 'address'>

/** Others at the same place of the network. A display that passes on shares it with its printer. */
export const atSameAddress = <Other extends Placed>(
  device: Placed,
  others: readonly Other[],
): Other[] => {
  const mine = spotOf(device)
  if (mine === null || passesOn(device)) return []
  return others.filter(
    other => other.id !== device.id && !passesOn(other) && spotOf(other) === mine,
  )
}

const passesOn = ({ model }: Placed) => model.endsWith('-pass-through')

const spotOf = ({ class: kind, transport, address }: Placed) => {
  const place = transport === 'tcp' ? networkPlace(address.trim()) : null
  return place && `${place.host.toLowerCase()}:${place.port ?? usualPort(kind)}`
}

/** Whether something can be connected so and there. */
export const isAddress = (transport: Transport, address: string): boolean => {
  switch (transport) {
    case 'virtual':
      return true
    case 'tcp':
      return networkPlace(address) !== null
    case 'serial':
      return /^\/dev\/\S+$/.test(address) && !address.split('/').includes('..')
    case 'usb':
      return /^(?:[0-9a-f]{4}:[0-9a-f]{4}(?::\S+)?|port:\d+-[\d.]+)$/i.test(address)
  }
}

/** Raw bytes, as printers take them, and where a terminal listens unless it was told otherwise (PA00P016). */
const RAW_PORT = 9_100
const ZVT_PORT = 20_007
const PORT_MAX = 65_535
