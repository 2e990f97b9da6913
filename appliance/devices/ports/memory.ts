import { type Port, PortFault, portEvents } from './port.ts'

/** The device's end of a pipe, as an emulator offers it. */
export type Session = {
  /** Resolves with the bytes taken, later when the device is full; rejects with `PortFault`. */
  write(chunk: Uint8Array): Promise<number>
  close(): void
}

/** What an emulator must offer to be mounted in memory, on TCP or on a serial line. */
export type Mountable = {
  /**
   * Throws `PortFault('unplugged')` while it is unplugged. `baud`: how fast the line is, where somebody
   * said it; a device that is set to another speed understands nothing.
   */
  connect(answer: (chunk: Uint8Array) => void, hungUp: () => void, baud?: number): Session
}

/** A port straight into an emulator of this process. */
export const memoryPort = (device: Mountable, baud?: number): Port => {
  const events = portEvents()
  let session: Session | undefined
  return {
    onData: events.onData,
    onClose: events.onClose,
    open: async () => {
      const hungUp = () => {
        session = undefined
        events.hasClosed()
      }
      session = device.connect(events.arrived, hungUp, baud)
      events.opened()
    },
    write: async chunk => {
      if (!session) throw new PortFault('unplugged', 0)
      return session.write(chunk)
    },
    close: () => {
      session?.close()
      session = undefined
      events.hasClosed()
    },
  }
}
