// Taking money: tenders until nothing is left, then the sale goes off while the change is counted.
import { computed, effect, signal, untracked } from '@preact/signals'
import { get, type Problem } from '#kit/api.ts'
import { money, moneyFrom } from '#kit/formats.ts'
import { wordsOf } from '#kit/problems.ts'
import { toast } from '#kit/toast.tsx'
import type { Row } from '#schema/index.ts'
import type { BasketState } from '#schema/rules/basket.ts'
import { mostChange, quickAmounts, roundCash } from '#schema/rules/cash.ts'
import type { Entry } from '../local/delivery.ts'
import { queue, type Submission, submit } from '../local/queue.ts'
import { texts } from '../texts.ts'
import {
  ageToAsk,
  asked,
  basket,
  type Draft,
  draft,
  giveCashBack,
  isEmpty,
  meetGoods,
  nextSale,
  paidBy,
  priced,
  restore,
  type Tender,
  total,
  unsellable,
} from './counter.ts'
import { bad, good } from './signs.ts'
import { readStart, start } from './till.ts'
import { open, show, shut } from './windows.ts'

/** The last sale, shown until the next one begins. */
export type Finished = {
  saleId: string
  total: number
  given: number
  change: number
  rounding: number
  at: number
  tenders: readonly Tender[]
  /** `sending` for a moment, `sent` when the server has it, `kept` while the appliance is away */
  state: 'sending' | 'sent' | 'kept'
  receiptNo?: string | undefined
  printJobId?: string | undefined
}

export const finished = signal<Finished | undefined>(undefined)
export const payProblem = signal<Problem | undefined>(undefined)

const step = computed(() => start.value?.cash_step ?? 1)

/** What is still to be paid: by card to the last unit, in cash in coins that exist. */
export const left = computed(() => {
  const byCard = paidBy('card')
  const inCash = paidBy('cash')
  const { due, rounding } = roundCash(total.value - byCard, { step: step.value, tie: 'up' })
  return {
    card: Math.max(0, total.value - byCard - inCash),
    cash: Math.max(0, due - inCash),
    rounding,
  }
})

/** The exact amount and three that people hand over. */
export const quick = computed(() =>
  quickAmounts(left.value.cash, start.value?.denominations.notes ?? []),
)

/** Opens the pay window, if there is something to pay. */
export const beginPay = (): void => {
  // A quick hand pressed F9 once more: the change has to stay on the screen.
  if (isEmpty.value && finished.value) return toast(texts.paidAlready)
  if (isEmpty.value) return bad(texts.nothingToPay)
  if (unsellable.value) return bad(texts.removeUnsellable)
  if (asked.value > 0) return bad(texts.stillLooking)
  const age = ageToAsk()
  if (age > 0) return show({ is: 'age', age })
  payProblem.value = undefined
  finished.value = undefined
  // A card paid all that is left on the counter.
  if (draft.value.tenders.length > 0 && isSettled()) return void finish()
  show({ is: 'pay' })
}

/** Leaves the pay window: cash goes back to the customer, what a card paid stays with the sale. */
export const leavePay = (): void => {
  giveCashBack()
  shut()
}

/** Cash on the counter, minor units: settles the sale, or a part of it. */
export const payCash = async (amount: number): Promise<void> => {
  if (amount <= 0) return bad(texts.notAnAmount)
  const most = mostChange(start.value?.denominations.notes ?? [])
  if (amount - left.value.cash > most) return bad(texts.tenderTooLarge(money(most)))
  addTender({ kind: 'cash', amount })
}

/** An amount as typed; undefined when it is none. */
export const typedAmount = (text: string): number | undefined => {
  const amount = moneyFrom(text)
  return amount !== undefined && amount > 0 ? amount : undefined
}

/** Adds a tender; when nothing is left, the sale is finished. */
export const addTender = (tender: Tender): void => {
  const back = tender.kind === 'cash' ? undefined : draft.value.back
  draft.value = { ...draft.value, tenders: [...draft.value.tenders, tender], back }
  if (isSettled()) void finish()
}

/** Takes back cash that was put down by mistake; a card's money is not taken back here. */
export const dropTender = (index: number): void => {
  const tenders = draft.value.tenders.filter((_, at) => at !== index)
  draft.value = { ...draft.value, tenders }
}

/** The next customer: what the last one paid has happened. */
export const moveOn = (): void => {
  if (!finished.value) return
  finished.value = undefined
  onTheWay?.letGo()
  onTheWay = undefined
}

