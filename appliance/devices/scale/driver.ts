import type { Surroundings } from '../messages.ts'
import { keepOpen, stateOfReason } from '../ports/link.ts'
import type { Port } from '../ports/port.ts'
import type { Frame, Order, ScaleProtocol } from './frames.ts'
import { type Input, type OrderAnswer, type Reading, start, step } from './steps.ts'

/** So many words may wait for a scale that takes none. */
const UNSENT_MAX = 2

/** A scale of any protocol over any port. Says a reading whenever it differs from the last. */
export const scaleDriver = (
  port: Port,
  protocol: ScaleProtocol,
  on: Pick<Surroundings, 'state'> & {
    weight: (reading: Reading) => void
    /** the scale itself says the same once more */
    again?: (reading: Reading) => void
    answer: (answer: OrderAnswer) => void
  },
  { everyMs = protocol.everyMs }: { everyMs?: number } = {},
): { order: (order: Order) => void; close: () => void } => {
  let state = start
  let rest: Uint8Array = new Uint8Array()
  let timer: ReturnType<typeof setInterval> | undefined
  let unsent = 0
  /** Something comes, and none of it is of this protocol. */
  let isStrange = false
  const send = (bytes: Uint8Array | null | undefined) => {
    if (!bytes) return
    unsent++
    port
      .write(bytes)
      .catch(() => port.close())
      .finally(() => {
        unsent--
      })
  }
  const feed = (input: Input) => {
    const next = step(state, input)
    const hasChanged = next.state.link !== state.link
    state = next.state
    if (next.send) send(next.send === 'fetch' ? protocol.fetch : protocol.orders[next.send])
    if (next.say) on.weight(next.say)
    else if (input.is === 'frame' && isReading(input.frame) && state.last) on.again?.(state.last)
    if (next.answer) on.answer(next.answer)
    if (!hasChanged || state.link === 'down') return
    if (state.link === 'ready') on.state('ready', null)
    else if (state.link === 'faulty') on.state('blocked', 'scale-fault')
    else on.state('offline', isStrange ? 'garbage' : 'no-answer')
  }
  port.onData(chunk => {
    const found = protocol.parse(rest, chunk)
    rest = found.rest
    if (found.frames.length > 0) isStrange = false
    else if (found.garbage > 0) isStrange = true
    for (const frame of found.frames) feed({ is: 'frame', frame })
  })
  on.state('opening', null)
  const link = keepOpen(port, {
    opened: () => {
      rest = new Uint8Array()
      isStrange = false
      feed({ is: 'opened' })
      timer = setInterval(() => {
        feed({ is: 'asked' })
        // One that takes nothing is not asked more and more.
        if (unsent < UNSENT_MAX) send(protocol.ask)
      }, everyMs)
    },
    closed: () => {
      clearInterval(timer)
      feed({ is: 'closed' })
      on.state('offline', 'unplugged')
    },
    refused: reason => {
      const { state, why } = stateOfReason(reason)
      on.state(state, why)
    },
  })
  return {
    order: order => feed({ is: 'order', order, isKnown: protocol.orders[order] !== undefined }),
    close: () => {
      clearInterval(timer)
      link.stop()
    },
  }
}

const isReading = (frame: Frame) => frame.is === 'weight' || frame.is === 'status'
