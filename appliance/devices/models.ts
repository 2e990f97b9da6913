// What differs between models, as data. A quirk of one printer is a line here, never a branch.
import type { BarcodeKind } from '#schema/rules/label.ts'
import type { CodePageName } from './printer/code-pages.ts'

export type PrinterModel = {
  language: 'escpos' | 'star'
  /** Characters of font A in a line. */
  columns: number
  /** Printable dots in a line. */
  dots: number
  /** Code pages in the order they are tried, with the n of `ESC t n`, for Star of `ESC GS t n`. */
  pages: readonly { name: CodePageName; n: number }[]
  /**
   * How it can show that paper came out. `process-id` and `echo` name the job; `counter` counts one
   * on, which is enough where only we print; `ordered-status` says that all before was processed.
   */
  proof: 'process-id' | 'ordered-status' | 'counter' | 'echo' | 'none'
  /** Reports changes by itself (`GS a`, `ESC RS a`). */
  pushesStatus: boolean
  /** Opens the drawer at once, also while it is stopped (`DLE DC4 1`, `FS`). */
  kicksWhileBlocked: boolean
  cutter: boolean
  /**
   * Known to keep pictures when it is off, and to answer about its memory (`GS ( E`, `GS ( L`). Settings
   * are offered to all others of its language too: one that does not answer is told nothing.
   */
  keepsMemory: boolean
  /** How pictures are sent to a Star: by line in raster mode, or as one block (`ESC GS S`). */
  pictures?: 'raster-mode' | 'block'
}

export type LabelModel = {
  language: 'zpl' | 'epl2' | 'tspl'
  /** Dots in an inch: a position in tenths of a millimetre is a round number of dots. */
  dpi: 203 | 300
  /** Widest label in dots: what the head can reach. */
  dots: number
  /** Barcodes it sets by itself; the others are drawn here and sent as pictures. */
  barcodes: readonly BarcodeKind[]
  /**
   * What it can show of a label's printing, honestly:
   * - `queue-empty`: formats and labels still to print are counted (`~HS`); none left, three times
   *   asked, is proof. It does not see that the label left the printer.
   * - `ordered-status`: the answer to `^ee` comes after all before was processed without an error.
   * - `seen-printing`: one bit says "printing" (`ESC ! ?`); seen set and then clear is proof. A label
   *   so short that it was never seen printing counts as sent.
   */
  proof: 'queue-empty' | 'ordered-status' | 'seen-printing'
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
  keepsMemory: true,
}

const star: PrinterModel = {
  ...epson,
  language: 'star',
  keepsMemory: false,
  pages: [
    { name: 'pc858', n: 4 },
    { name: 'wpc1252', n: 32 },
    { name: 'pc852', n: 5 },
    { name: 'pc866', n: 10 },
  ],
  proof: 'counter',
  pictures: 'raster-mode',
}

const narrow = { columns: 32, dots: 384 }

/** Printers by the name in the device row. A row without a name is an `escpos-80`. */
export const printerModels: Readonly<Record<string, PrinterModel>> = {
  virtual: epson,
  'virtual-58': { ...epson, ...narrow },
  'epson-tm': epson,
  'epson-tm-42': { ...epson, columns: 42, dots: 504 },
  'escpos-80': {
    ...epson,
    pages: latin.slice(0, 2),
    proof: 'ordered-status',
    kicksWhileBlocked: false,
    keepsMemory: false,
  },
  'escpos-58': {
    ...epson,
    ...narrow,
    pages: latin.slice(0, 2),
    proof: 'ordered-status',
    kicksWhileBlocked: false,
    keepsMemory: false,
    cutter: false,
  },
  'escpos-silent': {
    ...epson,
    pages: latin.slice(0, 1),
    proof: 'none',
    pushesStatus: false,
    keepsMemory: false,
  },
  'star-line': star,
  'star-line-58': { ...star, ...narrow },
  // On a network others print too, and the ETB counter is told to all of them: only the echo is ours.
  'star-line-lan': { ...star, proof: 'echo' },
  'star-prnt': { ...star, proof: 'echo', pictures: 'block' },
  'star-prnt-58': { ...star, ...narrow, proof: 'echo', pictures: 'block' },
}

const zebra: LabelModel = {
  language: 'zpl',
  dpi: 203,
  dots: 832,
  barcodes: ['ean13', 'ean8', 'code128', 'gs1-128', 'qr', 'datamatrix'],
  proof: 'queue-empty',
}

const tsc: LabelModel = {
  ...zebra,
  language: 'tspl',
  barcodes: ['ean13', 'ean8', 'code128', 'qr', 'datamatrix'],
  proof: 'seen-printing',
}

/** Label printers by the name in the device row. A row without a name is a `zpl`. */
export const labelModels: Readonly<Record<string, LabelModel>> = {
  virtual: zebra,
  zpl: zebra,
  'zpl-300': { ...zebra, dpi: 300, dots: 1_248 },
  // Its QR codes are of Japanese models only.
  epl2: {
    ...zebra,
    language: 'epl2',
    barcodes: ['ean13', 'ean8', 'code128'],
    proof: 'ordered-status',
  },
  tspl: tsc,
  'tspl-300': { ...tsc, dpi: 300, dots: 1_248 },
}

/** The model with the row's own column count, if it has one. */
export const printerModel = (name: string, columns?: number): PrinterModel => {
  const model = printerModels[name] ?? printerModels['escpos-80'] ?? epson
  if (!columns || columns === model.columns) return model
  const dotsPerColumn = Math.floor(model.dots / model.columns)
  return { ...model, columns, dots: Math.min(model.dots, columns * dotsPerColumn) }
}

export const labelModel = (name: string): LabelModel => labelModels[name] ?? zebra
