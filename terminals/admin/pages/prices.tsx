// Prices as people look for them: by article, with what holds now and what is to come.
import { useSignal } from '@preact/signals'
import { Lock, Search, Tag } from 'lucide-preact'
import { useMemo } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { ask } from '#kit/api.ts'
import { dateTime, money } from '#kit/formats.ts'
import { language, nameOf } from '#kit/i18n.ts'
import { freshOf, listOf } from '#kit/list-of.ts'
import { Page } from '#kit/page.tsx'
import { search } from '#kit/paths.ts'
import { Badge, Empty } from '#kit/states.tsx'
import { type Column, Table as TableView } from '#kit/table.tsx'
import type { Row } from '#schema/index.ts'
import { whyHidden, whyNot, whyReadOnly } from '../access.ts'
import { Picture } from '../cell.tsx'
import { Reason } from '../list-page.tsx'
import { path } from '../paths.ts'
import { SetPriceDialog } from '../price-dialog.tsx'
import { type Priced, pricesIn } from '../prices-in.ts'
import { texts } from '../texts.ts'

const SHOWN = 60

export const PricesPage = () => {
  const hidden = whyHidden('price') ?? whyNot('sales.quote', texts.seeing(texts.articles))
  if (hidden === undefined) return <Articles />
  return (
    <Page fill title={texts.setPrices}>
      <Empty icon={Lock} title={hidden} />
    </Page>
  )
}

const Articles = () => {
  const { query, route } = useLocation()
  const q = query.q ?? ''
  const words = useSignal(q)
  words.value = q
  // Without words the goods stand by name; with words the best comes first, until a head is touched.
  const chosen = query.sort ?? (q === '' ? 'name' : '')
  const sort = useSignal(chosen)
  sort.value = chosen
  const lists = useMemo(() => listOf('price_list', { limit: 20 }), [])
  const items = useMemo(
    () =>
      freshOf<{ items: Priced[] }>(['price', 'product', 'variant'], () => {
        const now = { q: words.value, ...sortOf(sort.value), limit: SHOWN }
        return () => ask('catalogue.search', now)
      }),
    [],
  )
  const open = useSignal<Priced | undefined>(undefined)
  const why = whyReadOnly('price')
  return (
    <Page
      fill
      title={texts.setPrices}
      note={why && <Reason why={why} />}
      problem={items.problem.value ?? lists.problem.value}
      onAgain={items.refresh}
    >
      <label class="input w-full max-w-md shrink-0">
        <Search size={18} class="quiet" aria-hidden="true" />
        <input
          type="search"
          aria-label={texts.findArticle}
          placeholder={texts.findArticle}
          value={q}
          onInput={event =>
            route(`${path.prices}${search({ ...query, q: event.currentTarget.value })}`, true)
          }
        />
      </label>
      <TableView
        sticky
        label={texts.setPrices}
        rows={lists.value.value && items.value.value?.items}
        keyOf={item => item.id}
        onOpen={item => (open.value = item)}
        sort={chosen}
        onSort={next => route(`${path.prices}${search({ ...query, sort: next })}`, true)}
        expected={14}
        empty={<Empty icon={Tag} title={texts.nothingFits} />}
        columns={[
          {
            key: 'name',
            title: texts.articleName,
            cell: item => <Name item={item} />,
            sortable: true,
          },
          {
            key: 'sku',
            title: 'SKU',
            cell: item => <code class="ltr text-xs whitespace-nowrap">{item.sku}</code>,
            wideOnly: true,
            sortable: true,
          },
          ...(lists.value.value?.rows ?? []).map(priceColumn),
        ]}
      />
      {open.value && (
        <SetPriceDialog
          item={open.value}
          lists={lists.value.value?.rows ?? []}
          why={why}
          onClose={() => (open.value = undefined)}
        />
      )}
    </Page>
  )
}

/** By the name that is shown. */
const sortOf = (sort: string) => {
  if (sort === '') return {}
  const isName = sort.replace('-', '') === 'name'
  return { sort: isName && language.value === 'ar' ? `${sort}_ar` : sort }
}

const Name = ({ item }: { item: Priced }) => (
  <span class="flex items-center gap-3">
    {item.picture_id && <Picture value={item.picture_id} />}
    <bdi>{nameOf(item)}</bdi>
  </span>
)

const priceColumn = (list: Row<'price_list'>): Column<Priced> => ({
  key: list.id,
  title: nameOf(list),
  end: true,
  cell: item => {
    const { now, next } = pricesIn(item, list.id)
    return (
      <span class="inline-flex items-center justify-end gap-2">
        {next && (
          <Badge tone="info">
            {texts.priceFrom(money(next.amount), dateTime(next.starts_at ?? 0))}
          </Badge>
        )}
        {now ? money(now.amount) : <span class="quiet">–</span>}
      </span>
    )
  },
})
