// What an ESC/POS printer can be set to in its own memory, in words; the hub knows the bytes.

export const baudRates = [1_200, 2_400, 4_800, 9_600, 19_200, 38_400, 57_600, 115_200] as const
export const parities = ['none', 'odd', 'even'] as const
/** DTR/DSR lines, or XON and XOFF among the bytes. */
export const flows = ['hardware', 'xon-xoff'] as const
/** mm */
export const paperWidths = [58, 60, 80] as const

export type Baud = (typeof baudRates)[number]
export type Parity = (typeof parities)[number]
export type Flow = (typeof flows)[number]
export type PaperWidth = (typeof paperWidths)[number]

/** `code_page`: the n of `ESC t n`; `density`: per cent of the darkness it was made for. */
export type PrinterSettings = {
  code_page?: number | undefined
  paper?: PaperWidth | undefined
  density?: number | undefined
  baud?: Baud | undefined
  parity?: Parity | undefined
  flow?: Flow | undefined
}

/** After these the printer hears nothing of us until our end of the line follows. */
export const cutsLine = ({ baud, parity, flow }: PrinterSettings): boolean =>
  baud !== undefined || parity !== undefined || flow !== undefined

/** The code pages people choose from: the n of `ESC t n` in the order of Epson's table. */
export const codePages: readonly { n: number; name: string }[] = [
  { n: 0, name: 'PC437 (USA)' },
  { n: 2, name: 'PC850' },
  { n: 3, name: 'PC860' },
  { n: 4, name: 'PC863' },
  { n: 5, name: 'PC865' },
  { n: 16, name: 'WPC1252' },
  { n: 17, name: 'PC866' },
  { n: 18, name: 'PC852' },
  { n: 19, name: 'PC858 (€)' },
]