/** Begins to notice that the next sale has begun. */
export const startPay = (): void => {
  effect(() => {
    if (!isEmpty.value) untracked(moveOn)
  })
  effect(() => {
    const sale = finished.value
    if (sale?.state !== 'kept' || queue.value.some(entry => isOf(entry, sale.saleId))) return
    untracked(() => void nameReceipt(sale))
  })
}

let onTheWay: Submission | undefined

const isOf = (entry: Entry, saleId: string) => entry.input['sale_id'] === saleId

// Kept, and delivered while its change is still on the screen.
const nameReceipt = async (sale: Finished) => {
  const answer = await get<Row<'sale'>>('sale', sale.saleId)
  if (answer.ok && finished.value?.saleId === sale.saleId)
    finished.value = { ...sale, state: 'sent', receiptNo: answer.value.receipt_no }
}

const isSettled = () => (paidBy('cash') > 0 ? left.value.cash === 0 : left.value.card === 0)

const finish = async () => {
  const before = { basket: basket.value, draft: draft.value }
  const input = saleInput(before.basket, before.draft)
  if (!input) return bad(texts.tillClosed)
  const { due, rounding } = roundCash(total.value - paidBy('card'), { step: step.value, tie: 'up' })
  const given = paidBy('cash')
  const change = given > 0 ? given - due : 0
  const done: Finished = {
    saleId: before.draft.saleId,
    total: total.value,
    given,
    change,
    rounding: given > 0 ? rounding : 0,
    at: Date.now(),
    tenders: before.draft.tenders,
    state: 'sending',
  }
  const label = texts.saleOf(before.basket.lines.length)
  nextSale()
  finished.value = done
  shut()
  good(change > 0 ? texts.changeIs(money(change)) : texts.paid)
  const submission = await submit({ command: 'sales.complete', input, amount: done.total, label })
  onTheWay = submission
  const outcome = await submission.outcome
  if (outcome.is === 'refused') return takeBack(before, outcome.problem)
  if (finished.value?.saleId !== done.saleId) return undefined
  finished.value =
    outcome.is === 'kept'
      ? { ...done, state: 'kept' }
      : { ...done, state: 'sent', ...answerOf(outcome.reply) }
  // What the server booked is what goes into the customer's hand.
  if (finished.value.change !== change) bad(texts.changeIs(money(finished.value.change)))
  return undefined
}

// Refused while the customer stands there: nothing was written, so it is all put back.
const takeBack = (before: { basket: BasketState; draft: Draft }, problem: Problem) => {
  finished.value = undefined
  const card = before.draft.tenders.filter(tender => tender.kind === 'card')
  restore({ basket: before.basket, draft: { ...before.draft, tenders: card } })
  payProblem.value = problem
  bad(wordsOf(problem))
  if (
    problem.code === 'total-differs' ||
    problem.code === 'price-changed' ||
    problem.code === 'till-session-closed'
  )
    // The start data names the best sellers; the other goods of this basket are asked for.
    void readStart().then(() => meetGoods(before.basket.lines))
  open.value = { is: 'pay' }
}

const saleInput = (state: BasketState, { saleId, tenders }: Draft) => {
  const session = start.value?.session
  if (!session) return undefined
  return {
    sale_id: saleId,
    till_session_id: session.id,
    customer_id: state.customer?.id ?? null,
    lines: state.lines.map(line => ({
      line_id: line.lineId,
      // A price label is read by the server again: its price is on it, not in the list.
      ...(line.labelPrice === undefined
        ? { variant_id: line.variantId }
        : { barcode: line.barcode ?? '' }),
      quantity: line.quantity,
      unit_price: line.unitPrice,
      ...(line.discounts.length > 0 ? { discounts: line.discounts.map(withoutRule) } : {}),
    })),
    ...(state.saleDiscounts.length > 0 ? { discounts: state.saleDiscounts.map(withoutRule) } : {}),
    tenders,
    total: priced.value.total,
  }
}

const withoutRule = <D extends { rule: string }>({ rule: _, ...rest }: D) => rest

type Answer = { receipt_no?: string; print_job_id?: string; total?: number; change?: number }

const answerOf = (reply: unknown): Partial<Finished> => {
  const answer: Answer = typeof reply === 'object' && reply !== null ? reply : {}
  return {
    receiptNo: answer.receipt_no,
    printJobId: answer.print_job_id,
    ...(answer.total === undefined ? {} : { total: answer.total }),
    ...(answer.change === undefined ? {} : { change: answer.change }),
  }
}
