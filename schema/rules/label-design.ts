// A label as somebody designed it, and what becomes of it for one article. Texts of a design may hold
// `{name}` and its like; an element that then says nothing is left out.
import type * as z from 'zod'
import { type labelPart, labelParts } from '../areas/label-parts.ts'
import type { Row } from '../index.ts'
import {
  type BarcodeKind,
  barcodeFits,
  kindOf,
  type LabelDocument,
  type LabelElement,
  priceLabel,
} from './label.ts'

export type LabelPart = z.infer<typeof labelPart>
export type LabelDesign = Pick<
  Row<'label_design'>,
  'language' | 'width' | 'height' | 'gap' | 'elements_json'
>

/** What an article says on a label; every amount written out already. */
export type LabelArticle = {
  name: string
  name_ar: string
  sku: string
  barcode: string
  price: string
  /** of a kilogram, or of a piece in a pack; empty where the price is that already */
  unit_price: string
}

/** What may stand in braces. `name` is the article's in the label's language. */
export const placeholders = [
  'name',
  'name_en',
  'name_ar',
  'price',
  'unit_price',
  'sku',
  'barcode',
  'date',
] as const
export type Placeholder = (typeof placeholders)[number]

export type LabelProblem = { code: string; data: Record<string, unknown> }

/** Why a design cannot be kept, with the number of the element from 1; null when it can. */
export const labelDesignProblem = (design: LabelDesign): LabelProblem | null => {
  const parts = partsOf(design)
  if (!parts) return { code: 'label-not-readable', data: {} }
  if (parts.length === 0) return { code: 'label-empty', data: {} }
  for (const [at, part] of parts.entries()) {
    const problem = partProblem(part, design)
    if (problem) return { code: problem.code, data: { element: at + 1, ...problem.data } }
  }
  return null
}

/** The elements of a design; null when they are none. */
export const partsOf = ({ elements_json }: Pick<LabelDesign, 'elements_json'>) => {
  try {
    return labelParts.safeParse(JSON.parse(elements_json)).data ?? null
  } catch {
    return null
  }
}

/** The label of one article, or why it cannot be printed. `date` is written out. */
export const fillLabel = (
  design: LabelDesign,
  article: LabelArticle,
  { copies, date }: { copies: number; date: string },
): LabelDocument | LabelProblem => {
  const { language, width, height, gap } = design
  const says = sayings(article, language, date)
  const elements: LabelElement[] = []
  for (const [at, part] of (partsOf(design) ?? []).entries()) {
    const element = filled(part, says)
    if (element === null) continue
    if (element.is === 'barcode' && !barcodeFits(element.kind, element.code)) {
      const { kind, code } = element
      const data = { element: at + 1, kind, code, name: says.name }
      return { code: 'barcode-not-printable', data }
    }
    elements.push(element)
  }
  return { version: 1, language, width, height, gap, copies, elements }
}

/** Whether a label by this design says what its article costs. */
export const saysPrice = (design: Pick<LabelDesign, 'elements_json'>): boolean =>
  (partsOf(design) ?? []).some(
    part =>
      'text' in part && namesIn(part.text).some(name => name === 'price' || name === 'unit_price'),
  )

/** A design to begin with: name, price, unit price and barcode in a size. Tenths of a millimetre. */
export const startingParts = (width: number, height: number): LabelPart[] => {
  const { elements } = priceLabel({
    ...{ language: 'en', width, height, gap: 0, copies: 1 },
    ...{ name: '{name}', price: '{price}', unitPrice: '{unit_price}', barcode: '{barcode}' },
  })
  return elements.map(one => (one.is === 'barcode' ? { ...one, kind: 'auto' } : one))
}

/** How wide and high an element is; a barcode's width follows from its code and is not counted. */
export const extentOf = (part: LabelPart): { width: number; height: number } => {
  switch (part.is) {
    case 'text':
      return { width: part.width, height: part.size * (part.lines ?? 1) }
    case 'price':
      return { width: part.width, height: part.size }
    case 'barcode':
      return { width: 0, height: isSquareKind(part.kind) ? 0 : part.height }
    default:
      return { width: part.width, height: part.height }
  }
}

export const isSquareKind = (kind: BarcodeKind | 'auto') => kind === 'qr' || kind === 'datamatrix'

const BRACES = /\{([^{}]*)\}/g

/** The names in braces of a text, known or not. */
const namesIn = (text: string): string[] => [...text.matchAll(BRACES)].map(([, name = '']) => name)

const isPlaceholder = (name: string): name is Placeholder =>
  placeholders.some(known => known === name)

const partProblem = (part: LabelPart, { width, height }: LabelDesign): LabelProblem | null => {
  const extent = extentOf(part)
  if (part.x + extent.width > width || part.y + extent.height > height)
    return { code: 'label-element-outside', data: {} }
  if (part.is === 'line' || part.is === 'box') return null
  const text = part.is === 'barcode' ? part.code : part.text
  if (text.trim() === '') return { code: 'label-element-empty', data: {} }
  if (CONTROLS.test(text)) return { code: 'label-text-not-printable', data: {} }
  const unknown = namesIn(text).find(name => !isPlaceholder(name))
  if (unknown !== undefined) return { code: 'label-placeholder-unknown', data: { name: unknown } }
  // What an article says is known when it is printed; a code of the design's own is known now.
  if (part.is !== 'barcode' || namesIn(text).length > 0) return null
  const kind = part.kind === 'auto' ? kindOf(text) : part.kind
  return barcodeFits(kind, text)
    ? null
    : { code: 'barcode-not-printable', data: { kind, code: text } }
}

const CONTROLS = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u

const sayings = (
  article: LabelArticle,
  language: LabelDesign['language'],
  date: string,
): Record<Placeholder, string> => {
  const { name, name_ar } = article
  const first = (language === 'ar' && name_ar) || name
  return { ...article, name: first, name_en: name, date }
}

/** The element with the article's words; null when all that it would say is missing. */
const filled = (part: LabelPart, says: Record<Placeholder, string>): LabelElement | null => {
  if (part.is === 'line' || part.is === 'box') return part
  const source = part.is === 'barcode' ? part.code : part.text
  const names = namesIn(source)
  if (names.length > 0 && names.every(name => !isPlaceholder(name) || says[name] === ''))
    return null
  const text = source.replace(BRACES, (_, name: string) => (isPlaceholder(name) ? says[name] : ''))
  if (part.is !== 'barcode') return { ...part, text: clean(text) }
  return { ...part, code: text, kind: part.kind === 'auto' ? kindOf(text) : part.kind }
}

// Names come from the catalogue, where none of these is let in; a label does not rely on it.
const clean = (text: string) => text.replace(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu, ' ')
