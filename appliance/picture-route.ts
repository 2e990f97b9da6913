// A document as a picture of its paper: what the pages of the designers show.
import * as z from 'zod'
import { issuesOf } from '#schema/audit-detail.ts'
import type { ExtraRoute } from './http/app.ts'
import { readJson } from './http/body.ts'
import { ProblemError } from './http/problem.ts'
import type { Desk } from './mqtt/desk.ts'

const wanted = z.strictObject({
  class: z.enum(['receipt_printer', 'label_printer']),
  /** as in a device's row */
  model: z.string().max(60),
  columns: z.int().min(16).max(96).optional(),
  document: z.record(z.string(), z.unknown()),
})

/** Anybody signed in may look: the document is the asker's own, and nothing is printed. */
export const pictureRoute = (desk: Pick<Desk, 'draw'>): ExtraRoute => ({
  method: 'POST',
  path: '/api/v1/printing/picture',
  permission: null,
  summary: 'A document as a picture of what a printer would make of it; nothing is printed.',
  input: wanted,
  reply: z.strictObject({ svg: z.string() }),
  handle: async ctx => {
    const input = wanted.safeParse(await readJson(ctx.req))
    if (!input.success)
      throw new ProblemError('input-invalid', { issues: issuesOf(input.error.issues) })
    const drawn = await desk.draw(input.data)
    if (!drawn) throw new ProblemError('device-silent')
    if ('why' in drawn) throw new ProblemError(drawn.why)
    ctx.body = drawn
  },
})
