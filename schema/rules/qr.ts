// A QR code (ISO/IEC 18004, model 2, byte mode, correction M) as a square of modules. Runs in a browser
// too.

/** Rows of modules, true is black. Throws a RangeError when the text does not fit. */
export const qrCode = (text: string): boolean[][] => {
  const data = new TextEncoder().encode(text)
  const version = versionFor(data.length)
  const codewords = interleaved(dataCodewords(data, version), version)
  const plain = skeleton(version)
  const masks = Array.from({ length: 8 }, (_, mask) => filled(plain, codewords, mask))
  return masks.reduce((best, each) => (penalty(each) < penalty(best) ? each : best))
}

const eccPerBlock = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26]
eccPerBlock.push(...[26, ...Array<number>(19).fill(28)])
const blockCounts = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18]
blockCounts.push(...[20, 21, 23, 25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49])

const rawModules = (version: number) => {
  const gaps = Math.floor(version / 7) + 2
  const all = (16 * version + 128) * version + 64
  if (version < 2) return all
  return all - (25 * gaps - 10) * gaps + 55 - (version < 7 ? 0 : 36)
}

const rawCodewords = (version: number) => Math.floor(rawModules(version) / 8)

const capacity = (version: number) =>
  rawCodewords(version) - (eccPerBlock[version - 1] ?? 0) * (blockCounts[version - 1] ?? 0)

const versionFor = (length: number) => {
  for (let version = 1; version <= 40; version++) {
    if (length + (version < 10 ? 2 : 3) <= capacity(version)) return version
  }
  throw new RangeError('qr-not-printable')
}

const dataCodewords = (data: Uint8Array, version: number): number[] => {
  const length = version < 10 ? 8 : 16
  const bits = [0, 1, 0, 0, ...toBits(data.length, length)]
  for (const byte of data) bits.push(...toBits(byte, 8))
  const all = capacity(version) * 8
  bits.push(...Array<number>(Math.min(4, all - bits.length)).fill(0))
  while (bits.length % 8 !== 0) bits.push(0)
  const words: number[] = []
  for (let at = 0; at < bits.length; at += 8) {
    words.push(bits.slice(at, at + 8).reduce((sum, bit) => sum * 2 + bit, 0))
  }
  for (let pad = 0xec; words.length < all / 8; pad ^= 0xec ^ 0x11) words.push(pad)
  return words
}

const toBits = (value: number, length: number) =>
  Array.from({ length }, (_, at) => (value >>> (length - 1 - at)) & 1)

const interleaved = (data: number[], version: number): number[] => {
  const blocks = blockCounts[version - 1] ?? 1
  const ecc = eccPerBlock[version - 1] ?? 10
  const raw = rawCodewords(version)
  const shortBlocks = blocks - (raw % blocks)
  const shortLength = Math.floor(raw / blocks) - ecc
  const divisor = generator(ecc)
  const parts: { words: number[]; check: number[] }[] = []
  let at = 0
  for (let block = 0; block < blocks; block++) {
    const words = data.slice(at, at + shortLength + (block < shortBlocks ? 0 : 1))
    at += words.length
    parts.push({ words, check: remainder(words, divisor) })
  }
  const result: number[] = []
  for (let index = 0; index <= shortLength; index++) {
    for (const { words } of parts) {
      const word = words[index]
      if (word !== undefined) result.push(word)
    }
  }
  for (let index = 0; index < ecc; index++) {
    for (const { check } of parts) result.push(check[index] ?? 0)
  }
  return result
}

const multiply = (a: number, b: number): number => {
  let product = 0
  for (let bit = 7; bit >= 0; bit--) {
    product = (product << 1) ^ ((product >>> 7) * 0x11d)
    product ^= ((b >>> bit) & 1) * a
  }
  return product
}

const generator = (degree: number): number[] => {
  const result = [...Array<number>(degree - 1).fill(0), 1]
  let root = 1
  for (let round = 0; round < degree; round++) {
    for (let at = 0; at < degree; at++) {
      result[at] = multiply(result[at] ?? 0, root) ^ (result[at + 1] ?? 0)
    }
    root = multiply(root, 2)
  }
  return result
}

const remainder = (words: number[], divisor: number[]): number[] => {
  const result = Array<number>(divisor.length).fill(0)
  for (const word of words) {
    const factor = word ^ (result.shift() ?? 0)
    result.push(0)
    for (const [at, each] of divisor.entries())
      result[at] = (result[at] ?? 0) ^ multiply(each, factor)
  }
  return result
}

/** Null where data goes. */
type Plan = (boolean | null)[][]

