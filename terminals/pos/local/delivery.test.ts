import fc from 'fast-check'
import t from 'tap'
import {
  type Answer,
  afterAnswer,
  type Entry,
  happened,
  LONGEST_WAIT_MS,
  sent,
  waitOf,
} from './delivery.ts'

const entry: Entry = {
  seq: 1,
  id: 'command-1',
  command: 'sales.complete',
  input: { sale_id: 'sale-1', total: 500 },
  at: 1_700_000_000_000,
  amount: 500,
  label: 'Sale',
  state: 'waiting',
  fresh: false,
  tries: 0,
}

const refused = (code: string): Answer => ({ is: 'refused', code, detail: '' })
let made = 0
const newId = () => {
  made += 1
  return `made-${made}`
}

t.test('a sale leaves the queue only after the answer', async t => {
  t.equal(afterAnswer(entry, { is: 'done', reply: {} }, newId).entry, null)
  const waits: Answer[] = [{ is: 'no-answer' }, { is: 'signed-out' }, { is: 'busy', waitMs: 5 }]
  for (const answer of waits) t.ok(afterAnswer(entry, answer, newId).entry, answer.is)
})

t.test('a sale waits while who is signed in may not sell, and says so', async t => {
  const happened = { ...entry, input: { ...entry.input, occurred_at: entry.at } }
  t.match(afterAnswer(happened, refused('not-allowed'), newId), {
    entry: { id: entry.id, state: 'waiting', problem: { code: 'not-allowed' } },
    next: 'sign-in',
  })
  t.match(
    afterAnswer({ ...happened, command: 'sales.hold' }, refused('not-allowed'), newId),
    { entry: { state: 'set-aside' }, next: 'go-on' },
    'what is no sale is in nobody’s way',
  )
})

t.test('a sale whose answer was lost counts as delivered when it comes again', async t => {
  t.same(afterAnswer(entry, refused('sale-already-completed'), newId), {
    entry: null,
    next: 'go-on',
    waitMs: 0,
  })
})

t.test('of two sales that two tabs made under one id both arrive', async t => {
  const lines = [{ line_id: 'line-1', variant_id: 'coffee', quantity: 1_000 }]
  const sale = { ...entry, fresh: true, input: { ...entry.input, lines } }
  const { entry: next, next: then } = afterAnswer(sale, refused('sale-id-taken'), newId)
  t.equal(then, 'again')
  t.match(next, { fresh: false, input: { total: 500, occurred_at: entry.at } })
  t.not(next?.id, sale.id)
  t.not(next?.input['sale_id'], 'sale-1')
  t.notMatch(next?.input['lines'], [{ line_id: 'line-1' }], 'a line too is named once')
})

t.test('while the cashier waits, a refusal is theirs and nothing is kept', async t => {
  const step = afterAnswer({ ...entry, fresh: true }, refused('total-differs'), newId)
  t.equal(step.entry, null)
})

t.test('a sale that happened is sent again as one made without the server', async t => {
  const step = afterAnswer(entry, refused('total-differs'), newId)
  t.match(step, {
    next: 'again',
    entry: { input: { occurred_at: entry.at, sale_id: 'sale-1' }, state: 'waiting' },
  })
  t.not(step.entry?.id, entry.id, 'another input needs another command id')
})

t.test('a sale the server will not take at all is set aside, and the next one goes on', async t => {
  const offline = { ...entry, input: { ...entry.input, occurred_at: entry.at } }
  const step = afterAnswer(offline, refused('barcode-unknown'), newId)
  t.match(step, {
    next: 'go-on',
    entry: { state: 'set-aside', problem: { code: 'barcode-unknown' }, input: offline.input },
  })
})

t.test('no answer: the same sale again, later, with the time at which it was made', async t => {
  const step = afterAnswer(entry, { is: 'no-answer' }, newId)
  t.match(step, {
    next: 'wait',
    entry: { input: { occurred_at: entry.at }, tries: 1 },
  })
  const again = afterAnswer(step.entry ?? entry, { is: 'no-answer' }, newId)
  t.equal(again.entry?.id, step.entry?.id, 'from then on the command keeps its id')
})

t.test('the pauses grow and have a limit', async t => {
  t.ok(waitOf(0) < waitOf(3))
  t.equal(waitOf(1_000), LONGEST_WAIT_MS)
})

t.test(
  'whatever the server answers, in whatever order, no sale is lost or taken twice',
  async () => {
    const answer: fc.Arbitrary<Answer> = fc.oneof(
      fc.constant<Answer>({ is: 'no-answer' }),
      fc.constant<Answer>({ is: 'signed-out' }),
      fc.constant<Answer>({ is: 'busy', waitMs: 10 }),
      fc.constantFrom('total-differs', 'barcode-unknown', 'till-session-unknown').map(refused),
    )
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 20 }), fc.boolean(), (answers, lost) => {
        let now: Entry | null = entry
        // The server is one that may take the sale and lose its answer.
        let taken = 0
        for (const one of answers) {
          if (!now || now.state === 'set-aside') break
          if (lost && one.is === 'no-answer') taken = 1
          const step = afterAnswer(now, taken ? refused('sale-already-completed') : one, newId)
          now = step.entry
        }
        // Still in the queue, set aside and visible, or at the server.
        return now !== null || taken === 1
      }),
    )
  },
)

t.test('a sale says what its lines cost only if it happened without the server', async t => {
  const lines = [{ variant_id: 'coffee', quantity: 1_000, unit_price: 1 }]
  const sale = { ...entry, fresh: true, input: { ...entry.input, lines } }
  t.strictSame(sent(sale)['lines'], [{ variant_id: 'coffee', quantity: 1_000 }])
  const offline = happened({ ...sale, fresh: false }, newId)
  t.strictSame(sent(offline)['lines'], lines)
  const held = { ...sale, command: 'sales.park' }
  t.equal(sent(held), held.input)
})
