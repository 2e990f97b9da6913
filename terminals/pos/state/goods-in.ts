// How goods get onto the counter: a tile, a hit of the search, a weight, a scan, known or asked for.
import { signal } from '@preact/signals'
import { ask, newId } from '#kit/api.ts'
import { money } from '#kit/formats.ts'
import { nameOf } from '#kit/i18n.ts'
import { wordsOf, wordsOfCode } from '#kit/problems.ts'
import { BASKET_LINES_MAX, type BasketItem, QUANTITY_MAX } from '#schema/rules/basket.ts'
import { mulDiv, THOUSAND } from '#schema/rules/money.ts'
import type { Weighing } from '#schema/rules/weighing.ts'
import type { Hit } from '../local/hot-set.ts'
import type { Item } from '../local/start-data.ts'
import { texts } from '../texts.ts'
import { act, basket, basketItem, draft, grossOf, opened, refusal, total } from './counter.ts'
import { bad, good } from './signs.ts'
import { hot, meet, online } from './till.ts'
import { open, show } from './windows.ts'

/** A price label typed with `5 ×` becomes five lines; more are scanned. */
const LABELS_MAX = 20

/** Lines being looked up at the server, by code. */
export const looking = signal<readonly string[]>([])
/** How many scans the server has not answered yet. */
export const asked = signal(0)

/** A tile, a hit of the search: what has to be weighed is weighed, the rest goes in. */
export const choose = (item: Item): void => {
  if (item.unit === 'kg') {
    if (refusal(item) === undefined) show({ is: 'weigh', item })
    else bad(refusal(item) ?? '')
  } else put({ item })
}

/**
 * A scan, or a code typed by hand; `aim` is what the scanner said it had read (`]C1`). Answers at once
 * from memory, else after the server.
 */
export const scan = (code: string, aim = ''): void => {
  const found = hot.lookup(aim + code)
  if (found.is === 'refused') bad(wordsOfCode(found.why))
  else if (found.is === 'found') take(found, code)
  else void lookUp(code, aim)
}

/** Puts goods on the counter, or says why not. */
export const put = (
  hit: Hit & { code?: string | undefined; weighed?: Weighing | undefined },
): void => {
  const { item } = hit
  const why = refusal(item)
  const goods = basketItem(item)
  if (why !== undefined || !goods) return refuse(why ?? texts.noPrice(nameOf(item)))
  const isWeight = hit.labelCode !== undefined && hit.labelPrice === undefined
  if (isWeight && item.unit === 'piece') return refuse(texts.soldByPiece(nameOf(item)))
  const times = basket.value.multiplier ?? THOUSAND
  if (item.unit === 'piece' && times % THOUSAND !== 0) return refuse(texts.wholePieces)
  if (hit.weighed?.by === 'scale' && times % THOUSAND !== 0) return refuse(texts.wholePieces)
  const more = hit.quantity === undefined ? times : mulDiv(hit.quantity, times, THOUSAND)
  if (more + onCounter(item) > QUANTITY_MAX) return refuse(texts.tooMany)
  if (basket.value.lines.length >= BASKET_LINES_MAX) return refuse(texts.tooManyLines)
  if (hit.labelPrice !== undefined) putLabels(goods, hit)
  else
    act({
      do: 'add',
      item: goods,
      lineId: newId(),
      quantity: hit.quantity,
      weighed: hit.weighed,
      barcode: hit.labelCode ?? hit.code,
    })
  opened.value = null
  const amount = grossOf(basket.value.selected)
  good(texts.added(nameOf(item), money(amount), money(total.value)))
  if (item.minimum_age > draft.value.age) show({ is: 'age', age: item.minimum_age })
}

// A quantity counts for its own scan, taken or not.
const refuse = (words: string) => {
  act({ do: 'multiply', quantity: null })
  bad(words)
}

// What another scan of the same goods would be added to.
const onCounter = (item: Item): number =>
  Math.max(
    0,
    ...basket.value.lines
      .filter(line => line.variantId === item.id && item.unit === 'piece')
      .map(line => (line.labelPrice === undefined ? line.quantity : 0)),
  )

const take = (hit: Hit, code: string) => {
  if (hit.item.unit === 'kg' && hit.quantity === undefined) choose(hit.item)
  else put({ ...hit, code, ...(hit.item.unit === 'kg' ? { weighed: { by: 'label' } } : {}) })
}

const putLabels = (goods: BasketItem, hit: Hit) => {
  const times = Math.min(
    LABELS_MAX,
    Math.max(1, Math.trunc((basket.value.multiplier ?? THOUSAND) / THOUSAND)),
  )
  act({ do: 'multiply', quantity: null })
  const room = BASKET_LINES_MAX - basket.value.lines.length
  for (let label = 0; label < Math.min(times, room); label += 1)
    act({
      do: 'add',
      item: goods,
      lineId: newId(),
      quantity: hit.quantity,
      labelPrice: hit.labelPrice,
      barcode: hit.labelCode,
    })
}

/** An answer mostly comes sooner; drawing the wait first would only make the line later. */
const LOOKING_AFTER_MS = 60

const lookUp = async (code: string, aim: string) => {
  const multiplier = basket.value.multiplier
  if (multiplier !== null) act({ do: 'multiply', quantity: null })
  if (!online.value) return bad(texts.unknownOffline(code))
  const { saleId } = draft.value
  const slow = setTimeout(() => {
    looking.value = [...looking.value, code]
  }, LOOKING_AFTER_MS)
  asked.value += 1
  const answer = await ask<{ item: Item | null; refused?: string }>('catalogue.lookup', {
    code: aim + code,
  })
  asked.value -= 1
  clearTimeout(slow)
  if (looking.value.includes(code)) looking.value = looking.value.filter(known => known !== code)
  if (!answer.ok)
    return bad(answer.problem.status === 0 ? texts.unknownOffline(code) : wordsOf(answer.problem))
  const { item, refused } = answer.value
  if (!item) {
    const problem = {
      code: refused ?? 'barcode-unknown',
      status: 0,
      title: '',
      detail: '',
      data: {},
    }
    return bad(wordsOf(problem))
  }
  meet([item])
  // Meanwhile the sale was left, or is being paid: nothing slips into the next one, or into a total.
  if (draft.value.saleId !== saleId || open.value?.is === 'pay')
    return bad(texts.foundTooLate(nameOf(item)))
  if (multiplier !== null) act({ do: 'multiply', quantity: multiplier })
  const found = hot.lookup(aim + code)
  take(found.is === 'found' ? found : { item }, code)
}
