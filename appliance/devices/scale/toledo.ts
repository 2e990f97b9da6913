import {
  ascii,
  framesIn,
  gramsOf,
  latin1,
  noFlags,
  type ScaleProtocol,
  type Take,
} from './frames.ts'

/** How a weight stands in a frame: `0` for each digit. The frame names no unit. */
export type ToledoFields = Readonly<Record<'kg' | 'lb', string>>

const STX = 0x02
const CR = 0x0d
const FRAME_BYTES_MAX = 10

/**
 * Toledo 8217 and 8213: the host sends W, the scale answers STX weight CR with N after a net weight,
 * or STX ? status CR while there is no weight to give. Z zeroes, T CR tares, C clears the tare; each
 * is answered with a status. Source: Mettler Toledo DIVA service manual 72191202, 6.1.3 and 6.1.4
 * (commands, status byte); Salter Brecknell 3700LP user's manual, page 11 (8213).
 */
export const toledo = (fields: ToledoFields, unit: 'kg' | 'lb'): ScaleProtocol => {
  const field = fields[unit].replaceAll('0', '\\d').replace('.', '\\.')
  const weight = new RegExp(`^(${field})(N?)$`)
  const take: Take = bytes => {
    if (bytes[0] !== STX) return 'garbage'
    const end = bytes.indexOf(CR)
    if (end === -1) return bytes.length <= FRAME_BYTES_MAX ? 'more' : 'garbage'
    const body = latin1(bytes.subarray(1, Math.min(end, FRAME_BYTES_MAX)))
    const found = weight.exec(body)
    const grams = found ? gramsOf([found[1] ?? '', unit]) : null
    if (found && grams !== null)
      return { frame: { is: 'weight', grams, isNet: found[2] === 'N' }, length: end + 1 }
    const status = body.charCodeAt(1)
    // Bit 6 is always set, so no status byte can be taken for a control character.
    if (body.length !== 2 || body[0] !== '?' || (status & 0x40) === 0) return 'garbage'
    const frame = {
      ...noFlags,
      motion: (status & 1) !== 0,
      over: (status & 2) !== 0,
      under: (status & 4) !== 0,
      zero: (status & 16) !== 0,
      isNet: (status & 32) !== 0,
    }
    return { frame, length: end + 1 }
  }
  return {
    // The eighth bit is parity where the line was opened with eight.
    parse: (rest, chunk) => framesIn(rest, chunk, take, 0x7f),
    ask: ascii('W'),
    fetch: null,
    orders: { zero: ascii('Z'), tare: ascii('T\r'), 'clear-tare': ascii('C') },
    everyMs: 150,
  }
}
