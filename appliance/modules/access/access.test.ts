import t from 'tap'
import { atHeadOffice, onBothEngines, type Shop } from '#appliance/a-shop.ts'
import {
  callerOf,
  cashier,
  cornerShop,
  manager,
  NOW,
  shop,
  testId,
} from '#appliance/kernel/a-store.ts'
import type { Row } from '#schema/index.ts'

const test = await onBothEngines(t)
/** The server itself, after it checked the PIN. */
const system = { ...manager, actor: { ...manager.actor, user_id: null } }
const LOCK_MS = 15 * 60_000
const SHIFT_MS = 12 * 3_600_000

const enter = (store: Shop, right: boolean, more = {}) =>
  store.run('sessions.open', { user_id: shop.cashier, right, ...more }, system)

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
  t.match(await store.rows('lockout'), [{ id: shop.cashier, failures: 1, since: NOW }])
  await enter(store, true)
  t.match(await store.rows('lockout'), [{ failures: 0 }], 'a right one forgets the wrong ones')
})

test('five wrong tries lock the user, the right PIN too, until the lock ends', async (t, store) => {
  for (const left of [4, 3, 2, 1]) t.match((await enter(store, false)).reply, { left, until: null })
  t.match((await enter(store, false)).reply, { left: 0, until: NOW + LOCK_MS })
  const locked = await enter(store, true)
  t.match(locked, { refused: 'locked', data: { until: NOW + LOCK_MS } })
  store.later(LOCK_MS - 1)
  t.match(await enter(store, true), { refused: 'locked' })
  t.match(
    await store.run('sessions.open', { user_id: shop.manager, right: true }, system),
    { refused: null },
    'nobody else is',
  )
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
    user: [
      ...(cornerShop().user ?? []),
      {
        ...(cornerShop().user ?? [])[0],
        id: testId(5, 3),
        login: 'gone',
        status: 'disabled',
      } as Row<'user'>,
    ],
    session: [
      {
        id: testId(41, 1),
        tenant_id: shop.tenant_id,
        store_id: shop.store_id,
        user_id: testId(5, 3),
        till_id: null,
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
    const open = (user_id: string, more = {}) => ({ user_id, right: true, ...more })
    await store.refuses([
      ['not-allowed', 'sessions.open', open(shop.cashier), callerOf(shop.cashier, ['sales.*'], 0)],
      ['wrong-pin', 'sessions.open', open(testId(99, 1)), system],
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
    await store.done(
      'users.set-pin-hash',
      { user_id: shop.cashier, pin_hash: 'y'.repeat(30) },
      headOffice,
    )
    t.equal((await store.rows('user'))[0]?.pin_hash, 'y'.repeat(30))
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
    user: [
      ...(cornerShop().user ?? []),
      {
        ...(cornerShop().user ?? [])[0],
        id: testId(5, 3),
        login: 'gone',
        status: 'disabled',
      } as Row<'user'>,
      {
        ...(cornerShop().user ?? [])[0],
        id: testId(5, 4),
        login: 'elsewhere',
        store_id: testId(2, 2),
      } as Row<'user'>,
    ],
    till: [
      ...(cornerShop().till ?? []),
      {
        id: testId(3, 3),
        tenant_id: shop.tenant_id,
        store_id: shop.store_id,
        code: 'CS-3',
        name: 'Till 3',
        status: 'blocked',
      },
      {
        id: testId(3, 4),
        tenant_id: shop.tenant_id,
        store_id: testId(2, 2),
        code: 'OT-1',
        name: 'Elsewhere',
        status: 'active',
      },
    ],
  },
)

test(
  'at head office only those sign in whose role says so, and they stay only while it does',
  async (t, store) => {
    const there = atHeadOffice(system)
    if (store.engine === 'SQLite') return
    const order = { user_id: shop.cashier, right: true }
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
    const lead = await store.done('sessions.open', { user_id: testId(5, 7), right: true }, there)
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
    role: [
      ...(cornerShop().role ?? []),
      {
        id: testId(4, 7),
        tenant_id: shop.tenant_id,
        name: 'Lead',
        permissions_json: '["head-office.sign-in"]',
        discount_limit: 0,
        refund_limit: 0,
        cash_out_limit: 0,
      },
    ],
    user: [
      ...(cornerShop().user ?? []),
      {
        ...(cornerShop().user ?? [])[0],
        id: testId(5, 7),
        login: 'lead',
        role_id: testId(4, 7),
      } as Row<'user'>,
    ],
  },
)
