// Pictures of one bit a dot, as a printer prints them: made from grey by error diffusion, and written
// as text, so that they can stand in a row and in a document. Runs in a browser too.

/** Dots; a set bit is black, the leftmost dot is the highest bit, rows are whole bytes, in base64. */
export type BitPicture = { width: number; rows: number; bits: string }

/** As wide as a printer of 80 mm prints; a narrower one shrinks it. */
export const PICTURE_WIDTH_MAX = 576
/** 30 mm. With the width a bound of what each receipt carries: 17 kB. */
export const PICTURE_ROWS_MAX = 240

export type PictureProblem = 'logo-not-a-picture' | 'logo-too-large'

/**
 * Black and white from grey (0 black, 255 white; a row after the other) by Floyd and Steinberg's error
 * diffusion, each second row from the right, so that no pattern runs to one side. Whole numbers only:
 * every machine makes the same dots.
 */
export const dither = (grey: ArrayLike<number>, width: number, rows: number): Uint8Array => {
  const widthBytes = Math.ceil(width / 8)
  const bits = new Uint8Array(widthBytes * rows)
  // Sixteenths of a grey level, one cell more at each end for what falls over the edge.
  let errors = new Int32Array(width + 2)
  for (let row = 0; row < rows; row++) {
    const below = new Int32Array(width + 2)
    const step = row % 2 === 0 ? 1 : -1
    let ahead = 0
    for (let n = 0; n < width; n++) {
      const x = step === 1 ? n : width - 1 - n
      const wanted = (grey[row * width + x] ?? 255) * 16 + ahead + (errors[x + 1] ?? 0)
      const isBlack = wanted < MIDDLE
      if (isBlack)
        bits[row * widthBytes + (x >> 3)] =
          (bits[row * widthBytes + (x >> 3)] ?? 0) | (0x80 >> (x & 7))
      const error = wanted - (isBlack ? 0 : WHITE)
      ahead = share(error, 7)
      add(below, x + 1 - step, share(error, 3))
      add(below, x + 1, share(error, 5))
      add(below, x + 1 + step, error - share(error, 7) - share(error, 3) - share(error, 5))
    }
    errors = below
  }
  return bits
}

/** The picture as it is kept. */
export const packed = (bits: Uint8Array, width: number, rows: number): BitPicture => {
  let text = ''
  for (const byte of bits) text += String.fromCharCode(byte)
  return { width, rows, bits: btoa(text) }
}

/** The dots of a picture, row by row in whole bytes; null when they are not what it says. */
export const bitsOf = ({ width, rows, bits }: BitPicture): Uint8Array | null => {
  const length = Math.ceil(width / 8) * rows
  if (!isSize(width) || !isSize(rows) || !BASE64.test(bits)) return null
  if (bits.length !== 4 * Math.ceil(length / 3)) return null
  const text = decoded(bits)
  return text?.length === length ? Uint8Array.from(text, char => char.charCodeAt(0)) : null
}

/** Smaller by areas: each dot is as dark as what it stands for, and diffused anew. */
export const shrunk = (bits: Uint8Array, width: number, rows: number, to: number) => {
  const high = Math.max(1, Math.round((rows * to) / width))
  const widthBytes = Math.ceil(width / 8)
  const grey = new Uint8Array(to * high)
  for (let y = 0; y < high; y++) {
    const [top, bottom] = span(y, high, rows)
    for (let x = 0; x < to; x++) {
      const [left, right] = span(x, to, width)
      let black = 0
      for (let row = top; row < bottom; row++)
        for (let dot = left; dot < right; dot++)
          if (((bits[row * widthBytes + (dot >> 3)] ?? 0) & (0x80 >> (dot & 7))) !== 0) black++
      grey[y * to + x] = 255 - Math.round((255 * black) / ((bottom - top) * (right - left)))
    }
  }
  return { bits: dither(grey, to, high), width: to, rows: high }
}

/** What JSON text holds: a picture, nothing (`null`), or why it is no picture that can be printed. */
export const readPicture = (
  json: string,
): { picture: BitPicture | null } | { problem: PictureProblem } => {
  const value = parsed(json)
  if (value === null) return { picture: null }
  if (!isPicture(value)) return { problem: 'logo-not-a-picture' }
  if (value.width > PICTURE_WIDTH_MAX || value.rows > PICTURE_ROWS_MAX)
    return { problem: 'logo-too-large' }
  const { width, rows, bits } = value
  return bitsOf(value) ? { picture: { width, rows, bits } } : { problem: 'logo-not-a-picture' }
}

const WHITE = 255 * 16
const MIDDLE = 128 * 16
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/

const share = (error: number, sixteenths: number) => Math.trunc((error * sixteenths) / 16)

const add = (cells: Int32Array, at: number, error: number) => {
  cells[at] = (cells[at] ?? 0) + error
}

/** The old dots from and up to which a new one stands. */
const span = (at: number, of: number, all: number): [number, number] => {
  const from = Math.floor((at * all) / of)
  return [from, Math.max(from + 1, Math.floor(((at + 1) * all) / of))]
}

const isSize = (value: number) => Number.isSafeInteger(value) && value > 0

const decoded = (bits: string): string | undefined => {
  try {
    return atob(bits)
  } catch {
    return undefined
  }
}

const parsed = (json: string): unknown => {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

const isPicture = (value: unknown): value is BitPicture =>
  typeof value === 'object' &&
  value !== null &&
  'width' in value &&
  typeof value.width === 'number' &&
  'rows' in value &&
  typeof value.rows === 'number' &&
  'bits' in value &&
  typeof value.bits === 'string'
