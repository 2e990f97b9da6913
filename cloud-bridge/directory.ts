// Which tenant a request is for, before anybody has signed in: by the host name it came to.
import { ProblemError } from '#appliance/http/problem.ts'
import type { Postgres } from './postgres.ts'

/** A name that was looked up is believed this long. */
const BELIEVED_MS = 30_000
const NAMES_MAX = 10_000

/** Gives the tenant of a host name, or of '*' where the cloud has one tenant for all names. */
export const openDirectory = (postgres: Postgres) => {
  const known = new Map<string, { tenant: string; until: number }>()
  return async (host: string): Promise<string> => {
    const believed = known.get(host)
    if (believed && believed.until > Date.now()) return believed.tenant
    const [row] = await postgres.plain(
      `select tenant from directory where host in ($1, '*') order by host = '*' limit 1`,
      [host.toLowerCase()],
    )
    if (!row) throw new ProblemError('not-found', { host })
    if (known.size >= NAMES_MAX) known.clear()
    known.set(host, { tenant: row.tenant, until: Date.now() + BELIEVED_MS })
    return row.tenant
  }
}
