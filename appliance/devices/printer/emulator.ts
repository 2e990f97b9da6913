// A printer without hardware: takes bytes as one does, has faults that can be switched on. What the
// bytes mean to it is its machine's matter.
import type { Mountable, Session } from '../ports/memory.ts'
import { PortFault } from '../ports/port.ts'
import { escposMachine } from './escpos-machine.ts'
import { type Acts, type Machine, type PrinterFault, stoppingFaults } from './machine.ts'
import type { Receipt } from './paper.ts'

/** Receive buffer; when it is full the printer takes nothing more until it has printed. */
export const BUFFER_BYTES = 65_536
/** Somebody closes the drawer again. */
export const DRAWER_CLOSES_MS = 3_000
/** One that prints slowly prints what belongs into so much time at once. */
const TICK_MS = 20
const HELD_ANSWERS_MAX = 16
const UNKNOWN_MAX = 20
const GARBAGE = Uint8Array.of(0xff, 0xa5, 0xc3, 0x9e, 0xff, 0x81, 0xb0, 0xfe, 0xd0)

type Pending = {
  chunk: Uint8Array
  took: (bytes: number) => void
  lost: (fault: PortFault) => void
}
type Connection = {
  answer: (chunk: Uint8Array) => void
  hungUp: () => void
  pending: Pending[]
  baud: number | undefined
}

export class PrinterEmulator implements Mountable {
  #machine: Machine
  #acts: Acts
  #faults = new Set<PrinterFault>()
  #connections = new Set<Connection>()
  #buffer = new Uint8Array()
  #drawerTimer: ReturnType<typeof setTimeout> | undefined
  #isDrawerOpen = false
  #received = 0
  /** Who sent last is answered. */
  #source: Connection | undefined
  #trap: { what: 'unplug' | 'stall'; at: number } | undefined
  #linesLeft: number | undefined
  #held: Uint8Array[] = []
  #bytesPerSecond: number | undefined
  #workTimer: ReturnType<typeof setTimeout> | undefined
  #printed: () => void
  #counts = { kicks: 0, unknown: 0 }
  #unknown: string[] = []

