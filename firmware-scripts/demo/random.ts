// Everything in the demo that looks like chance comes from here: the same seed gives the same shop.

export type Random = {
  /** at least 0, below 1 */
  next: () => number
  /** whole, at least `from`, below `to` */
  between: (from: number, to: number) => number
  /** true with the given probability */
  chance: (probability: number) => boolean
  pick: <T>(list: readonly T[]) => T
}

/** A generator of its own for each purpose, so that one more draw here does not shift all others. */
export const random = (seed: number, purpose: string): Random => {
  const next = mulberry32(hash(purpose, seed))
  return {
    next,
    between: (from, to) => from + Math.floor(next() * (to - from)),
    chance: probability => next() < probability,
    pick: list => {
      const chosen = list[Math.floor(next() * list.length)]
      if (chosen === undefined) throw new RangeError('nothing to pick from')
      return chosen
    },
  }
}

/** Draws an index with the chance its weight has among all weights. */
export const weighted = (weights: readonly number[]): ((random: Random) => number) => {
  const sums = new Float64Array(weights.length)
  let sum = 0
  for (const [index, weight] of weights.entries()) {
    sum += weight
    sums[index] = sum
  }
  return ({ next }) => {
    const wanted = next() * sum
    let low = 0
    let high = sums.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sums[middle] ?? 0) > wanted) high = middle
      else low = middle + 1
    }
    return low
  }
}

/** An id that always is the same for the same words: UUIDv7 of the time `at`, the rest hashed. */
export const idOf = (words: string, at: number): string => {
  const time = at.toString(16).padStart(12, '0')
  const a = hex(hash(words, 0x9e3779b9))
  const b = hex(hash(words, 0x85ebca6b))
  const c = hex(hash(words, 0xc2b2ae35))
  const variant = '89ab'[Number.parseInt(b[0] ?? '0', 16) & 3]
  return `${time.slice(0, 8)}-${time.slice(8)}-7${a.slice(0, 3)}-${variant}${b.slice(1, 4)}-${a.slice(4)}${c}`
}

// Tommy Ettinger's mulberry32, public domain: 32 bits of state, good enough for a shop's day.
const mulberry32 = (seed: number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

// MurmurHash3's body and finish over UTF-16 units (Austin Appleby, public domain).
const hash = (words: string, seed: number): number => {
  let sum = seed >>> 0
  for (let index = 0; index < words.length; index++) {
    const block = Math.imul(words.charCodeAt(index), 0xcc9e2d51)
    sum ^= Math.imul((block << 15) | (block >>> 17), 0x1b873593)
    sum = (Math.imul((sum << 13) | (sum >>> 19), 5) + 0xe6546b64) | 0
  }
  sum ^= words.length
  sum = Math.imul(sum ^ (sum >>> 16), 0x85ebca6b)
  sum = Math.imul(sum ^ (sum >>> 13), 0xc2b2ae35)
  return (sum ^ (sum >>> 16)) >>> 0
}

const hex = (value: number): string => value.toString(16).padStart(8, '0')
