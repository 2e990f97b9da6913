import t from 'tap'
import { type Mountable, memoryPort } from '../../ports/memory.ts'
import type { Port } from '../../ports/port.ts'
import { listenTcp, tcpPort } from '../../ports/tcp.ts'
import { zvtDriver } from './driver.ts'
import { zvtEmulator } from './emulator.ts'
import { bareLine, serialLine } from './lines.ts'

const settings = { password: '123456', currency: '0978', slips: 'till' } as const
type Word = Record<string, unknown> & { is: string }
type Terminal = ReturnType<typeof zvtEmulator>
const FINAL = ['approved', 'declined', 'cancelled']

/** A till's end of a terminal, with all it said and a way to wait for a word. */
const till = (port: Port, isSerial = false, runMs = 20_000) => {
  const said: Word[] = []
  const states: string[] = []
  let waiting: (() => void)[] = []
  const wake = () => {
    const all = waiting
    waiting = []
    for (const one of all) one()
  }
  const driver = zvtDriver(
    port,
    {
      say: word => {
        said.push({ is: '', ...word })
        wake()
      },
      state: state => {
        states.push(state)
        wake()
      },
    },
    settings,
    { runMs, line: isSerial ? serialLine : bareLine },
  )
  const until = async (isSo: () => boolean) => {
    while (!isSo()) await new Promise<void>(resolve => waiting.push(resolve))
  }
  const of = (id: string) => said.filter(word => word['request_id'] === id)
  const pay = (id: string, amount = 500) =>
    driver.take({ is: 'pay', request_id: id, amount, currency: 'EUR', decimals: 2 })
  return {
    ...driver,
    said,
    of,
    pay,
    until,
    ready: () => until(() => states.at(-1) === 'ready'),
    /** The word that the store goes by: of a doubtful payment it is the one after the question. */
    end: async (id: string) => {
      await until(() => of(id).some(({ state }) => FINAL.includes(String(state))))
      return of(id).at(-1)
    },
  }
}

const settled = async (
  t: Tap,
  terminal: Terminal,
  port = memoryPort(terminal.device),
  isSerial = false,
) => {
  const counter = till(port, isSerial)
  t.teardown(() => {
    counter.close()
    terminal.stop()
  })
  await counter.ready()
  return counter
}
type Tap = { teardown: (done: () => void) => unknown }

/** Amount that stands, by what the terminal has in its memory. */
const standing = (terminal: Terminal, amount: number) =>
  terminal
    .booked()
    .filter(one => one.amount === amount && one.result === 0)
    .reduce((sum, one) => sum + (one.original ? -1 : 1), 0)

t.test('a payment: words for the cashier, the card, the slips for our printer', async t => {
  const terminal = zvtEmulator({ customerMs: 2 })
  const counter = await settled(t, terminal)
  counter.pay('a', 1_234)
  const last = await counter.end('a')
  t.match(last, { state: 'approved', scheme: 'Visa', last4: /^\d{4}$/, auth_code: /^\d{6}$/ })
  t.match(
    counter.of('a').map(({ message }) => message),
    [undefined, 'present-card', 'card-enter-pin', 'card-asking-bank', undefined],
  )
  t.match(last?.['slips'], [
    ['HÄNDLERBELEG', 'Betrag 1234'],
    ['KUNDENBELEG', /Terminal/],
  ])
  t.equal(standing(terminal, 1_234), 1)
  counter.pay('a', 1_234)
  t.equal(counter.of('a').at(-1)?.['state'], 'approved', 'delivered twice, it is said again')
  t.equal(standing(terminal, 1_234), 1)
})

t.test('over a real socket', async t => {
  const terminal = zvtEmulator({ customerMs: 2 })
  const served = await listenTcp(terminal.device, 0)
  const counter = await settled(t, terminal, tcpPort('127.0.0.1', served.port))
  t.teardown(() => served.close())
  counter.pay('a')
  t.match(await counter.end('a'), { state: 'approved' })
  terminal.answerNext('line-breaks')
  counter.pay('b', 700)
  t.match(await counter.end('b'), { state: 'approved' }, 'found again over a new connection')
  t.equal(standing(terminal, 700), 1)
})

