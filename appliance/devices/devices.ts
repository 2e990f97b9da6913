// One row of the device table as a running device: which driver.
import { cardTerminalDevice } from './card-terminal/device.ts'
import { displayDevice } from './display/device.ts'
import type { PortOf } from './lines.ts'
import type { Device, DeviceOptions, DeviceRow, Surroundings } from './messages.ts'
import { type PrinterDevice, printerDevice } from './printer/device.ts'
import { scaleDevice } from './scale/device.ts'
import { scannerDevice } from './scanner/device.ts'

export type RunningDevice = Device &
  Partial<Pick<PrinterDevice, 'kick' | 'sense' | 'seesOpen' | 'drawer' | 'memory'>>

/** Starts the device of a row over its port. `now` is epoch milliseconds. */
export const startDevice = (
  row: DeviceRow,
  options: DeviceOptions,
  around: Surroundings,
  portOf: PortOf,
  now: () => number,
): RunningDevice => {
  switch (row.class) {
    case 'receipt_printer':
    case 'kitchen_printer':
    case 'label_printer':
      return printerDevice(row, options, around, portOf(row, options), now)
    case 'cash_drawer':
      return options.printer_id
        ? hangingDrawer(around)
        : printerDevice(row, options, around, portOf(row, options), now)
    case 'scanner':
      return scannerDevice(row, options, around, portOf(row, options), now)
    case 'scale':
      return scaleDevice(row, options, around, portOf(row, options), now)
    case 'card_terminal':
      return cardTerminalDevice(row, options, around, portOf(row, options), now)
    case 'line_display':
      return displayDevice(row, options, around, portOf(row, options), now)
  }
}

const idle: Device = { take: () => {}, faults: () => [], jobs: () => 0, close: () => {} }

/** A drawer on a printer is opened through that printer; the hub says how that one stands. */
const hangingDrawer = (around: Surroundings): Device => {
  around.state('ready', null)
  return idle
}
