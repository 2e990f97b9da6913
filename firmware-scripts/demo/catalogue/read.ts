// Reads the lists of goods beside this file.
//
// One line is one product:        English | Arabic | picture | price | words
// A line with {} is a family, and the lines with a dash after it are its members, which fill the
// {} and may say otherwise:       - English | Arabic | colour | price | words
// Words: `t20` tax in percent · `kg` weighed, price per kilogram · `service` made to order, no stock
// · `a18` minimum age · `nd` never discounted · `*7` how well it sells, 1 to 9 · `330ml` size ·
// `set=cup` sizes or colours of sets.ts · `pack=6:5.40` also as a pack (0: price worked out) ·
// `by=harbour,quayside` once for each maker · `ean8` short code · six hex digits: colour.
import { brands } from './brands.ts'
import { sets } from './sets.ts'

export type VariantDraft = {
  en: string
  ar: string
  /** end of the SKU; empty for the only one */
  code: string
  /** minor units, tax included */
  price: number
  /** 1: no pack; else how many of the first variant */
  packSize: number
}

export type ProductDraft = {
  en: string
  ar: string
  shape: string
  /** `#rrggbb` */
  colour: string
  /** percent */
  tax: 0 | 5 | 20
  kind: 'goods' | 'weighed' | 'service'
  minimumAge: number
  discountable: boolean
  /** 1 to 9 */
  popularity: number
  brand: keyof typeof brands | null
  shortCode: boolean
  variants: VariantDraft[]
}

/** The products of one list, in its order. Throws with the line when it cannot be read. */
export const readGoods = (goods: string): ProductDraft[] => {
  const drafts: ProductDraft[] = []
  let family: Line | undefined
  for (const text of goods.split('\n')) {
    if (text.trim() === '') continue
    const line = readLine(text)
    if (line.en.includes('{}')) family = line
    else if (!text.startsWith('- ')) drafts.push(...productsOf(line, undefined))
    else if (family) drafts.push(...productsOf(memberOf(family, line), family))
    else throw new Error(`a member without a family: ${text}`)
  }
  return drafts
}

/** The nearest price below or above that a shop would write: 1.20, 1.49, 2.99 … */
export const shelfPrice = (amount: number): number => {
  if (amount >= 10_000) return Math.round(amount / 100) * 100
  const ends = amount < 100 ? [...SMALL_ENDS, 100] : [-1, ...ENDS, 99]
  const pounds = amount < 100 ? 0 : Math.floor(amount / 100) * 100
  let best = pounds + (ends[0] ?? 0)
  for (const end of ends) {
    if (Math.abs(pounds + end - amount) < Math.abs(best - amount)) best = pounds + end
  }
  return best
}

type Line = { en: string; ar: string; picture: string; price: string; words: string[] }

const SMALL_ENDS = [10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 79, 85, 89, 95]
const ENDS = [0, 10, 20, 25, 35, 49, 50, 65, 75, 79, 85, 95]
const UNITS: Readonly<Record<string, string>> = {
  g: 'غ',
  kg: 'كغ',
  ml: 'مل',
  cl: 'سل',
  l: 'لتر',
}
const SIZE = /^(\d+(?:\.\d+)?)(kg|g|ml|cl|l)$/
const COLOUR = /^[0-9a-f]{6}$/

function readLine(text: string): Line {
  const [en = '', ar = '', picture = '', price = '', words = ''] = text
    .replace(/^- /, '')
    .split('|')
    .map(part => part.trim())
  if (en === '' || ar === '') throw new Error(`a product needs both names: ${text}`)
  // The price may be left out: then its place already holds words.
  const plain = price === '' || /^\d+\.\d\d$/.test(price)
  return {
    en,
    ar,
    picture,
    price: plain ? price : '',
    words: `${plain ? '' : price} ${words}`.split(' ').filter(word => word !== ''),
  }
}

// What a member says comes last, so that it wins.
const memberOf = (family: Line, member: Line): Line => ({
  en: family.en.replace('{}', member.en),
  ar: family.ar.replace('{}', member.ar),
  picture: family.picture,
  price: member.price || family.price,
  words: [
    ...family.words,
    ...(COLOUR.test(member.picture) ? [member.picture] : []),
    ...member.words,
  ],
})

function productsOf(line: Line, family: Line | undefined): ProductDraft[] {
  const makers = wordOf(line.words, 'by')?.split(',') ?? []
  if (makers.length === 0) return [productOf(line, null, 0)]
  return makers.map((maker, index) => {
    if (!isBrand(maker)) throw new Error(`an unknown maker ${maker}: ${family?.en ?? line.en}`)
    return productOf(line, maker, index)
  })
}

