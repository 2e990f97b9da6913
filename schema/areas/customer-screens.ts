// Screens that face the customer on a device of their own: which till each may mirror.
import * as z from 'zod'
import { at, id, name, ref, text } from '../fields.ts'
import { resource } from '../resource.ts'

/** As many may mirror one till. */
export const SCREENS_MAX = 8

export const customerScreen = resource({
  table: 'customer_screen',
  sync: 'local',
  label: 'Customer screens',
  row: z.object({
    id,
    tenant_id: id,
    store_id: ref('store', 'Store'),
    /** the only till whose basket it hears */
    till_id: ref('till', 'Till'),
    name: name('Name'),
    /** SHA-256, hex, of what it proves itself by; the key itself is on the screen alone */
    key_hash: text('Key', 64).meta({ label: 'Key', widget: 'text', secret: true }),
    paired_at: at('Paired'),
  }),
  indexes: [['till_id']],
})

/** The screen makes the key and keeps it; only its fingerprint travels. */
export const pairScreenInput = z.strictObject({
  screen_id: id,
  till_id: id,
  name: name('Name'),
  key_hash: z.string().regex(/^[0-9a-f]{64}$/),
})

export const removeScreenInput = z.strictObject({ screen_id: id })
