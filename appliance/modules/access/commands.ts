// Signing in and out, and PINs. The hash itself is computed outside: a decision is quick and pure.

import type { ExpressionBuilder } from 'kysely'
import * as z from 'zod'
import { ADDRESS_MAX, permissionList, unlockInput } from '#schema/areas/access.ts'
import { type Context, command, put, refuse, remove } from '#schema/command.ts'
import { id } from '#schema/fields.ts'
import type { Tables } from '#schema/index.ts'
import { HEAD_OFFICE_SIGN_IN, may } from '#schema/permissions.ts'
import { standingSessions } from '#schema/queries.ts'
import { question } from '#schema/question.ts'
import { ownersFor, refusedUser, rolesFor } from '#schema/rules/grants.ts'
import { LOCK_MS, oneMoreTry } from '#schema/rules/lockout.ts'

/** Wrong tries until a login is locked at an address. */
export const TRIES_MAX = 5
/** Wrong tries at a login from all the places together from where nobody signed in before. */
export const STRANGE_TRIES_MAX = 20
/** A place from where somebody signed in is no strange one for this long. */
const KNOWN_PLACE_MS = 30 * 24 * 3_600_000
/** The address under which strange places are counted together. */
const ANYWHERE = ''
const OLD_LOCKS_AT_ONCE = 20
const UNLOCKS_AT_ONCE = 200
/** A cashier's session ends with the shift. */
export const SESSION_MS = 12 * 3_600_000

/** The person of a sign-in by id or login, with the hash of the PIN. For the server alone. */
export const person = question({
  name: 'sessions.person',
  summary: 'A user by id or login.',
  permission: 'system',
  method: 'post',
  input: z.strictObject({ user: z.string().max(60) }),
  needs: (db, { user }) => ({
    users: db.selectFrom('user').select(['id', 'pin_hash']).where(eitherName(user)),
  }),
  answer: ({ users: [user] }) => ({ user: user ?? null }),
})

function eitherName(user: string) {
  return (eb: ExpressionBuilder<Tables, 'user'>) =>
    eb.or([eb('id', '=', user), eb('login', '=', user)])
}

/** Whether a session still stands, with the person behind it. For the server alone. */
export const standing = question({
  name: 'sessions.standing',
  summary: 'A session with user and role.',
  permission: 'system',
  method: 'post',
  input: z.strictObject({ session_id: id }),
  needs: (db, { session_id }) => ({
    sessions: db.selectFrom('session').selectAll().where('id', '=', session_id),
  }),
  more: (db, _input, { sessions: [session] }) => ({
    users: db
      .selectFrom('user')
      .selectAll()
      .where('id', '=', session?.user_id ?? ''),
    roles: db
      .selectFrom('role')
      .innerJoin('user', 'user.role_id', 'role.id')
      .select([
        'role.id',
        'role.name',
        'role.name_ar',
        'role.permissions_json',
        'role.discount_limit',
        'role.refund_limit',
        'role.cash_out_limit',
      ])
      .where('user.id', '=', session?.user_id ?? ''),
  }),
  answer({ sessions: [session], users: [user], roles: [role] }, _input, context) {
    const { now } = context
    if (!session || !user || !role) return refuse('signed-out')
    if (session.ended_at !== null || session.expires_at <= now) return refuse('session-expired')
    if (user.status !== 'active') return refuse('user-disabled')
    if (!mayBeHere(role, context)) return refuse('not-at-head-office')
    return { session, user, role }
  },
})

/** In a store whoever works there; at head office those whose role says so. */
const mayBeHere = (role: { permissions_json: string }, { store_id }: Context): boolean =>
  store_id !== null ||
  may(new Set(permissionList.parse(JSON.parse(role.permissions_json))), HEAD_OFFICE_SIGN_IN)

/** `session_id` is null after a wrong PIN; `left` tries remain until `until` locks. */
type Opened = {
  session_id: string | null
  expires_at: number | null
  left: number
  until: number | null
}

/**
 * The outcome of a checked PIN: a session, or one more wrong try. For the server alone. Tries are
 * counted by login and address, so that nobody can lock a cashier out of his till from elsewhere.
 * Places from where nobody signed in lately are counted together as well: who moves from address to
 * address gets no further. A login that nobody has is counted and locked like any other.
 */
