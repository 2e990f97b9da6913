// What was ordered is not wanted any more: each station that got a ticket gets one that says so.
import * as z from 'zod'
import { command, put, refuse } from '#schema/command.ts'
import { count, id } from '#schema/fields.ts'
import { receiptSetting, shopOf } from '#schema/queries.ts'
import { cancelledTicket } from '#schema/rules/kitchen-ticket.ts'
import { newPrintJob } from '#schema/rules/print-job.ts'
import type { ReceiptDocument } from '#schema/rules/receipt.ts'

export const recall = command({
  name: 'printing.recall',
  summary: 'Tells the stations of a sale that what they got is not wanted any more.',
  permission: 'printing.recall',
  reply: z.strictObject({ tickets: count('Tickets') }),
  input: z.strictObject({ sale_id: id }),
  needs: (db, { sale_id }) => ({
    sales: db.selectFrom('sale').select(['id', 'till_session_id']).where('id', '=', sale_id),
    tickets: db
      .selectFrom('print_job')
      .selectAll()
      .where('sale_id', '=', sale_id)
      .where('kind', '=', 'kitchen')
      .orderBy('created_at'),
  }),
  more: (db, _input, { sales: [sale] }) => ({ shops: shopOf(db, sale?.till_session_id ?? '') }),
  decide({ sales: [sale], shops: [shop], tickets }, { sale_id }, context) {
    if (!sale || !shop) return refuse('sale-unknown')
    // One that was too old to be printed told nobody to prepare anything.
    const given = tickets.filter(
      ({ key, state }) => key.startsWith(TICKET) && state !== 'cancelled',
    )
    if (given.length === 0) return refuse('nothing-ordered')
    if (tickets.some(({ key }) => key.startsWith(RECALL))) return refuse('already-recalled')
    const jobs = given.map(ticket => {
      const ordered: ReceiptDocument = JSON.parse(ticket.document_json)
      const document = cancelledTicket(ordered, receiptSetting(shop))
      const { store_id, group_id } = ticket
      const key = `${RECALL}${ticket.id}`
      const order = { kind: 'kitchen' as const, key, document, store_id, sale_id }
      return newPrintJob({ id: ticket.meant_for ?? ticket.device_id, group_id }, order, context)
    })
    return {
      changes: jobs.map(job => put('print_job', job)),
      reply: { tickets: jobs.length },
    }
  },
})

const TICKET = 'kitchen:'
const RECALL = 'kitchen-cancelled:'
