// Finding goods: the field for words and codes, the categories, the goods as tiles.
import { useSignal } from '@preact/signals'
import { ScanBarcode, Search, SearchX, X } from 'lucide-preact'
import { useEffect, useRef } from 'preact/hooks'
import { count, money } from '#kit/formats.ts'
import { nameOf } from '#kit/i18n.ts'
import { apiPath } from '#kit/paths.ts'
import { Empty } from '#kit/states.tsx'
import { basket, customer } from '../state/counter.ts'
import {
  active,
  categories,
  category,
  query,
  search,
  TILES,
  type Tile,
  tiles,
} from '../state/find.ts'
import { choose, looking } from '../state/goods-in.ts'
import { moveOn } from '../state/pay.ts'
import { searchField, setTyped, takeHit, takeTyped, typed } from '../state/sell-keys.ts'
import { hot, online, priceOf, standingPriceOf } from '../state/till.ts'
import { show } from '../state/windows.ts'
import { texts } from '../texts.ts'
import { GoodsName } from './goods-name.tsx'

export const FindPanel = () => (
  <section
    class="goods flex min-h-0 min-w-0 flex-1 flex-col gap-2 p-2 lg:p-3"
    aria-label={texts.products}
  >
    <SearchBar />
    <Chips />
    <Goods />
  </section>
)

const SearchBar = () => (
  <div class="flex gap-2">
    <label class="key input flex-1 gap-3 bg-base-100 text-base">
      <Search size={20} class="quiet shrink-0" aria-hidden="true" />
      <input
        ref={field => {
          searchField.current = field
        }}
        class="min-w-0 grow"
        type="search"
        enterkeyhint="search"
        autocomplete="off"
        dir="auto"
        placeholder={texts.search}
        aria-label={texts.search}
        aria-keyshortcuts="F2"
        value={query.value}
        onInput={event => search(event.currentTarget.value)}
        onSearch={takeHit}
      />
      {query.value !== '' ? (
        <button
          type="button"
          class="btn btn-sm btn-ghost btn-square"
          aria-label={texts.clearSearch}
          onClick={() => search('')}
        >
          <X size={18} aria-hidden="true" />
        </button>
      ) : (
        <kbd class="kbd kbd-sm max-lg:hidden">F2</kbd>
      )}
    </label>
    <Times />
    {looking.value.length > 0 && (
      <p
        class="key flex items-center gap-2 rounded-field border border-base-300 bg-base-100 px-3 text-sm"
        role="status"
      >
        <ScanBarcode size={20} aria-hidden="true" />
        <span class="ltr">{looking.value[0]}</span>
        <span class="loading loading-dots loading-sm late" aria-hidden="true" />
      </p>
    )}
  </div>
)

// The quantity for the next scan, seen before it counts.
const Times = () => {
  const value =
    typed.value || (basket.value.multiplier === null ? '' : count(basket.value.multiplier / 1_000))
  if (value === '') return null
  return (
    <button
      type="button"
      class="key btn btn-neutral text-lg"
      aria-label={`${texts.times(value)} ${texts.dropTimes}`}
      onClick={() => setTyped('')}
    >
      <bdi dir="ltr">{value.length < 6 ? `${value} ×` : value}</bdi>
      <X size={18} aria-hidden="true" />
    </button>
  )
}

const Chips = () => (
  <nav
    aria-label={texts.categories}
    class="grid shrink-0 auto-cols-max grid-flow-col gap-1.5 overflow-x-auto p-1 [scrollbar-width:thin]"
  >
    <Chip name={texts.all} on={category.value === undefined} choose={() => choosing(undefined)} />
    {categories.value.map(known => (
      <Chip
        key={known.id}
        name={nameOf(known)}
        colour={known.colour}
        pictureId={known.picture_id}
        on={category.value === known.id}
        choose={() => choosing(known.id)}
      />
    ))}
  </nav>
)

const choosing = (id: string | undefined) => {
  category.value = id
  if (query.value !== '') search('')
}

type ChipProps = {
  name: string
  colour?: string
  pictureId?: string | null
  on: boolean
  choose: () => void
}

const Chip = ({ name, colour, pictureId, on, choose }: ChipProps) => (
  <button
    type="button"
    aria-pressed={on}
    class={`key flex cursor-pointer items-center gap-2 rounded-field border px-3 text-sm font-medium ${on ? 'border-primary bg-primary text-primary-content' : 'border-base-300 bg-base-100'}`}
    onClick={choose}
  >
    {pictureId ? (
      <img
        src={apiPath.picture(pictureId)}
        alt=""
        class="size-9 rounded-sm object-cover"
        loading="lazy"
      />
    ) : (
      colour && <span class="size-3 rounded-full" style={{ backgroundColor: colour }} />
    )}
    <bdi class="whitespace-nowrap">{name}</bdi>
  </button>
)

