// One Koa layer for the store and for the cloud: it translates between HTTP and the engine and
// decides nothing itself.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import Koa, { type Context } from 'koa'
import compress from 'koa-compress'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { v7 } from 'uuid'
import type * as z from 'zod'
import { setPinInput } from '#schema/areas/access.ts'
import { issuesOf } from '#schema/audit-detail.ts'
import type { Db } from '#schema/command.ts'
import { isTable } from '#schema/index.ts'
import { may } from '#schema/permissions.ts'
import { commands, questions } from '../modules/index.ts'
import { readJson } from './body.ts'
import { type Caller, type Engine, isRefusal } from './engine.ts'
import { onlyOwnHosts } from './hosts.ts'
import { addressOf, extraOperation, isHidden, openApi } from './openapi.ts'
import { pictureRoute } from './pictures.ts'
import { answerProblem, ProblemError } from './problem.ts'
import { command, currentOf, type Sessions, type SignedIn } from './sessions.ts'
import { type TableRoutes, tableRoutes } from './tables.ts'
import { securityHeaders, webPages } from './web.ts'
import { answerOutcome, idempotencyKey } from './write.ts'

/** Wrong or right: sign-ins an address may try in 15 minutes. */
const SIGN_INS = { points: 100, duration: 900 }

/** A route that only one side has: `GET /devices/states`, `POST /sync/up` … */
export type ExtraRoute = {
  method: 'GET' | 'POST'
  /** full path */
  path: string
  /** a permission name, null for any signed-in person, 'public' for routes that check by themselves */
  permission: string | null
  summary: string
  /** what it takes and answers, for the API page */
  input?: z.ZodType
  reply?: z.ZodType
  handle: (ctx: Context, caller: Caller | null) => Promise<void>
}

export type AppOptions = {
  engine: Engine
  /** Kysely as the engine's dialect compiles it */
  db: Db
  sessions: Sessions
  /** the tenant of an address; in a store there is only one */
  tenantOf: (ctx: Context) => Promise<string>
  storeId: string | null
  webDir: string
  apps: readonly string[]
  home: string
  /** names of this server beside its addresses and its own host name */
  hostNames?: readonly string[]
  /** a further address that pages may connect to, such as the broker's */
  connect?: (host: string) => string
  extra?: readonly ExtraRoute[]
  /** added to the answer of tills.choices */
  choices?: () => Record<string, unknown>
  onBug: (error: unknown, ctx: Context) => void
}

export const createApp = (options: AppOptions): Koa => {
  const app = new Koa()
  app.silent = true
  const routes = tableRoutes(options.engine, options.db)
  app.use(problems(options.onBug))
  app.use(onlyOwnHosts(options.hostNames ?? []))
  app.use(securityHeaders(options.connect ?? (() => '')))
  // Through a shop's own network the quickest is best: more effort costs more than it saves.
  app.use(compress({ threshold: 4_096, br: false, zstd: false, gzip: { level: 1 } }))
  app.use(writtenOnce)
  app.use(webPages(options.webDir, options.apps, options.home))
  app.use(documentation(options.extra ?? []))
  app.use(api(options, routes))
  app.use(async ctx => answerProblem(ctx, { code: 'not-found' }))
  return app
}

/** Koa makes JSON of an answer for its length, once more to press it, and once more to send it. */
const writtenOnce: Koa.Middleware = async (ctx, next) => {
  await next()
  const { body } = ctx
  if (typeof body !== 'object' || body === null) return
  if (Array.isArray(body) || Object.getPrototypeOf(body) === Object.prototype)
    ctx.body = JSON.stringify(body)
}

/** Turns what was thrown into a problem; a bug is told as such and nothing of it leaks. */
const problems =
  (onBug: AppOptions['onBug']): Koa.Middleware =>
  async (ctx, next) => {
    try {
      await next()
    } catch (error) {
      if (error instanceof ProblemError) return answerProblem(ctx, error.problem)
      // A path that leads out of the pages' folder, or is none.
      if (isClientError(error)) return answerProblem(ctx, { code: 'not-found' })
      if (isDiskFull(error)) return answerProblem(ctx, { code: 'storage-full' })
      onBug(error, ctx)
      answerProblem(ctx, { code: 'bug' })
    }
  }

