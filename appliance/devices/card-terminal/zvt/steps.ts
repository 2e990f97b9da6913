// One ZVT terminal: what is asked of it, what it says, what that means for a payment. Pure.
//
// A card is never charged twice: an authorisation (06 01) goes out once for each payment. Whatever
// cuts its dialogue before the completion (06 0F) leaves the payment owed. Then the terminal is asked
// for its last transaction (06 20) before anything else is asked of it, and `ledger.ts` says whose it is.
// Only a completion makes a payment approved: before it the terminal may not have heard that we have
// heard, and then it takes the payment back by itself (PA00P015 2.2.8).
import { ACKNOWLEDGED, type Apdu, control } from './apdu.ts'
import * as commands from './commands.ts'
import { fieldsOf, printedLine } from './fields.ts'
import { NONE, observe, refOf, verdict } from './ledger.ts'
import { dayNews, type News, paymentNews, slipsWith, testNews } from './news.ts'
import { type Input, type Order, type State, type Step, start, type Task } from './state.ts'
import {
  intermediateWord,
  NOT_READY,
  NOT_REGISTERED,
  PLEASE_WAIT,
  resultWord,
  STOPPED,
} from './words.ts'

/** The highest bit of a print line's attribute: the slip ends here. */
const LAST_LINE = 0x80
/** So many pauses, and a person is asked what became of the payments. */
const PAUSES_MAX = 90
const OWED_MAX = 50

export const step = (state: State, input: Input, settings: commands.Settings): Step => {
  switch (input.is) {
    case 'opened': {
      const before = lost(state, 'unknown')
      return next({ ...before.state, is: 'idle' }, before.orders, settings)
    }
    case 'closed':
      return lost(state, 'unknown')
    case 'late':
      if (state.is === 'pausing') return next({ ...state, is: 'idle' }, [], settings)
      if (state.is !== 'asked' && state.is !== 'running') return { state, orders: [] }
      return hangUp(lost(state, 'no-answer'))
    case 'apdu':
      return heard(state, input.apdu, settings)
    case 'pay':
      return pay(state, input, settings)
    case 'cancel':
      return cancel(state, input.id)
    case 'enquire':
      return enquire(state, input, settings)
    case 'end-of-day':
    case 'reverse':
      if (state.is === 'idle') return ask(state, input, [], settings)
      return { state, orders: [say(notNow(input, state.is === 'down'))] }
  }
}

const say = (news: News): Order => ({ do: 'say', news })

const hangUp = ({ state, orders }: Step): Step => ({
  state,
  orders: [...orders, { do: 'hang-up' }],
})

const notNow = (task: Extract<Input, { is: 'end-of-day' | 'reverse' }>, isDown: boolean): News => {
  const message = isDown ? 'terminal-offline' : 'terminal-busy'
  return task.is === 'end-of-day'
    ? dayNews(task.id, 'failed', { message })
    : testNews(task.id, 'reversal', 'cancelled', { message })
}

const pay = (
  state: State,
  { id, amount, isTest = false }: Extract<Input, { is: 'pay' }>,
  settings: commands.Settings,
): Step => {
  const task = { is: 'pay' as const, id, amount, isTest, before: undefined }
  // Nothing has been sent, so it is certain that nothing was taken: the till can go on at once.
  const refuse = (message: string): Step => ({
    state,
    orders: [say(paymentNews(task, 'cancelled', { message }))],
  })
  if (state.is === 'down' || !state.isRegistered) return refuse('terminal-offline')
  if (state.held || state.owed.length > 0) return refuse('terminal-busy')
  if (state.is === 'idle') return ask(state, task, [], settings)
  if (state.task?.is === 'status' || state.task?.is === 'last') {
    return {
      state: { ...state, held: task },
      orders: [say(paymentNews(task, 'busy', { message: 'terminal-please-wait' }))],
    }
  }
  return refuse('terminal-busy')
}

/** A stop is asked for, never promised: what comes of it the terminal says by ending the payment. */
const cancel = (state: State, id: string): Step => {
  const { task, held } = state
  if (held?.id === id) {
    const news = paymentNews(held, 'cancelled', { message: 'card-stopped' })
    return { state: { ...state, held: null }, orders: [say(news)] }
  }
  if (task?.is !== 'pay' || task.id !== id || state.stop === 'asked') return { state, orders: [] }
  if (state.is !== 'running') return { state: { ...state, stop: 'wanted' }, orders: [] }
  return {
    state: { ...state, stop: 'asked' },
    orders: [{ do: 'send', bytes: commands.abort() }],
  }
}

