// Sales put aside: held here, gone on with on any till of the store.
import { computed, signal } from '@preact/signals'
import { newId, type Problem, send } from '#kit/api.ts'
import { money } from '#kit/formats.ts'
import { nameOf } from '#kit/i18n.ts'
import { keep, kept } from '#kit/kept.ts'
import { listOf } from '#kit/list-of.ts'
import { wordsOf } from '#kit/problems.ts'
import { type BasketEntry, type HeldBasket, heldBasket, itemCount } from '#schema/rules/basket.ts'
import { queue, submit, takeBack } from '../local/queue.ts'
import type { Item } from '../local/start-data.ts'
import { texts } from '../texts.ts'
import {
  act,
  basket,
  basketItem,
  draft,
  isEmpty,
  meetGoods,
  nextSale,
  refusal,
  total,
} from './counter.ts'
import { bad, good, news } from './signs.ts'
import { hot, tillId } from './till.ts'
import { shut } from './windows.ts'

const LIST_MAX = 100

export type Held = {
  id: string
  label: string
  total: number
  at: number
  till_id: string
  /** counted as the counter counts them */
  items: number
  /** the basket as it was put aside */
  text: string
  /** still in this till's own queue */
  unsent: boolean
}

/** Asked for, and nobody knows whether it was given: the same command asks again. */
type Unanswered = { sale: Held; command_id: string }

const readUnanswered = (): Unanswered[] => {
  try {
    const known: Unanswered[] = JSON.parse(kept('resuming', 'app') ?? '[]')
    return known.filter(({ sale, command_id }) => sale.id && command_id)
  } catch {
    // Written by another version of this page.
    return []
  }
}

const unanswered = signal<readonly Unanswered[]>(readUnanswered())

const setUnanswered = (next: readonly Unanswered[]) => {
  unanswered.value = next
  keep('resuming', next.length > 0 ? JSON.stringify(next) : undefined, 'app')
}

// A second tap comes before the counter has changed.
let isMoving = false

const once = async (move: () => Promise<void>): Promise<void> => {
  if (isMoving) return
  isMoving = true
  try {
    await move()
  } finally {
    isMoving = false
  }
}

const rows = listOf('parked_sale', { resumed_at: null, sort: '-parked_at', limit: LIST_MAX })

/** Held sales of the store; first what this till asked for in vain, and its own that were not yet sent. */
export const held = computed((): Held[] => {
  const asked = unanswered.value
  const unsent = queue.value
    .filter(entry => entry.command === 'sales.park')
    .map(entry => ({
      id: String(entry.input['parked_sale_id']),
      label: entry.label,
      total: entry.amount,
      at: entry.at,
      till_id: tillId.value ?? '',
      items: itemsOf(String(entry.input['lines_json'])),
      text: String(entry.input['lines_json']),
      unsent: true,
    }))
  const known = (rows.value.value?.rows ?? [])
    .filter(
      row =>
        !unsent.some(own => own.id === row.id) && !asked.some(({ sale }) => sale.id === row.id),
    )
    .map(row => ({
      id: row.id,
      label: row.label,
      total: row.total,
      at: row.parked_at,
      till_id: row.till_id,
      items: itemsOf(row.lines_json),
      text: row.lines_json,
      unsent: false,
    }))
  return [...asked.map(({ sale }) => sale), ...unsent, ...known]
})
export const heldProblem = rows.problem

/** Puts the basket aside under a name. */
export const hold = (label: string): Promise<void> => once(() => holdNow(label))

