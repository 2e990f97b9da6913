// Device hubs beside the box's own: a technician invites one, it is paired by a one-time code, and it
// is thrown out again. Codes and secrets come as hashes; the server makes them outside of a decision.
import * as z from 'zod'
import {
  CODE_GOOD_MS,
  HUBS_MAX,
  inviteHubHashInput,
  pairHubHashInput,
  renameHubInput,
  revokeHubInput,
} from '#schema/areas/hubs.ts'
import { difference, type Edit } from '#schema/audit-detail.ts'
import { command, put, refuse, remove } from '#schema/command.ts'
import type { Row } from '#schema/index.ts'
import { oneMoreTry } from '#schema/rules/lockout.ts'

/** Wrong codes from one address until it has to wait, and from all addresses together. */
export const TRIES_MAX = 5
export const TRIES_OF_ALL_MAX = 100
/** Under this name wrong codes are counted beside wrong PINs; with a blank in it, it is no login. */
export const WHO = 'hub code'
const EVERYWHERE = '*'
/** The box's own is `hub-1`. */
const FIRST_NUMBER = 2

export const invite = command({
  name: 'hubs.invite',
  summary: 'Makes a one-time code by which a device hub on another machine is let in.',
  permission: 'devices.pair-hub',
  reply: z.strictObject({ hub: z.string(), code_until: z.int() }),
  input: inviteHubHashInput,
  needs: db => ({ hubs: db.selectFrom('hub').selectAll() }),
  decide({ hubs }, { hub_id: id, name, name_ar, code_hash }, { tenant_id, store_id, now }) {
    if (store_id === null) return refuse('owned-by-store')
    const known = hubs.find(hub => hub.id === id)
    if (known && known.store_id !== store_id) return refuse('hub-unknown')
    if (known?.status === 'active') return refuse('hub-paired-already')
    const others = hubs.filter(hub => hub.id !== id && hub.status !== 'revoked')
    if (others.length >= HUBS_MAX) return refuse('too-many-hubs', { most: HUBS_MAX })
    const fresh: Row<'hub'> = {
      id,
      tenant_id,
      store_id,
      code: nextCode(hubs),
      name,
      name_ar,
      status: 'invited',
      code_hash: '',
      code_until: null,
      secret_hash: '',
      paired_at: null,
      paired_from: '',
    }
    const code_until = now + CODE_GOOD_MS
    const invited = { name, name_ar, status: 'invited' as const, code_hash, code_until }
    const { changes, audit, row } = edited(known ?? null, { ...(known ?? fresh), ...invited })
    return { changes, audit, reply: { hub: row.code, code_until } }
  },
})

/** `hub` is null after a wrong code; `left` tries remain until `until` locks. */
type Paired = { hub: string | null; left: number; until: number | null }

/**
 * What a one-time code leads to: a hub that is let in, or one more wrong try. For the server alone.
 * The code is looked for by its hash, so how long that takes tells nothing of any code.
 */
export const pair = command({
  name: 'hubs.pair',
  summary: 'Lets a hub in by its one-time code, or counts a wrong try.',
  permission: 'system',
  input: pairHubHashInput,
  needs: (db, { code_hash, address }) => ({
    hubs: db.selectFrom('hub').selectAll().where('code_hash', '=', code_hash),
    locks: db
      .selectFrom('lockout')
      .selectAll()
      .where('who', '=', WHO)
      .where('address', 'in', [address, EVERYWHERE]),
  }),
  decide({ hubs: [hub], locks }, { key_hash, address, name }, context) {
    const { now, newId, tenant_id, store_id } = context
    if (store_id === null) return refuse('owned-by-store')
    const until = Math.max(...locks.map(lock => lock.locked_until ?? 0), 0)
    if (until > now) return refuse('too-many-tries', { until })
    if (!hub || hub.store_id !== store_id || hub.status !== 'invited') {
      const count = (from: string, most: number) => {
        const lock = locks.find(known => known.address === from)
        return oneMoreTry(lock ?? { id: newId(), tenant_id, who: WHO, address: from }, most, now)
      }
      const tries = [count(address, TRIES_MAX), count(EVERYWHERE, TRIES_OF_ALL_MAX)]
      const reply: Paired = {
        hub: null,
        left: Math.min(...tries.map(({ left }) => left)),
        until: tries.find(({ row }) => row.locked_until !== null)?.row.locked_until ?? null,
      }
      return { changes: tries.map(({ row }) => put('lockout', row)), reply }
    }
    if (hub.code_until === null || hub.code_until <= now) return refuse('code-expired')
    const { changes, audit, row } = edited(hub, {
      ...hub,
      ...(name === undefined ? {} : { name, name_ar: '' }),
      status: 'active',
      code_hash: '',
      code_until: null,
      secret_hash: key_hash,
      paired_at: now,
      paired_from: address,
    })
    const forgotten = locks.filter(lock => lock.address === address)
    const reply: Paired = { hub: row.code, left: TRIES_MAX, until: null }
    return {
      changes: [...changes, ...forgotten.map(({ id }) => remove('lockout', id))],
      audit,
      reply,
    }
  },
})

export const rename = command({
  name: 'hubs.rename',
  summary: 'Gives a device hub another name.',
  permission: 'devices.pair-hub',
  reply: z.strictObject({}),
  input: renameHubInput,
  needs: (db, { hub_id }) => ({
    hubs: db.selectFrom('hub').selectAll().where('id', '=', hub_id),
  }),
  decide({ hubs: [hub] }, { name, name_ar }, { store_id }) {
    if (store_id === null) return refuse('owned-by-store')
    if (!hub || hub.store_id !== store_id) return refuse('hub-unknown')
    const { changes, audit } = edited(hub, { ...hub, name, name_ar })
    return { changes, audit, reply: {} }
  },
})

export const revoke = command({
  name: 'hubs.revoke',
  summary: 'Throws a device hub out and takes a code that is still good back; its devices stay.',
  permission: 'devices.pair-hub',
  reply: z.strictObject({}),
  input: revokeHubInput,
  needs: (db, { hub_id }) => ({
    hubs: db.selectFrom('hub').selectAll().where('id', '=', hub_id),
  }),
  decide({ hubs: [hub] }, _input, { store_id }) {
    if (store_id === null) return refuse('owned-by-store')
    if (!hub || hub.store_id !== store_id) return refuse('hub-unknown')
    const { changes, audit } = edited(hub, {
      ...hub,
      status: 'revoked',
      code_hash: '',
      code_until: null,
    })
    return { changes, audit, reply: {} }
  },
})

/** The lowest number that no hub of the store has, also none that was revoked: its devices name it. */
const nextCode = (hubs: readonly { code: string }[]): string => {
  const taken = new Set(hubs.map(({ code }) => code))
  let number = FIRST_NUMBER
  while (taken.has(`hub-${number}`)) number += 1
  return `hub-${number}`
}

/** A hub's row stays in the store, and who let which machine in is told all the same. */
const edited = (before: Row<'hub'> | null, after: Row<'hub'>) => {
  const edit: Edit = { table: 'hub', id: after.id, op: 'put', ...difference('hub', before, after) }
  return { row: after, changes: [put('hub', after)], audit: [edit] }
}
