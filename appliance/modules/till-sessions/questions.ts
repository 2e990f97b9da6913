// Where a till stands, without the cash it should hold: the count at the close is blind.
import * as z from 'zod'
import { tillSession } from '#schema/areas/sales.ts'
import { count, id, money } from '#schema/fields.ts'
import { question } from '#schema/question.ts'

export const current = question({
  name: 'till-sessions.current',
  summary: 'The open session of a till with the number of its sales and of held sales.',
  permission: 'sales.quote',
  method: 'get',
  reply: z.strictObject({
    session: tillSession.row.nullable(),
    sales: count('Sales'),
    total: money('Total'),
    held: count('Held'),
  }),
  input: z.strictObject({ till_id: id }),
  needs: (db, { till_id }) => ({
    sessions: db
      .selectFrom('till_session')
      .selectAll()
      .where('till_id', '=', till_id)
      .where('closed_at', 'is', null),
    held: db
      .selectFrom('parked_sale')
      .select(eb => eb.fn.countAll<number>().as('count'))
      .where('resumed_at', 'is', null),
  }),
  more: (db, _input, { sessions: [session] }) => ({
    sales: db
      .selectFrom('sale')
      .select(eb => [eb.fn.countAll<number>().as('count'), eb.fn.sum<number>('total').as('total')])
      .where('till_session_id', '=', session?.id ?? ''),
  }),
  answer: ({ sessions: [session], held, sales }) => ({
    session: session ?? null,
    sales: Number(sales[0]?.count ?? 0),
    total: Number(sales[0]?.total ?? 0),
    held: Number(held[0]?.count ?? 0),
  }),
})
