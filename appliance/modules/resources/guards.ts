// What a table's plain edits ask beyond the row itself: rows of other tables, and who is asking.
import * as z from 'zod'
import { role, user } from '#schema/areas/access.ts'
import { labelDesign, receiptDefault } from '#schema/areas/designs.ts'
import { hub } from '#schema/areas/hubs.ts'
import { device } from '#schema/areas/system.ts'
import { type Actor, type Db, type Queries, type Refusal, refuse } from '#schema/command.ts'
import type { Table } from '#schema/index.ts'
import { isAddress } from '#schema/rules/device-address.ts'
import { isKnownModel } from '#schema/rules/device-models.ts'
import { wrongOptions } from '#schema/rules/device-options.ts'
import { ownersFor, refusedRole, refusedUser, rolesFor } from '#schema/rules/grants.ts'
import { hubOfOptions, STORE_HUB } from '#schema/rules/hub-of.ts'
import { labelDesignProblem } from '#schema/rules/label-design.ts'
import { optionsIn } from '#schema/rules/options.ts'
import { receiptDesignProblem } from '#schema/rules/receipt-design.ts'

type Plain = Record<string, unknown>
type Found = Record<string, unknown[]>

export type Guard = {
  needs: (db: Db) => Queries
  more: (db: Db, rows: Found) => Queries
  /** the refusal where a row may not become `next`; null before: new, null after: removed */
  refused: (rows: Found, current: Plain | null, next: Plain | null, actor: Actor) => Refusal | null
}

const userRow = user.row.pick({ id: true, role_id: true, store_id: true, status: true })
const roleRow = role.row.pick({
  id: true,
  permissions_json: true,
  discount_limit: true,
  refund_limit: true,
  cash_out_limit: true,
})
const roles = z.object({ 'grants:roles': z.array(roleRow) })
const grants = roles.extend({ 'grants:owners': z.array(userRow) })

const ofGrants: Pick<Guard, 'needs' | 'more'> = {
  needs: rolesFor,
  more: (db, rows) => ownersFor(db, roles.parse(rows)),
}

const receiptRow = receiptDefault.row.pick({ logo_json: true, qr_text: true })

/** A receipt is designed by the retailer and by a store in the same way. */
const ofReceipt: Guard = {
  needs: () => ({}),
  more: () => ({}),
  refused: (_rows, _current, next) => {
    const problem = next && receiptDesignProblem(receiptRow.parse(next))
    return problem ? refuse(problem) : null
  },
}

const MONEY = ['currency', 'currency_decimals']
const moneyInUse = z.object({
  'money:prices': z.array(z.unknown()),
  'money:sales': z.array(z.unknown()),
})

const deviceRow = device.row.pick({
  store_id: true,
  class: true,
  model: true,
  transport: true,
  address: true,
  options_json: true,
})
type DevicePlace = z.infer<typeof deviceRow>
const hubs = z.object({ 'device:hubs': z.array(hub.row.pick({ code: true, store_id: true })) })

/**
 * What the hub could not drive is refused. What a row says already is left alone: a device that is
 * wrong can be renamed and switched off.
 */
const refusedDevice = (
  rows: Found,
  current: DevicePlace | null,
  next: DevicePlace,
): Refusal | null => {
  const isNew = (...columns: (keyof DevicePlace)[]) =>
    columns.some(column => current?.[column] !== next[column])
  if (isNew('transport', 'address') && !isAddress(next.transport, next.address))
    return refuse('address-not-valid')
  if (isNew('class', 'model') && !isKnownModel(next)) return refuse('model-unknown')
  const [wrong] = isNew('options_json') ? wrongOptions(optionsIn(next.options_json) ?? {}) : []
  if (wrong) return refuse('options-not-valid', { name: wrong.name })
  const code = hubOfOptions(next.options_json)
  const isMoved = current === null || hubOfOptions(current.options_json) !== code
  const isThere = ({ code: known, store_id }: { code: string; store_id: string }) =>
    known === code && store_id === next.store_id
  if (isMoved && code !== STORE_HUB && !hubs.parse(rows)['device:hubs'].some(isThere))
    return refuse('hub-unknown')
  return null
}

/** By table; most have none. */
export const guards: Partial<Record<Table, Guard>> = {
  user: {
    ...ofGrants,
    // A user is blocked, never removed.
    refused: (rows, current, next, actor) =>
      refusedUser(
        grants.parse(rows),
        userRow.nullable().parse(current),
        userRow.parse(next),
        actor,
      ),
  },
  role: {
    ...ofGrants,
    refused: (rows, current, next, actor) =>
      refusedRole(
        grants.parse(rows),
        roleRow.nullable().parse(current),
        roleRow.nullable().parse(next),
        actor,
      ),
  },
  tenant: {
    needs: db => ({
      'money:prices': db.selectFrom('price').select('id').limit(1),
      'money:sales': db.selectFrom('sale').select('id').limit(1),
    }),
    more: () => ({}),
    // Every amount that is kept would be read as another one.
    refused: (rows, current, next) => {
      const isInUse = Object.values(moneyInUse.parse(rows)).some(({ length }) => length > 0)
      const isOther = current && next && MONEY.some(column => current[column] !== next[column])
      return isInUse && isOther ? refuse('currency-in-use') : null
    },
  },
  device: {
    needs: db => ({ 'device:hubs': db.selectFrom('hub').select(['code', 'store_id']) }),
    more: () => ({}),
    // A device is blocked, never removed.
    refused: (rows, current, next) =>
      refusedDevice(rows, deviceRow.nullable().parse(current), deviceRow.parse(next)),
  },
  receipt_default: ofReceipt,
  receipt_design: ofReceipt,
  label_design: {
    needs: () => ({}),
    more: () => ({}),
    refused: (_rows, _current, next) => {
      const problem = next && labelDesignProblem(labelDesign.row.parse(next))
      return problem ? refuse(problem.code, problem.data) : null
    },
  },
}
