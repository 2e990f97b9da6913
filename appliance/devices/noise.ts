// Random and mutated byte streams for the tests of parsers, the same ones on each run.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

export type Noise = { bytes: Uint8Array; chunks: Uint8Array[] }

/** A small generator (mulberry32), so that a failure happens again. */
export const randomOf = (seed: number) => {
  let state = seed >>> 0
  return (below: number): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

/**
 * Gives `check` so many streams: of every four one is random, three are a seed with bytes changed,
 * lost, doubled or put in, all cut into chunks at random. Returns how many there were.
 */
export const noise = (
  seeds: readonly Uint8Array[],
  runs: number,
  check: (stream: Noise) => void,
): number => {
  const random = randomOf(20_261_123)
  for (let run = 0; run < runs; run++) {
    const seed = seeds[random(seeds.length)] ?? new Uint8Array()
    const bytes =
      run % 4 === 0
        ? Uint8Array.from({ length: random(120) }, () => random(256))
        : mutated(seed, random)
    check({ bytes, chunks: cut(bytes, random) })
  }
  return runs
}

const mutated = (seed: Uint8Array, random: (below: number) => number): Uint8Array => {
  const bytes = [...seed]
  for (let times = 1 + random(4); times > 0 && bytes.length > 0; times--) {
    const at = random(bytes.length)
    const how = random(5)
    if (how === 0) bytes[at] = random(256)
    else if (how === 1) bytes[at] = (bytes[at] ?? 0) ^ (1 << random(8))
    else if (how === 2) bytes.splice(at, 1 + random(4))
    else if (how === 3) bytes.splice(at, 0, random(256))
    else bytes.splice(at, 0, ...bytes.slice(at, at + random(8)))
  }
  return Uint8Array.from(bytes)
}

const cut = (bytes: Uint8Array, random: (below: number) => number): Uint8Array[] => {
  const chunks: Uint8Array[] = []
  for (let at = 0; at < bytes.length; ) {
    const length = 1 + random(24)
    chunks.push(bytes.subarray(at, at + length))
    at += length
  }
  return chunks
}

/**
 * What is really kept, in MB, after everything else was cleared away. The resident set tells how lazy
 * the collector was, not what a parser holds on to.
 */
export const keptMb = (): number => {
  setFlagsFromString('--expose-gc')
  const clear: unknown = runInNewContext('gc')
  if (typeof clear === 'function') clear()
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / 1e6
}
