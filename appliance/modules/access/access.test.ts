import t from 'tap'
import {
  atHeadOffice,
  onBothEngines,
  type Refused,
  rowLike,
  type Shop,
  withMore,
} from '#appliance/a-shop.ts'
import { callerOf, cashier, manager, NOW, shop, testId } from '#appliance/kernel/a-store.ts'
import type { Row } from '#schema/index.ts'
import { HEAD_OFFICE_SIGN_IN } from '#schema/permissions.ts'

const test = await onBothEngines(t)
/** The server itself, after it checked the PIN. */
const system = { ...manager, actor: { ...manager.actor, user_id: null } }
const LOCK_MS = 15 * 60_000
const SHIFT_MS = 12 * 3_600_000

const TILL = '10.0.0.11'

const enter = (store: Shop, right: boolean, more = {}) =>
  store.run('sessions.open', { user: shop.cashier, right, address: TILL, ...more }, system)

test('a right PIN opens a session for a shift, a wrong one counts', async (t, store) => {
  const { reply } = await enter(store, true, { till_id: shop.till })
  t.match(reply, { expires_at: NOW + SHIFT_MS, until: null })
  t.match(await store.rows('session'), [
    { id: reply.session_id, user_id: shop.cashier, till_id: shop.till, ended_at: null },
  ])
  t.match(await store.ask('sessions.standing', { session_id: reply.session_id }, system), {
    session: { id: reply.session_id },
    user: { name: 'Amal' },
    role: { name: 'Cashier', discount_limit: 100_000 },
  })
  t.same((await enter(store, false)).reply, {
    session_id: null,
    expires_at: null,
    left: 4,
    until: null,
  })
  t.match(await store.rows('lockout'), [{ who: 'amal', address: TILL, failures: 1, since: NOW }])
  await enter(store, true)
  t.same(await store.rows('lockout'), [], 'a right one forgets the wrong ones')
})

test('five wrong tries lock the user, the right PIN too, until the lock ends', async (t, store) => {
  for (const left of [4, 3, 2, 1]) t.match((await enter(store, false)).reply, { left, until: null })
  t.match((await enter(store, false)).reply, { left: 0, until: NOW + LOCK_MS })
  const locked = await enter(store, true)
  t.match(locked, { refused: 'locked', data: { until: NOW + LOCK_MS } })
  store.later(LOCK_MS - 1)
  t.match(await enter(store, true), { refused: 'locked' })
  t.match(await enter(store, true, { user: shop.manager }), { refused: null }, 'nobody else is')
  store.later(1)
  t.match((await enter(store, false)).reply, { left: 4 }, 'after the lock the count begins anew')
  t.match(await enter(store, true), { refused: null })
})

test('tries at the same moment are counted each', async (t, store) => {
  const tries = await Promise.all(Array.from({ length: 8 }, () => enter(store, false)))
  t.same(tries.map(({ refused, reply }) => refused ?? reply.left).sort(), [
    0,
    1,
    2,
    3,
    4,
    'locked',
    'locked',
    'locked',
  ])
  t.match(await store.rows('lockout'), [{ failures: 5, locked_until: NOW + LOCK_MS }])
})

test('whoever tries PINs elsewhere does not lock a cashier out of the till', async (t, store) => {
  await enter(store, true)
  const tries = async (address: string, user: string = shop.cashier) => {
    const answers: unknown[] = []
    for (let number = 0; number < 6; number += 1) {
      const { refused, reply } = await enter(store, false, { address, user })
      answers.push(refused ?? reply.left)
    }
    return answers
  }
  t.same(await tries('10.0.0.66'), [4, 3, 2, 1, 0, 'locked'])
  t.match(await enter(store, true, { address: '10.0.0.66' }), { refused: 'locked' })
  t.match(await enter(store, true), { refused: null }, 'the cashier sells on')
  t.same(await tries('10.0.0.67'), [4, 3, 2, 1, 0, 'locked'])
  t.same(await tries('10.0.0.68'), [4, 3, 2, 1, 0, 'locked'])
  t.same(
    await tries('10.0.0.69'),
    [4, 3, 2, 1, 0, 'locked'],
    'twenty tries from places that nobody knows',
  )
  t.match(
    await enter(store, true, { address: '10.0.0.70' }),
    { refused: 'locked' },
    'and the next such place gets none',
  )
  t.match(await enter(store, true), { refused: null }, 'the till still does')
  t.same(await tries('10.0.0.70', 'nobody'), [4, 3, 2, 1, 0, 'locked'], 'nobody is locked alike')
})

