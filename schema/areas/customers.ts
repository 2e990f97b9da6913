// Customers: written by store and head office alike, merged field by field.
import * as z from 'zod'
import { id, json, longText, name, oneOf, ref, text } from '../fields.ts'
import { resource } from '../resource.ts'

export const customer = resource({
  table: 'customer',
  sync: 'both',
  label: 'Customers',
  row: z.object({
    id,
    tenant_id: id,
    name: name('Name'),
    phone: text('Phone', 30).meta({ label: 'Phone', widget: 'text', search: true }),
    email: text('Email', 120).meta({ label: 'Email', widget: 'text', search: true }),
    card_no: text('Card number', 30).meta({ label: 'Customer card', widget: 'text', search: true }),
    price_list_id: ref('price_list', 'Price list').nullable(),
    note: longText('Note'),
    status: oneOf('Status', ['active', 'blocked']),
    /** {column: hybrid clock of its last change}; kept by the server */
    clocks_json: json('Clocks').meta({ label: 'Clocks', widget: 'json', readOnly: true }),
  }),
  indexes: [['phone'], ['card_no'], ['price_list_id']],
})
