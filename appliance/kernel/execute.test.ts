import t from 'tap'
import { v7 } from 'uuid'
import * as z from 'zod'
import { commands } from '#appliance/modules/index.ts'
import { type Change, type Command, command, put, refuse } from '#schema/command.ts'
import type { Row } from '#schema/index.ts'
import {
  aStore,
  cashier,
  heldCoffee,
  manager,
  NOW,
  openSession,
  shop,
  type TestStore,
  testId,
} from './a-store.ts'
import { type Committed, WAITING_MAX } from './execute.ts'

const named = (name: string): Command => {
  const found = commands.get(name)
  if (!found) throw new Error(`there is no command ${name}`)
  return found
}

const review = (id: string, note = ''): Row<'review'> => ({
  id,
  tenant_id: shop.tenant_id,
  store_id: shop.store_id,
  kind: 'total-differs',
  sale_id: null,
  detail_json: '{}',
  at: NOW,
  status: 'open',
  done_by: null,
  done_at: null,
  note,
})

/** A command that writes a review row, or fails as it is told. */
const probe = command({
  name: 'test.probe',
  summary: '',
  permission: 'test.probe',
  input: z.strictObject({
    id: z.string(),
    fail: z.enum(['refuse', 'throw', 'unique', 'twice']).optional(),
  }),
  decide(_rows, { id, fail }) {
    if (fail === 'refuse') return refuse('not-today', { id })
    if (fail === 'throw') throw new Error('a bug')
    const move: Row<'cash_move'> = {
      id,
      tenant_id: shop.tenant_id,
      store_id: shop.store_id,
      till_session_id: testId(20, 1),
      kind: 'in',
      amount: 1,
      reason: 'probe',
      at: NOW,
      user_id: shop.cashier,
    }
    const session = { ...openSession(), id: testId(20, 9) }
    const changes: Change[] = [put('review', review(id)), put('cash_move', move)]
    if (fail === 'unique') changes.push(put('till_session', session))
    if (fail === 'twice') changes.push(put('cash_move', move))
    return { changes, reply: { id }, messages: [{ topic: 'probe', payload: id }] }
  },
})

const journalOf = (store: TestStore) =>
  store.sqlite.raw
    .prepare<[], { seq: number; tx: number; tbl: string; op: string; pk: string; body: string }>(
      'select seq, tx, tbl, op, pk, body from journal order by seq',
    )
    .all()

const answers = (store: TestStore) =>
  Number(store.sqlite.raw.prepare('select count(*) from command_answer').pluck().get())

const everything = (store: TestStore) => ({
  reviews: store.rows('review').length,
  moves: store.rows('cash_move').length,
  audit: store.rows('audit').length,
  journal: journalOf(store).length,
  answers: answers(store),
})

const nothing = { reviews: 0, moves: 0, audit: 0, journal: 0, answers: 0 }

const execute = (store: TestStore, input: object, id = v7()) =>
  store.kernel.execute(probe, id, input, manager)

t.test('the same command id is answered with the same bytes, and done once', async t => {
  const store = aStore(t, { till_session: [openSession()] })
  const published: Committed[] = []
  store.kernel.onCommit(committed => published.push(committed))
  const first = await execute(store, { id: testId(30, 1) }, 'one')
  store.later(60_000)
  const again = await execute(store, { id: testId(30, 1) }, 'one')
  if (first.is !== 'done' || again.is !== 'done') return t.fail('both are done')
  t.equal(again.reply, first.reply)
  t.same([first.replayed, again.replayed], [false, true])
  t.equal(published.length, 1, 'and told once')
  t.match(await execute(store, { id: testId(30, 2) }, 'one'), { code: 'command-id-reused' })
  const other = await store.kernel.execute(named('tax.put'), 'one', { row: {} }, manager)
  t.match(other, { code: 'input-invalid' }, 'input that is none is told first')
  const settle = { review_id: testId(30, 1) }
  const elsewhere = await store.kernel.execute(named('reviews.settle'), 'one', settle, manager)
  t.match(elsewhere, { code: 'command-id-reused' }, 'nor for another command')
  t.same(everything(store), { reviews: 1, moves: 1, audit: 1, journal: 3, answers: 1 })
})

t.test('a refusal writes nothing and tells nobody', async t => {
  const store = aStore(t, { till_session: [openSession()] })
  const published: Committed[] = []
  store.kernel.onCommit(committed => published.push(committed))
  const id = testId(30, 1)
  const refusals = [
    ['not-today', { id, fail: 'refuse' }, manager],
    ['input-invalid', { id: 5 }, manager],
    ['input-invalid', { id, more: 1 }, manager],
    ['not-allowed', { id }, cashier],
    ['not-unique', { id, fail: 'unique' }, manager],
    ['not-unique', { id, fail: 'twice' }, manager],
  ] as const
  for (const [code, input, who] of refusals) {
    const outcome = await store.kernel.execute(probe, v7(), input, who)
    t.match(outcome, { is: 'refused', code }, code)
    t.same(everything(store), nothing)
  }
  t.same(published, [])
  t.match(await execute(store, { id, fail: 'unique' }), { data: { columns: ['till_id', 'z_no'] } })
})

