import pg from 'pg'
import t from 'tap'
import { resourceOf, tables } from '#schema/index.ts'
import { leastId, PARTITIONED } from '#schema/postgres-ddl.ts'
import { columnsOf } from '#schema/resource.ts'
import { aServer, type Test } from './a-cloud.ts'
import { makePartitions, makePartitionsNow, migrate, monthsAround } from './migrate.ts'

const server = await aServer(t)
const NOW = Date.UTC(2026, 10, 22)

const admin = async (t: Test, url: string) => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  t.teardown(() => client.end())
  return client
}

t.test('an empty server becomes a cloud whose tables are the resources', async t => {
  const { adminUrl, appUrl } = server.nothing()
  await migrate(adminUrl, appUrl, NOW)
  await t.resolves(migrate(adminUrl, appUrl, NOW), 'a second start changes nothing')
  const client = await admin(t, adminUrl)
  const { rows } = await client.query(
    `select table_name, column_name, data_type, is_nullable, collation_name
     from information_schema.columns where table_schema = 'public' order by ordinal_position`,
  )
  for (const table of tables) {
    const wanted = columnsOf(resourceOf(table)).map(({ column, type }) => ({
      column_name: column,
      data_type: type.is === 'integer' ? 'bigint' : 'text',
      is_nullable: type.nullable ? 'YES' : 'NO',
      collation_name: type.is === 'integer' ? null : 'C',
    }))
    const there = rows
      .filter(row => row.table_name === table)
      .map(({ table_name: _, ...column }) => column)
    t.same(there, wanted, table)
  }
  const indexes = await client.query(
    `select indexname as name from pg_indexes where schemaname = 'public'`,
  )
  const there = new Set(indexes.rows.map(row => row.name))
  const wanted = tables.flatMap(table =>
    (resourceOf(table).indexes ?? []).map(
      columns => `${table}_by_${columns.join('_').replace('!', '')}`,
    ),
  )
  t.same(
    wanted.filter(name => !there.has(name)),
    [],
    'with all their indexes',
  )
})

t.test('nothing of one tenant is within reach of another', async t => {
  const { adminUrl } = await server.database()
  const client = await admin(t, adminUrl)
  const open = await client.query(
    `select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
     where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
       and not (c.relrowsecurity and c.relforcerowsecurity
         and exists (select from pg_policy where polrelid = c.oid))`,
  )
  t.same(open.rows, [], 'every table with a tenant is under forced row security')
  const unbranched = await client.query(
    `select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'store_id'
     where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
       and not exists (select from pg_policy where polrelid = c.oid and polname = 'only_store' and not polpermissive)`,
  )
  t.same(unbranched.rows, [], 'and every table with a store under the one for people of one store')
  const loose = await client.query(
    `select indexrelid::regclass::text as name from pg_index i
     join pg_class c on c.oid = i.indrelid
     join pg_attribute t on t.attrelid = c.oid and t.attname = 'tenant_id'
     where i.indisunique and c.relnamespace = 'public'::regnamespace and i.indkey[0] <> t.attnum`,
  )
  t.same(loose.rows, [], 'every key begins with the tenant')
  const definers = await client.query(
    `select proname as name from pg_proc where pronamespace = 'public'::regnamespace and prosecdef
     union all select relname from pg_class
     where relkind in ('v', 'm') and relnamespace = 'public'::regnamespace`,
  )
  t.same(definers.rows, [], 'no view and no function runs with rights of its own')
  const owned = await client.query(
    `select relname from pg_class where relowner = 'store_app'::regrole
     union all select proname from pg_proc where proowner = 'store_app'::regrole`,
  )
  t.same(owned.rows, [], 'the application owns nothing')
  const role = await client.query(
    `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = 'store_app'`,
  )
  t.same(role.rows, [
    { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false },
  ])
  const rights = await client.query(
    `select distinct privilege_type as name from information_schema.role_table_grants
     where grantee = 'store_app' order by 1`,
  )
  t.same(
    rights.rows.map(row => row.name),
    ['DELETE', 'INSERT', 'SELECT', 'UPDATE'],
  )
  const ledgers = await client.query(
    `select distinct table_name as name from information_schema.role_table_grants
     where grantee = 'store_app' and privilege_type in ('UPDATE', 'DELETE') and table_name = any($1)`,
    [PARTITIONED],
  )
  t.same(ledgers.rows, [], 'a ledger can only grow')
})

t.test('each month has its own part of a ledger', async t => {
  const { adminUrl, appUrl } = server.nothing()
  await migrate(adminUrl, appUrl, NOW)
  const client = await admin(t, adminUrl)
  const month = (at: number) => leastId(at)
  await client.query(
    `insert into cash_move (id, tenant_id, store_id, till_session_id, kind, amount, reason, at, user_id)
     select id, 't', 's', 'x', 'in', 1, '', 0, 'u' from unnest($1::text[]) id`,
    [[month(NOW), month(Date.UTC(2026, 9, 31, 23, 59)), month(Date.UTC(2030, 0)), 'not-a-uuid']],
  )
  const { rows } = await client.query(
    'select tableoid::regclass::text as part, count(*)::int as rows from cash_move group by 1 order by 1',
  )
  t.same(rows, [
    { part: 'cash_move_2026_10', rows: 1 },
    { part: 'cash_move_2026_11', rows: 1 },
    { part: 'cash_move_rest', rows: 2 },
  ])
  t.equal(await makePartitions(client, NOW), 0, 'made once')
  t.equal(await makePartitionsNow(adminUrl, Date.UTC(2026, 11, 1)), 7, 'a new month, seven ledgers')
  t.equal(
    await makePartitions(client, Date.UTC(2029, 10)),
    8 * 7 - 1,
    'a month whose rows already lie in the rest stays there',
  )
  t.match(monthsAround(NOW)[4], { suffix: '2026_11', from: leastId(Date.UTC(2026, 10)) })
})

t.test('a database that cannot be used says what to do', async t => {
  await t.rejects(migrate('postgres://nobody@127.0.0.1:1/x', 'postgres://a:b@127.0.0.1:1/x'), {
    code: 'database-unreachable',
  })
  const { adminUrl, appUrl } = await server.database()
  const client = await admin(t, adminUrl)
  await client.query(`insert into schema_migration (name) values ('999.sql')`)
  await t.rejects(migrate(adminUrl, appUrl, NOW), { code: 'database-newer' })
})
