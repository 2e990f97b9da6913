// Figures that a list cannot give: how the day goes, and who changed a row. At head office the day is
// answered by the cloud's own report over all stores; this one is the store's.
import * as z from 'zod'
import { saleLine } from '#schema/areas/sales.ts'
import { audit } from '#schema/areas/system.ts'
import { type Db, refuse } from '#schema/command.ts'
import { at, count, id, money, quantity } from '#schema/fields.ts'
import { isTable, type Table } from '#schema/index.ts'
import { question } from '#schema/question.ts'
import { hourOf, startOfDay } from '#schema/rules/day.ts'

/** The same weekday is the fairest comparison a shop has. */
const COMPARED_DAYS = 7
const TOP_MAX = 10
const ENTRIES_MAX = 200

export const today = question({
  name: 'reports.today',
  summary: 'Sales of the day against the same weekday, by hour, tender and article.',
  // Not for everybody who may see a sale: what is in the drawers could be read from it.
  permission: 'reports.read',
  method: 'get',
  reply: z.strictObject({
    as_of: at('Now'),
    stores: z.array(
      z.strictObject({
        id,
        name: z.string(),
        name_ar: z.string(),
        connected: z.boolean(),
        sales: count('Sales'),
        total: money('Total'),
        same_weekday_total: money('Same weekday'),
      }),
    ),
    hourly: z.array(
      z.strictObject({
        hour: count('Hour', 23),
        total: money('Total'),
        last_week: money('Last week'),
      }),
    ),
    tenders: z.array(z.strictObject({ kind: z.string(), total: money('Total') })),
    /** total + price_difference + rounding = what was tendered */
    price_difference: money('Price difference'),
    rounding: money('Rounding'),
    top: z.array(
      z.strictObject({
        variant_id: id,
        name: z.string(),
        name_ar: z.string(),
        unit: saleLine.row.shape.unit,
        quantity: quantity('Quantity'),
        total: money('Total'),
      }),
    ),
  }),
  input: z.strictObject({}),
  needs: (db, _input, { store_id }) => ({
    stores: db
      .selectFrom('store')
      .selectAll()
      .where('id', '=', store_id ?? ''),
  }),
  more: (db, _input, { stores: [store] }, { now }) => {
    const zone = store?.timezone ?? 'UTC'
    const start = startOfDay(now, zone)
    const before = startOfDay(now, zone, -COMPARED_DAYS)
    return {
      sales: salesBetween(db, start, startOfDay(now, zone, 1)),
      compared: salesBetween(db, before, startOfDay(now, zone, 1 - COMPARED_DAYS)),
      tenders: tendersSince(db, start),
      top: topSince(db, start),
    }
  },
  answer({ stores: [store], sales, compared, tenders, top }, _input, { now }) {
    if (!store) return refuse('owned-by-head-office')
    const zone = store.timezone
    const sameTime = now - startOfDay(now, zone) + startOfDay(now, zone, -COMPARED_DAYS)
    const soFar = compared.filter(({ occurred_at }) => occurred_at <= sameTime)
    return {
      as_of: now,
      stores: [
        {
          id: store.id,
          name: store.name,
          name_ar: store.name_ar,
          connected: true,
          sales: sales.filter(({ kind }) => kind === 'sale').length,
          total: sum(sales),
          same_weekday_total: sum(soFar),
        },
      ],
      hourly: hours(sales, compared, zone),
      tenders: tenderTotals(tenders),
      price_difference: sales.reduce((all, sale) => all + sale.price_difference, 0),
      rounding: sales.reduce((all, sale) => all + sale.rounding, 0),
      top: top.map(({ variant_id, name, name_ar, unit, quantity, total }) => ({
        variant_id,
        name,
        name_ar,
        unit,
        quantity: Number(quantity),
        total: Number(total),
      })),
    }
  },
})

