// Which till this is, what it knows, and what it has to ask before it can sell.
import { computed, effect, signal } from '@preact/signals'
import { ask, type Problem, reachable, request } from '#kit/api.ts'
import { tenantFormat } from '#kit/formats.ts'
import { keep, kept } from '#kit/kept.ts'
import { connectStore, link, onChange } from '#kit/live.ts'
import { type Choices, choices, choicesKnown, session } from '#kit/session.ts'
import { deviceOf as deviceOfTill } from '#schema/rules/device-of.ts'
import { priceFor } from '#schema/rules/pricing.ts'
import { changeItems, keepItems, keepValue, keptItems, keptValue } from '../local/database.ts'
import { hotSet } from '../local/hot-set.ts'
import { queue } from '../local/queue.ts'
import type { Device, Item, Start } from '../local/start-data.ts'
import { open } from './windows.ts'

/** Between two tries to reach a server that was away, ms. */
const PROBE_MS = 3_000
/** More changed rows than this at once, and the whole start data is read again. */
const CHANGED_MAX = 40
const CHANGE_GAP_MS = 250
const MINUTE_MS = 60_000

/** The till this browser is, kept until somebody chooses another one. */
export const tillId = signal<string | undefined>(kept('till', 'app'))
/** All but the items, which are in the hot set. */
export const start = signal<Omit<Start, 'catalogue'> | undefined>(undefined)
export const choicesProblem = signal<Problem | undefined>(undefined)
export const startProblem = signal<Problem | undefined>(undefined)
/** Counts up when the hot set changed, so that what shows items draws again. */
export const catalogueTurn = signal(0)
/** The minute of the clock, epoch ms: offers begin and end while the till is open. */
export const clock = signal(Date.now())

/** What the screen shows: each step needs the one before. */
export const stage = computed(() => {
  if (!tillId.value) return 'choose'
  if (!session.value) return 'sign-in'
  if (!start.value) return 'loading'
  // The result of a close is read before the till shows itself closed.
  return start.value.session || open.value?.is === 'close' ? 'sell' : 'open'
})

/** Whether to try: known to be away, or there. What is not yet known counts as there. */
export const online = computed(() => reachable.value !== false)

/** What is known of the server, for people to read: nothing before it has answered or failed to. */
export const connection = computed(() => {
  if (reachable.value === undefined) return 'connecting'
  return reachable.value ? 'online' : 'offline'
})

export const hot = hotSet({
  formats: () => start.value?.formats ?? [],
  decimals: () => tenantFormat.value.currency_decimals,
  priceOf: item => priceOf(item)?.amount,
})

/** The price lists that count, the customer's first. */
const priceLists = (customerList?: string | null): string[] => {
  const own = start.value?.store.price_list_id
  return [customerList, own].filter(list => list != null)
}

/** The price row in force for an item. */
export const priceOf = (item: Item, customerList?: string | null) =>
  priceFor(
    item.prices.map(price => ({ ...price, variant_id: item.id })),
    { variantId: item.id, priceListIds: priceLists(customerList), now: clock.value },
  )

/** What it costs when no offer is on: struck through beside the offer. */
export const standingPriceOf = (item: Item, customerList?: string | null): number | undefined =>
  priceFor(
    item.prices
      .filter(price => price.ends_at === null)
      .map(price => ({ ...price, variant_id: item.id })),
    { variantId: item.id, priceListIds: priceLists(customerList), now: clock.value },
  )?.amount

/** The device of a class that this till uses. */
export const deviceOf = (wanted: Device['class']): Device | undefined =>
  deviceOfTill(start.value?.devices ?? [], wanted, tillId.value)

/** What prints this till's receipts: those of its group in their order, or its own printer. */
export const receiptPrinters = (): Device[] => {
  const grouped = start.value?.receipt_printers ?? []
  if (grouped.length > 0) return grouped
  const own = deviceOf('receipt_printer')
  return own ? [own] : []
}

/** Chooses the till of this browser; refused while another till's sales are unsent. */
export const chooseTill = (id: string | undefined): boolean => {
  if (id !== tillId.value && queue.value.length > 0) return false
  keep('till', id, 'app')
  tillId.value = id
  start.value = undefined
  return true
}

