// The corner shop on both engines: a module's test is written once and played on SQLite, as the store
// runs it, and on Postgres, as head office runs a store that has no box.
import type { Test } from 'tap'
import { v7 } from 'uuid'
import { db } from '#appliance/kernel/compile.ts'
import type { Command, Message } from '#schema/command.ts'
import { isTable, type Row, type Table, tables } from '#schema/index.ts'
import { aServer, type Server } from '../cloud-bridge/a-cloud.ts'
import { openEngine } from '../cloud-bridge/execute.ts'
import { type Postgres, db as postgresDb } from '../cloud-bridge/postgres.ts'
import { putRows } from '../cloud-bridge/put.ts'
import type { Caller, Engine, Outcome } from './http/engine.ts'
import { aStore, cashier, cornerShop, NOW } from './kernel/a-store.ts'
import { systemClock } from './kernel/clock.ts'
import { commands, questions } from './modules/index.ts'

type Rows = Partial<{ [T in Table]: Row<T>[] }>

type Ran = {
  /** null when it was done */
  refused: string | null
  /** what explains a refusal */
  data: Record<string, unknown>
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of an answer
  reply: any
}

/** What a refusal's row says: its code, the command, the input, and who asks (a cashier, if nobody is said). */
export type Refused = [code: string, command: string, input: unknown, as?: Caller]

export type Shop = {
  engine: 'SQLite' | 'Postgres'
  run: (name: string, input: unknown, as?: Caller, id?: string) => Promise<Ran>
  /** likewise, but a refusal fails the test */
  done: (name: string, input: unknown, as?: Caller, id?: string) => Promise<Ran['reply']>
  // biome-ignore lint/suspicious/noExplicitAny: as above
  ask: (name: string, input: unknown, as?: Caller) => Promise<any>
  rows: <T extends Table>(table: T) => Promise<Row<T>[]>
  /** rows as they are, past all commands */
  given: (rows: Rows) => Promise<void>
  later: (ms: number) => void
  now: () => number
  /** what was said to devices since the last time this was asked; the store says it, head office has nobody there */
  said: () => Message[]
  /** each is refused by its code, writes nothing and tells nobody */
  refuses: (refusals: readonly Refused[]) => Promise<void>
}

type Play = (t: Test, shop: Shop) => Promise<unknown>

/** Plays tests on both engines; one Postgres serves the file. `rows` come on top of the corner shop. */
export const onBothEngines = async (t: Test) => {
  const server = await aServer(t)
  return (name: string, play: Play, rows: Rows = {}) =>
    t.test(name, async t => {
      await t.test('on SQLite', t => play(t, inStore(t, rows)))
      await t.test('on Postgres', async t => play(t, await inCloud(t, server, rows)))
    })
}

/** A row like the corner shop's first of its table, but for what is said. */
export const rowLike = <T extends Table>(
  table: T,
  change: Partial<Row<T>> & { id: string },
): Row<T> => {
  const [first]: Row<T>[] = cornerShop()[table] ?? []
  if (!first) throw new Error(`the corner shop has no ${table}`)
  return { ...first, ...change }
}

/** The corner shop's rows of a table and more of them, each like the first but for what is said. */
export const withMore = <T extends Table>(
  table: T,
  ...more: (Partial<Row<T>> & { id: string })[]
): Row<T>[] => {
  const rows: Row<T>[] = cornerShop()[table] ?? []
  return [...rows, ...more.map(change => rowLike(table, change))]
}

/** Only for what head office decides: the shop on Postgres, asked by nobody of a store. */
export const atHeadOffice = (caller: Caller): Caller => ({ ...caller, store_id: null })

function inStore(t: Test, rows: Rows): Shop {
  const store = aStore(t, { ...cornerShop(), ...rows })
  const heard: { messages: Message[]; written: number } = { messages: [], written: 0 }
  store.kernel.onCommit(({ messages, written }) => {
    heard.messages.push(...messages)
    heard.written += written.length
  })
  return shopOf(t, 'SQLite', store.engine, {
    rows: async table => store.engine.read(db.selectFrom(table).selectAll().orderBy('id'), cashier),
    given: async wanted => store.given(wanted),
    later: store.later,
    now: store.now,
    said: () => heard.messages.splice(0),
    told: () => heard.written + heard.messages.length,
  })
}

async function inCloud(t: Test, server: Server, rows: Rows): Promise<Shop> {
  const postgres = await server.open(t, 4)
  const tenant_id = v7()
  let now = NOW
  const clock = systemClock('cloud', () => now)
  const engine = openEngine(postgres, clock)
  await put(postgres, tenant_id, { ...cornerShop(), ...rows })
  const here = (caller: Caller): Caller => ({ ...caller, tenant_id })
  return shopOf(
    t,
    'Postgres',
    {
      ...engine,
      execute: (command, id, input, caller) => engine.execute(command, id, input, here(caller)),
      ask: (question, input, caller) => engine.ask(question, input, here(caller)),
    },
    {
      rows: async table =>
        engine.read(postgresDb.selectFrom(table).selectAll().orderBy('id'), here(cashier)),
      given: wanted => put(postgres, tenant_id, wanted),
      later: ms => {
        now += ms
      },
      now: () => now,
      said: () => [],
      told: () => 0,
    },
  )
}

const put = (postgres: Postgres, tenant_id: string, rows: Rows) =>
  postgres.withTenant(tenant_id, async tx => {
    for (const [table, list] of Object.entries(rows)) {
      if (!isTable(table)) throw new Error(`there is no table ${table}`)
      const own = list.map(row => ({
        ...row,
        tenant_id,
        id: table === 'tenant' ? tenant_id : row.id,
      }))
      await putRows(tx, table, own, 'insert')
    }
  })

type Data = Pick<Shop, 'given' | 'later' | 'now' | 'said'> & {
  rows: (table: Table) => Promise<unknown[]>
  /** how much subscribers have heard */
  told: () => number
}

function shopOf(t: Test, engine: Shop['engine'], { execute, ask }: Engine, data: Data): Shop {
  const run: Shop['run'] = async (name, input, as = cashier, id = v7()) =>
    ranOf(await execute(commandOf(name), id, input, as))
  const everything = async () => ({
    told: data.told(),
    rows: await Promise.all(tables.map(async table => [table, await data.rows(table)])),
  })
  return {
    engine,
    run,
    done: async (...order) => {
      const { refused, data: why, reply } = await run(...order)
      t.equal(refused, null, `${order[0]} is done ${refused === null ? '' : JSON.stringify(why)}`)
      return reply
    },
    ask: (name, input, as = cashier) => {
      const question = questions.get(name)
      if (!question) throw new Error(`there is no question ${name}`)
      return ask(question, question.input.parse(input), as)
    },
    // What a table holds has its shape: the resource's schema stands before every write.
    rows: async <T extends Table>(table: T) => (await data.rows(table)) as Row<T>[],
    given: data.given,
    later: data.later,
    now: data.now,
    said: data.said,
    refuses: async refusals => {
      for (const [code, name, input, as] of refusals) {
        const before = await everything()
        const { refused } = await run(name, input, as)
        t.equal(refused, code, `${name}: ${code}`)
        t.strictSame(await everything(), before, `${code} writes nothing and tells nobody`)
      }
    },
  }
}

const ranOf = (outcome: Outcome): Ran =>
  outcome.is === 'refused'
    ? { refused: outcome.code, data: outcome.data, reply: {} }
    : { refused: null, data: {}, reply: JSON.parse(outcome.reply) }

const commandOf = (name: string): Command => {
  const found = commands.get(name)
  if (!found) throw new Error(`there is no command ${name}`)
  return found
}
