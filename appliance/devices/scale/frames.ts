// What all scale protocols have in common: what a frame can say, and how a decimal becomes grams.
import { type Found, framesOf } from '../frames.ts'

export type Frame =
  | { is: 'weight'; grams: number; isNet: boolean }
  /** No weight that could be sold, and why. */
  | {
      is: 'status'
      motion: boolean
      over: boolean
      under: boolean
      zero: boolean
      isNet: boolean
      fault: boolean
      /** What stands on the scale meanwhile, signed grams, where the protocol says it. */
      shown?: number
    }
  /** The scale has a weight ready that must be fetched. */
  | { is: 'fetch' }
  /** The scale did not understand or did not do the last order. */
  | { is: 'refused' }

export type Order = 'zero' | 'tare' | 'clear-tare'
export type Parsed = { frames: Frame[]; rest: Uint8Array; garbage: number }

/** One protocol as the driver uses it. Bytes in are cut anywhere; nothing here keeps state. */
export type ScaleProtocol = {
  parse: (rest: Uint8Array, chunk: Uint8Array) => Parsed
  /** What asks for the weight; null when the scale speaks by itself. */
  ask: Uint8Array | null
  fetch: Uint8Array | null
  /** Orders without bytes are not in the protocol. */
  orders: Partial<Record<Order, Uint8Array>>
  /** How often it is asked, or at the latest heard, in milliseconds. */
  everyMs: number
}

export type Unit = 'kg' | 'g' | 'lb' | 'oz' | 't'

/** No scale in a shop weighs more; what says so is noise. */
export const GRAMS_MAX = 1_000_000

/** What stands at the front of `bytes`: a frame of so many bytes, too little to tell, or noise. */
export type Take = (bytes: Uint8Array) => Found<Frame>

/** Walks over what has arrived. `take` must not say `more` for ever, so that the rest is bounded. */
export const framesIn = (rest: Uint8Array, chunk: Uint8Array, take: Take, mask = 0xff): Parsed => {
  const bytes = Uint8Array.of(...rest, ...chunk).map(byte => byte & mask)
  return framesOf(bytes, at => take(bytes.subarray(at)))
}

/**
 * Whole grams of a decimal without sign, rounded half up; null for what is none or out of range. A
 * pound is 453.59237 g, an ounce a sixteenth of it (international yard and pound agreement, 1959).
 */
export const gramsOf = (...parts: (readonly [decimal: string, unit: Unit])[]): number | null => {
  let femtograms = 0n
  for (const [decimal, unit] of parts) {
    const found = /^ *(\d{1,7})(?:\.(\d{1,6}))?$/.exec(decimal)
    if (!found) return null
    const fraction = found[2] ?? ''
    femtograms +=
      BigInt(`${found[1]}${fraction}`) * (FEMTOGRAMS[unit] / 10n ** BigInt(fraction.length))
  }
  const grams = Number((femtograms + FEMTOGRAMS.g / 2n) / FEMTOGRAMS.g)
  return grams <= GRAMS_MAX ? grams : null
}

/** Divisible by the million that six decimals may take away. */
const FEMTOGRAMS: Readonly<Record<Unit, bigint>> = {
  g: 10n ** 15n,
  kg: 10n ** 18n,
  t: 10n ** 21n,
  lb: 453_592_370_000_000_000n,
  oz: 28_349_523_125_000_000n,
}

export const noFlags = {
  is: 'status',
  motion: false,
  over: false,
  under: false,
  zero: false,
  isNet: false,
  fault: false,
} as const satisfies Frame

export const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')
export const ascii = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))
