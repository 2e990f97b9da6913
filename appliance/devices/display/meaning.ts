// What the bytes to a line display mean, for a technician who reads along. It answers nothing.
import { byParsing, type Decoder, type Meaning, silent } from '../byte-log/stretches.ts'
import { fromCodePage } from '../printer/code-pages.ts'
import type { DisplayModel } from './models.ts'
import { type Glass, glassAfter, newGlass } from './screen.ts'

export const displayDecoder = (model: DisplayModel): Decoder => {
  let glass = newGlass(model)
  const to = byParsing(
    (rest, chunk) => {
      const after = glassAfter(glass, rest, chunk)
      glass = after.glass
      const isWhole = after.rest.length === 0
      return {
        frames: isWhole ? [Uint8Array.of(...rest, ...chunk)] : [],
        rest: after.rest,
        garbage: 0,
      }
    },
    command => meaningOf(command, glass),
  )
  return { to, from: silent }
}

const ESC = 0x1b
const US = 0x1f

const meaningOf = (bytes: Uint8Array, { page }: Glass): Meaning => {
  const [first = 0, second = 0, third = 0, fourth = 0] = bytes
  if (first === 0x0c) return { is: 'clear' }
  if (first >= 0x20) return { is: 'text', text: fromCodePage(first, page), joins: true }
  if (first === ESC) {
    if (second === 0x40) return { is: 'start-anew' }
    if (second === 0x3d) return { is: (third & 2) !== 0 ? 'choose-display' : 'choose-printer' }
    if (second === 0x2a) return { is: 'brightness', text: String(third) }
    if (second === 0x74) return { is: 'code-page', text: String(third) }
    if (second === 0x6c) return { is: 'cursor', text: `${third}, ${fourth}` }
    if (second === 0x51 && (third === 0x41 || third === 0x42)) {
      const text = [...bytes.subarray(3, -1)].map(byte => fromCodePage(byte, page)).join('')
      return { is: third === 0x41 ? 'upper-line' : 'lower-line', text }
    }
  }
  if (first === US && second === 0x58) return { is: 'brightness', text: String(third) }
  if (first === US && second === 0x24) return { is: 'cursor', text: `${third}, ${fourth}` }
  return { is: 'setting' }
}
