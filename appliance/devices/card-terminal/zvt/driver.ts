import type { Message, Surroundings } from '../../messages.ts'
import { keepOpen, stateOfReason } from '../../ports/link.ts'
import type { Port } from '../../ports/port.ts'
import { logOff, type Settings } from './commands.ts'
import { bareLine, type LineOf, writerOf } from './lines.ts'
import type { News } from './news.ts'
import { type Input, limitOf, type Order, start, T4_MS } from './state.ts'
import { step } from './steps.ts'

/** Payments remembered, so that an order delivered twice charges once. */
const PAYMENTS_MAX = 500
/** What a test payment of a technician costs, minor units. */
const TEST_AMOUNT = 1
const FINAL: readonly string[] = ['approved', 'declined', 'cancelled']

export type ZvtMessage = Extract<
  Message,
  { is: 'pay' | 'cancel-pay' | 'enquire-pay' | 'end-of-day' | 'test-pay' | 'reverse-test' }
>

/**
 * A ZVT terminal over any port; `line` is how its APDUs travel there. While it is away a payment is
 * refused at once as not charged, so that the till takes another tender; one that was under way is
 * owed, asked for when it is back, and until then a cashier may settle it by hand.
 */
export const zvtDriver = (
  port: Port,
  on: Pick<Surroundings, 'say' | 'state'>,
  settings: Settings,
  {
    line: lineOf = bareLine,
    runMs = T4_MS,
    now = Date.now,
  }: { line?: LineOf; runMs?: number; now?: () => number } = {},
): { take: (message: ZvtMessage) => void; jobs: () => number; close: () => void } => {
  let state = start
  let timer: ReturnType<typeof setTimeout> | undefined
  let testReceipt: string | undefined
  let isClosed = false
  const said = new Map<string, News>()

  const say = (news: News) => {
    if (news.is === 'test-payment') {
      if (news.what === 'payment' && news.state === 'approved') testReceipt = news.receipt
      if (news.what === 'reversal' && news.state === 'approved') testReceipt = undefined
    }
    said.set(news.request_id, news)
    if (said.size > PAYMENTS_MAX) said.delete(said.keys().next().value ?? '')
    on.say({ ...news, at: now() })
  }

  const obey = (order: Order) => {
    if (order.do === 'send') line.send(order.bytes)
    else if (order.do === 'say') say(order.news)
    else if (order.do === 'hang-up') port.close()
    else on.state(order.state, order.why)
  }

  // One input after the other: what is sent may be answered before it was said what was sent.
  const waiting: Input[] = []
  let isFeeding = false
  const feed = (input: Input) => {
    waiting.push(input)
    if (isFeeding) return
    isFeeding = true
    for (let one = waiting.shift(); one; one = waiting.shift()) {
      const next = step(state, one, settings)
      state = next.state
      for (const order of next.orders) obey(order)
    }
    isFeeding = false
    clearTimeout(timer)
    const limit = isClosed ? null : limitOf(state, runMs)
    if (limit !== null) timer = setTimeout(() => feed({ is: 'late' }), limit)
  }

  const line = lineOf(writerOf(port), {
    heard: apdu => feed({ is: 'apdu', apdu }),
    broken: () => port.close(),
  })
  port.onData(line.arrived)
  on.state('opening', null)
  const link = keepOpen(port, {
    opened: () => {
      line.begin()
      feed({ is: 'opened' })
    },
    closed: () => {
      on.state('offline', 'unplugged')
      feed({ is: 'closed' })
    },
    refused: reason => {
      const { state: next, why } = stateOfReason(reason)
      on.state(next, why)
    },
  })

  const pay = (id: string, amount: number, isTest: boolean) => {
    const known = said.get(id)
    if (known) on.say({ ...known, at: now() })
    else feed({ is: 'pay', id, amount, isTest })
  }

  return {
    take: message => {
      const { request_id: id } = message
      switch (message.is) {
        case 'pay':
          return pay(id, message.amount, false)
        case 'test-pay':
          return pay(id, TEST_AMOUNT, true)
        case 'cancel-pay':
          return feed({ is: 'cancel', id })
        case 'enquire-pay': {
          const known = said.get(id)
          const isKnown = known?.is === 'payment' && FINAL.includes(known.state)
          if (isKnown) return on.say({ ...known, at: now() })
          const { amount, before, others } = message
          return feed({ is: 'enquire', id, amount, before, others })
        }
        case 'end-of-day': {
          const known = said.get(id)
          if (known) return on.say({ ...known, at: now() })
          return feed({ is: 'end-of-day', id })
        }
        case 'reverse-test':
          if (said.has(id)) return undefined
          return testReceipt === undefined
            ? say({
                is: 'test-payment',
                what: 'reversal',
                request_id: id,
                state: 'declined',
                message: 'no-test-payment',
              })
            : feed({ is: 'reverse', id, receipt: testReceipt })
      }
    },
    jobs: () => (state.task?.is === 'pay' || state.held ? 1 : 0) + state.owed.length,
    close: () => {
      isClosed = true
      if (state.is === 'idle' && state.isRegistered) line.send(logOff())
      link.stop()
      clearTimeout(timer)
    },
  }
}
