// Signing in and out, and PINs. The hash itself is computed outside: a decision is quick and pure.
import * as z from 'zod'
import { permissionList } from '#schema/areas/access.ts'
import { type Context, command, put, refuse } from '#schema/command.ts'
import { id } from '#schema/fields.ts'
import { HEAD_OFFICE_SIGN_IN, may } from '#schema/permissions.ts'
import { question } from '#schema/question.ts'
import { ownersFor, refusedUser, rolesFor } from '#schema/rules/grants.ts'

/** Wrong tries until a user is locked out, and for how long. */
export const TRIES_MAX = 5
export const LOCK_MS = 15 * 60_000
/** A cashier's session ends with the shift. */
export const SESSION_MS = 12 * 3_600_000

/** The person of a sign-in by id or login, with what is needed to judge it. For the server alone. */
export const person = question({
  name: 'sessions.person',
  summary: 'A user by id or login with role and lock.',
  permission: 'system',
  method: 'post',
  input: z.strictObject({ user: z.string().max(60) }),
  needs: (db, { user }) => ({
    users: db
      .selectFrom('user')
      .selectAll()
      .where(eb => eb.or([eb('id', '=', user), eb('login', '=', user)])),
  }),
  more: (db, _input, { users: [user] }) => ({
    roles: db
      .selectFrom('role')
      .selectAll()
      .where('id', '=', user?.role_id ?? ''),
    locks: db
      .selectFrom('lockout')
      .selectAll()
      .where('id', '=', user?.id ?? ''),
  }),
  answer: ({ users: [user], roles: [role], locks: [lock] }) => ({
    user: user ?? null,
    role: role ?? null,
    lock: lock ?? null,
  }),
})

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
        'role.permissions_json',
        'role.discount_limit',
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

/** The outcome of a checked PIN: a session, or one more wrong try. For the server alone. */
export const open = command({
  name: 'sessions.open',
  summary: 'Opens a session after the PIN was checked, or counts a wrong try.',
  permission: 'system',
  input: z.strictObject({ user_id: id, right: z.boolean(), till_id: id.optional() }),
  needs: (db, { user_id, till_id }) => ({
    users: db.selectFrom('user').selectAll().where('id', '=', user_id),
    locks: db.selectFrom('lockout').selectAll().where('id', '=', user_id),
    tills: db
      .selectFrom('till')
      .select(['id', 'store_id', 'status'])
      .where('id', '=', till_id ?? ''),
  }),
  more: (db, _input, { users: [user] }) => ({
    roles: db
      .selectFrom('role')
      .select('permissions_json')
      .where('id', '=', user?.role_id ?? ''),
  }),
  decide({ users: [user], locks: [lock], tills: [till], roles: [role] }, input, context) {
    const { now, newId, tenant_id, store_id } = context
    if (!user) return refuse('wrong-pin')
    if (lock?.locked_until != null && lock.locked_until > now) {
      return refuse('locked', { until: lock.locked_until })
    }
    if (!input.right) {
      const fresh = !lock || now - lock.since > LOCK_MS || lock.locked_until !== null
      const failures = fresh ? 1 : lock.failures + 1
      const locked_until = failures >= TRIES_MAX ? now + LOCK_MS : null
      const row = {
        id: user.id,
        tenant_id,
        failures,
        since: fresh ? now : lock.since,
        locked_until,
      }
      const reply: Opened = {
        session_id: null,
        expires_at: null,
        left: TRIES_MAX - failures,
        until: locked_until,
      }
      return { changes: [put('lockout', row)], reply }
    }
    if (user.status !== 'active') return refuse('user-disabled')
    if (user.store_id !== null && store_id !== null && user.store_id !== store_id)
      return refuse('not-in-this-store')
    if (!role || !mayBeHere(role, context)) return refuse('not-at-head-office')
    const here = store_id === null || till?.store_id === store_id
    if (input.till_id && !(till?.status === 'active' && here)) return refuse('till-unknown')
    const session = {
      id: newId(),
      tenant_id,
      store_id,
      user_id: user.id,
      till_id: till?.id ?? null,
      created_at: now,
      expires_at: now + SESSION_MS,
      ended_at: null,
    }
    const free = { id: user.id, tenant_id, failures: 0, since: now, locked_until: null }
    const reply: Opened = {
      session_id: session.id,
      expires_at: session.expires_at,
      left: TRIES_MAX,
      until: null,
    }
    return { changes: [put('session', session), ...(lock ? [put('lockout', free)] : [])], reply }
  },
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
  needs: (db, { user_id }) => ({
    users: db.selectFrom('user').selectAll().where('id', '=', user_id),
    ...rolesFor(db),
  }),
  more: (db, _input, rows) => ownersFor(db, rows),
  decide({ users: [user], ...grants }, { pin_hash }, { side, actor }) {
    if (side === 'store') return refuse('owned-by-head-office')
    if (!user) return refuse('user-unknown')
    // Who knows a PIN can be that person.
    const beyond = refusedUser(grants, user, user, actor)
    if (beyond) return beyond
    return { changes: [put('user', { ...user, pin_hash })], reply: { user_id: user.id } }
  },
})
