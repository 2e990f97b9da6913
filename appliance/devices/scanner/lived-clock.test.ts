import { setTimeout as wait } from 'node:timers/promises'
import t from 'tap'
import { livedClock } from './lived-clock.ts'
import { start, step } from './steps.ts'

const SPAN_MS = 300

const standStill = (ms: number) => {
  const until = performance.now() + ms
  while (performance.now() < until);
}

t.test('while the process stands still, so does its clock', async t => {
  const clock = livedClock(SPAN_MS)
  t.teardown(clock.stop)
  const before = clock.at()
  standStill(600)
  const after = clock.at()
  t.ok(after - before <= 250, `${after - before} ms`)
})

t.test('a silence that was lived through counts, a long one as well', async t => {
  const clock = livedClock(SPAN_MS)
  t.teardown(clock.stop)
  const before = clock.at()
  await wait(900)
  t.ok(clock.at() - before > 250)
})

t.test('a scan that was read late, because the hub stood still, is not torn', async t => {
  const clock = livedClock(SPAN_MS)
  t.teardown(clock.stop)
  const first = step(start, { is: 'data', chunk: Buffer.from(']E059012'), at: clock.at() })
  standStill(600)
  const second = step(first.state, { is: 'data', chunk: Buffer.from('34123457\r'), at: clock.at() })
  t.match(second, { dropped: 0, scans: [{ code: '5901234123457' }] })
  const third = step(second.state, { is: 'data', chunk: Buffer.from(']E059012'), at: clock.at() })
  await wait(900)
  const fourth = step(third.state, { is: 'data', chunk: Buffer.from('34123457\r'), at: clock.at() })
  t.same(fourth.scans, [], 'a real silence tears it')
  t.ok(fourth.dropped > 0)
})
