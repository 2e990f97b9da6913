// A picture file as the logo of a receipt: black dots on white, by the rule that printers use too. The
// browser reads the file, so that no picture of a stranger is ever opened by the server.
import {
  bitsOf,
  dither,
  PICTURE_ROWS_MAX,
  PICTURE_WIDTH_MAX,
  packed,
  readPicture,
  shrunk,
} from '#schema/rules/picture.ts'

/** Larger files are photographs straight from a camera; nobody needs one on a receipt. */
export const LOGO_FILE_BYTES_MAX = 5_000_000
/** What is unpacked of a file. */
const PIXELS_MAX = 40_000_000
/** A drawing without a size of its own, such as some SVG, is drawn as wide as the paper. */
const VECTOR_PX = PICTURE_WIDTH_MAX

export const LOGO_WIDTH_MIN = 64

export const logoTypes = [
  'image/png',
  'image/jpeg',
  'image/webp',
  'image/gif',
  'image/bmp',
  'image/svg+xml',
]

export type LogoProblem =
  | 'logo-file-kind'
  | 'logo-file-too-large'
  | 'logo-too-many-pixels'
  | 'logo-file-broken'
  | 'logo-empty'

/** Where a logo of any width is made from: `make` gives what stands in `logo_json`. */
export type LogoSource = {
  /** dots, the widest that fits the paper */
  widest: number
  make: (width: number) => string
}

/** Reads a file; says what is wrong with one that is no picture. */
export const readLogoFile = async (
  file: File,
): Promise<{ source: LogoSource } | { problem: LogoProblem }> => {
  if (!logoTypes.includes(file.type)) return { problem: 'logo-file-kind' }
  if (file.size > LOGO_FILE_BYTES_MAX) return { problem: 'logo-file-too-large' }
  const image = await decoded(file)
  if (!image) return { problem: 'logo-file-broken' }
  const { width, height } = sizeOf(image)
  if (width * height > PIXELS_MAX) return { problem: 'logo-too-many-pixels' }
  const widest = widestOf(width, height)
  const make = (wanted: number) => {
    const across = Math.min(wanted, widest)
    const rows = Math.max(1, Math.min(PICTURE_ROWS_MAX, Math.round((height * across) / width)))
    return JSON.stringify(packed(dither(greyOf(image, across, rows), across, rows), across, rows))
  }
  const isBlank = isEmpty(make(widest))
  return isBlank ? { problem: 'logo-empty' } : { source: { widest, make } }
}

/** A logo that is kept already can be made narrower, never wider than it is. */
export const sourceOfLogo = (json: string): LogoSource | undefined => {
  const read = readPicture(json)
  if (!('picture' in read) || !read.picture) return undefined
  const { picture } = read
  const bits = bitsOf(picture)
  if (!bits) return undefined
  return {
    widest: picture.width,
    make: wanted => {
      if (wanted >= picture.width) return json
      const small = shrunk(bits, picture.width, picture.rows, wanted)
      return JSON.stringify(packed(small.bits, small.width, small.rows))
    },
  }
}

/** Dots of a logo; undefined where there is none, or none that can be printed. */
export const dotsOfLogo = (json: string) => {
  const read = readPicture(json)
  if (!('picture' in read) || !read.picture) return undefined
  const bits = bitsOf(read.picture)
  return bits ? { bits, width: read.picture.width, rows: read.picture.rows } : undefined
}

type Decoded = ImageBitmap | HTMLImageElement

const decoded = async (file: File): Promise<Decoded | undefined> => {
  if (file.type !== 'image/svg+xml') return createImageBitmap(file).catch(() => undefined)
  const image = new Image()
  const address = URL.createObjectURL(file)
  try {
    image.src = address
    await image.decode()
    return image
  } catch {
    return undefined
  } finally {
    URL.revokeObjectURL(address)
  }
}

const sizeOf = (image: Decoded) => {
  const width = image.width || VECTOR_PX
  return { width, height: image.height || width }
}

/** Both bounds hold, the shape stays. */
const widestOf = (width: number, height: number) =>
  Math.max(
    LOGO_WIDTH_MIN,
    Math.min(PICTURE_WIDTH_MAX, Math.floor((PICTURE_ROWS_MAX * width) / height)),
  )

/** Grey levels on white paper; what is see-through is paper. */
const greyOf = (image: Decoded, width: number, rows: number): Uint8Array => {
  const canvas = new OffscreenCanvas(width, rows)
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  const grey = new Uint8Array(width * rows).fill(255)
  if (!pen) return grey
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, width, rows)
  pen.imageSmoothingQuality = 'high'
  pen.drawImage(image, 0, 0, width, rows)
  const { data } = pen.getImageData(0, 0, width, rows)
  for (let at = 0; at < grey.length; at++) {
    const [red = 255, green = 255, blue = 255] = data.subarray(at * 4, at * 4 + 3)
    // Rec. 601, as eyes see it.
    grey[at] = Math.round((299 * red + 587 * green + 114 * blue) / 1_000)
  }
  return grey
}

const isEmpty = (json: string) => dotsOfLogo(json)?.bits.every(byte => byte === 0) !== false
