// The screens are built whole, and the machine they are built on stays clean.
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'

t.setTimeout(120_000)

t.test('a build puts the screens where they are served and leaves nothing else behind', async t => {
  const folder = t.testdir({ tmp: {} })
  const tmp = join(folder, 'tmp')
  execFileSync(process.execPath, [join(import.meta.dirname, 'build.ts'), 'managers'], {
    env: { ...process.env, WEB_DIR: join(folder, 'web'), TMPDIR: tmp },
    stdio: 'ignore',
  })
  t.ok(existsSync(join(folder, 'web', 'managers', 'index.html')))
  t.ok(existsSync(join(folder, 'web', 'managers', 'sw.js')), 'with its service worker')
  t.same(readdirSync(tmp), [], 'no file in the folder for temporary ones')
  const others = readdirSync(folder).filter(name => !['tmp', 'web', 'web.next'].includes(name))
  t.same(others, [])
})
