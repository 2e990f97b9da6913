// TSPL as a printer reads it. Written from the programming manual and not from our encoder.
import type { BarcodeKind } from '#schema/rules/label.ts'
import type { LabelMark, LabelRoll } from './label-paper.ts'
import { lineReader, moduleOf, pictureAt, textOfPage } from './line-reader.ts'
import type { Reader } from './reader.ts'

const fonts: Readonly<Record<string, readonly [number, number]>> = {
  '1': [8, 12],
  '2': [12, 20],
  '3': [16, 24],
  '4': [24, 32],
  '5': [32, 48],
}

const kinds: Readonly<Record<string, BarcodeKind>> = {
  EAN13: 'ean13',
  EAN8: 'ean8',
  '128': 'code128',
}

/** `dpi`: sizes are in millimetres, all else in dots. */
export const tsplReader = (roll: LabelRoll, dpi: number): Reader => {
  const lines = lineReader(roll, { graphicAt, obey: line => obey(line, roll, dpi) })
  return {
    ...lines,
    next: (bytes, at) => {
      // An immediate command was obeyed when it arrived.
      if (bytes[at] !== 0x1b) return lines.next(bytes, at)
      return bytes.length - at < 3 ? 'more' : { length: 3, moved: 0, unknown: null }
    },
  }
}

const settings = /^(GAP|DIRECTION|REFERENCE|CODEPAGE|SPEED|DENSITY|OFFSET|SET|TEAR) ?.*$/

/** Labels printed; null for a line that is no command. */
const obey = (line: string, roll: LabelRoll, dpi: number): number | null => {
  if (line === '' || settings.test(line)) return 0
  if (line === 'CLS') {
    roll.clear()
    return 0
  }
  const size = /^SIZE ([\d.]{1,6}) mm,\s*([\d.]{1,6}) mm$/.exec(line)
  if (size) {
    roll.setSize((Number(size[1]) * dpi) / 25.4, (Number(size[2]) * dpi) / 25.4)
    return 0
  }
  const print = /^PRINT (\d{1,5})(?:,(\d{1,5}))?$/.exec(line)
  if (print) {
    const copies = Math.max(1, Number(print[1]) * Number(print[2] ?? 1))
    roll.print(copies)
    return copies
  }
  const mark = textMark(line) ?? barcodeMark(line) ?? squareMark(line) ?? lineMark(line)
  if (!mark) return null
  roll.mark(mark)
  return 0
}

/** TEXT x,y,"font",rotation,times wide,times high,"content" */
const textMark = (line: string): LabelMark | null => {
  const found = /^TEXT (\d+),(\d+),"([1-5])",0,(\d{1,2}),(\d{1,2}),"(.*)"$/s.exec(line)
  const [, x, y, name = '', wide, high, content = ''] = found ?? []
  const [fontWide = 0, fontHigh = 0] = fonts[name] ?? []
  const text = found ? plain(content) : null
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

/** BARCODE x,y,"kind",height,readable,rotation,narrow,wide,"content" */
const barcodeMark = (line: string): LabelMark | null => {
  const found = /^BARCODE (\d+),(\d+),"(\w+)",(\d+),([0-3]),0,(\d+),\d+,"(.*)"$/s.exec(line)
  const [, x, y, name = '', high, readable, module, content = ''] = found ?? []
  const kind = kinds[name]
  const code = found ? plain(content) : null
  if (code === null || !kind) return null
  return {
    is: 'barcode',
    x: Number(x),
    y: Number(y),
    kind,
    code,
    module: moduleOf(module),
    high: Number(high),
    readable: readable !== '0',
  }
}

/** QRCODE x,y,correction,cell,mode,rotation,model,"content"; DMATRIX x,y,width,height,xcell,"content" */
const squareMark = (line: string): LabelMark | null => {
  const found =
    /^(QRCODE) (\d+),(\d+),[LMQH],(\d{1,2}),A,0,M2,"(.*)"$/s.exec(line) ??
    /^(DMATRIX) (\d+),(\d+),\d+,\d+,x(\d{1,2}),"(.*)"$/s.exec(line)
  if (!found) return null
  const [, name, x, y, module, content = ''] = found
  const code = plain(content)
  if (code === null) return null
  return {
    is: 'barcode',
    kind: name === 'QRCODE' ? 'qr' : 'datamatrix',
    code: name === 'QRCODE' ? Buffer.from(code, 'latin1').toString('utf8') : code,
    x: Number(x),
    y: Number(y),
    module: moduleOf(module),
    high: 0,
    readable: false,
  }
}

/** BAR x,y,width,height and BOX x,y,x,y,thick */
const lineMark = (line: string): LabelMark | null => {
  const numbers = line.replace(/^\w+ /, '').split(',').map(Number)
  const [x = 0, y = 0, third = 0, fourth = 0, fifth = 0] = numbers
  if (/^BAR (\d{1,4},){3}\d{1,4}$/.test(line)) {
    return { is: 'bar', x, y, width: third, high: fourth }
  }
  if (!/^BOX (\d{1,4},){4}\d{1,4}$/.test(line)) return null
  return { is: 'box', x, y, width: third - x, high: fourth - y, thick: fifth }
}

/** \["] is a quote; a bare one would have ended the content: null. */
const plain = (content: string): string | null => {
  const text = content.replaceAll('\\["]', '\u0001')
  return text.includes('"') ? null : text.replaceAll('\u0001', '"')
}

/** BITMAP x,y,bytes of a row,rows,mode,data: a dot that is set stays white. */
const graphicAt = (bytes: Uint8Array, at: number) => {
  const head = Buffer.from(bytes.subarray(at, at + 48)).toString('latin1')
  if (!'BITMAP '.startsWith(head.slice(0, 7)) || head.length < 2) return null
  const found = /^BITMAP (\d{1,4}),(\d{1,4}),(\d{1,3}),(\d{1,4}),[0-2],/.exec(head)
  if (!found) return head.length < 48 && !head.includes('\n') ? 'more' : null
  return pictureAt(found, bytes, at)
}
