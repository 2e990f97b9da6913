// What is on the counter: the basket with its price, and the sale it will become.
import { computed, effect, signal, untracked } from '@preact/signals'
import { ask, newId, type Problem } from '#kit/api.ts'
import { money, quantity } from '#kit/formats.ts'
import { nameOf } from '#kit/i18n.ts'
import { keep, kept, keptNames } from '#kit/kept.ts'
import {
  type BasketAction,
  type BasketEntry,
  type BasketItem,
  type BasketState,
  basketStep,
  emptyBasket,
  heldBasket,
  QUANTITY_MAX,
  toBasket,
} from '#schema/rules/basket.ts'
import { THOUSAND } from '#schema/rules/money.ts'
import { priceSale } from '#schema/rules/pricing.ts'
import { queue } from '../local/queue.ts'
import type { Item } from '../local/start-data.ts'
import { openElsewhere, tabId } from '../local/tab.ts'
import { texts } from '../texts.ts'
import { bad, done, good, news, said } from './signs.ts'
import { catalogueTurn, hot, meet, priceOf, standingPriceOf, start } from './till.ts'
import { open } from './windows.ts'

/** Goods asked for at once. */
const ASK_MAX = 40
const KEEP_GAP_MS = 150

export type TillCustomer = { id: string; name: string; price_list_id?: string | null }
export type Tender = { kind: 'cash' | 'card'; amount: number; reference?: string }

/** The sale the basket will become: its id, and what was settled before it is paid. */
export type Draft = {
  saleId: string
  tenders: Tender[]
  /** a card payment under way */
  payment?: { id: string; amount: number } | undefined
  /** {variant: minor units} that stand once a card was charged by them */
  stands?: Record<string, number> | undefined
  /** the age that was checked, years; 0 for none */
  age: number
  /** cash that was put down and has to go back to the customer, minor units */
  back?: number | undefined
}

const newDraft = (): Draft => ({ saleId: newId(), tenders: [], age: 0 })

export const basket = signal<BasketState>(emptyBasket)
export const draft = signal<Draft>(newDraft())
/** The line that shows its number pad. */
export const opened = signal<string | null>(null)

/** Whether prices hold their tax, and how tax is rounded: the shop's, for every sale. */
export const terms = computed(() => {
  const list = start.value?.price_lists.find(known => known.id === start.value?.store.price_list_id)
  return {
    taxIncluded: list?.tax_included !== 0,
    roundingMode: start.value?.tenant.rounding_mode ?? ('per_line' as const),
  }
})

/** The basket with every figure; the appliance works it out again with the same function. */
export const priced = computed(() => priceSale(toBasket(basket.value, terms.value)))
export const total = computed(() => priced.value.total)
/** Whether something lies there that must go before anybody can pay. */
export const unsellable = computed(() => basket.value.lines.some(line => line.unsellable))
export const isEmpty = computed(() => basket.value.lines.length === 0)

/** What was given for this sale so far, minor units. */
export const paidBy = (...kinds: Tender['kind'][]): number =>
  draft.value.tenders.reduce(
    (sum, { kind, amount }) => sum + (kinds.includes(kind) ? amount : 0),
    0,
  )

