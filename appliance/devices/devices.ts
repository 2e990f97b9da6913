// One row of the device table as a running device: which driver, over which port.
import { cardTerminalDriver } from './card-terminal/driver.ts'
import { cardTerminalEmulator } from './card-terminal/emulator.ts'
import type { Device, DeviceOptions, DeviceRow, Surroundings } from './messages.ts'
import { type LineFault, lineFault } from './ports/faulty.ts'
import { memoryPort } from './ports/memory.ts'
import { mountAll } from './ports/mounts.ts'
import type { Port } from './ports/port.ts'
import { type SerialSettings, serialPort } from './ports/serial.ts'
import { tcpPort } from './ports/tcp.ts'
import { usbPort } from './ports/usb.ts'
import { type PrinterDevice, printerDevice } from './printer/device.ts'
import { scaleDriver } from './scale/driver.ts'
import { scaleEmulator } from './scale/emulator.ts'
import type { Reading } from './scale/steps.ts'
import { scannerDriver } from './scanner/driver.ts'
import { scannerEmulator } from './scanner/emulator.ts'

export type RunningDevice = Device & Partial<Pick<PrinterDevice, 'kick'>>

const RAW_PORT = 9_100
/** How often a scale repeats its last reading. */
const SAY_AGAIN_MS = 2_000

/** Starts the device of a row. `now` is epoch milliseconds. */
export const startDevice = (
  row: DeviceRow,
  options: DeviceOptions,
  around: Surroundings,
  now: () => number,
): RunningDevice => {
  switch (row.class) {
    case 'receipt_printer':
      return printerDevice(row, options, around, portOf(row, options), now)
    case 'cash_drawer':
      return options.printer_id
        ? hangingDrawer(around)
        : printerDevice(row, options, around, portOf(row, options), now)
    case 'scanner':
      return scanner(row, options, around, now)
    case 'scale':
      return scale(row, options, around, now)
    case 'card_terminal':
      return cardTerminal(row, options, around, now)
    case 'line_display':
      around.state('offline', 'not-supported')
      return idle
  }
}

const idle: Device = { take: () => {}, faults: () => [], jobs: () => 0, close: () => {} }

/** A drawer on a printer is opened through that printer; it is as ready as this row says. */
const hangingDrawer = (around: Surroundings): Device => {
  around.state('ready', null)
  return idle
}

const scanner = (
  row: DeviceRow,
  options: DeviceOptions,
  around: Surroundings,
  now: () => number,
): Device => {
  const emulator = scannerEmulator()
  const real = portOf(row, options)
  const mounts = real ? null : mountAll(emulator.device, options, around.log)
  const driver = scannerDriver(real ?? memoryPort(emulator.device), {
    ...around,
    scan: scan => around.say({ is: 'scan', ...scan, at: now() }),
  })
  return {
    take: message => {
      if (real) return
      if (message.is === 'scan') emulator.scan(message.code)
      if (message.is === 'fault') switchFault(emulator, message)
    },
    faults: emulator.faults,
    jobs: () => 0,
    close: () => {
      driver.close()
      mounts?.close()
    },
  }
}

const scale = (
  row: DeviceRow,
  options: DeviceOptions,
  around: Surroundings,
  now: () => number,
): Device => {
  let last: ({ is: 'weight' } & Reading) | undefined
  const emulator = scaleEmulator()
  const real = portOf(row, options, { dataBits: 7, parity: 'even' })
  const mounts = real ? null : mountAll(emulator.device, options, around.log)
  const driver = scaleDriver(real ?? memoryPort(emulator.device), {
    ...around,
    weight: reading => {
      last = { is: 'weight', ...reading }
      around.say({ ...last, at: now() })
    },
  })
  // A till that has just started must learn what lies on the scale already.
  const again = setInterval(() => {
    if (last) around.say({ ...last, at: now() })
  }, SAY_AGAIN_MS)
  again.unref()
  return {
    take: message => {
      if (real) return
      if (message.is === 'set-weight') emulator.put(message.grams, message.stable)
      if (message.is === 'fault') switchFault(emulator, message)
    },
    faults: emulator.faults,
    jobs: () => 0,
    close: () => {
      clearInterval(again)
      driver.close()
      mounts?.close()
    },
  }
}

const cardTerminal = (
  row: DeviceRow,
  options: DeviceOptions,
  around: Surroundings,
  now: () => number,
): Device => {
  const emulator = cardTerminalEmulator(options.customer_ms)
  const real = portOf(row, options)
  const mounts = real ? null : mountAll(emulator.device, options, around.log)
  const limit =
    options.answer_limit_ms === undefined ? {} : { answerLimitMs: options.answer_limit_ms }
  const driver = cardTerminalDriver(real ?? memoryPort(emulator.device), around, { ...limit, now })
  return {
    take: message => {
      if (message.is === 'pay' || message.is === 'cancel-pay' || message.is === 'enquire-pay') {
        return driver.take(message)
      }
      if (real) return
      if (message.is === 'answer-pay') emulator.answerNext(message.how)
      if (message.is === 'fault' && message.fault === 'decline') emulator.decline(message.on)
      else if (message.is === 'fault') switchFault(emulator, message)
    },
    faults: emulator.faults,
    jobs: driver.jobs,
    close: () => {
      driver.close()
      emulator.stop()
      mounts?.close()
    },
  }
}

const switchFault = (
  emulator: { fault: (name: LineFault, isOn: boolean) => void },
  message: { fault: string; on: boolean },
) => {
  const name = lineFault(message.fault)
  if (name) emulator.fault(name, message.on)
}

/** The real port of a row, or null when it is virtual. */
const portOf = (
  row: DeviceRow,
  options: DeviceOptions,
  line: Partial<SerialSettings> = {},
): Port | null => {
  switch (row.transport) {
    case 'virtual':
      return null
    case 'tcp': {
      const colon = row.address.lastIndexOf(':')
      const host = colon === -1 ? row.address : row.address.slice(0, colon)
      return tcpPort(host, colon === -1 ? RAW_PORT : Number(row.address.slice(colon + 1)))
    }
    case 'serial':
      return serialPort(row.address, {
        baud: options.baud ?? 9_600,
        dataBits: 8,
        parity: 'none',
        ...line,
      })
    case 'usb':
      return usbPort(row.address)
  }
}
