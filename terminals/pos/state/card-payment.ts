// One card payment at a time: asks the server, follows its row, and adds the tender when the money
// is certain.
import { batch, computed, effect, signal, untracked } from '@preact/signals'
import { get, newId, type Problem, send } from '#kit/api.ts'
import { onChange } from '#kit/live.ts'
import { wordsOf, wordsOfCode } from '#kit/problems.ts'
import type { Row } from '#schema/index.ts'
import { TENDERS_MAX } from '#schema/rules/basket.ts'
import { submit } from '../local/queue.ts'
import {
  BY_HAND,
  type Card,
  type CardEvent,
  isFinal,
  limitOf,
  POLL_MS,
  step,
} from '../sale/card.ts'
import { texts } from '../texts.ts'
import { agree, changes } from './agreement.ts'
import { basket, draft, total } from './counter.ts'
import { addTender, goodsRefused, left, payProblem } from './pay.ts'
import { bad } from './signs.ts'
import { stage, tillId } from './till.ts'
import { open, show } from './windows.ts'

export const card = signal<Card | undefined>(undefined)
/** The page was loaded again while this payment was under way. */
export const isReloaded = signal(false)
/** The server is noting what the customer was told; then the card is asked. */
export const isAgreeing = signal(false)
// The cashier's word is on its way to the server.
let isSettling = false

/**
 * Sends an amount to the terminal, minor units. What a card paid cannot be undone here, so the prices
 * are certain first: noted by the server, and a change was told to the customer.
 */
export const payByCard = async (wanted: number): Promise<void> => {
  const till = tillId.value
  if (!till || isPaying()) return
  if (draft.value.tenders.length >= TENDERS_MAX) return bad(texts.tooManyTenders)
  payProblem.value = undefined
  if (!(await arePricesCertain())) return
  const amount = Math.min(wanted, left.value.card)
  const id = newId()
  const { lines } = basket.value
  const stands = Object.fromEntries(lines.map(line => [line.variantId, line.unitPrice]))
  draft.value = { ...draft.value, payment: { id, amount }, stands }
  isReloaded.value = false
  card.value = { is: 'asking' }
  const answer = await send('payments.pay-by-card', {
    payment_id: id,
    sale_id: draft.value.saleId,
    till_id: till,
    amount,
  })
  // A refusal is certain: nothing was sent to the terminal. No answer is not.
  if (answer.ok) return
  if (answer.problem.status >= 400 && answer.problem.status < 500)
    hear({ is: 'reported', state: 'cancelled', message: wordsOf(answer.problem) })
  else hear({ is: 'failed', message: wordsOf(answer.problem) })
}

/** Whether a card is paying, or about to. */
export const isPaying = (): boolean =>
  isAgreeing.value || (card.value !== undefined && !isFinal(card.value))

const arePricesCertain = async (): Promise<boolean> => {
  const { saleId } = draft.value
  const before = total.value
  isAgreeing.value = true
  const problem = await agree().finally(() => {
    isAgreeing.value = false
  })
  if (draft.value.saleId !== saleId || open.value?.is !== 'pay') return false
  // A server of an older release notes nothing.
  if (problem && problem.status !== 404) {
    if (!goodsRefused(problem)) payProblem.value = problem
    return false
  }
  // Another amount is another question.
  return changes.value.length === 0 && total.value === before && left.value.card > 0
}

/** An event for the payment under way. */
export const hear = (event: CardEvent): void => {
  const now = card.value
  if (!now) return
  const next = step(now, event)
  card.value = next.card
  if (next.order !== 'none') void order(next.order)
  if (isFinal(next.card) && !isFinal(now)) end(next.card)
}

/**
 * What the terminal's slip or display says, where it can not be asked. Written down before anything
 * else, as a sale is, so that it reaches the server before the sale that it pays.
 */
export const settleByHand = async (paid: boolean): Promise<void> => {
  const payment = draft.value.payment
  if (!payment || card.value?.is !== 'doubtful' || isSettling) return
  isSettling = true
  try {
    const { outcome } = await submit({
      command: 'payments.settle-by-hand',
      input: { payment_id: payment.id, paid },
      amount: payment.amount,
      label: paid ? texts.wasPaid : texts.wasNotPaid,
    })
    const ended = await outcome
    // Another one has begun meanwhile, as the terminal was quicker.
    if (draft.value.payment?.id !== payment.id) return
    if (ended.is === 'kept') hear({ is: 'settled-by-hand', paid })
    else if (ended.is === 'refused') refused(ended.problem)
    else await read()
  } finally {
    isSettling = false
  }
}

/** Follows the payment's row while one is under way; also after a reload. */
export const startCardPayments = (): void => {
  if (draft.value.payment) takeUp()
  onChange(['card_payment'], () => void read())
  // How a payment ended is said in its own sale, not in the next one.
  const saleId = computed(() => draft.value.saleId)
  effect(() => {
    saleId.value
    untracked(() => {
      if (card.value && isFinal(card.value)) card.value = undefined
    })
  })
  effect(() => {
    if (!card.value || isFinal(card.value)) return undefined
    const timer = setInterval(read, POLL_MS)
    return () => clearInterval(timer)
  })
  effect(() => {
    const limit = card.value ? limitOf(card.value) : null
    if (limit === null) return undefined
    const timer = setTimeout(() => hear({ is: 'too-long' }), limit)
    return () => clearTimeout(timer)
  })
}

// A payment nobody sees is taken twice: it is on the screen before anything else can be done.
const takeUp = () => {
  card.value = { is: 'asking' }
  isReloaded.value = true
  const stop = effect(() => {
    if (stage.value !== 'sell') return
    untracked(() => card.value && show({ is: 'pay' }))
    // After the first run has given it.
    queueMicrotask(() => stop())
  })
  void read()
}

const order = async (what: 'cancel' | 'enquire') => {
  const payment = draft.value.payment
  if (!payment) return
  const answer = await send(`payments.${what}`, { payment_id: payment.id })
  if (!answer.ok) refused(answer.problem)
}

// A payment the server never heard of was never sent to a terminal.
const refused = (problem: Problem) => {
  if (problem.code === 'payment-unknown') return hear({ is: 'reported', state: 'cancelled' })
  hear({ is: 'failed', message: wordsOf(problem) })
  if (card.value?.is === 'doubtful') bad(wordsOf(problem))
}

const read = async () => {
  const payment = draft.value.payment
  if (!payment || !card.value || isFinal(card.value)) return
  const answer = await get<Row<'card_payment'>>('card_payment', payment.id)
  if (answer.ok && draft.value.payment?.id === payment.id)
    hear({
      is: 'reported',
      state: answer.value.state,
      message: inWords(answer.value.message),
      isOffline: answer.value.message === 'terminal-offline',
      at: answer.value.finished_at,
    })
}

// The terminal says a code we know, or words of its own.
const inWords = (message: string | null): string | undefined =>
  message ? wordsOfCode(message, message) : undefined

const end = (last: Card) => {
  const payment = draft.value.payment
  // At once: between the payment's end and its tender the total would follow the prices again.
  batch(() => {
    draft.value = { ...draft.value, payment: undefined }
    if (last.is !== 'approved' || !payment) return
    card.value = undefined
    addTender({ kind: 'card', amount: payment.amount, reference: payment.id })
  })
  // Where the payment stands on the screen, it says so itself.
  const isSeen = open.value?.is === 'pay'
  if (last.is === 'cancelled' && !isSeen && last.message && last.message !== BY_HAND)
    bad(last.message)
}
