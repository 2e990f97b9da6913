// Line displays by the name in the device row: which commands, which characters.
import { plainLine, type SerialSettings } from '../ports/serial.ts'
import type { CodePageName } from '../printer/code-pages.ts'

export type DisplayModel = {
  protocol: 'cd5220' | 'escpos'
  columns: number
  /** `n` of `ESC t n`; null where the display has one page and knows no such command. */
  page: { name: CodePageName; n: number | null }
  /**
   * Stands between the computer and the printer, on one line: it must be chosen (`ESC = 2`) before
   * and the printer (`ESC = 1`) behind each text, or texts would be printed and receipts shown.
   */
  passThrough: boolean
  line: SerialSettings
}

const cd5220: DisplayModel = {
  protocol: 'cd5220',
  columns: 20,
  page: { name: 'pc437', n: null },
  passThrough: false,
  line: plainLine,
}

/** Epson DM-D: page 0 is PC437, 19 is PC858 (DM-D110 specification, ESC t n). */
const escpos: DisplayModel = { ...cd5220, protocol: 'escpos', page: { name: 'pc858', n: 19 } }

/** A name here is one of `displayNames`. */
export const displayModels: Readonly<Record<string, DisplayModel>> = {
  virtual: cd5220,
  cd5220,
  'cd5220-pass-through': { ...cd5220, passThrough: true },
  'escpos-display': escpos,
  'escpos-display-437': { ...escpos, page: { name: 'pc437', n: 0 } },
  'escpos-display-pass-through': { ...escpos, passThrough: true },
}

/** A row without a name is a `cd5220`. */
export const displayModel = (name: string): DisplayModel => displayModels[name] ?? cd5220
