import { randomInt } from 'node:crypto'
import { faultyLine } from '../ports/faulty.ts'
import { type Answer, answerBytes, type Order, orders } from './bytes.ts'

/** How long the customer takes by default. */
export const CUSTOMER_MS = 1_000
const RESULTS_MAX = 500
const schemes = ['Visa', 'Mastercard', 'Visa Debit'] as const

/** A card terminal without hardware. It books a payment also when its answer does not get out. */
export const cardTerminalEmulator = (customerMs = CUSTOMER_MS) => {
  let how: 'approve' | 'decline' | 'silence' = 'approve'
  let isDeclining = false
  let rest: Uint8Array = new Uint8Array()
  let current: { id: string; timer: ReturnType<typeof setTimeout> } | undefined
  const results = new Map<string, Answer>()
  const line = faultyLine(chunk => {
    const found = orders(rest, chunk)
    rest = found.rest
    for (const order of found.found) obey(order)
  })

  const answer = (one: Answer) => line.send(answerBytes(one))

  const end = (one: Answer, isSilent: boolean) => {
    if (current?.id === one.id) {
      clearTimeout(current.timer)
      current = undefined
    }
    results.set(one.id, one)
    if (results.size > RESULTS_MAX) results.delete(results.keys().next().value ?? '')
    if (!isSilent) answer(one)
  }

  const obey = (order: Order) => {
    const { id } = order
    const known = results.get(id)
    if (order.do === 'cancel') {
      if (current?.id === id) end({ id, is: 'cancelled' }, false)
    } else if (order.do === 'enquire' || known) {
      answer(known ?? { id, is: current?.id === id ? 'busy' : 'not-known' })
    } else if (current) {
      answer({ id, is: 'declined', message: 'terminal-busy' })
    } else pay(id)
  }

  const pay = (id: string) => {
    const isSilent = how === 'silence'
    const outcome = how === 'decline' || isDeclining ? declined(id) : approved(id)
    if (!isSilent) answer({ id, is: 'busy', message: 'present-card' })
    current = { id, timer: setTimeout(() => end(outcome, isSilent), customerMs) }
  }

  return {
    ...line,
    faults: () => [...line.faults(), ...(isDeclining ? ['decline' as const] : [])],
    decline: (isOn: boolean) => {
      isDeclining = isOn
    },
    /** Holds for the payments after this. */
    answerNext: (next: 'approve' | 'decline' | 'silence') => {
      how = next
    },
    stop: () => clearTimeout(current?.timer),
  }
}

const approved = (id: string): Answer => ({
  id,
  is: 'approved',
  auth_code: String(randomInt(1_000_000)).padStart(6, '0'),
  scheme: schemes[randomInt(schemes.length)] ?? 'Visa',
  last4: String(randomInt(10_000)).padStart(4, '0'),
})

const declined = (id: string): Answer => ({ id, is: 'declined', message: 'card-declined' })
