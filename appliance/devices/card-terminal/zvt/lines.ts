// The two ways an APDU travels: bare over TCP, in acknowledged blocks over a serial line.
import type { Port } from '../../ports/port.ts'
import { type Apdu, apdus } from './apdu.ts'
import { ACK, block, NAK, type SerialRest, serialEvents, serialStart } from './serial.ts'

/** Blocks that the other side did not read well are sent so often in all (PA00P016). */
const SENDS_MAX = 3

/** One end of a line, the till's or the terminal's. */
export type Line = {
  send: (apdu: Uint8Array) => void
  /** What has arrived, cut at any byte. */
  arrived: (chunk: Uint8Array) => void
  /** A new connection: nothing of the old one counts. */
  begin: () => void
}

/** What comes out of a line. `broken` means that this connection can not be understood any more. */
export type Ears = { heard: (apdu: Apdu) => void; broken: () => void }

export type LineOf = (write: (bytes: Uint8Array) => void, ears: Ears) => Line

export const bareLine: LineOf = (write, ears) => {
  let rest: Uint8Array = new Uint8Array()
  return {
    send: write,
    arrived: chunk => {
      const next = apdus(rest, chunk)
      rest = next.rest
      for (const apdu of next.found) ears.heard(apdu)
      if (next.garbage > 0) ears.broken()
    },
    begin: () => {
      rest = new Uint8Array()
    },
  }
}

/**
 * Blocks over a serial line. A block is sent again only when the other side says that it came badly,
 * never because an acknowledgement is missing: it may have been done already.
 */
export const serialLine: LineOf = (write, ears) => {
  let rest: SerialRest = serialStart()
  let sent: Uint8Array | undefined
  let sends = 0
  return {
    send: apdu => {
      sent = block(apdu)
      sends = 1
      write(sent)
    },
    arrived: chunk => {
      const next = serialEvents(rest, chunk)
      rest = next.rest
      for (const event of next.found) {
        if (event.is === 'block') {
          write(Uint8Array.of(ACK))
          const [apdu] = apdus(new Uint8Array(), event.apdu).found
          if (apdu) ears.heard(apdu)
        } else if (event.is === 'broken') write(Uint8Array.of(NAK))
        else if (event.is === 'ack') sent = undefined
        else if (sent && sends < SENDS_MAX) {
          sends++
          write(sent)
        } else if (sent) return ears.broken()
      }
    },
    begin: () => {
      rest = serialStart()
      sent = undefined
      sends = 0
    },
  }
}

/** Writes to a port in the order asked for; a port that does not take it is closed. */
export const writerOf = (port: Port): ((bytes: Uint8Array) => void) => {
  return bytes => {
    port.write(bytes).catch(() => port.close())
  }
}