function api(options: AppOptions, routes: TableRoutes): Koa.Middleware {
  const { engine, sessions } = options
  const signIns = new RateLimiterMemory(SIGN_INS)
  const extra = new Map(
    (options.extra ?? []).map(route => [`${route.method} ${route.path}`, route]),
  )
  const picture = pictureRoute(engine, options.db)
  return async (ctx, next) => {
    const own = extra.get(`${ctx.method} ${ctx.path}`)
    if (own) {
      const caller = own.permission === 'public' ? null : (await signedIn(ctx, sessions)).caller
      if (caller && own.permission !== null) mustMay(caller, own.permission)
      return own.handle(ctx, caller)
    }
    if (!ctx.path.startsWith(API)) return next()
    const [area = '', verb, more] = partsOf(ctx)
    if (more !== undefined) return next()
    if (area === 'sessions' && verb === undefined) return signIn(ctx, options, signIns)
    if (area === 'pictures' && verb) return picture(ctx, verb, await options.tenantOf(ctx))
    const name = `${area}.${verb ?? ''}`
    const question = questions.get(name)
    if (question && question.permission === null) {
      if (ctx.method !== 'GET') throw new ProblemError('method-not-allowed')
      const caller = publicCaller(await options.tenantOf(ctx), options.storeId)
      const answer = await engine.ask(question, question.input.parse({}), caller)
      ctx.body = { ...(typeof answer === 'object' ? answer : {}), ...options.choices?.() }
      return
    }
    const person = await signedIn(ctx, sessions)
    if (name === 'sessions.current') {
      ctx.body = currentOf(person)
      return
    }
    if (name === 'sessions.close') {
      await sessions.signOut(person, idempotencyKey(ctx))
      ctx.body = {}
      return
    }
    if (name === 'users.set-pin') return setPin(ctx, options, person.caller)
    const known = commands.get(name)
    if (known && !isTable(area) && !isHidden(known)) {
      if (ctx.method !== 'POST') throw new ProblemError('method-not-allowed')
      const key = idempotencyKey(ctx)
      answerOutcome(ctx, await engine.execute(known, key, await readJson(ctx.req), person.caller))
      return
    }
    if (question && !isHidden(question)) return answerQuestion(ctx, engine, question, person.caller)
    if (isTable(area)) return tableRoute(ctx, routes, area, verb, person.caller)
    return next()
  }
}

const API = '/api/v1/'

/** The words of the path. A zero byte is no part of any text here, and a database may choke on it. */
function partsOf(ctx: Context): string[] {
  if (/%00/.test(ctx.path + ctx.querystring)) throw new ProblemError('not-found')
  try {
    return ctx.path.slice(API.length).split('/').map(decodeURIComponent)
  } catch {
    throw new ProblemError('not-found')
  }
}

async function tableRoute(
  ctx: Context,
  routes: TableRoutes,
  table: Parameters<TableRoutes['list']>[1],
  id: string | undefined,
  caller: Caller,
) {
  if (ctx.method === 'POST' && id === 'import') return routes.importCsv(ctx, table, caller)
  if (id === undefined && ctx.method === 'GET') return routes.list(ctx, table, caller)
  if (id !== undefined && ctx.method === 'GET') return routes.one(ctx, table, id, caller)
  if (id !== undefined && ctx.method === 'PUT') return routes.put(ctx, table, id, caller)
  if (id !== undefined && ctx.method === 'DELETE') return routes.remove(ctx, table, id, caller)
  throw new ProblemError('method-not-allowed')
}

async function answerQuestion(
  ctx: Context,
  engine: Engine,
  question: Parameters<Engine['ask']>[0],
  caller: Caller,
) {
  const wanted = question.method === 'post' ? 'POST' : 'GET'
  if (ctx.method !== wanted) throw new ProblemError('method-not-allowed')
  const { trace } = ctx.query
  const sent = wanted === 'GET' ? { ...ctx.query } : await readJson(ctx.req)
  const withTrace =
    wanted === 'POST' && typeof trace === 'string' && isObject(sent) ? { ...sent, trace } : sent
  const input = question.input.safeParse(withTrace)
  if (!input.success)
    throw new ProblemError('input-invalid', { issues: issuesOf(input.error.issues) })
  const answer = await engine.ask(question, input.data, caller)
  if (isRefusal(answer)) throw new ProblemError(answer.refused, answer.data)
  ctx.body = answer
}

