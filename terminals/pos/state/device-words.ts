// What a device's state means to a cashier, and what to do about it.
import { nameOf } from '#kit/i18n.ts'
import type { Row } from '#schema/index.ts'
import { deviceTexts } from '../device-texts.ts'

/** `none`: the till has no such device. `busy`: nothing is wrong, it is at something. */
export type DeviceTone = 'good' | 'busy' | 'warn' | 'bad' | 'none'
/** `short` is for the strip, `words` say what to do. */
export type DeviceWords = { tone: DeviceTone; short: string; words: string }

export type DeviceState = {
  device: Pick<Row<'device'>, 'name' | 'name_ar' | 'class'> | undefined
  /** as the hub says it; `none` without a device, `unknown` before it was heard, `away` or `line-down` without a link */
  state: string
  why: string | undefined
}

/** The same where nothing beside them says which device is meant: its name stands first. */
export const namedWords = (said: DeviceState, paper?: Paper): string => {
  const { words } = deviceWords(said, paper)
  return said.device ? deviceTexts.ofDevice(nameOf(said.device), words) : words
}

/** What a printer should print; a receipt printer is thought to print a receipt. */
type Paper = 'receipt' | 'other'

export const deviceWords = (
  { device, state, why }: DeviceState,
  paper: Paper = device?.class === 'receipt_printer' ? 'receipt' : 'other',
): DeviceWords => {
  const known = why === undefined ? undefined : reasons[why]
  if (known) {
    const { tone = 'bad', short = 'faultShort', otherwise } = known
    const words = otherwise && paper === 'other' ? otherwise : known.words
    return { tone, words: deviceTexts[words], short: deviceTexts[short] }
  }
  const { tone, words } = states[state] ?? { tone: 'bad', words: 'trouble' }
  const short = words === 'trouble' ? deviceTexts.faultShort : deviceTexts.offShort
  return { tone, words: deviceTexts[words], short: tone === 'bad' ? short : '' }
}

/** Those that are one sentence. */
type Word = {
  [K in keyof typeof deviceTexts]: (typeof deviceTexts)[K] extends string ? K : never
}[keyof typeof deviceTexts]

const states: Readonly<Record<string, { tone: DeviceTone; words: Word }>> = {
  none: { tone: 'none', words: 'none' },
  unknown: { tone: 'warn', words: 'unheard' },
  opening: { tone: 'warn', words: 'unheard' },
  away: { tone: 'warn', words: 'away' },
  'line-down': { tone: 'warn', words: 'lineDown' },
  ready: { tone: 'good', words: 'ready' },
  offline: { tone: 'bad', words: 'off' },
  absent: { tone: 'bad', words: 'off' },
}

type Reason = {
  words: Word
  /** for paper that is no receipt */
  otherwise?: Word
  short?: Word
  tone?: DeviceTone
}

/** By the reason the hub gives. */
const reasons: Readonly<Record<string, Reason>> = {
  'paper-out': { words: 'paperOut', otherwise: 'paperOutElse', short: 'paperOutShort' },
  'paper-near-end': { words: 'paperLow', short: 'paperLowShort', tone: 'warn' },
  'cover-open': { words: 'coverOpen', otherwise: 'coverOpenElse', short: 'coverShort' },
  'cutter-jam': { words: 'cutterJam', otherwise: 'cutterJamElse', short: 'cutterShort' },
  'paper-jam': { words: 'paperJam', short: 'jamShort' },
  overheated: { words: 'printerHot', short: 'hotShort' },
  unrecoverable: { words: 'printerBroken' },
  'printer-paused': { words: 'printerPaused', short: 'pausedShort' },
  unplugged: { words: 'off', short: 'offShort' },
  'no-answer': { words: 'off', short: 'offShort' },
  'hub-away': { words: 'hubAway', short: 'offShort' },
  'hub-stopped': { words: 'hubAway', short: 'offShort' },
  'hub-revoked': { words: 'notSetUp' },
  garbage: { words: 'nonsense' },
  stall: { words: 'stuck' },
  'scale-fault': { words: 'scaleFault' },
  'terminal-busy': { words: 'terminalElse', short: 'busyShort', tone: 'warn' },
  'terminal-refused': { words: 'terminalRefused' },
  'options-not-valid': { words: 'notSetUp' },
  'not-supported': { words: 'notSetUp' },
  'reports-not-known': { words: 'notSetUp' },
  'currency-not-known': { words: 'notSetUp' },
  'in-use': { words: 'notSetUp' },
  'no-permission': { words: 'notSetUp' },
  'model-unknown': { words: 'notSetUp' },
  'address-not-valid': { words: 'notSetUp' },
  'two-alike': { words: 'notSetUp' },
  // Only a program outside misses it.
  'address-taken': { words: 'ready', tone: 'good' },
}