const holdNow = async (label: string): Promise<void> => {
  const till = tillId.value
  if (!till || isEmpty.value) return bad(texts.nothingToHold)
  if (draft.value.payment) return bad(texts.cardFirst)
  // A held sale goes on under another number, and nobody would know of the money.
  if (draft.value.tenders.some(({ kind }) => kind === 'card')) return bad(texts.cardBackHint)
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
export const resume = (sale: Held): Promise<void> => once(() => resumeNow(sale))

const resumeNow = async (sale: Held): Promise<void> => {
  const till = tillId.value
  if (!till) return
  if (!isEmpty.value) return bad(texts.counterNotFree)
  // Before it is taken: what cannot be priced now stays held.
  const unasked = await meetGoods(basketFrom(sale.text)?.lines ?? [])
  if (unasked) return bad(wordsOf(unasked))
  const own = queue.value.find(entry => entry.input['parked_sale_id'] === sale.id)
  if (own && (await takeBack(entry => entry.seq === own.seq)))
    return bring(String(own.input['lines_json']))
  // Written down first: after a reload too it is asked for by the same command, and answered again.
  const others = unanswered.value.filter(asked => asked.sale.id !== sale.id)
  const before = unanswered.value.find(asked => asked.sale.id === sale.id)
  const command_id = before?.command_id ?? newId()
  const input = { parked_sale_id: sale.id, till_id: till }
  setUnanswered([...others, { sale, command_id }])
  const answer = await send<{ lines_json: string }>('sales.resume', input, { id: command_id })
  if (answer.ok || isCertain(answer.problem)) setUnanswered(others)
  rows.refresh()
  if (!answer.ok) return bad(wordsOf(answer.problem))
  bring(answer.value.lines_json)
}

// Refused by the server's rules: it was not taken over by this command.
const isCertain = ({ status }: Problem) => status >= 400 && status < 500

// The counter is as the shop sells today: of a held sale only what was chosen is believed.
const bring = (text: string) => {
  const kept = basketFrom(text)
  if (!kept) return bad(texts.heldUnreadable)
  const list =
    kept.customer && 'price_list_id' in kept.customer ? kept.customer.price_list_id : null
  const lines = kept.lines.map(line => sellable(line, typeof list === 'string' ? list : null))
  act({ do: 'resume', held: { ...kept, lines } })
  shut()
  good(texts.resumed)
  const told = new Set<string>()
  for (const [at, line] of lines.entries()) {
    const before = kept.lines[at]
    if (!before) continue
    const same = line.unitPrice === before.unitPrice && line.labelPrice === before.labelPrice
    if (same || line.unsellable || told.has(line.variantId)) continue
    told.add(line.variantId)
    const name = nameOf({ name: line.name, name_ar: line.nameAr })
    const [was, is] = [before, line].map(each => money(each.labelPrice ?? each.unitPrice))
    if (was && is) news(texts.priceChanged(name, is, was))
  }
  if (lines.some(line => line.unsellable)) bad(texts.removeUnsellable)
}

/** A held line named and priced by the catalogue; a label is read again for what is printed on it. */
const sellable = (line: BasketEntry, list: string | null): BasketEntry => {
  const { lineId, quantity, barcode, discounts, note, weighed } = line
  const item = hot.get(line.variantId)
  const goods = item && refusal(item) === undefined ? basketItem(item, list) : undefined
  const known = { ...nothing(), ...named(item), ...goods, variantId: line.variantId }
  const kept = { lineId, quantity, barcode, discounts, note, weighed }
  const entry = { ...known, ...kept, unsellable: !goods || undefined }
  if (line.labelPrice === undefined) return entry
  const label = hot.lookup(barcode ?? '')
  if (label.is !== 'found' || label.item.id !== line.variantId || label.labelPrice === undefined)
    return { ...entry, unsellable: true }
  return { ...entry, labelPrice: label.labelPrice, quantity: label.quantity ?? quantity }
}

const nothing = () => ({
  name: texts.unknownGoods,
  nameAr: texts.unknownGoods,
  unit: 'piece' as const,
  unitPrice: 0,
  taxes: [],
})

const named = (item: Item | undefined) =>
  item && { name: item.name, nameAr: item.name_ar, unit: item.unit }

const basketFrom = (text: string): HeldBasket | undefined => {
  try {
    const kept: HeldBasket = JSON.parse(text)
    return Array.isArray(kept.lines) ? kept : undefined
  } catch {
    return undefined
  }
}

const itemsOf = (text: string): number => {
  const kept = basketFrom(text)
  return kept ? itemCount(kept) : 0
}
