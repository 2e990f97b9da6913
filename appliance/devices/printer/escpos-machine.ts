// An emulated ESC/POS printer: real-time commands, status and paper.
import { baudOf, memoryMachine, newMemory, type PrinterMemory, pageOf } from './emulated-memory.ts'
import { type Command, commandAt } from './emulator-commands.ts'
import type { MemoryCommand } from './emulator-memory-commands.ts'
import type { Acts, Machine, Obeyed } from './machine.ts'
import { paper } from './paper.ts'
import { receiptSvg } from './paper-svg.ts'

/** What a clone may not know of what it is asked for behind a receipt. */
export type Proof = 'process-id' | 'ordered-status'

/**
 * `memory`: its own, which it answers about; null: a plain printer without one. `lacks`: what it takes
 * and never answers.
 */
export const escposMachine = (
  memory: PrinterMemory | null = newMemory(),
  lacks: readonly Proof[] = [],
): Machine => {
  const roll = paper(() => (memory ? pageOf(memory) : 'pc437'))
  const restart = () => {
    isPushing = false
    roll.reset()
  }
  const own = memory && memoryMachine(memory, restart)
  let isPushing = false
  let tail: Uint8Array = new Uint8Array()
  const remember = (command: MemoryCommand, acts: Acts): boolean => {
    if (!own) return false
    const answer = own.obey(command)
    if (answer) acts.answer(answer)
    if (command.is !== 'print-picture') return false
    const picture = own.picture(command.key)
    return picture !== undefined && roll.apply({ is: 'raster', ...picture })
  }
  const obey = (command: Command, acts: Acts): boolean => {
    if (command.is === 'memory') return remember(command.command, acts)
    // It prints nothing until it is let out.
    if (own?.isInSetup()) return false
    if (command.is === 'unknown') acts.unknown(command.bytes)
    if (command.is === 'drawer') {
      acts.kick(command.pin)
      return false
    }
    if (command.is === 'push-status') {
      isPushing = command.on
      if (command.on) acts.answer(pushed(acts))
    }
    if (command.is !== 'ordered-status' && command.is !== 'process-id') return roll.apply(command)
    if (lacks.includes(command.is)) return false
    if (command.is === 'ordered-status') acts.answer(ordered(acts))
    else acts.answer(Uint8Array.of(0x37, 0x22, ...command.id, 0))
    return roll.apply(command)
  }
  return {
    arrived: (chunk, acts) => {
      const bytes = Buffer.concat([tail, chunk])
      const { at, drops } = obeyNow(bytes, acts)
      const offset = tail.length
      tail = new Uint8Array(bytes.subarray(at))
      return drops === -1 ? -1 : Math.max(0, drops - offset)
    },
    next: (bytes, at, acts): Obeyed | 'more' => {
      const next = commandAt(bytes, at)
      return next === 'more' ? 'more' : { length: next.length, moved: obey(next.command, acts) }
    },
    status: pushed,
    isPushing: () => isPushing,
    ...(memory ? { baud: () => baudOf(memory) } : {}),
    keeps: answer => answer[0] === 0x37 && answer[1] === 0x22,
    forget: roll.reset,
    kicked: pin => roll.apply({ is: 'drawer', pin }),
    receipts: roll.receipts,
    pictures: dots =>
      roll.receipts().map(receipt => ({ id: receipt.id, svg: () => receiptSvg(receipt, dots) })),
    tear: roll.tear,
  }
}

/** Real-time commands, wherever they stand; `drops` is where the last "drop the buffer" ended. */
const obeyNow = (bytes: Uint8Array, acts: Acts): { at: number; drops: number } => {
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
    if (second === 0x04 && n >= 1 && n <= 4) acts.answer(now(n, acts))
    if (second === 0x14 && n === 1) acts.kick(m === 0 ? 2 : 5)
    const isDrop = second === 0x14 && n === 8
    if (isDrop) drops = at + needed
    if (isDrop) acts.answer(Uint8Array.of(0x37, 0x25, 0x00))
    at += isDrop || second === 0x04 || second === 0x14 ? needed : 1
  }
  return { at, drops }
}

const drawerBit = (acts: Acts) => (acts.isDrawerOpen() ? 0x04 : 0)
const isNearEnd = (acts: Acts) => acts.has('paper-near-end') || acts.has('paper-out')

/** As in the second byte of the automatic status and in the answer to DLE EOT 3. */
const errors = (acts: Acts) =>
  (acts.has('cutter-jam') ? 0x08 : 0) |
  (acts.has('unrecoverable') ? 0x20 : 0) |
  (acts.has('overheated') ? 0x40 : 0)

const pushed = (acts: Acts): Uint8Array => {
  const offline = acts.isStopped() ? 0x08 : 0
  const cover = acts.has('cover-open') ? 0x20 : 0
  const end = acts.has('paper-out') ? 0x0c : 0
  return Uint8Array.of(
    0x10 | drawerBit(acts) | offline | cover,
    errors(acts),
    end | (isNearEnd(acts) ? 0x03 : 0),
    0x0f,
  )
}

const now = (n: number, acts: Acts): Uint8Array => {
  const isOut = acts.has('paper-out')
  const bits = [
    drawerBit(acts) | (acts.isStopped() ? 0x08 : 0),
    (acts.has('cover-open') ? 0x04 : 0) | (isOut ? 0x20 : 0) | (errors(acts) ? 0x40 : 0),
    errors(acts),
    (isNearEnd(acts) ? 0x0c : 0) | (isOut ? 0x60 : 0),
  ]
  return Uint8Array.of(0x12 | (bits[n - 1] ?? 0))
}

const ordered = (acts: Acts): Uint8Array =>
  Uint8Array.of((isNearEnd(acts) ? 0x03 : 0) | (acts.has('paper-out') ? 0x0c : 0))
