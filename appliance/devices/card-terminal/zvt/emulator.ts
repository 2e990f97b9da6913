import { randomInt } from 'node:crypto'
import { faultyLine, type LineFault } from '../../ports/faulty.ts'
import type { Mountable } from '../../ports/memory.ts'
import { ACKNOWLEDGED, type Apdu, apduBytes, bcd, control, digitsOf, refused } from './apdu.ts'
import {
  type Booked,
  resultOnly,
  slipBlock,
  slipLine,
  statusOf,
  TERMINAL_ID,
  totalsOf,
} from './booked.ts'
import { fieldsOf } from './fields.ts'
import { bareLine, type Line, type LineOf, serialLine } from './lines.ts'

/** How long the customer takes by default. */
const CUSTOMER_MS = 1_000
const BOOKED_MAX = 1_000
const TILL_PRINTS = 0x02
const NO_FUNDS = 0x05
const STOPPED = 0x6c
const NOT_REGISTERED = 0x6b
const NOT_POSSIBLE = 0x83
const WAIT = 0x9c
const REVERSED_ALREADY = 0xb4
const NOT_REVERSIBLE = 0xb5

export type How = 'approve' | 'decline' | 'silence' | 'customer-stops' | 'line-breaks'

type Options = {
  customerMs?: number
  now?: () => number
  /** What stands on the terminal's display, whenever it changes. */
  shown?: (text: string) => void
  /** Takes a payment back whose result the till has not acknowledged (PA00P015 2.2.8). */
  autoReversal?: boolean
  /** A terminal that sends whole card numbers wherever it can: none may come through. */
  isLeaky?: boolean
}

/**
 * A ZVT terminal without hardware: one memory of transactions, reached bare (`device`, for TCP and
 * memory) and in blocks (`serialDevice`). It books a payment also when nobody hears its answer.
 */
