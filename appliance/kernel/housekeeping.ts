// What the store server forgets, every night: what nobody will ask for again.
import type { Sqlite } from './sqlite.ts'

const DAY_MS = 86_400_000
/** Answers are kept this long, so that a till that was away for weeks still gets its old answer. */
const ANSWERS_KEPT_MS = 120 * DAY_MS
const SESSIONS_KEPT_MS = 30 * DAY_MS
/** Of baskets that nobody paid. */
const AGREEMENTS_KEPT_MS = DAY_MS
const PRINT_JOBS_KEPT_MS = 90 * DAY_MS
/** Rows of the journal that are kept although head office has them. */
const JOURNAL_KEPT_ROWS = 100_000

/** Null, or what went wrong. None of these rows travels, so no command need say that they are gone. */
export const keepHouse = (sqlite: Sqlite, now: number): string | null => {
  try {
    const run = (sql: string, ...values: unknown[]) => sqlite.raw.prepare(sql).run(...values)
    run('delete from command_answer where at < ?', now - ANSWERS_KEPT_MS)
    run('delete from session where expires_at < ?', now - SESSIONS_KEPT_MS)
    run(
      `delete from journal where seq < (select min(position) from sync_cursor where direction = 'up') - ?`,
      JOURNAL_KEPT_ROWS,
    )
    run(
      `delete from print_job where created_at < ? and state in ('printed', 'sent', 'failed', 'cancelled', 'parked')`,
      now - PRINT_JOBS_KEPT_MS,
    )
    run('delete from sale_agreement where at < ?', now - AGREEMENTS_KEPT_MS)
    run('pragma optimize')
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
