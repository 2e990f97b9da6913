// Answers of routes that are not commands.
import type { Context } from 'koa'
import { ProblemError } from '#appliance/http/problem.ts'

/** A problem whose status is not the one its code has elsewhere. */
export const problem = (ctx: Context, status: number, code: string, detail: string): void => {
  ctx.status = status
  ctx.type = 'application/problem+json'
  ctx.body = JSON.stringify({ type: `/problems/${code}`, title: detail, status, code, detail })
}

/** One value of the query string, or undefined; twice the same name is a mistake of the caller. */
export const queryOf = (ctx: Context, name: string): string | undefined => {
  const value = ctx.query[name]
  if (Array.isArray(value))
    throw new ProblemError('input-invalid', { issues: [{ path: name, message: 'comes twice' }] })
  return value === undefined || value === '' ? undefined : value
}

/** A whole number of the query string, within bounds. */
export const wholeOf = (
  ctx: Context,
  name: string,
  fallback: number,
  max = Number.MAX_SAFE_INTEGER,
): number => {
  const text = queryOf(ctx, name)
  if (text === undefined) return fallback
  if (!/^\d{1,16}$/.test(text) || Number(text) > max) {
    throw new ProblemError('input-invalid', {
      issues: [{ path: name, message: `is no whole number up to ${max}` }],
    })
  }
  return Number(text)
}
