// Which links hang on the broker: each is looked at again while it stands, so that it ends with the
// session that let it in.
import { isDeepStrictEqual } from 'node:util'
import type { Link } from './access.ts'
import { openSpans } from './spans.ts'

/** How often each link is looked at; sooner after a change to who may do what. */
const LOOK_EVERY_MS = 5_000
/** How often the server sees that it runs at all. */
const PULSE_MS = 1_000
/** Rows that say who may hang on the broker, and what a link may hear. */
const ABOUT_LINKS = ['session', 'user', 'role', 'till', 'device', 'customer_screen', 'hub']

type Who = (clientId: string, password: string) => Promise<Link | null>

export type Links = {
  /** lets a client in as `who` says, and remembers with what it came */
  who: Who
  came: (clientId: string) => void
  went: (clientId: string) => void
  /** looks at all links at once when what changed is about them */
  changed: (tables: readonly string[]) => void
  /** looks at each link again: those who would not be let in as they are are cut */
  look: () => Promise<void>
  /** the customer screens whose line stands, by their ids */
  screens: () => ReadonlySet<string>
  /** whether a till's line stood at a moment (epoch ms of the till's clock), beyond doubt */
  wasLinked: (tillId: string, at: number) => boolean
  stop: () => void
}

type Options = { who: Who; kick: (clientId: string) => void; now: () => number }
type Known = { password: string; link: Link }

/** The links of this start of the server. */
export const openLinks = ({ who, kick, now }: Options): Links => {
  const known = new Map<string, Known>()
  const here = new Set<string>()
  const spans = openSpans(now)
  const look = async (clientId: string, { password, link }: Known) => {
    const again = await who(clientId, password).catch(() => null)
    // Another may have come under this name meanwhile; it was looked at as it came.
    if (known.get(clientId)?.password !== password) return
    // An honest client whose rights changed comes again by itself, and gets the new ones.
    if (!isDeepStrictEqual(again, link)) kick(clientId)
  }
  const lookAtAll = async () => {
    await Promise.all([...known].map(([clientId, one]) => look(clientId, one)))
  }
  const timer = setInterval(() => void lookAtAll(), LOOK_EVERY_MS)
  timer.unref()
  const pulse = setInterval(spans.look, PULSE_MS)
  pulse.unref()

  return {
    async who(clientId, password) {
      const link = await who(clientId, password)
      if (link) known.set(clientId, { password, link })
      return link
    },
    came(clientId) {
      here.add(clientId)
      const tillId = tillOf(clientId)
      if (tillId !== null) spans.begin(tillId)
    },
    went(clientId) {
      known.delete(clientId)
      here.delete(clientId)
      const tillId = tillOf(clientId)
      if (tillId !== null) spans.end(tillId)
    },
    changed(tables) {
      if (tables.some(table => ABOUT_LINKS.includes(table))) void lookAtAll()
    },
    look: lookAtAll,
    screens: () => new Set([...here].filter(isScreen).map(screenOf)),
    wasLinked: spans.wasLinked,
    stop() {
      clearInterval(timer)
      clearInterval(pulse)
    },
  }
}

/** Of a client id `t:<till id>`, the till. */
const tillOf = (clientId: string): string | null =>
  clientId.startsWith('t:') ? clientId.slice(2) : null

/** Of a client id `c:<customer screen's id>`, also with a window, the screen. */
const isScreen = (clientId: string) => clientId.startsWith('c:')
const screenOf = (clientId: string) => clientId.split(':')[1] ?? ''