test('a manager lets a locked cashier try again', async (t, store) => {
  for (let number = 0; number < 5; number += 1) await enter(store, false)
  t.match(await enter(store, true), { refused: 'locked' })
  await store.refuses([['not-allowed', 'users.unlock', { user: 'amal' }, cashier]])
  t.same(await store.done('users.unlock', { user: 'amal' }, manager), { unlocked: 2 })
  t.match(await enter(store, true), { refused: null })
  t.same(await store.done('users.unlock', { user: 'amal' }, manager), { unlocked: 0 })
})

test('wrong tries are forgotten when they are old', async (t, store) => {
  for (const number of [1, 2, 3]) await enter(store, false, { user: `guess-${number}` })
  t.equal((await store.rows('lockout')).length, 6)
  store.later(2 * LOCK_MS + 1)
  await enter(store, true)
  t.same(await store.rows('lockout'), [])
})

test('wrong tries of yesterday are forgotten', async (t, store) => {
  for (let number = 0; number < 4; number += 1) await enter(store, false)
  store.later(LOCK_MS + 1)
  t.match((await enter(store, false)).reply, { left: 4 })
})

test(
  'a session stands until it ends, expires, or its user is stopped',
  async (t, store) => {
    const stands = (session_id: unknown) => store.ask('sessions.standing', { session_id }, system)
    const { reply } = await enter(store, true)
    const { session_id } = reply
    await store.refuses([
      ['signed-out', 'sessions.close', { session_id }, manager],
      ['signed-out', 'sessions.close', { session_id: testId(99, 1) }, cashier],
    ])
    await store.done('sessions.close', { session_id }, cashier)
    t.match(await stands(session_id), { refused: 'session-expired' })
    const second = (await enter(store, true)).reply.session_id
    store.later(SHIFT_MS - 1)
    t.match(await stands(second), { user: { id: shop.cashier } })
    store.later(1)
    t.match(await stands(second), { refused: 'session-expired' })
    t.match(await stands(testId(99, 1)), { refused: 'signed-out' })
    t.match(await stands(testId(41, 1)), { refused: 'user-disabled' })
  },
  {
    user: withMore('user', { id: testId(5, 3), login: 'gone', status: 'disabled' }),
    session: [
      {
        id: testId(41, 1),
        tenant_id: shop.tenant_id,
        store_id: shop.store_id,
        user_id: testId(5, 3),
        till_id: null,
        address: TILL,
        created_at: NOW,
        expires_at: NOW + 30 * SHIFT_MS,
        ended_at: null,
      },
    ],
  },
)

test(
  'who may not come in',
  async (t, store) => {
    const open = (user: string, more = {}) => ({ user, right: true, address: TILL, ...more })
    await store.refuses([
      ['not-allowed', 'sessions.open', open(shop.cashier), callerOf(shop.cashier, ['sales.*'], 0)],
      ['user-disabled', 'sessions.open', open(testId(5, 3)), system],
      ['not-in-this-store', 'sessions.open', open(testId(5, 4)), system],
      ['till-unknown', 'sessions.open', open(shop.cashier, { till_id: testId(99, 1) }), system],
      ['till-unknown', 'sessions.open', open(shop.cashier, { till_id: testId(3, 3) }), system],
      ['till-unknown', 'sessions.open', open(shop.cashier, { till_id: testId(3, 4) }), system],
      [
        'owned-by-head-office',
        'users.set-pin-hash',
        { user_id: shop.cashier, pin_hash: 'x'.repeat(30) },
        manager,
      ],
    ])
    const known = async (user: string) =>
      (await store.ask('sessions.person', { user }, system)).user?.id ?? null
    t.same(
      [
        await known('amal'),
        await known(shop.cashier),
        await known('nobody'),
        await known("' or 1=1 --"),
      ],
      [shop.cashier, shop.cashier, null, null],
    )
    if (store.engine === 'SQLite') return
    const headOffice = atHeadOffice(manager)
    const { reply: before } = await enter(store, true)
    const { reply: own } = await enter(store, true, { user: shop.manager })
    for (const user_id of [shop.cashier, shop.manager])
      await store.done('users.set-pin-hash', { user_id, pin_hash: 'y'.repeat(30) }, headOffice)
    t.equal((await store.rows('user'))[0]?.pin_hash, 'y'.repeat(30))
    const endOf = async ({ session_id }: { session_id: string }) =>
      (await store.rows('session')).find(({ id }) => id === session_id)?.ended_at
    t.equal(await endOf(before), NOW, 'who was signed in by the old PIN is not any more')
    t.equal(await endOf(own), null, 'who changes his own stays')
    t.notOk(
      JSON.stringify(await store.rows('audit')).includes('yyyy'),
      'the trail says that, not what',
    )
    await store.refuses([
      [
        'user-unknown',
        'users.set-pin-hash',
        { user_id: testId(99, 1), pin_hash: 'y'.repeat(30) },
        headOffice,
      ],
      [
        'not-allowed',
        'users.set-pin-hash',
        { user_id: shop.cashier, pin_hash: 'y'.repeat(30) },
        atHeadOffice(cashier),
      ],
    ])
  },
  {
    user: withMore(
      'user',
      { id: testId(5, 3), login: 'gone', status: 'disabled' },
      { id: testId(5, 4), login: 'elsewhere', store_id: testId(2, 2) },
    ),
    till: withMore(
      'till',
      { id: testId(3, 3), code: 'CS-3', status: 'blocked' },
      { id: testId(3, 4), store_id: testId(2, 2), code: 'OT-1' },
    ),
  },
)

