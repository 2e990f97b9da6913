// The box itself, as far as the store server knows it: its health, its clock against this screen's.
import { request } from '#kit/api.ts'
import { link } from '#kit/live.ts'
import { boxTests, type TestName, type TestOutcome } from '#schema/rules/device-tests.ts'
import { type Box, CLOCK_OFF_MS, isPaperLate, megabytesFree, readBox } from '../box.ts'
import { type Found, failed, passed, skipped } from './hand.ts'

/** All at once: one question to the server. */
export const tryBox = async (): Promise<TestOutcome[]> => {
  const from = performance.now()
  const before = Date.now()
  const answer = await request<unknown>('GET', '/health/deep')
  const ms = Math.round(performance.now() - from)
  // The server's clock was read about in the middle of the way.
  const box = readBox(answer.ok ? answer.value : answer.problem.data, before + ms / 2)
  return boxTests.map(test => ({ test, ...foundOf(test, box, ms) }))
}

const foundOf = (test: TestName, box: Box | undefined, ms: number): Found => {
  if (!box) return test === 'server' ? failed('no-answer-in-time') : skipped('needs-what-failed')
  const check = box.checks.find(({ name }) => name === test)
  switch (test) {
    case 'server':
      return passed(`${ms} ms`)
    case 'live':
      return link.value === 'live' ? passed() : failed('not-live')
    case 'storage': {
      const free = check && megabytesFree(check.detail)
      const detail = free === undefined ? undefined : `${(free / 1_000).toFixed(1)} GB`
      return check?.ok ? passed(detail) : failed('disk-full', detail)
    }
    case 'cloud':
      if (!box.cloud) return skipped('no-head-office')
      return box.cloud.connected ? passed(some(box.cloud.behind, '↑ ')) : failed('cloud-away')
    case 'printing': {
      const { parked, waiting } = box.printing ?? { parked: 0, waiting: 0 }
      if (parked > 0) return failed('jobs-parked', String(parked))
      return isPaperLate(box) ? failed('jobs-wait', String(waiting)) : passed(some(waiting))
    }
    case 'time': {
      const off = Math.abs(box.at - box.readAt)
      const detail = `${(off / 1_000).toFixed(1)} s`
      return off <= CLOCK_OFF_MS ? passed(detail) : failed('clock-differs', detail)
    }
    default:
      if (!check) return skipped('not-with-this-model')
      return check.ok ? passed() : failed(whys[test] ?? 'failed')
  }
}

/** A figure that is worth a word. */
const some = (figure: number, sign = '') => (figure > 0 ? `${sign}${figure}` : undefined)

const whys: Partial<Record<TestName, string>> = {
  database: 'database-bad',
  replica: 'replica-bad',
  devices: 'hub-stopped',
}
