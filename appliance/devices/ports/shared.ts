// One line that several devices stand on, such as a display that passes on to the printer behind it:
// one port is open, each device has an end of it, and what one of them writes comes whole.
import { chunkOf, type Port, PortFault, portEvents } from './port.ts'

type Events = ReturnType<typeof portEvents>
type Waiting = {
  of: Events
  chunk: Uint8Array
  took: (bytes: number) => void
  failed: (error: unknown) => void
}

/**
 * Ends of one port. All hear what arrives; the port is open while an end is. `greeting` goes first
 * after each opening.
 */
export const sharedLine = (port: Port, greeting: Uint8Array): { end: () => Port } => {
  const open = new Set<Events>()
  /** The first has the line to itself. */
  const holders: Events[] = []
  let waiting: Waiting[] = []
  let writing: Events | null = null
  let opening: Promise<void> | null = null
  let isOpen = false

  const openOnce = async () => {
    await port.open()
    isOpen = true
    await port.write(greeting)
  }
  const pump = () => {
    if (writing) return
    const [holder] = holders
    const next = waiting.find(({ of }) => holder === undefined || of === holder)
    if (!next) return
    waiting = waiting.filter(each => each !== next)
    writing = next.of
    port
      .write(next.chunk)
      .then(next.took, next.failed)
      .finally(() => {
        writing = null
        pump()
      })
  }
  const drop = (events: Events) => {
    open.delete(events)
    const at = holders.indexOf(events)
    if (at >= 0) holders.splice(at, 1)
    const lost = waiting.filter(({ of }) => of === events)
    waiting = waiting.filter(({ of }) => of !== events)
    for (const { failed } of lost) failed(new PortFault('unplugged', 0))
    events.hasClosed()
  }
  port.onData(chunk => {
    for (const events of open) events.arrived(chunk)
  })
  port.onClose(() => {
    isOpen = false
    for (const events of [...open]) drop(events)
  })

  const end = (): Port => {
    const events = portEvents()
    return {
      chunkBytes: chunkOf(port),
      onData: events.onData,
      onClose: events.onClose,
      open: async () => {
        if (!isOpen || opening) {
          opening ??= openOnce().finally(() => {
            opening = null
          })
          await opening
        }
        if (!isOpen) throw new PortFault('unplugged', 0)
        open.add(events)
        events.opened()
      },
      write: chunk =>
        new Promise((took, failed) => {
          if (!open.has(events)) return failed(new PortFault('unplugged', 0))
          waiting.push({ of: events, chunk, took, failed })
          pump()
        }),
      hold: isHeld => {
        const at = holders.indexOf(events)
        if (isHeld && at < 0 && open.has(events)) holders.push(events)
        if (!isHeld && at >= 0) holders.splice(at, 1)
        pump()
      },
      isWaiting: () => waiting.some(({ of }) => of === events),
      close: () => {
        // Given up in the middle of a write the line hangs, for all who stand on it.
        if (writing === events || [...open].every(each => each === events)) return port.close()
        drop(events)
        pump()
      },
    }
  }
  return { end }
}
