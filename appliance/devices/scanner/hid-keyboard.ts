// HID boot keyboards: a scanner that types its codes on a US keyboard, with Enter or Tab behind.
import type { Input, Read } from './steps.ts'
import {
  type State as Lines,
  start as linesStart,
  step as linesStep,
  USB_GAP_MAX_MS,
} from './steps.ts'

/** Modifiers, a reserved byte, six keys: HID 1.11, appendix B.1 (boot keyboard). */
export const REPORT_BYTES = 8
const SHIFT = 0x22
const CONTROL = 0x11
const OTHER_MODIFIERS = 0xcc
/** Stands for a key that types nothing we know: the code it is in is dropped. */
const UNKNOWN = '\u0000'

/** Characters by usage from 0x04 on, HID Usage Tables 1.12, section 10; plain and with shift. */
const plain = "abcdefghijklmnopqrstuvwxyz1234567890\r\u0000\u0000\r -=[]\\\u0000;'`,./"
const shifted = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ!@#$%^&*()\r\u0000\u0000\r _+{}|\u0000:"~<>?'
const FIRST = 0x04
const CAPS_LOCK = 0x39
/** The keypad, from usage 0x54 on. */
const keypad = '/*-+\r1234567890.'
const KEYPAD_FIRST = 0x54

export type KeyboardState = { rest: Uint8Array; held: readonly number[]; lines: Lines }

export const keyboardStart: KeyboardState = { rest: new Uint8Array(), held: [], lines: linesStart }

/** Keys that went down since the report before, as the text of a line scanner. */
export const keyboardStep = (
  state: KeyboardState,
  input: Input,
): Read & { state: KeyboardState } => {
  if (input.is === 'disconnected') {
    const { dropped } = linesStep(state.lines, input)
    return { state: keyboardStart, scans: [], dropped }
  }
  const bytes = Uint8Array.of(...state.rest, ...input.chunk)
  let { held } = state
  let text = ''
  let at = 0
  for (; bytes.length - at >= REPORT_BYTES; at += REPORT_BYTES) {
    const keys = [...bytes.subarray(at + 2, at + REPORT_BYTES)].filter(key => key !== 0)
    const before = held
    const typed = keys.filter(key => !before.includes(key) && key !== CAPS_LOCK)
    for (const key of typed) text += characterOf(key, bytes[at] ?? 0)
    held = keys
  }
  const rest = bytes.slice(at)
  if (text === '') return { state: { ...state, rest, held }, scans: [], dropped: 0 }
  const chunk = Buffer.from(text, 'latin1')
  const {
    state: lines,
    scans,
    dropped,
  } = linesStep(state.lines, { ...input, chunk }, USB_GAP_MAX_MS)
  const whole = scans.filter(({ code }) => !code.includes(UNKNOWN))
  return {
    state: { rest, held, lines },
    scans: whole,
    dropped: dropped + scans.length - whole.length,
  }
}

/** Errors (usages 1 to 3: too many keys at once) and keys without a character are unknown. */
const characterOf = (key: number, modifiers: number): string => {
  if ((modifiers & OTHER_MODIFIERS) !== 0) return UNKNOWN
  const pad = keypad[key - KEYPAD_FIRST]
  if (key >= KEYPAD_FIRST && pad !== undefined) return pad
  const character = (modifiers & SHIFT) !== 0 ? shifted[key - FIRST] : plain[key - FIRST]
  if (character === undefined || key < FIRST) return UNKNOWN
  if ((modifiers & CONTROL) === 0) return character
  // Control and ] is the separator of GS1 element strings, 0x1D.
  return /[a-z[\\\]]/.test(character)
    ? String.fromCharCode(character.charCodeAt(0) & 0x1f)
    : UNKNOWN
}

/** The reports with which a keyboard types `text` and Enter; what a US keyboard lacks is left out. */
export const keystrokes = (text: string): Uint8Array[] => {
  const release = new Uint8Array(REPORT_BYTES)
  return [...text, '\r'].flatMap(character => {
    const control = character === '\u001d'
    const wanted = control ? ']' : character
    const isShifted = !plain.includes(wanted)
    const at = (isShifted ? shifted : plain).indexOf(wanted)
    if (at === -1 || wanted === UNKNOWN) return []
    const modifiers = control ? 0x01 : isShifted ? 0x02 : 0
    return [Uint8Array.of(modifiers, 0, FIRST + at, 0, 0, 0, 0, 0), release]
  })
}
