import { createHash } from 'node:crypto'
import t from 'tap'
import { v7 } from 'uuid'
import * as z from 'zod'
import { commands } from '#appliance/modules/index.ts'
import type { Row, Table } from '#schema/index.ts'
import {
  type Batch,
  cutBatch,
  decodeBatch,
  encodeBatch,
  type JournalRow,
  makeBatch,
} from '#schema/wire/batch.ts'
import { downShape } from '#schema/wire/down.ts'
import { aServer, type Test } from './a-cloud.ts'
import { aMove, aTenant, headOffice, type Shop } from './a-tenant.ts'
import { openDoorbell } from './doorbell.ts'
import { down } from './down.ts'
import { openEngine } from './execute.ts'
import type { Postgres } from './postgres.ts'
import { receive } from './receive.ts'

const server = await aServer(t)
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const NOW = 1_795_000_000_000

type Write = { table: string; row: Record<string, unknown> | null; pk?: string }

/** A store's journal in memory: what the box would send. */
const aJournal = (epoch: string = v7()) => {
  let seq = 0
  let hash = ''
  return {
    epoch,
    rows(...writes: Write[]): JournalRow[] {
      const tx = seq + 1
      seq += writes.length
      return writes.map(({ table, row, pk }, index) => ({
        seq: tx + index,
        tx,
        tbl: table,
        op: row ? ('put' as const) : ('delete' as const),
        pk: pk ?? String(row?.id),
        body: JSON.stringify(row),
        hlc: `${String(NOW).padStart(15, '0')}-000000-x`,
        schema_v: 1,
      }))
    },
    batch(changes: JournalRow[]): Batch {
      const batch = makeBatch(epoch, hash, changes, sha256)
      hash = batch.hash
      return batch
    },
  }
}

const move = (shop: Parameters<typeof aMove>[0], quantity: number, id = v7()): Write => ({
  table: 'stock_move',
  row: aMove(shop, quantity, { id, at: NOW }),
})

const session = (shop: Shop, change: Partial<Row<'till_session'>> = {}): Write => ({
  table: 'till_session',
  row: {
    id: shop.till_id,
    tenant_id: shop.tenant_id,
    store_id: shop.store_id,
    till_id: shop.till_id,
    z_no: 1,
    opened_at: NOW,
    opened_by: shop.user_id,
    float: 100,
    closed_at: null,
    closed_by: null,
    expected_json: null,
    counted_json: null,
    difference: null,
    ...change,
  },
})

const rowsOf = (postgres: Postgres, shop: Shop, table: Table | 'store_cursor' | 'merge_loser') =>
  postgres.withTenant(shop.tenant_id, tx => tx.rows(`select * from ${table}`))

const setUp = async (t: Test) => {
  const postgres = await server.open(t)
  const shop = await aTenant(postgres)
  const box = { tenant: shop.tenant_id, store: shop.store_id }
  return {
    postgres,
    shop,
    box,
    send: (batch: Batch) => receive(postgres, box, batch, () => {}, NOW + 700),
  }
}

t.test("a store's rows arrive once, however often they are sent", async t => {
  const { postgres, shop, send } = await setUp(t)
  const journal = aJournal()
  const one = journal.batch(journal.rows(session(shop), move(shop, -2_000), move(shop, -500)))
  t.match(await send(one), { is: 'applied', epoch: journal.epoch, last: 3, last_hash: one.hash })
  t.match(await send(one), { is: 'known', last: 3 })
  const two = journal.batch(
    journal.rows(session(shop, { closed_at: NOW, difference: -5 }), move(shop, 10_000)),
  )
  t.match(await send(two), { is: 'applied', last: 5 })
  t.match(await send(one), { is: 'known', last: 5 }, 'late and twice')
  t.match(await rowsOf(postgres, shop, 'till_session'), [{ closed_at: NOW, difference: -5 }])
  t.match(await rowsOf(postgres, shop, 'stock_level'), [
    { id: `${shop.store_id}:${shop.variant_id}`, quantity: 7_500, moved_at: NOW },
  ])
  t.match(await rowsOf(postgres, shop, 'store_cursor'), [
    { last_seq: 5, lag_ms: 700, last_at: NOW, rows_received: 5 },
  ])
  const racing = journal.batch(journal.rows(move(shop, 1)))
  const answers = await Promise.all([send(racing), send(racing), send(racing)])
  t.same(
    answers.map(({ is }) => is).sort(),
    ['applied', 'known', 'known'],
    'three at the same moment',
  )
})

