// Sales put aside: held here, gone on with on any till of the store.
import { computed } from '@preact/signals'
import { newId, send } from '#kit/api.ts'
import { listOf } from '#kit/list-of.ts'
import { wordsOf } from '#kit/problems.ts'
import { type HeldBasket, heldBasket } from '#schema/rules/basket.ts'
import { queue, submit, takeBack } from '../local/queue.ts'
import { texts } from '../texts.ts'
import { act, basket, isEmpty, nextSale, total } from './counter.ts'
import { bad, good } from './signs.ts'
import { tillId } from './till.ts'
import { shut } from './windows.ts'

const LIST_MAX = 100

export type Held = {
  id: string
  label: string
  total: number
  at: number
  till_id: string
  lines: number
  /** still in this till's own queue */
  unsent: boolean
}

const rows = listOf('parked_sale', { resumed_at: null, sort: '-parked_at', limit: LIST_MAX })

/** Held sales of the store, those of this till that were not yet sent first. */
export const held = computed((): Held[] => {
  const unsent = queue.value
    .filter(entry => entry.command === 'sales.park')
    .map(entry => ({
      id: String(entry.input['parked_sale_id']),
      label: entry.label,
      total: entry.amount,
      at: entry.at,
      till_id: tillId.value ?? '',
      lines: linesOf(String(entry.input['lines_json'])),
      unsent: true,
    }))
  const known = (rows.value.value?.rows ?? [])
    .filter(row => !unsent.some(own => own.id === row.id))
    .map(row => ({
      id: row.id,
      label: row.label,
      total: row.total,
      at: row.parked_at,
      till_id: row.till_id,
      lines: linesOf(row.lines_json),
      unsent: false,
    }))
  return [...unsent, ...known]
})
export const heldProblem = rows.problem

/** Puts the basket aside under a name. */
export const hold = async (label: string): Promise<void> => {
  const till = tillId.value
  if (!till || isEmpty.value) return bad(texts.nothingToHold)
  const input = {
    parked_sale_id: newId(),
    till_id: till,
    label,
    customer_id: basket.value.customer?.id ?? null,
    lines_json: JSON.stringify(heldBasket(basket.value)),
    total: total.value,
  }
  const { outcome } = await submit({ command: 'sales.park', input, amount: total.value, label })
  nextSale()
  shut()
  good(texts.heldNow)
  const ended = await outcome
  if (ended.is === 'refused') bad(wordsOf(ended.problem))
  rows.refresh()
}

/** Takes a held sale to this till's counter, which must be free. */
export const resume = async (sale: Held): Promise<void> => {
  const till = tillId.value
  if (!till) return
  if (!isEmpty.value) return bad(texts.counterNotFree)
  const own = queue.value.find(entry => entry.input['parked_sale_id'] === sale.id)
  if (own && (await takeBack(entry => entry.seq === own.seq)))
    return bring(String(own.input['lines_json']))
  const answer = await send<{ lines_json: string }>('sales.resume', {
    parked_sale_id: sale.id,
    till_id: till,
  })
  rows.refresh()
  if (!answer.ok) return bad(wordsOf(answer.problem))
  bring(answer.value.lines_json)
}

const bring = (text: string) => {
  const kept = basketFrom(text)
  if (!kept) return bad(texts.heldUnreadable)
  act({ do: 'resume', held: kept })
  shut()
  good(texts.resumed)
}

const basketFrom = (text: string): HeldBasket | undefined => {
  try {
    const kept: HeldBasket = JSON.parse(text)
    return Array.isArray(kept.lines) ? kept : undefined
  } catch {
    return undefined
  }
}

const linesOf = (text: string): number => basketFrom(text)?.lines.length ?? 0
