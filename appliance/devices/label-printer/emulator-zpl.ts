// ZPL II as a printer reads it. Written from the programming guide and not from our encoder.
import type { BarcodeKind } from '#schema/rules/label.ts'
import type { LabelRoll } from './label-paper.ts'
import type { Reader } from './reader.ts'

/** Commands without parameters: complete with their name. */
const short = new Set(['^XA', '^XZ', '^FS', '~HS', '~JA', '^FH'])
/** A command that is longer is none. */
const COMMAND_BYTES_MAX = 400_000

type Field = {
  x: number
  y: number
  high: number
  hex: string | null
  data: string | null
  symbol: { kind: BarcodeKind; high: number; readable: boolean; module: number | null } | null
}

const emptyField = (): Field => ({ x: 0, y: 0, high: 20, hex: null, data: null, symbol: null })

export const zplReader = (roll: LabelRoll): Reader => {
  let field = emptyField()
  let module = 2
  let copies = 1
  const place = (parameters: string[]) => {
    field.x = number(parameters[0], 0)
    field.y = number(parameters[1], 0)
  }
  const endField = () => {
    const { x, y, high, symbol } = field
    const text = field.data === null ? null : decoded(field.data, field.hex)
    if (symbol && text !== null) {
      const code = codeOf(symbol.kind, text)
      roll.mark({ is: 'barcode', x, y, ...symbol, code, module: symbol.module ?? module })
    } else if (text) roll.mark({ is: 'text', x, y, wide: high * 0.6, high, text })
    field = emptyField()
  }
  const symbols: Record<string, (p: string[]) => Field['symbol']> = {
    BE: p => bars('ean13', p[1], p[2]),
    B8: p => bars('ean8', p[1], p[2]),
    BC: p => bars(p[5] === 'D' ? 'gs1-128' : 'code128', p[1], p[2]),
    BQ: p => ({ kind: 'qr', high: 0, readable: false, module: number(p[2], 3) }),
    BX: p => ({ kind: 'datamatrix', high: 0, readable: false, module: number(p[1], 3) }),
  }
  /** False for a command that it does not know. */
  const obey = (name: string, text: string): boolean => {
    const parameters = text.split(',')
    const symbol = symbols[name]
    if (symbol) {
      field.symbol = symbol(parameters)
      return true
    }
    switch (name) {
      case 'XA':
        roll.clear()
        field = emptyField()
        copies = 1
        return true
      case 'PW':
        roll.setSize(number(text, 0), undefined)
        return true
      case 'LL':
        roll.setSize(undefined, number(text, 0))
        return true
      case 'FO':
        place(parameters)
        return true
      case 'A0':
        field.high = Math.min(1_000, number(parameters[1], 20))
        return true
      case 'BY':
        module = Math.min(10, Math.max(1, number(text, 2)))
        return true
      case 'FD':
        field.data = text
        return true
      case 'FS':
        endField()
        return true
      case 'PQ':
        copies = Math.max(1, number(text, 1))
        return true
      case 'GB':
        box(roll, field, parameters)
        return true
      case 'GF':
        return picture(roll, field, parameters)
      default:
        return ['XZ', 'CI', 'LH', 'MN', 'PR', 'MD', 'FW', 'PO', 'MM', 'HS', 'JA'].includes(name)
    }
  }
  return {
    next: (bytes, at) => {
      const first = bytes[at] ?? 0
      if (first !== 0x5e && first !== 0x7e) {
        const isBlank = first === 0x0a || first === 0x0d || first === 0x20
        return { length: 1, moved: 0, unknown: isBlank ? null : [first] }
      }
      if (bytes.length - at < 3) return 'more'
      const name = ascii(bytes, at, at + 3)
      if (name === '^FH') {
        // The next byte is the indicator, whatever it is.
        if (bytes.length - at < 4) return 'more'
        field.hex = ascii(bytes, at + 3, at + 4)
        return { length: 4, moved: 0, unknown: null }
      }
      const end = short.has(name) ? at + 3 : endOf(bytes, at + 3)
      if (end === -1 && bytes.length - at < COMMAND_BYTES_MAX) return 'more'
      const stop = end === -1 ? bytes.length : end
      const text = Buffer.from(bytes.subarray(at + 3, stop))
        .toString('utf8')
        .replace(/[\r\n]+$/, '')
      const isKnown = obey(name.slice(1), text)
      if (name === '^XZ') roll.print(copies)
      const moved = name === '^XZ' ? copies : 0
      return { length: stop - at, moved, unknown: isKnown ? null : [...bytes.subarray(at, at + 3)] }
    },
    forget: () => {
      field = emptyField()
      roll.clear()
    },
  }
}

const ascii = (bytes: Uint8Array, from: number, to: number) =>
  Buffer.from(bytes.subarray(from, to)).toString('latin1')

/** The next caret or tilde: a parameter or data never has one. */
const endOf = (bytes: Uint8Array, from: number): number => {
  for (let at = from; at < bytes.length; at++) {
    if (bytes[at] === 0x5e || bytes[at] === 0x7e) return at
  }
  return -1
}

const number = (text: string | undefined, otherwise: number): number => {
  const found = /^\s*(\d{1,6})/.exec(text ?? '')
  return found ? Number(found[1]) : otherwise
}

const bars = (kind: BarcodeKind, high: string | undefined, readable: string | undefined) => ({
  kind,
  high: Math.min(2_000, number(high, 60)),
  readable: readable === 'Y',
  module: null,
})

/** `_xx` is a byte of UTF-8 where `^FH_` said so. */
const decoded = (data: string, hex: string | null): string => {
  if (hex === null) return data
  const bytes: number[] = []
  const source = Buffer.from(data, 'utf8')
  for (let at = 0; at < source.length; at++) {
    const digits = source.subarray(at + 1, at + 3).toString('latin1')
    const isHex = source[at] === hex.charCodeAt(0) && /^[0-9A-Fa-f]{2}$/.test(digits)
    bytes.push(isHex ? Number.parseInt(digits, 16) : (source[at] ?? 0))
    if (isHex) at += 2
  }
  return Buffer.from(bytes).toString('utf8')
}

/** A QR code's data begins with correction, mode and a comma; `>0` in Code 128 is `>`. */
const codeOf = (kind: BarcodeKind, text: string): string => {
  if (kind === 'qr') return text.replace(/^[LMQH][AM],/, '')
  return kind === 'code128' ? text.replaceAll('>0', '>') : text
}

const box = (roll: LabelRoll, { x, y }: Field, parameters: string[]) => {
  const thick = Math.max(1, number(parameters[2], 1))
  const width = Math.max(thick, number(parameters[0], thick))
  const high = Math.max(thick, number(parameters[1], thick))
  if (width <= thick || high <= thick) roll.mark({ is: 'bar', x, y, width, high })
  else roll.mark({ is: 'box', x, y, width, high, thick })
}

/** ^GFA,bytes,bytes,bytes of a row,hexadecimal. */
const picture = (roll: LabelRoll, { x, y }: Field, [how, , total, row, hex = '']: string[]) => {
  const widthBytes = number(row, 0)
  const rows = widthBytes === 0 ? 0 : Math.floor(number(total, 0) / widthBytes)
  const bits = new Uint8Array(Buffer.from(hex, 'hex'))
  if (how !== 'A' || rows === 0 || bits.length !== widthBytes * rows) return false
  roll.mark({ is: 'picture', x, y, bitmap: { widthBytes, rows, bits } })
  return true
}
