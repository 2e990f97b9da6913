// Where a device is plugged in: a port of its own, or an end of a line that several stand on. A display
// that passes on to the printer behind it has one serial line with it.
import { usualPort } from '#schema/rules/device-address.ts'
import { printerChosen } from './display/bytes.ts'
import { displayModel } from './display/models.ts'
import { type DeviceOptions, type DeviceRow, deviceOptions } from './messages.ts'
import type { Port } from './ports/port.ts'
import { plainLine, type SerialSettings, serialPort } from './ports/serial.ts'
import { sharedLine } from './ports/shared.ts'
import { tcpPort } from './ports/tcp.ts'
import { usbPort } from './ports/usb.ts'
import { scaleModel } from './scale/models.ts'

/** Asks for the real port of a row; null when it is virtual. */
export type PortOf = (row: DeviceRow, options: DeviceOptions) => Port | null

export type Lines = ReturnType<typeof openLines>

/** The lines of one hub. `openPort` makes a port of the row's own. */
export const openLines = (openPort: PortOf = openOwnPort) => {
  const lines = new Map<string, { settings: SerialSettings; end: () => Port }>()
  return {
    /** Which rows there are, before their devices start. */
    share(rows: readonly DeviceRow[]) {
      const wanted = new Map<string, DeviceRow[]>()
      for (const row of rows.filter(isPassThrough)) wanted.set(placeOf(row), [])
      for (const row of rows) wanted.get(placeOf(row))?.push(row)
      for (const place of lines.keys()) if (!wanted.has(place)) lines.delete(place)
      for (const [place, on] of wanted) {
        // One line has one speed: that of the printer, which has more to receive.
        const row = on.find(each => each.class !== 'line_display') ?? on[0]
        const settings = row && settingsOf(row, optionsOf(row))
        if (!settings || isSame(lines.get(place)?.settings, settings)) continue
        const port = openPort(row, { ...optionsOf(row), baud: settings.baud })
        if (port) lines.set(place, { settings, ...sharedLine(port, printerChosen) })
      }
    },
    /** Whether others stand on the line of this row too. */
    isShared: (row: DeviceRow): boolean => lines.has(placeOf(row)),
    /** Differs when a device has to start anew because others came to its line or left it. */
    keyOf: (row: DeviceRow): string => JSON.stringify(lines.get(placeOf(row))?.settings ?? null),
    portOf: (row: DeviceRow, options: DeviceOptions): Port | null =>
      lines.get(placeOf(row))?.end() ?? openPort(row, options),
  }
}

/** A port of the row's own. */
export function openOwnPort(row: DeviceRow, options: DeviceOptions): Port | null {
  switch (row.transport) {
    case 'virtual':
      return null
    case 'tcp': {
      const colon = row.address.lastIndexOf(':')
      const host = colon === -1 ? row.address : row.address.slice(0, colon)
      const port = colon === -1 ? usualPort(row.class) : Number(row.address.slice(colon + 1))
      return tcpPort(host, port)
    }
    case 'serial':
      return serialPort(row.address, settingsOf(row, options))
    case 'usb':
      return usbPort(row.address)
  }
}

const isPassThrough = (row: DeviceRow) =>
  row.class === 'line_display' &&
  row.status === 'active' &&
  (row.transport === 'serial' || row.transport === 'tcp') &&
  displayModel(row.model).passThrough

const placeOf = ({ transport, address }: DeviceRow) => `${transport}:${address}`

const isSame = (a: SerialSettings | undefined, b: SerialSettings) =>
  JSON.stringify(a) === JSON.stringify(b)

const optionsOf = (row: DeviceRow): DeviceOptions => {
  try {
    return deviceOptions.safeParse(JSON.parse(row.options_json)).data ?? {}
  } catch {
    return {}
  }
}

/** How a serial line of the row is set. */
export const settingsOf = (row: DeviceRow, options: DeviceOptions): SerialSettings => {
  const line =
    row.class === 'scale'
      ? scaleModel(row.model).line
      : row.class === 'line_display'
        ? displayModel(row.model).line
        : plainLine
  const { baud = line.baud, parity = line.parity, flow } = options
  return { ...line, baud, parity, ...(flow === undefined ? {} : { flow }) }
}
