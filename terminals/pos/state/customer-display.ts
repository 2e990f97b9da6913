// What the customer's display shows: the line that was added, the total, the change. The till only
// says it and waits for nothing; the store's server knows which display stands at this till.
import { computed, effect } from '@preact/signals'
import { tenantFormat } from '#kit/formats.ts'
import { link, publish } from '#kit/live.ts'
import { choices } from '#kit/session.ts'
import { type CustomerMoment, customerLines } from '#schema/rules/customer-lines.ts'
import { terminalTopic } from '#schema/wire/topics.ts'
import { basket, priced, total } from './counter.ts'
import { finished } from './pay.ts'
import { deviceOf, start, tillId } from './till.ts'
import { open } from './windows.ts'

const moment = computed((): CustomerMoment => {
  if (finished.value) return { is: 'paid', change: finished.value.change }
  const { lines, selected } = basket.value
  if (open.value?.is === 'pay') return { is: 'total', amount: total.value }
  const at = lines.findIndex(({ lineId }) => lineId === selected)
  const line = lines.at(at)
  const sold = priced.value.lines.at(at)
  if (!line || !sold) return { is: 'nothing' }
  return { ...line, is: 'line', amount: sold.gross, discount: sold.discount }
})

/** What is to be shown, as text, so that only a change of it is said. */
const wanted = computed(() => {
  const { currency, currency_decimals: decimals, locale } = tenantFormat.value
  return JSON.stringify(customerLines(moment.value, { currency, decimals, locale }))
})

/** Tells the display at this till, again after each change and each break of the link. */
export const startCustomerDisplay = (): void => {
  const topic = computed(() => {
    const store = choices.value?.store?.id
    if (!store || !tillId.value || link.value !== 'live') return undefined
    return start.value && deviceOf('line_display')
      ? terminalTopic(store, tillId.value, 'out')
      : undefined
  })
  effect(() => {
    if (topic.value) publish(topic.value, { is: 'show', ...JSON.parse(wanted.value) })
  })
}
