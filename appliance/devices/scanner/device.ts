import type { Device, DeviceOptions, Surroundings } from '../messages.ts'
import { switchFault } from '../ports/faulty.ts'
import { memoryPort } from '../ports/memory.ts'
import { mountAll } from '../ports/mounts.ts'
import type { Port } from '../ports/port.ts'
import { scannerDriver } from './driver.ts'
import { scannerEmulator } from './emulator.ts'

/** A scanner as the hub sees it; `real` is null for a virtual one. */
export const scannerDevice = (
  options: DeviceOptions,
  around: Surroundings,
  real: Port | null,
  now: () => number,
): Device => {
  const emulator = scannerEmulator()
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