t.test('a card that is refused, a customer who stops, a till that stops', async t => {
  const terminal = zvtEmulator({ customerMs: 2 })
  const counter = await settled(t, terminal)
  terminal.answerNext('decline')
  counter.pay('a')
  t.match(await counter.end('a'), { state: 'declined', message: 'card-declined' })
  terminal.answerNext('customer-stops')
  counter.pay('b')
  t.match(await counter.end('b'), { state: 'cancelled', message: 'card-stopped' })
  const slow = zvtEmulator({ customerMs: 60_000 })
  const other = await settled(t, slow)
  other.pay('c')
  other.take({ is: 'cancel-pay', request_id: 'c' })
  t.match(await other.end('c'), { state: 'cancelled', message: 'card-stopped' })
  t.equal(slow.booked().length + terminal.booked().length, 0)
})

t.test('a stop that comes too late changes nothing: the money was taken', async t => {
  const terminal = zvtEmulator({ customerMs: 1 })
  const counter = await settled(t, terminal)
  counter.pay('a')
  await counter.end('a')
  counter.take({ is: 'cancel-pay', request_id: 'a' })
  t.equal(counter.of('a').at(-1)?.['state'], 'approved')
  t.equal(standing(terminal, 500), 1)
})

t.test('one payment at a time; while the terminal is away the till knows at once', async t => {
  const terminal = zvtEmulator({ customerMs: 30 })
  const counter = await settled(t, terminal)
  counter.pay('a')
  counter.pay('b')
  t.match(await counter.end('b'), { state: 'cancelled', message: 'terminal-busy' })
  await counter.end('a')
  terminal.fault('unplug', true)
  counter.pay('c')
  t.match(await counter.end('c'), { state: 'cancelled', message: 'terminal-offline' })
  t.equal(terminal.booked().length, 1)
})

t.test(
  'no answer: nothing else is charged until the terminal has told what became of it',
  async t => {
    const terminal = zvtEmulator({ customerMs: 2 })
    const first = till(memoryPort(terminal.device), false, 60)
    t.teardown(() => first.close())
    await first.ready()
    first.pay('z', 100)
    await first.end('z')
    terminal.answerNext('silence')
    first.pay('a')
    await first.until(() => first.of('a').some(({ state }) => state === 'no-answer'))
    first.pay('b')
    t.equal(first.of('b').at(-1)?.['state'], 'cancelled', 'another one is not begun')
    t.match(await first.end('a'), { state: 'approved' }, 'it was taken, and is found')
    t.equal(standing(terminal, 500), 1)
  },
)

t.test('the line breaks after the approval; the terminal is switched off and on', async t => {
  for (const how of ['line-breaks', 'restart'] as const) {
    const terminal = zvtEmulator({ customerMs: 4 })
    const counter = await settled(t, terminal)
    counter.pay('z', 100)
    await counter.end('z')
    if (how === 'line-breaks') terminal.answerNext('line-breaks')
    counter.pay('a')
    if (how === 'restart') terminal.restart()
    const last = await counter.end('a')
    t.equal(last?.['state'], how === 'restart' ? 'cancelled' : 'approved', how)
    if (how === 'restart') t.equal(last?.['message'], 'card-not-charged')
    t.equal(standing(terminal, 500), how === 'restart' ? 0 : 1)
  }
})

