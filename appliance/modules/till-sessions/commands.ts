// A till's day: open with a float, cash in and out, close with a blind count. A difference is
// recorded and never stops the close.
import * as z from 'zod'
import { cashMoveInput, closeInput, closeReply, openInput } from '#schema/areas/sales.ts'
import { command, type Db, type Found, put, refuse } from '#schema/command.ts'
import { count, id } from '#schema/fields.ts'
import type { Row } from '#schema/index.ts'
import { printerAmong, printersFor, receiptSetting, type Shop, shopOf } from '#schema/queries.ts'
import { expectedByTender, worth } from '#schema/rules/cash.ts'
import { startOfDay } from '#schema/rules/day.ts'
import { newPrintJob } from '#schema/rules/print-job.ts'
import { type ZReportInput, zReport } from '#schema/rules/receipt-report.ts'

export const open = command({
  name: 'till-sessions.open',
  summary: 'Opens a till with the cash that is in its drawer.',
  permission: 'till-sessions.open',
  reply: z.strictObject({ till_session_id: id, z_no: count('Z number') }),
  input: openInput,
  needs: (db, { till_id, till_session_id }) => ({
    known: db
      .selectFrom('till_session')
      .select('id')
      .where('id', '=', till_session_id ?? ''),
    tills: db.selectFrom('till').selectAll().where('id', '=', till_id),
    open: db
      .selectFrom('till_session')
      .select('id')
      .where('till_id', '=', till_id)
      .where('closed_at', 'is', null),
    last: db
      .selectFrom('till_session')
      .select('z_no')
      .where('till_id', '=', till_id)
      .orderBy('z_no', 'desc')
      .limit(1),
  }),
  decide(rows, input, { now, newId, actor, tenant_id, store_id }) {
    const {
      known: [known],
      tills: [till],
      open: [opened],
      last: [last],
    } = rows
    if (!till || till.store_id !== store_id) return refuse('till-unknown')
    if (till.status !== 'active') return refuse('till-blocked')
    if (opened) return refuse('till-already-open', { till_session_id: opened.id })
    // A session that was is never opened again, nor written over.
    if (known) return refuse('already-exists')
    if (!actor.user_id) return refuse('not-allowed')
    const session = {
      id: input.till_session_id ?? newId(),
      tenant_id,
      store_id: till.store_id,
      till_id: till.id,
      z_no: (last?.z_no ?? 0) + 1,
      opened_at: now,
      opened_by: actor.user_id,
      float: input.float,
      closed_at: null,
      closed_by: null,
      expected_json: null,
      counted_json: null,
      difference: null,
    }
    return {
      changes: [put('till_session', session)],
      reply: { till_session_id: session.id, z_no: session.z_no },
    }
  },
})

export const moveCash = command({
  name: 'till-sessions.move-cash',
  summary:
    'Puts cash into the drawer or takes it out, with a reason and up to a limit of the role.',
  permission: 'till-sessions.move-cash',
  reply: z.strictObject({ cash_move_id: id }),
  input: cashMoveInput,
  needs: (db, { till_session_id }) => ({
    sessions: db.selectFrom('till_session').selectAll().where('id', '=', till_session_id),
    stores: db
      .selectFrom('till_session')
      .innerJoin('store', 'store.id', 'till_session.store_id')
      .select('store.timezone')
      .where('till_session.id', '=', till_session_id),
  }),
  more: (db, _input, { stores: [store] }, { actor, now }) => ({
    taken: db
      .selectFrom('cash_move')
      .select('amount')
      .where('user_id', '=', actor.user_id ?? '')
      .where('at', '>=', startOfDay(now, store?.timezone ?? 'UTC'))
      .where('kind', 'in', ['out', 'drop']),
  }),
  decide({ sessions: [session], taken }, input, { now, newId, actor, tenant_id }) {
    if (!session) return refuse('till-session-unknown')
    if (session.closed_at !== null) return refuse('till-session-closed')
    if (!actor.user_id) return refuse('not-allowed')
    // All that a person took that day counts, at whatever till, or a large sum would go out in small
    // ones or by closing and opening. What the drawer holds does not: the count at the close is blind.
    const limit = actor.cash_out_limit
    const left = limit === null ? null : Math.max(0, limit + sumOf(taken))
    if (input.kind !== 'in' && left !== null && input.amount > left)
      return refuse('cash-out-over-limit', { limit, left })
    const move = {
      id: newId(),
      tenant_id,
      store_id: session.store_id,
      till_session_id: session.id,
      kind: input.kind,
      amount: input.kind === 'in' ? input.amount : -input.amount,
      reason: input.reason,
      at: now,
      user_id: actor.user_id,
    }
    return { changes: [put('cash_move', move)], reply: { cash_move_id: move.id } }
  },
})

