// Down: what changed at head office comes by long poll.
import type { Caller } from '#appliance/http/engine.ts'
import type { Kernel } from '#appliance/kernel/execute.ts'
import type { Sqlite } from '#appliance/kernel/sqlite.ts'
import { type Backlog, DOWN_PATH, downShape } from '#schema/wire/down.ts'
import { receive } from './commands.ts'
import { cursorOf } from './cursors.ts'
import { type HeadOffice, Refusal, request } from './request.ts'

/** How long an answer may be on its way. */
const ANSWER_MAX_S = 15

type Down = { kernel: Kernel; sqlite: Sqlite; caller: Caller }

/**
 * One poll, answered after `waitS` seconds at the latest, and what it brought, written with its cursor.
 * Throws when its rows can not be written.
 */
export const pull = async (
  { sqlite, kernel, caller }: Down,
  headOffice: HeadOffice,
  waitS: number,
  backlog: Backlog,
  signal: AbortSignal,
): Promise<void> => {
  const cursor = cursorOf(sqlite, kernel.site.store_id, 'down')
  const from = `cursor=${cursor?.position ?? 0}&epoch=${cursor?.epoch ?? ''}`
  const path = `${DOWN_PATH}?${from}&${wordsOf(backlog)}&wait=${waitS}`
  // Whether there is more, the next poll says: it is answered at once then.
  const { more: _, ...down } = downShape.parse(
    await request(
      headOffice,
      { method: 'GET', path, timeoutMs: (waitS + ANSWER_MAX_S) * 1_000 },
      signal,
    ),
  )
  if (down.to === down.from && down.changes.length === 0) return
  const id = `down:${down.cloud_epoch}:${down.from}:${down.to}`
  const [outcome] = kernel.executeNow([{ command: receive, id, input: down, caller }])
  if (outcome?.is === 'refused')
    throw new Refusal(outcome.code, `rows of head office were refused: ${outcome.code}`)
}

const wordsOf = ({ last, oldest, problem }: Backlog) =>
  [
    `last=${last}`,
    ...(oldest === null ? [] : [`oldest=${oldest}`]),
    ...(oldest === null || problem === null ? [] : [`problem=${encodeURIComponent(problem)}`]),
  ].join('&')
