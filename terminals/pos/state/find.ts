// Finding goods: by category, by words. Memory answers at once; the server adds what it does not
// hold.
import { computed, effect, signal } from '@preact/signals'
import { ask } from '#kit/api.ts'
import type { Item } from '../local/start-data.ts'
import { catalogueTurn, hot, meet, online, start } from './till.ts'

/** Most hits of a search in words; nobody reads further. */
const HITS_MAX = 60
/** Tiles drawn at first, and added at a time when somebody scrolls. */
export const TILES = 60
const ASK_GAP_MS = 120
const SHORTEST_QUERY = 2

export const query = signal('')
export const category = signal<string | undefined>(undefined)
/** The hit that Enter takes. */
export const active = signal(0)
const fromServer = signal<{ for: string; items: Item[] }>({ for: '', items: [] })

/** Categories that hold something, in their order. */
export const categories = computed(() => {
  catalogueTurn.value
  const used = new Set([...hot.all()].map(item => item.category_id))
  return (start.value?.categories ?? [])
    .filter(known => known.status === 'active' && (used.has(known.id) || !hot.isComplete()))
    .sort((a, b) => a.position - b.position)
})

/** What is found, best first. */
export const hits = computed((): Item[] => {
  catalogueTurn.value
  const words = query.value.trim()
  const own = hot.search(
    words,
    words === '' ? category.value : undefined,
    words === '' ? undefined : HITS_MAX,
  )
  const sellable = own.filter(item => item.status === 'active')
  if (fromServer.value.for !== keyOf()) return sellable
  const known = new Set(sellable.map(item => item.id))
  return [...sellable, ...fromServer.value.items.filter(item => !known.has(item.id))]
})

export type Tile = { item: Item; sisters: Item[]; name: string; nameAr: string }

/** The hits as tiles: while browsing, the variants of a product share one. */
export const tiles = computed((): Tile[] => {
  if (query.value.trim() !== '')
    return hits.value.map(item => ({ item, sisters: [], name: item.name, nameAr: item.name_ar }))
  const byProduct = new Map<string, Item[]>()
  for (const item of hits.value) {
    const sisters = byProduct.get(item.product_id)
    if (sisters) sisters.push(item)
    else byProduct.set(item.product_id, [item])
  }
  return [...byProduct.values()].flatMap(sisters => {
    const [item] = sisters
    if (!item) return []
    if (sisters.length === 1) return [{ item, sisters: [], name: item.name, nameAr: item.name_ar }]
    return [
      {
        item,
        sisters,
        name: shared(sisters.map(sister => sister.name)),
        nameAr: shared(sisters.map(sister => sister.name_ar)),
      },
    ]
  })
})

export const search = (words: string): void => {
  query.value = words
  active.value = 0
}

/** Begins to ask the server for what the hot set does not hold. */
export const startFind = (): void => {
  let timer: ReturnType<typeof setTimeout> | undefined
  effect(() => {
    const key = keyOf()
    const words = query.value.trim()
    clearTimeout(timer)
    const wanted = words.length >= SHORTEST_QUERY || (words === '' && category.value !== undefined)
    if (!wanted || hot.isComplete() || !online.value) return
    timer = setTimeout(() => void askServer(key), ASK_GAP_MS)
  })
}

const keyOf = () =>
  `${query.value.trim() === '' ? (category.value ?? '') : ''} ${query.value.trim()}`

const askServer = async (key: string) => {
  const answer = await ask<{ items: Item[] }>('catalogue.search', {
    q: query.peek().trim(),
    category_id: query.peek().trim() === '' ? category.peek() : undefined,
    limit: HITS_MAX,
  })
  if (!answer.ok || key !== keyOf()) return
  fromServer.value = { for: key, items: answer.value.items }
  meet(answer.value.items.filter(item => !hot.get(item.id)))
}

/** "Flat white, large" and "Flat white, small" share "Flat white". */
const shared = (names: readonly string[]): string => {
  const [first = '', ...rest] = names
  let length = first.length
  for (const name of rest) {
    let same = 0
    while (same < length && name[same] === first[same]) same += 1
    length = same
  }
  const prefix = first.slice(0, length)
  const cut = prefix.search(/[,،](?!.*[,،])/)
  return (cut > 0 ? prefix.slice(0, cut) : prefix).trim() || first
}
