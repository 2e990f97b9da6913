// Which screens may mirror which till.
import t from 'tap'
import { onBothEngines } from '#appliance/a-shop.ts'
import { callerOf, manager, NOW, shop, testId } from '#appliance/kernel/a-store.ts'
import { SCREENS_MAX } from '#schema/areas/customer-screens.ts'

const test = await onBothEngines(t)

const pair = (number: number, more = {}) => ({
  screen_id: testId(44, number),
  till_id: shop.till,
  name: `Screen ${number}`,
  key_hash: 'a'.repeat(64),
  ...more,
})

test('a screen is paired with one till, until it is taken away', async (t, store) => {
  await store.done('customer-screens.pair', pair(1), manager)
  t.match(await store.rows('customer_screen'), [
    { id: testId(44, 1), till_id: shop.till, name: 'Screen 1', paired_at: NOW },
  ])
  await store.done('customer-screens.remove', { screen_id: testId(44, 1) }, manager)
  t.same(await store.rows('customer_screen'), [])
  const trail = (await store.rows('audit')).filter(({ command }) => /^customer-/.test(command))
  t.equal(trail.length, 2, 'both are in the audit trail')
  t.notMatch(trail.map(({ detail_json }) => detail_json).join(), /a{64}/, 'its key is not')
})

test('what is refused', async (_t, store) => {
  const nobody = callerOf(shop.cashier, ['sales.*'], 0)
  for (let number = 1; number <= SCREENS_MAX; number += 1)
    await store.done('customer-screens.pair', pair(number), manager)
  await store.refuses([
    ['already-exists', 'customer-screens.pair', pair(1), manager],
    ['too-many-screens', 'customer-screens.pair', pair(20), manager],
    ['till-unknown', 'customer-screens.pair', pair(20, { till_id: testId(99, 1) }), manager],
    ['input-invalid', 'customer-screens.pair', pair(20, { key_hash: 'secret' }), manager],
    ['not-allowed', 'customer-screens.pair', pair(20), nobody],
    ['screen-unknown', 'customer-screens.remove', { screen_id: testId(99, 1) }, manager],
    ['not-allowed', 'customer-screens.remove', { screen_id: testId(44, 1) }, nobody],
  ])
})
