// What may stand on a label, as it comes from outside: in a design and in a document.
import * as z from 'zod'

/** Tenths of a millimetre. */
export const LABEL_WIDTH_MIN = 100
export const LABEL_HEIGHT_MIN = 50
export const LABEL_SIDE_MAX = 3_000
export const LABEL_ELEMENTS_MAX = 100

export const barcodeKinds = ['ean13', 'ean8', 'code128', 'gs1-128', 'qr', 'datamatrix'] as const

const tenths = z.int().min(0).max(LABEL_SIDE_MAX)
const spot = { x: tenths, y: tenths }
const place = { ...spot, width: tenths }
const text = z.string().max(4_000)
const align = z.enum(['start', 'center', 'end']).optional()
const size = tenths.min(10)

/** Wrapped into at most `lines` lines of `size` each; what does not fit is cut off with an ellipsis. */
const textPart = z.object({
  is: z.literal('text'),
  ...place,
  size,
  text,
  lines: z.int().min(1).max(50).optional(),
  align,
  bold: z.literal(true).optional(),
})
/** An amount: one line, never wrapped or cut off; it is set smaller until it fits. */
const pricePart = z.object({ is: z.literal('price'), ...place, size, text, align })
const linePart = z.object({ is: z.literal('line'), ...place, height: tenths })
const boxPart = z.object({ is: z.literal('box'), ...place, height: tenths, thick: tenths })
/** `module` is the width of the narrowest bar; `height` does not count for the square kinds. */
const code = {
  is: z.literal('barcode'),
  ...spot,
  code: text,
  height: tenths,
  module: tenths.min(1).max(50),
  readable: z.literal(true).optional(),
}

/** An element of a document: every text is written out. */
export const labelElement = z.discriminatedUnion('is', [
  textPart,
  pricePart,
  z.object({ ...code, kind: z.enum(barcodeKinds) }),
  linePart,
  boxPart,
])

/** An element of a design: texts may hold `{name}` and its like, and `auto` is what the code is. */
export const labelPart = z.discriminatedUnion('is', [
  textPart.strict(),
  pricePart.strict(),
  z.strictObject({ ...code, kind: z.enum([...barcodeKinds, 'auto']) }),
  linePart.strict(),
  boxPart.strict(),
])

export const labelParts = z.array(labelPart).max(LABEL_ELEMENTS_MAX)
