// The history of one store as a list of commands with their moments: deliveries, till sessions,
// sales, cash moves, closes. Nothing is written here; the store's own commands decide.
import type { Row } from '#schema/index.ts'
import { countOut, DENOMINATIONS } from '#schema/rules/cash.ts'
import type { Good } from '../catalogue/build.ts'
import { userId } from '../people.ts'
import { idOf, type Random, random, weighted } from '../random.ts'
import { type StoreCode, TIMEZONE, tillId } from '../shop.ts'
import { supplierId } from '../suppliers.ts'
import { fillBasket, makeShelves, type PlannedBasket, type Shelves } from './basket.ts'
import {
  DAYS,
  type Day,
  daysUpTo,
  HOUR_MS,
  HOURS,
  MINUTE_MS,
  SALES_PER_DAY,
  TILL_HOURS,
  type TillHours,
  WEEKDAYS,
} from './shape.ts'
import { openStock, type Stock } from './stock.ts'

/** One command: who gave it when. `id` is its command id. */
export type Step = {
  at: number
  id: string
  name: string
  input: unknown
  user: string
  till: string | null
}

export type PlanOptions = {
  seed: number
  store: StoreCode
  /** nothing happens after it */
  now: number
  goods: readonly Good[]
  offers: readonly Row<'price'>[]
  customers: readonly Row<'customer'>[]
  /** default 90 */
  days?: number
}

/**
 * The store's days up to `now`, in order of time. Of today's tills all but `openTill` are closed by
 * then, so that whoever tries the demo can open one.
 */
export const planStore = (options: PlanOptions): Step[] => {
  const { seed, store, now, goods, offers, customers } = options
  const shop: Shop = {
    ...options,
    draw: random(seed, `sales ${store}`),
    stock: openStock(store, goods),
    shelves: makeShelves(store, goods, offers),
    customers,
    count: 0,
  }
  return daysUpTo(now, options.days ?? DAYS, TIMEZONE).flatMap(day => planDay(shop, day))
}

/** The till whose session stays open at the end. */
export const openTill: Readonly<Record<StoreCode, string>> = { HS: 'HS-2', OT: 'OT-1' }

type Shop = PlanOptions & { draw: Random; stock: Stock; shelves: Shelves; count: number }

type Session = {
  hours: TillHours
  id: string
  user: string
  opens: number
  closes: number
  cash: number
  card: number
  counted: boolean
}

const FIRST_DELIVERY_HOUR = 5.2
const LAST_HOUR = 23

function planDay(shop: Shop, day: Day): Step[] {
  const { store, now, draw } = shop
  const steps: Step[] = []
  const add = (
    at: number,
    name: string,
    input: unknown,
    user: string,
    till: string | null = null,
  ) =>
    steps.push({
      at,
      id: idOf(`${store} command ${shop.count++}`, at),
      name,
      input,
      user: userId(user),
      till: till && tillId(till),
    })
  const morning = day.midnight + FIRST_DELIVERY_HOUR * HOUR_MS
  for (const [index, { supplier, lines }] of shop.stock.deliveries(day.index).entries()) {
    const at = morning + index * 2 * MINUTE_MS
    const receipt_id = idOf(`${store} receipt ${day.index} ${supplier}`, at)
    for (let from = 0; from < lines.length; from += RECEIPT_LINES)
      add(
        at + from,
        'stock.receive',
        {
          receipt_id: idOf(`${receipt_id} ${from}`, at),
          supplier_id: supplierId(supplier),
          lines: lines.slice(from, from + RECEIPT_LINES),
        },
        'nadia',
      )
  }
  const sessions = sessionsOf(shop, day)
  for (const { id, hours, opens, user } of sessions)
    add(
      opens,
      'till-sessions.open',
      { till_id: tillId(hours.till), till_session_id: id, float: hours.float },
      user,
      hours.till,
    )
  for (const { at, hour } of visitsOf(shop, day)) {
    const open = sessions.filter(({ opens, closes }) => opens <= at && at < closes)
    if (at >= now || open.length === 0) continue
    const session = draw.pick(open)
    const basket = fillBasket(draw, shop.shelves, {
      at,
      hour,
      customers: shop.customers,
      inStock: shop.stock.has,
    })
    if (basket.lines.length === 0) continue
    for (const { good, quantity } of basket.lines) shop.stock.take(good, quantity)
    session.cash += basket.cash
    session.card += basket.card
    add(
      at,
      'sales.complete',
      saleOf(basket, session, at, `${store} sale ${shop.count}`),
      session.user,
      session.hours.till,
    )
  }
  for (const session of sessions) closeTill(shop, session, add)
  const evening = day.midnight + LAST_HOUR * HOUR_MS
  for (const [index, line] of shop.stock.spoiled(draw).entries())
    add(
      evening + index,
      'stock.adjust',
      {
        adjustment_id: idOf(`${store} spoiled ${day.index} ${index}`, evening),
        ...line,
        reason: 'Past its date',
      },
      'nadia',
    )
  return steps.filter(({ at }) => at < now).sort((a, b) => a.at - b.at)
}

