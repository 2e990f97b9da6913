import { execFile } from 'node:child_process'
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import t, { type Test } from 'tap'
import { waitUntil } from './start/processes.ts'

/** Runs a program under `notify.ts` with a systemd-notify that writes down what it is told. */
const told = async (t: Test, program: string, environment: NodeJS.ProcessEnv) => {
  const folder = t.testdir()
  const log = join(folder, 'log')
  const tool = join(folder, 'systemd-notify')
  writeFileSync(tool, `#!/bin/sh\necho "$@" >> '${log}'\n`)
  chmodSync(tool, 0o755)
  const script = join(folder, 'program.mjs')
  writeFileSync(script, program)
  const child = execFile(
    process.execPath,
    ['--import', join(import.meta.dirname, 'notify.ts'), script],
    {
      env: { PATH: `${folder}${delimiter}${process.env.PATH}`, ...environment },
    },
  )
  t.teardown(() => child.kill('SIGKILL'))
  await waitUntil(() => existsSync(log) || child.exitCode !== null, 20_000)
  return existsSync(log) ? readFileSync(log, 'utf8').trim() : ''
}

t.test('systemd hears when a program is ready', async t => {
  const ready = "process.send?.({ is: 'ready', port: 1 }); setInterval(() => {}, 1000)"
  t.equal(await told(t, ready, { NOTIFY_SOCKET: '/run/x', HEALTH_URL: '' }), '--ready')
})

t.test('systemd hears why a program cannot start', async t => {
  const fatal = "process.send?.({ is: 'fatal', code: 'disk-full', message: 'No room.' })"
  t.equal(await told(t, fatal, { NOTIFY_SOCKET: '/run/x' }), '--status=disk-full: No room.')
})

t.test('without systemd a program talks to its parent as ever', async t => {
  t.equal(await told(t, "process.send?.({ is: 'ready' })", {}), '')
})
