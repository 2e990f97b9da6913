import fc from 'fast-check'
import t from 'tap'
import { type Apdu, apduBytes, bcd, control } from './apdu.ts'
import { type Input, limitOf, type Order, type State, start } from './state.ts'
import { step } from './steps.ts'

const settings = { password: '000000', currency: '0978', slips: 'till' } as const

const apdu = (code: number, data: readonly number[] = []): Input => ({
  is: 'apdu',
  apdu: { control: code, data: Uint8Array.from(data) } satisfies Apdu,
})
const status = (result: number, receipt: number, amount = 500) =>
  apdu(control.status, [0x27, result, 0x04, ...bcd(amount, 6), 0x87, ...bcd(receipt, 2)])
const ack = apdu(control.acknowledged)
const completion = apdu(control.completion)
const run = (state: State, ...inputs: Input[]) =>
  inputs.reduce((at, input) => step(at, input, settings).state, state)

const told = (receipt: number) => [ack, status(0, receipt, 100), completion]
const idle = run(start, { is: 'opened' }, ack, completion, ...told(7))
const asked = run(idle, { is: 'pay', id: 'a', amount: 500 })
const states: Record<string, State> = {
  down: start,
  registering: run(start, { is: 'opened' }),
  idle,
  asked,
  running: run(asked, ack),
  'told-good': run(asked, ack, status(0, 8)),
  'told-bad': run(asked, ack, status(0x71, 8)),
  owing: run(asked, { is: 'closed' }, { is: 'opened' }, ack, completion),
  pausing: run(asked, { is: 'closed' }, { is: 'opened' }, ack, completion, apdu(0x849c)),
}
const inputs: Record<string, Input> = {
  opened: { is: 'opened' },
  closed: { is: 'closed' },
  late: { is: 'late' },
  pay: { is: 'pay', id: 'b', amount: 700 },
  cancel: { is: 'cancel', id: 'a' },
  enquire: { is: 'enquire', id: 'a', amount: 500, before: '0007//' },
  'end-of-day': { is: 'end-of-day', id: 'd' },
  ack,
  refused: apdu(0x8483),
  completed: completion,
  aborted: apdu(control.abortedByTerminal, [0x6c]),
  strange: apdu(0x0fff, [1, 2, 3]),
}

const names: Record<string, string> = {
  '0600': 'register',
  '0601': 'PAY',
  '06b0': 'stop',
  '0501': 'status',
  '0620': 'last',
  '0650': 'day',
  '8000': 'ok',
}
const shown = (order: Order): string => {
  if (order.do === 'send')
    return names[Buffer.from(order.bytes.subarray(0, 2)).toString('hex')] ?? '?'
  if (order.do === 'state') return `(${order.why ?? order.state})`
  if (order.do === 'hang-up') return 'hang-up'
  return `${order.news.request_id}=${order.news.state}`
}

// For each state: the state after each input, and what was done.
const table: Record<string, string> = {
  down: `opened asked register | closed down | late down | pay down b=cancelled | cancel down |
    enquire down a=no-answer | end-of-day down d=failed | ack down | refused down | completed down | aborted down | strange down`,
  registering: `opened asked register | closed down | late down hang-up | pay asked b=cancelled | cancel asked |
    enquire asked | end-of-day asked d=failed | ack running | refused pausing (terminal-refused) |
    completed asked ok last | aborted pausing ok (terminal-refused) | strange running ok`,
  idle: `opened asked register | closed down | late idle | pay asked b=busy PAY | cancel idle | enquire asked status |
    end-of-day asked day | ack idle | refused idle | completed idle ok | aborted idle ok | strange idle ok`,
  asked: `opened asked a=unknown register | closed down a=unknown | late down a=no-answer hang-up | pay asked b=cancelled | cancel asked |
    enquire asked a=busy | end-of-day asked d=failed | ack running | refused asked a=cancelled last |
    completed asked ok a=unknown status | aborted asked ok a=cancelled last | strange running ok`,
  running: `opened asked a=unknown register | closed down a=unknown | late down a=no-answer hang-up | pay running b=cancelled | cancel running stop |
    enquire running a=busy | end-of-day running d=failed | ack running | refused running |
    completed asked ok a=unknown status | aborted asked ok a=cancelled last | strange running ok`,
  'told-good': `opened asked a=unknown register | closed down a=unknown | late down a=no-answer hang-up | pay running b=cancelled | cancel running stop |
    enquire running a=busy | end-of-day running d=failed | ack running | refused running |
    completed idle ok a=approved | aborted asked ok a=unknown status | strange running ok`,
  'told-bad': `opened asked a=unknown register | closed down a=unknown | late down a=no-answer hang-up | pay running b=cancelled | cancel running stop |
    enquire running a=busy | end-of-day running d=failed | ack running | refused running |
    completed asked ok a=declined last | aborted asked ok a=cancelled last | strange running ok`,
  owing: `opened asked register | closed down | late down hang-up | pay asked b=cancelled | cancel asked |
    enquire asked | end-of-day asked d=failed | ack running | refused asked last |
    completed asked ok last | aborted asked ok last | strange running ok`,
  pausing: `opened asked register | closed down | late asked status | pay pausing b=cancelled | cancel pausing |
    enquire pausing | end-of-day pausing d=failed | ack pausing | refused pausing |
    completed asked ok last | aborted asked ok last | strange pausing ok`,
}

