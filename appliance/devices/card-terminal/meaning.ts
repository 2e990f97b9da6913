// What the simulated terminal and we say to each other, for a technician who reads along.
import { byFinding, type Decoder, type Reader } from '../byte-log/stretches.ts'
import { maskCards } from './zvt/mask.ts'

const LINE_BYTES_MAX = 4_096

export const simulatedDecoder = (): Decoder => ({ to: lines('order'), from: lines('answer') })

/** Its lines have no more of a card than four digits; one that has is not shown. */
const lines = (is: 'order' | 'answer'): Reader =>
  byFinding((bytes, at) => {
    const end = bytes.indexOf(0x0a, at)
    if (end === -1) return bytes.length - at <= LINE_BYTES_MAX ? 'more' : 'garbage'
    const text = Buffer.from(bytes.subarray(at, end)).toString('utf8')
    const masked = maskCards(text)
    const length = end + 1 - at
    return masked === text
      ? { frame: { is, text }, length }
      : { frame: { is, text: masked, hidden: 'all' }, length }
  }, true)
