// The store's execute on Postgres: the same order of checks, asynchronous. A transaction is
// SERIALIZABLE and simply runs again when it meets another; decide is pure, so that is safe.
import { createHash } from 'node:crypto'
import { v7 } from 'uuid'
import type { Caller, Engine, Outcome } from '#appliance/http/engine.ts'
import { auditRow, issuesOf, isWorthAnAudit } from '#schema/audit-detail.ts'
import type { Command, Context, Decision } from '#schema/command.ts'
import { type Row, resourceOf, type Table, tables } from '#schema/index.ts'
import { may } from '#schema/permissions.ts'
import { publish } from './doorbell.ts'
import { ofWholeRetailer, ownedByStore } from './ownership.ts'
import { db, type Postgres, readAll, seeOnly, stateOf, type Tx } from './postgres.ts'
import { putRows } from './put.ts'
import { nextVersions } from './versions.ts'
import { matches, search } from './words.ts'
import { type Down, writeChanges } from './write.ts'

/** How often a transaction runs again after meeting others before its caller is told `busy`. */
export const ATTEMPTS_MAX = 40
/** The longest wait before running again. */
const BACKOFF_MAX_MS = 80
/** Commands of one tenant that may wait in this process; one more is refused as `busy`. */
export const WAITING_MAX = 2_000
/** Commands that share one transaction at most, so that none waits long for the others. */
export const BATCH_MAX = 200

export type Clock = { now: () => number; newId: (now: number) => string }

export type Ask = { command: Command; id: string; input: unknown; caller: Caller }

export type Cloud = Engine & {
  /** many commands of one tenant in few transactions, a savepoint each: imports, the demo's catalogue */
  executeAll: (asks: readonly Ask[]) => Promise<Outcome[]>
}

export const systemClock: Clock = { now: () => Date.now(), newId: now => v7({ msecs: now }) }

/** The engine of head office. It writes the tenant's rows; those of a store belong to its box. */
export const openEngine = (postgres: Postgres, clock: Clock = systemClock): Cloud => {
  const queue = perTenant((tenant, asks) => transact(postgres, clock, tenant, asks))
  return {
    side: 'head-office',
    executeAll: asks => Promise.all(asks.map(ask => queue(ask, Number.POSITIVE_INFINITY))),
    execute: async (command, id, input, caller) => {
      // What needs no database is refused before it waits for one.
      const refused = refusedAtOnce({ command, id, input, caller })
      return refused ?? queue({ command, id, input, caller }, WAITING_MAX)
    },
    rehearse: (command, input, caller) => rehearse(postgres, clock, { command, input, caller }),
    ask: async (question, input, caller) => {
      if (!may(caller.actor.permissions, question.permission)) {
        return { refused: 'not-allowed', data: { permission: question.permission } }
      }
      const context = contextOf(clock, caller)
      const { needs, more } = question
      const rows = await postgres.withTenant(
        caller.tenant_id,
        async tx => {
          const first = needs ? await readAll(tx, needs(db, input, context)) : {}
          const then = more ? await readAll(tx, more(db, input, first, context)) : {}
          return { ...first, ...then }
        },
        'repeatable read read only',
        caller.only_store,
      )
      return question.answer(rows, input, context)
    },
    read: (query, caller) =>
      postgres.withTenant(
        caller.tenant_id,
        tx => tx.read(query),
        'repeatable read read only',
        caller.only_store,
      ),
    search,
  }
}

const busy: Outcome = { is: 'refused', code: 'busy', data: {} }

type Waiting = { ask: Ask; resolve: (outcome: Outcome) => void; reject: (error: unknown) => void }

/**
 * One transaction after the other within a tenant: they would meet at the tenant's counter anyway,
 * and running again costs more than waiting. Those that wait share the next one, as in the store.
 * Other processes are met by running again.
 */
function perTenant(work: (tenant: string, asks: readonly Ask[]) => Promise<(Outcome | Error)[]>) {
  const lines = new Map<string, Waiting[]>()
  const drain = async (tenant: string, line: Waiting[]) => {
    while (line.length > 0) {
      const batch = line.slice(0, BATCH_MAX)
      try {
        const outcomes = await work(
          tenant,
          batch.map(({ ask }) => ask),
        )
        for (const [index, { resolve, reject }] of batch.entries()) {
          const outcome = outcomes[index] ?? busy
          if (outcome instanceof Error) reject(outcome)
          else resolve(outcome)
        }
      } catch (error) {
        for (const { reject } of batch) reject(error)
      }
      line.splice(0, batch.length)
    }
    lines.delete(tenant)
  }
  return (ask: Ask, waitingMax: number): Promise<Outcome> => {
    const tenant = ask.caller.tenant_id
    const line = lines.get(tenant)
    if (line && line.length >= waitingMax) return Promise.resolve(busy)
    return new Promise((resolve, reject) => {
      if (line) {
        line.push({ ask, resolve, reject })
      } else {
        const made = [{ ask, resolve, reject }]
        lines.set(tenant, made)
        // After those that come in the same moment.
        setImmediate(() => void drain(tenant, made))
      }
    })
  }
}

