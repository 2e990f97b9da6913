import { existsSync } from 'node:fs'
import type { SerialPort } from 'serialport'
import type { Mountable } from './memory.ts'
import { CHUNK_BYTES, type Port, PortFault, type PortReason, portEvents } from './port.ts'

export type SerialSettings = {
  baud: number
  dataBits: 7 | 8
  parity: 'none' | 'even' | 'odd'
  /** Who is to wait says so on lines of its own, or among the bytes; without it nobody waits. */
  flow?: 'hardware' | 'xon-xoff'
}

/** Where a model says nothing else. */
export const plainLine: SerialSettings = { baud: 9_600, dataBits: 8, parity: 'none' }

/** The start bit, eight of the byte, the stop bit. */
const BITS_A_BYTE = 10
/** So many chunks a second at the line's speed; a printer that takes them at a tenth of it gets on too. */
const CHUNKS_A_SECOND = 2

const chunkBytes = (baud: number): number =>
  Math.min(CHUNK_BYTES, Math.max(1, Math.floor(baud / BITS_A_BYTE / CHUNKS_A_SECOND)))

/** A serial line by its path (`/dev/serial/by-id/...`). The library is loaded at the first open. */
export const serialPort = (path: string, settings: SerialSettings): Port => {
  const events = portEvents()
  let line: SerialPort | undefined
  return {
    chunkBytes: chunkBytes(settings.baud),
    onData: events.onData,
    onClose: events.onClose,
    open: async () => {
      const mine = await openLine(path, settings)
      line = mine
      events.opened()
      // A line nobody reads does not notice that it was pulled out, so there is always a listener.
      mine.on('data', (chunk: Uint8Array) => events.arrived(chunk))
      mine.on('close', () => {
        if (mine === line) events.hasClosed()
      })
    },
    write: chunk =>
      new Promise((resolve, reject) => {
        if (!line?.isOpen) return reject(new PortFault('unplugged', 0))
        const mine = line
        const lost = () => reject(new PortFault('unplugged', null))
        mine.once('close', lost)
        mine.write(Buffer.from(chunk), error => {
          if (error) reject(new PortFault('unplugged', null, error.message))
        })
        mine.drain(error => {
          mine.off('close', lost)
          if (error) reject(new PortFault('unplugged', null, error.message))
          else resolve(chunk.length)
        })
      }),
    close: () => {
      if (line?.isOpen) line.close(() => {})
      events.hasClosed()
    },
  }
}

/** Puts an emulator on a serial line or pty, for programs that expect a path. */
export const mountSerial = async (
  device: Mountable,
  path: string,
  settings: SerialSettings,
): Promise<{ close: () => void }> => {
  const line = await openLine(path, settings)
  const close = () => {
    if (line.isOpen) line.close(() => {})
  }
  const session = device.connect(chunk => line.write(Buffer.from(chunk)), close)
  line.on('data', (chunk: Uint8Array) => session.write(chunk).catch(close))
  line.on('close', () => session.close())
  return { close }
}

const openLine = async (path: string, settings: SerialSettings): Promise<SerialPort> => {
  if (!existsSync(path)) throw new PortFault('no-such-port', 0, path)
  const { SerialPort } = await import('serialport')
  const line = new SerialPort({
    path,
    baudRate: settings.baud,
    dataBits: settings.dataBits,
    parity: settings.parity,
    ...(settings.flow === 'hardware' ? { rtscts: true } : {}),
    ...(settings.flow === 'xon-xoff' ? { xon: true } : {}),
    autoOpen: false,
  })
  // Without this listener a pulled cable ends the process.
  line.on('error', () => {
    if (line.isOpen) line.close(() => {})
  })
  await new Promise<void>((resolve, reject) =>
    line.open(error =>
      error ? reject(new PortFault(reasonOf(error.message), 0, error.message)) : resolve(),
    ),
  )
  const binding = line.port
  // A line that is pulled out between two reads says "no bytes" for ever, and the library asks at once
  // again: it fills the memory and never notices. The system says that the line is gone when it is asked.
  if (binding && 'poller' in binding)
    binding.poller.once('disconnect', () => {
      if (line.isOpen) line.close(() => {})
    })
  return line
}

const reasonOf = (message: string): PortReason => {
  if (/lock|busy/i.test(message)) return 'in-use'
  if (/permission|denied/i.test(message)) return 'no-permission'
  if (/no such/i.test(message)) return 'no-such-port'
  return 'failed'
}
