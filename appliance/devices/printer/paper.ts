// The paper in an emulated printer: what each command leaves on it, receipt by receipt.
import { type CodePageName, fromCodePage } from './code-pages.ts'
import type { Command } from './emulator-commands.ts'

export type Align = 'left' | 'center' | 'right'
export type Span = { text: string; bold: boolean; wide: number; high: number }

export type Mark =
  | { is: 'line'; spans: Span[]; align: Align }
  | { is: 'image'; widthBytes: number; rows: number; bits: Uint8Array; align: Align }
  | { is: 'barcode'; kind: number; text: string; module: number; high: number; align: Align }
  | { is: 'qr'; text: string; module: number; align: Align }
  | { is: 'feed'; dots: number }
  | { is: 'drawer'; pin: 2 | 5 }

export type Receipt = { id: string; marks: Mark[]; isCut: boolean }

export const RECEIPTS_MAX = 20
const MARKS_MAX = 2_000
const LINE_CHARACTERS_MAX = 512
export const LINE_DOTS = 30

const plain = { bold: false, wide: 1, high: 1 }

/** `firstPage`: the code page it begins with. */
export const paper = (firstPage: () => CodePageName = () => 'pc437') => {
  let receipts: Receipt[] = []
  let count = 0
  let style = { ...plain }
  let align: Align = 'left'
  let page = firstPage()
  let spans: Span[] = []
  let code = { module: 3, high: 162 }
  let qr = { text: '', module: 3 }

  const current = (): Receipt => {
    const last = receipts.at(-1)
    if (last && !last.isCut && last.marks.length < MARKS_MAX) return last
    const made: Receipt = { id: `r${++count}`, marks: [], isCut: false }
    receipts = [...receipts, made].slice(-RECEIPTS_MAX)
    return made
  }
  const mark = (made: Mark) => current().marks.push(made)
  const endLine = () => {
    if (spans.length > 0) mark({ is: 'line', spans, align })
    spans = []
  }
  const type = (byte: number) => {
    const text = fromCodePage(byte, page)
    const last = spans.at(-1)
    const isSame = last?.bold === style.bold && last.wide === style.wide && last.high === style.high
    if (last && isSame) {
      if (last.text.length < LINE_CHARACTERS_MAX) last.text += text
    } else spans.push({ text, ...style })
  }
  const reset = () => {
    style = { ...plain }
    align = 'left'
    page = firstPage()
    spans = []
  }

  return {
    receipts: () => receipts,
    tear: () => {
      receipts = []
    },
    reset,
    /** True when the command moved the paper on. */
    apply: (command: Command): boolean => {
      switch (command.is) {
        case 'text':
          type(command.byte)
          return false
        case 'line-feed':
          if (spans.length === 0) mark({ is: 'feed', dots: LINE_DOTS })
          endLine()
          return true
        case 'start-anew':
          reset()
          return false
        case 'print-mode':
          style = { bold: command.bold, wide: command.wide, high: command.high }
          return false
        case 'size':
          style = { ...style, wide: command.wide, high: command.high }
          return false
        case 'bold':
          style = { ...style, bold: command.on }
          return false
        case 'align':
          align = command.to
          return false
        case 'page':
          page = command.name
          return false
        case 'feed-lines':
          endLine()
          mark({ is: 'feed', dots: command.lines * LINE_DOTS })
          return true
        case 'feed-dots':
          endLine()
          mark({ is: 'feed', dots: command.dots })
          return true
        case 'cut': {
          endLine()
          const receipt = receipts.at(-1)
          if (receipt) receipt.isCut = true
          return true
        }
        case 'drawer':
          mark({ is: 'drawer', pin: command.pin })
          return false
        case 'raster':
          endLine()
          mark({ ...command, is: 'image', align })
          return true
        case 'barcode-setting':
          if (command.which === 'height') code = { ...code, high: command.value }
          if (command.which === 'width') code = { ...code, module: command.value }
          return false
        case 'barcode': {
          endLine()
          const { module = code.module, high = code.high } = command
          mark({ is: 'barcode', kind: command.kind, text: command.text, module, high, align })
          return true
        }
        case 'qr-module':
          qr = { ...qr, module: command.module }
          return false
        case 'qr-data':
          qr = { ...qr, text: command.text }
          return false
        case 'qr-print':
          endLine()
          mark({ is: 'qr', ...qr, align })
          return true
        default:
          return false
      }
    },
  }
}

/** The words on the paper, line by line; pictures and codes are named in brackets. */
export const textOf = (receipt: Receipt): string =>
  receipt.marks
    .map(mark => {
      if (mark.is === 'line') return mark.spans.map(span => span.text).join('')
      if (mark.is === 'barcode' || mark.is === 'qr') return `[${mark.is} ${mark.text}]`
      return mark.is === 'feed' ? '' : `[${mark.is}]`
    })
    .join('\n')