const skeleton = (version: number): Plan => {
  const size = version * 4 + 17
  const plan: Plan = Array.from({ length: size }, () => Array<boolean | null>(size).fill(null))
  const set = (x: number, y: number, black: boolean) => {
    const row = plan[y]
    if (row && x >= 0 && x < size) row[x] = black
  }
  for (let at = 0; at < size; at++) {
    set(6, at, at % 2 === 0)
    set(at, 6, at % 2 === 0)
  }
  const corners = [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const
  for (const [cx, cy] of corners) {
    for (let dy = -4; dy <= 4; dy++) {
      for (let dx = -4; dx <= 4; dx++) {
        const ring = Math.max(Math.abs(dx), Math.abs(dy))
        set(cx + dx, cy + dy, ring !== 2 && ring !== 4)
      }
    }
  }
  const centres = alignments(version, size)
  const last = centres.length - 1
  for (const [i, cx] of centres.entries()) {
    for (const [j, cy] of centres.entries()) {
      if ((i === 0 && j === 0) || (i === 0 && j === last) || (i === last && j === 0)) continue
      for (let dy = -2; dy <= 2; dy++) {
        for (let dx = -2; dx <= 2; dx++) {
          set(cx + dx, cy + dy, Math.max(Math.abs(dx), Math.abs(dy)) !== 1)
        }
      }
    }
  }
  setFormat(size, set, 0)
  if (version >= 7) setVersion(version, size, set)
  return plan
}

const alignments = (version: number, size: number): number[] => {
  if (version === 1) return []
  const count = Math.floor(version / 7) + 2
  const pace = version === 32 ? 26 : Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2
  const result = [6]
  for (let at = size - 7; result.length < count; at -= pace) result.splice(1, 0, at)
  return result
}

type SetModule = (x: number, y: number, black: boolean) => void

/** Correction M is 00, then three bits of mask, a BCH(15,5) check and a fixed pattern over all. */
const setFormat = (size: number, set: SetModule, mask: number) => {
  let check = mask
  for (let round = 0; round < 10; round++) check = (check << 1) ^ ((check >>> 9) * 0x537)
  const bits = ((mask << 10) | check) ^ 0x5412
  const bit = (at: number) => ((bits >>> at) & 1) === 1
  for (let at = 0; at <= 5; at++) set(8, at, bit(at))
  set(8, 7, bit(6))
  set(8, 8, bit(7))
  set(7, 8, bit(8))
  for (let at = 9; at < 15; at++) set(14 - at, 8, bit(at))
  for (let at = 0; at < 8; at++) set(size - 1 - at, 8, bit(at))
  for (let at = 8; at < 15; at++) set(8, size - 15 + at, bit(at))
  set(8, size - 8, true)
}

const setVersion = (version: number, size: number, set: SetModule) => {
  let check = version
  for (let round = 0; round < 12; round++) check = (check << 1) ^ ((check >>> 11) * 0x1f25)
  const bits = (version << 12) | check
  for (let at = 0; at < 18; at++) {
    const black = ((bits >>> at) & 1) === 1
    const a = size - 11 + (at % 3)
    const b = Math.floor(at / 3)
    set(a, b, black)
    set(b, a, black)
  }
}

const maskRules: ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_x, y) => y % 2 === 0,
  x => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
]

const filled = (plan: Plan, words: number[], mask: number): boolean[][] => {
  const size = plan.length
  const isMasked = maskRules[mask] ?? (() => false)
  const result = plan.map(row => row.map(cell => cell === true))
  let at = 0
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5
    for (let step = 0; step < size; step++) {
      for (const x of [right, right - 1]) {
        const y = ((right + 1) & 2) === 0 ? size - 1 - step : step
        if (plan[y]?.[x] !== null) continue
        const bit = (((words[at >>> 3] ?? 0) >>> (7 - (at & 7))) & 1) === 1
        at++
        const row = result[y]
        if (row) row[x] = bit !== isMasked(x, y)
      }
    }
  }
  const set: SetModule = (x, y, black) => {
    const row = result[y]
    if (row) row[x] = black
  }
  setFormat(size, set, mask)
  return result
}

/** Long runs and an uneven share of black; enough to choose a mask that scans well. */
const penalty = (code: boolean[][]): number => {
  const size = code.length
  let points = 0
  let black = 0
  for (let a = 0; a < size; a++) {
    for (const along of [(b: number) => code[a]?.[b], (b: number) => code[b]?.[a]]) {
      let run = 0
      for (let b = 0; b < size; b++) {
        run = b > 0 && along(b) === along(b - 1) ? run + 1 : 1
        if (run === 5) points += 3
        else if (run > 5) points += 1
      }
    }
    black += code[a]?.filter(Boolean).length ?? 0
  }
  return points + Math.floor(Math.abs((black * 20) / (size * size) - 10)) * 10
}
