// What a claimed interface has in common with a port: it reads until it is gone, one thing is written
// after the other, and it is given back when nothing is under way any more.
import { setTimeout as wait } from 'node:timers/promises'
import { type Port, PortFault, portEvents } from './port.ts'
import { isNothingYet, reasonOf } from './usb-device.ts'

/**
 * One transfer, in milliseconds: an hour, which means until it is done or cancelled. When a limit runs
 * out, what came or went at that very moment is lost to us, and a scanner would have lost a key.
 */
export const TRANSFER_MS = 3_600_000

/** A transfer that reached the kernel after it was to be cancelled is cancelled again so much later. */
const CANCEL_AGAIN_MS = 100

export type Pipe = {
  /** One packet: over USB it arrives whole or not at all. */
  send: (packet: Uint8Array) => Promise<number>
  packetBytes: number
  receive: () => Promise<Uint8Array>
  /** Ends the transfers under way; how much of them was done is not known then. */
  cancel: () => Promise<void>
  /** Called once, with no transfer under way. */
  release: () => Promise<void>
}

const releasing = new Set<Promise<void>>()

/** Resolves when all that is closed has been given back. */
export const usbReleased = async (): Promise<void> => {
  await Promise.allSettled(releasing)
}

export const pipePort = (openPipe: () => Promise<Pipe>): Port => {
  const events = portEvents()
  let pipe: Pipe | undefined
  /** The library refuses a second transfer on an endpoint, so they queue here. */
  let sends: Promise<unknown> = Promise.resolve()
  /** The library does nothing else with a device while it still works on this. */
  let cancelled: Promise<void> = Promise.resolve()
  /** Until an interface was given back nobody can claim it, we included. */
  let released: Promise<void> = Promise.resolve()
  let reading: Promise<void> = Promise.resolve()
  /** Counts the closes: one that was opened for an owner who has gone is given back at once. */
  let closes = 0

  const readUntilGone = async (mine: Pipe) => {
    while (mine === pipe) {
      try {
        const chunk = await mine.receive()
        if (chunk.length > 0 && mine === pipe) events.arrived(chunk)
      } catch (error) {
        if (!isNothingYet(error)) break
      }
    }
    if (mine === pipe) {
      pipe = undefined
      events.hasClosed()
    }
  }

  const releaseAfter = async (mine: Pipe) => {
    await reading
    await sends
    await cancelled
    await mine.release()
  }

  const cancelUntilGone = async (mine: Pipe) => {
    const gone = Promise.all([reading, sends]).then(() => true)
    do await mine.cancel()
    while (!(await Promise.race([gone, wait(CANCEL_AGAIN_MS, false, { ref: false })])))
  }

  /** Packet by packet, for as long as the port is open: how much was taken is known at any time. */
  const send = async (mine: Pipe | undefined, chunk: Uint8Array): Promise<number> => {
    let at = 0
    while (at < chunk.length) {
      if (!mine || mine !== pipe) throw new PortFault('unplugged', at)
      try {
        at += await mine.send(chunk.subarray(at, at + mine.packetBytes))
      } catch (error) {
        if (isNothingYet(error) && mine === pipe) continue
        if (error instanceof PortFault) throw error
        // The packet that failed or was cancelled may have arrived all the same.
        throw new PortFault(reasonOf(error), at === 0 ? null : at, String(error))
      }
    }
    return at
  }

  return {
    onData: events.onData,
    onClose: events.onClose,
    open: async () => {
      const before = closes
      await released
      const mine = await openPipe()
      if (closes === before) {
        pipe = mine
        events.opened()
        reading = readUntilGone(mine)
      }
      const release = releaseAfter(mine)
      released = release
      releasing.add(release)
      release.finally(() => releasing.delete(release))
      if (closes !== before) throw new PortFault('unplugged', 0, 'closed while it opened')
    },
    write: chunk => {
      const mine = pipe
      const sent = sends.then(() => send(mine, chunk))
      sends = sent.catch(() => {})
      return sent
    },
    close: () => {
      closes += 1
      const mine = pipe
      pipe = undefined
      if (mine) cancelled = cancelUntilGone(mine)
      events.hasClosed()
    },
  }
}
