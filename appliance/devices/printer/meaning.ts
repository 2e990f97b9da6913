// What the bytes between us and an ESC/POS printer mean, for a technician who reads along.
import { byFinding, byParsing, type Decoder, type Meaning } from '../byte-log/stretches.ts'
import { type Frame, parse, statusOfNow, statusOfPushed } from './bytes.ts'
import { type CodePageName, fromCodePage } from './code-pages.ts'
import { type Command, commandAt } from './emulator-commands.ts'
import type { MemoryCommand } from './emulator-memory-commands.ts'
import { cleanStatus } from './status.ts'
import { flagsOf } from './status-flags.ts'

/** Questions whose answer never came are forgotten from here on. */
const ASKED_MAX = 8

export const escposDecoder = (): Decoder => {
  let page: CodePageName = 'pc437'
  // The answer to DLE EOT n does not say n.
  let asked: number[] = []
  const realTime = (bytes: Uint8Array, at: number): Meaning => {
    const [, second, n = 0, pin = 0] = bytes.subarray(at, at + 4)
    if (second === 0x04) {
      asked = [...asked, n].slice(-ASKED_MAX)
      return { is: 'ask-status', text: String(n) }
    }
    if (second === 0x05) return { is: 'recover', text: String(n) }
    return n === 8 ? { is: 'drop-all' } : { is: 'drawer-pulse', text: pin === 0 ? '2' : '5' }
  }
  const to = byFinding((bytes, at) => {
    const found = commandAt(bytes, at)
    if (found === 'more') return 'more'
    const { command, length } = found
    if (command.is === 'unknown') return 'garbage'
    if (command.is === 'page') page = command.name
    if (command.is === 'start-anew') page = 'pc437'
    const isRealTime = bytes[at] === 0x10
    return { frame: isRealTime ? realTime(bytes, at) : commandMeaning(command, page), length }
  })
  const learn = (frame: Frame): Meaning => {
    switch (frame.is) {
      case 'pushed':
        return {
          is: 'status',
          flags: flagsOf(statusOfPushed(frame.bytes), (frame.bytes[0] & 0x08) !== 0),
        }
      case 'now': {
        const n = asked.shift()
        if (n === undefined) return { is: 'status' }
        const isOffline = n === 1 && (frame.byte & 0x08) !== 0
        return {
          is: 'status',
          text: String(n),
          flags: flagsOf(statusOfNow(cleanStatus, n, frame.byte), isOffline),
        }
      }
      case 'process-id':
        return { is: 'proof', text: frame.id }
      case 'dropped':
        return { is: 'dropped' }
      case 'block':
        return { is: 'answer', text: frame.text.replaceAll('\u001f', ' = ') }
      case 'ordered': {
        const paperNearEnd = (frame.byte & 0x03) !== 0
        const paperOut = (frame.byte & 0x0c) !== 0
        return { is: 'processed', flags: flagsOf({ ...cleanStatus, paperNearEnd, paperOut }) }
      }
    }
  }
  return { to, from: byParsing(parse, learn) }
}

/** What a command of a receipt does; Star's have the same names. */
export const commandMeaning = (command: Command, page: CodePageName): Meaning => {
  switch (command.is) {
    case 'text':
      return { is: 'text', text: fromCodePage(command.byte, page), joins: true }
    case 'line-feed':
    case 'start-anew':
      return { is: command.is }
    case 'print-mode':
      return { is: 'letters', text: sizeOf(command.wide, command.high, command.bold) }
    case 'size':
      return { is: 'letters', text: sizeOf(command.wide, command.high, false) }
    case 'bold':
      return { is: 'letters', text: command.on ? '1 × 1, B' : '1 × 1' }
    case 'align':
      return { is: 'align', text: arrows[command.to] }
    case 'page':
      return { is: 'code-page', text: command.name }
    case 'feed-lines':
      return { is: 'feed', text: `${command.lines}` }
    case 'feed-dots':
      return { is: 'feed', text: `${command.dots}/203"` }
    case 'cut':
      return { is: 'cut' }
    case 'drawer':
      return { is: 'drawer-pulse', text: String(command.pin) }
    case 'raster':
      return { is: 'picture', text: `${command.widthBytes * 8} × ${command.rows}` }
    case 'barcode':
      return { is: 'barcode', text: command.text }
    case 'qr-data':
      return { is: 'qr-code', text: command.text }
    case 'process-id':
      return { is: 'ask-proof', text: Buffer.from(command.id).toString('latin1') }
    case 'ordered-status':
      return { is: 'ask-processed' }
    case 'push-status':
      return { is: command.on ? 'tell-changes' : 'tell-nothing' }
    case 'memory':
      return memoryMeaning(command.command)
    case 'unknown':
      return { is: 'noise' }
    default:
      return { is: 'setting' }
  }
}

const memoryMeaning = (command: MemoryCommand): Meaning => {
  switch (command.is) {
    case 'store-picture':
      return { is: 'logo-store', text: command.key }
    case 'print-picture':
      return { is: 'logo-print', text: command.key }
    case 'delete-picture':
      return { is: 'logo-delete', text: command.key }
    case 'delete-pictures':
      return { is: 'logo-delete' }
    case 'ask-who':
      return { is: 'setting', text: `GS I ${command.n}` }
    default:
      return { is: 'setting', text: names[command.is] }
  }
}

const names = {
  'enter-setup': 'GS ( E 1',
  'leave-setup': 'GS ( E 2',
  'set-values': 'GS ( E 5',
  'ask-value': 'GS ( E 6',
  'set-line': 'GS ( E 11',
  'ask-line': 'GS ( E 12',
  'ask-capacity': 'GS ( L 48',
  'ask-free': 'GS ( L 51',
  'list-pictures': 'GS ( L 64',
  'go-on': 'ACK',
} as const

const sizeOf = (wide: number, high: number, isBold: boolean) =>
  `${wide} × ${high}${isBold ? ', B' : ''}`

const arrows = { left: '←', center: '↔', right: '→' } as const
