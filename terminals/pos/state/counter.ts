// What is on the counter: the basket with its price, the sale it will become, and how goods get in.
import { computed, effect, signal } from '@preact/signals'
import { ask, newId, type Problem } from '#kit/api.ts'
import { money, quantity } from '#kit/formats.ts'
import { nameOf } from '#kit/i18n.ts'
import { keep, kept } from '#kit/kept.ts'
import { wordsOf } from '#kit/problems.ts'
import {
  type BasketAction,
  type BasketItem,
  type BasketState,
  basketStep,
  emptyBasket,
  heldBasket,
  QUANTITY_MAX,
  toBasket,
} from '#schema/rules/basket.ts'
import { mulDiv, THOUSAND } from '#schema/rules/money.ts'
import { priceSale } from '#schema/rules/pricing.ts'
import type { Hit } from '../local/hot-set.ts'
import { queue } from '../local/queue.ts'
import type { Item } from '../local/start-data.ts'
import { texts } from '../texts.ts'
import { bad, done, good, news, said } from './signs.ts'
import { catalogueTurn, hot, meet, online, priceOf, standingPriceOf, start } from './till.ts'
import { open, show } from './windows.ts'

/** A price label typed with `5 ×` becomes five lines; more are scanned. */
const LABELS_MAX = 20
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
  /** the age that was checked, years; 0 for none */
  age: number
  /** cash that was put down and has to go back to the customer, minor units */
  back?: number | undefined
}

const newDraft = (): Draft => ({ saleId: newId(), tenders: [], age: 0 })

export const basket = signal<BasketState>(emptyBasket)
export const draft = signal<Draft>(newDraft())
/** Lines being looked up at the server, by code. */
export const looking = signal<readonly string[]>([])
/** How many scans the server has not answered yet. */
export const asked = signal(0)
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

