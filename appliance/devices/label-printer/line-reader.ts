// What EPL2 and TSPL share as a printer reads them: commands that are lines of text, between them
// pictures whose length stands in their head.
import { fromCodePage } from '../printer/code-pages.ts'
import type { LabelMark, LabelRoll } from './label-paper.ts'
import type { Reader } from './reader.ts'

const LINE_BYTES_MAX = 4_096

type Picture = { mark: LabelMark; length: number }

type LineLanguage = {
  /** a picture that begins there; null where none does */
  graphicAt: (bytes: Uint8Array, at: number) => Picture | 'more' | null
  /** labels printed; null for a line that is no command */
  obey: (line: string) => number | null
}

export const lineReader = (roll: LabelRoll, { graphicAt, obey }: LineLanguage): Reader => ({
  next: (bytes, at) => {
    const graphic = graphicAt(bytes, at)
    if (graphic === 'more') return 'more'
    if (graphic) {
      roll.mark(graphic.mark)
      return { length: graphic.length, moved: 0, unknown: null }
    }
    const end = lineEnd(bytes, at)
    if (end === -1 && bytes.length - at < LINE_BYTES_MAX) return 'more'
    const stop = end === -1 ? bytes.length : end
    const line = Buffer.from(bytes.subarray(at, stop)).toString('latin1')
    const labels = obey(line)
    const unknown = labels === null ? [...bytes.subarray(at, Math.min(stop, at + 8))] : null
    return { length: stop - at + (end === -1 ? 0 : 1), moved: labels ?? 0, unknown }
  },
  forget: roll.clear,
})

/** The picture behind a head of x, y, bytes of a row and rows: a dot that is set stays white. */
export const pictureAt = (
  [whole, x, y, wide, high]: RegExpExecArray,
  bytes: Uint8Array,
  at: number,
): Picture | 'more' => {
  const [widthBytes, rows] = [Number(wide), Number(high)]
  const length = whole.length + widthBytes * rows
  if (bytes.length - at < length) return 'more'
  const bits = bytes.slice(at + whole.length, at + length).map(byte => ~byte & 0xff)
  const bitmap = { widthBytes, rows, bits }
  return { mark: { is: 'picture', x: Number(x), y: Number(y), bitmap }, length }
}

/** Text of the page that our labels are written in. */
export const textOfPage = (text: string): string =>
  [...text].map(char => fromCodePage(char.charCodeAt(0), 'wpc1252')).join('')

/** How wide the narrowest bar or square may be, in dots. */
export const moduleOf = (dots: string | undefined): number =>
  Math.min(10, Math.max(1, Number(dots)))

const lineEnd = (bytes: Uint8Array, at: number): number => {
  for (let place = at; place < bytes.length; place++) {
    if (bytes[place] === 0x0a || bytes[place] === 0x0d) return place
  }
  return -1
}