export const zvtEmulator = ({
  customerMs = CUSTOMER_MS,
  now = Date.now,
  shown = () => {},
  autoReversal = false,
  isLeaky = false,
}: Options = {}) => {
  let how: How = 'approve'
  let isDeclining = false
  let isRegistered = false
  let printsHere = true
  let currency = '0978'
  let trace = 0
  let booked: Booked[] = []
  let customer: ReturnType<typeof setTimeout> | undefined
  let amountAsked: number | undefined
  /** Sent one after the other, each when the one before it is acknowledged. */
  let queue: Uint8Array[] = []
  let unheard: Booked | undefined
  let line: Line | undefined

  const show = (text: string) => shown(text)

  const push = (...more: Uint8Array[]) => {
    const isFirst = queue.length === 0
    queue.push(...more)
    const [head] = queue
    if (isFirst && head) line?.send(head)
  }

  const acknowledged = () => {
    const done = queue.shift()
    if (done && done[0] === 0x04 && done[1] === 0x0f) unheard = undefined
    const [head] = queue
    if (head) line?.send(head)
  }

  const newBooking = (amount: number, more: Partial<Booked> = {}): Booked => {
    trace++
    const one = {
      amount,
      result: 0,
      receipt: trace % 10_000,
      trace: trace % 1_000_000,
      at: now(),
      last4: isLeaky ? '1111' : String(randomInt(10_000)).padStart(4, '0'),
      authCode: String(randomInt(1_000_000)).padStart(6, '0'),
      ...more,
    }
    booked = [...booked, one].slice(-BOOKED_MAX)
    return one
  }

  const slips = (one: Booked) =>
    printsHere
      ? []
      : [
          slipLine('H\u008eNDLERBELEG', false),
          slipLine(isLeaky ? 'PAN 4111111111111111' : `Betrag ${one.amount}`, true),
          slipBlock(one, isLeaky),
        ]

  const end = (code: number) => {
    clearTimeout(customer)
    amountAsked = undefined
    show('')
    push(resultOnly(code), apduBytes(control.abortedByTerminal, [code]))
  }

  const decide = (amount: number) => {
    const outcome = isDeclining ? 'decline' : how
    if (outcome === 'customer-stops') return end(STOPPED)
    if (outcome === 'decline') return end(NO_FUNDS)
    amountAsked = undefined
    const one = newBooking(amount)
    show('')
    if (outcome === 'silence') return
    unheard = one
    if (outcome === 'line-breaks' || !line) return hangUp()
    push(
      apduBytes(control.intermediate, [0x04]),
      statusOf(one, currency, isLeaky),
      ...slips(one),
      apduBytes(control.completion),
    )
  }

  const authorise = (amount: number) => {
    amountAsked = amount
    show(`${(amount / 100).toFixed(2)} · card`)
    push(apduBytes(control.intermediate, [0x0a]))
    customer = setTimeout(() => {
      if (line) push(apduBytes(control.intermediate, [0x01]))
      show(`${(amount / 100).toFixed(2)} · PIN`)
      customer = setTimeout(() => decide(amount), customerMs / 2)
    }, customerMs / 2)
  }

  const reverse = (receipt: number) => {
    const original = booked.find(one => one.receipt === receipt && !one.original)
    if (original?.result !== 0) {
      return push(apduBytes(control.abortedByTerminal, [NOT_REVERSIBLE]))
    }
    if (booked.some(one => one.original === original.trace)) {
      return push(apduBytes(control.abortedByTerminal, [REVERSED_ALREADY]))
    }
    const one = newBooking(original.amount, { original: original.trace, last4: original.last4 })
    push(statusOf(one, currency, isLeaky), ...slips(one), apduBytes(control.completion))
  }

  const heard = ({ control: code, data }: Apdu) => {
    if (code >> 8 === 0x80 || code >> 8 === 0x84) return acknowledged()
    const answer = (bytes: Uint8Array) => line?.send(bytes)
    if (code === control.abort) {
      if (amountAsked === undefined) return answer(refused(NOT_POSSIBLE))
      answer(ACKNOWLEDGED)
      queue = []
      return end(STOPPED)
    }
    if (code !== control.registration && !isRegistered) return answer(refused(NOT_REGISTERED))
    if (amountAsked !== undefined || queue.length > 0) return answer(refused(WAIT))
    const known = obey(code, data)
    answer(known ? ACKNOWLEDGED : refused(NOT_POSSIBLE))
    known?.()
  }

  const obey = (code: number, data: Uint8Array): (() => void) | undefined => {
    switch (code) {
      case control.registration:
        return () => {
          isRegistered = true
          printsHere = ((data[3] ?? 0) & TILL_PRINTS) === 0
          currency = digitsOf(data.subarray(4, 6)) ?? currency
          const named = [0x19, 0x00, 0x29, ...bcd(Number(TERMINAL_ID), 4)]
          push(apduBytes(control.completion, [...named, 0x49, ...bcd(Number(currency), 2)]))
        }
      case control.logOff:
        return () => {
          isRegistered = false
        }
      case control.statusEnquiry:
        return () => push(apduBytes(control.completion, [0xf0, 0xf0, 0xf3, 0x31, 0x2e, 0x30, 0x00]))
      case control.authorisation: {
        const amount = fieldsOf(data)?.amount
        return amount === undefined ? undefined : () => authorise(amount)
      }
      case control.repeatReceipt:
        return () => {
          const last = booked.at(-1)
          if (!last) return push(apduBytes(control.abortedByTerminal, [NOT_POSSIBLE]))
          push(statusOf(last, currency, isLeaky), apduBytes(control.completion))
        }
      case control.reversal: {
        const receipt = fieldsOf(data.subarray(3))?.receipt
        return receipt === undefined ? undefined : () => reverse(Number(receipt))
      }
      case control.endOfDay:
        return () => {
          const totals = totalsOf(booked)
          booked = []
          push(totals, slipLine('KASSENSCHNITT', true), apduBytes(control.completion))
        }
      default:
        return undefined
    }
  }

  const lost = (gone: Line) => {
    if (line !== gone) return
    line = undefined
    queue = []
    const one = unheard
    unheard = undefined
    if (autoReversal && one) newBooking(one.amount, { original: one.trace, last4: one.last4 })
  }

  const bare = mounted(bareLine)
  const serial = mounted(serialLine)

  function mounted(lineOf: LineOf) {
    const faulty = faultyLine(chunk => {
      line = own
      own.arrived(chunk)
    })
    const own = lineOf(faulty.send, { heard, broken: () => hangUp() })
    const device: Mountable = {
      connect: (answer, hungUp) => {
        const session = faulty.device.connect(answer, () => {
          lost(own)
          hungUp()
        })
        own.begin()
        queue = []
        return {
          write: session.write,
          close: () => {
            session.close()
            lost(own)
          },
        }
      },
    }
    return { device, faulty }
  }

  function hangUp() {
    for (const { faulty } of [bare, serial]) {
      faulty.fault('unplug', true)
      faulty.fault('unplug', false)
    }
  }

  return {
    device: bare.device,
    serialDevice: serial.device,
    faults: () => [...bare.faulty.faults(), ...(isDeclining ? ['decline' as const] : [])],
    fault: (name: LineFault, isOn: boolean) => {
      bare.faulty.fault(name, isOn)
      serial.faulty.fault(name, isOn)
    },
    decline: (isOn: boolean) => {
      isDeclining = isOn
    },
    trap: bare.faulty.trap,
    untrap: bare.faulty.untrap,
    passed: bare.faulty.passed,
    /** Holds for the payments after this. */
    answerNext: (next: How) => {
      how = next
    },
    /** Off and on again: the till is forgotten, the transactions are not. */
    restart: () => {
      isRegistered = false
      clearTimeout(customer)
      amountAsked = undefined
      queue = []
      show('')
      hangUp()
    },
    /** What stands in its memory since the last end of day. */
    booked: (): readonly Booked[] => booked,
    stop: () => clearTimeout(customer),
  }
}
