import type { Device, DeviceOptions, DeviceRow, Surroundings } from '../../messages.ts'
import { lineStage, switchFault } from '../../ports/faulty.ts'
import { memoryPort } from '../../ports/memory.ts'
import { mountAll } from '../../ports/mounts.ts'
import type { Port } from '../../ports/port.ts'
import { currencyNumber } from './commands.ts'
import { zvtDriver } from './driver.ts'
import { zvtEmulator } from './emulator.ts'
import { bareLine, serialLine } from './lines.ts'

/** What terminals come with where nobody has set another. */
const PASSWORD = '000000'

/** A ZVT terminal as the hub sees it; `real` is null for a virtual one. */
export const zvtDevice = (
  row: DeviceRow,
  options: DeviceOptions,
  around: Surroundings,
  real: Port | null,
  now: () => number,
): Device => {
  const currency = currencyNumber(around.currency)
  if (currency === undefined) {
    around.state('blocked', 'currency-not-known')
    return { take: () => {}, faults: () => [], jobs: () => 0, close: () => {} }
  }
  const emulator = zvtEmulator({
    ...(options.customer_ms === undefined ? {} : { customerMs: options.customer_ms }),
    now,
    shown: text => around.say({ is: 'display', text, at: now() }),
  })
  const { tcp_port, serial_path, ...others } = options
  const mounts = real
    ? []
    : [
        mountAll(
          emulator.device,
          tcp_port === undefined ? others : { ...others, tcp_port },
          around,
        ),
        mountAll(
          emulator.serialDevice,
          serial_path === undefined ? others : { ...others, serial_path },
          around,
        ),
      ]
  const settings = {
    password: options.zvt_password ?? PASSWORD,
    currency,
    slips: options.slips ?? ('till' as const),
  }
  const driver = zvtDriver(around.tapped(real ?? memoryPort(emulator.device)), around, settings, {
    line: row.transport === 'serial' ? serialLine : bareLine,
    ...(options.answer_limit_ms === undefined ? {} : { runMs: options.answer_limit_ms }),
    now,
  })
  return {
    take: message => {
      switch (message.is) {
        case 'pay':
        case 'cancel-pay':
        case 'enquire-pay':
        case 'end-of-day':
        case 'test-pay':
        case 'reverse-test':
          return driver.take(message)
        case 'answer-pay':
          return real ? undefined : emulator.answerNext(message.how)
        case 'fault':
          if (real) return undefined
          return message.fault === 'decline'
            ? emulator.decline(message.on)
            : switchFault(emulator, message)
        default:
          return undefined
      }
    },
    faults: emulator.faults,
    ...(real ? {} : { stage: lineStage(emulator) }),
    jobs: driver.jobs,
    close: () => {
      driver.close()
      emulator.stop()
      for (const mount of mounts) mount.close()
    },
  }
}
