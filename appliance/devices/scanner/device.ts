import type { Device, DeviceOptions, DeviceRow, Surroundings } from '../messages.ts'
import { lineStage, switchFault } from '../ports/faulty.ts'
import { memoryPort } from '../ports/memory.ts'
import { mountAll } from '../ports/mounts.ts'
import type { Port } from '../ports/port.ts'
import { scannerDriver } from './driver.ts'
import { scannerEmulator } from './emulator.ts'
import { hidScannerPort, scannerModel } from './models.ts'

/** A scanner as the hub sees it; `line` is null for a virtual one. */
export const scannerDevice = (
  row: DeviceRow,
  options: DeviceOptions,
  around: Surroundings,
  line: Port | null,
  now: () => number,
): Device => {
  const model = scannerModel(row.model, row.transport)
  const hid = row.transport === 'usb' ? hidScannerPort(row.address, model) : null
  const real = hid ?? line
  const emulator = scannerEmulator(model)
  const mounts = real ? null : mountAll(emulator.device, options, around)
  const driver = scannerDriver(
    around.tapped(real ?? memoryPort(emulator.device)),
    model,
    {
      ...around,
      scan: scan => around.say({ is: 'scan', ...scan, at: now() }),
      misread: () => around.say({ is: 'misread', at: now() }),
    },
    hid?.descriptor,
  )
  return {
    take: message => {
      if (real) return
      if (message.is === 'scan') emulator.scan(message.code)
      if (message.is === 'fault') switchFault(emulator, message)
    },
    faults: emulator.faults,
    ...(real ? {} : { stage: lineStage(emulator) }),
    jobs: () => 0,
    ...(hid ? { descriptor: hid.descriptor } : {}),
    close: () => {
      driver.close()
      mounts?.close()
    },
  }
}
