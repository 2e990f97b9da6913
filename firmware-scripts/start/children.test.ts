import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseEnv } from 'node:util'
import t from 'tap'
import { planChildren } from './children.ts'
import { readSettings } from './settings.ts'

const root = resolve(import.meta.dirname, '../..')
const database = { url: 'postgres://app@localhost/x', adminUrl: 'postgres://owner@localhost/x' }
const at = {
  appliance: 'http://localhost:1',
  cloud: 'http://localhost:2',
  mqtt: 'mqtt://localhost',
}

/** Of a unit, what systemd makes of its lines: files of the environment read, words replaced. */
const unit = (name: string) => {
  const lines = readFileSync(join(root, 'systemd', name), 'utf8').split('\n')
  const values = (key: string) =>
    lines.filter(line => line.startsWith(`${key}=`)).map(line => line.slice(key.length + 1))
  const environment: NodeJS.ProcessEnv = {}
  for (const setting of values('Environment').flatMap(line => line.split(' '))) {
    const [variable = '', value] = setting.split('=')
    environment[variable] = value
  }
  for (const file of values('EnvironmentFile').filter(file => file.startsWith('/opt/'))) {
    const path = file.replace('/opt/store-appliance', root)
    Object.assign(environment, parseEnv(readFileSync(path, 'utf8')))
  }
  const command = (values('ExecStart')[0] ?? '')
    .split(' ')
    .flatMap(word => (/^\$\w+$/.test(word) ? environment[word.slice(1)]?.split(' ') : word))
  return { command, environment }
}

const flagsOf = (command: readonly (string | undefined)[]) =>
  command.filter(word => /^--(?:max|initial|optimize|v8)-/.test(word ?? ''))

t.test('a box runs its programs with the memory settings of npm start', t => {
  const folder = t.testdir()
  const settings = { ...readSettings({}, root), dataDir: folder }
  const plans = planChildren(settings, database, at, undefined)
  const pairs = [
    [plans.store, 'store-server.service', 5],
    [plans.hub, 'store-device-hub.service', 4],
    [plans.cloud, 'store-cloud-bridge.service', 0],
  ] as const
  for (const [plan, name, flags] of pairs) {
    const { command, environment } = unit(name)
    t.same(flagsOf(command), flagsOf(plan.command), name)
    t.equal(flagsOf(command).length, flags)
    t.ok(command.includes(plan.command.at(-1)?.slice(root.length + 1)), `${name} runs the program`)
    for (const variable of Object.keys(environment).filter(name => name.startsWith('MALLOC_')))
      t.equal(plan.environment?.[variable], environment[variable], `${name} ${variable}`)
    t.match(environment, { MALLOC_ARENA_MAX: /\d/, MALLOC_TRIM_THRESHOLD_: /\d/ })
  }
  t.end()
})

t.test("a box's server looks for the copy where Litestream writes it", t => {
  const written = readFileSync(join(root, 'systemd', 'litestream.yml'), 'utf8')
  const { environment } = unit('store-server.service')
  t.ok(environment['REPLICA_DIR'])
  t.match(written, `path: ${environment['REPLICA_DIR']}\n`)
  t.match(written, `path: ${environment['DATA_DIR']}/store.db\n`)
  t.end()
})

t.test('a clone without the memory settings says so', t => {
  const folder = t.testdir({ 'cloud-bridge': { 'main.ts': '' } })
  const settings = readSettings({ DATA_DIR: join(folder, 'var') }, folder)
  t.throws(() => planChildren(settings, database, at, undefined), {
    message: /systemd\/node\.env/,
  })
  t.end()
})