/** What a basket costs, minor units; undefined where no figure of it would be exact any more. */
const worthOf = (state: BasketState): number | undefined => {
  try {
    const { total: worth } = priceSale(toBasket(state, terms.value))
    return Number.isSafeInteger(worth) ? worth : undefined
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** Changes the basket; not to less than a card was charged for it already, which it says. */
export const act = (action: BasketAction): boolean => {
  const next = basketStep(basket.value, action)
  const worth = worthOf(next)
  if (worth === undefined) {
    bad(texts.tooLarge)
    return false
  }
  const charged = paidBy('card')
  if (charged > 0 && worth < charged && worth < total.value) {
    bad(texts.cardBackHint)
    return false
  }
  basket.value = next
  return true
}

/** The customer with the price list, which the rules of the basket do not need to know. */
export const customer = computed((): TillCustomer | null => basket.value.customer)

/** The item as the basket takes it; undefined when it has no price. */
export const basketItem = (
  item: Item,
  list = customer.value?.price_list_id,
): BasketItem | undefined => {
  const price = priceOf(item, list)
  if (!price) return undefined
  const standing = standingPriceOf(item, list)
  const stood = paidBy('card') > 0 ? draft.value.stands?.[item.id] : undefined
  const unitPrice = stood ?? price.amount
  const tax = start.value?.taxes.find(known => known.id === item.tax_id)
  return {
    variantId: item.id,
    name: item.name,
    nameAr: item.name_ar,
    unit: item.unit,
    unitPrice,
    listPrice: standing !== undefined && standing > unitPrice ? standing : undefined,
    discountable: item.discountable === 1,
    taxes: tax
      ? [
          {
            id: tax.id,
            name: tax.name,
            rate: tax.rate,
            kind: 'percent',
            included: terms.value.taxIncluded,
          },
        ]
      : [],
  }
}

/** Asks for goods that this till does not know (any more); a problem when nobody answers. */
export const meetGoods = async (
  lines: readonly { variantId: string }[],
): Promise<Problem | undefined> => {
  const ids = new Set(lines.map(line => line.variantId))
  const missing = [...ids].filter(id => !hot.get(id))
  for (let from = 0; from < missing.length; from += ASK_MAX) {
    const part = missing.slice(from, from + ASK_MAX)
    const answer = await ask<{ items: Item[] }>('catalogue.items', { ids: part.join(',') })
    if (!answer.ok) return answer.problem
    meet(answer.value.items)
  }
  return undefined
}

/** Lines that a message offers to put back. */
const offers = new Map<string, { saleId: string; forget: () => void }>()

// Back by another way, or of a sale that has ended: the offer would do nothing any more.
const endOffers = () => {
  const { saleId } = draft.value
  const lines = new Set(basket.value.lines.map(line => line.lineId))
  for (const [lineId, offer] of offers) {
    if (!lines.has(lineId) && offer.saleId === saleId) continue
    offers.delete(lineId)
    untracked(offer.forget)
  }
}

/** Takes a line away; it can be had back, also when something else was done since. */
export const removeLine = (lineId: string): void => {
  const at = basket.value.lines.findIndex(known => known.lineId === lineId)
  const line = basket.value.lines[at]
  if (!line) return
  if (!act({ do: 'remove', lineId })) return
  if (opened.value === lineId) opened.value = null
  const { saleId } = draft.value
  const forget = done(texts.removed(nameOf({ name: line.name, name_ar: line.nameAr })), () => {
    if (draft.value.saleId !== saleId) return bad(texts.nothingToUndo)
    act({ do: 'put-back', line, at })
    reprice()
    said.value = texts.totalIs(money(total.value))
  })
  offers.set(lineId, { saleId, forget })
}

/** Why a key does not change what a line holds, in words: it was weighed, or its label says it. */
export const whyFixed = (line: BasketEntry | undefined): string | undefined => {
  if (line?.labelPrice !== undefined) return texts.labelFixed
  return line?.unit === 'kg' ? texts.weightStays : undefined
}

/** Sets a line's quantity, thousandths; nothing or less takes it away. */
export const setQuantity = (lineId: string, value: number): void => {
  const line = basket.value.lines.find(known => known.lineId === lineId)
  if (!line) return
  if (value <= 0) return removeLine(lineId)
  if (line.labelPrice !== undefined) return bad(texts.labelFixed)
  if (line.unit === 'piece' && value % THOUSAND !== 0) return bad(texts.wholePieces)
  if (value > QUANTITY_MAX) return bad(texts.tooMany)
  if (!act({ do: 'set-quantity', lineId, quantity: value })) return
  const words = `${quantityText(value, line.unit)} ${nameOf({ name: line.name, name_ar: line.nameAr })}`
  said.value = texts.added(words, money(grossOf(lineId)), money(total.value))
}

/** What whoever prepares a line has to know; an empty text takes it away. */
export const setNote = (lineId: string, note: string): void => {
  const line = basket.value.lines.find(known => known.lineId === lineId)
  if (line && (line.note ?? '') !== note.trim()) act({ do: 'note', lineId, note: note.trim() })
}

/** Takes back the last change of the counter, if there was one. */
export const undo = (): void => {
  if (basket.value.undo.length === 0) return bad(texts.nothingToUndo)
  if (!act({ do: 'undo' })) return
  reprice()
  said.value = texts.totalIs(money(total.value))
}

/** What a line costs with its discounts, minor units. */
export const grossOf = (lineId: string | null): number =>
  priced.value.lines.find(line => line.lineId === lineId)?.gross ?? 0

/** The age that somebody must still be asked about for what lies on the counter, years; 0 for none. */
export const ageToAsk = (): number => {
  const ages = basket.value.lines.map(line => hot.get(line.variantId)?.minimum_age ?? 0)
  const most = Math.max(0, ...ages)
  return most > draft.value.age ? most : 0
}

/** The customer has shown that they are old enough, or the goods go back. */
export const ageChecked = (age: number, isOldEnough: boolean): void => {
  if (isOldEnough) {
    draft.value = { ...draft.value, age: Math.max(draft.value.age, age) }
    return
  }
  const before = basket.value
  for (const line of before.lines) {
    const needs = hot.get(line.variantId)?.minimum_age ?? 0
    if (needs > draft.value.age) act({ do: 'remove', lineId: line.lineId })
  }
  bad(texts.ageRefused(age))
}

/** Clears the counter for the next customer; it can be had back. */
export const clearAll = (): void => {
  if (paidBy('card') > 0) return bad(texts.cardBackHint)
  const before = { basket: basket.value, draft: draft.value }
  nextSale()
  done(texts.cleared, () => {
    if (!isEmpty.value) return bad(texts.counterTaken)
    // Cash that went back meanwhile is not given a second time.
    restore({ ...before, draft: { ...before.draft, back: draft.value.back } })
    reprice()
  })
}

/** The counter is free. Cash that was to go back to the last customer still is. */
export const nextSale = (): void => {
  basket.value = emptyBasket
  draft.value = { ...newDraft(), back: draft.value.back }
  opened.value = null
}

export const restore = (before: { basket: BasketState; draft: Draft }): void => {
  basket.value = before.basket
  draft.value = before.draft
}

/** Paid, and not yet in the queue: until it is, a reload finds it on the counter and not nowhere. */
let unwritten: { basket: BasketState; draft: Draft } | undefined

/** The counter is empty for the next customer; what was on it is kept until `written` says so. */
export const nextSaleAfter = (before: { basket: BasketState; draft: Draft }): void => {
  unwritten = before
  keepCounter()
  nextSale()
}

/** The paid sale is in the queue, on the disk. */
export const written = (): void => {
  unwritten = undefined
  keepCounter()
}

/** Each tab's, by its id: two tabs are two counters. */
const KEPT = 'counter:'

const keepCounter = () => {
  const state = unwritten ?? { basket: basket.value, draft: draft.value }
  const { tenders, payment, back } = state.draft
  const isNothing =
    state.basket.lines.length === 0 && tenders.length === 0 && !payment && back === undefined
  const text = JSON.stringify({ ...state, basket: { ...state.basket, undo: [] } })
  keep(KEPT + tabId(), isNothing ? undefined : text, 'app')
}

/** Begins to keep the counter through a reload, and to follow prices that change meanwhile. */
export const startCounter = async (): Promise<void> => {
  bringBack(kept(KEPT + tabId(), 'app') ?? (await leftBehind()))
  let timer: ReturnType<typeof setTimeout> | undefined
  effect(() => {
    // Both are looked at, so that a change of either is kept.
    basket.value
    draft.value
    clearTimeout(timer)
    timer = setTimeout(keepCounter, KEEP_GAP_MS)
  })
  addEventListener('pagehide', keepCounter)
  effect(() => {
    catalogueTurn.value
    reprice()
  })
  effect(endOffers)
}

/** Why goods are not sold, in words; undefined when they are. */
export const refusal = (item: Item): string | undefined => {
  if (item.status === 'recalled') return texts.recalled(nameOf(item))
  if (item.status !== 'active') return texts.blocked(nameOf(item))
  return undefined
}

// Prices that changed while goods lie on the counter: the screen must show what will be charged. Once
// the customer was told the total it stands: nobody can be told another one with the money in the hand.
const reprice = () => {
  const { tenders, payment } = draft.value
  if (tenders.length > 0 || payment || open.value?.is === 'pay') return
  for (const words of showNewPrices()) news(words)
}

/** Puts the counter at the prices of now, but for what a card was charged by; says what changed. */
export const showNewPrices = (): string[] => {
  const blocked = blockUnsellable()
  const changes = new Map<string, BasketItem>()
  const moved = new Map<string, number>()
  for (const line of basket.peek().lines) {
    const item = hot.get(line.variantId)
    const now = item && refusal(item) === undefined ? basketItem(item) : undefined
    if (!now || line.labelPrice !== undefined) continue
    if (now.unitPrice !== line.unitPrice) moved.set(line.variantId, line.unitPrice)
    if (line.unsellable || !isSame(now, line)) changes.set(line.variantId, now)
  }
  if (changes.size === 0) return blocked
  const next = basketStep(basket.peek(), { do: 'reprice', items: changes })
  if (worthOf(next) === undefined) return [...blocked, texts.tooLarge]
  basket.value = next
  const news = [...changes.values()].flatMap(({ variantId, name, nameAr, unitPrice }) => {
    const before = moved.get(variantId)
    if (before === undefined) return []
    const words = nameOf({ name, name_ar: nameAr })
    return [texts.priceChanged(words, money(unitPrice), money(before))]
  })
  return [...blocked, ...news]
}

// What was blocked or recalled since it was scanned has to go; says which.
const blockUnsellable = (): string[] => {
  const words = new Map<string, string>()
  for (const { variantId, unsellable } of basket.peek().lines) {
    const item = hot.get(variantId)
    const why = item && refusal(item)
    if (!unsellable && why !== undefined) words.set(variantId, why)
  }
  if (words.size > 0) block(new Set(words.keys()))
  return [...words.values()]
}

/** Marks goods that cannot be sold: their lines have to go before anybody can pay. */
export const block = (variants: ReadonlySet<string>): void => {
  basket.value = basketStep(basket.peek(), { do: 'block', variants })
}

const isSame = (now: BasketItem, line: BasketItem) =>
  now.unitPrice === line.unitPrice &&
  now.listPrice === line.listPrice &&
  JSON.stringify(now.taxes) === JSON.stringify(line.taxes)

/** Cash that was put down before the sale was left: nobody may find it in another sale. */
export const giveCashBack = (): void => {
  const cash = paidBy('cash')
  if (cash === 0) return
  const tenders = draft.value.tenders.filter(({ kind }) => kind !== 'cash')
  draft.value = { ...draft.value, tenders, back: (draft.value.back ?? 0) + cash }
  bad(texts.giveCashBack(money(cash)))
}

/** The customer has it again. */
export const cashGiven = (): void => {
  draft.value = { ...draft.value, back: undefined }
}

// Of a tab that is gone; the first one that looks has it.
const leftBehind = async (): Promise<string | undefined> => {
  const names = keptNames(KEPT, 'app')
  const isOpen = await openElsewhere(names.map(name => name.slice(KEPT.length)))
  const name = names.find(each => !isOpen.has(each.slice(KEPT.length)))
  if (name === undefined) return undefined
  const text = kept(name, 'app')
  keep(name, undefined, 'app')
  return text
}

const bringBack = (text: string | undefined) => {
  if (text === undefined) return
  try {
    const before: { basket: BasketState; draft: Draft } = JSON.parse(text)
    // Paid and in the queue: it is not on the counter any more.
    if (queue.value.some(entry => entry.input['sale_id'] === before.draft.saleId)) return
    if (!Array.isArray(before.basket.lines)) return
    const { selected } = before.basket
    const found = { ...emptyBasket, ...heldBasket(before.basket), selected }
    // What cannot be added up cannot be shown either, on this page or the next.
    restore({ basket: worthOf(found) === undefined ? emptyBasket : found, draft: before.draft })
    giveCashBack()
  } catch {
    // Written by another version of this page: the counter begins empty.
  }
}

/** Attaches a customer or takes one away; their prices count from now on. */
export const attach = (next: TillCustomer | null): void => {
  if (draft.value.tenders.length > 0) return bad(texts.paidInPart)
  act({ do: 'customer', customer: next })
  reprice()
  good(next ? texts.customerIs(next.name) : texts.customerGone)
  if (open.value?.is === 'customer') open.value = undefined
}

/** No shop scale weighs more; who types more has typed grams. */
export const TYPED_GRAMS_MAX = 100 * THOUSAND

/** A quantity in the words of its unit: `2`, `0.412 kg`. */
export const quantityText = (value: number, unit: 'piece' | 'kg'): string =>
  unit === 'kg' ? `${quantity(value, 3)} ${texts.kg}` : quantity(value)
