import { mkdirSync, readdirSync, readFileSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { openLog } from './log-file.ts'
import { Problem } from './problem.ts'
import { waitUntil } from './processes.ts'
import { type Events, type Plan, supervise } from './supervise.ts'

const LIMIT_MS = 20_000

const watched = (
  t: Test,
  script: string,
  plan: Partial<Plan> = {},
  events: Partial<Events> = {},
) => {
  const folder = t.testdir({ logs: {} })
  mkdirSync(join(folder, 'logs'), { recursive: true })
  const said: string[] = []
  const child = supervise(
    {
      name: 'thing',
      title: 'The thing',
      command: [process.execPath, '-e', script],
      environment: { PATH: process.env.PATH },
      readyBy: 'message',
      readyLimitMs: LIMIT_MS,
      stopSignal: 'SIGTERM',
      stopLimitMs: LIMIT_MS,
      ...plan,
    },
    openLog(folder, 'thing'),
    { say: line => said.push(line), changed: () => {}, ...events },
  )
  t.teardown(() => child.stop('SIGKILL'))
  return { child, said }
}

const ready = "process.send({ is: 'ready' });"
const stay = 'setInterval(() => {}, 1000);'

t.test('a program that does not end when asked is killed after its limit', async t => {
  const deaf = `process.on('SIGTERM', () => {}); ${ready} ${stay}`
  const { child } = watched(t, deaf, { stopLimitMs: 200 })
  await child.start()
  t.equal(await child.stop(), false)
  t.equal(child.running(), undefined)
})

t.test('a program that ends when asked is not killed, and stays ended', async t => {
  const { child, said } = watched(
    t,
    `process.on('SIGTERM', () => process.exit(0)); ${ready} ${stay}`,
  )
  await child.start()
  t.equal(await child.stop(), true)
  t.equal(await child.stop(), true, 'ending twice is no trouble')
  t.strictSame(said, [])
})

t.test('a program that never gets ready is given up after its limit', async t => {
  const { child } = watched(t, stay, { readyLimitMs: 300 })
  await t.rejects(child.start(), {
    name: 'Problem',
    message: /^The thing was not ready after 0.3 s: see /,
  })
  t.equal(child.running(), undefined)
})

t.test('a program that falls again and again is started ever more slowly', async t => {
  let ups = 0
  const { child, said } = watched(
    t,
    `${ready} setTimeout(() => process.exit(3), 20)`,
    {},
    {
      up: () => {
        ups += 1
      },
    },
  )
  await child.start()
  t.ok(await waitUntil(() => ups === 3, LIMIT_MS))
  await child.stop()
  const waits = said.flatMap(line => /started again in ([\d.]+) s/.exec(line)?.[1] ?? [])
  t.strictSame(waits.slice(0, 2), ['0.3', '0.5'])
  t.match(said[0], /^The thing ended by itself \(code 3\)/)
})

t.test('a program that never stops falling fills neither the terminal nor the disk', async t => {
  let falls = 0
  const down = () => {
    falls += 1
  }
  const { child, said } = watched(t, `${ready} setTimeout(() => process.exit(3), 1)`, {}, { down })
  await child.start()
  t.ok(await waitUntil(() => falls === 6, LIMIT_MS))
  await child.stop()
  t.equal(said.filter(line => line.includes('ended by itself')).length, 5)
  t.equal(said.filter(line => line === 'The thing runs again.').length, 5)
  t.match(said.at(-2), 'It has fallen 5 times.')
})

t.test('a log is put aside while its program goes on writing, and the oldest goes', async t => {
  const folder = t.testdir({ logs: {} })
  const log = openLog(folder, 'thing', { rotateAtBytes: 1_000, lookEveryMs: 5 })
  t.teardown(() => log.close())
  const named = (name: string) => join(folder, 'logs', name)
  for (const mark of ['a', 'b', 'c', 'd']) {
    writeSync(log.descriptor, `${mark.repeat(2_000)}\n`)
    t.ok(await waitUntil(() => statSync(log.path).size === 0, LIMIT_MS))
  }
  writeSync(log.descriptor, 'later\n')
  t.equal(readFileSync(log.path, 'utf8'), 'later\n')
  t.match(readFileSync(named('thing.1.log'), 'utf8'), /^d+\n$/)
  t.match(readFileSync(named('thing.2.log'), 'utf8'), /^c+\n$/)
  t.same(readdirSync(join(folder, 'logs')).sort(), ['thing.1.log', 'thing.2.log', 'thing.log'])
})

t.test('a reason named on the first start is passed on with its code', async t => {
  const fatal =
    "process.send({ is: 'fatal', code: 'disk-full', message: 'No room.' }); setTimeout(() => {}, 60000)"
  const { child } = watched(t, fatal)
  const error = await child.start().catch(reason => reason)
  t.type(error, Problem)
  t.match(error, { code: 'disk-full', message: 'The thing cannot start: No room.' })
  t.equal(child.running(), undefined, 'also when it did not end by itself')
})

t.test('a program that is not there is named', async t => {
  const { child } = watched(t, '', { command: ['/no/such/program'], readyBy: 'started' })
  await t.rejects(child.start(), {
    message: /^The thing could not be run .*ENOENT.*see that \/no\/such\/program is there/,
  })
})
