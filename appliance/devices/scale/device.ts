import type { Device, DeviceOptions, Surroundings } from '../messages.ts'
import { switchFault } from '../ports/faulty.ts'
import { memoryPort } from '../ports/memory.ts'
import { mountAll } from '../ports/mounts.ts'
import type { Port } from '../ports/port.ts'
import { scaleDriver } from './driver.ts'
import { scaleEmulator } from './emulator.ts'
import type { Reading } from './steps.ts'

/** How often a scale repeats its last reading. */
const SAY_AGAIN_MS = 2_000

/** A scale as the hub sees it; `real` is null for a virtual one. */
export const scaleDevice = (
  options: DeviceOptions,
  around: Surroundings,
  real: Port | null,
  now: () => number,
): Device => {
  let last: ({ is: 'weight' } & Reading) | undefined
  const emulator = scaleEmulator()
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
