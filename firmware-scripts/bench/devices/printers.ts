// Emulated printers on real sockets and ptys, with all that ever arrived at them.
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { printerModel } from '#appliance/devices/models.ts'
import { type Pty, ptyAt } from '#appliance/devices/ports/a-pty.ts'
import { listenTcp } from '#appliance/devices/ports/tcp.ts'
import { PrinterEmulator } from '#appliance/devices/printer/emulator.ts'
import type { Machine } from '#appliance/devices/printer/machine.ts'
import { machineOf } from '#appliance/devices/printer/machines.ts'
import { freePort } from '../../start/ports.ts'

export type Over = 'tcp' | 'serial'

export type Printer = {
  /** of the device's row */
  id: string
  till: string
  model: string
  over: Over
  address: string
  emulator: PrinterEmulator
  /** bytes that have arrived since the last `forget` */
  arrived: () => Uint8Array
  forget: () => void
  /** called at each arrival with `performance.timeOrigin + performance.now()` */
  onBytes: (listener: ((chunk: Uint8Array, at: number) => void) | null) => void
  /** the line is there again; resolves with the moment, `performance.now()` */
  plug: () => Promise<number>
  unplug: () => void
}

type Wanted = Pick<Printer, 'id' | 'till' | 'model' | 'over'>

/** Makes a printer and plugs it in. */
export const aPrinter = async (folder: string, wanted: Wanted): Promise<Printer> => {
  let chunks: Uint8Array[] = []
  let listener: ((chunk: Uint8Array, at: number) => void) | null = null
  const machine = machineOf(printerModel(wanted.model))
  const recording: Machine = {
    ...machine,
    arrived: (chunk, acts) => {
      const kept = new Uint8Array(chunk)
      if (kept.length > 0) chunks.push(kept)
      if (kept.length > 0) listener?.(kept, performance.timeOrigin + performance.now())
      return machine.arrived(chunk, acts)
    },
  }
  const emulator = new PrinterEmulator(() => {}, recording)
  const line =
    wanted.over === 'tcp' ? await tcpLine(emulator) : ptyLine(join(folder, wanted.id), emulator)
  const printer: Printer = {
    ...wanted,
    ...line,
    emulator,
    arrived: () => Buffer.concat(chunks),
    forget: () => {
      chunks = []
    },
    onBytes: next => {
      listener = next
    },
    plug: async () => {
      emulator.fault('unplug', false)
      return line.plug()
    },
    unplug: () => {
      emulator.fault('unplug', true)
      line.unplug()
    },
  }
  await printer.plug()
  return printer
}

type Line = Pick<Printer, 'address' | 'plug' | 'unplug'>

const tcpLine = async (emulator: PrinterEmulator): Promise<Line> => {
  const port = await freePort()
  let listener: Awaited<ReturnType<typeof listenTcp>> | undefined
  return {
    address: `127.0.0.1:${port}`,
    plug: async () => {
      listener ??= await listenTcp(emulator, port)
      return performance.now()
    },
    unplug: () => {
      listener?.close()
      listener = undefined
    },
  }
}

const ptyLine = (path: string, emulator: PrinterEmulator): Line => {
  const pty: Pty = ptyAt(path, emulator)
  return { address: path, plug: pty.plug, unplug: pty.unplug }
}

/** Waits until `done` holds; throws with these words when it does not in time. */
export const until = async (
  done: () => boolean | Promise<boolean>,
  limitMs: number,
  words: string,
  everyMs = 20,
): Promise<void> => {
  const end = performance.now() + limitMs
  while (!(await done())) {
    if (performance.now() > end) throw new Error(words)
    await wait(everyMs)
  }
}