t.test('every state and every input', async t => {
  for (const [name, state] of Object.entries(states)) {
    const rows = (table[name] ?? '').split('|').map(row => row.trim().replace(/\s+/g, ' '))
    const got = Object.entries(inputs).map(([what, input]) => {
      const next = step(state, input, settings)
      return [what, next.state.is, ...next.orders.map(shown)].join(' ')
    })
    t.same(got, rows, name)
  }
})

t.test('what is waited for has a limit, and what is not has none', async t => {
  t.equal(limitOf(idle, 180_000), null)
  t.equal(limitOf(start, 180_000), null)
  t.equal(limitOf(asked, 180_000), 5_000, 'T3')
  t.equal(limitOf(run(asked, ack), 180_000), 180_000, 'T4')
  t.equal(limitOf(states['pausing'] ?? start, 180_000), 2_000)
})

t.test("the approval with another amount, or another money, is nobody's", async t => {
  for (const said of [
    status(0, 8, 499),
    apdu(control.status, [0x27, 0, 0x04, ...bcd(500, 6), 0x49, 0x08, 0x26, 0x87, 0x00, 0x08]),
  ]) {
    const { orders } = step(run(asked, ack, said), completion, settings)
    t.match(orders.map(shown), ['ok', 'a=unknown', 'status'])
  }
  const last = run(
    asked,
    ack,
    status(0, 8, 499),
    completion,
    ack,
    completion,
    ack,
    status(0, 8, 499),
  )
  t.match(step(last, completion, settings).orders.map(shown), ['ok', '(ready)', 'a=unknown'])
})

t.test('a stop before the terminal has the payment is sent as soon as it has', async t => {
  const wanted = step(asked, { is: 'cancel', id: 'a' }, settings)
  t.same(wanted.orders, [])
  const then = step(wanted.state, ack, settings)
  t.same(then.orders.map(shown), ['stop'])
  t.same(step(then.state, { is: 'cancel', id: 'a' }, settings).orders, [], 'once')
})

t.test('a terminal that was switched off is told who we are before it is asked again', async t => {
  const refused = step(asked, apdu(0x846b), settings)
  t.same(refused.orders.map(shown), ['a=cancelled', 'register'])
})

t.test('a terminal that is at something for too long leaves the word to a person', async t => {
  let state = run(asked, { is: 'closed' }, { is: 'opened' }, ack, completion)
  const said: string[] = []
  for (let times = 0; times < 100; times++) {
    const busy = step(state, apdu(0x849c), settings)
    said.push(...busy.orders.map(shown))
    state = run(busy.state, { is: 'late' })
  }
  t.same(
    said.filter(word => word.includes('=')),
    ['a=unknown'],
  )
})

const anyInput: fc.Arbitrary<Input> = fc.oneof(
  { weight: 4, arbitrary: fc.constant(ack) },
  { weight: 3, arbitrary: fc.constant(completion) },
  { weight: 2, arbitrary: fc.constant<Input>({ is: 'opened' }) },
  fc.constant<Input>({ is: 'closed' }),
  fc.constant<Input>({ is: 'late' }),
  {
    weight: 3,
    arbitrary: fc.constantFrom('a', 'b', 'c').map((id): Input => ({ is: 'pay', id, amount: 500 })),
  },
  fc.constantFrom('a', 'b').map((id): Input => ({ is: 'cancel', id })),
  fc
    .constantFrom('a', 'b', 'x')
    .map((id): Input => ({ is: 'enquire', id, amount: 500, before: '0001//' })),
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom(0, 0x6c), fc.integer({ min: 1, max: 4 }))
      .map(([code, receipt]) => status(code, receipt)),
  },
  fc.constantFrom(0x849c, 0x8483, 0x846b).map(code => apdu(code)),
  fc.constantFrom(0x6c, 0x05, 0x9c).map(code => apdu(control.abortedByTerminal, [code])),
  fc.uint8Array({ maxLength: 12 }).map(data => apdu(control.status, [...data])),
)

t.test(
  'whatever happens in whatever order: each order to pay goes out once at most, and none is forgotten',
  async t => {
    fc.assert(
      fc.property(fc.array(anyInput, { maxLength: 80 }), all => {
        let state = start
        const sent = new Map<string, number>()
        const orderOf = new Map<string, number>()
        const last = new Map<string, string>()
        let number = 0
        for (const input of all) {
          // The driver gives each id once.
          const one = input.is === 'pay' ? { ...input, id: `${input.id}${number++}` } : input
          const owedBefore = state.owed.length
          const { state: next, orders } = step(state, one, settings)
          for (const order of orders) {
            if (order.do === 'say') last.set(order.news.request_id, order.news.state)
            if (order.do !== 'send' || shown(order) !== 'PAY') continue
            const id = next.task?.is === 'pay' ? next.task.id : '?'
            sent.set(id, (sent.get(id) ?? 0) + 1)
            orderOf.set(id, number)
            if (next.owed.length > 0) return false
            if (owedBefore > 0 && state.isFresh) return false
          }
          state = next
        }
        for (const [id, times] of sent) {
          if (id === '?' || times > 1) return false
          const isOpen =
            state.owed.some(owed => owed.id === id) ||
            (state.task?.is === 'pay' && state.task.id === id)
          const word = last.get(id)
          const isEnded =
            word === 'approved' || word === 'declined' || word === 'cancelled' || word === 'unknown'
          if (!isOpen && !isEnded) return false
        }
        return state.owed.length <= 51
      }),
      { numRuns: 5_000 },
    )
    t.ok(apduBytes(0x0601).length === 3)
  },
)
