// The parts that the pages share: figures, tenders, top products, a store's light, the stale line.
import {
  CircleCheck,
  CircleX,
  CloudOff,
  Minus,
  TrendingDown,
  TrendingUp,
  TriangleAlert,
} from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import { measured, money, shortTime, span, time } from '#kit/formats.ts'
import { nameOf } from '#kit/i18n.ts'
import { wordsOfStoresRefusal } from '#kit/refusals.ts'
import { Empty } from '#kit/states.tsx'
import { Table } from '#kit/table.tsx'
import { type Change, standingOf } from './figures.ts'
import type { StoreToday, Today } from './reports.ts'
import { texts } from './texts.ts'

export const Card = ({
  children,
  class: more = '',
}: {
  children: ComponentChildren
  class?: string
}) => (
  <section class={`min-w-0 rounded-box border border-base-300 bg-base-100 p-4 ${more}`}>
    {children}
  </section>
)

type FigureProps = {
  name: string
  /** undefined while it is on its way: its place is kept */
  value: string | undefined
  change?: Change | undefined
  note?: string | undefined
  isMain?: boolean
  /** the whole width of a phone */
  isWide?: boolean
}

/** One figure, what it is compared with below it; its box is as high with and without. */
export const Figure = ({ name, value, change, note, isMain, isWide }: FigureProps) => (
  <div
    class={`min-w-0 rounded-box border border-base-300 bg-base-100 p-4 ${isMain || isWide ? 'col-span-2 sm:col-span-1' : ''}`}
  >
    <dt class="quiet text-sm">{name}</dt>
    <dd>
      <p
        class={`amount font-semibold ${isMain ? 'min-h-12 text-2xl' : 'min-h-9 text-xl'}`}
        data-figure={name}
      >
        {value ?? <span class="late skeleton inline-block h-8 w-32" />}
      </p>
      <p class="flex min-h-6 flex-wrap items-center gap-x-2 text-sm">
        {change && <ChangeSign change={change} />}
        {note && <span class="quiet">{note}</span>}
      </p>
    </dd>
  </div>
)

/** More or less, as an arrow, a word and a colour. */
export const ChangeSign = ({ change }: { change: Change }) => {
  const Icon = { more: TrendingUp, less: TrendingDown, same: Minus }[change.is]
  return (
    <span class={`inline-flex items-center gap-1 font-medium ${changeTones[change.is]}`}>
      <Icon size={16} aria-hidden="true" class="mirror" />
      {change.words}
    </span>
  )
}

const changeTones = { more: 'text-success', less: 'text-error', same: 'quiet' }

/** Shown above figures that no longer move. */
export const Stale = ({ at }: { at: number }) => (
  <p role="status" class="alert alert-warning alert-soft py-2" data-stale>
    <CloudOff size={20} aria-hidden="true" />
    {texts.noNetwork(shortTime(at))}
  </p>
)

/** Whether the store is heard, and how old what it said is. */
export const StoreLight = ({ store }: { store: StoreToday }) => {
  const standing = standingOf(store)
  const Icon = { connected: CircleCheck, late: TriangleAlert, away: CircleX }[standing]
  return (
    <span
      class={`inline-flex items-center gap-1.5 text-sm font-medium ${lightTones[standing]}`}
      data-standing={standing}
    >
      <Icon size={16} aria-hidden="true" />
      {standingWords(store)}
    </span>
  )
}

/** Why head office's figures of the store stand still. */
export const Refused = ({ store: { problem } }: { store: StoreToday }) =>
  problem ? (
    <span class="flex items-start gap-1.5 text-sm text-warning" data-refused>
      <TriangleAlert size={16} aria-hidden="true" class="mt-0.5 shrink-0" />
      <span class="min-w-0 break-words">{wordsOfStoresRefusal(problem)}</span>
    </span>
  ) : null

const standingWords = (store: StoreToday) => {
  const standing = standingOf(store)
  if (standing === 'connected') return texts.connected
  if (standing === 'late') return texts.late(span(store.lag_seconds ?? 0))
  return store.last_seen_at === null ? texts.neverSeen : texts.away(shortTime(store.last_seen_at))
}

const lightTones = { connected: 'text-success', late: 'text-warning', away: 'text-error' }

/** When the store last sold something, as the store's own clock had it. */
export const lastSaleOf = ({ last_sale_at }: StoreToday) =>
  last_sale_at === null ? texts.noSaleYet : time(last_sale_at)

export const Tenders = ({ today }: { today: Today }) => {
  const { tenders } = today
  const all = tenders.reduce((sum, { total }) => sum + Math.max(0, total), 0)
  return (
    <Card class="grid content-start gap-4">
      <h2 class="font-semibold">{texts.tenders}</h2>
      {tenders.length === 0 && <p class="quiet text-sm">{texts.noSales}</p>}
      <ul class="grid gap-4">
        {tenders.map(({ kind, total }) => (
          <li key={kind} class="grid gap-1">
            <p class="flex justify-between gap-4">
              <span>{kind === 'cash' ? texts.cash : kind === 'card' ? texts.card : kind}</span>
              <span class="amount font-semibold">{money(total)}</span>
            </p>
            <progress
              class="progress progress-primary"
              value={Math.max(0, total)}
              max={Math.max(1, all)}
              aria-label={kind}
            />
          </li>
        ))}
      </ul>
      <BesideSales name={texts.priceDifferences} amount={today.price_difference} />
      <BesideSales name={texts.cashRounding} amount={today.rounding} />
    </Card>
  )
}

/** What makes the money taken differ from the sales; figures kept from an earlier release have none. */
const BesideSales = ({ name, amount = 0 }: { name: string; amount: number | undefined }) =>
  amount === 0 ? null : (
    <p class="quiet flex justify-between gap-4 text-sm">
      <span>{name}</span>
      <span class="amount">{money(amount)}</span>
    </p>
  )

export const TopProducts = ({ top }: Pick<Today, 'top'>) => (
  <section class="grid min-w-0 content-start gap-2">
    <h2 class="font-semibold">{texts.top}</h2>
    <Table
      label={texts.top}
      rows={top}
      keyOf={row => row.variant_id}
      empty={<Empty title={texts.noSales} hint={texts.noSalesHint} />}
      columns={[
        {
          key: 'name',
          title: texts.product,
          cell: row => <bdi>{nameOf({ name: row.name, name_ar: row.name_ar ?? '' })}</bdi>,
        },
        {
          key: 'quantity',
          title: texts.quantity,
          end: true,
          cell: row => measured(row.quantity, row.unit),
        },
        { key: 'total', title: texts.turnover, end: true, cell: row => money(row.total) },
      ]}
    />
  </section>
)
