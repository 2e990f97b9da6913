import { faultyLine } from '../ports/faulty.ts'

/** What the emulated scale can carry. */
export const CAPACITY_GRAMS = 15_000

/** A Toledo 8217 without hardware. */
export const scaleEmulator = () => {
  let grams = 0
  let isStable = true
  const line = faultyLine(chunk => {
    for (const byte of chunk) if (byte === 0x57) line.send(answer())
  })
  const answer = (): Uint8Array => {
    const isOver = grams > CAPACITY_GRAMS
    const isUnder = grams < 0
    if (isStable && !isOver && !isUnder) {
      const digits = String(grams).padStart(5, '0')
      return Buffer.from(`\x02${digits.slice(0, 2)}.${digits.slice(2)}\r`, 'latin1')
    }
    const status = 0x40 | (isStable ? 0 : 1) | (isOver ? 2 : 0) | (isUnder ? 4 : 0)
    return Uint8Array.of(0x02, 0x3f, status, 0x0d)
  }
  return {
    ...line,
    put: (nextGrams: number, stable: boolean) => {
      grams = nextGrams
      isStable = stable
    },
  }
}
