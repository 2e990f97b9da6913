import { SAY_AGAIN_MS } from '#schema/rules/weighing.ts'
import type { Device, DeviceOptions, DeviceRow, Surroundings } from '../messages.ts'
import { lineStage, switchFault } from '../ports/faulty.ts'
import { memoryPort } from '../ports/memory.ts'
import { mountAll } from '../ports/mounts.ts'
import type { Port } from '../ports/port.ts'
import { scaleDriver } from './driver.ts'
import { scaleEmulator } from './emulator.ts'
import { protocolOf, scaleModel } from './models.ts'
import type { Reading } from './steps.ts'

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
  let lastState: Reading['state'] | undefined
  let isReady = false
  let saidAt = 0
  const say = (reading: Reading) => {
    lastState = reading.state
    saidAt = now()
    around.say({ is: 'weight', ...reading, at: saidAt })
  }
  const model = scaleModel(row.model)
  const isPounds = options.pounds === true
  const emulator = scaleEmulator(model, isPounds)
  const mounts = real ? null : mountAll(emulator.device, options, around, model.line)
  const driver = scaleDriver(
    around.tapped(real ?? memoryPort(emulator.device)),
    protocolOf(model, isPounds),
    {
      state: (state, why) => {
        isReady = state === 'ready'
        around.state(state, why)
      },
      weight: reading => {
        // What runs up and down is for eyes: no more of it than they follow.
        const isRunning = reading.grams === null && lastState === reading.state
        if (isRunning && now() - saidAt < RUNNING_MS) return
        say(reading)
      },
      // A till that has just started must learn what lies there; of a scale that is silent it must not.
      again: reading => {
        if (isReady && now() - saidAt >= SAY_AGAIN_MS) say(reading)
      },
      answer: answer => around.say({ is: 'scale-order', ...answer, at: now() }),
    },
  )
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
      driver.close()
      emulator.stop()
      mounts?.close()
    },
  }
}