function productOf(line: Line, brand: ProductDraft['brand'], place: number): ProductDraft {
  const { words } = line
  const maker = brand === null ? undefined : brands[brand]
  const size = sizeOf(words)
  const variants = variantsOf(line, maker?.factor ?? 100, size)
  const single = variants.length === 1
  const en = [maker?.en, line.en].filter(Boolean).join(' ')
  const ar = [line.ar, maker?.ar].filter(Boolean).join(' ')
  const popularity = Number(last(words, /^\*([1-9])$/) ?? 3)
  return {
    en: capital(single && size ? `${en} ${size.en}` : en),
    ar: single && size ? `${ar} ${size.ar}` : ar,
    shape: line.picture,
    colour: `#${last(words, /^([0-9a-f]{6})$/) ?? 'a0a0a0'}`,
    tax: taxOf(last(words, /^t(\d+)$/), line),
    kind: words.includes('service') ? 'service' : words.includes('kg') ? 'weighed' : 'goods',
    minimumAge: Number(last(words, /^a(\d{1,2})$/) ?? 0),
    discountable: !words.includes('nd'),
    // The second maker of the same thing sells less.
    popularity: Math.max(1, popularity - 2 * place),
    brand,
    shortCode: words.includes('ean8'),
    variants: single && variants[0] ? [{ ...variants[0], en: '', ar: '', code: '' }] : variants,
  }
}

function variantsOf(line: Line, factor: number, size: Size | undefined): VariantDraft[] {
  const price = priced((minor(line.price, line) * factor) / 100, factor === 100)
  const choices = sets[wordOf(line.words, 'set') ?? '']
  if (choices) {
    return choices.map(({ en, ar, code, plus = 0, percent = 100 }) => ({
      en,
      ar,
      code,
      price: priced((price * percent) / 100 + plus, percent === 100),
      packSize: 1,
    }))
  }
  const single = {
    en: size?.en ?? 'Single',
    ar: size?.ar ?? 'حبة واحدة',
    code: '1',
    price,
    packSize: 1,
  }
  const packs = line.words
    .filter(word => word.startsWith('pack='))
    .map((word): VariantDraft => {
      const [count = '', cost = ''] = word.slice('pack='.length).split(':')
      const pieces = Number(count)
      const least = price * pieces * 0.92
      const given = cost === '0' ? least : (minor(cost, line) * factor) / 100
      return {
        en: size ? `${count} × ${size.en}` : `Pack of ${count}`,
        ar: size ? `${count} × ${size.ar}` : `عبوة من ${count}`,
        code: `P${count}`,
        // Nobody takes a pack that costs more than its pieces.
        price:
          given < price * pieces
            ? priced(given, cost !== '0' && factor === 100)
            : priced(least, false),
        packSize: pieces,
      }
    })
  return [single, ...packs]
}

type Size = { en: string; ar: string }

function sizeOf(words: readonly string[]): Size | undefined {
  const found = words.findLast(word => SIZE.test(word))
  const [, amount = '', unit = ''] = SIZE.exec(found ?? '') ?? []
  return found === undefined
    ? undefined
    : { en: `${amount} ${unit}`, ar: `${amount} ${UNITS[unit]}` }
}

const minor = (text: string, line: Line): number => {
  const [, pounds, pence] = /^(\d+)\.(\d\d)$/.exec(text) ?? []
  if (pounds === undefined || pence === undefined) throw new Error(`a price is missing: ${line.en}`)
  return Number(pounds) * 100 + Number(pence)
}

const priced = (amount: number, exact: boolean): number =>
  exact ? Math.round(amount) : shelfPrice(Math.round(amount))

const taxOf = (text: string | undefined, line: Line): 0 | 5 | 20 => {
  if (text === '0') return 0
  if (text === '5') return 5
  if (text === '20') return 20
  throw new Error(`a tax is missing: ${line.en}`)
}

const wordOf = (words: readonly string[], key: string): string | undefined =>
  words.findLast(word => word.startsWith(`${key}=`))?.slice(key.length + 1)

const last = (words: readonly string[], pattern: RegExp): string | undefined =>
  words.map(word => pattern.exec(word)?.[1]).findLast(found => found !== undefined)

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

const isBrand = (key: string): key is keyof typeof brands => Object.hasOwn(brands, key)