t.test('commands of one moment share a flush, and each stands or falls alone', async t => {
  const store = aStore(t, { till_session: [openSession()] })
  const published: Committed[] = []
  store.kernel.onCommit(committed => {
    t.notOk(store.sqlite.raw.inTransaction, 'told after the commit')
    published.push(committed)
  })
  const ids = Array.from({ length: 6 }, (_, index) => testId(30, index + 1))
  const fails = [undefined, 'refuse', undefined, 'throw', 'twice', undefined]
  const settled = await Promise.allSettled(
    ids.map((id, index) => execute(store, fails[index] ? { id, fail: fails[index] } : { id })),
  )
  t.match(settled, [
    { value: { is: 'done' } },
    { value: { code: 'not-today' } },
    { value: { is: 'done' } },
    { status: 'rejected', reason: { message: 'a bug' } },
    { value: { code: 'not-unique' } },
    { value: { is: 'done' } },
  ])
  const written = [ids[0], ids[2], ids[5]]
  t.same(
    store.rows('review').map(({ id }) => id),
    written,
  )
  t.same(
    store.rows('cash_move').map(({ id }) => id),
    written,
  )
  t.equal(store.rows('audit').length, 3)
  t.equal(published.length, 1, 'one commit')
  t.same(
    published[0]?.messages.map(({ payload }) => payload),
    written,
  )
  t.equal(published[0]?.written.length, 6)
  t.equal(published[0]?.seq, 9)
})

t.test('the journal has no gap and holds whole transactions', async t => {
  const store = aStore(t, { till_session: [openSession()] })
  for (let number = 1; number <= 5; number += 1) {
    await execute(store, { id: testId(30, number) })
    await execute(store, { id: testId(31, number), fail: 'refuse' })
    await execute(store, { id: testId(32, number), fail: 'twice' })
  }
  const rows = journalOf(store)
  t.same(
    rows.map(({ seq }) => seq),
    rows.map((_, index) => index + 1),
  )
  const byTransaction = Map.groupBy(rows, ({ tx }) => tx)
  t.equal(byTransaction.size, 5)
  for (const [tx, members] of byTransaction) {
    t.equal(members[0]?.seq, tx, 'a transaction is named by its first row')
    t.same(
      members.map(({ tbl }) => tbl),
      ['review', 'cash_move', 'audit'],
    )
  }
  t.equal(store.kernel.lastSeq(), 15)
  for (const { tbl, pk, body } of rows) {
    if (tbl === 'review')
      t.same(
        JSON.parse(body),
        store.rows('review').find(({ id }) => id === pk),
      )
  }
})

t.test(
  "what head office keeps and what never leaves the box is not in the store's journal",
  async t => {
    const store = aStore(t)
    store.given({ till_session: [openSession()] })
    store.run('sales.park', {
      parked_sale_id: testId(30, 1),
      till_id: shop.till,
      lines_json: JSON.stringify(heldCoffee),
      total: 0,
    })
    t.same(
      journalOf(store).map(({ tbl }) => tbl),
      ['audit'],
      'only that it was done',
    )
  },
)

t.test('the audit line tells what an edit changed, and no secret', async t => {
  const store = aStore(t)
  const hashes = command({
    name: 'test.hash',
    summary: '',
    permission: null,
    input: z.strictObject({ pin_hash: z.string() }),
    needs: db => ({ users: db.selectFrom('user').selectAll().where('id', '=', shop.cashier) }),
    decide: ({ users: [user] }, { pin_hash }) =>
      user
        ? { changes: [put('user', { ...user, name: 'Amal B.', pin_hash })], reply: {} }
        : refuse('user-unknown'),
  })
  await store.kernel.execute(hashes, 'hash', { pin_hash: 'a-secret-hash' }, manager)
  const [line] = store.rows('audit')
  t.match(line, {
    command: 'test.hash',
    command_id: 'hash',
    user_id: shop.manager,
    till_id: shop.till,
    store_id: shop.store_id,
    at: NOW,
  })
  t.same(JSON.parse(line?.detail_json ?? ''), {
    rows: {},
    changed: [
      {
        table: 'user',
        id: shop.cashier,
        op: 'put',
        before: { name: 'Amal', pin_hash: '(secret)' },
        after: { name: 'Amal B.', pin_hash: '(secret)' },
      },
    ],
  })
  t.notOk(JSON.stringify(store.rows('audit')).includes('a-secret-hash'))
})

