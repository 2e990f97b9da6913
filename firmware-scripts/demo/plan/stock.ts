// What lies on the shelves of one store: ordered up to a level, delivered, sold, spoiled.
import type { Good } from '../catalogue/build.ts'
import type { Random } from '../random.ts'
import type { StoreCode } from '../shop.ts'
import { suppliers } from '../suppliers.ts'
import { demandOf } from './basket.ts'
import { SALES_PER_DAY } from './shape.ts'

export type StockLine = { variant_id: string; quantity: number }
export type Delivery = { supplier: string; lines: StockLine[] }

export type Stock = {
  has: (good: Good, quantity: number) => boolean
  take: (good: Good, quantity: number) => void
  /** what arrives on the morning of a day, one delivery a supplier */
  deliveries: (day: number) => Delivery[]
  /** what did not keep until the evening; a few goods at most */
  spoiled: (random: Random) => StockLine[]
}

/** Opens with empty shelves; the deliveries of day 0 fill them. */
export const openStock = (store: StoreCode, goods: readonly Good[]): Stock => {
  const kept = new Map<string, Kept>()
  for (const good of goods) {
    if (good.kind === 'service') continue
    const known = kept.get(good.stockId)
    const demand =
      (demandOf(store, good) / total(store, goods)) * SALES_PER_DAY[store] * 3.6 * unitsOf(good)
    if (known) known.daily += demand
    else kept.set(good.stockId, { good, daily: demand, level: 0 })
  }
  const all = [...kept.values()]
  const fresh = all.filter(({ good }) => good.category.every === 1)
  return {
    has: (good, quantity) =>
      good.kind === 'service' || (kept.get(good.stockId)?.level ?? 0) >= quantity * good.packSize,
    take(good, quantity) {
      const item = kept.get(good.stockId)
      if (item) item.level -= quantity * good.packSize
    },
    deliveries: day => {
      const bySupplier = new Map<string, StockLine[]>()
      for (const item of all) {
        const arrived = arriving(item, day)
        if (arrived === 0) continue
        item.level += arrived
        const supplier = SUPPLIER_OF.get(item.good.category.code) ?? ''
        const lines = bySupplier.get(supplier) ?? []
        bySupplier.set(supplier, lines)
        lines.push({ variant_id: item.good.stockId, quantity: arrived })
      }
      return [...bySupplier].map(([supplier, lines]) => ({ supplier, lines }))
    },
    spoiled: random => {
      const lines: StockLine[] = []
      for (let tries = 0; tries < SPOILED_TRIES; tries += 1) {
        const item = random.pick(fresh)
        const lost = whole(item.good, item.level * 0.3)
        if (lost <= 0) continue
        item.level -= lost
        lines.push({ variant_id: item.good.stockId, quantity: -lost })
      }
      return lines
    },
  }
}

/** `daily` and `level` in thousandths. */
type Kept = { good: Good; daily: number; level: number }

const SPOILED_TRIES = 3
const SUPPLIER_OF = new Map(
  suppliers.flatMap(({ key, categories }) =>
    categories.split(' ').map(code => [code, key] as const),
  ),
)

const total = (store: StoreCode, goods: readonly Good[]): number => {
  const known = totals.get(goods)?.get(store)
  if (known !== undefined) return known
  const sum = goods.reduce((all, good) => all + demandOf(store, good), 0)
  totals.set(goods, new Map([...(totals.get(goods) ?? []), [store, sum]]))
  return sum
}
const totals = new WeakMap<readonly Good[], Map<StoreCode, number>>()

/** Thousandths on a line, on average. */
const unitsOf = (good: Good): number => (good.kind === 'weighed' ? 600 : 1_300 * good.packSize)

/** Up to the level that lasts until the next delivery and a bad day more, in whole cases. */
function arriving({ good, daily, level }: Kept, day: number): number {
  const every = good.category.every
  const turn = day === 0 || (day + good.category.code.charCodeAt(1)) % every === 0
  const target = Math.max(daily * (every + 1.5) * 1.5, good.kind === 'weighed' ? 2_500 : 4_000)
  if (!turn || level > target * 0.5) return 0
  const unit = caseOf(good, target)
  return Math.ceil((target - level) / unit) * unit
}

const caseOf = (good: Good, target: number): number => {
  if (good.kind === 'weighed') return 500
  return good.category.every === 1 || target < 12_000 ? 1_000 : 6_000
}

const whole = (good: Good, quantity: number): number =>
  good.kind === 'weighed' ? Math.round(quantity) : Math.floor(quantity / 1_000) * 1_000
