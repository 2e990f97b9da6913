// Signing in: PINs are checked off the event loop, tokens name a session, and each request looks up
// whether that session still stands.
import { createHmac, createSecretKey, type KeyObject } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import jwt from 'jsonwebtoken'
import * as z from 'zod'
import { ADDRESS_MAX, permissionList, signInInput, user } from '#schema/areas/access.ts'
import { issuesOf } from '#schema/audit-detail.ts'
import type { Actor } from '#schema/command.ts'
import { at, id, money, rate } from '#schema/fields.ts'
import { commands, questions } from '../modules/index.ts'
import { type Caller, type Engine, isRefusal } from './engine.ts'
import { ProblemError } from './problem.ts'

/** Memory-hard on purpose (OWASP): 19 MiB, so only two at a time. */
const ARGON = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const HASHES_AT_ONCE = 2
const HASHES_WAITING_MAX = 50
/** A session that was looked up is believed this long, unless its rows change here. */
const STANDING_MS = 5_000
const STANDING_MAX = 5_000

export type SignedIn = {
  session_id: string
  caller: Caller
  user: {
    id: string
    name: string
    name_ar: string
    login: string
    role: string
    role_ar: string
    language: string
    colour: string
  }
  expires_at: number
}

export type Sessions = {
  signIn: (
    input: unknown,
    from: { commandId: string; tenantId: string; address: string },
  ) => Promise<unknown>
  /** the person behind a token, or a ProblemError */
  standing: (token: string) => Promise<SignedIn>
  signOut: (signedIn: SignedIn, commandId: string) => Promise<void>
  hashPin: (pin: string) => Promise<string>
  /** forgets what it believed of sessions whose rows changed */
  forget: (tables: readonly string[]) => void
}

const claims = z.strictObject({
  sub: z.string(),
  sid: z.string(),
  ten: z.string(),
  iss: z.literal('store'),
  aud: z.literal('store'),
  iat: z.number(),
  exp: z.number(),
})

export const openSessions = (
  engine: Engine,
  secrets: { tokenKey: Buffer; pepper: Buffer },
  storeId: string | null,
): Sessions => {
  // A raw buffer would be turned into a key at every check, at many times the cost.
  const key = createSecretKey(secrets.tokenKey)
  const known = new Map<string, { signedIn: SignedIn; until: number }>()
  const limit = limiter()
  const peppered = (pin: string) =>
    createHmac('sha256', secrets.pepper).update(pin).digest('base64')

  const look = async (token: string): Promise<SignedIn> => {
    const { sid, ten } = readToken(token, key)
    const caller = systemCaller(ten, storeId)
    const found = await engine.ask(question('sessions.standing'), { session_id: sid }, caller)
    if (isRefusal(found)) throw new ProblemError(found.refused, found.data)
    return signedInOf(standingRows.parse(found), storeId)
  }

  return {
    async signIn(input, { commandId, tenantId, address }) {
      const parsed = signInInput.safeParse(input)
      if (!parsed.success)
        throw new ProblemError('input-invalid', { issues: issuesOf(parsed.error.issues) })
      const { user: name, pin, till_id } = parsed.data
      const caller = systemCaller(tenantId, storeId)
      const { user } = personRows.parse(
        await engine.ask(question('sessions.person'), { user: name }, caller),
      )
      // An unknown user costs as much time as a known one, and is answered alike, so that names can
      // be guessed neither by the clock nor by the count.
      const right = await limit(() => verified(user?.pin_hash || NOBODY, peppered(pin ?? '')))
      const order = {
        user: name,
        right: right && user !== null && pin !== undefined,
        address: address.slice(0, ADDRESS_MAX),
        ...(till_id ? { till_id } : {}),
      }
      const outcome = await engine.execute(command('sessions.open'), commandId, order, caller)
      if (outcome.is === 'refused') throw new ProblemError(outcome.code, outcome.data)
      const opened = openedReply.parse(JSON.parse(outcome.reply))
      if (!user || opened.session_id === null || opened.expires_at === null) {
        throw new ProblemError(opened.until ? 'locked' : 'wrong-pin', {
          left: opened.left,
          until: opened.until,
        })
      }
      const token = makeToken(user.id, opened.session_id, tenantId, opened.expires_at, key)
      const signedIn = await look(token)
      return { token, ...currentOf(signedIn) }
    },
    async standing(token) {
      const believed = known.get(token)
      if (believed && believed.until > Date.now()) return believed.signedIn
      const signedIn = await look(token)
      if (known.size >= STANDING_MAX) known.clear()
      known.set(token, { signedIn, until: Math.min(Date.now() + STANDING_MS, signedIn.expires_at) })
      return signedIn
    },
    async signOut({ caller, session_id }, commandId) {
      const outcome = await engine.execute(
        command('sessions.close'),
        commandId,
        { session_id },
        caller,
      )
      known.clear()
      if (outcome.is === 'refused') throw new ProblemError(outcome.code, outcome.data)
    },
    hashPin: pin => limit(() => hash(peppered(pin), ARGON)),
    forget(tables) {
      if (tables.some(table => table === 'session' || table === 'user' || table === 'role'))
        known.clear()
    },
  }
}

