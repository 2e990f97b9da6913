import type { Surroundings } from '../messages.ts'
import { keepOpen, stateOfReason } from '../ports/link.ts'
import type { Port } from '../ports/port.ts'
import { type Scan, start, step } from './steps.ts'

/** A scanner that sends its codes as lines, over any port. */
export const scannerDriver = (
  port: Port,
  on: Pick<Surroundings, 'state' | 'log'> & { scan: (scan: Scan) => void },
): { close: () => void } => {
  let state = start
  const feed = (input: Parameters<typeof step>[1]) => {
    const next = step(state, input)
    state = next.state
    if (next.dropped > 0) on.log('a torn scan was dropped')
    for (const scan of next.scans) on.scan(scan)
  }
  port.onData(chunk => feed({ is: 'data', chunk, at: performance.now() }))
  on.state('opening', null)
  const link = keepOpen(port, {
    opened: () => on.state('ready', null),
    closed: () => {
      feed({ is: 'disconnected' })
      on.state('offline', 'unplugged')
    },
    refused: reason => {
      const { state, why } = stateOfReason(reason)
      on.state(state, why)
    },
  })
  return { close: link.stop }
}
