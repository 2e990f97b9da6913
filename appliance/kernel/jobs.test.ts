import t from 'tap'
import { systemCaller } from '#appliance/http/sessions.ts'
import type { Row } from '#schema/index.ts'
import { aStore, cornerShop, NOW, shop, type TestStore, testId } from './a-store.ts'
import { openJobs } from './jobs.ts'

const DAY_MS = 86_400_000
const { tenant_id, store_id } = shop
const owner = { tenant_id, store_id }

/** The server looks once at what is due. */
const look = async (store: TestStore): Promise<string[]> => {
  const said: string[] = []
  const system = systemCaller(tenant_id, store_id)
  const jobs = openJobs(store.engine, store.sqlite, system, store.now, message =>
    said.push(message),
  )
  const before = store.rows('job').map(({ attempts }) => attempts)
  const isDone = () =>
    store.rows('job').some(({ attempts }, index) => attempts > (before[index] ?? 0))
  for (let turns = 0; turns < 1_000 && !isDone(); turns += 1) {
    await new Promise(resolve => setImmediate(resolve))
  }
  jobs.stop()
  return said
}

const session = (number: number, expires_at: number): Row<'session'> => ({
  ...owner,
  id: testId(41, number),
  user_id: shop.cashier,
  till_id: null,
  address: 'till',
  created_at: NOW,
  expires_at,
  ended_at: null,
})

const paper = (
  number: number,
  state: Row<'print_job'>['state'],
  created_at: number,
): Row<'print_job'> => ({
  ...owner,
  id: testId(42, number),
  device_id: shop.printer,
  kind: 'receipt',
  group_id: null,
  meant_for: null,
  sale_id: null,
  key: `receipt:${number}`,
  document_json: '{}',
  state,
  attempt: 1,
  why: null,
  created_at,
  finished_at: null,
})

const count = (store: TestStore, sql: string) => Number(store.sqlite.raw.prepare(sql).pluck().get())

t.test('every day the server forgets what nobody will ask for again, and nothing else', async t => {
  const later = 130 * DAY_MS
  const then = NOW + later
  const store = aStore(t, {
    ...cornerShop(),
    session: [session(1, then - 31 * DAY_MS), session(2, then - 29 * DAY_MS)],
    print_job: [
      paper(1, 'printed', then - 91 * DAY_MS),
      paper(2, 'printed', then - 89 * DAY_MS),
      paper(3, 'queued', then - 91 * DAY_MS),
      paper(4, 'unknown', then - 91 * DAY_MS),
    ],
  })
  const opened = (till_id: string, id: string) =>
    store.run('till-sessions.open', { till_id, float: 0 }, undefined, id).refused
  t.equal(opened(shop.till, 'old'), null)
  store.later(later)
  t.equal(opened(shop.till2, 'new'), null)
  t.same(await look(store), [])
  const ids = (table: 'session' | 'print_job') => store.rows(table).map(({ id }) => id)
  t.same(ids('session'), [testId(41, 2)])
  t.same(ids('print_job'), [testId(42, 2), testId(42, 3), testId(42, 4)], 'open paper is kept')
  const answers =
    "select group_concat(command_id) from command_answer where command_id in ('old', 'new')"
  t.equal(store.sqlite.raw.prepare(answers).pluck().get(), 'new')
  t.match(store.rows('job'), [{ kind: 'housekeeping', state: 'done', attempts: 1, error: null }])
  t.same(await look(store), [])
  t.equal(store.rows('job').length, 1, 'once a day')
  store.later(DAY_MS)
  await look(store)
  t.equal(store.rows('job').length, 2)
})

t.test('what head office has not got is never forgotten', async t => {
  const store = aStore(t)
  const fill = `insert into journal (seq, tx, tbl, op, pk, body, hlc, schema_v)
    with recursive n(seq) as (values (1) union all select seq + 1 from n where seq < 100010)
    select seq, seq, 'x', 'put', '', '', '', 1 from n`
  store.sqlite.raw.exec(fill)
  const first = () => count(store, 'select min(seq) from journal')
  await look(store)
  t.equal(first(), 1, 'head office was never heard of')
  const cursor = { id: 'up', tenant_id, direction: 'up' as const, epoch: 'e', hash: '', at: NOW }
  store.given({ sync_cursor: [{ ...cursor, position: 100_005 }] })
  store.later(DAY_MS)
  await look(store)
  t.equal(first(), 5, 'the last hundred thousand that it has are kept as well')
  t.equal(count(store, 'select max(seq) from journal'), 100_010)
})

t.test('work that fails is tried again later and later, and then given up', async t => {
  const store = aStore(t)
  await look(store)
  const unheardOf: Row<'job'> = {
    ...owner,
    id: testId(43, 1),
    kind: 'unheard-of',
    key: 'unheard-of:1',
    payload_json: '{}',
    state: 'queued',
    attempts: 0,
    run_at: NOW,
    error: null,
    finished_at: null,
  }
  store.given({ job: [unheardOf] })
  const it = () => store.rows('job').find(({ kind }) => kind === 'unheard-of')
  for (const attempts of [1, 2, 3, 4]) {
    t.same(await look(store), ['a job failed'])
    t.match(it(), { state: 'queued', attempts, run_at: store.now() + attempts * 60_000 })
    t.same(await look(store), [], 'not before its time')
    store.later(attempts * 60_000)
  }
  await look(store)
  t.match(it(), { state: 'failed', attempts: 5, error: /unheard-of/, finished_at: store.now() })
})