/** A port that breaks once, after so many bytes of both directions since `arm`. */
const breaking = (device: Mountable, breakAt: number, broke: () => void) => {
  let left = Number.POSITIVE_INFINITY
  const inner = memoryPort({
    connect: (answer, hungUp) => {
      let isOpen = true
      const cut = (chunk: Uint8Array): Uint8Array => {
        if (!isOpen) return chunk.subarray(0, 0)
        const part = chunk.subarray(0, Math.min(chunk.length, left))
        left -= part.length
        return part
      }
      const check = () => {
        if (left > 0 || !isOpen) return
        isOpen = false
        left = Number.POSITIVE_INFINITY
        session.close()
        hungUp()
        broke()
      }
      const session = device.connect(chunk => {
        const part = cut(chunk)
        if (part.length > 0) answer(part)
        check()
      }, hungUp)
      return {
        write: async chunk => {
          const part = cut(chunk)
          if (part.length > 0) await session.write(part)
          check()
          return chunk.length
        },
        close: session.close,
      }
    },
  })
  return {
    port: inner,
    arm: () => {
      left = breakAt
    },
  }
}

/** How many bytes one payment is, both ways. */
const dialogueBytes = async (isSerial: boolean) => {
  const terminal = zvtEmulator({ customerMs: 0 })
  let bytes = 0
  const device = isSerial ? terminal.serialDevice : terminal.device
  const port = memoryPort({
    connect: (answer, hungUp) => {
      const session = device.connect(chunk => {
        bytes += chunk.length
        answer(chunk)
      }, hungUp)
      return {
        write: chunk => {
          bytes += chunk.length
          return session.write(chunk)
        },
        close: session.close,
      }
    },
  })
  const counter = till(port, isSerial)
  await counter.ready()
  counter.pay('before')
  await counter.end('before')
  bytes = 0
  counter.pay('a')
  await counter.end('a')
  const all = bytes
  counter.close()
  return all
}

for (const { name, isSerial, autoReversal } of [
  { name: 'bare', isSerial: false, autoReversal: false },
  {
    name: 'bare, a terminal that takes back what was not acknowledged',
    isSerial: false,
    autoReversal: true,
  },
  { name: 'in serial blocks', isSerial: true, autoReversal: false },
]) {
  t.test(`the line breaks at every byte of a payment (${name})`, async t => {
    const bytes = await dialogueBytes(isSerial)
    t.ok(bytes > 250, `${bytes} bytes`)
    const outcome = async (breakAt: number) => {
      const terminal = zvtEmulator({ customerMs: 0, autoReversal })
      const device = isSerial ? terminal.serialDevice : terminal.device
      const { port, arm } = breaking(device, breakAt, () => {})
      const counter = till(port, isSerial)
      await counter.ready()
      counter.pay('before', 100)
      await counter.end('before')
      await counter.until(() => counter.jobs() === 0)
      arm()
      counter.pay('a')
      const last = await counter.end('a')
      const is = { breakAt, state: last?.['state'], taken: standing(terminal, 500) }
      const times = terminal.booked().filter(one => one.amount === 500 && !one.original).length
      counter.close()
      terminal.stop()
      return { ...is, times, isRight: times <= 1 && is.taken === (is.state === 'approved' ? 1 : 0) }
    }
    const all = await Promise.all(Array.from({ length: bytes }, (_, at) => outcome(at + 1)))
    t.same(
      all.filter(({ isRight }) => !isRight),
      [],
      'never charged twice, always found out',
    )
    const approved = all.filter(({ state }) => state === 'approved').length
    t.ok(approved > 0, `${approved} of ${bytes} were taken`)
    if (!autoReversal) t.ok(approved < bytes, 'the others certainly not')
  })
}

t.test(
  'the hub dies at every byte of a payment and begins anew: the store tells what it knows',
  async t => {
    const bytes = await dialogueBytes(false)
    const outcome = async (breakAt: number) => {
      const terminal = zvtEmulator({ customerMs: 0 })
      let die = () => {}
      const { port, arm } = breaking(terminal.device, breakAt, () => die())
      const first = till(port)
      await first.ready()
      first.pay('before', 100)
      await first.end('before')
      await first.until(() => first.jobs() === 0)
      const dead = new Promise<void>(resolve => {
        die = () => {
          first.close()
          resolve()
        }
      })
      arm()
      first.pay('a')
      await dead
      // What the journal has: the first word, which was said before anything was sent.
      const before = String(first.of('a')[0]?.['terminal_before'])
      const second = till(memoryPort(terminal.device))
      await second.ready()
      second.take({ is: 'enquire-pay', request_id: 'a', amount: 500, before, others: [] })
      const last = await second.end('a')
      second.close()
      const state = last?.['state']
      const taken = standing(terminal, 500)
      return { breakAt, state, taken, isRight: taken === (state === 'approved' ? 1 : 0) }
    }
    const all = await Promise.all(Array.from({ length: bytes }, (_, at) => outcome(at + 1)))
    t.same(
      all.filter(({ isRight }) => !isRight),
      [],
    )
  },
)

