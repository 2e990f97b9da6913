import type { Device, DeviceOptions, DeviceRow, Surroundings } from '../messages.ts'
import { lineStage, switchFault } from '../ports/faulty.ts'
import { memoryPort } from '../ports/memory.ts'
import { mountAll } from '../ports/mounts.ts'
import type { Port } from '../ports/port.ts'
import { cardTerminalDriver } from './driver.ts'
import { cardTerminalEmulator } from './emulator.ts'
import { zvtDevice } from './zvt/device.ts'

/** A card terminal as the hub sees it; `real` is null for a virtual one. */
export const cardTerminalDevice = (
  row: DeviceRow,
  options: DeviceOptions,
  around: Surroundings,
  real: Port | null,
  now: () => number,
): Device =>
  row.model === 'zvt'
    ? zvtDevice(row, options, around, real, now)
    : simulated(options, around, real, now)

const simulated = (
  options: DeviceOptions,
  around: Surroundings,
  real: Port | null,
  now: () => number,
): Device => {
  const emulator = cardTerminalEmulator(options.customer_ms)
  const mounts = real ? null : mountAll(emulator.device, options, around)
  const limit =
    options.answer_limit_ms === undefined ? {} : { answerLimitMs: options.answer_limit_ms }
  const driver = cardTerminalDriver(around.tapped(real ?? memoryPort(emulator.device)), around, {
    ...limit,
    now,
  })
  return {
    take: message => {
      if (message.is === 'pay' || message.is === 'cancel-pay' || message.is === 'enquire-pay') {
        return driver.take(message)
      }
      if (message.is === 'end-of-day') {
        const { is, request_id } = message
        return around.say({
          is,
          request_id,
          state: 'failed',
          message: 'terminal-cannot',
          at: now(),
        })
      }
      if (real) return
      if (message.is === 'answer-pay') {
        const { how } = message
        if (how === 'approve' || how === 'decline' || how === 'silence') emulator.answerNext(how)
      }
      if (message.is === 'fault' && message.fault === 'decline') emulator.decline(message.on)
      else if (message.is === 'fault') switchFault(emulator, message)
    },
    faults: emulator.faults,
    ...(real ? {} : { stage: lineStage(emulator) }),
    jobs: driver.jobs,
    close: () => {
      driver.close()
      emulator.stop()
      mounts?.close()
    },
  }
}
