// A second reader of printers' bytes, for tests and measurements, written from the command references
// alone: neither our encoders nor our emulators had a say in it. It reads a line as a printer hears it,
// with torn commands and resets in between, and gives the pieces of paper that came out.

/** What lies between two cuts. The last one may not be cut off yet. */
export type Piece = {
  lines: string[]
  /** of pictures */
  rows: number
  codes: string[]
  isCut: boolean
}

export type Reader = {
  /** bytes as they arrive, cut anywhere */
  take: (chunk: Uint8Array) => void
  /** all with something on it, oldest first */
  pieces: () => Piece[]
  /** pulses at the drawer */
  drawers: () => number
  /** bytes of which a printer would not know what to make */
  strange: () => readonly string[]
  /** whether a command is not complete */
  isTorn: () => boolean
}

/** ESC/POS, by the names of Epson's reference. */
export const readEscpos = (): Reader => reader(escposCommand, escposReset)

/** Star Line Mode and StarPRNT, by the names of Star's specifications. */
export const readStar = (): Reader => reader(starCommand, starReset)

/** Bytes above 127 of code page 858 that a British till prints. */
const page858: Record<number, string> = {
  130: 'é',
  132: 'ä',
  138: 'è',
  147: 'ô',
  156: '£',
  163: 'ú',
  196: '─',
  213: '€',
}
const windows = new TextDecoder('windows-1252')
const cyrillic = new TextDecoder('ibm866')
const STRANGE_MAX = 50

/** The command is not complete yet. */
class More extends Error {}

class Sheet {
  bytes: Uint8Array = new Uint8Array()
  at = 0
  page = '437'
  isRaster = false
  drawers = 0
  strange: string[] = []
  pieces: Piece[] = []
  piece: Piece = blank()
  #line = ''

  byte(): number {
    const value = this.bytes[this.at++]
    if (value === undefined) throw new More()
    return value
  }

  take(count: number): Buffer {
    const part = this.bytes.subarray(this.at, this.at + count)
    if (part.length < count) throw new More()
    this.at += count
    return Buffer.from(part)
  }

  /** All up to this byte, which is taken too. */
  until(stop: number): Buffer {
    const found = this.bytes.indexOf(stop, this.at)
    if (found < 0) throw new More()
    const part = this.take(found - this.at)
    this.at++
    return part
  }

  type(byte: number) {
    this.#line += this.#character(byte)
  }