type Add = (at: number, name: string, input: unknown, user: string, till?: string | null) => void

const RECEIPT_LINES = 500

/** Today, the till that stays open is open already, and the others close before now. */
function sessionsOf({ store, now, draw }: Shop, day: Day): Session[] {
  const today = now - day.midnight < 24 * HOUR_MS
  return TILL_HOURS[store]
    .filter(({ days }) => days.includes(String(day.weekday)))
    .map(hours => {
      const opens = day.midnight + hours.from * HOUR_MS - draw.between(5, 20) * MINUTE_MS
      const planned = day.midnight + hours.to * HOUR_MS + draw.between(5, 15) * MINUTE_MS
      const closes =
        today && hours.till === openTill[store]
          ? Number.POSITIVE_INFINITY
          : !today || planned < now
            ? planned
            : now - draw.between(8, 20) * MINUTE_MS
      const user = hours.users[draw.chance(0.75) ? 0 : draw.between(0, hours.users.length)] ?? ''
      return {
        hours,
        id: idOf(`${hours.till} session ${day.index}`, opens),
        user,
        opens,
        closes,
        cash: hours.float,
        card: 0,
        counted: draw.chance(0.22),
      }
    })
    .filter(({ opens, closes }) => opens < closes && opens < now)
}

/** The moments of a day at which somebody comes to a till. */
function visitsOf(
  { store, draw, days = DAYS }: Shop,
  { weekday, index, midnight }: Day,
): { at: number; hour: number }[] {
  const trend = 0.95 + (0.1 * index) / days
  const weather = 0.88 + draw.next() * 0.24
  const count = Math.round(SALES_PER_DAY[store] * (WEEKDAYS[weekday] ?? 1) * trend * weather)
  const hourOf = weighted(HOURS[store])
  return Array.from({ length: count }, () => {
    const hour = hourOf(draw)
    return { hour, at: midnight + hour * HOUR_MS + draw.between(0, HOUR_MS) }
  }).sort((a, b) => a.at - b.at)
}

const saleOf = (
  { lines, customer, total, tenders }: PlannedBasket,
  session: Session,
  at: number,
  words: string,
) => ({
  sale_id: idOf(words, at),
  till_session_id: session.id,
  lines: lines.map(({ good, quantity, discounts }) => ({
    variant_id: good.variantId,
    quantity,
    ...(discounts.length > 0 ? { discounts } : {}),
  })),
  ...(customer ? { customer_id: customer.id } : {}),
  tenders,
  total,
})

/** Notes beyond this go to the safe in the afternoon, minor units. */
const DRAWER_MAX = 30_000

function closeTill({ now, draw }: Shop, session: Session, add: Add): void {
  const { hours, user } = session
  const late = Math.min(session.closes, now) - 4 * MINUTE_MS
  if (late <= session.opens) return
  if (session.cash > DRAWER_MAX) {
    const amount = Math.floor((session.cash - hours.float) / 1_000) * 1_000
    session.cash -= amount
    add(
      late,
      'till-sessions.move-cash',
      { till_session_id: session.id, kind: 'drop', amount, reason: 'Notes to the safe' },
      // More than a cashier may take out.
      'marcus',
      hours.till,
    )
  } else if (draw.chance(0.12)) {
    const amount = draw.between(4, 30) * 50
    session.cash -= amount
    add(
      late,
      'till-sessions.move-cash',
      { till_session_id: session.id, kind: 'out', amount, reason: draw.pick(PAID_OUT) },
      user,
      hours.till,
    )
  }
  if (session.closes >= now) return
  // One day in five the drawer is a little out.
  const counted = session.cash + (session.counted ? draw.pick(DIFFERENCES) : 0)
  const pieces = countOut(counted, DENOMINATIONS.GBP)
  const cash = Object.fromEntries(pieces.map(({ value, count }) => [String(value), count]))
  add(
    session.closes,
    'till-sessions.close',
    { till_session_id: session.id, counts: { cash, card: session.card } },
    user,
    hours.till,
  )
}

const PAID_OUT = [
  'Window cleaner',
  'Parking for a delivery',
  'Flowers for the counter',
  'Light bulbs',
]
const DIFFERENCES = [-500, -200, -120, -100, -50, -20, -10, -5, 1, 5, 10, 20, 50, 100, 200, 500]