/** Reads the choices: tills, people, where the broker is. */
export const readChoices = async (): Promise<Problem | undefined> => {
  const answer = await ask<Choices>('tills.choices')
  if (!answer.ok) return answer.problem
  choicesKnown(answer.value)
  void keepValue('choices', answer.value)
  return undefined
}

/** Reads everything the till sells with; what was kept is shown until it is there. */
export const readStart = async (): Promise<void> => {
  const id = tillId.value
  if (!id || !session.value) return
  const mine = ++readTurn
  const before = sessionTurn
  const answer = await ask<Start>('tills.start', { till_id: id })
  // An older answer must not undo a newer one.
  if (mine !== readTurn || id !== tillId.value) return
  startProblem.value = answer.ok ? undefined : answer.problem
  if (!answer.ok) return
  const { catalogue, ...read } = answer.value
  // Opened or closed while the answer was on its way: this till knows better.
  const rest = before === sessionTurn ? read : { ...read, session: start.value?.session ?? null }
  useStart(rest, catalogue.complete, catalogue.items)
  await keepItems(catalogue.items)
  await keepValue('start', {
    till_id: id,
    rest,
    complete: catalogue.complete,
    order: [...hot.all()].map(item => item.id),
  })
}

/** Somebody closed this till, and not at this screen: whoever stands here is told. */
export const closedElsewhere = signal(false)

const noteClose = (next: Start['session']) => {
  if (next) closedElsewhere.value = false
  else if (start.value?.session && open.value?.is !== 'close') closedElsewhere.value = true
}

/** Changes the till session the screen knows, at once and in what is kept. */
export const sessionIs = (next: Start['session']): void => {
  if (!start.value) return
  noteClose(next)
  sessionTurn += 1
  start.value = { ...start.value, session: next }
  void keptValue<Kept>('start').then(
    was => was && keepValue('start', { ...was, rest: start.value }),
  )
}

/** Items the till met that were not in its set. */
export const meet = (items: readonly Item[]): void => {
  for (const item of items) hot.keep(item)
  void changeItems(items, [])
  afterPaint(() => {
    catalogueTurn.value += 1
  })
}

/** A scanned line comes before the tiles, which are many. */
const afterPaint = (work: () => void) => requestAnimationFrame(() => setTimeout(work))

/**
 * Opens the till's eyes: what was kept first, which is `drawn`, then the server, then whatever
 * changes.
 */
export const startTill = async (drawn: () => void): Promise<void> => {
  const [known, before, items] = await Promise.all([
    keptValue<Choices>('choices'),
    keptValue<Kept>('start'),
    keptItems(),
  ])
  if (known && !choices.value) choicesKnown(known)
  if (before && before.till_id === tillId.value) useKept(before, items)
  if (choices.value) drawn()
  choicesProblem.value = await readChoices()
  drawn()
  effect(() => {
    if (tillId.value && session.value) void readStart()
  })
  effect(connect)
  effect(probeWhileAway)
  onChange(CATALOGUE, (ids, table) => changed(table, ids))
  onChange(['till_session'], () => void readSession())
  tick()
}

// At the turn of each minute: a clock that is a minute behind is looked at, and doubted.
const tick = () => {
  clock.value = Date.now()
  setTimeout(tick, MINUTE_MS - (clock.value % MINUTE_MS))
}

let readTurn = 0
let sessionTurn = 0

type Kept = { till_id: string; rest: Omit<Start, 'catalogue'>; complete: boolean; order: string[] }

const CATALOGUE = [
  'price',
  'variant',
  'product',
  'barcode',
  'category',
  'tax',
  'barcode_format',
  'device',
  'printer_group',
  'printer_group_member',
  'store',
  'tenant',
]

const useStart = (rest: Omit<Start, 'catalogue'>, complete: boolean, items: readonly Item[]) => {
  const stay = start.value?.session != null && start.value.session.id === rest.session?.id
  tenantFormat.value = rest.tenant
  noteClose(rest.session)
  start.value = rest
  hot.fill({ complete, items }, stay)
  catalogueTurn.value += 1
}