export const history = question({
  name: 'audit.of',
  summary: 'Who changed a row, newest first: the audit lines of the commands that write its table.',
  permission: 'audit.read',
  method: 'get',
  reply: z.strictObject({ rows: z.array(audit.row) }),
  input: z.strictObject({
    table: z.string().max(60),
    id: z.string().regex(/^[0-9a-zA-Z:-]{1,80}$/, 'is not an id'),
    limit: z.coerce.number().int().min(1).max(ENTRIES_MAX).default(50),
  }),
  needs: (db, { table, id, limit }) => ({
    rows: db
      .selectFrom('audit')
      .selectAll()
      // By command first, which has an index: an audit trail is mostly sales, and those change no row.
      .where('command', 'in', isTable(table) ? writersOf(table) : [''])
      .where('detail_json', 'like', `%"id":"${id}"%`)
      .orderBy('at', 'desc')
      .limit(limit),
  }),
  answer: ({ rows }) => ({ rows }),
})

/** The commands that may change rows of a table. */
const writersOf = (table: Table): string[] => [
  `${table}.put`,
  `${table}.delete`,
  ...(OTHER_WRITERS[table] ?? []),
]

const OTHER_WRITERS: Partial<Record<Table, string[]>> = {
  user: ['users.set-pin-hash'],
  price: ['prices.set'],
  review: ['sales.complete', 'reviews.settle'],
  till_session: ['till-sessions.open', 'till-sessions.close'],
  card_payment: [
    'payments.pay-by-card',
    'payments.report',
    'payments.cancel',
    'payments.settle-by-hand',
  ],
  card_day: ['payments.end-of-day', 'payments.report-end-of-day'],
}

const salesBetween = (db: Db, from: number, to: number) =>
  db
    .selectFrom('sale')
    .select(['occurred_at', 'total', 'price_difference', 'rounding', 'kind'])
    .where('occurred_at', '>=', from)
    .where('occurred_at', '<', to)

const tendersSince = (db: Db, from: number) =>
  db
    .selectFrom('tender')
    .innerJoin('sale', 'sale.id', 'tender.sale_id')
    .select(eb => ['tender.kind', eb.fn.sum<number>('tender.amount').as('total')])
    .where('sale.occurred_at', '>=', from)
    .groupBy('tender.kind')

// What is given back in change was never taken: it is part of the cash.
const tenderTotals = (tenders: readonly { kind: string; total: number }[]) => {
  const totals = new Map<string, number>()
  for (const { kind, total } of tenders) {
    const paid = kind === 'change' ? 'cash' : kind
    totals.set(paid, (totals.get(paid) ?? 0) + Number(total))
  }
  return [...totals].map(([kind, total]) => ({ kind, total })).sort((a, b) => b.total - a.total)
}

const topSince = (db: Db, from: number) =>
  db
    .selectFrom('sale_line')
    .innerJoin('sale', 'sale.id', 'sale_line.sale_id')
    .select(eb => [
      'sale_line.variant_id',
      eb.fn.max('sale_line.name').as('name'),
      eb.fn.max('sale_line.name_ar').as('name_ar'),
      eb.fn.max('sale_line.unit').as('unit'),
      eb.fn.sum<number>('sale_line.quantity').as('quantity'),
      eb.fn.sum<number>('sale_line.gross').as('total'),
    ])
    .where('sale.occurred_at', '>=', from)
    .groupBy('sale_line.variant_id')
    .orderBy('total', 'desc')
    .limit(TOP_MAX)

type Sold = { occurred_at: number; total: number }

const sum = (sales: readonly Sold[]) => sales.reduce((all, { total }) => all + total, 0)

/** The hours in which anything was sold on either day, and those between. */
const hours = (sales: readonly Sold[], compared: readonly Sold[], zone: string) => {
  const totals = Array.from({ length: 24 }, (_, hour) => ({ hour, total: 0, last_week: 0 }))
  for (const sale of sales) add(totals, hourOf(sale.occurred_at, zone), 'total', sale.total)
  for (const sale of compared) add(totals, hourOf(sale.occurred_at, zone), 'last_week', sale.total)
  const used = totals.filter(({ total, last_week }) => total !== 0 || last_week !== 0)
  const first = Math.min(OPENS, ...used.map(({ hour }) => hour))
  const last = Math.max(CLOSES, ...used.map(({ hour }) => hour))
  return totals.slice(first, last + 1)
}

// A shop's usual hours, so that the picture does not grow while the day does.
const OPENS = 8
const CLOSES = 19

const add = (
  totals: { total: number; last_week: number }[],
  hour: number,
  column: 'total' | 'last_week',
  amount: number,
) => {
  const entry = totals[hour]
  if (entry) entry[column] += amount
}
