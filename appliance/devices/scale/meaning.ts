// What the bytes between us and a scale mean, for a technician who reads along.
import type { FlagWord } from '#schema/wire/byte-log.ts'
import { byFinding, byParsing, type Decoder, type Meaning } from '../byte-log/stretches.ts'
import type { Frame, ScaleProtocol } from './frames.ts'

export const scaleDecoder = (protocol: ScaleProtocol): Decoder => {
  const said = saidIn(protocol)
  const to = byFinding((bytes, at) => {
    const left = bytes.subarray(at)
    const found = said.find(([order]) => order.every((byte, place) => left[place] === byte))
    if (found) return { frame: { is: found[1] }, length: found[0].length }
    const isBegun = said.some(
      ([order]) => order.length > left.length && left.every((byte, place) => order[place] === byte),
    )
    return isBegun ? 'more' : 'garbage'
  })
  return { to, from: byParsing(protocol.parse, learn) }
}

/** The orders of a protocol, longest first, so that none hides another that begins like it. */
const saidIn = ({ ask, fetch, orders }: ScaleProtocol) =>
  (
    [
      [ask, 'ask-weight'],
      [fetch, 'fetch-weight'],
      [orders.zero, 'zero'],
      [orders.tare, 'tare'],
      [orders['clear-tare'], 'clear-tare'],
    ] as const
  )
    .flatMap(([order, word]) => (order ? [[order, word] as const] : []))
    .sort(([a], [b]) => b.length - a.length)

const learn = (frame: Frame): Meaning => {
  switch (frame.is) {
    case 'weight':
      return {
        is: 'weight',
        text: `${(frame.grams / 1_000).toFixed(3)} kg`,
        ...(frame.isNet ? { flags: ['net'] } : {}),
      }
    case 'fetch':
      return { is: 'weight-ready' }
    case 'refused':
      return { is: 'refused' }
    case 'status': {
      const found: FlagWord[] = []
      if (frame.motion) found.push('moving')
      if (frame.over) found.push('too-heavy')
      if (frame.under) found.push('below-zero')
      if (frame.zero) found.push('at-zero')
      if (frame.isNet) found.push('net')
      if (frame.fault) found.push('scale-fault')
      return { is: 'status', flags: found }
    }
  }
}