const useKept = ({ rest, complete, order }: Kept, items: readonly Item[]) => {
  const byId = new Map(items.map(item => [item.id, item]))
  const ordered = order.map(id => byId.get(id)).filter(item => item !== undefined)
  useStart(rest, complete, ordered)
  const extra = new Set(order)
  for (const item of items) if (!extra.has(item.id)) hot.keep(item)
}

const connect = () => {
  const id = tillId.value
  const token = session.value?.token
  const store = choices.value?.store?.id
  const port = choices.value?.mqtt_port
  if (!id || !token || !store || !port) return undefined
  const stop = connectStore({
    store_id: store,
    client_id: `t:${id}`,
    token,
    mqtt_port: port,
    will: { topic: `s/${store}/t/${id}/state`, payload: { online: false } },
  })
  return stop
}

// The broker's link says first that the server is gone; a request that works says that it is back.
const probeWhileAway = () => {
  // Or a request that failed says it, while the link still stands.
  if (link.value !== 'down' && reachable.value !== false) return undefined
  const timer = setInterval(probe, PROBE_MS)
  void probe()
  return () => clearInterval(timer)
}

const probe = async () => {
  const answer = await request('GET', '/health/live')
  if (answer.ok && startProblem.value) void readStart()
  // The broker also cuts the line of whoever may not come in any more: the answer to this signs out.
  if (answer.ok && session.value && link.value === 'down')
    void request('GET', '/api/v1/sessions/current')
}

const readSession = async () => {
  const id = tillId.value
  if (!id || !session.value || !start.value) return
  const before = sessionTurn
  const answer = await ask<{ session: Start['session'] }>('till-sessions.current', { till_id: id })
  if (before !== sessionTurn || id !== tillId.value) return
  if (answer.ok && answer.value.session?.id !== start.value?.session?.id)
    sessionIs(answer.value.session)
}

const waitingIds = new Map<string, Set<string>>()
let isDue = false
let readAll = false

const changed = (table: string | undefined, ids: readonly string[] | undefined) => {
  const items =
    table === 'price' || table === 'variant' || table === 'product' || table === 'barcode'
  if (!table || !ids || !items || ids.length > CHANGED_MAX) readAll = true
  else waitingIds.set(table, new Set([...(waitingIds.get(table) ?? []), ...ids]))
  if (isDue) return
  isDue = true
  setTimeout(() => {
    isDue = false
    void readChanges()
  }, CHANGE_GAP_MS)
}

const readChanges = async () => {
  const wanted = [...waitingIds].flatMap(([table, ids]) => [...ids].map(id => ({ table, id })))
  waitingIds.clear()
  if (readAll || wanted.length > CHANGED_MAX) {
    readAll = false
    return readStart()
  }
  const found = await Promise.all(wanted.map(({ table, id }) => variantsOf(table, id)))
  if (found.some(ids => ids === undefined)) return readStart()
  const ids = [...new Set(found.flatMap(ids => ids ?? []))].filter(
    id => hot.get(id) || hot.isComplete(),
  )
  if (ids.length === 0) return undefined
  const answer = await ask<{ items: Item[] }>('catalogue.items', { ids: ids.join(',') })
  if (!answer.ok) return undefined
  const gone = ids.filter(id => !answer.value.items.some(item => item.id === id))
  for (const id of gone) hot.forget(id)
  for (const item of answer.value.items) hot.keep(item)
  catalogueTurn.value += 1
  return changeItems(answer.value.items, gone)
}

// Which variants a changed row is about; undefined when it is gone and nobody can tell.
const variantsOf = async (table: string, id: string): Promise<string[] | undefined> => {
  if (table === 'variant') return [id]
  if (table === 'product')
    return [...hot.all()].filter(item => item.product_id === id).map(item => item.id)
  const row = await request<{ variant_id: string }>('GET', `/api/v1/${table}/${id}`)
  return row.ok ? [row.value.variant_id] : undefined
}