/** Changes the basket; not to less than a card was charged for it already, which it says. */
export const act = (action: BasketAction): boolean => {
  const next = basketStep(basket.value, action)
  const charged = paidBy('card')
  if (charged > 0) {
    const worth = priceSale(toBasket(next, terms.value)).total
    if (worth < charged && worth < total.value) {
      bad(texts.cardBackHint)
      return false
    }
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
  const tax = start.value?.taxes.find(known => known.id === item.tax_id)
  return {
    variantId: item.id,
    name: item.name,
    nameAr: item.name_ar,
    unit: item.unit,
    unitPrice: price.amount,
    listPrice: standing !== undefined && standing > price.amount ? standing : undefined,
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

/** A tile, a hit of the search: what has to be weighed is weighed, the rest goes in. */
export const choose = (item: Item): void => {
  if (item.unit === 'kg') {
    if (refusal(item) === undefined) show({ is: 'weigh', item })
    else bad(refusal(item) ?? '')
  } else put({ item })
}

/**
 * A scan, or a code typed by hand; `aim` is what the scanner said it had read (`]C1`). Answers at once
 * from memory, else after the server.
 */
export const scan = (code: string, aim = ''): void => {
  const found = hot.lookup(aim + code)
  if (found.is === 'refused')
    bad(wordsOf({ code: found.why, status: 0, title: '', detail: '', data: {} }))
  else if (found.is === 'found') take(found, code)
  else void lookUp(code, aim)
}

/** Puts goods on the counter, or says why not. */
export const put = (hit: Hit & { code?: string | undefined }): void => {
  const { item } = hit
  const why = refusal(item)
  const goods = basketItem(item)
  if (why !== undefined || !goods) return bad(why ?? texts.noPrice(nameOf(item)))
  const times = basket.value.multiplier ?? THOUSAND
  if (item.unit === 'piece' && times % THOUSAND !== 0) return bad(texts.wholePieces)
  const more = hit.quantity === undefined ? times : mulDiv(hit.quantity, times, THOUSAND)
  if (more + onCounter(item) > QUANTITY_MAX) return bad(texts.tooMany)
  if (hit.labelPrice !== undefined) putLabels(goods, hit)
  else
    act({
      do: 'add',
      item: goods,
      lineId: newId(),
      quantity: hit.quantity,
      barcode: hit.labelCode ?? hit.code,
    })
  opened.value = null
  const amount = grossOf(basket.value.selected)
  good(texts.added(nameOf(item), money(amount), money(total.value)))
  if (item.minimum_age > draft.value.age) show({ is: 'age', age: item.minimum_age })
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

/** Takes a line away; it can be had back, also when something else was done since. */
export const removeLine = (lineId: string): void => {
  const at = basket.value.lines.findIndex(known => known.lineId === lineId)
  const line = basket.value.lines[at]
  if (!line) return
  if (!act({ do: 'remove', lineId })) return
  if (opened.value === lineId) opened.value = null
  const { saleId } = draft.value
  done(texts.removed(nameOf({ name: line.name, name_ar: line.nameAr })), () => {
    if (draft.value.saleId !== saleId) return bad(texts.nothingToUndo)
    act({ do: 'put-back', line, at })
    reprice()
    said.value = texts.totalIs(money(total.value))
  })
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

/** Takes back the last change of the counter, if there was one. */
export const undo = (): void => {
  if (basket.value.undo.length === 0) return bad(texts.nothingToUndo)
  if (!act({ do: 'undo' })) return
  reprice()
  said.value = texts.totalIs(money(total.value))
}

const grossOf = (lineId: string | null): number =>
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
  draft.value = { ...draft.value, back: before.draft.back }
  done(texts.cleared, () => {
    if (!isEmpty.value) return bad(texts.counterTaken)
    // Cash that went back meanwhile is not given a second time.
    restore({ ...before, draft: { ...before.draft, back: draft.value.back } })
    reprice()
  })
}

export const nextSale = (): void => {
  basket.value = emptyBasket
  draft.value = newDraft()
  opened.value = null
}

export const restore = (before: { basket: BasketState; draft: Draft }): void => {
  basket.value = before.basket
  draft.value = before.draft
}

/** Begins to keep the counter through a reload, and to follow prices that change meanwhile. */
export const startCounter = (): void => {
  bringBack()
  let timer: ReturnType<typeof setTimeout> | undefined
  effect(() => {
    const state = { basket: { ...basket.value, undo: [] }, draft: draft.value }
    clearTimeout(timer)
    timer = setTimeout(() => keep('counter', JSON.stringify(state), 'app'), KEEP_GAP_MS)
  })
  addEventListener('pagehide', () => {
    keep(
      'counter',
      JSON.stringify({ basket: { ...basket.value, undo: [] }, draft: draft.value }),
      'app',
    )
  })
  effect(() => {
    catalogueTurn.value
    reprice()
  })
}

// What another scan of the same goods would be added to.
const onCounter = (item: Item): number =>
  Math.max(
    0,
    ...basket.value.lines
      .filter(line => line.variantId === item.id && item.unit === 'piece')
      .map(line => (line.labelPrice === undefined ? line.quantity : 0)),
  )

/** Why goods are not sold, in words; undefined when they are. */
export const refusal = (item: Item): string | undefined => {
  if (item.status === 'recalled') return texts.recalled(nameOf(item))
  if (item.status !== 'active') return texts.blocked(nameOf(item))
  return undefined
}

const take = (hit: Hit, code: string) => {
  if (hit.item.unit === 'kg' && hit.quantity === undefined) choose(hit.item)
  else put({ ...hit, code })
}

const putLabels = (goods: BasketItem, hit: Hit) => {
  const times = Math.min(
    LABELS_MAX,
    Math.max(1, Math.trunc((basket.value.multiplier ?? THOUSAND) / THOUSAND)),
  )
  act({ do: 'multiply', quantity: null })
  for (let label = 0; label < times; label += 1)
    act({
      do: 'add',
      item: goods,
      lineId: newId(),
      quantity: hit.quantity,
      labelPrice: hit.labelPrice,
      barcode: hit.labelCode,
    })
}

/** An answer mostly comes sooner; drawing the wait first would only make the line later. */
const LOOKING_AFTER_MS = 60

const lookUp = async (code: string, aim: string) => {
  const multiplier = basket.value.multiplier
  if (multiplier !== null) act({ do: 'multiply', quantity: null })
  if (!online.value) return bad(texts.unknownOffline(code))
  const { saleId } = draft.value
  const slow = setTimeout(() => {
    looking.value = [...looking.value, code]
  }, LOOKING_AFTER_MS)
  asked.value += 1
  const answer = await ask<{ item: Item | null; refused?: string }>('catalogue.lookup', {
    code: aim + code,
  })
  asked.value -= 1
  clearTimeout(slow)
  if (looking.value.includes(code)) looking.value = looking.value.filter(known => known !== code)
  if (!answer.ok)
    return bad(answer.problem.status === 0 ? texts.unknownOffline(code) : wordsOf(answer.problem))
  const { item, refused } = answer.value
  if (!item) {
    const problem = {
      code: refused ?? 'barcode-unknown',
      status: 0,
      title: '',
      detail: '',
      data: {},
    }
    return bad(wordsOf(problem))
  }
  meet([item])
  // Meanwhile the sale was left, or is being paid: nothing slips into the next one, or into a total.
  if (draft.value.saleId !== saleId || open.value?.is === 'pay')
    return bad(texts.foundTooLate(nameOf(item)))
  if (multiplier !== null) act({ do: 'multiply', quantity: multiplier })
  const found = hot.lookup(aim + code)
  take(found.is === 'found' ? found : { item }, code)
}

// Prices that changed while goods lie on the counter: the screen must show what will be charged. Once
// something is paid the total stands: nobody can be told another one with the money in the hand.
const reprice = () => {
  const { tenders, payment } = draft.value
  if (tenders.length > 0 || payment) return
  const changes = new Map<string, BasketItem>()
  for (const line of basket.peek().lines) {
    const item = hot.get(line.variantId)
    const now = item && refusal(item) === undefined ? basketItem(item) : undefined
    const changed = now?.unitPrice !== line.unitPrice || now.listPrice !== line.listPrice
    if (now && (changed || line.unsellable) && line.labelPrice === undefined)
      changes.set(line.variantId, now)
  }
  if (changes.size === 0) return
  basket.value = basketStep(basket.peek(), { do: 'reprice', items: changes })
  for (const item of changes.values()) {
    const name = nameOf({ name: item.name, name_ar: item.nameAr })
    news(texts.priceChanged(name, money(item.unitPrice)))
  }
}

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

const bringBack = () => {
  const text = kept('counter', 'app')
  if (text === undefined) return
  try {
    const before: { basket: BasketState; draft: Draft } = JSON.parse(text)
    // Paid and in the queue: it is not on the counter any more.
    if (queue.value.some(entry => entry.input['sale_id'] === before.draft.saleId)) return
    if (!Array.isArray(before.basket.lines)) return
    restore({
      basket: { ...emptyBasket, ...heldBasket(before.basket), selected: before.basket.selected },
      draft: before.draft,
    })
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
