// Labels as data: what stands where on a shelf or product label. Positions and sizes are tenths of a
// millimetre from the upper left corner; every amount is written out already, as on a receipt.

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

export type BarcodeKind = 'ean13' | 'ean8' | 'code128' | 'gs1-128' | 'qr' | 'datamatrix'

export type LabelElement =
  /** Wrapped into at most `lines` lines of `size` each; what does not fit is cut off with an ellipsis. */
  | {
      is: 'text'
      x: Tenths
      y: Tenths
      width: Tenths
      size: Tenths
      text: string
      lines?: number
      align?: 'start' | 'center' | 'end'
      bold?: true
    }
  /** An amount: one line, never wrapped or cut off; it is set smaller until it fits. */
  | {
      is: 'price'
      x: Tenths
      y: Tenths
      width: Tenths
      size: Tenths
      text: string
      align?: 'start' | 'center' | 'end'
    }
  /** `module` is the width of the narrowest bar; `height` does not count for the square kinds. */
  | {
      is: 'barcode'
      x: Tenths
      y: Tenths
      kind: BarcodeKind
      code: string
      height: Tenths
      module: Tenths
      readable?: true
    }
  | { is: 'line'; x: Tenths; y: Tenths; width: Tenths; height: Tenths }
  | { is: 'box'; x: Tenths; y: Tenths; width: Tenths; height: Tenths; thick: Tenths }

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

const kindOf = (code: string): BarcodeKind => {
  if (/^\d{13}$/.test(code)) return 'ean13'
  return /^\d{8}$/.test(code) ? 'ean8' : 'code128'
}

const clamp = (value: number, least: number, most: number) => Math.max(least, Math.min(most, value))
