import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import { mainTables, VOLATILE } from '#schema/ddl.ts'
import { resourceOf, syncOf, type Table, tables } from '#schema/index.ts'
import { columnsOf } from '#schema/resource.ts'
import { aStore, openSession, shop } from './a-store.ts'
import { openReadOnly, openSqlite, type Sqlite, StartFault } from './sqlite.ts'
import { openStore } from './store.ts'

const aFolder = (t: { teardown: (end: () => void) => void }) => {
  const folder = mkdtempSync(join(tmpdir(), 'a-store-'))
  t.teardown(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

const code = (open: () => unknown): string => {
  try {
    open()
  } catch (error) {
    return error instanceof StartFault ? error.code : String(error)
  }
  return 'opened'
}

t.test('a sale is on the disk before it is answered', async t => {
  const sqlite = openSqlite(aFolder(t))
  t.teardown(sqlite.close)
  const pragma = (name: string) => sqlite.raw.pragma(name, { simple: true })
  t.equal(pragma('synchronous'), 2, 'FULL, not the NORMAL that better-sqlite3 falls back to')
  t.equal(pragma('journal_mode'), 'wal')
  t.equal(pragma('foreign_keys'), 1)
  t.equal(pragma('busy_timeout'), 5_000)
  t.equal(pragma('volatile.journal_mode'), 'wal')
  t.equal(pragma('volatile.synchronous'), 1, 'what may be lost need not wait for the disk')
})

type Column = { name: string; type: string; notnull: number; pk: number }
type Index = { name: string; unique: number; origin: string }

const indexesOf = (sqlite: Sqlite, schema: string, table: Table) =>
  sqlite.raw
    .prepare<[], Index>(
      `select name, "unique", origin from ${schema}.pragma_index_list('${table}')`,
    )
    .all()
    .filter(({ origin }) => origin === 'c')
    .map(({ name, unique }) => {
      const columns = sqlite.raw
        .prepare<[], string>(`select name from ${schema}.pragma_index_info('${name}')`)
        .pluck()
        .all()
      return `${unique ? '!' : ''}${columns.join(',')}`
    })
    .sort()

t.test('the migrations lead to the tables that the resources describe', async t => {
  const sqlite = openSqlite(null)
  t.teardown(sqlite.close)
  for (const table of tables) {
    const schema = VOLATILE.includes(table) ? 'volatile' : 'main'
    const there = sqlite.raw
      .prepare<[], Column>(
        `select name, type, "notnull", pk from ${schema}.pragma_table_info('${table}')`,
      )
      .all()
    const wanted = columnsOf(resourceOf(table)).map(({ column, type }) => ({
      name: column,
      type: type.is === 'integer' ? 'INTEGER' : 'TEXT',
      notnull: type.nullable ? 0 : 1,
      pk: column === 'id' ? 1 : 0,
    }))
    t.same(
      there.map(column => ({ ...column, type: column.type.toUpperCase() })),
      wanted,
      table,
    )
    const indexes = (resourceOf(table).indexes ?? []).map(names => names.join(',')).sort()
    t.same(indexesOf(sqlite, schema, table), indexes, `${table}: indexes`)
  }
  const strict = sqlite.raw
    .prepare<[], string>(
      `select name from pragma_table_list where schema in ('main', 'volatile') and strict = 0
       and type = 'table' and name not like 'sqlite%' and name not like 'found%'`,
    )
    .pluck()
    .all()
  t.same(strict, [], 'every table is strict')
  t.equal(mainTables.length + VOLATILE.length, tables.length)
})

t.test(
  'a word that is none, and a number that is none, are refused by the table itself',
  async t => {
    const { sqlite } = aStore(t)
    const run = (sql: string) => () => sqlite.raw.prepare(sql).run()
    t.throws(run(`update till set status = 'lost'`), { code: 'SQLITE_CONSTRAINT_CHECK' })
    t.throws(run(`update price set amount = 'cheap'`), { code: 'SQLITE_CONSTRAINT_DATATYPE' })
    t.throws(run(`update price set amount = 1.5`), { code: 'SQLITE_CONSTRAINT_DATATYPE' })
  },
)

t.test('what happened is never changed and never removed', async t => {
  const store = aStore(t)
  store.given({ till_session: [openSession()] })
  store.run('till-sessions.move-cash', {
    till_session_id: openSession().id,
    kind: 'in',
    amount: 500,
    reason: 'coins',
  })
  const sold = store.run('sales.complete', {
    sale_id: openSession().id,
    till_session_id: openSession().id,
    lines: [{ variant_id: shop.can, quantity: 1_000 }],
    tenders: [{ kind: 'cash', amount: 120 }],
    total: 120,
  })
  t.equal(sold.refused, null)
  const ledgers = tables.filter(table => syncOf(table) === 'ledger')
  for (const table of ledgers) {
    const { raw } = store.sqlite
    t.ok(store.rows(table).length > 0, `${table} has a row`)
    const refused = { message: new RegExp(`a row of ${table} is never`) }
    t.throws(() => raw.prepare(`update "${table}" set tenant_id = 'x'`).run(), refused)
    t.throws(() => raw.prepare(`delete from "${table}"`).run(), refused)
  }
})

t.test('a data folder that can not be used says what to do', async t => {
  const folder = aFolder(t)
  const site = { tenant_id: shop.tenant_id, store_id: shop.store_id }
  t.equal(
    code(() => openStore(folder, null)),
    'not-enrolled',
  )
  openStore(folder, site).close()
  t.equal(
    code(() => openStore(folder, { ...site, store_id: shop.till })),
    'other-store',
  )
  const again = openStore(folder, null)
  t.match(again.site, site, 'the store is known from then on')
  const { epoch } = again
  again.close()
  const third = openStore(folder, site)
  t.equal(third.epoch, epoch, 'and its stream keeps its name')
  third.sqlite.raw.pragma('user_version = 99')
  third.close()
  t.equal(
    code(() => openSqlite(folder)),
    'database-newer',
  )
  const damaged = aFolder(t)
  writeFileSync(join(damaged, 'store.db'), 'this was a database once, and is none now '.repeat(200))
  t.equal(
    code(() => openSqlite(damaged)),
    'database-corrupt',
  )
  t.equal(
    code(() => openSqlite(join(damaged, 'store.db', 'below'))),
    'data-unwritable',
  )
})

t.test('a file is read through unless it is as this program left it', async t => {
  const folder = aFolder(t)
  const file = join(folder, 'store.db')
  const store = aStore(t, undefined, folder)
  store.sqlite.close()
  openSqlite(folder).close()
  const middle = Buffer.alloc(4_096, 7)
  const before = readFileSync(file)
  middle.copy(before, 5 * 4_096)
  writeFileSync(file, before)
  t.equal(
    code(() => openSqlite(folder)),
    'database-corrupt',
  )
})

t.test('a reader for long reports sees what is written and can write nothing', async t => {
  const folder = aFolder(t)
  const store = aStore(t, undefined, folder)
  const reader = openReadOnly(folder)
  t.teardown(reader.close)
  const names = () => reader.raw.prepare('select name from till order by code').pluck().all()
  t.same(names(), ['Till 1', 'Till 2'])
  store.sqlite.raw.prepare(`update till set name = 'Front' where code = 'CS-1'`).run()
  t.same(names(), ['Front', 'Till 2'])
  t.throws(() => reader.raw.prepare('delete from till').run(), { code: 'SQLITE_READONLY' })
})

t.test('statements are prepared once, and old ones make room', async t => {
  const sqlite = openSqlite(null)
  t.teardown(sqlite.close)
  t.equal(sqlite.statement('select 1'), sqlite.statement('select 1'))
  const first = sqlite.statement('select 0')
  for (let number = 1; number <= 600; number += 1) sqlite.statement(`select ${number}`)
  t.not(sqlite.statement('select 0'), first)
})
