// Which names this server answers to. A page of a stranger's site whose name was pointed at the box
// would otherwise count as the box's own page in the browser (DNS rebinding).
import { isIP } from 'node:net'
import { hostname } from 'node:os'
import type { Middleware } from 'koa'
import * as z from 'zod'
import { ProblemError } from './problem.ts'

/** `HOST_NAMES` of the environment: further names, separated by commas. */
export const hostNames = z
  .string()
  .default('')
  .transform(names =>
    names
      .split(',')
      .map(name => name.trim().toLowerCase())
      .filter(name => name !== ''),
  )

/**
 * Answers 421 `host-unknown` unless the request names the box: by address, as localhost, by its own
 * name (also as `name.local`), or by one of `names`. An address cannot be pointed elsewhere.
 */
export const onlyOwnHosts = (names: readonly string[]): Middleware => {
  const own = hostname().toLowerCase()
  const known = new Set(['localhost', own, `${own}.local`, ...names])
  return async (ctx, next) => {
    const host = ctx.hostname.toLowerCase().replace(/^\[|\]$/g, '')
    if (!known.has(host) && isIP(host) === 0) throw new ProblemError('host-unknown', { host })
    await next()
  }
}