t.test(
  'what the terminal can not tell is left to a person, and nobody is charged for it',
  async t => {
    const terminal = zvtEmulator({ customerMs: 1 })
    const counter = await settled(t, terminal)
    counter.take({ is: 'enquire-pay', request_id: 'old' })
    t.match(counter.of('old'), [{ state: 'unknown', message: 'cannot-tell' }], 'no amount')
    counter.pay('a')
    await counter.end('a')
    counter.take({ is: 'enquire-pay', request_id: 'old', amount: 500, before: '9//' })
    await counter.until(() => counter.of('old').length > 1)
    t.match(
      counter.of('old').at(-1),
      { state: 'unknown' },
      'the last one belongs to another payment',
    )
  },
)

t.test(
  'end of day: totals by card and the paper of it; the next day begins with nothing',
  async t => {
    const terminal = zvtEmulator({ customerMs: 1 })
    const counter = await settled(t, terminal)
    for (const [id, amount] of [
      ['a', 1_000],
      ['b', 250],
    ] as const) {
      counter.pay(id, amount)
      await counter.end(id)
    }
    counter.take({ is: 'end-of-day', request_id: 'day' })
    await counter.until(() => counter.of('day').length > 0)
    t.match(counter.of('day'), [
      {
        is: 'end-of-day',
        state: 'done',
        amount: 1_250,
        totals: [{ card: 'Visa', count: 2, amount: 1_250 }],
        slips: [['KASSENSCHNITT']],
      },
    ])
    t.equal(terminal.booked().length, 0)
    await counter.until(() => counter.jobs() === 0)
    terminal.answerNext('line-breaks')
    counter.pay('c')
    t.match(await counter.end('c'), { state: 'approved' }, 'also the first one of a day is found')
  },
)

t.test('a technician pays the smallest amount and takes it back', async t => {
  const terminal = zvtEmulator({ customerMs: 1 })
  const counter = await settled(t, terminal)
  counter.take({ is: 'reverse-test', request_id: 'r0' })
  t.match(counter.of('r0'), [{ state: 'declined', message: 'no-test-payment' }])
  counter.take({ is: 'test-pay', request_id: 'p' })
  t.match(await counter.end('p'), { is: 'test-payment', what: 'payment', state: 'approved' })
  t.equal(standing(terminal, 1), 1)
  await counter.until(() => counter.jobs() === 0)
  counter.take({ is: 'reverse-test', request_id: 'r1' })
  t.match(await counter.end('r1'), { what: 'reversal', state: 'approved' })
  t.equal(standing(terminal, 1), 0)
  t.equal(
    counter.said.some(({ is }) => is === 'payment'),
    false,
    'no sale hears of it',
  )
})

t.test('a terminal that sends whole card numbers: none of them leaves the driver', async t => {
  const terminal = zvtEmulator({ customerMs: 1, isLeaky: true })
  const counter = await settled(t, terminal)
  counter.pay('a')
  t.match(await counter.end('a'), { state: 'approved', last4: '1111' })
  counter.take({ is: 'end-of-day', request_id: 'day' })
  await counter.until(() => counter.of('day').length > 0)
  const all = JSON.stringify(counter.said)
  t.match(all, /\*{4} \*{4} \*{4} 1111/)
  t.notMatch(all.replace(/[ -]/g, ''), /411111111111/)
})
