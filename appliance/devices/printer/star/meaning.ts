// What the bytes between us and a Star printer mean, for a technician who reads along.
import { byFinding, byParsing, type Decoder, type Meaning } from '../../byte-log/stretches.ts'
import type { CodePageName } from '../code-pages.ts'
import { commandMeaning } from '../meaning.ts'
import { flagsOf } from '../status-flags.ts'
import { counterOf, type Frame, parse, statusOf } from './bytes.ts'
import { commandAt, type StarCommand } from './commands.ts'

export const starDecoder = (): Decoder => {
  let page: CodePageName = 'pc437'
  let isRaster = false
  const meaningOf = (command: StarCommand): Meaning => {
    switch (command.is) {
      case 'push':
        return { is: command.on ? 'tell-changes' : 'tell-nothing' }
      case 'count-on':
        return { is: 'ask-proof' }
      case 'clear-count':
        return { is: 'setting' }
      case 'print-end':
        return command.s === 2
          ? { is: 'setting' }
          : { is: 'ask-proof', text: String(command.n1 + command.n2 * 256) }
      case 'raster-mode':
        return { is: 'raster-mode', text: command.on ? '1' : '0' }
      case 'now':
        return now[command.what]
      case 'raster':
        // In raster mode each row of dots is a command of its own.
        return isRaster
          ? { is: 'picture', text: `${command.widthBytes * 8}`, joins: true }
          : commandMeaning(command, page)
      default:
        return commandMeaning(command, page)
    }
  }
  const to = byFinding((bytes, at) => {
    const found = commandAt(bytes, at, isRaster)
    if (found === 'more') return 'more'
    const { command, length } = found
    if (command.is === 'unknown') return 'garbage'
    if (command.is === 'page') page = command.name
    const frame = meaningOf(command)
    if (command.is === 'raster-mode') isRaster = command.on
    return { frame, length }
  })
  return { to, from: byParsing(parse, learn) }
}

const now: Record<Extract<StarCommand, { is: 'now' }>['what'], Meaning> = {
  'drawer-2': { is: 'drawer-pulse', text: '2' },
  'drawer-5': { is: 'drawer-pulse', text: '5' },
  ask: { is: 'ask-status' },
  reset: { is: 'drop-all' },
  enq: { is: 'ask-status' },
  eot: { is: 'ask-status' },
}

const learn = (frame: Frame): Meaning => {
  if (frame.is === 'echo') return { is: 'proof', text: String(frame.id) }
  const counter = counterOf(frame.bytes)
  return {
    is: 'status',
    flags: flagsOf(statusOf(frame.bytes), ((frame.bytes[2] ?? 0) & 0x08) !== 0),
    ...(counter === null ? {} : { text: String(counter) }),
  }
}