const enquire = (
  state: State,
  { id, amount, before, others = [] }: Extract<Input, { is: 'enquire' }>,
  settings: commands.Settings,
): Step => {
  const { task, held } = state
  const current = task?.is === 'pay' && task.id === id ? task : held?.id === id ? held : null
  if (current) {
    const message = state.word
    return { state, orders: [say(paymentNews(current, 'busy', message ? { message } : {}))] }
  }
  const known = state.owed.find(one => one.id === id)
  const one = known ?? { id, amount: amount ?? 0, before, others }
  const isTooMany = !known && state.owed.length >= OWED_MAX
  // Without its amount nothing tells it from another payment.
  if (!known && (amount === undefined || isTooMany)) {
    return { state, orders: [say(paymentNews({ id }, 'unknown', { message: 'cannot-tell' }))] }
  }
  const owed = known ? state.owed : [...state.owed, one]
  if (state.is === 'down') {
    return {
      state: { ...state, owed },
      orders: [say(paymentNews(one, 'no-answer', { message: 'terminal-offline' }))],
    }
  }
  const asking = { ...state, owed, pauses: 0 }
  return state.is === 'idle'
    ? next({ ...asking, isFresh: false }, [], settings)
    : { state: asking, orders: [] }
}

/** The connection is gone or worth nothing. What was sent may have been done. */
const lost = (state: State, word: 'unknown' | 'no-answer'): Step => {
  if (state.is === 'down') return { state, orders: [] }
  const { task, held, ledger } = state
  const orders: Order[] = []
  let { owed } = state
  if (held) orders.push(say(paymentNews(held, 'cancelled', { message: 'terminal-offline' })))
  if (task?.is === 'pay') {
    owed = [...owed, { id: task.id, amount: task.amount, before: task.before, others: [] }]
    orders.push(say(paymentNews(task, word)))
  }
  if (task?.is === 'end-of-day') {
    orders.push(say(dayNews(task.id, 'unknown', { message: 'terminal-offline' })))
  }
  if (task?.is === 'reverse') orders.push(say(testNews(task.id, 'reversal', 'unknown')))
  return { state: { ...start, ledger, owed }, orders }
}

/** The next thing to ask, when nothing is under way. */
const next = (state: State, orders: Order[], settings: commands.Settings): Step => {
  const at: State = { ...state, is: 'idle', task: null, status: null, slips: [], stop: 'no' }
  if (!at.isRegistered) return ask(at, { is: 'register' }, orders, settings)
  if (!at.isFresh) return ask(at, { is: at.owed.length > 0 ? 'status' : 'last' }, orders, settings)
  const settled = at.owed.length > 0 ? settle(at, orders) : { state: at, orders }
  const { held } = settled.state
  if (!held) return settled
  return ask({ ...settled.state, held: null }, held, settled.orders, settings)
}

/** Says what became of each payment that is owed, now that the last transaction is known. */
const settle = (state: State, orders: Order[]): Step => {
  let { ledger } = state
  const said = [...orders]
  for (const owed of state.owed) {
    const found = verdict(ledger, owed)
    if (found.is === 'taken' || found.is === 'declined') {
      const mine = found.by
      const seen = ledger.seen.map(one => (one === mine ? { ...one, of: owed.id } : one))
      ledger = { ...ledger, seen }
      const word = resultWord(mine.fields.result ?? 0)
      said.push(
        say(
          found.is === 'taken'
            ? paymentNews(owed, 'approved', { fields: mine.fields, ref: mine.ref })
            : paymentNews(owed, 'declined', { message: word }),
        ),
      )
    } else if (found.is === 'not-taken') {
      const message = found.reversed ? 'card-was-reversed' : 'card-not-charged'
      said.push(say(paymentNews(owed, 'cancelled', { message })))
    } else said.push(say(paymentNews(owed, 'unknown', { message: 'cannot-tell' })))
  }
  return { state: { ...state, ledger, owed: [] }, orders: said }
}

const ask = (state: State, task: Task, orders: Order[], settings: commands.Settings): Step => {
  const fresh = { status: null, slips: [], stop: 'no' as const, word: undefined }
  if (task.is !== 'pay') {
    const asked: State = { ...state, ...fresh, is: 'asked', task }
    return { state: asked, orders: [...orders, { do: 'send', bytes: bytesOf(task, settings) }] }
  }
  const before = state.ledger.seen.at(-1)?.ref
  const one = { ...task, before }
  return {
    state: { ...state, ...fresh, is: 'asked', task: one, isFresh: false },
    // The store hears what stood before it first: that is how it is found again after a restart.
    orders: [
      ...orders,
      say(paymentNews(one, 'busy', before === undefined ? {} : { before })),
      { do: 'send', bytes: commands.authorisation(one.amount, settings) },
    ],
  }
}

