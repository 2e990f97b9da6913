import t from 'tap'
import { v7 } from 'uuid'
import * as z from 'zod'
import { commands, questions } from '#appliance/modules/index.ts'
import { type Command, command as define, put } from '#schema/command.ts'
import { aServer } from './a-cloud.ts'
import { aTenant, headOffice, type Shop } from './a-tenant.ts'
import { openDoorbell, type Ring } from './doorbell.ts'
import { enrol } from './enrol.ts'
import { openEngine } from './execute.ts'
import { db, openPostgres, type Postgres } from './postgres.ts'

const server = await aServer(t)

const command = (name: string): Command => {
  const found = commands.get(name)
  if (!found) throw new Error(`there is no command ${name}`)
  return found
}

const taxRow = (code: string, id = v7()) => ({
  row: { id, name: 'Tax', name_ar: '', code, rate: 5 },
})

const count = async (postgres: Postgres, shop: Shop, table: string) => {
  const [row] = await postgres.withTenant(shop.tenant_id, tx =>
    tx.rows(`select count(*) as rows from ${table}`),
  )
  return row.rows
}

const everythingWritten = async (postgres: Postgres, shop: Shop) => {
  const tables = ['tax', 'audit', 'command_answer', 'tenant_change', 'tenant_version']
  return Promise.all(tables.map(table => count(postgres, shop, table)))
}

t.test('a price set at head office is written with its audit line, answer and version', async t => {
  const postgres = await server.open(t)
  const shop = await aTenant(postgres)
  const engine = openEngine(postgres)
  const bell = await openDoorbell(postgres.url)
  t.teardown(() => bell.close())
  const rung = new Promise<Ring>(resolve => bell.on(shop.tenant_id, resolve))
  const { variant_id, price_list_id } = shop
  const input = { variant_id, price_list_id, amount: 395 }
  const outcome = await engine.execute(command('prices.set'), 'p1', input, headOffice(shop))
  t.match(outcome, { is: 'done', replayed: false })
  const again = await engine.execute(command('prices.set'), 'p1', input, headOffice(shop))
  t.same(again, { ...outcome, replayed: true }, 'a repeat gets the same bytes')
  const other = { ...input, amount: 400 }
  t.match(await engine.execute(command('prices.set'), 'p1', other, headOffice(shop)), {
    is: 'refused',
    code: 'command-id-reused',
  })
  await postgres.withTenant(shop.tenant_id, async tx => {
    const audit = await tx.rows('select * from audit')
    t.match(audit, [
      { command: 'prices.set', command_id: 'p1', user_id: shop.user_id, store_id: null },
    ])
    t.match(JSON.parse(audit[0].detail_json), {
      changed: [{ table: 'price', op: 'put', after: { amount: 395 } }],
    })
    const changes = await tx.rows('select tbl, version, body from tenant_change order by pk')
    t.ok(changes.every(({ tbl, version }) => tbl === 'price' && version === 1))
    t.ok(changes.some(({ body }) => JSON.parse(body).amount === 395))
  })
  t.match(await rung, { version: 1, tables: { price: [/./] } }, 'who listens hears of it')
})

t.test('a refusal writes nothing', async t => {
  const postgres = await server.open(t)
  const shop = await aTenant(postgres)
  const engine = openEngine(postgres)
  const caller = headOffice(shop)
  const powerless = { ...caller, actor: { ...caller.actor, permissions: new Set<string>() } }
  const before = await everythingWritten(postgres, shop)
  const refusals = [
    ['not-allowed', 'tax.put', taxRow('X'), powerless],
    ['input-invalid', 'tax.put', { row: { ...taxRow('X').row, rate: '5' } }, caller],
    ['not-unique', 'tax.put', taxRow('S'), caller],
    [
      'reference-unknown',
      'till.put',
      { row: { id: v7(), store_id: v7(), code: 'Z', name: 'Z', name_ar: '', status: 'active' } },
      caller,
    ],
  ] as const
  for (const [code, name, input, who] of refusals) {
    t.match(await engine.execute(command(name), v7(), input, who), { is: 'refused', code }, code)
  }
  const device = {
    id: v7(),
    store_id: shop.store_id,
    class: 'scale',
    name: 'Scale',
    name_ar: '',
    model: 'x',
    transport: 'virtual',
    address: '',
    options_json: '{}',
    till_id: null,
    status: 'active',
  }
  t.match(await engine.execute(command('device.put'), v7(), { row: device }, caller), {
    code: 'owned-by-store',
  })
  t.same(await everythingWritten(postgres, shop), before)
})

