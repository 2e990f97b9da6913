// A port that can be listened to. Nobody listening, it costs one comparison a chunk.
import { type Port, PortFault } from '../ports/port.ts'

export type TapEvent =
  | { is: 'opened' | 'closed' }
  | { is: 'sent' | 'arrived'; chunk: Uint8Array }
  /** A write that failed; so many bytes of it were taken for certain. */
  | { is: 'not-taken'; reason: string; taken: number | null }

export type Tap = {
  /** The same port, to be used instead of the bare one. */
  port: <P extends Port>(port: P) => P
  /** null: nobody listens any more. */
  listen: (listener: ((event: TapEvent) => void) | null) => void
}

/** Ports put through one tap are heard together; a device has one. */
export const newTap = (): Tap => {
  let heard: ((event: TapEvent) => void) | null = null
  const listening = <P extends Port>(port: P): P => ({
    ...port,
    open: async () => {
      await port.open()
      heard?.({ is: 'opened' })
    },
    write: async chunk => {
      if (!heard) return port.write(chunk)
      heard({ is: 'sent', chunk })
      try {
        return await port.write(chunk)
      } catch (error) {
        if (error instanceof PortFault)
          heard?.({ is: 'not-taken', reason: error.reason, taken: error.taken })
        throw error
      }
    },
    onData: listener =>
      port.onData(chunk => {
        heard?.({ is: 'arrived', chunk })
        listener(chunk)
      }),
    onClose: listener =>
      port.onClose(() => {
        heard?.({ is: 'closed' })
        listener()
      }),
  })
  return {
    port: listening,
    listen: listener => {
      heard = listener
    },
  }
}
