// What a proof found, in words and figures.

/** One fact that must hold; `seen` is what was found. */
export type Check = { what: string; seen: string; good: boolean }

/** A proof's facts, and figures that nobody judges. */
export type Proof = { checks: Check[]; figures: Record<string, string> }

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
export const randomFrom = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** The value below which this share of the values lies. */
export const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[
    Math.min(values.length - 1, Math.floor(values.length * share))
  ] ?? 0

export const inSeconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`