t.test("a store's rows are written by its box; a store without one is run from here", async t => {
  const postgres = await server.open(t)
  const shop = await aTenant(postgres)
  const engine = openEngine(postgres)
  const inStore = { ...headOffice(shop), store_id: shop.store_id }
  const open = { till_id: shop.till_id, float: 10_000 }
  t.match(await engine.execute(command('till-sessions.open'), v7(), open, inStore), { is: 'done' })
  const take = define({
    name: 'test.take',
    summary: '',
    permission: null,
    input: z.object({}),
    needs: database => ({ sessions: database.selectFrom('till_session').selectAll() }),
    decide: ({ sessions: [session] }) =>
      session ? { changes: [put('till_session', session)], reply: {} } : { changes: [], reply: {} },
  })
  t.match(await engine.execute(take, v7(), {}, headOffice(shop)), {
    code: 'owned-by-store',
    data: { table: 'till_session' },
  })
  const elsewhere = { ...inStore, store_id: shop.other_store_id }
  t.match(await engine.execute(take, v7(), {}, elsewhere), { code: 'owned-by-store' })
  const { adminUrl } = await server.database()
  const publicKey = Buffer.alloc(32, 7).toString('base64')
  await enrol(adminUrl, { tenant: shop.tenant_id, store: shop.store_id, publicKey })
  t.match(await engine.execute(take, v7(), {}, inStore), { code: 'owned-by-store' })
})

t.test(
  'eight writers at once, from four servers, give each version once and leave no gap',
  async t => {
    const { appUrl } = await server.database()
    const pools = Array.from({ length: 4 }, () => openPostgres(appUrl, 4))
    t.teardown(() => Promise.all(pools.map(pool => pool.close())).then(() => undefined))
    const [first] = pools
    if (!first) return
    const shop = await aTenant(first)
    const engines = pools.flatMap(pool => [openEngine(pool), openEngine(pool)])
    await Promise.all(
      engines.map(async (engine, writer) => {
        for (let turn = 0; turn < 12; turn += 1) {
          const id = `${writer}:${turn}`
          const outcome = await engine.execute(
            command('tax.put'),
            id,
            taxRow(`${writer}${turn.toString(36).toUpperCase()}`),
            headOffice(shop),
          )
          if (outcome.is === 'refused')
            t.equal(outcome.code, 'busy', 'nothing but a crowd may refuse')
        }
      }),
    )
    await first.withTenant(shop.tenant_id, async tx => {
      const versions = (await tx.rows('select version from tenant_change order by version')).map(
        row => row.version,
      )
      t.same(
        versions,
        versions.map((_, index) => index + 1),
      )
      const [counter] = await tx.rows('select version from tenant_version')
      t.equal(counter.version, versions.length)
      t.ok(versions.length > 80, `${versions.length} of 96 were written`)
    })
    const twice = await Promise.all(
      engines.map(engine =>
        engine.execute(
          command('tax.put'),
          'same',
          taxRow('TWIN', shop.customer_id),
          headOffice(shop),
        ),
      ),
    )
    t.equal(
      new Set(twice.map(outcome => outcome.is === 'done' && outcome.reply)).size,
      1,
      'one answer for one id',
    )
    t.equal(twice.filter(outcome => outcome.is === 'done' && !outcome.replayed).length, 1)
  },
)

t.test('many commands share a transaction, and each stands or falls alone', async t => {
  const postgres = await server.open(t)
  const shop = await aTenant(postgres)
  const engine = openEngine(postgres)
  const caller = headOffice(shop)
  const broken = define({
    name: 'test.broken',
    summary: '',
    permission: null,
    input: z.object({}),
    decide: () => {
      throw new Error('a bug')
    },
  })
  const ask = (id: string, code: string) => ({
    command: command('tax.put'),
    id,
    input: taxRow(code),
    caller,
  })
  const outcomes = await engine.executeAll([ask('a', 'A'), ask('b', 'A'), ask('c', 'C')])
  t.match(outcomes, [
    { is: 'done' },
    { code: 'not-unique', data: { columns: ['code'] } },
    { is: 'done' },
  ])
  const [bug, sane] = await Promise.allSettled([
    engine.execute(broken, 'bug', {}, caller),
    engine.execute(command('tax.put'), 'd', taxRow('D'), caller),
  ])
  t.match([bug, sane], [{ status: 'rejected' }, { value: { is: 'done' } }])
  await postgres.withTenant(shop.tenant_id, async tx => {
    const taxes = await tx.rows('select code from tax order by code')
    t.same(
      taxes.map(row => row.code),
      ['A', 'C', 'D', 'S'],
    )
    const versions = await tx.rows('select version from tenant_change order by version')
    t.same(
      versions.map(row => row.version),
      [1, 2, 3],
      'a version for each command',
    )
  })
  const before = await everythingWritten(postgres, shop)
  t.match(await engine.rehearse(command('tax.put'), taxRow('R'), caller), { is: 'done' })
  t.match(await engine.rehearse(command('tax.put'), taxRow('S'), caller), { code: 'not-unique' })
  t.same(await everythingWritten(postgres, shop), before, 'a rehearsal writes nothing')
})