async function signIn(
  ctx: Context,
  { sessions, tenantOf }: AppOptions,
  limiter: RateLimiterMemory,
) {
  if (ctx.method !== 'POST') throw new ProblemError('method-not-allowed')
  try {
    await limiter.consume(ctx.ip)
  } catch {
    throw new ProblemError('too-many-tries')
  }
  // A sign-in is no sale: without a key it is simply another try.
  const key = ctx.get('Idempotency-Key') === '' ? v7() : idempotencyKey(ctx)
  const from = { commandId: key, tenantId: await tenantOf(ctx), address: ctx.ip }
  ctx.body = await sessions.signIn(await readJson(ctx.req), from)
  ctx.set('Cache-Control', 'no-store')
}

async function setPin(ctx: Context, { engine, sessions }: AppOptions, caller: Caller) {
  if (ctx.method !== 'POST') throw new ProblemError('method-not-allowed')
  mustMay(caller, 'user.edit')
  const key = idempotencyKey(ctx)
  const input = setPinInput.safeParse(await readJson(ctx.req))
  if (!input.success)
    throw new ProblemError('input-invalid', { issues: issuesOf(input.error.issues) })
  const { user_id, pin } = input.data
  const pin_hash = await sessions.hashPin(pin)
  answerOutcome(
    ctx,
    await engine.execute(command('users.set-pin-hash'), key, { user_id, pin_hash }, caller),
  )
}

/** The person of the bearer token. */
export const signedIn = async (ctx: Context, sessions: Sessions): Promise<SignedIn> => {
  const [kind, token] = ctx.get('Authorization').split(' ')
  if (kind !== 'Bearer' || !token) throw new ProblemError('signed-out')
  return sessions.standing(token)
}

const mustMay = ({ actor }: Caller, permission: string) => {
  if (!may(actor.permissions, permission)) throw new ProblemError('not-allowed', { permission })
}

const publicCaller = (tenant_id: string, store_id: string | null): Caller => ({
  tenant_id,
  store_id,
  actor: {
    user_id: null,
    till_id: null,
    permissions: new Set(),
    discount_limit: 0,
    refund_limit: 0,
    cash_out_limit: 0,
  },
})

const isClientError = (error: unknown) =>
  error instanceof Error &&
  'status' in error &&
  typeof error.status === 'number' &&
  error.status >= 400 &&
  error.status < 500

const isDiskFull = (error: unknown) =>
  error instanceof Error &&
  'code' in error &&
  (error.code === 'SQLITE_FULL' || error.code === 'ENOSPC')

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** /api/v1/openapi.json and its reader at /api/docs. */
function documentation(extra: readonly ExtraRoute[]): Koa.Middleware {
  const own = Object.fromEntries(
    extra
      .filter(({ path }) => path.startsWith(API))
      .map(route => [
        addressOf(route.path.slice(API.length).replace('/', '.')),
        { [route.method.toLowerCase()]: extraOperation(route) },
      ]),
  )
  let text: string | undefined
  const reader = createRequire(import.meta.url).resolve('rapidoc/dist/rapidoc-min.js')
  return async (ctx, next) => {
    if (ctx.path === '/api/v1/openapi.json') {
      text ??= JSON.stringify(openApi(own))
      ctx.type = 'application/json'
      ctx.body = text
    } else if (ctx.path === '/api/docs' || ctx.path === '/api/docs/') {
      ctx.type = 'html'
      ctx.body = DOCS_PAGE
    } else if (ctx.path === '/api/docs/reader.js') {
      ctx.type = 'application/javascript'
      ctx.body = readFileSync(reader)
    } else await next()
  }
}

const DOCS_PAGE = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Store appliance API</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<script type="module" src="/api/docs/reader.js"></script></head>
<body><rapi-doc spec-url="/api/v1/openapi.json" render-style="read" show-header="false"
 load-fonts="false" regular-font="sans-serif" allow-server-selection="false"></rapi-doc></body></html>`
