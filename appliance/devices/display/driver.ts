import type { Surroundings } from '../messages.ts'
import { keepOpen, stateOfReason } from '../ports/link.ts'
import { type Port, PortFault, within } from '../ports/port.ts'
import { type Brightness, type Screen, showBytes, startBytes } from './bytes.ts'
import type { DisplayModel } from './models.ts'
import { type Input, start, step } from './steps.ts'

/** Two lines take 50 ms at 9600 baud; longer means that nothing is taken at all. */
export const WRITE_LIMIT_MS = 2_000

/** A line display over any port. */
export const displayDriver = (
  port: Port,
  model: DisplayModel,
  on: Pick<Surroundings, 'state'>,
  {
    brightness = 4,
    writeLimitMs = WRITE_LIMIT_MS,
  }: { brightness?: Brightness; writeLimitMs?: number } = {},
): { show: (screen: Screen) => void; jobs: () => number; close: () => void } => {
  let state = start
  /** Grows with each opening, so that a write of the link before this says nothing. */
  let turn = 0
  let wasStuck = false
  const feed = (input: Input) => {
    const next = step(state, input)
    state = next.state
    if (next.send === null) return
    const mine = turn
    const bytes =
      next.send === 'start' ? startBytes(model, brightness) : showBytes(model, next.send)
    const isWaiting = () => port.isWaiting?.() === true
    within(port.write(bytes), writeLimitMs, () => new PortFault('no-answer'), isWaiting).then(
      () => {
        if (mine !== turn) return
        wasStuck = false
        on.state('ready', null)
        feed({ is: 'sent' })
      },
      (error: unknown) => {
        if (mine !== turn) return
        wasStuck = error instanceof PortFault && error.reason === 'no-answer'
        port.close()
      },
    )
  }
  port.onData(() => {})
  on.state('opening', null)
  const link = keepOpen(port, {
    opened: () => {
      turn++
      feed({ is: 'opened' })
    },
    closed: () => {
      turn++
      feed({ is: 'closed' })
      on.state('offline', wasStuck ? 'stall' : 'unplugged')
    },
    refused: reason => {
      const { state: next, why } = stateOfReason(reason)
      on.state(next, why)
    },
  })
  return {
    show: screen => feed({ is: 'show', screen }),
    jobs: () => (state.wanted && !state.isTold ? 1 : 0),
    close: link.stop,
  }
}
