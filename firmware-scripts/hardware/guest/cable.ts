// An emulator of ours behind the device file of a gadget: what the USB bus carries goes in and comes out.
import { closeSync, constants, openSync, readSync, writeSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import type { Mountable, Session } from '#appliance/devices/ports/memory.ts'
import type { Gadget } from './gadgets.ts'

/** A device file is asked this often; a read that waits in the kernel would never come back. */
const LOOK_EVERY_MS = 4
const FILE_LIMIT_MS = 5_000
/** A packet of USB 2, as a printer takes them. */
const PACKET_BYTES = 512
/**
 * All that the gadget can hold: Debian's kernel falls when a printer gadget is unplugged with a part of
 * a packet read (f_printer keeps a pointer to the rest that it has freed).
 */
const READ_BYTES = 65_536

export type Cable = {
  /** Resolves once the device file is there. */
  plug: (socket: number) => Promise<void>
  unplug: () => void
}

/** `file`: of the gadget's own end. `reads` is false for one that only sends. */
export const cableOf = (gadget: Gadget, device: Mountable, file: string, reads: boolean): Cable => {
  let open: { close: () => void } | undefined
  const unplug = () => {
    if (!open) return
    const mine = open
    open = undefined
    mine.close()
    gadget.unplug()
  }
  return {
    unplug,
    plug: async socket => {
      gadget.plug(socket)
      open = await mount(device, file, reads, unplug)
    },
  }
}

/** The file comes with the plug; it can be opened once the bus has set the device up. */
const openFile = async (path: string): Promise<number> => {
  const until = performance.now() + FILE_LIMIT_MS
  for (;;) {
    try {
      return openSync(path, constants.O_RDWR | constants.O_NONBLOCK)
    } catch (error) {
      if (performance.now() > until) throw error
      await wait(LOOK_EVERY_MS)
    }
  }
}

const mount = async (device: Mountable, path: string, reads: boolean, hungUp: () => void) => {
  const file = await openFile(path)
  const waiting: Uint8Array[] = []
  let isOpen = true
  let timer: ReturnType<typeof setTimeout> | undefined
  const send = () => {
    clearTimeout(timer)
    for (let next = waiting[0]; next && isOpen; next = waiting[0]) {
      const sent = now(() => writeSync(file, next))
      if (sent === null) {
        timer = setTimeout(send, LOOK_EVERY_MS)
        return
      }
      waiting.shift()
      if (sent < next.length) waiting.unshift(next.subarray(sent))
    }
  }
  const session = device.connect(chunk => {
    waiting.push(new Uint8Array(chunk))
    send()
  }, hungUp)
  if (reads) readOn(file, session, () => isOpen)
  return {
    close: () => {
      isOpen = false
      clearTimeout(timer)
      session.close()
      closeSync(file)
    },
  }
}

const readOn = async (file: number, session: Session, isOpen: () => boolean) => {
  const buffer = new Uint8Array(READ_BYTES)
  while (isOpen()) {
    const length = now(() => readSync(file, buffer))
    if (length === null || length === 0) await wait(LOOK_EVERY_MS)
    // Not taken: it waits here, and behind it the gadget takes no more.
    else
      for (let at = 0; at < length && isOpen(); at += PACKET_BYTES)
        await session.write(buffer.slice(at, Math.min(at + PACKET_BYTES, length))).catch(() => 0)
  }
}

/** Null where the kernel has nothing, no room, or nobody at the other end. */
const now = (call: () => number): number | null => {
  try {
    return call()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code === 'EAGAIN' || code === 'ESHUTDOWN' || code === 'ENODEV') return null
    throw error
  }
}
