// EPL2 as a printer reads it. Written from the programmer's manual and not from our encoder.
import type { BarcodeKind } from '#schema/rules/label.ts'
import type { LabelMark, LabelRoll } from './label-paper.ts'
import { lineReader, moduleOf, pictureAt, textOfPage } from './line-reader.ts'
import type { Reader } from './reader.ts'
import type { Found, Scanner } from './scanner.ts'

/** Width and height of the fonts 1 to 5. */
const fonts: Readonly<Record<string, readonly [number, number]>> = {
  '1': [10, 12],
  '2': [12, 16],
  '3': [14, 20],
  '4': [16, 24],
  '5': [36, 48],
}

const kinds: Readonly<Record<string, BarcodeKind>> = { E30: 'ean13', E80: 'ean8', '1': 'code128' }

export const eplReader = (roll: LabelRoll): Reader =>
  lineReader(roll, { graphicAt, obey: line => obey(line, roll) })

/** A command counts where a line begins: what stands in a picture's data is a part of the picture. */
export const eplScanner = (): Scanner => {
  let line = ''
  let pictureBytes = 0
  return chunk => {
    const found: Found[] = []
    for (const [at, byte] of chunk.entries()) {
      if (pictureBytes > 0) pictureBytes--
      else if (byte === 0x0a || byte === 0x0d) {
        if (line === '^ee') found.push({ is: 'ask', end: at })
        if (line === '^@') found.push({ is: 'drop', end: at })
        line = ''
      } else if (line.length < HEAD_BYTES_MAX) {
        line += String.fromCharCode(byte)
        const [, , , wide, high] = picture.exec(line) ?? []
        if (wide === undefined) continue
        pictureBytes = Number(wide) * Number(high)
        line = ''
      }
    }
    return found
  }
}

const HEAD_BYTES_MAX = 40
const picture = /^GW(\d{1,4}),(\d{1,4}),(\d{1,3}),(\d{1,4}),$/

/** Labels printed; null for a line that is no command. */
const obey = (line: string, roll: LabelRoll): number | null => {
  if (line === '' || line === '^ee') return 0
  if (line === 'N' || line === '^@') {
    roll.clear()
    return 0
  }
  const size = /^q(\d{1,4})$/.exec(line)
  if (size) roll.setSize(Number(size[1]), undefined)
  const form = /^Q(\d{1,4}),(\d{1,3})$/.exec(line)
  if (form) roll.setSize(undefined, Number(form[1]))
  const print = /^P(\d{1,5})$/.exec(line)
  if (print) {
    const copies = Math.max(1, Number(print[1]))
    roll.print(copies)
    return copies
  }
  if (size || form || /^I8,[0-9A-F],\d{3}$/.test(line)) return 0
  const mark = textMark(line) ?? barcodeMark(line) ?? lineMark(line)
  if (!mark) return null
  roll.mark(mark)
  return 0
}

/** A x,y,rotation,font,times wide,times high,N,"data" */
const textMark = (line: string): LabelMark | null => {
  const found = /^A(\d+),(\d+),0,([1-5]),(\d),(\d),N,"(.*)"$/s.exec(line)
  const [, x, y, name = '', wide, high, data = ''] = found ?? []
  const [fontWide = 0, fontHigh = 0] = fonts[name] ?? []
  const text = found ? unescaped(data) : null
  if (text === null || fontWide === 0) return null
  return {
    is: 'text',
    x: Number(x),
    y: Number(y),
    wide: fontWide * Number(wide),
    high: fontHigh * Number(high),
    text: textOfPage(text),
  }
}

/** B x,y,rotation,kind,narrow,wide,height,readable,"data" */
const barcodeMark = (line: string): LabelMark | null => {
  const found = /^B(\d+),(\d+),0,(\w+),(\d+),\d+,(\d+),([BN]),"(.*)"$/s.exec(line)
  const [, x, y, name = '', module, high, readable, data = ''] = found ?? []
  const kind = kinds[name]
  const code = found ? unescaped(data) : null
  if (code === null || !kind) return null
  return {
    is: 'barcode',
    x: Number(x),
    y: Number(y),
    kind,
    code,
    module: moduleOf(module),
    high: Number(high),
    readable: readable === 'B',
  }
}

/** LO x,y,width,height and X x,y,thick,x,y */
const lineMark = (line: string): LabelMark | null => {
  const numbers = line
    .replace(/^(LO|X)/, '')
    .split(',')
    .map(Number)
  const [x = 0, y = 0, third = 0, fourth = 0, fifth = 0] = numbers
  if (/^LO(\d{1,4},){3}\d{1,4}$/.test(line)) {
    return { is: 'bar', x, y, width: third, high: fourth }
  }
  if (!/^X(\d{1,4},){4}\d{1,4}$/.test(line)) return null
  return { is: 'box', x, y, width: fourth - x, high: fifth - y, thick: third }
}

/** A backslash makes the next character itself; a bare quote would have ended the data: null. */
const unescaped = (data: string): string | null => {
  const text = data.replace(/\\(.)/gs, (_, char: string) =>
    char === '"' ? '\u0001' : `\u0002${char}`,
  )
  if (text.includes('"')) return null
  return text.replaceAll('\u0001', '"').replaceAll('\u0002', '')
}

/** GW x,y,bytes of a row,rows,data: a dot that is set stays white. */
const graphicAt = (bytes: Uint8Array, at: number) => {
  if (bytes[at] !== 0x47 || (bytes[at + 1] !== undefined && bytes[at + 1] !== 0x57)) return null
  const head = Buffer.from(bytes.subarray(at, at + 40)).toString('latin1')
  const found = /^GW(\d{1,4}),(\d{1,4}),(\d{1,3}),(\d{1,4}),/.exec(head)
  if (!found) return head.length < 40 && !head.includes('\n') ? 'more' : null
  return pictureAt(found, bytes, at)
}
