import type { Mountable, Session } from './memory.ts'
import { PortFault } from './port.ts'

export const lineFaults = ['unplug', 'garbage', 'stall', 'no-answer'] as const
export type LineFault = (typeof lineFaults)[number]

const GARBAGE = Uint8Array.of(0xff, 0x00, 0xa5, 0x0d, 0x9e, 0x02, 0x3f, 0x0a)

/** An emulator's line with faults to switch on; `heard` gets what the driver wrote. */
export const faultyLine = (heard: (chunk: Uint8Array) => void) => {
  const faults = new Set<LineFault>()
  const ends = new Map<(chunk: Uint8Array) => void, () => void>()
  const device: Mountable = {
    connect: (answer, hungUp): Session => {
      if (faults.has('unplug')) throw new PortFault('unplugged', 0)
      ends.set(answer, hungUp)
      return {
        write: async chunk => {
          if (!ends.has(answer)) throw new PortFault('unplugged', 0)
          if (!faults.has('stall')) heard(chunk)
          return chunk.length
        },
        close: () => ends.delete(answer),
      }
    },
  }
  return {
    device,
    faults: () => [...faults],
    fault: (name: LineFault, isOn: boolean) => {
      if (isOn) faults.add(name)
      else faults.delete(name)
      if (name !== 'unplug' || !isOn) return
      const gone = [...ends.values()]
      ends.clear()
      for (const hungUp of gone) hungUp()
    },
    send: (bytes: Uint8Array) => {
      if (faults.has('no-answer')) return
      for (const answer of ends.keys()) answer(faults.has('garbage') ? GARBAGE : bytes)
    },
  }
}

/** Switches the fault of a message, if it is one that a line has. */
export const switchFault = (
  emulator: { fault: (name: LineFault, isOn: boolean) => void },
  message: { fault: string; on: boolean },
) => {
  const name = lineFaults.find(each => each === message.fault)
  if (name) emulator.fault(name, message.on)
}
