// Hold a sale on one till, go on with it on another. Resumed once: the first till gets it.
import * as z from 'zod'
import { readHeldSale } from '#schema/areas/held-sale.ts'
import { parkInput } from '#schema/areas/sales.ts'
import { command, put, refuse } from '#schema/command.ts'
import { id, money } from '#schema/fields.ts'

export const park = command({
  name: 'sales.park',
  summary: 'Holds a basket so that any till of the store can go on with it.',
  permission: 'sales.complete',
  reply: z.strictObject({ parked_sale_id: id }),
  input: parkInput,
  needs: (db, input) => ({
    known: db.selectFrom('parked_sale').select('id').where('id', '=', input.parked_sale_id),
    tills: db.selectFrom('till').select(['id', 'store_id']).where('id', '=', input.till_id),
  }),
  decide({ known: [known], tills: [till] }, input, { now, actor, tenant_id, store_id }) {
    if (known) return refuse('already-held')
    if (!till || till.store_id !== store_id) return refuse('till-unknown')
    return {
      changes: [
        put('parked_sale', {
          id: input.parked_sale_id,
          tenant_id,
          store_id: till.store_id,
          till_id: till.id,
          user_id: actor.user_id,
          customer_id: input.customer_id ?? null,
          label: input.label ?? '',
          lines_json: input.lines_json,
          total: input.total,
          parked_at: now,
          resumed_at: null,
          resumed_by_till_id: null,
        }),
      ],
      reply: { parked_sale_id: input.parked_sale_id },
    }
  },
})

export const resume = command({
  name: 'sales.resume',
  summary: 'Takes a held basket over to a till; a second till is refused.',
  permission: 'sales.complete',
  reply: z.strictObject({
    lines_json: z.string(),
    customer_id: id.nullable(),
    label: z.string(),
    total: money('Total'),
  }),
  input: z.strictObject({ parked_sale_id: id, till_id: id }),
  needs: (db, input) => ({
    held: db.selectFrom('parked_sale').selectAll().where('id', '=', input.parked_sale_id),
    tills: db.selectFrom('till').select(['id', 'store_id']).where('id', '=', input.till_id),
  }),
  decide({ held: [held], tills: [till] }, input, { now, store_id }) {
    if (!held) return refuse('held-sale-unknown')
    if (!till || till.store_id !== store_id) return refuse('till-unknown')
    if (held.resumed_at !== null)
      return refuse('already-resumed', { by_till_id: held.resumed_by_till_id })
    // It stays where it is, so that somebody can still look at it.
    if (!readHeldSale(held.lines_json)) return refuse('held-sale-unreadable')
    return {
      changes: [
        put('parked_sale', { ...held, resumed_at: now, resumed_by_till_id: input.till_id }),
      ],
      reply: {
        lines_json: held.lines_json,
        customer_id: held.customer_id,
        label: held.label,
        total: held.total,
      },
    }
  },
})
