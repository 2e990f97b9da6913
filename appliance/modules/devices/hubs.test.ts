// Which machines beside the box may drive devices of the shop.
import t from 'tap'
import { atHeadOffice, onBothEngines, type Shop } from '#appliance/a-shop.ts'
import { callerOf, manager, NOW, shop, testId } from '#appliance/kernel/a-store.ts'
import { CODE_GOOD_MS, HUBS_MAX } from '#schema/areas/hubs.ts'
import { LOCK_MS } from '#schema/rules/lockout.ts'
import { TRIES_MAX, TRIES_OF_ALL_MAX } from './hubs.ts'

const test = await onBothEngines(t)

/** The server itself, who was told a code by a machine that has no session. */
const system = { ...manager, actor: { ...manager.actor, user_id: null } }
const nobody = callerOf(shop.cashier, ['sales.*', 'device.read'], 0)
const hash = (letter: string) => letter.repeat(64)
const [CODE, OTHER_CODE, SECRET, NO_CODE] = ['a', 'b', 'c', 'd'].map(hash) as [
  string,
  string,
  string,
  string,
]
const hubId = (number: number) => testId(48, number)
const invite = (number: number, more = {}) => ({
  hub_id: hubId(number),
  name: `Bar ${number}`,
  name_ar: '',
  code_hash: CODE,
  ...more,
})
const pairing = (more = {}) => ({
  code_hash: CODE,
  key_hash: SECRET,
  address: '192.0.2.40',
  ...more,
})
const hubOf = async (store: Shop, number: number) =>
  (await store.rows('hub')).find(({ id }) => id === hubId(number))

test('a technician invites a machine, and its one-time code lets it in once', async (t, store) => {
  t.same(await store.done('hubs.invite', invite(1), manager), {
    hub: 'hub-2',
    code_until: NOW + CODE_GOOD_MS,
  })
  t.match(await hubOf(store, 1), { status: 'invited', code_hash: CODE, secret_hash: '' })
  store.later(CODE_GOOD_MS - 1)
  t.match(await store.done('hubs.pair', pairing({ name: 'Bar box' }), system), { hub: 'hub-2' })
  t.match(await hubOf(store, 1), {
    status: 'active',
    name: 'Bar box',
    code_hash: '',
    code_until: null,
    secret_hash: SECRET,
    paired_at: NOW + CODE_GOOD_MS - 1,
    paired_from: '192.0.2.40',
  })
  const again = await store.done('hubs.pair', pairing({ key_hash: hash('e') }), system)
  t.match(again, { hub: null, left: TRIES_MAX - 1 }, 'the code is used up')
  t.match(await hubOf(store, 1), { secret_hash: SECRET }, 'and the machine is the first one still')
})

test('a code is good for fifteen minutes, and the next one for the same machine again', async (t, store) => {
  await store.done('hubs.invite', invite(1), manager)
  store.later(CODE_GOOD_MS)
  await store.refuses([['code-expired', 'hubs.pair', pairing(), system]])
  const anew = await store.done('hubs.invite', invite(1, { code_hash: OTHER_CODE }), manager)
  t.equal(anew.hub, 'hub-2')
  t.match(await store.done('hubs.pair', pairing(), system), { hub: null }, 'the old one is none')
  t.match(await store.done('hubs.pair', pairing({ code_hash: OTHER_CODE }), system), {
    hub: 'hub-2',
  })
})

test('each hub has a number of its own, and a revoked one keeps it for its devices', async (t, store) => {
  const invited = async (number: number) =>
    (await store.done('hubs.invite', invite(number, { code_hash: hash(String(number)) }), manager))
      .hub
  t.same([await invited(1), await invited(2), await invited(3)], ['hub-2', 'hub-3', 'hub-4'])
  await store.done('hubs.revoke', { hub_id: hubId(2) }, manager)
  t.match(await hubOf(store, 2), { status: 'revoked', code_hash: '', code_until: null })
  const taken = await store.done('hubs.pair', pairing({ code_hash: hash('2') }), system)
  t.match(taken, { hub: null }, 'its code is taken back')
  t.equal(await invited(4), 'hub-5')
  t.equal(await invited(2), 'hub-3', 'invited again it is the same one')
})