export const close = command({
  name: 'till-sessions.close',
  summary: 'Closes a till with the counted cash, fixes what was expected, prints the Z report.',
  permission: 'till-sessions.close',
  reply: closeReply,
  input: closeInput,
  needs: (db, { till_session_id }) => figuresOf(db, till_session_id),
  more: (db, _input, { sessions: [session] }, { actor }) => ({
    openers: db
      .selectFrom('user')
      .select(['name', 'name_ar'])
      .where('id', '=', session?.opened_by ?? ''),
    closers: db
      .selectFrom('user')
      .select(['name', 'name_ar'])
      .where('id', '=', actor.user_id ?? ''),
    ...printersFor(db, 'report', session?.till_id ?? ''),
  }),
  decide(rows, { counts }, context) {
    const { now, actor } = context
    const {
      sessions: [session],
      shops: [shop],
      tenders,
      moves,
    } = rows
    if (!session || !shop) return refuse('till-session-unknown')
    if (session.closed_at !== null) return refuse('till-session-closed')
    const byKind = tenders.map(({ kind, amount }) => ({ kind, amount: Number(amount) }))
    const expected = expectedByTender({ float: session.float, tenders: byKind, moves })
    const pieces = Object.entries(counts.cash)
      .map(([value, count]) => ({ value: Number(value), count }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.value - a.value)
    const cash = worth(pieces)
    const counted = { cash, card: counts.card ?? null }
    const difference = cash - (expected['cash'] ?? 0)
    const closed = {
      ...session,
      closed_at: now,
      closed_by: actor.user_id,
      expected_json: JSON.stringify(expected),
      counted_json: JSON.stringify({ ...counted, pieces: counts.cash }),
      difference,
    }
    const document = zReport(zReportOf(closed, rows, shop, { expected, counted, pieces, now }))
    const printer = printerAmong(rows)
    const { store_id } = session
    const order = { kind: 'report' as const, key: `z:${session.id}`, document, store_id }
    const job = printer && newPrintJob(printer, order, context)
    return {
      changes: [put('till_session', closed), ...(job ? [put('print_job', job)] : [])],
      reply: {
        z_no: session.z_no,
        expected,
        counted,
        difference,
        ...(job ? { print_job_id: job.id } : {}),
      },
    }
  },
})

/** Everything the documents of a session add up to. */
function figuresOf(db: Db, sessionId: string) {
  return {
    sessions: db.selectFrom('till_session').selectAll().where('id', '=', sessionId),
    shops: shopOf(db, sessionId),
    tenders: db
      .selectFrom('tender')
      .select(eb => ['kind', eb.fn.sum<number>('amount').as('amount')])
      .where('till_session_id', '=', sessionId)
      .groupBy('kind'),
    moves: db
      .selectFrom('cash_move')
      .select(['kind', 'amount', 'reason'])
      .where('till_session_id', '=', sessionId)
      .orderBy('at'),
    sales: db
      .selectFrom('sale')
      .select(eb => [
        'kind',
        eb.fn.countAll<number>().as('count'),
        eb.fn.sum<number>('total').as('total'),
        eb.fn.sum<number>('net').as('net'),
        eb.fn.sum<number>('tax').as('tax'),
        eb.fn.sum<number>('discount').as('discount'),
        eb.fn.sum<number>('rounding').as('rounding'),
        eb.fn.sum<number>('price_difference').as('price_difference'),
      ])
      .where('till_session_id', '=', sessionId)
      .groupBy('kind'),
    taxes: db
      .selectFrom('sale_tax')
      .innerJoin('sale', 'sale.id', 'sale_tax.sale_id')
      .select(eb => [
        'sale_tax.name',
        'sale_tax.name_ar',
        'sale_tax.rate',
        eb.fn.sum<number>('sale_tax.base').as('base'),
        eb.fn.sum<number>('sale_tax.amount').as('amount'),
      ])
      .where('sale.till_session_id', '=', sessionId)
      .groupBy(['sale_tax.name', 'sale_tax.name_ar', 'sale_tax.rate']),
  }
}

type Figures = Found<ReturnType<typeof figuresOf>>
type People = { openers: { name: string }[]; closers: { name: string }[] }
type Count = {
  expected: Record<string, number>
  counted: { cash: number; card: number | null }
  /** dearest first */
  pieces: { value: number; count: number }[]
  now: number
}

/** Sums come as text from Postgres; here they are integers on both engines. */
function zReportOf(
  session: Row<'till_session'>,
  rows: Figures & People,
  shop: Shop,
  count: Count,
): ZReportInput {
  const of = (kind: string) => rows.sales.find(sums => sums.kind === kind)
  const all = (column: 'net' | 'tax' | 'discount' | 'rounding' | 'price_difference') =>
    rows.sales.reduce((total, sums) => total + Number(sums[column]), 0)
  const { cash, card } = count.counted
  return {
    ...receiptSetting(shop),
    session,
    openedBy: rows.openers[0] ?? null,
    closedBy: rows.closers[0] ?? null,
    printedAt: count.now,
    totals: {
      sales: Number(of('sale')?.count ?? 0),
      sales_total: Number(of('sale')?.total ?? 0),
      returns: Number(of('return')?.count ?? 0),
      returns_total: Number(of('return')?.total ?? 0),
      net: all('net'),
      tax: all('tax'),
      discount: all('discount'),
      rounding: all('rounding'),
      price_difference: all('price_difference'),
    },
    taxes: rows.taxes.map(tax => ({ ...tax, base: Number(tax.base), amount: Number(tax.amount) })),
    tenders: Object.entries(count.expected).map(([kind, amount]) => ({
      kind,
      amount: kind === 'cash' ? amount - session.float - sumOf(rows.moves) : amount,
    })),
    moves: rows.moves,
    expected: count.expected,
    counted: card === null ? { cash } : { cash, card },
    pieces: count.pieces,
  }
}

const sumOf = (rows: readonly { amount: number }[]) =>
  rows.reduce((total, { amount }) => total + amount, 0)
