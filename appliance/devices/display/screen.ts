// The display's own side: what bytes make of its two lines, as the manuals describe it.
import { type CodePageName, fromCodePage } from '../printer/code-pages.ts'
import type { DisplayModel } from './models.ts'

export const COLUMNS = 20

export type Glass = {
  rows: [string[], string[]]
  x: number
  y: 0 | 1
  brightness: number
  page: CodePageName
  /** `ESC = n`: what is not for the display goes to the printer behind it. */
  isChosen: boolean
  /** After `ESC Q` only CLR, CAN and another `ESC Q` are heard. */
  isString: boolean
}

/** A glass after power on. */
export const newGlass = ({ page }: Pick<DisplayModel, 'page'>): Glass => ({
  rows: [blank(), blank()],
  x: 0,
  y: 0,
  brightness: 4,
  page: page.n === null ? page.name : 'pc437',
  isChosen: true,
  isString: false,
})

/** The glass after these bytes, and those of a command that is not complete yet. */
export const glassAfter = (
  glass: Glass,
  rest: Uint8Array,
  chunk: Uint8Array,
): { glass: Glass; rest: Uint8Array } => {
  const bytes = Uint8Array.of(...rest, ...chunk)
  let now = glass
  let at = 0
  while (at < bytes.length) {
    const found = command(now, bytes.subarray(at))
    if (!found) break
    now = found.glass
    at += found.length
  }
  return { glass: now, rest: bytes.slice(at) }
}

export const linesOf = ({ rows }: Glass): { upper: string; lower: string } => ({
  upper: rows[0].join(''),
  lower: rows[1].join(''),
})

const ESC = 0x1b
const US = 0x1f
const blank = () => Array<string>(COLUMNS).fill(' ')

type Done = { glass: Glass; length: number } | null

const command = (glass: Glass, bytes: Uint8Array): Done => {
  const [first = 0, second] = bytes
  if (first === ESC) {
    if (second === undefined) return null
    if (second === 0x3d) {
      const which = bytes[2]
      if (which === undefined) return null
      return { glass: { ...glass, isChosen: (which & 2) !== 0 }, length: 3 }
    }
    return glass.isChosen ? escape(glass, bytes, second) : { glass, length: 2 }
  }
  if (!glass.isChosen) return { glass, length: 1 }
  if (first === US) return second === undefined ? null : unit(glass, bytes, second)
  return { glass: first < 0x20 ? control(glass, first) : write(glass, first), length: 1 }
}

const escape = (glass: Glass, bytes: Uint8Array, second: number): Done => {
  if (second === 0x51) return text(glass, bytes)
  const length = escapes[second] ?? 2
  if (bytes.length < length) return null
  if (glass.isString) return { glass, length }
  const value = bytes[2] ?? 0
  if (second === 0x40) return { glass: { ...newGlass({ page: firstPage(glass) }) }, length }
  if (second === 0x2a && value >= 1 && value <= 4)
    return { glass: { ...glass, brightness: value }, length }
  if (second === 0x74) return { glass: { ...glass, page: pages[value] ?? glass.page }, length }
  if (second === 0x6c) return { glass: moved(glass, value, bytes[3] ?? 0), length }
  return { glass, length }
}

/** Lengths of the commands behind ESC that take something: * _ f c t R l and [. */
const escapes: Readonly<Record<number, number>> = {
  42: 3,
  95: 3,
  102: 3,
  99: 3,
  116: 3,
  82: 3,
  108: 4,
  91: 3,
}

const pages: Readonly<Record<number, CodePageName>> = {
  0: 'pc437',
  16: 'wpc1252',
  18: 'pc852',
  19: 'pc858',
}

const firstPage = ({ page }: Glass) => ({ name: page, n: null })

/** `ESC Q A text CR`: the line anew, at most twenty characters. */
const text = (glass: Glass, bytes: Uint8Array): Done => {
  const which = bytes[2]
  if (which === undefined) return null
  if (which !== 0x41 && which !== 0x42) return { glass, length: 3 }
  const end = bytes.indexOf(0x0d, 3)
  if (end === -1) return bytes.length > 3 + 2 * COLUMNS ? { glass, length: bytes.length } : null
  const said = [...bytes.subarray(3, Math.min(end, 3 + COLUMNS))]
  const row = said.map(byte => fromCodePage(byte, glass.page))
  const rows = withRow(glass, which === 0x41 ? 0 : 1, [...row, ...blank()].slice(0, COLUMNS))
  return { glass: { ...glass, rows, isString: true }, length: end + 1 }
}

const unit = (glass: Glass, bytes: Uint8Array, second: number): Done => {
  const length = second === 0x24 || second === 0x23 ? 4 : units.has(second) ? 3 : 2
  if (bytes.length < length) return null
  if (glass.isString) return { glass, length }
  const value = bytes[2] ?? 0
  if (second === 0x24) return { glass: moved(glass, value, bytes[3] ?? 0), length }
  if (second === 0x58 && value >= 1 && value <= 4)
    return { glass: { ...glass, brightness: value }, length }
  if (second === 0x42) return { glass: { ...glass, x: 0, y: 1 }, length }
  return { glass, length }
}

/** Commands behind US with one value: X C E r . , ; */
const units: ReadonlySet<number> = new Set([0x58, 0x43, 0x45, 0x72, 0x2e, 0x2c, 0x3b])

const control = (glass: Glass, code: number): Glass => {
  if (code === 0x0c) return { ...glass, rows: [blank(), blank()], x: 0, y: 0, isString: false }
  if (code === 0x18)
    return { ...glass, rows: withRow(glass, glass.y, blank()), x: 0, isString: false }
  if (glass.isString) return glass
  if (code === 0x0b) return { ...glass, x: 0, y: 0 }
  if (code === 0x0d) return { ...glass, x: 0 }
  if (code === 0x0a) return { ...glass, y: glass.y === 0 ? 1 : 0 }
  if (code === 0x08) return { ...glass, x: Math.max(0, glass.x - 1) }
  return code === 0x09 ? next(glass) : glass
}

const write = (glass: Glass, byte: number): Glass => {
  if (glass.isString) return glass
  const row = [...glass.rows[glass.y]]
  row[glass.x] = fromCodePage(byte, glass.page)
  return next({ ...glass, rows: withRow(glass, glass.y, row) })
}

const next = (glass: Glass): Glass =>
  glass.x < COLUMNS - 1
    ? { ...glass, x: glass.x + 1 }
    : { ...glass, x: 0, y: glass.y === 0 ? 1 : 0 }

const moved = (glass: Glass, x: number, y: number): Glass =>
  x < 1 || x > COLUMNS || (y !== 1 && y !== 2) ? glass : { ...glass, x: x - 1, y: y === 1 ? 0 : 1 }

const withRow = ({ rows }: Glass, y: 0 | 1, row: string[]): [string[], string[]] =>
  y === 0 ? [row, rows[1]] : [rows[0], row]
