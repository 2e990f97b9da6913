// How a device hub of another machine comes into the store: a technician gets a one-time code, the hub
// pairs by it without a session, and asks later whether it is still let in.
import { createHmac } from 'node:crypto'
import type { Context } from 'koa'
import { v7 } from 'uuid'
import * as z from 'zod'
import { ADDRESS_MAX } from '#schema/areas/access.ts'
import {
  hubStandingInput,
  hubStandingReply,
  inviteHubInput,
  pairHubInput,
  pairHubReply,
} from '#schema/areas/hubs.ts'
import { issuesOf } from '#schema/audit-detail.ts'
import { at, id } from '#schema/fields.ts'
import { hubCodeOf, readHubCode } from '#schema/rules/hub-code.ts'
import type { ExtraRoute } from './http/app.ts'
import { readJson } from './http/body.ts'
import type { Caller, Engine, Outcome } from './http/engine.ts'
import { ownAddresses } from './http/own-addresses.ts'
import { ProblemError } from './http/problem.ts'
import { command } from './http/sessions.ts'
import { idempotencyKey } from './http/write.ts'
import { db } from './kernel/compile.ts'
import { hubStanding, sha256 } from './mqtt/who.ts'

type Parts = {
  engine: Engine
  /** one-time codes are made from it, so that a repeat of a wish is answered with the same code */
  codeKey: Buffer
  system: Caller
  mqttPort: number
}

const invitedReply = z.strictObject({
  hub_id: id,
  hub: z.string(),
  code: z.string(),
  code_until: at('Good until'),
  /** where this store is reached from its own network */
  addresses: z.array(z.string()),
})

export const hubRoutes = ({ engine, codeKey, system, mqttPort }: Parts): ExtraRoute[] => {
  const store = async () => {
    const rows = db.selectFrom('store').select(['name', 'name_ar'])
    const [row] = await engine.read(rows.where('id', '=', system.store_id), system)
    return row ?? { name: '', name_ar: '' }
  }
  return [
    {
      method: 'POST',
      path: '/api/v1/hubs/invite',
      permission: 'devices.pair-hub',
      summary: 'Makes a one-time code by which a device hub on another machine is let in.',
      input: inviteHubInput,
      reply: invitedReply,
      handle: async (ctx, caller) => {
        if (!caller) throw new ProblemError('signed-out')
        const key = idempotencyKey(ctx)
        const input = checked(inviteHubInput, await readJson(ctx.req))
        const code = hubCodeOf(createHmac('sha256', codeKey).update(`hub-code ${key}`).digest())
        const order = { ...input, code_hash: sha256(code) }
        const reply = replyOf(await engine.execute(command('hubs.invite'), key, order, caller))
        const addresses = ownAddresses(ctx.req)
        ctx.body = { hub_id: input.hub_id, ...invited.parse(reply), code, addresses }
        ctx.set('Cache-Control', 'no-store')
      },
    },
    {
      method: 'POST',
      path: '/api/v1/hubs/pair',
      permission: 'public',
      summary:
        'Lets a device hub in by a one-time code; from then on it proves itself by its secret.',
      input: pairHubInput,
      reply: pairHubReply,
      handle: async ctx => {
        const { code, ...input } = checked(pairHubInput, await readJson(ctx.req))
        const typed = readHubCode(code)
        const order = {
          ...input,
          // What can be no code is a wrong one like any other.
          code_hash: sha256(typed ?? `no code ${code}`),
          address: ctx.ip.slice(0, ADDRESS_MAX),
        }
        const outcome = await engine.execute(command('hubs.pair'), keyOf(ctx), order, system)
        const { hub, left, until } = paired.parse(replyOf(outcome))
        if (hub === null)
          throw new ProblemError(until === null ? 'code-unknown' : 'too-many-tries', {
            left,
            until,
          })
        ctx.body = {
          hub,
          store_id: system.store_id,
          store: await store(),
          mqtt_port: mqttPort,
        }
        ctx.set('Cache-Control', 'no-store')
      },
    },
    {
      method: 'POST',
      path: '/api/v1/hubs/standing',
      permission: 'public',
      summary: 'Whether a device hub is still let in, told to whoever has its secret.',
      input: hubStandingInput,
      reply: hubStandingReply,
      handle: async ctx => {
        const { hub, key_hash } = checked(hubStandingInput, await readJson(ctx.req))
        const standing = await hubStanding(engine, system, hub, key_hash)
        ctx.body = {
          standing,
          store_id: system.store_id,
          store: await store(),
          mqtt_port: mqttPort,
        }
      },
    },
  ]
}

const invited = z.object({ hub: z.string(), code_until: z.number() })
const paired = z.object({
  hub: z.string().nullable(),
  left: z.number(),
  until: z.number().nullable(),
})

const checked = <Input>(shape: z.ZodType<Input>, given: unknown): Input => {
  const { success, data, error } = shape.safeParse(given)
  if (!success) throw new ProblemError('input-invalid', { issues: issuesOf(error.issues) })
  return data
}

const replyOf = (outcome: Outcome): unknown => {
  if (outcome.is === 'refused') throw new ProblemError(outcome.code, outcome.data)
  return JSON.parse(outcome.reply)
}

/** Without a key a try is simply another one; with it a hub may ask again when no answer came. */
const keyOf = (ctx: Context) => (ctx.get('Idempotency-Key') === '' ? v7() : idempotencyKey(ctx))
