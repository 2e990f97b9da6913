import type { Scan } from '#schema/rules/aim.ts'
import type { Surroundings } from '../messages.ts'
import { keepOpen, stateOfReason } from '../ports/link.ts'
import type { Port } from '../ports/port.ts'
import { keyboardStart, keyboardStep } from './hid-keyboard.ts'
import { commonDescriptor, layoutOf, posStart, posStep } from './hid-pos.ts'
import { livedClock } from './lived-clock.ts'
import type { ScannerModel } from './models.ts'
import { type Input, type Read, start, step, USB_GAP_MAX_MS } from './steps.ts'

/**
 * A scanner over any port. `descriptor` is the report descriptor of an open HID port; where the port
 * has none (a virtual scanner) reports are read as most scanners send them.
 */
export const scannerDriver = (
  port: Port,
  model: ScannerModel,
  on: Pick<Surroundings, 'state' | 'log'> & { scan: (scan: Scan) => void; misread: () => void },
  descriptor: () => Uint8Array | null = () => null,
): { close: () => void } => {
  let read = readerOf(model, null)
  const feed = (input: Input) => {
    const found = read?.(input)
    if (!found) return
    if (found.dropped > 0) on.log('a torn scan was dropped')
    for (const scan of found.scans) on.scan(scan)
    // What was read right just behind the torn one is in the basket: nobody is to scan that again.
    if (found.dropped > 0 && found.scans.length === 0) on.misread()
  }
  const clock = livedClock(USB_GAP_MAX_MS)
  port.onData(chunk => feed({ is: 'data', chunk, at: clock.at() }))
  on.state('opening', null)
  const link = keepOpen(port, {
    opened: () => {
      read = readerOf(model, descriptor())
      if (read) on.state('ready', null)
      else on.state('blocked', 'reports-not-known')
    },
    closed: () => {
      feed({ is: 'disconnected' })
      on.state('offline', 'unplugged')
    },
    refused: reason => {
      const { state, why } = stateOfReason(reason)
      on.state(state, why)
    },
  })
  return {
    close: () => {
      clock.stop()
      link.stop()
    },
  }
}

/** Keeps the state of one model's steps; null when its reports can not be read. */
const readerOf = (
  model: ScannerModel,
  descriptor: Uint8Array | null,
): ((input: Input) => Read) | null => {
  switch (model) {
    case 'serial':
      return remembering(start, step)
    case 'hid-keyboard':
      return remembering(keyboardStart, keyboardStep)
    case 'hid-pos': {
      const layout = layoutOf(descriptor ?? commonDescriptor)
      return layout && remembering(posStart, (state, input) => posStep(state, input, layout))
    }
  }
}

const remembering = <State>(
  first: State,
  next: (state: State, input: Input) => Read & { state: State },
) => {
  let state = first
  return (input: Input): Read => {
    const found = next(state, input)
    state = found.state
    return found
  }
}