test('a paired machine is named, thrown out, and its place given to another', async (t, store) => {
  await store.done('hubs.invite', invite(1), manager)
  await store.refuses([['hub-unknown', 'hubs.revoke', { hub_id: hubId(9) }, manager]])
  await store.done('hubs.pair', pairing(), system)
  await store.refuses([['hub-paired-already', 'hubs.invite', invite(1), manager]])
  await store.done('hubs.rename', { hub_id: hubId(1), name: 'Terrace', name_ar: 'التراس' }, manager)
  t.match(await hubOf(store, 1), { name: 'Terrace', name_ar: 'التراس', status: 'active' })
  await store.done('hubs.revoke', { hub_id: hubId(1) }, manager)
  t.match(await hubOf(store, 1), { status: 'revoked', name: 'Terrace' })
  await store.done('hubs.invite', invite(1, { name: 'Terrace' }), manager)
  await store.done('hubs.pair', pairing({ key_hash: hash('e') }), system)
  t.match(await hubOf(store, 1), { status: 'active', code: 'hub-2', secret_hash: hash('e') })
})

test('a code cannot be guessed: five tries from a place, a hundred from all', async (t, store) => {
  await store.done('hubs.invite', invite(1), manager)
  const wrong = async (address: string) =>
    (await store.run('hubs.pair', pairing({ code_hash: NO_CODE, address }), system)).reply
  for (const left of [4, 3, 2, 1]) t.match(await wrong('192.0.2.1'), { left, until: null })
  t.match(await wrong('192.0.2.1'), { left: 0, until: NOW + LOCK_MS })
  await store.refuses([
    ['too-many-tries', 'hubs.pair', pairing({ address: '192.0.2.1' }), system],
    ['too-many-tries', 'hubs.pair', pairing({ code_hash: NO_CODE, address: '192.0.2.1' }), system],
  ])
  for (let tries = TRIES_MAX; tries < TRIES_OF_ALL_MAX; tries += 1)
    await wrong(`198.51.100.${Math.floor(tries / TRIES_MAX)}`)
  await store.refuses([['too-many-tries', 'hubs.pair', pairing(), system]])
  t.equal((await store.rows('hub'))[0]?.status, 'invited')
  store.later(LOCK_MS)
  await store.done('hubs.invite', invite(1), manager)
  t.match(await store.done('hubs.pair', pairing({ address: '192.0.2.1' }), system), {
    hub: 'hub-2',
  })
})

test('who did it is in the audit trail, and no code and no secret is', async (t, store) => {
  await store.done('hubs.invite', invite(1), manager)
  await store.done('hubs.pair', pairing(), system)
  await store.done('hubs.rename', { hub_id: hubId(1), name: 'Terrace' }, manager)
  await store.done('hubs.revoke', { hub_id: hubId(1) }, manager)
  const trail = (await store.rows('audit')).filter(({ command }) => command.startsWith('hubs.'))
  const told = trail.map(({ command, user_id, detail_json }) => {
    const [edit] = JSON.parse(detail_json).changed
    return [command, user_id, edit.after.status ?? edit.after.name, edit.after.paired_from]
  })
  t.same(told, [
    ['hubs.invite', shop.manager, 'invited', ''],
    ['hubs.pair', null, 'active', '192.0.2.40'],
    ['hubs.rename', shop.manager, 'Terrace', undefined],
    ['hubs.revoke', shop.manager, 'revoked', undefined],
  ])
  t.notMatch(trail.map(({ detail_json }) => detail_json).join(), /a{64}|c{64}/)
})

test('what is refused', async (_t, store) => {
  for (let number = 1; number <= HUBS_MAX; number += 1)
    await store.done('hubs.invite', invite(number, { code_hash: hash('f') }), manager)
  await store.refuses([
    ['too-many-hubs', 'hubs.invite', invite(99), manager],
    ['input-invalid', 'hubs.invite', invite(1, { code_hash: 'K7QF-102M' }), manager],
    ['input-invalid', 'hubs.invite', invite(1, { name: ' ' }), manager],
    ['input-invalid', 'hubs.pair', pairing({ code_hash: '' }), system],
    ['input-invalid', 'hubs.pair', pairing({ key_hash: 'my secret' }), system],
    ['hub-unknown', 'hubs.rename', { hub_id: hubId(99), name: 'x' }, manager],
    ['not-allowed', 'hubs.invite', invite(1), nobody],
    ['not-allowed', 'hubs.pair', pairing(), nobody],
    ['not-allowed', 'hubs.rename', { hub_id: hubId(1), name: 'x' }, nobody],
    ['not-allowed', 'hubs.revoke', { hub_id: hubId(1) }, nobody],
  ])
})

test('head office lets no machine into a store', async (_t, store) => {
  if (store.engine === 'SQLite') return
  const there = atHeadOffice(manager)
  await store.refuses([
    ['owned-by-store', 'hubs.invite', invite(1), there],
    ['owned-by-store', 'hubs.pair', pairing(), atHeadOffice(system)],
    ['owned-by-store', 'hubs.rename', { hub_id: hubId(1), name: 'x' }, there],
    ['owned-by-store', 'hubs.revoke', { hub_id: hubId(1) }, there],
  ])
})
