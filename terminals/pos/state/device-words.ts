// What a device's state means to a cashier, and what to do about it.
import { nameOf } from '#kit/i18n.ts'
import type { Row } from '#schema/index.ts'
import { texts } from '../texts.ts'

/** `none`: the till has no such device. `short` is for the strip, `words` say what to do. */
export type DeviceTone = 'good' | 'warn' | 'bad' | 'none'
export type DeviceWords = { tone: DeviceTone; short: string; words: string }

type State = { state: string; why: string | undefined }
type Named = Pick<Row<'device'>, 'name' | 'name_ar'>

/** The same where nothing beside them says which device is meant: its name stands first. */
export const namedWords = (device: State & { device: Named | undefined }): string => {
  const { words } = deviceWords(device)
  return device.device ? texts.ofDevice(nameOf(device.device), words) : words
}

export const deviceWords = ({ state, why }: State): DeviceWords => {
  const say = (tone: DeviceTone, words: string, short = ''): DeviceWords => ({ tone, words, short })
  if (why === 'paper-out') return say('bad', texts.paperOut, texts.paperOutShort)
  if (why === 'cover-open') return say('bad', texts.coverOpen, texts.coverShort)
  if (why === 'paper-near-end') return say('warn', texts.paperLow)
  switch (state) {
    case 'none':
      return say('none', texts.deviceNone)
    case 'unknown':
    case 'opening':
      return say('warn', texts.deviceUnknown)
    case 'ready':
      return say('good', texts.deviceReady)
    case 'offline':
    case 'absent':
      return say('bad', texts.deviceOff, texts.offShort)
    default:
      return say('bad', texts.deviceTrouble, texts.offShort)
  }
}
