// One customer at the till: what is in the basket, what it costs, how it is paid.
import type { Row } from '#schema/index.ts'
import { quickAmounts } from '#schema/rules/cash.ts'
import { MANUAL } from '#schema/rules/discount-limit.ts'
import { type Discount, priceFor, priceSale } from '#schema/rules/pricing.ts'
import type { Good } from '../catalogue/build.ts'
import { type Random, weighted } from '../random.ts'
import { SHELF, type StoreCode, TRADE, taxId } from '../shop.ts'
import { BY_CARD, DAY_PARTS, LINES, TASTES } from './shape.ts'

export type PlannedLine = { good: Good; quantity: number; discounts: PlannedDiscount[] }
export type PlannedDiscount = { kind: 'percent'; rate: number; reason: string }
export type PlannedBasket = {
  lines: PlannedLine[]
  customer: Row<'customer'> | undefined
  total: number
  tenders: { kind: 'cash' | 'card'; amount: number }[]
  /** cash that stays in the drawer */
  cash: number
  card: number
}

export type Shelves = {
  pick: (random: Random, hour: number) => Good
  prices: (good: Good) => readonly Row<'price'>[]
}

/** The shelves of one store: the chance of each good at each hour, and its prices. */
export const makeShelves = (
  store: StoreCode,
  goods: readonly Good[],
  offers: readonly Row<'price'>[],
): Shelves => {
  const byHour = Array.from({ length: 24 }, (_, hour) =>
    weighted(goods.map(good => demandOf(store, good) * DAY_PARTS[good.category.day](hour))),
  )
  const prices = new Map<string, Row<'price'>[]>()
  for (const offer of offers)
    prices.set(offer.variant_id, [...(prices.get(offer.variant_id) ?? []), offer])
  return {
    pick(random, hour) {
      const good = goods[byHour[hour]?.(random) ?? 0]
      if (!good) throw new RangeError('there is nothing to sell')
      return good
    },
    prices: good => prices.get(good.variantId) ?? [],
  }
}

/** How often a good is on a receipt of the store, as a share. */
export const demandOf = (store: StoreCode, { weight, category }: Good): number =>
  weight * (TASTES[store][category.code] ?? 1)

type Visit = {
  at: number
  hour: number
  customers: readonly Row<'customer'>[]
  inStock: (good: Good, quantity: number) => boolean
}

/** Draws a basket. Its total is what the shop's own rules make of it at that moment. */
export const fillBasket = (
  random: Random,
  shelves: Shelves,
  { at, hour, customers, inStock }: Visit,
): PlannedBasket => {
  const customer = random.chance(0.18) ? random.pick(customers) : undefined
  const lines = new Map<Good, PlannedLine>()
  const wanted = 1 + linesOf(random)
  for (let tries = 0; lines.size < wanted && tries < wanted * 4; tries += 1) {
    const good = shelves.pick(random, hour)
    const quantity = quantityOf(random, good)
    // Now and then the count in the books is wrong, and what is not there is sold.
    if (lines.has(good) || !(inStock(good, quantity) || random.chance(0.01))) continue
    lines.set(good, { good, quantity, discounts: discountsOf(random, good) })
  }
  const planned = [...lines.values()]
  const total = totalOf(planned, shelves, customer, at)
  const byCard = random.chance(total > 4_000 ? BY_CARD + 0.2 : BY_CARD)
  const given = byCard ? 0 : cashFor(random, total)
  return {
    lines: planned,
    customer,
    total,
    tenders:
      total === 0
        ? []
        : [byCard ? { kind: 'card', amount: total } : { kind: 'cash', amount: given }],
    cash: byCard ? 0 : total,
    card: byCard ? total : 0,
  }
}

const linesOf = weighted(LINES)

const REASONS = ['Short date', 'Damaged packing', 'Last one', 'Price match'] as const

function discountsOf(random: Random, good: Good): PlannedDiscount[] {
  if (!good.discountable || !random.chance(0.025)) return []
  return [
    { kind: 'percent', rate: random.chance(0.5) ? 50_000 : 100_000, reason: random.pick(REASONS) },
  ]
}

/** From and to, grams, by category. */
const WEIGHTS: Readonly<Record<string, readonly [number, number]>> = {
  CHE: [120, 420],
  DEL: [120, 400],
  MEA: [250, 1_300],
  FIS: [200, 900],
}

function quantityOf(random: Random, good: Good): number {
  if (good.kind === 'weighed') {
    const [from, to] = WEIGHTS[good.category.code] ?? [200, 1_400]
    return random.between(from, to)
  }
  if (good.packSize > 1 || random.chance(0.82)) return 1_000
  return random.chance(0.75) ? 2_000 : random.between(3, 6) * 1_000
}

function totalOf(
  lines: readonly PlannedLine[],
  shelves: Shelves,
  customer: Row<'customer'> | undefined,
  at: number,
): number {
  const lists = customer?.price_list_id ? [customer.price_list_id, SHELF] : [SHELF]
  return priceSale({
    taxIncluded: true,
    roundingMode: 'per_line',
    lines: lines.map(({ good, quantity, discounts }) => ({
      variantId: good.variantId,
      quantity,
      unitPrice: unitPrice(good, lists, shelves, at),
      taxes: [
        {
          id: taxId(good.taxPercent),
          name: '',
          rate: good.taxPercent * 10_000,
          kind: 'percent',
          included: true,
        },
      ],
      discountable: good.discountable,
      discounts: discounts.map((discount): Discount => ({ ...discount, rule: MANUAL })),
    })),
  }).total
}

function unitPrice(
  good: Good,
  priceListIds: readonly string[],
  shelves: Shelves,
  now: number,
): number {
  const standing = [
    {
      price_list_id: SHELF,
      variant_id: good.variantId,
      amount: good.price,
      starts_at: null,
      ends_at: null,
    },
    ...(good.trade === null
      ? []
      : [
          {
            price_list_id: TRADE,
            variant_id: good.variantId,
            amount: good.trade,
            starts_at: null,
            ends_at: null,
          },
        ]),
    ...shelves.prices(good),
  ]
  return priceFor(standing, { variantId: good.variantId, priceListIds, now })?.amount ?? good.price
}

const NOTES = [500, 1_000, 2_000, 5_000]

/** Few count out the exact sum; most give the next notes. */
function cashFor(random: Random, total: number): number {
  if (total === 0 || random.chance(0.22)) return total
  const amounts = quickAmounts(total, NOTES)
  return amounts[random.between(1, Math.max(2, amounts.length))] ?? total
}