test(
  'at head office only those sign in whose role says so, and they stay only while it does',
  async (t, store) => {
    const there = atHeadOffice(system)
    if (store.engine === 'SQLite') return
    const order = { user: shop.cashier, right: true, address: TILL }
    t.match(await store.run('sessions.open', order, there), { refused: 'not-at-head-office' })
    t.match(
      (await store.run('sessions.open', { ...order, right: false }, there)).reply,
      { session_id: null, left: 4 },
      'a wrong PIN is told nothing of it',
    )
    t.match(
      await store.run('sessions.open', order, system),
      { refused: null },
      'in the store he does',
    )
    const lead = await store.done('sessions.open', { ...order, user: testId(5, 7) }, there)
    const { session_id } = lead
    t.match(await store.ask('sessions.standing', { session_id }, there), {
      user: { login: 'lead' },
    })
    const before = await store.done('sessions.open', order, system)
    const borrowed = await store.ask('sessions.standing', { session_id: before.session_id }, there)
    t.match(borrowed, { refused: 'not-at-head-office' })
    const { users } = await store.ask('tills.choices', {}, there)
    t.same(users, [], 'and strangers are told no names')
    t.not((await store.ask('tills.choices', {}, system)).users.length, 0)
  },
  {
    role: withMore('role', {
      id: testId(4, 7),
      name: 'Lead',
      permissions_json: '["head-office.sign-in"]',
    }),
    user: withMore('user', { id: testId(5, 7), login: 'lead', role_id: testId(4, 7) }),
  },
)

const OWNER = testId(4, 8)
const LEADING = testId(4, 9)
const CASHIER = testId(4, 1)
const GENEROUS = testId(4, 22)
const leading = ['user.*', 'role.*', 'sales.*', HEAD_OFFICE_SIGN_IN]
const roleRow = (id: string, name: string, permissions: readonly string[]) =>
  rowLike('role', {
    id,
    name,
    permissions_json: JSON.stringify(permissions),
    discount_limit: 0,
    cash_out_limit: 0,
  })
const userRow = (id: string, login: string, role_id: string, more: Partial<Row<'user'>> = {}) =>
  rowLike('user', { id, name: login, login, role_id, colour: '', ...more })
const owner = userRow(testId(5, 8), 'olivia', OWNER)
const lead = userRow(testId(5, 9), 'marc', LEADING)
const amal = userRow(testId(5, 10), 'amal2', CASHIER)
const cashiers = roleRow(CASHIER, 'Cashier', ['sales.*'])
const roles = [cashiers, roleRow(OWNER, 'Owner', ['*']), roleRow(LEADING, 'Manager', leading)]
/** As a caller sends it. */
const sent = <R extends { tenant_id: string }>(row: R, more: Partial<R> = {}) => {
  const { tenant_id: _, pin_hash: __, ...rest } = { pin_hash: '', ...row, ...more }
  return { row: rest }
}
const generous = { ...roleRow(GENEROUS, 'Generous', ['sales.*']), cash_out_limit: 10_000_000 }
const theLead = atHeadOffice(callerOf(lead.id, leading, 100_000, 20_000))
const theOwner = atHeadOffice(callerOf(owner.id, ['*'], 0))
const pinOf = (user_id: string) => ({ user_id, pin_hash: 'z'.repeat(30) })

