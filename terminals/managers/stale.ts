// Whether what is shown may be older than it seems.
import { reachable } from '#kit/api.ts'
import { link } from '#kit/live.ts'

/** The link is broken or the last request did not arrive; a page that opens is given a moment. */
export const isStale = () => link.value === 'down' || reachable.value === false

/** A problem of the network, not of what was asked: the old figures are better than an alarm. */
export const isDead = (problem: { code: string } | undefined) =>
  problem?.code === 'offline' || problem?.code === 'timeout'