  endLine() {
    this.piece.lines.push(this.#line)
    this.#line = ''
  }

  /** What stands in the line buffer is gone. */
  begin() {
    this.page = '437'
    this.isRaster = false
    this.#line = ''
  }

  cut() {
    if (this.#line !== '') this.endLine()
    this.piece.isCut = true
    if (hasInk(this.piece)) this.pieces.push(this.piece)
    this.piece = blank()
  }

  wonder(what: string) {
    if (this.strange.length < STRANGE_MAX) this.strange.push(what)
  }

  #character(byte: number): string {
    if (byte < 0x80) return String.fromCharCode(byte)
    if (this.page === '1252') return windows.decode(Uint8Array.of(byte))
    if (this.page === '866') return cyrillic.decode(Uint8Array.of(byte))
    const found = this.page === '858' ? page858[byte] : undefined
    if (found === undefined) this.wonder(`byte ${byte} in page ${this.page}`)
    return found ?? '?'
  }
}

function blank(): Piece {
  return { lines: [], rows: 0, codes: [], isCut: false }
}

const hasInk = ({ lines, rows, codes }: Piece) =>
  rows > 0 || codes.length > 0 || lines.some(line => line.trim() !== '')

function reader(command: (sheet: Sheet) => void, reset: Buffer): Reader {
  const sheet = new Sheet()
  return {
    take(chunk) {
      const all = Buffer.concat([sheet.bytes, chunk])
      // In real time: what waits in the printer is gone, also the half of a command.
      const drop = all.lastIndexOf(reset)
      sheet.bytes = drop < 0 ? all : all.subarray(drop + reset.length)
      if (drop >= 0) sheet.isRaster = false
      sheet.at = 0
      let done = 0
      try {
        while (sheet.at < sheet.bytes.length) {
          command(sheet)
          done = sheet.at
        }
      } catch (error) {
        if (!(error instanceof More)) throw error
      }
      sheet.bytes = sheet.bytes.subarray(done)
    },
    pieces: () => (hasInk(sheet.piece) ? [...sheet.pieces, sheet.piece] : [...sheet.pieces]),
    drawers: () => sheet.drawers,
    strange: () => sheet.strange,
    isTorn: () => sheet.bytes.length > 0,
  }
}

/** DLE DC4 8 with the seven bytes that protect it. */
const escposReset = Buffer.of(0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08)
const escposPages: Record<number, string> = { 16: '1252', 17: '866', 19: '858' }

function escposCommand(sheet: Sheet) {
  const first = sheet.byte()
  if (first === 0x0a) sheet.endLine()
  else if (first === 0x1b) escposEscape(sheet, String.fromCharCode(sheet.byte()))
  else if (first === 0x1d) escposGroup(sheet, String.fromCharCode(sheet.byte()))
  else if (first === 0x10) escposNow(sheet, sheet.byte())
  else if (first >= 0x20) sheet.type(first)
  else sheet.wonder(`control byte ${first}`)
}

function escposEscape(sheet: Sheet, name: string) {
  if (name === '@') sheet.begin()
  else if (name === 't') sheet.page = escposPages[sheet.byte()] ?? 'unknown'
  else if (name === 'p') {
    sheet.take(3)
    sheet.drawers++
  } else if ('d!EaMR'.includes(name)) sheet.byte()
  else sheet.wonder(`ESC ${name}`)
}

function escposGroup(sheet: Sheet, name: string) {
  if (name === 'V') {
    if (sheet.byte() >= 65) sheet.byte()
    sheet.cut()
  } else if (name === 'v') {
    const [, , xl = 0, xh = 0, yl = 0, yh = 0] = sheet.take(6)
    sheet.take((xl + xh * 256) * (yl + yh * 256))
    sheet.piece.rows += yl + yh * 256
  } else if (name === 'k') {
    if (sheet.byte() < 65) return sheet.wonder('an old barcode')
    sheet.piece.codes.push(withoutSet(sheet.take(sheet.byte()).toString('latin1')))
  } else if (name === '(') {
    const which = sheet.take(3)
    const data = sheet.take((which[1] ?? 0) + (which[2] ?? 0) * 256)
    if (which[0] === 0x6b && data[1] === 80) {
      sheet.piece.codes.push(data.subarray(3).toString('utf8'))
    }
  } else if ('aHhwfBr!'.includes(name)) sheet.byte()
  else sheet.wonder(`GS ${name}`)
}

function escposNow(sheet: Sheet, second: number) {
  if (second === 0x04) sheet.byte()
  else if (second === 0x14) {
    if (sheet.byte() === 1) sheet.drawers++
    sheet.take(2)
  } else sheet.wonder(`DLE ${second}`)
}

/** ESC ACK CAN. */
const starReset = Buffer.of(0x1b, 0x06, 0x18)
const starPages: Record<number, string> = { 32: '1252', 10: '866', 4: '858' }

function starCommand(sheet: Sheet) {
  const first = sheet.byte()
  if (first === 0x1b) starEscape(sheet, sheet.byte())
  else if (sheet.isRaster) {
    if (first !== 0x62) return sheet.wonder(`${first} in raster mode`)
    const [nl = 0, nh = 0] = sheet.take(2)
    sheet.take(nl + nh * 256)
    sheet.piece.rows++
  } else if (first === 0x0a) sheet.endLine()
  else if ([0x07, 0x1a, 0x1c, 0x19].includes(first)) sheet.drawers++
  else if (first === 0x17) return
  else if (first >= 0x20) sheet.type(first)
  else sheet.wonder(`control byte ${first}`)
}

function starEscape(sheet: Sheet, name: number) {
  if (name === 0x1d) starGroup(sheet, sheet.byte())
  else if (name === 0x40) sheet.begin()
  else if (name === 0x1e || name === 0x07 || name === 0x69) sheet.take(2)
  else if (name === 0x64) {
    sheet.byte()
    sheet.cut()
  } else if (name === 0x61 || name === 0x06) sheet.byte()
  else if (name === 0x62) {
    sheet.take(4)
    sheet.piece.codes.push(sheet.until(0x1e).toString('latin1'))
  } else if (name === 0x2a) {
    const what = sheet.take(2).toString('latin1')
    if (what === 'rA') sheet.isRaster = true
    else if (what === 'rB') sheet.isRaster = false
    else sheet.until(0)
  } else if (name !== 0x45 && name !== 0x46) sheet.wonder(`ESC ${name}`)
}

function starGroup(sheet: Sheet, name: number) {
  if (name === 0x74) sheet.page = starPages[sheet.byte()] ?? 'unknown'
  else if (name === 0x61) sheet.byte()
  else if (name === 0x03) sheet.take(3)
  else if (name === 0x53) {
    const [, xl = 0, xh = 0, yl = 0, yh = 0] = sheet.take(6)
    sheet.take((xl + xh * 256) * (yl + yh * 256))
    sheet.piece.rows += yl + yh * 256
  } else if (name === 0x79) {
    const what = String.fromCharCode(sheet.byte())
    if (what === 'S') sheet.take(2)
    else if (what === 'D') {
      const [, , nl = 0, nh = 0] = sheet.take(4)
      sheet.piece.codes.push(sheet.take(nl + nh * 256).toString('utf8'))
    } else if (what !== 'P') sheet.wonder(`ESC GS y ${what}`)
  } else sheet.wonder(`ESC GS ${name}`)
}

/** `{B` names the set of a Code 128; `{{` is one brace. */
function withoutSet(code: string): string {
  return code.replace(/^\{[ABC]/, '').replaceAll('{{', '{')
}