t.test(
  'what is missing, altered or of another history is told, and nothing is written',
  async t => {
    const { postgres, shop, send } = await setUp(t)
    const journal = aJournal()
    const one = journal.batch(journal.rows(move(shop, 1)))
    const two = journal.batch(journal.rows(move(shop, 2)))
    const three = journal.batch(journal.rows(move(shop, 3)))
    t.match(await send(two), { is: 'gap', last: 0 })
    await send(one)
    t.match(await send(three), { is: 'gap', last: 1, last_hash: one.hash })
    const altered = {
      ...two,
      changes: two.changes.map(row => ({
        ...row,
        body: row.body.replace('"quantity":2', '"quantity":9'),
      })),
    }
    t.match(await send(altered), { is: 'fork', last: 1 }, 'a changed row breaks the hash')
    t.match(await send({ ...two, prev_hash: 'x' }), { is: 'fork' })
    t.match(await send({ ...two, epoch: v7() }), { is: 'fork', epoch: journal.epoch })
    const otherOne = { ...one, hash: '0'.repeat(64) }
    t.match(await send(otherOne), { is: 'fork' }, 'the same number with other rows')
    t.match(await rowsOf(postgres, shop, 'stock_level'), [{ quantity: 1 }])
    t.match(await send(two), { is: 'applied' })
  },
)

t.test('a store writes its own rows and no others', async t => {
  const { postgres, shop, send } = await setUp(t)
  const other = { ...shop, store_id: shop.other_store_id }
  const tax = {
    id: shop.tax_id,
    tenant_id: shop.tenant_id,
    name: 'x',
    name_ar: '',
    code: 'S',
    rate: 0,
  }
  const refusals: [string, Write][] = [
    ['owned-by-head-office', { table: 'tax', row: tax }],
    ['owned-by-head-office', { table: 'tax', row: null, pk: shop.tax_id }],
    ['other-store', move(other, 1)],
    ['other-tenant', move({ ...shop, tenant_id: v7() }, 1)],
    ['never-removed', { table: 'stock_move', row: null, pk: v7() }],
    ['stays-in-store', { table: 'session', row: null, pk: v7() }],
    ['table-unknown', { table: 'pg_class', row: null, pk: v7() }],
    ['row-invalid', { ...move(shop, 1), pk: v7() }],
    ['row-invalid', { table: 'stock_move', row: { ...move(shop, 1).row, quantity: '1' } }],
  ]
  for (const [code, write] of refusals) {
    const journal = aJournal('one')
    const batch = journal.batch(journal.rows(move(shop, 1), write))
    t.match(await send(batch), { is: 'refused', code, seq: 2, last: 0 }, code)
  }
  t.same(await rowsOf(postgres, shop, 'stock_move'), [])
  const theirs = aJournal()
  const box = { tenant: shop.tenant_id, store: shop.other_store_id }
  await receive(postgres, box, theirs.batch(theirs.rows(session(other))))
  const ours = aJournal('one')
  const taking = ours.batch(ours.rows(move(shop, 1), session(shop)))
  t.match(
    await send(taking),
    { is: 'refused', code: 'other-store', last: 0 },
    "not even with another's id",
  )
  t.match(await rowsOf(postgres, shop, 'till_session'), [{ store_id: shop.other_store_id }])
  t.same(await rowsOf(postgres, shop, 'stock_move'), [])
  const notes: string[] = []
  const newer = aJournal('one')
  const future = { ...move(shop, 1), row: { ...move(shop, 1).row, colour: 'red' } }
  const batch = newer.batch(newer.rows({ ...future, row: { ...future.row, id: v7() } }))
  t.match(
    await receive(postgres, { tenant: shop.tenant_id, store: shop.store_id }, batch, words =>
      notes.push(words),
    ),
    { is: 'applied' },
    'a column of a later release is left out',
  )
  t.match(notes, [/stock_move.colour/])
})

