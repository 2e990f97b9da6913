// What the customer sees of this till on a screen of their own: said to a window of this browser and
// to the paired tablets, after each change and again every few seconds. No name of a customer, no note
// and nothing that was taken off the counter goes along.
import { computed, effect } from '@preact/signals'
import { tenantFormat } from '#kit/formats.ts'
import { link, publish } from '#kit/live.ts'
import { choices, session } from '#kit/session.ts'
import { itemCount } from '#schema/rules/basket.ts'
import { mulDiv, THOUSAND } from '#schema/rules/money.ts'
import {
  HELLO,
  VIEW_AGAIN_MS,
  VIEW_LINES_MAX,
  VIEW_NAME_MAX,
  viewChannel,
} from '#schema/wire/customer-channel.ts'
import type { CustomerMoment, CustomerView, ViewLine } from '#schema/wire/customer-view.ts'
import { terminalTopic } from '#schema/wire/topics.ts'
import { card } from './card-payment.ts'
import { basket, customer, paidBy, priced, total } from './counter.ts'
import { finished, left } from './pay.ts'
import { certificate, weighed } from './scale.ts'
import { priceOf, start, tillId } from './till.ts'
import { open } from './windows.ts'

/** Changes that come together are said once. */
const GAP_MS = 100

/** Begins to say what the customer may see. */
export const startCustomerView = (): void => {
  let changed = Date.now()
  let said = ''
  let channel: BroadcastChannel | undefined
  let isDue = false
  const say = () => {
    const till = tillId.value
    const now = view.peek()
    if (!till || !now) return
    const text = JSON.stringify(now)
    if (text !== said) changed = Date.now()
    said = text
    const whole: CustomerView = { ...now, changed }
    channel?.postMessage(whole)
    const store = choices.value?.store?.id
    if (store && link.value === 'live') publish(terminalTopic(store, till, 'screen'), whole)
  }
  effect(() => {
    const till = tillId.value
    if (!till || !('BroadcastChannel' in window)) return undefined
    const mine = new BroadcastChannel(viewChannel(till))
    channel = mine
    mine.onmessage = ({ data }) => {
      if (data === HELLO) say()
    }
    return () => mine.close()
  })
  effect(() => {
    if (!view.value) return
    if (isDue) return
    isDue = true
    setTimeout(() => {
      isDue = false
      say()
    }, GAP_MS)
  })
  setInterval(say, VIEW_AGAIN_MS)
}

const short = (text: string) => text.slice(0, VIEW_NAME_MAX)
const named = (row: { name: string; name_ar?: string | null }) => ({
  name: short(row.name),
  name_ar: short(row.name_ar ?? ''),
})

const view = computed((): Omit<CustomerView, 'changed'> | undefined => {
  const till =
    start.value?.till ?? choices.value?.tills?.find(({ id: known }) => known === tillId.value)
  const shop = start.value?.store ?? choices.value?.store
  if (!till || !shop || till.id !== tillId.value) return undefined
  const { currency, currency_decimals, locale, timezone } = tenantFormat.value
  return {
    is: 'customer-view',
    till: { id: till.id, ...named(till) },
    shop: named(shop),
    format: { currency, currency_decimals, locale, timezone },
    moment: moment(),
  }
})

const moment = (): CustomerMoment => {
  // While nobody is signed in nothing of a sale is shown, here as on the till.
  if (!session.value || !start.value) return { is: 'welcome' }
  if (!start.value.session) return { is: 'closed' }
  if (finished.value) {
    const { total: sum, rounding, change } = finished.value
    return { is: 'paid', total: sum + rounding, change }
  }
  const now = open.value
  if (now?.is === 'weigh') {
    const price = priceOf(now.item, customer.value?.price_list_id)?.amount ?? 0
    const read = weighed()
    const grams = read.is === 'sellable' ? read.grams : null
    return {
      is: 'weigh',
      ...named(now.item),
      grams,
      unit_price: price,
      amount: mulDiv(price, grams ?? 0, THOUSAND),
      certificate: certificate.value,
    }
  }
  if (basket.value.lines.length === 0) return { is: 'welcome' }
  if (now?.is !== 'pay') return { is: 'basket', ...lines() }
  return {
    is: 'pay',
    ...lines(),
    paid: paidBy('cash', 'card'),
    left: left.value.card,
    at_terminal: card.value?.is === 'waiting',
  }
}

const lines = () => {
  const all = basket.value.lines.map((line, at): ViewLine => {
    const { list = 0, discount = 0 } = priced.value.lines[at] ?? {}
    return {
      id: line.lineId,
      ...named({ name: line.name, name_ar: line.nameAr }),
      unit: line.unit,
      quantity: line.quantity,
      unit_price: line.unitPrice,
      list,
      amount: list - discount,
    }
  })
  // The newest are looked at; where an earlier one is being changed, it is among them.
  const newest = basket.value.selected
  const at = all.findIndex(({ id }) => id === newest)
  const end = at < 0 ? all.length : Math.max(at + 1, Math.min(all.length, at + VIEW_LINES_MAX / 2))
  const begin = Math.max(0, end - VIEW_LINES_MAX)
  return {
    lines: all.slice(begin, end),
    earlier: begin,
    newest,
    items: itemCount(basket.value),
    total: total.value,
    saved: priced.value.discount,
    tax: priced.value.tax,
  }
}
