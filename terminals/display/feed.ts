// What the till says arrives here: from the same browser by a channel, to a tablet by the store's
// broker. A till that falls silent takes its sale off the screen.
import { effect, signal } from '@preact/signals'
import * as z from 'zod'
import { tenantFormat } from '#kit/formats.ts'
import { keep, kept } from '#kit/kept.ts'
import { connectStore, onTopic } from '#kit/live.ts'
import { apiPath } from '#kit/paths.ts'
import { HELLO, VIEW_AGAIN_MS, VIEW_GOOD_MS, viewChannel } from '#schema/wire/customer-channel.ts'
import { type CustomerMoment, type CustomerView, customerView } from '#schema/wire/customer-view.ts'
import { terminalTopic } from '#schema/wire/topics.ts'
import { type Place, placeFrom } from './place.ts'

/** The change is read, and then it is nobody's business any more. */
const PAID_SHOWN_MS = 40_000
const RETRY_MS = 3_000
const SHOP = 'shop'

const named = z.object({ name: z.string(), name_ar: z.string() })
type Named = z.infer<typeof named>

/** What a screen may know before it is anybody's: the same that the sign-in page shows. */
const shopChoices = z.object({
  store: named.extend({ id: z.string() }).nullable(),
  tills: z.array(named.extend({ id: z.string() })),
  mqtt_port: z.int().optional(),
})
export type ShopChoices = z.infer<typeof shopChoices>

export const place = signal<Place>({ is: 'none' })
/** What the till shows now; undefined while nothing is heard of it. */
export const view = signal<CustomerView | undefined>(undefined)
/** Name of the shop, also before the till has said it. */
export const shop = signal<Named | undefined>(keptShop())
/** For the page that asks whose screen this is. */
export const choices = signal<ShopChoices | undefined>(undefined)
/** A sale that is over is not shown for ever. */
export const isOver = signal(false)

/** What is on the screen; undefined: nothing of a sale. */
export const momentNow = (): CustomerMoment | undefined => {
  const now = view.value?.moment
  return now?.is === 'paid' && isOver.value ? { is: 'welcome' } : now
}

/** Begins to listen; never stops, a screen has nothing else to do. */
export const startFeed = (): void => {
  place.value = placeFrom(new URL(location.href))
  const now = place.value
  if (now.is === 'window') hearWindow(now.till)
  else void untilKnown(() => now.is === 'paired' && hearBroker(now))
  effect(() => {
    if (!view.value) return
    shop.value = view.value.shop
    keep(SHOP, JSON.stringify(view.value.shop), 'app')
  })
}

/** The till chosen on the screen itself: it must run in this browser. */
export const besideTill = (till: string): void => {
  location.assign(`${location.pathname}?till=${encodeURIComponent(till)}`)
}

const hearWindow = (till: string) => {
  const channel = new BroadcastChannel(viewChannel(till))
  channel.onmessage = ({ data }) => take(till, data)
  const hello = () => {
    if (!view.value) channel.postMessage(HELLO)
  }
  hello()
  setInterval(hello, VIEW_AGAIN_MS)
}

const hearBroker = ({ till, screen, key }: Extract<Place, { is: 'paired' }>) => {
  const { store, mqtt_port } = choices.value ?? {}
  if (!store || mqtt_port === undefined) return
  onTopic(terminalTopic(store.id, till, 'screen'), payload => take(till, payload))
  connectStore({
    store_id: store.id,
    client_id: `c:${screen}`,
    token: key,
    mqtt_port,
    isGuest: true,
  })
}

/** Asks the server which shop this is until it answers; then goes on. */
const untilKnown = async (goOn: () => unknown) => {
  for (;;) {
    const answer = await fetch(apiPath.question('tills.choices')).then(
      response => (response.ok ? response.json() : undefined),
      () => undefined,
    )
    const known = shopChoices.safeParse(answer).data
    if (known) {
      choices.value = known
      if (known.store) shop.value ??= { name: known.store.name, name_ar: known.store.name_ar }
      goOn()
      return
    }
    await new Promise(resolve => setTimeout(resolve, RETRY_MS))
  }
}

function keptShop(): Named | undefined {
  try {
    return named.safeParse(JSON.parse(kept(SHOP, 'app') ?? 'null')).data
  } catch {
    return undefined
  }
}

let silence: ReturnType<typeof setTimeout> | undefined
let over: ReturnType<typeof setTimeout> | undefined

const take = (till: string, payload: unknown) => {
  const said = customerView.safeParse(payload).data
  // Whatever else is on the line: another till's sale is never shown.
  if (!said || said.till.id !== till) return
  const before = view.value
  // Of two windows of one till the one that was used last; the other is heard when that has gone.
  if (before && said.changed < before.changed) return
  clearTimeout(silence)
  silence = setTimeout(() => {
    view.value = undefined
  }, VIEW_GOOD_MS)
  if (before?.changed === said.changed) return
  clearTimeout(over)
  isOver.value = false
  if (said.moment.is === 'paid')
    over = setTimeout(() => {
      isOver.value = true
    }, PAID_SHOWN_MS)
  tenantFormat.value = said.format
  view.value = said
}
