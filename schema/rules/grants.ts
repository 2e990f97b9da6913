// What is asked before anybody changes who may do what: the actor holds all that the person or role
// holds before and after, and an owner remains. Both ways to change it (a row, a PIN) ask here.
import { permissionList } from '../areas/access.ts'
import { type Actor, type Db, type Found, type Refusal, refuse } from '../command.ts'
import type { Row } from '../index.ts'
import { mayGrant } from '../permissions.ts'

/** Holds everything, so everybody else can be put right by who has it. */
const ALL = '*'

type Role = Pick<
  Row<'role'>,
  'id' | 'permissions_json' | 'discount_limit' | 'refund_limit' | 'cash_out_limit'
>
type User = Pick<Row<'user'>, 'id' | 'role_id' | 'store_id' | 'status'>

/** The names in a role's list; of a role that is not there, none. */
export const permissionsOf = (role: { permissions_json: string } | undefined): string[] =>
  role ? permissionList.parse(JSON.parse(role.permissions_json)) : []

/** All roles: as many as a shop could write on a wall. */
export const rolesFor = (db: Db) => ({
  'grants:roles': db
    .selectFrom('role')
    .select(['id', 'permissions_json', 'discount_limit', 'refund_limit', 'cash_out_limit']),
})

/** Owners of the whole retailer who may sign in, each once; people in a store alone are none. */
export const ownersFor = (db: Db, rows: Found<ReturnType<typeof rolesFor>>) => ({
  'grants:owners': db
    .selectFrom('user')
    .select(['id', 'role_id', 'store_id', 'status'])
    .where('role_id', 'in', ['', ...rows['grants:roles'].filter(holdsAll).map(({ id }) => id)])
    .where('status', '=', 'active')
    .where('store_id', 'is', null),
})

export type Grants = Found<ReturnType<typeof rolesFor>> & Found<ReturnType<typeof ownersFor>>

/** `more-than-you-hold` or `last-owner`, or null where a user may become `next` (null before: new). */
export const refusedUser = (
  rows: Grants,
  current: User | null,
  next: User,
  actor: Actor,
): Refusal | null => {
  const roleOf = (user: User | null) => rows['grants:roles'].find(({ id }) => id === user?.role_id)
  const owns = (user: User) => {
    const role = roleOf(user)
    const works = user.status === 'active' && user.store_id === null
    return works && role !== undefined && holdsAll(role)
  }
  if (!holds(actor, roleOf(current), roleOf(next))) return refuse('more-than-you-hold')
  if (!withinOwn(actor, roleOf(current), roleOf(next))) return refuse('more-than-you-hold')
  const others = rows['grants:owners'].some(({ id }) => id !== next.id)
  const lowered = current !== null && owns(current) && !owns(next)
  return lowered && !others ? refuse('last-owner') : null
}

/** The same where a role becomes `next`, or is removed (null). */
export const refusedRole = (
  rows: Grants,
  current: Role | null,
  next: Role | null,
  actor: Actor,
): Refusal | null => {
  if (!holds(actor, current ?? undefined, next ?? undefined)) return refuse('more-than-you-hold')
  if (!withinOwn(actor, current ?? undefined, next ?? undefined))
    return refuse('more-than-you-hold')
  if (!current || !holdsAll(current) || (next && holdsAll(next))) return null
  const owners = rows['grants:owners']
  const remain = owners.some(({ role_id }) => role_id !== current.id)
  return owners.length > 0 && !remain ? refuse('last-owner') : null
}

const holds = (actor: Actor, ...roles: (Role | undefined)[]) =>
  roles.every(role => mayGrant(actor.permissions, permissionsOf(role)))

/** A limit may be raised as far as the actor's own; who may do everything has none. */
function withinOwn(actor: Actor, current: Role | undefined, next: Role | undefined): boolean {
  if (!next || actor.permissions.has(ALL)) return true
  const raised = (before: number | null | undefined, after: number | null, own: number | null) =>
    atMost(after, before === undefined ? 0 : before) || atMost(after, own)
  return (
    raised(current?.discount_limit, next.discount_limit, actor.discount_limit) &&
    raised(current?.refund_limit, next.refund_limit, actor.refund_limit) &&
    raised(current?.cash_out_limit, next.cash_out_limit, actor.cash_out_limit)
  )
}

/** null: no limit */
const atMost = (amount: number | null, most: number | null) =>
  most === null || (amount !== null && amount <= most)

function holdsAll(role: Pick<Role, 'permissions_json'>): boolean {
  return permissionsOf(role).includes(ALL)
}
