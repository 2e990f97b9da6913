// What is on the counter: the till's basket as a pure reducer. State and action in, state out; the
// caller makes line ids, looks goods up, and prices the result with `priceSale`.
//
// The same goods at the same price share a line, so ten scans are "10 ×". Weighed goods, labels with
// their own price, returned goods and lines with a discount or a note keep lines of their own. A quantity
// typed before a scan counts for that scan only. Every change can be undone.

import { MANUAL } from './discount-limit.ts'
import { mulDiv, THOUSAND } from './money.ts'
import type { Basket, BasketLine, Discount } from './pricing.ts'
import type { RoundingMode } from './tax.ts'
import type { Weighing } from './weighing.ts'

/** Something sellable as the catalogue gives it. */
export type BasketItem = Pick<BasketLine, 'variantId' | 'unitPrice' | 'taxes'> & {
  name: string
  nameAr: string
  unit: 'piece' | 'kg'
  listPrice?: number | undefined
  discountable?: boolean | undefined
}

export type BasketEntry = BasketItem & {
  lineId: string
  quantity: number
  labelPrice?: number | undefined
  /** Of goods sold by weight, where it came from. */
  weighed?: Weighing | undefined
  /** The code that was scanned, if one was. */
  barcode?: string | undefined
  discounts: readonly Discount[]
  /** What whoever prepares it has to know: "no ice". */
  note?: string | undefined
  /** The shop does not sell it (any more): it has to go before the sale can be paid. */
  unsellable?: boolean | undefined
}

export type BasketCustomer = { id: string; name: string }

/** What is kept when a basket is put aside; plain JSON. */
export type HeldBasket = {
  lines: readonly BasketEntry[]
  saleDiscounts: readonly Discount[]
  customer: BasketCustomer | null
}

export type BasketState = HeldBasket & {
  /** The line that keys act on: the newest, or the one touched. */
  selected: string | null
  /** Thousandths typed before the next scan, null for none. */
  multiplier: number | null
  /** Earlier contents, the latest last. */
  undo: readonly HeldBasket[]
}

export type BasketAction =
  | {
      do: 'add'
      item: BasketItem
      /** Used when the goods get a line of their own. */
      lineId: string
      /** Thousandths, for example a weight; without it the multiplier, or one. */
      quantity?: number | undefined
      labelPrice?: number | undefined
      weighed?: Weighing | undefined
      barcode?: string | undefined
    }
  | { do: 'multiply'; quantity: number | null }
  | { do: 'set-quantity'; lineId: string; quantity: number }
  /** Gives a line, or with `lineId` null the sale, this manual discount in place of the one before. */
  | { do: 'discount'; lineId: string | null; discount: Discount }
  | { do: 'clear-discount'; lineId: string | null; rule?: string | undefined }
  /** An empty text takes the note away. */
  | { do: 'note'; lineId: string; note: string }
  | { do: 'remove'; lineId: string }
  /** Gives a line that was removed its place again, whatever was done since; not when it is back already. */
  | { do: 'put-back'; line: BasketEntry; at: number }
  | { do: 'select'; lineId: string | null }
  | { do: 'customer'; customer: BasketCustomer | null }
  /** New prices and taxes by variant, for example when a price changed meanwhile. */
  | {
      do: 'reprice'
      items: ReadonlyMap<string, Pick<BasketItem, 'unitPrice' | 'taxes' | 'listPrice'>>
    }
  /** Goods that the shop does not sell any more: their lines have to go. */
  | { do: 'block'; variants: ReadonlySet<string> }
  | { do: 'resume'; held: HeldBasket }
  | { do: 'undo' }
  | { do: 'clear' }

/** Lines and tenders of one sale; a till and the server take no more. */
export const BASKET_LINES_MAX = 500
export const TENDERS_MAX = 20
/** More than this on one line is a slip of the finger, thousandths; the server takes no more either. */
export const QUANTITY_MAX = 9_999 * THOUSAND
/** A note is a few words, which a printer of 58 mm puts on a few lines. */
export const NOTE_MAX = 120
/** More steps back than anybody remembers. */
export const UNDO_MAX = 50

/** A counter with nothing on it. */
export const emptyBasket: BasketState = {
  lines: [],
  saleDiscounts: [],
  customer: null,
  selected: null,
  multiplier: null,
  undo: [],
}

