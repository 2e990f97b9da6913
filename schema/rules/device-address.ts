// Where a device is, as its row says it: what the store takes, the form warns of and the hub opens.
import type { Row } from '../index.ts'

type Transport = Row<'device'>['transport']

/** The port of a host that names none is the driver's own. */
export type NetworkPlace = { host: string; port: number | undefined }

/** `host` or `host:port`; null where nobody can be reached by it. */
export const networkPlace = (address: string): NetworkPlace | null => {
  const [, host, digits] = /^([^\s:]+)(?::(\d{1,5}))?$/.exec(address) ?? []
  if (host === undefined) return null
  const port = digits === undefined ? undefined : Number(digits)
  return port === undefined || (port >= 1 && port <= PORT_MAX) ? { host, port } : null
}

/** Whether something can be connected so and there. */
export const isAddress = (transport: Transport, address: string): boolean => {
  switch (transport) {
    case 'virtual':
      return true
    case 'tcp':
      return networkPlace(address) !== null
    case 'serial':
      return /^\/dev\/\S+$/.test(address)
    case 'usb':
      return /^(?:[0-9a-f]{4}:[0-9a-f]{4}(?::\S+)?|port:\d+-[\d.]+)$/i.test(address)
  }
}

const PORT_MAX = 65_535