t.test('one retailer never sees or touches what is of another', async t => {
  const postgres = await server.open(t)
  const [ours, theirs] = [await aTenant(postgres), await aTenant(postgres)]
  const engine = openEngine(postgres)
  const rows = await engine.read(db.selectFrom('store').select('tenant_id'), headOffice(ours))
  t.same(rows, [{ tenant_id: ours.tenant_id }, { tenant_id: ours.tenant_id }])
  const foreign = await engine.read(
    db.selectFrom('product').selectAll().where('id', '=', theirs.product_id),
    headOffice(ours),
  )
  t.same(foreign, [])
  await t.rejects(
    postgres.withTenant(ours.tenant_id, tx =>
      tx.run(`insert into tax values ($1, $2, 'T', '', 'T', 1)`, [v7(), theirs.tenant_id]),
    ),
    { code: '42501' },
    'not even on purpose',
  )
  t.same(await postgres.plain('select * from store'), [], 'outside of a tenant there is nothing')
  t.same(await postgres.withTenant('', tx => tx.rows('select * from store')), [])
  await t.rejects(postgres.plain('truncate tax'), { code: '42501' })
  await t.rejects(
    postgres.withTenant(ours.tenant_id, tx => tx.run('delete from audit')),
    { code: '42501' },
    'a ledger only grows',
  )
  const twin = await Promise.all(
    [ours, theirs].map(shop =>
      engine.execute(command('tax.put'), 'same-id', taxRow('TWIN', ours.tax_id), headOffice(shop)),
    ),
  )
  t.match(twin, [{ is: 'done' }, { is: 'done' }], 'equal ids and codes live side by side')
})

t.test('a transaction that failed half way leaves nothing and harms nobody after it', async t => {
  const postgres = await server.open(t, 1)
  const shop = await aTenant(postgres)
  await t.rejects(
    postgres.withTenant(shop.tenant_id, async tx => {
      await tx.run(`insert into tax values ($1, $2, 'T', '', 'T', 1)`, [v7(), shop.tenant_id])
      throw new Error('crash')
    }),
  )
  await t.rejects(
    postgres.withTenant(shop.tenant_id, async tx => {
      tx.run('select nonsense').catch(() => {})
    }),
    { message: 'a statement failed that nobody waited for' },
  )
  t.equal(await count(postgres, shop, 'tax'), 1)
  t.same(await postgres.plain('select count(*)::int as rows from tax'), [{ rows: 0 }])
})

t.test('goods and people are found by the beginnings of words', async t => {
  const postgres = await server.open(t)
  const shop = await aTenant(postgres)
  const engine = openEngine(postgres)
  const caller = headOffice(shop)
  const found = async (words: string) =>
    (
      await engine.read(
        db.selectFrom('variant').select('sku').where(engine.search('variant', words)),
        caller,
      )
    ).length
  t.equal(await found('lar'), 1)
  t.equal(await found('FLAT lar'), 1, 'the product and the variant together')
  t.equal(await found('fw-l'), 1, 'the SKU')
  t.equal(await found('flat small'), 0)
  t.equal(await found('%'), 0)
  const renamed = {
    row: {
      id: shop.product_id,
      category_id: shop.category_id,
      name: 'Café crème',
      name_ar: 'قهوة',
      description: '',
      tax_id: shop.tax_id,
      kind: 'goods',
      unit: 'piece',
      discountable: 1,
      minimum_age: 0,
      picture_id: null,
      status: 'active',
    },
  }
  t.match(await engine.execute(command('product.put'), v7(), renamed, caller), { is: 'done' })
  t.same([await found('flat'), await found('cafe large'), await found('قهو')], [0, 1, 1])
  const users = await engine.read(
    db.selectFrom('user').select('login').where(engine.search('user', 'owner')),
    caller,
  )
  t.same(users, [{ login: 'olive' }])
  const question = questions.get('catalogue.search')
  if (!question) throw new Error('no search')
  const answer = await engine.ask(question, question.input.parse({ q: 'cafe' }), caller)
  t.match(answer, { items: [{ id: shop.variant_id }] })
})
