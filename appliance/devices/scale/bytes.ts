// Mettler Toledo 8217: 9600 baud, 7E1. The host sends W; the scale sends STX ww.www CR, with N
// after a net weight, or STX ? status CR while there is no weight to give.

export type Frame =
  | { is: 'weight'; grams: number; isNet: boolean }
  | { is: 'status'; motion: boolean; over: boolean; under: boolean; zero: boolean }

export const ASK_WEIGHT = Uint8Array.of(0x57)
const STX = 0x02
const CR = 0x0d
const FRAME_BYTES_MAX = 16

/** Frames in what has arrived. `isPounds` tells the unit the scale is set to. */
export const parse = (
  rest: Uint8Array,
  chunk: Uint8Array,
  isPounds = false,
): { frames: Frame[]; rest: Uint8Array; garbage: number } => {
  // The eighth bit is parity where the line was opened with eight.
  const bytes = Uint8Array.of(...rest, ...chunk).map(byte => byte & 0x7f)
  const frames: Frame[] = []
  let garbage = 0
  let at = 0
  while (at < bytes.length) {
    if (bytes[at] !== STX) {
      garbage++
      at++
      continue
    }
    const end = bytes.indexOf(CR, at)
    if (end === -1 && bytes.length - at <= FRAME_BYTES_MAX) break
    const frame = end === -1 ? null : frameOf(bytes.subarray(at + 1, end), isPounds)
    if (frame) frames.push(frame)
    else garbage++
    at = frame ? end + 1 : at + 1
  }
  return { frames, rest: bytes.slice(at), garbage }
}

/** Thousandths of a kilogram are grams; a pound is 453.59237 g. */
const frameOf = (body: Uint8Array, isPounds: boolean): Frame | null => {
  const text = Buffer.from(body).toString('latin1')
  const weight = /^(\d{2})\.(\d{3})(N?)$/.exec(text)
  if (weight) {
    const thousandths = Number(`${weight[1]}${weight[2]}`)
    const grams = isPounds
      ? Number((BigInt(thousandths) * 45_359_237n + 50_000_000n) / 100_000_000n)
      : thousandths
    return { is: 'weight', grams, isNet: weight[3] === 'N' }
  }
  const status = body[1]
  if (body.length !== 2 || body[0] !== 0x3f || status === undefined || (status & 0x40) === 0) {
    return null
  }
  return {
    is: 'status',
    motion: (status & 1) !== 0,
    over: (status & 2) !== 0,
    under: (status & 4) !== 0,
    zero: (status & 16) !== 0,
  }
}
