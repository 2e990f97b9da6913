// The prices a customer is told. From the moment the pay window opens they stand: the server notes its
// own for this sale, and where they differ from the till's it is said before any money is taken.
import { signal } from '@preact/signals'
import { type Problem, send } from '#kit/api.ts'
import { texts } from '../texts.ts'
import { basket, draft, meetGoods, showNewPrices, total } from './counter.ts'
import { basketInput } from './sale-input.ts'
import { warn } from './signs.ts'
import { online, readStart, start } from './till.ts'
import { open } from './windows.ts'

/** What has changed since the customer was told a total, in words; none once that was said. */
export const changes = signal<readonly string[]>([])

/** A price that changes while the till asks again is asked for once more, no further. */
const ROUNDS_MAX = 3

/** A sale at the moment its customer is told the total. */
type Told = ReturnType<typeof toldNow>

let noted: Told | undefined
let underWay: { told: Told; answer: Promise<Problem | undefined> } | undefined

/**
 * Lets the server note what the customer is told, once for a basket. Answers why the sale will not be
 * taken, where that can be said before any money is, or why nobody knows; a price that differs is put on
 * the screen and among the changes.
 */
export const agree = (): Promise<Problem | undefined> => {
  const told = toldNow()
  if (isSame(noted, told)) return Promise.resolve(undefined)
  if (underWay && isSame(underWay.told, told)) return underWay.answer
  const answer = ask(ROUNDS_MAX)
  const mine = { told, answer }
  underWay = mine
  void answer.finally(() => {
    if (underWay === mine) underWay = undefined
  })
  return answer
}

const ask = async (rounds: number): Promise<Problem | undefined> => {
  const session = start.value?.session
  const told = toldNow()
  const { tenders } = draft.value
  if (!session || !online.value) return undefined
  const answer = await send('sales.agree', {
    sale_id: told.saleId,
    till_session_id: session.id,
    ...basketInput(told.basket),
    total: told.total,
  })
  if (answer.ok) {
    noted = told
    return undefined
  }
  // Money was given since, by hand or by card, or the window is another: the end of the sale will say.
  const now = draft.value
  const isUntouched = now.saleId === told.saleId && now.tenders === tenders && !now.payment
  if (!isUntouched || open.value?.is !== 'pay') return undefined
  const { problem } = answer
  if (!isOfPrices(problem) || !(await bringNewPrices())) return problem
  // What has changed is told first; then it is asked again.
  return changes.value.length === 0 && rounds > 1 ? ask(rounds - 1) : undefined
}

/** A refusal that new prices explain. */
export const isOfPrices = ({ code }: Problem): boolean =>
  code === 'total-differs' || code === 'price-changed'

/** Reads the prices of now and puts the counter at them; whether that changed what it costs. */
export const bringNewPrices = async (): Promise<boolean> => {
  const { saleId } = draft.value
  const before = total.value
  await readStart()
  // The start data names the best sellers; the other goods of this basket are asked for.
  await meetGoods(basket.value.lines)
  if (draft.value.saleId !== saleId || open.value?.is !== 'pay') return false
  changes.value = [...changes.value, ...showNewPrices()]
  if (total.value === before) return false
  warn([...changes.value, texts.tellCustomer].join(' '))
  return true
}

const toldNow = () => ({
  saleId: draft.value.saleId,
  basket: basket.value,
  total: total.value,
})

// Which line is marked does not matter.
const isSame = (one: Told | undefined, other: Told): boolean =>
  one?.saleId === other.saleId &&
  one.total === other.total &&
  one.basket.lines === other.basket.lines &&
  one.basket.customer === other.basket.customer &&
  one.basket.saleDiscounts === other.basket.saleDiscounts
