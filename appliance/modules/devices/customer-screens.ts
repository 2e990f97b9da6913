// A tablet that faces the customer becomes the screen of one till, and stops being it.
import * as z from 'zod'
import { pairScreenInput, removeScreenInput, SCREENS_MAX } from '#schema/areas/customer-screens.ts'
import { command, put, refuse, remove } from '#schema/command.ts'

export const pairScreen = command({
  name: 'customer-screens.pair',
  summary:
    'Lets a screen mirror what is sold at one till; it proves itself by the key of this hash.',
  permission: 'devices.pair-screen',
  reply: z.strictObject({}),
  input: pairScreenInput,
  needs: (db, { screen_id, till_id }) => ({
    tills: db.selectFrom('till').select(['id', 'store_id', 'status']).where('id', '=', till_id),
    known: db.selectFrom('customer_screen').select('id').where('id', '=', screen_id),
    others: db.selectFrom('customer_screen').select('id').where('till_id', '=', till_id),
  }),
  decide({ tills: [till], known, others }, input, { tenant_id, store_id, now }) {
    if (store_id === null) return refuse('owned-by-store')
    if (!till || till.store_id !== store_id || till.status !== 'active')
      return refuse('till-unknown')
    if (known.length > 0) return refuse('already-exists')
    if (others.length >= SCREENS_MAX) return refuse('too-many-screens', { most: SCREENS_MAX })
    const { screen_id: id, till_id, name, key_hash } = input
    const row = { id, tenant_id, store_id, till_id, name, key_hash, paired_at: now }
    return { changes: [put('customer_screen', row)], reply: {} }
  },
})

export const removeScreen = command({
  name: 'customer-screens.remove',
  summary: 'Ends what a screen may mirror; it shows nothing from now on.',
  permission: 'devices.pair-screen',
  reply: z.strictObject({}),
  input: removeScreenInput,
  needs: (db, { screen_id }) => ({
    screens: db
      .selectFrom('customer_screen')
      .select(['id', 'store_id'])
      .where('id', '=', screen_id),
  }),
  decide({ screens: [screen] }, _input, { store_id }) {
    if (store_id === null) return refuse('owned-by-store')
    if (!screen || screen.store_id !== store_id) return refuse('screen-unknown')
    return { changes: [remove('customer_screen', screen.id)], reply: {} }
  },
})
