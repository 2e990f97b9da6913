// Plays the planned days on a store's own database, through the commands its tills use.
import { v7 } from 'uuid'
import * as z from 'zod'
import { systemCaller } from '#appliance/http/sessions.ts'
import type { Ask } from '#appliance/kernel/execute.ts'
import type { Store } from '#appliance/kernel/store.ts'
import type { Actor } from '#schema/command.ts'
import type { Progress } from '../main.ts'
import { roleRows, userRows } from '../people.ts'
import type { Step } from '../plan/store-plan.ts'
import { deviceRows, groupInputs, labelRows, TENANT } from '../shop.ts'
import { commandOf } from './load.ts'

/** Commands that share one transaction. */
const AT_ONCE = 500

/** Writes all steps in their order, each at its own moment. Throws at the first refusal. */
export const playHistory = async (
  store: Store,
  steps: readonly Step[],
  progress: Progress,
): Promise<void> => {
  for (let from = 0; from < steps.length; from += AT_ONCE) {
    run(
      store,
      steps.slice(from, from + AT_ONCE).map(step => askOf(store, step)),
    )
    progress(Math.min(from + AT_ONCE, steps.length), steps.length)
    // Lets the progress reach the screen.
    await new Promise(resolve => setImmediate(resolve))
  }
}

/** The devices and their groups come last: with a printer, all receipts of three months would be printed. */
export const addDevices = (store: Store, at: number): void => {
  const caller = systemCaller(TENANT, store.site.store_id)
  const ask = (name: string, input: unknown): Ask => ({
    command: commandOf(name),
    id: v7({ msecs: at }),
    input,
    caller,
    at,
  })
  run(store, [
    ...deviceRows.map(({ tenant_id: _, ...row }) => ask('device.put', { row, if_match: null })),
    ...labelRows.map(({ tenant_id: _, ...row }) =>
      ask('label_design.put', { row, if_match: null }),
    ),
    ...groupInputs.map(input => ask('printing.set-group', input)),
  ])
}

function run(store: Store, asks: readonly Ask[]): void {
  for (const [index, outcome] of store.kernel.executeNow(asks).entries())
    if (outcome.is === 'refused')
      throw new Error(
        `${asks[index]?.command.name}: ${outcome.code} ${JSON.stringify(outcome.data).slice(0, 300)}`,
      )
}

const askOf = (store: Store, { at, id, name, input, user, till }: Step): Ask => ({
  command: commandOf(name),
  id,
  input,
  at,
  caller: {
    tenant_id: TENANT,
    store_id: store.site.store_id,
    actor: { ...actorOf(user), till_id: till },
  },
})

const actors = new Map<string, Actor>()
const permissionList = z.array(z.string())

/** The person with the permissions of his role, as a session would have them. */
function actorOf(user: string): Actor {
  const known = actors.get(user)
  if (known) return known
  const role = roleRows.find(({ id }) => id === userRows.find(row => row.id === user)?.role_id)
  const actor: Actor = {
    user_id: user,
    till_id: null,
    permissions: new Set(permissionList.parse(JSON.parse(role?.permissions_json ?? '[]'))),
    discount_limit: role?.discount_limit ?? 0,
    refund_limit: role?.refund_limit ?? 0,
    cash_out_limit: role ? role.cash_out_limit : 0,
  }
  actors.set(user, actor)
  return actor
}