/** The basket after an action. An action that has nothing to act on gives the same object back. */
export const basketStep = (state: BasketState, action: BasketAction): BasketState => {
  switch (action.do) {
    case 'add':
      return add(state, action)
    case 'multiply':
      return { ...state, multiplier: action.quantity === 0 ? null : action.quantity }
    case 'set-quantity':
      return action.quantity === 0
        ? remove(state, action.lineId)
        : edit(state, action.lineId, line => ({
            ...line,
            quantity: action.quantity,
            ...(line.weighed && { weighed: { by: 'hand' } }),
          }))
    case 'discount':
      return withDiscounts(state, action.lineId, known => [
        ...known.filter(discount => discount.rule !== action.discount.rule),
        action.discount,
      ])
    case 'clear-discount':
      return withDiscounts(state, action.lineId, known =>
        known.filter(discount => discount.rule !== (action.rule ?? MANUAL)),
      )
    case 'note':
      return edit(state, action.lineId, line => ({ ...line, note: action.note || undefined }))
    case 'remove':
      return remove(state, action.lineId)
    case 'put-back':
      return putBack(state, action.line, action.at)
    case 'select':
      return { ...state, selected: action.lineId }
    case 'customer':
      return change(state, { customer: action.customer })
    case 'reprice':
      return {
        ...state,
        lines: state.lines.map(line => {
          const item = action.items.get(line.variantId)
          return item ? { ...line, ...item, unsellable: undefined } : line
        }),
      }
    case 'block':
      return {
        ...state,
        lines: state.lines.map(line =>
          action.variants.has(line.variantId) ? { ...line, unsellable: true } : line,
        ),
      }
    case 'resume':
      return {
        ...emptyBasket,
        ...heldBasket(action.held),
        selected: action.held.lines.at(-1)?.lineId ?? null,
      }
    case 'undo':
      return undo(state)
    case 'clear':
      return emptyBasket
  }
}

/** What to keep of a basket that is put aside; `{do: 'resume'}` brings it back on any till. */
export const heldBasket = ({ lines, saleDiscounts, customer }: HeldBasket): HeldBasket => ({
  lines,
  saleDiscounts,
  customer,
})

/** The basket as `priceSale` takes it. */
export const toBasket = (
  state: HeldBasket,
  mode: { taxIncluded: boolean; roundingMode: RoundingMode },
): Basket<BasketEntry> => ({ ...mode, lines: state.lines, saleDiscounts: state.saleDiscounts })

/** How many items are on the counter: pieces, and one for each weighed line. */
export const itemCount = (state: HeldBasket): number =>
  state.lines.reduce(
    (sum, line) => sum + (line.unit === 'kg' ? 1 : Math.abs(Math.trunc(line.quantity / THOUSAND))),
    0,
  )

const add = (state: BasketState, action: Extract<BasketAction, { do: 'add' }>): BasketState => {
  const { item, lineId, labelPrice, weighed, barcode } = action
  const times = state.multiplier ?? THOUSAND
  // Three bags of 400 g are 1.2 kg: a multiplier counts what was weighed.
  const quantity = action.quantity === undefined ? times : mulDiv(action.quantity, times, THOUSAND)
  const price = labelPrice === undefined ? undefined : mulDiv(labelPrice, Math.abs(times), THOUSAND)
  const joined =
    price === undefined && quantity > 0 && state.lines.findLast(line => joins(line, item))
  const lines = joined
    ? state.lines.map(line =>
        line === joined ? { ...line, quantity: line.quantity + quantity } : line,
      )
    : [
        ...state.lines,
        { ...item, lineId, quantity, labelPrice: price, weighed, barcode, discounts: [] },
      ]
  const selected = joined ? joined.lineId : lineId
  return { ...change(state, { lines }), selected, multiplier: null }
}

const joins = (line: BasketEntry, item: BasketItem): boolean =>
  line.variantId === item.variantId &&
  line.unitPrice === item.unitPrice &&
  item.unit === 'piece' &&
  line.quantity > 0 &&
  line.labelPrice === undefined &&
  !line.unsellable &&
  line.note === undefined &&
  line.discounts.length === 0

const change = (state: BasketState, to: Partial<HeldBasket>): BasketState => ({
  ...state,
  ...to,
  undo: [...state.undo, heldBasket(state)].slice(-UNDO_MAX),
})

const edit = (
  state: BasketState,
  lineId: string,
  to: (line: BasketEntry) => BasketEntry,
): BasketState => {
  if (!state.lines.some(line => line.lineId === lineId)) return state
  const lines = state.lines.map(line => (line.lineId === lineId ? to(line) : line))
  return { ...change(state, { lines }), selected: lineId }
}

const remove = (state: BasketState, lineId: string): BasketState => {
  const index = state.lines.findIndex(line => line.lineId === lineId)
  if (index < 0) return state
  const lines = state.lines.filter(line => line.lineId !== lineId)
  const selected =
    state.selected === lineId ? ((lines[index] ?? lines.at(-1))?.lineId ?? null) : state.selected
  return { ...change(state, { lines }), selected }
}

const putBack = (state: BasketState, line: BasketEntry, at: number): BasketState =>
  state.lines.some(({ lineId }) => lineId === line.lineId)
    ? state
    : {
        ...change(state, { lines: state.lines.toSpliced(at, 0, line) }),
        selected: line.lineId,
      }

const withDiscounts = (
  state: BasketState,
  lineId: string | null,
  to: (known: readonly Discount[]) => readonly Discount[],
): BasketState =>
  lineId === null
    ? change(state, { saleDiscounts: to(state.saleDiscounts) })
    : edit(state, lineId, line => ({ ...line, discounts: to(line.discounts) }))

const undo = (state: BasketState): BasketState => {
  const last = state.undo.at(-1)
  if (!last) return state
  // What comes back is what the next key means.
  const back = last.lines.find(line => !state.lines.includes(line))
  const known = last.lines.some(line => line.lineId === state.selected)
  const selected = back?.lineId ?? (known ? state.selected : (last.lines.at(-1)?.lineId ?? null))
  return { ...state, ...last, selected, multiplier: null, undo: state.undo.slice(0, -1) }
}
