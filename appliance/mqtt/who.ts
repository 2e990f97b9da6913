// Who knocks at the broker: the box's own hub with the box's token, a paired one with its own secret, a
// till or a screen with a session's, a customer screen with its own key.
import { createHash, timingSafeEqual } from 'node:crypto'
import type { Caller, Engine } from '#appliance/http/engine.ts'
import type { Sessions } from '#appliance/http/sessions.ts'
import { db } from '#appliance/kernel/compile.ts'
import type { hubStandings } from '#schema/areas/hubs.ts'
import { may } from '#schema/permissions.ts'
import { STORE_HUB } from '#schema/rules/hub-of.ts'
import type { Link } from './access.ts'

/**
 * `hub-<number>`, `t:<till id>`, `u:<session id>`, `c:<customer screen's id>`, the last two also with
 * `:<window>` where there are several; null keeps the client out.
 */
export const whoIs =
  (engine: Engine, sessions: Sessions, hubToken: string, system: Caller) =>
  async (clientId: string, password: string): Promise<Link | null> => {
    if (clientId.startsWith('hub-')) {
      const isKnown =
        clientId === STORE_HUB
          ? same(password, hubToken)
          : (await hubStanding(engine, system, clientId, sha256(password))) === 'active'
      return isKnown ? { is: 'hub', id: clientId } : null
    }
    if (clientId.startsWith('c:')) return customerScreen(engine, system, clientId, password)
    const { caller, session_id } = await sessions.standing(password)
    const { actor } = caller
    if (clientId === `t:${actor.till_id}`) {
      const open = db
        .selectFrom('till')
        .select('id')
        .where('id', '=', actor.till_id)
        .where('status', '=', 'active')
      if ((await engine.read(open, system)).length === 0) return null
      const own = db
        .selectFrom('device')
        .select('id')
        .where('status', '=', 'active')
        .where(eb => eb.or([eb('till_id', '=', actor.till_id), eb('till_id', 'is', null)]))
        .orderBy('id')
      const devices = (await engine.read(own, system)).map(({ id }) => id)
      return { is: 'till', id: clientId, tillId: actor.till_id ?? '', devices }
    }
    const [kind, session, window = ''] = clientId.split(':')
    if (kind !== 'u' || session !== session_id || !isWindow(window)) return null
    return {
      is: 'screen',
      id: clientId,
      devices: may(actor.permissions, 'devices.instruct') ? 'all' : 'none',
    }
  }

/** How a hub beside the box's own stands with this store. */
export async function hubStanding(
  engine: Engine,
  system: Caller,
  code: string,
  keyHash: string,
): Promise<(typeof hubStandings)[number]> {
  const known = db.selectFrom('hub').select(['status', 'secret_hash']).where('code', '=', code)
  const [hub] = await engine.read(known, system)
  if (!hub || !same(keyHash, hub.secret_hash)) return 'unknown'
  // One that was invited again is let in by its new code alone.
  return hub.status === 'active' ? 'active' : 'revoked'
}

async function customerScreen(
  engine: Engine,
  system: Caller,
  clientId: string,
  key: string,
): Promise<Link | null> {
  const [, screenId = '', window = ''] = clientId.split(':')
  if (!isWindow(window)) return null
  const paired = db
    .selectFrom('customer_screen')
    .innerJoin('till', 'till.id', 'customer_screen.till_id')
    .select(['customer_screen.key_hash', 'customer_screen.till_id'])
    .where('customer_screen.id', '=', screenId)
    .where('till.status', '=', 'active')
  const [screen] = await engine.read(paired, system)
  if (!screen) return null
  const isRight = same(sha256(key), screen.key_hash)
  return isRight ? { is: 'customer-screen', id: clientId, tillId: screen.till_id } : null
}

const isWindow = (text: string) => /^[\w-]{0,16}$/.test(text)

/** In hex, as keys and secrets are kept. */
export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

const same = (given: string, known: string) => {
  const a = Buffer.from(given)
  const b = Buffer.from(known)
  return a.length === b.length && timingSafeEqual(a, b)
}