t.test('a device that reports on a print job leaves no trail; a person does', async t => {
  const store = aStore(t)
  store.given({ till_session: [openSession()] })
  const { reply } = store.run('printing.test', { device_id: shop.printer }, manager)
  t.equal(store.rows('audit').length, 1)
  const system = { ...manager, actor: { ...manager.actor, user_id: null } }
  const report = {
    job_id: reply['print_job_id'],
    device_id: shop.printer,
    attempt: 1,
    state: 'printed',
  }
  t.equal(store.run('printing.report', report, system).refused, null)
  t.equal(store.rows('audit').length, 1)
})

t.test('a queue that is full says busy, and what waited is done', async t => {
  const store = aStore(t, { till_session: [openSession()] })
  const waiting = Array.from({ length: WAITING_MAX }, (_, index) =>
    execute(store, { id: testId(30, index), fail: 'refuse' }),
  )
  t.match(await execute(store, { id: testId(31, 1) }), { is: 'refused', code: 'busy' })
  const outcomes = await Promise.all(waiting)
  t.ok(outcomes.every(outcome => outcome.is === 'refused' && outcome.code === 'not-today'))
  t.match(
    await execute(store, { id: testId(31, 1) }),
    { is: 'done' },
    'and then there is room again',
  )
})

t.test('a rehearsal answers as the real thing would, and leaves nothing', async t => {
  const store = aStore(t, { till_session: [openSession()] })
  const published: Committed[] = []
  store.kernel.onCommit(committed => published.push(committed))
  const { rehearse } = store.kernel
  t.match(rehearse(probe, { id: testId(30, 1) }, manager), { is: 'done' })
  t.match(rehearse(probe, { id: testId(30, 1), fail: 'unique' }, manager), { code: 'not-unique' })
  t.throws(() => rehearse(probe, { id: testId(30, 1), fail: 'throw' }, manager), {
    message: 'a bug',
  })
  t.same(everything(store), nothing)
  t.same(published, [])
})

t.test(
  'a disk that is full refuses all of the flush by its own name, and writes none of it',
  async t => {
    const store = aStore(t, { till_session: [openSession()] })
    const { raw } = store.sqlite
    const pages = Number(raw.pragma('page_count', { simple: true }))
    raw.pragma(`max_page_count = ${pages + 2}`)
    const settled = await Promise.allSettled(
      Array.from({ length: 60 }, (_, index) => execute(store, { id: testId(30, index) })),
    )
    raw.pragma('max_page_count = 1000000')
    t.ok(settled.every(({ status }) => status === 'rejected'))
    t.match(settled[0], { reason: { code: 'SQLITE_FULL' } })
    t.match(settled[59], { reason: { code: 'SQLITE_FULL' } })
    t.same(everything(store), nothing)
    t.match(await execute(store, { id: testId(30, 1) }), { is: 'done' }, 'with room it goes on')
  },
)

t.test('a stock level is always the sum of its moves', async t => {
  const store = aStore(t)
  store.given({ till_session: [openSession()] })
  const line = (variant_id: string, quantity: number) => ({ variant_id, quantity })
  store.run(
    'stock.receive',
    { receipt_id: testId(30, 1), lines: [line(shop.sixPack, 4_000), line(shop.coffee, 9_000)] },
    manager,
  )
  store.run(
    'stock.adjust',
    { adjustment_id: testId(30, 2), variant_id: shop.coffee, quantity: -1_000, reason: 'broken' },
    manager,
  )
  store.run('sales.complete', {
    sale_id: testId(30, 3),
    till_session_id: openSession().id,
    lines: [line(shop.can, 2_000), line(shop.sixPack, 1_000), line(shop.tomatoes, 740)],
    tenders: [{ kind: 'cash', amount: 2_000 }],
    total: 240 + 600 + 289,
  })
  const sums = store.sqlite.raw
    .prepare(
      'select variant_id, sum(quantity) as quantity, max(at) as moved_at from stock_move group by 1 order by 1',
    )
    .all()
  const levels = store
    .rows('stock_level')
    .map(({ variant_id, quantity, moved_at }) => ({ variant_id, quantity, moved_at }))
  t.same(
    levels.sort((a, b) => (a.variant_id < b.variant_id ? -1 : 1)),
    sums,
  )
  t.match(sums, [
    { variant_id: shop.coffee, quantity: 8_000 },
    { variant_id: shop.can, quantity: 24_000 - 2_000 - 6_000 },
    { variant_id: shop.tomatoes, quantity: -740 },
  ])
})
