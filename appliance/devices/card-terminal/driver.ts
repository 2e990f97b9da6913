import type { Message, Surroundings } from '../messages.ts'
import { keepOpen, stateOfReason } from '../ports/link.ts'
import type { Port } from '../ports/port.ts'
import { type Answer, answers, type Order, orderBytes } from './bytes.ts'
import { type Input, type State, step } from './steps.ts'

/** Silence of this length is "no answer"; a sign of life starts it anew. */
export const ANSWER_LIMIT_MS = 15_000
/** Payments remembered, so that an order delivered twice charges once. */
export const PAYMENTS_MAX = 500
/** Enquiries that wait for the one under way. */
const ENQUIRIES_MAX = 50

export type PayMessage = Extract<Message, { is: 'pay' | 'cancel-pay' | 'enquire-pay' }>

/** A card terminal over any port. */
export const cardTerminalDriver = (
  port: Port,
  on: Pick<Surroundings, 'say' | 'state'>,
  {
    answerLimitMs = ANSWER_LIMIT_MS,
    now = Date.now,
  }: { answerLimitMs?: number; now?: () => number } = {},
): { take: (message: PayMessage) => void; jobs: () => number; close: () => void } => {
  let state: State = { is: 'idle' }
  let rest: Uint8Array = new Uint8Array()
  let isOpen = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const said = new Map<string, Record<string, unknown>>()
  let toAsk: string[] = []

  const say = (id: string, outcome: string, answer?: Answer) => {
    const { auth_code, scheme, last4, message } = answer ?? {}
    const known = Object.entries({ auth_code, scheme, last4, message }).filter(([, value]) => value)
    const news = {
      is: 'payment',
      request_id: id,
      state: outcome,
      ...Object.fromEntries(known),
      at: now(),
    }
    said.set(id, news)
    if (said.size > PAYMENTS_MAX) said.delete(said.keys().next().value ?? '')
    on.say(news)
  }

  const feed = (input: Input, order?: Order) => {
    const next = step(state, input)
    const about = next.say?.id ?? ('id' in next.state ? next.state.id : '')
    state = next.state
    if (next.say) say(next.say.id, next.say.state, input.is === 'answer' ? input.answer : undefined)
    if (next.send === 'pay') {
      if (order) send(order)
    } else if (next.send) send({ do: next.send, id: about })
    clearTimeout(timer)
    if (state.is !== 'idle') timer = setTimeout(() => feed({ is: 'late' }), answerLimitMs)
    // A terminal that does not answer is not asked about the others too.
    if (input.is === 'late' || input.is === 'disconnected') toAsk = []
    if (state.is !== 'idle' || !isOpen) return
    const id = toAsk.shift()
    if (id !== undefined) feed({ is: 'enquire', id })
  }

  const enquire = (id: string) => {
    const isOther = state.is !== 'idle' && state.id !== id
    if (!isOther) feed({ is: 'enquire', id })
    else if (toAsk.length < ENQUIRIES_MAX && !toAsk.includes(id)) toAsk.push(id)
  }

  const send = (order: Order) => {
    port.write(orderBytes(order)).catch(() => port.close())
  }

  const pay = (message: Extract<PayMessage, { is: 'pay' }>) => {
    const { request_id: id, amount, currency, decimals } = message
    const known = said.get(id)
    if (known) return on.say({ ...known, at: now() })
    if (!isOpen) return say(id, 'no-answer', { id, is: 'busy', message: 'terminal-offline' })
    if (state.is !== 'idle')
      return say(id, 'cancelled', { id, is: 'busy', message: 'terminal-busy' })
    feed({ is: 'pay', id }, { do: 'pay', id, amount, currency, decimals })
  }

  port.onData(chunk => {
    const found = answers(rest, chunk)
    rest = found.rest
    for (const answer of found.found) feed({ is: 'answer', answer })
  })
  on.state('opening', null)
  const link = keepOpen(port, {
    opened: () => {
      isOpen = true
      rest = new Uint8Array()
      on.state('ready', null)
      feed({ is: 'connected' })
    },
    closed: () => {
      isOpen = false
      on.state('offline', 'unplugged')
      feed({ is: 'disconnected' })
    },
    refused: reason => {
      const { state: next, why } = stateOfReason(reason)
      on.state(next, why)
    },
  })
  return {
    take: message => {
      if (message.is === 'pay') return pay(message)
      if (message.is === 'cancel-pay') return feed({ is: 'cancel', id: message.request_id })
      if (isOpen) return enquire(message.request_id)
      say(message.request_id, 'no-answer', { id: '', is: 'busy', message: 'terminal-offline' })
    },
    jobs: () => (state.is === 'idle' ? 0 : 1),
    close: () => {
      clearTimeout(timer)
      link.stop()
    },
  }
}