type Answer = { command_id: string; name: string; input_hash: string; reply: string; at: number }
type Done = {
  outcome: Outcome | Error
  down: Down[]
  touched: Map<Table, Set<string>>
  audit?: Row<'audit'> | undefined
  answer?: Answer
}
type Known = Map<string, Pick<Answer, 'input_hash' | 'reply'>>

async function transact(
  postgres: Postgres,
  clock: Clock,
  tenant: string,
  asks: readonly Ask[],
): Promise<(Outcome | Error)[]> {
  let one = decideAndWrite
  for (let attempt = 1; ; attempt += 1) {
    try {
      const { done, version } = await postgres.withTenant(
        tenant,
        tx => inOrder(tx, clock, asks, one),
        'serializable',
      )
      publish(
        postgres,
        tenant,
        version,
        done.map(({ touched }) => touched),
      )
      return done.map(({ outcome }) => outcome)
    } catch (error) {
      if (metAnother(error)) {
        if (attempt >= ATTEMPTS_MAX) return asks.map(() => busy)
        await pause(Math.random() * Math.min(BACKOFF_MAX_MS, 2 ** attempt))
      } else if (asks.length > 1 && one === decideAndWrite) {
        // Rarely one of them fails; only then is it worth a savepoint for each to find out which.
        one = saved
      } else {
        const refusal = refusalOf(error)
        if (refusal && asks.length === 1) return [refusal]
        throw error
      }
    }
  }
}

async function inOrder(tx: Tx, clock: Clock, asks: readonly Ask[], one: typeof decideAndWrite) {
  const known = answersOf(tx, asks)
  const done: Done[] = []
  let seen: string | null = null
  const see = async (store: string | null) => {
    if (store !== seen) await seeOnly(tx, store)
    seen = store
  }
  for (const ask of asks) {
    await see(ask.caller.only_store ?? null)
    const result = await one(tx, clock, ask, known)
    done.push(result)
    if (result.answer) (await known).set(ask.id, result.answer)
  }
  await see(null)
  const answers = done.flatMap(({ answer }) => (answer ? [answer] : []))
  const audits = done.flatMap(({ audit }) => (audit ? [audit] : []))
  // Sent at once, run in this order: the counter comes last, since who holds it holds up the others.
  const [, , version] = await Promise.all([
    putRows(tx, 'audit', audits, 'insert'),
    answers.length > 0 ? tx.run(ANSWER, [tx.tenant_id, JSON.stringify(answers)], 'prepared') : 0,
    nextVersions(
      tx,
      done.map(({ down }) => down),
    ),
  ])
  return { done, version }
}

/** What was answered to these ids before. */
async function answersOf(tx: Tx, asks: readonly Ask[]): Promise<Known> {
  const rows = await tx.rows(
    'select command_id, input_hash, reply from command_answer where command_id = any($1)',
    [asks.map(({ id }) => id)],
    'prepared',
  )
  return new Map(rows.map(row => [row.command_id, row]))
}

/** One of many: what a unique index refuses, or a bug, is undone alone. */
async function saved(tx: Tx, clock: Clock, ask: Ask, known: Promise<Known>): Promise<Done> {
  try {
    // Sent with what follows; an error shows at the next await.
    const [, done] = await Promise.all([
      tx.run('savepoint command'),
      decideAndWrite(tx, clock, ask, known),
    ])
    await tx.run('release savepoint command')
    return done
  } catch (error) {
    if (metAnother(error)) throw error
    const bug = error instanceof Error ? error : new Error(String(error))
    await tx.run('rollback to savepoint command')
    return { outcome: refusalOf(error) ?? bug, ...nothing }
  }
}

const nothing = { down: [], touched: new Map<Table, Set<string>>() }

/** Carries an outcome out of a transaction that is to be rolled back. */
class Rehearsed extends Error {
  readonly outcome: Outcome
  constructor(outcome: Outcome) {
    super('rehearsed')
    this.outcome = outcome
  }
}

async function rehearse(postgres: Postgres, clock: Clock, ask: Omit<Ask, 'id'>): Promise<Outcome> {
  try {
    const { tenant_id, only_store } = ask.caller
    const rehearsal = async (tx: Tx) => {
      const known = Promise.resolve<Known>(new Map())
      const { outcome } = await decideAndWrite(tx, clock, { ...ask, id: 'rehearsal' }, known)
      throw outcome instanceof Error ? outcome : new Rehearsed(outcome)
    }
    return await postgres.withTenant(tenant_id, rehearsal, 'read committed', only_store)
  } catch (error) {
    if (error instanceof Rehearsed) return error.outcome
    const refusal = refusalOf(error)
    if (refusal) return refusal
    throw error
  }
}

