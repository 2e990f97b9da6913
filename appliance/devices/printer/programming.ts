// A barcode that a scanner obeys, as dots: the same on every printer, whatever its own barcodes can say.
import { code128, QUIET_MODULES } from '#schema/rules/code128.ts'
import type { Bitmap } from './raster.ts'

/** Dots a module, the widest that fits. A single dot is what some heads print too thin. */
const WIDTHS = [3, 2]
/** 12 mm. */
const ROWS = 96
const CHARACTERS_MAX = 80

/** Throws a RangeError for what does not fit the paper. */
export const programmingBitmap = (code: string, dots: number): Bitmap => {
  if (code === '' || code.length > CHARACTERS_MAX) throw new RangeError('barcode-not-printable')
  const modules = code128(code, { programs: true })
  const long = modules.length + 2 * QUIET_MODULES
  const wide = WIDTHS.find(each => long * each <= dots)
  if (!wide) throw new RangeError('barcode-not-printable')
  const widthBytes = Math.ceil(dots / 8)
  const left = Math.floor((dots - modules.length * wide) / 2)
  const row = new Uint8Array(widthBytes)
  for (const [at, isBlack] of modules.entries()) {
    if (!isBlack) continue
    for (let dot = left + at * wide; dot < left + (at + 1) * wide; dot++)
      row[dot >> 3] = (row[dot >> 3] ?? 0) | (0x80 >> (dot & 7))
  }
  const bits = new Uint8Array(widthBytes * ROWS)
  for (let at = 0; at < ROWS; at++) bits.set(row, at * widthBytes)
  return { widthBytes, rows: ROWS, bits }
}