test(
  'nobody grants what they lack: not by a role, not by a PIN, not to themselves',
  async (t, store) => {
    const all = roleRow(testId(4, 20), 'All', ['*'])
    const wide = roleRow(testId(4, 20), 'Sellers', ['sales.*', 'price.edit'])
    const orders: [name: string, input: object][] = [
      ['users.set-pin-hash', pinOf(owner.id)],
      ['user.put', sent(lead, { role_id: OWNER })],
      ['user.put', sent(owner, { role_id: CASHIER })],
      ['user.put', sent(owner, { status: 'disabled' })],
      ['user.put', sent(owner, { login: 'somebody' })],
      ['user.put', sent(amal, { role_id: OWNER })],
      ['user.put', sent(userRow(testId(5, 20), 'new', OWNER))],
      ['role.put', sent(roleRow(LEADING, 'Manager', [...leading, 'price.edit']))],
      ['role.put', sent(roleRow(LEADING, 'Manager', ['*']))],
      ['role.put', sent(roleRow(OWNER, 'Owner', ['sales.*']))],
      ['role.put', sent(all)],
      ['role.put', sent(wide)],
      ['role.put', sent(cashiers, { discount_limit: 100_001 })],
      ['role.put', sent(cashiers, { refund_limit: 1 })],
      ['role.put', sent(cashiers, { cash_out_limit: 20_001 })],
      ['role.put', sent(cashiers, { cash_out_limit: null })],
      ['user.put', sent(amal, { role_id: GENEROUS })],
      ['role.delete', { id: testId(4, 21) }],
    ]
    // In the store not even the owner does: these rows are head office's.
    const [as, code] =
      store.engine === 'SQLite'
        ? [manager, 'owned-by-head-office']
        : [theLead, 'more-than-you-hold']
    await store.refuses(orders.map(([name, input]) => [code, name, input, as]))
    if (store.engine === 'SQLite') return
    await store.done('users.set-pin-hash', pinOf(lead.id), theLead)
    await store.done('users.set-pin-hash', pinOf(amal.id), theLead)
    await store.done('user.put', sent(lead, { colour: '#335577' }), theLead)
    await store.done('user.put', sent(amal, { role_id: LEADING }), theLead)
    await store.done('user.put', sent(amal, { status: 'disabled' }), theLead)
    await store.done('role.put', sent(roleRow(CASHIER, 'Till', ['sales.complete'])), theLead)
    const within = { discount_limit: 100_000, cash_out_limit: 20_000 }
    await store.done('role.put', sent(cashiers, within), theLead)
    await store.done('role.put', sent(generous, { cash_out_limit: 9_000_000 }), theLead)
    await store.done('role.put', sent(all), theOwner)
    await store.done('role.delete', { id: testId(4, 21) }, theOwner)
    await store.done('user.put', sent(lead, { role_id: OWNER }), theOwner)
  },
  {
    role: [...roles, generous, roleRow(testId(4, 21), 'Auditor', ['audit.read'])],
    user: [owner, lead, amal],
  },
)

test(
  'somebody stays owner: the last one is neither blocked nor lowered nor sent to one store',
  async (t, store) => {
    const lowered = roleRow(OWNER, 'Owner', ['sales.*'])
    const orders: [name: string, input: object][] = [
      ['user.put', sent(owner, { status: 'disabled' })],
      ['user.put', sent(owner, { role_id: CASHIER })],
      ['user.put', sent(owner, { store_id: shop.store_id })],
      ['role.put', sent(lowered)],
    ]
    const [as, code] =
      store.engine === 'SQLite' ? [manager, 'owned-by-head-office'] : [theOwner, 'last-owner']
    const none = orders.map(([name, input]): Refused => [code, name, input, as])
    await store.refuses(none)
    if (store.engine === 'SQLite') return
    await store.done('user.put', sent(owner, { name: 'Olivia' }), theOwner)
    await store.done('users.set-pin-hash', pinOf(owner.id), theOwner)
    const blocked = sent(lead, { role_id: OWNER, status: 'disabled' })
    await store.done('user.put', blocked, theOwner)
    await store.refuses(none)
    await store.done('user.put', sent(lead, { role_id: OWNER }), theOwner)
    await store.refuses([['last-owner', 'role.put', sent(lowered), theOwner]])
    await store.done('user.put', sent(owner, { role_id: CASHIER }), theOwner)
    const second = await store.run('user.put', sent(lead, { role_id: CASHIER }), theOwner)
    t.match(second, { refused: 'last-owner' }, 'now it is the other')
  },
  { role: roles, user: [owner, lead, amal] },
)
