// One way to write. Commands that wait at the same moment share one transaction and one flush to
// the disk: a savepoint each, answers after the commit.
import { createHash } from 'node:crypto'
import type { Caller, Outcome } from '#appliance/http/engine.ts'
import { auditRow, issuesOf, isWorthAnAudit } from '#schema/audit-detail.ts'
import type { Command, Context, Decision, Message } from '#schema/command.ts'
import { may } from '#schema/permissions.ts'
import type { Question } from '#schema/question.ts'
import { db, openReader, type Reader } from './compile.ts'
import { matches, search } from './search.ts'
import type { Sqlite } from './sqlite.ts'
import { openWriter, type Written } from './write.ts'

/** How many commands may wait for a flush; one more is refused as `busy`. */
export const WAITING_MAX = 2_000
/** How many commands share one transaction at most, so that none waits long for the others. */
const BATCH_MAX = 200
/**
 * When several came together last time, so many are waited for, this long at most: each answer lets
 * its till ask again, and a flush for eight writes a third of the pages that eight flushes write.
 */
const GATHER_MS = 3

export type Site = { tenant_id: string; store_id: string }
/** `stamp` is a hybrid clock: it goes on although the wall clock may go back. */
export type Clock = { now: () => number; newId: (now: number) => string; stamp: () => string }

/** What a commit did, for those who listen. */
export type Committed = { written: Written[]; messages: Message[]; seq: number }

/** `at` is when it happened, for history that is written later; without it, the clock's now. */
export type Ask = { command: Command; id: string; input: unknown; caller: Caller; at?: number }

export type Kernel = {
  site: Site
  /** queued; answered after the shared commit */
  execute: (command: Command, id: string, input: unknown, caller: Caller) => Promise<Outcome>
  /** all in one transaction, at once; for sync, history and tests */
  executeNow: (asks: readonly Ask[]) => Outcome[]
  /** what `execute` would answer; everything is rolled back */
  rehearse: (command: Command, input: unknown, caller: Caller) => Outcome
  ask: (question: Question, input: unknown, caller: Caller) => unknown
  onCommit: (listener: (committed: Committed) => void) => void
  lastSeq: () => number
  /** who knows when a till's line stood; until it is told, no line ever did */
  watchLinks: (wasLinked: Context['wasLinked']) => void
  /** to be told when rows were written past all commands: at the beginning of a test */
  forget: () => void
}

type Waiting = Ask & { resolve: (outcome: Outcome) => void; reject: (error: unknown) => void }
type Result = { outcome: Outcome; written: Written[]; messages: Message[] }

/** `gatherMs`: how long those who came together last time are waited for. */
export const openKernel = (
  sqlite: Sqlite,
  site: Site,
  clock: Clock,
  gatherMs = GATHER_MS,
): Kernel => {
  const writer = openWriter(sqlite, clock.stamp)
  const reader = openReader(sqlite)
  const listeners: ((committed: Committed) => void)[] = []
  const waiting: Waiting[] = []
  let scheduled = false
  let lastSize = 0
  let gatherUntil = 0
  let wasLinked: Context['wasLinked'] = () => false
  const contextFor = (caller: Caller, at?: number) =>
    contextOf(site, clock, caller, (...asked) => wasLinked(...asked), at)

  const one = (ask: Ask): Result => {
    sqlite.statement('savepoint command').run()
    try {
      const result = decideAndWrite(sqlite, reader, writer, contextFor, ask)
      for (const { table } of result.written) reader.wrote(table)
      sqlite.statement('release command').run()
      return result
    } catch (error) {
      reader.forget()
      // A full disk takes the whole transaction back by itself, and the savepoint with it.
      if (!sqlite.raw.inTransaction) throw error
      sqlite.statement('rollback to command').run()
      sqlite.statement('release command').run()
      const refusal = uniqueRefusal(error)
      if (refusal) return { outcome: refusal, written: [], messages: [] }
      throw error
    }
  }

  /** Runs the batch; a bug in one command rejects that one alone, a disk that refuses rejects all. */
  const transact = (batch: readonly Ask[]): (Outcome | Error)[] => {
    sqlite.statement('begin immediate').run()
    const outcomes: (Outcome | Error)[] = []
    const committed: Committed = { written: [], messages: [], seq: 0 }
    try {
      for (const ask of batch) {
        try {
          const { outcome, written, messages } = one(ask)
          outcomes.push(outcome)
          for (const row of written) committed.written.push(row)
          for (const message of messages) committed.messages.push(message)
        } catch (error) {
          if (!sqlite.raw.inTransaction) throw error
          outcomes.push(error instanceof Error ? error : new Error(String(error)))
        }
      }
      committed.seq = writer.lastSeq()
      sqlite.statement('commit').run()
    } catch (error) {
      reader.forget()
      if (sqlite.raw.inTransaction) sqlite.statement('rollback').run()
      throw error
    }
    if (committed.written.length + committed.messages.length > 0) {
      for (const listener of listeners) told(listener, committed)
    }
    return outcomes
  }

  const drain = () => {
    if (waiting.length < lastSize && performance.now() < gatherUntil) {
      setImmediate(drain)
      return
    }
    scheduled = false
    const batch = waiting.splice(0, BATCH_MAX)
    lastSize = batch.length
    if (waiting.length > 0) schedule()
    try {
      for (const [index, outcome] of transact(batch).entries()) {
        if (outcome instanceof Error) batch[index]?.reject(outcome)
        else batch[index]?.resolve(outcome)
      }
    } catch (error) {
      for (const { reject } of batch) reject(error)
    }
  }
  const schedule = () => {
    if (scheduled) return
    scheduled = true
    gatherUntil = lastSize > 1 ? performance.now() + gatherMs : 0
    setImmediate(drain)
  }

  return {
    site,
    execute: (command, id, input, caller) =>
      new Promise((resolve, reject) => {
        if (waiting.length >= WAITING_MAX) {
          resolve({ is: 'refused', code: 'busy', data: {} })
          return
        }
        waiting.push({ command, id, input, caller, resolve, reject })
        schedule()
      }),
    executeNow: asks =>
      transact(asks).map(outcome => {
        if (outcome instanceof Error) throw outcome
        return outcome
      }),
    rehearse: (command, input, caller) => {
      sqlite.statement('begin immediate').run()
      try {
        return one({ command, id: `rehearsal:${clock.newId(clock.now())}`, input, caller }).outcome
      } finally {
        reader.forget()
        sqlite.statement('rollback').run()
      }
    },
    ask: (question, input, caller) => {
      if (!may(caller.actor.permissions, question.permission))
        return notAllowed(question.permission)
      const context = contextFor(caller)
      const first = question.needs ? reader.runAll(question.needs(db, input, context)) : {}
      const more = question.more ? reader.runAll(question.more(db, input, first, context)) : {}
      return question.answer({ ...first, ...more }, input, context)
    },
    onCommit: listener => {
      listeners.push(listener)
    },
    lastSeq: writer.lastSeq,
    watchLinks: known => {
      wasLinked = known
    },
    forget: reader.forget,
  }
}

