// Taking money: tenders until nothing is left, then the sale goes off while the change is counted.
import { computed, effect, signal, untracked } from '@preact/signals'
import { get, type Problem } from '#kit/api.ts'
import { money, moneyFrom } from '#kit/formats.ts'
import { nameOf } from '#kit/i18n.ts'
import { wordsOf } from '#kit/problems.ts'
import { session } from '#kit/session.ts'
import { toast } from '#kit/toast.tsx'
import type { Row } from '#schema/index.ts'
import { type BasketState, TENDERS_MAX } from '#schema/rules/basket.ts'
import { mostChange, quickAmounts, roundCash } from '#schema/rules/cash.ts'
import type { Entry } from '../local/delivery.ts'
import { queue, type Submission, submit } from '../local/queue.ts'
import { texts } from '../texts.ts'
import { agree, bringNewPrices, changes, isOfPrices } from './agreement.ts'
import {
  ageToAsk,
  basket,
  block,
  type Draft,
  draft,
  giveCashBack,
  isEmpty,
  nextSaleAfter,
  paidBy,
  priced,
  restore,
  type Tender,
  total,
  unsellable,
  written,
} from './counter.ts'
import { asked } from './goods-in.ts'
import { basketInput } from './sale-input.ts'
import { bad, good, warn } from './signs.ts'
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

const takesCash = computed(() => draft.value.tenders.some(({ kind }) => kind === 'cash'))

/** What is settled in cash beside the cards, in coins that exist. */
const cashDue = computed(() =>
  roundCash(total.value - paidBy('card'), { step: step.value, tie: 'up' }),
)

/** What is still to be paid: by card to the last unit, in cash in coins that exist. */
export const left = computed(() => {
  const inCash = paidBy('cash')
  const { due, rounding } = cashDue.value
  return {
    card: Math.max(0, total.value - paidBy('card') - inCash),
    cash: Math.max(0, due - inCash),
    rounding,
  }
})

/** Nothing is left to pay. */
export const isSettled = computed(() =>
  takesCash.value ? left.value.cash === 0 : left.value.card === 0,
)

/** The exact amount and three that people hand over. */
export const quick = computed(() =>
  quickAmounts(left.value.cash, start.value?.denominations.notes ?? []),
)

/** Opens the pay window, if there is something to pay. */
export const beginPay = (): void => {
  // A quick hand pressed F9 once more: the change has to stay on the screen.
  if (isEmpty.value && finished.value) return void toast(texts.paidAlready)
  if (isEmpty.value) return bad(texts.nothingToPay)
  if (unsellable.value) return bad(texts.removeUnsellable)
  if (asked.value > 0) return bad(texts.stillLooking)
  const age = ageToAsk()
  if (age > 0) return show({ is: 'age', age })
  payProblem.value = undefined
  finished.value = undefined
  // A card paid all that is left on the counter.
  if (draft.value.tenders.length > 0 && isSettled.value) return void finish()
  show({ is: 'pay' })
  void askFirst()
}

// What would be refused at the end is said before the money is in the hand.
const askFirst = async () => {
  changes.value = []
  const { saleId } = draft.value
  const problem = await agree()
  // Nobody waits for it: when the box is away, or of another release, the end of the sale will say.
  if (problem?.status !== 409 || draft.value.saleId !== saleId) return
  if (!goodsRefused(problem)) payProblem.value = problem
}

/** Refusals of one line's goods, in words that name them. */
const OF_GOODS = new Map([
  ['product-blocked', texts.blocked],
  ['product-recalled', texts.recalled],
  ['product-unknown', texts.goneFromCatalogue],
  ['price-missing', texts.noPrice],
])

/** Goods that are not sold any more are marked on the counter and named, and the cash goes back. */
export const goodsRefused = ({ code, data }: Problem): boolean => {
  const words = OF_GOODS.get(code)
  const line = basket.value.lines[Number(data.line)]
  if (!words || !line) return false
  block(new Set([line.variantId]))
  leavePay()
  bad(words(nameOf({ name: line.name, name_ar: line.nameAr })))
  return true
}

/** Leaves the pay window: cash goes back to the customer, what a card paid stays with the sale. */
export const leavePay = (): void => {
  changes.value = []
  giveCashBack()
  shut()
}

/** The customer has heard what changed, and pays that. */
export const changesTold = (): void => void askFirst()