const bytesOf = (task: Exclude<Task, { is: 'pay' }>, settings: commands.Settings): Uint8Array => {
  switch (task.is) {
    case 'register':
      return commands.registration(settings)
    case 'status':
      return commands.statusEnquiry()
    case 'last':
      return commands.repeatReceipt(settings)
    case 'reverse':
      return commands.reversal(task.receipt, settings)
    case 'end-of-day':
      return commands.endOfDay(settings)
  }
}

const heard = (state: State, { control: code, data }: Apdu, settings: commands.Settings): Step => {
  if (state.is === 'down') return { state, orders: [] }
  if (code >> 8 === 0x80) return acknowledged(state)
  // A refused stop is no end: the payment goes on.
  if (code >> 8 === 0x84) {
    if (state.is !== 'asked') return { state, orders: [] }
    return ended(state, { is: 'refused', code: code & 0xff }, [], settings)
  }
  const reply: Order[] = [{ do: 'send', bytes: ACKNOWLEDGED }]
  // What it says while nothing is asked of it is acknowledged, and means nothing to a payment.
  if (!state.task) return { state, orders: reply }
  const running: State = state.is === 'asked' ? { ...state, is: 'running' } : state
  switch (code) {
    case control.intermediate:
      return progress(running, data[0] ?? 0xff, reply)
    case control.status: {
      const status = fieldsOf(data)
      // Not readable is not said: the payment stays open and is asked for.
      if (!status) return hangUp(lost(running, 'unknown'))
      return { state: { ...running, status }, orders: reply }
    }
    case control.printLine: {
      const isEnd = (data[0] ?? 0) >= LAST_LINE
      const slips = slipsWith(running.slips, [printedLine(data)], 0, isEnd)
      return { state: { ...running, slips }, orders: reply }
    }
    case control.printTextBlock: {
      const block = fieldsOf(data)
      const slips = slipsWith(running.slips, block?.lines ?? [], block?.receiptKind ?? 0, true)
      return { state: { ...running, slips }, orders: reply }
    }
    case control.completion:
      return ended(running, { is: 'completed', data }, reply, settings)
    case control.abortedByTerminal:
      return ended(running, { is: 'aborted', code: data[0] ?? STOPPED }, reply, settings)
    default:
      return { state: running, orders: reply }
  }
}

const acknowledged = (state: State): Step => {
  if (state.is !== 'asked') return { state, orders: [] }
  const running: State = { ...state, is: 'running' }
  if (state.stop !== 'wanted') return { state: running, orders: [] }
  return {
    state: { ...running, stop: 'asked' },
    orders: [{ do: 'send', bytes: commands.abort() }],
  }
}

const progress = (state: State, code: number, reply: Order[]): Step => {
  const { task } = state
  const word = intermediateWord(code)
  if (task?.is !== 'pay' || word === undefined || word === state.word)
    return { state, orders: reply }
  return {
    state: { ...state, word },
    orders: [...reply, say(paymentNews(task, 'busy', { message: word }))],
  }
}

type End = { is: 'completed'; data: Uint8Array } | { is: 'aborted' | 'refused'; code: number }

const isWait = (end: End) =>
  end.is !== 'completed' && (end.code === PLEASE_WAIT || end.code === NOT_READY)

const ended = (state: State, end: End, orders: Order[], settings: commands.Settings): Step => {
  const { task } = state
  const isUnknownTill = end.is !== 'completed' && end.code === NOT_REGISTERED
  const at = isUnknownTill ? { ...state, isRegistered: false } : state
  switch (task?.is) {
    case undefined:
      return { state, orders }
    case 'register':
      return registered(at, end, orders, settings)
    case 'status':
      if (isWait(end)) return pause(at, orders)
      return isUnknownTill ? next(at, orders, settings) : ask(at, { is: 'last' }, orders, settings)
    case 'last':
      return told(at, end, orders, settings)
    case 'pay':
      return paid(at, task, end, orders, settings)
    case 'reverse': {
      const isDone = end.is === 'completed' && at.status?.result === 0
      const message = isDone ? {} : { message: resultWord(codeOf(at, end)) }
      const news = testNews(task.id, 'reversal', isDone ? 'approved' : 'declined', message)
      return next({ ...at, isFresh: false }, [...orders, say(news)], settings)
    }
    case 'end-of-day': {
      const isDone = end.is === 'completed' && (at.status?.result ?? 0) === 0
      const news = isDone
        ? dayNews(task.id, 'done', { fields: at.status, slips: at.slips })
        : dayNews(task.id, 'failed', { message: resultWord(codeOf(at, end)) })
      return next({ ...at, isFresh: false }, [...orders, say(news)], settings)
    }
  }
}

