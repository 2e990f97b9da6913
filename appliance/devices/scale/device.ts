import type { Device, DeviceOptions, DeviceRow, Surroundings } from '../messages.ts'
import { lineStage, switchFault } from '../ports/faulty.ts'
import { memoryPort } from '../ports/memory.ts'
import { mountAll } from '../ports/mounts.ts'
import type { Port } from '../ports/port.ts'
import { scaleDriver } from './driver.ts'
import { scaleEmulator } from './emulator.ts'
import { protocolOf, scaleModel } from './models.ts'
import type { Reading } from './steps.ts'

/** How often a scale repeats its last reading. */
const SAY_AGAIN_MS = 2_000
/** Between two readings of goods that are being put down. */
const RUNNING_MS = 100

/** A scale as the hub sees it; `real` is null for a virtual one. */
export const scaleDevice = (
  row: DeviceRow,
  options: DeviceOptions,
  around: Surroundings,
  real: Port | null,
  now: () => number,
): Device => {
  let last: ({ is: 'weight' } & Reading) | undefined
  let saidAt = 0
  const model = scaleModel(row.model)
  const isPounds = options.pounds === true
  const emulator = scaleEmulator(model, isPounds)
  const mounts = real ? null : mountAll(emulator.device, options, around.log, model.line)
  const driver = scaleDriver(
    around.tapped(real ?? memoryPort(emulator.device)),
    protocolOf(model, isPounds),
    {
      state: (state, why) => {
        // The last weight of a scale that does not answer must not be said again.
        if (state !== 'ready') last = undefined
        around.state(state, why)
      },
      weight: reading => {
        // What runs up and down is for eyes: no more of it than they follow.
        const isRunning = reading.grams === null && last?.state === reading.state
        if (isRunning && now() - saidAt < RUNNING_MS) return
        last = { is: 'weight', ...reading }
        saidAt = now()
        around.say({ ...last, at: saidAt })
      },
      answer: answer => around.say({ is: 'scale-order', ...answer, at: now() }),
    },
  )
  // A till that has just started must learn what lies on the scale already.
  const again = setInterval(() => {
    if (last) around.say({ ...last, at: now() })
  }, SAY_AGAIN_MS)
  again.unref()
  return {
    take: message => {
      if (message.is === 'zero' || message.is === 'tare' || message.is === 'clear-tare')
        return driver.order(message.is)
      if (real) return
      if (message.is === 'set-weight') emulator.put(message.grams, message.stable)
      if (message.is === 'fault') switchFault(emulator, message)
    },
    faults: emulator.faults,
    ...(real ? {} : { stage: lineStage(emulator) }),
    jobs: () => 0,
    close: () => {
      clearInterval(again)
      driver.close()
      emulator.stop()
      mounts?.close()
    },
  }
}
