// What an ESC/POS printer is told and asked about its own memory: user settings (GS ( E) and pictures
// that stay (GS ( L, m 48), and who it is (GS I). From Epson's ESC/POS Application Programming Guide;
// TM-T81, Citizen, Bixolon and Samsung say the same in their manuals.
import { type PrinterSettings, paperWidths } from '#schema/rules/printer-settings.ts'
import type { Bitmap } from './raster.ts'

const GS = 0x1d

/** GS ( name pL pH data */
const counted = (name: number, data: readonly number[]): Uint8Array =>
  Uint8Array.of(GS, 0x28, name, data.length & 0xff, data.length >> 8, ...data)

const latin = (text: string): number[] => [...Buffer.from(text, 'latin1')]

const USER = 0x45
/** GS ( E fn 1: from here on it obeys nothing but GS ( E and GS I; answered by `37 20 00`. */
export const enterSetup = counted(USER, [1, ...latin('IN')])
/** GS ( E fn 2: keeps what was set and starts anew; it means nothing outside of that mode. */
export const leaveSetup = counted(USER, [2, ...latin('OUT')])

/** Customised values that are set here, by their number in fn 5 and 6. */
export const values = { paper: 3, density: 5, code_page: 8 } as const
/** Of the serial line, by their number in fn 11 and 12. */
export const lineValues = { baud: 1, parity: 2, flow: 3 } as const

/** GS ( E fn 6: answered by `37 27 number 1F value 00`, also outside of the mode. */
export const askValue = (a: number): Uint8Array => counted(USER, [6, a])
/** GS ( E fn 12: answered by `37 33 number 1F value 00`. */
export const askLine = (a: number): Uint8Array => counted(USER, [12, a])

const setValue = (a: number, n: number): Uint8Array => counted(USER, [5, a, n & 0xff, n >> 8])
const setLine = (a: number, text: string): Uint8Array => counted(USER, [11, a, ...latin(text)])

const papers = { 58: 2, 60: 3, 80: 6 } as const
const parities = { none: '0', odd: '1', even: '2' } as const
const flows = { hardware: '0', 'xon-xoff': '1' } as const
/** Density: steps of 5 per cent around 100, as a number of sixteen bits. */
const STEP = 5
const AROUND = 0x1_0000

/** What sets them, inside of the mode. The line comes last: nothing of it holds before the mode ends. */
export const setAll = (settings: PrinterSettings): Uint8Array[] => {
  const { paper, density, code_page, baud, parity, flow } = settings
  return [
    ...(paper === undefined ? [] : [setValue(values.paper, papers[paper])]),
    ...(density === undefined
      ? []
      : [setValue(values.density, ((density - 100) / STEP + AROUND) % AROUND)]),
    ...(code_page === undefined ? [] : [setValue(values.code_page, code_page)]),
    ...(parity === undefined ? [] : [setLine(lineValues.parity, parities[parity])]),
    ...(flow === undefined ? [] : [setLine(lineValues.flow, flows[flow])]),
    ...(baud === undefined ? [] : [setLine(lineValues.baud, String(baud))]),
  ]
}

/** The value of a number as it answered; undefined where it says what nobody knows. */
export const valueSaid = {
  paper: (n: number) => paperWidths.find(width => papers[width] === n),
  density: (n: number) => 100 + STEP * (n > AROUND / 2 ? n - AROUND : n),
  parity: (n: number) => (['none', 'odd', 'even'] as const)[n],
  flow: (n: number) => (['hardware', 'xon-xoff'] as const)[n],
}

/** GS I n: answered by `5F text 00`. */
export const askWho = (n: 65 | 66 | 67 | 68): Uint8Array => Uint8Array.of(GS, 0x49, n)

const PICTURES = 0x4c
const NV = 48
/** GS ( L fn 48: bytes for pictures in all; `37 30 digits 00`. */
export const askCapacity = counted(PICTURES, [NV, 48])
/** fn 51: bytes still free; `37 31 digits 00`. */
export const askFree = counted(PICTURES, [NV, 51])
/** fn 64: the keys that are taken, forty at most at a time; `37 72 40 keys 00`, 41: more follow. */
export const askKeys = counted(PICTURES, [NV, 64, ...latin('KC')])
/** ACK: the list has arrived, the next part of it if there is one. */
export const goOn = Uint8Array.of(0x06)
/** fn 66 */
export const deletePicture = (key: string): Uint8Array => counted(PICTURES, [NV, 66, ...latin(key)])
/** fn 69, once as wide and as high as it is. */
export const printPicture = (key: string): Uint8Array =>
  counted(PICTURES, [NV, 69, ...latin(key), 1, 1])

/** It takes so many bytes more of the memory than its dots. */
export const PICTURE_EXTRA_BYTES = 24

/** fn 67: one colour, in rows. */
export const storePicture = (key: string, { widthBytes, rows, bits }: Bitmap): Uint8Array => {
  const dots = widthBytes * 8
  const size = [dots & 0xff, dots >> 8, rows & 0xff, rows >> 8]
  const head = [NV, 67, 48, ...latin(key), 1, ...size, 49]
  const length = head.length + bits.length
  return Uint8Array.of(GS, 0x28, PICTURES, length & 0xff, length >> 8, ...head, ...bits)
}
