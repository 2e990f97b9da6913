// A picture from a file as the dots of a logo, as the receipt designer makes them in the browser.
import { createCanvas, loadImage } from '@napi-rs/canvas'
import {
  type BitPicture,
  dither,
  PICTURE_ROWS_MAX,
  PICTURE_WIDTH_MAX,
  packed,
} from '#schema/rules/picture.ts'

/** Shrunk to what a receipt may carry; what is transparent is white. */
export const logoFrom = async (file: string): Promise<BitPicture> => {
  const image = await loadImage(file)
  const scale = Math.min(1, PICTURE_WIDTH_MAX / image.width, PICTURE_ROWS_MAX / image.height)
  const width = Math.max(1, Math.round(image.width * scale))
  const rows = Math.max(1, Math.round(image.height * scale))
  const context = createCanvas(width, rows).getContext('2d')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, width, rows)
  context.drawImage(image, 0, 0, width, rows)
  const { data } = context.getImageData(0, 0, width, rows)
  const grey = Uint8Array.from({ length: width * rows }, (_, at) => {
    const [red = 0, green = 0, blue = 0] = data.subarray(at * 4, at * 4 + 3)
    return Math.round(0.299 * red + 0.587 * green + 0.114 * blue)
  })
  return packed(dither(grey, width, rows), width, rows)
}