const codeOf = ({ status }: State, end: End): number =>
  end.is === 'completed' ? (status?.result ?? 0x66) : end.code

const registered = (state: State, end: End, orders: Order[], settings: commands.Settings): Step => {
  if (end.is === 'completed') {
    return next({ ...state, isRegistered: true, isFresh: false, pauses: 0 }, orders, settings)
  }
  const why = isWait(end) ? 'terminal-busy' : 'terminal-refused'
  return pause(state, [...orders, { do: 'state', state: 'blocked', why }])
}

const pause = (state: State, orders: Order[]): Step => {
  const pauses = state.pauses + 1
  const waiting: State = { ...state, is: 'pausing', pauses }
  if (pauses < PAUSES_MAX || state.owed.length === 0) return { state: waiting, orders }
  const said = state.owed.map(owed => say(paymentNews(owed, 'unknown', { message: 'cannot-tell' })))
  return { state: { ...waiting, owed: [], pauses: 0 }, orders: [...orders, ...said] }
}

/** The answer to "what was your last transaction". */
const told = (state: State, end: End, orders: Order[], settings: commands.Settings): Step => {
  if (isWait(end)) return pause(state, orders)
  if (!state.isRegistered) return next(state, orders, settings)
  const { status, ledger } = state
  const ref = status ? refOf(status) : undefined
  const known: Order[] = [...orders, { do: 'state', state: 'ready', why: null }]
  const at = { ...state, isFresh: true, pauses: 0 }
  if (end.is === 'completed' && status && ref !== undefined) {
    const seen = observe({ ...ledger, tells: true }, { ref, fields: status, of: null })
    return next({ ...at, ledger: seen }, known, settings)
  }
  // Refused, it has no transaction, or can not tell any: which of them shows when it tells one.
  const none = { ref: NONE, fields: {}, of: null }
  const silent = { ...ledger, tells: end.is === 'completed' ? false : (ledger.tells ?? false) }
  const after = end.is === 'completed' ? silent : observe(silent, none)
  return next({ ...at, ledger: after }, known, settings)
}

const paid = (
  state: State,
  task: Extract<Task, { is: 'pay' }>,
  end: End,
  orders: Order[],
  settings: commands.Settings,
): Step => {
  const { status } = state
  const done = (news: News, more: Partial<State> = {}): Step =>
    next({ ...state, isFresh: false, ...more }, [...orders, say(news)], settings)
  if (end.is === 'refused') {
    const message = isWait(end) ? 'terminal-busy' : resultWord(end.code)
    return done(paymentNews(task, 'cancelled', { message }))
  }
  const isGood = status?.result === 0
  if (end.is === 'aborted' && !isGood) {
    const word = end.code === STOPPED ? 'cancelled' : 'declined'
    return done(paymentNews(task, word, { message: resultWord(end.code) }))
  }
  if (end.is === 'completed' && status && !isGood && status.result !== undefined) {
    const word = status.result === STOPPED ? 'cancelled' : 'declined'
    return done(paymentNews(task, word, { message: resultWord(status.result) }))
  }
  const isOurs =
    (status?.amount ?? task.amount) === task.amount &&
    (status?.currency ?? settings.currency) === settings.currency
  if (end.is === 'completed' && status && isGood && isOurs) {
    const ref = refOf(status)
    const { slips, ledger } = state
    const news = paymentNews(task, 'approved', {
      fields: status,
      slips,
      ...(ref === undefined ? {} : { ref }),
    })
    if (ref === undefined) return done(news)
    const seen = observe(ledger, { ref, fields: status, of: task.id })
    return done(news, { ledger: seen, isFresh: ledger.tells === true })
  }
  // Ended without a word, with two that do not agree, or with another amount: the terminal is asked.
  const owed = { id: task.id, amount: task.amount, before: task.before, others: [] }
  return done(paymentNews(task, 'unknown'), { owed: [...state.owed, owed] })
}
