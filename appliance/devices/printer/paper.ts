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

/** Code pages by the n of `ESC t n`, as Epson numbers them. */
const pages: Readonly<Record<number, CodePageName>> = {
  0: 'pc437',
  16: 'wpc1252',
  17: 'pc866',
  18: 'pc852',
  19: 'pc858',
}

const plain = { bold: false, wide: 1, high: 1 }

export const paper = () => {
  let receipts: Receipt[] = []
  let count = 0
  let style = { ...plain }
  let align: Align = 'left'
  let page: CodePageName = 'pc437'
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
    page = 'pc437'
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
          page = pages[command.n] ?? 'pc437'
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
        case 'barcode':
          endLine()
          mark({ is: 'barcode', kind: command.kind, text: barcodeText(command), ...code, align })
          return true
        case 'qr':
          if (command.fn === 67) qr = { ...qr, module: command.data[0] ?? 3 }
          if (command.fn === 80) qr = { ...qr, text: Buffer.from(command.data.slice(1)).toString() }
          if (command.fn === 81) {
            endLine()
            mark({ is: 'qr', ...qr, align })
          }
          return command.fn === 81
        default:
          return false
      }
    },
  }
}

/** Code 128 data carries its set (`{B`) and doubles each `{`. */
const barcodeText = ({ kind, data }: Extract<Command, { is: 'barcode' }>): string => {
  const text = Buffer.from(data).toString('latin1')
  return kind === 73 ? text.replace(/^\{[ABC]/, '').replaceAll('{{', '{') : text
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