  /** `printed` is called whenever the paper or the drawer changed. */
  constructor(printed: () => void = () => {}, machine: Machine = escposMachine()) {
    this.#printed = printed
    this.#machine = machine
    this.#acts = {
      has: fault => this.#faults.has(fault),
      isStopped: () => stoppingFaults.some(fault => this.#faults.has(fault)),
      isDrawerOpen: () => this.#isDrawerOpen || this.#faults.has('drawer-open'),
      answer: bytes => this.#answer(bytes, this.#source),
      tellAll: bytes => {
        for (const connection of this.#connections) this.#answer(bytes, connection)
      },
      kick: pin => this.#kick(pin),
      unknown: bytes => this.#notUnderstood(bytes),
    }
  }

  connect(answer: (chunk: Uint8Array) => void, hungUp: () => void, baud?: number): Session {
    if (this.#faults.has('unplug')) throw new PortFault('unplugged', 0)
    const connection: Connection = { answer, hungUp, pending: [], baud }
    this.#connections.add(connection)
    queueMicrotask(() => {
      for (const late of this.#held.splice(0)) connection.answer(late)
    })
    return {
      write: chunk => this.#write(connection, chunk),
      close: () => {
        this.#connections.delete(connection)
        for (const { lost } of connection.pending.splice(0)) lost(new PortFault('unplugged', 0))
      },
    }
  }

  fault(name: PrinterFault, isOn: boolean) {
    const before = this.#machine.status(this.#acts).toString()
    if (isOn) this.#faults.add(name)
    else this.#faults.delete(name)
    if (name === 'unplug' && isOn) this.#unplug()
    if (name === 'drawer-open' && !isOn) this.#isDrawerOpen = false
    if (before !== this.#machine.status(this.#acts).toString()) this.#push()
    this.#work()
    this.#takePending()
    if (name === 'paper-out' || name === 'drawer-open') this.#printed()
  }

  faults = (): PrinterFault[] => [...this.#faults]
  receipts = (): Receipt[] => this.#machine.receipts()
  pictures = (dots: number) => this.#machine.pictures(dots)
  tear = () => this.#machine.tear()
  /** Drawer pulses given and commands not understood, since the start. */
  counts = () => ({ ...this.#counts })
  /** The newest bytes that are no command, in hex. */
  unknown = (): readonly string[] => this.#unknown

  /** Pulls the cable, or takes nothing more, once so many more bytes have arrived. */
  trap(what: 'unplug' | 'stall', bytes: number) {
    this.#trap = { what, at: this.#received + bytes }
  }

  untrap = () => {
    this.#trap = undefined
    this.#linesLeft = undefined
  }
  /** Bytes that have arrived. */
  passed = () => this.#received

  /** The roll ends after so many more lines. */
  runOutAfter(lines: number) {
    this.#linesLeft = lines
  }

  /** Prints so many bytes in a second, as needles do; else all at once. */
  printsAt(bytesPerSecond: number) {
    this.#bytesPerSecond = bytesPerSecond
  }

  async #write(connection: Connection, chunk: Uint8Array): Promise<number> {
    if (!this.#connections.has(connection)) throw new PortFault('unplugged', 0)
    if (this.#trap && this.#received + chunk.length > this.#trap.at) {
      const { what, at } = this.#trap
      const part = chunk.subarray(0, at - this.#received)
      this.#trap = undefined
      this.#receive(part, connection)
      this.fault(what, true)
      if (what === 'unplug') throw new PortFault('unplugged', part.length)
      const rest = chunk.subarray(part.length)
      try {
        return part.length + (await this.#write(connection, rest))
      } catch (error) {
        if (!(error instanceof PortFault)) throw error
        throw new PortFault(error.reason, part.length + (error.taken ?? 0))
      }
    }
    if (this.#isFull(chunk) || connection.pending.length > 0) {
      return new Promise((took, lost) => connection.pending.push({ chunk, took, lost }))
    }
    this.#receive(chunk, connection)
    return chunk.length
  }

  /** It is set to another speed than the line: what comes is no byte to it. */
  #isOtherSpeed({ baud }: Connection) {
    const own = this.#machine.baud?.()
    return baud !== undefined && own !== undefined && baud !== own
  }

  #isFull(chunk: Uint8Array) {
    if (this.#faults.has('stall')) return true
    return this.#buffer.length > 0 && this.#buffer.length + chunk.length > BUFFER_BYTES
  }

  #takePending() {
    for (const connection of this.#connections) {
      for (let next = connection.pending[0]; next; next = connection.pending[0]) {
        if (this.#isFull(next.chunk)) break
        connection.pending.shift()
        this.#receive(next.chunk, connection)
        next.took(next.chunk.length)
      }
    }
  }

  #receive(chunk: Uint8Array, connection: Connection) {
    this.#received += chunk.length
    if (this.#isOtherSpeed(connection)) return
    this.#source = connection
    const drops = this.#machine.arrived(chunk, this.#acts)
    if (drops >= 0) this.#forget()
    const kept = drops < 0 ? chunk : chunk.subarray(drops)
    this.#buffer = new Uint8Array(Buffer.concat([this.#buffer, kept]))
    this.#work()
  }

  #forget() {
    this.#buffer = new Uint8Array()
    this.#machine.forget()
  }

  #work() {
    if (this.#workTimer) return
    const perTick = ((this.#bytesPerSecond ?? Number.POSITIVE_INFINITY) * TICK_MS) / 1_000
    let at = 0
    let hasPrinted = false
    while (at < Math.min(this.#buffer.length, perTick) && !this.#acts.isStopped()) {
      const next = this.#machine.next(this.#buffer, at, this.#acts)
      if (next === 'more') break
      at += next.length
      if (next.moved) this.#moved()
      hasPrinted = next.moved || hasPrinted
    }
    if (at > 0) this.#buffer = this.#buffer.slice(at)
    if (at > 0) this.#takePending()
    if (hasPrinted) this.#printed()
    if (at < perTick || this.#buffer.length === 0) return
    this.#workTimer = setTimeout(() => {
      this.#workTimer = undefined
      this.#work()
    }, TICK_MS).unref()
  }

  #moved() {
    if (this.#linesLeft === undefined || --this.#linesLeft > 0) return
    this.#linesLeft = undefined
    this.fault('paper-out', true)
  }

  #notUnderstood(bytes: readonly number[]) {
    this.#counts.unknown++
    const hex = Buffer.from(bytes).toString('hex')
    this.#unknown = [...this.#unknown, hex].slice(-UNKNOWN_MAX)
    this.#printed()
  }

  #kick(pin: 2 | 5) {
    this.#counts.kicks++
    this.#isDrawerOpen = true
    this.#push()
    clearTimeout(this.#drawerTimer)
    this.#drawerTimer = setTimeout(() => {
      this.#isDrawerOpen = false
      this.#push()
    }, DRAWER_CLOSES_MS)
    this.#drawerTimer.unref()
    this.#machine.kicked(pin)
    this.#printed()
  }

  #unplug() {
    const gone = [...this.#connections]
    this.#connections.clear()
    for (const { pending, hungUp } of gone) {
      for (const { lost } of pending) lost(new PortFault('unplugged', 0))
      hungUp()
    }
  }

  #push() {
    if (this.#machine.isPushing()) this.#acts.tellAll(this.#machine.status(this.#acts))
  }

  #answer(bytes: Uint8Array, connection?: Connection) {
    if (this.#faults.has('no-answer')) return
    if (connection && this.#connections.has(connection)) {
      if (this.#isOtherSpeed(connection)) return
      connection.answer(this.#faults.has('garbage') ? GARBAGE : bytes)
    } else if (this.#machine.keeps(bytes)) {
      // What nobody read yet waits for the next connection, as on USB.
      this.#held = [...this.#held, bytes].slice(-HELD_ANSWERS_MAX)
    }
  }
}
