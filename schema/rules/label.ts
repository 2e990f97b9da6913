// Labels as data: what stands where on a shelf or product label. Positions and sizes are tenths of a
// millimetre from the upper left corner; every amount is written out already, as on a receipt.
import type * as z from 'zod'
import type { barcodeKinds, labelElement } from '../areas/label-parts.ts'
import { gs1Items, isGtin } from './barcode.ts'

/** Tenths of a millimetre. */
type Tenths = number

export type LabelDocument = {
  version: 1
  language: 'en' | 'ar'
  width: Tenths
  height: Tenths
  /** Between two labels; 0 on an endless roll. */
  gap: Tenths
  copies: number
  elements: LabelElement[]
}

export type BarcodeKind = (typeof barcodeKinds)[number]

export type LabelElement = z.infer<typeof labelElement>

/** What stands on the label of a shelf or a product. */
export type PriceLabelInput = {
  language: 'en' | 'ar'
  width: Tenths
  height: Tenths
  gap: Tenths
  copies: number
  name: string
  /** Written out, with its currency. */
  price: string
  /** Price by kilogram, litre or piece where the law wants it. */
  unitPrice?: string | undefined
  /** Digits of an EAN or UPC are set as such, anything else as Code 128. */
  barcode?: string | undefined
}

const MARGIN = 20
const CODE_CHARACTERS_MAX = 60
const QR_BYTES_MAX = 500

/** Whether a code can be set as a barcode of this kind. */
export const barcodeFits = (kind: BarcodeKind, code: string): boolean => fits[kind](code)

/** What a code is set as where nobody says: digits of an EAN as such, anything else as Code 128. */
export const kindOf = (code: string): BarcodeKind => {
  if (/^\d{13}$/.test(code) && isGtin(code)) return 'ean13'
  return /^\d{8}$/.test(code) && isGtin(code) ? 'ean8' : 'code128'
}

/** A label with name, price and barcode that fits its size from 25 x 15 mm up. */
export const priceLabel = (input: PriceLabelInput): LabelDocument => {
  const { width, height, name, price, unitPrice, barcode } = input
  const inner = width - 2 * MARGIN
  const nameSize = clamp(Math.floor(height / 10), 18, 40)
  const priceSize = clamp(Math.floor(height / 4), 30, 120)
  const priceTop = MARGIN + 2 * nameSize + 5
  const unitSize = unitPrice ? Math.max(15, Math.floor(nameSize * 0.7)) : 0
  const unitTop = priceTop + priceSize + 2
  const below = unitTop + unitSize + 5
  const barHeight = height - below - MARGIN
  const elements: LabelElement[] = [
    { is: 'text', x: MARGIN, y: MARGIN, width: inner, size: nameSize, text: name, lines: 2 },
    {
      is: 'price',
      x: MARGIN,
      y: priceTop,
      width: inner,
      size: priceSize,
      text: price,
      align: 'end',
    },
  ]
  if (unitPrice) {
    const place = { x: MARGIN, y: unitTop, width: inner, size: unitSize }
    elements.push({ is: 'text', ...place, text: unitPrice, align: 'end' })
  }
  if (barcode && barHeight >= 40) {
    const kind = kindOf(barcode)
    elements.push({
      is: 'barcode',
      x: MARGIN + 20,
      y: below,
      kind,
      code: barcode,
      height: Math.max(20, barHeight - 30),
      module: inner >= 400 ? 3 : 2,
      readable: true,
    })
  }
  const { language, gap, copies } = input
  return { version: 1, language, width, height, gap, copies, elements }
}

/** A label of 50 x 30 mm that shows what a label printer can. */
export const testLabel = (
  language: 'en' | 'ar',
  printer: { name: string; name_ar: string },
): LabelDocument => {
  const name = language === 'ar' ? printer.name_ar || printer.name : printer.name
  const shape = { width: 500, height: 300, gap: 20, copies: 1 }
  const price = '0123456789'
  const label = priceLabel({ language, ...shape, name, price, barcode: '4006381333931' })
  const arabic = { x: MARGIN, y: 58, width: 280, size: 28, text: 'أهلاً وسهلاً' }
  const qr = { x: 390, y: 185, kind: 'qr', code: 'TEST-0001', height: 0, module: 4 } as const
  const frame = { x: 3, y: 3, width: 494, height: 294, thick: 3 }
  return {
    ...label,
    elements: [
      ...label.elements,
      { is: 'text', ...arabic },
      { is: 'barcode', ...qr },
      { is: 'box', ...frame },
    ],
  }
}

const fits: Record<BarcodeKind, (code: string) => boolean> = {
  ean13: code => /^\d{12}$/.test(code) || (/^\d{13}$/.test(code) && isGtin(code)),
  ean8: code => /^\d{7}$/.test(code) || (/^\d{8}$/.test(code) && isGtin(code)),
  code128: code => /^[\x20-\x7e]+$/.test(code) && code.length <= CODE_CHARACTERS_MAX,
  'gs1-128': code => gs1Items(code).length > 0 && code.length <= CODE_CHARACTERS_MAX,
  // A code may say anything but what turns the direction of a text or commands a machine.
  qr: code =>
    /^[^\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]+$/u.test(code) &&
    new TextEncoder().encode(code).length <= QR_BYTES_MAX,
  datamatrix: code => /^[\x20-\x7e]+$/.test(code) && code.length <= CODE_CHARACTERS_MAX,
}

const clamp = (value: number, least: number, most: number) => Math.max(least, Math.min(most, value))