async function decideAndWrite(
  tx: Tx,
  clock: Clock,
  ask: Ask,
  known: Promise<Known>,
): Promise<Done> {
  const { command, id, caller } = ask
  const no = (code: string, data: Record<string, unknown> = {}): Done => ({
    outcome: { is: 'refused', code, data },
    ...nothing,
  })
  if (!may(caller.actor.permissions, command.permission)) {
    return no('not-allowed', { permission: command.permission })
  }
  const parsed = command.input.safeParse(ask.input)
  if (!parsed.success) return no('input-invalid', { issues: issuesOf(parsed.error.issues) })
  const input = parsed.data
  const input_hash = hashOf(command.name, input)
  const context = contextOf(clock, caller)
  const [answers, first] = await Promise.all([
    known,
    readAll(tx, command.needs?.(db, input, context) ?? {}),
  ])
  const answered = answers.get(id)
  if (answered) {
    if (answered.input_hash !== input_hash) return no('command-id-reused')
    return { outcome: { is: 'done', reply: answered.reply, replayed: true }, ...nothing }
  }
  const more = await readAll(tx, command.more?.(db, input, first, context) ?? {})
  const decision: Decision<unknown> = command.decide({ ...first, ...more }, input, context)
  if ('refused' in decision) return no(decision.refused, decision.data)
  const foreign = await ownedByStore(tx, decision.changes, caller)
  if (foreign) return no('owned-by-store', foreign)
  const shared = ofWholeRetailer(decision.changes, caller)
  if (shared) return no('whole-retailer-only', shared)
  const { detail, down, touched } = await writeChanges(tx, decision.changes)
  const reply = JSON.stringify(decision.reply ?? {})
  const audited = isWorthAnAudit([...touched.keys()], caller.actor, decision.audit)
  return {
    outcome: { is: 'done', reply, replayed: false },
    down,
    touched,
    audit: audited ? auditRow(command.name, id, detail, context, decision.audit) : undefined,
    answer: { command_id: id, name: command.name, input_hash, reply, at: context.now },
  }
}

const ANSWER = `insert into command_answer (tenant_id, command_id, name, input_hash, reply, at)
  select $1, command_id, name, input_hash, reply, at from json_to_recordset($2::json)
    as r(command_id text, name text, input_hash text, reply text, at bigint)`

/** The first two refusals of decideAndWrite, for a caller who need not wait in line for them. */
function refusedAtOnce({ command, input, caller }: Ask): Outcome | null {
  if (!may(caller.actor.permissions, command.permission)) {
    return { is: 'refused', code: 'not-allowed', data: { permission: command.permission } }
  }
  const parsed = command.input.safeParse(input)
  if (parsed.success) return null
  return { is: 'refused', code: 'input-invalid', data: { issues: issuesOf(parsed.error.issues) } }
}

const contextOf = (clock: Clock, { tenant_id, store_id, actor }: Caller): Context => {
  const now = clock.now()
  return {
    now,
    newId: () => clock.newId(now),
    actor,
    tenant_id,
    store_id,
    side: store_id === null ? 'head-office' : 'store',
    search,
    matches,
    // Tills hang on their store's broker; nobody hangs on head office.
    wasLinked: () => false,
  }
}

/** As in the store: the name is part of it. */
const hashOf = (name: string, input: unknown): string =>
  createHash('sha256').update(name).update('\n').update(JSON.stringify(input)).digest('base64url')

const SERIALIZATION_FAILURE = '40001'
const DEADLOCK = '40P01'
const UNIQUE_VIOLATION = '23505'
/** A row that this person's store does not own. */
const FOREIGN_ROW = '42501'

/** Another transaction was in the way: also the twin of this very command, seen by its answer. */
const metAnother = (error: unknown): boolean => {
  const state = stateOf(error)
  if (state === SERIALIZATION_FAILURE || state === DEADLOCK) return true
  const table = error instanceof Error && 'table' in error ? error.table : ''
  return state === UNIQUE_VIOLATION && table === 'command_answer'
}

/** The second lock: what a command did not ask for is refused by an index, or by row security. */
function refusalOf(error: unknown): Outcome | null {
  if (stateOf(error) === FOREIGN_ROW) return { is: 'refused', code: 'not-in-this-store', data: {} }
  return uniqueRefusal(error)
}

function uniqueRefusal(error: unknown): Outcome | null {
  if (stateOf(error) !== UNIQUE_VIOLATION) return null
  // Under row security the error tells no values and no columns, only the index.
  const index = error instanceof Error && 'constraint' in error ? String(error.constraint) : ''
  // A partition's key has the partition's name.
  const columns = UNIQUE.get(index) ?? (index.endsWith('_pkey') ? ['id'] : null)
  if (!columns) return null
  return { is: 'refused', code: 'not-unique', data: { columns } }
}

/** Columns of each unique index, by its name. */
const UNIQUE: ReadonlyMap<string, string[]> = new Map(
  tables.flatMap(table =>
    (resourceOf(table).indexes ?? [])
      .map(names => names.map(name => name.replace('!', '')))
      .map(names => [`${table}_by_${names.join('_')}`, names] as const),
  ),
)

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))
