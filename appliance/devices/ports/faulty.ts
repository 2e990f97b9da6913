import type { Stage } from '../fault-script/run.ts'
import type { Mountable, Session } from './memory.ts'
import { PortFault } from './port.ts'

export const lineFaults = ['unplug', 'garbage', 'stall', 'no-answer'] as const
export type LineFault = (typeof lineFaults)[number]

const GARBAGE = Uint8Array.of(0xff, 0x00, 0xa5, 0x0d, 0x9e, 0x02, 0x3f, 0x0a)

/** An emulator's line with faults to switch on; `heard` gets what the driver wrote. */
export const faultyLine = (heard: (chunk: Uint8Array) => void) => {
  const faults = new Set<LineFault>()
  let passed = 0
  let trap: { what: 'unplug' | 'stall'; at: number } | undefined
  const ends = new Map<(chunk: Uint8Array) => void, () => void>()
  const device: Mountable = {
    connect: (answer, hungUp): Session => {
      if (faults.has('unplug')) throw new PortFault('unplugged', 0)
      ends.set(answer, hungUp)
      return {
        write: async chunk => {
          if (!ends.has(answer)) throw new PortFault('unplugged', 0)
          if (faults.has('stall')) return chunk.length
          const [whole, what] = before(chunk)
          if (whole.length > 0) heard(whole)
          if (what) fault(what, true)
          if (what === 'unplug') throw new PortFault('unplugged', whole.length)
          return chunk.length
        },
        close: () => ends.delete(answer),
      }
    },
  }
  const fault = (name: LineFault, isOn: boolean) => {
    if (isOn) faults.add(name)
    else faults.delete(name)
    if (name !== 'unplug' || !isOn) return
    const gone = [...ends.values()]
    ends.clear()
    for (const hungUp of gone) hungUp()
  }
  /** What passes before the trap, and what the trap does then. */
  const before = (bytes: Uint8Array): [Uint8Array, 'unplug' | 'stall' | undefined] => {
    const isCaught = trap !== undefined && passed + bytes.length > trap.at
    const whole = isCaught ? bytes.subarray(0, (trap?.at ?? 0) - passed) : bytes
    const what = isCaught ? trap?.what : undefined
    if (isCaught) trap = undefined
    passed += whole.length
    return [whole, what]
  }
  return {
    device,
    faults: () => [...faults],
    fault,
    send: (bytes: Uint8Array) => {
      if (faults.has('no-answer') || faults.has('stall') || ends.size === 0) return
      const [whole, what] = before(faults.has('garbage') ? GARBAGE : bytes)
      if (whole.length > 0) for (const answer of ends.keys()) answer(whole)
      if (what) fault(what, true)
    },
    /** Once so many more bytes have passed, in either direction. */
    trap: (what: 'unplug' | 'stall', bytes: number) => {
      trap = { what, at: passed + bytes }
    },
    untrap: () => {
      trap = undefined
    },
    /** Bytes that have passed, both ways. */
    passed: () => passed,
  }
}

type Line = ReturnType<typeof faultyLine>

/** Switches the fault of a message, if it is one that a line has. */
export const switchFault = (
  emulator: Pick<Line, 'fault'>,
  message: { fault: string; on: boolean },
) => {
  const name = lineFaults.find(each => each === message.fault)
  if (name) emulator.fault(name, message.on)
}

/** A line as the stage of a fault script; `decline` is a card terminal's own. */
export const lineStage = (
  line: Pick<Line, 'fault' | 'trap' | 'untrap' | 'passed'> & {
    faults: Stage['faults']
    decline?: (isOn: boolean) => void
  },
): Stage => ({
  faults: line.faults,
  fault: (name, on) =>
    name === 'decline' ? line.decline?.(on) : switchFault(line, { fault: name, on }),
  trap: line.trap,
  untrap: line.untrap,
  passed: line.passed,
})
