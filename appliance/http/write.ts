// What every write has in common: the key that makes it happen once, and how its outcome is told.
import type { Context } from 'koa'
import type { Outcome } from './engine.ts'
import { answerProblem, ProblemError } from './problem.ts'

/** The caller's command id from the `Idempotency-Key` header. */
export const idempotencyKey = (ctx: Context): string => {
  const key = ctx.get('Idempotency-Key')
  if (key === '') throw new ProblemError('idempotency-key-required')
  if (!/^[\w.:-]{1,80}$/.test(key)) throw new ProblemError('idempotency-key-invalid')
  return key
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
