// A receipt printer without hardware: obeys bytes, keeps paper, has faults that can be switched on.
import type { Mountable, Session } from '../ports/memory.ts'
import { PortFault } from '../ports/port.ts'
import { type Command, commandAt } from './emulator-commands.ts'
import { paper, type Receipt } from './paper.ts'

export const printerFaults = [
  'paper-out',
  'paper-near-end',
  'cover-open',
  'unplug',
  'garbage',
  'stall',
  'no-answer',
  'drawer-open',
] as const
export type PrinterFault = (typeof printerFaults)[number]

/** Receive buffer; when it is full the printer takes nothing more until it has printed. */
export const BUFFER_BYTES = 65_536
/** Somebody closes the drawer again. */
export const DRAWER_CLOSES_MS = 3_000
const HELD_ANSWERS_MAX = 16
const GARBAGE = Uint8Array.of(0xff, 0xa5, 0xc3, 0x9e, 0xff, 0x81, 0xb0, 0xfe, 0xd0)

type Pending = {
  chunk: Uint8Array
  took: (bytes: number) => void
  lost: (fault: PortFault) => void
}
type Connection = { answer: (chunk: Uint8Array) => void; hungUp: () => void; pending: Pending[] }

export class PrinterEmulator implements Mountable {
  #paper = paper()
  #faults = new Set<PrinterFault>()
  #connections = new Set<Connection>()
  #buffer = new Uint8Array()
  #pushes = false
  #drawerTimer: ReturnType<typeof setTimeout> | undefined
  #isDrawerOpen = false
  #received = 0
  /** Who sent last is answered. */
  #source: Connection | undefined
  #unplugAt: number | undefined
  #linesLeft: number | undefined
  #held: Uint8Array[] = []
  #tail = new Uint8Array()
  #printed: () => void
  #counts = { kicks: 0, unknown: 0 }

  /** `printed` is called whenever the paper or the drawer changed. */
  constructor(printed: () => void = () => {}) {
    this.#printed = printed
  }