const Goods = () => {
  const shown = useSignal(TILES)
  const box = useRef<HTMLDivElement>(null)
  const end = useRef<HTMLDivElement>(null)
  const list = tiles.value
  // Another list begins at its top.
  useEffect(() => {
    shown.value = TILES
    box.current?.scrollTo(0, 0)
  }, [category.value, query.value])
  useEffect(() => {
    const last = end.current
    if (!last) return undefined
    const watcher = new IntersectionObserver(
      entries => {
        if (entries.some(entry => entry.isIntersecting)) shown.value += TILES
      },
      { root: box.current, rootMargin: '600px' },
    )
    watcher.observe(last)
    return () => watcher.disconnect()
  }, [shown.value, list.length])
  return (
    <div ref={box} class="min-h-0 flex-1 overflow-y-auto overscroll-contain [scrollbar-width:thin]">
      {list.length === 0 ? (
        <NoGoods />
      ) : (
        <ul class="grid grid-cols-[repeat(auto-fill,minmax(8.25rem,1fr))] gap-2 p-1">
          {list.slice(0, shown.value).map((tile, at) => (
            <GoodsTile
              key={tile.sisters.length > 0 ? tile.item.product_id : tile.item.id}
              tile={tile}
              price={priceOf(tile.item, customer.value?.price_list_id)?.amount}
              marked={query.value !== '' && at === active.value}
            />
          ))}
        </ul>
      )}
      {list.length > shown.value && <div ref={end} class="h-4" />}
    </div>
  )
}

const NoGoods = () =>
  hot.size() === 0 && query.value === '' ? (
    <Empty title={texts.noGoods} hint={texts.noGoodsHint} />
  ) : (
    <Empty
      icon={SearchX}
      title={texts.nothingFound}
      hint={online.value ? texts.nothingFoundHint : texts.nothingFoundOffline}
    />
  )

const GoodsTile = ({
  tile,
  price,
  marked,
}: {
  tile: Tile
  price: number | undefined
  marked: boolean
}) => {
  const { item, sisters } = tile
  const name = nameOf({ name: tile.name, name_ar: tile.nameAr })
  return (
    <li>
      <button
        type="button"
        class={`flex h-full w-full cursor-pointer flex-col overflow-hidden rounded-field border bg-base-100 text-start active:bg-base-300 ${marked ? 'border-primary outline-2 outline-primary' : 'border-base-300'}`}
        onClick={() => takeTile(tile)}
      >
        <Picture tile={tile} name={name} />
        <span class="flex min-h-16 w-full flex-1 flex-col gap-0.5 px-2 pt-1.5 pb-2">
          <bdi class="line-clamp-2 min-h-10 text-sm/snug font-medium">
            <GoodsName name={name} />
          </bdi>
          <span class="mt-auto flex w-full items-baseline justify-between gap-1">
            <span class="quiet truncate text-xs">
              {sisters.length > 0 ? texts.kinds(sisters.length, count(sisters.length)) : ''}
            </span>
            <Price item={item} price={price} />
          </span>
        </span>
      </button>
    </li>
  )
}

const Price = ({ item, price }: { item: Tile['item']; price: number | undefined }) => {
  if (price === undefined) return <span class="quiet text-xs">—</span>
  const standing = standingPriceOf(item, customer.value?.price_list_id)
  const text = item.unit === 'kg' ? texts.perKg(money(price)) : money(price)
  const isOffer = standing !== undefined && standing > price
  return <span class={`amount text-sm font-semibold ${isOffer ? 'text-success' : ''}`}>{text}</span>
}

const takeTile = (tile: Tile) => {
  moveOn()
  if (!takeTyped()) return
  if (tile.sisters.length > 0) show({ is: 'variants', items: tile.sisters })
  else {
    choose(tile.item)
    if (query.value !== '') search('')
  }
}

const Picture = ({ tile, name }: { tile: Tile; name: string }) => {
  const known = categories.value.find(one => one.id === tile.item.category_id)
  const picture = tile.item.picture_id ?? known?.picture_id
  return (
    <span
      class="grid h-26 w-full shrink-0 place-items-center overflow-hidden bg-base-200"
      style={
        known
          ? { backgroundColor: `color-mix(in oklab, ${known.colour} 16%, var(--color-base-100))` }
          : {}
      }
    >
      {picture ? (
        <img
          src={apiPath.picture(picture)}
          alt=""
          class={
            tile.item.picture_id
              ? 'h-26 w-full object-cover object-[50%_55%]'
              : 'size-14 object-contain'
          }
          loading="lazy"
          decoding="async"
        />
      ) : (
        <span class="quiet text-lg font-semibold" aria-hidden="true">
          {name.slice(0, 2)}
        </span>
      )}
    </span>
  )
}