/** Cash on the counter, minor units: settles the sale, or a part of it. */
export const payCash = (amount: number): void => {
  // A second tap on the same button: the first one has paid it all.
  if (isEmpty.value) return undefined
  // Less than half of the smallest coin is paid with none.
  if (amount <= 0 && left.value.cash > 0) return bad(texts.notAnAmount)
  if (amount % step.value !== 0) return bad(texts.noSuchCoin(money(step.value)))
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
  draft.value = { ...draft.value, tenders: withTender(draft.value.tenders, tender), back }
  if (isSettled.value) void finish()
}

// A purse of small coins, put down one by one, is one tender in the end.
const withTender = (tenders: readonly Tender[], tender: Tender): Tender[] => {
  const at = tenders.findLastIndex(({ kind }) => kind === 'cash')
  const last = tenders[at]
  if (tender.kind === 'card' || !last || tenders.length < TENDERS_MAX / 2)
    return [...tenders, tender]
  return tenders.with(at, { ...last, amount: last.amount + tender.amount })
}

/** Ends a sale whose money lies on the counter already, or that costs nothing. */
export const finishPaid = (): void => {
  if (isSettled.value) void finish()
}

/** Of what lies on the counter: what the customer gets back, minor units. */
export const changeDue = computed(() =>
  takesCash.value ? Math.max(0, paidBy('cash') - cashDue.value.due) : 0,
)

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
  // What the last one took is not shown to who signs in next.
  effect(() => {
    if (!session.value) finished.value = undefined
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
  // Under the id of another tab's sale it went out under a new one, which nobody here knows.
  const isIt = answer.ok && answer.value.total + answer.value.price_difference === sale.total
  if (isIt && finished.value?.saleId === sale.saleId)
    finished.value = { ...sale, state: 'sent', receiptNo: answer.value.receipt_no }
}

const finish = async () => {
  // Finished once: the counter is empty from that moment on.
  if (isEmpty.value) return undefined
  const before = { basket: basket.value, draft: draft.value }
  const input = saleInput(before.basket, before.draft)
  if (!input) return bad(texts.tillClosed)
  const given = paidBy('cash')
  const change = changeDue.value
  const done: Finished = {
    saleId: before.draft.saleId,
    total: total.value,
    given,
    change,
    rounding: takesCash.value ? cashDue.value.rounding : 0,
    at: Date.now(),
    tenders: before.draft.tenders,
    state: 'sending',
  }
  const label = texts.saleOf(before.basket.lines.length)
  nextSaleAfter(before)
  finished.value = done
  shut()
  good(change > 0 ? texts.changeIs(money(change)) : texts.paid)
  const submission = await submit({
    command: 'sales.complete',
    input,
    amount: done.total,
    label,
  })
  written()
  onTheWay = submission
  const outcome = await submission.outcome
  const isHere = finished.value?.saleId === done.saleId
  if (outcome.is === 'refused' && isHere) return takeBack(before, outcome.problem)
  // The customer has gone with the goods: it happened, and somebody looks at it.
  if (outcome.is === 'refused') {
    const happened = { ...input, occurred_at: done.at }
    return void submit({ command: 'sales.complete', input: happened, amount: done.total, label })
  }
  if (!isHere) return undefined
  finished.value =
    outcome.is === 'kept'
      ? { ...done, state: 'kept' }
      : { ...done, state: 'sent', ...answerOf(outcome.reply) }
  // What the server booked is what goes into the customer's hand.
  if (finished.value.change !== change) bad(texts.changeIs(money(finished.value.change)))
  return undefined
}

// Refused while the customer stands there: nothing was written, so it is all put back, with the money
// that lies on the counter. The window says what changed, and what is still to be paid or given back.
const takeBack = async (before: { basket: BasketState; draft: Draft }, problem: Problem) => {
  finished.value = undefined
  restore(before)
  open.value = { is: 'pay' }
  if (goodsRefused(problem)) return
  payProblem.value = problem
  warn(wordsOf(problem))
  if (problem.code === 'till-session-closed') void readStart()
  // The words of what changed stand beside the new total, which says more than the refusal.
  if (!isOfPrices(problem) || !(await bringNewPrices())) return
  payProblem.value = undefined
  if (changes.value.length === 0) await agree()
}

const saleInput = (state: BasketState, { saleId, tenders }: Draft) => {
  const open = start.value?.session
  if (!open) return undefined
  return {
    sale_id: saleId,
    till_session_id: open.id,
    ...basketInput(state),
    // Somebody else may be signed in by the time it arrives.
    ...(session.value ? { sold_by: session.value.user.id } : {}),
    tenders,
    total: priced.value.total,
  }
}

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
