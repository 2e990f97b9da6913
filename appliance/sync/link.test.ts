import { generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { brotliDecompressSync } from 'node:zlib'
import t, { type Test } from 'tap'
import { systemCaller } from '#appliance/http/sessions.ts'
import { aStore, shop, testId } from '#appliance/kernel/a-store.ts'
import { decodeBatch, UP_PATH, type UpAnswer } from '#schema/wire/batch.ts'
import type { DownAnswer } from '#schema/wire/down.ts'
import { openLink } from './link.ts'
import { ASKED_MAX_MS, Busy, openRounds, RETRY_FIRST_MS, RETRY_MAX_MS } from './rounds.ts'

const MINUTE_MS = 60_000
const DOWN_EPOCH = testId(40, 1)
const { privateKey } = generateKeyPairSync('ed25519')

/** Waits until it is so; a test that waits for ever is ended by its own limit. */
const until = async (isSo: () => boolean) => {
  while (!isSo()) await new Promise(resolve => setTimeout(resolve, 2))
}

type Waiting = { ms: number; over: () => void; state: 'waits' | 'over' | 'woken' }

/** A timer by hand: nobody's wait ends before the test says so. */
const aTimer = () => {
  const all: Waiting[] = []
  const wait = (ms: number, signal: AbortSignal) =>
    new Promise<void>(resolve => {
      const end = (state: Waiting['state']) => () => {
        if (waiting.state === 'waits') waiting.state = state
        resolve()
      }
      const waiting: Waiting = { ms, over: end('over'), state: 'waits' }
      signal.addEventListener('abort', end('woken'), { once: true })
      all.push(waiting)
    })
  return { all, wait, now: () => all.filter(({ state }) => state === 'waits') }
}

/** The other end of the line: takes each batch and answers each poll, as long as the line stands. */
const aHeadOffice = async (t: Test) => {
  const line = {
    stands: true,
    busyFor: null as string | null,
    refuses: false,
    asked: '',
    last: 0,
    polls: 0,
  }
  const held = new Set<ServerResponse>()
  const up = async (request: IncomingMessage): Promise<UpAnswer> => {
    const batch = decodeBatch(
      brotliDecompressSync(Buffer.concat(await request.toArray())).toString('utf8'),
    )
    if (typeof batch === 'string') throw new Error(batch)
    if (line.refuses) {
      const at = { epoch: batch.epoch, last: batch.first - 1, last_hash: batch.prev_hash }
      return { is: 'refused', ...at, code: 'row-invalid', seq: batch.first }
    }
    line.last = batch.last
    return { is: 'applied', epoch: batch.epoch, last: batch.last, last_hash: batch.hash }
  }
  const nothing: DownAnswer = { cloud_epoch: DOWN_EPOCH, from: 0, to: 0, more: false, changes: [] }
  const server = createServer(async (request, response) => {
    if (!line.stands) return request.socket.destroy()
    const isUp = request.url === UP_PATH
    if (isUp && line.busyFor !== null) {
      response.writeHead(503, { 'Retry-After': line.busyFor }).end()
    } else if (isUp) {
      response.end(JSON.stringify(await up(request)))
    } else {
      line.polls += 1
      line.asked = request.url ?? ''
      if (request.url?.endsWith('&wait=0')) response.end(JSON.stringify(nothing))
      else held.add(response)
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const cut = () => {
    line.stands = false
    held.clear()
    server.closeAllConnections()
  }
  t.teardown(() => {
    cut()
    server.close()
  })
  const address = server.address()
  const mend = () => {
    line.stands = true
  }
  return {
    line,
    held,
    cut,
    mend,
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
  }
}

/** A store with a line to a head office that both have heard of each other. */
const aLine = async (t: Test) => {
  const headOffice = await aHeadOffice(t)
  const store = aStore(t)
  const timer = aTimer()
  const said: string[] = []
  const link = openLink({
    ...store,
    cloudUrl: headOffice.url,
    key: privateKey,
    caller: systemCaller(shop.tenant_id, shop.store_id),
    now: Date.now,
    log: message => said.push(message),
    wait: timer.wait,
  })
  t.teardown(link.stop)
  let opened = 0
  /** something that head office must hear of */
  const work = () => {
    opened += 1
    const till_id = opened === 1 ? shop.till : shop.till2
    const { refused } = store.run('till-sessions.open', { till_id, float: 0 })
    if (refused) throw new Error(refused)
  }
  const isThrough = () => headOffice.line.last > 0 && link.state().behind === 0
  work()
  await until(() => isThrough() && headOffice.held.size === 1)
  return { ...headOffice, store, timer, link, work, isThrough, said }
}

t.test('after a cut, what went up and what comes down are back together', async t => {
  for (const which of [0, 1]) {
    const { cut, mend, work, timer, link, held, line, isThrough, said } = await aLine(t)
    t.match(link.state(), { connected: true, behind: 0, problem: null })
    cut()
    work()
    await until(() => timer.now().length === 2)
    t.match(link.state(), { connected: false, problem: String })
    t.ok(link.state().behind > 0)
    for (let tries = 1; tries < 10; tries += 1) {
      for (const { over } of timer.now()) over()
      await until(() => timer.now().length === 2 && timer.all.length === 2 * tries + 2)
    }
    t.ok(timer.all.every(({ ms }) => ms <= RETRY_MAX_MS))
    t.ok(timer.all[0] && timer.all[0].ms <= RETRY_FIRST_MS)
    t.ok(timer.now().every(({ ms }) => ms >= RETRY_MAX_MS / 2))
    mend()
    const [one, other] = which === 0 ? timer.now() : timer.now().reverse()
    one?.over()
    await until(() => isThrough() && held.size === 1)
    t.equal(other?.state, 'woken', 'the one that was heard of first woke the other')
    t.match(link.state(), { connected: true, behind: 0, problem: null })
    t.ok(line.polls >= 3)
    t.same(
      said.toSorted(),
      ['does not answer (down)', 'does not answer (up)', 'answers again (down)']
        .concat('answers again (up)')
        .map(words => `head office ${words}`)
        .toSorted(),
      'a cut is written down once for each direction, however long it lasts',
    )
  }
})

t.test('what head office refuses is said by its code, here and to head office', async t => {
  const { line, work, timer, link, held, isThrough, said, mend, cut } = await aLine(t)
  line.refuses = true
  work()
  await until(() => link.state().refused !== null)
  t.match(link.state(), {
    connected: false,
    refused: { by: 'head-office', code: 'row-invalid' },
  })
  t.ok(link.state().behind > 0)
  t.same(said, ['head office and this store do not agree (up)'], 'not that it is away')
  cut()
  await until(() => timer.now().length === 2)
  mend()
  for (const { over } of timer.now()) over()
  await until(() => held.size === 1)
  t.match(line.asked, /&last=\d+&oldest=\d+(&problem=row-invalid)?&wait=/)
  // What went up was refused once more, and waits again.
  await until(() => link.state().refused !== null && timer.now().length === 1)
  line.refuses = false
  for (const { over } of timer.now()) over()
  await until(isThrough)
  t.match(link.state(), { connected: true, refused: null })
})

t.test('a head office that asks to wait is left alone for that long', async t => {
  const asked = [
    ['120', 2 * MINUTE_MS],
    [new Date(Date.now() + 5 * MINUTE_MS).toUTCString(), 4 * MINUTE_MS],
    ['999999', ASKED_MAX_MS],
  ] as const
  for (const [words, atLeast] of asked) {
    const { line, work, timer, cut, mend, held, isThrough } = await aLine(t)
    line.busyFor = words
    work()
    await until(() => timer.now().length === 1)
    const [busy] = timer.now()
    t.ok(busy && busy.ms >= atLeast && busy.ms <= ASKED_MAX_MS + RETRY_MAX_MS, `${words}`)
    cut()
    await until(() => timer.now().length === 2)
    mend()
    timer.now()[1]?.over()
    await until(() => held.size === 1)
    t.equal(busy?.state, 'waits', 'the other direction is back and does not wake it')
    line.busyFor = null
    busy?.over()
    await until(isThrough)
  }
})

t.test('words about waiting that nobody understands ask for nothing', async t => {
  const { line, work, timer, isThrough } = await aLine(t)
  line.busyFor = 'soon'
  work()
  await until(() => timer.now().length === 1)
  t.ok(timer.all.every(({ ms }) => ms <= RETRY_FIRST_MS))
  line.busyFor = null
  timer.now()[0]?.over()
  await until(isThrough)
})

/** Two rounds whose work is ended by hand. */
const twoRounds = (t: Test) => {
  const timer = aTimer()
  const heard: string[] = []
  const rounds = openRounds({ wait: timer.wait, heard: name => heard.push(name), failed: () => {} })
  t.teardown(rounds.stop)
  const work: Record<string, { answer: (is: boolean) => void; fail: (error: Error) => void }> = {}
  const begun: string[] = []
  const ends = ['up', 'down'].map(name =>
    rounds.run(
      name,
      signal =>
        new Promise((answer, fail) => {
          begun.push(name)
          work[name] = { answer, fail }
          signal.addEventListener('abort', () => fail(new Error('aborted')), { once: true })
        }),
    ),
  )
  return { timer, heard, rounds, work, begun, ended: Promise.all(ends) }
}

t.test('a question that hangs on a dead line is asked again when the line is back', async t => {
  const { timer, work, begun, heard } = twoRounds(t)
  t.same(begun, ['up', 'down'])
  work['up']?.fail(new Error('cut'))
  await until(() => timer.now().length === 1)
  timer.now()[0]?.over()
  await until(() => begun.length === 3)
  work['up']?.answer(true)
  await until(() => begun.length === 5)
  t.same(begun.slice(2).toSorted(), ['down', 'up', 'up'], 'down hung since before the cut')
  t.equal(timer.all.length, 1, 'and does not wait')
  work['up']?.answer(true)
  await until(() => begun.length === 6)
  t.same(begun.at(-1), 'up', 'what was asked after the cut is left alone')
  t.same(heard, ['up', 'up'])
})

t.test('work that asked nothing tells nothing about the line', async t => {
  const { timer, work, begun, heard } = twoRounds(t)
  work['down']?.fail(new Error('cut'))
  await until(() => timer.now().length === 1)
  work['up']?.answer(false)
  await until(() => begun.length === 3)
  t.equal(timer.now().length, 1)
  t.same(heard, [])
})

t.test('a line that was stopped ends all waits', async t => {
  const { timer, work, rounds, ended } = twoRounds(t)
  work['up']?.fail(new Error('cut'))
  work['down']?.fail(new Busy(MINUTE_MS, 'busy'))
  await until(() => timer.now().length === 2)
  rounds.stop()
  await ended
  t.equal(timer.now().length, 0)
})
