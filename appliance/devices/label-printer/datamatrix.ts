// A Data Matrix (ISO/IEC 16022, ECC 200, ASCII encodation, square, one region) as modules.

/** Rows of modules, true is black. Throws a RangeError when the text does not fit. */
export const dataMatrix = (text: string): boolean[][] => {
  const data = codewordsOf(text)
  const size = sizes.find(each => each.data >= data.length)
  if (!size) throw new RangeError('barcode-not-printable')
  const all = padded(data, size.data)
  const placed = placement([...all, ...correction(all, size.ecc)], size.modules - 2)
  return framed(placed, size.modules)
}

/** Table 7: modules a side with the finder, data and error codewords. */
const sizes = [
  { modules: 10, data: 3, ecc: 5 },
  { modules: 12, data: 5, ecc: 7 },
  { modules: 14, data: 8, ecc: 10 },
  { modules: 16, data: 12, ecc: 12 },
  { modules: 18, data: 18, ecc: 14 },
  { modules: 20, data: 22, ecc: 18 },
  { modules: 22, data: 30, ecc: 20 },
  { modules: 24, data: 36, ecc: 24 },
  { modules: 26, data: 44, ecc: 28 },
] as const

/** Two digits share a codeword; a byte above 127 takes two. */
const codewordsOf = (text: string): number[] => {
  const words: number[] = []
  const bytes = Buffer.from(text, 'latin1')
  for (let at = 0; at < bytes.length; at++) {
    const pair = bytes.subarray(at, at + 2).toString('latin1')
    const byte = bytes[at] ?? 0
    if (/^\d\d$/.test(pair)) {
      words.push(130 + Number(pair))
      at++
    } else if (byte > 127) words.push(235, byte - 127)
    else words.push(byte + 1)
  }
  return words
}

/** 129, then its randomised fellows (5.2.3). */
const padded = (data: number[], length: number): number[] => {
  const all = [...data]
  while (all.length < length) {
    const place = all.length + 1
    const random = 129 + ((149 * place) % 253) + 1
    all.push(all.length === data.length ? 129 : random > 254 ? random - 254 : random)
  }
  return all
}

/** Reed-Solomon over the field of 301 (0x12d), roots 2^1 to 2^n (Annex E). */
const correction = (data: number[], count: number): number[] => {
  const powers: number[] = []
  const logs: number[] = []
  for (let at = 0, value = 1; at < 255; at++) {
    powers[at] = value
    logs[value] = at
    value <<= 1
    if (value > 255) value ^= 0x12d
  }
  const times = (a: number, b: number) =>
    a === 0 || b === 0 ? 0 : (powers[((logs[a] ?? 0) + (logs[b] ?? 0)) % 255] ?? 0)
  let generator = [1]
  for (let root = 1; root <= count; root++) {
    const shifted = [...generator, 0]
    generator = shifted.map((value, at) => value ^ times(generator[at - 1] ?? 0, powers[root] ?? 0))
  }
  let rest = Array<number>(count).fill(0)
  for (const word of data) {
    const factor = word ^ (rest[0] ?? 0)
    rest = [...rest.slice(1), 0].map((value, at) => value ^ times(generator[at + 1] ?? 0, factor))
  }
  return rest
}

type Grid = (boolean | undefined)[][]

/** Lays the bits of the codewords out diagonally (Annex F). */
const placement = (words: number[], side: number): Grid => {
  const grid: Grid = Array.from({ length: side }, () => Array<undefined>(side).fill(undefined))
  const isFree = (row: number, column: number) => grid[row]?.[column] === undefined
  const put = (row: number, column: number, word: number, bit: number) => {
    let [y, x] = [row, column]
    if (y < 0) {
      y += side
      x += 4 - ((side + 4) % 8)
    }
    if (x < 0) {
      x += side
      y += 4 - ((side + 4) % 8)
    }
    const line = grid[y]
    if (line) line[x] = (((words[word] ?? 0) >> (8 - bit)) & 1) === 1
  }
  const utah = (row: number, column: number, word: number) => {
    const shape = [-2, -2, -2, -1, -1, -2, -1, -1, -1, 0, 0, -2, 0, -1, 0, 0]
    for (let bit = 1; bit <= 8; bit++) {
      const [dy = 0, dx = 0] = shape.slice(bit * 2 - 2)
      put(row + dy, column + dx, word, bit)
    }
  }
  const corner = (places: readonly number[], word: number) => {
    for (let bit = 1; bit <= 8; bit++) {
      const [row = 0, column = 0] = places.slice(bit * 2 - 2)
      put(row < 0 ? side + row : row, column < 0 ? side + column : column, word, bit)
    }
  }
  let [word, row, column] = [0, 4, 0]
  do {
    if (row === side && column === 0) corner(corners[0], word++)
    if (row === side - 2 && column === 0 && side % 4 !== 0) corner(corners[1], word++)
    if (row === side - 2 && column === 0 && side % 8 === 4) corner(corners[2], word++)
    if (row === side + 4 && column === 2 && side % 8 === 0) corner(corners[3], word++)
    do {
      if (row < side && column >= 0 && isFree(row, column)) utah(row, column, word++)
      row -= 2
      column += 2
    } while (row >= 0 && column < side)
    row += 1
    column += 3
    do {
      if (row >= 0 && column < side && isFree(row, column)) utah(row, column, word++)
      row += 2
      column -= 2
    } while (row < side && column >= 0)
    row += 3
    column += 1
  } while (row < side || column < side)
  fixCorner(grid, side)
  return grid
}

/** Row and column of bit 1 to 8 of the four corner shapes; negative ones count from the end. */
const corners = [
  [-1, 0, -1, 1, -1, 2, 0, -2, 0, -1, 1, -1, 2, -1, 3, -1],
  [-3, 0, -2, 0, -1, 0, 0, -4, 0, -3, 0, -2, 0, -1, 1, -1],
  [-3, 0, -2, 0, -1, 0, 0, -2, 0, -1, 1, -1, 2, -1, 3, -1],
  [-1, 0, -1, -1, 0, -3, 0, -2, 0, -1, 1, -3, 1, -2, 1, -1],
] as const

/** What stays free in the lower right corner has a pattern of its own. */
const fixCorner = (grid: Grid, side: number) => {
  if (grid[side - 1]?.[side - 1] !== undefined) return
  for (const [dy, dx, black] of [
    [1, 1, true],
    [2, 2, true],
    [1, 2, false],
    [2, 1, false],
  ] as const) {
    const line = grid[side - dy]
    if (line) line[side - dx] = black
  }
}

/** Solid on the left and below, every second module above and on the right. */
const framed = (inner: Grid, size: number): boolean[][] =>
  Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (_, column) => {
      if (column === 0 || row === size - 1) return true
      if (row === 0) return column % 2 === 0
      if (column === size - 1) return row % 2 === 1
      return inner[row - 1]?.[column - 1] === true
    }),
  )
