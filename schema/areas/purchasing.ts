// Where goods come from.
import * as z from 'zod'
import { count, id, longText, name, oneOf, text } from '../fields.ts'
import { resource } from '../resource.ts'

export const supplier = resource({
  table: 'supplier',
  sync: 'down',
  label: 'Suppliers',
  row: z.object({
    id,
    tenant_id: id,
    name: name('Name'),
    name_ar: text('Name (Arabic)'),
    contact: text('Contact'),
    phone: text('Phone', 30),
    email: text('Email', 120),
    address: longText('Address', 300),
    lead_days: count('Lead time (days)', 365),
    status: oneOf('Status', ['active', 'blocked']),
  }),
})
