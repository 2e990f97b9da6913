// A picture of a document as the dots of one printer: shrunk where it is too wide, in the middle.
import { type BitPicture, bitsOf, shrunk } from '#schema/rules/picture.ts'
import type { Bitmap } from './raster.ts'

/** Throws a RangeError that names what can not be printed. */
export const pictureBitmap = (picture: BitPicture, dots: number): Bitmap => {
  const own = bitsOf(picture)
  if (!own) throw new RangeError('picture-not-printable')
  const { width, rows } = picture
  const { bits, ...size } =
    width > dots ? shrunk(own, width, rows, dots) : { bits: own, width, rows }
  return centred(bits, size.width, size.rows, dots)
}

/** Whole rows of the paper: where a printer puts a narrower picture depends on the printer. */
const centred = (bits: Uint8Array, width: number, rows: number, dots: number): Bitmap => {
  const widthBytes = Math.ceil(dots / 8)
  const from = Math.ceil(width / 8)
  const left = Math.floor((dots - width) / 2)
  const out = new Uint8Array(widthBytes * rows)
  for (let row = 0; row < rows; row++) {
    for (let x = 0; x < width; x++) {
      if (((bits[row * from + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) === 0) continue
      const at = row * widthBytes + ((left + x) >> 3)
      out[at] = (out[at] ?? 0) | (0x80 >> ((left + x) & 7))
    }
  }
  return { widthBytes, rows, bits: out }
}
