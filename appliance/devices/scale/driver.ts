import type { Surroundings } from '../messages.ts'
import { keepOpen, stateOfReason } from '../ports/link.ts'
import type { Port } from '../ports/port.ts'
import { ASK_WEIGHT, parse } from './bytes.ts'
import { type Input, type Reading, start, step } from './steps.ts'

/** How often the weight is asked for. */
export const ASK_MS = 200

/** A Toledo 8217 scale over any port. Says a reading whenever it differs from the last. */
export const scaleDriver = (
  port: Port,
  on: Pick<Surroundings, 'state'> & { weight: (reading: Reading) => void },
  { askMs = ASK_MS, isPounds = false }: { askMs?: number; isPounds?: boolean } = {},
): { close: () => void } => {
  let state = start
  let rest: Uint8Array = new Uint8Array()
  let timer: ReturnType<typeof setInterval> | undefined
  const feed = (input: Input) => {
    const next = step(state, input)
    const hasChanged = next.state.link !== state.link
    state = next.state
    if (next.say) on.weight(next.say)
    if (!hasChanged || state.link === 'down') return
    if (state.link === 'ready') on.state('ready', null)
    else on.state('offline', 'no-answer')
  }
  port.onData(chunk => {
    const found = parse(rest, chunk, isPounds)
    rest = found.rest
    for (const frame of found.frames) feed({ is: 'frame', frame })
  })
  on.state('opening', null)
  const link = keepOpen(port, {
    opened: () => {
      rest = new Uint8Array()
      feed({ is: 'opened' })
      timer = setInterval(() => {
        feed({ is: 'asked' })
        port.write(ASK_WEIGHT).catch(() => port.close())
      }, askMs)
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
    close: () => {
      clearInterval(timer)
      link.stop()
    },
  }
}