export const open = command({
  name: 'sessions.open',
  summary: 'Opens a session after the PIN was checked, or counts a wrong try.',
  permission: 'system',
  input: z.strictObject({
    user: z.string().max(60),
    right: z.boolean(),
    address: z.string().max(ADDRESS_MAX),
    till_id: id.optional(),
  }),
  needs: (db, { user, till_id }) => ({
    users: db.selectFrom('user').selectAll().where(eitherName(user)),
    tills: db
      .selectFrom('till')
      .select(['id', 'store_id', 'status'])
      .where('id', '=', till_id ?? ''),
  }),
  more: (db, input, { users: [user] }, { now }) => ({
    roles: db
      .selectFrom('role')
      .select('permissions_json')
      .where('id', '=', user?.role_id ?? ''),
    locks: db
      .selectFrom('lockout')
      .selectAll()
      .where('who', '=', user?.login ?? input.user)
      .where('address', 'in', [input.address, ANYWHERE]),
    known: db
      .selectFrom('session')
      .select('id')
      .where('address', '=', input.address)
      .where('created_at', '>', now - KNOWN_PLACE_MS)
      .limit(1),
    old: db
      .selectFrom('lockout')
      .select('id')
      .where('since', '<', now - 2 * LOCK_MS)
      .limit(OLD_LOCKS_AT_ONCE),
  }),
  decide({ users: [user], tills: [till], roles: [role], ...rows }, input, context) {
    const { now, newId, tenant_id, store_id } = context
    const lockOf = (address: string) => rows.locks.find(lock => lock.address === address)
    const here = lockOf(input.address)
    const strange = rows.known.length === 0
    const until = Math.max(
      here?.locked_until ?? 0,
      strange ? (lockOf(ANYWHERE)?.locked_until ?? 0) : 0,
    )
    if (until > now) return refuse('locked', { until })
    if (!input.right || !user) {
      const count = (address: string, most: number) =>
        oneMoreTry(
          lockOf(address) ?? { id: newId(), tenant_id, who: user?.login ?? input.user, address },
          most,
          now,
        )
      const tries = [
        count(input.address, TRIES_MAX),
        ...(strange ? [count(ANYWHERE, STRANGE_TRIES_MAX)] : []),
      ]
      const reply: Opened = {
        session_id: null,
        expires_at: null,
        left: Math.min(...tries.map(({ left }) => left)),
        until: tries.find(({ row }) => row.locked_until !== null)?.row.locked_until ?? null,
      }
      const counted = tries.map(({ row }) => row)
      return {
        changes: [...counted.map(row => put('lockout', row)), ...forget(rows.old, counted)],
        reply,
      }
    }
    if (user.status !== 'active') return refuse('user-disabled')
    if (user.store_id !== null && store_id !== null && user.store_id !== store_id)
      return refuse('not-in-this-store')
    if (!role || !mayBeHere(role, context)) return refuse('not-at-head-office')
    const isHere = store_id === null || till?.store_id === store_id
    if (input.till_id && !(till?.status === 'active' && isHere)) return refuse('till-unknown')
    const session = {
      id: newId(),
      tenant_id,
      store_id,
      user_id: user.id,
      till_id: till?.id ?? null,
      address: input.address,
      created_at: now,
      expires_at: now + SESSION_MS,
      ended_at: null,
    }
    const reply: Opened = {
      session_id: session.id,
      expires_at: session.expires_at,
      left: TRIES_MAX,
      until: null,
    }
    const forgotten = here ? [here] : []
    return {
      changes: [put('session', session), ...forget(forgotten), ...forget(rows.old, forgotten)],
      reply,
    }
  },
})

const forget = (locks: readonly { id: string }[], but: readonly { id: string }[] = []) =>
  locks
    .filter(({ id }) => !but.some(other => other.id === id))
    .map(({ id }) => remove('lockout', id))

/** A manager lets somebody try again, whoever used up the tries. */
export const unlock = command({
  name: 'users.unlock',
  summary: 'Forgets the wrong PINs of a login, at all places.',
  permission: 'user.edit',
  reply: z.strictObject({ unlocked: z.int() }),
  input: unlockInput,
  needs: (db, { user }) => ({
    locks: db.selectFrom('lockout').select('id').where('who', '=', user).limit(UNLOCKS_AT_ONCE),
  }),
  decide: ({ locks }) => ({
    changes: locks.map(({ id }) => remove('lockout', id)),
    reply: { unlocked: locks.length },
  }),
})

export const close = command({
  name: 'sessions.close',
  summary: 'Signs out.',
  permission: null,
  input: z.strictObject({ session_id: id }),
  needs: (db, { session_id }) => ({
    sessions: db.selectFrom('session').selectAll().where('id', '=', session_id),
  }),
  decide({ sessions: [session] }, _input, { now, actor }) {
    if (!session || session.user_id !== actor.user_id) return refuse('signed-out')
    return {
      changes: [put('session', { ...session, ended_at: session.ended_at ?? now })],
      reply: {},
    }
  },
})

/** The hash is made by the server from the PIN before the command runs. */
export const setPinHash = command({
  name: 'users.set-pin-hash',
  summary: "Sets a user's PIN (as a hash).",
  permission: 'user.edit',
  input: z.strictObject({ user_id: id, pin_hash: z.string().min(20).max(200) }),
  needs: (db, { user_id }, { now }) => ({
    users: db.selectFrom('user').selectAll().where('id', '=', user_id),
    sessions: standingSessions(db, [user_id], now),
    ...rolesFor(db),
  }),
  more: (db, _input, rows) => ownersFor(db, rows),
  decide({ users: [user], sessions, ...grants }, { pin_hash }, { side, actor, now }) {
    if (side === 'store') return refuse('owned-by-head-office')
    if (!user) return refuse('user-unknown')
    // Who knows a PIN can be that person.
    const beyond = refusedUser(grants, user, user, actor)
    if (beyond) return beyond
    // Who changes his own PIN stays; whoever came in by somebody's old one does not. The stores do the
    // same when the row comes down.
    const ended = user.id === actor.user_id ? [] : sessions
    return {
      changes: [
        put('user', { ...user, pin_hash }),
        ...ended.map(session => put('session', { ...session, ended_at: now })),
      ],
      reply: { user_id: user.id },
    }
  },
})
