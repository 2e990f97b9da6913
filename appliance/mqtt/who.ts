// Who knocks at the broker: a hub with the box's token, a till or a screen with a session's.
import { timingSafeEqual } from 'node:crypto'
import type { Caller, Engine } from '#appliance/http/engine.ts'
import type { Sessions } from '#appliance/http/sessions.ts'
import { db } from '#appliance/kernel/compile.ts'
import { may } from '#schema/permissions.ts'
import type { Link } from './access.ts'

/**
 * `hub-…`, `t:<till id>`, `u:<session id>` or, of a person with several windows, `u:<session
 * id>:<window>`; null keeps the client out.
 */
export const whoIs =
  (engine: Engine, sessions: Sessions, hubToken: string, system: Caller) =>
  async (clientId: string, password: string): Promise<Link | null> => {
    if (/^hub-[\w-]{1,40}$/.test(clientId)) {
      return same(password, hubToken) ? { is: 'hub', id: clientId } : null
    }
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
    if (kind !== 'u' || session !== session_id || !/^[\w-]{0,16}$/.test(window)) return null
    return {
      is: 'screen',
      id: clientId,
      devices: may(actor.permissions, 'devices.instruct') ? 'all' : 'none',
    }
  }

const same = (given: string, known: string) => {
  const a = Buffer.from(given)
  const b = Buffer.from(known)
  return a.length === b.length && timingSafeEqual(a, b)
}
