// One row of the device table as a running device: which driver, over which port.
import { cardTerminalDevice } from './card-terminal/device.ts'
import { displayDevice } from './display/device.ts'
import { displayModel } from './display/models.ts'
import type { Device, DeviceOptions, DeviceRow, Surroundings } from './messages.ts'
import type { Port } from './ports/port.ts'
import { plainLine, type SerialSettings, serialPort } from './ports/serial.ts'
import { tcpPort } from './ports/tcp.ts'
import { usbPort } from './ports/usb.ts'
import { type PrinterDevice, printerDevice } from './printer/device.ts'
import { scaleDevice } from './scale/device.ts'
import { scaleModel } from './scale/models.ts'
import { scannerDevice } from './scanner/device.ts'

export type RunningDevice = Device & Partial<Pick<PrinterDevice, 'kick'>>

const RAW_PORT = 9_100
/** Where a terminal listens unless it was told otherwise (PA00P016). */
const ZVT_PORT = 20_007

/** Starts the device of a row. `now` is epoch milliseconds. */
export const startDevice = (
  row: DeviceRow,
  options: DeviceOptions,
  around: Surroundings,
  now: () => number,
): RunningDevice => {
  switch (row.class) {
    case 'receipt_printer':
    case 'label_printer':
      return printerDevice(row, options, around, portOf(row, options), now)
    case 'cash_drawer':
      return options.printer_id
        ? hangingDrawer(around)
        : printerDevice(row, options, around, portOf(row, options), now)
    case 'scanner':
      return scannerDevice(row, options, around, portOf(row, options), now)
    case 'scale':
      return scaleDevice(
        row,
        options,
        around,
        portOf(row, options, scaleModel(row.model).line),
        now,
      )
    case 'card_terminal':
      return cardTerminalDevice(row, options, around, portOf(row, options), now)
    case 'line_display':
      return displayDevice(
        row,
        options,
        around,
        portOf(row, options, displayModel(row.model).line),
        now,
      )
  }
}

const idle: Device = { take: () => {}, faults: () => [], jobs: () => 0, close: () => {} }

/** A drawer on a printer is opened through that printer; it is as ready as this row says. */
const hangingDrawer = (around: Surroundings): Device => {
  around.state('ready', null)
  return idle
}

/** The real port of a row, or null when it is virtual. */
const portOf = (
  row: DeviceRow,
  options: DeviceOptions,
  line: SerialSettings = plainLine,
): Port | null => {
  switch (row.transport) {
    case 'virtual':
      return null
    case 'tcp': {
      const colon = row.address.lastIndexOf(':')
      const host = colon === -1 ? row.address : row.address.slice(0, colon)
      const usual = row.class === 'card_terminal' ? ZVT_PORT : RAW_PORT
      return tcpPort(host, colon === -1 ? usual : Number(row.address.slice(colon + 1)))
    }
    case 'serial':
      return serialPort(row.address, { ...line, baud: options.baud ?? line.baud })
    case 'usb':
      return usbPort(row.address)
  }
}
