import type { Device, DeviceOptions, DeviceRow, Surroundings } from '../messages.ts'
import { lineStage, switchFault } from '../ports/faulty.ts'
import { memoryPort } from '../ports/memory.ts'
import { mountAll } from '../ports/mounts.ts'
import type { Port } from '../ports/port.ts'
import { displayDriver } from './driver.ts'
import { displayEmulator } from './emulator.ts'
import { displayModel } from './models.ts'

/** Texts that follow each other at once are told together. */
const TELL_PAUSE_MS = 50

/** A line display as the hub sees it; `real` is null for a virtual one. */
export const displayDevice = (
  row: DeviceRow,
  options: DeviceOptions,
  around: Pick<Surroundings, 'say' | 'state' | 'unreached' | 'log' | 'tapped'>,
  real: Port | null,
  now: () => number,
): Device => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const model = displayModel(row.model)
  const tell = () => around.say({ is: 'screen', ...emulator.visible(), at: now() })
  const emulator = displayEmulator(model, () => {
    clearTimeout(timer)
    timer = setTimeout(tell, TELL_PAUSE_MS)
  })
  const mounts = real ? null : mountAll(emulator.device, options, around, model.line)
  const driver = displayDriver(around.tapped(real ?? memoryPort(emulator.device)), model, around, {
    ...(options.brightness === undefined ? {} : { brightness: options.brightness }),
  })
  return {
    take: message => {
      if (message.is === 'show') return driver.show({ upper: message.upper, lower: message.lower })
      if (real) return
      if (message.is === 'screen') tell()
      if (message.is === 'fault') switchFault(emulator, message)
    },
    faults: emulator.faults,
    ...(real ? {} : { stage: lineStage(emulator) }),
    jobs: driver.jobs,
    close: () => {
      clearTimeout(timer)
      driver.close()
      mounts?.close()
    },
  }
}
