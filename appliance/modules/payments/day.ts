// The end of a card terminal's day: it hands its payments in, and what it adds up is held against
// our sales. Nothing waits for it: a till closes whatever the terminal says, or when it says nothing.
import type * as z from 'zod'
import { endOfDayInput, endOfDayReply, endOfDayReportInput } from '#schema/areas/payments.ts'
import { type Context, command, type Db, put, refuse } from '#schema/command.ts'
import type { Row } from '#schema/index.ts'
import { deviceFor } from '#schema/queries.ts'
import { cardDayReport } from '#schema/rules/receipt-report.ts'
import { reviewRow } from '#schema/rules/review.ts'
import { deviceTopic } from '#schema/wire/topics.ts'
import { printedHere, printerOf } from './slips.ts'

/** A terminal that has not answered by then is asked again without waiting for it. */
const UNDER_WAY_MS = 5 * 60_000
/** Payments a day of one terminal may have. */
const PAYMENTS_MAX = 20_000

type Report = z.infer<typeof endOfDayReportInput>

export const endOfDay = command({
  name: 'payments.end-of-day',
  summary: "Asks the till's card terminal to close its day. The till need not wait for it.",
  permission: 'till-sessions.close',
  reply: endOfDayReply,
  input: endOfDayInput,
  needs: (db, { card_day_id, till_id }) => ({
    known: db.selectFrom('card_day').select(['id', 'state']).where('id', '=', card_day_id),
    tills: db.selectFrom('till').select(['id', 'store_id']).where('id', '=', till_id),
    terminals: deviceFor(db, 'card_terminal', till_id),
  }),
  more: (db, _input, { terminals: [terminal] }) => ({
    days: db
      .selectFrom('card_day')
      .select(['state', 'requested_at'])
      .where('device_id', '=', terminal?.id ?? '')
      .orderBy('requested_at', 'desc')
      .limit(1),
    closed: lastDone(db, terminal?.id ?? ''),
  }),
  decide(rows, { card_day_id }, context) {
    const {
      known: [known],
      tills: [till],
      terminals: [terminal],
      days: [last],
      closed: [closed],
    } = rows
    if (known) return { changes: [], reply: { card_day_id: known.id, state: known.state } }
    if (!till || till.store_id !== context.store_id) return refuse('till-unknown')
    if (!terminal) return refuse('no-card-terminal')
    if (last?.state === 'requested' && context.now - last.requested_at < UNDER_WAY_MS)
      return refuse('end-of-day-under-way')
    const day: Row<'card_day'> = {
      id: card_day_id,
      tenant_id: context.tenant_id,
      store_id: till.store_id,
      till_id: till.id,
      device_id: terminal.id,
      state: 'requested',
      since: closed?.finished_at ?? 0,
      expected: 0,
      approved: 0,
      amount: null,
      totals_json: '[]',
      message: null,
      requested_at: context.now,
      requested_by: context.actor.user_id,
      finished_at: null,
    }
    const payload = { is: 'end-of-day', request_id: day.id }
    return {
      changes: [put('card_day', day)],
      reply: { card_day_id: day.id, state: day.state },
      messages: [{ topic: deviceTopic(till.store_id, terminal.id, 'in'), payload }],
    }
  },
})

export const reportEndOfDay = command({
  name: 'payments.report-end-of-day',
  summary: 'What the terminal said at the end of its day; sent by the device hub.',
  permission: 'devices.report',
  input: endOfDayReportInput,
  needs: (db, { card_day_id }) => ({
    days: db.selectFrom('card_day').selectAll().where('id', '=', card_day_id),
  }),
  more: (db, _input, { days: [day] }) => ({
    ...printerOf(db, day),
    paid: db
      .selectFrom('card_payment')
      .leftJoin('tender', join =>
        join
          .onRef('tender.sale_id', '=', 'card_payment.sale_id')
          .onRef('tender.reference', '=', 'card_payment.id'),
      )
      .select(['card_payment.id', 'card_payment.amount', 'tender.amount as tendered'])
      .where('card_payment.device_id', '=', day?.device_id ?? '')
      .where('card_payment.requested_at', '>=', day?.since ?? 0)
      .where('card_payment.requested_at', '<=', day?.requested_at ?? 0)
      .where('card_payment.state', 'in', ['approved', 'paid-by-hand'])
      .limit(PAYMENTS_MAX),
  }),
  decide(rows, input, context) {
    const {
      days: [day],
      shops: [shop],
      paid,
    } = rows
    if (!day || day.device_id !== input.device_id) return refuse('card-day-unknown')
    // What is done is done; a word that comes again changes nothing.
    if (day.state === 'done') return { changes: [], reply: { state: day.state } }
    const expected = paid.reduce((sum, { tendered }) => sum + Number(tendered ?? 0), 0)
    const approved = paid.reduce((sum, { amount }) => sum + Number(amount), 0)
    const ended = {
      ...day,
      state: input.state,
      expected,
      approved,
      amount: input.amount ?? null,
      totals_json: JSON.stringify(input.totals ?? []),
      message: input.message ?? null,
      finished_at: context.now,
    }
    if (input.state !== 'done')
      return { changes: [put('card_day', ended)], reply: { state: ended.state } }
    const document =
      shop &&
      cardDayReport({
        language: shop.receipt_language,
        money: { currency: shop.currency, decimals: shop.currency_decimals, locale: shop.locale },
        timeZone: shop.timezone,
        printedAt: context.now,
        expected,
        amount: ended.amount,
        totals: input.totals ?? [],
        slips: input.slips ?? [],
      })
    return {
      changes: [
        put('card_day', ended),
        ...differing(ended, input, context),
        ...printedHere(day, `card-day:${day.id}`, document, rows, context),
      ],
      reply: { state: ended.state },
    }
  },
})

/** A terminal that adds up nothing is believed; one that adds up otherwise is looked at. */
function differing(day: Row<'card_day'>, { totals }: Report, context: Context) {
  if (day.amount === null || day.amount === day.expected) return []
  const { id, amount, expected, approved } = day
  const detail = { card_day_id: id, amount, expected, approved, totals: totals ?? [] }
  return [put('review', reviewRow(day, null, { kind: 'card-day-differs', detail }, context))]
}

const lastDone = (db: Db, deviceId: string) =>
  db
    .selectFrom('card_day')
    .select('finished_at')
    .where('device_id', '=', deviceId)
    .where('state', '=', 'done')
    .orderBy('requested_at', 'desc')
    .limit(1)
