// An emulated Star printer: automatic status, print end counter, raster mode and paper. One that `lacks` a
// proof does not obey what asks for it.
import type { Acts, Machine, Obeyed } from '../machine.ts'
import { paper } from '../paper.ts'
import { receiptSvg } from '../paper-svg.ts'
import { commandAt, type StarCommand } from './commands.ts'

export type StarProof = 'counter' | 'echo'

export const starMachine = (lacks: readonly StarProof[] = []): Machine => {
  const roll = paper()
  let isPushing = false
  let isRaster = false
  let counter = 0
  let printEnds = 0
  let tail: Uint8Array = new Uint8Array()
  // One byte opens the drawer on arrival, but only where a command stands and not among dots.
  let ahead = startAhead()
  const lookAhead = (chunk: Uint8Array, acts: Acts) => {
    const bytes = Buffer.concat([ahead.rest, chunk])
    let at = 0
    while (at < bytes.length) {
      const next = commandAt(bytes, at, ahead.isRaster)
      if (next === 'more') break
      at += next.length
      const { command } = next
      if (command.is === 'raster-mode') ahead.isRaster = command.on
      if (command.is === 'now') obeyByte(command.what, isPushing, acts)
    }
    ahead.rest = new Uint8Array(bytes.subarray(at, at + AHEAD_BYTES_MAX))
  }
  const status = (acts: Acts) => statusBytes(acts, counter)
  const forget = () => {
    roll.reset()
    isRaster = false
    isPushing = false
    counter = 0
    printEnds = 0
  }
  const obey = (command: StarCommand, acts: Acts): boolean => {
    switch (command.is) {
      case 'unknown':
        acts.unknown(command.bytes)
        return false
      case 'drawer':
        acts.kick(command.pin)
        return false
      case 'push': {
        const isNew = command.on && !isPushing
        isPushing = command.on
        if (isNew) acts.answer(status(acts))
        return false
      }
      case 'count-on':
        if (lacks.includes('counter')) return false
        counter = (counter + 1) % 32
        if (isPushing) acts.tellAll(status(acts))
        return false
      case 'clear-count':
        counter = 0
        return false
      case 'print-end':
        if (lacks.includes('echo')) return false
        if (command.s === 1) printEnds = (printEnds + 1) % 256
        if (command.s === 2) printEnds = 0
        if (command.s <= 1) acts.answer(echo(command, printEnds))
        return false
      case 'raster-mode':
        isRaster = command.on
        return false
      case 'now':
        return false
      default:
        return roll.apply(command)
    }
  }
  return {
    arrived: (chunk, acts) => {
      const bytes = Buffer.concat([tail, chunk])
      const { drops, rest } = obeyNow(bytes, () => acts.answer(status(acts)))
      const offset = tail.length
      tail = new Uint8Array(bytes.subarray(rest))
      const from = drops === -1 ? 0 : Math.max(0, drops - offset)
      if (drops !== -1) ahead = startAhead()
      lookAhead(chunk.subarray(from), acts)
      return drops === -1 ? -1 : from
    },
    next: (bytes, at, acts): Obeyed | 'more' => {
      const next = commandAt(bytes, at, isRaster)
      return next === 'more' ? 'more' : { length: next.length, moved: obey(next.command, acts) }
    },
    status,
    isPushing: () => isPushing,
    keeps: answer => answer[0] === 0x1b,
    forget,
    kicked: pin => roll.apply({ is: 'drawer', pin }),
    receipts: roll.receipts,
    pictures: dots =>
      roll.receipts().map(receipt => ({ id: receipt.id, svg: () => receiptSvg(receipt, dots) })),
    tear: roll.tear,
  }
}

/** A command that is longer is a picture of more than the printer can hold. */
const AHEAD_BYTES_MAX = 65_536

const startAhead = (): { rest: Uint8Array; isRaster: boolean } => ({
  rest: new Uint8Array(),
  isRaster: false,
})

const obeyByte = (
  what: Extract<StarCommand, { is: 'now' }>['what'],
  isPushing: boolean,
  acts: Acts,
) => {
  if (what === 'drawer-2') acts.kick(2)
  if (what === 'drawer-5') acts.kick(5)
  // ENQ and EOT must not be used while automatic status is on.
  if (isPushing && what === 'enq') acts.unknown([0x05])
  if (isPushing && what === 'eot') acts.unknown([0x04])
}

/** ESC ACK SOH and ESC ACK CAN; `drops` is where the last reset ended, `rest` a beginning of one. */
const obeyNow = (bytes: Uint8Array, answer: () => void): { drops: number; rest: number } => {
  let drops = -1
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] !== 0x1b) continue
    if (at + 1 >= bytes.length) return { drops, rest: at }
    if (bytes[at + 1] !== 0x06) continue
    if (at + 2 >= bytes.length) return { drops, rest: at }
    if (bytes[at + 2] === 0x01) answer()
    if (bytes[at + 2] === 0x18) drops = at + 3
  }
  return { drops, rest: bytes.length }
}

/** Nine bytes, version 3: 23 06, then the seven printer statuses (Appendix 2). */
const statusBytes = (acts: Acts, counter: number): Uint8Array => {
  const isOut = acts.has('paper-out')
  const isNearEnd = isOut || acts.has('paper-near-end')
  const one =
    (acts.isDrawerOpen() ? 0x04 : 0) |
    (acts.isStopped() ? 0x08 : 0) |
    (acts.has('cover-open') ? 0x20 : 0)
  const two =
    (acts.has('cutter-jam') ? 0x08 : 0) |
    (acts.has('unrecoverable') ? 0x20 : 0) |
    (acts.has('overheated') ? 0x40 : 0)
  const four = (isOut ? 0x08 : 0) | (isNearEnd ? 0x04 : 0)
  const six = ((counter & 0x18) << 2) | ((counter & 0x07) << 1)
  return Uint8Array.of(0x23, 0x06, one, two, 0, four, 0, six, 0)
}

const echo = ({ s, n1, n2 }: Extract<StarCommand, { is: 'print-end' }>, printEnds: number) =>
  Uint8Array.of(0x1b, 0x1d, 0x03, s, n1, n2, printEnds, 0)
