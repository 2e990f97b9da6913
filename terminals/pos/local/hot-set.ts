// The part of the catalogue a till keeps in memory: the best sellers it starts with and what it
// met since. Bounded; the server knows the rest.
import type { BarcodeFormat } from '#schema/rules/barcode.ts'
import { readBarcode } from '#schema/rules/barcode.ts'
import { mulDiv, THOUSAND } from '#schema/rules/money.ts'
import type { Item } from './start-data.ts'

/** Most items kept; what was met longest ago goes first, the start set stays. */
export const HOT_MAX = 4_000
/** A code that was understood: the item, and what a weight or price label says. */
export type Hit = { item: Item; quantity?: number; labelPrice?: number; labelCode?: string }
export type Lookup =
  | ({ is: 'found' } & Hit)
  /** not in memory; `code` is what to ask the server for */
  | { is: 'unknown'; code: string }
  | { is: 'refused'; why: string }

export type HotSet = ReturnType<typeof hotSet>

/** Makes an empty set. `priceOf` says what a unit costs now, minor units, or undefined. */
export const hotSet = (options: {
  formats: () => readonly BarcodeFormat[]
  decimals: () => number
  priceOf: (item: Item) => number | undefined
}) => {
  const items = new Map<string, Item>()
  const words = new Map<string, string>()
  const byCode = new Map<string, string>()
  const fixed = new Set<string>()
  /** true when the set holds every item of the store */
  let complete = false

  const forget = (id: string) => {
    for (const code of items.get(id)?.barcodes ?? [])
      if (byCode.get(code) === id) byCode.delete(code)
    items.delete(id)
    words.delete(id)
  }

  const keep = (item: Item) => {
    const known = items.get(item.id)
    for (const code of known?.barcodes ?? []) byCode.delete(code)
    items.set(item.id, item)
    words.set(item.id, searchText(item))
    for (const code of item.barcodes) byCode.set(code, item.id)
    // A Map keeps the order of insertion: the first that is not of the start set is the oldest.
    for (const id of items.size > HOT_MAX ? items.keys() : [])
      if (!fixed.has(id) && id !== item.id) {
        forget(id)
        break
      }
  }

  return {
    /**
     * Takes the start set, in the order of the grid. With `stay` what is known keeps its place:
     * tiles must not move under a finger because something else sold better.
     */
    fill: (start: { complete: boolean; items: readonly Item[] }, stay = false) => {
      const places = new Map([...items.keys()].map((id, place) => [id, place]))
      const place = ({ id }: Item) => places.get(id) ?? places.size
      const ordered = stay ? start.items.toSorted((a, b) => place(a) - place(b)) : start.items
      for (const id of [...items.keys()]) forget(id)
      fixed.clear()
      complete = start.complete
      for (const item of ordered.slice(0, HOT_MAX)) {
        fixed.add(item.id)
        keep(item)
      }
    },
    keep,
    forget,
    get: (id: string): Item | undefined => items.get(id),
    all: (): Iterable<Item> => items.values(),
    size: (): number => items.size,
    isComplete: (): boolean => complete,
    /** Finds what a scanned or typed code stands for, without asking anybody. */
    lookup: (scanned: string): Lookup => {
      const read = readBarcode(scanned, options.formats(), options.decimals())
      if (read.kind === 'refused') return { is: 'refused', why: read.why }
      const code = read.kind === 'plain' ? read.code : read.itemCode
      const item = find(code)
      if (!item) return { is: 'unknown', code: read.code }
      if (read.kind === 'weight')
        return { is: 'found', item, quantity: read.value, labelCode: read.code }
      if (read.kind === 'price') return priced(item, read.value, read.code)
      return { is: 'found', item }
    },
    /** Items whose names, SKU or codes hold every word; the best first, then the order of the set. */
    search: (query: string, categoryId?: string | undefined, limit = HOT_MAX): Item[] => {
      const wanted = plain(query).split(' ').filter(Boolean)
      const ranked: { item: Item; rank: number }[] = []
      for (const item of items.values()) {
        if (categoryId !== undefined && item.category_id !== categoryId) continue
        const rank = rankOf(words.get(item.id) ?? '', wanted)
        if (rank !== undefined) ranked.push({ item, rank })
      }
      if (wanted.length > 0) ranked.sort((a, b) => a.rank - b.rank)
      return ranked.slice(0, limit).map(({ item }) => item)
    },
    /** The other variants of the same product, itself included. */
    sisters: (item: Item): Item[] =>
      [...items.values()].filter(other => other.product_id === item.product_id),
  }

  function find(code: string): Item | undefined {
    const id = byCode.get(code) ?? byCode.get(code.replace(/^0+(?=\d)/, ''))
    if (id !== undefined) return items.get(id)
    for (const item of items.values()) if (item.sku === code) return item
    return undefined
  }

  // The label's price stays; the weight for the stock is worked out from it (retail rule 4.10).
  function priced(item: Item, labelPrice: number, labelCode: string): Lookup {
    const unitPrice = options.priceOf(item)
    const quantity =
      item.unit === 'kg' && unitPrice ? mulDiv(labelPrice, THOUSAND, unitPrice) : THOUSAND
    return { is: 'found', item, quantity: Math.max(1, quantity), labelPrice, labelCode }
  }
}

/** Text as it is compared: small letters, no accents, one form for the Arabic letters people mix. */
export const plain = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u0640\u064b-\u0655\u0670]/g, '')
    .replace(/[\u0622\u0623\u0625\u0671]/g, '\u0627')
    .replace(/\u0649/g, '\u064a')
    .replace(/\u0629/g, '\u0647')
    .replace(/[\u0660-\u0669]/g, digit => String(digit.charCodeAt(0) - 0x660))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const searchText = (item: Item): string =>
  ` ${plain(item.name)} ${plain(item.name_ar)} ${plain(item.sku)} ${item.barcodes.join(' ')} `

const rankOf = (text: string, wanted: readonly string[]): number | undefined => {
  let rank = 0
  for (const word of wanted) {
    // The word itself, one that begins so, or somewhere within: what sells best decides the rest.
    if (text.includes(` ${word} `)) continue
    const begins = text.includes(` ${word}`)
    if (!begins && (word.length < 3 || !text.includes(word))) return undefined
    rank += begins ? 1 : 2
  }
  return rank
}
