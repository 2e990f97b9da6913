import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import t from 'tap'
import { foldBeside, leaveToLitestream } from './checkpoints.ts'
import { openSqlite, type Sqlite } from './sqlite.ts'

const WAIT_MS = 50
const WAITS = 200

const aDatabase = (t: { teardown: (end: () => void) => void }) => {
  const folder = mkdtempSync(join(tmpdir(), 'checkpoints-'))
  const sqlite = openSqlite(folder)
  t.teardown(() => {
    sqlite.close()
    rmSync(folder, { recursive: true, force: true })
  })
  sqlite.raw.exec('create table page (body blob)')
  return { folder, sqlite }
}

/** Transactions of 500 pages each. */
const write = ({ raw }: Sqlite, count: number) => {
  const page = raw.prepare('insert into page (body) values (?)')
  const body = Buffer.alloc(4_000, 7)
  const one = raw.transaction(() => {
    for (let index = 0; index < 500; index += 1) page.run(body)
  })
  for (let index = 0; index < count; index += 1) one()
}

const logOf = ({ raw }: Sqlite) => {
  const [state] = raw.pragma('main.wal_checkpoint(NOOP)') as [{ log: number; checkpointed: number }]
  return { pages: state.log, left: state.log - state.checkpointed }
}

const folded = async (sqlite: Sqlite): Promise<boolean> => {
  for (let index = 0; index < WAITS; index += 1) {
    if (logOf(sqlite).left === 0) return true
    await wait(WAIT_MS)
  }
  return false
}

t.test('a long log goes into the database beside the sales, and begins anew', async t => {
  const { folder, sqlite } = aDatabase(t)
  foldBeside(sqlite, folder, message => t.fail(message))
  write(sqlite, 33)
  t.ok(logOf(sqlite).left > 16_000, 'nothing is folded inside of a sale')
  t.ok(await folded(sqlite))
  write(sqlite, 1)
  t.ok(logOf(sqlite).pages < 1_000, 'the next sale is written at the beginning of the log')
  t.equal(sqlite.raw.prepare('select count(*) from page').pluck().get(), 34 * 500)
})

t.test('a log that no thread can fold is folded by the store itself', async t => {
  const { folder, sqlite } = aDatabase(t)
  const warned: string[] = []
  foldBeside(sqlite, join(folder, 'elsewhere'), message => warned.push(message))
  write(sqlite, 33)
  t.ok(await folded(sqlite))
  t.match(warned, ['the log could not be folded beside the sales'])
})

t.test('Litestream has time for the pages it has not seen, but not for ever', async t => {
  const { sqlite } = aDatabase(t)
  leaveToLitestream(sqlite)
  write(sqlite, 20)
  await wait(600)
  t.ok(logOf(sqlite).left > 9_000, 'two looks later they still wait')
  write(sqlite, 14)
  t.ok(await folded(sqlite))
})
