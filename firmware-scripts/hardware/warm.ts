// The guest's processor is some twenty times slower than this one: our modules are compiled here, and
// Node finds them done there (its compile cache, with paths relative to the cache's own folder).
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'

/** In the clone, here and there. */
export const CACHE = 'var/hardware/cache'
const LIMIT_MS = 60_000

/** The flags with which the unit of a real box starts the hub. */
export const hubFlags = (root: string): string[] =>
  (
    /^DEVICE_HUB_FLAGS=(.*)$/m.exec(readFileSync(join(root, 'systemd/node.env'), 'utf8'))?.[1] ?? ''
  ).split(' ')

/** Files of the cache by their path in `CACHE`, once for each of the `users` that will look for them. */
export const warmCache = (
  root: string,
  users: readonly number[],
): { path: string; from: string }[] => {
  const folder = join(root, CACHE)
  rmSync(folder, { recursive: true, force: true })
  // Without its settings the hub only loads what it needs and says that it can not start.
  spawnSync(process.execPath, [...hubFlags(root), 'appliance/devices/main.ts'], {
    cwd: root,
    env: { NODE_COMPILE_CACHE: folder, NODE_COMPILE_CACHE_PORTABLE: '1' },
    timeout: LIMIT_MS,
    stdio: 'ignore',
  })
  const files = readdirSync(folder, { withFileTypes: true, recursive: true }).filter(entry =>
    entry.isFile(),
  )
  return files.flatMap(entry => {
    const from = join(entry.parentPath, entry.name)
    // The first folder is named by version, machine and user.
    return users.map(user => ({
      path: relative(folder, from).replace(/^([^/]*)-\d+\//, `$1-${user}/`),
      from,
    }))
  })
}
