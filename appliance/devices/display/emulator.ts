import { faultyLine } from '../ports/faulty.ts'
import type { DisplayModel } from './models.ts'
import { glassAfter, linesOf, newGlass } from './screen.ts'

/** A display without hardware; `changed` when what can be seen on it did. */
export const displayEmulator = (model: DisplayModel, changed: () => void) => {
  let glass = newGlass(model)
  let rest: Uint8Array = new Uint8Array()
  const line = faultyLine(chunk => {
    const before = JSON.stringify(visible())
    const after = glassAfter(glass, rest, chunk)
    glass = after.glass
    rest = after.rest
    if (JSON.stringify(visible()) !== before) changed()
  })
  const visible = () => ({ ...linesOf(glass), brightness: glass.brightness })
  return { ...line, visible }
}