/** What `GET /sessions/current` shows. */
export const currentOf = ({ user, caller, expires_at, session_id }: SignedIn) => ({
  session_id,
  expires_at,
  user,
  permissions: [...caller.actor.permissions],
  discount_limit: caller.actor.discount_limit,
  cash_out_limit: caller.actor.cash_out_limit,
  store_id: caller.store_id,
  till_id: caller.actor.till_id,
  tenant_id: caller.tenant_id,
})

export const currentReply = z.strictObject({
  session_id: id,
  expires_at: at('Expires'),
  user: user.row
    .pick({ id: true, name: true, name_ar: true, login: true, language: true, colour: true })
    .extend({ role: z.string(), role_ar: z.string() }),
  permissions: permissionList,
  /** ppm */
  discount_limit: rate('Discount limit'),
  /** minor units, null: no limit */
  cash_out_limit: money('Cash out limit').nullable(),
  store_id: id.nullable(),
  till_id: id.nullable(),
  tenant_id: id,
})

export const signInReply = currentReply.extend({ token: z.string() })

/** The server itself: scheduled work, device reports, sync. */
export const systemActor: Actor = {
  user_id: null,
  till_id: null,
  permissions: new Set(['*']),
  discount_limit: 1_000_000,
  refund_limit: Number.MAX_SAFE_INTEGER,
  cash_out_limit: null,
}

export const systemCaller = (tenant_id: string, store_id: string | null): Caller => ({
  tenant_id,
  store_id,
  actor: systemActor,
})

const personRows = z.object({
  user: z.object({ id: z.string(), pin_hash: z.string() }).nullable(),
})

const openedReply = z.object({
  session_id: z.string().nullable(),
  expires_at: z.number().nullable(),
  left: z.number(),
  until: z.number().nullable(),
})

const standingRows = z.object({
  session: z.object({
    id: z.string(),
    tenant_id: z.string(),
    till_id: z.string().nullable(),
    expires_at: z.number(),
  }),
  user: z.object({
    id: z.string(),
    name: z.string(),
    name_ar: z.string(),
    login: z.string(),
    language: z.string(),
    colour: z.string(),
    store_id: z.string().nullable(),
  }),
  role: z.object({
    name: z.string(),
    name_ar: z.string(),
    permissions_json: z.string(),
    discount_limit: z.number(),
    refund_limit: z.number(),
    cash_out_limit: z.number().nullable(),
  }),
})

function signedInOf(
  { session, user, role }: z.infer<typeof standingRows>,
  store_id: string | null,
): SignedIn {
  const permissions = new Set(permissionList.parse(JSON.parse(role.permissions_json)))
  const { store_id: worksIn, ...person } = user
  return {
    session_id: session.id,
    expires_at: session.expires_at,
    user: { ...person, role: role.name, role_ar: role.name_ar },
    caller: {
      tenant_id: session.tenant_id,
      store_id,
      only_store: store_id === null ? worksIn : null,
      actor: {
        user_id: user.id,
        till_id: session.till_id,
        permissions,
        discount_limit: role.discount_limit,
        refund_limit: role.refund_limit,
        cash_out_limit: role.cash_out_limit,
      },
    },
  }
}

function makeToken(sub: string, sid: string, ten: string, expiresAt: number, key: KeyObject) {
  return jwt.sign({ sid, ten, exp: Math.floor(expiresAt / 1_000) }, key, {
    algorithm: 'HS256',
    subject: sub,
    issuer: 'store',
    audience: 'store',
  })
}

/** One algorithm, known claims only, no critical extensions; anything else is signed out. */
export const readToken = (token: string, key: KeyObject): z.infer<typeof claims> => {
  try {
    if (!/^[\w-]+\.[\w-]+\.[\w-]+$/.test(token)) throw new Error('not a token')
    const { header, payload } = jwt.verify(token, key, {
      algorithms: ['HS256'],
      issuer: 'store',
      audience: 'store',
      complete: true,
    })
    if (header.typ !== 'JWT' || 'crit' in header) throw new Error('not our token')
    return claims.parse(payload)
  } catch (error) {
    const expired = error instanceof Error && error.name === 'TokenExpiredError'
    throw new ProblemError(expired ? 'session-expired' : 'signed-out')
  }
}

// A hash of nothing that anybody knows.
const NOBODY =
  '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$8zE7pWQ1mOxrjeJ4cbQvbo7nVSKzYSOxnTuSfhBWCF4'

async function verified(stored: string, secret: string): Promise<boolean> {
  try {
    return await verify(stored, secret)
  } catch {
    return false
  }
}

/** At most two hashes at once: a flood of sign-ins must not become a flood of memory. */
function limiter() {
  let running = 0
  const waiting: (() => void)[] = []
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= HASHES_AT_ONCE) {
      if (waiting.length >= HASHES_WAITING_MAX) throw new ProblemError('busy')
      await new Promise<void>(resolve => waiting.push(resolve))
    }
    running += 1
    try {
      return await work()
    } finally {
      running -= 1
      waiting.shift()?.()
    }
  }
}

export const command = (name: string) => {
  const found = commands.get(name)
  if (!found) throw new Error(`there is no command ${name}`)
  return found
}

export const question = (name: string) => {
  const found = questions.get(name)
  if (!found) throw new Error(`there is no question ${name}`)
  return found
}