  connect(answer: (chunk: Uint8Array) => void, hungUp: () => void): Session {
    if (this.#faults.has('unplug')) throw new PortFault('unplugged', 0)
    const connection: Connection = { answer, hungUp, pending: [] }
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
    const before = this.#statusBytes().toString()
    if (isOn) this.#faults.add(name)
    else this.#faults.delete(name)
    if (name === 'unplug' && isOn) this.#unplug()
    if (name === 'drawer-open' && !isOn) this.#isDrawerOpen = false
    if (before !== this.#statusBytes().toString()) this.#push()
    this.#work()
    this.#takePending()
    if (name === 'paper-out' || name === 'drawer-open') this.#printed()
  }

  faults = (): PrinterFault[] => [...this.#faults]
  receipts = (): Receipt[] => this.#paper.receipts()
  tear = () => this.#paper.tear()
  /** Drawer pulses given and commands not understood, since the start. */
  counts = () => ({ ...this.#counts })

  /** Pulls the cable once so many more bytes have arrived. */
  unplugAfter(bytes: number) {
    this.#unplugAt = this.#received + bytes
  }

  /** The roll ends after so many more lines. */
  runOutAfter(lines: number) {
    this.#linesLeft = lines
  }

  async #write(connection: Connection, chunk: Uint8Array): Promise<number> {
    if (!this.#connections.has(connection)) throw new PortFault('unplugged', 0)
    if (this.#unplugAt !== undefined && this.#received + chunk.length > this.#unplugAt) {
      const part = chunk.subarray(0, this.#unplugAt - this.#received)
      this.#unplugAt = undefined
      this.#receive(part, connection)
      this.fault('unplug', true)
      throw new PortFault('unplugged', part.length)
    }
    if (this.#isFull(chunk) || connection.pending.length > 0) {
      return new Promise((took, lost) => connection.pending.push({ chunk, took, lost }))
    }
    this.#receive(chunk, connection)
    return chunk.length
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
    this.#source = connection
    const drops = this.#obeyNow(chunk, connection)
    if (drops >= 0) this.#forget()
    const kept = drops < 0 ? chunk : chunk.subarray(drops)
    this.#buffer = new Uint8Array(Buffer.concat([this.#buffer, kept]))
    this.#work()
  }

  #forget() {
    this.#buffer = new Uint8Array()
    this.#paper.reset()
  }

  /** Real-time commands, wherever they stand; returns where a "drop the buffer" ended, else -1. */
  #obeyNow(chunk: Uint8Array, connection: Connection): number {
    const bytes = Buffer.concat([this.#tail, chunk])
    const offset = this.#tail.length
    let drops = -1
    let at = 0
    while (at < bytes.length) {
      if (bytes[at] !== 0x10) {
        at++
        continue
      }
      const needed = bytes[at + 1] === 0x14 ? (bytes[at + 2] === 8 ? 10 : 5) : 3
      if (at + needed > bytes.length) break
      const [, second, n = 0, m = 0] = bytes.subarray(at, at + needed)
      if (second === 0x04 && n >= 1 && n <= 4) this.#answer(this.#nowByte(n), connection)
      if (second === 0x14 && n === 1) this.#kick(m === 0 ? 2 : 5)
      const isDrop = second === 0x14 && n === 8
      if (isDrop) drops = Math.max(0, at + needed - offset)
      at += isDrop || second === 0x04 || second === 0x14 ? needed : 1
    }
    this.#tail = new Uint8Array(bytes.subarray(at))
    return drops
  }

  #work() {
    let at = 0
    let hasPrinted = false
    while (at < this.#buffer.length && !this.#isStopped()) {
      const next = commandAt(this.#buffer, at)
      if (next === 'more') break
      at += next.length
      hasPrinted = this.#obey(next.command) || hasPrinted
    }
    if (at > 0) this.#buffer = this.#buffer.slice(at)
    if (at > 0) this.#takePending()
    if (hasPrinted) this.#printed()
  }

  #obey(command: Command): boolean {
    const connection = this.#source
    if (command.is === 'unknown') this.#counts.unknown++
    if (command.is === 'drawer') {
      this.#kick(command.pin)
      return true
    }
    if (command.is === 'push-status') {
      this.#pushes = command.on
      if (command.on) this.#answer(this.#statusBytes(), connection)
    }
    if (command.is === 'ordered-status') this.#answer(this.#orderedByte(), connection)
    if (command.is === 'process-id') {
      this.#answer(Uint8Array.of(0x37, 0x22, ...command.id, 0), connection)
    }
    const hasMoved = this.#paper.apply(command)
    if (hasMoved && this.#linesLeft !== undefined && --this.#linesLeft <= 0) {
      this.#linesLeft = undefined
      this.fault('paper-out', true)
    }
    return hasMoved
  }

  #isStopped = () => this.#faults.has('paper-out') || this.#faults.has('cover-open')

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
    this.#paper.apply({ is: 'drawer', pin })
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
    if (!this.#pushes) return
    for (const connection of this.#connections) this.#answer(this.#statusBytes(), connection)
  }

  #answer(bytes: Uint8Array, connection?: Connection) {
    if (this.#faults.has('no-answer')) return
    if (connection && this.#connections.has(connection)) {
      connection.answer(this.#faults.has('garbage') ? GARBAGE : bytes)
    } else if (bytes[0] === 0x37) {
      // What nobody read yet waits for the next connection, as on USB.
      this.#held = [...this.#held, bytes].slice(-HELD_ANSWERS_MAX)
    }
  }

  #drawerBit = () => (this.#isDrawerOpen || this.#faults.has('drawer-open') ? 0x04 : 0)
  #nearEnd = () => this.#faults.has('paper-near-end') || this.#faults.has('paper-out')

  #statusBytes(): Uint8Array {
    const offline = this.#isStopped() ? 0x08 : 0
    const cover = this.#faults.has('cover-open') ? 0x20 : 0
    const end = this.#faults.has('paper-out') ? 0x0c : 0
    return Uint8Array.of(
      0x10 | this.#drawerBit() | offline | cover,
      0,
      end | (this.#nearEnd() ? 0x03 : 0),
      0x0f,
    )
  }

  #nowByte(n: number): Uint8Array {
    const bits = [
      this.#drawerBit() | (this.#isStopped() ? 0x08 : 0),
      (this.#faults.has('cover-open') ? 0x04 : 0) | (this.#faults.has('paper-out') ? 0x20 : 0),
      0,
      (this.#nearEnd() ? 0x0c : 0) | (this.#faults.has('paper-out') ? 0x60 : 0),
    ]
    return Uint8Array.of(0x12 | (bits[n - 1] ?? 0))
  }

  #orderedByte = () =>
    Uint8Array.of((this.#nearEnd() ? 0x03 : 0) | (this.#faults.has('paper-out') ? 0x0c : 0))
}
