import t from 'tap'
import { drawerPlaceOf, withDrawerOn, withoutDrawer } from './drawer-place.ts'

t.test('a drawer hangs on a printer by one of its pins, and leaves it again', async t => {
  const hung = withDrawerOn('{"drawer_open_when":"low"}', { id: 'p', options_json: '{}' }, 5)
  t.same(JSON.parse(hung), { drawer_open_when: 'low', printer_id: 'p', drawer_pin: 5 })
  t.same(drawerPlaceOf(hung), { printer_id: 'p', drawer_pin: 5 })
  t.same(drawerPlaceOf('{"printer_id":"p"}'), { printer_id: 'p', drawer_pin: 2 }, 'the usual pin')
  t.equal(withoutDrawer(hung), '{"drawer_open_when":"low"}')
  t.equal(drawerPlaceOf('{}'), null)
})

t.test('a drawer is driven by the hub that drives its printer', async t => {
  const printer = { id: 'p', options_json: '{"hub":"hub-2"}' }
  t.match(JSON.parse(withDrawerOn('{}', printer, 2)), { hub: 'hub-2' })
  const back = withDrawerOn('{"hub":"hub-2"}', { id: 'p', options_json: '{}' }, 2)
  t.notOk('hub' in JSON.parse(back))
})

t.test('options that are being typed are left as they are', async t => {
  for (const text of ['{"hub":', '[]', 'null']) {
    t.equal(withDrawerOn(text, { id: 'p', options_json: '{}' }, 2), text)
    t.equal(withoutDrawer(text), text)
    t.equal(drawerPlaceOf(text), null)
  }
})
