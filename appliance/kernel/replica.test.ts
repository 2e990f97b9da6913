import { mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { openReplicaCheck } from './replica.ts'

const NOON = 1_790_000_000_000

const aBox = (t: Test) => {
  const folder = t.testdir({ store: { 'store.db-wal': '' }, replica: {} })
  const store = join(folder, 'store')
  const replica = join(folder, 'replica')
  const touch = (path: string, at: number) => utimesSync(path, at / 1_000, at / 1_000)
  let clock = NOON
  return {
    store,
    replica,
    now: () => clock,
    wait: (ms: number) => {
      clock += ms
    },
    wrote: (at = clock) => touch(join(store, 'store.db-wal'), at),
    copied(at = clock) {
      const wal = join(replica, 'generations', 'a1', 'wal')
      mkdirSync(wal, { recursive: true })
      writeFileSync(join(wal, String(at)), '')
      touch(wal, at)
    },
  }
}

t.test('the copy is never said to follow where nobody makes one', async t => {
  const { store, replica } = aBox(t)
  const off = openReplicaCheck(store, undefined)
  t.match(off(), { ok: false, detail: 'Litestream does not run' })
  t.match(openReplicaCheck(store, replica)(), { ok: false, detail: 'there is none' })
})

t.test('a copy that stays behind is told at once, and is a fault after twenty seconds', async t => {
  const { store, replica, now, wait, wrote, copied } = aBox(t)
  const look = openReplicaCheck(store, replica, now)
  copied()
  wait(2_000)
  wrote()
  t.match(look(), { ok: true, detail: 'follows' })
  wait(10_000)
  wrote()
  t.match(look(), { ok: true, detail: 'is behind' })
  wait(21_000)
  t.match(look(), { ok: false, detail: 'does not follow' })
  copied()
  t.match(look(), { ok: true, detail: 'follows' })
})
