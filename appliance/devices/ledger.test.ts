import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { ENDED_MAX, FALLS_MAX, type Ledger, openLedger } from './ledger.ts'
import type { JobReport } from './printer/queue.ts'

const report = (job_id: string, state: JobReport['state'] = 'printed'): JobReport => ({
  is: 'job',
  job_id,
  attempt: 1,
  state,
  offset: 9,
  bytes: 9,
  at: 7,
})

/** A file, and what a hub knows that is started over it again: it was killed before. */
const aFile = (t: Test) => {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-'))
  t.teardown(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'hub', 'jobs.log')
  return { file, again: () => openLedger(file, () => 7) }
}
const sendsOff = (ledger: Ledger, id: string) => {
  const jobs = ledger.of('p')
  t.equal(jobs.takesUp(id, 1), true)
  jobs.isMade(id, 1)
  jobs.begins(id, 1)
  return jobs
}

t.test('what had begun when the hub was killed may be on paper, and is said so once', async t => {
  const { again } = aFile(t)
  sendsOff(again(), 'a')
  const ledger = again()
  t.match(ledger.of('p').ended('a', 1), { state: 'unknown', why: 'hub-restarted' })
  t.match(ledger.untold(), [{ deviceId: 'p', report: { job_id: 'a', state: 'unknown' } }])
  for (const { report } of ledger.untold()) ledger.told(report)
  t.same(again().untold(), [])
  t.equal(again().of('p').ended('a', 2), undefined, 'another attempt may be printed')
})

t.test('a printer with half a receipt in it is known until a whole one came out', async t => {
  const { again } = aFile(t)
  t.equal(again().of('p').isTorn(), false)
  sendsOff(again(), 'a')
  t.equal(again().of('p').isTorn(), true)
  t.equal(again().of('other').isTorn(), false)
  const ledger = again()
  t.equal(ledger.of('p').isTorn(), true, 'also after one more fall')
  ledger.of('p').cuts()
  t.equal(again().of('p').isTorn(), false)
  const running = again()
  sendsOff(running, 'b')
  t.equal(running.of('p').isTorn(), true, 'and when its row is changed in the middle of a receipt')
})

t.test('how a job ended outlives the hub, and is told until the server has it', async t => {
  const { again } = aFile(t)
  const first = again()
  sendsOff(first, 'a').ends(report('a'))
  t.match(again().untold(), [{ report: { state: 'printed' } }])
  t.match(again().of('q').ended('a', 4), { state: 'printed' }, 'on paper it is on paper')
  again().told(report('a'))
  t.same(again().untold(), [])
})

t.test('what was only taken up, or given back, is printed as if nothing had been', async t => {
  const { again } = aFile(t)
  again().of('p').takesUp('a', 1)
  t.equal(again().of('p').ended('a', 1), undefined)
  sendsOff(again(), 'b').forgets('b', 1)
  t.equal(again().of('p').ended('b', 1), undefined)
  t.equal(again().of('p').hasBegun('b', 1), false)
})

t.test('a job over which the hub falls each time is not taken up for ever', async t => {
  const { again } = aFile(t)
  for (let fall = 0; fall < FALLS_MAX; fall++) t.equal(again().of('p').takesUp('a', 1), true)
  t.equal(again().of('p').takesUp('a', 1), false)
  t.equal(again().of('p').takesUp('b', 1), true, 'the next one is')
  again().of('p').isMade('b', 1)
  for (let start = 0; start < 2 * FALLS_MAX; start++) {
    t.equal(again().of('p').takesUp('b', 1), true, 'it was not the job that ended it')
    again().of('p').isMade('b', 1)
  }
})

t.test('a line that was cut in half, or is none, takes nothing else with it', async t => {
  const { file, again } = aFile(t)
  sendsOff(again(), 'a').ends(report('a'))
  appendFileSync(file, '\u0000\u0000nonsense\n["begins","p"]\n["ends","p",{"is":')
  t.match(again().of('p').ended('a', 1), { state: 'printed' })
  t.notMatch(readFileSync(file, 'utf8'), /nonsense/)
})

t.test('it does not grow for ever', async t => {
  const { file, again } = aFile(t)
  const ledger = again()
  const open = sendsOff(ledger, 'open')
  for (let at = 0; at < 3 * ENDED_MAX; at++) {
    open.ends(report(`job-${at}`))
    ledger.told(report(`job-${at}`))
  }
  t.ok(readFileSync(file, 'utf8').split('\n').length < 6 * ENDED_MAX)
  t.ok(
    again()
      .of('p')
      .ended(`job-${3 * ENDED_MAX - 1}`, 1),
  )
  t.equal(again().of('p').ended('job-0', 1), undefined)
  t.match(again().of('p').ended('open', 1), { state: 'unknown' }, 'what is open is never forgotten')
})

t.test(
  'what a printer’s memory was told is known after a fall, also when the file is written anew',
  async t => {
    const { again } = aFile(t)
    const logo = { key: 'G1', hash: 'abc', width: 576, rows: 40, bytes: 2_904, who: 'E/TM/1' }
    const first = again().of('p')
    t.equal(first.writes('r1'), true)
    first.entersSetup()
    first.keepsLogo(logo)
    first.notesNames(false)
    const second = again().of('p')
    t.equal(second.writes('r1'), false, 'never twice')
    t.equal(second.isInSetup(), true)
    t.same(second.logo(), logo)
    t.equal(second.namesNoJobs(), true)
    t.equal(again().of('other').logo(), null, 'of this printer alone')
    second.leavesSetup()
    second.keepsLogo(null)
    second.notesNames(true)
    const third = again().of('p')
    t.equal(third.isInSetup(), false)
    t.equal(third.logo(), null)
    t.equal(third.namesNoJobs(), false)
  },
)