function decideAndWrite(
  sqlite: Sqlite,
  reader: Reader,
  writer: ReturnType<typeof openWriter>,
  contextFor: (caller: Caller, at?: number) => Context,
  { command, id, input, caller, at }: Ask,
): Result {
  const no = (code: string, data: Record<string, unknown> = {}): Result => ({
    outcome: { is: 'refused', code, data },
    written: [],
    messages: [],
  })
  if (!may(caller.actor.permissions, command.permission)) {
    return no('not-allowed', { permission: command.permission })
  }
  const parsed = command.input.safeParse(input)
  if (!parsed.success) return no('input-invalid', { issues: issuesOf(parsed.error.issues) })
  const hash = hashOf(command.name, parsed.data)
  const answered = sqlite
    .statement('select input_hash, reply from command_answer where command_id = ?')
    .get(id)
  if (isAnswer(answered)) {
    if (answered.input_hash !== hash) return no('command-id-reused')
    return {
      outcome: { is: 'done', reply: answered.reply, replayed: true },
      written: [],
      messages: [],
    }
  }
  const context = contextFor(caller, at)
  const first = command.needs ? reader.runAll(command.needs(db, parsed.data, context)) : {}
  const more = command.more ? reader.runAll(command.more(db, parsed.data, first, context)) : {}
  const decision: Decision<unknown> = command.decide({ ...first, ...more }, parsed.data, context)
  if ('refused' in decision) return no(decision.refused, decision.data)
  const own = decision.received !== true
  const audited =
    own &&
    isWorthAnAudit(
      decision.changes.map(({ table }) => table),
      caller.actor,
      decision.audit,
    )
  const written = writer.write(decision.changes, own, detail =>
    audited ? auditRow(command.name, id, detail, context, decision.audit) : null,
  )
  const reply = JSON.stringify(decision.reply ?? {})
  sqlite
    .statement(
      'insert into command_answer (command_id, name, input_hash, reply, at) values (?, ?, ?, ?, ?)',
    )
    .run(id, command.name, hash, reply, context.now)
  return {
    outcome: { is: 'done', reply, replayed: false },
    written,
    messages: decision.messages ?? [],
  }
}

const contextOf = (
  site: Site,
  clock: Clock,
  caller: Caller,
  wasLinked: Context['wasLinked'],
  at?: number,
): Context => {
  const now = at ?? clock.now()
  return {
    now,
    newId: () => clock.newId(now),
    actor: caller.actor,
    tenant_id: site.tenant_id,
    store_id: site.store_id,
    side: 'store',
    search,
    matches,
    wasLinked,
  }
}

/** The name is part of it: the same id for another command is another input. */
const hashOf = (name: string, input: unknown): string =>
  createHash('sha256').update(name).update('\n').update(JSON.stringify(input)).digest('base64url')

const notAllowed = (permission: string | null) => ({ refused: 'not-allowed', data: { permission } })

/** The second lock: what a command forgot to ask for is refused by the index. */
function uniqueRefusal(error: unknown): Outcome | null {
  if (!(error instanceof Error) || !('code' in error)) return null
  if (!UNIQUE.includes(String(error.code))) return null
  const columns = [...error.message.matchAll(/\w+\.(\w+)/g)].map(match => match[1])
  return { is: 'refused', code: 'not-unique', data: { columns } }
}

const UNIQUE = ['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY']

/** A listener's bug ends the process, but never makes what is written look unwritten. */
function told(listener: (committed: Committed) => void, committed: Committed): void {
  try {
    listener(committed)
  } catch (error) {
    setImmediate(() => {
      throw error
    })
  }
}

const isAnswer = (value: unknown): value is { input_hash: string; reply: string } =>
  typeof value === 'object' && value !== null && 'input_hash' in value
