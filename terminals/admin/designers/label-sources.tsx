// Articles that may want a label: those whose price has changed since, those that never had one, and
// any other by its name.
import { useSignal } from '@preact/signals'
import { Plus, Search, Tag } from 'lucide-preact'
import { useMemo } from 'preact/hooks'
import type * as z from 'zod'
import { ask } from '#kit/api.ts'
import { Button } from '#kit/button.tsx'
import { money } from '#kit/formats.ts'
import { nameOf } from '#kit/i18n.ts'
import { type Fresh, freshOf } from '#kit/list-of.ts'
import { may } from '#kit/session.ts'
import { Empty, Problem, Skeleton } from '#kit/states.tsx'
import { Tabs } from '#kit/tabs.tsx'
import type { dueLabel, newLabel } from '#schema/areas/design-inputs.ts'
import type { Order } from './label-order.ts'
import { orderWords as words } from './order-words.ts'

const FOUND_MAX = 30

type Due = z.infer<typeof dueLabel>
type New = z.infer<typeof newLabel>
type Article = { variant_id: string; name: string; name_ar: string; sku: string; note?: string }
type Source = 'changed' | 'new' | 'find'

export const LabelSources = ({ order }: { order: Order }) => {
  const source = useSignal<Source>('changed')
  const due = useMemo(
    () =>
      freshOf<{ rows: Due[] }>(['price', 'shelf_label'], () => () => ask('printing.labels-due')),
    [],
  )
  const fresh = useMemo(
    () =>
      freshOf<{ rows: New[] }>(
        ['price', 'variant', 'shelf_label'],
        () => () => ask('printing.labels-missing'),
      ),
    [],
  )
  const changed = due.value.value?.rows
  const never = fresh.value.value?.rows
  return (
    <Tabs
      label={words.sources}
      current={source.value}
      onChoose={key => (source.value = key)}
      tabs={[
        { key: 'changed', title: words.labelsChanged, count: changed?.length },
        { key: 'new', title: words.labelsNew, count: never?.length },
        ...(may('sales.quote') ? [{ key: 'find' as const, title: words.labelsFind }] : []),
      ]}
    >
      {source.value === 'changed' && (
        <Articles
          order={order}
          from={due}
          empty={words.nothingDue}
          rows={changed?.map(row => ({
            ...row,
            note: words.wasNow(money(row.label_amount), money(row.amount)),
          }))}
        />
      )}
      {source.value === 'new' && (
        <Articles
          order={order}
          from={fresh}
          empty={words.nothingNew}
          rows={never?.map(row => ({ ...row, note: money(row.amount) }))}
        />
      )}
      {source.value === 'find' && <Find order={order} />}
    </Tabs>
  )
}

const Find = ({ order }: { order: Order }) => {
  const typed = useSignal('')
  const found = useMemo(
    () =>
      freshOf<{ items: (Omit<Article, 'variant_id'> & { id: string })[] }>(['product'], () => {
        const q = typed.value.trim()
        return q === '' ? undefined : () => ask('catalogue.search', { q, limit: FOUND_MAX })
      }),
    [],
  )
  const rows = found.value.value?.items.map(item => ({ ...item, variant_id: item.id }))
  return (
    <div class="grid gap-3">
      <label class="input w-full">
        <Search size={18} class="quiet" aria-hidden="true" />
        <input
          type="search"
          autoFocus
          aria-label={words.findArticle}
          placeholder={words.findArticle}
          value={typed.value}
          onInput={event => (typed.value = event.currentTarget.value)}
        />
      </label>
      {typed.value.trim() === '' ? (
        <Empty icon={Search} title={words.findFirst} />
      ) : (
        <Articles order={order} from={found} rows={rows} empty={words.nothingFound} />
      )}
    </div>
  )
}

type ArticlesProps = {
  order: Order
  from: Pick<Fresh<unknown>, 'problem' | 'refresh'>
  /** undefined while they are on their way */
  rows: readonly Article[] | undefined
  empty: string
}

const Articles = ({ order, from, rows, empty }: ArticlesProps) => {
  const taken = new Set(order.wanted.value.map(({ variant_id }) => variant_id))
  const left = rows?.filter(({ variant_id }) => !taken.has(variant_id))
  if (!left) {
    const { value } = from.problem
    return value ? <Problem problem={value} onAgain={from.refresh} /> : <Skeleton lines={6} />
  }
  if (left.length === 0) return <Empty icon={Tag} title={rows?.length ? words.allTaken : empty} />
  return (
    <div class="grid gap-2">
      <Button class="justify-self-end" onClick={() => order.take(left)}>
        {words.addAll}
      </Button>
      <ul class="divide-y divide-base-300 rounded-box border border-base-300 bg-base-100">
        {left.map(article => (
          <li key={article.variant_id} class="flex items-center gap-3 ps-4">
            <span class="min-w-0 flex-1 py-2">
              <bdi class="block truncate">{nameOf(article)}</bdi>
              <span class="quiet flex flex-wrap gap-x-3 text-sm">
                <code class="ltr text-xs leading-5">{article.sku}</code>
                {article.note && <span>{article.note}</span>}
              </span>
            </span>
            <Button
              tone="quiet"
              icon={Plus}
              label={words.take(nameOf(article))}
              onClick={() => order.take([article])}
            />
          </li>
        ))}
      </ul>
    </div>
  )
}