t.test('a crash before the commit leaves neither rows nor cursor', async t => {
  const { postgres, shop, send } = await setUp(t)
  const journal = aJournal()
  await send(journal.batch(journal.rows(move(shop, 1))))
  const two = journal.batch(journal.rows(move(shop, 2)))
  await postgres.withTenant(shop.tenant_id, async tx => {
    await tx.run('select last_seq from store_cursor for update')
    const crashed = t.rejects(send(two))
    // It waits for the cursor; its server is shot there.
    const waits = z.array(z.object({ pid: z.int() }))
    let pids: { pid: number }[] = []
    while (pids.length === 0) {
      pids = waits.parse(
        await postgres.plain(
          `select pid from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
        ),
      )
    }
    for (const { pid } of pids) await postgres.plain('select pg_terminate_backend($1)', [pid])
    await crashed
  })
  t.match(await rowsOf(postgres, shop, 'stock_level'), [{ quantity: 1 }])
  t.match(await send(two), { is: 'applied' })
  t.match(await rowsOf(postgres, shop, 'stock_level'), [{ quantity: 3 }])
})

t.test(
  'a customer changed in two stores keeps both changes, and all stores hear of it',
  async t => {
    const { postgres, shop, send } = await setUp(t)
    const base = {
      id: shop.customer_id,
      tenant_id: shop.tenant_id,
      email: '',
      card_no: '',
      price_list_id: null,
      note: '',
      status: 'active',
    }
    const clock = (ms: number, node: string) => `${ms.toString(16).padStart(12, '0')}-0000-${node}`
    const here: Write = {
      table: 'customer',
      row: {
        ...base,
        name: 'Ann Jones',
        phone: '0123',
        clocks_json: JSON.stringify({ name: clock(NOW, 'a') }),
      },
    }
    const there: Write = {
      table: 'customer',
      row: {
        ...base,
        name: 'Ann Brown',
        phone: '999',
        clocks_json: JSON.stringify({ name: clock(NOW - 1, 'b'), phone: clock(NOW - 1, 'b') }),
      },
    }
    const journal = aJournal()
    const others = aJournal()
    const otherBox = { tenant: shop.tenant_id, store: shop.other_store_id }
    await Promise.all([
      send(journal.batch(journal.rows(here))),
      receive(postgres, otherBox, others.batch(others.rows(there))),
    ])
    t.match(await rowsOf(postgres, shop, 'customer'), [{ name: 'Ann Jones', phone: '999' }])
    const losers = await rowsOf(postgres, shop, 'merge_loser')
    t.ok(
      losers.some(({ value_json }) => value_json === '"Ann Brown"'),
      'what lost is kept',
    )
    const bell = await openDoorbell(postgres.url)
    t.teardown(() => bell.close())
    const answer = await down(postgres, bell, otherBox, 0, 0)
    t.match(downShape.parse(JSON.parse(answer.text)), {
      to: 2,
      changes: [{ tbl: 'customer', op: 'put', body: { name: 'Ann Jones', phone: '999' } }],
    })
    const same = { table: 'customer', row: (await rowsOf(postgres, shop, 'customer'))[0] }
    t.match(await send(journal.batch(journal.rows(same))), { is: 'applied' })
    t.equal((await down(postgres, bell, otherBox, 2, 0)).to, 2, 'an echo is no news')
    const { rows } = z
      .object({ rows: z.int() })
      .parse(
        (
          await postgres.withTenant(shop.tenant_id, tx =>
            tx.rows(`select count(*) as rows from found where word = 'jones'`),
          )
        )[0],
      )
    t.equal(rows, 1, 'and is found by the new name')
  },
)

t.test('what comes down comes in whole versions, and wakes who waits', async t => {
  const { postgres, shop, box } = await setUp(t)
  const engine = openEngine(postgres)
  const bell = await openDoorbell(postgres.url)
  t.teardown(() => bell.close())
  const put = commands.get('tax.put')
  if (!put) throw new Error('no tax.put')
  const write = (code: string, id = v7()) =>
    engine.execute(
      put,
      v7(),
      { row: { id, name: 'T', name_ar: '', code, rate: 1 } },
      headOffice(shop),
    )
  const started = Date.now()
  const waiting = down(postgres, bell, box, 0, 20_000)
  const id = v7()
  await write('A', id)
  const first = downShape.parse(JSON.parse((await waiting).text))
  t.match(first, {
    from: 0,
    to: 1,
    more: false,
    changes: [{ tbl: 'tax', pk: id, body: { code: 'A' } }],
  })
  t.ok(Date.now() - started < 10_000, 'long before the wait is over')
  const codes = Array.from({ length: 2_300 }, (_, index) =>
    index.toString(36).toUpperCase().padStart(4, '0'),
  )
  await engine.executeAll(
    codes.map(code => ({
      command: put,
      id: v7(),
      input: { row: { id: v7(), name: 'T', name_ar: '', code, rate: 1 } },
      caller: headOffice(shop),
    })),
  )
  let cursor = 1
  const seen: string[] = []
  const answers: boolean[] = []
  for (let more = true; more; ) {
    const page = downShape.parse(JSON.parse((await down(postgres, bell, box, cursor, 0)).text))
    for (const { body } of page.changes) seen.push(String(body?.code))
    answers.push(page.more)
    more = page.more
    t.equal(page.from, cursor)
    cursor = page.to
  }
  t.same(seen, codes)
  t.same(answers, [true, true, false])
  t.equal(cursor, 2_301)
  const gone = new AbortController()
  const left = down(postgres, bell, box, cursor, 20_000, gone.signal)
  gone.abort()
  t.match(await left, { changes: 0, to: cursor }, 'who hangs up is not waited for')
})

t.test('a batch is whole transactions within the limits, and survives the wire', async t => {
  const shop = { tenant_id: 't', store_id: 's', variant_id: 'v' } as const
  const journal = aJournal()
  const row = (): Write => ({ table: 'x', row: { id: 'x', ...shop } })
  const rows = [400, 90, 30, 600].flatMap(size =>
    journal.rows(...Array.from({ length: size }, row)),
  )
  const first = cutBatch(rows, false)
  t.equal(first.length, 490, 'the third transaction would be too much')
  t.equal(cutBatch(rows.slice(490), false).length, 30)
  t.equal(cutBatch(rows.slice(520), true).length, 600, 'a large one goes alone')
  t.equal(cutBatch(rows.slice(520), false).length, 0, 'one that may not be whole waits')
  const batch = journal.batch(first)
  t.same(decodeBatch(encodeBatch(batch)), batch)
  const broken = JSON.parse(encodeBatch(batch))
  t.equal(decodeBatch('{'), 'is not a batch')
  t.equal(decodeBatch(JSON.stringify({ ...broken, pk: [] })), 'has columns of different length')
  const middle = journal.batch(first.slice(1))
  t.equal(decodeBatch(encodeBatch(middle)), 'does not begin with a transaction')
})
