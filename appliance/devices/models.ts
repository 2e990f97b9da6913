// What differs between models, as data. A quirk of one printer is a line here, never a branch.
import type { CodePageName } from './printer/code-pages.ts'

export type PrinterModel = {
  language: 'escpos'
  /** Characters of font A in a line. */
  columns: number
  /** Printable dots in a line. */
  dots: number
  /** Code pages in the order they are tried, with the n of `ESC t n`. */
  pages: readonly { name: CodePageName; n: number }[]
  /** How it can show that paper came out. */
  proof: 'process-id' | 'ordered-status' | 'none'
  /** Reports changes by itself (`GS a`). */
  pushesStatus: boolean
  /** Opens the drawer at once, also while it is stopped (`DLE DC4 1`). */
  kicksWhileBlocked: boolean
  cutter: boolean
}

const latin = [
  { name: 'pc858', n: 19 },
  { name: 'wpc1252', n: 16 },
  { name: 'pc852', n: 18 },
  { name: 'pc866', n: 17 },
] as const

const epson: PrinterModel = {
  language: 'escpos',
  columns: 48,
  dots: 576,
  pages: latin,
  proof: 'process-id',
  pushesStatus: true,
  kicksWhileBlocked: true,
  cutter: true,
}

/** Printers by the name in the device row. An unknown name is treated as `escpos-80`. */
export const printerModels: Readonly<Record<string, PrinterModel>> = {
  virtual: epson,
  'virtual-58': { ...epson, columns: 32, dots: 384 },
  'epson-tm': epson,
  'epson-tm-42': { ...epson, columns: 42, dots: 504 },
  'escpos-80': {
    ...epson,
    pages: latin.slice(0, 2),
    proof: 'ordered-status',
    kicksWhileBlocked: false,
  },
  'escpos-58': {
    ...epson,
    columns: 32,
    dots: 384,
    pages: latin.slice(0, 2),
    proof: 'ordered-status',
    kicksWhileBlocked: false,
    cutter: false,
  },
  'escpos-silent': { ...epson, pages: latin.slice(0, 1), proof: 'none', pushesStatus: false },
}

export type LabelModel = PrinterModel

/** The model with the row's own column count, if it has one. */
export const printerModel = (name: string, columns?: number): PrinterModel => {
  const model = printerModels[name] ?? printerModels['escpos-80'] ?? epson
  if (!columns || columns === model.columns) return model
  const dotsPerColumn = Math.floor(model.dots / model.columns)
  return { ...model, columns, dots: Math.min(model.dots, columns * dotsPerColumn) }
}
