// What every write has in common: the key that makes it happen once, and how its outcome is told.
import type { Context } from 'koa'
import type { Outcome } from './engine.ts'
import { answerProblem, ProblemError } from './problem.ts'

/** A UUID of any version: whoever makes one anew for each wish shares it with nobody. */
export const KEY_PATTERN =
  '^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[1-8][0-9A-Fa-f]{3}-[89ABab][0-9A-Fa-f]{3}-[0-9A-Fa-f]{12}$'
const isKey = new RegExp(KEY_PATTERN)

/** The caller's command id from the `Idempotency-Key` header. */
export const idempotencyKey = (ctx: Context): string => {
  const key = ctx.get('Idempotency-Key')
  if (key === '') throw new ProblemError('idempotency-key-required')
  // With a short word one client would be answered what another one did.
  if (!isKey.test(key)) throw new ProblemError('idempotency-key-invalid')
  return key.toLowerCase()
}

/** The stored reply as it is, or the refusal as a problem. */
export const answerOutcome = (ctx: Context, outcome: Outcome): void => {
  if (outcome.is === 'refused') {
    answerProblem(ctx, outcome)
    return
  }
  if (outcome.replayed) ctx.set('Idempotent-Replay', 'true')
  ctx.type = 'application/json'
  ctx.body = outcome.reply
}
