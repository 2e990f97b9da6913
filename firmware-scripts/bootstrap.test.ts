import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { isSame, waitUntil } from './start/processes.ts'

const LIMIT_MS = 20_000

// An npm that never comes to its end, and has a program of its own running.
const slowNpm = `
import { spawn } from 'node:child_process'
import { renameSync, writeFileSync } from 'node:fs'
const helper = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
process.on('SIGTERM', () => {})
setInterval(() => {}, 1000)
writeFileSync('pids.new', process.pid + ' ' + helper.pid)
renameSync('pids.new', 'pids')
`

/** A clone whose packages are just being installed. */
const installing = async (t: Test, viaShell: boolean) => {
  const root = t.testdir({
    'package-lock.json': '{ "packages": {} }',
    'package.json': '{ "type": "module" }',
    'npm.js': slowNpm,
    'firmware-scripts': {},
  })
  const program = join(root, 'firmware-scripts', 'bootstrap.mjs')
  cpSync(join(import.meta.dirname, 'bootstrap.mjs'), program)
  const [command, ...args] = viaShell
    ? ['sh', '-c', `"${process.execPath}" "${program}" start; true`]
    : [process.execPath, program, 'start']
  const child = spawn(command ?? '', args, {
    env: { PATH: process.env.PATH, npm_execpath: join(root, 'npm.js') },
    stdio: 'ignore',
  })
  t.teardown(() => child.kill('SIGKILL'))
  const file = join(root, 'pids')
  if (!(await waitUntil(() => existsSync(file), LIMIT_MS))) throw new Error('npm was not called')
  const pids = readFileSync(file, 'utf8').split(' ').map(Number)
  return { child, areGone: () => !pids.some(pid => isSame({ pid })) }
}

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
  t.test(`an installation is broken off by ${signal}, with all that npm had started`, async t => {
    const { child, areGone } = await installing(t, false)
    child.kill(signal)
    const [code] = await once(child, 'exit')
    t.equal(code, 130)
    t.ok(await waitUntil(areGone, LIMIT_MS))
  })
}

t.test('an installation ends with the shell it was called from', async t => {
  const { child, areGone } = await installing(t, true)
  child.kill('SIGTERM')
  await once(child, 'exit')
  t.ok(await waitUntil(areGone, LIMIT_MS))
})
